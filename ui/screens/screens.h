#pragma once
#include "ui/base/frame.h"
#include "ui/widgets/page.h"

/// One function a screen, one file each. A screen reads the frame and appends actions; it changes nothing.
namespace milepost::ui::screens {

void attract(Frame& frame);
void farewell(Frame& frame);
void question(Frame& frame);
void review(Frame& frame);
void roadmap(Frame& frame);
void compare(Frame& frame);
void state(Frame& frame);
void take_home(Frame& frame);
void bring_back(Frame& frame);
void help(Frame& frame);
void keys(Frame& frame);
void school(Frame& frame);
void settings(Frame& frame);
void idle_warning(Frame& frame);
void out_of_service(Frame& frame);
void staff_pin(Frame& frame);
void admin(Frame& frame);

/// The credential whose road is shown: the one asked for, or the recommended one.
const CredentialResult& shown(const Frame& frame);

/// Opens the guide at what the job is like.
inline Action about_the_job(const Frame& frame) {
    for (const GuidePart& part : frame.world.content->guide)
        if (part.pictured()) return action::Open{Screen::help, "guide." + part.id};
    return action::Open{Screen::help};
}

/// The way back: at the foot of every screen opened above the interview.
inline std::vector<BarItem> close_bar(const Frame& frame) {
    return {{"nav.back", frame.words("nav.back"), action::Back{}, Look::primary, Icon::back}};
}

}  // namespace milepost::ui::screens
