#include "core/people/code.h"

#include <algorithm>
#include <limits>
#include <map>
#include <vector>

#include "core/people/code_characters.h"

namespace milepost {
namespace {

static_assert(most_code_characters <= unwritten_place);
constexpr unsigned version_marks = 4;
constexpr std::uint8_t form = 1;  ///< of codes: 0 was that whose month began anew after 64

// The month: 0 where it is not known, else 1 for the first.
constexpr Month first_month = 2026 * 12;
constexpr unsigned month_numbers = 512;

unsigned number_of(Today today) {
    const Month since = month_of(today.day) - first_month;
    return today.known && since >= 0 && since + 1 < int(month_numbers) ? unsigned(since) + 1 : 0;
}

/// The day whose questions a code answers: which are in place, and what they offer.
Today day_of(std::optional<Month> made) {
    return made ? Today(first_of(*made)) : Today::not_before(first_of(first_month));
}

/// The month of today, if a code can say it.
std::optional<Month> month_said(Today today) {
    const unsigned number = number_of(today);
    if (number == 0) return {};
    return first_month + Month(number) - 1;
}

// ---- What marks a pack.

/// FNV-1a, 64 bits, of what it is given in turn.
class Digest {
  public:
    void add(std::string_view text) {
        for (const char c : text) add_byte(std::uint8_t(c));
        add_byte(0);
    }
    void add(std::uint64_t number) {
        for (int byte = 0; byte < 8; ++byte) add_byte(std::uint8_t(number >> 8 * byte));
    }
    void add(int number) { add(std::uint64_t(number)); }
    void add(Interval interval) { add(interval.min), add(interval.max); }
    void add(FactId fact) { add(int(index(fact))); }
    void add(const Condition& condition) {
        add(int(condition.kind));
        add(int(condition.parts.size()));
        for (const Condition& part : condition.parts) add(part);
        if (condition.kind != Condition::Kind::test) return;
        add(int(condition.test.measure));
        for (const FactId fact : condition.test.facts) add(fact);
        add(condition.test.allowed);
        add(condition.test.range);
    }
    /// A number below `end`, which hangs on all of it.
    [[nodiscard]] std::uint8_t below(unsigned end) const { return std::uint8_t((state_ ^ state_ >> 29) % end); }

