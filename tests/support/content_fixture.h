#pragma once
#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.h"
#include "core/people/interview.h"
#include "core/roads/evaluation.h"
#include "core/roads/wording.h"

namespace milepost::test {

/// The text of every file of assets/content by its name, read once.
const std::map<std::string, std::string>& shipped_files();

/// assets/content as one value, read once. Throws std::runtime_error with every finding where it is refused.
const Content& shipped_content();

/// A day written as 2026-11-22; throws where there is no such day.
Date day(std::string_view text);

/// The day that the tests live on.
inline Date today() { return day("2026-11-22"); }

/// The facts of a JSON profile held against the shipped content; throws with every finding where it is refused.
Facts profile(const std::string& json);

/// The shipped content's answer for a JSON profile.
Evaluation evaluated(const std::string& json, Date date = today());

const CredentialResult& credential_of(const Evaluation& evaluation, std::string_view id);
Truth route_of(const Evaluation& evaluation, std::string_view id);
const Stage* stage_of(const Plan& plan, std::string_view step);

/// Words that are their own keys.
const Wording& keys_as_words();

/// The same numbers on every machine: std::mt19937 is fixed by the standard, its distributions are not.
class Random {
  public:
    explicit Random(unsigned seed) : engine_(seed) {}
    int below(int end) { return int(engine_() % unsigned(end)); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool one_in(int n) { return below(n) == 0; }
    template <class Items>
    const auto& pick(const Items& items) {
        return items[std::size_t(below(int(items.size())))];
    }

  private:
    std::mt19937 engine_;
};

/// What is known of a person, written as a profile. One cannot say that somebody is not sure of what nobody is asked
/// about: that is written as no profile has it.
std::string told(const Facts& facts);

/// Can a profile say that? It has no way to say of a choice that it is one of some.
bool can_be_told(const Facts& facts);

/// "age, diploma": the facts in a set.
std::string names_of(FactSet facts);

/// An answer as someone may tap it where `facts` are known: an option on offer (or some of several), or "not sure"
/// where that is, once in `unsure_one_in` times (0: never). Its whole domain where nothing is on offer.
Interval tapped(Random& random, const Question& question, const Facts& facts, Today date, int unsure_one_in);

/// `facts` once each fact of `of` is known exactly: any person whom they describe, with what follows.
Facts completed(Random& random, Facts facts, FactSet of, Date date);
inline Facts completed(Random& random, Facts facts, Date date) { return completed(random, facts, ~FactSet{0}, date); }

/// The figures by which roads are compared: "months 5 to 9, usd 165 to 6165".
std::string figures(const Plan& plan);

/// All that an evaluation says of verdicts, roads and limits, but the words: equal texts, equal evaluations.
std::string verdicts_and_roads(const Evaluation& evaluation);

}  // namespace milepost::test
