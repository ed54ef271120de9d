#include "ui/road/road_strip.h"

#include <algorithm>

#include "ui/base/interface.h"
#include "ui/road/milestones.h"
#include "ui/road/road_path.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui {
namespace {

constexpr float road_width = 8, dash_length = 5, dash_width = 0.8f, milestone_radius = 5.6f, star_radius = 8, wave = 34,
                swing = 5, most_slack = 3.5f, most_bend = 30;  // mm
constexpr float tick = 4;                                      // mm
/// months; the strip spans whole years, so that a road that got shorter is seen to be shorter
constexpr int year = 12;

/// How long the best road is; while that is still open, the least of any road: what matters most was not asked yet.
std::string length_phrase(const Words& words, const Evaluation& evaluation) {
    const Plan& plan = evaluation.best().plan;
    if (still_open(plan)) {
        int months = plan.months.min, usd = plan.cost_usd.min;
        const auto count = [&](const Plan& road) {
            months = std::min(months, road.months.min);
            usd = std::min(usd, road.cost_usd.min);
        };
        for (const CredentialResult& result : evaluation.credentials) {
            count(result.plan);
            std::for_each(result.others.begin(), result.others.end(), count);
        }
        if (months == 0 && usd == 0) return words("question.road.begin");  // they may hold one already
        return words("question.road.from", {{"months", months_phrase(words, exactly(months))},
                                            {"money", money_phrase(words, exactly(usd), true)}});
    }
    return words("question.road.to", {{"months", months_phrase(words, plan.months)},
                                      {"money", money_phrase(words, plan.cost_usd, plan.priced)}});
}

/// A sign beside the road, and the step that it is of.
struct Sign {
    float x;
    const Step* step;
};

/// How a road on its side bends: to and fro by so many pixels, in stretches of so many.
struct Bends {
    float by, each;
};

/// The line of a road on its side: what is wound through.
std::vector<ImVec2> waves(float left, float right, float mid, Bends to) {
    const int bends = std::max(1, int((right - left) / to.each));
    std::vector<ImVec2> through;
    for (int bend = 0; bend <= bends; ++bend) {
        const float aside = bend == 0 || bend == bends ? 0 : to.by * (bend % 2 == 0 ? 0.5f : -0.5f);
        through.push_back({left + (right - left) * float(bend) / float(bends), mid + aside});
    }
    return through;
}

/// A road of which no more is known than that it leads to the star.
void lay_unshaped_road(Interface& ui, const Tones& tone, float left, float right, float mid, float px, Bends bends) {
    const Theme& theme = ui.theme();
    const float line = measure::outline * px;
    const RoadPath path = RoadPath::winding(waves(left, right, mid, bends), false);
    const Colour road = mix(tone.background, tone.ink, 0.28f);
    draw_road(ui.canvas(), path, {road_width * px, 0, road, road});
    const ImVec2 today = path.at(0), end = path.at(1);
    draw_milestone(ui.canvas(), today.x, today.y, 3.2f * px, theme.card, theme.mark_line, line);
    draw_star(ui.canvas(), end.x, end.y, star_radius * px, theme.mark, theme.mark_line, line);
}

/// The road on its side, from `left` as far as `right`, where the certificate is; `px` pixels to a millimetre of its
/// drawing. Returns the signs that had room.
std::vector<Sign> lay_road(Interface& ui, Surface surface, const Plan& plan, float left, float right, float mid,
                           float px, Bends bends) {
    const Theme& theme = ui.theme();
    ImDrawList& canvas = ui.canvas();
    const bool on_road = surface == Surface::road && !theme.flat;
    const float line = measure::outline * px, in_all = float(std::max(1, plan.months.max));
    struct Stop {
        float share, slack;
        const Step* step = nullptr;  ///< that has a sign
    };
    std::vector<Stop> stops{{0, 0}};
    const auto stop = [&](Interval at, const Step* step) {
        stops.push_back({float(at.max) / in_all, float(at.max - at.min), step});
    };
    for (const Stage& stage : plan.stages) {
        if (stage.step->kind == StepKind::renewal || float(stage.end.max) / in_all <= stops.back().share ||
            stage.end.max >= plan.months.max)
            continue;
        stop(stage.end, stage.step->kind == StepKind::paperwork ? nullptr : stage.step);
    }
    stop(plan.months, nullptr);

    const std::vector<ImVec2> through = waves(left, right, mid, bends);
    std::vector<float> halves;
    std::size_t next = 1;
    for (const ImVec2& bend : through) {
        const float share = (bend.x - left) / std::max(1.0f, right - left);
        while (next + 1 < stops.size() && stops[next].share < share) ++next;
        const Stop &from = stops[next - 1], &to = stops[next];
        const float slack =
            from.slack +
            (to.slack - from.slack) * std::min(1.0f, (share - from.share) / std::max(0.01f, to.share - from.share));
        halves.push_back((road_width / 2 + 1 + std::min(most_slack, 0.2f * slack)) * px);
    }
    const RoadPath path = RoadPath::winding(through, false);
    std::vector<float> months;
    for (int m = 0; m <= plan.months.max; ++m) months.push_back(float(m) / in_all);

    const Tones tone = tones(theme, surface);
    const Colour road = on_road ? tone.ink : theme.road, dash = on_road ? tone.background : theme.on_road;
    draw_uncertainty(canvas, path, halves, on_road ? mix(tone.background, tone.ink, 0.28f) : theme.road_shade);
    draw_road(canvas, path, {road_width * px, 0, road, dash});
    draw_months(canvas, path, months, dash_length * px, dash_width * px, dash);
    draw_milestone(canvas, through[0].x, through[0].y, 3.2f * px, theme.card, theme.mark_line, line);
    const float end = through.back().x - star_radius * px;
    float taken = left + 3.2f * px;  // signs that would hide each other are left out; the roadmap shows them all
    std::vector<Sign> signs;
    for (const Stop& one : stops) {
        const ImVec2 at = path.at(one.share);
        if (one.step == nullptr || at.x - milestone_radius * px < taken || at.x + milestone_radius * px > end) continue;
        draw_milestone(canvas, at.x, at.y, milestone_radius * px, theme.mark, theme.mark_line, line,
                       icon_of(one.step->kind));
        taken = at.x + milestone_radius * px;
        signs.push_back({at.x, one.step});
    }
    draw_star(canvas, through.back().x, through.back().y, star_radius * px, theme.mark, theme.mark_line, line);
    return signs;
}

/// What stands below or above the road, each at its point. Who comes first has its place; a later one only where it has
/// room.
class Row {
  public:
    Row(Frame& frame, Surface surface, float left, float right, float y)
        : frame_(frame), surface_(surface), left_(left), right_(right), y_(y) {}

