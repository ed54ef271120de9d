#include "core/proof/proof.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/proof/answer_space.h"
#include "core/proof/dice.h"
#include "core/proof/difference.h"
#include "core/proof/naive.h"
#include "tests/support/mutation.h"

using namespace milepost;
using test::Json;
using test::with_id;

namespace {

Content pack(const std::string& file, const std::function<void(Json&)>& change) {
    auto read = read_content(test::changed(file, change));
    REQUIRE(read);
    return std::move(*read);
}

Proof proof_of(const Content& content, int walks, unsigned threads = 2) {
    return prove(content, {test::today(), walks, threads, {test::keys_as_words()}});
}

bool tells(const Proof& proof, const std::string& text) {
    return std::any_of(proof.faults.begin(), proof.faults.end(),
                       [&](const std::string& fault) { return fault.find(text) != std::string::npos; });
}

void shift_window(Json& credentials) {
    with_id(with_id(credentials["credentials"], "rma-amt")["routes"],
            "rma-amt/education")["needs"]["all"][2]["at_most"] = 49;
}

}  // namespace

TEST_CASE("A proof of the shipped content finds nothing, and the same however many threads look") {
    const Proof one = proof_of(test::shipped_content(), 128, 1), two = proof_of(test::shipped_content(), 128, 2);
    CHECK(one.walks == 128);
    CHECK(one.verdict_classes > 100'000);
    CHECK(one.sheets > 10'000'000'000'000);
    CHECK(one.covered > 1'000'000);
    CHECK(one.covered == two.covered);
    CHECK(one.digest == two.digest);
    for (const Proof& proof : {one, two}) {
        for (const std::string& fault : proof.faults) FAIL(fault);
    }
}

TEST_CASE("A step that nobody among few people takes is told and is no fault; among enough it is one") {
    const Content& content = test::shipped_content();
    const Proof none = proof_of(content, 0), few = proof_of(content, 16),
                enough = prove(content, {.date = test::today(), .walks = 16, .languages = {}, .enough = 16});
    CHECK(none.violations == 0);
    CHECK(none.untried.size() == content.steps.size());
    CHECK(few.violations == 0);
    REQUIRE_FALSE(few.untried.empty());
    CHECK(few.untried.size() < content.steps.size());
    CHECK(enough.violations == few.untried.size());
    CHECK(tells(enough, "the step " + few.untried.front() + " is on nobody's road"));
}

TEST_CASE("A route that nobody can meet is named") {
    const Content content = pack("credentials.json", [](Json& j) {
        with_id(with_id(j["credentials"], "ncma-ncct")["routes"], "ncma-ncct/work")["needs"] = {
            {"all",
             {{{"fact", "work_months_5y"}, {"at_least", 40}, {"words", "reason.work_months"}},
              {{"fact", "work_months_3y"}, {"at_most", 0}, {"words", "reason.work_months"}}}}};
    });
    CHECK(tells(proof_of(content, 0), "ncma-ncct/work: nobody can surely meet it, whatever they answer"));
}

TEST_CASE("An option that is dropped is named, with the person whom it leaves out") {
    const Content content =
        pack("questions.json", [](Json& j) { with_id(j["questions"], "class_hours")["options"].erase(2); });
    CHECK(tells(proof_of(content, 0), "no answer to \"class_hours\" fits a person whose class_hours is 560"));
}

TEST_CASE("Rules that let a window last a month too long are caught, with the person") {
    Content content = test::shipped_content();
    content.rules = pack("credentials.json", shift_window).rules;
    const Proof proof = proof_of(content, 0);
    CHECK(tells(proof,
                "rma-amt/education is not what the second evaluator finds: on 2026-11-22, failed 0, failed_times 1, "
                "training enrolled, finish_month 2022-10"));
}

TEST_CASE("A road whose length is reckoned by other rules is caught by walking it again") {
    Content content = test::shipped_content();
    content.rules =
        pack("steps.json", [](Json& j) {
            with_id(j["steps"], "finish-high-school")["lasts"][0]["when"] = {{"fact", "age"}, {"is", {"18_plus"}}};
        }).rules;
    CHECK(tells(proof_of(content, 64), "and is said to take"));
}

TEST_CASE("The second evaluator tries everybody: it knows a route that some of them meet") {
    const Content& content = test::shipped_content();
    const auto verdict = [&](const Route& route, const std::string& json) {
        return naive_verdict(route, situation_of(content, test::profile(json), test::today()));
    };
    const Route& work = content.credential("ccma-nha")->routes[1];
    const auto of_work = [&](const char* diploma, const char* months, const char* duties) {
        return verdict(work, R"({"diploma": ")" + std::string(diploma) + R"(", "work_months_3y": )" + months +
                                 R"(, "work_duties": ")" + duties + "\"}");
    };
    CHECK(of_work("yes", "12", "clinical") == Truth::yes);
    CHECK(of_work("yes", "11", "clinical") == Truth::no);
    CHECK(of_work("yes", R"({"min": 11, "max": 12})", "both") == Truth::unknown);
    CHECK(of_work("none", "12", "both") == Truth::no);
    CHECK(verdict(work, R"({"work_months_3y": 12, "work_duties": "both"})") == Truth::unknown);
    // Where a rule is in doubt it tries both ways in which it may turn out.
    CHECK(of_work("yes", "12", "administrative") == Truth::unknown);
    CHECK(of_work("yes", "11", "administrative") == Truth::no);
    const Route& instructor = content.credential("rma-amt")->routes[4];
    CHECK(verdict(instructor, R"({"training": "finished", "teaches": true})") == Truth::unknown);
    CHECK(verdict(instructor, R"({"training": "finished", "teaches": false})") == Truth::no);
    CHECK(verdict(instructor, R"({"training": "none", "teaches": true})") == Truth::no);
}

