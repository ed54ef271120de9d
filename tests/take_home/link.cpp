#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/content/places_json.h"
#include "kiosk/base/content_files.h"
#include "kiosk/take_home/fragment.h"
#include "kiosk/take_home/page.h"
#include "kiosk/take_home/payload.h"
#include "tests/support/people_at_home.h"
#include "ui/words/portable.h"

using namespace milepost;
using namespace milepost::take_home;
using test::Random;
using test::shipped_content;

namespace {

const std::vector<Words>& all_words() {
    static const auto pack = kiosk::read_pack(kiosk::own_pack(), kiosk::Care::to_run);
    return pack->words;
}

Words words_in(const std::string& language, const nlohmann::json& messages) {
    return std::move(*Words::load(language, {{"words/" + language + "/a.json", messages.dump()}}));
}

nlohmann::json portable_json(const Words& words, const std::vector<std::string>& items = {}) {
    const auto text = portable(words, words.keys(), items);
    if (!text) FAIL(text.findings().front().sentence());
    return nlohmann::json::parse(*text);
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
    return times;
}

/// The shipped content with places around its kiosk.
Content content_with(const std::vector<nlohmann::json>& places) {
    nlohmann::json all{{"sources", {{"list", {{"title", "A list"}, {"address", ""}}}}}, {"places", places}};
    for (nlohmann::json& place : all["places"]) place.update({{"source", "list"}, {"as_of", "2026"}});
    Content content = shipped_content();
    content.places = *read_places("places.json", all.dump(), content);
    return content;
}

nlohmann::json school(const std::string& id, const nlohmann::json& more = nlohmann::json::object()) {
    nlohmann::json place{{"id", id}, {"name", "School " + id}, {"kind", "school"}, {"award", "certificate"}};
    place.update(more);
    return place;
}

const std::string beginner =
    R"({"state": "OH", "age": "18_plus", "diploma": "yes", "training": "none", "work_months_7y": 0, "goal": "most_doors"})";

/// The link of the road to a credential that trains at a school.
std::string link_by_school(const Content& content, const std::string& chosen = {}, bool dated = true, int open = 0) {
    const Today today = dated ? Today(test::today()) : Today::not_before(test::today());
    const Evaluation evaluation = evaluate(content, test::profile(beginner), today, content.places.find(chosen));
    return fragment(content, evaluation,
                    {.credential = &test::credential_of(evaluation, "cma-aama"), .open_questions = open}, "en");
}

const PageParts plain_parts{"<script type=\"application/json\">@data@</script>", "", ""};

}  // namespace

TEST_CASE("a link is short enough for a code that a phone reads at arm's length") {
    Random random(11);
    std::size_t longest = 0;
    for (int i = 0; i < 300; ++i) {
        const Evaluation evaluation = evaluate(shipped_content(), test::someone(random), test::today());
        for (const CredentialResult& result : evaluation.credentials) {
            for (std::size_t road = 0; road <= result.others.size(); ++road) {
                longest =
                    std::max(longest, fragment(shipped_content(), evaluation, {&result, road, "", ""}, "en").size());
            }
        }
    }
    CHECK(longest > 60);
    CHECK(longest <= 240);
}

TEST_CASE("the same answers have the same link, others another, and another day gives another") {
    const Evaluation nobody = evaluate(shipped_content(), nothing_known(shipped_content()), test::today());
    const Evaluation tomorrow = evaluate(shipped_content(), nothing_known(shipped_content()),
                                         Date{std::chrono::sys_days{test::today()} + std::chrono::days{1}});
    const auto link = [](const Evaluation& evaluation) {
        return fragment(shipped_content(), evaluation, {&evaluation.best(), 0, "", ""}, "en");
    };
    CHECK(link(nobody) == link(nobody));
    CHECK(link(nobody) != link(tomorrow));
    CHECK(link(nobody) !=
          fragment(shipped_content(), nobody, {.credential = &nobody.best(), .answers = R"({"state":"OH"})"}, "en"));
}

TEST_CASE("a link of a plan without places is what it was before there were any, and one with places is a new form") {
    const Content far = content_with({school("far", {{"state", "PA"}})}), near = content_with({school("near")});
    int form = 7;
    for (const bool dated : {true, false}) {
        for (const int open : {0, 3}) {
            const std::string plain = link_by_school(shipped_content(), "", dated, open);
            CHECK(plain[3] == char('A' + form));
            CHECK(plain.find("School") == std::string::npos);
            CHECK(link_by_school(far, "", dated, open) == plain);  // not reached from Ohio
            CHECK(link_by_school(near, "", dated, open)[3] == char('A' + form + 4));
            ++form;
        }
    }
}