    [[nodiscard]] float width(const std::string& text) const {
        return frame_.interface.text().measure(Style::caption, text).width;
    }

    /// As near to `x` as it can be from `least` on; false where it has no room.
    bool write_near(const std::string& text, float x, float least) {
        const float wide = width(text), from = std::max(least, std::min(x - wide / 2, right_ - wide)),
                    apart = frame_.interface.px(measure::tight);
        const auto meets = [&](const Rect& other) {
            return from - apart < other.right() && other.x < from + wide + apart;
        };
        if (from + wide > right_ + 1 || std::any_of(taken_.begin(), taken_.end(), meets)) return false;
        taken_.push_back({from, y_, wide, 1});
        const Tones tone = tones(frame_.interface.theme(), surface_);
        frame_.interface.text().draw(frame_.interface.canvas(), Style::caption, text, from, y_, {tone.ink, tone.ink});
        return true;
    }
    /// At `x` or not at all.
    bool write(const std::string& text, float x) { return x >= left_ && x <= right_ && write_near(text, x, left_); }

  private:
    Frame& frame_;
    Surface surface_;
    float left_, right_, y_;
    std::vector<Rect> taken_;
};

}  // namespace

std::vector<const CredentialResult*> best_first(const Evaluation& evaluation) {
    std::vector<const CredentialResult*> all{&evaluation.best()};
    for (const CredentialResult& result : evaluation.credentials)
        if (&result != &evaluation.best()) all.push_back(&result);
    return all;
}

int scale_of(const std::vector<const Evaluation*>& all) {
    int most = 12;
    for (const Evaluation* evaluation : all)
        for (const CredentialResult& result : evaluation->credentials) most = std::max(most, result.plan.months.max);
    return most;
}

void road_lane(Frame& frame, Surface surface, const Plan& plan, const Rect& rect, int scale) {
    Interface& ui = frame.interface;
    const Tones tone = tones(ui.theme(), surface);
    const float px = rect.height / (swing + road_width + 2 + 2 * most_slack), star = star_radius * px,
                mid = rect.y + rect.height / 2;
    const float left = rect.x + 4 * px, right = rect.right() - star;
    const float reach = left + std::max(2 * star, (right - left) * float(plan.months.max) / float(std::max(scale, 1)));
    draw_dotted(ui.canvas(), RoadPath::winding({{std::min(reach, right), mid}, {right + 1, mid}}, false), 1.2f * px, 0,
                1, ui.theme().flat ? tone.ink : mix(tone.background, tone.ink, 0.45f));
    lay_road(ui, surface, plan, left, std::min(reach, right), mid, px, {swing * px, wave * px});
}

