#include "ui/road/why_view.h"

#include <algorithm>

#include "core/roads/explanation.h"
#include "ui/widgets/widgets.h"
#include "ui/words/desk_phrases.h"
#include "ui/words/phrases.h"

namespace milepost::ui {
namespace {

Icon icon_of(Truth met) { return met == Truth::yes ? Icon::check : met == Truth::no ? Icon::clock : Icon::info; }

void conditions(Column& column, const RouteResult& route) {
    Frame& frame = column.frame();
    const Content& content = *frame.world.content;
    card(
        column,
        [&](Column& inner) {
            for (const Reason& reason : telling(*frame.world.content, route))
                point(inner, icon_of(reason.met), sentence(content, reason, wording(frame.words)));
            inner.space(measure::tight);
            caption(inner, source_phrase(frame.words, content, route.route->cite, frame.derived.now->date));
        },
        Surface::note);
}

void way(Column& column, const RouteResult& route, const Plan& plan) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const bool opens = route.met != Truth::yes && route.waiting.opens && *route.waiting.opens < plan.months.max;
    const std::string no = route.route == plan.by && !opens ? "road" : "no";
    std::string note = words("roadmap.why.status", {{"met", route.met == Truth::yes  ? "yes"
                                                            : route.met == Truth::no ? no
                                                                                     : "unknown"}});
    if (opens) {
        note = words("roadmap.why.opens",
                     {{"status", note}, {"month", month_after(frame.derived.now->date, *route.waiting.opens)}});
    }
    fold(column, "why." + route.route->id, words("route." + route.route->id),
         {.note = note, .icon = icon_of(route.met)}, [&](Column& open) { conditions(open, route); });
}

void change_card(Column& column, const Change& change) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    card(
        column,
        [&](Column& inner) {
            if (change.facts.size() > 1) caption(inner, words("roadmap.change.both"));
            for (const auto& [fact, value] : change.facts) {
                say(inner, Style::strong, what_to_do(*frame.world.content, fact, value, wording(words)));
                inner.space(measure::tight);
            }
            std::vector<std::string> routes;
            for (const Route* route : change.opens) routes.push_back(words("route." + route->id));
            say(inner, Style::body,
                words("roadmap.change.opens", {{"n", double(routes.size())}, {"routes", words.list(routes)}}));
            if (!change.effort) return caption(inner, words("roadmap.change.ask"));
            const Effort& effort = *change.effort;
            const bool free = effort.cost_usd.max == 0 && effort.priced;  // work is: to say so would be odd
            caption(inner, words(free ? "roadmap.change.time" : "roadmap.change.effort",
                                 {{"months", months_phrase(words, effort.months)},
                                  {"money", money_phrase(words, effort.cost_usd, effort.priced)}}));
        },
        Surface::note);
}

}  // namespace

void ways_in(Column& column, const CredentialResult& result, const Plan& plan) {
    const Words& words = column.frame().words;
    if (result.status == Status::held) return;
    const bool open_now = result.status == Status::now;
    column.space(measure::section);
    heading(column, words("roadmap.why", {{"credential", words("credential." + result.credential->id + ".short")}}));
    std::vector<const RouteResult*> routes;
    for (const RouteResult& route : result.routes) {
        if (!open_now || route.met == Truth::yes) routes.push_back(&route);
    }
    std::stable_sort(routes.begin(), routes.end(),
                     [](const RouteResult* a, const RouteResult* b) { return a->met > b->met; });
    const Args count{{"n", double(routes.size())}};
    if (open_now) point(column, Icon::check, words("roadmap.why.now", count));
    else caption(column, words("roadmap.why.lead", count));
    for (const RouteResult* route : routes) way(column, *route, plan);
}

void what_would_change(Column& column, const CredentialResult& result) {
    if (result.status == Status::now || result.status == Status::held) return;
    const Words& words = column.frame().words;
    column.space(measure::section);
    heading(column, words("roadmap.change"));
    if (result.changes.empty()) return caption(column, words("roadmap.change.none"));
    caption(column, words("roadmap.change.lead", {{"n", double(result.changes.size())}}));
    std::vector<Change> changes = result.changes;
    std::stable_sort(changes.begin(), changes.end(), smaller);
    for (const Change& change : changes) change_card(column, change);
}

std::string window_phrase(const Frame& frame, const CredentialResult& result, const Plan& plan) {
    const Words& words = frame.words;
    const auto window = window_of(*frame.world.content, result, plan.by, frame.derived.now->date);
    if (!window) return {};
    std::string rule;
    if (window->rule) {
        Reason open = *window->rule;
        open.met = Truth::unknown;  // what it asks for, and not that it is met today
        rule = sentence(*frame.world.content, open, wording(words));
    }
    return words(window->whole ? "roadmap.window" : "roadmap.window.road",
                 {{"month", month_after(frame.derived.now->date, window->closes)}, {"rule", rule}});
}

void window_line(Column& column, const CredentialResult& result, const Plan& plan) {
    const std::string line = window_phrase(column.frame(), result, plan);
    if (line.empty()) return;
    point(column, Icon::clock, line);
    column.space(measure::tight);
}

}  // namespace milepost::ui
