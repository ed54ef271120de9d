#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/roads/evaluation.h"
#include "ui/words/words.h"

/// The short phrases that every screen words alike: lengths, prices, dates, what changed.
namespace milepost::ui {

/// The answer that a road is: "You could be certified by October 2027". Where the state asks for a credential of its
/// own, its last month is that of being ready to work there, and so says this and the name of the road's end.
std::string title_phrase(const Words& words, const Evaluation& evaluation, const CredentialResult& result,
                         const Plan& plan);
/// Why the recommended credential stands before the others, in a sentence or two.
std::string because_phrase(const Words& words, const Evaluation& evaluation);
/// Of cautions those that anybody may read, or those that are nobody else's business, in their order.
std::vector<const Caution*> by_delicacy(std::vector<const Caution*> cautions, bool delicate);
/// The same of all that go for a credential: its own first.
std::vector<const Caution*> cautions_of(const Evaluation& evaluation, const CredentialResult& result, bool delicate);
/// That a road rests on a few answers only, and how many questions, `left`, make it exact; empty where none is left.
std::string rough_phrase(const Words& words, const Evaluation& evaluation, int left);
std::string end_phrase(const Words& words, const Evaluation& evaluation, const CredentialResult& result,
                       const Plan& plan);
/// The state whose own credential is a step of the road; none: empty.
std::string state_at_the_end(const Words& words, const Evaluation& evaluation, const Plan& plan);
/// The month that lies `months` after today, to be put into a message: every date that is reckoned from today comes
/// from here, so that where today is not known the message says a length (`Ahead`).
Ahead month_after(Today today, int months);
/// Which month it is today; empty where that is not known.
std::string today_phrase(const Words& words, Today today);

std::string months_phrase(const Words& words, Interval months);             ///< "9–12 months"
std::string money_phrase(const Words& words, Interval usd, bool priced);    ///< "$125–$250", "free", "price: ask"
std::string when_phrase(const Words& words, Today today, Interval months);  ///< "August to November 2027"
std::string finish_phrase(const Words& words, Today today,
                          Interval months);  ///< the same; "by November 2027" of what may be done today
/// What an answer did to a plan: "3 months sooner, $1,200 more"; empty where it did nothing that shows.
std::string change_phrase(const Words& words, const Plan& before, const Plan& now);
/// So little is known by now that the road's far end is nobody's in particular: it would frighten, and says nothing.
bool still_open(const Plan& plan);
/// The same, said of the last answer: "at most 9 months" where it only made the time surer. Empty, too, where either
/// road is still open.
std::string answer_phrase(const Words& words, const Plan& before, const Plan& now);
/// What another road trades for the one that is shown, by the most of each: "Same time, $1,200 less".
std::string trade_phrase(const Words& words, const Plan& shown, const Plan& other);
/// What becomes of the luck that a scarce road takes, on going over to `other`: "surer", "scarcer" or "same". A word's
/// selector.
std::string place_change(const Plan& shown, const Plan& other);
/// How long a road takes and what it costs, each as what it is and how much; of what is held how often it is renewed,
/// and for how much.
struct TimeAndMoney {
    std::pair<std::string, std::string> time, money;
};
TimeAndMoney time_and_money(const Words& words, const CredentialResult& result, const Plan& plan);
/// Both in one: "9–12 months · $165–$6,165".
std::string figures_phrase(const Words& words, const CredentialResult& result, const Plan& plan);
/// "You can apply now", "Certified by May 2027": how a credential stands.
std::string standing(const Words& words, const Evaluation& evaluation, const CredentialResult& result);
/// What these hold beyond the steps that are shown (`remainder`): "The total may still change: up to $150 less."; empty
/// where the steps explain them.
std::string remainder_phrase(const Words& words, const Plan& plan);
/// In what the recommended credential is the best, by the person's goal: "alone", or as good as another in that and
/// better in what comes next ("first"), or no better than another ("shared"); "at_most" where another may turn out
/// better, but not at worst; "named" where that is not what decided (`Because`).
std::string best_by(const Evaluation& evaluation);
/// A source's title: our own in the language of `words`, anyone else's as it is; and the language that it is in.
struct Title {
    std::string text, language;
};
Title source_title(const Words& words, const Source& source);
/// The titles of these sources (`Content::sources`), and the language of those that are not in the reader's: a
/// selector, "none" where all are.
struct Titles {
    std::string text, foreign = "none";
};
Titles titles_phrase(const Words& words, const Content& content, const std::vector<std::string>& sources);
/// "As of February 2026 · low confidence": where a statement comes from, and how far to trust it on `date`.
std::string source_phrase(const Words& words, const Content& content, const Citation& cite, Today date);
/// That a statement is past its review date, or not sure; empty where it may be relied on.
std::string doubt_phrase(const Words& words, const Citation& cite, Today date);
/// "2026-02" as the language writes it; a year, or "undated", as it is.
std::string as_of_phrase(const Words& words, const std::string& as_of);
/// How often a credential is renewed, and what that costs in its first five years.
std::string renewal_phrase(const Words& words, const Renewal& renewal);
int renewals_in_five_years(const Renewal& renewal);
/// On what a step hangs, and that it may turn out not to be needed; empty where neither is so.
std::vector<std::string> stage_notes(const Words& words, const Stage& stage);
/// "Ohio", "the District of Columbia"; null: the country.
std::string place_phrase(const Words& words, const StateRule* state);
/// A code: its characters run from the left in every language, and so do its groups.
std::string code_phrase(const Words& words, const std::string& code);
/// How an option or an answered value reads: "1 to 3 years", "Texas", "May 2026".
std::string value_phrase(const Words& words, const Content& content, FactId fact, Interval value);
std::string option_phrase(const Words& words, const Content& content, FactId fact, const Option& option);

}  // namespace milepost::ui
