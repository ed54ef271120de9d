#include "core/roads/evaluation_json.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/roads/explanation.h"
#include "core/roads/offers.h"

namespace milepost {
namespace {

using Json = nlohmann::ordered_json;

Json interval(Interval i) { return {{"min", i.min}, {"max", i.max}}; }

const char* name(StepKind kind) {
    constexpr const char* names[] = {"diploma", "school", "practicum", "work", "paperwork", "exam", "state", "renewal"};
    return names[std::size_t(kind)];
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
    Writer(const Content& content, const Evaluation& evaluation, const Wording& say)
        : content_(content), evaluation_(evaluation), say_(say) {}

    Json write() {
        Json credentials = Json::array();
        for (const CredentialResult& result : evaluation_.credentials) credentials.push_back(credential(result));
        Json all;
        all["date"] = to_string(evaluation_.date.day);
        all["content"] = {{"version", content_.version}, {"sha256", content_.sha256}};
        all["recommended"] = evaluation_.best().credential->id;
        all["recommendation"] = {{"credential", evaluation_.best().credential->id}, {"because", because()}};
        all["credentials"] = std::move(credentials);
        all["hangs_on"] = facts_in(evaluation_.hangs_on);
        all["cautions"] = told(evaluation_.cautions, "caution.");
        all["state"] = state();
        all["sources"] = Json::object();
        for (const std::string& id : cited_) {
            const Source& source = content_.sources.at(id);
            constexpr const char* confidence[] = {"low", "medium", "high"};
            all["sources"][id] = {{"title", source.title},
                                  {"address", source.address},
                                  {"as_of", source.as_of},
                                  {"confidence", confidence[std::size_t(source.confidence)]}};
        }
        return all;
    }

  private:
    std::string month_after(int months) const { return month_to_string(month_of(evaluation_.date.day) + months); }
    Json month_after(std::optional<int> months) const { return months ? Json(month_after(*months)) : Json(nullptr); }

    Json facts_in(FactSet set) const {
        Json ids = Json::array();
        for (std::size_t f = 0; f < content_.facts.size(); ++f) {
            if ((set >> f & 1) != 0) ids.push_back(content_.facts[f].id);
        }
        return ids;
    }

    const std::vector<std::string>& cite(const Citation& citation) {
        cited_.insert(citation.sources.begin(), citation.sources.end());
        return citation.sources;
    }

    Json because() const {
        Json names = Json::array();
        for (const Because why : evaluation_.because) names.push_back(name(why));
        return names;
    }

    /// Cautions, or limits.
    template <class Item>
    Json told(const std::vector<const Item*>& items, const std::string& key) {
        Json all = Json::array();
        for (const Item* item : items)
            all.push_back({{"id", item->id}, {"text", say_(key + item->id, {})}, {"sources", cite(item->cite)}});
        return all;
    }

    Json credential(const CredentialResult& result) {
        Json routes = Json::array(), ask = Json::array(), changes = Json::array(), others = Json::array();
        for (const RouteResult& one : result.routes) routes.push_back(route(one));
        for (const FactId fact : result.ask) ask.push_back(content_[fact].id);
        for (const Change& one : result.changes) changes.push_back(change(one));
        for (const Plan& one : result.others) others.push_back(other_road(result.plan, one));
        const Renewal& renewal = result.credential->renewal;
        cite(renewal.cite);
        return {{"id", result.credential->id},
                {"status", name(result.status)},
                {"opens", month_after(result.waiting.opens)},
                {"closes", month_after(result.waiting.closes)},
                {"routes", std::move(routes)},
                {"ask", std::move(ask)},
                {"hangs_on", facts_in(result.hangs_on)},
                {"changes", std::move(changes)},
                {"cautions", told(result.cautions, "caution.")},
                {"plan", plan(result.plan)},
                {"other_roads", std::move(others)},
                {"renewal",
                 {{"every_months", renewal.every_months},
                  {"units", renewal.units},
                  {"cost_usd", interval(renewal.fee.usd)},
                  {"priced", renewal.fee.priced}}}};
    }

    Json route(const RouteResult& route) {
        Json reasons = Json::array();
        for (const Reason& reason : route.reasons) {
            const Test& test = *reason.test;
            reasons.push_back({{"fact", test.facts.empty() ? "date" : content_[test.facts.front()].id},
                               {"met", truth(reason.met)},
                               {"needs", needs(content_, test, say_)},
                               {"has", has(content_, reason, say_)}});
            if (reason.doubtful) reasons.back()["doubtful"] = true;
        }
        return {{"id", route.route->id},
                {"met", truth(route.met)},
                {"opens", month_after(route.waiting.opens)},
                {"closes", month_after(route.waiting.closes)},
                {"reasons", std::move(reasons)},
                {"sources", cite(route.route->cite)}};
    }

    Json change(const Change& change) const {
        Json facts = Json::object(), opens = Json::array();
        for (const auto& [fact, value] : change.facts) facts[content_[fact].id] = profile_value(content_[fact], value);
        for (const Route* route : change.opens) opens.push_back(route->id);
        return {{"facts", std::move(facts)}, {"opens", std::move(opens)}, {"effort", effort(change.effort)}};
    }

    static Json effort(const std::optional<Effort>& effort) {
        if (!effort) return nullptr;
        return {
            {"months", interval(effort->months)}, {"cost_usd", interval(effort->cost_usd)}, {"priced", effort->priced}};
    }

    /// What it trades against the plan is told by the most that each may take.
    static Json other_road(const Plan& plan, const Plan& other) {
        Json steps = Json::array();
        for (const Stage& stage : other.stages) steps.push_back(stage.step->id);
        return {
            {"months", interval(other.months)},
            {"cost_usd", interval(other.cost_usd)},
            {"priced", other.priced},
            {"steps", std::move(steps)},
            {"trade",
             {{"months", other.months.max - plan.months.max}, {"cost_usd", other.cost_usd.max - plan.cost_usd.max}}}};
    }

    Json plan(const Plan& plan) {
        Json steps = Json::array();
        for (const Stage& stage : plan.stages) {
            steps.push_back({{"id", stage.step->id},
                             {"kind", name(stage.step->kind)},
                             {"months", interval(stage.months)},
                             {"cost_usd", interval(stage.cost_usd)},
                             {"priced", stage.priced},
                             {"start", month_after(stage.start.min)},
                             {"end", month_after(stage.end.max)},
                             {"why", why(stage, say_)},
                             {"sources", cite(stage.step->cite)}});
            if (!content_.places.empty() && stage.step->kind == StepKind::school)
                steps.back()["places"] = places(stage);
        }
        return {{"months", interval(plan.months)},
                {"cost_usd", interval(plan.cost_usd)},
                {"priced", plan.priced},
                {"exam_from", plan.examined ? Json(month_after(plan.exam.min)) : Json(nullptr)},
                {"exam_to", plan.examined ? Json(month_after(plan.exam.max)) : Json(nullptr)},
                {"steps", std::move(steps)}};
    }

    Json places(const Stage& stage) const {
        Json all = Json::array();
        for (const Offer& offer : offers_for(content_, evaluation_, stage)) {
            Json starts = Json::array();
            for (const Date start : offer.place->starts)
                if (offer.start && start >= *offer.start) starts.push_back(to_string(start));
            all.push_back({{"id", offer.place->id},
                           {"name", offer.place->name},
                           {"months", offer.months ? interval(*offer.months) : Json(nullptr)},
                           {"cost_usd", offer.usd ? interval(*offer.usd) : Json(nullptr)},
                           {"starts", std::move(starts)},
                           {"miles", offer.miles ? Json(std::round(*offer.miles * 10) / 10) : Json(nullptr)}});
        }
        return all;
    }

    Json state() {
        if (evaluation_.state == nullptr) return nullptr;
        const StateRule& rule = *evaluation_.state;
        Json notes = Json::array();
        for (const std::string& note : rule.notes) notes.push_back(say_(note, {}));
        notes.push_back(say_("state.check", {}));
        return {{"code", rule.code},
                {"credential_required", rule.requirement == "credential"},
                {"requirement", rule.requirement},
                {"notes", std::move(notes)},
                {"limits", told(evaluation_.limits, "limit.")},
                {"sources", cite(rule.cite)}};
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
