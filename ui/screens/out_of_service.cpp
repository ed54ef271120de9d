#include "ui/base/interface.h"
#include "ui/screens/screens.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui::screens {

void out_of_service(Frame& frame) {
    // The words may be what is broken: the sign alone must do.
    const float width = float(frame.display.width), height = float(frame.display.height);
    const float size = frame.interface.px(50);
    draw_icon(frame.interface.canvas(), Icon::warning, width / 2, height * 0.36f, size, frame.interface.theme().ink);
    if (!frame.words.has("out_of_service.title")) return;
    Column column(frame, {width * 0.1f, height * 0.36f + size, width * 0.8f, height * 0.5f});
    say(column, Style::title, frame.words("out_of_service.title"), Role::heading, Align::centre);
    column.space(measure::block);
    say(column, Style::body, frame.words("out_of_service.lead"), Role::text, Align::centre);
}

}  // namespace milepost::ui::screens
