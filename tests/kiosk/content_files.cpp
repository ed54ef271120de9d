#include "kiosk/content_files.h"

#include <catch2/catch_test_macros.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>

using namespace milepost;
using namespace milepost::kiosk;

namespace {

/// The shipped pack, to break.
PackFiles shipped() {
    auto files = read_pack_files(own_pack());
    REQUIRE(files);
    return *files;
}

/// The shipped pack with a small file of words more in each language.
PackFiles small() {
    PackFiles files = shipped();
    files["words/en/a.json"] = R"({"a": "{n} months", "b": "text"})";
    files["words/es/a.json"] = R"({"a": "{n} meses", "b": "texto"})";
    return files;
}

std::vector<std::string> refusals(const PackFiles& files, Care care = Care::to_run) {
    const auto pack = make_pack(files, care);
    std::vector<std::string> sentences;
    if (!pack)
        for (const Finding& finding : pack.findings()) sentences.push_back(finding.sentence());
    return sentences;
}

bool holds(const std::vector<std::string>& sentences, const std::string& one) {
    return std::find(sentences.begin(), sentences.end(), one) != sentences.end();
}

using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("the shipped pack is whole") {
    const auto pack = read_pack(own_pack(), Care::whole);
    if (!pack)
        for (const Finding& finding : pack.findings()) UNSCOPED_INFO(finding.sentence());
    REQUIRE(pack);
    CHECK(pack->words_of("en") != nullptr);
    CHECK(pack->words_of("es") != nullptr);
    CHECK(pack->words_of("xx") == nullptr);
    CHECK(pack->content.sha256.size() == 64);
}

TEST_CASE("a pack carries the hash of its files, and another text gives another") {
    CHECK(sha256_of({{"a", "b"}}) == "8fb20ef63ced4145fc2e983ffe597d1dcff39154c3bf21f0fa9dde6a0c50fdc9");
    CHECK(sha256_of({{"a", "b"}}) != sha256_of({{"a", "c"}}));
    CHECK(sha256_of({{"a", "bc"}}) != sha256_of({{"ab", "c"}}));
    CHECK(sha256_of({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a small pack is taken") { CHECK(refusals(small(), Care::whole).empty()); }

TEST_CASE("a sentence that the content speaks of and a language lacks is named") {
    PackFiles files = small();
    for (const char* name : {"words/en/roads.json", "words/es/roads.json"}) {
        std::string& text = files[name];
        text.replace(text.find("step.cma-exam.why"), 17, "step.cma-exam.wy");
    }
    CHECK(holds(refusals(files), "words/en:/step.cma-exam.why: nothing; expected the message \"step.cma-exam.why\", which the content speaks of"));
    CHECK(holds(refusals(files), "words/es:/step.cma-exam.why: nothing; expected the message \"step.cma-exam.why\", which the content speaks of"));
}

TEST_CASE("an example that a language lacks words for is named") {
    PackFiles files = small();
    std::string& text = files["words/es/examples.json"];
    text.replace(text.find("attract.example.worked"), 22, "attract.example.wrkd");
    CHECK(holds(refusals(files), "words/es:/attract.example.worked: nothing; expected the message \"attract.example.worked\", which the content speaks of"));
}

TEST_CASE("an organiser speaks every language of the pack or none") {
    PackFiles files = small();
    files["content/organiser.json"] = R"({"name": "School", "words": {"en": "Desk 4", "es": "Mesa 4"}})";
    CHECK(refusals(files).empty());
    files["content/organiser.json"] = R"({"name": "School", "words": {}})";
    CHECK(refusals(files).empty());
    files["content/organiser.json"] = R"({"name": "School", "words": {"en": "Desk 4", "fr": "Table 4"}})";
    CHECK(refusals(files) == Sentences{"content/organiser.json:/words/es: nothing; expected words in each language, or in none",
                                       "content/organiser.json:/words/fr: a language that words/ has not; expected languages of the folder words"});
    files["content/organiser.json"] = R"({"name": "School", "words": {}, "referrals": [{"title": {"en": "Table 4", "es": "Mesa 4"}, "words": {"en": "Grants", "fr": "Bourses"}}]})";
    CHECK(refusals(files) == Sentences{"content/organiser.json:/referrals/0/words/es: nothing; expected words in each language",
                                       "content/organiser.json:/referrals/0/words/fr: a language that words/ has not; expected languages of the folder words"});
}

TEST_CASE("a missing content file is named") {
    PackFiles files = small();
    files.erase("content/steps.json");
    CHECK(holds(refusals(files), "content/steps.json:: no such file; expected a file of the content pack"));
}

TEST_CASE("a truncated content file is named") {
    PackFiles files = small();
    files["content/labour.json"].resize(40);
    const auto sentences = refusals(files);
    REQUIRE_FALSE(sentences.empty());
    CHECK(sentences.front().rfind("content/labour.json:", 0) == 0);
}

TEST_CASE("a value of the wrong type is named by its pointer") {
    PackFiles files = small();
    files["content/pack.json"] = R"({"version": 7, "read_on": "2026-11"})";
    CHECK(holds(refusals(files), "content/pack.json:/version: 7; expected a text"));
}

TEST_CASE("every fault is told, in content and words at once") {
    PackFiles files = small();
    files["content/pack.json"] = "[";
    files["words/en/a.json"] = R"({"a": 1})";
    files["words/es/a.json"] = "{";
    const auto sentences = refusals(files);
    CHECK(std::count_if(sentences.begin(), sentences.end(), [](const auto& one) { return one.rfind("content/pack.json:", 0) == 0; }) >= 1);
    CHECK(holds(sentences, "words/en/a.json:/a: a number; expected text"));
    CHECK(holds(sentences, "words/es/a.json:: no JSON from byte 2 on; expected a JSON object"));
}

TEST_CASE("languages that differ in keys are refused") {
    PackFiles files = small();
    files["words/es/a.json"] = R"({"a": "{n} meses", "c": "otra"})";
    CHECK(refusals(files) == Sentences{"words/es:/b: no such key; expected a message, as in words/en/a.json",
                                       "words/es/a.json:/c: a key that words/en has not; expected the same keys in every language"});
}

TEST_CASE("languages that differ in the values of a message are refused") {
    PackFiles files = small();
    files["words/es/a.json"] = R"({"a": "{m} meses", "b": "texto"})";
    CHECK(refusals(files) == Sentences{"words/es/a.json:/a: {m}; expected {n}, as in words/en/a.json"});
    files["words/es/a.json"] = R"({"a": "meses", "b": "{x} {y}"})";
    CHECK(refusals(files) == Sentences{"words/es/a.json:/a: no values; expected {n}, as in words/en/a.json",
                                       "words/es/a.json:/b: {x}, {y}; expected no values, as in words/en/a.json"});
}

TEST_CASE("forms that ICU does not know are found when the whole pack is checked") {
    PackFiles files = small();
    files["words/en/a.json"] = R"({"a": "{n, number, ::currency/}", "b": "text"})";
    CHECK(refusals(files).empty());
    CHECK(refusals(files, Care::whole) ==
          Sentences{"words/en/a.json:/a: \"{n, number, ::currency/}\"; expected number and date forms that ICU knows"});
}

TEST_CASE("a pack without a language is refused") {
    PackFiles files = small();
    std::erase_if(files, [](const auto& file) { return file.first.rfind("words/", 0) == 0; });
    CHECK(refusals(files) == Sentences{"words:: no language; expected a folder for each language, with JSON files"});
}

TEST_CASE("a folder in a file's place is told, and nothing breaks") {
    const auto folder = std::filesystem::temp_directory_path() / ("milepost-pack-" + std::to_string(std::rand()));
    std::filesystem::create_directories(folder / "content" / "steps.json");
    std::filesystem::create_directories(folder / "words" / "en");
    const auto files = read_pack_files(folder);
    std::filesystem::remove_all(folder);
    REQUIRE_FALSE(files);
    REQUIRE(files.findings().size() == 1);
    CHECK(files.findings()[0].sentence() == "content/steps.json:: a file that cannot be read; expected a JSON file");
}

TEST_CASE("a folder that is no pack is refused") {
    const auto files = read_pack_files(own_pack() / "nowhere");
    REQUIRE_FALSE(files);
    REQUIRE(files.findings().size() == 2);
    CHECK(files.findings()[0].sentence() == "content:: no folder that can be read; expected a folder with JSON files");
    CHECK(files.findings()[1].sentence() == "words:: no folder that can be read; expected a folder for each language");
}
