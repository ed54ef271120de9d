#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/proof/proof.h"
#include "core/session/session.h"
#include "core/terms/date.h"
#include "kiosk/take_home/paper.h"
#include "kiosk/window/placement.h"
#include "ui/base/frame.h"

namespace milepost::kiosk {

enum class Verb { kiosk, evaluate, check, tour, page, link, conform, reset_pin, places_import, places_figures };

/// Where places are made from, and which are kept.
struct PlaceSources {
    std::string directory, completions;  ///< files of IPEDS; empty: none
    std::vector<std::string> prices, tables;
    std::vector<std::string> states;  ///< codes of those that are kept; empty: all
    struct Near {
        double latitude = 0, longitude = 0, miles = 0;
    };
    std::optional<Near> near;  ///< only what is so near is kept, and how far it is from here is told
    std::string out;
};

/// What the command line asks for. What it leaves out is as the contract says.
struct CommandLine {
    Verb verb = Verb::kiosk;
    std::string path;  ///< evaluate: the profile, "-" for standard input; link: likewise; tour, conform: the folder to
                       ///< write to; page: the file
    std::string content;            ///< folder of the content pack; empty: the one that Milepost comes with
    std::string place;              ///< evaluate: where the person chose to go to school; empty: nowhere yet
    std::string against;            ///< check: folder of the pack to compare with; empty: none
    int people = default_walks;     ///< check: how many people the proof walks through the interview
    std::string address;            ///< link: of the page that opens it; empty: the fragment alone
    std::string credential;         ///< link: the road to this one; empty: to the one recommended
    std::string code;               ///< link: goes with it; empty: none
    int road = 0;                   ///< link: 0 the best road, n the n-th other
    std::vector<std::string> only;  ///< conform: a part of the matrix
    bool quick = false;             ///< conform: the extremes of the matrix alone
    PlaceSources places;            ///< of the two verbs that make files of them
    std::optional<Date> date;       ///< today, for everything that reckons with dates
    std::string language = "en";
    std::optional<Size> window;                ///< none: the whole primary display
    std::string semantics;                     ///< file to keep; empty: none
    std::optional<DeskWish> desk;              ///< none: it comes over the applicant's screen
    std::string desk_semantics;                ///< file to keep for the desk's window; empty: none
    double desk_diagonal_inches = 21.5;        ///< true size of the desk's display
    double diagonal_inches = 21.5;             ///< true size of the display, whatever the system reports
    bool diagonal_given = false;               ///< on the command line: it wins over the configuration
    std::string configuration;                 ///< file of the kiosk's own settings; empty: the user's
    bool floor_given = false;                  ///< likewise
    double floor_mm = ui::Display{}.floor_mm;  ///< its lower edge above the floor: where reach mode begins
    bool still = false;                        ///< nothing moves by itself
    IdleTimes idle;
    std::string printer;  ///< destination of CUPS, "default": its default one; empty: nothing is printed
    take_home::Format paper = take_home::Format::letter;
    int prove_after_seconds = 60;  ///< from the start of the kiosk until it proves its content
    int print_wait_seconds = 90;   ///< without progress; then a job is given up
};

/// There is nothing to run: the command line is wrong (status 2, for standard error) or asked for help (status 0).
struct Usage {
    int status = 2;
    std::string text;
};

/// Reads the arguments after the program's name. Looks at nothing but them.
std::variant<CommandLine, Usage> read_command_line(const std::vector<std::string>& arguments);

}  // namespace milepost::kiosk
