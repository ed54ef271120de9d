#pragma once
#include <cairo.h>
#include <pango/pangocairo.h>

#include <functional>
#include <memory>
#include <string>

#include "kiosk/take_home/handout.h"
#include "kiosk/take_home/tagged_pdf.h"
#include "ui/words/words.h"

namespace milepost::take_home {

constexpr double mm = 72 / 25.4;  ///< a millimetre in points, the unit of everything here

struct Ink {
    double r = 0, g = 0, b = 0;
};
/// All words and codes are black: a printer of one colour makes dots of any other ink, and letters of dots are hard to
/// read.
constexpr Ink black{0, 0, 0}, white{1, 1, 1};

struct Letter {
    double size = 10.5;  ///< points
    bool bold = false;
};

class Pen;

/// A paragraph, shaped and broken into lines. `names` that stand in it are told to be in their language.
class Paragraph {
  public:
    Paragraph(PangoContext* context, const std::string& marked, const Letter& letter, double width,
              const std::vector<Name>& names = {});
    [[nodiscard]] double height() const;
    [[nodiscard]] double width() const;         ///< of its longest line
    [[nodiscard]] double room() const;          ///< the width that it was given: it begins at one end of it
    [[nodiscard]] double first_middle() const;  ///< from its top to the middle of its first line
    /// As content of the element that is open.
    void draw(Pen& pen, double x, double y) const;
    void draw_as_decoration(Pen& pen, double x, double y) const;

  private:
    std::shared_ptr<PangoLayout> layout_;
    bool names_ = false;  // any stand in it
};

/// Draws pages into a PDF in memory, or measures for them. What is drawn is either content of an element of the
/// document or decoration, and nothing is neither.
class Pen {
  public:
    /// `day`: "2026-11-22"; "" where it is not known. Paragraphs run as the language of the words does.
    Pen(double width, double height, const std::string& title, const Words& words, const std::string& day);
    ~Pen();
    Pen(const Pen&) = delete;
    Pen& operator=(const Pen&) = delete;

    [[nodiscard]] cairo_t* canvas() const { return canvas_; }
    [[nodiscard]] Paragraph paragraph(const std::string& marked, const Letter& letter, double width) const {
        return {context_.get(), marked, letter, width};
    }
    /// What `inside` draws is an element: "H1", "P", "L", "LI", … as PDF names them.
    void tagged(const char* tag, const std::function<void()>& inside, Meaning meaning = {});
    /// The same, in a list where `depth` is 1 or more: in the one that is open at that depth, or a new one within the
    /// item before it. "Lbl" begins an item, what follows is its body. 0 ends all lists.
    void listed(int depth, const char* tag, const std::function<void()>& inside, Meaning meaning = {});
    void ink(const Ink& ink) const { cairo_set_source_rgb(canvas_, ink.r, ink.g, ink.b); }
    void end_lists() { end_lists_below(0); }
    /// Letters, or shapes, that are content of the element that is open; letters that are no content.
    void words(const std::function<void()>& paint) { letters(paint, Structure::Kind::words); }
    void picture(const std::function<void()>& paint);
    void decoration(const std::function<void()>& paint) { letters(paint, Structure::Kind::decoration); }
    void next_page();
    /// Ends the drawing: the PDF as a screen reader takes it.
    std::string finish();

  private:
    void letters(const std::function<void()>& paint, Structure::Kind kind);
    void end_lists_below(std::size_t depth);
    void begin_item();
    void begin_body();
    void end_item();

    struct Item {
        bool open = false, body = false;
    };
    std::string bytes_;
    About about_;
    Structure structure_;
    std::vector<Item> lists_;  // the item at hand of each list that is open
    std::size_t page_ = 0;
    cairo_surface_t* surface_;
    cairo_t* canvas_;
    std::shared_ptr<PangoContext> context_;
};

/// What measures without a page.
std::shared_ptr<PangoContext> measuring_context(const Words& words);

/// The typeface that "Inter" gives here: the system's, or else the one beside the program. Another one is a fault of
/// the set-up.
std::string typeface_found();

}  // namespace milepost::take_home
