#pragma once
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/terms/numbers.h"
#include "ui/headless/driver.h"

/// Measures what is drawn against `numbers::table`. Knows no file and no window.
namespace milepost::conform {

/// What is looked for. One row of `kinds` each.
enum class Check {
    role,
    hit_area,
    size,
    answer,
    gap,
    on_screen,
    capital,
    cut,
    word,
    letter,
    overlap,
    inside,
    focus,
    contrast,
    colour_blind,
    chosen,
    response,
    motion,
    reach,
    road
};
constexpr std::size_t check_count = 20;

struct Kind {
    std::string_view name, what, clause;
};

/// In the order of `Check`.
constexpr std::array<Kind, check_count> kinds{{
    {"role",
     "Whatever can be touched, by us or by Dear ImGui's own items, stands in the semantics list with a role, a label "
     "and an id of its own",
     "VVSG 2.0 7.3-L; WCAG 2.2 4.1.2"},
    {"hit area", "Where it can be hit is where its node says, and what a finger changes on the screen fills just that",
     "VVSG 2.0 7.2-H"},
    {"size", "Each target is large enough", numbers::target.clause},
    {"answer",
     "Each answer is as high as ours are (a tile of the map is a target and no more; so is what staff sets at the "
     "desk)",
     numbers::answer_height.clause},
    {"gap", "Targets stand apart and never overlap", numbers::target_gap.clause},
    {"on screen", "Targets stand whole on the screen", "VVSG 2.0 7.2-I"},
    {"capital", "Capitals are as high as the text size asks", "VVSG 2.0 7.1-G"},
    {"cut", "No line is cut: each is whole on one of the pages that a scroller shows", "VVSG 2.0 7.1-G"},
    {"word", "No word is broken or left out, and nothing ends in an ellipsis", "VVSG 2.0 7.1-G"},
    {"letter", "The typeface has every letter", "VVSG 2.0 7.1-G"},
    {"overlap", "No words stand on other words", "VVSG 2.0 7.1-G"},
    {"inside", "Words on a target stay on it", "VVSG 2.0 7.2-H"},
    {"focus", "Tab reaches each enabled target once, in reading order", "WCAG 2.2 2.4.3, 2.1.1"},
    {"contrast", "Each word differs from what lies under it, read from pixels", "VVSG 2.0 7.1-C, 7.1-D"},
    {"colour-blind", "Each word also does to eyes without red, green or blue cones",
     numbers::contrast_colour_blind.clause},
    {"chosen", "What is chosen differs from what is not, to those eyes too", numbers::contrast_state.clause},
    {"response", "A finger on a target shows", "ours: within 0.1 s, in the next frame"},
    {"motion", "With motion on, all is at rest in time and as it is without", numbers::motion.clause},
    {"reach", "In reach mode each target stands where it can be reached: not too low, not too high, and near the hand",
     numbers::reach.clause},
    {"road",
     "The roadmap opens with the whole road in view: today, every step, the star with its date, cost and pay, and "
     "below "
     "it Take it home and the way out",
     "ours: without scrolling, at every text size but the largest"},
}};

struct Failure {
    Check check = Check::role;
    std::string node;  ///< id, or the words themselves
    std::string found, expected;
    ui::Rect rect;  ///< where to look
    [[nodiscard]] std::string sentence() const { return node + ": " + found + "; expected " + expected; }
};

/// What was looked at, and what was wrong.
struct Tally {
    std::array<long, check_count> checks{};
    std::vector<Failure> failures;

    /// Counts one check; where it does not hold, keeps the failure that `told` gives.
    template <class Told>
    void expect(Check check, bool holds, const Told& told) {
        ++checks[static_cast<std::size_t>(check)];
        if (!holds) failures.push_back(told());
    }
};

/// Can a node of this role be touched?
bool interactive(const ui::Node& node);
/// "12.3 mm".
std::string millimetres(const headless::Driver& driver, float pixels);

/// What is only known when all pages of a screen that scrolls were seen.
struct Pages {
    struct Line {
        bool whole = false;
        ui::Rect rect;
    };
    std::map<std::string, Line> lines;        ///< by words and place in the text
    std::set<std::string> tiles;              ///< of the answers: those of the map
    std::map<std::string, ui::Rect> answers;  ///< each answer where it showed most of itself
};

/// One more pass, in which all words are kept. Without `ink` they are laid out and left away.
std::vector<ui::Text::Drawn> words_drawn(headless::Driver& driver, bool ink = true);

void measure_roles(const headless::Driver& driver, Tally& tally);
void measure_targets(const headless::Driver& driver, Tally& tally);
/// Nothing to do where reach mode is off.
void measure_reach(const headless::Driver& driver, Tally& tally);
/// Nothing to do on another screen than the roadmap, at the largest text, and under a sheet.
void measure_road(const headless::Driver& driver, Tally& tally);
void measure_words(headless::Driver& driver, Tally& tally, Pages& pages);
void measure_pages(const headless::Driver& driver, const Pages& pages, Tally& tally);
/// Presses Tab through all there is; the screen is scrolled afterwards.
void measure_focus(headless::Driver& driver, Tally& tally);
/// Reads pixels.
void measure_contrast(headless::Driver& driver, Tally& tally);
/// Presses each target and reads pixels.
void measure_press(headless::Driver& driver, Tally& tally);

/// Where everything stands that is measured but for colours, further pages included: words are laid out there too.
struct Layout {
    struct Line {
        std::string text;
        ui::Rect line, capitals, clip;
        bool whole = true;
        bool operator==(const Line&) const = default;
    };
    struct Target {
        std::string id;
        ui::Rect seen;
        bool enabled = true, hidden = false;
        bool operator==(const Target&) const = default;
    };
    std::vector<Line> lines;
    std::vector<ui::Node> nodes;
    std::vector<Target> targets;
    std::vector<std::string> overflows;
    bool rests = true;
    bool operator==(const Layout&) const = default;
};
Layout layout_of(headless::Driver& driver);

/// How much of a screen is measured.
struct Depth {
    bool pixels = false;  ///< contrast and what is chosen, from pixels
    bool press = false;   ///< each target pressed
    bool focus = false;   ///< Tab through the whole screen
};

/// Measures the screen that the driver shows, and all further pages that its "More" buttons bring. `page_done` is told
/// after each page with the failures from this one on.
void measure_screen(headless::Driver& driver, const Depth& depth, Tally& tally,
                    const std::function<void(std::size_t first_failure)>& page_done = {});
/// The same screen with motion on: at rest in time, and then as it is without. `model` as it is shown.
void measure_motion(headless::Driver& driver, const Model& model, Tally& tally);

}  // namespace milepost::conform
