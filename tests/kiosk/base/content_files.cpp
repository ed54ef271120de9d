#include "kiosk/base/content_files.h"

#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

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

/// A copy of the shipped pack's files in a folder, to leave things in.
struct Copy {
    std::filesystem::path folder;
    Copy() : folder(std::filesystem::temp_directory_path() / ("milepost-pack-" + std::to_string(getpid()))) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        for (const char* part : {"content", "words"})
            std::filesystem::copy(own_pack() / part, folder / part, std::filesystem::copy_options::recursive);
    }
    ~Copy() { std::filesystem::remove_all(folder); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
};

void write(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

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
    CHECK(holds(refusals(files),
                "words/en:/step.cma-exam.why: nothing; expected the message \"step.cma-exam.why\", which the content "
                "speaks of"));
    CHECK(holds(refusals(files),
                "words/es:/step.cma-exam.why: nothing; expected the message \"step.cma-exam.why\", which the content "
                "speaks of"));
}

TEST_CASE("an example that a language lacks words for is named") {
    PackFiles files = small();
    std::string& text = files["words/es/examples.json"];
    text.replace(text.find("attract.example.worked"), 22, "attract.example.wrkd");
    CHECK(holds(refusals(files),
                "words/es:/attract.example.worked: nothing; expected the message \"attract.example.worked\", which the "
                "content speaks of"));
}

TEST_CASE("an organiser speaks every language of the pack or none") {
    PackFiles files = small();
    files["content/organiser.json"] = R"({"name": "School", "words": {"en": "Desk 4", "es": "Mesa 4"}})";
    CHECK(refusals(files).empty());
    files["content/organiser.json"] = R"({"name": "School", "words": {}})";
    CHECK(refusals(files).empty());
    files["content/organiser.json"] = R"({"name": "School", "words": {"en": "Desk 4", "fr": "Table 4"}})";
    CHECK(refusals(files) ==
          Sentences{"content/organiser.json:/words/es: nothing; expected words in each language, or in none",
                    "content/organiser.json:/words/fr: a language that words/ has not; expected languages of the "
                    "folder words"});
    files["content/organiser.json"] =
        R"({"name": "School", "words": {}, "referrals": [{"title": {"en": "Table 4", "es": "Mesa 4"}, "words": {"en": "Grants", "fr": "Bourses"}}]})";
    CHECK(refusals(files) ==
          Sentences{"content/organiser.json:/referrals/0/words/es: nothing; expected words in each language",
                    "content/organiser.json:/referrals/0/words/fr: a language that words/ has not; expected languages "
                    "of the folder words"});
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
    CHECK(std::count_if(sentences.begin(), sentences.end(),
                        [](const auto& one) { return one.rfind("content/pack.json:", 0) == 0; }) >= 1);
    CHECK(holds(sentences, "words/en/a.json:/a: a number; expected text"));
    CHECK(holds(sentences, "words/es/a.json:: no JSON from byte 2 on; expected a JSON object"));
}

