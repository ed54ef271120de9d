#pragma once
#include <optional>
#include <vector>

#include "core/roads/evaluation.h"

namespace milepost {

/// A place where a step of a road can be done, as it is for this person.
struct Offer {
    const Place* place = nullptr;
    std::optional<Interval> months, usd;  ///< none: nobody said
    std::optional<Date> start;            ///< of the next classes that can still be enrolled for; none: not known
    std::optional<double> miles;          ///< from the kiosk
};

/// The next classes of a place that can still be enrolled for when a step could begin; none where that or today is not
/// known.
std::optional<Date> classes_at(const Place& place, const Stage& stage, Today today);

/// The places for a step as it stands on a road, best first for what matters most to the person: near ones first
/// (within 25 miles, within 60, farther), of these first where all is known that the step asks of a place, then by the
/// soonest end, where a length that nobody told is the step's own, or by the least price, and those that tell it before
/// those that do not; then by the miles. Only those in the
/// person's state or within 60 miles of the kiosk, and where neither is known all; none whose last day has passed.
std::vector<Offer> offers_for(const Content& content, const Evaluation& evaluation, const Stage& stage);

/// Those that are told where there is room for few: the one that the person chose, else the three best.
std::vector<Offer> first_offers(const Content& content, const Evaluation& evaluation, const Stage& stage);

/// Does the road begin there, with classes whose day is known? Then that day belongs in a calendar.
bool begins_at(const Evaluation& evaluation, const Stage& stage, const Offer& offer);

/// The nearest place of a kind, of those that this person may reach as above; none: there is none. Of a job center:
/// whom to ask about money for training.
std::optional<Offer> nearest(const Content& content, const Evaluation& evaluation, PlaceKind kind);

}  // namespace milepost
