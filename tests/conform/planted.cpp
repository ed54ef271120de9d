#include <imgui.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "tests/support/made_up_screen.h"
#include "ui/conform/measure.h"
#include "ui/widgets/widgets.h"

using namespace milepost;
using namespace milepost::ui;
using conform::Check;

namespace {

/// Measures a made-up screen by all that the report measures by.
conform::Tally measured(const test::Draw& draw, TextSize size = TextSize::medium, Reach reach = Reach::off) {
    test::Show show(draw);
    show.driver.model.settings.text = size;
    show.driver.model.settings.reach = reach;
    show.driver.model.visit.here = true;
    show.driver.settle();
    conform::Tally tally;
    conform::measure_screen(show.driver, {.pixels = true, .press = true, .focus = true}, tally);
    return tally;
}

/// The failures of one kind, as sentences.
std::vector<std::string> of(const conform::Tally& tally, Check check) {
    std::vector<std::string> out;
    for (const conform::Failure& failure : tally.failures)
        if (failure.check == check) out.push_back(failure.sentence());
    return out;
}

using Sentences = std::vector<std::string>;

/// A sound screen with something planted in its middle, 200 mm wide and 60 mm high.
test::Draw with(const std::function<void(Frame&, const Rect&)>& planted) {
    return [planted](Frame& frame) {
        Page page(frame,
                  {.bar = {{"nav.back", "Back", action::Back{}}, {"nav.next", "Next", action::Next{}, Look::primary}}});
        Column column = page.whole();
        title(column, "Where do you want to work?");
        paragraph(column, "You can change it later.");
        choice(column, "choice.a.1", {.label = "Here", .selected = true});
        choice(column, "choice.a.2", {.label = "There"});
        column.space(measure::section);
        planted(frame, {column.x(), column.y(), frame.interface.px(200), frame.interface.px(60)});
        page.finish();
    };
}

float mm(Frame& frame, double millimetres) { return frame.interface.px(static_cast<float>(millimetres)); }

}  // namespace

TEST_CASE("Nothing is found on a sound screen, and all kinds of checks were made") {
    const conform::Tally tally = measured(with([](Frame&, const Rect&) {}));
    for (const conform::Failure& failure : tally.failures) UNSCOPED_INFO(failure.sentence());
    CHECK(tally.failures.empty());
    for (std::size_t i = 0; i < conform::check_count; ++i) {
        INFO(conform::kinds[i].name);
        const auto check = static_cast<Check>(i);  // these three are of other screens than this
        if (check != Check::motion && check != Check::reach && check != Check::road) CHECK(tally.checks[i] > 0);
    }
}

TEST_CASE("In reach mode, a target too high or too far from the hand is found") {
    const auto high = [](Frame& frame, const Rect&) {
        button(frame, {mm(frame, 60), mm(frame, 60), mm(frame, 40), mm(frame, 20)}, "high", "Yes");
    };
    CHECK(of(measured(with(high)), Check::reach).empty());
    CHECK(of(measured(with(high), TextSize::medium, Reach::left), Check::reach) ==
          Sentences{"high: 1296 to 1316 mm above the floor; expected 380 to 1220 mm"});
    const auto far = [](Frame& frame, const Rect& room) {
        button(frame, {mm(frame, 5), room.y, mm(frame, 20), mm(frame, 20)}, "far", "Yes");
    };
    CHECK(of(measured(with(far), TextSize::medium, Reach::right), Check::reach) ==
          Sentences{"far: 262.73 mm from the edge at the hand; expected at most 240.00 mm"});
    const auto sound = measured(with([](Frame&, const Rect&) {}), TextSize::medium, Reach::right);
    CHECK(sound.checks[std::size_t(Check::reach)] > 0);
    CHECK(of(sound, Check::reach).empty());
}

TEST_CASE("A button of 12 mm is found") {
    const auto tally = measured(with([](Frame& frame, const Rect& room) {
        button(frame, {room.x, room.y, mm(frame, 40), mm(frame, 12)}, "small", "Yes");
    }));
    CHECK(of(tally, Check::size) == Sentences{"small: 12.00 mm; expected at least 12.70 mm"});
}

TEST_CASE("Two buttons 2 mm apart are found") {
    const auto tally = measured(with([](Frame& frame, const Rect& room) {
        button(frame, {room.x, room.y, mm(frame, 30), mm(frame, 20)}, "one", "Yes");
        button(frame, {room.x + mm(frame, 32), room.y, mm(frame, 30), mm(frame, 20)}, "two", "No");
    }));
    CHECK(of(tally, Check::gap) == Sentences{"one and two: 2.00 mm; expected at least 2.54 mm"});
}

TEST_CASE("An answer that is lower than an answer should be is found") {
    const auto tally = measured(with([](Frame& frame, const Rect& room) {
        choice(frame, {room.x, room.y, room.width, mm(frame, 18)}, "choice.b.1", {.label = "Low"});
    }));
    CHECK(of(tally, Check::answer) == Sentences{"choice.b.1: 18.00 mm; expected at least 20.00 mm"});
}

