#include "core/session/idle.h"
#include "ui/base/interface.h"
#include "ui/desk/desk_pages.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui::screens {
namespace {

/// The rows, in two columns where there is room.
void in_columns(Column& column, const Page& page, const std::vector<FactRow>& rows,
                const std::function<std::string(std::size_t)>& mark,
                const std::function<void(std::size_t, Interval)>& set) {
    const bool two = page.landscape() && column.frame().model.settings.text == TextSize::small && rows.size() > 6;
    auto columns = column.columns(two ? 2 : 1, measure::section);
    const auto lines = [](const FactRow& row) {
        return row.options.size() > 5 && row.options.size() < 20 ? 2U : 1U;
    };  // a map is one button
    std::size_t all = 0, half = 0;
    for (const FactRow& row : rows) all += lines(row);
    for (std::size_t above = 0; half < rows.size() && (!two || 2 * above + lines(rows[half]) <= all); ++half)
        above += lines(rows[half]);
    fact_rows(columns.front(), {rows.begin(), rows.begin() + std::ptrdiff_t(half)}, mark, set);
    if (two) fact_rows(columns.back(), {rows.begin() + std::ptrdiff_t(half), rows.end()}, mark, set);
    column.below(columns);
}

}  // namespace

void desk_between_people(Frame& frame) {
    const Words& words = frame.words;
    const bool kept = frame.model.farewell && frame.model.farewell->kept;
    Page page(frame,
              {.bar = {{"desk.leave", words("desk.leave"), action::AtDesk{desk::Leave{}}, Look::plain, Icon::back}},
               .tools = false});
    scrolled(frame, "desk.next", page.whole().rest(), [&](Column& column) {
        title(column, words("desk.next"));
        const Millis seconds = kept ? (farewell_left(frame.world, frame.model) + 999) / 1000 : 0;
        const auto left = double(seconds);
        paragraph(column, words("desk.next.lead", {{"n", left}}));
        column.space(measure::gap);
        // What is asked first is enough to begin with; then there is all that follows from it.
        std::vector<FactRow> first = frame.derived.desk.rows;
        std::erase_if(first, [&](const FactRow& row) { return row.question != frame.derived.standing.next; });
        const std::size_t before = frame.actions.size();
        in_columns(
            column, page, first, [](std::size_t) { return std::string(); },
            [&](std::size_t q, Interval value) {
                frame.actions.emplace_back(action::Answer{q, value});
            });
        if (frame.actions.size() > before)
            frame.actions.emplace(frame.actions.begin() + std::ptrdiff_t(before), action::AtDesk{desk::Begin{}});
        if (!kept) return;
        column.space(measure::section);
        const std::string undo = words("desk.undo", {{"n", left}});
        const Rect row = column.take(frame.interface.grown(measure::target) * 1.15f);
        if (button(frame, {row.x, row.y, std::min(row.width, button_width(frame, undo, Icon::back)), row.height},
                   "farewell.undo", undo, {.icon = Icon::back}))
            frame.actions.emplace_back(action::TakeBack{});
    });
    page.finish();
}

void desk_fill_in(Frame& frame, Page& page) {
    const Words& words = frame.words;
    const auto& rows = frame.derived.desk.rows;
    const auto set = [&](std::size_t q, Interval value) { frame.actions.push_back(action::Answer{q, value}); };
    if (frame.model.desk.asked) {
        Column whole = page.whole();
        if (asked_map(whole, rows, set)) return;
    }
    const auto mark = [&](std::size_t q) {
        if (frame.model.visit.by_counselor.contains(q)) return words("desk.by_counselor");
        if (frame.model.visit.answers[q]) return words("desk.by_applicant");
        for (const FactRow& row : rows)
            if (row.question == q && !row.matters) return words("desk.cannot_matter");
        return std::string();
    };
    scrolled(frame, "desk.fill_in", page.whole().rest(), [&](Column& column) {
        ends(column, Style::heading, desk_title(frame), Style::strong, desk_figures(frame));
        caption(column, words("desk.fill_in.lead", {{"n", double(frame.model.visit.by_counselor.size())}}));
        column.space(measure::tight);
        in_columns(column, page, rows, mark, set);
    });
}

}  // namespace milepost::ui::screens
