#include <algorithm>
#include <cmath>
#include <utility>

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
          title_(rough_title(frame, title_phrase(words_, *frame.derived.now, result_, road_of(result_, road_)))),
          window_(window_phrase(frame, result_, road_of(result_, road_))),
          change_(change(frame, result_, road_)),
          tags_(tags()),
          calm_title_(has_calm_title()) {}

    void draw() {
        if (!frame_.model.visit.sheet.empty()) frame_.interface.touch().will_be_covered();
        // As much above the road as lets its signs say what, when and for how much; otherwise what lets them say most.
        Head head = Head::none;
        Detail most = Detail::mark;
        Rect room;
        bool fits = false;
        for (const Head one : {Head::whole, Head::title, Head::line, Head::none}) {
            const Rect left = below(head_height(page_.body().width, one));
            const Detail detail = map_.lay(left);
            if (!map_.fits() || (fits && detail >= most)) continue;
            head = one, most = detail, room = left, fits = true;
            if (detail <= Detail::plain || (head == Head::line && detail <= Detail::brief)) break;
        }
        if (fits && !page_.low()) {
            Column column = page_.whole();
            say_head(column, head);
            map_.lay(room);
            map_.draw();
        } else {
            scrolled(frame_, "road", page_.body(), [&](Column& column) { draw_higher(column); });
        }
        page_.finish();
        road_sheet(frame_, result_, road_, map_.milestones());
    }

  private:
    [[nodiscard]] std::vector<BarItem> bar() const {
        const std::string answers = words_("nav.answers");
        std::string more = words_("road.more");
        const float both =
            button_width(frame_, answers, Icon::back) + frame_.interface.px(measure::gap) + button_width(frame_, more);
        if (both > frame_.interface.area().width - 2 * page_margin(frame_)) more = words_("road.more.short");
        return {{"take_home.open", words_("nav.take_home"), action::Open{Screen::take_home}, Look::start, Icon::none,
                 true, true},
                {"nav.back", answers, action::Back{}, Look::plain, Icon::back},
                {sheets::more, more, action::ShowSheet{sheets::more}}};
    }

    /// Where letters are so large for a display that the road has no room: as high as it needs to be.
    void draw_higher(Column& column) {
        say_head(column, Head::title);
        column.space(measure::block);
        constexpr float more = 1.25f;
        float height = std::max(column.left(), page_.body().height * 0.5f);
        for (int tries = 0; tries < 12; ++tries, height *= more)  // a word may be too wide at any height
            if (map_.lay({column.x(), column.y(), column.width(), height}) <= Detail::name) break;
        map_.draw();
        column.take(height);
    }

    [[nodiscard]] Rect below(float used) const {
        const Rect& body = page_.body();
        const float gap = used > 0 ? frame_.interface.px(measure::block) : 0;
        return {body.x, body.y + used + gap, body.width, body.height - used - gap};
    }

    [[nodiscard]] bool best() const { return &result_ == &frame_.derived.now->best() && road_ == 0; }

    /// In reach mode the title stands beside what can be reached, and takes nothing of the road's room.
    [[nodiscard]] bool has_calm_title() const {
        Interface& ui = frame_.interface;
        const Rect& calm = ui.calm();
        if (calm.width < ui.px(measure::band)) return false;
        const Extent extent = ui.text().measure(Style::title, title_, {calm.width, true, 0});
        return extent.fits && extent.height <= calm.height;
    }

    /// What the head says, in lines; the last row holds what can be touched and what just changed.
    struct Said {
        Style style;
        std::string text;
    };
    [[nodiscard]] std::vector<Said> lines(Head head) const {
        std::vector<Said> all;
        if (head != Head::none && !calm_title_) {
            const Style style = head == Head::line    ? Style::strong
                                : head == Head::title ? Style::heading
                                                      : Style::title;
            all.push_back({style, title_});
        }
        if (!window_.empty()) all.push_back({Style::body, window_});
        if (head != Head::whole) return all;
        if (road_of(result_, road_).scarce) all.push_back({Style::body, words_("road.scarce.head")});
        const std::string rough = rough_phrase(words_, *frame_.derived.now, frame_.derived.standing.interview.left);
        if (!rough.empty()) all.push_back({Style::body, rough});
        if (best()) all.push_back({Style::body, because_phrase(words_, *frame_.derived.now)});
        return all;
    }

    /// What can be touched in the head.
    struct Tag {
        const char* id;
        std::string label;
        Icon icon;
        Look look;
        Action action;
    };
    [[nodiscard]] std::vector<Tag> tags() const {
        std::vector<Tag> all;
        if (frame_.derived.standing.interview.left > 0)
            all.push_back({"roadmap.exact", words_("roadmap.exact"), Icon::edit, Look::primary, action::MakeExact{}});
        if (warns(frame_, result_)) {
            all.push_back({sheets::cautions, words_("roadmap.cautions"), Icon::flag, Look::plain,
                           action::ShowSheet{sheets::cautions}});
        }
        all.push_back({"job.open", words_("nav.job"), Icon::people, Look::plain, about_the_job(frame_)});
        return all;
    }
    /// Their places, below each other where they have no room in one row, and the foot of the last.
    std::pair<std::vector<Rect>, float> places(const Rect& room) {
        Interface& ui = frame_.interface;
        const float gap = ui.px(measure::gap), line = ui.text().line_height(Style::strong);
        std::vector<Rect> at;
        float x = room.x, y = room.y, foot = room.y;
        for (const Tag& tag : tags_) {
            const float wanted = button_width(frame_, tag.label, tag.icon), width = std::min(wanted, room.width);
            const float lines = wanted > width ? 2 : 1;
            if (x > room.x && x + width > room.right()) x = room.x, y = foot + gap;
            at.push_back({x, y, width, std::round(std::max(ui.grown(measure::target), lines * line + gap))});
            foot = std::max(foot, at.back().bottom());
            x += width + gap;
        }
        return {at, foot};
    }

    float head_height(float width, Head head) {
        Interface& ui = frame_.interface;
        float height = 0;
        for (const Said& line : lines(head))
            height += ui.text().measure(line.style, line.text, {width}).height + ui.px(measure::tight);
        if (head == Head::none) return height;
        if (!tags_.empty()) height += places({0, 0, width, 0}).second + ui.px(measure::gap);
        if (!change_.empty()) {
            height +=
                ui.text().measure(Style::strong, change_, {width - ui.px(8), true}).height + ui.px(2 * measure::gap);
        }
        return height;
    }

    void say_head(Column& column, Head head) {
        if (calm_title_) ui::title(column, title_);
        else if (head == Head::none)  // the star says it; who listens hears it first
            state_node(frame_, "heading.1", Role::heading, plain(title_), {column.x(), column.y(), column.width(), 1});
        bool heads = head != Head::none && !calm_title_;
        for (const Said& line : lines(head)) {
            say(column, line.style, line.text, heads ? Role::heading : Role::text);
            column.space(measure::tight);
            heads = false;
        }
        if (head == Head::none) return;
        const auto [at, foot] = places(column.rest());
        for (std::size_t i = 0; i < tags_.size(); ++i) {
            const Tag& tag = tags_[i];
            if (button(frame_, at[i], tag.id, tag.label, {.look = tag.look, .icon = tag.icon}))
                frame_.actions.push_back(tag.action);
        }
        if (!tags_.empty()) {
            column.take(foot - column.y());
            column.space(measure::gap);
        }
        if (!change_.empty()) pill(column, change_);
    }

    Frame& frame_;
    const Words& words_;
    const CredentialResult& result_;
    std::size_t road_;
    Page page_;
    RoadMap map_;
    std::string title_, window_, change_;
    std::vector<Tag> tags_;
    bool calm_title_;
};

}  // namespace

void roadmap(Frame& frame) { Roadmap(frame).draw(); }

}  // namespace milepost::ui::screens
