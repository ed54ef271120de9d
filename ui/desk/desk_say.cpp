#include <algorithm>
#include <cmath>

#include "ui/desk/desk_pages.h"
#include "ui/road/milestones.h"
#include "ui/road/other_roads.h"
#include "ui/road/road_strip.h"
#include "ui/road/why_view.h"
#include "ui/widgets/widgets.h"
#include "ui/words/pay.h"
#include "ui/words/phrases.h"
#include "ui/words/place_phrases.h"

namespace milepost::ui::screens {
namespace {

constexpr float lane_mm = 11;

/// What to say first of a credential: what opens it, how long that takes and what it costs.
std::string first_words(const Frame& frame, const SayThis& say) {
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    switch (say.kind) {
        case SayThis::Kind::keep: {
            const Stage& renewal = say.result->plan.stages.back();
            return words("desk.say.keep", {{"step", words("step." + renewal.step->id + ".name")},
                                           {"money", money_phrase(words, renewal.cost_usd, renewal.priced)},
                                           {"when", renewal_phrase(words, say.result->credential->renewal)}});
        }
        case SayThis::Kind::apply: {
            std::vector<std::string> routes;
            for (const RouteResult& route : say.result->routes)
                if (route.met == Truth::yes) routes.push_back(words("route." + route.route->id));
            return words("desk.say.apply", {{"routes", words.list(routes)}, {"n", double(routes.size())}});
        }
        case SayThis::Kind::ask:
            return words("desk.say.ask", {{"question", words("question." + content.questions[*say.ask].id + ".ask")}});
        case SayThis::Kind::change: {
            std::string all;
            for (const auto& [fact, value] : say.change->facts)
                all += (all.empty() ? "" : " ") + what_to_do(content, fact, value, wording(words));
            const Effort& effort = *say.change->effort;
            const bool free = effort.cost_usd.max == 0 && effort.priced;  // work is: to say so would be odd
            return words(free ? "desk.say.change.time" : "desk.say.change",
                         {{"change", all},
                          {"months", months_phrase(words, effort.months)},
                          {"money", money_phrase(words, effort.cost_usd, effort.priced)},
                          {"when", month_after(frame.derived.now->date, effort.months.max)}});
        }
        case SayThis::Kind::road: break;
    }
    return words("desk.say.road", {{"steps", steps_phrase(words, say.result->plan)}});
}

/// What a counselor can read out to this person as it stands: where their road leads, what comes first and what it
/// takes in all, and what the work pays there.
std::vector<std::string> aloud_phrases(const Frame& frame, const CredentialResult& best) {
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    const Plan& plan = best.plan;
    const auto label = [&](const std::pair<std::string, std::string>& one) {
        return words("road.figure", {{"label", one.first}, {"value", one.second}});
    };
    std::vector<std::string> all{plain(desk_title(frame))};
    if (plan.by != nullptr && best.status != Status::now) {
        all.back() = words("desk.aloud.road", {{"title", all.back()},
                                               {"credential", words("credential." + best.credential->id + ".short")}});
    }
    const Stage& first = plan.stages.front();
    if (first.step->kind != StepKind::renewal && first.sure) {
        std::vector<std::string> begin{
            words("desk.aloud.first", {{"step", words("step." + first.step->id + ".name")},
                                       {"months", months_phrase(words, first.months)},
                                       {"money", money_phrase(words, first.cost_usd, first.priced)}})};
        begin.push_back(start_phrase(words, content, *frame.derived.now, first));
        all.push_back(sentences(begin));
    }
    for (const Stage& stage : plan.stages) {
        const std::string key = "step." + stage.step->id;
        if (stage.step->scarce) all.push_back(sentences({words(key + ".if"), if_not_phrase(frame, best)}));
        const bool last = &stage == &plan.stages.back() - 1;  // before the renewal
        if (last && stage.step->kind == StepKind::state && stage.sure)
            all.push_back(words("desk.aloud.last", {{"step", words(key + ".name")}}));
    }
    const auto [time, money] = time_and_money(words, best, plan);
    if (best.status == Status::held) {
        all.push_back(sentences({label(time), label(money)}));
    } else {
        const std::string kind = plan.cost_usd.max > 0 ? "money" : plan.priced ? "free" : "ask";
        all.push_back(words("desk.aloud.all", {{"months", time.second}, {"kind", kind}, {"money", money.second}}));
    }
    const PayWords pay = pay_words(words, pay_of(content, frame.derived.now->state));
    if (!pay.year.empty()) all.push_back(label({pay.place, pay.year}));
    return all;
}

/// In a card of its own.
void aloud(Column& column, const CredentialResult& best) {
    column.space(measure::tight);
    card(column, [&](Column& inner) {
        say(inner, Style::caption, column.frame().words("desk.aloud"), Role::heading);
        for (const std::string& sentence : aloud_phrases(column.frame(), best))
            say(inner, Style::strong, sentence.back() == '.' ? sentence : sentence + ".");
    });
    column.space(measure::tight);
}

/// Whom to call on Monday: the best places for the first step of the road that can be done at one.
void where_to_call(Column& column, const CredentialResult& best) {
    const Frame& frame = column.frame();
    for (const Stage& stage : best.plan.stages) {
        const std::vector<Offer> offers = first_offers(*frame.world.content, *frame.derived.now, stage);
        if (offers.empty()) continue;
        card(column, [&](Column& inner) {
            say(inner, Style::caption, frame.words("paper.places"), Role::heading);
            for (const Offer& offer : offers)
                say(inner, Style::body, whole_place_phrase(frame.words, *frame.world.content, offer, stage.step));
        });
        return column.space(measure::tight);
    }
}

void flagged(Column& column, const std::vector<const Caution*>& cautions) {
    for (const Caution* caution : cautions) point(column, Icon::flag, column.frame().words("caution." + caution->id));
}

void credential_card(Column& column, const SayThis& what, int scale) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Evaluation& evaluation = *frame.derived.now;
    const CredentialResult& result = *what.result;
    const std::string id = result.credential->id, name = words("credential." + id + ".short");
    const std::string stands = standing(words, evaluation, result), figures = road_figures(words, evaluation, result),
                      first = first_words(frame, what);
    const std::string best = &result == &evaluation.best() ? words("compare.best") : std::string();
    const std::string because = best.empty() ? std::string() : because_phrase(words, evaluation);
    std::string spoken =
        name + ". " + (best.empty() ? "" : best + ". " + because + " ") + stands + ". " + first + " " + figures;
    const std::string doubt =
        result.plan.by == nullptr ? std::string() : desk_doubt(words, result.plan.by->cite, evaluation.date);
    const std::string window = window_phrase(frame, result, result.plan);
    const std::vector<const Caution*> cautions = by_delicacy(result.cautions, false);
    std::vector<std::string> more{window, doubt};
    for (const Caution* caution : cautions) more.push_back(words("caution." + caution->id));
    for (const std::string& one : more) spoken += one.empty() ? "" : (spoken.back() == '.' ? " " : ". ") + one;
    if (card_button(column, "desk.say." + id, spoken, false, [&](Column& inner) {
            ends(inner, Style::heading, name, Style::strong,
                 best.empty() ? stands : words("desk.best", {{"best", best}, {"stands", stands}}));
            road_lane(frame, Surface::card, result.plan, inner.take(std::round(inner.px(lane_mm))), scale);
            say(inner, Style::caption, figures);
            inner.space(1.5f);
            if (!because.empty()) point(inner, Icon::star, because);
            point(inner, Icon::forward, "**" + first + "**");
            if (!window.empty()) point(inner, Icon::clock, window);
            if (!doubt.empty()) point(inner, Icon::info, doubt);
            flagged(inner, cautions);
        })) {
        frame.actions.push_back(action::AtDesk{desk::ShowTrace{id}});
    }
}

/// What is nobody else's business, of the whole and of each credential: the screen may be read over a shoulder.
void between_two(Column& column) {
    const Evaluation& evaluation = *column.frame().derived.now;
    std::vector<const Caution*> own = by_delicacy(evaluation.cautions, true);
    for (const CredentialResult& result : evaluation.credentials)
        for (const Caution* caution : by_delicacy(result.cautions, true)) own.push_back(caution);
    if (own.empty()) return;
    column.space(measure::tight);
    fold(column, "desk.say.own", column.frame().words("desk.say.own"), {},
         [&](Column& open) { card(open, [&](Column& inner) { flagged(inner, own); }); });
}

/// What the state asks, and what it does not let this person do yet.
void state_card(Column& column, const StateRule& state) {
    const Frame& frame = column.frame();
    const Words& words = frame.words;
    const std::vector<const Limit*>& limits = frame.derived.now->limits;
    const std::string place = place_phrase(words, &state);
    card(
        column,
        [&](Column& inner) {
            if (!limits.empty()) say(inner, Style::strong, words("state.limits", {{"place", place}}));
            for (const Limit* limit : limits) point(inner, Icon::flag, words("limit." + limit->id));
            say(inner, Style::strong, words("state.requirement." + state.requirement, {{"place", place}}));
            for (const std::string& note : state.notes) point(inner, Icon::flag, words(note));
            caption(inner, desk_source(words, *frame.world.content, state.cite, frame.derived.now->date));
        },
        Surface::note);
}

/// What is known of the person, in a line; but what is nobody else's business.
std::string known(const Frame& frame) {
    const Content& content = *frame.world.content;
    std::string all;
    for (const std::size_t q : frame.derived.standing.interview.given) {
        const Question& question = content.questions[q];
        if (question.delicate || *frame.model.visit.answers[q] == content[question.fact].domain) continue;
        all += (all.empty() ? "" : " · ") + short_answer(frame.words, content, q, *frame.model.visit.answers[q]);
    }
    return all.empty() ? frame.words("desk.say.nothing_known") : all;
}

}  // namespace

