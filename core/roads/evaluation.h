#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.h"

namespace milepost {

enum class Status { later, unknown, now, held };
/// As JSON and messages name it ("held").
std::string_view name(Status status);
/// What matters most to a person. `most_doors` takes the soonest road to each credential, and recommends the one at the
/// end of whose road the most credentials are open.
enum class Goal { soonest, least_cost, most_doors };

/// How one test of a route stands for this person: the one value that screen, speech and paper word.
struct Reason {
    const Test* test = nullptr;
    Truth met = Truth::unknown;
    Interval has;           ///< the quantity tested; a month fact: months ago
    bool doubtful = false;  ///< undecided because the rule itself is: knowing more of the person would not help
};

/// When waiting alone, with nothing done, changes whether something is met. Months from today, to the month of the
/// change.
struct Waiting {
    std::optional<int> opens;   ///< from then on it is surely met; it is not today
    std::optional<int> closes;  ///< from then on it is no longer surely met; it is today, or was since `opens`
    bool operator==(const Waiting&) const = default;
};

struct RouteResult {
    const Route* route = nullptr;
    Truth met = Truth::unknown;
    std::vector<Reason> reasons;
    Waiting waiting;
};

/// What something takes of a person.
struct Effort {
    Interval months;
    Interval cost_usd;
    bool priced = true;
    bool operator==(const Effort&) const = default;
};

/// One or two facts that a person can change, and the routes that doing so opens.
struct Change {
    std::vector<std::pair<FactId, int>> facts;
    std::vector<const Route*> opens;
    std::optional<Effort> effort;  ///< by the steps of the content that bring it about; none where there are none
};

/// A step as it stands on a road.
struct Stage {
    const Step* step = nullptr;
    Interval months;  ///< how long it takes; from 0 where it is not `sure`
    Interval cost_usd;
    bool priced = true;   ///< false: a part of its price was found nowhere
    Interval start, end;  ///< months from today: earliest and latest
    bool sure = true;     ///< false: it may turn out not to be needed
    Interval ready{};     ///< months from today: when it could begin, were it not for the day that classes begin
};

/// A road from today to the certificate, and on to the first renewal.
struct Plan {
    std::vector<Stage> stages;
    Interval months;    ///< to the exam and the state credential; renewal not counted
    Interval cost_usd;  ///< likewise
    bool priced = true;
    Interval exam;          ///< months from today: when the exam can be taken
    bool examined = false;  ///< it leads through an exam
    int usd_if_wrong = 0;   ///< the most that it costs should what is not priced well turn out dearer (see plan.cpp)
    int doors = 0;          ///< how many credentials can surely be applied for at the end of the road
    bool scarce = false;    ///< takes a step that is: who finds no place there needs another road
    bool doubtful = false;  ///< open only if a doubtful rule turns out in the person's favour
    const Route* by = nullptr;  ///< none: it is held, and the plan is keeping it

    [[nodiscard]] bool there() const { return !stages.empty(); }
};

/// The roads to one credential.
struct Plans {
    Plan best;                 ///< for the person's goal; its ranges span what the facts that are not known may bring
    std::vector<Plan> others;  ///< the rest of those that no road beats in both months and money, and where all of
                               ///< these are `scarce` the soonest that is not; the soonest first
    FactSet hangs_on = 0;      ///< facts that can still change one of these
    /// facts that can still change how many credentials are open at the end, where that may matter
    FactSet doors_hang_on = 0;
    bool goal_matters = false;  ///< another goal has another best road
};

struct CredentialResult {
    const Credential* credential = nullptr;
    Status status = Status::unknown;
    std::vector<RouteResult> routes;
    std::vector<FactId> ask;  ///< facts on which an `unknown` hangs, in question order
    std::vector<Change> changes;
    Waiting waiting;  ///< of the credential: by any of its routes
    Plan plan;
    std::vector<Plan> others;              ///< see `Plans`
    FactSet hangs_on = 0;                  ///< facts that can still change the verdict or a road; all others cannot
    std::vector<const Caution*> cautions;  ///< the weightiest first
};

/// Why a credential is recommended before the others. Words: "because.<name>".
enum class Because {
    held,
    restored,
    open_now,
    soonest,
    as_soon_for_less,
    cheapest,
    best_value,
    most_doors,
    named_first,
    soonest_at_worst,     ///< another may turn out to be sooner
    soonest_with_a_place  ///< it hangs on a step that is scarce
};
/// In the order in which they were added: links in phones name them by it.
constexpr int because_count = int(Because::soonest_with_a_place) + 1;
std::string_view name(Because why);

/// Everything that follows from what is known of one person on one day, or on some day. Pure: the same input gives the
/// same value.
struct Evaluation {
    Today date;
    Goal goal = Goal::soonest;
    std::vector<CredentialResult> credentials;  ///< in content order
    std::size_t recommended = 0;                ///< position in `credentials`
    std::vector<Because> because;               ///< the weightiest first
    const StateRule* state = nullptr;           ///< null where the state is not known
    const Place* place = nullptr;               ///< where the person chose to go to school; null: nowhere yet

    FactSet hangs_on = 0;  ///< facts that can still change something above or a limit, the goal among them
    std::vector<const Caution*> cautions;  ///< that go for all credentials, the weightiest first
    std::vector<const Limit*> limits;      ///< of the state: what it does not let this person do yet

    [[nodiscard]] const CredentialResult& best() const { return credentials[recommended]; }
};

/// The facts that can still change something in an evaluation: all that an interview has to ask. `settled`: facts that
/// will stay as they are, known or not. While the goal and the state are not, all goals and all states are reckoned
/// with.
FactSet hangs_on(const Content& content, const Facts& facts, Today date, FactSet settled);

/// One credential of an evaluation without the words for it: what it hangs on, its verdict and its roads.
struct Judged {
    Status status = Status::unknown;
    FactSet verdict_hangs_on = 0;
    Plans plans;
    bool restores = false;  ///< a route is met that gives back what ran out

    [[nodiscard]] FactSet hangs_on() const { return verdict_hangs_on | plans.hangs_on; }
};
/// `settled` as above.
Judged judge(const Content& content, const Facts& facts, Today date, FactSet settled, std::size_t credential);

/// Points into `content`, which must outlive the result. Always a plan for every credential. `place`: where the person
/// chose to go to school, whose length, price, hours and next start stand in for those of the steps that it serves.
Evaluation evaluate(const Content& content, const Facts& facts, Today date, const Place* place = nullptr);

}  // namespace milepost