float road_strip(Column& column) {
    Frame& frame = column.frame();
    Interface& ui = column.interface();
    const Words& words = frame.words;
    const Plan& plan = frame.derived.now->best().plan;
    // Of someone of whom nothing is known, a road says nothing.
    const auto begun = [](const Answers& answers) {
        return std::any_of(answers.begin(), answers.end(), [](const auto& answer) { return answer.has_value(); });
    };
    // A road is compared only with one whose length was told.
    const bool known_before = frame.derived.before && begun(*frame.derived.before_of) && !still_open(plan) &&
                              !still_open(frame.derived.before->best().plan);
    const Plan* before = known_before ? &frame.derived.before->best().plan : nullptr;
    float px = ui.px(1);

    const std::string length =
        begun(frame.model.visit.answers) ? length_phrase(words, *frame.derived.now) : words("question.road.begin");
    const std::string change = before != nullptr ? answer_phrase(words, *before, plan) : std::string();
    const float right_edge = column.x() + column.width();
    const bool beside = column.width() > 7 * column.rect().height;  // low and wide: the road lies beside the words
    const float words_end = column.x() + ui.text().measure(Style::caption, words("question.road")).width;
    const Rect size = pill_size(frame, change);
    const bool at_the_end = !change.empty() && !beside && words_end + ui.px(measure::gap) + size.width <= right_edge;
    if (at_the_end) pill(frame, right_edge - size.width, column.y(), change);
    caption(column, words("question.road"));
    const float width = ui.text().measure(Style::heading, length, {.width = column.width()}).width;
    say(column, Style::heading, length);
    if (!change.empty() && !at_the_end) {
        column.space(measure::tight);
        pill(column, change);
    }
    const float road_x = beside ? column.x() + std::max(std::max(width, change.empty() ? 0 : size.width) + 16 * px,
                                                        column.width() * 0.4f)
                                : column.x();

    const float spoken = column.used() - column.rect().y, below_road = ui.text().line_height(Style::caption);
    constexpr float half_mm = swing / 2 + road_width / 2 + 1 + most_slack, largest = 1.9f;
    const float room = beside ? 0 : column.rect().height - spoken - below_road;  // it is as large as that lets it be
    px *= std::clamp(room / (2 * half_mm * px), 1.0f, largest);
    const float more = std::clamp(room - 2 * half_mm * px, 0.0f, ui.px(most_bend));
    const Bends bends{swing * px + more, wave * px};
    const float star = star_radius * px, half = half_mm * px + more / 2, lane = 2 * half + below_road;
    column.space(std::max(0.0f, room - 2 * half) / 2 / ui.px(1));
    const float top = beside ? column.rect().y + std::max(0.0f, (spoken - lane) / 2) : column.y(), mid = top + half;
    column.take(beside ? std::max(0.0f, lane - spoken) : lane);
    const float left = road_x + 4 * px, right = right_edge - star;
    const int longest = std::max({plan.months.max, before != nullptr ? before->months.max : 0, 1});
    const int scale = still_open(plan) ? longest : (longest + year - 1) / year * year;
    const auto x_of = [&](float months) { return left + (right - left) * std::min(1.0f, months / float(scale)); };
    const float reach =
        ui.animate("road.reach", float(plan.months.max), float(before != nullptr ? before->months.max : 0));
    const Tones tone = column.tones();
    draw_dotted(ui.canvas(), RoadPath::winding({{x_of(reach), mid}, {right + 1, mid}}, false), 1.2f * px, 0, 1,
                ui.theme().flat ? tone.ink : mix(tone.background, tone.ink, 0.45f));
    const bool moved = before != nullptr && before->months.max != plan.months.max;
    if (moved) {  // where it stood
        draw_star(ui.canvas(), x_of(float(before->months.max)), mid, star * 0.72f, tone.background, tone.ink,
                  ui.px(measure::outline));
    }
    std::vector<Sign> signs;
    if (still_open(plan)) lay_unshaped_road(ui, tone, left, right, mid, px, bends);
    else signs = lay_road(ui, column.surface(), plan, left, x_of(reach), mid, px, bends);
    const float ahead = x_of(std::max(reach, float(longest))) + star;
    Row ruler(frame, column.surface(), ahead, right_edge, mid - tick / 2 * px - ui.text().line_height(Style::caption));
    for (int month = year; month <= scale && !still_open(plan); month += year) {
        const float x = x_of(float(month));
        if (x <= ahead || !ruler.write(words("question.road.years", {{"n", double(month) / year}}), x)) continue;
        ui.canvas().AddLine({x, mid - tick / 2 * px}, {x, mid + tick / 2 * px}, tone.ink.packed(),
                            ui.px(measure::outline));
    }
    Row below(frame, column.surface(), road_x, right_edge, mid + half);
    const std::string today = words("question.today"),
                      certified = words(state_at_the_end(words, *frame.derived.now, plan).empty() ? "question.certified"
                                                                                                  : "question.ready");
    const float beside_today = road_x + below.width(today) + 4 * px;
    below.write_near(certified, x_of(reach),
                     beside_today + below.width(certified) <= right_edge ? beside_today : road_x);
    below.write_near(today, road_x, road_x);
    for (const Sign& sign : signs) below.write(words("step." + sign.step->id + ".name"), sign.x);
    if (moved) below.write(words("question.before"), x_of(float(before->months.max)));
    const float least = beside ? std::max(lane, spoken) : spoken + 2 * half_mm * ui.px(1) + below_road;
    state_node(frame, "road.so_far", Role::image, words("question.road") + ": " + length,
               {left, mid - star, right - left, 2 * star});
    return least;
}

}  // namespace milepost::ui