TEST_CASE("a link has the words of a place, a character for each letter, digit and blank") {
    const Content content = content_with({school("a", {{"name", "Escuela Peñón, A-1"},
                                                       {"street", "550 East Spring Street"},
                                                       {"city", "Columbus"},
                                                       {"state", "OH"},
                                                       {"telephone", "6142875353"},
                                                       {"web", "www.cscc.edu/"},
                                                       {"months", {9, 10}},
                                                       {"usd", {4500, 4500}},
                                                       {"starts", {"2027-01-11"}},
                                                       {"enrol_days", 14},
                                                       {"when", {"evening"}}})});
    // ñ is 241, ó 243, the comma 44 and the dash 45: with the bit 32 turned 209, 211, 12 and 13.
    const std::string words =
        "SEscuela_Pe-xG"
        "-zG"
        "n-M_A-N1"
        "W550_East_Spring_Street"
        "IColumbus"
        "COH"
        "K6142875353"
        "Icscc-Oedu";
    const std::string offered = link_by_school(content), chosen = link_by_school(content, "a");
    INFO(offered);
    // 1 months, 2 a price, 16 a day, 128 in the evening; 9 and 1 more, 4500 and none more, 20,829 days; the accreditor.
    CHECK(offered.find(words + "zE"
                               "JB"
                               "0sEA"
                               "9qU"
                               "B") != std::string::npos);
    // 1024 that day goes into the calendar, 2048 a last day to enrol: 14 days before it.
    CHECK(chosen.find(words + "zkD"
                              "JB"
                              "0sEA"
                              "9qU"
                              "O"
                              "B") != std::string::npos);
}

TEST_CASE("a place whose name would move or hide what is shown stands in a link without those characters") {
    const Content content = content_with({school("a", {{"name", "A\n \u202EB\u200B\u0085"}})});
    CHECK(link_by_school(content).find("DA_BA") != std::string::npos);
}

TEST_CASE("a link has at most three places a step, and no more than a code on the screen comfortably holds") {
    std::vector<nlohmann::json> schools;
    schools.reserve(5);
    for (int i = 0; i < 5; ++i) schools.push_back(school(std::to_string(i), {{"street", std::string(90, 's')}}));
    Content content = content_with(schools);
    const auto called = [&] { return count(link_by_school(content), "School_"); };
    CHECK(called() == 3);
    CHECK(link_by_school(content).find("School_3") == std::string::npos);
    content.organiser.page = "example.org/" + std::string(820, 'p');
    CHECK(called() == 2);
    CHECK(content.organiser.page.size() + 1 + link_by_school(content).size() <= on_screen.comfortable);
    content.organiser.page = "example.org/" + std::string(1200, 'p');
    CHECK(link_by_school(content) == link_by_school(shipped_content()));  // never the plan
}

TEST_CASE("a link says why, what to look out for and what the state does not allow yet") {
    const auto link = [](const char* profile, const char* credential) {
        const Evaluation evaluation = test::evaluated(profile);
        const Choice choice{
            .credential = &test::credential_of(evaluation, credential), .road = 0, .code = "", .digest = ""};
        return fragment(shipped_content(), evaluation, choice, "en");
    };
    const char* nobody = R"({"diploma": "yes", "training": "none", "work_months_7y": 0})";
    const char* nurse = R"({"diploma": "yes", "training": "none", "work_months_7y": 0, "worked_as": ["nurse"]})";
    CHECK(link(nobody, "cma-aama").size() < link(nurse, "cma-aama").size());
    CHECK(link(nobody, "ccma-nha").size() == link(nurse, "ccma-nha").size());  // no caution goes for it there
}

TEST_CASE("what is nobody else's business stands on no page") {
    const auto html = page(shipped_content(), all_words(), plain_parts);
    REQUIRE(html);
    for (const Caution& caution : shipped_content().cautions) {
        INFO(caution.id);
        CHECK((html->find("\"" + caution.id + "\"") != std::string::npos) == !caution.delicate);
    }
}

