#include "core/roads/funding.h"

#include <algorithm>

namespace milepost {
namespace {

/// The weeks of a length that is told in whole months, and was rounded to them.
Interval weeks_of(Interval months) {
    constexpr double weeks_a_month = 365.25 / 12 / 7, half = 0.5;
    return {int((months.min - half) * weeks_a_month), int((months.max + half) * weeks_a_month)};
}

/// Is a length, known so far, one of those?
Truth among(Interval length, Interval lengths) {
    if (!lengths.overlaps(length)) return Truth::no;
    return lengths.contains(length) ? Truth::yes : Truth::unknown;
}

Truth takes_federal_aid(const Place* place) {
    if (place == nullptr || !place->federal_aid) return Truth::unknown;
    return *place->federal_aid ? Truth::yes : Truth::no;
}

}  // namespace

std::vector<Funding> funding_for(const Content& content, const Evaluation& evaluation, const Stage& stage) {
    const Place* place =
        evaluation.place != nullptr && serves(*evaluation.place, *stage.step) ? evaluation.place : nullptr;
    std::vector<Funding> all;
    for (const GuidePart& part : content.guide) {
        for (const GuideSection& section : part.sections) {
            if (!section.pays) continue;
            const Pays& rule = *section.pays;
            Truth pays = among(weeks_of(stage.months), rule.weeks);
            if (rule.federal_aid) pays = pays && takes_federal_aid(place);
            if (rule.ask) pays = pays && Truth::unknown;
            all.push_back({&part, &section, pays});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Funding& a, const Funding& b) { return a.pays > b.pays; });
    return all;
}

Interval usd_a_month(const Stage& stage) {
    return {stage.cost_usd.min / std::max(1, stage.months.max), stage.cost_usd.max / std::max(1, stage.months.min)};
}

}  // namespace milepost