TEST_CASE("Two packs differ for nobody where they are the same") {
    const Difference none = difference(test::shipped_content(), test::shipped_content(), test::today(), 100);
    CHECK(none.people == 100);
    CHECK(none.changed == 0);
    CHECK(none.groups.empty());
}

TEST_CASE("A change of content is told in people, each group with one of them") {
    const Content dearer = pack("steps.json", [](Json& j) {
        with_id(j["steps"], "rma-exam")["fees"][0]["usd"] = {160, 160};
    });
    const Difference found = difference(dearer, test::shipped_content(), test::today(), 100);
    CHECK(found.people == 100);  // who holds an RMA keeps it, and most whose RMA ran out take no exam either
    CHECK(found.changed > 30);
    CHECK(found.changed < 100);
    REQUIRE(found.groups.size() == 1);
    CHECK(found.groups[0].what == "rma-amt: costs more");
    CHECK(found.groups[0].people == found.changed);
    CHECK(found.groups[0].example.starts_with("training "));
}

TEST_CASE("A change for those alone who have something to say that nobody is asked is told in people, too") {
    const Content stricter = pack("credentials.json", [](Json& j) {
        j["conditions"]["ncma-may-sit"] =
            Json::parse(R"({"fact": "failed", "excludes": "ncma-ncct", "quiet": true, "words": "reason.failed"})");
    });
    const Difference found = difference(stricter, test::shipped_content(), test::today(), 400);
    CHECK(found.changed > 0);
    CHECK(found.changed < 100);
    for (const DifferentPeople& group : found.groups) {
        INFO(group.what << ": " << group.example);
        CHECK(group.what.starts_with("ncma-ncct: "));
        CHECK(group.example.find("failed ") != std::string::npos);
    }
}

TEST_CASE("Who would hold a credential under one pack alone is told of as such") {
    const Content unheld = pack("credentials.json", [](Json& j) {
        for (Json& credential : j["credentials"]) credential.erase("held");
    });
    const Difference found = difference(test::shipped_content(), unheld, test::today(), 100);
    CHECK(std::any_of(found.groups.begin(), found.groups.end(),
                      [](const DifferentPeople& group) { return group.what == "cma-aama: held, was now"; }));
}
