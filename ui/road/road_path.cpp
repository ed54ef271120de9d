#include "ui/road/road_path.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace milepost::ui {
namespace {

constexpr int steps_between = 28;  ///< straight pieces between two points: finer than a pixel's bend

ImVec2 mixed(ImVec2 a, ImVec2 b, float share) { return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}; }

}  // namespace

RoadPath RoadPath::winding(const std::vector<ImVec2>& through, bool down) {
    RoadPath path;
    std::vector<std::size_t> marks;
    for (std::size_t i = 0; i < through.size(); ++i) {
        if (i > 0) {
            const ImVec2 a = through[i - 1], b = through[i];
            for (int k = 1; k < steps_between; ++k) {
                const float u = float(k) / steps_between;
                const float bend = (1 - std::cos(u * std::numbers::pi_v<float>)) / 2;
                path.points_.push_back(down ? ImVec2{a.x + (b.x - a.x) * bend, a.y + (b.y - a.y) * u}
                                            : ImVec2{a.x + (b.x - a.x) * u, a.y + (b.y - a.y) * bend});
            }
        }
        marks.push_back(path.points_.size());
        path.points_.push_back(through[i]);
    }
    path.lengths_.push_back(0);
    for (std::size_t i = 1; i < path.points_.size(); ++i) {
        path.lengths_.push_back(path.lengths_.back() + std::hypot(path.points_[i].x - path.points_[i - 1].x,
                                                                  path.points_[i].y - path.points_[i - 1].y));
    }
    for (const std::size_t mark : marks) path.shares_.push_back(path.lengths_[mark] / std::max(1.0f, path.length()));
    return path;
}

ImVec2 RoadPath::at(float share) const {
    const float along = std::clamp(share, 0.0f, 1.0f) * length();
    const auto next = std::lower_bound(lengths_.begin(), lengths_.end(), along);
    if (next == lengths_.begin()) return points_.front();
    const auto i = std::size_t(next - lengths_.begin());
    const float piece = lengths_[i] - lengths_[i - 1];
    return mixed(points_[i - 1], points_[i], piece > 0 ? (along - lengths_[i - 1]) / piece : 0);
}

std::vector<ImVec2> RoadPath::part(float from, float to) const {
    std::vector<ImVec2> points{at(from)};
    for (std::size_t i = 0; i < points_.size(); ++i) {
        if (lengths_[i] > from * length() && lengths_[i] < to * length()) points.push_back(points_[i]);
    }
    points.push_back(at(to));
    return points;
}

void draw_road(ImDrawList& canvas, const RoadPath& path, const RoadLook& look, float from, float to) {
    if (to <= from) return;
    const auto points = path.part(from, to);
    canvas.AddPolyline(points.data(), int(points.size()), look.road.packed(), ImDrawFlags_None, look.width);
    for (const float end : {from, to}) canvas.AddCircleFilled(path.at(end), look.width / 2, look.road.packed());
    if (look.dash <= 0) return;
    const float step = look.dash * 2.2f / path.length();
    for (float share = from + step * 0.3f; share + step * 0.45f < to; share += step) {
        const auto dash = path.part(share, share + step * 0.45f);
        canvas.AddPolyline(dash.data(), int(dash.size()), look.line.packed(), ImDrawFlags_None, look.width * 0.09f);
    }
}

std::vector<float> month_shares(const RoadPath& path, const std::vector<int>& months) {
    std::vector<float> shares{path.share_of(0)};
    int gone = months.front();
    for (std::size_t i = 1; i < months.size(); ++i) {
        const int more = months[i] - gone;
        const float from = path.share_of(i - 1), to = path.share_of(i);
        for (int m = 1; m <= more; ++m) shares.push_back(from + (to - from) * float(m) / float(more));
        gone = std::max(gone, months[i]);
    }
    return shares;
}

void draw_months(ImDrawList& canvas, const RoadPath& path, const std::vector<float>& month_shares, float longest,
                 float width, Colour colour, float to) {
    const float most = longest / path.length();
    for (std::size_t m = 1; m < month_shares.size(); ++m) {
        const float middle = (month_shares[m - 1] + month_shares[m]) / 2,
                    half = std::min(most, (month_shares[m] - month_shares[m - 1]) * 0.5f) / 2;
        if (middle + half > to) return;
        const auto dash = path.part(middle - half, middle + half);
        canvas.AddPolyline(dash.data(), int(dash.size()), colour.packed(), ImDrawFlags_None, width);
    }
}

void draw_uncertainty(ImDrawList& canvas, const RoadPath& path, const std::vector<float>& half_widths, Colour colour) {
    const auto half_at = [&](float share) {
        for (std::size_t i = 1; i < half_widths.size(); ++i) {
            const float a = path.share_of(i - 1), b = path.share_of(i);
            if (share <= b)
                return half_widths[i - 1] + (half_widths[i] - half_widths[i - 1]) * (b > a ? (share - a) / (b - a) : 1);
        }
        return half_widths.back();
    };
    const float last = path.share_of(half_widths.size() - 1);
    const int pieces = std::max(8, int(path.length() * last / 5));
    std::vector<ImVec2> left, right;
    for (int k = 0; k <= pieces; ++k) {
        const float share = last * float(k) / float(pieces);
        const ImVec2 here = path.at(share), ahead = path.at(share + 0.003f), behind = path.at(share - 0.003f);
        const float length = std::max(0.001f, std::hypot(ahead.x - behind.x, ahead.y - behind.y));
        const ImVec2 across{-(ahead.y - behind.y) / length * half_at(share),
                            (ahead.x - behind.x) / length * half_at(share)};
        left.push_back({here.x + across.x, here.y + across.y});
        right.push_back({here.x - across.x, here.y - across.y});
    }
    const auto flags = canvas.Flags;
    canvas.Flags &= ~ImDrawListFlags_AntiAliasedFill;  // soft edges inside the band would show as seams
    for (std::size_t i = 1; i < left.size(); ++i)
        canvas.AddQuadFilled(left[i - 1], left[i], right[i], right[i - 1], colour.packed());
    canvas.Flags = flags;
    canvas.AddPolyline(left.data(), int(left.size()), colour.packed(), ImDrawFlags_None, 2);
    canvas.AddPolyline(right.data(), int(right.size()), colour.packed(), ImDrawFlags_None, 2);
    canvas.AddCircleFilled(path.at(0), half_widths.front(), colour.packed());
    canvas.AddCircleFilled(path.at(last), half_widths.back(), colour.packed());
}

void draw_dotted(ImDrawList& canvas, const RoadPath& path, float dot, float from, float to, Colour colour) {
    const float step = dot * 2.6f / path.length();
    for (float share = from; share <= to; share += step)
        canvas.AddCircleFilled(path.at(share), dot / 2, colour.packed());
}

}  // namespace milepost::ui
