#include <algorithm>

#include "ui/road/other_roads.h"
#include "ui/road/road_map.h"
#include "ui/road/rough.h"
#include "ui/road/sheets.h"
#include "ui/road/why_view.h"
#include "ui/screens/screens.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui::screens {

const CredentialResult& shown(const Frame& frame) {
    const Evaluation& evaluation = *frame.derived.now;
    for (const CredentialResult& result : evaluation.credentials) {
        if (result.credential->id == frame.model.visit.credential) return result;
    }
    return evaluation.best();
}

namespace {

/// What the last answer did to the road, or what this one trades for the best.
std::string change(const Frame& frame, const CredentialResult& result, std::size_t road) {
    const Plan& plan = road_of(result, road);
    if (road != 0) {
        return frame.words("roadmap.others.trade", {{"place", place_change(result.plan, plan)},
                                                    {"trade", trade_phrase(frame.words, result.plan, plan)}});
    }
    if (!frame.derived.before || !frame.model.visit.credential.empty() || result.status == Status::held) return {};
    return answer_phrase(frame.words, frame.derived.before->best().plan, plan);
}

/// How much is said above the road, the most first.
enum class Head { whole, title, line, none };

class Roadmap {
  public:
    explicit Roadmap(Frame& frame)
        : frame_(frame),
          words_(frame.words),
          result_(shown(frame)),
          road_(road_asked_for(frame.model, result_)),
          page_(frame, {.bar = bar()}),
          map_(frame, result_, road_),
          calm_title_(has_calm_title()) {}

    void draw() {
        // As much above the road as lets its signs say what, when and for how much; otherwise what lets them say most.
        Head head = Head::none;
        Detail most = Detail::mark;
        bool fits = false;
        for (const Head one : {Head::whole, Head::title, Head::line, Head::none}) {
            Column column(frame_, page_.body());
            const Detail detail = map_.lay(below(head_height(column, one)));
            if (!map_.fits() || (fits && detail >= most)) continue;
            head = one, most = detail, fits = true;
            if (detail <= Detail::plain) break;
        }
        if (fits && !page_.low()) {
            Column column = page_.whole();
            say_head(column, head);
            map_.lay(below(column.used() - page_.body().y));
            map_.draw();
        } else {
            scrolled(frame_, "road", page_.body(), [&](Column& column) { draw_higher(column); });
        }
        page_.finish();
        road_sheet(frame_, result_, road_);
    }

  private:
    [[nodiscard]] std::vector<BarItem> bar() const {
        return {{"take_home.open", words_("nav.take_home"), action::Open{Screen::take_home}, Look::start, Icon::none,
                 true, true},
                {"nav.back", words_("nav.answers"), action::Back{}, Look::plain, Icon::back},
                {sheets::more, words_("road.more"), action::ShowSheet{sheets::more}}};
    }

    /// Where letters are so large for a display that the road has no room: as high as it needs to be.
    void draw_higher(Column& column) {
        say_head(column, Head::title);
        column.space(measure::block);
        constexpr float more = 1.25f;
        float height = std::max(column.left(), page_.body().height * 0.5f);
        while (map_.lay({column.x(), column.y(), column.width(), height}) > Detail::name) height *= more;
        map_.draw();
        column.take(height);
    }

    [[nodiscard]] Rect below(float used) const {
        const Rect& body = page_.body();
        const float gap = used > 0 ? frame_.interface.px(measure::block) : 0;
        return {body.x, body.y + used + gap, body.width, body.height - used - gap};
    }

    [[nodiscard]] std::string title() const {
        return rough_title(frame_, title_phrase(words_, *frame_.derived.now, result_, road_of(result_, road_)));
    }

    [[nodiscard]] bool best() const { return &result_ == &frame_.derived.now->best() && road_ == 0; }

