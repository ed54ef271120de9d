#include "ui/road/road_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "ui/base/interface.h"

namespace milepost::ui {
namespace {

// Millimetres of the drawing.
constexpr float across = 150, least_scale = 0.62f, most_scale = 1.2f;  ///< the room that it wants across it
constexpr float stub = 4.5f;                                           ///< from a milestone's rim to its sign
constexpr float apart = 3;                                             ///< between the rims of two milestones
constexpr float inlet = 5;     ///< from the star's middle to the edge of its sign
constexpr float tag_stub = 8;  ///< of a branch's tag, beyond a sign's
constexpr float longest_month = 14;
constexpr std::array sways{14.0f, 8.0f, 2.0f};  ///< how far the road bends aside; the last is taken in any case
// Millimetres, of what is written.
constexpr float roomy_padding = 4, tight_padding = 2.5f, between = 4, widest_sign = 120, widest_star = 130,
                tag_width = 70;
constexpr std::array sign_widths{125.0f, 105.0f, 90.0f, 76.0f, 64.0f, 54.0f, 46.0f, 38.0f};
constexpr std::array star_shares{0.27f, 0.32f, 0.38f, 0.44f};  ///< of a lying road's length

/// What is tried, the fullest first.
constexpr std::array<Form, 12> ladder{{{Detail::large, Ending::large, 3},
                                       {Detail::whole, Ending::large, 3},
                                       {Detail::plain, Ending::large, 3},
                                       {Detail::plain, Ending::plain, 2},
                                       {Detail::brief, Ending::plain, 2},
                                       {Detail::plain, Ending::small, 1},
                                       {Detail::brief, Ending::small, 1},
                                       {Detail::name, Ending::small, 1},
                                       {Detail::name, Ending::bare, 0},
                                       {Detail::name, Ending::bare, 0, true},
                                       {Detail::mark, Ending::small, 0},
                                       {Detail::mark, Ending::bare, 0}}};

std::vector<Line> lines_of(const Words& words, const Milestone& milestone, Detail detail) {
    std::vector<Line> lines;
    const auto add = [&](Style style, const std::string& text, bool soft) {
        if (!text.empty()) lines.push_back({style, text, soft});
    };
    if (detail == Detail::mark) return lines;
    add(detail == Detail::large ? Style::heading : Style::strong,
        detail < Detail::name ? milestone.title(words) : milestone.name, false);
    if (detail <= Detail::plain) add(Style::body, milestone.when, true);
    if (detail <= Detail::brief)
        add(milestone.kind == Milestone::Kind::renewal ? Style::body : Style::strong, milestone.figures, false);
    if (detail <= Detail::whole) {
        for (const std::string& note : milestone.notes) add(Style::caption, note, true);
    } else if (detail <= Detail::brief) {
        add(Style::caption, milestone.open, true);
    }
    return lines;
}

/// The most of 0 to `high` that holds.
template <class Holds>
float most(float high, const Holds& holds) {
    float low = 0;
    for (int i = 0; i < 12; ++i) {
        const float middle = (low + high) / 2;
        (holds(middle) ? low : high) = middle;
    }
    return low;
}

class Layouter {
  public:
    Layouter(Frame& frame, const RoadWords& words, const Rect& room)
        : frame_(frame),
          ui_(frame.interface),
          words_(words),
          room_(room),
          px_(ui_.px(1)),
          target_(ui_.grown(measure::target)),
          gap_(between * px_),
          steps_(words.milestones.size() - 2) {
        turn(room.width > 1.15f * room.height);
    }

    RoadLayout lay() {
        const bool first = out_.lying;
        climb();
        if (!out_.fits) turn(!first), climb();
        if (!out_.fits) turn(first), squeeze();
        return std::move(out_);
    }

  private:
    void turn(bool lying) {
        out_.lying = lying;
        out_.scale = px_ * std::clamp((lying ? room_.height : room_.width) / (across * px_), least_scale, most_scale);
    }
    void climb() {
        for (auto form = ladder.begin(); form != ladder.end() && !out_.fits; ++form) {
            out_.form = *form;
            out_.fits = out_.lying ? lying() : upright();
        }
    }

    [[nodiscard]] float mm(float of_the_drawing) const { return of_the_drawing * out_.scale; }
    [[nodiscard]] float padding() const { return sign_padding(ui_, out_.form.detail); }
    [[nodiscard]] float along(ImVec2 size) const { return out_.lying ? size.x : size.y; }
    [[nodiscard]] const Milestone& milestone(std::size_t i) const { return words_.milestones[i]; }

