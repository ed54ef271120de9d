#pragma once
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/content/content.h"
#include "core/content/cursor_json.h"

namespace milepost {

/// The terms in which every file of a pack speaks: months, amounts, values of facts, sources, conditions. What is wrong
/// is refused at the cursor, and something harmless given instead. Facts and sources are those that `content` holds so
/// far.
class ContentTerms {
  public:
    explicit ContentTerms(const Content& content) : content_(content) {}

    static constexpr int any_number = 1'000'000;  ///< more than any month, hour or dollar that content speaks of

    /// The position of a text in a table of names; refuses another.
    [[nodiscard]] int one_of(const Cursor& at, const std::vector<std::string>& names) const;
    template <std::size_t many>
    [[nodiscard]] int one_of(const Cursor& at, const std::array<std::string_view, many>& names) const {
        return one_of(at, std::vector<std::string>(names.begin(), names.end()));
    }
    /// A text for which a screen has only so much room: so many bytes.
    static std::string short_text(const Cursor& at, std::size_t most);
    [[nodiscard]] FactId fact_id(const Cursor& at) const;
    /// "[least, most]", in order and not negative.
    [[nodiscard]] Interval span_of(const Cursor& at) const;
    [[nodiscard]] Citation cite(const Cursor& holder) const;
    [[nodiscard]] Month month(const Cursor& at) const;
    /// A value of a fact as content writes it: an option's name, "yes" or "no", a whole number, or [least, most].
    [[nodiscard]] Interval value_of(const Cursor& at, const Fact& fact) const;
    /// An object of facts and their values.
    [[nodiscard]] std::vector<std::pair<FactId, Interval>> values(const Cursor& at) const;
    /// A fact as it is declared, whether or not there is another with its id.
    [[nodiscard]] Fact new_fact(const Cursor& at) const;
    [[nodiscard]] Condition condition_or_always(const Cursor& holder, std::string_view key) const;
    /// A tree of "all" and "any" over tests and over named conditions, {"condition": NAME}.
    [[nodiscard]] Condition condition(const Cursor& at) const;
    /// Every condition read from here on may speak of this one by its name.
    void name_condition(const std::string& name, const Cursor& at) { named_[name] = condition(at); }
    [[nodiscard]] Test test(const Cursor& at) const;

  private:
    const Content& content_;
    std::map<std::string, Condition> named_;
};

}  // namespace milepost
