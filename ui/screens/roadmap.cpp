#include "ui/road/other_roads.h"
#include "ui/road/road_map.h"
#include "ui/road/rough.h"
#include "ui/road/why_view.h"
#include "ui/screens/screens.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui::screens {

const CredentialResult& shown(const Frame& frame) {
    const Evaluation& evaluation = *frame.derived.now;
    for (const CredentialResult& result : evaluation.credentials) {
        if (result.credential->id == frame.model.visit.credential) return result;
    }
    return evaluation.best();
}

void roadmap(Frame& frame) {
    const Words& words = frame.words;
    const Evaluation& evaluation = *frame.derived.now;
    const CredentialResult& result = shown(frame);
    const std::size_t road_shown = road_asked_for(frame.model, result);
    const Plan& plan = road_of(result, road_shown);
    const std::string credential = words("credential." + result.credential->id + ".short");

    std::vector<BarItem> bar{{"take_home.open", words("nav.take_home"), action::Open{Screen::take_home}, Look::start,
                              Icon::none, true, true},
                             {"compare.open", words("nav.compare"), action::Open{Screen::compare}},
                             {"state.open", words("nav.state"), action::Open{Screen::state}},
                             {"help.open", words("nav.help"), action::Open{Screen::help}},
                             {"nav.back", words("nav.answers"), action::Back{}}};
    Page page(frame, {.bar = std::move(bar)});
    const auto head = [&](Column& column) {
        title(column, rough_title(frame, title_phrase(words, evaluation, result, plan)));
        rough_note(column);
        caption(column, words("credential." + result.credential->id + ".name"));
        column.space(measure::tight);
        window_line(column, result, plan);
        const bool best = &result == &evaluation.best() && road_shown == 0;
        const std::string goal[] = {"soonest", "least_cost", "most_doors"};
        column.space(measure::tight);
        figures(
            column,
            {{words("roadmap.time"), months_phrase(words, plan.months)},
             {words("roadmap.cost"), money_phrase(words, plan.cost_usd, plan.priced)},
             {best ? words("roadmap.fit", {{"goal", goal[std::size_t(evaluation.goal)]}, {"lead", best_by(evaluation)}})
                   : words("roadmap.shown"),
              credential}});
        if (!plan.priced) caption(column, words("roadmap.cost.more"));
    };
    std::string change;
    if (road_shown != 0) {
        change = words("roadmap.others.trade",
                       {{"place", place_change(result.plan, plan)}, {"trade", trade_phrase(words, result.plan, plan)}});
    } else if (frame.derived.before && frame.model.visit.credential.empty()) {
        change = answer_phrase(words, frame.derived.before->best().plan, plan);
    }
    const auto road = [&](Column& column) {
        if (!change.empty()) pill(column, change);
        road_map(column, result, road_shown);
        column.space(measure::block);
        caption(column, words("roadmap.check"));
        other_roads(column, result, road_shown);
        ways_in(column, result, plan);
        what_would_change(column, result);
    };
    constexpr float least_beside = 240;  // mm: with less, the labels of the road have no room beside the answer
    if (page.landscape() && page.body().width >= frame.interface.px(least_beside)) {
        Column lead = page.lead(0.36f);
        const Column follow = page.follow(lead);
        scrolled(frame, "head", lead.rest(), head);
        scrolled(frame, "road", follow.rest(), road);
    } else {
        scrolled(frame, "road", page.whole().rest(), [&](Column& column) {
            head(column);
            column.space(measure::section);
            road(column);
        });
    }
    page.finish();
}

}  // namespace milepost::ui::screens
