#include "ui/screens/screens.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui::screens {

void idle_warning(Frame& frame) {
    const double seconds = double((warning_left(frame.world, frame.model, frame.derived.standing) + 999) / 1000);
    dialog(frame, "idle", frame.words("idle.title"), [&](Column& column) {
        title(column, frame.words("idle.title"));
        say(column, Style::display, std::to_string(int(seconds)));
        paragraph(column, frame.words("idle.lead", {{"n", seconds}}));
        column.space(measure::block);
        if (button(column, "idle.stay", frame.words("idle.stay"), {.look = Look::primary}))
            frame.actions.push_back(action::Stay{});
    });
}

}  // namespace milepost::ui::screens
