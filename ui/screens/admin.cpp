#include <algorithm>
#include <cmath>

#include "ui/screens/screens.h"
#include "ui/screens/settings_parts.h"
#include "ui/widgets/calibration.h"
#include "ui/widgets/pin_pad.h"

namespace milepost::ui::screens {
namespace {

void keep(Frame& frame, const Setup& setup) { by_staff(frame, staff::Keep{setup}); }

/// Why the content was refused: what `check` prints, as far as a screen can hold it.
void refusal(Column& column) {
    const Words& words = column.frame().words;
    const std::vector<std::string>& all = column.frame().model.site.machine.refused;
    if (all.empty()) return;
    constexpr std::size_t most = 8;
    card(
        column,
        [&](Column& inner) {
            say(inner, Style::strong, words("staff.refused"), Role::heading);
            paragraph(inner, words("staff.refused.lead", {{"n", double(all.size())}}));
            for (std::size_t i = 0; i < std::min(most, all.size()); ++i) paragraph(inner, breakable(all[i]));
            if (all.size() > most) caption(inner, words("staff.refused.more", {{"n", double(all.size() - most)}}));
        },
        Surface::note);
    column.space(measure::gap);
}

void facts(Column& column) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Model& model = frame.model;
    constexpr std::size_t short_hash = 12;
    paragraph(column, words("staff.program", {{"version", model.site.machine.version}}));
    if (const Content* content = frame.world.content) {
        paragraph(column, words("staff.content",
                                {{"version", content->version},
                                 {"month", parse_date(content->read_on + "-01").value_or(frame.world.date.day)}}));
        paragraph(column, words("staff.sha256", {{"hash", content->sha256.substr(0, short_hash)}}));
        if (const auto& proved = model.site.proved) {
            paragraph(column,
                      words("staff.proof",
                            {{"day", proved->day}, {"digest", proved->digest}, {"n", double(proved->violations)}}));
        }
    }
    if (!frame.world.date.known) point(column, Icon::warning, words("staff.clock"));
    const PrinterState& printer = model.site.printer;
    paragraph(column, words("staff.printer", {{"condition", std::string(name(printer.condition))}}));
    if (!printer.reason.empty()) caption(column, words("staff.printer.reason", {{"reason", printer.reason}}));
}

void display_size(Column& column) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Setup& setup = frame.model.site.machine.setup;
    heading(column, words("staff.display"));
    paragraph(column, words("staff.display.size",
                            {{"inches", setup.diagonal_inches},
                             {"width", double(std::round(float(frame.display.width) / frame.display.px_per_mm))},
                             {"height", double(std::round(float(frame.display.height) / frame.display.px_per_mm))}}));
    if (frame.model.site.machine.diagonal_given) caption(column, words("staff.display.given"));
    else if (button(column, "staff.calibrate", words("staff.calibrate")))
        by_staff(frame, staff::Turn{Staff::Page::calibrate});
    column.space(measure::gap);
}

void floor_height(Column& column) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    Setup setup = frame.model.site.machine.setup;
    heading(column, words("staff.floor"));
    paragraph(column, words("staff.floor.now", {{"mm", double(setup.floor_mm)}}));
    const std::vector<Segment> steps{{"staff.floor.less", words("staff.floor.less", {{"mm", double(floor_step_mm)}})},
                                     {"staff.floor.more", words("staff.floor.more", {{"mm", double(floor_step_mm)}})}};
    if (const int picked = steps_row(column, steps); picked >= 0) {
        setup.floor_mm += picked == 0 ? -floor_step_mm : floor_step_mm;
        keep(frame, setup);
    }
    column.space(measure::gap);
}

void desk_display(Column& column) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Machine& machine = frame.model.site.machine;
    heading(column, words("staff.desk"));
    std::vector<std::string> names(1);  // none; the first display is the applicant's
    for (std::size_t i = 1; i < frame.model.site.displays.size(); ++i) names.push_back(frame.model.site.displays[i]);
    const auto kept = std::find(names.begin(), names.end(), machine.setup.desk);
    const std::size_t selected = std::size_t(kept - names.begin());
    if (kept == names.end()) names.push_back(machine.setup.desk);
    if (names.size() < 2) return paragraph(column, words("staff.desk.one"));
    std::vector<Segment> segments{{"staff.desk.none", words("staff.desk.none")}};
    for (std::size_t i = 1; i < names.size(); ++i) {
        segments.push_back(
            {"staff.desk." + std::to_string(i + 1),
             i < frame.model.site.displays.size() ? names[i] : words("staff.desk.absent", {{"name", names[i]}})});
    }
    const int picked = segmented(column, segments, int(selected));
    if (picked < 0) return;
    Setup setup = machine.setup;
    setup.desk = names[std::size_t(picked)];
    keep(frame, setup);
}

