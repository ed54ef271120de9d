#pragma once
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/content/content.h"
#include "core/roads/wording.h"

namespace milepost {

/// What was proved of a pack, and how much of it.
struct Proof {
    std::uint64_t sheets = 0;  ///< ways to answer every question: the whole space
    /// combinations of what a route reads, each held against the second evaluator; they are all there are
    std::uint64_t verdict_classes = 0;
    std::uint64_t walks = 0;                   ///< people walked through the interview, to the end and beyond it
    std::uint64_t covered = 0;                 ///< sheets that share what one of those was asked: at least so many
    std::uint64_t roads = 0;                   ///< roads replayed step by step
    std::uint64_t brute_forced = 0;            ///< people for whom every order of every set of steps was tried
    double asked_mean = 0, in_place_mean = 0;  ///< questions asked, and that could have been
    int asked_worst = 0, asked_worst_newcomer = 0;
    std::uint64_t asked_newcomers = 0;  ///< people without training or work among the walks
    std::uint64_t violations = 0;
    std::vector<std::string> faults;  ///< the first of them, each with the person it is about
    /// steps on the road of nobody who was walked; where enough were, each is a fault too
    std::vector<std::string> untried;
    std::uint64_t steps = 0;  ///< in the pack
    /// of every verdict and road found: the same pack, day, program and `walks` give the same
    std::uint64_t digest = 0;
};

/// How many people `check`, and the kiosk for its pages, walk through the interview.
inline constexpr int default_walks = 2000;

/// So many drawn people need every step of a pack. Fewer may not, and what they leave out says nothing against it.
inline constexpr int enough_walks = default_walks;

struct ProofPlan {
    Date date{};
    int walks = default_walks;
    unsigned threads = 2;
    std::vector<Wording> languages;  ///< every explanation is worded in each
    int enough = enough_walks;       ///< walks from which a step that nobody takes is a fault
    std::stop_token stop = {};       ///< ends it early; then it proves nothing
};

/// Proves a pack that `check` has nothing against.
///
/// Verdicts, over everything that anyone can answer: each route's truth is that of a second evaluator (naive.h), some
/// people surely meet it, and more of what a person can change never closes it.
///
/// Interviews and roads, over people drawn evenly from the answers to each question, at the date and at every day on
/// which a rule turns: the early end gives what answering everything gives, ranges only narrow, the count of questions
/// left only falls, everyone has a road, each road replayed by the trees of the conditions arrives when and for what it
/// says, and of some every order of every set of steps is tried and none is sooner; every step is on somebody's road
/// (where enough people are walked), every sentence has words.
Proof prove(const Content& content, const ProofPlan& plan);

/// The digest as it is shown and printed: 16 hexadecimal figures.
std::string digest_text(const Proof& proof);

}  // namespace milepost