    /// Of which side of the road a milestone's sign is. Today's stands opposite of the branches, or of the first step.
    [[nodiscard]] std::size_t side_of(std::size_t i) const {
        if (i == 0) return out_.tags.empty() ? 1 : 0;
        return i % 2 == 1 ? 0 : 1;
    }

    /// From a milestone to its sign. Where some are touched themselves, for want of room for their names, no sign of
    /// another is near them.
    [[nodiscard]] float sign_edge(float aside) const {
        const float edge = mm(road::milestone_radius + stub);
        if (out_.form.detail < Detail::name) return edge;
        return std::max(edge, target_ / 2 + 2 * aside + ui_.px(measure::least_gap));
    }

    // --- the words

    struct Size {
        float width = 0, height = 0;
        bool fits = true;
    };
    /// Of a sign no wider than `width`, nor than its words.
    Size size_of(const std::vector<Line>& lines, float width) {
        Size all{0, 2 * padding()};
        for (const Line& line : lines) {
            const Extent one = ui_.text().measure(line.style, line.text, {width - 2 * padding()});
            all.width = std::max(all.width, one.width);
            all.height += one.height;
            all.fits = all.fits && one.fits;
        }
        return {std::clamp(all.width + 2 * padding() + 1, target_, std::max(target_, width)),
                std::max(std::ceil(all.height), target_), all.fits};
    }

    /// Words and sizes of all signs before the star; false where one has no room.
    bool fill(float width, float highest) {
        sizes_.clear();
        for (std::size_t i = 0; i < steps_; ++i) {
            std::vector<Line>& lines = out_.signs[i].lines;
            const bool today = i == 0;
            lines = lines_of(frame_.words, milestone(i),
                             today ? std::min(out_.form.detail, Detail::plain) : out_.form.detail);
            const Size size = size_of(lines, width);
            if (!lines.empty() && (!size.fits || size.height > highest)) {
                if (!today && !out_.form.gaps) return false;
                lines.clear();
            }
            sizes_.push_back(lines.empty() ? ImVec2{target_, target_} : ImVec2{size.width, size.height});
        }
        return true;
    }

    /// The tags of the branches, as many as have room, from the top of `place`; how far along the road they reach.
    float fill_tags(const Rect& place) {
        const float chevron = ui_.text().capital_height(Style::strong) * 1.6f,
                    inner = place.width - 2 * padding() - chevron;
        out_.tags.clear();
        float y = place.y, widest = 0;
        for (std::size_t b = 0; b < std::min(words_.branches.size(), out_.form.branches); ++b) {
            const Extent words = ui_.text().measure(Style::strong, words_.branches[b].text, {inner});
            const float height = std::ceil(std::max(words.height + 2 * padding(), target_));
            if (!words.fits || y + height > place.bottom()) break;
            out_.tags.push_back({place.x, y, std::ceil(words.width + 2 * padding() + chevron + 1), height});
            widest = std::max(widest, out_.tags.back().width);
            y += height + gap_;
        }
        if (out_.tags.empty()) return 0;
        return (out_.lying ? widest : y - gap_ - place.y) + gap_;
    }

    // --- along the road

    /// Where each milestone stands along the road, and where its sign begins.
    struct Places {
        std::vector<float> at, from;
        std::array<float, 2> end{};  ///< of the signs of each side
        float last = 0, star = 0;    ///< of the last milestone's rim; of the star's middle, at least
    };
    /// Packs them from `start` on, a month at least so long, and so much more between any two. `branches`: how much of
    /// the second side these take.
    [[nodiscard]] Places pack(float start, float branches, float month, float more) const {
        Places places{{}, {}, {start, start + branches}, 0, 0};
        int gone = 0;
        float at = 0, rim = 0;  // of the one before
        for (std::size_t i = 0; i <= steps_; ++i) {
            const bool star = i == steps_, signless = !star && out_.signs[i].lines.empty();
            const float size = star ? 0 : along(sizes_[i]);
            const float own = star ? mm(road::star_radius) : signless && i > 0 ? size / 2 : out_.radius(milestone(i));
            const int months = std::max(0, milestone(i).at.max - gone);
            gone += months;
            const float free_of_it = signless ? std::max(mm(apart), ui_.px(measure::least_gap)) : mm(apart);
            at = i == 0 ? start + own : at + std::max(rim + free_of_it + own + more, float(months) * month);
            if (star) {
                places.star = at;
                break;
            }
            rim = own;
            if (signless) {
                places.from.push_back(at - size / 2);
            } else {
                float& free = places.end[side_of(i)];
                at = std::max(at, free + std::min(size / 2, own));  // a sign reaches as far as its milestone
                places.from.push_back(std::max(free, at - size / 2));
                free = places.from.back() + size + gap_;
            }
            places.at.push_back(at);
            places.last = at + own;
        }
        for (float& end : places.end) end -= gap_;
        return places;
    }

