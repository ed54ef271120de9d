#include "kiosk/take_home/trace_page.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "kiosk/take_home/job.h"
#include "tests/support/people_at_home.h"

using namespace milepost;
using namespace milepost::take_home;
using test::Random;
using test::shipped_content;
using test::shipped_words;

namespace {

std::string text_of(const TracePage& page) {
    std::string all = page.title;
    for (const std::string& one : page.known) all += "\n" + one;
    for (const TraceCredential& credential : page.credentials) {
        all += "\n" + credential.name + credential.standing + credential.figures;
        for (const TraceRoute& route : credential.routes) {
            all += "\n" + route.name + route.standing + route.source.titles + route.source.numbers;
            for (const TraceLine& line : route.lines) all += "\n" + line.mark + line.text + line.value;
        }
    }
    return all;
}

}  // namespace

TEST_CASE(
    "The counselor's page has every rule of every route, its mark as the evaluation has it, and the figures of the "
    "applicant's page") {
    Random random(3);
    const Content& content = shipped_content();
    for (const char* language : {"en", "es"}) {
        for (int i = 0; i < 60; ++i) {
            const Facts facts = with_implications(content, test::someone(random));
            const Evaluation evaluation = evaluate(content, facts, test::today());
            const TracePage page = trace_page(content, shipped_words(language), facts, evaluation);
            CHECK(text_of(page).find('{') == std::string::npos);  // each message was given all that it words
            REQUIRE(page.credentials.size() == evaluation.credentials.size());
            for (std::size_t c = 0; c < page.credentials.size(); ++c) {
                const CredentialResult& result = evaluation.credentials[c];
                const Handout applicants = handout(content, shipped_words(language), evaluation, {&result, 0, "", ""});
                CHECK(page.credentials[c].name == applicants.credential);
                for (std::size_t figure : {0U, 1U})  // how long, how much
                    CHECK(page.credentials[c].figures.find(applicants.figures[figure].second) != std::string::npos);
                REQUIRE(page.credentials[c].routes.size() == result.routes.size());
                for (std::size_t r = 0; r < result.routes.size(); ++r) {
                    std::vector<std::string> marks, expected;
                    for (const TraceLine& line : page.credentials[c].routes[r].lines)
                        if (!line.mark.empty()) marks.push_back(line.mark);
                    for (const Reason& reason : result.routes[r].reasons)
                        expected.push_back(reason.met == Truth::yes ? "✓" : reason.met == Truth::no ? "✗" : "?");
                    CHECK(marks == expected);
                }
            }
        }
    }
}

TEST_CASE("The counselor's page lists each source that its rules cite once, and has no code") {
    const Content& content = shipped_content();
    const Facts facts = test::profile(R"({"state": "WA", "training": "finished"})");
    const TracePage page = trace_page(content, shipped_words("en"), facts, evaluate(content, facts, test::today()));
    std::set<std::string> titles;
    for (const SourceLine& source : page.sources) CHECK(titles.insert(source.title).second);
    for (const Credential& credential : content.credentials) {
        for (const Route& route : credential.routes)
            for (const std::string& id : route.cite.sources) CHECK(titles.contains(content.sources.at(id).title));
    }
    CHECK(text_of(page).find("Code") == std::string::npos);
    CHECK(page.state_rule == "In Washington you need a state credential");
}

TEST_CASE("The counselor's page says what somebody told, and neither what goes without saying nor what is their own") {
    const Content& content = shipped_content();
    for (const char* language : {"en", "es"}) {
        const Words& words = shipped_words(language);
        const auto known = [&](const char* profile) {
            const Facts facts = test::profile(profile);
            return trace_page(content, words, facts, evaluate(content, facts, test::today())).known;
        };
        CHECK(known("{}").empty());
        CHECK(known(R"({"state": "WA", "training": "finished"})").size() == 2);
        CHECK(known(R"({"state": "WA", "training": "finished", "worked_as": ["nurse"]})").size() == 3);
        CHECK(known(R"({"state": "WA", "conviction": "felony", "ssn": false})") == known(R"({"state": "WA"})"));
        for (const std::string& line : known(R"({"state": "WA", "worked_as": ["nurse"], "failed": ["rma-amt"]})"))
            CHECK(line.find("fact.") == std::string::npos);  // a message that is missing shows as its key
    }
}

TEST_CASE("The counselor's page fits eight pages, and one roll that says each thing once") {
    Random random(5);
    for (int i = 0; i < 6; ++i) {
        const Facts facts = with_implications(shipped_content(), test::someone(random));
        const TracePage page = trace_page(shipped_content(), shipped_words("es"), facts,
                                          evaluate(shipped_content(), facts, test::today()));
        CHECK(trace_paper(page, shipped_words("es"), {Format::a4, false}).pages <= 8);
        CHECK(trace_paper(page, shipped_words("es"), {Format::receipt, false}).pages == 1);
        for (const TraceCredential& credential : page.credentials) {
            for (const TraceRoute& route : credential.routes) {
                for (const SourceLine& source : page.sources)
                    CHECK(route.source.numbers.find(source.title) == std::string::npos);
                CHECK(route.source.numbers.find('[') != std::string::npos);
            }
        }
    }
}

TEST_CASE("A job asks for the counselor's page, and for a place to be sent on to; one that is not there is refused") {
    Job job;
    job.product = Product::trace;
    job.date = test::today();
    const auto back = read_job("job", job_text(job));
    REQUIRE(back);
    CHECK(back->product == Product::trace);
    CHECK_FALSE(back->referral.has_value());
    job.referral = 3;
    const auto refused = done(*read_job("job", job_text(job)), "job");
    REQUIRE_FALSE(refused);
    CHECK(refused.findings().front().sentence() ==
          "job:/referral: 3; expected one of the organiser's 0 places, counted from 0");
}
