#include "ui/widgets/charts.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "ui/base/interface.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui {
namespace {

constexpr float thickness = 4.4f, bracket = 3.2f;  ///< millimetres
constexpr float bar_share = 0.33f,
                words_share = 0.66f;  ///< of the width, at least: a bar, and words, that stand beside their label

/// Where the words and the bars of a chart stand: the same in all its lines, or the bars could not be compared.
struct Plot {
    double most = 0;
    float value_x = 0, bar_x = 0, bar_width = 0;
    bool beside = true;
};

Plot plot_of(Column& column, const std::vector<ChartLine>& lines) {
    Text& text = column.interface().text();
    float label = 0, value = 0;
    Plot plot;
    for (const ChartLine& line : lines) {
        label = std::max(label, text.measure(Style::strong, line.label).width);
        value = std::max(value, text.measure(Style::body, line.value).width);
        plot.most = std::max({plot.most, line.bar.high, line.bar.spread ? line.bar.spread->to : 0});
    }
    const float gap = column.px(measure::padding), dots = column.px(thickness) * 2;
    plot.value_x = std::ceil(label + gap);
    plot.bar_x = plot.most > 0 ? std::ceil(plot.value_x + value + gap) : plot.value_x;
    plot.beside = column.width() - plot.bar_x >= column.width() * (plot.most > 0 ? bar_share : words_share);
    if (!plot.beside) plot.bar_x = 0;
    plot.bar_width = column.width() - plot.bar_x -
                     (std::any_of(lines.begin(), lines.end(), [](const auto& l) { return l.bar.open; }) ? dots : 0);
    return plot;
}

void draw_bar(Column& column, const Plot& plot, const ChartLine& line, float x, float y) {
    Interface& ui = column.interface();
    const Theme& theme = ui.theme();
    ImDrawList& canvas = ui.canvas();
    const float height = column.px(thickness), hair = column.px(measure::hair) * 1.5f;
    const auto wide = [&](double value) { return plot.bar_width * static_cast<float>(value / plot.most); };
    // Square where the scale begins, so that no bar looks longer than it is; even the least shows.
    const auto bar = [&](double to, Colour fill, Colour outline, bool outlined) {
        const float width = std::max(wide(to), column.px(0.8f)), radius = std::min(height, width) / 3;
        canvas.AddRectFilled({x, y}, {x + width, y + height}, fill.packed(), radius, ImDrawFlags_RoundCornersRight);
        if (outlined) {
            canvas.AddRect({x + hair / 2, y + hair / 2}, {x + width - hair / 2, y + height - hair / 2},
                           outline.packed(), radius, ImDrawFlags_RoundCornersRight, hair);
        }
    };
    if (line.bar.high > line.bar.low) {
        bar(line.bar.high,
            line.marked && !theme.flat ? mix(theme.mark, column.tones().background, 0.55f) : theme.road_shade,
            theme.line, true);
    }
    if (line.bar.low > 0) bar(line.bar.low, line.marked ? theme.mark : theme.road, theme.mark_line, line.marked);
    for (int dot = 1; line.bar.open && dot <= 3; ++dot) {
        canvas.AddCircleFilled({x + wide(line.bar.high) + height * 0.55f * static_cast<float>(dot), y + height / 2},
                               height * 0.15f, column.tones().ink.packed());
    }
    if (!line.bar.spread) return;
    const float from = x + wide(line.bar.spread->from), to = x + wide(line.bar.spread->to),
                top = y + height + column.px(0.9f), foot = top + column.px(bracket) * 0.6f;
    const ImVec2 points[] = {{from, top}, {from, foot}, {to, foot}, {to, top}};
    canvas.AddPolyline(points, 4, column.tones().ink.packed(), 0, column.px(measure::outline));
}

void draw_line(Column& column, const Plot& plot, const ChartLine& line) {
    Interface& ui = column.interface();
    Text& text = ui.text();
    const Tones tone = column.tones();
    const Ink ink{tone.ink, tone.emphasis};
    const float top = column.y(), x = column.x(), row = text.line_height(Style::body);
    const bool bars = plot.most > 0;
    const Wrap across{column.width(), false, 0};
    if (plot.beside) {
        const Wrap wrap{column.width() - plot.value_x, false, 0};
        const float height = bars ? row : text.measure(Style::body, line.value, wrap).height;
        const Rect place =
            column.take(std::max(height, bars ? column.px(thickness + (line.bar.spread ? bracket : 0)) : 0));
        text.draw(ui.canvas(), Style::strong, line.label, x, place.y, ink);
        text.draw(ui.canvas(), Style::body, line.value, x + plot.value_x, place.y, ink, bars ? Wrap{} : wrap);
        if (bars) draw_bar(column, plot, line, x + plot.bar_x, std::round(place.y + (row - column.px(thickness)) / 2));
    } else {
        const float value = text.measure(Style::body, line.value).width;
        const bool one_line =
            bars && text.measure(Style::strong, line.label).width + column.px(measure::gap) + value <= column.width();
        const Rect label = column.take(text.measure(Style::strong, line.label, across).height);
        text.draw(ui.canvas(), Style::strong, line.label, x, label.y, ink, across);
        const Rect place = one_line ? label : column.take(text.measure(Style::body, line.value, across).height);
        if (one_line) {
            text.draw(ui.canvas(), Style::body, line.value, column.rect().right(), place.y,
                      {tone.ink, tone.emphasis, Align::end});
        } else {
            text.draw(ui.canvas(), Style::body, line.value, x, place.y, ink, across);
        }
        if (bars) {
            column.space(0.8f);
            const Rect strip = column.take(column.px(thickness + (line.bar.spread ? bracket : 0)));
            draw_bar(column, plot, line, x, strip.y);
        }
    }
    if (!line.note.empty()) {
        const Rect place = column.take(text.measure(Style::caption, line.note, across).height);
        text.draw(ui.canvas(), Style::caption, line.note, x, place.y, {tone.soft, tone.emphasis}, across);
    }
    state_node(column.frame(), "", Role::listitem,
               line.label + ": " + line.value + (line.note.empty() ? "" : ". " + line.note),
               {x, top, column.width(), column.y() - top});
}

}  // namespace

