#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/proof/content_check.h"
#include "core/roads/evaluation_json.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::credential_of;
using test::day;
using test::evaluated;
using test::route_of;
using test::shipped_content;

namespace {

bool met(const std::string& json, const char* route, const char* date = "2026-11-22") {
    return route_of(evaluated(json, day(date)), route) == Truth::yes;
}

/// Finished training of a recognized school, so many months before November 2026.
std::string graduate(int months_ago, const std::string& more = "") {
    return R"({"training": "finished", "program": "certificate", "accreditor": "other_recognized", "ncct_school": true, "diploma": "yes", "class_hours": 600, "practicum_hours": 160,
               "skills_logged": true, "finish_month": ")" +
           month_to_string(2026 * 12 + 10 - months_ago) + "\"" + more + "}";
}

std::string enrolled(int months_ahead, const std::string& more = "") {
    return R"({"training": "enrolled", "program": "certificate", "accreditor": "caahep_abhes", "diploma": "in_high_school", "class_hours": 600, "practicum_hours": 160,
               "finish_month": ")" +
           month_to_string(2026 * 12 + 10 + months_ahead) + "\"" + more + "}";
}

std::string with(const std::string& known, const std::string& key, const std::string& value) {
    return "{" + known + (known.empty() ? "" : ", ") + "\"" + key + "\": " + value + "}";
}

}  // namespace

TEST_CASE("Eleven months are not twelve") {
    for (const auto& [key, route] :
         {std::pair("work_months_3y", "ccma-nha/work"), std::pair("work_months_5y", "ncma-ncct/work")}) {
        CHECK_FALSE(met(with(R"("diploma": "yes")", key, "11"), route));
        CHECK(met(with(R"("diploma": "yes")", key, "12"), route));
    }
}

TEST_CASE("Thirty-five months are not three years") {
    const std::string rest = R"("diploma": "yes", "work_duties": "both", "cpr": true)";
    CHECK_FALSE(met(with(rest, "work_months_7y", "35"), "rma-amt/work"));
    CHECK(met(with(rest, "work_months_7y", "36"), "rma-amt/work"));
}

TEST_CASE("RMA's work route wants both kinds of duties, CPR and a diploma") {
    const std::string all = R"({"work_months_7y": 40, "work_duties": "both", "cpr": true, "diploma": "yes"})";
    CHECK(met(all, "rma-amt/work"));
    for (const auto& [from, to] :
         {std::pair(R"("both")", R"("clinical")"), std::pair(R"("both")", R"("administrative")"),
          std::pair("true", "false"), std::pair(R"("yes")", R"("none")"),
          std::pair(R"("yes")", R"("studying_for_equivalency")")}) {
        std::string less = all;
        less.replace(less.find(from), std::string(from).size(), to);
        INFO(less);
        CHECK_FALSE(met(less, "rma-amt/work"));
    }
}

TEST_CASE("A graduate of four years and a month is outside AMT's four years") {
    CHECK(met(graduate(0), "rma-amt/education"));
    CHECK(met(graduate(48), "rma-amt/education"));
    CHECK_FALSE(met(graduate(49), "rma-amt/education"));
}

TEST_CASE("Four years hold for apprentices and military medics too") {
    for (const char* program : {"apprenticeship", "military"}) {
        const auto person = [&](const char* month) {
            return std::string(R"({"training": "finished", "program": ")") + program + R"(", "finish_month": ")" +
                   month + "\"}";
        };
        const std::string route = std::string("rma-amt/") + program;
        CHECK(met(person("2022-11"), route.c_str()));
        CHECK_FALSE(met(person("2022-10"), route.c_str()));
    }
}

TEST_CASE("A graduate of five years and a month is outside NHA's and NCCT's five years") {
    for (const char* route : {"ccma-nha/training", "ncma-ncct/school"}) {
        CHECK(met(graduate(60), route));
        CHECK_FALSE(met(graduate(61), route));
    }
    CHECK(met(R"({"training": "finished", "program": "military", "finish_month": "2021-11"})", "ncma-ncct/military"));
    CHECK_FALSE(
        met(R"({"training": "finished", "program": "military", "finish_month": "2021-10"})", "ncma-ncct/military"));
}

TEST_CASE("Months count by the calendar: the first and the last day of a month are the same") {
    CHECK(met(graduate(48), "rma-amt/education", "2026-11-01"));
    CHECK(met(graduate(48), "rma-amt/education", "2026-11-30"));
    CHECK_FALSE(met(graduate(48), "rma-amt/education", "2026-12-01"));
}

TEST_CASE("AMT wants 720 hours of which 160 are practicum") {
    const auto hours = [](int in_class, int practicum) {
        return R"({"training": "finished", "accreditor": "other_recognized", "finish_month": "2026-01", "class_hours": )" +
               std::to_string(in_class) + ", \"practicum_hours\": " + std::to_string(practicum) + "}";
    };
    CHECK(met(hours(560, 160), "rma-amt/education"));
    CHECK_FALSE(met(hours(559, 160), "rma-amt/education"));
    CHECK(met(hours(559, 161), "rma-amt/education"));
    CHECK_FALSE(met(hours(900, 159), "rma-amt/education"));
}