TEST_CASE("words that go without ICU keep its plurals, numbers and joints") {
    const nlohmann::json polish =
        portable_json(words_in("pl", {{"a", "{n, plural, one {# rok} few {# lata} many {# lat} other {# roku}}"},
                                      {"b", "{usd, number, ::currency/USD precision-integer}"}}));
    CHECK(polish["plural"]["1"] == "one");
    CHECK(polish["plural"]["22"] == "few");
    CHECK(polish["plural"]["12"] == "many");
    CHECK(polish["usd"]["from"] == 10000);  // 1234, but 12 345
    CHECK(polish["usd"]["before"].get<std::string>().empty());
    CHECK_FALSE(polish["usd"]["after"].get<std::string>().empty());
    CHECK(
        polish["messages"]["a"] ==
        nlohmann::json::parse(
            R"([["n", "plural", {"one": [["n", "number"], " rok"], "few": [["n", "number"], " lata"], "many": [["n", "number"], " lat"], "other": [["n", "number"], " roku"]}]])"));
    const nlohmann::json spanish = portable_json(words_in("es", {{"a", "{day, date, ::yMMMMd}"}}), {"Iowa", "Ohio"});
    CHECK(spanish["dates"]["yMMMMd"][10] == "{d} de noviembre de {y}");
    CHECK(spanish["joints"][""] == nlohmann::json{" y ", ", ", " y "});
    CHECK(spanish["joints"]["Iowa"] == nlohmann::json{" e ", ", ", " e "});
    CHECK_FALSE(spanish["joints"].contains("Ohio"));
    const nlohmann::json quoted = portable_json(words_in("en", {{"a", "it''s '{'here'}' {n}"}}));
    CHECK(quoted["messages"]["a"] == nlohmann::json::parse(R"(["it's {here} ", ["n"]])"));
}

TEST_CASE("a message that takes more than the page can word is refused, and told") {
    for (const char* pattern : {"{n, selectordinal, one {#st} other {#th}}", "{n, plural, offset:1 one {#} other {#}}",
                                "{n, number, percent}", "{n, spellout}", "{n, date, short}"}) {
        const Words words = words_in("en", {{"a.b", pattern}});
        const auto text = portable(words, {"a.b"}, {});
        REQUIRE_FALSE(text);
        REQUIRE(text.findings().size() == 1);
        CHECK(text.findings()[0].sentence() ==
              std::string("words/en/a.json:/a.b: \"") + pattern +
                  "\"; expected texts, whole numbers, whole dollars, dates by their parts, plural and select");
    }
}

TEST_CASE("a language with digits of its own is refused, as the page writes 0 to 9") {
    const auto text = portable(words_in("ar-EG", {{"a", "x"}}), {"a"}, {});
    REQUIRE_FALSE(text);
    CHECK(text.findings()[0].found == "the number form integer");
}

TEST_CASE("content whose ids a link cannot tell apart makes no page") {
    std::map<std::uint32_t, std::string> seen;
    std::string first, second;
    for (int i = 0; second.empty(); ++i) {
        const std::string id = "step-" + std::to_string(i);
        const auto [place, is_new] = seen.try_emplace(link_id(id), id);
        if (!is_new) first = place->second, second = id;
    }
    Content content = shipped_content();
    content.steps[0].id = first;
    content.steps[1].id = second;
    const auto html = page(content, all_words(), plain_parts);
    REQUIRE_FALSE(html);
    CHECK(html.findings()[0].found == "\"" + first + "\" and \"" + second + "\", which a link cannot tell apart");
}

TEST_CASE("a page whose script names a message that is not there is not made") {
    PageParts parts = plain_parts;
    parts.script = "say(\"page.nothing\")";
    const auto html = page(shipped_content(), all_words(), parts);
    REQUIRE_FALSE(html);
    CHECK(html.findings()[0].sentence() == "page/*.js:: \"page.nothing\"; expected a message of the words files");
}

TEST_CASE("nothing that stands in the content can end the block that it stands in") {
    Content content = shipped_content();
    content.sources.begin()->second.title = "</script><img src=x>@script@";
    const auto html = page(content, all_words(), plain_parts);
    REQUIRE(html);
    CHECK(count(*html, "</script") == 1);
    CHECK(count(*html, "<img") == 0);
    CHECK(count(*html, "@script@") == 1);
}
