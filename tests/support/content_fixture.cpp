#include "tests/support/content_fixture.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "core/content/content_json.h"
#include "core/people/profile_json.h"

namespace milepost::test {
namespace {

[[noreturn]] void refused(const Findings& findings) {
    std::string all;
    for (const Finding& finding : findings) all += finding.sentence() + "\n";
    throw std::runtime_error(all);
}

}  // namespace

const std::map<std::string, std::string>& shipped_files() {
    static const auto files = [] {
        std::map<std::string, std::string> read;
        for (const auto& entry : std::filesystem::directory_iterator(MILEPOST_ASSET_DIR "/content")) {
            std::ifstream file(entry.path(), std::ios::binary);
            read[entry.path().filename().string()] = {std::istreambuf_iterator<char>(file), {}};
        }
        return read;
    }();
    return files;
}

const Content& shipped_content() {
    static const Content content = [] {
        auto read = read_content(shipped_files());
        if (!read) refused(read.findings());
        return std::move(*read);
    }();
    return content;
}

Date day(std::string_view text) {
    if (const auto date = parse_date(text)) return *date;
    throw std::runtime_error("no day: " + std::string(text));
}

Facts profile(const std::string& json) {
    auto facts = read_profile(shipped_content(), "profile", json);
    if (!facts) refused(facts.findings());
    return std::move(*facts);
}

Evaluation evaluated(const std::string& json, Date date) { return evaluate(shipped_content(), profile(json), date); }

const CredentialResult& credential_of(const Evaluation& evaluation, std::string_view id) {
    for (const CredentialResult& result : evaluation.credentials) {
        if (result.credential->id == id) return result;
    }
    throw std::runtime_error("no credential " + std::string(id));
}

Truth route_of(const Evaluation& evaluation, std::string_view id) {
    for (const CredentialResult& result : evaluation.credentials) {
        for (const RouteResult& route : result.routes) {
            if (route.route->id == id) return route.met;
        }
    }
    throw std::runtime_error("no route " + std::string(id));
}

const Stage* stage_of(const Plan& plan, std::string_view step) {
    for (const Stage& stage : plan.stages) {
        if (stage.step->id == step) return &stage;
    }
    return nullptr;
}

const Wording& keys_as_words() {
    static const Wording words = [](std::string_view key, const Args&) { return std::string(key); };
    return words;
}

std::string told(const Facts& facts) {
    const Content& content = shipped_content();
    const auto value = [](const Fact& fact, int number) -> std::string {
        switch (fact.kind) {
            case Fact::Kind::choice: return "\"" + fact.values[std::size_t(number)] + "\"";
            case Fact::Kind::yes_no: return number == 1 ? "true" : "false";
            case Fact::Kind::month: return "\"" + month_to_string(number) + "\"";
            case Fact::Kind::number: return std::to_string(number);
            case Fact::Kind::set: break;
        }
        std::string members;
        for (std::size_t k = 0; k < fact.values.size(); ++k) {
            if ((number >> k & 1) != 0) members += (members.empty() ? "\"" : ", \"") + fact.values[k] + "\"";
        }
        return "[" + members + "]";
    };
    std::string json;
    for (std::size_t f = 0; f < facts.size(); ++f) {
        const Fact& fact = content.facts[f];
        if (fact.internal || facts[f] == fact.unsaid) continue;
        json += (json.empty() ? "\"" : ", \"") + fact.id + "\": ";
        json += facts[f].exact()
                    ? value(fact, facts[f].min)
                    : "{\"min\": " + value(fact, facts[f].min) + ", \"max\": " + value(fact, facts[f].max) + "}";
    }
    return "{" + json + "}";
}

bool can_be_told(const Facts& facts) {
    for (std::size_t f = 0; f < facts.size(); ++f) {
        const Fact& fact = shipped_content().facts[f];
        if (fact.kind == Fact::Kind::choice && !facts[f].exact() && facts[f] != fact.domain) return false;
    }
    return true;
}

std::string names_of(FactSet facts) {
    std::string names;
    for (std::size_t f = 0; f < shipped_content().facts.size(); ++f) {
        if ((facts >> f & 1) != 0) names += (names.empty() ? "" : ", ") + shipped_content().facts[f].id;
    }
    return names;
}

Interval tapped(Random& random, const Question& question, const Facts& facts, Today date, int unsure_one_in) {
    const Interval domain = shipped_content()[question.fact].domain;
    if (question.unsure && unsure_one_in != 0 && random.one_in(unsure_one_in)) return domain;
    const auto options = options_of(shipped_content(), question, facts, date);
    if (question.form == Question::Form::several) {
        int offered = 0;
        for (const Option& option : options) offered |= 1 << option.value.min;
        return exactly(random.one_in(2) ? 0 : random.between(0, domain.max) & offered);
    }
    return options.empty() ? domain : random.pick(options).value;
}

Facts completed(Random& random, Facts facts, FactSet of, Date date) {
    const Content& content = shipped_content();
    facts = with_implications(content, facts);
    std::vector<std::size_t> order;
    for (std::size_t f = 0; f < facts.size(); ++f) order.push_back(f);
    for (std::size_t f = order.size(); f > 1; --f) std::swap(order[f - 1], order[std::size_t(random.below(int(f)))]);
    for (const std::size_t f : order) {
        if ((of >> f & 1) == 0 || facts[f].exact()) continue;
        Interval can = facts[f];
        if (content.facts[f].kind == Fact::Kind::month)  // no program is said to last longer
            can = narrowed(can, {can.min, month_of(date) + (content.facts[f].past ? 0 : 36)});
        std::vector<int> near{can.min, can.max,
                              random.between(can.min, can.max)};  // and where a rule may change its mind
        const auto maybe = [&](int value) {
            if (can.contains(value)) near.push_back(value);
        };
        for (const Question& question : content.questions) {
            if (index(question.fact) != f) continue;
            for (const Option& option : question.options) maybe(option.value.min), maybe(option.value.max);
        }
        if (content.facts[f].kind == Fact::Kind::month) {
            for (const int months : {-61, -60, -49, -48, -13, -12, -1, 0, 1, 6, 12, 13, 24, 36})
                maybe(month_of(date) + months);
        }
        facts[f] = exactly(random.pick(near));
        facts = with_implications(content, facts);
    }
    return facts;
}

std::string figures(const Plan& plan) {
    const auto range = [](Interval i) { return std::to_string(i.min) + " to " + std::to_string(i.max); };
    return "months " + range(plan.months) + ", usd " + range(plan.cost_usd);
}

std::string verdicts_and_roads(const Evaluation& evaluation) {
    const auto range = [](Interval i) { return " " + std::to_string(i.min) + "-" + std::to_string(i.max); };
    const auto road = [&](const Plan& plan) {
        std::string text = figures(plan) + ", exam" + range(plan.exam) + ":";
        for (const Stage& stage : plan.stages) {
            text += " " + stage.step->id + range(stage.months) + range(stage.cost_usd) + range(stage.start) +
                    range(stage.end) + (stage.sure ? ";" : "?;");
        }
        return text + "\n";
    };
    std::string text = "recommended " + evaluation.best().credential->id + "\n";
    for (const CredentialResult& result : evaluation.credentials) {
        text += result.credential->id + " " + std::string(name(result.status)) + ": " + road(result.plan);
        for (const Plan& other : result.others) text += "  or " + road(other);
    }
    for (const Limit* limit : evaluation.limits) text += "not yet: " + limit->id + "\n";
    return text;
}

}  // namespace milepost::test
