#include "ui/widgets/page.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "ui/base/interface.h"
#include "ui/widgets/larger_offer.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui {

namespace {

constexpr float least_capitals = 30;    ///< two columns need so many heights of a capital across: some 20 letters each
constexpr float least_body_mm = 120;    ///< body that leaves height to spare
constexpr float lines_beside_band = 5;  ///< of an answer's words, in what a band leaves of it
/// a column beside another needs so many heights of the title's capitals: longer words would break
constexpr float least_title = 11;
constexpr float least_height_mm = 70;  ///< of a body that is of use
constexpr float least_lines = 6;       ///< of an answer's words in a body that is of use

Style label_style(const BarItem& item) { return item.look == Look::start ? Style::heading : Style::strong; }

}  // namespace

Page::Page(Frame& frame, PageOptions options) : frame_(&frame), options_(std::move(options)) {
    Interface& ui = frame.interface;
    screen_ = ui.area();
    header_ = header_of(frame);
    const float margin = page_margin(frame);
    const float room = screen_.width - 2 * margin;
    landscape_ = screen_.width > screen_.height && room >= least_capitals * ui.text().capital_height(Style::choice) &&
                 (room - ui.px(measure::section)) * lead_share >= least_title * ui.text().capital_height(Style::title);
    ui.set_ground(tones(ui.theme(), options_.surface).background);

    bar_.items = std::move(options_.bar);
    if (landscape_)  // the way back stands at the left on every screen
        std::stable_partition(bar_.items.begin(), bar_.items.end(),
                              [](const BarItem& item) { return item.id == "nav.back"; });
    bar_.rect = {screen_.x + margin, screen_.bottom() - margin * 0.85f, screen_.width - 2 * margin, 0};
    stand(bar_);
    place_body();
    for (Rect* part : {&header_.logo, &body_}) {
        part->x += options_.aside_x;
        part->y += options_.aside_y;
    }
    bar_.move(options_.aside_x, options_.aside_y);
}

void Page::place_body() {
    Frame& frame = *frame_;
    Interface& ui = frame.interface;
    float top = header_.all.bottom() + ui.px(landscape_ ? measure::block : measure::section);
    float foot =
        bar_.items.empty() ? screen_.bottom() - (bar_.rect.x - screen_.x) : bar_.rect.y - ui.px(measure::block);
    const float offer = larger_offer_height(frame, bar_.rect.width);
    if (offer > 0) {
        offer_ = {bar_.rect.x, std::round(foot - offer), bar_.rect.width, offer};
        foot = offer_.y - ui.px(measure::gap);
    }
    low_ = foot - top < std::max(ui.px(least_height_mm), least_lines * ui.text().line_height(Style::choice)) &&
           !bar_.items.empty();
    if (low_) {
        landscape_ = false;
        top = header_.all.bottom() + ui.px(measure::gap);
        const auto first =
            std::stable_partition(bar_.items.begin(), bar_.items.end(), [](const BarItem& item) { return item.stays; });
        along_.items.assign(first, bar_.items.end());
        bar_.items.erase(first, bar_.items.end());
        bar_.rect.y = bar_.rect.bottom();
        stand(bar_);
        foot = bar_.items.empty() ? bar_.rect.bottom() : bar_.rect.y - ui.px(measure::gap);
        ui.set_along({[this, offer](Column& column) {
                          if (offer <= 0) return;
                          larger_offer(*frame_, column.take(larger_offer_height(*frame_, column.width())));
                          column.space(measure::block);
                      },
                      [this](Column& column) {
                          column.space(measure::block);
                          along_.rect = {column.x(), 0, column.width(), 0};
                          measure(along_);
                          along_.move(0, column.take(along_.rect.height).y);
                          draw(along_);
                      }});
    }
    body_ = {bar_.rect.x, std::round(top), bar_.rect.width, std::round(foot - top)};
}

/// Is there room for a band of this height beside what can be reached, wide enough for its words?
bool Page::calm_holds(float height) const {
    Interface& ui = frame_->interface;
    return ui.calm().height >= height &&
           ui.calm().width >=
               std::max(ui.px(measure::band), least_capitals / 2 * ui.text().capital_height(Style::choice));
}

