#include <algorithm>
#include <cmath>

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

/// The best first, then the others in the order of the content: so in the heads and in each block.
std::vector<const CredentialResult*> in_order(const Evaluation& evaluation) {
    std::vector<const CredentialResult*> all{&evaluation.best()};
    for (const CredentialResult& result : evaluation.credentials)
        if (&result != &evaluation.best()) all.push_back(&result);
    return all;
}

/// Until when the exam can be taken, as the road says it.
int exam_by(const Plan& plan) {
    const auto exam = std::find_if(plan.stages.begin(), plan.stages.end(),
                                   [](const Stage& stage) { return stage.step->kind == StepKind::exam; });
    return exam == plan.stages.end() ? plan.exam.max : exam->end.max;
}

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
    const auto stands = [&](const CredentialResult& result) {
        return ChartLine{
            .value = words("compare.apply.status", {{"status", std::string(name(result.status))},
                                                    {"month", month_after(frame.world.date, exam_by(result.plan))}})};
    };
    block("compare.apply", stands);
    block(state_at_the_end(words, *frame.derived.now, frame.derived.now->best().plan).empty() ? "compare.time"
                                                                                              : "compare.time.work",
          [&](const CredentialResult& result) {
              if (result.status == Status::held) return stands(result);
              const Interval months = result.plan.months;
              return ChartLine{.value = months_phrase(words, months), .bar = {double(months.min), double(months.max)}};
          });
    block("compare.cost", [&](const CredentialResult& result) {
        return result.status == Status::held ? stands(result) : money(result.plan.cost_usd, result.plan.priced);
    });
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

/// The name, whether it is the best, and by when: a target for each credential, all as high as the highest; four in a
/// row where every name keeps to one line, otherwise two.
void heads(Frame& frame, Column& column, const std::vector<const CredentialResult*>& results) {
    const Words& words = frame.words;
    Interface& ui = frame.interface;
    Text& text = ui.text();
    const Theme& theme = ui.theme();
    const float padding = column.px(5), gap = column.px(measure::gap), chevron = text.capital_height(Style::heading);
    const std::string best = words("compare.best");
    const Rect tag = pill_size(frame, best);
    const float beside_words = 2 * padding + chevron + gap;
    const auto width = [&](int across) {
        return (column.width() - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    };
    std::vector<std::string> names, letters, statuses;
    float widest = text.measure(Style::strong, best).width;
    for (const CredentialResult* result : results) {
        names.push_back(words(key_of(*result, "short")));
        letters.push_back(words(key_of(*result, "letters")));
        statuses.push_back(standing(words, *frame.derived.now, *result));
        widest = std::max(widest, text.measure(Style::heading, names.back()).width);
    }
    int across = widest + beside_words <= width(4) ? 4 : 2;
    for (std::size_t i = 0; i < results.size(); ++i) {  // below each other where a word would break
        const Wrap narrow{width(across) - beside_words, false, 0};
        if (!text.measure(Style::body, statuses[i], narrow).fits ||
            !text.measure(Style::caption, letters[i], narrow).fits)
            across = 1;
    }
    const Wrap wrap{width(across) - beside_words, false, 0};
    float height = column.grown(measure::choice);
    for (std::size_t i = 0; i < results.size(); ++i) {
        const float pill_height = i == 0 ? tag.height + column.px(measure::tight) : 0;
        const float words_height = text.measure(Style::heading, names[i], wrap).height +
                                   text.measure(Style::caption, letters[i], wrap).height +
                                   text.measure(Style::body, statuses[i], wrap).height;
        height = std::max(height, 2 * padding + pill_height + words_height);
    }
    const auto places = grid(column.rest(), across, int(results.size()), std::round(height), gap);
    for (std::size_t i = 0; i < results.size(); ++i) {
        const Rect& place = places[i];
        const std::string id = results[i]->credential->id;
        const bool first = i == 0;
        const Touch::State state =
            touchable(frame, "compare." + id, Role::choice,
                      names[i] + ", " + letters[i] + ". " + (first ? best + ". " : "") + statuses[i], place, true,
                      false, column.px(measure::radius));
        if (state.activated) frame.actions.push_back(action::ShowCredential{id});
        draw_box(ui.canvas(), place, column.px(measure::radius),
                 state.pressed && !theme.flat ? mix(theme.card, theme.ink, 0.12f) : theme.card, theme.line,
                 column.px(first ? measure::heavy : measure::outline) * (state.pressed ? 2.0f : 1.0f));
        const Tones tone = tones(theme, Surface::card);
        float y = place.y + padding;  // names in one line side by side
        const auto write = [&](Style style, const std::string& line) {
            y += text.draw(ui.canvas(), style, line, place.x + padding, y, {tone.ink, tone.emphasis}, wrap).height;
        };
        write(Style::heading, names[i]);
        write(Style::caption, letters[i]);
        write(Style::body, statuses[i]);
        if (first) pill(frame, place.x + padding, y + column.px(measure::tight), best);
        draw_icon(ui.canvas(), Icon::forward, place.right() - padding - chevron / 2, place.y + place.height / 2,
                  chevron, tone.emphasis, column.px(measure::heavy));
    }
    column.take(places.back().bottom() - column.y());
    column.space(measure::block);
}

}  // namespace

void compare(Frame& frame) {
    const Evaluation& evaluation = *frame.derived.now;
    const Words& words = frame.words;
    constexpr const char* goals[] = {"soonest", "least_cost", "most_doors"};
    const auto results = in_order(evaluation);
    Page page(frame, {.bar = close_bar(frame)});
    scrolled(frame, "compare", page.whole().rest(), [&](Column& column) {
        title(column, words("compare.title", {{"credential", words(key_of(*results.front(), "short"))},
                                              {"goal", std::string(goals[std::size_t(evaluation.goal)])},
                                              {"lead", best_by(evaluation)}}));
        paragraph(column, words("compare.lead", {{"lead", best_by(evaluation)}}));
        rough_note(column);
        heads(frame, column, results);
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
