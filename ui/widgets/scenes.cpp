#include "ui/widgets/scenes.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <vector>

#include "ui/base/semantics.h"

namespace milepost::ui {
namespace {

constexpr float pi = 3.14159265f;
constexpr float high = 100, wide = high * scene_aspect;  ///< units of a scene

/// Shapes with an outline, in units from the left upper corner of the scene.
class Brush {
  public:
    Brush(ImDrawList& canvas, const Theme& theme, const Rect& place)
        : canvas_(canvas),
          unit_(std::min(place.height / high, place.width / wide)),
          x_(place.x + (place.width - wide * unit_) / 2),
          y_(place.y + (place.height - high * unit_) / 2),
          line_(std::max(1.0f, 1.1f * unit_)),
          ink_(theme.line) {}

    void box(float x, float y, float w, float h, float r, Colour fill) const {
        canvas_.AddRectFilled(at(x, y), at(x + w, y + h), fill.packed(), r * unit_);
        canvas_.AddRect(at(x, y), at(x + w, y + h), ink_.packed(), r * unit_, 0, line_);
    }
    void disc(float x, float y, float r, Colour fill) const {
        canvas_.AddCircleFilled(at(x, y), r * unit_, fill.packed());
        canvas_.AddCircle(at(x, y), r * unit_, ink_.packed(), 0, line_);
    }
    void shape(std::initializer_list<ImVec2> points, Colour fill) const {
        const std::vector<ImVec2> placed = all(points);
        canvas_.AddConcavePolyFilled(placed.data(), int(placed.size()), fill.packed());
        canvas_.AddPolyline(placed.data(), int(placed.size()), ink_.packed(), ImDrawFlags_Closed, line_);
    }
    void stroke(std::initializer_list<ImVec2> points, float width, Colour colour) const {
        const std::vector<ImVec2> placed = all(points);
        canvas_.AddPolyline(placed.data(), int(placed.size()), colour.packed(), 0, width * unit_);
        for (const ImVec2& joint : placed) canvas_.AddCircleFilled(joint, width * unit_ / 2, colour.packed());
    }
    void thin(std::initializer_list<ImVec2> points) const { stroke(points, line_ / unit_, ink_); }
    /// A limb: a stroke with an outline.
    void limb(std::initializer_list<ImVec2> points, float width, Colour fill) const {
        stroke(points, width + 2 * line_ / unit_, ink_);
        stroke(points, width, fill);
    }
    void arc(float x, float y, float r, float from, float to, float width, Colour colour) const {
        canvas_.PathArcTo(at(x, y), r * unit_, from * pi, to * pi);
        canvas_.PathStroke(colour.packed(), 0, width * unit_);
    }
    /// From shoulders to hips.
    void torso(float x, float shoulders, float hips, float half, Colour fill) const {
        const auto path = [&] {
            canvas_.PathLineTo(at(x - half, hips));
            canvas_.PathArcTo(at(x - half + 7, shoulders + 7), 7 * unit_, pi, 1.5f * pi);
            canvas_.PathArcTo(at(x + half - 7, shoulders + 7), 7 * unit_, 1.5f * pi, 2 * pi);
            canvas_.PathLineTo(at(x + half, hips));
        };
        path();
        canvas_.PathFillConvex(fill.packed());
        path();
        canvas_.PathStroke(ink_.packed(), ImDrawFlags_Closed, line_);
    }
    void cross(float x, float y, float half, Colour colour) const {
        stroke({{x - half, y}, {x + half, y}}, half * 0.7f, colour);
        stroke({{x, y - half}, {x, y + half}}, half * 0.7f, colour);
    }

  private:
    [[nodiscard]] ImVec2 at(float x, float y) const { return {x_ + x * unit_, y_ + y * unit_}; }
    [[nodiscard]] std::vector<ImVec2> all(std::initializer_list<ImVec2> points) const {
        std::vector<ImVec2> placed;
        for (const ImVec2& point : points) placed.push_back(at(point.x, point.y));
        return placed;
    }