TEST_CASE("A grey of 9 to 1 is found in the pixels") {
    const Theme theme = theme_of(Contrast::standard);
    Colour grey = hex(0x000000);
    while (contrast(grey, theme.paper) > 9.0) {
        grey = {static_cast<std::uint8_t>(grey.r + 1), static_cast<std::uint8_t>(grey.g + 1),
                static_cast<std::uint8_t>(grey.b + 1)};
    }
    const auto tally = measured(with([&](Frame& frame, const Rect& room) {
        frame.interface.text().draw(frame.interface.canvas(), Style::body, "Help", room.x, room.y, {grey, grey});
    }));
    const auto found = of(tally, Check::contrast);
    REQUIRE(found.size() == 1);
    CHECK(found.front().find("Help: 8.9") == 0);
    CHECK(of(tally, Check::colour_blind).empty());
}

TEST_CASE("Words over a picture that swallows some of them are found") {
    const auto tally = measured(with([](Frame& frame, const Rect& room) {
        Interface& ui = frame.interface;
        ui.canvas().AddRectFilled({room.x, room.y}, {room.x + mm(frame, 20), room.y + mm(frame, 20)},
                                  ui.theme().ink.packed());
        ui.text().draw(ui.canvas(), Style::body, "dark words on both", room.x, room.y,
                       {ui.theme().ink, ui.theme().ink});
    }));
    CHECK_FALSE(of(tally, Check::contrast).empty());
}

TEST_CASE("A red on green that some eyes do not tell apart is found") {
    const auto tally = measured(with([](Frame& frame, const Rect& room) {
        Interface& ui = frame.interface;
        ui.canvas().AddRectFilled({room.x, room.y}, {room.right(), room.bottom()}, hex(0x3C7A00).packed());
        ui.text().draw(ui.canvas(), Style::body, "Stop", room.x + mm(frame, 10), room.y + mm(frame, 10),
                       {hex(0xFF8C6A), hex(0xFF8C6A)});
    }));
    CHECK_FALSE(of(tally, Check::colour_blind).empty());
}

TEST_CASE("A word that is too long is found, and so are words cut short") {
    CHECK_FALSE(
        of(measured(with([](Frame& frame, const Rect& room) {
               button(frame, {room.x, room.y, mm(frame, 40), mm(frame, 20)}, "long", "Schwarzwaldkirschtortenrezept");
           })),
           Check::word)
            .empty());
    CHECK_FALSE(of(measured(with([](Frame& frame, const Rect& room) {
                       Interface& ui = frame.interface;
                       ui.text().draw(ui.canvas(), Style::body,
                                      "This sentence needs more than one line of so few millimetres", room.x, room.y,
                                      {ui.theme().ink, ui.theme().ink}, {mm(frame, 60), false, 1});
                   })),
                   Check::word)
                    .empty());
}

TEST_CASE("Words over the edge of the screen, of a clip or of a target are found") {
    const auto say_at = [](float x, float y) {
        return with([=](Frame& frame, const Rect& room) {
            frame.interface.text().draw(frame.interface.canvas(), Style::body, "Far from home", room.x + mm(frame, x),
                                        room.y + mm(frame, y),
                                        {frame.interface.theme().ink, frame.interface.theme().ink});
        });
    };
    CHECK(of(measured(say_at(0, 0)), Check::cut).empty());
    CHECK(of(measured(say_at(215, 0)), Check::cut).size() == 1);
    CHECK(of(measured(say_at(0, 2000)), Check::cut).size() == 1);
    const auto clipped = measured(with([](Frame& frame, const Rect& room) {
        Interface& ui = frame.interface;
        ui.canvas().PushClipRect({room.x, room.y}, {room.x + mm(frame, 20), room.bottom()}, true);
        ui.text().draw(ui.canvas(), Style::body, "Cut at the side", room.x, room.y, {ui.theme().ink, ui.theme().ink});
        ui.canvas().PopClipRect();
    }));
    CHECK(of(clipped, Check::cut).size() == 1);
    const auto spilt = measured(with([](Frame& frame, const Rect& room) {
        Interface& ui = frame.interface;
        button(frame, {room.x, room.y, mm(frame, 40), mm(frame, 20)}, "narrow", "");
        ui.text().draw(ui.canvas(), Style::body, "Wider than that", room.x + mm(frame, 4), room.y + mm(frame, 7),
                       {ui.theme().ink, ui.theme().ink});
    }));
    CHECK(of(spilt, Check::inside).size() == 1);
}

