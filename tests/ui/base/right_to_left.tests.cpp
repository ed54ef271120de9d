#include <imgui.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstring>
#include <string>

#include "tests/support/made_up_screen.h"
#include "tests/support/session.h"
#include "tests/support/shipped_screens.h"
#include "ui/base/mirror.h"
#include "ui/conform/measure.h"
#include "ui/road/road_map.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

using namespace milepost;
using namespace milepost::ui;

namespace {

const Words& from_right() {
    static const Words words = test::pack().words.front().pseudo("ar-XB");
    return words;
}

/// The shipped screens in English, or in the made-up language from right to left, whose words are as long.
test::Stage booth(int width, int height, const std::string& language) {
    return test::whole_program(test::world(), {language == "en" ? &test::pack().words.front() : &from_right()},
                               test::display_of(width, height));
}

struct Shown : test::Driver {
    Shown(test::Stage stage, const std::string& language)
        : Driver(std::move(stage), initial_model(test::world(), language), MILEPOST_FONT_DIR) {}
    Shown(int width, int height, const std::string& language) : Shown(booth(width, height, language), language) {}
    Shown& walk(std::initializer_list<const char*> taps) {
        for (const char* id : taps) {
            INFO(id);
            REQUIRE(tap(id));
        }
        return *this;
    }
};

/// A frame without its letters: what was drawn, and where the words would be.
struct Frozen {
    explicit Frozen(test::Driver& driver) {
        driver.interface().text().watch(&words, false);
        driver.pass();
        driver.interface().text().watch(nullptr);
        const ImDrawData& data = *ImGui::GetDrawData();
        for (const ImDrawList* list : data.CmdLists)
            vertices.insert(vertices.end(), list->VtxBuffer.begin(), list->VtxBuffer.end());
        nodes = driver.semantics().nodes;
    }
    /// Left and right end of what was drawn in a colour.
    [[nodiscard]] std::pair<float, float> reach(Colour colour) const {
        float least = 1e9f, most = -1e9f;
        for (const ImDrawVert& vertex : vertices) {
            if (vertex.col != colour.packed()) continue;
            least = std::min(least, vertex.pos.x);
            most = std::max(most, vertex.pos.x);
        }
        return {least, most};
    }
    [[nodiscard]] Rect node(const std::string& id) const {
        const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node& one) { return one.id == id; });
        INFO(id);
        REQUIRE(found != nodes.end());
        return found->rect;
    }
    std::vector<ImDrawVert> vertices;
    std::vector<Text::Drawn> words;
    std::vector<Node> nodes;
};

constexpr float pixel = 1.01f;

/// Is one frame the other one in a mirror, words and signs that are alike everywhere left alone? Signs have the
/// outline's colour.
void check_mirrored(const Frozen& left, const Frozen& right, float width) {
    const std::uint32_t sign = theme_of(Contrast::standard).mark_line.packed();
    REQUIRE(left.vertices.size() == right.vertices.size());
    std::size_t off = 0;
    for (std::size_t i = 0; i < left.vertices.size(); ++i) {
        const ImVec2 a = left.vertices[i].pos, b = right.vertices[i].pos;
        if ((left.vertices[i].col | 0xFF000000u) != sign)
            off += std::abs(width - a.x - b.x) > pixel || std::abs(a.y - b.y) > pixel;
    }
    CHECK(off == 0);
    REQUIRE(left.words.size() == right.words.size());
    for (std::size_t i = 0; i < left.words.size(); ++i) {
        INFO(left.words[i].text);
        CHECK(std::abs(width - left.words[i].line.right() - right.words[i].line.x) <= pixel);
        CHECK(std::abs(left.words[i].line.y - right.words[i].line.y) <= pixel);
    }
    REQUIRE(left.nodes.size() == right.nodes.size());
    for (std::size_t i = 0; i < left.nodes.size(); ++i) {
        INFO(left.nodes[i].id);
        CHECK(left.nodes[i].id == right.nodes[i].id);
        CHECK(std::abs(width - left.nodes[i].rect.right() - right.nodes[i].rect.x) <= pixel);
    }
}

const Step* step(const std::string& id) {
    for (const Step& one : test::pack().content.steps)
        if (one.id == id) return &one;
    FAIL("no step " << id);
    return nullptr;
}

