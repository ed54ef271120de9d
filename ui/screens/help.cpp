#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

namespace milepost::ui::screens {

void help(Frame& frame) {
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    Page page(frame, {.bar = close_bar(frame)});
    scrolled(frame, "help", page.whole().rest(), [&](Column& column) {
        title(column, words("help.title"));
        column.space(measure::tight);
        for (const GuidePart& part : content.guide) {
            const std::string id = "guide." + part.id;
            const bool open = frame.model.opened == id;
            if (disclosure(column, id, words(id + ".title"), open)) frame.actions.push_back(action::Unfold{id});
            if (!open) continue;
            for (const GuideSection& section : part.sections) {
                const std::string key = id + "." + section.id;
                card(column, [&](Column& inner) {
                    say(inner, Style::strong, words(key + ".title"), Role::heading);
                    paragraph(inner, words(key + ".body"));
                    caption(inner, source_phrase(words, content, section.cite, frame.world.date));
                }, Surface::note);
            }
        }
        const bool about = frame.model.opened == "about";
        if (disclosure(column, "about", words("help.about"), about)) frame.actions.push_back(action::Unfold{"about"});
        if (about) paragraph(column, words("help.about.body", {{"version", content.version}}));
    });
    page.finish();
}

}  // namespace milepost::ui::screens
