#include <algorithm>
#include <cmath>

#include "ui/base/interface.h"
#include "ui/desk/desk_pages.h"
#include "ui/road/road_path.h"
#include "ui/road/road_strip.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui::screens {
namespace {

constexpr float lane_mm = 9, low_lane_mm = 7;

const CredentialResult& same_credential(const Evaluation& evaluation, const CredentialResult& result) {
    for (const CredentialResult& one : evaluation.credentials)
        if (one.credential == result.credential) return one;
    return evaluation.best();
}

/// What came of a variant against the real person, months of waiting included.
std::string change_of(const Words& words, const Evaluation& real, const CredentialResult& result, int waited) {
    Plan plan = result.plan;
    plan.months = plan.months + exactly(waited);
    return change_phrase(words, same_credential(real, result).plan, plan);
}

/// One road of one evaluation. `id`: of the variant, "0" the real one; `real`: what it is held against. In a table its
/// name stands before its row, and it is told shortly.
void one_road(Column& column, const std::string& id, const Evaluation& evaluation, const CredentialResult& result,
              const Evaluation* real, int waited, int scale, bool in_table) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const float top = column.y();
    const std::string of = words("credential." + result.credential->id + ".short"),
                      stands = standing(words, evaluation, result), figures = road_figures(words, evaluation, result);
    const auto at = frame.semantics.nodes.size();
    std::string spoken = of + ". " + stands + ". " + figures;
    const auto lane = [&] {
        road_lane(frame, column.surface(), result.plan,
                  column.take(std::round(column.px(in_table ? low_lane_mm : lane_mm))), scale);
    };
    if (in_table) {
        say(column, Style::strong,
            words("desk.stands", {{"status", std::string(name(result.status))},
                                  {"month", month_after(evaluation.date, result.plan.months.max)}}));
        lane();
        say(column, Style::caption, figures_phrase(words, result, result.plan));
        if (result.plan.examined) {
            say(column, Style::caption,
                words("desk.exam", {{"exam", when_phrase(words, evaluation.date, result.plan.exam)}}));
        }
    } else {
        ends(column, Style::strong, of, Style::caption, stands);
        lane();
        say(column, Style::caption, figures);
    }
    if (real != nullptr) {
        const std::string change = change_of(words, *real, result, waited),
                          told = change.empty() ? words("desk.no_change") : "**" + change + "**";
        say(column, Style::caption, told);
        spoken += ". " + told;
    }
    frame.semantics.nodes.resize(at);  // one node speaks for all of it
    state_node(frame, "desk.road." + id + "." + result.credential->id, Role::listitem, spoken,
               {column.x(), top, column.width(), column.used() - top});
    column.space(measure::tight);
}

void four_roads(Column& column, const std::string& id, const Evaluation& evaluation, const Evaluation* real, int waited,
                int scale) {
    for (const CredentialResult& result : evaluation.credentials)
        one_road(column, id, evaluation, result, real, waited, scale, false);
}

/// The variant's months: a road from today, with a milestone where it stands.
void slider(Column& column, int months) {
    Frame& frame = column.frame();
    Interface& ui = frame.interface;
    const Words& words = frame.words;
    const Theme& theme = ui.theme();
    const auto wait = [&](int to) { frame.actions.push_back(action::AtDesk{desk::Wait{to}}); };
    const Ahead then = month_after(frame.world.date, months);
    const std::string label = words("desk.later.at", {{"n", double(months)}, {"month", then}});
    say(column, Style::strong, label);
    column.space(measure::tight);
    const float side = std::ceil(column.px(measure::target + 1)), gap = column.px(measure::gap);
    const Rect line = column.take(side);
    const Rect less{line.x, line.y, side, side}, more{line.right() - side, line.y, side, side};
    const Rect track{less.right() + gap, line.y, more.x - less.right() - 2 * gap, side};
    if (button(frame, less, "desk.later.less", "−", {.enabled = months > 0, .on = column.surface()})) wait(months - 1);
    const float mid = track.y + track.height / 2, from = track.x + column.px(3), to = track.right() - column.px(3);
    const auto at = [&](int m) { return from + (to - from) * float(m) / float(most_months_later); };
    const Touch::State touched =
        touchable(frame, "desk.later", Role::slider, label, track, true, false, column.px(measure::radius));
    if (const auto at_finger = frame.interface.touch().finger(); touched.activated && at_finger) {
        wait(int(std::lround((at_finger->x - from) / (to - from) * float(most_months_later))));
    } else if (touched.activated) {
        wait(months + 1);  // by a key
    }
    const Tones tone = column.tones();
    if (touched.pressed) {
        draw_box(ui.canvas(), track, column.px(measure::radius),
                 theme.flat ? tone.background : mix(tone.background, tone.ink, 0.12f), tone.line,
                 column.px(measure::outline));
    }
    const RoadPath path = RoadPath::winding({{from, mid}, {to, mid}}, false);
    draw_road(ui.canvas(), path, {column.px(4), 0, theme.road, theme.on_road});
    std::vector<float> shares;
    for (int m = 0; m <= most_months_later; ++m) shares.push_back(float(m) / float(most_months_later));
    draw_months(ui.canvas(), path, shares, column.px(4), column.px(0.6f), theme.on_road);
    draw_milestone(ui.canvas(), ui.animate("desk.later", at(months)), mid, column.px(4.5f), theme.mark, theme.mark_line,
                   column.px(measure::outline));
    if (button(frame, more, "desk.later.more", "+", {.enabled = months < most_months_later, .on = column.surface()}))
        wait(months + 1);
    column.space(3);
    std::vector<Chip> stops;
    constexpr int marks[] = {0, 3, 6, 9, 12, 18, 24};
    for (const int m : marks) {
        stops.push_back({"desk.later." + std::to_string(m),
                         m == 0 ? words("question.today") : words("desk.later.mark", {{"n", double(m)}}), m == months});
    }
    const int picked = chips(column, stops);
    if (picked >= 0) wait(marks[picked]);
    if (months > 0) caption(column, words("desk.later.assumes"));
}

