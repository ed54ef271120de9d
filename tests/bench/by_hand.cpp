#include "tests/bench/by_hand.h"

#include <cstddef>

#include "core/content/content.h"

namespace milepost::bench {
namespace {

// Places in facts.json, and of values in their facts.
enum Place : std::size_t {
    diploma = 2,
    training,
    program,
    accreditor,
    ncct_school,
    finish_month,
    class_hours,
    practicum_hours,
    skills_logged,
    work_3y,
    work_5y,
    work_7y,
    work_hours_since_program,
    work_duties,
    cpr,
    teaches,
    holds
};
constexpr const char* names[] = {"diploma",
                                 "training",
                                 "program",
                                 "accreditor",
                                 "ncct_school",
                                 "finish_month",
                                 "class_hours",
                                 "practicum_hours",
                                 "skills_logged",
                                 "work_months_3y",
                                 "work_months_5y",
                                 "work_months_7y",
                                 "work_hours_since_program",
                                 "work_duties",
                                 "cpr",
                                 "teaches",
                                 "holds"};
constexpr int is_in_high_school = 1, has_diploma = 3;
constexpr int is_enrolled = 1, has_finished = 2;
constexpr int certificate = 2, apprenticeship = 4, military = 5;  // associate lies between the first two
constexpr int caahep_abhes = 0, other_recognized = 1;
constexpr int both = 2;
constexpr int last_day_of_pathway = 21792;  // 2029-08-31

/// Bit 0: may be true; bit 1: surely is. So "and" and "or" of three values are those of bits.
using Bits = unsigned;

inline Bits at_least(Interval i, int n) { return Bits{i.max >= n} | Bits{i.min >= n} << 1; }
inline Bits at_most(Interval i, int n) { return Bits{i.min <= n} | Bits{i.max <= n} << 1; }
inline Bits between(Interval i, int least, int most) { return at_least(i, least) & at_most(i, most); }
inline Bits is(Interval i, int value) { return between(i, value, value); }
/// Of sets that are not known exactly some hold the first thing and some do not.
inline Bits holds_first(Interval masks) { return masks.exact() ? (masks.min & 1) * 3U : 1U; }
inline Truth truth(Bits bits) { return Truth((bits + 1) >> 1); }

}  // namespace

Verdicts by_hand(const Situation& situation) {
    const auto& is_known = situation.values;
    const Interval ago = is_known[finish_month];
    const Bits enrolled = is(is_known[training], is_enrolled), finished = at_least(is_known[training], has_finished);
    const Bits ended = at_least(ago, 0);
    const Bits at_its_end = finished | (enrolled & ended);
    const Bits in_4_years = ended & at_most(ago, 48), in_5_years = ended & at_most(ago, 60);
    const Bits recognized = at_most(is_known[accreditor], other_recognized),
               accredited = at_most(is_known[accreditor], caahep_abhes);
    const Bits practicum = at_least(is_known[practicum_hours], 160);
    const Bits with_diploma = at_least(is_known[diploma], has_diploma);
    const Bits of_military = at_least(is_known[program], military);
    const Bits finished_in_5_years = finished & in_5_years;

    const Bits alternative =
        at_most(situation.today, last_day_of_pathway) & finished &
        between(is_known[program], certificate, apprenticeship) & recognized & at_least(is_known[class_hours], 560) &
        (practicum | at_least(is_known[work_hours_since_program], 1000)) & at_least(is_known[skills_logged], 1);
    const Bits education = at_its_end & in_4_years & recognized & practicum &
                           at_least(is_known[class_hours] + is_known[practicum_hours], 720);
    const Bits three_years_of_work =
        at_least(is_known[work_7y], 36) & is(is_known[work_duties], both) & at_least(is_known[cpr], 1) & with_diploma;
    const Bits student = (enrolled & at_least(is_known[diploma], is_in_high_school) & at_least(ago, -12)) |
                         (finished_in_5_years & is(is_known[diploma], is_in_high_school));
    return {truth(accredited & at_its_end),
            truth(alternative),
            truth(holds_first(is_known[holds])),
            truth(education),
            truth(is(is_known[program], apprenticeship) & finished & in_4_years),
            truth(three_years_of_work),
            truth(of_military & at_its_end & in_4_years),
            truth(at_least(is_known[teaches], 1) & finished),
            truth(with_diploma & finished_in_5_years),
            truth(with_diploma & at_least(is_known[work_3y], 12)),
            truth(student),
            truth(at_least(is_known[ncct_school], 1) & (enrolled | finished_in_5_years)),
            truth(at_least(is_known[work_5y], 12)),
            truth(of_military & finished_in_5_years)};
}

bool by_hand_knows(const Content& content) {
    std::size_t routes = 0;
    for (const Credential& credential : content.credentials) routes += credential.routes.size();
    if (routes != Verdicts{}.size() || content.facts.size() <= holds) return false;
    for (std::size_t f = diploma; f <= holds; ++f) {
        if (content.facts[f].id != names[f - diploma]) return false;
    }
    return true;
}

}  // namespace milepost::bench
