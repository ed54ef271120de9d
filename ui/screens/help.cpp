#include "ui/screens/screens.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui::screens {

void help(Frame& frame) {
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    Page page(frame, {.bar = close_bar(frame)});
    // What a part is about stands below its name, where a page holds more than a few lines.
    const auto about = [&](const std::string& lead) {
        return page.roomy() ? FoldOptions{.note = words(lead), .style = Style::heading} : FoldOptions{};
    };
    scrolled(frame, "help", page.whole().rest(), [&](Column& column) {
        title(column, words("help.title"));
        column.space(measure::tight);
        for (const GuidePart& part : content.guide) {
            const std::string id = "guide." + part.id;
            fold(column, id, words(id + ".title"), about(id + ".lead"), [&](Column& open) {
                for (const GuideSection& section : part.sections) {
                    const std::string key = id + "." + section.id;
                    card(
                        open,
                        [&](Column& inner) {
                            say(inner, Style::strong, words(key + ".title"), Role::heading);
                            paragraph(inner, words(key + ".body"));
                            if (section.organiser && !content.organiser.name.empty()) {
                                say(inner, Style::strong, content.organiser.name);
                                if (const std::string said = content.organiser.in(words.language()); !said.empty())
                                    paragraph(inner, said);
                            }
                            caption(inner, source_phrase(words, content, section.cite, frame.world.date));
                        },
                        Surface::note);
                }
            });
        }
        fold(column, "about", words("help.about"), about("help.about.lead"), [&](Column& open) {
            paragraph(open, words("help.about.body", {{"version", content.version}}));
            const auto& proved = frame.model.site.proved;
            if (proved && proved->violations == 0)
                caption(open, words("help.about.proved", {{"day", proved->day}, {"digest", proved->digest}}));
        });
    });
    page.finish();
}

}  // namespace milepost::ui::screens
