#include "core/interview.h"

#include <algorithm>

namespace milepost {
namespace {

/// How far ahead "later" reaches: nobody is further from the end of a program than this.
constexpr int later_months = 24;

/// Could an answer to this question still decide something, for what is known?
bool is_open(const Content& content, const Question& question, const Situation& situation) {
    if (question.when.evaluate(situation) == Truth::no || situation.values[index(question.fact)].exact()) return false;
    if (question.shapes_road) return true;
    for (const Credential& credential : content.credentials) {
        for (const Route& route : credential.routes) {
            const auto open = open_facts(route.condition, situation);
            if (std::find(open.begin(), open.end(), question.fact) != open.end()) return true;
        }
    }
    return false;
}

/// Twelve months can be offered only within a year that is known.
bool too_wide(const Question& question, Interval known) { return question.form == Question::Form::months && known.max - known.min >= 12; }

}  // namespace

Answers no_answers(const Content& content) { return Answers(content.questions.size()); }

Interview replay(const Content& content, const Answers& answers, Date date) {
    Interview interview{nothing_known(content), {}, {}, 0};
    for (std::size_t q = 0; q < answers.size(); ++q) {
        const Question& question = content.questions[q];
        if (!answers[q] || !is_open(content, question, situation_of(content, interview.facts, date))) continue;
        Interval& fact = interview.facts[index(question.fact)];
        // An answer that an earlier one now contradicts (a month of another year) was to another question: it is asked again.
        if (!fact.overlaps(*answers[q]) || too_wide(question, fact)) continue;
        fact = narrowed(*answers[q], fact);
        interview.facts = with_implications(content, std::move(interview.facts));
        interview.given.push_back(q);
    }
    // Answers only narrow what is known and what is decided stays decided, so the open questions can only become fewer.
    const Situation situation = situation_of(content, interview.facts, date);
    std::vector<FactId> years;  // facts whose year is still to be asked: their month may follow
    for (std::size_t q = 0; q < answers.size(); ++q) {
        const Question& question = content.questions[q];
        const bool counts = std::binary_search(interview.given.begin(), interview.given.end(), q);
        if (counts || !is_open(content, question, situation)) continue;
        const bool year_comes = std::find(years.begin(), years.end(), question.fact) != years.end();
        if (!year_comes && too_wide(question, interview.facts[index(question.fact)])) continue;
        if (question.form == Question::Form::years) years.push_back(question.fact);
        if (!interview.next) interview.next = q;
        ++interview.left;
    }
    return interview;
}

std::vector<Option> options_of(const Content& content, const Question& question, const Facts& facts, Date date) {
    const Interval known = facts[index(question.fact)];
    const Month today = month_of(date);
    std::vector<Option> options;
    if (question.form == Question::Form::years) {
        const bool past = question.years.min < 0;
        const Interval domain = content[question.fact].domain;
        const Interval possible = past ? Interval{domain.min, today} : Interval{today, domain.max};
        const int this_year = year_of(today);
        for (int offset = 0; question.years.contains(offset); offset += past ? -1 : 1) {
            const Month january = (this_year + offset) * 12;
            options.push_back({std::to_string(this_year + offset), narrowed({january, january + 11}, possible)});
        }
        const Interval last = options.back().value;
        options.push_back(past ? Option{"earlier", {possible.min, last.min - 1}} : Option{"later", {last.max + 1, last.max + later_months}});
        std::erase_if(options, [&](const Option& option) { return !domain.contains(option.value); });
    } else if (question.form == Question::Form::months) {
        for (Month month = known.min; month <= std::min(known.max, known.min + 11); ++month) {
            options.push_back({month_to_string(month), exactly(month)});
        }
    } else {
        options = question.options;
    }
    return options;
}

}  // namespace milepost
