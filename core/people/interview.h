#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "core/content/content.h"

namespace milepost {

/// What a person answered, by question; the only state of a person. "Not sure" is the fact's whole domain.
using Answers = std::vector<std::optional<Interval>>;

/// A question that is not asked, and why.
struct Skipped {
    enum class Why {
        does_not_apply,  ///< its own condition does not hold: nobody without training is asked about it
        follows,         ///< the answer follows from others
        cannot_matter,   ///< whatever the answer, no verdict, no road and no figure would change
        needs_another,   ///< the month of a year that is not known
        needs_today,     ///< a month, where it is not known which month this is
        not_raised,      ///< only who has something to say of it does so
    };
    std::size_t question = 0;
    Why why = Why::cannot_matter;
};

/// As messages and tests name it ("needs_another").
std::string_view name(Skipped::Why why);

/// Where an interview stands: a function of the answers, worked out afresh whenever they change.
struct Interview {
    Facts facts;                      ///< what the answers say of the person, with what follows from it
    std::vector<std::size_t> given;   ///< questions whose answers count, in content order
    std::optional<std::size_t> next;  ///< the question to ask now; none when no answer could change the result any more
    int left = 0;                     ///< how many may still come at most; never grows as what is asked is answered
    std::vector<Skipped> skipped;     ///< the others, in content order
};

Answers no_answers(const Content& content);

/// What the answers say of a person. One that an earlier answer has made pointless is kept but does not count:
/// going back and changing an answer loses nothing and contradicts nothing.
Interview replay(const Content& content, const Answers& answers, Today date);

/// Why a question is not asked whatever its answer could change; nothing where it is in place.
std::optional<Skipped::Why> out_of_place(const Content& content, const Question& question, const Facts& facts,
                                         Today date);

/// The questions that were not asked, and why, as a person is told: nothing of what only those raise whom it concerns.
std::vector<Skipped> not_asked(const Interview& interview);

/// What a person may raise, and has not: questions that would be in place if they did, in content order.
std::vector<std::size_t> to_raise(const Content& content, const Interview& interview, Today date);

/// Can answering this question narrow one of `hanging`, by itself or by what follows from it?
bool can_narrow(const Content& content, const Question& question, const Facts& facts, FactSet hanging, Today date);

/// For each question, and for behind the last, the facts that decide which questions from there on are in place and
/// what they offer.
std::vector<FactSet> steering(const Content& content);

/// The options of a question as they stand for what is known (years from the date, the months of the picked year;
/// none of these where the date is not known).
std::vector<Option> options_of(const Content& content, const Question& question, const Facts& facts, Today date);

}  // namespace milepost
