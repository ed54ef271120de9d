#include "core/session/session.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/session/desk.h"
#include "core/session/idle.h"
#include "core/session/visit.h"

namespace milepost {
namespace {

/// Ends the visit with a goodbye in its own language and looks; `kept` can be taken back. Who sits at the desk stays.
void say_goodbye(const World& world, Model& model, std::vector<Effect>& effects, std::optional<Visit> kept = {}) {
    Farewell farewell{model.clock.now, std::move(kept)};
    if (farewell.kept) farewell.kept->job = {};  // paper does not wait for who leaves
    const Settings settings = model.settings;
    Desk desk = desk_for_next(model.desk, model.site.defaults);
    wipe(world, model, effects);
    model.settings = settings;
    model.desk = std::move(desk);
    model.farewell = std::move(farewell);
}

// --- what time does ---

/// What time alone did before an action is heard.
struct Passed {
    bool desk_closed = false;  ///< nobody was at it any more
    bool warned = false;       ///< a warning stands on the applicant's screen
    bool left_alone = false;   ///< nobody answered it: the visit has ended
};

Passed pass_time(const World& world, Model& model, const Standing& standing, Millis now, std::vector<Effect>& effects) {
    model.clock.now = std::max(model.clock.now, now);
    staff_time(world, model, effects);
    Passed passed;
    passed.desk_closed = leave_idle_desk(world, model);
    if (model.farewell && farewell_left(world, model) == 0) {
        end_farewell(model);
        effects.push_back(Effect::forget);  // where the focus was on the goodbye is nobody's any more
    }
    if (world.content == nullptr || !model.visit.here) return passed;
    passed.warned = warning_left(world, model, standing) > 0;
    passed.left_alone = model.clock.now >= warn_at(world, model, standing) + world.idle.answer_within;
    if (passed.left_alone) say_goodbye(world, model, effects);
    return passed;
}

// --- who hears an action ---

enum class Hearer {
    site,       ///< the outside world tells it
    staff,      ///< it is staff's own
    gate,       ///< staff is where it was done, at the gate or behind it
    passer_by,  ///< nobody is here, but perhaps the counselor
    visitor,    ///< someone is
    nobody,     ///< it does nothing
};

template <class... A>
bool is_any(const Action& action) {
    return (std::holds_alternative<A>(action) || ...);
}

/// A ladder of guards: the first that takes an action has it.
Hearer hearer_of(const World& world, const Model& model, const Action& action, View from, const Passed& passed) {
    using namespace action;
    const bool at_desk = from == View::desk || is_any<AtDesk>(action);
    const bool answers_warning = is_any<Stay, StartOver>(action);
    if (is_any<PrinterTold, ProofTold, VoiceTold, HeadphonesTold>(action)) return Hearer::site;
    if (is_any<ByStaff>(action)) return Hearer::staff;
    if (is_any<Tick>(action)) return Hearer::nobody;           // time has passed already
    if (passed.left_alone) return Hearer::nobody;              // it was meant for a visit that is over
    if (passed.desk_closed && at_desk) return Hearer::nobody;  // likewise
    if (model.staff.at != Staff::At::outside && from == staff_side(model)) return Hearer::gate;
    if (world.content == nullptr) return Hearer::nobody;  // out of service
    if (!model.visit.here) return Hearer::passer_by;
    if (passed.warned && from == View::applicant && !answers_warning) return Hearer::nobody;
    return Hearer::visitor;
}

// --- what it does ---

void begin(Model& model, const std::string& language, bool express) {
    end_farewell(model);
    model.visit.here = true;
    model.visit.express = express;
    model.clock.last_input = model.clock.now;
    if (!language.empty()) model.settings.language = language;
}

/// What the voice tells. A warning that stands is not taken back because it is spoken itself.
void hear_voice(Model& model, Voice news, bool warned) {
    if (warned) news.speaking = model.site.voice.speaking;
    if (model.site.voice.speaking && !news.speaking) model.clock.heard_until = model.clock.now;
    if (news.state == Voice::State::none) model.settings.speech.curtain = false;  // neither light nor voice is left
    model.site.voice = news;
}

/// Who plugs headphones in asks to be spoken to, and need not find a key for it. Pulled out, the room must not listen;
/// who asked by hand is told on, and may listen to a loudspeaker.
void hear_headphones(Model& model, const action::HeadphonesTold& told, bool warned) {
    SpeechSettings& speech = model.settings.speech;
    if (!told.plugged) {
        if (speech.by_plug) speech.on = speech.curtain = false;
        return;
    }
    const bool staff_is_here = model.staff.at != Staff::At::outside && staff_side(model) == View::applicant;
    if (staff_is_here) return;
    if (!model.visit.here) begin(model, told.language, false);  // also where a goodbye is spoken: it is someone else's
    if (speech.on) return;
    if (!warned) model.clock.last_input = model.clock.now;
    speech.on = speech.by_plug = true;
}

void hear(const World& world, Model& model, const Action& action, const Passed& passed) {
    if (const auto* printer = std::get_if<action::PrinterTold>(&action)) {
        model.site.printer = printer->news.printer;
        if (model.visit.here && !passed.left_alone) model.visit.job = printer->news.job;
    }
    if (world.content == nullptr) return;  // out of service nobody is spoken to, and nothing is proved
    if (const auto* proof = std::get_if<action::ProofTold>(&action)) model.site.proved = proof->news;
    if (const auto* voice = std::get_if<action::VoiceTold>(&action)) hear_voice(model, voice->news, passed.warned);
    if (const auto* plug = std::get_if<action::HeadphonesTold>(&action)) hear_headphones(model, *plug, passed.warned);
}

/// Whatever is touched says that staff is there. The administration can be seen as they like; it is back to the default
/// when they leave.
void at_gate(Model& model, const Action& action) {
    model.clock.last_input = model.clock.now;
    if (model.staff.at != Staff::At::admin) return;
    if (const auto* language = std::get_if<action::SetLanguage>(&action)) model.settings.language = language->code;
    if (const auto* text = std::get_if<action::SetText>(&action)) model.settings.text = text->size;
    if (const auto* contrast = std::get_if<action::SetContrast>(&action)) model.settings.contrast = contrast->contrast;
}

void take_back(Model& model) {
    if (!model.farewell || !model.farewell->kept) return;
    model.visit = std::move(*model.farewell->kept);
    model.farewell.reset();
    model.clock.last_input = model.clock.now;
}

/// Nobody is here but, perhaps, who sits at the desk.
void by_passer_by(const World& world, Model& model, const Action& action, std::vector<Effect>& effects, View from) {
    const auto* at_desk = std::get_if<action::AtDesk>(&action);
    if (from == View::desk && model.desk.open) model.clock.last_input = model.desk.last_input = model.clock.now;
    if (at_desk != nullptr) update_desk(world, model, at_desk->what, effects);
    else if (const auto* start = std::get_if<action::Start>(&action)) begin(model, start->language, start->express);
    else if (std::holds_alternative<action::TakeBack>(action)) take_back(model);
    else if (model.farewell) set_looks(model, action, effects);
}

/// What was answered on which side: who confirms it.
void attribute(Visit& visit, const Answers& before, View from) {
    if (before.size() != visit.answers.size()) return;
    for (std::size_t q = 0; q < before.size(); ++q) {
        if (before[q] == visit.answers[q]) continue;
        if (from == View::applicant || !visit.answers[q]) {
            visit.by_counselor.erase(q);
        } else {
            visit.by_counselor.insert(q);
            visit.reviewed = false;  // the applicant looks through it once more
        }
    }
}

void by_visitor(const World& world, Model& model, const Standing& standing, const Action& action,
                std::vector<Effect>& effects, View from) {
    model.clock.last_input = model.clock.now;
    if (from == View::desk) {
        model.desk.last_input = model.clock.now;
        model.desk.at_work = model.desk.open;
    }
    if (std::holds_alternative<action::StartOver>(action)) {
        return say_goodbye(world, model, effects, model.visit);  // it may have been touched by mistake
    }

    const Answers before = model.visit.answers;
    const auto revisited = model.visit.revisited;
    const auto* at_desk = std::get_if<action::AtDesk>(&action);
    if (at_desk != nullptr) {
        update_desk(world, model, at_desk->what, effects);
    } else {
        model = seen_from(from, std::move(model));
        act(world, model, standing, action, effects);
        model = seen_from(from, std::move(model));
    }
    if (from == View::desk) model.visit.revisited = revisited;  // what is asked is the applicant's
    attribute(model.visit, before, at_desk != nullptr ? View::desk : from);
}

}  // namespace

Model initial_model(const World& world, std::string language) {
    Model model;
    model.site.defaults.language = std::move(language);
    return without_visit(world, std::move(model));
}

Model update(const World& world, Model model, const Standing& standing, const Action& action, Millis now,
             std::vector<Effect>& effects, View from) {
    assert(world.content == nullptr || !model.visit.here ||
           standing.of == (Standing::Of{model.visit.answers, model.visit.express, world.date}));
    const Passed passed = pass_time(world, model, standing, now, effects);
    switch (hearer_of(world, model, action, from, passed)) {
        case Hearer::site: hear(world, model, action, passed); break;
        case Hearer::staff: staff_act(world, model, std::get<action::ByStaff>(action).what, effects); break;
        case Hearer::gate: at_gate(model, action); break;
        case Hearer::passer_by: by_passer_by(world, model, action, effects, from); break;
        case Hearer::visitor: by_visitor(world, model, standing, action, effects, from); break;
        case Hearer::nobody: break;
    }
    return model;
}

Screen screen(const World& world, const Model& model, const Standing& standing, View view) {
    if (view == staff_side(model)) {
        switch (model.staff.at) {  // above all: staff also comes in where the content was refused
            case Staff::At::pin:
            case Staff::At::door: return Screen::staff_pin;
            case Staff::At::admin: return Screen::admin;
            case Staff::At::outside: break;
        }
    }
    if (world.content == nullptr) return Screen::out_of_service;
    if (view == View::desk) return desk_screen(model.desk);
    if (warning_left(world, model, standing) > 0) return Screen::idle_warning;
    return model.visit.here ? visit_screen(model, standing) : Screen::attract;
}

Screen visit_screen(const Model& model, const Standing& standing) {
    const Visit& visit = model.visit;
    if (model.desk.pane) return desk_screen(model.desk);
    if (!visit.over.empty()) return visit.over.back();
    if (visit.revisited || standing.next) return Screen::question;
    return looked_through(visit) ? Screen::roadmap : Screen::review;
}

bool offers_larger(const Model& model) {
    const bool any = !model.settings.large_targets || model.settings.text < TextSize::largest;
    return model.visit.misses.offer == Misses::Offer::made && any;
}

}  // namespace milepost
