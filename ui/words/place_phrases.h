#pragma once
#include <string>
#include <vector>

#include "core/roads/offers.h"
#include "ui/words/words.h"

/// How places are worded, alike on every screen and on what is taken home.
namespace milepost::ui {

/// "Columbus, 4 miles away"; empty where neither is known.
std::string where_phrase(const Words& words, const Offer& offer);
/// "9–10 months · $16,545 · classes begin January 12, 2027": what is known of the three.
std::string offer_phrase(const Words& words, const Offer& offer);
/// "cscc.edu": without what a person need not type.
std::string web_phrase(const Place& place);
/// "614-287-5353 · cscc.edu", for a person to call or look up.
std::string contact_phrase(const Place& place);
/// What to ask there before one pays, a sentence each: what decides which exams it opens and is not known.
std::vector<std::string> ask_phrases(const Words& words, const Content& content, const Place& place, const Step& step);
/// Name, where it is and how to reach it, in one line, and what to ask there for this step: for paper, phone and
/// calendar. Null: for none.
std::string whole_place_phrase(const Words& words, const Content& content, const Offer& offer, const Step* step);
/// What can be done for a step this week: a school is called, the one that was chosen or the best, where one is known
/// with its telephone; else what the content says; empty where it says nothing.
std::string start_phrase(const Words& words, const Content& content, const Evaluation& evaluation, const Stage& stage);
/// Where the person chose to do a step of their road, and when classes begin there; empty: nowhere yet, or it is no
/// such step.
std::string chosen_place_phrase(const Words& words, const Evaluation& evaluation, const Stage& stage);
/// What a reader should doubt of it: that its price is an estimate, or that it was to be looked at again before today.
std::vector<std::string> doubts_of_place(const Words& words, const Place& place, Today today);

/// What programs cost in the person's state, by whom and how many; empty where the step has no such figures or the
/// state is not known.
std::vector<std::string> programs_phrases(const Words& words, const Content& content, const Step& step,
                                          const StateRule* state);

}  // namespace milepost::ui
