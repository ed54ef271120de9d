#pragma once
#include <cairo.h>
#include <pango/pangocairo.h>

#include <functional>
#include <memory>
#include <string>

#include "ui/words/words.h"

namespace milepost::take_home {

constexpr double mm = 72 / 25.4;  ///< a millimetre in points, the unit of everything here

struct Ink {
    double r = 0, g = 0, b = 0;
};
/// All words are black or nearly so: what a printer without colour makes of it must stay readable.
constexpr Ink black{0.05, 0.08, 0.11}, road_ink{0.03, 0.23, 0.24}, road_shade{0.80, 0.87, 0.86}, star_ink{0.98, 0.78, 0.40}, white{1, 1, 1};

struct Letter {
    double size = 10.5;  ///< points
    bool bold = false;
    Ink ink = black;
};

/// A paragraph, shaped and broken into lines.
class Paragraph {
public:
    Paragraph(PangoContext* context, const std::string& marked, const Letter& letter, double width);
    [[nodiscard]] double height() const;
    [[nodiscard]] double width() const;  ///< of its longest line
    [[nodiscard]] double room() const;   ///< the width that it was given: it begins at one end of it
    [[nodiscard]] double first_middle() const;  ///< from its top to the middle of its first line
    void draw(cairo_t* canvas, double x, double y) const;

private:
    std::shared_ptr<PangoLayout> layout_;
    Ink ink_;
};

/// Draws pages into a PDF in memory, or measures for them.
class Pen {
public:
    /// Metadata as PDF has it: the title. Paragraphs run as the language of the words does.
    Pen(double width, double height, const std::string& title, const Words& words, const std::string& created);
    ~Pen();
    Pen(const Pen&) = delete;
    Pen& operator=(const Pen&) = delete;

    [[nodiscard]] cairo_t* canvas() const { return canvas_; }
    [[nodiscard]] Paragraph paragraph(const std::string& marked, const Letter& letter, double width) const { return {context_.get(), marked, letter, width}; }
    void ink(const Ink& ink) const { cairo_set_source_rgb(canvas_, ink.r, ink.g, ink.b); }
    /// What `inside` draws is a part of the document's structure: "H1", "P", "L", "LI", … as PDF names them.
    void tagged(const char* tag, const std::function<void()>& inside) const;
    void next_page() const { cairo_show_page(canvas_); }
    /// Ends the drawing. The PDF, with its language told to screen readers.
    std::string finish();

private:
    std::string bytes_;
    std::string language_;
    cairo_surface_t* surface_;
    cairo_t* canvas_;
    std::shared_ptr<PangoContext> context_;
};

/// What measures without a page.
std::shared_ptr<PangoContext> measuring_context(const Words& words);

/// The typeface that "Inter" gives here: the system's, or else the one beside the program. Another one is a fault of the set-up.
std::string typeface_found();

}  // namespace milepost::take_home
