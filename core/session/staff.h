#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace milepost {

struct Model;
struct World;
enum class Effect;
/// Milliseconds on a clock that only moves forward. The kiosk brings it in with every action.
using Millis = std::int64_t;

/// What the organiser sets once for a kiosk. Kept in its configuration; nothing of a visitor.
struct Setup {
    double diagonal_inches = 21.5;  ///< true size of the display, whatever the system reports
    int floor_mm = 900;             ///< from the floor to the display's lower edge; 900 where nobody has measured
    std::string desk;               ///< name of the display that is the counselor's; empty: there is none
    bool operator==(const Setup&) const = default;
};

/// What a setup may be. A size beyond these would leave buttons that nobody can hit, and so no way back.
constexpr double least_diagonal = 10, most_diagonal = 60;
constexpr int most_floor_mm = 1500, floor_step_mm = 10;
Setup within_bounds(Setup setup);

/// This kiosk as the outside world told of it last: for staff alone.
struct Machine {
    bool gate = false;                 ///< there is a configuration, so that staff can come in
    std::string version;               ///< of the program
    Setup setup;                       ///< as it is in force
    bool diagonal_given = false;       ///< on the command line, which wins over what is kept
    bool desk_given = false;           ///< likewise: the desk's window
    std::vector<std::string> refused;  ///< why the content was refused, a sentence each
    bool pin_set = false;
    bool kept = true;         ///< what was set last is on the disk; otherwise it holds until the program ends
    Millis closed_until = 0;  ///< no PIN is judged before this
    bool operator==(const Machine&) const = default;
};

/// Where staff is, above whatever the public is shown.
struct Staff {
    enum class At {
        outside,
        pin,    ///< the gate: a PIN is typed, or set for the first time
        door,   ///< it was right, and a visitor is here: where to?
        admin,  ///< the kiosk itself; a visit ends before
    };
    enum class Page { overview, calibrate, new_pin, quit };  ///< of `admin`
    enum class Note { none, wrong, differ, easy, pin_kept, failed };

    At at = At::outside;
    bool at_desk = false;  ///< the gate is in the desk's own window, and leads to the desk alone
    Page page = Page::overview;
    Note note = Note::none;
    std::string typed;           ///< digits, until they are handed on
    std::string first;           ///< of a PIN that is being set: as it was typed first
    bool judging = false;        ///< a PIN was handed on; its verdict has not come
    Setup draft;                 ///< as it is being changed
    std::optional<double> undo;  ///< the diagonal before the last change of it
    bool operator==(const Staff&) const = default;
};

namespace staff {
// A table, an action a line.
// clang-format off
struct Open { bool at_desk = false; };       ///< the way in; `at_desk`: in the desk's own window
struct Leave {};                             ///< one step out: from a page to the overview, from there outside
struct Digit { char digit; };
struct Erase {};
struct Taken {};                             ///< what was typed has been handed on: it is forgotten here
struct Go { bool to_desk = false; };         ///< from the door: to the desk, or to the administration; from there to the desk
struct Turn { Staff::Page page; };           ///< within `admin`
struct Calibrate { double diagonal_inches; };  ///< what the outline says that is being matched
struct Keep { Setup setup; };                ///< this is how it is from now on
struct Quit {};                              ///< end the program
/// `closed`: not judged, for there is a wait, or no PIN any more. `failed`: it could not be; whoever looks after the machine is told why.
enum class Verdict { right, wrong, pin_kept, closed, failed };
/// An answer of the outside world. `wait`: milliseconds until a PIN is judged again.
struct Told { Machine machine; Millis wait = 0; std::optional<Verdict> verdict = {}; };
/// Another: the displays that are connected after the applicant's, and whether the desk has a window now.
struct Displays { std::vector<std::string> names; bool desk = false; };
// clang-format on

using Action = std::variant<Open, Leave, Digit, Erase, Taken, Go, Turn, Calibrate, Keep, Quit, Told, Displays>;

/// Wrong tries so far, and when the last was made: on the clock of one boot of the machine, which nobody can set.
struct Tries {
    int count = 0;
    std::string boot;          ///< which boot
    std::int64_t seconds = 0;  ///< since it began
    bool operator==(const Tries&) const = default;
};
struct Moment {
    std::string boot;
    std::int64_t seconds = 0;
};

/// Seconds that so many wrong tries in a row ask for: none for the first, then `numbers::pin_wait`, doubled with each,
/// up to an hour.
std::int64_t wait_after(int wrong_tries);
/// Seconds of that which are left. In another boot of the machine, or where the boot is not known, the whole wait
/// begins anew.
std::int64_t wait_left(const Tries& tries, const Moment& now);

/// One digit six times, or digits in a row: what others try first.
bool easy(std::string_view pin);
bool is_pin(std::string_view text);
}  // namespace staff

/// Overwrites the digits that were typed.
void forget_typed(Staff& staff);

/// What an action of staff does; while staff is in the applicant's window, the visit stands still.
void staff_act(const World& world, Model& model, const staff::Action& action, std::vector<Effect>& effects);
/// Staff who do nothing are led out; also from the gate.
void staff_time(const World& world, Model& model, std::vector<Effect>& effects);
/// When `staff_time` or the countdown of a wait changes something next.
std::optional<Millis> staff_deadline(const World& world, const Model& model);
/// Is a PIN being set, and not asked for?
bool sets_pin(const Model& model);
/// Is a display wanted for the desk that is not there? The desk is then behind the PIN on the applicant's.
bool desk_missing(const Model& model);
/// Milliseconds until the gate judges again; 0: it does.
Millis gate_wait(const Model& model);

}  // namespace milepost
