#include <imgui.h>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include "kiosk/take_home/layers.h"
#include "tests/support/shipped_screens.h"
#include "tests/support/visit.h"
#include "ui/speech/narration.h"

using namespace milepost;

namespace {

/// Somebody who listens to the real screens.
struct Listener {
    explicit Listener(const char* language)
        : narrator(test::languages()), driver(stage(), initial_model(test::world(), language), MILEPOST_FONT_DIR) {
        driver.settle();
    }
    static test::Stage stage() {
        test::Stage stage = test::whole_program(test::world(), test::languages(), test::display_of(1080, 1920));
        stage.take_home = take_home::layers;
        return stage;
    }

    ui::Shown shown() {
        ui::Shown now{driver.semantics(), {}, driver.model.settings.speech};
        for (const auto& target : driver.interface().touch().targets())
            if (target.enabled && target.focusable) now.order.push_back(target.id);
        return now;
    }
    /// What is said now.
    std::vector<Utterance> hear() {
        const ui::Narration next = narrator.narrate(heard, shown());
        heard = next.heard;
        then_rest = next.then_rest;
        return next.say;
    }
    std::string all() {
        std::string text;
        for (const Utterance& one : hear()) text += (text.empty() ? "" : " ") + one.text;
        return text;
    }
    Listener& key(ImGuiKey key) {
        driver.wait(0.5);
        driver.key(key);
        return *this;
    }
    Listener& begin() {
        key(ImGuiKey_F2);
        driver.act(action::VoiceTold{{Voice::State::ready, false}});
        driver.settle();
        return *this;
    }

