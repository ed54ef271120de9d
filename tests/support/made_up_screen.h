#pragma once
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/support/ui_driver.h"
#include "ui/widgets/widgets.h"

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

constexpr TextSize text_sizes[] = {TextSize::small, TextSize::medium, TextSize::large, TextSize::largest};

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

/// A question of four answers and a bar, counting what is chosen.
struct Asked {
    std::vector<std::string> chosen;
    void operator()(ui::Frame& frame) {
        ui::Page page(frame, {.bar = {{"nav.back", "Back", action::Back{}},
                                      {"nav.next", "Next", action::Next{}, ui::Look::primary}}});
        ui::Column column = page.lead();
        ui::title(column, "Have you worked as a medical assistant?");
        ui::Column answers = page.follow(column);
        for (const char* id : {"choice.a.1", "choice.a.2", "choice.a.3", "choice.a.unsure"})
            if (ui::choice(answers, id, {.label = id})) chosen.emplace_back(id);
        page.finish();
    }
};

/// Thirty answers in a scroller.
struct Long {
    std::vector<int> chosen;
    void operator()(ui::Frame& frame) {
        ui::Page page(frame, {.bar = {{"nav.back", "Back", action::Back{}}}});
        ui::Column column = page.lead();
        ui::Column rest = page.follow(column);
        ui::scrolled(frame, "list", rest.rest(), [&](ui::Column& list) {
            for (int i = 0; i < 30; ++i) {
                if (ui::choice(list, "choice.n." + std::to_string(i), {.label = "Answer " + std::to_string(i)}))
                    chosen.push_back(i);
            }
        });
        page.finish();
    }
};

}  // namespace milepost::test