  private:
    void add_byte(std::uint8_t byte) { state_ = (state_ ^ byte) * 0x100000001b3ULL; }
    std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

/// Of all that decides which questions are in place and what each digit means, and of the form of codes.
std::uint8_t layout_of(const Content& content) {
    Digest digest;
    for (const Fact& fact : content.facts) {
        digest.add(fact.id);
        digest.add(int(fact.kind));
        digest.add(fact.domain);
        digest.add(fact.unsaid);
        for (const std::string& value : fact.values) digest.add(value);
    }
    for (const Question& question : content.questions) {
        digest.add(question.id);
        digest.add(question.fact);
        digest.add(int(question.form));
        digest.add(question.when);
        digest.add(question.years);
        digest.add(question.of.value_or(question.fact));
        digest.add(int(question.delicate));
        digest.add(int(question.unsure));
        for (const Option& option : question.options) digest.add(option.value);
    }
    for (const Bound& bound : content.bounds) {
        digest.add(bound.fact), digest.add(bound.base);
        digest.add(bound.at_least), digest.add(bound.offset);
    }
    for (const Implication& rule : content.implications) {
        digest.add(rule.when);
        for (const auto& [fact, value] : rule.then) digest.add(fact), digest.add(value);
    }
    return digest.below(32) ^ form;
}

unsigned mark_of(const std::string& version) {
    Digest digest;
    digest.add(version);
    return digest.below(version_marks);
}

/// The first revision of the pack that a code of this mark and month does not know of.
std::size_t revised_since(const Content& content, std::size_t mark, Month made) {
    const auto first = std::find_if(content.revisions.begin(), content.revisions.end(),
                                    [&](const Revision& one) { return one.month >= made; });
    const auto replaced =
        std::find_if(first, content.revisions.end(), [&](const Revision& one) { return mark_of(one.after) == mark; });
    return std::size_t((replaced != content.revisions.end() ? replaced : first) - content.revisions.begin());
}

// ---- Answers as digits.

using Said = std::optional<Interval>;

/// Is there no end of an interview without an answer to it? So it is where others are asked only after it, and "not
/// sure" is not on offer.
bool always_said(const Content& content, const Question& question) {
    return !question.unsure &&
           std::any_of(content.questions.begin(), content.questions.end(),
                       [&](const Question& other) { return (read_by(other.when) & only(question.fact)) != 0; });
}

/// A code says what nobody is asked, if somebody raised it; what is nobody else's business stays out of it.
bool in_codes(const Content& content, const Question& question) {
    return content[question.fact].raised() && !question.delicate;
}

/// What a code can say of something that a person has to raise: first that they did not.
std::vector<Said> sayable_if_raised(const Fact& fact) {
    std::vector<Said> all{fact.unsaid};
    for (int value = fact.domain.min; value <= fact.domain.max; ++value)
        if (exactly(value) != fact.unsaid) all.emplace_back(exactly(value));
    all.emplace_back(fact.domain);
    return all;
}

/// All that a code can say of a question in place; a digit is a position here. First stands what holds of most people,
/// of whom a set or a yes is seldom true: zeros at the end of the interview cost no characters.
std::vector<Said> sayable(const Content& content, const Question& question, const Facts& facts, Today date) {
    const Fact& fact = content[question.fact];
    if (fact.raised()) return sayable_if_raised(fact);
    std::vector<Said> all;
    if (fact.kind == Fact::Kind::set || fact.kind == Fact::Kind::yes_no) {
        const int within = question.of ? facts[index(*question.of)].max : fact.domain.max;
        for (int value = fact.domain.min; value <= fact.domain.max; ++value)
            if ((value & ~within) == 0) all.emplace_back(exactly(value));
        all.emplace_back();
    } else {
        if (!always_said(content, question)) all.emplace_back();
        for (const Option& option : options_of(content, question, facts, date)) all.emplace_back(option.value);
    }
    return all;
}

/// The one that holds the answer (a year that was not over when it was given is one that is now), or else that nothing
/// is known; `all.size()` where that cannot be said either.
std::size_t digit_of(const std::vector<Said>& all, const Said& answer) {
    const auto holds = [&](const Said& said) { return said && answer && said->contains(*answer); };
    auto digit = std::find_if(all.begin(), all.end(), holds);
    if (digit == all.end()) digit = std::find(all.begin(), all.end(), Said{});
    return std::size_t(digit - all.begin());
}

/// A person of whom it is not known either what they raise.
Facts everything_open(const Content& content) {
    Facts facts = nothing_known(content);
    for (const Question& question : content.questions) {
        if (in_codes(content, question)) facts[index(question.fact)] = content[question.fact].domain;
    }
    return facts;
}

/// Goes through the questions in place in their order; `digit` is asked what is said of each. False where it cannot be
/// said.
template <class ChooseDigit>
bool each_in_place(const Content& content, Today date, const ChooseDigit& digit) {
    Facts facts = everything_open(content);
    for (std::size_t q = 0; q < content.questions.size(); ++q) {
        const Question& question = content.questions[q];
        if (out_of_place(content, question, facts, date)) continue;
        const std::vector<Said> all = sayable(content, question, facts, date);
        const std::size_t chosen = digit(q, all);
        if (chosen == all.size()) return false;
        const Said& said = all[chosen];
        if (!said) continue;
        Interval& fact = facts[index(question.fact)];
        fact = narrowed(*said, fact);
        facts = with_implications(content, facts);
    }
    return true;
}

/// The code of a number of answers that was made today.
Number written(const Content& content, Number number, Today today) {
    push(number, version_marks, mark_of(content.version));
    push(number, month_numbers, number_of(today));
    number.resize(std::max(number.size(), least_code_characters - check_characters));
    number.insert(number.begin(), check_characters, 0);
    set_check(number, layout_of(content));
    return number;
}

/// What a person was not sure of: what the interview of that day asks on the way and the code says nothing of.
void restore_unsure(const Content& content, Answers& answers, Today date) {
    Answers asked = no_answers(content);
    for (std::size_t q = 0; q < answers.size(); ++q) {  // what is raised is not waited for
        if (content[content.questions[q].fact].raised()) asked[q] = answers[q];
    }
    for (auto next = replay(content, asked, date).next; next; next = replay(content, asked, date).next) {
        const Question& question = content.questions[*next];
        if (!answers[*next] && !question.unsure) return;  // one that could not matter in the end
        if (!answers[*next]) answers[*next] = content[question.fact].domain;
        asked[*next] = answers[*next];
    }
}

/// Counts the ways of answering from a question on, and the numbers that the longest of them takes.
class Counter {
  public:
    __extension__ using Wide = unsigned __int128;
    struct Count {
        Wide sheets = 1, most = 1;
    };
    Counter(const Content& content, Today date) : content_(content), date_(date), steering_(steering(content)) {}
    Count count(std::size_t q, const Facts& facts) {
        while (q < content_.questions.size() && out_of_place(content_, content_.questions[q], facts, date_)) ++q;
        if (q == content_.questions.size()) return {};
        std::vector<int> key{int(q)};
        for (std::size_t f = 0; f < facts.size(); ++f) {
            if ((steering_[q] >> f & 1) != 0) key.push_back(facts[f].min), key.push_back(facts[f].max);
        }
        if (const auto known = counted_.find(key); known != counted_.end()) return known->second;
        const Question& question = content_.questions[q];
        const std::vector<Said> all = sayable(content_, question, facts, date_);
        Count total{0, 0};
        const auto add = [&](const Count& rest, std::size_t ways) {
            total.sheets += ways * rest.sheets;
            total.most = std::max(total.most, all.size() * rest.most);
        };
        if ((steering_[q + 1] & only(question.fact)) == 0) {
            add(count(q + 1, facts), all.size());
        } else {
            for (const Said& said : all) {
                Facts then = facts;
                if (said) then[index(question.fact)] = narrowed(*said, facts[index(question.fact)]);
                add(count(q + 1, said ? with_implications(content_, then) : then), 1);
            }
        }
        return counted_[key] = total;
    }

