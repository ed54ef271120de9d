#include "ui/base/keys.h"

#include <imgui.h>

namespace milepost::ui {

// The digits of a keypad mean what the arrows on the same keys do, whether Num Lock is on or not.
const std::vector<KeyUse>& key_uses() {
    static const std::vector<KeyUse> uses{
        {ImGuiKey_Tab, Command::next, "tab"},
        {ImGuiKey_DownArrow, Command::next, "down"},
        {ImGuiKey_RightArrow, Command::next, "right"},
        {ImGuiKey_UpArrow, Command::previous, "up"},
        {ImGuiKey_LeftArrow, Command::previous, "left"},
        {ImGuiKey_Enter, Command::select, "enter"},
        {ImGuiKey_Space, Command::select, "space"},
        {ImGuiKey_Escape, Command::back, "escape"},
        {ImGuiKey_Backspace, Command::back, "backspace"},
        {ImGuiKey_PageDown, Command::page_on, "page_down"},
        {ImGuiKey_PageUp, Command::page_back, "page_up"},
        {ImGuiKey_Home, Command::first, "home"},
        {ImGuiKey_End, Command::last, "end"},
        {ImGuiKey_Insert, Command::repeat, "insert"},
        {ImGuiKey_F1, Command::help, "f1"},
        {ImGuiKey_F2, Command::repeat, "f2"},
        {ImGuiKey_F3, Command::pause, "f3"},
        {ImGuiKey_F4, Command::slower, "f4"},
        {ImGuiKey_F5, Command::faster, "f5"},
        {ImGuiKey_F6, Command::quieter, "f6"},
        {ImGuiKey_F7, Command::louder, "f7"},
        {ImGuiKey_F8, Command::curtain, "f8"},
        {ImGuiKey_F9, Command::language, "f9"},
        {ImGuiKey_Keypad2, Command::next, "pad_2"},
        {ImGuiKey_Keypad6, Command::next, "pad_6"},
        {ImGuiKey_Keypad8, Command::previous, "pad_8"},
        {ImGuiKey_Keypad4, Command::previous, "pad_4"},
        {ImGuiKey_Keypad5, Command::select, "pad_5"},
        {ImGuiKey_KeypadEnter, Command::select, "pad_enter"},
        {ImGuiKey_Keypad0, Command::back, "pad_0"},
        {ImGuiKey_Keypad3, Command::page_on, "pad_3"},
        {ImGuiKey_Keypad9, Command::page_back, "pad_9"},
        {ImGuiKey_Keypad7, Command::first, "pad_7"},
        {ImGuiKey_Keypad1, Command::last, "pad_1"},
        {ImGuiKey_KeypadDecimal, Command::repeat, "pad_point"},
        {ImGuiKey_KeypadDivide, Command::help, "pad_divide"},
        {ImGuiKey_1, Command::next, "digit_1"},    // two switches: the first moves on,
        {ImGuiKey_2, Command::select, "digit_2"},  // the second chooses
    };
    return uses;
}

const KeyUse* use_of(int key, bool shift) {
    static const KeyUse backwards{ImGuiKey_Tab, Command::previous, "shift_tab"};
    if (key == ImGuiKey_Tab && shift) return &backwards;
    for (const KeyUse& use : key_uses())
        if (use.key == key) return &use;
    return nullptr;
}

bool is_of_speech(Command command) { return command >= Command::pause; }

std::string_view name_of(Command command) {
    constexpr std::string_view names[] = {"none",      "next",   "previous", "select", "back",    "page_on",
                                          "page_back", "first",  "last",     "repeat", "help",    "pause",
                                          "slower",    "faster", "quieter",  "louder", "curtain", "language"};
    return names[static_cast<int>(command)];
}

}  // namespace milepost::ui