    /// As long a month as there is room for, then as much more between milestones; none where nothing fits. `ends`: how
    /// far the signs of each side may reach; `star`: where that stands.
    [[nodiscard]] std::optional<Places> spread(float start, float branches, std::array<float, 2> ends,
                                               float star) const {
        const auto fits = [&](float month, float more) {
            const Places places = pack(start, branches, month, more);
            return places.star <= star + 0.5f && places.last <= std::max(ends[0], ends[1]) &&
                   places.end[0] <= ends[0] + 0.5f && places.end[1] <= ends[1] + 0.5f;
        };
        if (!fits(0, 0)) return {};
        const float month = most(mm(longest_month), [&](float length) { return fits(length, 0); });
        const float more = most(star - start, [&](float length) { return fits(month, length); });
        return pack(start, branches, month, more);
    }

    /// Puts each milestone `aside` of the middle, and its sign beside it.
    void stand(const Places& places, float middle, float aside) {
        const float edge = sign_edge(aside);
        for (std::size_t i = 0; i < steps_; ++i) {
            Sign& sign = out_.signs[i];
            const ImVec2 size = sizes_[i];
            const bool first = side_of(i) == 0;
            const float off = middle + (first ? aside : -aside), beside = first ? off - edge : off + edge;
            sign.at = out_.lying ? ImVec2{places.at[i], off} : ImVec2{off, places.at[i]};
            if (sign.lines.empty()) sign.rect = {sign.at.x - size.x / 2, sign.at.y - size.y / 2, size.x, size.y};
            else if (out_.lying) sign.rect = {places.from[i], first ? beside - size.y : beside, size.x, size.y};
            else sign.rect = {first ? beside - size.x : beside, places.from[i], size.x, size.y};
        }
    }

    /// Does the road run clear of all that is written?
    [[nodiscard]] bool clear() const {
        const RoadPath path = out_.path();
        const float half = mm(road::width / 2 + 2.5f);
        const int pieces = std::max(8, int(path.length() / (4 * px_)));
        for (int k = 0; k <= pieces; ++k) {
            const ImVec2 at = path.at(float(k) / float(pieces));
            const auto meets = [&](const Rect& rect) {
                return at.x > rect.x - half && at.x < rect.right() + half && at.y > rect.y - half &&
                       at.y < rect.bottom() + half;
            };
            for (std::size_t i = 0; i < steps_; ++i)
                if (!out_.signs[i].lines.empty() && meets(out_.signs[i].rect)) return false;
            if (std::any_of(out_.tags.begin(), out_.tags.end(), meets)) return false;
        }
        return true;
    }

    // --- the end: the star, whose sign begins at its middle, and below it the renewal

    /// False where it has no room in `place`. Upright its signs stand at the foot of that, and the star on the side
    /// that the last sign leaves free; lying, the star's stands in the middle.
    bool lay_end(const Rect& place, bool star_first, float middle) {
        out_.signs.assign(words_.milestones.size(), {});
        Sign &star = out_.signs[steps_], &renewal = out_.signs[steps_ + 1];
        const float reach = mm(road::star_radius), x = star_first ? place.x + reach : place.right() - reach;
        const float width = place.width - reach - mm(inlet), inset = reach - mm(inlet) + mm(3);
        const float inner = width - inset - 2 * padding();
        const Extent words = measure_star_sign(ui_, words_.destination, out_.form.ending, inner);
        const float height = std::ceil(std::max(words.height + 3 * padding(), 2 * reach));

        renewal.lines = lines_of(frame_.words, milestone(steps_ + 1), std::max(out_.form.detail, Detail::brief));
        const float to_sign = mm(road::renewal_radius + stub), room = place.width - reach - to_sign;
        Size after = size_of(renewal.lines, room);
        if (renewal.lines.empty()) after = {target_, target_};
        else after.width = room;
        const float foot = place.bottom() - after.height, most_height = foot - gap_ - place.y;
        const float y = out_.lying ? std::clamp(middle - height / 2, place.y, std::max(place.y, foot - gap_ - height))
                                   : foot - gap_ - height;
        star.rect = {star_first ? x + mm(inlet) : place.x, y, width, height};
        star.at = {x, out_.lying ? std::clamp(middle, y + reach * 0.6f, y + height - reach * 0.6f) : y + reach * 0.5f};
        out_.star_words = {star.rect.x + padding() + (star_first ? inset : 0), y + (height - words.height) / 2, inner,
                           words.height};
        renewal.at = {x, foot + after.height / 2};
        renewal.rect = {renewal.lines.empty() ? x - target_ / 2
                        : star_first          ? x + to_sign
                                              : place.x,
                        foot, after.width, after.height};
        return inner > 0 && words.fits && after.fits && height <= most_height;
    }

