#include <cmath>

#include "ui/interface.h"
#include "ui/road_view.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

namespace milepost::ui::screens {
namespace {

constexpr double drawn_in = 3, each_language = 9;  ///< seconds: the road is drawn; the next language follows

}  // namespace

void attract(Frame& given) {
    // Each language in turn, while nobody has chosen one; a touch anywhere starts in the language then shown.
    const bool resting = given.still || !given.model.settings.motion;
    const double turn = resting ? 0 : std::fmod(given.seconds, each_language * double(given.languages.size()));
    const Words& words = resting ? given.words : *given.languages[std::size_t(turn / each_language)];
    Frame frame{given.world,   given.model, given.derived,   words,         given.languages, given.display,
                given.seconds, given.still, given.interface, given.actions, given.semantics};
    Interface& ui = frame.interface;
    frame.semantics.language = words.language();
    const float since = resting ? 1.0f : float(std::fmod(turn, each_language) / drawn_in);
    if (!resting) ui.wake_in(since < 1 ? 0 : each_language - std::fmod(turn, each_language));

    Page page(frame, {.tools = false, .surface = Surface::attract});
    const Rect body = page.body();
    Column column(frame, page.landscape() ? Rect{body.x, body.y, body.width * 0.5f, body.height} : body, Surface::attract);
    say(column, Style::display, words("attract.title"), Role::heading);
    column.space(measure::block);
    say(column, Style::heading, words(frame.model.wiped_at ? "attract.wiped" : "attract.lead"));

    // From below: languages, the button, the example, and the road in all that is left.
    const float button_height = ui.px(30), language_height = ui.px(measure::target * 1.15f), gap = ui.px(measure::block);
    const Rect screen = page.screen();
    const Rect languages{body.x, body.bottom() - language_height, body.width, language_height};
    const Rect start{body.x, languages.y - gap - button_height, page.landscape() ? body.width * 0.5f : body.width, button_height};
    const Rect road = page.landscape() ? Rect{body.x + body.width * 0.45f, body.y, screen.right() - body.x - body.width * 0.45f, body.height}
                                       : Rect{screen.x, column.y(), screen.width, start.y - column.y() - ui.px(14)};
    road_example(frame, road, frame.derived.now->best().plan, since);
    const std::string example = words("attract.example");
    ui.text().draw(ui.canvas(), Style::caption, example, start.x, start.y - ui.text().line_height(Style::caption) - ui.px(3), {ui.theme().on_attract, ui.theme().on_attract}, {.width = start.width});
    state_node(frame, "attract.road", Role::image, example, road);

    float x = languages.x;
    std::optional<std::string> begin;
    if (button(frame, start, "attract.start", words("attract.start"), {.look = Look::start, .on = Surface::attract})) begin = words.language();
    for (const Words* language : frame.languages) {
        const std::string label = (*language)("language.name");
        const float width = button_width(frame, label);
        if (button(frame, {x, languages.y, width, language_height}, "settings.language." + language->language(), label, {.selected = language == &words, .on = Surface::attract})) begin = language->language();
        x += width + ui.px(measure::gap);
    }
    if (!begin && ui.touch().target("attract.anywhere", screen, true).activated) begin = words.language();
    if (begin) frame.actions.push_back(action::Start{*begin});
    page.finish();
}

}  // namespace milepost::ui::screens
