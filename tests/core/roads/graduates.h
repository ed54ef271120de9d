#pragma once
#include <nlohmann/json.hpp>
#include <string>

/// Profiles with something more said in them.
namespace milepost::test {

inline constexpr const char* goals[] = {"soonest", "least_cost", "most_doors"};

/// A profile with something more in it, or something else.
inline std::string with(const std::string& profile, const std::string& more) {
    auto all = nlohmann::json::parse(profile);
    all.update(nlohmann::json::parse("{" + more + "}"));
    return all.dump();
}
inline std::string with_goal(const std::string& profile, const std::string& goal) {
    return with(profile, R"("goal": ")" + goal + "\"");
}

/// Graduates of half a year ago, with a diploma and no work; of a school that NCCT has authorized.
inline std::string graduate(const std::string& accreditor) {
    return R"({"state": "OH", "age": "18_plus", "diploma": "yes", "training": "finished", "program": "certificate",
               "finish_month": "2026-05", "ncct_school": true, "class_hours": 620, "practicum_hours": 180,
               "skills_logged": true, "work_months_7y": 0, "work_hours_since_program": 0, "teaches": false,
               "holds": [], "accreditor": ")" +
           accreditor + "\"}";
}

}  // namespace milepost::test
