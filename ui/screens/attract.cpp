#include <algorithm>
#include <cmath>

#include "ui/base/interface.h"
#include "ui/road/attract_road.h"
#include "ui/road/attract_turn.h"
#include "ui/screens/screens.h"
#include "ui/speech/controls.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui::screens {
namespace {

AttractLook look_of(const Theme& theme, float light) {
    const auto between = [light](Colour dark, Colour bright) { return mix(dark, bright, light); };
    return {between(theme.attract, theme.paper),
            between(theme.on_attract, theme.ink),
            between(mix(theme.attract, theme.on_attract, 0.2f), theme.road),
            between(theme.on_attract, theme.on_road),
            theme.mark,
            between(theme.attract_road, theme.mark_line)};
}

/// Words on attract's own colours.
void write(Column& column, Style style, const std::string& text, Colour colour, Role role = Role::text) {
    Interface& ui = column.interface();
    const Wrap wrap{column.width(), style != Style::caption};
    const Extent extent = ui.text().draw(ui.canvas(), style, text, column.x(), column.y(), {colour, colour}, wrap);
    state_node(column.frame(), "", role, text, {column.x(), column.y(), extent.width, extent.height});
    column.take(extent.height);
}

}  // namespace

// For passers-by. The claim is `Style::display`: capitals of 20 mm, which from five metres fill 13.7 minutes of arc,
// where an eye of ordinary sight (20/20) needs 5; the road's length, of 11.4 mm, fills 7.8.
void attract(Frame& given) {
    const Content& content = *given.world.content;
    const std::vector<Plan>& plans = given.derived.examples;
    // A touch anywhere starts in the language then shown.
    const bool resting = given.still || !given.model.settings.motion;
    const Turn turn = resting ? Turn{} : turn_at(given.seconds, plans.size(), given.languages.size());
    const Words& words = resting ? given.words : *given.languages[turn.language];
    Frame frame{given.world,   given.model, given.derived,   words,         given.languages, given.display,
                given.seconds, given.still, given.interface, given.actions, given.semantics};
    Interface& ui = frame.interface;
    frame.semantics.language = words.language();
    ui.set_language(words);
    if (!resting) ui.wake_in(turn.calm);
    // Nobody has chosen a size yet, and larger words would leave no room for the road.
    ui.text().set_size(TextSize::medium, frame.display.px_per_mm,
                       float(std::min(frame.display.width, frame.display.height)) / frame.display.px_per_mm);

    const AttractLook look = look_of(ui.theme(), turn.light);
    const Surface surface = turn.light < 0.5f ? Surface::attract : Surface::paper;
    Page page(frame, {.tools = false,
                      .surface = surface,
                      .aside_x = std::round(ui.px(turn.aside_x)),
                      .aside_y = std::round(ui.px(turn.aside_y))});
    ui.set_ground(look.ground);
    const Rect body = page.body();
    const Rect lead{body.x, body.y, page.landscape() ? body.width * 0.47f : body.width, body.height};

    const Colour ink = mix(look.ground, look.ink, turn.shown);
    Column column(frame, lead, surface);
    // a small panel is not seen from five metres
    const bool low = float(frame.display.height) < 210 * frame.display.px_per_mm;
    write(column, low ? Style::title : Style::display, words("attract.title"), ink, Role::heading);
    column.space(measure::block);

    // From below: languages, the button, the organiser, and the road in all that is left.
    const Style name_style = page.landscape() ? Style::strong : Style::heading;
    const float button_height = ui.px(low                ? 20
                                      : page.landscape() ? 26
                                                         : 30),
                language_height = ui.px(measure::target * 1.15f), gap = ui.px(measure::block);
    // Someone who works it by keys may have one alone. Passers-by are not asked.
    const Rect one_switch{lead.x, body.bottom() - language_height, lead.width, language_height};
    const bool by_keys = !ui.touch().focus().empty();
    const Rect languages{lead.x, by_keys ? one_switch.y - gap - language_height : one_switch.y, lead.width,
                         language_height};
    // Beside the button that starts where both have room for their words, otherwise below it.
    const float listen_width = button_width(frame, words("speech.listen"), Icon::speaker), apart = ui.px(measure::gap);
    const float beside_width = lead.width - listen_width - apart;
    const bool beside =
        ui.text().measure(Style::heading, words("attract.start"), {beside_width - 2 * apart, true, 1}).fits;
    const bool quick = content.organiser.express;  // a row of its own, between Start and what stands below it
    const float foot_of_quick = languages.y - (beside ? gap : apart + language_height + apart);
    const auto express_questions = std::count_if(content.questions.begin(), content.questions.end(),
                                                 [](const Question& question) { return question.express; });
    const std::string quick_words = words("attract.express", {{"n", double(express_questions)}});
    const Rect express{lead.x, foot_of_quick - language_height, std::min(lead.width, button_width(frame, quick_words)),
                       language_height};
    const float foot_of_start = quick ? express.y - apart : foot_of_quick;
    const float start_width = beside ? beside_width : lead.width;
    const float start_height = std::max(
        button_height,
        std::ceil(
            ui.text().measure(Style::heading, words("attract.start"), {start_width - 2 * apart, true, 2}).height));
    const Rect start{lead.x, foot_of_start - start_height, start_width, start_height};
    const Rect listen_place = beside ? Rect{start.right() + apart, start.y, listen_width, start.height}
                                     : Rect{lead.x, foot_of_quick + apart, lead.width, language_height};
    const std::string said = content.organiser.in(words.language());
    float organiser_height = 0;
    if (!content.organiser.name.empty()) {
        const auto height = [&](Style style, const std::string& text) {
            return text.empty() ? 0 : ui.text().measure(style, text, {lead.width, style != Style::caption}).height;
        };
        organiser_height = height(name_style, content.organiser.name) + height(Style::caption, said);
    }
    const float foot = organiser_height > 0 ? start.y - gap - organiser_height : start.y;
    // As large as there is room for above all that.
    const std::string lead_words = words("attract.lead");
    const auto has_room = [&](Style style) {
        return column.y() + ui.text().measure(style, lead_words, {column.width(), true}).height < foot;
    };
    if (!low && has_room(Style::heading)) write(column, Style::heading, lead_words, ink);
    else if (has_room(Style::strong)) write(column, Style::strong, lead_words, ink);
    const float road_y = page.landscape() ? body.y - ui.px(measure::section) : column.y() + gap;
    const Rect road = page.landscape() ? Rect{lead.right(), road_y, body.right() + ui.px(measure::block) - lead.right(),
                                              body.bottom() - road_y}
                                       : Rect{body.x - gap, road_y, body.width + 2 * gap, foot - gap - road_y};
    attract_road(frame, road, plans[turn.example], words("attract.example." + content.examples[turn.example].id), look,
                 turn.drawn, turn.shown);
    if (organiser_height > 0) {
        Column organiser(frame, {lead.x, foot, lead.width, organiser_height}, surface);
        write(organiser, name_style, content.organiser.name, ink);
        if (!said.empty()) write(organiser, Style::caption, said, ink);
    }

    float x = languages.x;
    std::optional<std::string> begin;
    if (ui.touch().ground("attract.anywhere", page.screen()).activated) begin = words.language();
    if (button(frame, start, "attract.start", words("attract.start"), {.look = Look::start, .on = surface}))
        begin = words.language();
    if (quick && button(frame, express, "attract.express", quick_words, {.on = surface})) {
        frame.actions.push_back(action::Start{words.language(), true});
        begin.reset();
    }
    if (button(frame, listen_place, "attract.listen", words("speech.listen"), {.icon = Icon::speaker, .on = surface})) {
        listen(frame, words.language());
        begin.reset();
    }
    for (const Words* language : frame.languages) {
        const std::string label = (*language)("language.name");
        const float width = button_width(frame, label);
        if (button(frame, {x, languages.y, width, language_height}, "settings.language." + language->language(), label,
                   {.selected = language == &words, .on = surface}))
            begin = language->language();
        x += width + ui.px(measure::gap);
    }
    const std::string code = words("attract.code");
    const float code_width = button_width(frame, code);
    if (x + code_width <= languages.right() &&
        button(frame, {languages.right() - code_width, languages.y, code_width, language_height}, "attract.code", code,
               {.on = surface})) {
        frame.actions.push_back(action::Start{words.language()});
        frame.actions.push_back(action::Open{Screen::bring_back});
        begin.reset();
    }
    if (by_keys && button(frame, one_switch, "attract.switch", words("attract.switch"), {.on = surface})) {
        frame.actions.push_back(action::Start{words.language()});
        frame.actions.push_back(action::SetSwitches{Switches::one});
        begin.reset();
    }
    if (begin) frame.actions.push_back(action::Start{*begin});
    page.finish();
}

}  // namespace milepost::ui::screens
