#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/content/content.h"
#include "core/people/interview.h"

namespace milepost {

/// The road that a person takes home: the answers themselves as a few characters of Crockford's base 32, nothing looked
/// up.
///
/// What a code holds. For each question that is in place given the answers before it, one digit of a number: which
/// option, or that none is known. "Not sure" and "not asked" say the same of a person and are one digit. Then the month
/// in which it was made, without which "last year" means nothing later, and a little of the pack's version. The month
/// is counted from January 2026 and never begins anew: an old code cannot pass for a new one. Where today is not known,
/// and from August 2068 on, a code says that its month is not. An answer that has no place any more, one that the
/// interview keeps without counting it, is no part of it.
///
/// How it is kept right. Two check characters make it a Reed-Solomon code over GF(32): every wrong character is noticed
/// and told which, every two wrong ones are noticed, so every two that have changed places. What the questions of the
/// pack look like goes into the check as a character that is never written: a code of other questions says so of
/// itself. So does the form of the code itself: one of the form before this, whose month began anew after 64, says that
/// it is of other questions.
constexpr std::size_t least_code_characters = 8;
constexpr std::size_t most_code_characters = 30;

/// What a code brings back.
struct Decoded {
    Answers answers;
    std::optional<Month> made;  ///< by the kiosk that made it; nothing where that did not know
    /// no newer content since, as far as can be told: 1 pack in 4 of the same month looks the same
    bool same_content = false;
    std::size_t revised_since = 0;  ///< the first of the pack's revisions after that; their number: none is known
};

/// Why a code brings nothing back.
struct CodeFault {
    enum class Kind {
        too_short,        ///< fewer than `least_code_characters`
        too_long,         ///< more than `most_code_characters`, or a zero in front
        no_character,     ///< the one at `position` is in no code
        one_wrong,        ///< the one at `position` is wrong, if only one is
        wrong,            ///< more than one is wrong or missing
        other_questions,  ///< right in itself, of content that asks other questions
        impossible,       ///< says what nobody can have answered
    };
    Kind kind = Kind::wrong;
    std::size_t position = 0;  ///< from 1, counting neither spaces nor hyphens; 0 where no place is known
    bool operator==(const CodeFault&) const = default;
};

/// The code of the answers of a finished interview; nothing while a question is open, or where a pack asks for more
/// than `most_code_characters` can hold.
std::optional<std::string> encode(const Content& content, const Answers& answers, Today date);

/// The answers of a code as somebody may write it: small letters, O for 0, I and L for 1, with spaces and hyphens.
/// What a person was not sure of comes back as such with the same content; with other content it is left open, so that
/// the interview asks it where it matters now. Evaluating `answers` on `date` is for the caller. Never throws.
std::variant<Decoded, CodeFault> decode(const Content& content, std::string_view written, Today date);

/// A code in groups of four, as it is shown: "K7QM-2XVA-93".
std::string grouped(std::string_view code);

/// How many ways of answering codes tell apart in one month, and the length of the longest of their codes.
struct CodeSpace {
    std::uint64_t sheets = 0;  ///< the largest number where there are more
    std::size_t longest = 0;
};
CodeSpace code_space(const Content& content, Today date);

}  // namespace milepost
