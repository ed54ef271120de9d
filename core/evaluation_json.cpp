#include "core/evaluation_json.h"

#include <nlohmann/json.hpp>
#include <set>

#include "core/explanation.h"

namespace milepost {
namespace {

using Json = nlohmann::ordered_json;

Json interval(Interval i) { return {{"min", i.min}, {"max", i.max}}; }

const char* name(StepKind kind) {
    constexpr const char* names[] = {"diploma", "school", "practicum", "work", "paperwork", "exam", "state", "renewal"};
    return names[std::size_t(kind)];
}

const char* name(Status status) {
    constexpr const char* names[] = {"later", "unknown", "now"};
    return names[std::size_t(status)];
}

Json truth(Truth t) { return t == Truth::unknown ? Json(nullptr) : Json(t == Truth::yes); }

/// A fact's value as a profile would write it.
Json profile_value(const Fact& fact, int value) {
    switch (fact.kind) {
        case Fact::Kind::choice: return fact.values[std::size_t(value)];
        case Fact::Kind::yes_no: return value == 1;
        default: return value;
    }
}

class Writer {
public:
    Writer(const Content& content, const Evaluation& evaluation, const Wording& say) : content_(content), evaluation_(evaluation), say_(say) {}

    Json write() {
        Json credentials = Json::array();
        for (const CredentialResult& result : evaluation_.credentials) credentials.push_back(credential(result));
        Json all;
        all["date"] = to_string(evaluation_.date);
        all["content"] = {{"version", content_.version}, {"sha256", content_.sha256}};
        all["recommended"] = evaluation_.best().credential->id;
        all["credentials"] = std::move(credentials);
        all["state"] = state();
        all["sources"] = Json::object();
        for (const std::string& id : cited_) {
            const Source& source = content_.sources.at(id);
            constexpr const char* confidence[] = {"low", "medium", "high"};
            all["sources"][id] = {{"title", source.title}, {"address", source.address}, {"as_of", source.as_of}, {"confidence", confidence[std::size_t(source.confidence)]}};
        }
        return all;
    }

private:
    std::string month_after(int months) const { return month_to_string(month_of(evaluation_.date) + months); }

    const std::vector<std::string>& cite(const Citation& citation) {
        cited_.insert(citation.sources.begin(), citation.sources.end());
        return citation.sources;
    }

    Json credential(const CredentialResult& result) {
        Json routes = Json::array();
        for (const RouteResult& route : result.routes) {
            Json reasons = Json::array();
            for (const Reason& reason : route.reasons) {
                const Test& test = *reason.test;
                reasons.push_back({{"fact", test.facts.empty() ? "date" : content_[test.facts.front()].id}, {"met", truth(reason.met)},
                                   {"needs", needs(content_, test, say_)}, {"has", has(content_, reason, say_)}});
            }
            routes.push_back({{"id", route.route->id}, {"met", truth(route.met)}, {"reasons", std::move(reasons)}, {"sources", cite(route.route->cite)}});
        }
        Json ask = Json::array();
        for (const FactId fact : result.ask) ask.push_back(content_[fact].id);
        Json changes = Json::array();
        for (const Change& change : result.changes) {
            Json facts = Json::object();
            for (const auto& [fact, value] : change.facts) facts[content_[fact].id] = profile_value(content_[fact], value);
            Json opens = Json::array();
            for (const Route* route : change.opens) opens.push_back(route->id);
            changes.push_back({{"facts", std::move(facts)}, {"opens", std::move(opens)}});
        }
        const Renewal& renewal = result.credential->renewal;
        cite(renewal.cite);
        return {{"id", result.credential->id}, {"status", name(result.status)}, {"routes", std::move(routes)}, {"ask", std::move(ask)},
                {"changes", std::move(changes)}, {"plan", plan(result.plan)},
                {"renewal", {{"every_months", renewal.every_months}, {"units", renewal.units}, {"cost_usd", interval(renewal.fee.usd)}, {"priced", renewal.fee.priced}}}};
    }

    Json plan(const Plan& plan) {
        Json steps = Json::array();
        for (const Stage& stage : plan.stages) {
            steps.push_back({{"id", stage.step->id}, {"kind", name(stage.step->kind)}, {"months", interval(stage.months)}, {"cost_usd", interval(stage.cost_usd)},
                             {"priced", stage.priced}, {"start", month_after(stage.start.min)}, {"end", month_after(stage.end.max)}, {"why", why(stage, say_)},
                             {"sources", cite(stage.step->cite)}});
        }
        return {{"months", interval(plan.months)}, {"cost_usd", interval(plan.cost_usd)}, {"priced", plan.priced},
                {"exam_from", month_after(plan.exam.min)}, {"exam_to", month_after(plan.exam.max)}, {"steps", std::move(steps)}};
    }

    Json state() {
        if (evaluation_.state == nullptr) return nullptr;
        const StateRule& rule = *evaluation_.state;
        Json notes = Json::array();
        for (const std::string& note : rule.notes) notes.push_back(say_(note, {}));
        notes.push_back(say_("state.check", {}));
        return {{"code", rule.code}, {"credential_required", rule.requirement == "credential"}, {"requirement", rule.requirement},
                {"notes", std::move(notes)}, {"sources", cite(rule.cite)}};
    }

    const Content& content_;
    const Evaluation& evaluation_;
    const Wording& say_;
    std::set<std::string> cited_;
};

}  // namespace

std::string to_json(const Content& content, const Evaluation& evaluation, const Wording& say) {
    return Writer(content, evaluation, say).write().dump(2) + "\n";
}

}  // namespace milepost
