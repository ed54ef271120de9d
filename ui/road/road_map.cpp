#include "ui/road/road_map.h"

#include <algorithm>

#include "ui/base/interface.h"
#include "ui/road/milestones.h"
#include "ui/road/other_roads.h"
#include "ui/road/road_path.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui {
namespace {

// Millimetres.
constexpr float road_width = 11, dash_length = 7, dash_width = 1, byway_width = 4.5f;
constexpr float milestone_radius = 8.5f, small_radius = 5, star_radius = 15, fork_radius = 5;
constexpr float month_length = 4, longest_stretch = 70, between_labels = 8.5f, tail = 17, between_renewals = 9,
                room_below = 50;
constexpr float widest_lane = 66, fork_lane = 13;

float block_height(Text& text, const std::vector<Line>& lines, float width, float gap) {
    float height = 0;
    for (const Line& line : lines) height += text.measure(line.style, line.text, {.width = width}).height + gap;
    return lines.empty() ? 0 : height - gap;
}

/// What stands at the end of a line goes below it where there is no room.
void settle_asides(Text& text, Milestone& milestone, float width, float gap) {
    for (std::size_t i = 0; i < milestone.lines.size(); ++i) {
        if (milestone.lines[i].aside.empty()) continue;
        const Style style = milestone.lines[i].style;
        if (text.measure(style, milestone.lines[i].text).width + gap +
                text.measure(style, milestone.lines[i].aside).width <=
            width)
            continue;
        Line below{Style::strong, std::move(milestone.lines[i].aside)};
        milestone.lines[i].aside.clear();
        milestone.lines.insert(milestone.lines.begin() + std::ptrdiff_t(i) + 1, std::move(below));
    }
}

class Map {
  public:
    Map(Column& column, const CredentialResult& result, std::size_t road)
        : column_(column),
          frame_(column.frame()),
          ui_(column.interface()),
          px_(ui_.px(1)),
          milestones_(milestones_of(frame_, result, road)),
          renewals_(renewals_in_five_years(result.credential->renewal)) {
        for (std::size_t i = 0; i < milestones_.size(); ++i) {
            (milestones_[i].kind == Milestone::Kind::fork ? forks_ : stops_).push_back(i);
        }
        lane_ = std::min(widest_lane * px_, column.width() * 0.27f);
        label_x_ = column.x() + lane_ + 7 * px_;
        label_width_ = column.width() - lane_ - 7 * px_;
        for (Milestone& milestone : milestones_) {
            settle_asides(ui_.text(), milestone, label_width_, 5 * px_);
            heights_.push_back(block_height(ui_.text(), milestone.lines, label_width_, line_gap()));
            if (open(milestone))
                heights_.back() += 3 * px_ + block_height(ui_.text(), milestone.more, label_width_, 2 * px_);
        }
        grown_ = ui_.animate("road." + result.credential->id + std::to_string(road), 1, 0);
    }

    void draw() {
        const float top = column_.y();
        const float bottom = place(top, column_.left() - room_below * px_);
        draw_roads();
        for (std::size_t i = 0; i < milestones_.size(); ++i) label(i);
        column_.take(bottom - top + 4 * px_);
    }

  private:
    using Kind = Milestone::Kind;

    float line_gap() const { return 0.8f * px_; }
    bool open(const Milestone& milestone) const { return frame_.model.visit.opened == milestone.id; }

    /// Where each milestone stands: as far apart as they are in time, and never nearer than their labels allow.
    float place(float top, float room) {
        y_.resize(milestones_.size());
        const auto lay = [&](float month_px) {
            float y = top + 10 * px_;
            int gone = 0;
            for (std::size_t i = 0; i < milestones_.size(); ++i) {
                y_[i] = y;
                gone = std::max(gone, milestones_[i].at.max);
                if (i + 1 == milestones_.size()) break;
                const Milestone& next = milestones_[i + 1];
                const float months = next.kind == Kind::fork ? 0 : float(std::max(0, next.at.max - gone));
                const float stretch =
                    next.kind == Kind::renewal
                        ? (tail + between_renewals * float(renewals_ - 1)) * px_
                        : std::min(months * month_px,
                                   longest_stretch * px_ * std::max(1.0f, month_px / (month_length * px_)));
                y += std::max(heights_[i] + between_labels * px_, stretch);
            }
            return y_.back() + heights_.back();
        };
        float low = month_length * px_, high = 12 * low;  // where there is room to spare the road fills it
        for (int i = 0; i < 14; ++i) {
            const float middle = (low + high) / 2;
            (lay(middle) <= top + room ? low : high) = middle;
        }
        return lay(low);
    }

