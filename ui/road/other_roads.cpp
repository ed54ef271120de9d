#include "ui/road/other_roads.h"

#include "ui/base/interface.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui {

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
    for (const char* id : {"head", "road"}) {  // what is new stands at the top
        Interface::Scroll& scroll = frame.interface.scroll(id);
        scroll.offset = 0;
        scroll.glide = true;
    }
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
        const std::string figures =
            words("roadmap.others.figures", {{"months", months_phrase(words, plan.months)},
                                             {"money", money_phrase(words, plan.cost_usd, plan.priced)}});
        const std::string best = road == 0 ? words("compare.best") : std::string();
        const bool activated = card_button(column, "road.other." + std::to_string(road),
                                           (best.empty() ? "" : best + ". ") + trade + ". " + steps + ". " + figures,
                                           false, [&](Column& inner) {
                                               if (!best.empty()) caption(inner, best);
                                               say(inner, Style::choice, trade);
                                               inner.space(measure::tight);
                                               say(inner, Style::body, steps);
                                               caption(inner, figures);
                                           });
        if (activated) show_road(frame, road);
    }
}

}  // namespace milepost::ui
