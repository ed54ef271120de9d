#include <array>
#include <catch2/catch_test_macros.hpp>

#include "core/content/content.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::profile;
using test::Random;
using test::shipped_content;

namespace {

Interval implied(const std::string& json, const char* fact) {
    return with_implications(shipped_content(), profile(json))[index(shipped_content().fact_at(fact))];
}

}  // namespace

TEST_CASE("Months of work in a window lie within every wider window too") {
    CHECK(implied(R"({"work_months_3y": 12})", "work_months_5y") == Interval{12, 36});
    CHECK(implied(R"({"work_months_3y": 12})", "work_months_7y") == Interval{12, 60});
    CHECK(implied(R"({"work_months_7y": 7})", "work_months_3y") == Interval{0, 7});
    CHECK(implied(R"({"work_months_7y": 0})", "work_months_5y") == exactly(0));
}

TEST_CASE("Thirty-six months in seven years cannot all lie before the last five") {
    CHECK(implied(R"({"work_months_7y": 36})", "work_months_5y") == Interval{12, 36});
    CHECK(implied(R"({"work_months_7y": 84})", "work_months_3y") == exactly(36));
    CHECK(implied(R"({"work_months_5y": 30})", "work_months_3y") == Interval{6, 30});
}

TEST_CASE("The windows of work are narrowed to just what whole histories allow") {
    const Content& content = shipped_content();
    const std::array<FactId, 3> windows{content.fact_at("work_months_3y"), content.fact_at("work_months_5y"),
                                        content.fact_at("work_months_7y")};
    Random random(5);
    for (int round = 0; round < 300; ++round) {
        Facts said = nothing_known(content);
        for (const FactId window : windows) {
            Interval& fact = said[index(window)];
            if (random.one_in(2)) fact.min = random.between(fact.min, fact.max);
            if (random.one_in(2)) fact.max = random.between(fact.min, fact.max);
        }
        std::array<Interval, 3> true_range{Interval{99, -1}, {99, -1}, {99, -1}};
        for (int three = said[index(windows[0])].min; three <= said[index(windows[0])].max; ++three) {
            for (int in_between = 0; in_between <= 24; ++in_between) {
                for (int before = 0; before <= 24; ++before) {
                    const std::array<int, 3> world{three, three + in_between, three + in_between + before};
                    if (!said[index(windows[1])].contains(world[1]) || !said[index(windows[2])].contains(world[2]))
                        continue;
                    for (std::size_t w = 0; w < 3; ++w)
                        true_range[w] = {std::min(true_range[w].min, world[w]), std::max(true_range[w].max, world[w])};
                }
            }
        }
        if (true_range[0].max < 0) continue;  // no history is like this
        const Facts implied = with_implications(content, said);
        for (std::size_t w = 0; w < 3; ++w) {
            INFO("round " << round << ", window " << w);
            REQUIRE(implied[index(windows[w])] == true_range[w]);
        }
    }
}

TEST_CASE("What a person said is never overruled, not even where it contradicts itself") {
    CHECK(implied(R"({"work_months_3y": 20, "work_months_7y": 3})", "work_months_3y") == exactly(20));
    CHECK(implied(R"({"work_months_3y": 20, "work_months_7y": 3})", "work_months_7y") == exactly(3));
    CHECK(implied(R"({"training": "none", "teaches": true})", "teaches") == exactly(1));
    CHECK(implied(R"({"training": "none", "work_months_7y": 0, "holds": ["cma-aama"]})", "holds") == exactly(1));
}

TEST_CASE("More of one window never means less of another, even where they contradict") {
    const Content& content = shipped_content();
    const std::array<FactId, 3> windows{content.fact_at("work_months_3y"), content.fact_at("work_months_5y"),
                                        content.fact_at("work_months_7y")};
    Random random(6);
    for (int round = 0; round < 3000; ++round) {
        Facts less = nothing_known(content);
        for (const FactId window : windows) {
            Interval& fact = less[index(window)];
            fact.min = random.between(fact.min, fact.max);
            fact.max = random.between(fact.min, fact.max);
        }
        Facts more = less;
        Interval& grown = more[index(windows[std::size_t(random.below(3))])];
        grown.max = std::min(grown.max + random.between(0, 12), 36);
        grown.max = std::max(grown.max, grown.min);
        grown.min = std::min(grown.max, grown.min + random.between(0, 12));
        if (grown.max < less[index(windows[0])].min) continue;
        const Facts a = with_implications(content, less), b = with_implications(content, more);
        bool grew = true;
        for (const FactId window : windows) {
            grew = grew && more[index(window)].min >= less[index(window)].min &&
                   more[index(window)].max >= less[index(window)].max;
        }
        if (!grew) continue;
        for (const FactId window : windows) {
            INFO("round " << round);
            REQUIRE(b[index(window)].min >= a[index(window)].min);
            REQUIRE(b[index(window)].max >= a[index(window)].max);
        }
    }
}

