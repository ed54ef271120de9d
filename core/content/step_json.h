#pragma once
#include <string>
#include <utility>

#include "core/content/content_terms_json.h"

namespace milepost {

/// Reads what people do on the way: a step, and what programs cost, which steps speak of by name. Facts, states and
/// programs are those that `content` holds so far.
class StepTerms : public ContentTerms {
  public:
    explicit StepTerms(const Content& content) : ContentTerms(content), content_(content) {}

    /// What programs of a kind cost and take, state by state.
    [[nodiscard]] Programs programs(const std::string& id, const Cursor& at) const;
    /// A step as it is declared, whether or not there is another with its id. "state" is not looked at.
    [[nodiscard]] Step step(const Cursor& at) const;

  private:
    /// [least, most], either of them a number or the name of programs, whose figure it is then in each state; or the
    /// name alone. Gives it for the whole country, and state by state where it is not the same.
    [[nodiscard]] std::pair<Interval, ByState> amount(const Cursor& at, Interval ProgramFigures::*of, Step& step) const;
    [[nodiscard]] Venue venue(const Cursor& at) const;

    const Content& content_;
};

}  // namespace milepost
