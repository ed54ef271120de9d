#include "ui/screens/screens.h"
#include "ui/widgets/pin_pad.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui::screens {
namespace {

/// The PIN was right, and a visit goes on behind.
void door(Frame& frame) {
    const Words& words = frame.words;
    Page page(frame, {.tools = false});
    scrolled(frame, "door", page.whole().rest(), [&](Column& column) {
        title(column, words("staff.door"));
        if (frame.model.staff.note == Staff::Note::pin_kept) paragraph(column, words("staff.pin.kept"));
        paragraph(column, words("staff.door.lead"));
        desk_is_missing(column);
        column.space(measure::block);
        if (button(column, "staff.door.visit", words("staff.door.visit"), {.look = Look::primary}))
            by_staff(frame, staff::Leave{});
        if (!frame.model.site.desk_apart && button(column, "staff.door.desk", words("staff.door.desk")))
            by_staff(frame, staff::Go{true});
        if (button(column, "staff.door.admin", words("staff.door.admin"))) by_staff(frame, staff::Go{});
    });
    page.finish();
}

}  // namespace

void staff_pin(Frame& frame) {
    if (frame.model.staff.at == Staff::At::door) door(frame);
    else pin_page(frame);
}

}  // namespace milepost::ui::screens
