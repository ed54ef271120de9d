#pragma once
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <map>
#include <string>

#include "tests/support/ui_driver.h"

namespace milepost::test {

inline const Words& words_of(std::string language, const std::string& own_name) {
    static std::map<std::string, Words> all;
    const auto found = all.find(language);
    if (found != all.end()) return found->second;
    auto made =
        Words::load(language, {{"test.json", R"({"nav.more": "More", "nav.to_top": "Back to top", "settings.open":
        "Text and colors", "language.name": ")" + own_name +
                                                 "\"}"}});
    return all.emplace(language, std::move(*made)).first->second;
}

using Draw = std::function<void(ui::Frame&)>;

/// A driver of one made-up screen; the question shown is the number of entries in `model.visit.over`.
struct Show {
    explicit Show(Draw draw, int width = 1080, int height = 1920, double inches = 21.5)
        : driver(stage(std::move(draw), width, height, inches), first(), MILEPOST_FONT_DIR) {}

    static Model first() {
        Model model;
        model.settings.language = "en";
        return model;
    }
    static Stage stage(Draw draw, int width, int height, double inches) {
        Stage out;
        out.languages = {&words_of("en", "English"), &words_of("es", "Español")};
        out.display = display_of(width, height, inches);
        out.draw = [draw = std::move(draw)](ui::Frame& frame) {
            frame.interface.begin(frame);
            draw(frame);
            return frame.interface.end(frame);
        };
        out.derive = [](const World&, const Model& model) {
            Derived derived;
            derived.screen = Screen::question;
            derived.question = model.visit.over.size();
            return derived;
        };
        return out;
    }

    void next_question() {
        driver.model.visit.over.push_back(Screen::help);
        driver.settle();
    }
    ui::Rect rect(std::string_view id) const {
        const ui::Node* node = driver.node(id);
        REQUIRE(node != nullptr);
        return node->rect;
    }
    void press(std::string_view id) {
        const ui::Rect r = rect(id);
        driver.press(r.x + r.width / 2, r.y + r.height / 2);
    }

    Driver driver;
};

}  // namespace milepost::test
