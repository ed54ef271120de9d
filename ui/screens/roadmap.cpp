#include "ui/road/other_roads.h"
#include "ui/road/road_map.h"
#include "ui/road/rough.h"
#include "ui/road/why_view.h"
#include "ui/screens/screens.h"
#include "ui/widgets/charts.h"
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

namespace {

/// What may stand in the way and no rule decides; behind a touch what is nobody else's business.
void cautions(Column& column, const CredentialResult& result) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const auto told = [&](Column& inner, const auto& all, const std::string& key) {
        std::vector<const Citation*> cites;
        for (const auto* one : all) {
            point(inner, Icon::flag, words(key + one->id));
            cites.push_back(&one->cite);
        }
        caption(inner, words("source.lead"));
        sources(inner, cites);
    };
    const auto open = cautions_of(*frame.derived.now, result, false),
               own = cautions_of(*frame.derived.now, result, true);
    if (!open.empty()) {
        column.space(measure::block);
        heading(column, words("roadmap.cautions"));
        card(column, [&](Column& inner) { told(inner, open, "caution."); });
    }
    if (!own.empty()) {
        column.space(measure::block);
        fold(column, "roadmap.cautions.own", words("roadmap.cautions.own"), {},
             [&](Column& unfolded) { card(unfolded, [&](Column& inner) { told(inner, own, "caution."); }); });
    }
    const auto& limits = frame.derived.now->limits;
    if (limits.empty()) return;
    column.space(measure::block);
    heading(column, words("state.limits", {{"place", place_phrase(words, frame.derived.now->state)}}));
    card(column, [&](Column& inner) { told(inner, limits, "limit."); });
}

/// The way to say what nobody is asked.
void more_about_you(Column& column) {
    Frame& frame = column.frame();
    if (to_raise(*frame.world.content, frame.derived.standing.interview, frame.world.date).empty()) return;
    const std::string label = frame.words("roadmap.more");
    column.space(measure::block);
    if (card_button(column, "roadmap.more", label, false, [&](Column& inner) { say(inner, Style::choice, label); }))
        frame.actions.push_back(action::Open{Screen::review, "review.more"});
}

}  // namespace

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
        const bool fits = best && result.status != Status::held;
        const std::string goal[] = {"soonest", "least_cost", "most_doors"};
        column.space(measure::tight);
        const auto [time, money] = time_and_money(words, result, plan);
        figures(
            column,
            {{time.first, time.second},
             {money.first, money.second},
             {fits ? words("roadmap.fit", {{"goal", goal[std::size_t(evaluation.goal)]}, {"lead", best_by(evaluation)}})
                   : words("roadmap.shown"),
              credential}});
        if (!plan.priced) caption(column, words("roadmap.cost.more"));
        if (best) {
            column.space(measure::tight);
            paragraph(column, because_phrase(words, evaluation));
            open_now(column, result);
        }
    };
    std::string change;
    if (road_shown != 0) {
        change = words("roadmap.others.trade",
                       {{"place", place_change(result.plan, plan)}, {"trade", trade_phrase(words, result.plan, plan)}});
    } else if (frame.derived.before && frame.model.visit.credential.empty() && result.status != Status::held) {
        change = answer_phrase(words, frame.derived.before->best().plan, plan);
    }
    const auto road = [&](Column& column) {
        if (!change.empty()) pill(column, change);
        road_map(column, result, road_shown);
        column.space(measure::block);
        caption(column, words("roadmap.check"));
        cautions(column, result);
        more_about_you(column);
        other_roads(column, result, road_shown);
        other_certificates(column, result);
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
