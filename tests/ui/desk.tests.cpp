#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "core/desk.h"
#include "kiosk/take_home/handout.h"
#include "tests/support/content_fixture.h"
#include "tests/support/shipped_screens.h"
#include "ui/desk_phrases.h"
#include "ui/phrases.h"

using namespace milepost;
using test::languages;
using test::pack;
using test::world;

namespace {

/// What somebody answers, by fact: the id of an option. What is left out is not sure, or else none.
using Person = std::map<std::string, std::string>;

/// A counselor's desk over the applicant's screen, with somebody's answers.
class Desk {
public:
    explicit Desk(const Person& person, int width = 1920, int height = 1080)
        : driver(test::whole_program(world(), languages(), test::display_of(width, height)), initial_model(world(), "en"), MILEPOST_FONT_DIR) {
        act(action::Start{"en"});
        while (const auto question = current_question(world(), driver.model)) {
            const std::string& fact = pack().content[pack().content.questions[*question].fact].id;
            const auto wish = person.find(fact);
            act(answer(*question, wish == person.end() ? "" : wish->second));
            if (current_question(world(), driver.model) == question) act(action::Next{});
            REQUIRE(current_question(world(), driver.model) != question);
        }
        act(action::AtDesk{desk::Open{}});
        REQUIRE(driver.semantics().screen == "desk");
    }

    Desk& act(const Action& action) {
        driver.act(action);
        driver.settle();
        return *this;
    }
    Desk& tap(const std::string& id) {
        INFO(id << " on " << all());
        REQUIRE(driver.tap(id));
        return *this;
    }
    /// Everything that can be read without another tap.
    [[nodiscard]] std::string all() const {
        std::string text;
        for (const ui::Node& node : driver.semantics().nodes) text += node.id + ": " + node.label + "\n";
        return text;
    }
    [[nodiscard]] std::string label(const std::string& id) const {
        const ui::Node* node = driver.node(id);
        return node == nullptr ? "(no " + id + ")" : node->label;
    }
    [[nodiscard]] Derived derived() const { return derive(world(), driver.model, {}, View::desk); }

    test::Driver driver;

private:
    [[nodiscard]] Action answer(std::size_t q, const std::string& wish) const {
        const Question& question = pack().content.questions[q];
        const Fact& fact = pack().content[question.fact];
        if (question.form == Question::Form::several) return action::Answer{q, exactly(0)};
        for (const Option& option : derive(world(), driver.model).options) {
            if ((" " + wish + " ").find(" " + option.id + " ") != std::string::npos) return action::Answer{q, option.value};
        }
        REQUIRE(question.unsure);
        return action::Answer{q, fact.domain};
    }
};

/// Somebody who comes to the table, what the counselor taps, and what then stands there to be said.
struct Case {
    const char* who;
    Person person;
    std::vector<std::string> taps;
    std::vector<std::pair<std::string, std::string>> says;  ///< node, words in it
};

const std::vector<Case> cases{
    {"a medical assistant with three years of work and no CPR card",
     {{"training", "none"}, {"work_months_7y", "36-84"}, {"work_months_3y", "12-36"}, {"diploma", "yes"}, {"state", "TX"}, {"goal", "soonest"}, {"work_duties", "both"}, {"cpr", "false"}},
     {}, {}},
    {"a pupil of 16 with no training",
     {{"training", "none"}, {"work_months_7y", "0-0"}, {"diploma", "in_high_school"}, {"age", "16_17"}, {"state", "NC"}, {"goal", "least_cost"}},
     {}, {}},
    {"a veteran with military medical training",
     {{"training", "finished"}, {"work_months_7y", "0-0"}, {"diploma", "yes"}, {"state", "FL"}, {"goal", "soonest"}, {"program", "military"}, {"finish_month", "2025 2025-03"}},
     {}, {}},
    {"a graduate of an accredited program that closed since, seven years ago",
     {{"training", "finished"}, {"work_months_7y", "0-0"}, {"diploma", "yes"}, {"state", "OH"}, {"goal", "soonest"}, {"program", "certificate"}, {"finish_month", "earlier"}, {"accreditor", "caahep_abhes"}, {"ncct_school", "false"}},
     {"desk.say.cma-aama"}, {}},
    {"someone who moves from Texas to Washington",
     {{"training", "none"}, {"work_months_7y", "12-35"}, {"work_months_3y", "12-36"}, {"diploma", "yes"}, {"state", "TX"}, {"goal", "soonest"}},
     {"desk.page.what_if", "desk.try.1.state", "choice.state.WA"}, {}},
    {"a worker of one year with a diploma, who wants the CMA",
     {{"training", "none"}, {"work_months_7y", "12-35"}, {"work_months_3y", "12-36"}, {"diploma", "yes"}, {"state", "CA"}, {"goal", "soonest"}},
     {"desk.say.cma-aama", "desk.trace.missing"}, {}},
    {"a worker of two years without a diploma",
     {{"training", "none"}, {"work_months_7y", "12-35"}, {"work_months_3y", "12-36"}, {"diploma", "none"}, {"age", "18_plus"}, {"state", "NY"}, {"goal", "soonest"}},
     {}, {}},
    {"a student who finishes an accredited program in May",
     {{"training", "enrolled"}, {"work_months_7y", "0-0"}, {"diploma", "yes"}, {"state", "MI"}, {"goal", "soonest"}, {"program", "associate"}, {"finish_month", "2027 2027-05"}, {"accreditor", "caahep_abhes"}, {"ncct_school", "false"}},
     {"desk.page.what_if", "desk.try.1.later"}, {}},
    {"a graduate of nearly four years ago",
     {{"training", "finished"}, {"work_months_7y", "0-0"}, {"diploma", "yes"}, {"state", "GA"}, {"goal", "soonest"}, {"program", "certificate"}, {"finish_month", "2023 2023-01"}, {"accreditor", "other_recognized"}, {"ncct_school", "false"},
      {"class_hours", "560-719"}, {"practicum_hours", "160-20000"}, {"skills_logged", "true"}},
     {}, {}},
    {"a college graduate whose externship was too short for the alternative pathway",
     {{"training", "finished"}, {"work_months_7y", "0-0"}, {"diploma", "yes"}, {"state", "IL"}, {"goal", "most_doors"}, {"program", "certificate"}, {"finish_month", "2025 2025-06"}, {"accreditor", "other_recognized"}, {"ncct_school", "false"},
      {"class_hours", "560-719"}, {"practicum_hours", "1-159"}, {"skills_logged", "true"}, {"work_hours_since_program", "0-0"}},
     {}, {}},
};

}  // namespace

TEST_CASE("What should I tell them: ten people, each answered by the desk within three taps") {
    REQUIRE(cases.size() == 10);
    for (const Case& one : cases) {
        INFO(one.who);
        REQUIRE(one.taps.size() <= 3);
        Desk desk(one.person);
        for (const std::string& id : one.taps) desk.tap(id);
        if (std::getenv("SHOW") != nullptr) std::printf("=== %s\n%s\n", one.who, desk.all().c_str());
        for (const auto& [node, words] : one.says) {
            INFO(desk.all());
            CHECK(desk.label(node).find(words) != std::string::npos);
        }
    }
}
