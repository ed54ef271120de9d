#include "ui/road/attract_road.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/road/milestones.h"
#include "ui/road/road_path.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui {
namespace {

// Millimetres, to be seen from five metres.
constexpr float road_width = 15, milestone_radius = 8, star_radius = 16;
constexpr float beside = 9;     ///< from a milestone to its label
constexpr float edge = 12;      ///< from the area's side
constexpr float room_mm = 150;  ///< that these sizes need

struct Said {
    Style style;
    std::string text;
};

/// What stands beside the road at one of its points.
struct Label {
    std::vector<Said> lines;
    int months = 0;  ///< from today, at most
    float radius = milestone_radius;
    float hangs = 0.5f;  ///< share of its height below its point
    Icon icon = Icon::none;
    float x = 0, y = 0, width = 0, height = 0;  ///< pixels
};

/// How far sideways of a bend the road still is, so far above or below it: `RoadPath::winding`, and half of the road's
/// width.
float clear_of(float swing, float row, float away, float width) {
    const float turn = std::numbers::pi_v<float> * std::min(1.0f, away / row);
    const float slope = std::numbers::pi_v<float> / 2 * swing / row * std::sin(turn);
    return swing * (1 - std::cos(turn)) / 2 + width / 2 * std::sqrt(1 + slope * slope);
}

}  // namespace

void attract_road(Frame& frame, const Rect& area, const Plan& plan, const std::string& start, const AttractLook& look,
                  float drawn, float shown) {
    Interface& ui = frame.interface;
    const Words& words = frame.words;
    const float px = ui.px(std::min(1.0f, area.width / ui.px(room_mm)));  // all of it smaller on a small panel

    const std::string example = words("attract.example");
    const std::string certified = words("attract.certified", {{"months", months_phrase(words, plan.months)}}),
                      price = words("road.figure", {{"label", words("roadmap.cost")},
                                                    {"value", money_phrase(words, plan.cost_usd, plan.priced)}});
    const float left = area.x + (edge + star_radius) * px, right = area.right() - edge * px;
    const auto measured = [&](Label& label, float width) {
        label.width = width;
        label.height = 0;
        bool fits = true;
        for (const Said& line : label.lines) {
            const Extent extent = ui.text().measure(line.style, line.text, {width, true});
            label.height += extent.height;
            fits = fits && extent.fits;
        }
        return fits;
    };
    // As large as there is room for: on a low panel the words are smaller, and on a small one the stops on the way are
    // left out, and all is said at the star.
    enum class Size { large, small, ends, least, star };
    std::vector<Label> labels;
    for (const Size size : {Size::large, Size::small, Size::ends, Size::least, Size::star}) {
        if (size == Size::star) {
            labels = {{},
                      {.lines = {{Style::caption, words("road.figure", {{"label", example}, {"value", start}})},
                                 {Style::strong, certified},
                                 {Style::strong, price}},
                       .months = plan.months.max,
                       .radius = star_radius}};
            for (Label& label : labels) measured(label, (right - left) / 2);
            break;
        }
        const bool large = size == Size::large;
        const Style end = size == Size::least ? Style::strong : Style::heading;
        const Style stop = large ? Style::heading : Style::strong;
        labels = {{.lines = {{stop, start}}}};
        for (const Stage& stage : plan.stages) {
            // an application takes a form and no road; the renewal lies behind the star
            const StepKind kind = stage.step->kind;
            if (size >= Size::ends || kind == StepKind::paperwork || kind == StepKind::renewal) continue;
            labels.push_back({.lines = {{stop, words("step." + stage.step->id + ".name")}},
                              .months = stage.end.max,
                              .icon = icon_of(kind)});
        }
        // That it is an example is read before what it comes to.
        labels.push_back({.lines = {{large ? Style::strong : Style::caption, example},
                                    {large ? Style::title : end, certified},
                                    {large ? Style::figure : end, price}},
                          .months = plan.months.max,
                          .radius = star_radius,
                          .hangs = 0.2f});
        const float row = area.height / float(labels.size());
        bool room = true;
        for (Label& label : labels) {  // most of the star's words stand above it
            const float own = &label == &labels.back() ? label.hangs + 0.5f : 1.0f;
            room = measured(label, (right - left) / 2) && own * label.height <= row && room;
        }
        if (room) break;
    }

    // The star is on the left, and the road bends to and fro below it: the lower its rows, the less, so that the
    // labels, all to the right of their points, stand clear of it.
    const std::size_t last = labels.size() - 1;
    const float bottom =
        area.bottom() - std::max(labels.front().hangs * labels.front().height, labels.front().radius * px);
    const float top = area.y + std::max((1 - labels.back().hangs) * labels.back().height, labels.back().radius * px);
    const float row = (bottom - top) / float(last), swing = std::min(area.width * (last == 1                 ? 0.15f
                                                                                   : area.width < ui.px(220) ? 0.33f
                                                                                                             : 0.43f),
                                                                     row * 2);
    std::vector<ImVec2> through;
    for (std::size_t i = 0; i <= last; ++i) {
        Label& label = labels[i];
        const bool inside = (last - i) % 2 == 0;  // of the bend
        through.push_back({inside ? left : left + swing, bottom - row * float(i)});
        for (int pass = 0; pass < 2; ++pass) {  // how wide it may be hangs on how high it is
            const float below = i == 0 ? 0 : label.hangs * label.height,
                        above = i == last ? 0 : (1 - label.hangs) * label.height;
            label.x =
                through[i].x +
                std::max((label.radius + beside) * px,
                         inside ? clear_of(swing, row, std::max(above, below), road_width * px) + beside / 2 * px : 0);
            measured(label, right - label.x);
        }
        label.y = std::min(through[i].y - (1 - label.hangs) * label.height, area.bottom() - label.height);
    }
    const RoadPath path = RoadPath::winding(through, true);

    const auto seen = [&](Colour colour, float share) { return mix(look.ground, colour, share * shown); };
    std::vector<int> months;
    months.reserve(labels.size());
    for (const Label& label : labels) months.push_back(label.months);
    draw_road(ui.canvas(), path, {road_width * px, 0, seen(look.road, 1), seen(look.line, 1)}, 0,
              std::max(0.001f, drawn));
    draw_months(ui.canvas(), path, month_shares(path, months), 12 * px, 1.4f * px, seen(look.line, 1), drawn);
    for (std::size_t i = 0; i <= last; ++i) {
        const Label& label = labels[i];
        const float reached = std::clamp((drawn - path.share_of(i) + 0.04f) / 0.04f, 0.0f, 1.0f);
        if (reached <= 0) break;
        const Colour today = luminance(look.line) > luminance(look.road) ? look.line : look.road;
        const Colour fill = seen(i == 0 ? today : look.mark, reached), outline = seen(look.mark_line, reached),
                     ink = seen(look.ink, reached);
        if (i == last) draw_star(ui.canvas(), through[i].x, through[i].y, label.radius * px, fill, outline, px);
        else draw_milestone(ui.canvas(), through[i].x, through[i].y, label.radius * px, fill, outline, px, label.icon);
        float y = label.y;
        for (const Said& line : label.lines)
            y += ui.text().draw(ui.canvas(), line.style, line.text, label.x, y, {ink, ink}, {label.width, true}).height;
    }
    state_node(frame, "attract.road", Role::image, example + ": " + start + ". " + certified + ". " + price, area);
}

}  // namespace milepost::ui
