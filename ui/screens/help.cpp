#include <algorithm>
#include <cmath>

#include "ui/base/interface.h"
#include "ui/screens/screens.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/scenes.h"
#include "ui/widgets/widgets.h"
#include "ui/words/pay.h"
#include "ui/words/phrases.h"

namespace milepost::ui::screens {
namespace {

constexpr float least_capitals = 17,
                picture_share = 0.42f;  ///< across a card; of its width, where it stands beside words

/// The narrowest card whose lines hold more than a word or two, in pixels.
float least_card(Column& column) { return least_capitals * column.interface().text().capital_height(Style::body); }

/// A section with its picture above its words, or beside them where the card is wide.
void pictured(Column& column, const std::string& key, Picture picture) {
    const Words& words = column.frame().words;
    card(column, [&](Column& inner) {
        Interface& ui = column.interface();
        const bool beside = inner.width() > 1.6f * least_card(inner);
        const float width = beside ? std::round(inner.width() * picture_share) : inner.width();
        const float height = std::round(std::min(width / scene_aspect, inner.px(beside ? 60 : 33)));
        const Rect place{inner.x(), inner.y(), beside ? std::round(height * scene_aspect) : width, height};
        draw_scene(ui.canvas(), ui.theme(), picture, place);
        const auto said = [&](Column& text) {
            say(text, Style::heading, words(key + ".title"), Role::heading);
            paragraph(text, words(key + ".body"));
        };
        if (beside) {
            const float shift = place.width + inner.px(measure::padding);
            Column text(column.frame(), {inner.x() + shift, inner.y(), inner.width() - shift, inner.left()},
                        inner.surface());
            said(text);
            inner.take(height);
            inner.below(text);
        } else {
            inner.take(height);
            inner.space(measure::gap);
            said(inner);
        }
    });
}

/// What the work pays where the person means to work, or in the country.
void pay_card(Column& column, std::vector<const Citation*>& cites) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    const Pay here = pay_of(content, frame.derived.now->state);
    if (here.cite == nullptr) return;
    card(column, [&](Column& inner) {
        say(inner, Style::heading, words("help.pay"), Role::heading);
        const auto told = [&](const Pay& pay) {
            const PayWords said = pay_words(words, pay);
            figure(inner, said.place, said.year);
            cites.push_back(pay.cite);
        };
        told(here);
        const Pay nation = pay_of(content, nullptr);
        if (here.state != nullptr && nation.cite != nullptr) told(nation);
    });
}

/// The job, before all that leads to it: in cards, as many beside each other as have room for their words.
void job(Column& column, const GuidePart& part) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const std::string id = "guide." + part.id;
    title(column, words(id + ".title"));
    say(column, Style::body, words(id + ".lead"));
    column.space(measure::gap);
    std::vector<const Citation*> cites;
    const int across = std::clamp(int(column.width() / least_card(column)), 1, 3);
    auto columns = column.columns(across, measure::gap);
    const auto shortest = [&]() -> Column& {
        return *std::min_element(columns.begin(), columns.end(),
                                 [](const Column& a, const Column& b) { return a.y() < b.y(); });
    };
    for (const GuideSection& section : part.sections) {
        pictured(shortest(), id + "." + section.id, section.picture);
        cites.push_back(&section.cite);
    }
    pay_card(shortest(), cites);
    column.below(columns);
    fold(column, id + ".sources", words("source.lead"), {}, [&](Column& open) { sources(open, cites); });
}

}  // namespace

void help(Frame& frame) {
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    std::vector<BarItem> bar = close_bar(frame);
    const auto& answers = frame.model.visit.answers;
    if (std::none_of(answers.begin(), answers.end(), [](const auto& answer) { return answer.has_value(); })) {
        bar.front().label = words("help.start");  // who looked at the job first
        bar.front().look = Look::start;
        bar.front().icon = Icon::none;
    }
    Page page(frame, {.bar = std::move(bar)});
    // What a part is about stands below its name, where a page holds more than a few lines.
    const auto about = [&](const std::string& lead) {
        return page.roomy() ? FoldOptions{.note = words(lead), .style = Style::heading} : FoldOptions{};
    };
    scrolled(frame, "help", page.whole().rest(), [&](Column& column) {
        const bool cards = page.roomy();  // otherwise the job is a part like the others
        bool told = false;
        for (const GuidePart& part : content.guide)
            if (part.pictured() && cards) job(column, part), told = true;
        if (told) {
            column.space(measure::section);
            heading(column, words("help.title"));
        } else {
            title(column, words("help.title"));
        }
        column.space(measure::tight);
        for (const GuidePart& part : content.guide) {
            if (part.pictured() && cards) continue;
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
