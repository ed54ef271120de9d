#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/people/code.h"
#include "core/people/interview.h"
#include "core/roads/evaluation.h"
#include "core/session/desk_actions.h"
#include "core/session/hands.h"
#include "core/session/printing.h"
#include "core/session/speech.h"
#include "core/session/staff.h"
#include "core/terms/numbers.h"

namespace milepost {

/// The screens of the contract, section 4; where a code is typed that brings a road back; and where keys are learned.
enum class Screen {
    attract,
    question,
    review,
    roadmap,
    compare,
    state,
    take_home,
    help,
    settings,
    idle_warning,
    staff_pin,
    desk,
    admin,
    out_of_service,
    bring_back,
    keys
};

std::string_view name(Screen screen);

enum class TextSize { small, medium, large, largest };
enum class Contrast { standard, high_light, high_dark, low };

/// How one visitor wants to be shown things. Back to the default for the next one (VVSG 2.0, 7.1-A).
struct Settings {
    std::string language;
    TextSize text = TextSize::medium;
    Contrast contrast = Contrast::standard;
    bool motion = true;
    bool large_targets = false;
    Reach reach = Reach::off;
    Switches switches = Switches::off;
    Millis scan_step = 2000;  ///< one switch: so long each thing is marked
    SpeechSettings speech = {};
    bool operator==(const Settings&) const = default;
};

/// The same person, otherwise: what differs from the answers that were given, and how many months from today.
struct Variant {
    Answers set;  ///< by question; none: as it is
    int months = 0;
    bool operator==(const Variant&) const = default;
};

/// The counselor's side of the session.
struct Desk {
    bool open = false;         ///< staff is at it
    bool apart = false;        ///< it has a window of its own, as long as its display is there
    bool pane = false;         ///< it is open and stands over the applicant's screen, where the PIN was typed
    Millis last_input = 0;     ///< on its side
    Settings settings;         ///< the counselor's own
    std::vector<Screen> over;  ///< opened above it: settings
    std::string opened;        ///< what is unfolded on it
    DeskPage page = DeskPage::say;
    std::string credential;              ///< whose trace is shown; empty: the recommended one's
    bool only_missing = false;           ///< of the trace
    std::vector<Variant> variants;       ///< at most `most_variants`
    std::optional<std::size_t> editing;  ///< the variant that is open
    std::optional<std::size_t> asked;    ///< the question whose map, or years and months, are open
    bool operator==(const Desk&) const = default;
};

/// From which side of the session something is seen or done.
enum class View { applicant, desk };

/// What a proof of the content (core/proof) came to, on the day that it was made for.
struct Proved {
    Date day{};
    std::uint64_t violations = 0;
    std::string digest;
    bool operator==(const Proved&) const = default;
};

/// Of the code that answers were brought back by (core/people/code.h).
struct FromCode {
    std::optional<Month> made;
    bool same_content = false;
    std::size_t revised_since = 0;
    bool operator==(const FromCode&) const = default;
};

/// What one visitor told and where they are: it is gone with them.
struct VisitState {
    bool visiting = false;  ///< someone is here; otherwise attract
    Answers answers;
    std::optional<std::size_t> revisited;  ///< a question gone back to
    bool reviewed = false;                 ///< the review was passed
    bool express = false;                  ///< only the few questions that decide most (core/session/express.h)
    std::vector<Screen> over;              ///< screens opened above the interview: help, settings, compare, state
    std::string opened;                    ///< id of what is unfolded: a milestone, a guide part, a credential
    std::string credential;                ///< the credential whose road is shown; empty: the recommended one
    std::size_t road = 0;                  ///< which of its roads: 0 the best one, n `others[n - 1]`
    std::string typed;                     ///< of a code, on its screen: characters of `core/people/code.h`
    std::optional<CodeFault> refused;      ///< why the code typed brings nothing back
    std::optional<FromCode> from_code;     ///< the answers are those of a code
    std::set<std::size_t> by_counselor;    ///< answers that the counselor filled in and the applicant has not confirmed
    std::optional<std::size_t> referral;   ///< to which of the organiser's places the person is sent
    Misses misses;                         ///< touches that met nothing
    std::optional<Answers> before;         ///< the answers before the last change: what the change did is shown
    bool operator==(const VisitState&) const = default;
};

/// The first screen says goodbye, for `IdleTimes::farewell`, in the settings of who left.
struct Farewell {
    Millis since = 0;
    /// of a visit that was ended by hand: it can be taken back; of one that was left alone nothing is
    std::optional<VisitState> kept;
    bool operator==(const Farewell&) const = default;
};

/// All that Milepost remembers while it runs. Everything shown is a function of (content, model, date).
struct Model : VisitState {
    Settings settings;
    Settings defaults;
    Desk desk;
    Printing printing;                  ///< what the outside world told of the printer last
    std::optional<Proved> proved;       ///< likewise, of the content
    Site site;                          ///< and of the kiosk itself
    std::vector<std::string> displays;  ///< names of those that are connected, after the applicant's
    Staff staff;                        ///< where staff is, over all of this
    Voice voice;                        ///< what it told of the voice last
    Millis now = 0;
    Millis last_input = 0;
    Millis heard_until = 0;            ///< when the voice last fell silent: time is given from then on
    std::optional<Farewell> farewell;  ///< never while someone is here or staff is
    bool operator==(const Model&) const = default;
};

/// Idle times, in milliseconds.
struct IdleTimes {
    Millis warn_after = static_cast<Millis>(1000 * numbers::idle_warning.least);
    Millis reading_warn_after = 2 * warn_after;  ///< on screens with much to read
    Millis answer_within = static_cast<Millis>(1000 * numbers::idle_answer_ours.least);
    Millis farewell = 10'000;         ///< in which a visit ended by hand can be taken back
    Millis farewell_spoken = 20'000;  ///< so much later it begins at most, while the voice speaks
    Millis longest_speech = 600'000;  ///< for which no warning comes while the voice speaks; then it does, lest a voice
                                      ///< gone wrong keep a visit
};

/// What every function of the session is given besides the model. `content` is null where it was refused.
struct World {
    const Content* content = nullptr;
    Today date;  ///< the visit's: it stands until the next
    IdleTimes idle;
};

namespace action {
// A table, an action a line.
// clang-format off
struct Tick { };                                                  ///< time passed
struct Input { };                                                 ///< someone touched or pressed something
struct Start { std::string language; bool express = false; };
struct MakeExact { };                                             ///< go on from an express visit with all other questions
struct Answer { std::size_t question; Interval value; };          ///< a choice; answers at once
struct Include { std::size_t question; int member; bool in; };    ///< one of several; `member` -1: none of them
struct Next { };
struct Back { };
struct Revisit { std::size_t question; };                         ///< change an answer from review or roadmap
struct StartOver { };                                             ///< done: goodbye, and wiped unless it is taken back
struct TakeBack { };                                              ///< the visit that was just ended goes on
struct Stay { };                                                  ///< the idle warning was answered
struct Open { Screen screen; };                                   ///< help, settings, compare, state
struct Close { };
struct Unfold { std::string id; };                                ///< open or close a detail
struct ShowCredential { std::string id; };
struct ShowRoad { std::size_t road; };                            ///< another road to the credential; 0: back to the best
struct SetLanguage { std::string code; };
struct SetText { TextSize size; };
struct SetContrast { Contrast contrast; };
struct SetMotion { bool on; };
struct SetSpeech { bool on; };
struct SetSpeed { int step; };                                    ///< one that there is not: the nearest
struct SetVolume { int step; };                                   ///< likewise
struct SetCurtain { bool on; };
struct Repeat { };                                                ///< say all that is on the screen again
struct Pause { };                                                 ///< be silent, or go on where it was
struct VoiceTold { Voice news; };                                 ///< an answer of the outside world
struct HeadphonesTold { bool plugged; std::string language; };    ///< headphones were plugged in, or pulled out, where this language is shown
struct SetTargets { bool large; };
struct SetReach { Reach reach; };
struct SetSwitches { Switches switches; };
struct SetScanStep { Millis step; };                              ///< kept within what can be set
struct Miss { };                                                  ///< a touch that met nothing, or slipped off
struct Enlarge { };                                               ///< the offer of larger targets and letters, taken
struct KeepSize { };                                              ///< and not
struct Type { char character; };                                  ///< one more of a code
struct Erase { };                                                 ///< the last one typed
struct PrinterTold { Printing news; };                           ///< an answer of the outside world
struct ProofTold { Proved news; };                                ///< likewise
struct Print { };                                                 ///< the road that is shown, on paper
struct BringBack { };                                             ///< the answers of the code that was typed
struct AtDesk { DeskAction what; };                               ///< what only a counselor does
struct ByStaff { staff::Action what; };                           ///< all that staff does: core/session/staff.h
// clang-format on
}  // namespace action

using Action = std::variant<
    action::Tick, action::Input, action::Start, action::MakeExact, action::Answer, action::Include, action::Next,
    action::Back, action::Revisit, action::StartOver, action::TakeBack, action::Stay, action::Open, action::Close,
    action::Unfold, action::ShowCredential, action::ShowRoad, action::SetLanguage, action::SetText, action::SetContrast,
    action::SetMotion, action::SetTargets, action::SetReach, action::SetSwitches, action::SetScanStep, action::Miss,
    action::Enlarge, action::KeepSize, action::Type, action::Erase, action::BringBack, action::PrinterTold,
    action::ProofTold, action::Print, action::ByStaff, action::SetSpeech, action::SetSpeed, action::SetVolume,
    action::SetCurtain, action::Repeat, action::Pause, action::VoiceTold, action::HeadphonesTold, action::AtDesk>;

/// What must happen outside the model. A value: the kiosk runs it.
enum class Effect {
    print,          ///< put the road that is shown on paper
    print_trace,    ///< put the counselor's page on paper
    forget,         ///< a visit ended: drop whatever the outside still holds of it (scroll, focus, caches)
    check_pin,      ///< judge the PIN that staff typed; whoever takes it says `staff::Taken`
    keep_pin,       ///< this is the PIN from now on; likewise
    keep_setup,     ///< keep `Staff::draft`
    quit,           ///< end the program
    repeat_speech,  ///< say all that is on the screen again
    pause_speech,   ///< be silent, or go on where it was
};

Model initial_model(const World& world, std::string language);

/// The model after an action at the time `now`, done on this side; what must happen outside is appended to `effects`.
/// Pure, never throws.
Model update(const World& world, Model model, const Action& action, Millis now, std::vector<Effect>& effects,
             View from = View::applicant);

/// As it is when nobody is here. What the outside world told of itself stays: not a word of it is of a visit.
Model without_visit(const World& world, const Model& model);

/// Ends the visit: nothing of it is left in the model. What the outside told of printer and kiosk stays.
void wipe(const World& world, Model& model, std::vector<Effect>& effects);

/// Drops what a farewell kept, its settings too.
void end_farewell(Model& model);

/// The screen to show on a side, by a ladder of guards, worst case first. Of the applicant's: see also `view_in`
/// (core/session/desk.h).
Screen screen(const World& world, const Model& model, View view = View::applicant);

/// The screen of the person's visit, were no warning over it.
Screen visit_screen(const World& world, const Model& model);

/// A desk that nobody is at.
Desk left_desk(const Model& model);

/// The question on screen, while `screen` is `question`.
std::optional<std::size_t> current_question(const World& world, const Model& model);

/// Are larger targets and letters offered? Only while there are any.
bool offers_larger(const Model& model);

/// Milliseconds until the warning turns into a wipe; 0 where no warning stands.
Millis warning_left(const World& world, const Model& model);

/// Milliseconds until the farewell is over, at most `IdleTimes::farewell`; 0 where there is none.
Millis farewell_left(const World& world, const Model& model);

/// When the model changes by itself next (idle warning, countdown second, wipe, farewell over); nothing while it rests.
std::optional<Millis> next_deadline(const World& world, const Model& model);

}  // namespace milepost
