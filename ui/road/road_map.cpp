#include "ui/road/road_map.h"

#include <algorithm>

#include "ui/base/interface.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui {
namespace {

// Millimetres of the drawing.
constexpr float dash_length = 7, dash_width = 1, byway_width = 3.5f, byway_dot = 1.1f, after_dot = 2.6f, tick = 3,
                today_dot = 3;
constexpr float band = 1.3f, band_a_month = 0.25f, widest_band = 3;  ///< beside the road: how sure its time is
constexpr float corner = 3;                                          ///< of a sign, in millimetres

/// The part of a milestone that is to be seen once the road has grown as far as `reach`: it lands as that comes by.
float landed(float here, float reach) {
    constexpr float lands_within = 0.12f;
    return here <= 0 ? 1 : std::clamp(1 + (reach - here) / lands_within, 0.0f, 1.0f);
}

}  // namespace

RoadMap::RoadMap(Frame& frame, const CredentialResult& result, std::size_t road)
    : frame_(frame),
      ui_(frame.interface),
      renewals_(renewals_in_five_years(result.credential->renewal)),
      grown_(ui_.animate("road." + result.credential->id + std::to_string(road), 1, 0)),
      words_{destination_of(frame, result, road_of(result, road)), {}, branches_of(frame, result, road)} {
    words_.milestones = milestones_of(frame, result, road, words_.destination);
}

Detail RoadMap::lay(const Rect& room) {
    if (room == room_) return layout_.form.detail;
    room_ = room;
    layout_ = lay_road(frame_, words_, room);
    return layout_.form.detail;
}

void RoadMap::draw() {
    draw_roads();
    // Who listens hears what all came for as the screen opens, and not only once they come to the star.
    state_node(frame_, "road.summary", Role::text, words_.milestones[layout_.star()].summary(),
               layout_.signs.front().rect);
    for (std::size_t i = 0; i < layout_.signs.size(); ++i) i == layout_.star() ? draw_star_sign() : draw_sign(i);
    for (std::size_t b = 0; b < layout_.tags.size(); ++b) draw_tag(b);
}

void RoadMap::draw_roads() {
    ImDrawList& canvas = ui_.canvas();
    const Theme& theme = ui_.theme();
    const float scale = layout_.scale;
    const RoadPath path = layout_.path(), after = layout_.after();
    shares_.clear();
    for (std::size_t i = 0; i <= layout_.star(); ++i) shares_.push_back(path.share_of(i));
    const ImVec2 today = layout_.signs.front().at;
    for (const Rect& tag : layout_.tags) {
        const float y = tag.y + tag.height / 2;
        const ImVec2 to = layout_.lying ? ImVec2{std::max(today.x, tag.x), y} : ImVec2{tag.x, y};
        const RoadPath byway = RoadPath::winding({today, to}, layout_.lying);
        draw_road(canvas, byway, {byway_width * scale, 0, theme.road_shade, theme.road}, 0, grown_);
        draw_dotted(canvas, byway, byway_dot * scale, 0, grown_, theme.road);
    }
    std::vector<float> halves;
    std::vector<int> months;
    for (std::size_t i = 0; i <= layout_.star(); ++i) {
        const Interval at = words_.milestones[i].at;
        halves.push_back(scale *
                         (road::width / 2 + band + std::min(widest_band, band_a_month * float(at.max - at.min))));
        months.push_back(at.max);
    }
    draw_dotted(canvas, after, after_dot * scale, 0, 1, theme.road);
    draw_uncertainty(canvas, path, halves, theme.road_shade);
    draw_road(canvas, path, {road::width * scale, 0, theme.road, theme.on_road}, 0, grown_);
    draw_months(canvas, path, month_shares(path, months), dash_length * scale, dash_width * scale, theme.on_road,
                grown_);
    for (int r = 1; r < renewals_; ++r) {
        const ImVec2 at = after.at(float(r) / float(renewals_));
        draw_milestone(canvas, at.x, at.y, tick * scale, theme.card, theme.mark_line, ui_.px(measure::outline));
    }
}

void RoadMap::draw_mark(std::size_t i) {
    const Milestone& milestone = words_.milestones[i];
    const ImVec2 at = layout_.signs[i].at;
    ImDrawList& canvas = ui_.canvas();
    const Theme& theme = ui_.theme();
    const float size = i > layout_.star() ? 1 : landed(shares_[i], grown_);
    const float line = ui_.px(measure::outline), scale = layout_.scale * size;
    if (size <= 0) return;
    if (milestone.kind == Milestone::Kind::star)
        return draw_star(canvas, at.x, at.y, road::star_radius * scale, theme.mark, theme.mark_line, line);
    const bool step = milestone.kind == Milestone::Kind::step && !milestone.small;
    draw_milestone(canvas, at.x, at.y, layout_.radius(milestone) * size, step ? theme.mark : theme.card,
                   theme.mark_line, line, milestone.icon);
    if (milestone.kind == Milestone::Kind::today)
        canvas.AddCircleFilled(at, today_dot * scale, theme.mark_line.packed());
}

