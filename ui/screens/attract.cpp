#include <algorithm>
#include <cmath>

#include "ui/base/interface.h"
#include "ui/road/attract_road.h"
#include "ui/road/attract_turn.h"
#include "ui/road/milestones.h"
#include "ui/road/other_roads.h"
#include "ui/screens/screens.h"
#include "ui/speech/controls.h"
#include "ui/widgets/scenes.h"
#include "ui/widgets/widgets.h"
#include "ui/words/pay.h"

namespace milepost::ui::screens {
namespace {

AttractLook look_of(const Theme& theme, float light) {
    const auto between = [light](Colour dark, Colour bright) { return mix(dark, bright, light); };
    return {between(theme.attract, theme.paper),
            between(theme.on_attract, theme.ink),
            between(theme.on_attract, theme.road),
            between(theme.attract, theme.on_road),
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

/// The first screen, in the language whose turn it is.
class Attract {
  public:
    Attract(Frame& frame, const Turn& turn, const AttractLook& look)
        : frame_(frame),
          words_(frame.words),
          ui_(frame.interface),
          turn_(turn),
          look_(look),
          surface_(turn.light < 0.5f ? Surface::attract : Surface::paper),
          ink_(mix(look.ground, look.ink, turn.shown)),
          // a small panel is not seen from five metres
          low_(float(frame.display.height) < 210 * frame.display.px_per_mm ||
               float(frame.display.width) < 160 * frame.display.px_per_mm),
          first_look_words_(words_("attract.express", {{"n", double(express_questions())}})),
          page_(frame, {.tools = false,
                        .surface = surface_,
                        .aside_x = std::round(ui_.px(turn.aside_x)),
                        .aside_y = std::round(ui_.px(turn.aside_y))}),
          lead_{page_.body().x, page_.body().y, page_.landscape() ? page_.body().width * 0.47f : page_.body().width,
                page_.body().height} {
        ui_.set_ground(look.ground);
    }

    void draw() {
        Column column(frame_, lead_, surface_);
        write(column, low_ ? Style::title : Style::display, words_("attract.title"), ink_, Role::heading);
        const float apart = low_ ? measure::gap : measure::block, block = ui_.px(apart);
        column.space(apart);
        Places places = stand();
        // As much of what the job is, and of how this works, as leaves the road its room.
        const auto road = [&](float least) { return page_.landscape() ? 0 : ui_.px(least) + block; };
        for (const Job told : {Job::pictured, Job::told, Job::named}) {
            job_ = told;
            const Extent room = room_of_job();
            const float rest = road(told == Job::named ? least_road : good_road);
            if (!room.fits || column.y() + room.height + ui_.px(measure::gap) + rest > places.foot) continue;
            places.job = column.take(room.height);
            column.space(apart);
            break;
        }
        const std::string lead_words = words_("attract.lead");
        const auto has_room = [&](Style style) {
            const float height = ui_.text().measure(style, lead_words, {column.width(), true}).height;
            return column.y() + height + ui_.px(measure::gap) + road(good_road) <= places.foot;
        };
        if (!low_ && has_room(Style::heading)) write(column, Style::heading, lead_words, ink_);
        else if (has_room(Style::strong)) write(column, Style::strong, lead_words, ink_);
        draw_road(column.y(), places.foot);
        draw_organiser(places.foot);
        if (const auto begin = touched(places)) frame_.actions.push_back(action::Start{*begin});
        page_.finish();
    }

  private:
    /// What can be touched, and above it the organiser; the road has all that is left.
    struct Places {
        Rect start, listen, express, languages, one_switch, job;
        float foot = 0;  ///< of what stands above them all
    };

    /// How much is told of the job: with a picture, in words, or by its name alone.
    enum class Job { pictured, told, named };
    static constexpr float least_road = 36, good_road = 90;  ///< millimetres: of its height, upright

    [[nodiscard]] const Organiser& organiser() const { return frame_.world.content->organiser; }
    [[nodiscard]] std::string organiser_says() const { return organiser().in(words_.language()); }
    [[nodiscard]] Style name_style() const { return page_.landscape() ? Style::strong : Style::heading; }
    [[nodiscard]] std::ptrdiff_t express_questions() const {
        const auto& all = frame_.world.content->questions;
        return std::count_if(all.begin(), all.end(), [](const Question& question) { return question.express; });
    }
    [[nodiscard]] Extent start_words(float width, int lines) const {
        return ui_.text().measure(Style::heading, words_("attract.start"),
                                  {width - 2 * ui_.px(measure::gap), true, lines});
    }
    /// Someone who works it by keys may have one alone. Passers-by are not asked.
    [[nodiscard]] bool by_keys() const { return !ui_.touch().focus().empty(); }

    /// From below: languages, the button and what stands beside it, the organiser.
    [[nodiscard]] Places stand() const {
        Places places;
        const float low_height = ui_.px(measure::target * 1.15f), gap = ui_.px(measure::block),
                    apart = ui_.px(measure::gap);
        const float button_height = ui_.px(low_ ? 17.0f : page_.landscape() ? 22.0f : 30.0f);
        const float bottom = page_.body().bottom() - low_height;
        places.one_switch = {lead_.x, bottom, lead_.width, low_height};
        places.languages = {lead_.x, by_keys() ? bottom - gap - low_height : bottom, lead_.width, low_height};
        // Beside the button that starts where both have room for their words, otherwise below it.
        const float listen_width = button_width(frame_, words_("speech.listen"), Icon::speaker);
        const float beside_width = lead_.width - listen_width - apart;
        const bool beside = start_words(beside_width, 1).fits;
        // a row of its own, between Start and what stands below it
        const float foot_of_first_look = places.languages.y - (beside ? gap : apart + low_height + apart);
        places.express = {lead_.x, foot_of_first_look - low_height,
                          std::min(lead_.width, button_width(frame_, first_look_words_)), low_height};
        const float foot_of_start = organiser().express ? places.express.y - apart : foot_of_first_look;
        const float start_width = beside ? beside_width : lead_.width;
        const float start_height = std::max(button_height, std::ceil(start_words(start_width, 2).height));
        places.start = {lead_.x, foot_of_start - start_height, start_width, start_height};
        places.listen = beside ? Rect{places.start.right() + apart, places.start.y, listen_width, start_height}
                               : Rect{lead_.x, foot_of_first_look + apart, lead_.width, low_height};
        const float organiser_height = height_of_organiser();
        places.foot = organiser_height > 0 ? places.start.y - gap - organiser_height : places.start.y;
        return places;
    }

    [[nodiscard]] float height_of_organiser() const {
        if (organiser().name.empty()) return 0;
        const auto height = [&](Style style, const std::string& text) {
            return text.empty() ? 0 : ui_.text().measure(style, text, {lead_.width, style != Style::caption}).height;
        };
        return height(name_style(), organiser().name) + height(Style::caption, organiser_says());
    }

    // --- what the job is ---

    [[nodiscard]] float picture_height() const { return ui_.px(low_ ? 20.0f : page_.landscape() ? 32.0f : 46.0f); }
    [[nodiscard]] std::string job_pay() const {
        const Pay pay = pay_of(*frame_.world.content, nullptr);
        return pay.cite == nullptr ? std::string() : words_("attract.pay", {{"usd", pay.usd}});
    }
    [[nodiscard]] std::vector<Line> job_words() const {
        const Style style = low_ ? Style::body : Style::strong;
        std::vector<Line> all{{style, words_("attract.job")}};
        if (std::string pay = job_pay(); !pay.empty()) all.push_back({style, std::move(pay)});
        all.push_back({low_ ? Style::strong : Style::heading, words_("nav.job")});
        return all;
    }
    /// Left of the words stands the picture, right of them the sign that leads on.
    [[nodiscard]] float picture_width() const {
        return job_ == Job::pictured ? std::round(picture_height() * scene_aspect) + ui_.px(measure::gap) : 0;
    }
    [[nodiscard]] Wrap job_wrap() const {
        return {lead_.width - picture_width() - ui_.px(2 * measure::gap + 8), true, 0};
    }
    [[nodiscard]] Extent room_of_job() const {
        if (job_ == Job::named) return {lead_.width, ui_.px(measure::target * 1.15f)};
        Extent room{lead_.width, 0};
        for (const Line& said : job_words()) {
            const Extent extent = ui_.text().measure(said.style, said.text, job_wrap());
            room.height += extent.height;
            room.fits = room.fits && extent.fits;
        }
        room.height = std::round(std::max(room.height, job_ == Job::pictured ? picture_height() : 0.0f) +
                                 ui_.px(2 * measure::gap));
        return room;
    }

    /// The work in a picture and a sentence; touched, it tells the rest.
    bool job(const Rect& place) {
        if (place.height <= 0) return false;
        if (job_ == Job::named) {
            const std::string label = words_("nav.job");
            return button(frame_, {place.x, place.y, std::min(place.width, button_width(frame_, label)), place.height},
                          "attract.job", label, {.on = surface_});
        }
        const std::vector<Line> all = job_words();
        std::vector<std::string> spoken;
        for (const Line& said : all) spoken.push_back(said.text);
        const float radius = ui_.px(measure::radius), gap = ui_.px(measure::gap);
        const Touch::State state =
            touchable(frame_, "attract.job", Role::button, sentences(spoken), place, true, false, radius);
        const Theme& theme = ui_.theme();
        draw_box(ui_.canvas(), place, radius,
                 state.pressed && !theme.flat ? mix(theme.card, theme.ink, 0.12f) : theme.card, theme.line,
                 ui_.px(measure::outline) * (state.pressed ? 2.6f : 1.0f));
        const float high = picture_height(), wide = picture_width();
        if (job_ == Job::pictured) {
            draw_scene(ui_.canvas(), theme, Picture::care,
                       {place.x + gap, place.y + (place.height - high) / 2, wide - gap, high});
        }
        const Wrap wrap = job_wrap();
        float height = 0;
        for (const Line& said : all) height += ui_.text().measure(said.style, said.text, wrap).height;
        float y = place.y + (place.height - height) / 2;
        const Colour ink = mix(theme.card, theme.ink, turn_.shown), open = mix(theme.card, theme.emphasis, turn_.shown);
        for (const Line& said : all) {
            const Colour colour = &said == &all.back() ? open : ink;
            y += ui_.text()
                     .draw(ui_.canvas(), said.style, said.text, place.x + wide + gap, y, {colour, colour}, wrap)
                     .height;
        }
        draw_icon(ui_.canvas(), Icon::forward, place.right() - gap - ui_.px(3), place.y + place.height / 2, ui_.px(6),
                  theme.emphasis, ui_.px(measure::heavy));
        return state.activated;
    }

    void draw_road(float below, float foot) {
        const Rect& body = page_.body();
        const std::size_t example = turn_.example;
        const float gap = ui_.px(measure::block);
        const float y = page_.landscape() ? body.y - ui_.px(measure::section) : below + gap;
        const Rect road = page_.landscape()
                              ? Rect{lead_.right(), y, body.right() + gap - lead_.right(), body.bottom() - y}
                              : Rect{body.x - gap, y, body.width + 2 * gap, foot - gap - y};
        attract_road(frame_, road, frame_.derived.examples[example],
                     words_("attract.example." + frame_.world.content->examples[example].id), look_, turn_.drawn,
                     turn_.shown);
    }

    void draw_organiser(float foot) {
        const float height = height_of_organiser();
        if (height <= 0) return;
        Column column(frame_, {lead_.x, foot, lead_.width, height}, surface_);
        write(column, name_style(), organiser().name, ink_);
        if (!organiser_says().empty()) write(column, Style::caption, organiser_says(), ink_);
    }

    /// The language to begin in, where someone begins as usual; appends what else was asked for.
    std::optional<std::string> touched(const Places& places) {
        std::optional<std::string> begin;
        const auto instead = [&](std::initializer_list<Action> actions) {
            frame_.actions.insert(frame_.actions.end(), actions);
            begin.reset();
        };
        const std::string& language = words_.language();
        if (ui_.touch().ground("attract.anywhere", page_.screen()).activated) begin = language;
        const bool asks_for_job = job(places.job);
        if (button(frame_, places.start, "attract.start", words_("attract.start"),
                   {.look = Look::start, .on = surface_}))
            begin = language;
        if (asks_for_job) instead({action::Start{language}, about_the_job(frame_)});
        if (organiser().express &&
            button(frame_, places.express, "attract.express", first_look_words_, {.on = surface_}))
            instead({action::Start{language, true}});
        if (button(frame_, places.listen, "attract.listen", words_("speech.listen"),
                   {.icon = Icon::speaker, .on = surface_})) {
            listen(frame_, language);
            begin.reset();
        }
        float x = places.languages.x;
        for (const Words* one : frame_.languages) {
            const std::string label = (*one)("language.name");
            const Rect place{x, places.languages.y, button_width(frame_, label), places.languages.height};
            if (button(frame_, place, "settings.language." + one->language(), label,
                       {.selected = one == &words_, .on = surface_}))
                begin = one->language();
            x = place.right() + ui_.px(measure::gap);
        }
        const std::string code = words_("attract.code");
        const float code_width = button_width(frame_, code);
        const Rect code_place{places.languages.right() - code_width, places.languages.y, code_width,
                              places.languages.height};
        if (x + code_width <= places.languages.right() &&
            button(frame_, code_place, "attract.code", code, {.on = surface_}))
            instead({action::Start{language}, action::Open{Screen::bring_back}});
        if (by_keys() &&
            button(frame_, places.one_switch, "attract.switch", words_("attract.switch"), {.on = surface_}))
            instead({action::Start{language}, action::SetSwitches{Switches::one}});
        return begin;
    }

    Frame& frame_;
    const Words& words_;
    Interface& ui_;
    const Turn& turn_;
    const AttractLook& look_;
    Surface surface_;
    Colour ink_;
    bool low_;
    Job job_ = Job::pictured;
    std::string first_look_words_;
    Page page_;
    Rect lead_;
};

}  // namespace

// For passers-by. The claim is `Style::display`: capitals of 20 mm, which from five metres fill 13.7 minutes of arc,
// where an eye of ordinary sight (20/20) needs 5; the road's length, of 11.4 mm, fills 7.8.
void attract(Frame& given) {
    // A touch anywhere starts in the language then shown.
    const bool resting = given.still || !given.model.settings.motion;
    const Turn turn = resting ? Turn{} : turn_at(given.seconds, given.derived.examples.size(), given.languages.size());
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
    Attract(frame, turn, look).draw();
}

}  // namespace milepost::ui::screens
