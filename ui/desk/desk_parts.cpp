#include "ui/desk/desk_parts.h"

#include <algorithm>
#include <cmath>

#include "ui/road/rough.h"
#include "ui/widgets/tile_map.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui {
namespace {

constexpr float chip_gap = 2.7f;  ///< mm

/// A short form of the option's words where the desk has one.
std::string chip_label(const Words& words, const Content& content, FactId fact, const Option& option) {
    if (content[fact].kind == Fact::Kind::month && option.value.exact()) {
        const Month month = option.value.min;
        return words("desk.month",
                     {{"month", Date{std::chrono::year{year_of(month)},
                                     std::chrono::month(unsigned(month_in_year(month))), std::chrono::day{1}}}});
    }
    const std::string key = "desk.choice." + content[fact].id + "." + option.id;
    return words.has(key) ? words(key) : option_phrase(words, content, fact, option);
}

std::string fact_name(const Words& words, const Content& content, std::size_t question) {
    const std::string short_name = "desk.fact." + content.questions[question].id;
    return words.has(short_name) ? words(short_name) : words("fact." + content[content.questions[question].fact].id);
}

}  // namespace

std::string desk_title(const Frame& frame) {
    const CredentialResult& best = frame.derived.now->best();
    if (still_open(best.plan)) return frame.words("question.road.begin");
    return rough_title(frame, title_phrase(frame.words, *frame.derived.now, best, best.plan));
}

std::string desk_figures(const Frame& frame) {
    const CredentialResult& best = frame.derived.now->best();
    return still_open(best.plan) ? std::string() : figures_phrase(frame.words, best, best.plan);
}

std::string short_answer(const Words& words, const Content& content, std::size_t question, Interval value) {
    const FactId fact = content.questions[question].fact;
    std::string told = value_phrase(words, content, fact, value);
    for (const Option& option : content.questions[question].options) {
        if (option.value == value && content[fact].kind != Fact::Kind::set)
            told = chip_label(words, content, fact, option);
    }
    return words("desk.variant.fact", {{"fact", fact_name(words, content, question)}, {"value", told}});
}

int chips(Column& column, const std::vector<Chip>& all) {
    if (all.empty()) return -1;
    Frame& frame = column.frame();
    Interface& ui = frame.interface;
    const Theme& theme = ui.theme();
    const Tones tone = column.tones();
    const float gap = column.px(chip_gap), padding = column.px(3), least = std::ceil(column.px(measure::target));
    int activated = -1;
    std::size_t first = 0;
    while (first < all.size()) {
        float x = 0, height = std::max(least, ui.text().line_height(Style::body) + column.px(3));
        std::vector<float> widths;
        std::size_t end = first;
        for (; end < all.size(); ++end) {
            const float wanted =
                std::max(least, std::ceil(ui.text().measure(Style::body, all[end].label).width) + 2 * padding + 1);
            if (end > first && x + wanted > column.width()) break;
            widths.push_back(std::ceil(std::min(wanted, column.width())));
            x += wanted + gap;
        }
        for (std::size_t i = first; i < end; ++i) {
            height = std::max(
                height,
                ui.text().measure(Style::body, all[i].label, {widths[i - first] - 2 * padding, true, 0}).height +
                    column.px(3));
        }
        const Rect line = column.take(std::ceil(height));
        x = line.x;
        for (std::size_t i = first; i < end; ++i) {
            const Chip& chip = all[i];
            const Rect place{std::round(x), line.y, std::round(widths[i - first]), line.height};
            const float radius = std::min(column.px(measure::radius), place.height / 2);
            const Touch::State state =
                touchable(frame, chip.id, chip.role, chip.label, place, chip.enabled, chip.selected, radius);
            const Colour fill =
                chip.selected ? state.pressed && !theme.flat ? mix(theme.chosen, theme.on_chosen, 0.12f) : theme.chosen
                : state.pressed && !theme.flat ? mix(theme.card, theme.ink, 0.12f)
                : chip.enabled                 ? theme.card
                                               : tone.background;
            const Colour ink = chip.selected ? theme.on_chosen : chip.enabled ? theme.ink : tone.soft;
            draw_box(ui.canvas(), place, radius, fill,
                     chip.selected  ? state.pressed && theme.flat ? theme.on_chosen : theme.chosen
                     : chip.enabled ? theme.line
                                    : theme.line_soft,
                     column.px(measure::outline) * (state.pressed ? 2.6f : 1.0f));
            ui.text().draw_in(ui.canvas(), Style::body, chip.label, inset(place, padding, 0), {ink, ink, Align::centre},
                              true);
            if (state.activated) activated = int(i);
            x += widths[i - first] + gap;
        }
        first = end;
        if (first < all.size()) column.space(chip_gap);
    }
    column.space(chip_gap);
    return activated;
}

