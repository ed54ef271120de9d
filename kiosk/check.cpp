#include "kiosk/check.h"

#include <iomanip>
#include <sstream>

namespace milepost::kiosk {

std::string report_of(const Proof& proof, double seconds) {
    std::ostringstream out;
    out << std::fixed << std::setprecision(2);
    out << "verdicts: " << proof.verdict_classes << " combinations of what the routes read, all that there are in " << proof.sheets << " ways to answer every question\n";
    out << "interviews: " << proof.walks << " people walked to the end and beyond it; asked " << proof.asked_mean << " questions on average of " << proof.in_place_mean
        << " that have a place, " << proof.asked_worst << " at most; someone new at most " << proof.asked_worst_newcomer << " (" << proof.asked_newcomers << " people)\n";
    out << "roads: " << proof.roads << " replayed step by step; every order of steps tried for " << proof.brute_forced << " people\n";
    out << "proved: " << proof.covered << " answer combinations, " << proof.violations << " violations, " << std::setprecision(1) << seconds << " s, digest " << digest_text(proof) << '\n';
    return out.str();
}

std::string report_of(const Difference& difference, const std::string& against) {
    std::ostringstream out;
    out << "against " << against << ": " << difference.changed << " of " << difference.people << " people have another verdict, length or cost\n";
    for (const DifferentPeople& group : difference.groups) {
        out << std::setw(6) << group.people << "  " << group.what << "; for example: " << group.example << '\n';
    }
    return out.str();
}

}  // namespace milepost::kiosk
