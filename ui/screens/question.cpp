#include <algorithm>
#include <cmath>

#include "core/terms/numbers.h"
#include "ui/base/interface.h"
#include "ui/road/road_strip.h"
#include "ui/screens/screens.h"
#include "ui/widgets/tile_map.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui::screens {
namespace {

constexpr float road_mm = 54, road_low_mm = 38;  ///< the band with the road so far, at least: portrait, landscape

/// Upright, what is asked stands at the foot, as low as it can be reached from a chair (`numbers::reach`), and the road
/// has all that is left above it.
class Low {
  public:
    explicit Low(Frame& frame, const Page& page)
        : ui_(frame.interface), kept_(ui_.scroll("question.low." + frame.model.visit.opened)) {
        const float band = std::max(ui_.px(road_mm), ui_.scroll("band").content) + ui_.px(measure::block);
        const Rect& body = page.body();
        const float most = body.height - band;
        const float reach =
            body.bottom() - (page.screen().bottom() - ui_.px(float(numbers::reach.most) - frame.display.floor_mm));
        room_ = kept_.narrow ? most : std::clamp(reach, most / 2, most);
        used_ = kept_.content > 0 ? std::min(kept_.content, room_) : room_;
    }
    /// How high what is asked turned out the last time; all of its room before that.
    [[nodiscard]] float height() const { return used_; }
    void fit(float used) {
        // It fills what it is given, in whole pixels: told what it filled, it would shrink by one for ever.
        const float needed = kept_.content > 0 ? std::max(used, kept_.content) : used;
        if (needed != kept_.content) ui_.wake_in(0);
        kept_.content = needed;
        if (used > room_ + 1) kept_.narrow = true;  // more than can be reached: then all the height there is
    }

  private:
    Interface& ui_;
    Interface::Scroll& kept_;
    float room_ = 0, used_ = 0;
};

std::string id_of(const Fact& fact, const Option& option) { return "choice." + fact.id + "." + option.id; }

void map(Frame& frame, Column& column, std::size_t q, const std::optional<Interval>& answer) {
    const Content& content = *frame.world.content;
    std::vector<StateTile> tiles;
    for (const Option& option : frame.derived.options) {
        const StateRule* state = content.state(option.id);
        tiles.push_back({option.id, frame.words("state." + option.id + ".name"), state->column, state->row,
                         answer == option.value});
    }
    const Rect room = column.rest();
    const int picked = tile_map(frame, room, tiles);
    if (picked >= 0) frame.actions.push_back(action::Answer{q, frame.derived.options[std::size_t(picked)].value});
    column.take(tile_map_height(frame, column.width()) + column.px(measure::block));
}

/// Does enough follow from what was answered that the road is worth showing, and is enough left to make that welcome?
bool shows_already(const Frame& frame) {
    constexpr int worth_skipping = 3;
    const Standing& standing = frame.derived.standing;
    return !frame.model.visit.express && !frame.model.visit.revisited && standing.few_left == 0 &&
           standing.left > worth_skipping && !still_open(frame.derived.now->best().plan);
}

/// Can a school answer this, of those that the pack knows?
bool finds_school(const Frame& frame, const Question& question) {
    const auto& places = frame.world.content->places.all;
    return std::any_of(places.begin(), places.end(), [&](const Place& place) {
        return place.kind == PlaceKind::school && value_at(*frame.world.content, place, question.fact).has_value();
    });
}

/// The answers to the question, but for the map.
void answers(Frame& frame, Column& column, std::size_t q) {
    const Content& content = *frame.world.content;
    const Question& question = content.questions[q];
    const Fact& fact = content[question.fact];
    const auto& answer = frame.model.visit.answers[q];
    const bool several = question.form == Question::Form::several;
    std::vector<ChoiceItem> items;
    std::vector<Action> does;
    const auto add = [&](std::string id, ChoiceOptions options, Action action) {
        items.push_back({std::move(id), std::move(options)});
        does.push_back(std::move(action));
    };
    if (question.form != Question::Form::map) {
        for (const Option& option : frame.derived.options) {
            const std::string more = "choice." + fact.id + "." + option.id + ".more";
            ChoiceOptions choice{.label = option_phrase(frame.words, content, question.fact, option),
                                 .note = frame.words.has(more) ? frame.words(more) : "",
                                 .selected = answer == option.value,
                                 .several = several};
            if (several) {
                choice.selected = answer && answer->exact() && (answer->min >> option.value.min & 1) != 0;
                add(id_of(fact, option), choice, action::Include{q, option.value.min, !choice.selected});
            } else {
                add(id_of(fact, option), choice, action::Answer{q, option.value});
            }
        }
    }
    if (several) {
        add("choice." + fact.id + ".none",
            {.label = frame.words("choice.several.none"), .selected = answer == exactly(0)},
            action::Answer{q, exactly(0)});
    }
    if (finds_school(frame, question)) {
        add("school.open",
            {.label = frame.words("school.open"), .note = frame.words("school.open.more"), .icon = Icon::school},
            action::Open{Screen::school});
    }
    if (question.unsure) {
        add("choice." + fact.id + ".unsure",
            {.label = frame.words(question.delicate ? "choice.rather_not" : "choice.unsure"),
             .selected = answer == fact.domain,
             .unsure = true},
            action::Answer{q, fact.domain});
    }

    const bool grid = question.form == Question::Form::years || question.form == Question::Form::months;
    const int picked = choices(column, items, grid ? 3 : 1);
    if (picked >= 0) frame.actions.push_back(does[std::size_t(picked)]);
}

void why(Frame& frame, Column& column, const Question& question) {
    card(
        column,
        [&](Column& inner) {
            paragraph(inner, frame.words("question." + question.id + ".why"));
            if (question.rules.empty()) return;
            inner.space(measure::tight);
            caption(inner, frame.words("question.rules"));
            for (const std::string& route : question.rules) {
                const std::string credential = route.substr(0, route.find('/'));
                caption(inner, "**" + frame.words("credential." + credential + ".short") +
                                   "**: " + frame.words("route." + route));
            }
        },
        Surface::note);
}

}  // namespace