TEST_CASE("languages that differ in keys are refused") {
    PackFiles files = small();
    files["words/es/a.json"] = R"({"a": "{n} meses", "c": "otra"})";
    CHECK(refusals(files) ==
          Sentences{"words/es:/b: no such key; expected a message, as in words/en/a.json",
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

TEST_CASE("what other systems, editors and version control leave is no part of a pack, nor of its digest") {
    const Copy copy;
    const std::string before = sha256_of(*read_pack_files(copy.folder));
    const std::string apple_double("\0\5\26\7\0\2\0\0Mac OS X        ", 24);
    for (const char* name :
         {"words/en/._screens.json", "content/._steps.json", "content/.steps.json.swp", "content/steps.json~",
          "words/.git/config.json", "words/en~/screens.json", "words/.DS_Store", "content/.hidden.json",
          "words/en/#screens.json#", "content/steps.json.bak"})
        write(copy.folder / name, apple_double);
    std::filesystem::create_symlink("nobody@host.1:2", copy.folder / "content" / ".#steps.json");  // an editor's lock
    std::filesystem::create_directories(copy.folder / "content" / "old.json");
    REQUIRE(mkfifo((copy.folder / "content" / "x.json").c_str(), 0600) == 0);  // which to open would wait for ever
    REQUIRE(mkfifo((copy.folder / "words" / "en" / "x.json").c_str(), 0600) == 0);
    const int listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    (copy.folder / "content" / "s.json").string().copy(address.sun_path, sizeof address.sun_path - 1);
    CHECK(bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    close(listening);
    const auto files = read_pack_files(copy.folder);
    REQUIRE(files);
    CHECK(sha256_of(*files) == before);
    CHECK(make_pack(*files, Care::to_run));
}

TEST_CASE("a pack may lie in a hidden folder, and its files may be links") {
    const Copy copy;
    const auto hidden = copy.folder / ".pack";
    std::filesystem::create_directories(hidden);
    std::filesystem::rename(copy.folder / "words", hidden / "words");
    std::filesystem::rename(copy.folder / "content", copy.folder / "..data");  // as a mounted configuration has it
    std::filesystem::create_directories(hidden / "content");
    for (const auto& entry : std::filesystem::directory_iterator(copy.folder / "..data"))
        std::filesystem::create_symlink(entry.path(), hidden / "content" / entry.path().filename());
    CHECK(read_pack(hidden, Care::to_run));
    std::filesystem::remove(copy.folder / "..data" / "steps.json");
    const auto torn = read_pack_files(hidden);
    REQUIRE_FALSE(torn);
    REQUIRE(torn.findings().size() == 1);
    CHECK(torn.findings()[0].sentence() == "content/steps.json:: a file that cannot be read; expected a JSON file");
}

TEST_CASE("something else in a content file's place is a missing file, and nothing waits for it") {
    const Copy copy;
    std::filesystem::remove(copy.folder / "content" / "steps.json");
    REQUIRE(mkfifo((copy.folder / "content" / "steps.json").c_str(), 0600) == 0);
    const auto pack = read_pack(copy.folder, Care::to_run);
    REQUIRE_FALSE(pack);
    CHECK(pack.findings()[0].sentence() == "content/steps.json:: no such file; expected a file of the content pack");
}

TEST_CASE("a file with any name and any text in it is told on one line") {
    const Copy copy;
    write(copy.folder / "words" / "en" / "zz\n.json", "{\"k\\u202ey\": \"{a\\u2028\"}");
    const auto pack = read_pack(copy.folder, Care::to_run);
    REQUIRE_FALSE(pack);
    const std::string sentence = pack.findings()[0].sentence();
    CHECK(sentence == "words/en/zz\\n.json:/k\\u{202e}y: \"{a\\u{2028}\"; expected an ICU message pattern");
}

TEST_CASE("the files of a pack are handed over whole, and what is none is refused") {
    const PackFiles files = shipped();
    const std::string text = packed(files);
    REQUIRE(unpacked(text));
    CHECK(*unpacked(text) == files);
    CHECK_FALSE(unpacked(std::string_view(text).substr(0, text.size() - 1)));
    CHECK_FALSE(unpacked("content/steps.json"));
    CHECK(unpacked("")->empty());
    CHECK(sha256_of(*unpacked(text)) == sha256_of(files));
    const int file = memfd_create("pack", MFD_CLOEXEC);
    CHECK_FALSE(handed_files(file, "it"));
    REQUIRE(write(file, text.data(), text.size()) == ssize_t(text.size()));
    for (int time = 0; time < 2; ++time) {  // wherever whoever read it before came to
        const auto handed = handed_files(file, "it");
        REQUIRE(handed);
        CHECK(*handed == files);
    }
    close(file);
    CHECK(handed_files(file, "it").findings()[0].sentence() ==
          "it:: nothing that holds a pack; expected the files of a content pack, as the kiosk hands them over");
}

TEST_CASE("a folder that is no pack is refused") {
    const auto files = read_pack_files(own_pack() / "nowhere");
    REQUIRE_FALSE(files);
    REQUIRE(files.findings().size() == 2);
    CHECK(files.findings()[0].sentence() == "content:: no folder that can be read; expected a folder with JSON files");
    CHECK(files.findings()[1].sentence() == "words:: no folder that can be read; expected a folder for each language");
}
