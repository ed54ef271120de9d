#include <catch2/catch_test_macros.hpp>
#include <climits>

#include "core/roads/explanation.h"
#include "core/session/derived.h"
#include "tests/support/content_fixture.h"
#include "tests/support/mutation.h"

using namespace milepost;
using test::day;
using test::shipped_content;

namespace {

Content with_pack(const std::function<void(test::Json&)>& change) {
    auto content = read_content(test::changed("pack.json", change));
    REQUIRE(content);
    return std::move(*content);
}

bool hangs_on_a_day(const Content& content, FactId fact) { return content[fact].kind == Fact::Kind::month; }

/// Somebody of whom all is known but months; of what has to be raised, they raise some.
Facts known_without_months(unsigned seed) {
    const Content& content = shipped_content();
    test::Random random(seed);
    Facts said = nothing_known(content);
    FactSet told = 0;
    for (std::size_t f = 0; f < content.facts.size(); ++f) {
        const Fact& fact = content.facts[f];
        if (hangs_on_a_day(content, FactId(f)) || random.one_in(5)) continue;
        told |= only(FactId(f));
        if (fact.raised() && !fact.internal && random.one_in(3)) said[f] = fact.domain;
    }
    return test::completed(random, said, told, test::today());
}

}  // namespace

TEST_CASE("The content itself says from when to when a clock can be right") {
    const Content& content = shipped_content();
    CHECK(to_string(made_on(content)) == "2026-11-22");
    CHECK(month_to_string(last_used(content)) == "2030-11");  // its last review is due in November 2028

    const Content later =
        with_pack([](test::Json& pack) { pack["version"] = "2027.03.09-county", pack["read_on"] = "2027-02"; });
    CHECK(to_string(made_on(later)) == "2027-03-09");
    const Content named = with_pack([](test::Json& pack) { pack["version"] = "Rev. B", pack["read_on"] = "2028-12"; });
    CHECK(to_string(made_on(named)) == "2028-12-01");
    CHECK(month_to_string(last_used(named)) == "2030-12");  // it was read after its reviews were due
    Content revised = shipped_content();
    revised.version = "Rev. C";
    revised.revisions = {{"fee", "Rev. B", 2027 * 12 + 4}};
    CHECK(to_string(made_on(revised)) == "2027-05-01");
}

TEST_CASE("A clock that is before the content or long after it is not believed") {
    const Content& content = shipped_content();
    for (const char* right : {"2026-11-22", "2027-01-01", "2028-02-29", "2030-11-30"})
        CHECK(by_clock(content, day(right)) == Today(day(right)));
    for (const char* wrong : {"1970-01-01", "2015-06-01", "2026-11-21", "2030-12-01", "2038-01-19", "2106-02-07"}) {
        INFO(wrong);
        CHECK(by_clock(content, day(wrong)) == Today::not_before(day("2026-11-22")));
    }
}

TEST_CASE("Where today is not known no fact counts as fresh") {
    const Citation cite{{}, "2026", Confidence::high, 9999 * 12};
    CHECK(current(cite, test::today()));
    CHECK_FALSE(current(cite, Today::not_before(test::today())));
}

TEST_CASE("Where today is not known no month is asked for, and the review says why") {
    const Content& content = shipped_content();
    const Today some_day = Today::not_before(test::today());
    bool seen = false;
    for (unsigned seed = 0; seed < 200; ++seed) {
        test::Random random(seed);
        Answers answers = no_answers(content);
        Interview interview = replay(content, answers, some_day);
        for (int left = interview.left; interview.next; left = interview.left) {
            const Question& question = content.questions[*interview.next];
            REQUIRE_FALSE(hangs_on_a_day(content, question.fact));
            answers[*interview.next] = test::tapped(random, question, interview.facts, test::today(), 6);
            interview = replay(content, answers, some_day);
            REQUIRE(interview.left < left);
        }
        for (const Skipped& skipped : interview.skipped) seen = seen || skipped.why == Skipped::Why::needs_today;
    }
    CHECK(seen);
}

TEST_CASE("What holds of a person on some day holds of them on each") {
    const Content& content = shipped_content();
    int sure = 0;
    for (unsigned seed = 0; seed < 250; ++seed) {
        const Facts facts = known_without_months(seed);
        INFO(test::told(facts));
        const Evaluation some = evaluate(content, facts, Today::not_before(test::today()));
        for (const char* then : {"2026-11-22", "2027-12-31", "2029-08-31", "2029-09-01", "2030-11-30"}) {
            const Evaluation known = evaluate(content, facts, day(then));
            for (std::size_t c = 0; c < known.credentials.size(); ++c) {
                const CredentialResult &of_some = some.credentials[c], &of_known = known.credentials[c];
                INFO(of_some.credential->id << " on " << then);
                REQUIRE_FALSE(of_some.plan.stages.empty());
                if (of_some.status != Status::unknown) {
                    REQUIRE(of_some.status == of_known.status);
                    ++sure;
                }
                for (std::size_t r = 0; r < of_some.routes.size(); ++r) {
                    if (of_some.routes[r].met != Truth::unknown)
                        REQUIRE(of_some.routes[r].met == of_known.routes[r].met);
                }
            }
        }
    }
    CHECK(sure > 1000);
}

TEST_CASE("A rule that ends on a day is undecided where today is not known, and says so") {
    const Content& content = shipped_content();
    const Situation situation = situation_of(content, nothing_known(content), Today::not_before(test::today()));
    Test until;
    until.measure = Test::Measure::today;
    until.range = {INT_MIN, days_since_1970(day("2029-08-31"))};
    CHECK(until.evaluate(situation) == Truth::unknown);
    CHECK(has(content, {&until, Truth::unknown, until.quantity(situation)}, test::keys_as_words()) == "need.unknown");
}
