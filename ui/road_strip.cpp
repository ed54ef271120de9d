#include "ui/road_strip.h"

#include <algorithm>

#include "ui/interface.h"
#include "ui/milestones.h"
#include "ui/phrases.h"
#include "ui/road_path.h"
#include "ui/widgets.h"

namespace milepost::ui {
namespace {

constexpr float road_width = 8, dash_length = 5, dash_width = 0.8f, milestone_radius = 5.6f, star_radius = 8, wave = 34, swing = 5, most_slack = 3.5f;  // mm
constexpr int least_scale = 12;  ///< months that the strip spans at least

/// The road on its side, from `left` as far as `right`, where the certificate is; `px` pixels to a millimetre of its drawing.
void lay_road(Interface& ui, Surface surface, const Plan& plan, float left, float right, float mid, float px) {
    const Theme& theme = ui.theme();
    ImDrawList& canvas = ui.canvas();
    const bool on_road = surface == Surface::road && !theme.flat;
    const float line = measure::outline * px, in_all = float(std::max(1, plan.months.max));
    struct Stop {
        float share, slack;
        Icon icon;
    };
    std::vector<Stop> stops{{0, 0, Icon::none}};
    const auto stop = [&](Interval at, Icon icon) { stops.push_back({float(at.max) / in_all, float(at.max - at.min), icon}); };
    for (const Stage& stage : plan.stages) {
        if (stage.step->kind == StepKind::renewal || float(stage.end.max) / in_all <= stops.back().share || stage.end.max >= plan.months.max) continue;
        stop(stage.end, stage.step->kind == StepKind::paperwork ? Icon::none : icon_of(stage.step->kind));
    }
    stop(plan.months, Icon::star);

    const int bends = std::max(1, int((right - left) / (wave * px)));
    std::vector<ImVec2> through;
    std::vector<float> halves;
    std::size_t next = 1;
    for (int bend = 0; bend <= bends; ++bend) {
        const float share = float(bend) / float(bends);
        through.push_back({left + (right - left) * share, mid + px * swing * (bend % 2 == 0 ? 0.5f : -0.5f)});
        while (next + 1 < stops.size() && stops[next].share < share) ++next;
        const Stop &from = stops[next - 1], &to = stops[next];
        const float slack = from.slack + (to.slack - from.slack) * std::min(1.0f, (share - from.share) / std::max(0.01f, to.share - from.share));
        halves.push_back((road_width / 2 + 1 + std::min(most_slack, 0.2f * slack)) * px);
    }
    const RoadPath path = RoadPath::winding(through, false);
    std::vector<float> months;
    for (int m = 0; m <= plan.months.max; ++m) months.push_back(float(m) / in_all);

    const Tones tone = tones(theme, surface);
    const Colour road = on_road ? tone.ink : theme.road, dash = on_road ? tone.background : theme.on_road;
    draw_uncertainty(canvas, path, halves, on_road ? mix(tone.background, tone.ink, 0.28f) : theme.road_shade);
    draw_road(canvas, path, {road_width * px, 0, road, dash});
    draw_months(canvas, path, months, dash_length * px, dash_width * px, dash);
    draw_milestone(canvas, through[0].x, through[0].y, 3.2f * px, theme.card, theme.mark_line, line);
    const float end = through.back().x - star_radius * px;
    float taken = left + 3.2f * px;  // signs that would hide each other are left out; the roadmap shows them all
    for (const Stop& one : stops) {
        const ImVec2 at = path.at(one.share);
        if (one.icon == Icon::none || one.icon == Icon::star || at.x - milestone_radius * px < taken || at.x + milestone_radius * px > end) continue;
        draw_milestone(canvas, at.x, at.y, milestone_radius * px, theme.mark, theme.mark_line, line, one.icon);
        taken = at.x + milestone_radius * px;
    }
    draw_star(canvas, through.back().x, through.back().y, star_radius * px, theme.mark, theme.mark_line, line);
}

}  // namespace

void road_lane(Frame& frame, Surface surface, const Plan& plan, const Rect& rect, int scale) {
    Interface& ui = frame.interface;
    const Tones tone = tones(ui.theme(), surface);
    const float px = rect.height / (swing + road_width + 2 + 2 * most_slack), star = star_radius * px, mid = rect.y + rect.height / 2;
    const float left = rect.x + 4 * px, right = rect.right() - star;
    const float reach = left + std::max(2 * star, (right - left) * float(plan.months.max) / float(std::max(scale, 1)));
    draw_dotted(ui.canvas(), RoadPath::winding({{std::min(reach, right), mid}, {right + 1, mid}}, false), 1.2f * px, 0, 1, ui.theme().flat ? tone.ink : mix(tone.background, tone.ink, 0.45f));
    lay_road(ui, surface, plan, left, std::min(reach, right), mid, px);
}

void road_strip(Column& column) {
    Frame& frame = column.frame();
    Interface& ui = column.interface();
    const Words& words = frame.words;
    const Plan& plan = frame.derived.now->best().plan;
    const Plan* before = frame.derived.before ? &frame.derived.before->best().plan : nullptr;
    const float px = ui.px(1);

    const bool begun = !frame.derived.answered.empty();  // of someone of whom nothing is known, the figures say nothing
    const std::string length = !begun ? words("question.road.begin") : words("question.road.to", {{"months", months_phrase(words, plan.months)}, {"money", money_phrase(words, plan.cost_usd, plan.priced)}});
    const std::string change = before != nullptr ? answer_phrase(words, *before, plan) : std::string();
    const float right_edge = column.x() + column.width();
    const bool beside = column.width() > 7 * column.rect().height;  // low and wide: the road lies beside the words
    const float words_end = column.x() + ui.text().measure(Style::caption, words("question.road")).width;
    const Rect size = pill_size(frame, change);
    const bool at_the_end = !change.empty() && !beside && words_end + 4 * px + size.width <= right_edge;
    if (at_the_end) pill(frame, right_edge - size.width, column.y(), change);
    caption(column, words("question.road"));
    const float width = ui.text().measure(Style::heading, length, {.width = column.width()}).width;
    say(column, Style::heading, length);
    if (!change.empty() && !at_the_end) {
        column.space(measure::tight);
        pill(column, change);
    }
    const float road_x = beside ? column.x() + std::max(std::max(width, change.empty() ? 0 : size.width) + 16 * px, column.width() * 0.4f) : column.x();

    // To scale with the longer of before and now, so that an answer is seen to move the star.
    const float star = star_radius * px, half = (swing / 2 + road_width / 2 + 1 + most_slack) * px;
    const float mid = beside ? column.rect().y + std::max(half, (column.used() - column.rect().y) / 2) : column.y() + half;
    if (!beside) column.take(2 * half + ui.text().line_height(Style::caption));
    const float left = road_x + 4 * px, right = right_edge - star;
    const float scale = float(std::max({plan.months.max, before != nullptr ? before->months.max : 0, least_scale}));
    const auto x_of = [&](float months) { return left + (right - left) * months / scale; };
    const float reach = ui.animate("road.reach", float(plan.months.max), float(before != nullptr ? before->months.max : 0));
    const Tones tone = column.tones();
    draw_dotted(ui.canvas(), RoadPath::winding({{x_of(reach), mid}, {right + 1, mid}}, false), 1.2f * px, 0, 1, ui.theme().flat ? tone.ink : mix(tone.background, tone.ink, 0.45f));
    if (before != nullptr && before->months.max != plan.months.max) {  // where it stood
        draw_star(ui.canvas(), x_of(float(before->months.max)), mid, star * 0.72f, tone.background, tone.ink, ui.px(measure::outline));
    }
    lay_road(ui, column.surface(), plan, left, x_of(reach), mid, px);
    if (!beside) {
        const Ink ink{tone.ink, tone.ink};
        const float under = mid + half;
        const std::string today = words("question.today"), certified = words(state_at_the_end(words, *frame.derived.now, plan).empty() ? "question.certified" : "question.ready");
        const float wide = ui.text().measure(Style::caption, certified).width;
        const float today_end = road_x + ui.text().measure(Style::caption, today).width;
        ui.text().draw(ui.canvas(), Style::caption, today, road_x, under, ink);
        ui.text().draw(ui.canvas(), Style::caption, certified, std::clamp(x_of(reach) - wide / 2, std::min(today_end + 4 * px, right + star - wide), right + star - wide), under, ink);
    }
    state_node(frame, "road.so_far", Role::image, words("question.road") + ": " + length, {left, mid - star, right - left, 2 * star});
}

}  // namespace milepost::ui
