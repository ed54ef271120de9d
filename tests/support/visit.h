#pragma once
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/session/derived.h"
#include "tests/support/content_fixture.h"
#include "tests/support/session.h"

namespace milepost::test {

/// A visit, told as what is done in it.
struct Visitor {
    World world{&test::shipped_content(), test::today(), {}};
    Model model = initial_model(world, "en");
    std::vector<Effect> effects;
    Millis now = 1000;

    Visitor& act(const Action& action) {
        model = test::update(world, model, action, now, effects);
        return *this;
    }
    Visitor& after(Millis passed, const Action& action = action::Tick{}) {
        now += passed;
        return act(action);
    }
    Visitor& answer(const char* id, Interval value) { return act(action::Answer{question(id), value}); }
    /// Answers whatever is asked with its first option; of several, none.
    Visitor& answer_all() {
        for (int i = 0; i < 60 && screen() == "question"; ++i) {
            const Derived derived = derive(world, model);
            const bool several = world.content->questions[*derived.question].form == Question::Form::several;
            act(action::Answer{*derived.question, several ? exactly(0) : derived.options.front().value});
        }
        REQUIRE(screen() != "question");
        return *this;
    }
    Visitor& to_roadmap() { return answer_all().act(action::Next{}); }

    std::string screen() const { return std::string(name(test::screen(world, model))); }
    std::string asked() const {
        const auto q = test::current_question(world, model);
        return q ? test::shipped_content().questions[*q].id : "";
    }
    static std::size_t question(const char* id) {
        const auto& all = test::shipped_content().questions;
        return std::size_t(std::find_if(all.begin(), all.end(), [&](const Question& q) { return q.id == id; }) -
                           all.begin());
    }
    bool answered(const char* id) const { return model.visit.answers[question(id)].has_value(); }
    /// The value that an option of a question stands for.
    static Interval option(const char* id, const std::string& of) {
        for (const Option& one : test::shipped_content().questions[question(id)].options)
            if (one.id == of) return one.value;
        FAIL("no option " << of << " of " << id);
        return {};
    }
};

inline Visitor started() {
    Visitor visit;
    visit.act(action::Start{""});
    return visit;
}

/// The visit has ended just now: the model is as at first, but for its clocks and a goodbye in the looks of who left.
/// What was told is kept only where it was ended by hand; ten seconds later nothing is left at all.
inline void check_left(const Visitor& visit, bool by_hand) {
    Model fresh = initial_model(visit.world, "en");
    fresh.clock.now = fresh.clock.last_input = visit.model.clock.now;
    REQUIRE(visit.model.farewell);
    CHECK(visit.model.farewell->since == visit.model.clock.now);
    CHECK(visit.model.farewell->kept.has_value() == by_hand);
    Model left = visit.model;
    left.farewell.reset();
    left.settings = left.site.defaults;
    CHECK(left == fresh);
    CHECK(visit.effects == std::vector{Effect::forget});
    CHECK(visit.screen() == "attract");
    Visitor later = visit;
    later.after(10'000);
    fresh.clock.now = later.model.clock.now;
    CHECK(later.model == fresh);
    CHECK(later.effects ==
          std::vector{Effect::forget, Effect::forget});  // what was shown of the visit, and of the goodbye
}

}  // namespace milepost::test