void variant_buttons(Column& column, std::size_t v, bool adoptable, bool editing) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const std::string id = std::to_string(v + 1);
    std::vector<Chip> all{
        {"desk.edit." + id, words(editing ? "desk.edit.done" : "desk.edit"), editing, true, Role::button},
        {"desk.adopt." + id, words("desk.adopt"), false, adoptable, Role::button},
        {"desk.drop." + id, words("desk.drop"), false, true, Role::button}};
    switch (chips(column, all)) {
        case 0: frame.actions.push_back(action::AtDesk{editing ? desk::Edit{} : desk::Edit{v}}); break;
        case 1: frame.actions.push_back(action::AtDesk{desk::Adopt{v}}); break;
        case 2: frame.actions.push_back(action::AtDesk{desk::Drop{v}}); break;
        default: break;
    }
}

bool adoptable(const Variant& variant) {
    return std::any_of(variant.set.begin(), variant.set.end(), [](const auto& set) { return set.has_value(); });
}

/// One variant, open: what differs on one side, what comes of it on the other.
void open_variant(Frame& frame, Page& page, std::size_t v) {
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    const Variant& variant = frame.model.desk.variants[v];
    const Alternative& alternative = frame.derived.desk.variants[v];
    const auto set = [&](std::size_t q, Interval value) {
        frame.actions.push_back(action::AtDesk{desk::Vary{{q, value}}});
    };
    if (frame.model.desk.asked) {
        Column whole = page.whole();
        if (asked_map(whole, frame.derived.desk.rows, set)) return;
    }
    const auto head = [&](Column& column) {
        say(column, Style::heading, variant_phrase(words, content, variant), Role::heading);
        column.space(measure::tight);
        variant_buttons(column, v, adoptable(variant), true);
        const StateRule* state = alternative.evaluation.state;
        if (state != nullptr && state != frame.derived.now->state) {
            point(column, Icon::flag,
                  words("state.requirement." + state->requirement, {{"place", place_phrase(words, state)}}));
        }
    };
    const auto facts = [&](Column& column) {
        slider(column, variant.months);
        column.space(measure::gap);
        fact_rows(
            column, frame.derived.desk.rows,
            [&](std::size_t q) { return variant.set[q] ? words("desk.differs") : std::string(); }, set);
    };
    const auto roads = [&](Column& column) {
        four_roads(column, std::to_string(v + 1), alternative.evaluation, &*frame.derived.now, variant.months,
                   scale_of({&*frame.derived.now, &alternative.evaluation}));
    };
    if (page.landscape()) {
        Column lead = page.lead(0.6f);
        const Column follow = page.follow(lead);
        scrolled(frame, "desk.facts", lead.rest(), facts);
        scrolled(frame, "desk.roads", follow.rest(), [&](Column& column) {
            head(column);
            roads(column);
        });
    } else {
        scrolled(frame, "desk.facts", page.whole().rest(), [&](Column& column) {
            head(column);
            roads(column);
            column.space(measure::gap);
            facts(column);
        });
    }
}

