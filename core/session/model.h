#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/people/code.h"
#include "core/people/interview.h"
#include "core/session/desk_actions.h"
#include "core/session/hands.h"
#include "core/session/printing.h"
#include "core/session/speech.h"
#include "core/session/staff.h"
#include "core/terms/numbers.h"

namespace milepost {

/// The screens of the contract, section 4; where a code is typed that brings a road back; where keys are learned; and
/// where a school is found.
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
    keys,
    school
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
    bool pane = false;         ///< it is open and stands over the applicant's screen, where the PIN was typed
    Millis last_input = 0;     ///< on its side
    bool at_work = false;      ///< something was done there in this visit
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

/// The list of schools as it is narrowed.
struct SchoolSearch {
    std::string state, letters;    ///< a code, none: all; what a word of the name begins with
    std::set<std::size_t> filled;  ///< the questions that the school which was picked last has answered
    bool operator==(const SchoolSearch&) const = default;
};

/// What one visitor told, asked for and where they are: all that is gone with them (`wipe` puts a fresh one here).
struct Visit {
    bool here = false;  ///< someone is; otherwise attract
    Answers answers;
    std::optional<std::size_t> revisited;  ///< a question gone back to
    bool reviewed = false;                 ///< the review was passed
    bool express = false;                  ///< only the few questions that decide most (core/session/standing.h)
    std::vector<Screen> over;              ///< screens opened above the interview: help, settings, compare, state
    std::string opened;                    ///< id of what is unfolded: a guide part, a route
    std::string sheet;                     ///< what lies over the road: id of what it is about; empty: nothing does
    std::string credential;                ///< the credential whose road is shown; empty: the recommended one
    SchoolSearch school;                   ///< of the school that they go to, or went to, on its screen
    std::string place;                     ///< id of the place chosen to go to school; empty: nowhere yet
    std::size_t road = 0;                  ///< which of its roads: 0 the best one, n `others[n - 1]`
    std::string typed;                     ///< of a code, on its screen: characters of `core/people/code.h`
    std::optional<CodeFault> refused;      ///< why the code typed brings nothing back
    std::optional<FromCode> from_code;     ///< the answers are those of a code
    std::set<std::size_t> by_counselor;    ///< answers that the counselor filled in and the applicant has not confirmed
    std::optional<std::size_t> referral;   ///< to which of the organiser's places the person is sent
    Misses misses;                         ///< touches that met nothing
    std::optional<Answers> before;         ///< the answers before the last change: what the change did is shown
    PrintProgress job;                     ///< the paper that was asked for last
    bool operator==(const Visit&) const = default;
};

/// The first screen says goodbye, for `IdleTimes::farewell`, in the settings of who left.
struct Farewell {
    Millis since = 0;
    /// of a visit that was ended by hand: it can be taken back; of one that was left alone nothing is
    std::optional<Visit> kept;
    bool operator==(const Farewell&) const = default;
};

/// What the outside world told of this place last, and how it is set: nobody's, so that no ending touches it.
struct Site {
    Settings defaults;  ///< how everyone is shown things at first
    Machine machine;
    PrinterState printer;
    Voice voice;
    std::optional<Proved> proved;
    std::vector<std::string> displays;  ///< names of those that are connected, after the applicant's
    bool desk_apart = false;            ///< the desk has a window of its own, as long as its display is there
    bool operator==(const Site&) const = default;
};

/// Moments on the clock that comes in with every action.
struct Clock {
    Millis now = 0;
    Millis last_input = 0;
    Millis heard_until = 0;  ///< when the voice last fell silent: time is given from then on
    bool operator==(const Clock&) const = default;
};

/// All that Milepost remembers while it runs, a part for each lifetime. Everything shown is a function of (content,
/// model, date).
struct Model {
    Visit visit;                       ///< gone with a person
    Settings settings;                 ///< of who is here or is just leaving: gone with the goodbye
    std::optional<Farewell> farewell;  ///< never while someone is here or staff is
    Desk desk;                         ///< gone with the counselor; what it holds of a person, with the visit
    Staff staff;                       ///< gone with staff
    Site site;
    Clock clock;
    bool operator==(const Model&) const = default;
};

/// Idle times, in milliseconds.
struct IdleTimes {
    Millis warn_after = static_cast<Millis>(1000 * numbers::idle_warning.least);
    Millis reading_warn_after = 2 * warn_after;  ///< on screens with much to read
    Millis answer_within = static_cast<Millis>(1000 * numbers::idle_answer_ours.least);
    Millis farewell = 10'000;             ///< in which a visit ended by hand can be taken back
    Millis farewell_spoken = 20'000;      ///< so much later it begins at most, while the voice speaks
    Millis desk_waits = 15 * warn_after;  ///< for which a desk of its own stays open while nothing is done there
    Millis longest_speech = 600'000;  ///< for which no warning comes while the voice speaks; then it does, lest a voice
                                      ///< gone wrong keep a visit
};

/// What every function of the session is given besides the model. `content` is null where it was refused.
struct World {
    const Content* content = nullptr;
    Today date;  ///< the visit's: it stands until the next
    IdleTimes idle;
};

}  // namespace milepost
