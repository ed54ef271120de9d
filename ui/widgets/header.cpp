#include "ui/widgets/header.h"

#include <algorithm>
#include <cmath>

#include "ui/base/interface.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui {
namespace {

constexpr float least_stone = 9, beside_stone = 3.5f;  ///< millimetres

bool in_a_visit(const Frame& frame) {
    switch (frame.derived.screen) {
        case Screen::attract:
        case Screen::staff_pin:
        case Screen::admin:
        case Screen::out_of_service: return false;
        default: return frame.model.visit.here;
    }
}

/// With two languages the other one, with more a list of them.
struct LanguageTool {
    const Words* other = nullptr;
    std::string label;
    Icon icon = Icon::globe;
};

LanguageTool language_tool(const Frame& frame) {
    LanguageTool tool;
    for (const Words* language : frame.languages)
        if (language->language() != frame.words.language()) tool.other = language;
    const bool two = frame.languages.size() == 2 && tool.other != nullptr;
    if (!two) tool.other = nullptr;
    tool.label = two ? (*tool.other)("language.name") : frame.words("language.name");
    if (two) tool.icon = Icon::none;
    return tool;
}

float stone_size(const Interface& ui, Text& text) {
    return std::max(ui.px(least_stone), text.capital_height(Style::heading) * 1.4f);
}

}  // namespace

float page_margin(const Frame& frame) {
    const Rect& area = frame.interface.area();
    return std::min(frame.interface.px(measure::margin), 0.06f * std::min(area.width, area.height));
}

Header header_of(Frame& frame) {
    Interface& ui = frame.interface;
    Text& text = ui.text();
    const Rect& area = ui.area();
    const float margin = page_margin(frame), gap = ui.px(measure::gap), apart = ui.px(measure::block);
    float row = std::round(std::max(ui.grown(15), text.line_height(Style::strong) + gap));

    Header header;
    header.all = {area.x + margin, area.y + margin * 0.75f, area.width - 2 * margin, row};
    const Rect& calm = ui.calm();
    const float logo_room = row + margin * 0.75f;
    const bool logo_beside = calm.height > logo_room && calm.width > ui.px(measure::band);

    const LanguageTool tool = language_tool(frame);
    const float language =
        frame.languages.size() < 2
            ? 0
            : std::round(std::max(ui.grown(measure::target), button_width(frame, tool.label, tool.icon)));
    const float stone = stone_size(ui, text),
                name = text.measure(Style::heading, "Milepost").width + ui.px(beside_stone);
    const auto side = [&] { return std::round(std::max(ui.grown(measure::target) * 1.2f, row)); };
    const auto tools = [&] { return side() + (language > 0 ? gap + language : 0); };

    bool own_row = false;
    float leave = 0;
    if (in_a_visit(frame)) {  // in one line, in two, or below the tools
        const std::string label = frame.words("nav.start_over");
        const float line = std::ceil(button_width(frame, label)),
                    around = line - text.measure(Style::strong, label).width;
        const auto fits = [&] {
            return header.all.width - tools() - apart - leave >= (logo_beside ? 0 : stone + apart);
        };
        leave = line;
        if (!fits()) {
            float half = 0.5f;
            while (half < 1 && !text.measure(Style::strong, label, {(line - around) * half, true, 2}).fits)
                half += 0.05f;
            const float low = row;
            leave = std::ceil((line - around) * half + around);
            row = std::round(std::max(row, 2 * text.line_height(Style::strong) + gap));
            own_row = !fits();
            if (own_row) row = low, leave = line;
        }
        leave = std::round(std::min(std::max(leave, ui.grown(measure::target)), header.all.width));
    }
    header.all.height = own_row ? 2 * row + gap : row;
    const float y = header.all.y;
    header.language = {std::round(header.all.right() - language), y, language, row};
    const float right = language > 0 ? header.language.x - gap : header.all.right();
    header.settings = {std::round(right - side()), y, side(), row};
    if (leave > 0) {
        header.leave = {std::round(own_row ? header.all.right() - leave : header.settings.x - apart - leave),
                        std::round(own_row ? y + row + gap : y), leave, row};
    }

    header.logo = {header.all.x, y, header.all.width, row};
    const float end = leave > 0 && !own_row ? header.leave.x : header.settings.x;
    header.named = logo_beside || end - header.all.x >= stone + name + gap;
    if (!logo_beside) {
        ui.set_calm({});
    } else {
        header.logo = {calm.x + margin, calm.y + margin * 0.75f, calm.width - 2 * margin, row};
        const float used = row + margin * 0.75f + ui.px(measure::block);
        ui.set_calm({header.logo.x, calm.y + used, header.logo.width,
                     calm.height - used - (calm.height < area.height ? 0 : margin * 0.85f)});
    }
    return header;
}

void draw_header(Frame& frame, const Header& header, Surface surface, bool tools) {
    Interface& ui = frame.interface;
    const Tones tone = ui::tones(ui.theme(), surface);
    const bool paper = surface == Surface::paper;
    const float stone = stone_size(ui, ui.text()), middle = header.logo.y + header.logo.height / 2;
    const float width = draw_logo(ui.canvas(), header.logo.x, std::round(middle - stone / 2), stone,
                                  paper ? ui.theme().road : tone.ink, paper ? ui.theme().mark : tone.background);
    if (header.named) {
        ui.text().draw(ui.canvas(), Style::heading, "Milepost", header.logo.x + width + ui.px(beside_stone),
                       middle - ui.text().line_height(Style::heading) / 2, {tone.ink, tone.ink});
    }
    if (tools) {
        if (icon_button(frame, header.settings, "settings.open", frame.words("settings.open"), Icon::text_size,
                        surface))
            frame.actions.emplace_back(action::Open{Screen::settings});
        if (header.language.width > 0) {
            const LanguageTool tool = language_tool(frame);
            const std::string id =
                tool.other != nullptr ? "settings.language." + tool.other->language() : "settings.languages";
            if (button(frame, header.language, id, tool.label, {.icon = tool.icon, .on = surface})) {
                frame.actions.push_back(tool.other != nullptr ? Action(action::SetLanguage{tool.other->language()})
                                                              : Action(action::Open{Screen::settings}));
            }
        }
    }
    draw_leave(frame, header, surface);
}

void draw_leave(Frame& frame, const Header& header, Surface surface) {
    if (header.leave.width <= 0) return;
    if (button(frame, header.leave, "nav.start_over", frame.words("nav.start_over"), {.on = surface}))
        frame.actions.emplace_back(action::StartOver{});
}

}  // namespace milepost::ui
