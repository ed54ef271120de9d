#pragma once
#include <cairo.h>

#include "kiosk/take_home/qr.h"

namespace milepost::take_home {

/// A QR code with its top left at this place, `module` points a square, in black, drawn so that it is read off a
/// printer that knows black and white alone, whichever way that makes dots of shapes.
void draw_qr(cairo_t* canvas, const Qr& qr, double left, double top, double module);

}  // namespace milepost::take_home
