#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

namespace milepost::ui::screens {
namespace {

const Figure* figure_of(const Content& content, std::string_view id) {
    for (const Figure& figure : content.labour) {
        if (figure.id == id) return &figure;
    }
    return nullptr;
}

void rules(Frame& frame, Column& column, const StateRule& state) {
    const Words& words = frame.words;
    card(column, [&](Column& inner) {
        say(inner, Style::heading, words("state.requirement." + state.requirement));
        for (const std::string& note : state.notes) point(inner, Icon::flag, words(note));
    });
    point(column, Icon::info, words("state.xray"));
    caption(column, source_phrase(words, *frame.world.content, state.cite, frame.world.date) + " " + words("state.check"));
}

void pay(Frame& frame, Column& column, const StateRule* state) {
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    const Figure* nation = figure_of(content, "median_pay_usd");
    const Figure* low = figure_of(content, "percentiles.p10");
    const Figure* high = figure_of(content, "percentiles.p90");
    if (nation == nullptr || low == nullptr || high == nullptr) return;
    const double most = high->value;
    const auto a_year = [&](double usd) { return words("state.pay.year", {{"usd", usd}}); };
    heading(column, words("state.pay"));
    if (state != nullptr && state->pay_usd) {
        const double usd = *state->pay_usd;
        bar_row(column, {words("state.pay.here", {{"state", words("state." + state->code + ".name")}, {"measure", state->pay_measure}}), a_year(usd), usd, usd, true}, most);
    } else if (state != nullptr) {
        caption(column, words("state.pay.none"));
    }
    bar_row(column, {words("state.pay.nation"), a_year(nation->value), nation->value, nation->value, false}, most);
    bar_row(column, {words("state.pay.tenth"), words("state.pay.span", {{"low", low->value}, {"high", high->value}}), low->value, high->value, false}, most);
    if (state != nullptr && state->pay_usd) caption(column, source_phrase(words, content, state->pay_cite, frame.world.date));
    caption(column, source_phrase(words, content, nation->cite, frame.world.date));
    caption(column, source_phrase(words, content, low->cite, frame.world.date));
}

}  // namespace

void state(Frame& frame) {
    const Words& words = frame.words;
    const StateRule* state = frame.derived.now->state;
    std::vector<BarItem> bar = close_bar(frame);
    const auto& questions = frame.world.content->questions;
    for (std::size_t q = 0; q < questions.size(); ++q) {
        if (questions[q].form == Question::Form::map) bar.push_back({"state.pick", words("state.pick"), action::Revisit{q}});
    }
    Page page(frame, {.bar = std::move(bar)});
    const auto what = [&](Column& column) {
        title(column, state == nullptr ? words("state.title.none") : words("state." + state->code + ".name"));
        if (state == nullptr) paragraph(column, words("state.none"));
        else rules(frame, column, *state);
    };
    if (page.landscape()) {
        Column lead = page.lead(0.55f);
        const Column follow = page.follow(lead);
        scrolled(frame, "rules", lead.rest(), what);
        scrolled(frame, "pay", follow.rest(), [&](Column& column) { pay(frame, column, state); });
    } else {
        scrolled(frame, "state", page.whole().rest(), [&](Column& column) {
            what(column);
            column.space(measure::section);
            pay(frame, column, state);
        });
    }
    page.finish();
}

}  // namespace milepost::ui::screens
