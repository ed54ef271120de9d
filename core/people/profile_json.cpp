#include "core/people/profile_json.h"

#include <algorithm>

#include "core/content/cursor_json.h"

namespace milepost {
namespace {

int position_of(const Cursor& at, const Fact& fact) {
    const int position = at.json().is_string() ? fact.position(at.text()) : -1;
    if (position >= 0) return position;
    std::string expected = "one of";
    for (const std::string& value : fact.values) expected += " " + value;
    at.refuse(at.described(), expected);
    return 0;
}

/// The most that a number in a profile may be. What is above the most that a fact can be counts as that most.
constexpr int any_number = 1'000'000'000;

Interval number_of(const Cursor& at, const Fact& fact) {
    Interval interval;
    if (at.json().is_object()) {
        at.only({"min", "max"});
        interval = {at.at("min").integer(0, any_number), at.at("max").integer(0, any_number)};
        if (interval.min > interval.max && at.at("max").json().is_number_integer())
            at.refuse("a min above the max", "min at most max");
    } else if (at.json().is_number_integer()) {
        interval = exactly(at.integer(0, any_number));
    } else {
        at.refuse(at.described(), "a whole number, or {\"min\": ..., \"max\": ...}");
    }
    return {std::clamp(interval.min, fact.domain.min, fact.domain.max),
            std::clamp(interval.max, fact.domain.min, fact.domain.max)};
}

Interval month_of_text(const Cursor& at, const Fact& fact) {
    const auto month = at.json().is_string() ? parse_month(at.text()) : std::nullopt;
    if (month) return exactly(std::clamp(*month, fact.domain.min, fact.domain.max));
    at.refuse(at.described(), "a month as YYYY-MM");
    return fact.domain;
}

Interval months_of(const Cursor& at, const Fact& fact) {
    if (!at.json().is_object()) return month_of_text(at, fact);
    at.only({"min", "max"});
    const Interval from = month_of_text(at.at("min"), fact), to = month_of_text(at.at("max"), fact);
    if (from.min > to.max) at.refuse("a min above the max", "min at most max");
    return {from.min, to.max};
}

Interval set_of(const Cursor& at, const Fact& fact) {
    int mask = 0;
    for (const Cursor& item : at.items()) mask |= 1 << position_of(item, fact);
    return exactly(mask);
}

Interval value_of(const Cursor& at, const Fact& fact) {
    switch (fact.kind) {
        case Fact::Kind::choice: return exactly(position_of(at, fact));
        case Fact::Kind::yes_no: return exactly(at.boolean() ? 1 : 0);
        case Fact::Kind::number: return number_of(at, fact);
        case Fact::Kind::month: return months_of(at, fact);
        case Fact::Kind::set: return set_of(at, fact);
    }
    return fact.domain;
}

}  // namespace

Result<Facts> read_profile(const Content& content, const std::string& file, const std::string& text) {
    Findings findings;
    const auto document = parse_json(file, text, findings);
    if (!document) return findings;
    Facts facts = nothing_known(content);
    const Cursor root(file, *document, findings);
    for (const auto& [key, value] : root.members()) {
        if (const auto fact = content.fact(key); fact && !content[*fact].internal) {
            facts[index(*fact)] = value_of(value, content[*fact]);
        } else {
            value.refuse("the unknown key " + in_quotes(key), "a key of a profile");
        }
    }
    if (!findings.empty()) return findings;
    return facts;
}

}  // namespace milepost