/// Language, size and contrast, until staff leaves.
void for_you(Column& column) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Settings& now = frame.model.settings;
    heading(column, words("staff.for_you"));
    std::vector<Segment> languages;
    int language = 0;
    for (const Words* one : frame.languages) {
        if (one->language() == now.language) language = int(languages.size());
        languages.push_back({"settings.language." + one->language(), (*one)("language.name")});
    }
    if (const int k = segmented(column, languages, language); k >= 0)
        frame.actions.push_back(action::SetLanguage{frame.languages[std::size_t(k)]->language()});
    if (const int k =
            segmented(column, values_of(words, "text", {"small", "medium", "large", "largest"}), int(now.text));
        k >= 0)
        frame.actions.push_back(action::SetText{TextSize(k)});
    if (const int k = segmented(column, values_of(words, "contrast", {"default", "high_light", "high_dark", "low"}),
                                int(now.contrast));
        k >= 0)
        frame.actions.push_back(action::SetContrast{Contrast(k)});
}

void head(Column& column) {
    const Frame& frame = column.frame();
    title(column, frame.words("staff.admin"));
    if (frame.model.staff.note == Staff::Note::pin_kept) point(column, Icon::check, frame.words("staff.pin.kept"));
    if (!frame.model.site.machine.gate) point(column, Icon::warning, frame.words("staff.unreadable"));
    else if (!frame.model.site.machine.kept) point(column, Icon::warning, frame.words("staff.unkept"));
    desk_is_missing(column);
    refusal(column);
    facts(column);
}

void what_to_set(Column& column) {
    Frame& frame = column.frame();
    if (frame.world.content != nullptr &&
        !frame.model.site.desk_apart) {  // otherwise the desk's own window leads there
        if (button(column, "staff.to_desk", frame.words("staff.to_desk"))) by_staff(frame, staff::Go{true});
        column.space(measure::gap);
    }
    display_size(column);
    floor_height(column);
    desk_display(column);
    column.space(measure::block);
    if (button(column, "staff.new_pin", frame.words("staff.new_pin")))
        by_staff(frame, staff::Turn{Staff::Page::new_pin});
    if (button(column, "staff.quit", frame.words("staff.quit"))) by_staff(frame, staff::Turn{Staff::Page::quit});
    column.space(measure::block);
    for_you(column);
}

void overview(Frame& frame) {
    Page page(
        frame,
        {.bar = {{"staff.done", frame.words("staff.done"), action::ByStaff{staff::Leave{}}, Look::primary, Icon::back}},
         .tools = false});
    if (page.landscape()) {
        Column lead = page.lead();
        const Column follow = page.follow(lead);
        scrolled(frame, "kiosk", lead.rest(), head);
        scrolled(frame, "setup", follow.rest(), what_to_set);
    } else {
        scrolled(frame, "admin", page.whole().rest(), [](Column& column) {
            head(column);
            column.space(measure::section);
            what_to_set(column);
        });
    }
    page.finish();
}

void quit(Frame& frame) {
    const Words& words = frame.words;
    Page page(
        frame,
        {.bar = {{"staff.leave", words("staff.leave"), action::ByStaff{staff::Leave{}}, Look::primary, Icon::back},
                 {"staff.quit.now", words("staff.quit.now"), action::ByStaff{staff::Quit{}}}},
         .tools = false});
    scrolled(frame, "quit", page.whole().rest(), [&](Column& column) {
        title(column, words("staff.quit.title"));
        paragraph(column, words("staff.quit.lead"));
    });
    page.finish();
}

}  // namespace

void admin(Frame& frame) {
    switch (frame.model.staff.page) {
        case Staff::Page::overview: return overview(frame);
        case Staff::Page::calibrate: return calibration(frame);
        case Staff::Page::new_pin: return pin_page(frame);
        case Staff::Page::quit: return quit(frame);
    }
}

}  // namespace milepost::ui::screens
