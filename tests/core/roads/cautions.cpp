#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/roads/evaluation.h"
#include "tests/core/roads/graduates.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::credential_of;
using test::evaluated;
using test::shipped_content;
using test::today;
using test::with;

namespace {

using Names = std::vector<std::string>;

template <class Item>
Names ids_of(const std::vector<const Item*>& items) {
    Names all;
    for (const Item* item : items) all.push_back(item->id);
    return all;
}

Names limits(const std::string& profile) { return ids_of(evaluated(profile).limits); }
Names cautions(const std::string& profile) { return ids_of(evaluated(profile).cautions); }
Names cautions(const std::string& profile, const char* credential) {
    return ids_of(credential_of(evaluated(profile), credential).cautions);
}

}  // namespace

TEST_CASE("A caution is told where it holds, of all credentials or of one; nobody who raises nothing is warned of it") {
    CHECK(cautions("{}").empty());
    CHECK(cautions("{}", "cma-aama").empty());
    CHECK(cautions("{}", "ncma-ncct") == Names{"ncma-asked-less"});  // it goes for everyone
    CHECK(cautions(R"({"conviction": "misdemeanor"})") == Names{"record"});
    CHECK(cautions(R"({"conviction": "misdemeanor"})", "cma-aama").empty());
    CHECK(cautions(R"({"conviction": "felony"})", "cma-aama") == Names{"record-cma"});
    CHECK(cautions(R"({"conviction": "felony"})", "rma-amt") == Names{"record-rma"});
    CHECK(cautions(R"({"conviction": "felony"})", "ccma-nha").empty());
    CHECK(cautions(R"({"failed": ["cma-aama"], "failed_times": 1})", "cma-aama").empty());
    CHECK(cautions(R"({"failed": ["cma-aama"], "failed_times": 2})", "cma-aama") == Names{"attempts-cma"});
    CHECK(cautions(R"({"holds": ["cma-aama"], "current": ["cma-aama"]})") == Names{"national"});
    CHECK(cautions(R"({"conviction": "misdemeanor", "ssn": false, "age": "16_17"})") ==
          Names{"record", "no-ssn", "minor"});
}

TEST_CASE("Whoever raises something and is not sure of it is warned, whoever is asked and is not sure is not") {
    const Content& content = shipped_content();
    Facts facts = nothing_known(content);
    const auto told_to = [&] { return ids_of(evaluate(content, facts, today()).cautions); };
    CHECK(told_to().empty());  // neither of an age nor of a certificate
    const FactId conviction = content.fact_at("conviction");
    facts[index(conviction)] = content[conviction].domain;
    CHECK(told_to() == Names{"record"});
    CHECK(ids_of(credential_of(evaluate(content, facts, today()), "cma-aama").cautions) == Names{"record-cma"});
    // How often an exam was failed is asked for once that is raised.
    CHECK(cautions(R"({"failed": ["cma-aama"]})", "cma-aama") == Names{"attempts-cma"});
}

TEST_CASE("What says something of a record or of a number is nobody else's business") {
    const Evaluation evaluation = evaluated(
        R"({"conviction": "felony", "ssn": false, "failed": ["rma-amt"], "trained_abroad": true, "age": "16_17"})");
    for (const Caution* caution : evaluation.cautions) {
        INFO(caution->id);
        CHECK(caution->delicate == (caution->id == "record" || caution->id == "no-ssn"));
    }
    CHECK(ids_of(evaluation.cautions) == Names{"record", "abroad", "no-ssn", "minor"});
    const auto& of_rma = credential_of(evaluation, "rma-amt").cautions;
    REQUIRE(ids_of(of_rma) == Names{"record-rma", "attempts-rma"});
    CHECK(of_rma[0]->delicate);
    CHECK_FALSE(of_rma[1]->delicate);
}

TEST_CASE("What a state does not let a person do yet is told until it surely does") {
    CHECK(limits("{}").empty());
    CHECK(limits(R"({"state": "OH"})").empty());
    CHECK(limits(R"({"state": "CA"})") == Names{"ca-age"});
    CHECK(limits(R"({"state": "CA", "age": "16_17"})") == Names{"ca-age"});
    CHECK(limits(R"({"state": "CA", "age": "18_plus"})").empty());
    CHECK(limits(R"({"state": "NY", "age": "18_plus"})") == Names{"ny-injections"});  // nothing lifts it
    const std::string arizona = R"({"state": "AZ", "training": "finished"})";
    CHECK(limits(with(arizona, R"("accreditor": "none")")) == Names{"az-hire"});
    CHECK(limits(with(arizona, R"("accreditor": "caahep_abhes")")).empty());
    CHECK(limits(with(arizona, R"("accreditor": "none", "holds": ["rma-amt"], "current": ["rma-amt"])")).empty());
    CHECK(limits(with(arizona, R"("accreditor": "none", "holds": ["rma-amt"], "current": [])")) == Names{"az-hire"});
    // Whether South Carolina takes another certificate than the CCMA is in doubt.
    const std::string carolina = R"({"state": "SC", "training": "finished", "accreditor": "caahep_abhes"})";
    CHECK(limits(with(carolina, R"("holds": ["ccma-nha"], "current": ["ccma-nha"])")).empty());
    CHECK(limits(with(carolina, R"("holds": ["cma-aama"], "current": ["cma-aama"])")) == Names{"sc-medicine"});
    CHECK((evaluated(R"({"state": "CA"})").hangs_on & only(shipped_content().fact_at("age"))) != 0);
}
