#include "tests/bench/by_name.h"

#include <algorithm>
#include <climits>

#include "core/content/content.h"

namespace milepost::bench {
namespace {

Truth within(Interval range, Interval has) {
    return range.contains(has) ? Truth::yes : range.overlaps(has) ? Truth::unknown : Truth::no;
}

/// Of all that something may be: does it hold for each, for some, for none?
Truth of_all(int all, int holding) { return holding == all ? Truth::yes : holding > 0 ? Truth::unknown : Truth::no; }

}  // namespace

Named named(const Content& content, const Situation& situation) {
    Named person{{"today", situation.today}};
    for (std::size_t f = 0; f < content.facts.size(); ++f) person[content.facts[f].id] = situation.values[f];
    return person;
}

ByName::ByName(const std::map<std::string, std::string>& files) {
    const auto routes = nlohmann::json::parse(files.at("credentials.json"));
    credentials_ = routes.at("credentials");
    conditions_ = routes.at("conditions");
    const auto facts = nlohmann::json::parse(files.at("facts.json"));
    for (const auto& fact : facts.at("facts")) {
        if (fact.at("kind") == "yes_no") values_[fact.at("id")] = {"no", "yes"};
        else if (fact.contains("values")) values_[fact.at("id")] = fact.at("values");
        if (fact.at("kind") == "set") sets_.insert(fact.at("id").get<std::string>());
    }
}

std::vector<Truth> ByName::verdicts(const Named& person) const {
    std::vector<Truth> all;
    for (const auto& credential : credentials_) {
        for (const auto& route : credential.at("routes")) all.push_back(truth(route.at("needs"), person));
    }
    return all;
}

Truth ByName::truth(const nlohmann::json& condition, const Named& person) const {
    if (condition.contains("all")) {
        Truth all = Truth::yes;
        for (const auto& part : condition.at("all")) all = all && truth(part, person);
        return all;
    }
    if (condition.contains("any")) {
        Truth any = Truth::no;
        for (const auto& part : condition.at("any")) any = any || truth(part, person);
        return any;
    }
    if (condition.contains("condition"))
        return truth(conditions_.at(condition.at("condition").get<std::string>()), person);
    const Truth met = as_written(condition, person);
    const std::string doubtful = condition.value("doubtful", "");
    if (doubtful == "when_unmet") return met || Truth::unknown;
    if (doubtful == "when_met") return met && Truth::unknown;
    return met;
}

Truth ByName::as_written(const nlohmann::json& condition, const Named& person) const {
    if (condition.contains("today")) {
        const std::string until = condition.at("today").at("until");
        return within({INT_MIN, days_since_1970(*parse_date(until))}, person.at("today"));
    }
    const auto opposite = [](Truth truth) { return Truth(int(Truth::yes) - int(truth)); };
    for (const char* key : {"is", "is_not"}) {
        if (!condition.contains(key)) continue;
        const Truth one = one_of(condition.at("fact"), condition.at(key), person.at(condition.at("fact")));
        return key == std::string("is") ? one : opposite(one);
    }
    for (const char* key : {"includes", "excludes"}) {
        if (!condition.contains(key)) continue;
        const Truth in = includes(condition.at("fact"), condition.at(key), person.at(condition.at("fact")));
        return key == std::string("includes") ? in : opposite(in);
    }
    const Interval wanted{condition.value("at_least", INT_MIN), condition.value("at_most", INT_MAX)};
    if (condition.contains("fact") && sets_.contains(condition.at("fact").get<std::string>()))
        return counted(wanted, person.at(condition.at("fact")));
    Interval has;
    if (condition.contains("sum")) {
        for (const std::string fact : condition.at("sum")) has = has + person.at(fact);
    } else {
        has = person.at(condition.at(condition.contains("fact") ? "fact" : "months_since"));
    }
    return within(wanted, has);
}

Truth ByName::counted(Interval wanted, Interval has) {
    int holding = 0;
    for (int mask = has.min; mask <= has.max; ++mask) {
        int members = 0;
        for (int rest = mask; rest != 0; rest >>= 1) members += rest & 1;
        holding += wanted.contains(members);
    }
    return of_all(has.max - has.min + 1, holding);
}

Truth ByName::one_of(const std::string& fact, const nlohmann::json& wanted, Interval has) const {
    const auto& values = values_.at(fact);
    int holding = 0;
    for (int value = has.min; value <= has.max; ++value)
        holding += std::count(wanted.begin(), wanted.end(), nlohmann::json(values[std::size_t(value)])) != 0;
    return of_all(has.max - has.min + 1, holding);
}

Truth ByName::includes(const std::string& fact, const nlohmann::json& wanted, Interval has) const {
    const auto& values = values_.at(fact);
    const auto member = std::find(values.begin(), values.end(), wanted.get<std::string>()) - values.begin();
    int holding = 0;
    for (int mask = has.min; mask <= has.max; ++mask) holding += mask >> member & 1;
    return of_all(has.max - has.min + 1, holding);
}

}  // namespace milepost::bench