/// The drawn road alone, through these steps of two months each.
test::Stage road_of(const std::vector<std::string>& ids, int width, int height, const std::string& language) {
    test::Stage stage = booth(width, height, language);
    stage.derive = [](const World& world, const Model& model) {
        std::vector<Effect> effects;
        return derive(world, test::update(world, model, action::Start{model.settings.language}, 1000, effects));
    };
    stage.draw = [ids](Frame& frame) {
        frame.interface.begin(frame);
        CredentialResult result = frame.derived.now->best();
        Plan& plan = result.plan;
        plan.stages.clear();
        int month = 0;
        for (const std::string& id : ids) {
            plan.stages.push_back({.step = step(id),
                                   .months = {1, 2},
                                   .cost_usd = {100, 200},
                                   .start = {month, month},
                                   .end = {month + 1, month + 2}});
            month += 2;
        }
        plan.months = {month - 1, month};
        plan.stages.push_back({.step = step("ccma-renewal"),
                               .months = {24, 24},
                               .cost_usd = {185, 185},
                               .start = {month, month},
                               .end = {month + 24, month + 24}});
        Page page(frame);
        RoadMap road(frame, result, 0);
        road.lay(page.body());
        road.draw();
        page.finish();
        return frame.interface.end(frame);
    };
    return stage;
}

constexpr std::pair<int, int> upright{1080, 1920}, lying{1920, 1080};

const std::vector<std::string> one_step{"ccma-exam"};
const std::vector<std::string> nine_steps{"earn-diploma", "certificate-program", "externship",
                                          "cpr-class",    "work-year",           "work-after-program",
                                          "ccma-apply",   "ccma-exam",           "wa-ma-certified"};

}  // namespace

TEST_CASE("A road of one step and one of nine are mirrored as a whole, upright and lying") {
    for (const auto& [width, height] : {upright, lying}) {
        for (const auto& steps : {one_step, nine_steps}) {
            Shown english(road_of(steps, width, height, "en"), "en"),
                other(road_of(steps, width, height, "ar-XB"), "ar-XB");
            INFO(width << " wide, " << steps.size() << " steps");
            const Frozen left(english), right(other);
            check_mirrored(left, right, float(width));
            if (width > height)  // it begins on the right
                CHECK(right.node("milestone.today").x > left.node("road.star").x);
        }
    }
}

TEST_CASE("A road of one step and one of nine are in view as a whole, none of their signs on another") {
    for (const auto& [width, height] : {upright, lying}) {
        for (const auto& steps : {one_step, nine_steps}) {
            for (const char* language : {"en", "es", "en-XA"}) {
                Shown road(road_of(steps, width, height, language), language);
                INFO(width << " wide, " << steps.size() << " steps, " << language);
                CHECK(test::fault_of_targets(road).empty());
                std::vector<std::string> ids{"milestone.today", "road.star", "milestone.ccma-renewal"};
                for (const std::string& step : steps) ids.push_back("milestone." + step);
                for (const std::string& id : ids) {
                    INFO(id);
                    const ui::Node* node = road.node(id);
                    REQUIRE(node != nullptr);
                    CHECK(node->rect.x >= 0);
                    CHECK(node->rect.right() <= float(width));
                    CHECK(node->rect.bottom() <= float(height));
                }
            }
        }
    }
}

TEST_CASE("The road below the questions begins on the right and has its star on the left") {
    for (const auto& [width, height] : {upright, lying}) {
        const auto to_question = {"attract.start", "choice.training.none", "choice.work_months_7y.0-0"};
        Shown english(width, height, "en"), other(width, height, "ar-XB");
        const Frozen left(english.walk(to_question)), right(other.walk(to_question));
        check_mirrored(left, right, float(width));
        const Rect road = right.node("road.so_far");
        const Theme theme = theme_of(Contrast::standard);
        float star = 1e9f;  // where the amber of the star and of the signs begins, within the road's band
        for (const ImDrawVert& vertex : right.vertices)
            if (vertex.col == theme.mark.packed() && vertex.pos.y > road.y - 40) star = std::min(star, vertex.pos.x);
        CHECK(star < road.x + road.width * 0.1f);
        CHECK(right.node("nav.back").x > right.node("nav.why").right());
        CHECK(right.node("nav.start_over").x > right.node("settings.open").right());
    }
}

TEST_CASE("A word from the right is its letters the other way round, and no letter is mirrored") {
    const auto picture = [](const char* language, const std::string& text, bool at_the_end) {
        test::Stage stage = test::Show::stage(
            [=](Frame& frame) {
                Interface& ui = frame.interface;
                ui.text().draw(ui.canvas(), Style::title, text, 100, 100,
                               {ui.theme().ink, ui.theme().emphasis, at_the_end ? Align::end : Align::start},
                               {.width = 880});
            },
            1080, 400, 10);
        stage.languages = {&test::words_of(language, language)};
        Model model;
        model.settings.language = language;
        test::Driver driver(std::move(stage), model, MILEPOST_FONT_DIR);
        return driver.picture();
    };
    const auto here = picture("en", "CCMA dnif", true), there = picture("ar-XB", "\u202Efind\u202C CCMA", false);
    CHECK(here == there);
    CHECK_FALSE(here == picture("en", "find CCMA", true));
}

