#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/content/content.h"

namespace milepost::bench {

/// What is known of a person by the names of facts; "today" among them, and months as months ago.
using Named = std::map<std::string, Interval>;

Named named(const Content& content, const Situation& situation);

/// The naive evaluator: walks the conditions of credentials.json as they stand there, and looks each fact up by its
/// name.
class ByName {
  public:
    /// `files`: the text of each content file by its name.
    explicit ByName(const std::map<std::string, std::string>& files);

    /// One for each route, in the order of credentials.json.
    [[nodiscard]] std::vector<Truth> verdicts(const Named& person) const;

  private:
    [[nodiscard]] Truth truth(const nlohmann::json& condition, const Named& person) const;
    /// of one test, before any doubt
    [[nodiscard]] Truth as_written(const nlohmann::json& condition, const Named& person) const;
    /// how many are in a set
    static Truth counted(Interval wanted, Interval has);
    [[nodiscard]] Truth one_of(const std::string& fact, const nlohmann::json& wanted, Interval has) const;
    [[nodiscard]] Truth includes(const std::string& fact, const nlohmann::json& wanted, Interval has) const;

    nlohmann::json credentials_, conditions_;
    std::map<std::string, std::vector<std::string>> values_;  ///< the names of each fact's values
    std::set<std::string> sets_;                              ///< the facts that are sets of these
};

}  // namespace milepost::bench