bool Page::roomy() const {
    Interface& ui = frame_->interface;
    const float band = std::max(ui.px(measure::band), ui.scroll("band").content);
    const float left = body_.height - band - ui.px(measure::block);
    const bool below =
        body_.height >= ui.px(least_body_mm) && left >= lines_beside_band * ui.text().line_height(Style::choice);
    return (below && !low_) || calm_holds(band);
}

/// The narrowest that a label may get in one line, and in two where that breaks no word.
Page::Need Page::bar_need(const BarItem& item) const {
    Interface& ui = frame_->interface;
    const float around =
        2 * ui.px(measure::gap) + (item.icon == Icon::none ? 0 : ui.text().capital_height(label_style(item)) * 2.1f);
    const float line = std::ceil(ui.text().measure(label_style(item), item.label).width) + 1,
                least = ui.grown(measure::choice);
    Need need{std::max(around + line, least), std::max(around + line, least)};
    for (float share = 0.5f; share < 1; share += 0.1f) {
        if (!ui.text().measure(label_style(item), item.label, {line * share, true, 2}).fits) continue;
        need.in_two = std::max(around + line * share, least);
        break;
    }
    return need;
}

/// Places from `rect.y` down, and their height.
void Page::measure(Bar& bar) const {
    const int count = static_cast<int>(bar.items.size());
    bar.places.clear();
    bar.rect.height = 0;
    if (count == 0) return;
    if (!landscape_ && count > 1 && bar.items.front().stays) {  // upright, what matters most has a row of its own
        Bar first{{bar.items.front()}, bar.rect, {}}, others{{bar.items.begin() + 1, bar.items.end()}, bar.rect, {}};
        measure(first);
        others.rect.y = std::round(first.rect.bottom() + frame_->interface.px(measure::gap));
        measure(others);
        bar.places = std::move(first.places);
        bar.places.insert(bar.places.end(), others.places.begin(), others.places.end());
        bar.rect.height = others.rect.bottom() - bar.rect.y;
        return;
    }
    Interface& ui = frame_->interface;
    const float gap = ui.px(measure::gap);
    std::vector<Need> needs;
    for (const BarItem& item : bar.items) needs.push_back(bar_need(item));

    for (int rows = 1; rows <= count; ++rows) {  // as few rows as hold the labels
        bar.places.clear();
        bool fits = true;
        float y = bar.rect.y;
        for (int row = 0, first = 0; row < rows; ++row) {
            const int across = (count - first + rows - row - 1) / (rows - row);
            const float room = bar.rect.width - gap * static_cast<float>(across - 1);
            std::vector<float> widths;
            float all = 0;
            for (const auto lines : {&Need::in_one, &Need::in_two}) {
                widths.clear();
                for (int i = first; i < first + across; ++i) widths.push_back(needs[std::size_t(i)].*lines);
                all = std::accumulate(widths.begin(), widths.end(), 0.0f);
                if (all <= room) break;
            }
            const float equal = room / static_cast<float>(across);
            fits = fits && all <= room;
            const bool even = *std::max_element(widths.begin(), widths.end()) <= equal;
            for (float& width : widths) width = even ? equal : width + (room - all) / static_cast<float>(across);

            float height = ui.grown(measure::choice);
            auto places = cells({bar.rect.x, y, bar.rect.width, 0}, widths, gap);
            for (std::size_t i = 0; i < places.size(); ++i) {
                const BarItem& item = bar.items[static_cast<std::size_t>(first) + i];
                const float icon = item.icon == Icon::none ? 0 : ui.text().capital_height(label_style(item)) * 2.1f;
                const Wrap wrap{places[i].width - 2 * gap - icon, true, 2};
                height = std::max(height,
                                  std::round(ui.text().measure(label_style(item), item.label, wrap).height + ui.px(5)));
            }
            for (Rect& place : places) place.height = height;
            bar.places.insert(bar.places.end(), places.begin(), places.end());
            y = std::round(y + height + gap);
            first += across;
        }
        bar.rect.height = y - std::round(gap) - bar.rect.y;
        if (fits) break;
    }
}

void Page::Bar::move(float x, float y) {
    rect.x += x;
    rect.y += y;
    for (Rect& place : places) {
        place.x += x;
        place.y += y;
    }
}

/// On its foot, which is where it is now.
void Page::stand(Bar& bar) const {
    measure(bar);
    bar.move(0, std::round(bar.rect.y - bar.rect.height) - bar.rect.y);
}

