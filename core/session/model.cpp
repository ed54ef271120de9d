#include "core/session/model.h"

namespace milepost {

std::string_view name(Screen screen) {
    constexpr std::string_view names[] = {"attract",   "question",  "review", "roadmap",        "compare",
                                          "state",     "take_home", "help",   "settings",       "idle_warning",
                                          "staff_pin", "desk",      "admin",  "out_of_service", "bring_back",
                                          "keys",      "school"};
    return names[std::size_t(screen)];
}

}  // namespace milepost