    void draw_roads() {
        ImDrawList& canvas = ui_.canvas();
        const Theme& theme = ui_.theme();
        const float beside = forks_.empty() ? 0 : std::min(fork_lane * px_, lane_ * 0.25f);
        const float left = column_.x() + beside, swing = (lane_ - beside) * 0.5f - star_radius * px_ * 0.8f,
                    middle = left + (lane_ - beside) * 0.5f;
        std::vector<ImVec2> through;
        std::vector<float> halves;
        std::vector<int> months;
        for (std::size_t s = 0; s < stops_.size(); ++s) {
            const Milestone& milestone = milestones_[stops_[s]];
            through.push_back({middle + swing * (s % 2 == 0 ? -0.8f : 0.8f), y_[stops_[s]]});
            if (milestone.kind == Kind::renewal) continue;
            halves.push_back(
                (road_width / 2 + 1.6f + std::min(7.0f, 0.3f * float(milestone.at.max - milestone.at.min))) * px_);
            months.push_back(milestone.at.max);
        }
        const RoadPath path = RoadPath::winding(through, true);
        const std::size_t end = stops_.size() - 2;  // certified
        const float star = path.share_of(end), reach = star * grown_;
        for (const std::size_t f : forks_) {  // it leaves at today and comes back at the star
            const float x = column_.x() + fork_radius * px_ + px_;
            const ImVec2 last = through[end];
            const RoadPath byway =
                RoadPath::winding({through[0], {x, y_[f]}, {x, std::max(y_[f], last.y - 20 * px_)}, last}, true);
            draw_road(canvas, byway, {byway_width * px_, 0, theme.road_shade, theme.road}, 0, grown_);
            draw_dotted(canvas, byway, 1.2f * px_, 0, grown_, theme.road);
            draw_milestone(canvas, x, y_[f], fork_radius * px_, theme.card, theme.mark_line, ui_.px(measure::outline));
            draw_icon(canvas, Icon::forward, x, y_[f], fork_radius * 1.2f * px_, theme.ink);
        }
        draw_uncertainty(canvas, path, halves, theme.road_shade);
        draw_road(canvas, path, {road_width * px_, 0, theme.road, theme.on_road}, 0, reach);
        draw_months(canvas, path, month_shares(path, months), dash_length * px_, dash_width * px_, theme.on_road,
                    reach);
        draw_dotted(canvas, path, 3 * px_, star, 1, theme.road);
        for (int r = 1; r < renewals_; ++r) {
            const ImVec2 at = path.at(star + (1 - star) * float(r) / float(renewals_));
            draw_milestone(canvas, at.x, at.y, 3.6f * px_, theme.card, theme.mark_line, ui_.px(measure::outline));
        }
        for (std::size_t s = 0; s < stops_.size(); ++s) {
            const float here = path.share_of(s);  // each lands as the road gets there
            const float landed =
                s > end || here <= 0 ? 1 : std::clamp(1 + (reach - here) / std::max(0.05f, star * 0.12f), 0.0f, 1.0f);
            mark(milestones_[stops_[s]], through[s], landed);
        }
    }

