#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

#include "kiosk/base/content_files.h"
#include "tests/support/ui_driver.h"
#include "ui/road/attract_turn.h"

using namespace milepost;

namespace {

constexpr double lasts = 9;  ///< seconds of a turn

const kiosk::Pack& pack() {
    static const Result<kiosk::Pack> read = kiosk::read_pack(kiosk::own_pack(), kiosk::Care::to_run);
    return *read;
}

/// The shipped pack with another file in it.
Result<kiosk::Pack> with_file(const std::string& name, const std::string& text) {
    auto files = kiosk::read_pack_files(kiosk::own_pack());
    (*files)[name] = text;
    return kiosk::make_pack(*files, kiosk::Care::to_run);
}

/// Attract, moving.
struct Booth {
    test::Driver driver;

    explicit Booth(int width = 1080, int height = 1920, const kiosk::Pack& from = pack(), float inches = 21.5f)
        : driver(stage(width, height, from, inches), initial_model(world(from), "en"), MILEPOST_FONT_DIR) {
        driver.still = false;
        driver.settle();
    }
    static World world(const kiosk::Pack& from) { return {&from.content, *parse_date("2026-11-22"), {}}; }
    static test::Stage stage(int width, int height, const kiosk::Pack& from, float inches) {
        std::vector<const Words*> languages;
        for (const Words& words : from.words) languages.push_back(&words);
        return test::whole_program(world(from), languages, test::display_of(width, height, inches));
    }
    /// So many seconds into a turn.
    void go_to(int turn, double seconds) { driver.wait(turn * lasts + seconds - driver.seconds()); }
    std::string label(const char* id) const { return driver.node(id) == nullptr ? "" : driver.node(id)->label; }
};

}  // namespace

TEST_CASE("Attract shows every example in every language before it shows one again") {
    for (const auto& [examples, languages] :
         {std::pair<std::size_t, std::size_t>{4, 2}, {3, 2}, {1, 1}, {1, 3}, {4, 6}, {5, 5}}) {
        std::set<std::pair<std::size_t, std::size_t>> shown;
        for (std::size_t i = 0; i < examples * languages; ++i) {
            const ui::Turn turn = ui::turn_at(double(i) * lasts + 5, examples, languages);
            REQUIRE(turn.example < examples);
            REQUIRE(turn.language < languages);
            shown.emplace(turn.example, turn.language);
        }
        INFO(examples << " examples in " << languages << " languages");
        CHECK(shown.size() == examples * languages);
    }
}

TEST_CASE("A road is drawn in three seconds, stands, and goes") {
    CHECK(ui::turn_at(0.01, 4, 2).drawn < 0.1f);
    CHECK(ui::turn_at(0.01, 4, 2).shown < 0.2f);
    CHECK(ui::turn_at(2.9, 4, 2).drawn < 1);
    CHECK(ui::turn_at(2.9, 4, 2).calm == 0);
    for (const double standing : {3.01, 6.0, 8.7}) {
        const ui::Turn turn = ui::turn_at(standing, 4, 2);
        CHECK(turn.drawn == 1);
        CHECK(turn.shown == 1);
        CHECK(std::abs(turn.calm - (8.78 - standing)) < 0.001);
    }
    CHECK(ui::turn_at(8.95, 4, 2).shown < 0.8f);
    CHECK(ui::turn_at(8.95, 4, 2).calm == 0);
}

TEST_CASE(
    "From turn to turn the picture moves on by about half a millimetre and never farther than the margin leaves") {
    std::set<std::pair<int, int>> places;
    for (int turn = 0; turn < 400; ++turn) {
        const ui::Turn here = ui::turn_at(turn * lasts + 5, 4, 2), next = ui::turn_at((turn + 1) * lasts + 5, 4, 2);
        REQUIRE(std::abs(next.aside_x - here.aside_x) < 0.6f);
        REQUIRE(std::abs(next.aside_y - here.aside_y) < 0.6f);
        REQUIRE(std::max(std::abs(here.aside_x), std::abs(here.aside_y)) <= 8);
        places.emplace(int(here.aside_x * 100), int(here.aside_y * 100));
    }
    CHECK(places.size() > 300);
}