void question(Frame& frame) {
    const std::size_t q = *frame.derived.question;
    const Question& question = frame.world.content->questions[q];
    const bool stays = frame.model.visit.revisited.has_value() || question.form == Question::Form::several;
    const bool explained = frame.model.visit.opened == "why";
    std::vector<BarItem> bar{
        {"nav.back", frame.words("nav.back"), action::Back{}, Look::plain, Icon::back,
         !frame.derived.standing.interview.given.empty() && frame.derived.standing.interview.given.front() < q},
        {"nav.why", frame.words("nav.why"), action::Unfold{"why"}}};
    if (shows_already(frame)) bar.push_back({"nav.now", frame.words("nav.now"), action::ShowNow{}});
    if (stays) {
        bar.push_back({"nav.next", frame.words("nav.next"), action::Next{}, Look::primary, Icon::none,
                       frame.model.visit.answers[q].has_value()});
    }

    Page page(frame, {.bar = std::move(bar)});
    const bool mapped = question.form == Question::Form::map;
    std::optional<Column> band;  // its place is taken first, but it is read last
    std::optional<Low> low;
    const bool beside = frame.interface.calm().height > 0;  // what can be reached is lower than the screen
    if (page.roomy() && (!mapped || !page.landscape())) {   // the map needs all the height there is
        if (page.landscape() || beside) {
            band = page.band(page.landscape() ? road_low_mm : road_mm);
        } else {
            low.emplace(frame, page);
            band = page.band_above(low->height());
        }
    }
    const auto ask = [&](Column& column) {
        const int others = std::max(0, frame.derived.standing.left - 1);
        const std::string left =
            frame.words(frame.derived.standing.interview.given.empty() && others > 1 && !frame.model.visit.express
                            ? "question.left.first"
                            : "question.left",
                        {{"n", double(others)}});
        progress(column, int(frame.derived.standing.interview.given.size()),
                 int(frame.derived.standing.interview.given.size()) + frame.derived.standing.left, left);
        caption(column, left);
        column.space(measure::tight);
        title(column, frame.words("question." + question.id + ".ask"));
        if (question.form == Question::Form::several) paragraph(column, frame.words("question.several"));
        if (!explained) return;
        const float top = column.y();
        why(frame, column, question);
        frame.interface.unfolded("why", {column.x(), top, column.width(), column.used() - top});
    };
    const auto reply = [&](Column& column) { answers(frame, column, q); };
    if (page.landscape() && mapped) {
        Column lead = page.lead(0.3f);
        Column follow = page.follow(lead);
        scrolled(frame, "ask", lead.rest(), [&](Column& column) {
            ask(column);
            column.space(measure::block);
            reply(column);
        });
        map(frame, follow, q, frame.model.visit.answers[q]);
    } else if (page.landscape()) {
        Column lead = page.lead();
        const Column follow = page.follow(lead);
        scrolled(frame, "ask", lead.rest(), ask);
        scrolled(frame, "answers", follow.rest(), reply);
    } else {
        scrolled(frame, "question", page.whole().rest(), [&](Column& column) {
            const float top = column.y();
            ask(column);
            column.space(measure::block);
            if (mapped) map(frame, column, q, frame.model.visit.answers[q]);
            reply(column);
            if (low) low->fit(column.used() - top);
        });
    }
    if (band) page.fit(road_strip(*band));
    page.finish();
}

}  // namespace milepost::ui::screens