    void mark(const Milestone& milestone, ImVec2 at, float size) {
        ImDrawList& canvas = ui_.canvas();
        const Theme& theme = ui_.theme();
        const float line = ui_.px(measure::outline), scale = px_ * size;
        if (size <= 0) return;
        switch (milestone.kind) {
            case Kind::today:
                draw_milestone(canvas, at.x, at.y, milestone_radius * scale, theme.card, theme.mark_line, line);
                canvas.AddCircleFilled(at, 3 * scale, theme.mark_line.packed());
                break;
            case Kind::certified:
                draw_star(canvas, at.x, at.y, star_radius * scale, theme.mark, theme.mark_line, line);
                break;
            case Kind::renewal:
                draw_milestone(canvas, at.x, at.y, milestone_radius * scale, theme.card, theme.mark_line, line,
                               milestone.icon);
                break;
            case Kind::step:
                if (milestone.small) {
                    draw_milestone(canvas, at.x, at.y, small_radius * scale, theme.card, theme.mark_line, line);
                } else {
                    draw_milestone(canvas, at.x, at.y, milestone_radius * scale, theme.mark, theme.mark_line, line,
                                   milestone.icon);
                }
                break;
            case Kind::fork: break;  // stands on a way of its own
        }
    }

    void label(std::size_t i) {
        const Milestone& milestone = milestones_[i];
        const Tones tone = column_.tones();
        const float padding = 2.2f * px_;
        float y = y_[i] - ui_.text().line_height(milestone.lines.front().style) / 2;
        const Rect rect{label_x_ - padding, y - padding, label_width_ + padding, heights_[i] + 2 * padding};
        std::string spoken;
        for (const Line& line : milestone.lines)
            spoken += (spoken.empty() ? "" : ". ") + plain(line.text) + (line.aside.empty() ? "" : ". " + line.aside);
        const bool fork = milestone.kind == Kind::fork;
        if (milestone.more.empty() && !fork) {
            state_node(frame_, "milestone." + milestone.id, Role::listitem, spoken, rect);
        } else {
            const std::string id = (fork ? "" : "milestone.") + milestone.id;
            const Rect target{rect.x, rect.y, rect.width, std::max(rect.height, measure::target * px_)};
            const Touch::State state =
                touchable(frame_, id, Role::button, spoken, target, true, open(milestone), 2 * px_);
            if (state.pressed)
                draw_box(ui_.canvas(), target, 2 * px_, tone.background, tone.ink, ui_.px(measure::outline));
            const bool activated = state.activated;
            if (fork) {
                if (activated) show_road(frame_, milestone.leads_to);
            } else {
                ui_.stays(id, rect.y, activated);
                if (activated) frame_.actions.push_back(action::Unfold{milestone.id});
            }
        }
        const auto draw_line = [&](const Line& line) {
            const Ink ink{line.soft ? tone.soft : tone.ink, tone.emphasis};
            if (!line.aside.empty()) {
                ui_.text().draw(ui_.canvas(), line.style, line.aside, label_x_, y, {tone.ink, tone.ink, Align::end},
                                {.width = label_width_});
            }
            return ui_.text()
                .draw(ui_.canvas(), line.style, line.text, label_x_, y, ink, {.width = label_width_})
                .height;
        };
        for (const Line& line : milestone.lines) y += draw_line(line) + line_gap();
        if (!open(milestone)) return;
        ui_.unfolded(milestone.id, rect);
        y += 3 * px_ - line_gap();
        for (const Line& line : milestone.more) {
            const float height = draw_line(line);
            state_node(frame_, "", Role::text, plain(line.text), {label_x_, y, label_width_, height});
            y += height + 2 * px_;
        }
    }

    Column& column_;
    Frame& frame_;
    Interface& ui_;
    float px_;
    std::vector<Milestone> milestones_;
    int renewals_;
    std::vector<std::size_t> stops_, forks_;  ///< positions in `milestones_`: on this road, and where another leaves it
    std::vector<float> heights_, y_;          ///< pixels: of each label; of its middle on the road
    float lane_ = 0, label_x_ = 0, label_width_ = 0, grown_ = 1;
};

}  // namespace

void road_map(Column& column, const CredentialResult& result, std::size_t road) { Map(column, result, road).draw(); }

}  // namespace milepost::ui