  private:
    const Content& content_;
    Today date_;
    std::vector<FactSet> steering_;
    std::map<std::vector<int>, Count> counted_;
};

}  // namespace

std::optional<std::string> encode(const Content& content, const Answers& answers, Today date) {
    if (replay(content, answers, date).next) return {};
    std::vector<std::pair<std::size_t, std::size_t>> digits;  // base and digit, in the order of the questions
    const bool said =
        each_in_place(content, day_of(month_said(date)), [&](std::size_t q, const std::vector<Said>& all) {
            const Fact& fact = content[content.questions[q].fact];
            digits.emplace_back(all.size(), digit_of(all, !answers[q] && fact.raised() ? fact.unsaid : answers[q]));
            return digits.back().second;
        });
    if (!said) return {};
    Number number;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) push(number, digit->first, digit->second);
    const Number code = written(content, std::move(number), date);
    if (code.size() > most_code_characters) return {};
    std::string text;
    for (auto part = code.rbegin(); part != code.rend(); ++part) text += character_of(*part);
    return text;
}

std::variant<Decoded, CodeFault> decode(const Content& content, std::string_view text, Today date) {
    using Kind = CodeFault::Kind;
    Number code;
    for (const char c : text) {
        if (c == ' ' || c == '-') continue;
        const auto value = value_of(c);
        if (!value) return CodeFault{Kind::no_character, code.size() + 1};
        code.push_back(*value);
    }
    if (code.size() < least_code_characters) return CodeFault{Kind::too_short};
    if (code.size() > most_code_characters) return CodeFault{Kind::too_long};
    std::reverse(code.begin(), code.end());
    if (const Checked checked = check(code, layout_of(content)); !checked.right) {
        if (!checked.wrong_place) return CodeFault{Kind::wrong};
        if (*checked.wrong_place == unwritten_place) return CodeFault{Kind::other_questions};
        return CodeFault{Kind::one_wrong, code.size() - *checked.wrong_place};
    }
    if (code.size() > least_code_characters && code.back() == 0) return CodeFault{Kind::too_long};  // a zero in front
    Number number(code.begin() + check_characters, code.end());
    Decoded decoded;
    if (const std::size_t month = pull(number, month_numbers); month > 0) decoded.made = first_month + Month(month) - 1;
    const std::size_t mark = pull(number, version_marks);
    const Month newest = months_of(date).max + 1;  // another kiosk's clock may be in the next month
    decoded.same_content = mark == mark_of(content.version) && decoded.made &&
                           parse_month(content.read_on).value_or(0) <= *decoded.made && *decoded.made <= newest;
    decoded.revised_since =
        decoded.same_content || !decoded.made ? content.revisions.size() : revised_since(content, mark, *decoded.made);
    decoded.answers = no_answers(content);
    each_in_place(content, day_of(decoded.made), [&](std::size_t q, const std::vector<Said>& all) {
        const std::size_t digit = pull(number, all.size());
        const Fact& fact = content[content.questions[q].fact];
        if (!fact.raised() || all[digit] != fact.unsaid) decoded.answers[q] = all[digit];
        return digit;
    });
    if (!number.empty()) return CodeFault{Kind::impossible};
    // On which day of its month it was made is not known; most are typed in soon.
    if (decoded.same_content)
        restore_unsure(content, decoded.answers, decoded.made == month_said(date) ? date : day_of(decoded.made));
    return decoded;
}

CodeSpace code_space(const Content& content, Today date) {
    const auto [sheets, most] = Counter(content, day_of(month_said(date))).count(0, everything_open(content));
    Number last;
    for (auto rest = most - 1; rest > 0; rest /= 32) last.push_back(std::uint8_t(rest % 32));
    constexpr auto largest = std::numeric_limits<std::uint64_t>::max();
    return {sheets > largest ? largest : std::uint64_t(sheets), written(content, std::move(last), date).size()};
}

std::string grouped(std::string_view code) {
    std::string groups;
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (at > 0 && at % 4 == 0) groups += '-';
        groups += code[at];
    }
    return groups;
}

}  // namespace milepost