void chart(Column& column, const std::vector<ChartLine>& lines) {
    const Plot plot = plot_of(column, lines);
    for (const ChartLine& line : lines) {
        if (&line != &lines.front()) column.space(plot.beside ? measure::tight : measure::gap);
        draw_line(column, plot, line);
    }
}

void payments(Column& column, Interval months, Interval usd_a_month) {
    constexpr float height_mm = 14, narrowest_mm = 2;
    const float gap = column.px(1), height = column.px(height_mm);
    const auto count = float(months.max);
    const float wide = std::min(column.px(height_mm), (column.width() - gap * (count - 1)) / count);
    if (usd_a_month.max <= 0 || wide < column.px(narrowest_mm)) return;
    Interface& ui = column.interface();
    const Theme& theme = ui.theme();
    ImDrawList& canvas = ui.canvas();
    const Rect place = column.take(height);
    const float hair = column.px(measure::hair) * 1.5f;
    const float low = std::round(height * float(usd_a_month.min) / float(usd_a_month.max));
    for (int month = 0; month < months.max; ++month) {
        const float left = place.x + float(month) * (wide + gap), foot = place.bottom();
        const bool sure = month < months.min;
        const float top = sure ? place.y : foot - low;
        if (sure) canvas.AddRectFilled({left, top}, {left + wide, foot}, theme.road_shade.packed());
        if (sure) canvas.AddRectFilled({left, foot - low}, {left + wide, foot}, theme.road.packed());
        canvas.AddRect({left + hair / 2, top + hair / 2}, {left + wide - hair / 2, foot - hair / 2},
                       theme.line.packed(), 0, 0, hair);
    }
}

void sources(Column& column, const std::vector<const Citation*>& cites) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    std::set<std::string> told;
    for (const Citation* cite : cites) {
        for (const std::string& id : cite->sources) {
            if (!told.insert(id).second) continue;
            const std::string doubt = doubt_phrase(words, *cite, frame.world.date);
            const Titles title = titles_phrase(words, *frame.world.content, {id});
            say(column, Style::caption,
                words(
                    "source.line",
                    {{"title", title.text}, {"foreign", title.foreign}, {"as_of", as_of_phrase(words, cite->as_of)}}) +
                    (doubt.empty() ? "" : " ") + doubt);
        }
    }
    column.space(measure::tight);
}

}  // namespace milepost::ui