TEST_CASE("A finger answers the choice that it sees, and not the one that would be there from the left") {
    Shown english(1920, 1080, "en"), other(1920, 1080, "ar-XB");
    for (Shown* one : {&english, &other}) {
        one->walk({"attract.start"});
        one->act(action::Open{Screen::settings});
        one->settle();
        one->wait(1);
    }
    const Rect small = english.node("settings.text.small")->rect;
    other.press(1920 - (small.x + small.width / 2), small.y + small.height / 2);
    other.lift();
    CHECK(other.model.settings.text == TextSize::small);
    const Rect large = other.node("settings.text.large")->rect;  // stated where it is seen
    other.press(large.x + large.width / 2, large.y + large.height / 2);
    other.lift();
    CHECK(other.model.settings.text == TextSize::large);
    CHECK(test::fault_of_targets(other).empty());

    Shown asked(1920, 1080, "ar-XB");
    asked.walk({"attract.start"});
    const Rect answer = asked.node("choice.training.none")->rect;
    CHECK(answer.right() < 960 + answer.width / 2);
    asked.wait(1);
    asked.press(1919 - answer.x, answer.y + answer.height / 2);  // where it is in English
    asked.lift();
    CHECK(asked.model.visit.answers == initial_model(asked.world, "ar-XB").visit.answers);
    asked.walk({"choice.training.none"});
    CHECK(asked.node("choice.training.none") == nullptr);
}

TEST_CASE("The left arrow goes on to the next target, the right arrow back") {
    Shown other(1080, 1920, "ar-XB");
    other.walk({"attract.start"});
    other.key(ImGuiKey_Tab);
    const std::string first = other.semantics().focus;
    other.key(ImGuiKey_LeftArrow);
    const std::string second = other.semantics().focus;
    CHECK(second != first);
    other.key(ImGuiKey_RightArrow);
    CHECK(other.semantics().focus == first);
    other.key(ImGuiKey_DownArrow);
    CHECK(other.semantics().focus == second);
}

TEST_CASE("The country keeps its west, a code its order, and a QR code its squares") {
    Shown english(1080, 1920, "en"), other(1080, 1920, "ar-XB");
    for (Shown* one : {&english, &other})
        one->walk({"attract.start", "choice.training.none", "choice.work_months_7y.0-0", "choice.diploma.yes"});
    for (const char* state : {"WA", "ME", "FL", "HI"}) {
        INFO(state);
        const std::string id = "choice.state." + std::string(state);
        const auto east_of_first = [&](const Shown& one) {
            return one.node(id)->rect.x - one.node("choice.state.AK")->rect.x;
        };
        CHECK(std::abs(east_of_first(other) - east_of_first(english)) <= pixel);
    }
    CHECK(other.node("choice.state.WA")->rect.right() < other.node("choice.state.ME")->rect.x);

    for (Shown* one : {&english, &other}) {
        one->act(action::StartOver{});
        one->settle();
        one->walk({"attract.code"});
    }
    CHECK(other.node("key.0")->rect.right() < other.node("key.1")->rect.x);
    CHECK(code_phrase(from_right(), "0198-W2NP") == "\u20660198-W2NP\u2069");
    CHECK(code_phrase(test::pack().words.front(), "0198-W2NP") == "0198-W2NP");

    const auto squares = [](const char* language) {
        test::Stage stage = booth(1080, 1920, language);
        stage.take_home = [](const World&, const Model&, const Derived&, const Words&) {
            TakeHome home;
            home.layers.push_back(
                {"plan", {5, {true,  false, false, false, true,  true,  true,  false, false, false, false, false, true,
                              false, false, false, true,  false, false, false, true,  true,  true,  true,  false}}});
            return home;
        };
        Shown shown(std::move(stage), language);
        shown.act(action::Start{language});
        shown.act(action::Open{Screen::take_home});
        shown.settle();
        REQUIRE(shown.semantics().screen == "take_home");
        const Rect place = shown.node("take_home.qr")->rect;
        return shown.picture({int(place.x), int(place.y), int(place.width), int(place.height)});
    };
    const auto here = squares("en");
    CHECK(std::count(here.rgb.begin(), here.rgb.end(), 0) > 1000);
    CHECK(here == squares("ar-XB"));
}

TEST_CASE("A focus that runs from left to right on a page that is read from the right is found") {
    const auto failures = [](bool first_is_left) {
        test::Stage stage = test::Show::stage(
            [=](Frame& frame) {
                const Rect left{100, 100, 300, 200}, right{600, 100, 300, 200};
                button(frame, mirrored(first_is_left ? left : right, 1080), "first", "First");
                button(frame, mirrored(first_is_left ? right : left, 1080), "second", "Second");
            },
            1080, 1920, 21.5);
        stage.languages = {&test::words_of("ar-XB", "ar-XB")};
        Model model;
        model.settings.language = "ar-XB";
        test::Driver driver(std::move(stage), model, MILEPOST_FONT_DIR);
        conform::Tally tally;
        conform::measure_focus(driver, tally);
        return tally.failures.size();
    };
    CHECK(failures(false) == 0);
    CHECK(failures(true) == 1);
}
