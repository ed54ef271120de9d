#include "ui/widgets/pin_pad.h"

#include <imgui.h>

#include <algorithm>

#include "ui/base/interface.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui {
namespace {

constexpr int digits = int(numbers::pin_digits.least);

/// A ring for each digit, filled where it is typed.
void dots(Column& column, int typed) {
    Interface& ui = column.interface();
    const Tones tone = column.tones();
    const float size = std::min(ui.px(9), column.width() / float(2 * digits));
    const Rect place = column.take(size);
    for (int i = 0; i < digits; ++i) {
        const ImVec2 middle{place.x + size * (0.5f + 1.7f * float(i)), place.y + size / 2};
        if (i < typed) ui.canvas().AddCircleFilled(middle, size / 2, tone.ink.packed());
        else {
            ui.canvas().AddCircle(middle, (size - ui.px(measure::heavy)) / 2, tone.ink.packed(), 0,
                                  ui.px(measure::heavy));
        }
    }
    state_node(column.frame(), "staff.pin.typed", Role::text,
               column.frame().words("staff.pin.typed", {{"n", double(typed)}, {"total", double(digits)}}),
               {place.x, place.y, size * (1 + 1.7f * float(digits - 1)), size});
    column.space(measure::block);
}

void press(Frame& frame, char digit) { by_staff(frame, staff::Digit{digit}); }

/// Number keys type without the focus having to name a digit.
void keyboard(Frame& frame) {
    frame.interface.touch().type_digits();
    if (frame.interface.touch().touch_lock_left() > 0) return;
    for (int i = 0; i <= 9; ++i) {
        if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_0 + i), false) ||
            ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_Keypad0 + i), false))
            press(frame, char('0' + i));
    }
    if (ImGui::IsKeyPressed(ImGuiKey_Backspace, false)) by_staff(frame, staff::Erase{});
}

/// Digits can be typed now.
bool open(const Model& model) { return gate_wait(model) == 0 && !model.staff.judging; }

}  // namespace

void by_staff(Frame& frame, const staff::Action& what) { frame.actions.emplace_back(action::ByStaff{what}); }

std::string breakable(const std::string& sentence) {
    std::string out;
    for (const char c : sentence) {
        out += c;
        if (c == '/' || c == '.') out += "\u200B";
    }
    return out;
}

void desk_is_missing(Column& column) {
    const Frame& frame = column.frame();
    if (!desk_missing(frame.model)) return;
    const std::string& name = frame.model.site.machine.desk_given ? std::string() : frame.model.site.machine.setup.desk;
    point(column, Icon::warning,
          frame.words("staff.desk.missing", {{"named", std::string(name.empty() ? "no" : "yes")}, {"name", name}}));
}

void pin_head(Column& column) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Model& model = frame.model;
    const Staff& staff = model.staff;
    const std::string which = !sets_pin(model)      ? "staff.pin"
                              : staff.first.empty() ? "staff.pin.set"
                                                    : "staff.pin.again";
    title(column, words(which));
    paragraph(column, words(which + ".lead", {{"n", double(digits)}}));
    column.space(measure::gap);
    dots(column, staff.judging ? digits : int(staff.typed.size()));
    const auto warn = [&](const std::string& text) { point(column, Icon::warning, text); };
    if (const Millis wait = gate_wait(model); wait > 0)
        return warn(words("staff.pin.wait", {{"n", double((wait + 999) / 1000)}}));
    if (staff.judging) return paragraph(column, words("staff.pin.judging"));
    switch (staff.note) {
        case Staff::Note::wrong: return warn(words("staff.pin.wrong"));
        case Staff::Note::differ: return warn(words("staff.pin.differ"));
        case Staff::Note::easy: return warn(words("staff.pin.easy"));
        case Staff::Note::failed: return warn(words("staff.pin.failed"));
        case Staff::Note::pin_kept:
        case Staff::Note::none: break;
    }
}

void pin_keys(Column& column) {
    Frame& frame = column.frame();
    constexpr std::string_view keys = "123456789 0";
    const float gap = column.px(measure::gap);
    const float room = (column.left() - 3 * gap) / 4;
    const float height = std::clamp(room, column.px(measure::choice), column.px(30));
    Rect pad = column.rest();
    pad.width = std::min(pad.width, 3 * height * 1.6f + 2 * gap);
    const auto places = grid(pad, 3, int(keys.size()), height, gap);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i] == ' ') continue;
        const std::string key(1, keys[i]);
        if (button(frame, places[i], "key." + key, key, {.enabled = open(frame.model)})) press(frame, keys[i]);
    }
    column.take(places.back().bottom() - column.y());
    if (open(frame.model)) keyboard(frame);
}

void pin_page(Frame& frame) {
    const Words& words = frame.words;
    const Staff& staff = frame.model.staff;
    const bool typed = !staff.judging && !(staff.typed + staff.first).empty();
    Page page(frame, {.bar = {{"staff.leave", words("staff.leave"), action::ByStaff{staff::Leave{}}, Look::plain,
                               Icon::back, !staff.judging},
                              {"staff.erase", words("staff.erase"), action::ByStaff{staff::Erase{}}, Look::plain,
                               Icon::none, typed}},
                      .tools = false});
    if (page.landscape()) {
        Column lead = page.lead();
        const Column follow = page.follow(lead);
        scrolled(frame, "head", lead.rest(), pin_head);
        scrolled(frame, "keys", follow.rest(), pin_keys);
    } else {
        scrolled(frame, "pin", page.whole().rest(), [](Column& column) {
            pin_head(column);
            column.space(measure::block);
            pin_keys(column);
        });
    }
    page.finish();
}

}  // namespace milepost::ui
