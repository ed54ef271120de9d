#include "kiosk/take_home/job.h"

#include <sys/mman.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "core/people/profile_json.h"
#include "kiosk/base/content_files.h"
#include "tests/support/people_at_home.h"

using namespace milepost;
using namespace milepost::take_home;
using test::Random;
using test::shipped_content;

namespace {

using Sentences = std::vector<std::string>;

Sentences sentences(const Findings& findings) {
    Sentences all;
    for (const Finding& finding : findings) all.push_back(finding.sentence());
    return all;
}

Sentences refused(const std::string& text) {
    const auto job = read_job("job", text);
    return job ? Sentences{} : sentences(job.findings());
}

Sentences not_done(const std::string& text) {
    const auto job = read_job("job", text);
    REQUIRE(job);
    const auto bytes = done(*job, "job");
    return bytes ? Sentences{} : sentences(bytes.findings());
}

}  // namespace

TEST_CASE("a job is read as it was written") {
    Job job;
    job.product = Product::calendar;
    job.kind = {Format::receipt, true};
    job.profile = R"({"cpr":true})";
    job.date = test::day("2026-11-22");
    job.language = "es";
    job.content = "/some/where";
    job.credential = "rma-amt";
    job.code = "K7QF-2MXA";
    job.digest = "1d36";
    job.road = 2;
    const auto read = read_job("job", job_text(job));
    REQUIRE(read);
    CHECK(job_text(*read) == job_text(job));
    CHECK(read->kind.format == Format::receipt);
    CHECK(read->kind.large_print);
    CHECK(read->product == Product::calendar);
    CHECK(read->road == 2);
}

TEST_CASE("a job without a day makes a plan of lengths, and no calendar") {
    Job job;
    job.product = Product::text;
    job.profile = R"({"diploma": "yes", "training": "none"})";
    REQUIRE(read_job("job", job_text(job)));
    CHECK_FALSE(read_job("job", job_text(job))->date);
    const auto text = done(job, "job");
    REQUIRE(text);
    CHECK(text->find("202") == std::string::npos);
    CHECK(text->find("within ") != std::string::npos);
    job.product = Product::calendar;
    CHECK(not_done(job_text(job)) == Sentences{"job:/date: null; expected the day, to put dates into a calendar"});
    CHECK(refused(R"({"profile": {}})").size() ==
          1);  // to say nothing of the day is no way to say that it is not known
}

TEST_CASE("what is known of a person comes back from a profile as it was, spans of months too") {
    Random random(5);
    bool month_span = false;
    for (int i = 0; i < 500; ++i) {
        const Facts facts = test::someone(random);
        const auto back = read_profile(shipped_content(), "profile", profile_text(shipped_content(), facts));
        REQUIRE(back);
        Facts told = facts;  // all but what is nobody else's business
        for (std::size_t f = 0; f < told.size(); ++f)
            if (shipped_content().facts[f].delicate) told[f] = shipped_content().facts[f].unsaid;
        CHECK(*back == told);
        const Interval finish = facts[index(shipped_content().fact_at("finish_month"))];
        month_span = month_span ||
                     (!finish.exact() && finish != shipped_content()[shipped_content().fact_at("finish_month")].domain);
    }
    CHECK(month_span);
}

TEST_CASE(
    "a number or a month that somebody raised and is not sure of comes back from a profile: paper says what the screen "
    "does") {
    const Content& content = shipped_content();
    for (const Fact& fact : content.facts) {  // a profile cannot say that of a choice or a set
        if (!fact.raised() || fact.internal) continue;
        if (fact.kind != Fact::Kind::number && fact.kind != Fact::Kind::month) continue;
        INFO(fact.id);
        Facts facts = nothing_known(content);
        facts[index(content.fact_at(fact.id))] = fact.domain;
        const auto back = read_profile(content, "profile", profile_text(content, facts));
        REQUIRE(back);
        CHECK(*back == facts);
    }
}

TEST_CASE("a span of months in a profile is refused where it is none") {
    const auto refusal = [](const std::string& text) {
        const auto facts = read_profile(shipped_content(), "who", text);
        return facts ? Sentences{} : sentences(facts.findings());
    };
    CHECK(refusal(R"({"finish_month": {"min": "2025-02", "max": "2025-01"}})") ==
          Sentences{"who:/finish_month: a min above the max; expected min at most max"});
    CHECK(refusal(R"({"finish_month": {"min": "2025-02", "max": {"min": "2025-01", "max": "2025-01"}}})").size() == 1);
    CHECK(refusal(R"({"finish_month": {"min": "2025-02"}})").size() == 1);
}

