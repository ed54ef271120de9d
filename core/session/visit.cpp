#include "core/session/visit.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "core/session/session.h"
#include "core/terms/match.h"

namespace milepost {
namespace {

/// What the groups of actions below work on.
struct Acting {
    const World& world;
    Model& model;
    const Standing& standing;
    std::vector<Effect>& effects;

    [[nodiscard]] const Content& content() const { return *world.content; }
    [[nodiscard]] Visit& visit() const { return model.visit; }
};

/// The mask of a "several" answer after putting a member in or out; -1 is "none of them".
Interval with_member(const std::optional<Interval>& answered, int member, bool in) {
    const int mask = answered && answered->exact() ? answered->min : 0;
    if (member < 0) return exactly(0);
    return exactly(in ? mask | (1 << member) : mask & ~(1 << member));
}

/// What is told.
struct Answering : Acting {
    void operator()(const action::Answer& a) const {
        if (!asked(a.question) || a.value.min > a.value.max || !fact(a.question).domain.contains(a.value)) return;
        const bool first_time = !visit().revisited;
        answer(a.question, a.value);
        visit().revisited.reset();
        if (first_time && visit().express && visit_screen(model, standing_of(world, visit())) == Screen::roadmap)
            visit().before.reset();  // the road is new, not changed
    }
    void operator()(const action::Include& a) const {
        if (!asked(a.question) || content().questions[a.question].form != Question::Form::several) return;
        if (a.member >= int(fact(a.question).values.size())) return;
        const std::optional<Interval>& given = visit().answers[a.question];
        const bool unsure = given == fact(a.question).domain;
        answer(a.question, with_member(unsure ? std::nullopt : given, a.member, a.in));
        visit().revisited = a.question;  // several may be picked: stay until Next
    }
    void operator()(const action::Revisit& a) const {
        if (!asked(a.question)) return;
        visit().over.clear();
        visit().sheet.clear();
        visit().revisited = a.question;
    }
    void operator()(const action::ShowNow&) const {
        visit().express = true;
        visit().revisited.reset();
        visit().opened.clear();
        visit().before.reset();
    }
    void operator()(const action::MakeExact&) const {
        visit().express = visit().reviewed = false;
        visit().over.clear();
        visit().sheet.clear();
        visit().opened.clear();
        visit().before.reset();
    }

    void operator()(const action::AttendSchool& a) const {
        const Place* school = content().places.find(a.id);
        if (school == nullptr || visit().over.empty() || visit().over.back() != Screen::school) return;
        visit().over.pop_back();
        visit().before = visit().answers;
        for (const std::size_t q : visit().school.filled) visit().answers[q].reset();  // of another school
        visit().school.filled.clear();
        for (std::size_t q = 0; q < visit().answers.size(); ++q) {
            const auto known = value_at(content(), *school, content().questions[q].fact);
            if (!known) continue;
            for (const Option& option : content().questions[q].options) {
                if (!option.value.contains(*known)) continue;
                visit().answers[q] = option.value;
                visit().school.filled.insert(q);
            }
        }
        visit().revisited.reset();
        start_anew();
    }

