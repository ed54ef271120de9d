#include "ui/road_view.h"

#include <algorithm>
#include <cmath>

#include "core/explanation.h"
#include "ui/interface.h"
#include "ui/phrases.h"
#include "ui/road_path.h"
#include "ui/widgets.h"

namespace milepost::ui {
namespace {

constexpr float road_width = 9, milestone_radius = 7.5f, small_radius = 4.6f, star_radius = 13;  // mm
constexpr float month_length = 4, longest_stretch = 70;                                        // mm
constexpr float between_labels = 8.5f, tail = 16, room_below = 50;                                // mm

Icon icon_of(StepKind kind) {
    switch (kind) {
        case StepKind::diploma: return Icon::diploma;
        case StepKind::school: return Icon::school;
        case StepKind::practicum: return Icon::clinic;
        case StepKind::work: return Icon::people;
        case StepKind::paperwork: return Icon::paper;
        case StepKind::exam: return Icon::exam;
        case StepKind::state: return Icon::flag;
        case StepKind::renewal: return Icon::renew;
    }
    return Icon::none;
}

struct Line {
    Style style = Style::body;
    std::string text;
    bool soft = false;
};

/// A point on the road with what stands beside it.
struct Milestone {
    enum class Kind { today, step, certified, renewal };
    Kind kind = Kind::step;
    std::string id;
    Icon icon = Icon::none;
    Interval at{};  ///< months from today
    bool small = false;
    std::vector<Line> lines{};
    std::vector<Line> more{};  ///< when unfolded
    float height = 0, y = 0;  ///< pixels: of its label; of its middle
};

Milestone of_stage(Frame& frame, const Plan& plan, std::size_t s) {
    const Words& words = frame.words;
    const Stage& stage = plan.stages[s];
    const Date today = frame.derived.now->date;
    const std::string key = "step." + stage.step->id;
    Milestone milestone{.id = stage.step->id, .icon = icon_of(stage.step->kind), .at = stage.end, .small = stage.step->kind == StepKind::paperwork};
    if (!stage.step->includes.empty()) {  // what it includes fills its last months and stands after it
        const Interval part = plan.stages[s + 1].months;
        milestone.at = {std::max(0, stage.end.min - part.max), std::max(0, stage.end.max - part.max)};
    }
    const bool within = s > 0 && plan.stages[s - 1].step->includes == stage.step->id;
    const std::string cost = within ? std::string() : money_phrase(words, stage.cost_usd, stage.priced);
    milestone.lines.push_back({Style::strong, words(key + ".name")});
    milestone.lines.push_back({Style::body, words(cost.empty() || milestone.small ? "roadmap.stage.time" : "roadmap.stage", {{"months", months_phrase(words, stage.months)}, {"when", when_phrase(words, today, stage.end)}, {"money", cost}}), true});
    if (!stage.sure) milestone.lines.push_back({Style::caption, words("roadmap.may_not_need"), true});
    milestone.more = {{Style::body, words(key + ".why")}, {Style::body, words(key + ".more")}};
    if (stage.step->beside) milestone.more.push_back({Style::body, words("roadmap.beside")});
    milestone.more.push_back({Style::caption, source_phrase(words, *frame.world.content, stage.step->cite, today), true});
    return milestone;
}

std::vector<Milestone> milestones_of(Frame& frame, const CredentialResult& result, const Plan& plan) {
    const Words& words = frame.words;
    const Date today = frame.derived.now->date;
    const Renewal& renewal = result.credential->renewal;
    std::vector<Milestone> all;
    all.push_back({.kind = Milestone::Kind::today, .id = "today", .lines = {{Style::strong, words("roadmap.today")}, {Style::body, words("phrase.month", {{"month", today}}), true}}});
    for (std::size_t s = 0; s + 1 < plan.stages.size(); ++s) all.push_back(of_stage(frame, plan, s));
    Milestone certified{.kind = Milestone::Kind::certified, .id = "certified", .at = plan.months};
    // How many it opens is only looked into for those who want that: facts that nobody was asked for may change the number.
    const std::string when = when_phrase(words, today, plan.months);
    const bool count = frame.derived.now->goal == Goal::most_doors;
    certified.lines = {{Style::heading, words("roadmap.certified", {{"credential", words("credential." + result.credential->id + ".short")}})},
                       {Style::body, count ? words("roadmap.certified.doors", {{"when", when}, {"n", double(plan.doors)}}) : when, true}};
    certified.more = {{Style::body, words("credential." + result.credential->id + ".name")}};
    for (const RouteResult& route : result.routes) {  // why this credential, in the one place that words it
        if (route.route != plan.by) continue;
        certified.more.push_back({Style::strong, words("route." + route.route->id)});
        for (const Reason& reason : telling(route)) {
            certified.more.push_back({Style::body, sentence(*frame.world.content, reason, [&](std::string_view key, const Args& args) { return words(key, args); })});
        }
        certified.more.push_back({Style::caption, source_phrase(words, *frame.world.content, route.route->cite, today), true});
    }
    all.push_back(std::move(certified));
    Milestone last = of_stage(frame, plan, plan.stages.size() - 1);
    last.kind = Milestone::Kind::renewal;
    last.lines[1].text = words("roadmap.stage.renewal", {{"n", double(renewal.every_months)}, {"money", money_phrase(words, renewal.fee.usd, renewal.fee.priced)}});
    last.lines.resize(2);
    all.push_back(std::move(last));
    return all;
}

float block_height(Text& text, const std::vector<Line>& lines, float width, float gap) {
    float height = 0;
    for (const Line& line : lines) height += text.measure(line.style, line.text, {.width = width}).height + gap;
    return lines.empty() ? 0 : height - gap;
}

/// Where each milestone stands: as far apart as they are in time, and never nearer than their labels allow.
float place(std::vector<Milestone>& milestones, float top, float px, float room) {
    const auto lay = [&](float month_px) {
        float y = top + 8 * px;
        for (std::size_t i = 0; i < milestones.size(); ++i) {
            milestones[i].y = y;
            if (i + 1 == milestones.size()) break;
            const float months = float(std::max(0, milestones[i + 1].at.max - milestones[i].at.max));
            const bool after = milestones[i + 1].kind == Milestone::Kind::renewal;
            const float stretch = after ? tail * px : std::min(months * month_px, longest_stretch * px * std::max(1.0f, month_px / (month_length * px)));
            y += std::max(milestones[i].height + between_labels * px, stretch);
        }
        return milestones.back().y + milestones.back().height;
    };
    float low = 0.4f * month_length * px, high = 12 * month_length * px;
    if (lay(month_length * px) <= top + room) low = month_length * px;  // room to spare: let the road fill it
    for (int i = 0; i < 14; ++i) {
        const float middle = (low + high) / 2;
        (lay(middle) <= top + room ? low : high) = middle;
    }
    return lay(low);
}

void draw_mark(Frame& frame, const Milestone& milestone, ImVec2 at) {
    Interface& ui = frame.interface;
    const Theme& theme = ui.theme();
    const float line = ui.px(measure::outline);
    switch (milestone.kind) {
        case Milestone::Kind::today:
            draw_milestone(ui.canvas(), at.x, at.y, ui.px(milestone_radius), theme.card, theme.mark_line, line);
            ui.canvas().AddCircleFilled(at, ui.px(2.6f), theme.mark_line.packed());
            break;
        case Milestone::Kind::certified: draw_star(ui.canvas(), at.x, at.y, ui.px(star_radius), theme.mark, theme.mark_line, line); break;
        case Milestone::Kind::renewal: draw_milestone(ui.canvas(), at.x, at.y, ui.px(milestone_radius), theme.card, theme.mark_line, line, milestone.icon); break;
        case Milestone::Kind::step:
            draw_milestone(ui.canvas(), at.x, at.y, ui.px(milestone.small ? small_radius : milestone_radius), milestone.small ? theme.card : theme.mark, theme.mark_line, line,
                           milestone.small ? Icon::none : milestone.icon);
            break;
    }
}

}  // namespace

void road_map(Column& column, const CredentialResult& result, const Plan& plan) {
    Frame& frame = column.frame();
    Interface& ui = column.interface();
    const Theme& theme = ui.theme();
    const float px = ui.px(1);
    auto milestones = milestones_of(frame, result, plan);

    const float lane = std::min(62 * px, column.width() * 0.27f);
    const float label_x = column.x() + lane + 8 * px, label_width = column.width() - lane - 8 * px;
    const float line_gap = 0.8f * px, padding = 2.2f * px;
    for (Milestone& milestone : milestones) {
        milestone.height = block_height(ui.text(), milestone.lines, label_width, line_gap);
        if (frame.model.opened == milestone.id) milestone.height += 3 * px + block_height(ui.text(), milestone.more, label_width, 2 * px);
    }
    const float top = column.y();
    const float bottom = place(milestones, top, px, column.left() - room_below * px);

    std::vector<ImVec2> through;
    std::vector<float> halves;
    const float middle = column.x() + lane * 0.5f, swing = lane * 0.5f - star_radius * px * 0.95f;
    for (std::size_t i = 0; i < milestones.size(); ++i) {
        through.push_back({middle + swing * (i % 2 == 0 ? -0.75f : 0.75f), milestones[i].y});
        if (milestones[i].kind != Milestone::Kind::renewal) {
            halves.push_back((road_width / 2 + 1.6f + std::min(6.0f, 0.3f * float(milestones[i].at.max - milestones[i].at.min))) * px);
        }
    }
    const RoadPath path = RoadPath::winding(through, true);
    const std::size_t certified = milestones.size() - 2;
    draw_uncertainty(ui.canvas(), path, halves, theme.road_shade);
    draw_road(ui.canvas(), path, {road_width * px, 4 * px, theme.road, theme.on_road}, 0, path.share_of(certified));
    draw_dotted(ui.canvas(), path, 3 * px, path.share_of(certified), 1, theme.road);

    const Tones tone = column.tones();
    for (std::size_t i = 0; i < milestones.size(); ++i) {
        const Milestone& milestone = milestones[i];
        draw_mark(frame, milestone, through[i]);
        float y = milestone.y - ui.text().line_height(milestone.lines.front().style) / 2;
        const Rect label{label_x - padding, y - padding, label_width + padding, milestone.height + 2 * padding};
        std::string spoken;
        for (const Line& line : milestone.lines) spoken += (spoken.empty() ? "" : ". ") + plain(line.text);
        const bool open = frame.model.opened == milestone.id;
        if (milestone.more.empty()) {
            state_node(frame, "milestone." + milestone.id, Role::listitem, spoken, label);
        } else {
            const bool activated = touchable(frame, "milestone." + milestone.id, Role::button, spoken, {label.x, label.y, label.width, std::max(label.height, measure::target * px)}, true, open, 2 * px).activated;
            ui.stays("milestone." + milestone.id, label.y, activated);
            if (activated) frame.actions.push_back(action::Unfold{milestone.id});
        }
        for (const Line& line : milestone.lines) {
            y += ui.text().draw(ui.canvas(), line.style, line.text, label_x, y, {line.soft ? tone.soft : tone.ink, tone.ink}, {.width = label_width}).height + line_gap;
        }
        if (!open) continue;
        y += 3 * px - line_gap;
        for (const Line& line : milestone.more) {
            const float height = ui.text().draw(ui.canvas(), line.style, line.text, label_x, y, {line.soft ? tone.soft : tone.ink, tone.ink}, {.width = label_width}).height;
            state_node(frame, "", Role::text, plain(line.text), {label_x, y, label_width, height});
            y += height + 2 * px;
        }
    }
    column.take(bottom - top + 4 * px);
}

void road_so_far(Column& column) {
    Frame& frame = column.frame();
    Interface& ui = column.interface();
    const Theme& theme = ui.theme();
    const Words& words = frame.words;
    const Plan& plan = frame.derived.now->best().plan;
    const float px = ui.px(1);

    caption(column, words("question.road"));
    const std::string length = words("question.road.to", {{"months", months_phrase(words, plan.months)}, {"money", money_phrase(words, plan.cost_usd, plan.priced)}});
    const std::string change = frame.derived.before ? change_phrase(words, frame.derived.before->best().plan, plan) : std::string();
    const Extent extent = ui.text().measure(Style::heading, length, {.width = column.width()});
    const float y = column.y();
    say(column, Style::heading, length);
    const float right_edge = column.x() + column.width();
    const bool beside = column.width() > 7 * column.rect().height;  // low and wide: the bar stands beside the words
    const float bar_x = beside ? column.x() + std::max(extent.width + 16 * px, column.width() * 0.4f) : column.x();
    if (!change.empty()) {
        const Rect size = pill_size(frame, change);
        const float x = beside ? bar_x : column.x() + extent.width + 5 * px;
        if (x + size.width <= right_edge) pill(frame, x, beside ? column.rect().y : y + (extent.height - size.height) / 2, change);
    }

    // To scale with the longer of before and now, so that an answer is seen to move the star.
    const int before = frame.derived.before ? frame.derived.before->best().plan.months.max : 0;
    const float scale = float(std::max({plan.months.max, before, 12}));
    const Tones tone = column.tones();
    const float star = 5.5f * px, thick = 4.5f * px;
    const float label_height = beside ? 0 : ui.text().line_height(Style::caption) + 1.5f * px;
    const float mid = beside ? column.y() - star : column.y() + star + 1.5f * px;
    if (!beside) column.take(2 * star + 1.5f * px + label_height);
    const float left = bar_x + star, right = right_edge - star;
    const auto at = [&](float months) { return left + (right - left) * months / scale; };
    const float reach = ui.animate("road.max", float(plan.months.max), float(before)), sure = ui.animate("road.min", float(plan.months.min), 0);
    ImDrawList& canvas = ui.canvas();
    const Colour track = theme.flat ? theme.road : mix(theme.road, theme.on_road, 0.16f), may = theme.flat ? theme.road_shade : mix(theme.road, theme.mark, 0.55f);
    draw_box(canvas, {left - thick / 2, mid - thick / 2, right - left + thick, thick}, thick / 2, track, tone.line, theme.flat ? px * measure::hair : 0);
    draw_box(canvas, {left, mid - thick / 2, at(reach) - left, thick}, thick / 2, may, tone.line, 0);
    draw_box(canvas, {left, mid - thick / 2, at(sure) - left, thick}, thick / 2, theme.mark, tone.line, 0);
    canvas.AddCircleFilled({left, mid}, 4 * px, tone.ink.packed());
    draw_star(canvas, at(reach), mid, star, theme.flat ? theme.mark : tone.ink, theme.mark_line, theme.flat ? px * measure::outline : 0);
    const Ink ink{tone.ink, tone.ink};
    const float under = mid + star + 1.5f * px;
    if (!beside) {
        const std::string certified = words("question.certified");
        const float half = ui.text().measure(Style::caption, certified).width / 2;
        const float x_today = left - 4 * px, today_end = x_today + ui.text().measure(Style::caption, words("question.today")).width;
        ui.text().draw(canvas, Style::caption, words("question.today"), x_today, under, ink);
        ui.text().draw(canvas, Style::caption, certified, std::clamp(at(reach) - half, std::min(today_end + 4 * px, right - 2 * half), right + star - 2 * half), under, ink);
    }
    state_node(frame, "road.so_far", Role::image, words("question.road") + ": " + length, {left, mid - star, right - left, 2 * star});
}

}  // namespace milepost::ui
