#include "core/people/interview.h"

#include <algorithm>

#include "core/roads/evaluation.h"

namespace milepost {
namespace {

/// How far ahead "later" reaches: nobody is further from the end of a program than this, which is also the most that
/// the content says of a program whose end is not known.
constexpr int later_months = 36;

/// Twelve months can be offered only within a year that is known.
bool too_wide(const Question& question, Interval known) {
    return question.form == Question::Form::months && known.max - known.min >= 12;
}

}  // namespace

std::string_view name(Skipped::Why why) {
    constexpr std::string_view names[] = {"does_not_apply", "follows",     "cannot_matter",
                                          "needs_another",  "needs_today", "not_raised"};
    return names[std::size_t(why)];
}

Answers no_answers(const Content& content) { return Answers(content.questions.size()); }

std::optional<Skipped::Why> out_of_place(const Content& content, const Question& question, const Facts& facts,
                                         Today date) {
    if (question.when.evaluate(situation_of(content, facts, date)) == Truth::no) return Skipped::Why::does_not_apply;
    if (content[question.fact].kind == Fact::Kind::month && !date.known) return Skipped::Why::needs_today;
    if (content[question.fact].raised() && facts[index(question.fact)] == content[question.fact].unsaid)
        return Skipped::Why::not_raised;
    const std::size_t fewest = question.form == Question::Form::several ? 1 : 2;  // none of several is an answer, too
    if (facts[index(question.fact)].exact() || options_of(content, question, facts, date).size() < fewest)
        return Skipped::Why::follows;
    if (too_wide(question, facts[index(question.fact)])) return Skipped::Why::needs_another;
    return {};
}

std::vector<Skipped> not_asked(const Interview& interview) {
    std::vector<Skipped> all = interview.skipped;
    std::erase_if(all, [](const Skipped& one) { return one.why == Skipped::Why::not_raised; });
    return all;
}

std::vector<std::size_t> to_raise(const Content& content, const Interview& interview, Today date) {
    std::vector<std::size_t> all;
    for (const Skipped& one : interview.skipped) {
        if (one.why != Skipped::Why::not_raised) continue;
        const Question& question = content.questions[one.question];
        if (question.when.evaluate(situation_of(content, interview.facts, date)) != Truth::no)
            all.push_back(one.question);
    }
    return all;
}

bool can_narrow(const Content& content, const Question& question, const Facts& facts, FactSet hanging, Today date) {
    if ((only(question.fact) & hanging) != 0) return true;
    for (const Option& option : options_of(content, question, facts, date)) {
        Facts then = facts;
        then[index(question.fact)] = narrowed(option.value, facts[index(question.fact)]);
        then = with_implications(content, then);
        for (std::size_t f = 0; f < facts.size(); ++f) {
            if ((hanging >> f & 1) != 0 && then[f] != facts[f]) return true;
        }
    }
    return false;
}

Interview replay(const Content& content, const Answers& answers, Today date) {
    Interview interview{nothing_known(content), {}, {}, 0, {}};
    for (std::size_t q = 0; q < answers.size(); ++q) {  // whoever raises something may say anything of it
        const FactId fact = content.questions[q].fact;
        if (answers[q] && content[fact].raised()) interview.facts[index(fact)] = content[fact].domain;
    }
    for (std::size_t q = 0; q < answers.size(); ++q) {
        const Question& question = content.questions[q];
        if (!answers[q]) continue;
        Interval& fact = interview.facts[index(question.fact)];
        if (out_of_place(content, question, interview.facts, date)) {
            if (content[question.fact].raised()) fact = content[question.fact].unsaid;
            continue;
        }
        // An answer that an earlier one now contradicts (a month of another year, what is no longer among several) was
        // to another question: it is asked again.
        if (!fact.overlaps(*answers[q])) continue;
        if (question.of && answers[q]->exact() && (answers[q]->min & ~interview.facts[index(*question.of)].max) != 0)
            continue;
        fact = narrowed(*answers[q], fact);
        interview.facts = with_implications(content, interview.facts);
        interview.given.push_back(q);
    }
    // Answers only narrow what is known and what is decided stays decided, so the open questions can only become fewer.
    FactSet settled = 0;
    for (const std::size_t q : interview.given) settled |= only(content.questions[q].fact);
    const FactSet hanging = hangs_on(content, interview.facts, date, settled);
    FactSet years = 0;  // facts whose year is still to be asked: their month may follow
    for (std::size_t q = 0; q < answers.size(); ++q) {
        const Question& question = content.questions[q];
        if (std::binary_search(interview.given.begin(), interview.given.end(), q)) continue;
        auto why = out_of_place(content, question, interview.facts, date);
        if (why == Skipped::Why::needs_another && (years & only(question.fact)) != 0) why.reset();
        if (!why && !question.always && !can_narrow(content, question, interview.facts, hanging, date))
            why = Skipped::Why::cannot_matter;
        if (why) {
            interview.skipped.push_back({q, *why});
            continue;
        }
        if (question.form == Question::Form::years) years |= only(question.fact);
        if (!interview.next) interview.next = q;
        ++interview.left;
    }
    return interview;
}

std::vector<FactSet> steering(const Content& content) {
    std::vector<FactSet> all(content.questions.size() + 1);
    for (std::size_t q = content.questions.size(); q-- > 0;) {
        const Question& question = content.questions[q];
        all[q] = all[q + 1] | read_by(question.when) | only(question.fact);
        if (question.of) all[q] |= only(*question.of);
        for (FactSet before = 0; before != all[q];) {  // and what these follow from
            before = all[q];
            for (const Bound& bound : content.bounds)
                if ((all[q] & only(bound.fact)) != 0) all[q] |= only(bound.base);
            for (const Implication& rule : content.implications) {
                for (const auto& [fact, value] : rule.then)
                    if ((all[q] & only(fact)) != 0) all[q] |= read_by(rule.when);
            }
        }
    }
    return all;
}

std::vector<Option> options_of(const Content& content, const Question& question, const Facts& facts, Today date) {
    if (content[question.fact].kind == Fact::Kind::month && !date.known) return {};
    const Fact& fact = content[question.fact];
    const Interval known = fact.raised() ? fact.domain : facts[index(question.fact)];
    const Month today = month_of(date.day);
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
        options.push_back(past ? Option{"earlier", {possible.min, last.min - 1}}
                               : Option{"later", {last.max + 1, std::max(last.max + 1, today + later_months)}});
        std::erase_if(options, [&](const Option& option) { return !domain.contains(option.value); });
    } else if (question.form == Question::Form::months) {
        for (Month month = known.min; month <= std::min(known.max, known.min + 11); ++month) {
            options.push_back({month_to_string(month), exactly(month)});
        }
    } else {
        options = question.options;
    }
    // What earlier answers rule out is not offered. Several at a time are: an answer is a set of them.
    if (question.of) {
        const int all = facts[index(*question.of)].max;
        std::erase_if(options, [&](const Option& option) { return (all >> option.value.min & 1) == 0; });
    }
    if (question.form != Question::Form::several)
        std::erase_if(options, [&](const Option& option) { return !option.value.overlaps(known); });
    return options;
}

}  // namespace milepost
