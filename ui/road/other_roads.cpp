#include "ui/road/other_roads.h"

#include <algorithm>
#include <initializer_list>

#include "ui/base/interface.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui {

namespace {

/// What a card says, as one label.
std::string sentences(std::initializer_list<std::string> all) {
    std::string said;
    for (const std::string& one : all)
        if (!one.empty()) said.append(said.empty() ? "" : ". ").append(one);
    return said;
}

/// What is new is seen from its beginning.
void to_the_top(Frame& frame) {
    for (const char* id : {"head", "road"}) {
        Interface::Scroll& scroll = frame.interface.scroll(id);
        scroll.offset = 0;
        scroll.glide = true;
    }
}

void show_credential(Frame& frame, const std::string& id) {
    frame.actions.push_back(action::ShowCredential{id});
    to_the_top(frame);
}

}  // namespace

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

void show_road(Frame& frame, std::size_t road) {
    frame.actions.push_back(action::ShowRoad{road});
    to_the_top(frame);
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
        if (activated) show_road(frame, road);
    }
}

void open_now(Column& column, const CredentialResult& shown) {
    if (shown.status == Status::now || shown.status == Status::held) return;
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const auto& all = frame.derived.now->credentials;  // one is enough here: the others stand below the road
    const auto open = std::find_if(all.begin(), all.end(),
                                   [](const CredentialResult& result) { return result.status == Status::now; });
    if (open == all.end()) return;
    const std::string& id = open->credential->id;
    const std::string now = words("roadmap.open_now", {{"credential", words("credential." + id + ".short")}}),
                      figures = figures_phrase(words, *open, open->plan);
    column.space(measure::tight);
    const bool activated = card_button(column, "road.now." + id, now + " " + figures, false, [&](Column& inner) {
        say(inner, Style::choice, now);
        caption(inner, figures);
    });
    if (activated) show_credential(frame, id);
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
        if (activated) show_credential(frame, id);
    }
}

}  // namespace milepost::ui
