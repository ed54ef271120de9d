#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "kiosk/base/content_files.h"
#include "kiosk/take_home/fragment.h"
#include "kiosk/take_home/page.h"
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
    CHECK(polish["usd"]["before"] == "");
    CHECK(polish["usd"]["after"] != "");
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