/// Its words, in the middle of its height.
void RoadMap::write(const Sign& sign, const Tones& tone) {
    const float padding = sign_padding(ui_, layout_.form.detail), width = sign.rect.width - 2 * padding;
    float height = 0;
    for (const Line& line : sign.lines) height += ui_.text().measure(line.style, line.text, {width}).height;
    float y = sign.rect.y + (sign.rect.height - height) / 2;
    for (const Line& line : sign.lines) {
        const Ink ink{line.soft ? tone.soft : tone.ink, tone.emphasis};
        y += ui_.text().draw(ui_.canvas(), line.style, line.text, sign.rect.x + padding, y, ink, {width}).height;
    }
}

Touch::State RoadMap::opens_sheet(std::size_t i, float radius) {
    const Milestone& milestone = words_.milestones[i];
    const Touch::State state = touchable(frame_, milestone.id, Role::button, milestone.spoken(frame_.words),
                                         layout_.signs[i].rect, true, false, radius);
    if (state.activated) frame_.actions.push_back(action::ShowSheet{milestone.id});
    return state;
}

/// A post from the milestone to its sign.
void RoadMap::connect(const Sign& sign) {
    const Rect inside = inset(sign.rect, ui_.px(1));
    const ImVec2 to{std::clamp(sign.at.x, inside.x, inside.right()), std::clamp(sign.at.y, inside.y, inside.bottom())};
    ui_.canvas().AddLine(sign.at, to, ui_.theme().line.packed(), ui_.px(measure::heavy));
}

void RoadMap::draw_sign(std::size_t i) {
    const Milestone& milestone = words_.milestones[i];
    const Sign& sign = layout_.signs[i];
    const Theme& theme = ui_.theme();
    if (milestone.kind == Milestone::Kind::today) {
        state_node(frame_, milestone.id, Role::listitem, milestone.spoken(frame_.words), sign.rect);
        draw_mark(i);
        return write(sign, tones(theme, Surface::paper));
    }
    const float radius = ui_.px(corner);
    const Touch::State state = opens_sheet(i, radius);
    if (!sign.lines.empty()) {
        connect(sign);
        const Colour fill = state.pressed && !theme.flat ? mix(theme.card, theme.ink, 0.12f) : theme.card;
        const float line = ui_.px(milestone.first ? measure::heavy : measure::outline) * (state.pressed ? 2.0f : 1.0f);
        const bool open = !milestone.open.empty() && !state.pressed;  // dashed, as all that is not sure
        draw_box(ui_.canvas(), sign.rect, radius, fill, theme.line, open ? 0 : line);
        if (open) draw_dashed(ui_.canvas(), sign.rect, radius, theme.line, line, ui_.px(2));
    }
    draw_mark(i);
    if (sign.lines.empty() && state.pressed) {  // the milestone is what is touched
        const float line = ui_.px(measure::heavy) * 2;
        ui_.canvas().AddCircle(sign.at, sign.rect.width / 2 - line / 2, theme.line.packed(), 0, line);
    }
    write(sign, tones(theme, Surface::card));
}

void RoadMap::draw_star_sign() {
    const std::size_t star = layout_.star();
    const Rect& rect = layout_.signs[star].rect;
    const Theme& theme = ui_.theme();
    const Tones tone = tones(theme, theme.flat ? Surface::card : Surface::road);
    const float radius = ui_.px(measure::radius);
    const Touch::State state = opens_sheet(star, radius);
    const Colour fill = state.pressed && !theme.flat ? mix(tone.background, theme.ink, 0.35f) : tone.background;
    const float line = state.pressed ? 2 * measure::heavy : theme.flat ? measure::heavy : 0;
    draw_box(ui_.canvas(), rect, radius, fill, theme.line, ui_.px(line));
    draw_mark(star);
    const Rect& words = layout_.star_words;
    write_star_sign(ui_, words_.destination, layout_.form.ending, words.x, words.y, words.width, tone);
}

void RoadMap::draw_tag(std::size_t b) {
    const Rect& rect = layout_.tags[b];
    const Branch& branch = words_.branches[b];
    const Theme& theme = ui_.theme();
    const Tones tone = tones(theme, Surface::paper);
    const float radius = ui_.px(corner), chevron = ui_.text().capital_height(Style::strong),
                padding = sign_padding(ui_, layout_.form.detail);
    const Touch::State state = touchable(frame_, branch.id, Role::button, branch.spoken, rect, true, false, radius);
    if (state.activated) frame_.actions.push_back(branch.action);
    const Colour fill = state.pressed && !theme.flat ? mix(theme.paper, theme.ink, 0.12f) : theme.paper;
    draw_box(ui_.canvas(), rect, radius, fill, theme.line, state.pressed ? ui_.px(measure::heavy) * 2 : 0);
    draw_dashed(ui_.canvas(), rect, radius, theme.line, ui_.px(measure::outline), ui_.px(2));
    const float width = rect.width - 2 * padding - chevron * 1.6f;
    const float height = ui_.text().measure(Style::strong, branch.text, {width}).height;
    ui_.text().draw(ui_.canvas(), Style::strong, branch.text, rect.x + padding, rect.y + (rect.height - height) / 2,
                    {tone.ink, tone.emphasis}, {width});
    draw_icon(ui_.canvas(), Icon::forward, rect.right() - padding - chevron / 2, rect.y + rect.height / 2, chevron,
              tone.emphasis, ui_.px(measure::heavy));
}

}  // namespace milepost::ui
