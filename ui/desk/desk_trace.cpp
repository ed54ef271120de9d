#include <algorithm>

#include "core/roads/explanation.h"
#include "core/roads/trace.h"
#include "ui/desk/desk_pages.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui::screens {
namespace {

Icon icon_of(Truth met) { return met == Truth::yes ? Icon::check : met == Truth::no ? Icon::close : Icon::info; }

bool by_counselor(const Frame& frame, const Test& test) {
    return std::any_of(
        frame.model.visit.by_counselor.begin(), frame.model.visit.by_counselor.end(), [&](std::size_t q) {
            return std::find(test.facts.begin(), test.facts.end(), frame.world.content->questions[q].fact) !=
                   test.facts.end();
        });
}

void tree(Column& column, const Trace& trace, int depth) {
    Frame& frame = column.frame();
    const auto deeper = [&](float mm) {
        return Column(frame, {column.x() + column.px(mm), column.y(), column.width() - column.px(mm), column.left()},
                      column.surface());
    };
    if (trace.kind == Condition::Kind::test) {
        point(column, icon_of(trace.met), sentence(*frame.world.content, *trace.reason, wording(frame.words)));
        if (const std::string value =
                trace_value(frame.words, *frame.world.content, *trace.reason, by_counselor(frame, *trace.reason->test));
            !value.empty()) {
            Column below = deeper(9);
            say(below, Style::caption, value);
            column.below(below);
            column.space(measure::tight);
        }
        return;
    }
    if (trace.parts.empty()) return;
    if (depth > 0 && trace.parts.size() > 1) {  // the root's parts must all hold: that goes without saying
        const bool all = trace.kind == Condition::Kind::all;
        say(column, Style::strong, frame.words(all ? "desk.trace.all" : "desk.trace.any"));
        column.space(1);
    }
    Column inner = deeper(depth > 0 ? 5 : 0);
    const float top = inner.y();
    for (const Trace& part : trace.parts) tree(inner, part, depth + 1);
    if (depth > 0) {
        const float x = column.x() + column.px(1.5f);
        const Theme& theme = frame.interface.theme();
        draw_box(frame.interface.canvas(), {x, top, column.px(measure::heavy), inner.used() - top}, 0,
                 theme.flat ? theme.line : theme.road_shade, theme.line, 0);
    }
    column.below(inner);
}

void route_card(Column& column, const RouteResult& route, const Situation& situation) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    card(column, [&](Column& inner) {
        say(inner, Style::heading, words("route." + route.route->id), Role::heading);
        inner.space(1);
        point(inner, icon_of(route.met), "**" + route_standing(words, *frame.derived.now, route) + "**");
        inner.space(measure::tight);
        const Trace whole = trace_of(route.route->condition, situation);
        if (!frame.model.desk.only_missing) tree(inner, whole, whole.kind == Condition::Kind::any ? 1 : 0);
        else if (const auto left = missing(whole)) tree(inner, *left, left->kind == Condition::Kind::any ? 1 : 0);
        else point(inner, Icon::check, words("desk.trace.nothing_missing"));
        inner.space(1);
        say(inner, Style::caption, desk_source(words, content, route.route->cite, frame.derived.now->date));
    });
}

void skipped(Column& column) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const std::vector<Skipped> all = not_asked(frame.derived.standing.interview);
    if (all.empty()) return;
    fold(column, "desk.trace.skipped", words("review.skipped", {{"n", double(all.size())}}), {}, [&](Column& open) {
        card(
            open,
            [&](Column& inner) {
                for (const Skipped& one : all) {
                    const std::string question =
                        words("question." + frame.world.content->questions[one.question].id + ".ask");
                    say(inner, Style::caption,
                        words("review.skipped.why", {{"question", question}, {"why", std::string(name(one.why))}}));
                    inner.space(1);
                }
            },
            Surface::note);
    });
}

}  // namespace

void desk_trace(Frame& frame, Page& page) {
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    const Evaluation& evaluation = *frame.derived.now;
    const Desk& desk = frame.model.desk;
    const CredentialResult* shown = &evaluation.best();
    for (const CredentialResult& result : evaluation.credentials)
        if (result.credential->id == desk.credential) shown = &result;
    const auto tabs = [&](Column& column) {
        std::vector<Chip> all;
        for (const CredentialResult& result : evaluation.credentials) {
            const std::string of = words("credential." + result.credential->id + ".short");
            all.push_back({"desk.trace." + result.credential->id,
                           words("desk.trace.tab", {{"credential", of}, {"status", std::string(name(result.status))}}),
                           &result == shown});
        }
        all.push_back({"desk.trace.missing", words(desk.only_missing ? "desk.trace.everything" : "desk.trace.missing"),
                       false, true, Role::button});
        const int picked = chips(column, all);
        if (picked == int(all.size()) - 1) {
            frame.actions.push_back(action::AtDesk{desk::OnlyMissing{!desk.only_missing}});
        } else if (picked >= 0) {
            frame.actions.push_back(
                action::AtDesk{desk::ShowTrace{evaluation.credentials[std::size_t(picked)].credential->id}});
        }
        column.space(measure::tight);
    };
    const bool roomy = frame.model.settings.text <= TextSize::medium;  // otherwise the tabs scroll with the rest
    Column top = page.whole();
    const bool stand = roomy && top.left() >= top.px(110);  // on a low display next to nothing would be left below them
    if (stand) tabs(top);
    const Situation situation = situation_of(content, frame.derived.standing.interview.facts, frame.world.date);
    scrolled(frame, "desk.trace." + shown->credential->id, top.rest(), [&](Column& column) {
        if (!stand) tabs(column);
        std::vector<const RouteResult*> routes;
        for (const RouteResult& route : shown->routes) routes.push_back(&route);
        std::stable_sort(routes.begin(), routes.end(),
                         [](const RouteResult* a, const RouteResult* b) { return a->met > b->met; });
        const int across = !page.landscape() || !roomy ? 1 : frame.model.settings.text == TextSize::small ? 3 : 2;
        auto columns = column.columns(across, measure::gap);
        for (const RouteResult* route : routes) {
            route_card(*std::min_element(columns.begin(), columns.end(),
                                         [](const Column& a, const Column& b) { return a.y() < b.y(); }),
                       *route, situation);
        }
        column.below(columns);
        skipped(column);
    });
}

}  // namespace milepost::ui::screens