    /// In reach mode the title stands beside what can be reached, and takes nothing of the road's room.
    [[nodiscard]] bool has_calm_title() const {
        Interface& ui = frame_.interface;
        const Rect& calm = ui.calm();
        if (calm.width < ui.px(measure::band)) return false;
        const Extent extent = ui.text().measure(Style::title, title(), {calm.width, true, 0});
        return extent.fits && extent.height <= calm.height;
    }

    /// What the head says, in lines; the last row holds what can be touched and what just changed.
    struct Said {
        Style style;
        std::string text;
    };
    [[nodiscard]] std::vector<Said> lines(Head head) const {
        if (head == Head::none || calm_title_) return {};
        std::vector<Said> all{{head == Head::line    ? Style::strong
                               : head == Head::title ? Style::heading
                                                     : Style::title,
                               title()}};
        const std::string window = window_phrase(frame_, result_, road_of(result_, road_));
        if (head == Head::line) return all;
        if (!window.empty()) all.push_back({Style::body, window});
        if (const std::string rough = rough_phrase(words_, *frame_.derived.now, frame_.derived.standing.interview.left);
            head == Head::whole && !rough.empty())
            all.push_back({Style::body, rough});
        if (head == Head::whole && best()) all.push_back({Style::body, because_phrase(words_, *frame_.derived.now)});
        return all;
    }

    float head_height(Column& column, Head head) {
        float height = 0;
        for (const Said& line : lines(head)) {
            height += frame_.interface.text().measure(line.style, line.text, {column.width()}).height +
                      frame_.interface.px(measure::tight);
        }
        return height + (head == Head::none ? 0 : tags_height());
    }

    [[nodiscard]] bool has_tags() const {
        return warns(frame_, result_) || frame_.derived.standing.interview.left > 0 ||
               !change(frame_, result_, road_).empty();
    }
    [[nodiscard]] float tags_height() const {
        return has_tags() ? frame_.interface.grown(measure::target) + frame_.interface.px(measure::gap) : 0;
    }

    void say_head(Column& column, Head head) {
        if (calm_title_) ui::title(column, title());
        else if (head == Head::none)  // the star says it; who listens hears it first
            state_node(frame_, "heading.1", Role::heading, plain(title()), {column.x(), column.y(), column.width(), 1});
        if (head == Head::none) return;
        bool first = true;
        for (const Said& line : lines(head)) {
            if (!first) column.space(measure::tight);
            say(column, line.style, line.text, first ? Role::heading : Role::text);
            first = false;
        }
        if (!has_tags()) return;
        column.space(measure::gap);
        Rect row = column.take(frame_.interface.grown(measure::target));
        const float gap = frame_.interface.px(measure::gap);
        const auto tag = [&](const char* id, const std::string& label, Icon icon, Look look, Action action) {
            const Rect place{row.x, row.y, button_width(frame_, label, icon), row.height};
            if (button(frame_, place, id, label, {.look = look, .icon = icon}))
                frame_.actions.push_back(std::move(action));
            row.x += place.width + gap;
        };
        if (frame_.derived.standing.interview.left > 0)
            tag("roadmap.exact", words_("roadmap.exact"), Icon::edit, Look::primary, action::MakeExact{});
        if (warns(frame_, result_)) {
            tag(sheets::cautions, words_("roadmap.cautions"), Icon::flag, Look::plain,
                action::ShowSheet{sheets::cautions});
        }
        if (const std::string what = change(frame_, result_, road_); !what.empty()) {
            const Rect size = pill_size(frame_, what);
            if (row.x + size.width <= column.x() + column.width())
                pill(frame_, row.x, row.y + (row.height - size.height) / 2, what);
        }
    }

    Frame& frame_;
    const Words& words_;
    const CredentialResult& result_;
    std::size_t road_;
    Page page_;
    RoadMap map_;
    bool calm_title_;
};

}  // namespace

void roadmap(Frame& frame) { Roadmap(frame).draw(); }

}  // namespace milepost::ui::screens
