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

Truth verdict(const std::string& json, const char* route) { return route_of(evaluated(json), route); }

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

/// Who failed an exam so many times, the last of them so many months before November 2026: for the end of a profile.
std::string failed(const char* exams, int times, int months_ago) {
    return R"(, "failed": )" + std::string(exams) + R"(, "failed_times": )" + std::to_string(times) +
           R"(, "failed_month": ")" + month_to_string(2026 * 12 + 10 - months_ago) + "\"";
}

/// Whose credential ran out so many months before November 2026.
std::string ran_out(const char* credential, int months_ago) {
    return R"({"holds": [")" + std::string(credential) + R"("], "current": [], "expired_month": ")" +
           month_to_string(2026 * 12 + 10 - months_ago) + "\"}";
}

std::string with(const std::string& known, const std::string& key, const std::string& value) {
    return "{" + known + (known.empty() ? "" : ", ") + "\"" + key + "\": " + value + "}";
}

}  // namespace

TEST_CASE("Eleven months are not twelve") {
    for (const auto& [key, route] :
         {std::pair("work_months_3y", "ccma-nha/work"), std::pair("work_months_5y", "ncma-ncct/work")}) {
        CHECK_FALSE(met(with(R"("diploma": "yes", "work_duties": "clinical")", key, "11"), route));
        CHECK(met(with(R"("diploma": "yes", "work_duties": "clinical")", key, "12"), route));
    }
}

TEST_CASE("Whether a year of work in the office is enough, no source says; a year with patients is") {
    const auto worked = [](const char* duties, const char* diploma) {
        return R"({"work_months_3y": 12, "work_months_5y": 12, "work_months_7y": 12, "work_duties": ")" +
               std::string(duties) + R"(", "diploma": ")" + diploma + "\"}";
    };
    for (const char* route : {"ccma-nha/work", "ncma-ncct/work"}) {
        INFO(route);
        for (const char* duties : {"clinical", "both"}) CHECK(verdict(worked(duties, "yes"), route) == Truth::yes);
        CHECK(verdict(worked("administrative", "yes"), route) == Truth::unknown);
    }
    // NHA wants a diploma for it; whether NCCT does, no source says.
    for (const char* diploma : {"none", "in_high_school", "studying_for_equivalency"}) {
        CHECK(verdict(worked("both", diploma), "ccma-nha/work") == Truth::no);
        CHECK(verdict(worked("both", diploma), "ncma-ncct/work") == Truth::unknown);
    }
    const Evaluation in_office = evaluated(
        R"({"training": "none", "holds": [], "work_months_3y": 12, "work_months_5y": 12, "work_months_7y": 12, "work_duties": "administrative", "diploma": "yes"})");
    CHECK(credential_of(in_office, "ccma-nha").status == Status::unknown);
    CHECK(credential_of(in_office, "ccma-nha").ask.empty());  // there is nothing more to know of them
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

TEST_CASE("What a military medic's work counts for AMT, no source says") {
    const std::string rest = R"("worked_as": ["military_medic"], "diploma": "yes", "work_months_7y": 0)";
    CHECK(verdict(with(rest, "cpr", "true"), "rma-amt/work") == Truth::unknown);
    CHECK(verdict(with(rest, "cpr", "false"), "rma-amt/work") == Truth::no);
    CHECK(verdict(R"({"worked_as": ["cna", "nurse"], "diploma": "yes", "work_months_7y": 0, "cpr": true})",
                  "rma-amt/work") == Truth::no);
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

TEST_CASE("A school abroad may count for AMT like a recognized one, and for nobody else") {
    const auto person = [](const char* accreditor, const char* abroad) {
        return R"({"training": "finished", "program": "certificate", "finish_month": "2026-01", "class_hours": 600, "practicum_hours": 160, "skills_logged": true, "accreditor": ")" +
               std::string(accreditor) + R"(", "trained_abroad": )" + abroad + "}";
    };
    CHECK(verdict(person("none", "true"), "rma-amt/education") == Truth::unknown);
    CHECK(verdict(person("none", "false"), "rma-amt/education") == Truth::no);
    CHECK(verdict(person("other_recognized", "true"), "rma-amt/education") == Truth::yes);
    CHECK(verdict(person("none", "true"), "cma-aama/alternative-pathway") == Truth::no);
}

