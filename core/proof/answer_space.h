#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/people/interview.h"

namespace milepost {

/// One answer that can be given to a question, and how many it stands for. Answers that no test and no step can tell
/// apart are one (a state without a credential of its own is like any other).
struct PossibleAnswer {
    Interval value;  ///< the fact's whole domain: not sure
    std::uint64_t stands_for = 1;
};

/// Every way to answer all the questions that are in place for one person: the space over which the proof runs.
class AnswerSpace {
  public:
    AnswerSpace(const Content& content, Date date);

    /// What can be answered to a question that is in place. The `stands_for` of all of them add up to how many answers
    /// it has.
    [[nodiscard]] std::vector<PossibleAnswer> answers(std::size_t question, const Facts& facts) const;

    /// What is known once a question has been answered.
    [[nodiscard]] Facts after(std::size_t question, const Facts& facts, Interval answer) const;

    [[nodiscard]] bool in_place(std::size_t question, const Facts& facts) const {
        return !out_of_place(content_, content_.questions[question], facts, date_);
    }

    /// Can the answer put another question in place or out of it, or change what another offers?
    [[nodiscard]] bool steers(std::size_t question) const {
        return (steering_[question + 1] & only(content_.questions[question].fact)) != 0;
    }

    /// In how many ways all questions that are in place can be answered.
    [[nodiscard]] std::uint64_t sheets() const { return whole_; }

    /// How many answers a question in place has.
    [[nodiscard]] std::uint64_t ways(std::size_t question, const Facts& facts) const;

    /// How many answers look the same as this one.
    [[nodiscard]] std::uint64_t alike(std::size_t question, const Facts& facts, Interval answer) const;

    /// The name of an answer, for people: "work_7y 1-11".
    [[nodiscard]] std::string describe(std::size_t question, Interval answer) const;

  private:
    std::uint64_t count(std::size_t question, const Facts& facts);

    const Content& content_;
    Date date_;
    std::vector<FactSet> steering_;
    /// of the questions about a choice or a set, which offer always the same; of one `of` another set, by what that is
    /// at most
    std::vector<std::vector<std::vector<PossibleAnswer>>> chosen_;
    /// sheets from a question on, by what can still steer them
    std::unordered_map<std::string, std::uint64_t> counted_;
    std::uint64_t whole_ = 0;
};

}  // namespace milepost
