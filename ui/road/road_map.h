#pragma once
#include "core/roads/evaluation.h"
#include "ui/base/frame.h"
#include "ui/base/touch.h"
#include "ui/road/road_layout.h"

/// The whole road in one view, from today over each step to the star and on to the renewal.
namespace milepost::ui {

/// Each step has a sign, a node "milestone.<step>" that opens its sheet; the star's, "road.star", holds the date, the
/// cost and the pay. Where other roads leave it, each has a tag at its beginning ("road.other.<n>",
/// "road.now.<credential>") that a touch follows. Each dash of it is a month.
class RoadMap {
  public:
    /// `road`: which of the credential's roads, 0 the best.
    RoadMap(Frame& frame, const CredentialResult& result, std::size_t road);

    /// Lays it out in any room: with as much on its signs as they hold there.
    Detail lay(const Rect& room);
    [[nodiscard]] const std::vector<Milestone>& milestones() const { return words_.milestones; }
    /// False where not even bare milestones had room.
    [[nodiscard]] bool fits() const { return layout_.fits; }
    /// Draws it as it was laid out last, with its nodes.
    void draw();

  private:
    void draw_roads();
    void draw_mark(std::size_t i);
    void draw_sign(std::size_t i);
    void draw_star_sign();
    void draw_tag(std::size_t b);
    Touch::State opens_sheet(std::size_t i, float corner);
    void connect(const Sign& sign);
    void write(const Sign& sign, const Tones& tone);

    Frame& frame_;
    Interface& ui_;
    int renewals_;
    float grown_;  ///< the share of it that is drawn by now
    RoadWords words_;
    Rect room_;  ///< that it was laid out in last
    RoadLayout layout_;
    std::vector<float> shares_;  ///< of the road, at each milestone
};

}  // namespace milepost::ui