    ImDrawList& canvas_;
    float unit_, x_, y_, line_;
    Colour ink_;
};

/// What things are filled with; without tints all but what is marked is white.
struct Paints {
    Colour white, cloth, warm, light_skin, dark_skin, hair, screen, on_screen;
};

Paints paints_of(const Theme& theme) {
    if (theme.flat)
        return {theme.card, theme.card, theme.mark, theme.card, theme.card, theme.road, theme.card, theme.ink};
    return {theme.card,
            mix(theme.road, theme.road_shade, 0.35f),
            theme.mark,
            mix(theme.mark, theme.card, 0.55f),
            mix(hex(0x7A4B2A), theme.mark, 0.15f),
            mix(theme.ink, theme.road, 0.3f),
            theme.road,
            theme.mark};
}

/// Someone seated whose blood pressure somebody in scrubs takes.
void care(const Brush& b, const Paints& p) {
    b.box(14, 58, 5, 42, 2, p.white);  // a chair
    b.box(14, 88, 44, 5, 2, p.white);
    b.torso(38, 48, 90, 15, p.warm);
    b.disc(38, 31, 12, p.dark_skin);
    b.arc(38, 31, 11, 1, 2, 4, p.hair);
    b.box(58, 76, 54, 5, 2, p.white);  // a table
    b.box(104, 80, 5, 20, 1, p.white);
    b.torso(124, 36, 101, 16, p.cloth);
    b.disc(124, 19, 12, p.light_skin);
    b.arc(124, 19, 11, 1, 2.05f, 4, p.hair);
    b.disc(135, 11, 4.5f, p.hair);
    b.arc(124, 34, 9, 0, 1, 2, p.white);  // a stethoscope
    b.stroke({{124, 43}, {124, 54}}, 2, p.white);
    b.disc(124, 57, 3.4f, p.white);
    b.limb({{47, 56}, {58, 70}, {86, 70}}, 8, p.dark_skin);
    b.box(61, 63, 15, 14, 3, p.screen);  // the cuff
    b.limb({{114, 46}, {104, 60}, {90, 64}}, 8, p.light_skin);
    b.limb({{113, 45}, {107, 55}}, 9, p.cloth);
    b.thin({{76, 66}, {84, 52}, {90, 47}});
    b.disc(94, 44, 8, p.white);  // its dial
    b.thin({{94, 44}, {98, 40}});
}

void office(const Brush& b, const Paints& p) {
    b.box(12, 82, 136, 6, 2, p.cloth);
    b.box(74, 64, 12, 18, 1, p.white);
    b.box(44, 14, 72, 52, 4, p.screen);
    b.box(49, 19, 62, 42, 2, p.white);
    for (int row = 0; row < 3; ++row) {
        for (int day = 0; day < 5; ++day)
            b.box(53 + 11 * float(day), 26 + 11 * float(row), 9, 8, 1, row == 1 && day == 2 ? p.warm : p.white);
    }
    b.box(20, 70, 16, 12, 2, p.warm);  // a cup
    b.arc(36, 76, 3.5f, 1.5f, 2.5f, 1.4f, p.screen);
    b.box(122, 68, 24, 14, 3, p.white);  // a telephone
    b.limb({{124, 66}, {130, 62}, {138, 62}, {144, 66}}, 5, p.screen);
    b.disc(134, 75, 3, p.warm);
}

void skills(const Brush& b, const Paints& p) {
    b.box(16, 12, 82, 50, 4, p.white);
    b.box(20, 16, 74, 42, 2, p.screen);
    b.stroke({{24, 40},
              {38, 40},
              {43, 33},
              {48, 40},
              {54, 40},
              {58, 22},
              {63, 52},
              {67, 40},
              {76, 40},
              {80, 35},
              {84, 40},
              {90, 40}},
             2.2f, p.on_screen);
    b.stroke({{94, 81}, {112, 81}}, 1.2f, p.hair);  // a syringe
    b.box(36, 74, 56, 14, 2, p.white);
    b.box(58, 76, 32, 10, 1, p.warm);
    b.stroke({{22, 81}, {36, 81}}, 4, p.hair);
    b.stroke({{22, 74}, {22, 88}}, 3, p.hair);
    b.box(118, 20, 18, 70, 8, p.white);  // a tube
    b.box(120, 48, 14, 40, 6, p.warm);
    b.box(115, 14, 24, 12, 3, p.screen);
}

void people(const Brush& b, const Paints& p) {
    b.torso(44, 66, 101, 20, p.cloth);
    b.disc(44, 46, 14, p.light_skin);
    b.arc(44, 46, 12.5f, 1, 2, 5, p.hair);
    b.torso(116, 70, 101, 19, p.warm);
    b.disc(116, 52, 13, p.dark_skin);
    b.arc(116, 52, 11.5f, 0.95f, 2.05f, 5, p.hair);
    b.shape({{58, 8}, {106, 8}, {106, 36}, {74, 36}, {64, 44}, {66, 36}, {58, 36}}, p.white);
    for (const float x : {70.0f, 82.0f, 94.0f}) b.disc(x, 22, 3, p.warm);
}

void places(const Brush& b, const Paints& p) {
    b.box(96, 42, 46, 50, 2, p.white);
    b.box(24, 22, 74, 70, 2, p.white);
    b.shape({{18, 24}, {61, 6}, {104, 24}}, p.cloth);
    b.cross(61, 38, 8, p.warm);
    for (const float x : {34.0f, 76.0f}) b.box(x, 54, 12, 12, 1, p.screen);
    for (const float x : {104.0f, 122.0f}) b.box(x, 52, 12, 12, 1, p.screen);
    b.box(54, 66, 14, 26, 1, p.warm);
    b.box(112, 72, 14, 20, 1, p.screen);
    b.thin({{8, 92}, {152, 92}});
}

}  // namespace

void draw_scene(ImDrawList& canvas, const Theme& theme, Picture picture, const Rect& place) {
    const Brush brush(canvas, theme, place);
    const Paints paints = paints_of(theme);
    const ImVec2 from{place.x, place.y}, to{place.right(), place.bottom()};
    if (!theme.flat) canvas.AddRectFilled(from, to, theme.road_shade.packed(), place.height * 0.08f);
    canvas.PushClipRect(from, to, true);  // who stands in it goes on below
    switch (picture) {
        case Picture::none: break;
        case Picture::care: care(brush, paints); break;
        case Picture::office: office(brush, paints); break;
        case Picture::skills: skills(brush, paints); break;
        case Picture::people: people(brush, paints); break;
        case Picture::places: places(brush, paints); break;
    }
    canvas.PopClipRect();
}

}  // namespace milepost::ui