TEST_CASE("While an example stands attract asks for no frame") {
    Booth booth;
    booth.go_to(1, 1);
    CHECK(booth.driver.rest() == 0);
    booth.go_to(1, 4);
    CHECK(std::abs(booth.driver.rest() - 4.78) < 0.001);
    const test::Picture before = booth.driver.picture();
    booth.driver.wait(booth.driver.rest() - 0.01);
    CHECK(booth.driver.picture() == before);  // and nothing would have been seen in it
    CHECK(booth.driver.rest() > 0);
    booth.driver.wait(0.1);
    CHECK(booth.driver.rest() == 0);
}

TEST_CASE("Attract says that a road is an example, where it starts, how long it takes and what it costs") {
    Booth booth;
    const std::string first = booth.label("attract.road");
    CHECK(first == "An example: With a diploma, if you find a place. Certified in 13–15 months. You pay: $150");
    booth.go_to(1, 5);
    CHECK(booth.driver.semantics().language == "es");
    const std::string second = booth.label("attract.road");
    CHECK(second.rfind("Un ejemplo: 17 años, en la preparatoria (high school). ", 0) == 0);
    std::set<std::string> all;
    for (int turn = 0; turn < 8; ++turn) {
        booth.go_to(turn + 8, 5);
        all.insert(booth.label("attract.road"));
    }
    CHECK(all.size() == 8);
}

TEST_CASE("Where nothing may move attract shows the first example in the default language") {
    for (const bool still : {true, false}) {
        Booth booth;
        booth.driver.still = still;
        booth.driver.model.settings.motion = booth.driver.model.site.defaults.motion = still;
        booth.go_to(13, 5);
        CHECK(booth.driver.semantics().language == "en");
        CHECK(booth.label("attract.road").rfind("An example: With a diploma, if you find a place. ", 0) == 0);
        CHECK(std::isinf(booth.driver.rest()));
    }
}

TEST_CASE("What can be touched on attract moves with what is drawn and starts in the language shown or touched") {
    for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}}) {
        Booth booth(width, height);
        booth.go_to(0, 5);
        const ui::Rect first = booth.driver.node("attract.start")->rect;
        booth.go_to(20, 5);
        const ui::Rect later = booth.driver.node("attract.start")->rect;
        CHECK(std::hypot(later.x - first.x, later.y - first.y) > 5 * booth.driver.display.px_per_mm);
        const test::Picture picture = booth.driver.picture();
        const auto pixel = [&](float x, float y) {
            const std::size_t at = (std::size_t(y) * std::size_t(picture.width) + std::size_t(x)) * 3;
            return ui::Colour{picture.rgb[at], picture.rgb[at + 1], picture.rgb[at + 2]};
        };
        const ui::Colour accent = ui::theme_of(Contrast::standard).accent;
        const float middle = later.y + later.height / 2;
        CHECK(pixel(later.x + 3, middle) == accent);
        CHECK(pixel(later.right() - 4, middle) == accent);
        CHECK_FALSE(pixel(later.x - 3, middle) == accent);
        CHECK_FALSE(pixel(later.right() + 3, middle) == accent);

        booth.go_to(21, 5);
        const std::string shown = booth.driver.semantics().language;
        const std::string other = shown == "en" ? "es" : "en";
        REQUIRE(booth.driver.tap("settings.language." + other));
        CHECK(booth.driver.semantics().screen == "question");
        CHECK(booth.driver.semantics().language == other);
        booth.driver.act(action::StartOver{});
        booth.driver.wait(10);
        booth.driver.act(action::Tick{});  // the goodbye is over
        booth.driver.wait(1);              // the screen changes
        booth.driver.wait(1);              // and takes touches again
        const std::string now = booth.driver.semantics().language;
        booth.driver.press(float(width) / 2, float(height) * 0.45f);
        booth.driver.lift();
        CHECK(booth.driver.semantics().screen == "question");
        CHECK(booth.driver.semantics().language == now);
    }
}

