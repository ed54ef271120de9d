#pragma once
#include "ui/desk/desk_parts.h"
#include "ui/widgets/page.h"

/// The counselor's desk, and its pages, one file each.
namespace milepost::ui::screens {

void desk(Frame& frame);

void desk_say(Frame& frame, Page& page);
void desk_trace(Frame& frame, Page& page);
void desk_what_if(Frame& frame, Page& page);
void desk_fill_in(Frame& frame, Page& page);
/// The last person has gone: the counselor stays, has nothing of them, and may begin with the next.
void desk_between_people(Frame& frame);
void desk_hand_over(Frame& frame, Page& page);

/// What else can be tried, on a card of its own, while there may be one more variant.
void more_ideas(Column& column);

}  // namespace milepost::ui::screens
