#include "core/session/session.h"

#include <algorithm>

#include "core/session/desk.h"
#include "core/session/express.h"
#include "core/session/idle.h"

namespace milepost {
namespace {

template <class... Handlers>
struct Match : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Match(Handlers...) -> Match<Handlers...>;

void answer(Model& model, std::size_t question, std::optional<Interval> value) {
    if (model.answers[question] == value) return;
    model.before = model.answers;
    model.answers[question] = value;
    model.credential.clear();
    model.road = 0;
}

/// What was answered on which side: who confirms it.
void attribute(Model& model, const Answers& before, View from) {
    if (before.size() != model.answers.size()) return;
    for (std::size_t q = 0; q < before.size(); ++q) {
        if (before[q] == model.answers[q]) continue;
        if (from == View::applicant || !model.answers[q]) {
            model.by_counselor.erase(q);
        } else {
            model.by_counselor.insert(q);
            model.reviewed = false;  // the applicant looks through it once more
        }
    }
}

/// The mask of a "several" answer after putting a member in or out; -1 is "none of them".
Interval with_member(const std::optional<Interval>& answered, int member, bool in) {
    const int mask = answered && answered->exact() ? answered->min : 0;
    if (member < 0) return exactly(0);
    return exactly(in ? mask | (1 << member) : mask & ~(1 << member));
}

/// Leaves the screen that lies over the visit. Who came to type a code and leaves it with nothing answered has not
/// begun anything: the visit ends without a goodbye, unless a counselor is with them.
void close(const World& world, Model& model, std::vector<Effect>& effects) {
    const bool typing = model.over.back() == Screen::bring_back;
    model.over.pop_back();
    if (!typing) return;
    model.typed.clear();
    model.refused.reset();
    const bool answered =
        std::any_of(model.answers.begin(), model.answers.end(), [](const auto& given) { return given.has_value(); });
    if (!answered && !model.desk.open) wipe(world, model, effects);
}

/// What an action does to the model of someone who is here.
void visit(const World& world, Model& model, const Action& action, std::vector<Effect>& effects) {
    const Content& content = *world.content;
    const auto valid = [&](std::size_t question) { return question < model.answers.size(); };
    std::visit(
        Match{
            [](const action::Tick&) {},
            [](const action::Input&) {},
            [](const action::Start&) {},
            [&](const action::MakeExact&) {
                model.express = model.reviewed = false;
                model.over.clear();
                model.opened.clear();
                model.before.reset();
            },
            [](const action::StartOver&) {},  // done by `update`, as is the next
            [](const action::TakeBack&) {},
            [](const action::Stay&) {},
            [&](const action::Answer& a) {
                if (!valid(a.question) || a.value.min > a.value.max ||
                    !content[content.questions[a.question].fact].domain.contains(a.value))
                    return;
                const bool first_time = !model.revisited;
                answer(model, a.question, a.value);
                model.revisited.reset();
                if (first_time && model.express && visit_screen(world, model) == Screen::roadmap)
                    model.before.reset();  // the road is new, not changed
            },
            [&](const action::Include& a) {
                if (!valid(a.question) || content.questions[a.question].form != Question::Form::several) return;
                const Fact& fact = content[content.questions[a.question].fact];
                if (a.member >= int(fact.values.size())) return;
                const bool unsure = model.answers[a.question] == fact.domain;
                answer(model, a.question,
                       with_member(unsure ? std::nullopt : model.answers[a.question], a.member, a.in));
                model.revisited = a.question;  // several may be picked: stay until Next
            },
            [&](const action::Next&) {
                if (!model.over.empty()) {
                    if (model.over.back() == Screen::review) model.over.pop_back();
                } else if (model.revisited) {
                    if (model.answers[*model.revisited]) model.revisited.reset();
                } else if (visit_screen(world, model) == Screen::review) {
                    model.reviewed = true;
                    model.by_counselor.clear();  // the applicant has seen them, and goes on
                }
            },
            [&](const action::Back&) {
                if (!model.over.empty()) {
                    close(world, model, effects);
                    return;
                }
                const Interview interview = interview_of(world, model);
                if (!model.revisited && !interview.next && looked_through(model)) {
                    model.over.push_back(Screen::review);  // an answer changed there leads straight back to the road
                    return;
                }
                const std::size_t here =
                    model.revisited ? *model.revisited : interview.next.value_or(model.answers.size());
                const auto before = std::lower_bound(interview.given.begin(), interview.given.end(), here);
                if (before != interview.given.begin()) model.revisited = *std::prev(before);
            },
            [&](const action::Revisit& a) {
                if (!valid(a.question)) return;
                model.over.clear();
                model.revisited = a.question;
            },
            [&](const action::Open& a) {
                if (model.over.empty() || model.over.back() != a.screen) model.over.push_back(a.screen);
                model.opened.clear();
            },
            [&](const action::Close&) {
                if (!model.over.empty()) close(world, model, effects);
                model.opened.clear();
            },
            [&](const action::Unfold& a) { model.opened = model.opened == a.id ? std::string() : a.id; },
            [&](const action::ShowCredential& a) {
                if (content.credential(a.id) == nullptr) return;
                model.credential = a.id;
                model.road = 0;
                model.before.reset();
                model.opened.clear();
                model.over.clear();
            },
            [&](const action::ShowRoad& a) {
                if (visit_screen(world, model) != Screen::roadmap) return;
                model.road = a.road;
                model.before.reset();
                model.opened.clear();
            },
            [&](const action::SetLanguage& a) { model.settings.language = a.code; },
            [&](const action::SetText& a) { model.settings.text = a.size; },
            [&](const action::SetContrast& a) { model.settings.contrast = a.contrast; },
            [&](const action::SetMotion& a) { model.settings.motion = a.on; },
            [&](const action::SetTargets& a) { model.settings.large_targets = a.large; },
            [&](const action::SetReach& a) { model.settings.reach = a.reach; },
            [&](const action::SetSwitches& a) { model.settings.switches = a.switches; },
            [&](const action::SetScanStep& a) { model.settings.scan_step = possible_scan_step(a.step); },
            [&](const action::Miss&) { note_miss(model.misses, model.now); },
            [&](const action::Enlarge&) {
                model.settings.large_targets = true;
                if (model.settings.text < TextSize::largest)
                    model.settings.text = TextSize(int(model.settings.text) + 1);
                model.misses.offer = Misses::Offer::settled;
            },
            [&](const action::KeepSize&) { model.misses.offer = Misses::Offer::settled; },
            [&](const action::Type& a) {
                if (model.typed.size() < most_code_characters) model.typed += a.character;
                model.refused.reset();
            },
            [&](const action::Erase&) {
                if (!model.typed.empty()) model.typed.pop_back();
                model.refused.reset();
            },
            [](const action::PrinterTold&) {},  // heard by `update`, as are the next
            [](const action::ProofTold&) {},
            [](const action::ByStaff&) {},
            [&](const action::AtDesk& a) { update_desk(world, model, a.what, effects); },
            [&](const action::Print&) {
                const Screen here = visit_screen(world, model);
                if ((here != Screen::take_home && !model.desk.open) || !model.printing.printer.prints() ||
                    model.printing.job.under_way())
                    return;
                model.printing.job = {};
                model.printing.job.stage = PrintStage::making;
                effects.push_back(Effect::print);
            },
            [&](const action::SetSpeech& a) {
                model.settings.speech.on = a.on;
                model.settings.speech.by_plug = false;  // asked for by hand
                if (!a.on) model.settings.speech.curtain = false;
            },
            [&](const action::SetSpeed& a) {
                model.settings.speech.speed = std::clamp(a.step, 0, int(speech_speeds.size()) - 1);
            },
            [&](const action::SetVolume& a) { model.settings.speech.volume = std::clamp(a.step, 1, speech_volumes); },
            [&](const action::SetCurtain& a) {
                model.settings.speech.curtain =
                    a.on && model.settings.speech.on && model.voice.state == Voice::State::ready;
            },
            [&](const action::Repeat&) {
                if (model.settings.speech.on) effects.push_back(Effect::repeat_speech);
            },
            [&](const action::Pause&) {
                if (model.settings.speech.on) effects.push_back(Effect::pause_speech);
            },
            [](const action::VoiceTold&) {},  // heard by `update`, as is the next
            [](const action::HeadphonesTold&) {},
            [&](const action::BringBack&) {
                const auto back = decode(content, model.typed, world.date);
                if (const auto* fault = std::get_if<CodeFault>(&back)) {
                    model.refused = *fault;
                    return;
                }
                const Decoded& decoded = std::get<Decoded>(back);
                const Settings settings = model.settings;
                const PrintProgress job = model.printing.job;
                const Misses misses = model.misses;
                Desk desk = model.desk;  // staff stays; what was tried with other answers does not
                desk.variants.clear();
                desk.editing.reset();
                model = without_visit(world, model);
                model.desk = std::move(desk);
                model.settings = settings;
                model.printing.job = job;
                model.visiting = true;
                model.answers = decoded.answers;
                model.misses = misses;
                model.from_code = FromCode{decoded.made, decoded.same_content, decoded.revised_since};
            },
        },
        action);
}

/// Staff may see the administration as they like; it is back to the default when they leave.
void set_for_staff(Model& model, const Action& action) {
    if (const auto* language = std::get_if<action::SetLanguage>(&action)) model.settings.language = language->code;
    if (const auto* text = std::get_if<action::SetText>(&action)) model.settings.text = text->size;
    if (const auto* contrast = std::get_if<action::SetContrast>(&action)) model.settings.contrast = contrast->contrast;
}

/// What the voice tells. A warning that stands is not taken back because it is spoken itself.
void hear(Model& model, Voice news, bool warned) {
    if (warned) news.speaking = model.voice.speaking;
    if (model.voice.speaking && !news.speaking) model.heard_until = model.now;
    if (news.state == Voice::State::none)
        model.settings.speech.curtain = false;  // neither light nor voice would be left
    model.voice = news;
}

void begin(Model& model, const std::string& language, bool express) {
    end_farewell(model);
    model.visiting = true;
    model.express = express;
    model.last_input = model.now;
    if (!language.empty()) model.settings.language = language;
}

/// Who plugs headphones in asks to be spoken to, and need not find a key for it. Pulled out, the room must not listen;
/// who asked by hand is told on, and may listen to a loudspeaker.
void hear(Model& model, const action::HeadphonesTold& told, bool warned) {
    SpeechSettings& speech = model.settings.speech;
    if (!told.plugged) {
        if (speech.by_plug) speech.on = speech.curtain = false;
        return;
    }
    const bool staff_is_here = model.staff.at != Staff::At::outside && staff_side(model) == View::applicant;
    if (staff_is_here) return;
    if (!model.visiting) begin(model, told.language, false);  // also where a goodbye is spoken: it is someone else's
    if (speech.on) return;
    if (!warned) model.last_input = model.now;
    speech.on = speech.by_plug = true;
}

/// Ends the visit with a goodbye in its own language and looks. What was ended by hand may have been touched by
/// mistake.
void say_goodbye(const World& world, Model& model, std::vector<Effect>& effects, bool by_hand) {
    Farewell farewell{model.now, {}};
    if (by_hand) farewell.kept = model;
    const Settings settings = model.settings;
    wipe(world, model, effects);
    model.settings = settings;
    model.farewell = std::move(farewell);
}

void take_back(Model& model) {
    if (!model.farewell || !model.farewell->kept) return;
    const VisitState kept = std::move(*model.farewell->kept);
    model.farewell.reset();
    static_cast<VisitState&>(model) = kept;
    model.last_input = model.now;
}

/// How things are shown and said: also of a farewell.
bool is_of_looks(const Action& action) {
    return std::visit(
        []<class A>(const A&) {
            using namespace action;
            return std::is_same_v<A, SetLanguage> || std::is_same_v<A, SetText> || std::is_same_v<A, SetContrast> ||
                   std::is_same_v<A, SetMotion> || std::is_same_v<A, SetSpeech> || std::is_same_v<A, SetSpeed> ||
                   std::is_same_v<A, SetVolume> || std::is_same_v<A, SetCurtain> || std::is_same_v<A, Repeat> ||
                   std::is_same_v<A, Pause>;
        },
        action);
}

/// What can be done where nobody is here.
void passing_by(const World& world, Model& model, const Action& action, std::vector<Effect>& effects) {
    if (const auto* start = std::get_if<action::Start>(&action)) begin(model, start->language, start->express);
    else if (std::holds_alternative<action::TakeBack>(action)) take_back(model);
    else if (model.farewell && is_of_looks(action)) visit(world, model, action, effects);
}

}  // namespace

std::string_view name(Screen screen) {
    constexpr std::string_view names[] = {
        "attract",  "question",     "review",    "roadmap", "compare", "state",          "take_home",  "help",
        "settings", "idle_warning", "staff_pin", "desk",    "admin",   "out_of_service", "bring_back", "keys"};
    return names[std::size_t(screen)];
}

Model initial_model(const World& world, std::string language) {
    Model model;
    model.defaults.language = std::move(language);
    model.settings = model.defaults;
    model.desk = left_desk(model);
    if (world.content != nullptr) model.answers = no_answers(*world.content);
    return model;
}

Model without_visit(const World& world, const Model& model) {
    Model empty = initial_model(world, model.defaults.language);
    empty.now = empty.last_input = model.now;
    empty.printing.printer = model.printing.printer;
    empty.proved = model.proved;
    empty.site = model.site;
    empty.displays = model.displays;
    empty.desk.apart = model.desk.apart;
    empty.voice = model.voice;
    return empty;
}

Desk left_desk(const Model& model) {
    Desk desk;
    desk.apart = model.desk.apart;
    desk.settings = model.defaults;
    desk.settings.text = TextSize::small;  // it is read sitting before it
    return desk;
}

void wipe(const World& world, Model& model, std::vector<Effect>& effects) {
    model = without_visit(world, model);
    effects.push_back(Effect::forget);
}

void end_farewell(Model& model) {
    if (!model.farewell) return;
    model.farewell.reset();
    model.settings = model.defaults;
}

Model update(const World& world, Model model, const Action& action, Millis now, std::vector<Effect>& effects,
             View from) {
    model.now = std::max(model.now, now);
    staff_time(world, model, effects);
    const bool desk_left = leave_idle_desk(world, model);
    if (model.farewell && farewell_left(world, model) == 0) {
        end_farewell(model);
        effects.push_back(Effect::forget);  // where the focus was on the goodbye is nobody's any more
    }
    if (const auto* by_staff = std::get_if<action::ByStaff>(&action)) {
        staff_act(world, model, by_staff->what, effects);
        return model;
    }
    if (world.content == nullptr) {
        if (std::holds_alternative<action::Input>(action)) model.last_input = model.now;
        if (const auto* told = std::get_if<action::PrinterTold>(&action)) model.printing.printer = told->news.printer;
        if (model.staff.at == Staff::At::admin) set_for_staff(model, action);
        return model;
    }
    const bool warned = warning_left(world, model) > 0;
    const bool timed_out = model.visiting && model.now >= warn_at(world, model) + world.idle.answer_within;
    if (timed_out) say_goodbye(world, model, effects, false);
    if (const auto* told = std::get_if<action::PrinterTold>(&action)) {
        model.printing.printer = told->news.printer;
        if (model.visiting && !timed_out) model.printing.job = told->news.job;
        return model;
    }
    if (const auto* told = std::get_if<action::ProofTold>(&action)) {
        model.proved = told->news;
        return model;
    }
    if (const auto* told = std::get_if<action::VoiceTold>(&action)) {
        hear(model, told->news, warned);
        return model;
    }
    if (const auto* told = std::get_if<action::HeadphonesTold>(&action)) {
        hear(model, *told, warned && !timed_out);
        return model;
    }
    const auto* at_desk = std::get_if<action::AtDesk>(&action);
    if (std::holds_alternative<action::Tick>(action) || timed_out) return model;
    if (desk_left && (at_desk != nullptr || from == View::desk)) return model;  // it came too late
    if (model.staff.at != Staff::At::outside && from == staff_side(model)) {
        model.last_input = model.now;
        if (model.staff.at == Staff::At::admin) set_for_staff(model, action);
        return model;
    }

    if (!model.visiting) {
        passing_by(world, model, action, effects);
        return model;
    }
    if (warned && from == View::applicant && !std::holds_alternative<action::Stay>(action) &&
        !std::holds_alternative<action::StartOver>(action)) {
        return model;  // only an answer to the warning counts while it stands
    }
    model.last_input = model.now;
    if (from == View::desk) model.desk.last_input = model.now;
    if (std::holds_alternative<action::StartOver>(action)) {
        say_goodbye(world, model, effects, true);
        return model;
    }
    const Answers before = model.answers;
    const auto revisited = model.revisited;
    model = seen_from(from, std::move(model));
    if (at_desk != nullptr) model = seen_from(from, std::move(model));  // it says itself which side it means
    visit(world, model, action, effects);
    if (at_desk == nullptr) model = seen_from(from, std::move(model));
    if (from == View::desk) model.revisited = revisited;  // what is asked is the applicant's
    attribute(model, before, at_desk != nullptr ? View::desk : from);
    return model;
}

Screen screen(const World& world, const Model& model, View view) {
    if (view == staff_side(model)) {
        switch (model.staff.at) {  // above all: staff also comes in where the content was refused
            case Staff::At::pin:
            case Staff::At::door: return Screen::staff_pin;
            case Staff::At::admin: return Screen::admin;
            case Staff::At::outside: break;
        }
    }
    if (world.content == nullptr) return Screen::out_of_service;
    if (view == View::desk) return model.desk.over.empty() ? Screen::desk : model.desk.over.back();
    if (warning_left(world, model) > 0) return Screen::idle_warning;
    if (model.visiting) return visit_screen(world, model);
    return Screen::attract;
}

Screen visit_screen(const World& world, const Model& model) {
    if (model.desk.pane) return screen(world, model, View::desk);
    if (!model.over.empty()) return model.over.back();
    if (model.revisited || interview_of(world, model).next) return Screen::question;
    return looked_through(model) ? Screen::roadmap : Screen::review;
}

std::optional<std::size_t> current_question(const World& world, const Model& model) {
    if (screen(world, model) != Screen::question) return {};
    return model.revisited ? model.revisited : interview_of(world, model).next;
}

bool offers_larger(const Model& model) {
    const bool any = !model.settings.large_targets || model.settings.text < TextSize::largest;
    return model.misses.offer == Misses::Offer::made && any;
}

}  // namespace milepost
