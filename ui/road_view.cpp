#include "ui/road_view.h"

#include <algorithm>

#include "ui/interface.h"
#include "ui/phrases.h"
#include "ui/road_path.h"
#include "ui/widgets.h"

namespace milepost::ui {
void road_example(Frame& frame, const Rect& area, const Plan& plan, float share) {
    Interface& ui = frame.interface;
    const Theme& theme = ui.theme();
    const Words& words = frame.words;
    const float px = ui.px(1);
    const ImVec2 start{area.x + area.width * 0.14f, area.bottom() - area.height * 0.2f};
    const ImVec2 school{area.x + area.width * 0.46f, area.y + area.height * 0.55f};
    const ImVec2 end{area.x + area.width * 0.74f, area.y + area.height * 0.24f};
    const RoadPath path = RoadPath::winding({{area.x - 20 * px, start.y + 8 * px}, start, school, end, {area.right() + 20 * px, area.y - 4 * px}}, false);
    draw_road(ui.canvas(), path, {17 * px, 6 * px, theme.attract_road, theme.on_attract}, 0, std::max(0.02f, share));
    const Ink ink{theme.on_attract, theme.on_attract};
    const auto label = [&](ImVec2 at, const std::string& text, float right_limit) {
        const Extent size = ui.text().measure(Style::strong, text, {.width = area.width * 0.5f});
        const float x = std::min(at.x - 3 * px, right_limit - size.width);
        ui.text().draw(ui.canvas(), Style::strong, text, std::max(area.x + 4 * px, x), at.y + 13 * px, ink, {.width = area.width * 0.5f});
    };
    const float edge = area.right() - 8 * px;
    if (share >= path.share_of(1)) {
        draw_milestone(ui.canvas(), start.x, start.y, 7.5f * px, theme.on_attract, theme.attract_road, px);
        label(start, words("attract.today"), edge);
    }
    if (share >= path.share_of(2)) {
        draw_milestone(ui.canvas(), school.x, school.y, 7.5f * px, theme.mark, theme.attract_road, px);
        const Stage& first = plan.stages.front();
        label(school, words("step." + first.step->id + ".name"), edge);
    }
    if (share >= path.share_of(3)) {
        draw_star(ui.canvas(), end.x, end.y, 15 * px, theme.mark, theme.attract_road, px);
        label(end, words("attract.certified", {{"months", months_phrase(words, plan.months)}}), edge);
    }
}

}  // namespace milepost::ui