Column Page::band(float least_mm, Surface surface) {
    Interface& ui = frame_->interface;
    const float height = std::round(std::max(ui.px(least_mm), ui.scroll("band").content));
    const Rect& calm = ui.calm();
    const bool beside = calm_holds(height);  // nothing in it can be touched
    const float margin = body_.x - screen_.x;
    const Rect strip = beside ? Rect{calm.x - margin, calm.bottom() - height, calm.width + 2 * margin, height}
                              : Rect{screen_.x, body_.bottom() - height, screen_.width, height};
    if (beside) ui.set_calm({calm.x, calm.y, calm.width, calm.height - height - ui.px(measure::block)});
    else body_.height -= height + ui.px(measure::block);
    lay_strip(strip, surface);
    return {*frame_,
            {strip.x + margin, strip.y + ui.px(measure::padding), strip.width - 2 * margin,
             height - 2 * ui.px(measure::padding)},
            surface};
}

Column Page::band_above(float rest, Surface surface) {
    Interface& ui = frame_->interface;
    const float gap = ui.px(measure::block), top = body_.y - ui.px(measure::gap);
    const Rect strip{screen_.x, std::round(top), screen_.width, std::round(body_.bottom() - rest - gap - top)};
    body_ = {body_.x, strip.bottom() + gap, body_.width, rest};
    lay_strip(strip, surface);
    return {*frame_, inset(strip, body_.x - screen_.x, ui.px(measure::padding)), surface};
}

/// A field of its own, from edge to edge.
void Page::lay_strip(const Rect& strip, Surface surface) const {
    Interface& ui = frame_->interface;
    ui.canvas().AddRectFilled({strip.x, strip.y}, {strip.right(), strip.bottom()},
                              tones(ui.theme(), surface).background.packed());
    if (!ui.theme().flat) return;
    for (const float y : {strip.y, strip.bottom()})
        ui.canvas().AddLine({strip.x, y}, {strip.right(), y}, ui.theme().line.packed(), ui.px(measure::outline));
}

void Page::fit(float needed) {
    Interface& ui = frame_->interface;
    needed += 2 * ui.px(measure::padding);
    if (std::abs(needed - ui.scroll("band").content) > 0.5f) ui.wake_in(0);
    ui.scroll("band").content = needed;
}

Column Page::whole() { return {*frame_, body_, options_.surface}; }

Column Page::lead(float share) {
    if (!landscape_) return whole();
    const float gap = frame_->interface.px(measure::section);
    split_ = std::round(body_.x + (body_.width - gap) * share);
    return {*frame_, {body_.x, body_.y, split_ - body_.x, body_.height}, options_.surface};
}

Column Page::follow(const Column& lead) {
    Interface& ui = frame_->interface;
    if (landscape_) {
        const float x = split_ + ui.px(measure::section);
        return {*frame_, {x, body_.y, body_.right() - x, body_.height}, options_.surface};
    }
    const float y = std::round(lead.y() + ui.px(measure::section));
    return {*frame_, {body_.x, y, body_.width, body_.bottom() - y}, options_.surface};
}

void Page::draw(const Bar& bar) {
    Frame& frame = *frame_;
    bool back = frame.interface.touch().asked(Command::back);  // the key does what the button does
    for (std::size_t i = 0; i < bar.places.size(); ++i) {
        const BarItem& item = bar.items[i];
        const bool pressed = button(frame, bar.places[i], item.id, item.label,
                                    {item.look, item.icon, item.enabled, false, options_.surface});
        const bool way_back = item.enabled && (item.icon == Icon::back || item.id == "nav.back");
        if (!pressed && !(way_back && std::exchange(back, false))) continue;
        activated_ = item.id;
        if (item.action) frame.actions.push_back(*item.action);
    }
}

std::string Page::finish() {
    Frame& frame = *frame_;
    if (!low_ && offer_.height > 0) larger_offer(frame, offer_);
    draw(bar_);
    if (frame.interface.touch().asked(Command::help) && frame.model.visit.here && frame.derived.screen != Screen::keys)
        frame.actions.emplace_back(action::Open{Screen::keys});
    draw_header(frame, header_, options_.surface, options_.tools);
    return activated_;
}

}  // namespace milepost::ui
