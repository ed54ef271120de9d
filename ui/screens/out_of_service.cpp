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
    const auto told = [&](const Words& words, Style style) {
        say(column, style, words("out_of_service.title"), Role::heading, Align::centre);
        say(column, Style::body, words("out_of_service.lead"), Role::text, Align::centre);
    };
    told(frame.words, Style::title);
    for (const Words* other : frame.languages) {  // nobody can change the language here
        if (other == &frame.words || !other->has("out_of_service.title")) continue;
        column.space(measure::section);
        told(*other, Style::heading);
    }
}

}  // namespace milepost::ui::screens
