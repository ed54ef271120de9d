#pragma once
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "tests/support/interviewed.h"

/// People of several kinds before the roadmap, and how they get about on it.
namespace milepost::test {

inline const Person beginner{
    {"training", "none"}, {"work_months_7y", "0-0"}, {"diploma", "yes"}, {"state", "PA"}, {"goal", "soonest"}};
inline const Person worker{{"training", "none"},
                           {"work_months_7y", "36-84"},
                           {"work_months_3y", "12-36"},
                           {"work_duties", "both"},
                           {"cpr", "false"},
                           {"diploma", "none"},
                           {"age", "18_plus"},
                           {"state", "CA"},
                           {"goal", "soonest"},
                           {"holds", "none"}};
inline const Person student{{"training", "enrolled"},
                            {"program", "certificate"},
                            {"accreditor", "caahep_abhes"},
                            {"ncct_school", "false"},
                            {"finish_month", "2027 2027-04"},
                            {"work_months_7y", "0-0"},
                            {"diploma", "yes"},
                            {"state", "WA"},
                            {"goal", "soonest"},
                            {"holds", "none"}};
inline const Person graduate{{"training", "finished"},
                             {"program", "certificate"},
                             {"accreditor", "other_recognized"},
                             {"ncct_school", "false"},
                             {"finish_month", "2022 2022-10"},
                             {"work_months_7y", "0-0"},
                             {"diploma", "yes"},
                             {"class_hours", "560-719"},
                             {"practicum_hours", "160-20000"},
                             {"skills_logged", "false"},
                             {"teaches", "false"},
                             {"holds", "none"},
                             {"state", "NJ"},
                             {"goal", "soonest"}};

inline Person with(Person person, const std::string& fact, const std::string& value) {
    person[fact] = value;
    return person;
}

inline std::size_t find(const std::vector<std::string>& labels, const std::string& text) {
    return std::size_t(std::find_if(labels.begin(), labels.end(),
                                    [&](const std::string& label) { return label.find(text) != std::string::npos; }) -
                       labels.begin());
}

/// The real screens over the shipped pack, walked as far as the review.
struct Booth : Interviewed {
    explicit Booth(const Person& person, int width = 1080, int height = 1920)
        : Interviewed(person, display_of(width, height)) {}

    Booth& act(const Action& action) {
        Interviewed::act(action);
        return *this;
    }
    Booth& to_roadmap() {
        act(action::Next{});
        REQUIRE(driver.semantics().screen == "roadmap");
        return *this;
    }
    /// The button that brings the next part of a sheet or of the answers.
    [[nodiscard]] std::string more() const {
        for (const char* id : {"nav.more.sheet.content", "nav.more.answers"})
            if (driver.node(id) != nullptr) return id;
        return "nav.more";
    }
    [[nodiscard]] bool on_road() const {
        return driver.semantics().screen == "roadmap" && driver.node("sheet.close") == nullptr;
    }
    /// What does not stand on the road is looked for on the sheet that holds all else.
    void tap(const std::string& id) {
        if (on_road() && driver.node(id) == nullptr) REQUIRE(driver.tap("road.more"));
        for (int i = 0; i < 14 && driver.node(id) == nullptr; ++i) REQUIRE(driver.tap(more()));
        for (int i = 0; i < 3; ++i)  // of what shows in part, a tap brings the rest first
            if (driver.tap(id)) return;
        driver.tap(more());
        INFO(id);
        REQUIRE(driver.tap(id));
    }
    /// A finger that meets nothing with a name.
    void poke(float x, float y) {
        driver.wait(1);
        driver.press(x, y);
        driver.lift();
        driver.wait(1);
    }
    /// Every label of what is open, from the top down; of a road also those of each of its sheets.
    std::vector<std::string> labels() {
        std::vector<std::string> all = pages();
        if (!on_road()) return all;
        std::vector<std::string> sheets;
        for (const ui::Node& node : driver.semantics().nodes) {
            if (node.role == ui::Role::button &&
                (node.id.starts_with("milestone.") || node.id == "road.star" || node.id == "road.cautions"))
                sheets.push_back(node.id);
        }
        sheets.push_back("road.more");
        for (const std::string& sheet : sheets) {
            INFO(sheet);
            REQUIRE(driver.tap(sheet));
            for (std::string& label : pages())
                if (std::find(all.begin(), all.end(), label) == all.end()) all.push_back(std::move(label));
            REQUIRE(driver.tap("sheet.close"));
        }
        return all;
    }
    bool says(const std::string& text) {
        const auto all = labels();
        return find(all, text) < all.size();
    }
    [[nodiscard]] std::string title() const { return driver.node("heading.1")->label; }

  private:
    std::vector<std::string> pages() {
        std::vector<std::string> all;
        for (int i = 0; i < 20; ++i) {
            const ui::Node* button = driver.node(more());
            const bool end = button == nullptr || button->label == "To the top";
            for (const ui::Node& node : driver.semantics().nodes)
                if (std::find(all.begin(), all.end(), node.label) == all.end()) all.push_back(node.label);
            if (button != nullptr) driver.tap(more());
            if (end) break;
        }
        return all;
    }
};

}  // namespace milepost::test
