#include "ui/desk/desk_pages.h"
#include "ui/widgets/pin_pad.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui::screens {
namespace {

/// On a display of its own while no counselor is at it: nothing of the person.
void closed(Frame& frame) {
    Page page(frame, {.tools = frame.model.visit.here});  // of whose looks, where nobody is?
    Column column = page.lead(0.5f);
    title(column, frame.words("desk.closed"));
    paragraph(column, frame.words("desk.closed.lead"));
    if (button(column, "desk.open", frame.words("desk.open"), {.look = Look::primary}))
        by_staff(frame, staff::Open{true});
    page.finish();
}

}  // namespace

void desk(Frame& frame) {
    if (!frame.model.desk.open) return closed(frame);
    if (!frame.derived.now) return desk_between_people(frame);
    const DeskPage here = frame.model.desk.page;
    std::vector<BarItem> bar{
        {"desk.leave", frame.words("desk.leave"), action::AtDesk{desk::Leave{}}, Look::plain, Icon::back}};
    for (int p = 0; p < desk_pages; ++p) {
        const auto page = DeskPage(p);
        const std::string id = "desk.page." + std::string(name(page));
        bar.push_back(
            {id, frame.words(id), action::AtDesk{desk::Show{page}}, page == here ? Look::primary : Look::plain});
    }
    Page page(frame, {.bar = std::move(bar)});
    switch (here) {
        case DeskPage::say: desk_say(frame, page); break;
        case DeskPage::trace: desk_trace(frame, page); break;
        case DeskPage::what_if: desk_what_if(frame, page); break;
        case DeskPage::fill_in: desk_fill_in(frame, page); break;
        case DeskPage::hand_over: desk_hand_over(frame, page); break;
    }
    page.finish();
}

}  // namespace milepost::ui::screens
