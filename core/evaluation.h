#pragma once
#include <string>
#include <vector>

#include "core/content.h"

namespace milepost {

enum class Status { later, unknown, now };
enum class Goal { soonest, least_cost, most_doors };

/// How one test of a route stands for this person: the one value that screen, speech and paper word.
struct Reason {
    const Test* test = nullptr;
    Truth met = Truth::unknown;
    Interval has;  ///< the quantity tested; a month fact: months ago
};

struct RouteResult {
    const Route* route = nullptr;
    Truth met = Truth::unknown;
    std::vector<Reason> reasons;
};

/// One or two facts that a person can change, and the routes that doing so opens.
struct Change {
    std::vector<std::pair<FactId, int>> facts;
    std::vector<const Route*> opens;
};

/// A step as it stands on a road.
struct Stage {
    const Step* step = nullptr;
    Interval months;       ///< how long it takes; from 0 where it is not `sure`
    Interval cost_usd;
    bool priced = true;    ///< false: a part of its price was found nowhere
    Interval start, end;   ///< months from today: earliest and latest
    bool sure = true;      ///< false: it may turn out not to be needed
};

/// A road from today to the certificate, and on to the first renewal.
struct Plan {
    std::vector<Stage> stages;
    Interval months;      ///< to the exam and the state credential; renewal not counted
    Interval cost_usd;    ///< likewise
    bool priced = true;
    Interval exam;        ///< months from today: when the exam can be taken
    int doors = 0;        ///< how many credentials can be applied for at the end of the road
    bool roundabout = false;  ///< goes on past a point at which another credential first opens
    const Route* by = nullptr;
};

struct CredentialResult {
    const Credential* credential = nullptr;
    Status status = Status::unknown;
    std::vector<RouteResult> routes;
    std::vector<FactId> ask;      ///< facts on which an `unknown` hangs, in question order
    std::vector<Change> changes;
    Plan plan;
};

/// Everything that follows from what is known of one person on one day. Pure: the same input gives the same value.
struct Evaluation {
    Date date;
    Goal goal = Goal::soonest;
    std::vector<CredentialResult> credentials;  ///< in content order
    std::size_t recommended = 0;                ///< position in `credentials`
    const StateRule* state = nullptr;           ///< null where the state is not known

    [[nodiscard]] const CredentialResult& best() const { return credentials[recommended]; }
};

/// Points into `content`, which must outlive the result. Always a plan for every credential.
Evaluation evaluate(const Content& content, const Facts& facts, Date date);

}  // namespace milepost