    ui::Narrator narrator;
    test::Driver driver;
    ui::Heard heard;
    bool then_rest = false;
};

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
bool has_digit(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

TEST_CASE("Nothing is said until someone asks for it") {
    Listener listener("en");
    CHECK(listener.hear().empty());
    listener.driver.tap("attract.start");
    CHECK(listener.hear().empty());
    listener.key(ImGuiKey_DownArrow);
    CHECK(listener.hear().empty());
}

TEST_CASE(
    "The listening key starts a visit: how to use it, how to change the language, and the first question to its first "
    "answer") {
    Listener listener("en");
    listener.begin();
    REQUIRE(listener.driver.semantics().screen == "question");
    const auto said = listener.hear();
    REQUIRE(said.size() >= 4);
    CHECK(said[0].language == "en");
    CHECK(has(said[0].text, "F eight makes the screen dark"));
    CHECK(said[1] == Utterance{"es", "Para español, pulsa F nueve."});
    CHECK(said[2].text == listener.driver.node("heading.1")->label);
    CHECK(ends_with(said[said.size() - 2].text, "choice. one of four."));
    CHECK(said.back().text == "Press select to choose it.");
}

TEST_CASE("The focus is said with its label, role, place and what can be done; then only what changes") {
    Listener listener("en");
    listener.begin().hear();
    CHECK(listener.key(ImGuiKey_DownArrow).all() ==
          "I am in a program now, choice. two of four. Press select to choose it.");
    CHECK(listener.hear().empty());
    CHECK(has(listener.key(ImGuiKey_DownArrow).all(), "three of four"));
}

TEST_CASE("Steps of speed and volume are said, and what they interrupt goes on") {
    Listener listener("en");
    listener.begin().hear();
    CHECK(listener.key(ImGuiKey_F5).all() == "Speed one hundred twenty-five percent.");
    CHECK(listener.then_rest);
    CHECK(listener.key(ImGuiKey_F6).all() == "Volume six of ten.");
    CHECK(listener.driver.model.settings.speech.speed == 3);
    for (int i = 0; i < 9; ++i) listener.key(ImGuiKey_F4);
    CHECK(listener.all() == "Speed fifty percent.");
    CHECK(listener.key(ImGuiKey_F4).hear().empty());  // no slower
}

TEST_CASE("Another language is spoken at once, all of the screen anew") {
    Listener listener("en");
    listener.begin().hear();
    const auto said = listener.key(ImGuiKey_F9).hear();
    REQUIRE_FALSE(said.empty());
    for (const Utterance& one : said) CHECK(one.language == "es");
    CHECK(said[0].text == listener.driver.node("heading.1")->label);
}

TEST_CASE("In the settings each language is named in its own voice") {
    Listener listener("en");
    listener.begin().hear();
    listener.driver.act(action::Open{Screen::settings});
    listener.driver.settle();
    CHECK(has(listener.all(), "English, chosen. one of two."));
    const auto said = listener.key(ImGuiKey_DownArrow).hear();
    REQUIRE(said.size() == 2);
    CHECK(said[0] == Utterance{"es", "Español, opción. dos de dos."});
    CHECK(said[1].language == "en");
}

TEST_CASE(
    "The curtain is told, keys do the same behind it, and the first touch says how to lift it and the second does") {
    Listener listener("en");
    listener.begin().hear();
    CHECK(listener.key(ImGuiKey_F8).all() == "The screen is dark. F eight lights it.");
    const headless::Picture dark = listener.driver.picture();
    CHECK(std::all_of(dark.rgb.begin(), dark.rgb.end(), [](std::uint8_t value) { return value == 0; }));
    const std::string asked = listener.driver.node("heading.1")->label;
    const auto touch = [&] {
        const ui::Rect answer = listener.driver.node("choice.training.none")->rect;
        listener.driver.wait(0.5);
        listener.driver.press(answer.x + 20, answer.y + 20);
        listener.driver.lift();
    };
    touch();
    CHECK(listener.driver.node("heading.1")->label == asked);
    CHECK(has(listener.all(), "To light it, touch it again."));
    CHECK(listener.driver.model.settings.speech.curtain);
    touch();
    CHECK_FALSE(listener.driver.model.settings.speech.curtain);
    CHECK(listener.driver.node("heading.1")->label == asked);
    CHECK(listener.all() == "The screen is lit.");
}

TEST_CASE("Where there is no voice a dialog says so, in words that are seen, and leads on without it") {
    Listener listener("en");
    listener.key(ImGuiKey_F2);
    listener.driver.act(action::VoiceTold{{Voice::State::none, false}});
    listener.driver.settle();
    REQUIRE(listener.driver.node("speech.go_on") != nullptr);
    CHECK(listener.driver.node("heading.1")->label == "Speech is not available on this kiosk.");
    listener.driver.tap("speech.go_on");
    CHECK(listener.driver.node("speech.go_on") == nullptr);
    CHECK_FALSE(listener.driver.model.settings.speech.on);
    CHECK(listener.driver.semantics().screen == "question");
}

TEST_CASE(
    "With headphones plugged in it begins as with the button, and pulled out it ends without a word into the room") {
    Listener asked("en"), plugged("en");
    asked.driver.tap("attract.listen");
    plugged.driver.act(action::HeadphonesTold{true, "en"});
    for (Listener* one : {&asked, &plugged}) {
        one->driver.act(action::VoiceTold{{Voice::State::ready, false}});
        one->driver.settle();
    }
    const std::string greeting = plugged.all();
    CHECK_FALSE(greeting.empty());
    CHECK(greeting == asked.all());
    plugged.driver.act(action::HeadphonesTold{false, "en"});
    plugged.driver.settle();
    CHECK(plugged.hear().empty());
    CHECK_FALSE(plugged.driver.model.settings.speech.on);
}

TEST_CASE("The visit ends with words in its own language, the way back among them, and the next person hears nothing") {
    Listener listener("es");
    listener.begin().hear();
    listener.driver.act(action::StartOver{});
    listener.driver.settle();
    auto said = listener.hear();
    REQUIRE_FALSE(said.empty());
    CHECK(said[0] == Utterance{"es", "Hasta luego"});
    CHECK(has(said[1].text, "diez segundos"));
    listener.driver.key(ImGuiKey_Tab);
    said = listener.hear();
    REQUIRE_FALSE(said.empty());
    CHECK(has(said[0].text, "Deshacer"));
    listener.driver.wait(1);
    listener.driver.act(action::Tick{});
    listener.driver.settle();
    CHECK(listener.hear().empty());  // the seconds are not counted aloud
    listener.driver.wait(9);
    listener.driver.act(action::Tick{});
    listener.driver.settle();
    said = listener.hear();
    REQUIRE(said.size() == 2);
    CHECK(said[0] == Utterance{"es", "Borramos tus respuestas. No guardamos nada."});
    CHECK(listener.hear().empty());
    listener.driver.tap("attract.start");
    CHECK(listener.hear().empty());
}

TEST_CASE("What to look out for is said where it stands; what is nobody else's business only once it is unfolded") {
    for (const char* language : {"en", "es"}) {
        Listener listener(language);
        listener.begin();
        const auto act = [&](const Action& action) {
            listener.driver.act(action);
            listener.driver.settle();
        };
        const auto answer = [&](const char* question, const char* option) {
            act(action::Answer{test::Visitor::question(question), test::Visitor::option(question, option)});
        };
        answer("training", "interrupted");
        for (int i = 0; i < 40 && listener.driver.semantics().screen == "question"; ++i) {
            const Derived derived = derive(test::world(), listener.driver.model);
            const Question& question = test::pack().content.questions[*derived.question];
            const bool several = question.form == Question::Form::several;
            act(action::Answer{*derived.question, several ? exactly(0) : derived.options.front().value});
        }
        act(action::Revisit{test::Visitor::question("conviction")});
        answer("conviction", "felony");
        act(action::Next{});
        REQUIRE(listener.driver.semantics().screen == "roadmap");
        const Spoken spoken(*test::pack().words_of(language));
        const auto says = [&](const std::string& key) {
            const std::string sentence = spoken(listener.driver.words()(key));
            bool said = false, end = false;
            for (int page = 0; page < 30 && !end; ++page) {  // from the top to the end, and back
                for (const Utterance& one : listener.narrator.everything(listener.shown()))
                    said = said || has(one.text, sentence);
                const ui::Node* more = listener.driver.node("nav.more");
                end = more == nullptr || more->label == listener.driver.words()("nav.to_top");
                if (more != nullptr) listener.driver.tap("nav.more");
            }
            return said;
        };
        act(action::ShowSheet{"road.cautions"});
        CHECK(says("caution.interrupted"));
        CHECK(says("roadmap.cautions.own"));
        CHECK_FALSE(says("caution.record"));
        act(action::Unfold{"roadmap.cautions.own"});
        CHECK(says("caution.record"));
    }
}

TEST_CASE("On a whole walk everything with a label can be heard, nothing is empty, and no digit is left") {
    for (const char* language : {"en", "es"}) {
        Listener listener(language);
        listener.begin();
        int screens = 0, heard = 0;
        const auto listen = [&] {
            const ui::Shown now = listener.shown();
            const auto said = listener.narrator.everything(now);
            const Spoken spoken(*test::pack().words_of(language));
            const Spoken other(*test::pack().words_of(std::string(language) == "en" ? "es" : "en"));
            for (const ui::Node& node : now.screen.nodes) {
                INFO(language << " " << now.screen.screen << " " << node.id << ": " << node.label);
                const std::string own = spoken(node.label);
                if (std::none_of(own.begin(), own.end(),
                                 [](unsigned char c) { return std::isalpha(c) != 0 || c > 127; }))
                    continue;  // a code with nothing typed yet
                CHECK(std::any_of(said.begin(), said.end(), [&](const Utterance& one) {
                    return has(one.text, own) || has(one.text, other(node.label));
                }));
                ++heard;
            }
            for (const Utterance& one : said) {
                INFO(language << " " << now.screen.screen << ": " << one.text);
                CHECK_FALSE(has_digit(one.text));
                CHECK(std::any_of(one.text.begin(), one.text.end(),
                                  [](unsigned char c) { return std::isalpha(c) != 0 || c > 127; }));
                for (const char* sign : {"$", "%", "·", "–", "−", "**", "__", "{", "}"})
                    CHECK_FALSE(has(one.text, sign));
            }
            ++screens;
        };
        const auto through = [&] {
            listen();
            std::string last;
            for (int page = 0; page < 30; ++page) {
                const ui::Node* more = listener.driver.node("nav.more");
                if (more == nullptr || more->label != listener.driver.words()("nav.more")) break;
                listener.driver.tap("nav.more");
                listen();
            }
        };
        for (int i = 0; i < 40 && listener.driver.semantics().screen != "roadmap"; ++i) {
            through();
            const auto& nodes = listener.driver.semantics().nodes;
            const auto answer = std::find_if(nodes.begin(), nodes.end(), [](const ui::Node& node) {
                return node.role == ui::Role::choice && node.enabled && node.id.rfind("choice.", 0) == 0;
            });
            const std::string before = listener.driver.node("heading.1")->label;
            if (answer != nodes.end()) listener.driver.tap(std::string(answer->id));
            if (listener.driver.node("heading.1") != nullptr && listener.driver.node("heading.1")->label == before)
                listener.driver.tap("nav.next");
        }
        REQUIRE(listener.driver.semantics().screen == "roadmap");
        through();
        std::vector<std::string> steps;
        for (const ui::Node& node : listener.driver.semantics().nodes)
            if (node.id.rfind("milestone.", 0) == 0 && node.role == ui::Role::button) steps.push_back(node.id);
        steps.insert(steps.end(), {"road.star", "road.more"});
        for (const std::string& step : steps) {
            INFO(step);
            REQUIRE(listener.driver.tap(step));
            through();
            REQUIRE(listener.driver.tap("sheet.close"));
        }
        for (const Screen screen :
             {Screen::compare, Screen::state, Screen::help, Screen::settings, Screen::take_home, Screen::bring_back}) {
            listener.driver.act(action::Open{screen});
            listener.driver.settle();
            through();
            listener.driver.act(action::Close{});
            listener.driver.settle();
        }
        CHECK(screens > 16);
        CHECK(heard > 300);
    }
}