    /// Where even milestones without signs have no room: as far apart as there is.
    void squeeze() {
        const float length = out_.lying ? room_.width : room_.height, start = out_.lying ? room_.x : room_.y;
        const float column = out_.lying ? length * star_shares.back() : room_.width;
        out_.tags.clear();
        lay_end({room_.right() - column, room_.y, column, room_.height}, true, room_.y + room_.height / 2);
        const float star = out_.lying ? out_.signs[steps_].at.x : out_.signs[steps_].at.y;
        Places places;
        sizes_.assign(steps_, {target_, target_});
        for (std::size_t i = 0; i < steps_; ++i)
            places.at.push_back(start + target_ / 2 + (star - start) * float(i) / float(steps_ + 1));
        places.from = places.at;
        stand(places, out_.lying ? room_.y + room_.height / 2 : room_.x + room_.width / 2, 0);
    }

    // --- both ways

    bool upright() {
        const bool star_first = steps_ % 2 == 1;  // opposite of the last sign
        if (!lay_end(room_, star_first, 0)) return false;
        const Sign& star = out_.signs[steps_];
        const float middle = room_.x + room_.width / 2, beside = sign_edge(0) + mm(tag_stub);
        const float foot = star.rect.y - gap_, bend = foot - mm(road::width + 3);  // there the road turns to the star
        const float tags = fill_tags({middle + beside, room_.y, room_.width / 2 - beside, foot - room_.y});
        for (const float sway : sways) {
            const float widest = room_.width / 2 + mm(sway) - sign_edge(mm(sway));
            if (!fill(std::min(widest, ui_.px(widest_sign)), room_.height)) continue;
            const auto places = spread(room_.y, tags, {star_first ? bend : foot, star_first ? foot : bend}, star.at.y);
            if (!places) continue;
            stand(*places, middle, mm(sway));
            if (sway == sways.back() || clear()) return true;
        }
        return false;
    }

    bool lying() {
        const float middle = room_.y + room_.height / 2;
        for (const float share : star_shares) {
            const float column = std::min(room_.width * share, ui_.px(widest_star));
            if (!lay_end({room_.right() - column, room_.y, column, room_.height}, true, middle)) continue;
            const float star = out_.signs[steps_].at.x, foot = star - mm(road::star_radius) - gap_;
            for (const float sway : sways) {
                const float edge = sign_edge(mm(sway)), beside = edge + mm(tag_stub);
                for (const float width : sign_widths) {
                    if (!fill(ui_.px(width), room_.height / 2 + mm(sway) - edge)) continue;
                    const float tags = fill_tags(
                        {room_.x, middle + beside, ui_.px(std::max(width, tag_width)), room_.height / 2 - beside});
                    const auto places = spread(room_.x, tags, {foot, foot}, star);
                    if (!places) continue;
                    stand(*places, middle, mm(sway));
                    if (sway == sways.back() || clear()) return true;
                }
            }
        }
        return false;
    }

    Frame& frame_;
    Interface& ui_;
    const RoadWords& words_;
    Rect room_;
    float px_, target_, gap_;
    std::size_t steps_;          ///< that stand before the star, today among them
    std::vector<ImVec2> sizes_;  ///< of their signs
    RoadLayout out_;
};

}  // namespace

float RoadLayout::radius(const Milestone& milestone) const {
    const bool renewal = milestone.kind == Milestone::Kind::renewal;
    return scale * (renewal ? road::renewal_radius : milestone.small ? road::small_radius : road::milestone_radius);
}

RoadPath RoadLayout::path() const {
    std::vector<ImVec2> through;
    for (std::size_t i = 0; i <= star(); ++i) through.push_back(signs[i].at);
    return RoadPath::winding(through, !lying);
}

RoadPath RoadLayout::after() const { return RoadPath::winding({signs[star()].at, signs[star() + 1].at}, true); }

float sign_padding(const Interface& ui, Detail detail) {
    return ui.px(detail < Detail::brief ? roomy_padding : tight_padding);
}

RoadLayout lay_road(Frame& frame, const RoadWords& words, const Rect& room) {
    return Layouter(frame, words, room).lay();
}

}  // namespace milepost::ui
