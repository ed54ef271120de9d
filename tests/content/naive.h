#pragma once
#include <string>
#include <vector>

#include "core/terms/date.h"
#include "core/terms/truth.h"
#include "tests/support/content_fixture.h"

namespace milepost::test {

/// One whole person, everything known. The rules are written over this in plain C++, from the contract and the bodies'
/// own words.
struct Whole {
    int diploma, training, program, accreditor, ncct_school, months_ago, class_hours, practicum_hours, skills, work_3y,
        work_5y, work_7y, hours_since, duties, cpr, teaches, holds, current, expired_ago, failed, failed_times,
        failed_ago, worked_as, abroad;
};

/// The months of work in the last 3, 5 and 7 years.
struct Work {
    int in_3y, in_5y, in_7y;
};

/// A profile as JSON, and everyone whom it may describe: for each field the values that can make a difference. Who says
/// nothing of exams that they failed, of other work or of a school abroad has none.
struct Known {
    std::string json;
    std::vector<int> diploma{0, 1, 2, 3}, training{0, 1, 2, 3}, program{0, 1, 2, 3, 4, 5}, accreditor{0, 1, 2},
        ncct_school{0, 1}, months_ago{-400, -13, -12, -1, 0, 1, 48, 49, 60, 61, 700}, class_hours{0, 559, 560, 20000},
        practicum_hours{0, 159, 160, 20000}, skills{0, 1}, hours_since{0, 999, 1000, 200000}, duties{0, 1, 2},
        cpr{0, 1}, teaches{0, 1}, holds{0, 15}, current{0, 15}, expired_ago{0, 2, 3, 4, 12, 13, 700}, failed{0},
        failed_times{1, 2, 3, 4, 20}, failed_ago{0, 2, 3, 11, 12, 700}, worked_as{0}, abroad{0};
    std::vector<Work> work;
};

/// A random person, and what a profile may say of them: some things exactly, some as an interval, some not at all.
Known random_person(Random& random, Date date);

/// Whether a route is met by everyone, by nobody, or by some of those whom the profile may describe: each is tried.
/// Where a body's rule is in doubt, those whom it concerns may meet it.
Truth naive_verdict(const std::string& route, const Known& known, Date date);

/// Whether the credential in that place of the contract is theirs and valid.
Truth naive_held(std::size_t credential, const Known& known);

}  // namespace milepost::test
