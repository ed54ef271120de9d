#include <algorithm>

#include "tests/support/session.h"
#include "tests/support/visit.h"

using namespace milepost;
using test::Random;
using test::started;
using test::Visitor;

namespace {

/// The settings of somebody who changes every one of them, to anything that the screen offers.
void change_all(Visitor& visit, Random& random) {
    visit.act(action::SetLanguage{random.one_in(2) ? "en" : "es"})
        .act(action::SetText{TextSize(random.below(4))})
        .act(action::SetContrast{Contrast(random.below(4))})
        .act(action::SetMotion{random.one_in(2)})
        .act(action::SetTargets{random.one_in(2)})
        .act(action::SetReach{Reach(random.below(3))})
        .act(action::SetSwitches{Switches(random.below(3))})
        .act(action::SetScanStep{random.between(-1000, 20'000)});
    for (int misses = random.below(6); misses > 0; --misses) visit.after(500, action::Miss{});
    if (random.one_in(3)) visit.act(action::Enlarge{});
    if (random.one_in(5)) visit.act(action::KeepSize{});
}

void require_defaults(const Model& model) {
    REQUIRE(model.settings == Settings{.language = "en"});
    REQUIRE(model.visit.misses == Misses{});
    REQUIRE_FALSE(offers_larger(model));
}

}  // namespace

TEST_CASE("Whatever was set, and whichever way the visit ends, the next person finds every default") {
    int changed = 0;
    for (unsigned seed = 0; seed < 80; ++seed) {
        INFO("seed " << seed);
        Random random(seed);
        Visitor visit = started();
        change_all(visit, random);
        changed += !(visit.model.settings == Settings{.language = "en"});
        if (random.one_in(2)) visit.to_roadmap();
        if (random.one_in(2)) change_all(visit, random);
        switch (random.below(3)) {
            case 0: visit.after(1000, action::StartOver{}); break;  // done
            case 1:                                                 // gone: warned, then wiped
                while (visit.screen() != "attract") {
                    const auto deadline = test::next_deadline(visit.world, visit.model);
                    REQUIRE(deadline);
                    visit.after(*deadline - visit.now);
                }
                break;
            default:  // gone for so long that the next one is here before any tick
                visit.after(10'000'000, action::Input{});
                break;
        }
        REQUIRE(visit.screen() == "attract");
        if (random.one_in(2)) require_defaults(visit.after(10'000).model);  // the goodbye is over
        visit.after(1000, action::Start{""});
        require_defaults(visit.model);
        REQUIRE(visit.screen() == "question");
    }
    CHECK(changed > 70);
}

TEST_CASE("A code that brings answers back keeps the settings of who typed it") {
    Visitor visit = started();
    visit.to_roadmap();
    const std::string code = *encode(*visit.world.content, visit.model.visit.answers, visit.world.date);
    visit.act(action::StartOver{})
        .act(action::Start{""})
        .act(action::SetReach{Reach::left})
        .act(action::SetSwitches{Switches::one});
    visit.act(action::Open{Screen::bring_back});
    for (const char letter : code) visit.act(action::Type{letter});
    visit.act(action::BringBack{});
    REQUIRE(visit.screen() == "review");
    CHECK(visit.model.settings.reach == Reach::left);
    CHECK(visit.model.settings.switches == Switches::one);
}

TEST_CASE("Four misses within twenty seconds offer larger targets once, and one tap takes the offer") {
    Visitor visit = started();
    for (int i = 0; i < 3; ++i) visit.after(1000, action::Miss{});
    CHECK_FALSE(offers_larger(visit.model));

    SECTION("spread over longer, they are nothing") {
        visit.after(30'000, action::Input{});
        for (int i = 0; i < 20; ++i) visit.after(7'000, action::Miss{});
        CHECK_FALSE(offers_larger(visit.model));
    }
    SECTION("taken: targets grow, letters by a step") {
        visit.after(1000, action::Miss{});
        CHECK(offers_larger(visit.model));
        visit.act(action::Enlarge{});
        CHECK(visit.model.settings.large_targets);
        CHECK(visit.model.settings.text == TextSize::large);
        CHECK_FALSE(offers_larger(visit.model));
        for (int i = 0; i < 8; ++i) visit.after(100, action::Miss{});
        CHECK_FALSE(offers_larger(visit.model));
    }
    SECTION("refused: not asked again") {
        visit.after(1000, action::Miss{}).act(action::KeepSize{});
        for (int i = 0; i < 8; ++i) visit.after(100, action::Miss{});
        CHECK_FALSE(offers_larger(visit.model));
        CHECK(visit.model.settings == Settings{.language = "en"});
    }
    SECTION("the largest there is has nothing to offer") {
        visit.after(1000, action::Miss{}).act(action::SetText{TextSize::largest}).act(action::SetTargets{true});
        CHECK_FALSE(offers_larger(visit.model));
    }
}

TEST_CASE("The scanning step stays between half a second and eight") {
    Visitor visit = started();
    CHECK(visit.model.settings.scan_step == 2000);
    CHECK(visit.act(action::SetScanStep{0}).model.settings.scan_step == 500);
    CHECK(visit.act(action::SetScanStep{1'000'000}).model.settings.scan_step == 8000);
    CHECK(visit.act(action::SetScanStep{3000}).model.settings.scan_step == 3000);
}

TEST_CASE("Who works by switches is given the time of those who read") {
    Visitor visit = started();
    REQUIRE(visit.screen() == "question");
    visit.act(action::SetSwitches{Switches::one});
    visit.after(visit.world.idle.reading_warn_after - 1);
    CHECK(visit.screen() == "question");
    visit.after(1);
    CHECK(visit.screen() == "idle_warning");
}
