#include "kiosk/take_home/paper_qr.h"

#include "kiosk/take_home/pen.h"

namespace milepost::take_home {
namespace {

/// Each side of what is dark is drawn by this much within its squares: three eighths of a dot at 203 dpi, the coarsest
/// printer. PDF darkens every dot that a shape touches (ISO 32000-1, 10.6.5), which adds a dot to each run; other
/// printers darken those whose middle it covers, which adds none. Of a square of four dots the one leaves 4.25 on
/// average, the other 3.25, and ink on paper spreads. Without it jsQR reads none of these, nor the letters' at 300 dpi;
/// with a quarter some.
constexpr double inset = 25.4 / 203 * 0.375 * mm;

}  // namespace

void draw_qr(cairo_t* canvas, const Qr& qr, double left, double top, double module) {
    const auto runs = [&](const auto& dark, double y, double height) {
        for (int x = 0; x < qr.size; ++x) {
            int run = 0;
            while (x + run < qr.size && dark(x + run)) ++run;
            if (run > 0) cairo_rectangle(canvas, left + x * module + inset, y, run * module - 2 * inset, height);
            x += run;
        }
    };
    cairo_new_path(canvas);
    for (int y = 0; y < qr.size; ++y) {
        runs([&](int x) { return qr.at(x, y); }, top + y * module + inset, module - 2 * inset);
        if (y + 1 == qr.size) continue;
        runs([&](int x) { return qr.at(x, y) && qr.at(x, y + 1); }, top + (y + 1) * module - inset,
             2 * inset);  // what the two rows share
    }
    cairo_set_source_rgb(canvas, black.r, black.g, black.b);
    cairo_fill(canvas);
}

}  // namespace milepost::take_home
