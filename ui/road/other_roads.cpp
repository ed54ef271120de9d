#include "ui/road/other_roads.h"

#include <algorithm>
#include <optional>

#include "core/roads/plan.h"
#include "ui/base/interface.h"
#include "ui/base/text.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui {

namespace {

/// Where the credential has another road: of a scarce one the first that is not, otherwise the best or the next best.
std::optional<std::size_t> other_road(const CredentialResult& result, std::size_t shown) {
    if (result.others.empty()) return {};
    if (road_of(result, shown).scarce) {
        for (std::size_t other = 0; other <= result.others.size(); ++other)
            if (!road_of(result, other).scarce) return other;
    }
    return shown == 0 ? 1 : 0;
}

/// Of the roads to any credential, the best for the person that takes no scarce step; null where there is none.
const Plan* best_surer_road(const Evaluation& evaluation) {
    const Plan* best = nullptr;
    const auto consider = [&](const Plan& plan) {
        if (!plan.scarce && (best == nullptr || better(plan, *best, evaluation.goal))) best = &plan;
    };
    for (const CredentialResult& result : evaluation.credentials) {
        consider(result.plan);
        std::for_each(result.others.begin(), result.others.end(), consider);
    }
    return best;
}

}  // namespace

std::string sentences(const std::vector<std::string>& all) {
    std::string said;
    for (const std::string& one : all)
        if (!one.empty()) said.append(said.empty() ? "" : said.ends_with('.') ? " " : ". ").append(plain(one));
    return said;
}

std::string steps_phrase(const Words& words, const Plan& plan) {
    const auto steps = [&](bool papers) {
        std::string all;
        for (const Stage& stage : plan.stages) {
            if (stage.step->kind == StepKind::renewal || (stage.step->kind == StepKind::paperwork && !papers)) continue;
            if (stage.step->kind == StepKind::state && !stage.sure) continue;  // a state that it may not be
            all += (all.empty() ? "" : " · ") + words("step." + stage.step->id + ".name");
        }
        return all;
    };
    const std::string all = steps(false);
    return all.empty() ? steps(true) : all;  // what comes back by papers alone
}

std::size_t road_asked_for(const Model& model, const CredentialResult& result) {
    return model.visit.road <= result.others.size() ? model.visit.road : 0;
}

const Plan& road_of(const CredentialResult& result, std::size_t road) {
    return road == 0 ? result.plan : result.others[road - 1];
}

std::string if_not_phrase(const Frame& frame, const CredentialResult& result) {
    const Words& words = frame.words;
    const Plan* surer = best_surer_road(*frame.derived.now);
    if (surer == nullptr) return {};
    if (std::any_of(result.others.begin(), result.others.end(), [&](const Plan& plan) { return &plan == surer; }))
        return words("roadmap.if_not.fork");
    return words("roadmap.if_not", {{"steps", steps_phrase(words, *surer)},
                                    {"months", months_phrase(words, surer->months)},
                                    {"money", money_phrase(words, surer->cost_usd, surer->priced)}});
}

std::vector<Branch> branches_of(const Frame& frame, const CredentialResult& result, std::size_t shown) {
    const Words& words = frame.words;
    const Evaluation& evaluation = *frame.derived.now;
    const Plan& plan = road_of(result, shown);
    std::vector<Branch> all;
    const auto to_road = [&](std::size_t road) {
        const Plan& other = road_of(result, road);
        const std::string trade =
            words(road == 0 ? "roadmap.fork.best" : "roadmap.fork",
                  {{"place", place_change(plan, other)}, {"trade", trade_phrase(words, plan, other)}});
        all.push_back({"road.other." + std::to_string(road), trade,
                       sentences({trade, steps_phrase(words, other), figures_phrase(words, result, other)}),
                       action::ShowRoad{road}});
    };
    const auto to_credential = [&](const std::string& id, const std::string& said, const CredentialResult& other) {
        const std::string figures = figures_phrase(words, other, other.plan);
        all.push_back({id + other.credential->id, said, sentences({said, figures}),
                       action::ShowCredential{other.credential->id}});
    };
    const auto credential = [&](const CredentialResult& other) {
        return words("credential." + other.credential->id + ".short");
    };
    const CredentialResult& best = evaluation.best();
    const Plan* surer = plan.scarce ? best_surer_road(evaluation) : nullptr;
    for (const CredentialResult& other : evaluation.credentials) {  // as its step says it (`if_not_phrase`)
        if (&other != &result && &other != &best && &other.plan == surer)
            to_credential("road.surer.", words("road.branch.surer", {{"credential", credential(other)}}), other);
    }
    if (const auto other = other_road(result, shown)) to_road(*other);
    if (&result != &best)
        to_credential("road.best.", words("road.branch.best", {{"credential", credential(best)}}), best);
    if (result.status == Status::now || result.status == Status::held) return all;
    for (const CredentialResult& other : evaluation.credentials) {
        if (&other == &best || other.status != Status::now) continue;
        to_credential("road.now.", words("roadmap.open_now", {{"credential", credential(other)}}), other);
        break;  // one is enough here: the others stand on the sheet
    }
    return all;
}

void other_roads(Column& column, const CredentialResult& result, std::size_t shown) {
    if (result.others.empty()) return;
    Frame& frame = column.frame();
    const Words& words = frame.words;
    column.space(measure::section);
    heading(column, words("roadmap.others"));
    caption(column, words("roadmap.others.lead", {{"n", double(result.others.size())}}));
    column.space(measure::tight);
    for (std::size_t road = 0; road <= result.others.size(); ++road) {
        if (road == shown) continue;
        const Plan& plan = road_of(result, road);
        const std::string trade =
            words("roadmap.others.trade", {{"place", place_change(road_of(result, shown), plan)},
                                           {"trade", trade_phrase(words, road_of(result, shown), plan)}});
        const std::string steps = steps_phrase(words, plan);
        const std::string figures = figures_phrase(words, result, plan);
        const std::string best = road == 0 ? words("compare.best") : std::string();
        const bool activated = card_button(column, "road.other." + std::to_string(road),
                                           sentences({best, trade, steps, figures}), false, [&](Column& inner) {
                                               if (!best.empty()) caption(inner, best);
                                               say(inner, Style::choice, trade);
                                               inner.space(measure::tight);
                                               say(inner, Style::body, steps);
                                               caption(inner, figures);
                                           });
        if (activated) frame.actions.push_back(action::ShowRoad{road});
    }
}

void other_certificates(Column& column, const CredentialResult& shown) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    std::vector<const CredentialResult*> others;
    for (const CredentialResult& result : frame.derived.now->credentials)
        if (&result != &shown) others.push_back(&result);
    std::stable_partition(others.begin(), others.end(),
                          [](const CredentialResult* result) { return result->status == Status::now; });
    column.space(measure::section);
    heading(column, words("roadmap.certificates"));
    caption(column, words("roadmap.certificates.lead"));
    column.space(measure::tight);
    for (const CredentialResult* result : others) {
        const std::string& id = result->credential->id;
        const std::string short_name = words("credential." + id + ".short"),
                          stands = standing(words, *frame.derived.now, *result),
                          figures = figures_phrase(words, *result, result->plan);
        const bool activated =
            card_button(column, "road.to." + id, sentences({short_name, stands, figures}), false, [&](Column& inner) {
                say(inner, Style::choice, short_name);
                say(inner, Style::body, stands);
                caption(inner, figures);
            });
        if (activated) frame.actions.push_back(action::ShowCredential{id});
    }
}

}  // namespace milepost::ui
