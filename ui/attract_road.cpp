#include "ui/attract_road.h"

#include <algorithm>

#include "ui/phrases.h"
#include "ui/road_path.h"
#include "ui/widgets.h"

namespace milepost::ui {
namespace {

constexpr float road_width = 15, milestone_radius = 8, star_radius = 16;  ///< millimetres: seen from five metres
constexpr float beside = 9;  ///< from a milestone to its label: the road bends away on that side
constexpr float edge = 12;   ///< from the area's side

struct Line {
    Style style;
    std::string text;
};

/// What stands beside the road at one of its points.
struct Label {
    std::vector<Line> lines;
    float radius = milestone_radius;
    float hangs = 0.5f;  ///< share of its height below its point
};

}  // namespace

void attract_road(Frame& frame, const Rect& area, const Plan& plan, const std::string& start, const AttractLook& look, float drawn, float shown) {
    Interface& ui = frame.interface;
    const Words& words = frame.words;
    const float px = ui.px(1);

    const std::string example = words("attract.example");
    std::vector<Label> labels{{{{Style::strong, example}, {Style::heading, start}}, milestone_radius, 0.62f}};
    for (const Stage& stage : plan.stages) {
        const StepKind kind = stage.step->kind;  // an application takes a form and no road; the renewal lies behind the star
        if (kind != StepKind::paperwork && kind != StepKind::renewal) labels.push_back({{{Style::heading, words("step." + stage.step->id + ".name")}}});
    }
    const std::string certified = words("attract.certified", {{"months", months_phrase(words, plan.months)}}), price = money_phrase(words, plan.cost_usd, plan.priced);
    labels.push_back({{{Style::title, certified}, {Style::figure, price}}, star_radius, 0.3f});

    // From side to side, so that each label has the other side for itself.
    const float left = area.x + (edge + star_radius) * px, right = area.right() - (edge + star_radius) * px;
    const auto room_of = [&](const Label& label) { return right - left - (label.radius + beside - star_radius) * px; };
    const auto height_of = [&](const Label& label) {
        float height = 0;
        for (const Line& line : label.lines) height += ui.text().measure(line.style, line.text, {room_of(label), true}).height;
        return height;
    };
    const float bottom = area.bottom() - std::max(labels.front().hangs * height_of(labels.front()), labels.front().radius * px);
    const float top = area.y + std::max((1 - labels.back().hangs) * height_of(labels.back()), labels.back().radius * px);
    std::vector<ImVec2> through;
    for (std::size_t i = 0; i < labels.size(); ++i) through.push_back({i % 2 == 0 ? left : right, bottom + (top - bottom) * float(i) / float(labels.size() - 1)});
    const RoadPath path = RoadPath::winding(through, true);

    const auto seen = [&](Colour colour, float share) { return mix(look.ground, colour, share * shown); };
    draw_road(ui.canvas(), path, {road_width * px, 6 * px, seen(look.road, 1), seen(look.line, 1)}, 0, std::max(0.001f, drawn));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Label& label = labels[i];
        const ImVec2 at = through[i];
        const float reached = std::clamp((drawn - path.share_of(i) + 0.04f) / 0.04f, 0.0f, 1.0f);
        if (reached <= 0) break;
        const bool last = i + 1 == labels.size();
        const Colour fill = seen(i == 0 ? look.line : look.mark, reached), outline = seen(look.mark_line, reached);
        if (last) draw_star(ui.canvas(), at.x, at.y, label.radius * px, fill, outline, px);
        else draw_milestone(ui.canvas(), at.x, at.y, label.radius * px, fill, outline, px);

        const bool on_left = i % 2 == 0;
        const float room = room_of(label), away = (label.radius + beside) * px;
        const Ink ink{seen(look.ink, reached), seen(look.ink, reached), on_left ? Align::start : Align::end};
        float y = at.y - (1 - label.hangs) * height_of(label);
        for (const Line& line : label.lines) y += ui.text().draw(ui.canvas(), line.style, line.text, on_left ? at.x + away : at.x - away - room, y, ink, {room, true}).height;
    }
    state_node(frame, "attract.road", Role::image, example + ": " + start + ". " + certified + ", " + price, area);
}

}  // namespace milepost::ui