TEST_CASE("Nobody without training teaches, and nobody without training and work holds a credential") {
    CHECK(implied(R"({"training": "none"})", "teaches") == exactly(0));
    CHECK(implied(R"({"training": "none"})", "work_hours_since_program") == exactly(0));
    CHECK(implied(R"({"training": "none", "work_months_7y": 0})", "holds") == exactly(0));
    CHECK(implied(R"({"training": "none", "work_months_7y": 1})", "holds") == Interval{0, 15});
    CHECK(implied(R"({"training": "none", "work_months_7y": 0})", "current") == exactly(0));
    CHECK(implied(R"({"holds": []})", "current") == exactly(0));
    CHECK(implied(R"({"holds": ["rma-amt"]})", "current") == Interval{0, 15});
    CHECK(implied(R"({"training": "finished"})", "teaches") == Interval{0, 1});
    for (const char* untrained : {"none", "interrupted", "enrolled"}) {
        const std::string training = R"({"training": ")" + std::string(untrained) + "\"";
        CHECK(implied(training + "}", "teaches") == exactly(0));
        CHECK(implied(training + R"(, "worked_as": ["front_desk"]})", "teaches") == exactly(0));
        CHECK(implied(training + R"(, "worked_as": ["nurse"]})", "teaches") == Interval{0, 1});
    }
    CHECK(implied("{}", "teaches") == Interval{0, 1});
}

TEST_CASE("An accredited program has its practicum, and who has not worked lacks no kind of duties") {
    const auto practicum = [](const char* training, const char* accreditor, const std::string& more = "") {
        return implied(
            R"({"training": ")" + std::string(training) + R"(", "accreditor": ")" + accreditor + "\"" + more + "}",
            "practicum_hours");
    };
    for (const char* in_it : {"enrolled", "finished"}) {
        CHECK(practicum(in_it, "caahep_abhes") == Interval{160, 20000});
        CHECK(practicum(in_it, "other_recognized") == Interval{0, 20000});
        CHECK(practicum(in_it, "none") == Interval{0, 20000});
        CHECK(practicum(in_it, "caahep_abhes", R"(, "practicum_hours": {"min": 100, "max": 200})") ==
              Interval{160, 200});
        CHECK(practicum(in_it, "caahep_abhes", R"(, "practicum_hours": 100)") == exactly(100));  // as was said
    }
    CHECK(practicum("interrupted", "caahep_abhes") == Interval{0, 20000});
    CHECK(implied(R"({"training": "finished"})", "practicum_hours") == Interval{0, 20000});

    CHECK(implied(R"({"work_months_7y": 0})", "work_duties") == exactly(2));
    CHECK(implied(R"({"work_months_7y": 1})", "work_duties") == Interval{0, 2});
    CHECK(implied("{}", "work_duties") == Interval{0, 2});
    CHECK(implied(R"({"work_months_7y": 0, "work_duties": "clinical"})", "work_duties") == exactly(0));
}

TEST_CASE("What has to be raised is not so of whoever says nothing of it, and anything else is not known") {
    const Content& content = shipped_content();
    const Facts nothing = nothing_known(content);
    std::string raised;
    for (std::size_t f = 0; f < content.facts.size(); ++f) {
        const Fact& fact = content.facts[f];
        INFO(fact.id);
        CHECK(nothing[f] == fact.unsaid);
        CHECK((nothing[f] == fact.domain) != fact.raised());
        if (fact.raised()) raised += fact.id + " ";
        if (fact.internal) CHECK(fact.raised());  // nobody says it
    }
    CHECK(raised ==
          "failed worked_as trained_abroad other_certificates conviction ssn school_closed work_months_both licensed ");
    const auto unsaid = [&](const char* fact) { return nothing[index(content.fact_at(fact))]; };
    for (const char* none : {"failed", "worked_as", "trained_abroad", "other_certificates", "conviction",
                             "school_closed", "work_months_both", "licensed"})
        CHECK(unsaid(none) == exactly(0));
    CHECK(unsaid("ssn") == exactly(1));
    CHECK(unsaid("failed_times") == Interval{1, 20});
    CHECK(unsaid("training") == Interval{0, 3});
    CHECK(test::profile(R"({"failed": ["rma-amt"]})")[index(content.fact_at("failed"))] == exactly(2));
    CHECK(test::profile(R"({"ssn": false})")[index(content.fact_at("ssn"))] == exactly(0));
}

TEST_CASE("A set of credentials, and what is nobody else's business, are known as such") {
    std::string of_credentials, delicate, internal;
    for (const Fact& fact : shipped_content().facts) {
        if (fact.of_credentials) of_credentials += fact.id + " ";
        if (fact.delicate) delicate += fact.id + " ";
        if (fact.internal) internal += fact.id + " ";
    }
    CHECK(of_credentials == "holds current failed ");
    CHECK(delicate == "conviction ssn ");
    CHECK(internal == "work_months_both licensed ");
    CHECK(shipped_content()[shipped_content().fact_at("failed")].words_for(0) == "credential.cma-aama.short");
    CHECK(shipped_content()[shipped_content().fact_at("worked_as")].words_for(3) == "choice.worked_as.nurse");
    std::string told;  // the cautions that say something of it
    for (const Caution& caution : shipped_content().cautions)
        if (caution.delicate) told += caution.id + " ";
    CHECK(told == "record record-cma record-rma no-ssn ");
}
