#include "ui/screens/screens.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui::screens {

// The first screen as somebody leaves it, in their language and as they see best. While there is something to take back
// only its buttons act: a second touch, or one in fright, must not begin another visit.
void farewell(Frame& frame) {
    const Words& words = frame.words;
    const bool kept = frame.model.farewell->kept.has_value();
    std::vector<BarItem> bar{
        {"attract.start", words("farewell.start"), action::Start{words.language()}, kept ? Look::plain : Look::start},
        {"attract.code", words("attract.code")}};
    for (const Words* language : frame.languages) {
        bar.push_back({"settings.language." + language->language(), (*language)("language.name"),
                       action::Start{language->language()}});
    }
    Page page(frame, {.bar = std::move(bar), .tools = false});
    if (!kept && frame.interface.touch().ground("attract.anywhere", page.screen()).activated)
        frame.actions.emplace_back(action::Start{words.language()});
    scrolled(frame, "farewell", page.whole().rest(), [&](Column& column) {
        title(column, words(kept ? "farewell.title" : "attract.wiped"));
        if (!kept) return;
        paragraph(column,
                  words("farewell.lead", {{"n", double((farewell_left(frame.world, frame.model) + 999) / 1000)}}));
        column.space(measure::block);
        if (button(column, "farewell.undo", words("farewell.undo"), {.look = Look::start, .icon = Icon::back}))
            frame.actions.emplace_back(action::TakeBack{});
    });
    if (page.finish() != "attract.code") return;
    frame.actions.emplace_back(action::Start{words.language()});
    frame.actions.emplace_back(action::Open{Screen::bring_back});
}

}  // namespace milepost::ui::screens
