#include "ui/base/icons.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <vector>

#include "ui/base/mirror.h"

namespace milepost::ui {
namespace {

constexpr float pi = 3.14159265f;

/// Draws in a square from -1 to 1 about its middle.
struct Pen {
    ImDrawList& canvas;
    float x, y, half, line;
    std::uint32_t colour;

    [[nodiscard]] ImVec2 at(float u, float v) const { return {x + u * half, y + v * half}; }
    void cap(float u, float v) const { canvas.AddCircleFilled(at(u, v), line / 2, colour); }
    void path(std::initializer_list<ImVec2> points, bool closed = false) const {
        std::vector<ImVec2> placed;
        for (const ImVec2& point : points) placed.push_back(at(point.x, point.y));
        canvas.AddPolyline(placed.data(), static_cast<int>(placed.size()), colour, closed ? ImDrawFlags_Closed : 0,
                           line);
        if (closed) return;
        canvas.AddCircleFilled(placed.front(), line / 2, colour);
        canvas.AddCircleFilled(placed.back(), line / 2, colour);
    }
    void circle(float u, float v, float r) const { canvas.AddCircle(at(u, v), r * half, colour, 0, line); }
    void dot(float u, float v, float r) const { canvas.AddCircleFilled(at(u, v), r * half, colour); }
    void box(float u0, float v0, float u1, float v1, float r = 0.15f) const {
        canvas.AddRect(at(u0, v0), at(u1, v1), colour, r * half, 0, line);
    }
    void arc(float u, float v, float r, float from, float to) const {
        canvas.PathArcTo(at(u, v), r * half, from * pi, to * pi);
        canvas.PathStroke(colour, 0, line);
        cap(u + r * std::cos(from * pi), v + r * std::sin(from * pi));
        cap(u + r * std::cos(to * pi), v + r * std::sin(to * pi));
    }
    void oval(float u, float v, float ru, float rv) const {
        canvas.AddEllipse(at(u, v), {ru * half, rv * half}, colour, 0, 0, line);
    }
};

void star_points(float x, float y, float radius, ImVec2 (&out)[10]) {
    for (int i = 0; i < 10; ++i) {
        const float r = i % 2 == 0 ? radius : radius * 0.45f;
        const float turn = -pi / 2 + static_cast<float>(i) * pi / 5;
        out[i] = {x + r * std::cos(turn), y + r * std::sin(turn)};
    }
}

void money(const Pen& p) {
    p.circle(0, 0, 0.88f);
    p.path({{0.3f, -0.28f},
            {0.12f, -0.4f},
            {-0.14f, -0.4f},
            {-0.3f, -0.24f},
            {-0.22f, -0.06f},
            {0.2f, 0.08f},
            {0.3f, 0.24f},
            {0.14f, 0.4f},
            {-0.14f, 0.4f},
            {-0.3f, 0.28f}});
    p.path({{0, -0.58f}, {0, -0.42f}});
    p.path({{0, 0.42f}, {0, 0.58f}});
}

void sheet(const Pen& p) {
    p.path({{0.2f, -0.9f}, {-0.68f, -0.9f}, {-0.68f, 0.9f}, {0.68f, 0.9f}, {0.68f, -0.42f}}, true);
    p.path({{0.2f, -0.9f}, {0.2f, -0.42f}, {0.68f, -0.42f}});
}

void renew(const Pen& p) {
    p.arc(0, 0, 0.75f, -0.85f, -0.12f);
    p.arc(0, 0, 0.75f, 0.15f, 0.88f);
    p.path({{0.78f, -0.85f}, {0.74f, -0.3f}, {0.22f, -0.36f}});
    p.path({{-0.78f, 0.85f}, {-0.74f, 0.3f}, {-0.22f, 0.36f}});
}

void text_size(const Pen& p) {
    p.path({{-0.95f, 0.7f}, {-0.4f, -0.75f}, {0.15f, 0.7f}});
    p.path({{-0.76f, 0.2f}, {-0.04f, 0.2f}});
    p.oval(0.6f, 0.36f, 0.3f, 0.34f);
    p.path({{0.92f, 0.02f}, {0.92f, 0.7f}});
}

void figure_person(const Pen& p, float u, float s) {
    p.circle(u, -0.45f * s, 0.3f * s);
    p.canvas.PathArcTo(p.at(u, 0.75f), 0.6f * s * p.half, pi, 2 * pi);
    p.canvas.PathStroke(p.colour, 0, p.line);
}

/// Signs as the world has them: letters and what is written by hand, clocks, and what turns as they do. What points
/// along the line or stands for a page of words is mirrored with it.
bool same_in_every_language(Icon icon) {
    switch (icon) {
        case Icon::text_size:
        case Icon::check:
        case Icon::clock:
        case Icon::money:
        case Icon::exam:
        case Icon::edit:
        case Icon::renew: return true;
        default: return false;
    }
}

}  // namespace

void draw_icon(ImDrawList& canvas, Icon icon, float x, float y, float size, Colour colour, float line) {
    const Pen p{canvas, x, y, size / 2, line > 0 ? line : size / 12, colour.packed()};
    std::optional<Unmirrored> stays;
    if (same_in_every_language(icon)) stays.emplace(canvas, 2 * x);
    switch (icon) {
        case Icon::none: return;
        case Icon::back:
            p.path({{0.85f, 0}, {-0.85f, 0}}), p.path({{-0.2f, -0.65f}, {-0.85f, 0}, {-0.2f, 0.65f}});
            return;
        case Icon::forward: p.path({{-0.35f, -0.7f}, {0.35f, 0}, {-0.35f, 0.7f}}); return;
        case Icon::up: p.path({{-0.7f, 0.35f}, {0, -0.35f}, {0.7f, 0.35f}}); return;
        case Icon::down: p.path({{-0.7f, -0.35f}, {0, 0.35f}, {0.7f, -0.35f}}); return;
        case Icon::globe: p.circle(0, 0, 0.88f), p.oval(0, 0, 0.4f, 0.88f), p.path({{-0.86f, 0}, {0.86f, 0}}); return;
        case Icon::text_size: text_size(p); return;
        case Icon::check: p.path({{-0.7f, 0.05f}, {-0.2f, 0.55f}, {0.75f, -0.5f}}); return;
        case Icon::clock: p.circle(0, 0, 0.88f), p.path({{0, -0.5f}, {0, 0.05f}, {0.38f, 0.3f}}); return;
        case Icon::money: money(p); return;
        case Icon::star: {
            ImVec2 points[10];
            star_points(x, y, size * 0.5f, points);
            canvas.AddPolyline(points, 10, p.colour, ImDrawFlags_Closed, p.line);
            return;
        }
        case Icon::diploma:
            p.box(-0.9f, -0.75f, 0.9f, 0.45f), p.path({{-0.5f, -0.35f}, {0.5f, -0.35f}}),
                p.path({{-0.5f, 0}, {0.05f, 0}});
            p.circle(0.48f, 0.35f, 0.26f),
                p.path({{0.34f, 0.58f}, {0.34f, 0.95f}, {0.48f, 0.82f}, {0.62f, 0.95f}, {0.62f, 0.58f}});
            return;
        case Icon::school:
            p.path({{-0.95f, -0.3f}, {0, -0.75f}, {0.95f, -0.3f}, {0, 0.15f}}, true);
            p.path(
                {{-0.55f, -0.05f}, {-0.55f, 0.45f}, {-0.25f, 0.68f}, {0.25f, 0.68f}, {0.55f, 0.45f}, {0.55f, -0.05f}});
            p.path({{0.95f, -0.3f}, {0.95f, 0.4f}});
            return;
        case Icon::clinic:
            p.box(-0.85f, -0.85f, 0.85f, 0.85f, 0.3f), p.path({{0, -0.45f}, {0, 0.45f}}),
                p.path({{-0.45f, 0}, {0.45f, 0}});
            return;
        case Icon::paper:
            sheet(p);
            p.path({{-0.3f, 0.05f}, {0.3f, 0.05f}}), p.path({{-0.3f, 0.45f}, {0.3f, 0.45f}});
            return;
        case Icon::exam: sheet(p), p.path({{-0.32f, 0.2f}, {-0.08f, 0.45f}, {0.34f, -0.08f}}); return;
        case Icon::edit:
            p.path({{-0.8f, 0.8f}, {-0.7f, 0.25f}, {0.4f, -0.85f}, {0.85f, -0.4f}, {-0.25f, 0.7f}}, true);
            p.path({{0.12f, -0.55f}, {0.55f, -0.12f}});
            return;
        case Icon::flag:
            p.path({{-0.6f, 0.9f}, {-0.6f, -0.85f}});
            p.path({{-0.6f, -0.8f}, {0.7f, -0.8f}, {0.4f, -0.35f}, {0.7f, 0.1f}, {-0.6f, 0.1f}});
            return;
        case Icon::renew: renew(p); return;
        case Icon::info: p.circle(0, 0, 0.88f), p.path({{0, -0.05f}, {0, 0.45f}}), p.dot(0, -0.42f, 0.12f); return;
        case Icon::warning:
            p.path({{0, -0.8f}, {0.92f, 0.75f}, {-0.92f, 0.75f}}, true), p.path({{0, -0.25f}, {0, 0.2f}}),
                p.dot(0, 0.48f, 0.11f);
            return;
        case Icon::speaker:
            p.path({{-0.9f, -0.28f}, {-0.5f, -0.28f}, {-0.05f, -0.7f}, {-0.05f, 0.7f}, {-0.5f, 0.28f}, {-0.9f, 0.28f}},
                   true);
            p.arc(0.05f, 0, 0.42f, -0.28f, 0.28f), p.arc(0.05f, 0, 0.82f, -0.28f, 0.28f);
            return;
        case Icon::print:
            p.path({{-0.45f, -0.3f}, {-0.45f, -0.85f}, {0.45f, -0.85f}, {0.45f, -0.3f}});
            p.path({{-0.45f, 0.4f}, {-0.9f, 0.4f}, {-0.9f, -0.3f}, {0.9f, -0.3f}, {0.9f, 0.4f}, {0.45f, 0.4f}});
            p.box(-0.45f, 0.1f, 0.45f, 0.85f, 0.05f);
            return;
        case Icon::home:
            p.path({{-0.9f, 0}, {0, -0.8f}, {0.9f, 0}}),
                p.path({{-0.6f, -0.2f}, {-0.6f, 0.8f}, {0.6f, 0.8f}, {0.6f, -0.2f}});
            return;
        case Icon::close: p.path({{-0.6f, -0.6f}, {0.6f, 0.6f}}), p.path({{0.6f, -0.6f}, {-0.6f, 0.6f}}); return;
        case Icon::people: figure_person(p, -0.35f, 0.95f), figure_person(p, 0.5f, 0.7f); return;
        case Icon::chart:
            p.path({{-0.85f, 0.85f}, {0.85f, 0.85f}});
            p.path({{-0.55f, 0.5f}, {-0.55f, 0.1f}}), p.path({{0, 0.5f}, {0, -0.4f}}),
                p.path({{0.55f, 0.5f}, {0.55f, -0.85f}});
            return;
    }
}

float draw_logo(ImDrawList& canvas, float x, float y, float height, Colour stone, Colour road) {
    const float width = std::round(height * 0.76f), r = width / 2;
    canvas.PathLineTo({x, y + height});
    canvas.PathArcTo({x + r, y + r}, r, pi, 2 * pi, 24);
    canvas.PathLineTo({x + width, y + height});
    canvas.PathFillConvex(stone.packed());
    const float dash = height * 0.22f, w = height * 0.13f;
    for (const float top : {0.24f, 0.62f}) {
        const ImVec2 from{x + r - w / 2, y + height * top}, to{x + r + w / 2, y + height * top + dash};
        canvas.AddRectFilled(from, to, road.packed(), w / 2);
    }
    return width;
}

void draw_star(ImDrawList& canvas, float x, float y, float radius, Colour fill, Colour outline, float line) {
    ImVec2 points[10];
    star_points(x, y, radius, points);
    canvas.AddConcavePolyFilled(points, 10, fill.packed());
    if (line > 0) canvas.AddPolyline(points, 10, outline.packed(), ImDrawFlags_Closed, line);
}

void draw_milestone(ImDrawList& canvas, float x, float y, float radius, Colour fill, Colour outline, float line,
                    Icon icon) {
    canvas.AddCircleFilled({x, y}, radius, outline.packed());
    canvas.AddCircleFilled({x, y}, radius - line, fill.packed());
    draw_icon(canvas, icon, x, y, radius * 1.05f, contrast(fill, outline) >= 3 ? outline : hex(0x000000));
}

void draw_dashed(ImDrawList& canvas, const Rect& rect, float radius, Colour colour, float line, float dash) {
    std::vector<ImVec2> ring;
    const std::array<ImVec2, 4> corners{ImVec2{rect.right() - radius, rect.y + radius},
                                        {rect.right() - radius, rect.bottom() - radius},
                                        {rect.x + radius, rect.bottom() - radius},
                                        {rect.x + radius, rect.y + radius}};
    for (int corner = 0; corner < 4; ++corner) {
        for (int i = 0; i <= 12; ++i) {
            const float turn = pi / 2 * (static_cast<float>(corner) - 1 + static_cast<float>(i) / 12);
            const ImVec2 middle = corners[static_cast<std::size_t>(corner)];
            ring.push_back({middle.x + radius * std::cos(turn), middle.y + radius * std::sin(turn)});
        }
    }
    ring.push_back(ring.front());
    float length = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        length += std::hypot(ring[i].x - ring[i - 1].x, ring[i].y - ring[i - 1].y);
    const float step = length / std::round(length / (2 * dash)) / 2;  // whole dashes all the way round
    float gone = 0;
    std::vector<ImVec2> piece;
    bool drawing = true;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        ImVec2 from = ring[i - 1];
        const ImVec2 to = ring[i];
        if (drawing && piece.empty()) piece.push_back(from);
        for (float left = std::hypot(to.x - from.x, to.y - from.y); left > 0;) {
            const float run = std::min(left, step - gone);
            const float share = run / left;
            from = {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
            left -= run;
            gone += run;
            if (drawing) piece.push_back(from);
            if (gone < step - 0.001f) continue;
            if (drawing) canvas.AddPolyline(piece.data(), static_cast<int>(piece.size()), colour.packed(), 0, line);
            piece.clear();
            gone = 0;
            drawing = !drawing;
            if (drawing) piece.push_back(from);
        }
    }
}

}  // namespace milepost::ui
