#pragma once
#include <string>
#include <variant>

#include "core/session/model.h"

namespace milepost {

namespace action {
// A table, an action a line.
// clang-format off
struct Tick { };                                                  ///< time passed
struct Input { };                                                 ///< someone touched or pressed something
struct Start { std::string language; bool express = false; };
struct ShowNow { };                                               ///< the road as far as it is known, as an express visit shows it
struct MakeExact { };                                             ///< go on from an express visit with all other questions
struct Answer { std::size_t question; Interval value; };          ///< a choice; answers at once
struct Include { std::size_t question; int member; bool in; };    ///< one of several; `member` -1: none of them
struct Next { };
struct Back { };
struct Revisit { std::size_t question; };                         ///< change an answer from review or roadmap
struct StartOver { };                                             ///< done: goodbye, and wiped unless it is taken back
struct TakeBack { };                                              ///< the visit that was just ended goes on
struct Stay { };                                                  ///< the idle warning was answered
struct Open { Screen screen; std::string unfolded = {}; };        ///< help, settings, compare, state; with this unfolded
struct Close { };
struct Unfold { std::string id; };                                ///< open or close a detail
struct ShowSheet { std::string id; };                             ///< over the road, what there is to say of this; empty: none
struct ShowCredential { std::string id; };
struct ShowRoad { std::size_t road; };                            ///< another road to the credential; 0: back to the best
struct ChoosePlace { std::string id, credential = {}; };          ///< to go to school there, on the road to this: it is reckoned so; empty: nowhere yet
struct FindSchool { std::string state, letters; };                ///< narrow the list of schools to these
struct AttendSchool { std::string id; };                          ///< they go, or went, there: it answers what is known of it
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

using Action =
    std::variant<action::Tick, action::Input, action::Start, action::ShowNow, action::MakeExact, action::Answer,
                 action::Include, action::Next, action::Back, action::Revisit, action::StartOver, action::TakeBack,
                 action::Stay, action::Open, action::Close, action::Unfold, action::ShowSheet, action::ShowCredential,
                 action::ShowRoad, action::ChoosePlace, action::FindSchool, action::AttendSchool, action::SetLanguage,
                 action::SetText, action::SetContrast, action::SetMotion, action::SetTargets, action::SetReach,
                 action::SetSwitches, action::SetScanStep, action::Miss, action::Enlarge, action::KeepSize,
                 action::Type, action::Erase, action::BringBack, action::PrinterTold, action::ProofTold, action::Print,
                 action::ByStaff, action::SetSpeech, action::SetSpeed, action::SetVolume, action::SetCurtain,
                 action::Repeat, action::Pause, action::VoiceTold, action::HeadphonesTold, action::AtDesk>;

/// What must happen outside the model. A value: the kiosk runs it.
enum class Effect {
    print,          ///< put the road that is shown on paper
    print_trace,    ///< put the counselor's page on paper
    forget,         ///< a visit, a goodbye or staff's stay ended: drop what the outside holds of it (scroll, focus)
    check_pin,      ///< judge the PIN that staff typed; whoever takes it says `staff::Taken`
    keep_pin,       ///< this is the PIN from now on; likewise
    keep_setup,     ///< keep `Staff::draft`
    quit,           ///< end the program
    repeat_speech,  ///< say all that is on the screen again
    pause_speech,   ///< be silent, or go on where it was
};

}  // namespace milepost
