#pragma once
#include <array>
#include <limits>
#include <string_view>

/// The numbers to hold on every screen, in every language, at every size: one table. The code is laid out by it, tests
/// and the conformance report (`milepost conform`) measure against it.
namespace milepost::numbers {

inline constexpr double open_end = std::numeric_limits<double>::infinity();  ///< no upper bound

/// From `least` to `most`, both included.
struct Number {
    std::string_view what;
    double least = 0, most = open_end;
    std::string_view unit;
    std::string_view clause;  ///< what asks for it
    std::string_view source;  ///< where the number was read

    /// Within the bounds, give or take the precision of the measurement.
    [[nodiscard]] constexpr bool holds(double measured, double precision = 0) const {
        return measured >= least - precision && measured <= most + precision;
    }
};

inline constexpr std::string_view own = "design/experience.md";
inline constexpr std::string_view our_guess = "nowhere: our own, not tried with people";

inline constexpr Number target{"touch target, both ways",
                               12.7,
                               open_end,
                               "mm",
                               "VVSG 2.0 7.2-I",
                               "EAC test assertions TA7.2-I; VxSuite make_theme.ts"};
inline constexpr Number answer_height{"height of an answer", 20, open_end, "mm", "ours, beyond VVSG 2.0 7.2-I", own};
inline constexpr Number target_gap{"gap between targets",
                                   2.54,
                                   open_end,
                                   "mm",
                                   "VVSG 2.0 7.2-I",
                                   "EAC test assertions TA7.2-I; VxSuite make_theme.ts"};
inline constexpr Number swipe{"a finger that moved farther scrolls and selects nothing",
                              6,
                              6,
                              "mm",
                              "VVSG 2.0 7.2-H",
                              "EAC test assertions TA7.2-H 4-6"};

/// Height of a capital, by text size: small, medium (the default), large, largest.
inline constexpr std::array<Number, 4> capital{{
    {"capital height, small", 3.5, 4.2, "mm", "VVSG 2.0 7.1-G", "VxSuite make_theme.ts"},
    {"capital height, medium", 4.8, 5.6, "mm", "VVSG 2.0 7.1-G; Section 508 402.4 (4.8)", "VxSuite make_theme.ts"},
    {"capital height, large", 6.4, 7.1, "mm", "VVSG 2.0 7.1-G", "VxSuite make_theme.ts"},
    {"capital height, largest", 8.5, 9.0, "mm", "VVSG 2.0 7.1-G", "VxSuite make_theme.ts"},
}};

/// Contrast of words, by mode: standard, high light, high dark, low.
inline constexpr std::array<Number, 4> contrast{{
    {"contrast, standard", 10, open_end, ":1", "VVSG 2.0 7.1-C", "VxSuite color_theme.stories"},
    {"contrast, dark on light", 20, open_end, ":1", "VVSG 2.0 7.1-D", "VxSuite color_theme.stories"},
    {"contrast, light on dark", 20, open_end, ":1", "VVSG 2.0 7.1-D", "VxSuite color_theme.stories"},
    {"contrast, low", 4.5, 8, ":1", "VVSG 2.0 7.1-D", "VxSuite color_theme.stories"},
}};
inline constexpr Number contrast_colour_blind{"contrast of words to a colour-blind eye", 4.5,       open_end, ":1",
                                              "WCAG 2.2 1.4.3; VVSG 2.0 7.3-L",          "WCAG 2.2"};
inline constexpr Number contrast_state{
    "contrast of what is chosen with what is not", 3, open_end, ":1", "WCAG 2.2 1.4.11; VVSG 2.0 7.1-F", "WCAG 2.2"};

inline constexpr Number idle_warning{"idle until the warning", 120, 300, "s", "VVSG 2.0, inactivity alerts",
                                     "VxSuite globals.ts"};
inline constexpr Number idle_answer{"to answer the warning", 20, open_end, "s", "WCAG 2.2 2.2.1", "WCAG 2.2"};
inline constexpr Number idle_answer_ours{"to answer the warning, by default", 30, 30, "s",
                                         "ours, within WCAG 2.2 2.2.1",       own};

inline constexpr Number speech_rate{"speech by default",        120, 125, "words a minute", "VVSG 2.0 7.1-K",
                                    "VVSG as VxSuite quotes it"};
inline constexpr Number speech_span{"speech can be set to",     50, 200, "%", "VVSG 2.0 7.1-K",
                                    "VVSG as VxSuite quotes it"};
inline constexpr Number reach{"targets above the floor in reach mode",
                              380,
                              1220,
                              "mm",
                              "ADA 308; Section 508 407.8",
                              "36 CFR 1194, ADA Standards"};
inline constexpr Number reach_across{"targets from the edge at the reaching hand, in reach mode",
                                     0,
                                     240,
                                     "mm",
                                     "ours: ADA 308 gives heights alone",
                                     our_guess};
inline constexpr Number scan_step{
    "one switch: each thing is marked for", 0.5, 8, "s", "ours, settable in steps", our_guess};
inline constexpr Number scan_rounds{
    "one switch: rounds without a choice until scanning waits for the switch", 3, 3, "", "ours", our_guess};
inline constexpr Number bounce{"a second press of the same key or place is a bounce within",
                               0.1,
                               0.1,
                               "s",
                               "ours, beyond VVSG 2.0 7.2-M",
                               our_guess};
inline constexpr Number switch_bounce{
    "a second press of a switch is a bounce within", 0.25, 0.25, "s", "ours, beyond VVSG 2.0 7.2-M", our_guess};
inline constexpr Number misses{
    "touches that meet nothing until larger targets are offered", 4, 4, "", "ours", our_guess};
inline constexpr Number misses_within{"those touches fall within", 0, 20, "s", "ours", our_guess};
inline constexpr Number flashing{"flashes in a second", 0, 3, "", "WCAG 2.2 2.3.1", "WCAG 2.2"};
inline constexpr Number response{"until a touch shows", 0, 0.1, "s", "ours", own};
inline constexpr Number motion{"until what moves is at rest", 0, 0.25, "s", "ours, beyond WCAG 2.2 2.2.2", own};
inline constexpr Number pin_digits{"digits of a staff PIN", 6, 6, "", "ours", "VxMark access control"};
inline constexpr Number pin_tries{"tries before a wait", 0, 5, "", "ours", "VxMark access control"};
inline constexpr Number pin_wait{"first wait, doubling", 15, open_end, "s", "ours", "VxMark access control"};

/// Who measures it.
enum class Held { by_report, by_tests, by_nothing_yet };

struct Row {
    const Number* number;
    Held held;
};

/// All of them, for those who show the table.
inline constexpr std::array<Row, 33> table{{
    {&target, Held::by_report},
    {&answer_height, Held::by_report},
    {&target_gap, Held::by_report},
    {&swipe, Held::by_tests},
    {&capital[0], Held::by_report},
    {&capital[1], Held::by_report},
    {&capital[2], Held::by_report},
    {&capital[3], Held::by_report},
    {&contrast[0], Held::by_report},
    {&contrast[1], Held::by_report},
    {&contrast[2], Held::by_report},
    {&contrast[3], Held::by_report},
    {&contrast_colour_blind, Held::by_report},
    {&contrast_state, Held::by_report},
    {&idle_warning, Held::by_tests},
    {&idle_answer, Held::by_tests},
    {&idle_answer_ours, Held::by_tests},
    {&response, Held::by_report},
    {&motion, Held::by_report},
    {&speech_rate, Held::by_tests},
    {&speech_span, Held::by_tests},
    {&reach, Held::by_report},
    {&reach_across, Held::by_report},
    {&scan_step, Held::by_tests},
    {&scan_rounds, Held::by_tests},
    {&bounce, Held::by_tests},
    {&switch_bounce, Held::by_tests},
    {&misses, Held::by_tests},
    {&misses_within, Held::by_tests},
    {&flashing, Held::by_nothing_yet},
    {&pin_digits, Held::by_tests},
    {&pin_tries, Held::by_tests},
    {&pin_wait, Held::by_tests},
}};

}  // namespace milepost::numbers