void fact_rows(Column& column, const std::vector<FactRow>& rows, const std::function<std::string(std::size_t)>& mark,
               const std::function<void(std::size_t, Interval)>& set) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    const float space = column.px(measure::gap);
    const auto names_fit = [&](float width) {
        return std::all_of(rows.begin(), rows.end(), [&](const FactRow& row) {
            return frame.interface.text()
                .measure(Style::strong, fact_name(words, content, row.question), {width - space, false, 0})
                .fits;
        });
    };
    bool beside = column.width() >= column.px(150) && frame.model.settings.text <= TextSize::medium;
    float name_width = column.width();
    for (float share = 0.25f; beside && share < 0.4f && (share == 0.25f || !names_fit(name_width)); share += 0.03f)
        name_width = std::round(column.width() * share);
    if (beside && !names_fit(name_width)) {
        beside = false;
        name_width = column.width();
    }
    for (const FactRow& row : rows) {
        const Question& question = content.questions[row.question];
        const Fact& fact = content[question.fact];
        const std::string note = mark(row.question);
        Column name(frame, {column.x(), column.y() + (beside ? column.px(1.5f) : 0), name_width - space, column.left()},
                    column.surface());
        say(name, row.answer ? Style::strong : Style::body, fact_name(words, content, row.question));
        if (!note.empty()) say(name, Style::caption, note);
        if (!beside) {
            column.below(name);
            column.space(1);
        }
        Column reply(frame,
                     {beside ? column.x() + name_width : column.x(), column.y(),
                      beside ? column.width() - name_width : column.width(), column.left()},
                     column.surface());
        std::vector<Chip> items;
        std::vector<std::function<void()>> does;
        const auto add = [&](Chip chip, std::function<void()> action) {
            items.push_back(std::move(chip));
            does.push_back(std::move(action));
        };
        const std::string id = "choice." + fact.id + ".";
        const std::size_t q = row.question;
        if (question.form == Question::Form::map) {
            const std::string value = row.answer && *row.answer != fact.domain
                                          ? value_phrase(words, content, question.fact, *row.answer)
                                          : words("desk.choose");
            add({"desk.ask." + question.id, value, row.answer && *row.answer != fact.domain, true, Role::button},
                [&frame, q] { frame.actions.push_back(action::AtDesk{desk::AskFor{q}}); });
        } else {
            for (const Option& option : row.options) {
                if (question.form == Question::Form::several) {
                    const int mask = row.answer && row.answer->exact() ? row.answer->min : 0;
                    const bool in = (mask >> option.value.min & 1) != 0;
                    add({id + option.id, chip_label(words, content, question.fact, option), in},
                        [&set, q, mask, bit = 1 << option.value.min] { set(q, exactly(mask ^ bit)); });
                } else {
                    add({id + option.id, chip_label(words, content, question.fact, option), row.answer == option.value},
                        [&set, q, value = option.value] { set(q, value); });
                }
            }
            if (question.form == Question::Form::several) {
                add({id + "none", words("choice.several.none"), row.answer == exactly(0)},
                    [&set, q] { set(q, exactly(0)); });
            }
        }
        if (question.unsure) {
            add({id + "unsure", words("choice.unsure"), row.answer == fact.domain},
                [&set, q, domain = fact.domain] { set(q, domain); });
        }
        const int picked = chips(reply, items);
        if (picked >= 0) does[std::size_t(picked)]();
        if (beside) column.below(name);
        column.below(reply);
        column.space(beside ? 0 : measure::tight);
    }
}

bool asked_map(Column& column, const std::vector<FactRow>& rows,
               const std::function<void(std::size_t, Interval)>& set) {
    Frame& frame = column.frame();
    const Content& content = *frame.world.content;
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const FactRow& one) { return frame.model.desk.asked == one.question; });
    if (row == rows.end() || content.questions[row->question].form != Question::Form::map) return false;
    heading(column, frame.words("question." + content.questions[row->question].id + ".ask"));
    column.space(measure::tight);
    std::vector<StateTile> tiles;
    for (const Option& option : row->options) {
        const StateRule* state = content.state(option.id);
        tiles.push_back({option.id, frame.words("state." + option.id + ".name"), state->column, state->row,
                         row->answer == option.value});
    }
    const int picked = tile_map(frame, column.rest(), tiles);
    if (picked >= 0) {
        set(row->question, row->options[std::size_t(picked)].value);
        frame.actions.push_back(action::AtDesk{desk::AskFor{}});
    }
    return true;
}

std::string variant_phrase(const Words& words, const Content& content, const Variant& variant) {
    std::vector<std::string> parts;
    for (std::size_t q = 0; q < variant.set.size(); ++q) {
        if (!variant.set[q]) continue;
        parts.push_back(short_answer(words, content, q, *variant.set[q]));
    }
    if (variant.months > 0) parts.push_back(words("desk.variant.months", {{"n", double(variant.months)}}));
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : " · ") + part;
    return all.empty() ? words("desk.variant.same") : all;
}

}  // namespace milepost::ui