  private:
    [[nodiscard]] bool asked(std::size_t question) const { return question < visit().answers.size(); }
    [[nodiscard]] const Fact& fact(std::size_t question) const { return content()[content().questions[question].fact]; }
    void answer(std::size_t question, std::optional<Interval> value) const {
        if (visit().answers[question] == value) return;
        visit().before = visit().answers;
        visit().answers[question] = value;
        start_anew();
    }
    /// Other answers, another road.
    void start_anew() const {
        visit().place.clear();  // it may lie in another state now
        visit().credential.clear();
        visit().road = 0;
        visit().sheet.clear();
    }
};

/// From screen to screen.
struct Moving : Acting {
    void operator()(const action::Next&) const {
        if (!visit().over.empty()) {
            if (visit().over.back() == Screen::review) {
                visit().over.pop_back();
                visit().sheet.clear();  // the road is what was asked for
            }
        } else if (visit().revisited) {
            if (visit().answers[*visit().revisited]) visit().revisited.reset();
        } else if (visit_screen(model, standing) == Screen::review) {
            visit().reviewed = true;
            visit().by_counselor.clear();  // the applicant has seen them, and goes on
        }
    }
    void operator()(const action::Back&) const {
        if (!visit().over.empty()) return close();
        if (!visit().sheet.empty()) {
            visit().sheet.clear();
            visit().opened.clear();
            return;
        }
        if (!visit().revisited && !standing.next && looked_through(visit())) {
            visit().over.push_back(Screen::review);  // an answer changed there leads straight back to the road
            return;
        }
        const std::vector<std::size_t>& given = standing.interview.given;
        const std::size_t here = visit().revisited.value_or(standing.next.value_or(visit().answers.size()));
        const auto before = std::lower_bound(given.begin(), given.end(), here);
        if (before != given.begin()) visit().revisited = *std::prev(before);
    }
    void operator()(const action::Open& a) const {
        if (visit().over.empty() || visit().over.back() != a.screen) visit().over.push_back(a.screen);
        if (a.screen == Screen::school) (*this)(action::FindSchool{home_state(), {}});
        visit().opened = a.unfolded;
    }
    void operator()(const action::Close&) const {
        if (!visit().over.empty()) close();
        visit().opened.clear();
    }
    void operator()(const action::Unfold& a) const { visit().opened = visit().opened == a.id ? std::string() : a.id; }
    void operator()(const action::ShowSheet& a) const {
        if (visit_screen(model, standing) != Screen::roadmap) return;
        visit().sheet = a.id;
        visit().opened.clear();
    }
    void operator()(const action::ShowCredential& a) const {
        if (content().credential(a.id) == nullptr) return;
        visit().credential = a.id;
        visit().road = 0;
        visit().sheet.clear();
        visit().before.reset();
        visit().opened.clear();
        visit().over.clear();
    }
    void operator()(const action::ShowRoad& a) const {
        if (visit_screen(model, standing) != Screen::roadmap) return;
        visit().road = a.road;
        visit().sheet.clear();
        visit().before.reset();
        visit().opened.clear();
    }

    void operator()(const action::FindSchool& a) const {
        visit().school.state = a.state;
        visit().school.letters = a.letters;
    }
    void operator()(const action::ChoosePlace& a) const {
        if (!a.id.empty() && content().places.find(a.id) == nullptr) return;
        visit().place = a.id;
        if (content().credential(a.credential) != nullptr) visit().credential = a.credential;  // whatever is best now
        visit().before.reset();
    }

  private:
    /// The state that was answered, where it has a school; otherwise empty.
    [[nodiscard]] std::string home_state() const {
        const FactId fact = content().fact_at("state");
        const Interval state = standing.interview.facts[index(fact)];
        if (!state.exact()) return {};
        const std::string& code = content()[fact].values[std::size_t(state.min)];
        return schools_of(content().places, code, {}).empty() ? std::string() : code;
    }
    /// Leaves the screen that lies over the visit. Who came to type a code and leaves it with nothing answered has not
    /// begun anything: the visit ends without a goodbye, unless a counselor is with them.
    void close() const {
        const bool typing = visit().over.back() == Screen::bring_back;
        visit().over.pop_back();
        if (!typing) return;
        visit().typed.clear();
        visit().refused.reset();
        const bool answered = std::any_of(visit().answers.begin(), visit().answers.end(),
                                          [](const auto& given) { return given.has_value(); });
        if (answered || model.desk.open) return;
        wipe(world, model, effects);
    }
};

/// A code, typed to bring back the answers that it stands for.
struct Typing : Acting {
    void operator()(const action::Type& a) const {
        if (visit().typed.size() < most_code_characters) visit().typed += a.character;
        visit().refused.reset();
    }
    void operator()(const action::Erase&) const {
        if (!visit().typed.empty()) visit().typed.pop_back();
        visit().refused.reset();
    }
    void operator()(const action::BringBack&) const {
        const auto back = decode(content(), visit().typed, world.date);
        if (const auto* fault = std::get_if<CodeFault>(&back)) {
            visit().refused = *fault;
            return;
        }
        const Decoded& decoded = std::get<Decoded>(back);
        Visit brought = no_visit(world);
        brought.here = true;
        brought.answers = decoded.answers;
        brought.from_code = FromCode{decoded.made, decoded.same_content, decoded.revised_since};
        brought.misses = visit().misses;
        brought.job = visit().job;
        visit() = std::move(brought);
        model.desk.variants.clear();  // staff stays; what was tried with other answers does not
        model.desk.editing.reset();
    }
};

/// Paper.
struct Paper : Acting {
    void operator()(const action::Print&) const {
        const bool asked_for = visit_screen(model, standing) == Screen::take_home || model.desk.open;
        if (!asked_for || !model.site.printer.prints() || visit().job.under_way()) return;
        visit().job = {};
        visit().job.stage = PrintStage::making;
        effects.push_back(Effect::print);
    }
};

/// How a visitor's hands work the kiosk.
struct ByHand : Acting {
    void operator()(const action::SetTargets& a) const { model.settings.large_targets = a.large; }
    void operator()(const action::SetReach& a) const { model.settings.reach = a.reach; }
    void operator()(const action::SetSwitches& a) const { model.settings.switches = a.switches; }
    void operator()(const action::SetScanStep& a) const { model.settings.scan_step = possible_scan_step(a.step); }
    void operator()(const action::Miss&) const { note_miss(visit().misses, model.clock.now); }
    void operator()(const action::Enlarge&) const {
        Settings& settings = model.settings;
        settings.large_targets = true;
        if (settings.text < TextSize::largest) settings.text = TextSize(int(settings.text) + 1);
        visit().misses.offer = Misses::Offer::settled;
    }
    void operator()(const action::KeepSize&) const { visit().misses.offer = Misses::Offer::settled; }
};

/// How things are shown and said.
struct Looks {
    Model& model;
    std::vector<Effect>& effects;

