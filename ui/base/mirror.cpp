#include "ui/base/mirror.h"

#include <imgui.h>

namespace milepost::ui {
namespace {

/// A flag that Dear ImGui does not know: the canvas itself tells everyone who draws on it, and forgets with the frame.
constexpr ImDrawListFlags will_be_mirrored = 1 << 30;

}  // namespace

void set_mirror(ImDrawList& canvas, bool will) {
    if (will) canvas.Flags |= will_be_mirrored;
    else canvas.Flags &= ~will_be_mirrored;
}

float mirror_width(const ImDrawList& canvas) {
    return (canvas.Flags & will_be_mirrored) != 0 ? ImGui::GetIO().DisplaySize.x : 0;
}

void mirror(ImDrawList& canvas, int first, float both) {
    for (int i = first; i < canvas.VtxBuffer.Size; ++i) canvas.VtxBuffer[i].pos.x = both - canvas.VtxBuffer[i].pos.x;
}

void mirror_frame(ImDrawList& canvas) {
    const float width = mirror_width(canvas);
    if (width <= 0) return;
    mirror(canvas, 0, width);
    for (ImDrawCmd& command : canvas.CmdBuffer) {
        command.ClipRect = {width - command.ClipRect.z, command.ClipRect.y, width - command.ClipRect.x,
                            command.ClipRect.w};
    }
}

Unmirrored::Unmirrored(ImDrawList& canvas, float both) : canvas_(canvas), both_(both), first_(canvas.VtxBuffer.Size) {}

Unmirrored::~Unmirrored() {
    if (mirror_width(canvas_) > 0) mirror(canvas_, first_, both_);
}

}  // namespace milepost::ui
