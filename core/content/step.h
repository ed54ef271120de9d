#pragma once
#include "core/content/content.h"

namespace milepost {

/// What steps do to a person's situation.

/// `situation` after `months` have gone by with nothing done: dates recede, months of work fall out of their windows.
Situation later(const Content& content, const Situation& situation, Interval months);

/// How long a step is waited for from here: until classes begin where the person chose to go (`Situation::place`). From
/// the least elapsed time, and from the most; the second may be the less.
struct Wait {
    int from_least = 0, from_most = 0;  ///< months
};
Wait wait_for(const Step& step, const Situation& situation);

/// How long a step would last from here. Months of work are taken to be recent: none is lost while more are worked.
Interval duration(const Step& step, const Situation& situation);

/// The situation after the step, its time passed and its effects true.
Situation after(const Content& content, const Step& step, const Situation& situation);

/// What the step costs a person in this situation, spanning every fee that may apply.
struct Price {
    Interval usd;
    bool priced = true;  ///< false: a part of it was found nowhere
};
Price cost(const Step& step, const Situation& situation);

/// Does the step bring anything that is not so already? Unknown where what it makes true may be so.
Truth changes_something(const Step& step, const Situation& situation);

/// A step taken: all of the above at a time, the conditions decided by `truths`, those of `content.rules` in
/// `situation`.
struct Taken {
    Wait wait;  ///< before it begins
    Interval months;
    Interval cost_usd;
    bool priced = true;
    Situation then;
    FactSet open = 0;  ///< facts on which its length or price hangs
};
Taken take(const Content& content, const Step& step, const Situation& situation, Truths truths);

}  // namespace milepost
