#include "ui/base/focus.h"

#include <algorithm>
#include <limits>

#include "core/terms/numbers.h"

namespace milepost::ui {
namespace {

using Places = std::vector<Focus::Place>;

Places::const_iterator find(const Places& places, std::string_view id) {
    return std::find_if(places.begin(), places.end(), [&](const Focus::Place& place) { return place.id == id; });
}

bool visible(const Focus::Place& place) { return !place.hidden; }

bool contains(const Rect& rect, float x, float y) {
    return x >= rect.x && x < rect.right() && y >= rect.y && y < rect.bottom();
}

}  // namespace

void Focus::begin(std::string_view scope, double seconds, bool always, const Scan& scan) {
    seconds_ = seconds;
    if (scan.on && !scan_.on) {
        waits_ = false;
        rest_until_due();
    }
    scan_ = scan;
    shows_ = shows_ || always;
    asked_ = Command::none;
    if (scope == scope_) return;
    if (shows_) left_at_[scope_] = id_;
    scope_ = scope;
    id_.clear();
    before_.clear();
    moved_ = false;
    if (const auto left = left_at_.find(scope_); shows_ && left != left_at_.end()) id_ = left->second;
    rest_until_due();
}

void Focus::rest_until_due() {
    rounds_ = 0;
    due_ = seconds_ + scan_.step;
}

void Focus::ask(Command command) {
    only_selects_ = false;
    asked_ = command;
    shows_ = true;
    waits_ = false;
    rest_until_due();
}

std::string Focus::select() {
    const bool chooses = shows_ && !waits_ && !id_.empty();
    shows_ = true;
    waits_ = false;
    rest_until_due();
    return chooses ? id_ : std::string();
}

/// What has the focus after what had it went away: what stands in its place, or else its neighbour.
std::string Focus::substitute(const Places& order) const {
    const auto old = find(before_, id_);
    if (old == before_.end()) return order.front().id;
    const float x = old->seen.x + old->seen.width / 2, y = old->seen.y + old->seen.height / 2;
    for (const Place& place : order)
        if (visible(place) && !old->hidden && contains(place.seen, x, y)) return place.id;
    const auto still_there = [&](const Place& place) { return find(order, place.id) != order.end(); };
    if (const auto next = std::find_if(old, before_.end(), still_there); next != before_.end()) return next->id;
    const auto previous = std::find_if(std::make_reverse_iterator(old), before_.rend(), still_there);
    return previous != before_.rend() ? previous->id : order.front().id;
}

bool Focus::end(const Places& order) {
    const std::string was = id_;
    const Command asked = asked_;
    asked_ = Command::none;
    moved_ = false;
    if (order.empty()) {
        id_.clear();
        return false;
    }
    auto here = find(order, id_);
    if (here == order.end()) {
        const bool moves = asked == Command::next || asked == Command::previous;
        id_ = shows_ && !moves ? substitute(order) : "";
        if (!id_.empty()) here = find(order, id_);
    }
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    const auto to = [&](std::ptrdiff_t at) { id_ = order[static_cast<std::size_t>((at + count) % count)].id; };
    const auto nowhere = here == order.end();
    switch (asked) {
        case Command::next: to(nowhere ? 0 : here - order.begin() + 1); break;
        case Command::previous: to(nowhere ? -1 : here - order.begin() - 1); break;
        case Command::first: to(0); break;
        case Command::last: to(-1); break;
        case Command::page_on:
        case Command::page_back:  // it comes along with what is read
            if (!nowhere && here->hidden) {
                const auto on = std::find_if(here, order.end(), visible);
                const auto back = std::find_if(std::make_reverse_iterator(here), order.rend(), visible);
                if (back != order.rend() && (asked == Command::page_back || on == order.end())) id_ = back->id;
                else if (on != order.end()) id_ = on->id;
            }
            break;
        default: break;
    }
    moved_ = id_ != was || asked == Command::repeat;
    if (scan_.on) scan(order);
    before_ = order;
    return moved_;
}

void Focus::scan(const Places& order) {
    if (moved_ || waits_) {
        due_ = seconds_ + scan_.step;
        return;
    }
    if (seconds_ < due_) return;
    auto next = find(order, id_);
    if (next != order.end()) ++next;
    if (next == order.end()) {
        next = order.begin();
        waits_ = ++rounds_ >= static_cast<int>(numbers::scan_rounds.most);
    }
    moved_ = next->id != id_;
    id_ = next->id;
    due_ = seconds_ + scan_.step;
}

double Focus::moves_in() const {
    if (!scan_.on || waits_) return std::numeric_limits<double>::infinity();
    return std::max(0.0, due_ - seconds_);
}

void Focus::forget() { *this = {}; }

}  // namespace milepost::ui
