#pragma once
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>

#include "tests/support/session.h"
#include "tests/support/shipped_screens.h"

namespace milepost::test {

/// What somebody answers, by fact: the id of an option; "2022 2022-10" are a year and then its month, and of several
/// "cma-aama ccma-nha" are two. To all that is not here "Not sure" or, where that is not offered, no; of several, none.
using Person = std::map<std::string, std::string>;

/// Somebody who holds a certificate that is valid.
inline const Person holder{{"training", "finished"},
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
                           {"holds", "ccma-nha"},
                           {"current", "ccma-nha"},
                           {"state", "NJ"},
                           {"goal", "soonest"}};

/// The real screens over the shipped pack, or over `shown`, which asks the same, for somebody who has answered all that
/// was asked.
struct Interviewed {
    Interviewed(const Person& person, ui::Display display, const World& shown = world())
        : driver(whole_program(shown, languages(), display), initial_model(shown, "en"), MILEPOST_FONT_DIR) {
        act(action::Start{"en"});
        while (const auto question = current_question(world(), driver.model)) {
            const auto wish = person.find(pack().content[pack().content.questions[*question].fact].id);
            act(answer(*question, wish == person.end() ? "" : wish->second));
            if (current_question(world(), driver.model) == question) act(action::Next{});
            REQUIRE(current_question(world(), driver.model) != question);
        }
        REQUIRE(driver.semantics().screen == "review");
    }

    void act(const Action& action) {
        driver.act(action);
        driver.settle();
    }

    Driver driver;

  private:
    [[nodiscard]] Action answer(std::size_t q, const std::string& wish) const {
        const Question& question = pack().content.questions[q];
        const Fact& fact = pack().content[question.fact];
        int several = 0;
        for (const Option& option : derive(world(), driver.model).options) {
            if ((" " + wish + " ").find(" " + option.id + " ") == std::string::npos) continue;
            if (question.form != Question::Form::several) return action::Answer{q, option.value};
            several |= 1 << option.value.min;
        }
        if (question.form == Question::Form::several) return action::Answer{q, exactly(several)};
        if (question.unsure) return action::Answer{q, fact.domain};
        REQUIRE(fact.kind == Fact::Kind::yes_no);
        return action::Answer{q, exactly(0)};
    }
};

}  // namespace milepost::test