TEST_CASE("a job is refused with every fault in it") {
    CHECK(refused("{") == Sentences{"job:: no JSON at byte 2; expected a JSON document"});
    CHECK(
        refused(R"({"profile": {}, "date": "2026-02-30", "format": "a5", "write": 7, "paper": "thick"})") ==
        Sentences{
            R"(job:/paper: the unknown key "paper"; expected one of write format large_print profile date language content credential road code digest referral open_questions place sha256 pack)",
            "job:/write: 7; expected one of pdf text calendar trace event mail",
            R"(job:/format: "a5"; expected one of a4 letter receipt)",
            R"(job:/date: "2026-02-30"; expected a day that exists, as YYYY-MM-DD)"});
    CHECK(refused("{}") == Sentences{"job:/profile: nothing; expected a profile",
                                     "job:/date: nothing; expected a day that exists, as YYYY-MM-DD"});
}

TEST_CASE("depth without end in a job is one finding, and a key that stands twice hides no other fault") {
    std::string deep = R"({"date": "2026-11-22", "profile": )";
    for (int i = 0; i < 200'000; ++i) deep += R"({"a":)";
    const Sentences told = refused(deep);
    REQUIRE(told.size() == 1);
    CHECK(told.front().ends_with("more than 64 deep; expected at most 64"));
    CHECK(refused(R"({"profile": {}, "date": "2026-11-22", "road": 1, "road": -1, "x": 1})").size() == 3);
}

TEST_CASE("paper is made of the content that the kiosk holds, whatever has become of the folder") {
    auto files = *kiosk::read_pack_files(kiosk::own_pack());
    auto& steps = files["content/steps.json"];
    const auto kiosk_made = [&](const std::string& sha256) {
        const int file = memfd_create("pack", MFD_CLOEXEC);
        const std::string bytes = kiosk::packed(files);
        REQUIRE(write(file, bytes.data(), bytes.size()) == ssize_t(bytes.size()));
        const auto job = read_job(
            "job",
            R"({"write": "text", "profile": {"diploma": "yes"}, "date": "2026-11-22", "credential": "ccma-nha", "sha256": ")" +
                sha256 + R"(", "pack": )" + std::to_string(file) + "}");
        REQUIRE(job);
        const auto made = done(*job, "job");
        close(file);
        return made ? *made : made.findings().front().sentence();
    };
    const std::string as_shipped = kiosk_made(kiosk::sha256_of(files)), shipped_sha256 = kiosk::sha256_of(files);
    const auto fee = steps.find("165");
    REQUIRE(fee != std::string::npos);
    for (auto at = steps.find("165"); at != std::string::npos; at = steps.find("165", at)) steps.replace(at, 3, "999");
    const std::string dearer = kiosk_made(kiosk::sha256_of(files));
    CHECK(dearer.find("999") != std::string::npos);
    CHECK(as_shipped.find("999") == std::string::npos);
    CHECK(kiosk_made(shipped_sha256) == "job:/sha256: content whose SHA-256 is " + kiosk::sha256_of(files) +
                                            "; expected " + shipped_sha256 + ", as whoever asks has it");
    CHECK(not_done(R"({"profile": {}, "date": "2026-11-22", "pack": 1000})") ==
          Sentences{"descriptor 1000:: nothing that holds a pack; expected the files of a content pack, as the kiosk "
                    "hands them over"});
    CHECK(not_done(R"({"profile": {}, "date": "2026-11-22", "sha256": "0"})")
              .front()
              .starts_with("job:/sha256: content whose SHA-256 is "));
    CHECK(refused(R"({"profile": {}, "date": "2026-11-22", "pack": 3, "content": "/x"})") ==
          Sentences{R"(job:/content: "/x"; expected no folder beside "pack")"});
    CHECK(refused(R"({"profile": {}, "date": "2026-11-22", "pack": 0})") ==
          Sentences{"job:/pack: 0; expected a whole number from 3 to 1023"});
}

TEST_CASE("a job for what is not there is refused") {
    CHECK(not_done(R"({"profile": {"cpr": 3, "x": 1}, "date": "2026-11-22"})").size() == 2);
    CHECK(not_done(R"({"profile": {"diploma": "x"}, "date": "2026-11-22"})") ==
          Sentences{R"(job:/profile/diploma: "x"; expected one of none in_high_school studying_for_equivalency yes)"});
    CHECK(not_done(R"({"profile": {}, "date": "2026-11-22", "language": "xx"})") ==
          Sentences{R"(job:/language: "xx"; expected one of en es)"});
    CHECK(not_done(R"({"profile": {}, "date": "2026-11-22", "credential": "md"})") ==
          Sentences{R"(job:/credential: "md"; expected one of cma-aama rma-amt ccma-nha ncma-ncct)"});
    CHECK(
        not_done(
            R"({"profile": {"diploma": "yes", "training": "none"}, "date": "2026-11-22", "credential": "ccma-nha", "road": 99})")
            .front()
            .rfind("job:/road: 99; expected 0 to ", 0) == 0);
    CHECK_FALSE(not_done(R"({"profile": {}, "date": "2026-11-22", "content": "/nowhere"})").empty());
}
