#pragma once
#include "ui/base/semantics.h"

struct ImDrawList;

/// A language that is read from right to left is laid out and drawn from the left as any other, and the whole frame is
/// mirrored at its end. Columns, bars, arrows and roads then run from the right by themselves. What must keep its left
/// and right (words, signs as the world has them, codes that machines read) is mirrored in place when it is drawn; the
/// frame's mirror puts it right.
namespace milepost::ui {

/// Says whether this frame of the canvas will be mirrored at its end.
void set_mirror(ImDrawList& canvas, bool will);
/// The width of the frame in pixels where it will be mirrored; otherwise 0.
float mirror_width(const ImDrawList& canvas);
/// Mirrors all vertices from `first` on: x becomes `both` - x, where `both` is the sum of a left and a right edge.
void mirror(ImDrawList& canvas, int first, float both);
/// Mirrors all that was drawn, and what it is cut off by, where `set_mirror` said so.
void mirror_frame(ImDrawList& canvas);
inline Rect mirrored(const Rect& rect, float width) { return {width - rect.right(), rect.y, rect.width, rect.height}; }

/// While it lives, what is drawn keeps its left and right. Whole pixels stay whole where `both`, as above, is whole.
class Unmirrored {
  public:
    Unmirrored(ImDrawList& canvas, float both);
    ~Unmirrored();
    Unmirrored(const Unmirrored&) = delete;
    Unmirrored& operator=(const Unmirrored&) = delete;

  private:
    ImDrawList& canvas_;
    float both_;
    int first_;
};

}  // namespace milepost::ui
