#include <algorithm>
#include <cmath>

#include "ui/road/other_roads.h"
#include "ui/road/road_strip.h"
#include "ui/road/rough.h"
#include "ui/screens/screens.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui::screens {
namespace {

constexpr int ten_years = 120;  ///< months

/// What a credential costs over ten years: to get it, and each renewal that falls due after it.
Interval over_ten_years(const CredentialResult& result) {
    const Renewal& renewal = result.credential->renewal;
    const int renewals = ten_years / renewal.every_months;
    const Interval fee = renewal.fee.usd;
    return result.plan.cost_usd + Interval{fee.min * renewals, fee.max * renewals};
}

std::string key_of(const CredentialResult& result, const char* part) {
    return "credential." + result.credential->id + "." + part;
}

/// One attribute of all credentials, in their order.
struct Block {
    std::string title;
    std::vector<ChartLine> lines;

    [[nodiscard]] bool differs() const {
        return std::any_of(lines.begin(), lines.end(),
                           [&](const ChartLine& line) { return line.value != lines.front().value; });
    }
};

std::vector<Block> blocks_of(const Frame& frame, const std::vector<const CredentialResult*>& results) {
    const Words& words = frame.words;
    std::vector<Block> blocks;
    const auto block = [&](const char* title, const auto& line_of) {
        Block one{words(title), {}};
        for (const CredentialResult* result : results) {
            ChartLine line = line_of(*result);
            line.label = words(key_of(*result, "short"));
            line.marked = result == results.front();
            one.lines.push_back(std::move(line));
        }
        blocks.push_back(std::move(one));
    };
    const auto money = [&](Interval usd, bool priced) {
        return ChartLine{.value = money_phrase(words, usd, priced), .bar = {double(usd.min), double(usd.max), !priced}};
    };
    const auto told = [&](const char* part) {
        return
            [&words, part](const CredentialResult& result) { return ChartLine{.value = words(key_of(result, part))}; };
    };
    block("compare.ten_years", [&](const CredentialResult& result) {
        return money(over_ten_years(result), result.plan.priced && result.credential->renewal.fee.priced);
    });
    block("compare.exam", told("exam"));
    block("compare.fits", told("fits"));
    block("compare.asked", [&](const CredentialResult&) { return ChartLine{.value = words("compare.asked.all")}; });
    block("compare.kept", told("kept"));
    std::stable_partition(blocks.begin(), blocks.end(), [](const Block& one) { return one.differs(); });
    return blocks;
}

void draw_block(Column& column, const Block& block) {
    if (!block.differs()) {
        card(
            column,
            [&](Column& inner) {
                say(inner, Style::body,
                    column.frame().words("compare.same",
                                         {{"title", block.title}, {"value", block.lines.front().value}}));
            },
            Surface::note);
        return;
    }
    card(column, [&](Column& inner) {
        heading(inner, block.title);
        chart(inner, block.lines);
    });
}

/// A road in a card that shows it when it is touched; `scale`: months that all of them are drawn to.
void lane(Column& column, const CredentialResult& result, int scale) {
    constexpr float lane_mm = 15;
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Evaluation& evaluation = *frame.derived.now;
    const std::string id = result.credential->id, name = words(key_of(result, "short")),
                      letters = words(key_of(result, "letters")), stands = standing(words, evaluation, result),
                      figures = figures_phrase(words, result, result.plan);
    const std::string best = &result == &evaluation.best() ? words("compare.best") : std::string();
    const std::string spoken = sentences({name, letters, best, stands, figures});
    if (card_button(column, "compare." + id, spoken, false, [&](Column& inner) {
            ends(inner, Style::heading, name, Style::strong, stands);
            say(inner, Style::caption, letters);
            road_lane(frame, Surface::card, result.plan, inner.take(std::round(inner.px(lane_mm))), scale);
            if (best.empty()) say(inner, Style::body, figures);
            else ends(inner, Style::body, figures, Style::strong, "__" + best + "__");
        })) {
        frame.actions.push_back(action::ShowCredential{id});
    }
}

/// The four roads on one scale: what a person compares first.
void lanes(Column& column, const std::vector<const CredentialResult*>& results, std::size_t across) {
    const int scale = scale_of({&*column.frame().derived.now});
    for (std::size_t first = 0; first < results.size(); first += across) {
        auto columns = column.columns(int(across), measure::gap);
        for (std::size_t i = first; i < std::min(first + across, results.size()); ++i)
            lane(columns[i - first], *results[i], scale);
        column.below(columns);
    }
    column.space(measure::block);
}

}  // namespace

void compare(Frame& frame) {
    const Evaluation& evaluation = *frame.derived.now;
    const Words& words = frame.words;
    constexpr const char* goals[] = {"soonest", "least_cost", "most_doors"};
    const auto results = best_first(evaluation);
    Page page(frame, {.bar = close_bar(frame)});
    scrolled(frame, "compare", page.whole().rest(), [&](Column& column) {
        title(column, words("compare.title", {{"credential", words(key_of(*results.front(), "short"))},
                                              {"goal", std::string(goals[std::size_t(evaluation.goal)])},
                                              {"lead", best_by(evaluation)}}));
        paragraph(column, words("compare.lead", {{"lead", best_by(evaluation)}}));
        rough_note(column);
        lanes(column, results, page.landscape() ? 2 : 1);
        auto columns = column.columns(page.landscape() ? 2 : 1, measure::gap);
        for (const Block& block : blocks_of(frame, results)) {  // each where there is room the soonest
            draw_block(*std::min_element(columns.begin(), columns.end(),
                                         [](const Column& a, const Column& b) { return a.y() < b.y(); }),
                       block);
        }
        column.below(columns);
        fold(column, "sources.compare", words("source.lead"), {}, [&](Column& inner) {
            std::vector<const Citation*> cites;
            for (const CredentialResult* result : results) {
                cites.push_back(&result->credential->exam.cite);
                cites.push_back(&result->credential->renewal.cite);
            }
            caption(inner, words("compare.sources.road"));
            sources(inner, cites);
        });
    });
    page.finish();
}

}  // namespace milepost::ui::screens
