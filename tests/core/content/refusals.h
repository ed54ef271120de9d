#pragma once
#include <catch2/catch_test_macros.hpp>

#include "core/content/content_json.h"
#include "tests/support/mutation.h"

/// Changes of the shipped content, and how they are refused.
namespace milepost::test {

/// The one sentence with which a change of one file is refused.
inline std::string refusal(const std::string& file, const std::function<void(Json&)>& change) {
    const Texts all = refusals(file, change);
    INFO("a change of " << file);
    CHECK(all.size() == 1);
    return all.empty() ? "" : all.front();
}

inline std::string refusal_of_step(const char* id, const std::function<void(Json&)>& change) {
    return refusal("steps.json", [&](Json& j) { change(with_id(j["steps"], id)); });
}

/// "steps.json:/steps/7": where a step of the shipped content stands.
inline std::string at(const char* step) {
    const Content& content = shipped_content();
    return "steps.json:/steps/" + std::to_string(content.step(step) - content.steps.data());
}

/// A condition in place of what RMA's instructor route needs.
inline std::function<void(Json&)> instructors_need(const char* condition) {
    return [condition](Json& j) { j["credentials"][1]["routes"][4]["needs"] = Json::parse(condition); };
}

inline std::string refusal_of_condition(const char* condition) {
    return refusal("credentials.json", instructors_need(condition));
}

}  // namespace milepost::test