/// The real person and the variants, each a column; a row for each credential, so that like stands beside like. Where
/// it is wide, the credentials' names stand before the rows and what else can be tried behind them.
void table(Column& column, int scale, bool wide) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Desk& desk = frame.model.desk;
    const Evaluation& real = *frame.derived.now;
    const bool aside = wide && desk.variants.size() < most_variants;
    std::vector<float> weights(desk.variants.size() + 1 + (aside ? 1 : 0), 1);
    if (wide) {
        float name = 0;
        for (const CredentialResult& result : real.credentials) {
            name = std::max(
                name, std::ceil(frame.interface.text()
                                    .measure(Style::strong, words("credential." + result.credential->id + ".short"))
                                    .width) +
                          2);
        }
        const float rest =
            (column.width() - name - column.px(measure::block) * float(weights.size())) / float(weights.size());
        weights.assign(weights.size(), rest);
        weights.insert(weights.begin(), name);
    }
    const auto row = [&] {
        std::vector<Column> columns;
        for (const Rect& cell :
             cells({column.x(), column.y(), column.width(), column.left()}, weights, column.px(measure::block)))
            columns.emplace_back(frame, cell, column.surface());
        return columns;
    };
    const std::size_t first = wide ? 1 : 0;
    std::vector<Column> heads = row();
    Column last = heads.back();
    if (aside) heads.pop_back();
    say(heads[first], Style::heading, words("desk.real"), Role::heading);
    for (std::size_t v = 0; v < desk.variants.size(); ++v) {
        Column& head = heads[first + 1 + v];
        say(head, Style::heading, variant_phrase(words, *frame.world.content, desk.variants[v]), Role::heading);
        head.space(measure::tight);
        variant_buttons(head, v, adoptable(desk.variants[v]), false);
    }
    column.below(heads);
    column.space(measure::tight);
    const float right = heads.back().rect().right();
    for (std::size_t c = 0; c < real.credentials.size(); ++c) {
        const Theme& theme = frame.interface.theme();
        draw_box(frame.interface.canvas(), {column.x(), column.y(), right - column.x(), column.px(measure::hair) * 2},
                 0, theme.flat ? theme.line : theme.line_soft, theme.line, 0);
        column.space(measure::tight);
        const std::string name = words("credential." + real.credentials[c].credential->id + ".short");
        if (!wide) say(column, Style::strong, name);
        std::vector<Column> columns = row();
        if (aside) columns.pop_back();
        if (wide) say(columns[0], Style::strong, name);
        one_road(columns[first], "0", real, real.credentials[c], nullptr, 0, scale, true);
        for (std::size_t v = 0; v < desk.variants.size(); ++v) {
            const Evaluation& other = frame.derived.desk.variants[v].evaluation;
            one_road(columns[first + 1 + v], std::to_string(v + 1), other, other.credentials[c], &real,
                     desk.variants[v].months, scale, true);
        }
        column.below(columns);
    }
    if (std::any_of(desk.variants.begin(), desk.variants.end(),
                    [](const Variant& variant) { return variant.months > 0; }))
        caption(column, words("desk.later.assumes"));
    if (!aside) return more_ideas(column);
    more_ideas(last);
    column.below(last);
}

/// The same below each other, where the letters are too large for columns.
void stack(Column& column, int scale) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Desk& desk = frame.model.desk;
    const Evaluation& real = *frame.derived.now;
    card(column, [&](Column& inner) {
        say(inner, Style::heading, words("desk.real"), Role::heading);
        inner.space(measure::tight);
        four_roads(inner, "0", real, nullptr, 0, scale);
    });
    for (std::size_t v = 0; v < desk.variants.size(); ++v) {
        const float top = column.y();
        card(column, [&](Column& inner) {
            say(inner, Style::heading, variant_phrase(words, *frame.world.content, desk.variants[v]), Role::heading);
            inner.space(measure::tight);
            four_roads(inner, std::to_string(v + 1), frame.derived.desk.variants[v].evaluation, &real,
                       desk.variants[v].months, scale);
            if (desk.variants[v].months > 0) caption(inner, words("desk.later.assumes"));
            variant_buttons(inner, v, adoptable(desk.variants[v]), false);
        });
        frame.interface.unfolded("variant." + std::to_string(v + 1),
                                 {column.x(), top, column.width(), column.used() - top});
    }
    more_ideas(column);
}

}  // namespace

void desk_what_if(Frame& frame, Page& page) {
    const Desk& desk = frame.model.desk;
    if (desk.editing) return open_variant(frame, page, *desk.editing);
    std::vector<const Evaluation*> all{&*frame.derived.now};
    for (const Alternative& one : frame.derived.desk.variants) all.push_back(&one.evaluation);
    const int scale = scale_of(all);
    const float columns =
        float(desk.variants.size() + 1) + (page.landscape() ? desk.variants.size() < most_variants ? 1.4f : 0.4f : 0);
    scrolled(frame, "desk.what_if", page.whole().rest(), [&](Column& column) {
        constexpr float least = 13;  // capitals that a column is wide: some 18 letters
        const float cell = column.width() / columns - column.px(measure::section);
        bool fits = cell >= least * frame.interface.text().capital_height(Style::caption);
        for (const Variant& variant : desk.variants) {  // no word of their heads broken
            fits = fits && frame.interface.text()
                               .measure(Style::heading, variant_phrase(frame.words, *frame.world.content, variant),
                                        {cell, false, 0})
                               .fits;
        }
        if (fits) table(column, scale, page.landscape());
        else stack(column, scale);
    });
}

}  // namespace milepost::ui::screens
