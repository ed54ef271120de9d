#include "ui/screens/draw.h"

#include "ui/base/interface.h"
#include "ui/desk/desk_pages.h"
#include "ui/screens/screens.h"
#include "ui/speech/controls.h"
#include "ui/widgets/pin_pad.h"

namespace milepost::ui {

double draw(Frame& frame) {
    frame.interface.begin(frame);
    if (frame.interface.staff_door().asked(frame))
        by_staff(frame, staff::Open{frame.model.site.desk_apart && frame.derived.view == View::desk});
    if (speech_notice(frame)) return frame.interface.end(frame);
    switch (frame.derived.screen) {
        case Screen::attract: frame.model.farewell ? screens::farewell(frame) : screens::attract(frame); break;
        case Screen::question: screens::question(frame); break;
        case Screen::review: screens::review(frame); break;
        case Screen::roadmap: screens::roadmap(frame); break;
        case Screen::compare: screens::compare(frame); break;
        case Screen::state: screens::state(frame); break;
        case Screen::take_home: screens::take_home(frame); break;
        case Screen::bring_back: screens::bring_back(frame); break;
        case Screen::help: screens::help(frame); break;
        case Screen::school: screens::school(frame); break;
        case Screen::keys: screens::keys(frame); break;
        case Screen::settings: screens::settings(frame); break;
        case Screen::idle_warning: screens::idle_warning(frame); break;
        case Screen::desk: screens::desk(frame); break;
        case Screen::staff_pin: screens::staff_pin(frame); break;
        case Screen::admin: screens::admin(frame); break;
        default: screens::out_of_service(frame); break;
    }
    speech_keys(frame);
    curtain(frame);
    return frame.interface.end(frame);
}

}  // namespace milepost::ui
