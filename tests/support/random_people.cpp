// Prints random people, one JSON object a line: {"profile": …, "credential": …, "road": …, "steps": …}. Usage:
// random_people N SEED
#include <cstdlib>
#include <iostream>
#include <string>

#include "tests/support/content_fixture.h"
#include "tests/support/people_at_home.h"

int main(int argc, char** argv) {
    using namespace milepost;
    const int people = argc > 1 ? std::atoi(argv[1]) : 10;
    test::Random random(argc > 2 ? unsigned(std::atoi(argv[2])) : 1);
    for (int i = 0; i < people; ++i) {
        const Facts facts = test::someone(random);
        const Evaluation evaluation = evaluate(test::shipped_content(), facts, test::today());
        const take_home::Choice choice = test::some_road(random, evaluation);
        std::cout << R"({"profile": )" << test::told(facts) << R"(, "credential": ")"
                  << choice.credential->credential->id << R"(", "road": )" << choice.road << R"(, "steps": )"
                  << take_home::plan_of(choice).stages.size() << "}\n";
    }
}