TEST_CASE("AAMA's alternative pathway ends on 31 August 2029") {
    CHECK(met(graduate(3), "cma-aama/alternative-pathway", "2029-08-31"));
    CHECK_FALSE(met(graduate(3), "cma-aama/alternative-pathway", "2029-09-01"));
    CHECK(credential_of(evaluated(graduate(3, R"(, "holds": [])"), day("2029-09-01")), "cma-aama").status ==
          Status::later);
}

TEST_CASE(
    "The alternative pathway wants 560 hours of class, a practicum of 160 or 1,000 hours of work, ten and ten, and a "
    "college-level program") {
    const auto pathway = [](const std::string& json) { return met(json, "cma-aama/alternative-pathway"); };
    const auto person = [](const char* program, const char* accreditor, int hours, int practicum, int worked,
                           bool skills) {
        return std::string(R"({"training": "finished", "program": ")") + program + R"(", "accreditor": ")" +
               accreditor + R"(", "class_hours": )" + std::to_string(hours) +
               ", \"practicum_hours\": " + std::to_string(practicum) +
               ", \"work_hours_since_program\": " + std::to_string(worked) +
               ", \"skills_logged\": " + (skills ? "true}" : "false}");
    };
    CHECK(pathway(person("certificate", "other_recognized", 560, 160, 0, true)));
    CHECK_FALSE(pathway(person("certificate", "other_recognized", 559, 160, 0, true)));
    CHECK_FALSE(pathway(person("certificate", "other_recognized", 560, 159, 999, true)));
    CHECK(pathway(person("certificate", "other_recognized", 560, 0, 1000, true)));
    CHECK_FALSE(pathway(person("certificate", "other_recognized", 560, 160, 0, false)));
    CHECK_FALSE(pathway(person("certificate", "none", 560, 160, 0, true)));
    CHECK(pathway(person("associate", "other_recognized", 560, 160, 0, true)));
    CHECK(pathway(person("apprenticeship", "other_recognized", 560, 160, 0, true)));
    for (const char* program : {"high_school", "short_course", "military"})
        CHECK_FALSE(pathway(person(program, "other_recognized", 560, 160, 0, true)));
}

TEST_CASE("Work alone never leads to the CMA exam, however much there is") {
    CHECK(
        credential_of(
            evaluated(
                R"({"training": "none", "diploma": "yes", "work_months_3y": 36, "work_months_5y": 60, "work_months_7y": 84, "cpr": true, "work_duties": "both", "holds": []})"),
            "cma-aama")
            .status == Status::later);
}

TEST_CASE("A graduate of an accredited program may take the CMA exam however long ago that was") {
    CHECK(met(R"({"training": "finished", "accreditor": "caahep_abhes", "finish_month": "1975-06"})",
              "cma-aama/accredited-program"));
    CHECK(met(R"({"training": "finished", "accreditor": "caahep_abhes"})", "cma-aama/accredited-program"));
}

TEST_CASE("A student may take AAMA's exam in the month of finishing, NHA's a year ahead, NCCT's at any time") {
    CHECK(met(enrolled(0), "cma-aama/accredited-program"));
    CHECK_FALSE(met(enrolled(1), "cma-aama/accredited-program"));
    CHECK(met(enrolled(12), "ccma-nha/student"));
    CHECK_FALSE(met(enrolled(13), "ccma-nha/student"));
    CHECK(met(enrolled(40, R"(, "ncct_school": true)"), "ncma-ncct/school"));
    CHECK_FALSE(met(enrolled(1, R"(, "ncct_school": false)"), "ncma-ncct/school"));
}

TEST_CASE("NHA wants a diploma, or one that is on its way for students") {
    CHECK_FALSE(met(R"({"training": "finished", "finish_month": "2026-06", "diploma": "none"})", "ccma-nha/training"));
    CHECK(met(R"({"training": "finished", "finish_month": "2026-06", "diploma": "yes"})", "ccma-nha/training"));
    CHECK(
        met(R"({"training": "finished", "finish_month": "2026-06", "diploma": "in_high_school"})", "ccma-nha/student"));
    CHECK_FALSE(met(R"({"training": "enrolled", "finish_month": "2027-01", "diploma": "none"})", "ccma-nha/student"));
}

TEST_CASE("Who once held the CMA may take its exam again; holding another credential opens nothing") {
    CHECK(met(R"({"holds": ["cma-aama"]})", "cma-aama/recertification"));
    CHECK_FALSE(met(R"({"holds": ["rma-amt", "ccma-nha", "ncma-ncct"]})", "cma-aama/recertification"));
}

