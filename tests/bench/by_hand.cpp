#include "tests/bench/by_hand.h"

#include <cstddef>
#include <cstdint>

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
    holds,
    current,
    expired_month,
    failed,
    failed_times,
    failed_month,
    worked_as,
    trained_abroad,
    other_certificates,
    conviction,
    ssn,
    school_closed,
    work_months_both
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
                                 "holds",
                                 "current",
                                 "expired_month",
                                 "failed",
                                 "failed_times",
                                 "failed_month",
                                 "worked_as",
                                 "trained_abroad",
                                 "other_certificates",
                                 "conviction",
                                 "ssn",
                                 "school_closed",
                                 "work_months_both"};
constexpr int is_in_high_school = 1, has_diploma = 3;
constexpr int is_enrolled = 2, has_finished = 3;
constexpr int certificate = 2, apprenticeship = 4, military = 5;  // associate lies between the first two
constexpr int caahep_abhes = 0, other_recognized = 1;
constexpr int administrative = 1, both = 2;  // clinical is 0
constexpr int cma = 0, rma = 1, ccma = 2, ncma = 3, nurse = 3, military_medic = 4;
constexpr std::uint64_t two_or_more = 0xFEE8;  // of the sixteen sets of four credentials
constexpr int last_day_of_pathway = 21792;     // 2029-08-31

/// Bit 0: may be true; bit 1: surely is. So "and" and "or" of three values are those of bits.
using Bits = unsigned;

inline Bits at_least(Interval i, int n) { return Bits{i.max >= n} | Bits{i.min >= n} << 1; }
inline Bits at_most(Interval i, int n) { return Bits{i.min <= n} | Bits{i.max <= n} << 1; }
inline Bits between(Interval i, int least, int most) { return at_least(i, least) & at_most(i, most); }
inline Bits is(Interval i, int value) { return between(i, value, value); }
/// Which of the sets from the least to the most have a member? Some and some not, where what is above it changes.
inline bool alike(Interval masks, int member) { return masks.min >> member == masks.max >> member; }
inline Bits has(Interval masks, int member) { return alike(masks, member) ? (masks.min >> member & 1U) * 3U : 1U; }
inline Bits lacks(Interval masks, int member) { return alike(masks, member) ? (~masks.min >> member & 1U) * 3U : 1U; }
inline Bits has_several(Interval masks) {
    const std::uint64_t sets = values_in(masks);
    return Bits{(sets & two_or_more) != 0} | Bits{(sets & ~two_or_more) == 0} << 1;
}
/// A rule that may ask for less than this, and one that may ask for more.
inline Bits or_less(Bits bits) { return bits | 1U; }
inline Bits or_more(Bits bits) { return bits & 1U; }
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
    const Bits with_patients =
        is_known[work_duties].exact() ? Bits{is_known[work_duties].min != administrative} * 3U : 1U;

    const Interval masks = is_known[failed], times = is_known[failed_times];
    const Bits quarter_ago = at_least(is_known[failed_month], 3), year_ago = at_least(is_known[failed_month], 12);
    const Bits of_several = or_more(has_several(masks));
    const Bits may_sit_cma = lacks(masks, cma) | or_less(at_most(times, 2)),
               may_sit_rma = lacks(masks, rma) | or_less(at_most(times, 3)),
               may_sit_ccma = lacks(masks, ccma) | of_several | at_most(times, 2) | year_ago,
               may_sit_ncma = lacks(masks, ncma) | of_several | at_most(times, 1) | (at_most(times, 2) & quarter_ago) |
                              (or_less(at_most(times, 3)) & year_ago);
    const Interval held = is_known[holds], valid = is_known[current], expired = is_known[expired_month];

    const Bits alternative =
        at_most(situation.today, last_day_of_pathway) & finished &
        between(is_known[program], certificate, apprenticeship) & recognized & at_least(is_known[class_hours], 560) &
        (practicum | at_least(is_known[work_hours_since_program], 1000)) & at_least(is_known[skills_logged], 1);
    const Bits education = at_its_end & in_4_years & practicum &
                           (recognized | or_more(at_least(is_known[trained_abroad], 1))) &
                           at_least(is_known[class_hours] + is_known[practicum_hours], 720);
    const Bits three_years_of_work = (at_least(is_known[work_7y], 36) & is(is_known[work_duties], both)) |
                                     at_least(is_known[work_months_both], 36) |
                                     or_more(has(is_known[worked_as], military_medic));
    const Bits student = (enrolled & at_least(is_known[diploma], is_in_high_school) & at_least(ago, -12)) |
                         (finished_in_5_years & is(is_known[diploma], is_in_high_school));
    return {truth(may_sit_cma & accredited & at_its_end),
            truth(may_sit_cma & alternative),
            truth(may_sit_cma & has(held, cma)),
            truth(has(held, cma) & lacks(valid, cma) & (at_most(expired, 2) | or_more(at_most(expired, 3)))),
            truth(may_sit_rma & education),
            truth(may_sit_rma & is(is_known[program], apprenticeship) & finished & in_4_years),
            truth(may_sit_rma & three_years_of_work & at_least(is_known[cpr], 1) & with_diploma),
            truth(may_sit_rma & of_military & at_its_end & in_4_years),
            truth(may_sit_rma & or_more(at_least(is_known[teaches], 1)) & (finished | has(is_known[worked_as], nurse))),
            truth(has(held, rma) & lacks(valid, rma)),
            truth(may_sit_ccma & with_diploma & finished_in_5_years),
            truth(may_sit_ccma & with_diploma & at_least(is_known[work_3y], 12) & or_less(with_patients)),
            truth(may_sit_ccma & student),
            truth(has(held, ccma) & lacks(valid, ccma) & at_most(expired, 12)),
            truth(may_sit_ccma & has(held, ccma) & lacks(valid, ccma)),
            truth(may_sit_ncma & at_least(is_known[ncct_school], 1) & (enrolled | finished_in_5_years)),
            truth(may_sit_ncma & at_least(is_known[work_5y], 12) & or_less(with_patients) & or_less(with_diploma)),
            truth(may_sit_ncma & of_military & finished_in_5_years),
            truth(may_sit_ncma & has(held, ncma) & or_more(lacks(valid, ncma)))};
}

bool by_hand_knows(const Content& content) {
    std::size_t routes = 0;
    for (const Credential& credential : content.credentials) routes += credential.routes.size();
    if (routes != Verdicts{}.size() || content.facts.size() <= work_months_both) return false;
    for (std::size_t f = diploma; f <= work_months_both; ++f) {
        if (content.facts[f].id != names[f - diploma]) return false;
    }
    return true;
}

}  // namespace milepost::bench
