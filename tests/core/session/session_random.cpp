#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "core/roads/evaluation_json.h"
#include "core/session/derived.h"
#include "core/session/session.h"
#include "tests/support/content_fixture.h"
#include "tests/support/session.h"

using namespace milepost;
using test::Random;
using test::shipped_content;

namespace {

/// An action of any kind, at times a senseless one.
Action random_action(Random& random, const World& world, const Model& model) {
    const std::size_t q = std::size_t(random.below(int(shipped_content().questions.size()) + 1));
    const auto offered = [&]() -> Action {
        const auto question = test::current_question(world, model);
        if (!question) return action::Next{};
        const Question& asked = shipped_content().questions[*question];
        if (asked.form == Question::Form::several)
            return action::Include{*question, random.between(-1, 6), random.one_in(2)};
        const auto options = derive(world, model).options;
        return action::Answer{*question, random.pick(options).value};
    };
    constexpr std::array over{Screen::help,  Screen::settings,  Screen::compare,
                              Screen::state, Screen::take_home, Screen::bring_back};
    static const std::string letters = "0189AHKZ";
    if (model.farewell && random.one_in(2)) return action::TakeBack{};  // few would meet its ten seconds by chance
    switch (random.below(40)) {
        case 0: return action::Tick{};
        case 1: return action::Input{};
        case 2: return action::Start{random.one_in(2) ? "" : "es", random.one_in(2)};
        case 3: return action::Answer{q, {random.between(-2, 40), random.between(-2, 40)}};
        case 4: return action::Include{q, random.between(-2, 9), random.one_in(2)};
        case 5: return action::Next{};
        case 6: return action::Back{};
        case 7: return action::Revisit{q};
        case 8: return random.one_in(5) ? Action(action::StartOver{}) : Action(action::Tick{});
        case 9: return random.one_in(2) ? Action(action::Stay{}) : Action(action::TakeBack{});
        case 10: return action::Open{random.pick(over)};
        case 11: return action::Close{};
        case 12: return random.one_in(2) ? Action(action::Unfold{"cpr-class"}) : Action(action::ShowSheet{"road.more"});
        case 13: return action::ShowCredential{random.one_in(2) ? "rma-amt" : "none such"};
        case 14: return action::SetLanguage{random.one_in(2) ? "en" : "es"};
        case 15: return action::SetText{TextSize(random.below(4))};
        case 16: return action::SetContrast{Contrast(random.below(4))};
        case 17: return action::SetMotion{random.one_in(2)};
        case 18: return action::ShowRoad{std::size_t(random.below(4))};
        case 19: return action::Type{random.pick(letters)};
        case 20: return action::Erase{};
        case 21: return action::BringBack{};
        case 22: return action::Print{};
        case 23:
            return action::PrinterTold{{{PrinterCondition(random.below(10)), "why"},
                                        {PrintStage(random.below(7)), PrinterCondition::ready, ""}}};
        case 24: return action::SetSpeech{random.one_in(2)};
        case 25: return action::SetSpeed{random.between(-2, 9)};
        case 26: return action::SetVolume{random.between(-2, 12)};
        case 27: return action::SetCurtain{random.one_in(2)};
        case 28: return action::Repeat{};
        case 29: return action::Pause{};
        case 30: return action::VoiceTold{{Voice::State(random.below(3)), random.one_in(2)}};
        case 31: return action::MakeExact{};
        case 32: return action::ShowNow{};
        case 33: return action::HeadphonesTold{random.one_in(2), "es"};
        default: return offered();
    }
}

void require_sound(const World& world, const Model& model) {
    const Content& content = *world.content;
    const Screen shown = test::screen(world, model);
    REQUIRE(model.visit.here == (shown != Screen::attract));
    REQUIRE((shown == Screen::idle_warning) == (test::warning_left(world, model) > 0));
    REQUIRE((shown == Screen::question) == test::current_question(world, model).has_value());
    REQUIRE(model.visit.answers.size() == content.questions.size());
    for (std::size_t q = 0; q < model.visit.answers.size(); ++q) {
        if (!model.visit.answers[q]) continue;
        REQUIRE(model.visit.answers[q]->min <= model.visit.answers[q]->max);
        REQUIRE(content[content.questions[q].fact].domain.contains(*model.visit.answers[q]));
    }
    if (const auto deadline = test::next_deadline(world, model)) REQUIRE(*deadline > model.clock.now);
    const SpeechSettings& speech = model.settings.speech;
    REQUIRE((!speech.curtain || (speech.on && model.site.voice.state != Voice::State::none)));
    if (model.visit.here) REQUIRE_FALSE(model.farewell);
    if (!model.visit.here) REQUIRE(model.visit == no_visit(world));
    if (!model.visit.here && !model.farewell) REQUIRE(model.settings == model.site.defaults);
}

/// Where a visit has ended, no deed but taking it back brings anything of it back, and half a minute later nothing
/// does; ten seconds where no voice speaks.
void require_nothing_left(const World& world, const Model& model) {
    if (!model.farewell) return;
    std::vector<Effect> effects;
    const Model later = test::update(world, model, action::TakeBack{}, model.farewell->since + 30'000, effects);
    Model fresh = initial_model(world, "en");
    fresh.clock.now = later.clock.now;
    fresh.clock.last_input = later.clock.last_input;
    fresh.clock.heard_until = later.clock.heard_until;
    fresh.site.voice = later.site.voice;
    fresh.site.printer = later.site.printer;
    REQUIRE(later == fresh);
    if (model.site.voice.speaking || model.clock.heard_until > model.farewell->since) return;
    REQUIRE_FALSE(test::update(world, model, action::TakeBack{}, model.farewell->since + 10'000, effects).visit.here);
    const Model started = test::update(world, model, action::Start{"es"}, model.clock.now, effects);
    REQUIRE_FALSE(started.farewell);
    REQUIRE(started.visit.answers == fresh.visit.answers);
    REQUIRE(started.settings.text == fresh.settings.text);
}

/// Has the goodbye of `model` had its time by `now`? Then what was shown of it is nobody's any more.
bool goodbye_is_over(const World& world, Model model, Millis now) {
    model.clock.now = std::max(model.clock.now, now);
    return model.farewell && farewell_left(world, model) == 0;
}

}  // namespace

TEST_CASE("Actions of every kind in any order leave a sound model and a screen that can be shown") {
    int wiped = 0, mapped = 0, taken_back = 0;
    for (unsigned seed = 0; seed < 12; ++seed) {
        Random random(seed);
        World world{&shipped_content(), test::today(), {}};
        Model model = initial_model(world, "en");
        Standing standing;
        Millis now = 0;
        for (int i = 0; i < 120; ++i) {
            INFO("seed " << seed << ", action " << i);
            now += random.one_in(40) ? random.between(0, 200'000) : random.between(0, 3'000);
            std::vector<Effect> effects;
            const Action action = random_action(random, world, model);
            const Model before = model;
            standing = standing_of(world, model.visit, standing);  // handed on, as the kiosk does
            model = update(world, model, standing, action, now, effects);
            require_sound(world, model);
            require_nothing_left(world, model);
            taken_back += std::holds_alternative<action::TakeBack>(action) && !before.visit.here && model.visit.here;
            if (before.farewell && before.farewell->kept && model.visit.here &&
                std::holds_alternative<action::TakeBack>(action))
                REQUIRE(model.visit == *before.farewell->kept);
            std::vector<Effect> again;
            REQUIRE(test::update(world, before, action, now, again) == model);  // pure: the same again
            REQUIRE(again == effects);
            const bool forgot = std::count(effects.begin(), effects.end(), Effect::forget) > 0;
            const bool ended = before.visit.here && !model.visit.here;
            REQUIRE(forgot == (ended || goodbye_is_over(world, before, now)));
            wiped += ended;
            mapped += test::screen(world, model) == Screen::roadmap;
        }
    }
    CHECK(wiped > 3);
    CHECK(taken_back > 0);
    CHECK(mapped > 5);
}

TEST_CASE("What is derived with the help of what was derived before is what is derived afresh") {
    const auto text = [](const std::optional<Evaluation>& evaluation) {
        return evaluation ? to_json(shipped_content(), *evaluation, test::keys_as_words()) : "";
    };
    for (unsigned seed = 0; seed < 5; ++seed) {
        Random random(seed);
        const World world{&shipped_content(), test::today(), {}};
        Model model = initial_model(world, "en");
        Derived kept = derive(world, model);
        for (int i = 0; i < 80; ++i) {
            INFO("seed " << seed << ", action " << i);
            std::vector<Effect> effects;
            model = test::update(world, model, random_action(random, world, model), Millis{i} * 1000, effects);
            kept = derive(world, model, kept);
            const Derived fresh = derive(world, model);
            REQUIRE(kept.screen == fresh.screen);
            REQUIRE(kept.question == fresh.question);
            REQUIRE(kept.standing.left == fresh.standing.left);
            REQUIRE(kept.standing.next == fresh.standing.next);
            REQUIRE(kept.standing.interview.facts == fresh.standing.interview.facts);
            REQUIRE(kept.standing.interview.given == fresh.standing.interview.given);
            REQUIRE(kept.standing.interview.skipped.size() == fresh.standing.interview.skipped.size());
            REQUIRE(text(kept.now) == text(fresh.now));
            REQUIRE(text(kept.before) == text(fresh.before));
        }
    }
}

TEST_CASE("At each deadline, and not before, something on screen changes") {
    World world{&shipped_content(), test::today(), {}};
    Model model = initial_model(world, "en");
    std::vector<Effect> effects;
    const auto shown = [&](const Model& m) {
        return std::tuple(test::screen(world, m), (test::warning_left(world, m) + 999) / 1000,
                          (farewell_left(world, m) + 999) / 1000);
    };
    model = test::update(world, model, action::Start{}, 1234, effects);
    int changes = 0;
    while (const auto deadline = test::next_deadline(world, model)) {
        REQUIRE(*deadline > model.clock.now);
        const auto before = shown(model);
        REQUIRE(shown(test::update(world, model, action::Tick{}, *deadline - 1, effects)) == before);
        model = test::update(world, model, action::Tick{}, *deadline, effects);
        REQUIRE(shown(model) != before);
        REQUIRE(++changes < 100);
    }
    CHECK(changes == 1 + 30 + 10);  // the warning, its seconds down to the wipe, those of the goodbye
    CHECK(test::screen(world, model) == Screen::attract);
}

TEST_CASE("A walker that takes any choice on each question, then Next, always reaches a roadmap with a road") {
    const Content& content = shipped_content();
    const World world{&content, test::today(), {}};
    for (unsigned seed = 0; seed < 120; ++seed) {
        Random random(seed);
        std::vector<Effect> effects;
        Model model = test::update(world, initial_model(world, "en"), action::Start{}, 0, effects);
        int taps = 0;
        while (test::screen(world, model) != Screen::roadmap) {
            INFO("seed " << seed << ", tap " << taps);
            REQUIRE(++taps <= 60);
            Action action = action::Next{};
            if (const auto q = test::current_question(world, model)) {
                const Question& asked = content.questions[*q];
                if (asked.form != Question::Form::several || !model.visit.answers[*q]) {
                    Answers others = model.visit.answers;
                    others[*q].reset();
                    const auto options =
                        options_of(content, asked, replay(content, others, world.date).facts, world.date);
                    REQUIRE_FALSE(options.empty());
                    if (asked.form == Question::Form::several) {
                        const int member = random.one_in(5) ? -1 : random.pick(options).value.min;
                        action = action::Include{*q, member, true};
                    } else if (asked.unsure && random.one_in(5)) {
                        action = action::Answer{*q, content[asked.fact].domain};
                    } else {
                        action = action::Answer{*q, random.pick(options).value};
                    }
                }
            }
            model = test::update(world, model, action, 0, effects);
        }
        if (seed % 3 != 0) continue;  // the longest part
        const Derived derived = derive(world, model);
        REQUIRE(derived.standing.left == 0);
        for (const CredentialResult& result : derived.now->credentials) {
            REQUIRE(result.plan.there());
            REQUIRE((result.plan.by == nullptr) == (result.status == Status::held));  // then it is to be kept
        }
    }
}