void desk_say(Frame& frame, Page& page) {
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    const Evaluation& evaluation = *frame.derived.now;
    const CredentialResult& best = evaluation.best();
    scrolled(frame, "desk.say", page.whole().rest(), [&](Column& column) {
        say(column, Style::figure, desk_title(frame), Role::heading);
        column.space(1);
        caption(column, known(frame));
        if (!still_open(best.plan)) aloud(column, best);
        where_to_call(column, best);
        if (frame.derived.standing.interview.next) {
            const std::string id = content.questions[*frame.derived.standing.interview.next].id;
            point(column, Icon::info,
                  words("desk.say.next", {{"n", double(frame.derived.standing.interview.left)},
                                          {"question", words("question." + id + ".ask")}}));
        }
        flagged(column, by_delicacy(evaluation.cautions, false));
        column.space(measure::tight);
        std::vector<SayThis> all = say_this(content, evaluation, frame.derived.standing.interview);
        std::stable_partition(all.begin(), all.end(), [&](const SayThis& one) { return one.result == &best; });
        const int scale = scale_of({&evaluation});
        const std::size_t across = page.landscape() && frame.model.settings.text <= TextSize::medium ? 2 : 1;
        for (std::size_t first = 0; first < all.size(); first += across) {
            auto columns = column.columns(int(across), measure::gap);
            for (std::size_t i = first; i < std::min(first + across, all.size()); ++i)
                credential_card(columns[i - first], all[i], scale);
            column.below(columns);
        }
        between_two(column);
        if (evaluation.state != nullptr) state_card(column, *evaluation.state);
    });
}

}  // namespace milepost::ui::screens
