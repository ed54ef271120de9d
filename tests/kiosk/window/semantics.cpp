#include "ui/base/semantics.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "kiosk/window/semantics_file.h"

using namespace milepost;

namespace {

ui::Semantics one_choice() {
    ui::Semantics semantics{"question", "en", 1080, 1920, "choice.diploma.yes", {}};
    semantics.nodes.push_back(
        {"choice.diploma.yes", ui::Role::choice, "Yes, or a \"GED\"", {60.4f, 820.6f, 960, 150}, true, false});
    return semantics;
}

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("milepost-semantics-" + std::to_string(std::rand()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("semantics are written as the contract has them") {
    CHECK(
        ui::to_json(one_choice(), 412) ==
        R"({"frame":412,"screen":"question","language":"en","width":1080,"height":1920,"focus":"choice.diploma.yes","nodes":[)"
        R"({"id":"choice.diploma.yes","role":"choice","label":"Yes, or a \"GED\"","rect":[60,821,960,150],"enabled":true,"selected":false}]})"
        "\n");
}

TEST_CASE("no focus is null, and no node an empty list") {
    CHECK(ui::to_json({"attract", "es", 1920, 1080, "", {}}, 1) ==
          R"({"frame":1,"screen":"attract","language":"es","width":1920,"height":1080,"focus":null,"nodes":[]})"
          "\n");
}

TEST_CASE("rectangles that touch still do when they are rounded") {
    ui::Semantics semantics{"question", "en", 100, 100, "", {}};
    semantics.nodes.push_back({"a", ui::Role::text, "", {0, 0, 10.4f, 10}, true, false});
    semantics.nodes.push_back({"b", ui::Role::text, "", {10.4f, 0, 10.4f, 10}, true, false});
    const std::string text = ui::to_json(semantics, 1);
    CHECK(text.find("[0,0,10,10]") != std::string::npos);
    CHECK(text.find("[10,0,11,10]") != std::string::npos);
}

TEST_CASE("the file is replaced when the screen is another, and only then") {
    const Folder folder;
    const auto path = folder.path / "semantics.json";
    kiosk::SemanticsFile file(path.string());
    ui::Semantics shown = one_choice();
    CHECK_FALSE(file.outdated());
    file.presented(shown, 7);
    CHECK(file.outdated());
    CHECK(file.tell().empty());
    CHECK(text_of(path) == ui::to_json(shown, 7));
    CHECK_FALSE(file.outdated());

    shown.nodes[0].selected = true;
    file.presented(shown, 8);
    file.presented(shown, 9);  // the same once more: the first frame that showed it is told
    CHECK(file.outdated());
    CHECK(file.tell().empty());
    CHECK(file.tell().empty());
    CHECK(text_of(path) == ui::to_json(shown, 8));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("without a path no file is kept") {
    kiosk::SemanticsFile file("");
    file.presented(one_choice(), 1);
    CHECK_FALSE(file.outdated());
    CHECK(file.tell().empty());
}

TEST_CASE("a file that cannot be written is told") {
    const Folder folder;
    kiosk::SemanticsFile file((folder.path / "missing" / "semantics.json").string());
    file.presented(one_choice(), 1);
    CHECK(file.tell() ==
          (folder.path / "missing" / "semantics.json").string() + ": cannot be written: No such file or directory");
}