TEST_CASE("Who teaches may take AMT's exam, if the rest of a rule that was not found lets them") {
    CHECK(verdict(R"({"training": "finished", "teaches": true})", "rma-amt/instructor") == Truth::unknown);
    CHECK(verdict(R"({"training": "finished", "teaches": false})", "rma-amt/instructor") == Truth::no);
    CHECK(verdict(R"({"training": "none", "teaches": true, "worked_as": ["nurse"]})", "rma-amt/instructor") ==
          Truth::unknown);
    CHECK(verdict(R"({"training": "none", "teaches": true, "worked_as": ["cna"]})", "rma-amt/instructor") == Truth::no);
}

TEST_CASE("An exam that was failed may be taken again as often as its body lets people") {
    const auto again = [](const char* exams, int times, int months_ago, const char* route) {
        return verdict(graduate(3, failed(exams, times, months_ago)), route);
    };
    const char *cma = R"(["cma-aama"])", *rma = R"(["rma-amt"])", *ccma = R"(["ccma-nha"])", *ncma = R"(["ncma-ncct"])";
    const char *pathway = "cma-aama/alternative-pathway", *education = "rma-amt/education",
               *training = "ccma-nha/training", *school = "ncma-ncct/school";
    for (const int times : {1, 2}) CHECK(again(cma, times, 0, pathway) == Truth::yes);
    for (const int months_ago : {0, 60}) CHECK(again(cma, 3, months_ago, pathway) == Truth::unknown);
    for (const int times : {1, 2, 3}) CHECK(again(rma, times, 0, education) == Truth::yes);
    for (const int months_ago : {0, 60}) CHECK(again(rma, 4, months_ago, education) == Truth::unknown);
    for (const int times : {1, 2}) CHECK(again(ccma, times, 0, training) == Truth::yes);
    for (const int times : {3, 9}) {
        CHECK(again(ccma, times, 11, training) == Truth::no);
        CHECK(again(ccma, times, 12, training) == Truth::yes);
    }
    CHECK(again(ncma, 1, 0, school) == Truth::yes);
    CHECK(again(ncma, 2, 2, school) == Truth::no);
    CHECK(again(ncma, 2, 3, school) == Truth::yes);
    CHECK(again(ncma, 3, 11, school) == Truth::no);
    CHECK(again(ncma, 3, 12, school) == Truth::yes);
    CHECK(again(ncma, 4, 11, school) == Truth::no);
    CHECK(again(ncma, 4, 12, school) == Truth::unknown);

    for (const char* other : {cma, rma, ccma}) CHECK(again(other, 20, 0, school) == Truth::yes);
    for (const char* other : {rma, ccma, ncma}) CHECK(again(other, 20, 0, pathway) == Truth::yes);
    // Who failed several exams says of one how often.
    const char* several = R"(["cma-aama", "ccma-nha", "ncma-ncct"])";
    CHECK(again(several, 4, 0, training) == Truth::unknown);
    CHECK(again(several, 4, 0, school) == Truth::unknown);
    CHECK(again(several, 4, 0, education) == Truth::yes);
    CHECK(again(several, 2, 3, school) == Truth::yes);
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

TEST_CASE("A CMA that ran out may be renewed late within 90 days: for two months surely, in the third perhaps") {
    CHECK(verdict(ran_out("cma-aama", 0), "cma-aama/late-renewal") == Truth::yes);
    CHECK(verdict(ran_out("cma-aama", 2), "cma-aama/late-renewal") == Truth::yes);
    CHECK(verdict(ran_out("cma-aama", 3), "cma-aama/late-renewal") == Truth::unknown);
    CHECK(verdict(ran_out("cma-aama", 4), "cma-aama/late-renewal") == Truth::no);
    CHECK(verdict(ran_out("rma-amt", 0), "cma-aama/late-renewal") == Truth::no);
    CHECK(verdict(R"({"holds": ["cma-aama"], "current": ["cma-aama"]})", "cma-aama/late-renewal") == Truth::no);
    CHECK(verdict(ran_out("cma-aama", 60), "cma-aama/recertification") == Truth::yes);
}

TEST_CASE("A CCMA that ran out may be reinstated for a year, and be taken anew after it; an RMA comes back by points") {
    CHECK(met(ran_out("ccma-nha", 12), "ccma-nha/reinstatement"));
    CHECK_FALSE(met(ran_out("ccma-nha", 13), "ccma-nha/reinstatement"));
    for (const int months_ago : {0, 13, 90}) {
        CHECK(met(ran_out("ccma-nha", months_ago), "ccma-nha/recertification"));
        CHECK(met(ran_out("rma-amt", months_ago), "rma-amt/recertification"));
    }
    for (const char* route : {"ccma-nha/reinstatement", "ccma-nha/recertification", "rma-amt/recertification"}) {
        INFO(route);
        CHECK_FALSE(met(R"({"holds": ["ccma-nha", "rma-amt"], "current": ["ccma-nha", "rma-amt"]})", route));
        CHECK_FALSE(met(ran_out("cma-aama", 1), route));
    }
}

TEST_CASE("How an NCMA that ran out comes back was not found") {
    CHECK(verdict(ran_out("ncma-ncct", 1), "ncma-ncct/recertification") == Truth::unknown);
    CHECK(verdict(R"({"holds": ["ncma-ncct"], "current": ["ncma-ncct"]})", "ncma-ncct/recertification") == Truth::no);
    CHECK(verdict(ran_out("ccma-nha", 1), "ncma-ncct/recertification") == Truth::no);
}

TEST_CASE("What is held and valid is kept; what ran out is not held") {
    for (const Credential& credential : shipped_content().credentials) {
        INFO(credential.id);
        const std::string holds = R"({"holds": [")" + credential.id + R"("], "current": )";
        const Evaluation has_it = evaluated(holds + "[\"" + credential.id + "\"]}");
        const CredentialResult& kept = credential_of(has_it, credential.id);
        CHECK(kept.status == Status::held);
        CHECK(kept.plan.by == nullptr);
        REQUIRE(kept.plan.stages.size() == 1);
        CHECK(kept.plan.stages.front().step->id == credential.renewal.step);
        CHECK(has_it.best().credential->id == credential.id);
        for (const CredentialResult& other : has_it.credentials)
            CHECK((other.status == Status::held) == (&other == &kept));
        const Evaluation lost_it = evaluated(holds + "[]}");
        CHECK(credential_of(lost_it, credential.id).status != Status::held);
        CHECK(credential_of(lost_it, credential.id).plan.by != nullptr);
        CHECK(credential_of(evaluated(R"({"holds": []})"), credential.id).status != Status::held);
    }
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

TEST_CASE("In Washington whoever works already gets the state's credential first: EMTs their own") {
    const auto plan_of = [](const char* state, const char* more) {
        return credential_of(
                   evaluated(
                       R"({"diploma": "yes", "training": "none", "holds": [], "work_months_3y": 20, "work_months_5y": 20, "work_months_7y": 20, "work_duties": "both", "cpr": true, "state": ")" +
                       std::string(state) + "\"" + more + "}"),
                   "ccma-nha")
            .plan;
    };
    CHECK(plan_of("WA", "").stages.front().step->id == "wa-ma-registered");
    CHECK(plan_of("WA", R"(, "worked_as": ["emt_paramedic"])").stages.front().step->id == "wa-ma-emt");
    CHECK(plan_of("OH", "").stages.front().step->id == "ccma-apply");
    const Evaluation there = evaluated(R"({"state": "WA", "training": "none", "work_months_7y": 0})");
    REQUIRE(there.limits.size() == 1);
    CHECK(there.limits.front()->id == "wa-credential");
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
    CHECK(ids == std::vector<std::string>{
                     "cma-aama/accredited-program", "cma-aama/alternative-pathway", "cma-aama/recertification",
                     "cma-aama/late-renewal", "rma-amt/education", "rma-amt/apprenticeship", "rma-amt/work",
                     "rma-amt/military", "rma-amt/instructor", "rma-amt/recertification", "ccma-nha/training",
                     "ccma-nha/work", "ccma-nha/student", "ccma-nha/reinstatement", "ccma-nha/recertification",
                     "ncma-ncct/school", "ncma-ncct/work", "ncma-ncct/military", "ncma-ncct/recertification"});
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
        for (const Limit& limit : state.limits) cite(limit.cite);
    }
    for (const Caution& caution : content.cautions) cite(caution.cite);
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
    for (const Caution& caution : shipped_content().cautions) {
        CHECK(current(caution.cite, test::today()));
        CHECK_FALSE(current(caution.cite, day("2031-01-01")));
    }
}
