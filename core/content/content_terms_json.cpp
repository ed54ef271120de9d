#include "core/content/content_terms_json.h"

#include <algorithm>
#include <bit>
#include <climits>

namespace milepost {
namespace {

constexpr std::size_t most_summed = 8;  ///< `Rules` keeps the first and seven more

void refuse_if_none_meets(const Cursor& at, const Test& test) {
    if (test.allowed == 0) at.refuse("a test that nothing meets", "at least one value that meets it");
}

}  // namespace

int ContentTerms::one_of(const Cursor& at, const std::vector<std::string>& names) const {
    const std::string text = at.text();
    const auto it = std::find(names.begin(), names.end(), text);
    if (it != names.end()) return int(it - names.begin());
    std::string expected = "one of";
    for (const std::string& name : names) expected += " " + name;
    if (at.json().is_string()) at.refuse(at.described(), expected);
    return 0;
}

std::string ContentTerms::short_text(const Cursor& at, std::size_t most) {
    std::string text = at.text();
    if (text.size() > most)
        at.refuse("a text of " + std::to_string(text.size()) + " bytes", "at most " + std::to_string(most));
    return text;
}

FactId ContentTerms::fact_id(const Cursor& at) const {
    const std::string id = at.text();
    if (const auto fact = content_.fact(id)) return *fact;
    if (at.json().is_string()) at.refuse(at.described(), "the id of a fact in facts.json");
    return FactId{0};
}

Interval ContentTerms::span_of(const Cursor& at) const {
    if (!at.json().is_array() || at.json().size() != 2) {
        at.refuse(at.described(), "[least, most]");
        return {};
    }
    const auto items = at.items();
    const Interval interval{items[0].integer(0, any_number), items[1].integer(0, any_number)};
    if (interval.min > interval.max) at.refuse("the most below the least", "[least, most]");
    return interval;
}

Citation ContentTerms::cite(const Cursor& holder) const {
    const Cursor at = holder.at("cite");
    at.only({"sources", "as_of", "confidence", "review_by"});
    Citation cite{at.at("sources").texts(), at.at("as_of").text(),
                  Confidence(one_of(at.at("confidence"), {"low", "medium", "high"})), 0};
    if (cite.sources.empty()) at.refuse("no source", "at least one id of sources.json");
    for (const std::string& id : cite.sources) {
        if (!content_.sources.contains(id))
            at.at("sources").refuse("the unknown source \"" + id + "\"", "ids of sources.json");
    }
    cite.review_by = month(at.at("review_by"));
    return cite;
}

Month ContentTerms::month(const Cursor& at) const {
    const auto month = parse_month(at.text());
    if (!month) at.refuse(at.described(), "a month as YYYY-MM");
    return month.value_or(0);
}

Fact ContentTerms::new_fact(const Cursor& at) const {
    at.only({"id", "kind", "values", "from", "to", "changeable", "window_months", "unsaid", "from_months", "past",
             "internal"});
    Fact fact;
    fact.id = at.at("id").text();
    fact.kind = Fact::Kind(one_of(at.at("kind"), {"choice", "yes_no", "number", "month", "set"}));
    fact.changeable = at.boolean_or("changeable", false);
    if (at.has("window_months")) fact.window_months = at.at("window_months").integer(1, 1200);
    switch (fact.kind) {
        case Fact::Kind::choice:
        case Fact::Kind::set: {
            fact.values = at.at("values").texts();
            const std::size_t most = fact.kind == Fact::Kind::set ? 6 : 63;
            if (fact.values.empty() || fact.values.size() > most) {
                at.at("values").refuse(std::to_string(fact.values.size()) + " values", "1 to " + std::to_string(most));
            }
            fact.values.resize(std::min(fact.values.size(), most));
            fact.domain = {0,
                           fact.kind == Fact::Kind::set ? (1 << fact.values.size()) - 1 : int(fact.values.size()) - 1};
            break;
        }
        case Fact::Kind::yes_no: fact.domain = {0, 1}; break;
        case Fact::Kind::number:
            fact.domain = {at.at("from").integer(0, any_number), at.at("to").integer(0, any_number)};
            break;
        case Fact::Kind::month: {
            const auto from = parse_month(at.at("from").text());
            const auto to = parse_month(at.at("to").text());
            if (!from || !to) at.refuse(at.described(), "from and to as YYYY-MM");
            fact.domain = {from.value_or(0), to.value_or(0)};
            break;
        }
    }
    if (fact.domain.min > fact.domain.max) at.refuse("a \"from\" above \"to\"", "from at most to");
    fact.past = at.boolean_or("past", false);
    fact.internal = at.boolean_or("internal", false);
    fact.unsaid = at.has("unsaid") ? value_of(at.at("unsaid"), fact) : fact.domain;
    if (!fact.domain.contains(fact.unsaid))
        at.at("unsaid").refuse(at.at("unsaid").described(), "a value that the fact can have");
    if (at.has("from_months")) {
        for (const Cursor& item : at.at("from_months").items()) fact.from_months.push_back(item.integer(0, any_number));
        if (fact.kind != Fact::Kind::choice || fact.from_months.size() != fact.values.size() ||
            !std::is_sorted(fact.from_months.begin(), fact.from_months.end())) {
            at.at("from_months")
                .refuse(at.at("from_months").described(), "for each value of a choice a month of life, rising");
            fact.from_months.clear();
        }
    }
    return fact;
}

Interval ContentTerms::value_of(const Cursor& at, const Fact& fact) const {
    if (at.json().is_array()) return span_of(at);
    if (fact.kind == Fact::Kind::choice) return exactly(one_of(at, fact.values));
    if (fact.kind == Fact::Kind::yes_no) return exactly(one_of(at, {"no", "yes"}));
    return exactly(at.integer(-any_number, any_number));
}

std::vector<std::pair<FactId, Interval>> ContentTerms::values(const Cursor& at) const {
    std::vector<std::pair<FactId, Interval>> all;
    for (const auto& [id, value] : at.members()) {
        if (const auto fact = content_.fact(id)) all.emplace_back(*fact, value_of(value, content_[*fact]));
        else value.refuse("the unknown fact " + in_quotes(id), "the id of a fact in facts.json");
    }
    return all;
}

Condition ContentTerms::condition_or_always(const Cursor& holder, std::string_view key) const {
    return holder.has(key) ? condition(holder.at(key)) : Condition{};
}

Condition ContentTerms::condition(const Cursor& at) const {
    if (at.has("condition")) {
        at.only({"condition"});
        const auto known = named_.find(at.at("condition").text());
        if (known != named_.end()) return known->second;
        at.at("condition").refuse(at.at("condition").described(), "the name of one of \"conditions\"");
        return {};
    }
    Condition made;
    for (const auto& [key, kind] : {std::pair("all", Condition::Kind::all), std::pair("any", Condition::Kind::any)}) {
        if (!at.has(key)) continue;
        at.only({key});
        made.kind = kind;
        for (const Cursor& part : at.at(key).items()) made.parts.push_back(condition(part));
        if (made.parts.empty()) at.refuse("an empty list of conditions", "at least one");
        return made;
    }
    made.kind = Condition::Kind::test;
    made.test = test(at);
    return made;
}

Test ContentTerms::test(const Cursor& at) const {
    at.only({"fact", "sum", "months_since", "today", "is", "is_not", "includes", "excludes", "at_least", "at_most",
             "doubtful", "quiet", "words"});
    Test made;
    made.words = at.text_or("words", "");
    made.quiet = at.boolean_or("quiet", false);
    if (at.has("doubtful")) made.doubt = Test::Doubt(1 + one_of(at.at("doubtful"), {"when_unmet", "when_met"}));
    const int read = int{at.has("fact")} + int{at.has("sum")} + int{at.has("months_since")} + int{at.has("today")};
    if (read > 1) {
        at.refuse("a test of more than one thing", "one of fact, sum, months_since and today");
        return made;
    }
    const bool bounds = at.has("at_least") || at.has("at_most");
    const int compared =
        int{at.has("is")} + int{at.has("is_not")} + int{at.has("includes")} + int{at.has("excludes")} + int{bounds};
    if (at.has("today")) {
        if (compared != 0) at.refuse("a comparison beside today", "\"today\": {\"until\": …} alone");
        made.measure = Test::Measure::today;
        const auto until = parse_date(at.at("today").at("until").text());
        if (!until) at.at("today").refuse(at.at("today").described(), "{\"until\": a day as YYYY-MM-DD}");
        made.range = {INT_MIN, until ? int(std::chrono::sys_days{*until}.time_since_epoch().count()) : 0};
        return made;
    }
    if (at.has("sum")) {
        for (const Cursor& item : at.at("sum").items()) made.facts.push_back(fact_id(item));
        if (made.facts.empty() || made.facts.size() > most_summed)
            at.at("sum").refuse(std::to_string(made.facts.size()) + " facts", "1 to " + std::to_string(most_summed));
        made.facts.resize(std::min(made.facts.size(), most_summed));
        for (const FactId id : made.facts) {
            if (!content_.facts.empty() && content_[id].kind != Fact::Kind::number)
                at.at("sum").refuse("\"" + content_[id].id + "\"", "numbers");
        }
    } else if (at.has("months_since")) {
        made.measure = Test::Measure::months_since;
        made.facts.push_back(fact_id(at.at("months_since")));
    } else {
        made.facts.push_back(fact_id(at.at("fact")));
    }
    if (made.facts.empty() || content_.facts.empty()) return made;
    const Fact& fact = content_[made.facts.front()];
    const bool negated = at.has("is_not") || at.has("excludes");
    const bool is = at.has("is") || at.has("is_not"), includes = at.has("includes") || at.has("excludes");
    if (compared != 1) {
        at.refuse(compared == 0 ? "a test that compares with nothing" : "a test that compares more than once",
                  "one of is, is_not, includes, excludes, or at_least and at_most");
        return made;
    }
    const bool set = fact.kind == Fact::Kind::set,
               enumerated = fact.kind == Fact::Kind::choice || fact.kind == Fact::Kind::yes_no;
    if (is ? !enumerated : includes ? !set : enumerated) {
        at.refuse("a comparison that the fact \"" + fact.id + "\" does not have",
                  set          ? "includes, excludes, at_least or at_most"
                  : enumerated ? "is or is_not"
                               : "at_least or at_most");
        return made;
    }
    const bool counts = set && bounds;  // how many are in it
    if (is) {
        const Cursor listed = at.at(negated ? "is_not" : "is");
        for (const Cursor& item : listed.items()) {
            const auto& names = fact.kind == Fact::Kind::choice ? fact.values : std::vector<std::string>{"no", "yes"};
            made.allowed |= std::uint64_t{1} << one_of(item, names);
        }
        if (negated) made.allowed = values_in(fact.domain) & ~made.allowed;
        refuse_if_none_meets(at, made);
        if (fact.is_age() && made.allowed != 0) {  // an age moves on with time: what is tested are months of life
            const Interval of{std::countr_zero(made.allowed), int(std::bit_width(made.allowed)) - 1};
            if (made.allowed != values_in(of)) listed.refuse(listed.described(), "ages that follow on each other");
            made.allowed = 0;
            made.range = fact.months_of_life(of);
            if (of.min == 0) made.range.min = INT_MIN;
            if (of.max == fact.domain.max) made.range.max = INT_MAX;
        }
    } else if (includes) {
        const int member = one_of(at.at(negated ? "excludes" : "includes"), fact.values);
        for (int mask = 0; mask <= fact.domain.max; ++mask) {
            if (((mask >> member & 1) != 0) != negated) made.allowed |= std::uint64_t{1} << mask;
        }
    } else if (counts) {
        const int least = at.has("at_least") ? at.at("at_least").integer(0, 6) : 0;
        const int most = at.has("at_most") ? at.at("at_most").integer(0, 6) : 6;
        for (int mask = 0; mask <= fact.domain.max; ++mask) {
            const int members = std::popcount(unsigned(mask));
            if (members >= least && members <= most) made.allowed |= std::uint64_t{1} << mask;
        }
        refuse_if_none_meets(at, made);
    } else {
        made.range.min = at.has("at_least") ? at.at("at_least").integer(-any_number, any_number) : INT_MIN;
        made.range.max = at.has("at_most") ? at.at("at_most").integer(-any_number, any_number) : INT_MAX;
        if (made.range.min > made.range.max) at.refuse("at_least above at_most", "at_least at most at_most");
    }
    if ((fact.kind == Fact::Kind::month) != (made.measure == Test::Measure::months_since)) {
        at.refuse("a measure that does not fit the fact \"" + fact.id + "\"",
                  "months_since for a month, fact or sum for a number");
    }
    return made;
}

}  // namespace milepost
