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
        auto columns = column.columns(page.landscape() ? 2 : 1, measure::section);
        const std::size_t rows = content.guide.size() + 1;
        const auto place = [&](std::size_t row) -> Column& { return columns[row * columns.size() / rows]; };  // that none moves aside when one unfolds
        for (std::size_t row = 0; row < content.guide.size(); ++row) {
            const GuidePart& part = content.guide[row];
            const std::string id = "guide." + part.id;
            fold(place(row), id, words(id + ".title"), {.note = words(id + ".lead"), .style = Style::heading}, [&](Column& open) {
                for (const GuideSection& section : part.sections) {
                    const std::string key = id + "." + section.id;
                    card(open, [&](Column& inner) {
                        say(inner, Style::strong, words(key + ".title"), Role::heading);
                        paragraph(inner, words(key + ".body"));
                        if (section.organiser && !content.organiser.name.empty()) {
                            say(inner, Style::strong, content.organiser.name);
                            if (const std::string said = content.organiser.in(words.language()); !said.empty()) paragraph(inner, said);
                        }
                        caption(inner, source_phrase(words, content, section.cite, frame.world.date));
                    }, Surface::note);
                }
            });
        }
        fold(place(rows - 1), "about", words("help.about"), {.note = words("help.about.lead"), .style = Style::heading}, [&](Column& open) {
            paragraph(open, words("help.about.body", {{"version", content.version}}));
            const auto& proved = frame.model.proved;
            if (proved && proved->violations == 0) caption(open, words("help.about.proved", {{"day", proved->day}, {"digest", proved->digest}}));
        });
        column.below(columns);
    });
    page.finish();
}

}  // namespace milepost::ui::screens
