#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/terms/few.h"
#include "core/terms/interval.h"

namespace milepost {

/// Position of a fact in `Content::facts`.
enum class FactId : int {};

constexpr auto index(FactId id) { return static_cast<std::size_t>(id); }

/// Something that may be known of a person, and the values it can take.
struct Fact {
    enum class Kind {
        choice,  ///< one of `values`; the number is its position
        yes_no,  ///< 0 or 1
        number,  ///< a whole number within `domain`
        month,   ///< a `Month` within `domain`
        set,     ///< any of `values`; the number is the bit mask of those that are in
    };
    std::string id;
    Kind kind = Kind::choice;
    std::vector<std::string> values;  ///< at most 63 for a choice, 6 for a set
    Interval domain;
    /// what is so of whoever says nothing of it: nobody is asked, and somebody new to the field has no past; its whole
    /// domain where saying nothing means that it is not known
    Interval unsaid;
    /// of a choice that is an age: the months of life at which each value begins. It moves on with time
    std::vector<int> from_months;
    bool past = false;            ///< of a month: it has been, at the latest this month
    bool of_credentials = false;  ///< of a set: its values are ids of credentials
    bool delicate = false;        ///< nobody else's business: see `Question::delicate`
    bool internal = false;        ///< only steps change it: no profile says it and nobody is asked
    /// a person can change it by doing something, so it may stand among "what would change this"
    bool changeable = false;
    int window_months = 0;  ///< counts only what lies within the last so many months; 0: no window

    /// Position of `value` in `values`, or -1.
    [[nodiscard]] int position(std::string_view value) const;
    /// Does the person have to raise it, because saying nothing says that it is not so?
    [[nodiscard]] bool raised() const { return unsaid != domain; }
    /// The key of the words for a value of a choice or a set.
    [[nodiscard]] std::string words_for(std::size_t value) const {
        return of_credentials ? "credential." + values[value] + ".short" : "choice." + id + "." + values[value];
    }
    [[nodiscard]] bool is_age() const { return !from_months.empty(); }
    /// An age in months of life, of values of a choice that is one.
    [[nodiscard]] Interval months_of_life(Interval of) const;
};

/// As many facts as a pack may have: what is known of a person is copied often, so it lives in place.
constexpr std::size_t most_facts = 48;

/// What is known of one person: an interval for each fact, its whole domain where nothing is known.
using Facts = Few<Interval, most_facts>;

/// A set of facts: bit k is fact k.
using FactSet = std::uint64_t;

constexpr FactSet only(FactId id) { return FactSet{1} << index(id); }

}  // namespace milepost