    void operator()(const action::SetLanguage& a) const { model.settings.language = a.code; }
    void operator()(const action::SetText& a) const { model.settings.text = a.size; }
    void operator()(const action::SetContrast& a) const { model.settings.contrast = a.contrast; }
    void operator()(const action::SetMotion& a) const { model.settings.motion = a.on; }
    void operator()(const action::SetSpeech& a) const {
        speech().on = a.on;
        speech().by_plug = false;  // asked for by hand
        if (!a.on) speech().curtain = false;
    }
    void operator()(const action::SetSpeed& a) const {
        speech().speed = std::clamp(a.step, 0, int(speech_speeds.size()) - 1);
    }
    void operator()(const action::SetVolume& a) const { speech().volume = std::clamp(a.step, 1, speech_volumes); }
    void operator()(const action::SetCurtain& a) const {
        speech().curtain = a.on && speech().on && model.site.voice.state == Voice::State::ready;
    }
    void operator()(const action::Repeat&) const { tell(Effect::repeat_speech); }
    void operator()(const action::Pause&) const { tell(Effect::pause_speech); }

  private:
    [[nodiscard]] SpeechSettings& speech() const { return model.settings.speech; }
    void tell(Effect effect) const {
        if (speech().on) effects.push_back(effect);
    }
};

template <class A, class... Others>
constexpr bool is_one_of = (std::is_same_v<A, Others> || ...);

/// What is not a visitor's to do, or is done by `update` itself.
struct Elsewhere {
    template <class A>
    requires is_one_of<A, action::Tick, action::Input, action::Start, action::StartOver, action::TakeBack, action::Stay,
                       action::PrinterTold, action::ProofTold, action::VoiceTold, action::HeadphonesTold,
                       action::ByStaff, action::AtDesk>
    void operator()(const A&) const {}
};

}  // namespace

void act(const World& world, Model& model, const Standing& standing, const Action& action,
         std::vector<Effect>& effects) {
    const Acting acting{world, model, standing, effects};
    match(action, Answering{acting}, Moving{acting}, Typing{acting}, Paper{acting}, ByHand{acting},
          Looks{model, effects}, Elsewhere{});
}

void set_looks(Model& model, const Action& action, std::vector<Effect>& effects) {
    std::visit(
        [&]<class A>(const A& what) {
            if constexpr (std::is_invocable_v<Looks, A>) Looks{model, effects}(what);
        },
        action);
}

}  // namespace milepost