TEST_CASE("Words on words and letters of the wrong height are found") {
    const auto twice = measured(with([](Frame& frame, const Rect& room) {
        Interface& ui = frame.interface;
        for (const char* words : {"One over", "the other"})
            ui.text().draw(ui.canvas(), Style::body, words, room.x, room.y, {ui.theme().ink, ui.theme().ink});
    }));
    CHECK(of(twice, Check::overlap).size() == 1);

    test::Show show(with([](Frame&, const Rect&) {}));
    conform::Tally tally;
    conform::Pages pages;
    show.driver.display.px_per_mm *= 0.8f;  // the panel is larger than its pixels say: all on it is smaller
    show.driver.settle();
    show.driver.display.px_per_mm *= 1.25f;
    conform::measure_targets(show.driver, tally);
    CHECK_FALSE(of(tally, Check::size).empty());
}

TEST_CASE("A control without a label, without a node or without a role is found") {
    const auto unlabelled = measured(with([](Frame& frame, const Rect& room) {
        button(frame, {room.x, room.y, mm(frame, 40), mm(frame, 20)}, "mute", "");
    }));
    CHECK(of(unlabelled, Check::role) == Sentences{"mute: no label; expected a label that can be spoken"});
    const auto hidden =
        measured(with([](Frame& frame, const Rect& room) { frame.interface.touch().target("secret", room, true); }));
    CHECK(of(hidden, Check::role) ==
          Sentences{"secret: a target without a node; expected a node with a role that can be touched"});
    CHECK_FALSE(of(hidden, Check::focus).empty());
    const auto alien = measured(with([](Frame&, const Rect& room) {
        ImGui::SetNextWindowPos({room.x, room.y});
        ImGui::Begin("A window of its own");
        ImGui::Button("Press me");
        ImGui::End();
    }));
    const auto found = of(alien, Check::role);
    CHECK(
        std::any_of(found.begin(), found.end(), [](const std::string& one) { return one.find("\"Press me\"") == 0; }));
    const auto twice = measured(with([](Frame& frame, const Rect& room) {
        state_node(frame, "same", Role::text, "One", room);
        state_node(frame, "same", Role::text, "Two", room);
    }));
    CHECK(of(twice, Check::role) == Sentences{"same: the id a second time; expected an id of its own"});
}

TEST_CASE("What is drawn elsewhere than it can be hit is found, and what does not show a finger") {
    const auto aside = measured(with([](Frame& frame, const Rect& room) {
        const Rect hit{room.x, room.y, mm(frame, 40), mm(frame, 20)},
            drawn{room.x, room.y, mm(frame, 34), mm(frame, 20)};
        const Touch::State state = touchable(frame, "aside", Role::button, "Aside", hit);
        draw_box(frame.interface.canvas(), drawn, 0,
                 state.pressed ? frame.interface.theme().ink : frame.interface.theme().card,
                 frame.interface.theme().line, 2);
    }));
    REQUIRE(of(aside, Check::hit_area).size() == 1);
    CHECK(of(aside, Check::hit_area).front().find("aside: what a finger changes ends 6.") == 0);
    const auto numb = measured(with([](Frame& frame, const Rect& room) {
        touchable(frame, "numb", Role::button, "Numb", {room.x, room.y, mm(frame, 40), mm(frame, 20)});
    }));
    CHECK(of(numb, Check::response) == Sentences{"numb: a finger on it changes nothing; expected that it shows"});
}

TEST_CASE("A focus that reads backwards is found") {
    const auto tally = measured(with([](Frame& frame, const Rect& room) {
        button(frame, {room.x, room.y + mm(frame, 40), mm(frame, 40), mm(frame, 20)}, "lower", "Second");
        button(frame, {room.x, room.y, mm(frame, 40), mm(frame, 20)}, "upper", "First");
    }));
    CHECK(of(tally, Check::focus) == Sentences{"upper: after lower, which is read later; expected reading order"});
}

TEST_CASE("A choice that hardly differs from the others is found") {
    const auto tally = measured(with([](Frame& frame, const Rect& room) {
        for (const int i : {0, 1}) {
            const Rect place{room.x + mm(frame, 44.0 * i), room.y, mm(frame, 40), mm(frame, 20)};
            const std::string id = "choice.pale." + std::to_string(i);
            const Touch::State state = touchable(frame, id, Role::choice, id, place, true, i == 0);
            const Colour fill = i == 0 ? frame.interface.theme().note : frame.interface.theme().card;
            draw_box(frame.interface.canvas(), place, 0, state.pressed ? frame.interface.theme().ink : fill,
                     frame.interface.theme().line, 2);
        }
    }));
    CHECK(of(tally, Check::chosen).size() == 3);
}

TEST_CASE("A motion that does not end in time is found") {
    const auto moving = [](double lasts) {
        test::Show show([lasts](Frame& frame) {
            frame.interface.animate("slow", 1, 0, lasts);
            Page(frame).finish();
        });
        conform::Tally tally;
        conform::measure_motion(show.driver, show.driver.model, tally);
        return tally.failures.size();
    };
    CHECK(moving(0.2) == 0);
    CHECK(moving(0.6) == 1);
}