TEST_CASE("All words of attract fit wherever the picture stands aside and the claim can be read from five metres") {
    const Result<kiosk::Pack> organised = with_file(
        "content/organiser.json",
        R"({"express": true, "name": "The Ohio Association of Medical Assistants, Ohio", "words": {"en": "Ask us about schools near you: desk 4, all day. We help with your papers and paying for a program.", "es": "Pregunta por escuelas cerca de ti: mesa 4, todo el dia. Ayudamos con los papeles y con los costos."}})");
    for (const kiosk::Pack* from : {&pack(), &*organised}) {
        for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}}) {
            Booth booth(width, height, *from);
            for (int turn = 0; turn < 60; turn += 3) {
                booth.go_to(turn, 5);
                INFO(width << " wide, turn " << turn);
                REQUIRE(booth.driver.interface().text().overflows().empty());
                REQUIRE(test::fault_of_targets(booth.driver).empty());
                const auto& nodes = booth.driver.semantics().nodes;
                for (std::size_t i = 0; i < nodes.size(); ++i) {
                    INFO(nodes[i].label);
                    REQUIRE(nodes[i].rect.x >= 0);
                    REQUIRE(nodes[i].rect.y >= 0);
                    REQUIRE(nodes[i].rect.right() <= float(width));
                    REQUIRE(nodes[i].rect.bottom() <= float(height));
                    for (std::size_t j = i + 1; j < nodes.size(); ++j) {
                        INFO(nodes[j].label);
                        const float over_x = std::min(nodes[i].rect.right(), nodes[j].rect.right()) -
                                             std::max(nodes[i].rect.x, nodes[j].rect.x);
                        const float over_y = std::min(nodes[i].rect.bottom(), nodes[j].rect.bottom()) -
                                             std::max(nodes[i].rect.y, nodes[j].rect.y);
                        REQUIRE(std::min(over_x, over_y) <= 0.5f);
                    }
                }
            }
            CHECK(booth.driver.interface().text().capital_height(ui::Style::display) / booth.driver.display.px_per_mm >=
                  19.9f);
        }
    }
}

TEST_CASE("Attract has one size of words: nobody has chosen another yet") {
    Booth medium, largest;
    largest.driver.model.settings.text = largest.driver.model.site.defaults.text = TextSize::largest;
    medium.go_to(1, 5);
    largest.go_to(1, 5);
    CHECK(medium.driver.semantics() == largest.driver.semantics());
    CHECK(medium.driver.picture() == largest.driver.picture());
}

TEST_CASE("The organiser is shown on attract and in the guide in the language shown, and nobody where none is set") {
    const Result<kiosk::Pack> organised =
        with_file("content/organiser.json", R"({"name": "Ohio MA School", "words": {"en": "Desk 4", "es": "Mesa 4"}})");
    const auto says = [](const Booth& booth, const std::string& text) {
        const auto& nodes = booth.driver.semantics().nodes;
        return std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node& node) { return node.label == text; });
    };
    Booth booth(1080, 1920, *organised);
    CHECK(says(booth, "Ohio MA School"));
    CHECK(says(booth, "Desk 4"));
    booth.go_to(1, 5);
    CHECK(says(booth, "Ohio MA School"));
    CHECK(says(booth, "Mesa 4"));
    Booth guide(1080, 8000, *organised, 78.79f);  // so high that nothing has to be scrolled
    guide.driver.act(action::Start{"en"});
    guide.driver.act(action::Open{Screen::help});
    guide.driver.act(action::Unfold{"guide.ask"});
    guide.driver.wait(2);
    CHECK(says(guide, "Ohio MA School"));
    CHECK(says(guide, "Desk 4"));

    Booth nobody;
    CHECK(nobody.driver.semantics().nodes.size() + 2 == Booth(1080, 1920, *organised).driver.semantics().nodes.size());
}

TEST_CASE("What the job is stands on attract, and a touch tells the rest before the first question") {
    for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}}) {
        Booth booth(width, height);
        const std::string told = booth.label("attract.job");
        CHECK(told.find("blood pressure") != std::string::npos);
        CHECK(told.find("$45,690 a year") != std::string::npos);
        booth.go_to(1, 5);
        CHECK(booth.label("attract.job").find("Tomas la presión") == 0);
        REQUIRE(booth.driver.tap("attract.job"));
        booth.driver.settle();
        CHECK(booth.driver.semantics().screen == "help");
        CHECK(booth.driver.semantics().language == "es");
        CHECK(booth.label("heading.1") == "¿Cómo es el trabajo?");
        CHECK(booth.label("nav.back") == "Ahora, ver mi camino");
        REQUIRE(booth.driver.tap("nav.back"));
        booth.driver.settle();
        CHECK(booth.driver.semantics().screen == "question");
    }
}
