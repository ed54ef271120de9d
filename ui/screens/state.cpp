#include <algorithm>
#include <cmath>

#include "ui/road/other_roads.h"
#include "ui/screens/screens.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/widgets.h"
#include "ui/words/pay.h"
#include "ui/words/phrases.h"

namespace milepost::ui::screens {
namespace {

/// Where a section of the guide comes from.
const Citation* cite_of(const Content& content, std::string_view part, std::string_view section) {
    for (const GuidePart& one : content.guide) {
        for (const GuideSection& of : one.sections) {
            if (one.id == part && of.id == section) return &of.cite;
        }
    }
    return nullptr;
}

/// The rule, or without a state what asks everywhere, in a sentence; then what goes with it.
void rule(Frame& frame, Column& column, const StateRule* state) {
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    if (state == nullptr) {
        std::vector<std::string> ask;
        for (const StateRule& one : content.states)
            if (one.requirement == "credential") ask.push_back(words("state." + one.code + ".name"));
        title(column, words("state.title.none", {{"states", words.list(ask)}, {"n", double(ask.size())}}));
        paragraph(column, words("state.none"));
        point(column, Icon::info, words("state.xray.permit"));
    } else {
        title(column, words("state.requirement." + state->requirement, {{"place", place_phrase(words, state)}}));
        if (!frame.derived.now->limits.empty()) {
            heading(column, words("state.limits", {{"place", place_phrase(words, state)}}));
            for (const Limit* limit : frame.derived.now->limits) point(column, Icon::flag, words("limit." + limit->id));
            column.space(measure::block);
        }
        card(column, [&](Column& inner) {
            for (const std::string& note : state->notes) point(inner, Icon::flag, words(note));
        });
        const bool own_permit = std::any_of(state->notes.begin(), state->notes.end(),
                                            [](const std::string& note) { return note.ends_with(".xray"); });
        point(column, Icon::info, words(own_permit ? "state.xray" : "state.xray.permit"));
    }
    const Citation* cite = state == nullptr ? cite_of(content, "place", "rule") : &state->cite;
    if (cite != nullptr) {
        column.space(measure::tight);
        caption(column, words("source.lead"));
        sources(column, {cite});
    }
    caption(column, words("state.check"));
}

void pay(Frame& frame, Column& column, const StateRule* state, std::vector<const Citation*>& cites) {
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    const Pay here = pay_of(content, state);
    const Figure* middle = figure_of(content, "percentiles.p50");
    const Figure* low = figure_of(content, "percentiles.p10");
    const Figure* high = figure_of(content, "percentiles.p90");
    const Figure* latest = figure_of(content, "median_pay_usd");
    if (here.cite == nullptr || middle == nullptr || low == nullptr || high == nullptr || latest == nullptr) return;
    const auto line = [&](const Pay& of) {
        const std::string place =
            of.state == nullptr ? words("state.nation.name") : words("state." + of.state->code + ".name");
        return ChartLine{
            .label = words("state.pay.of", {{"place", place}, {"when", as_of_phrase(words, of.cite->as_of)}}),
            .value = words("state.pay.year", {{"usd", of.usd}, {"measure", of.measure}}),
            .bar = {of.usd, of.usd},
            .marked = of.state != nullptr};
    };
    heading(column, words("state.pay",
                          {{"place", place_phrase(words, here.state)}, {"measure", here.measure}, {"usd", here.usd}}));
    if (state != nullptr && here.state == nullptr)
        paragraph(column, words("state.pay.none", {{"place", place_phrase(words, state)}}));
    std::vector<ChartLine> lines;
    if (here.state != nullptr) lines.push_back(line(here));
    lines.push_back(line({nullptr, middle->value, "median", &middle->cite}));
    lines.back().note = words("state.pay.spread", {{"low", low->value}, {"high", high->value}});
    lines.back().bar.spread = {low->value, high->value};
    lines.push_back(line({nullptr, latest->value, "median", &latest->cite}));
    column.space(measure::tight);
    chart(column, lines);
    cites.insert(cites.end(), {here.cite, &middle->cite, &latest->cite});
}

void jobs(Frame& frame, Column& column, std::vector<const Citation*>& cites) {
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    const Figure* now = figure_of(content, "jobs");
    const Figure* then = figure_of(content, "projected_jobs");
    const Figure* year = figure_of(content, "projected_jobs.year");
    const Figure* growth = figure_of(content, "growth_percent");
    const Figure* openings = figure_of(content, "openings_a_year");
    const Figure* employers = figure_of(content, "certified.employers_require_or_encourage_percent");
    if (now == nullptr || then == nullptr || year == nullptr || growth == nullptr || openings == nullptr ||
        employers == nullptr)
        return;
    const std::string when = std::to_string(int(year->value));
    const auto line = [&](const std::string& label, double count, double sure) {
        return ChartLine{.label = label, .value = words("state.jobs.count", {{"n", count}}), .bar = {sure, count}};
    };
    heading(column, words("state.jobs", {{"percent", growth->value}, {"year", when}}));
    chart(column, {line(as_of_phrase(words, now->cite.as_of), now->value, now->value),
                   line(words("state.jobs.then", {{"year", when}}), then->value, std::min(now->value, then->value))});
    column.space(measure::tight);
    paragraph(column, words("state.jobs.openings", {{"n", openings->value}}));
    paragraph(column, words("state.jobs.employers",
                            {{"percent", employers->value}, {"when", as_of_phrase(words, employers->cite.as_of)}}));
    cites.insert(cites.end(), {&now->cite, &then->cite, &growth->cite, &openings->cite, &employers->cite});
}

/// What the road that is shown costs, against what a month of the work pays.
void worth(Frame& frame, Column& column, const StateRule* state) {
    const Words& words = frame.words;
    const Pay here = pay_of(*frame.world.content, state);
    const CredentialResult& result = shown(frame);
    const Plan& plan = road_of(result, road_asked_for(frame.model, result));
    if (here.usd <= 0 || plan.cost_usd.max <= 0) return;
    const double month = here.usd / 12, week = here.usd / 52, most = plan.cost_usd.max;
    const bool weeks = most <= month;
    const std::string money = money_phrase(words, plan.cost_usd, plan.priced);
    heading(column, words("state.worth", {{"money", money_phrase(words, plan.cost_usd, true)},
                                          {"unit", std::string(weeks ? "weeks" : "months")},
                                          {"n", std::ceil(most / (weeks ? week : month))},
                                          {"place", place_phrase(words, here.state)},
                                          {"priced", std::string(plan.priced ? "yes" : "no")}}));
    chart(
        column,
        {{.label = words("state.worth.road", {{"credential", words("credential." + result.credential->id + ".short")}}),
          .value = money,
          .bar = {double(plan.cost_usd.min), most, !plan.priced},
          .marked = true},
         {.label = words("state.worth.month", {{"place", place_phrase(words, here.state)}}),
          .value = words("phrase.usd", {{"usd", std::round(month)}}),
          .bar = {month, month}}});
    column.space(measure::tight);
    caption(column, words("state.worth.how"));
}

}  // namespace

void state(Frame& frame) {
    const Words& words = frame.words;
    const StateRule* state = frame.derived.now->state;
    std::vector<BarItem> bar = close_bar(frame);
    const auto& questions = frame.world.content->questions;
    for (std::size_t q = 0; q < questions.size(); ++q) {
        if (questions[q].form == Question::Form::map) {
            bar.push_back(
                {"state.pick", words("state.pick", {{"chosen", state != nullptr ? "yes" : "no"}}), action::Revisit{q}});
        }
    }
    Page page(frame, {.bar = std::move(bar)});
    const auto figures = [&](Column& column) {
        std::vector<const Citation*> cites;
        pay(frame, column, state, cites);
        column.space(measure::section);
        jobs(frame, column, cites);
        column.space(measure::section);
        worth(frame, column, state);
        column.space(measure::block);
        caption(column, words("source.lead"));
        sources(column, cites);
    };
    if (page.landscape()) {
        Column lead = page.lead(0.46f);
        const Column follow = page.follow(lead);
        scrolled(frame, "rules", lead.rest(), [&](Column& column) { rule(frame, column, state); });
        scrolled(frame, "pay", follow.rest(), figures);
    } else {
        scrolled(frame, "state", page.whole().rest(), [&](Column& column) {
            rule(frame, column, state);
            column.space(measure::section);
            figures(column);
        });
    }
    page.finish();
}

}  // namespace milepost::ui::screens
