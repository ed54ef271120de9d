#include "kiosk/program/check.h"

#include <iomanip>
#include <sstream>

#include "core/terms/printable.h"

namespace milepost::kiosk {

std::string report_of(const Proof& proof, double seconds) {
    std::ostringstream out;
    out << std::fixed << std::setprecision(2);
    out << "verdicts: " << proof.verdict_classes << " combinations of what the routes read, all that there are in "
        << proof.sheets << " ways to answer every question\n";
    if (proof.walks == 0) {
        out << "interviews and roads: nobody was walked, so nothing is said of them: the verdicts alone are proved\n"
            << "proved: " << proof.sheets << " answer combinations, " << proof.violations << " violations, "
            << std::setprecision(1) << seconds << " s, digest " << digest_text(proof) << '\n';
        return out.str();
    }
    out << "interviews: " << proof.walks << " people walked to the end and beyond it; asked " << proof.asked_mean
        << " questions on average of " << proof.in_place_mean << " that have a place, " << proof.asked_worst
        << " at most; ";
    if (proof.asked_newcomers == 0) out << "nobody new among them\n";
    else out << "someone new at most " << proof.asked_worst_newcomer << " (" << proof.asked_newcomers << " people)\n";
    out << "roads: " << proof.roads << " replayed step by step; every order of steps tried for " << proof.brute_forced
        << " people\n";
    if (!proof.untried.empty()) {
        out << "steps: " << proof.untried.size() << " of " << proof.steps
            << " are on the road of none of these people, which is a fault only where at least " << enough_walks
            << " are walked:";
        for (const std::string& step : proof.untried) out << ' ' << printable(step);
        out << '\n';
    }
    out << "proved: " << proof.covered << " answer combinations, " << proof.violations << " violations, "
        << std::setprecision(1) << seconds << " s, digest " << digest_text(proof) << '\n';
    return out.str();
}

std::string report_of(const Difference& difference, const std::string& against) {
    std::ostringstream out;
    if (difference.people == 0)
        return "against " + printable(against) + ": nobody was walked, so nothing is said of a difference\n";
    out << "against " << printable(against) << ": " << difference.changed << " of " << difference.people
        << " people have another verdict, length or cost\n";
    for (const DifferentPeople& group : difference.groups) {
        out << std::setw(6) << group.people << "  " << printable(group.what)
            << "; for example: " << printable(group.example) << '\n';
    }
    return out.str();
}

}  // namespace milepost::kiosk
