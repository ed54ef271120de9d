#pragma once
#include <vector>

#include "ui/base/frame.h"
#include "ui/road/milestones.h"
#include "ui/road/other_roads.h"
#include "ui/road/road_path.h"
#include "ui/road/star_sign.h"

/// Where everything of a road stands that is seen as a whole: the drawing without a line of ink.
namespace milepost::ui {

/// Millimetres of a road that has all the room that it wants; less room shrinks them together (`RoadLayout::scale`).
namespace road {
constexpr float width = 11, milestone_radius = 8.5f, small_radius = 5.5f, star_radius = 15, renewal_radius = 7;
}  // namespace road

/// How much the signs beside a road say, the most first: all in large letters; all; name, month, length and price;
/// name, length and price; the name; nothing, so that the milestones themselves are touched.
enum class Detail { large, whole, plain, brief, name, mark };

/// What is written along a road.
struct RoadWords {
    Destination destination;
    std::vector<Milestone> milestones;
    std::vector<Branch> branches;
};

/// How much of it is: `branches` at most of those that leave it; `gaps`: a step whose name has no room goes without.
struct Form {
    Detail detail = Detail::mark;
    Ending ending = Ending::bare;
    std::size_t branches = 0;
    bool gaps = false;
};

/// A milestone on the road and its sign beside it. Without lines the milestone itself is the sign.
struct Sign {
    std::vector<Line> lines;
    Rect rect;
    ImVec2 at;  ///< the milestone's middle
};

/// A road laid out, in pixels.
struct RoadLayout {
    Form form;
    bool lying = false;       ///< from left to right; otherwise from above
    float scale = 1;          ///< pixels to a millimetre of the drawing
    std::vector<Sign> signs;  ///< of each milestone, the star's and the renewal's last; the star's words are elsewhere
    Rect star_words;          ///< the room of the star's words on its sign
    std::vector<Rect> tags;   ///< of the branches that have room
    bool fits = false;        ///< false: not even bare milestones have room

    [[nodiscard]] std::size_t star() const { return signs.size() - 2; }
    [[nodiscard]] float radius(const Milestone& milestone) const;  ///< pixels
    [[nodiscard]] RoadPath path() const;                           ///< from today to the star, through each milestone
    [[nodiscard]] RoadPath after() const;                          ///< from the star to the renewal
};

/// From the edge of a sign to its words, in pixels.
float sign_padding(const Interface& ui, Detail detail);

/// Lays a road out in any room, upright where it is higher than wide: with as much written as it holds. Signs alternate
/// about the road, stretches are as long as they last where the signs leave room for that.
RoadLayout lay_road(Frame& frame, const RoadWords& words, const Rect& room);

}  // namespace milepost::ui