TEST_CASE(
    "Washington alone asks every medical assistant for a state credential; South Dakota asks for no registration any "
    "more") {
    for (const StateRule& state : shipped_content().states) {
        INFO(state.code);
        CHECK((state.requirement == "credential") == (state.code == "WA"));
        CHECK(state.steps.empty() == (state.code != "WA"));
        const Evaluation evaluation = evaluated(R"({"diploma": "yes", "state": ")" + state.code + "\"}");
        REQUIRE(evaluation.state == &state);
        for (const CredentialResult& result : evaluation.credentials) {
            int steps = 0;
            for (const Stage& stage : result.plan.stages) steps += stage.step->kind == StepKind::state;
            CHECK(steps == (state.code == "WA" ? 1 : 0));
        }
    }
    CHECK(shipped_content().state("SD")->requirement == "none");
    CHECK(evaluated("{}").state == nullptr);
}

TEST_CASE("In Washington a graduate of an accredited program becomes MA-Certified, others MA-Registered") {
    const std::string person =
        R"({"training": "finished", "finish_month": "2026-06", "program": "certificate", "diploma": "yes", "state": "WA", "ncct_school": false, "skills_logged": true,)";
    const auto step = [&](const char* rest, const char* id) {
        return test::stage_of(credential_of(evaluated(person + rest), "ccma-nha").plan, id) != nullptr;
    };
    CHECK(step(R"( "accreditor": "caahep_abhes", "class_hours": 600, "practicum_hours": 100})", "wa-ma-certified"));
    CHECK(step(R"( "accreditor": "none", "class_hours": 560, "practicum_hours": 160})", "wa-ma-certified"));
    CHECK(step(R"( "accreditor": "none", "class_hours": 559, "practicum_hours": 160})", "wa-ma-registered"));
    CHECK(step(R"( "accreditor": "none", "class_hours": 700, "practicum_hours": 159})", "wa-ma-registered"));
}

TEST_CASE("A credential renews as its body says: CMA in 60 months, RMA in 36, CCMA in 24, NCMA in 12") {
    const auto every = [](const char* id) { return shipped_content().credential(id)->renewal.every_months; };
    const auto units = [](const char* id) { return shipped_content().credential(id)->renewal.units; };
    CHECK(std::array{every("cma-aama"), every("rma-amt"), every("ccma-nha"), every("ncma-ncct")} ==
          std::array{60, 36, 24, 12});
    CHECK(std::array{units("cma-aama"), units("rma-amt"), units("ccma-nha"), units("ncma-ncct")} ==
          std::array{60, 30, 10, 14});
    CHECK(shipped_content().credential("ccma-nha")->renewal.fee.usd == exactly(185));
    CHECK(shipped_content().credential("rma-amt")->renewal.fee.usd == exactly(3 * 75));
    CHECK_FALSE(shipped_content().credential("ncma-ncct")->renewal.fee.priced);
}

TEST_CASE("The credentials and routes that the contract names are all there, and no other") {
    std::vector<std::string> ids;
    for (const Credential& credential : shipped_content().credentials) {
        for (const Route& route : credential.routes) ids.push_back(route.id);
    }
    CHECK(ids == std::vector<std::string>{"cma-aama/accredited-program", "cma-aama/alternative-pathway",
                                          "cma-aama/recertification", "rma-amt/education", "rma-amt/apprenticeship",
                                          "rma-amt/work", "rma-amt/military", "rma-amt/instructor", "ccma-nha/training",
                                          "ccma-nha/work", "ccma-nha/student", "ncma-ncct/school", "ncma-ncct/work",
                                          "ncma-ncct/military"});
}

TEST_CASE("Everything cited is a source with a title, and an address where it is not our own") {
    std::set<std::string> cited;
    const auto cite = [&](const Citation& citation) { cited.insert(citation.sources.begin(), citation.sources.end()); };
    const Content& content = shipped_content();
    for (const Credential& credential : content.credentials) {
        cite(credential.exam.cite);
        cite(credential.renewal.cite);
        for (const Route& route : credential.routes) cite(route.cite);
    }
    for (const Step& step : content.steps) cite(step.cite);
    for (const StateRule& state : content.states) {
        cite(state.cite);
        if (state.pay_usd) cite(state.pay_cite);
    }
    for (const Figure& figure : content.labour) cite(figure.cite);
    for (const GuidePart& part : content.guide)
        for (const GuideSection& section : part.sections) cite(section.cite);
    CHECK(cited.size() > 50);
    for (const std::string& id : cited) {
        INFO(id);
        REQUIRE(content.sources.contains(id));
        CHECK_FALSE(content.sources.at(id).title.empty());
        CHECK(content.sources.at(id).address.empty() == (id == "ESTIMATE" || id == "GUIDE"));  // these two are our own
    }
}

TEST_CASE("On the day the content was made none of its statements is past its review date; years later they are") {
    for (const Step& step : shipped_content().steps) {
        CHECK(current(step.cite, test::today()));
        CHECK_FALSE(current(step.cite, day("2031-01-01")));
    }
}
