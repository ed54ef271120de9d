#pragma once
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/terms/result.h"
#include "ui/base/semantics.h"
#include "ui/base/theme.h"

struct ImDrawList;
struct ImFont;

namespace milepost::ui {

enum class Align { start, centre, end };

/// The room that a text takes, in pixels. `fits` is false where a word was wider than the line or lines were left out.
struct Extent {
    float width = 0, height = 0;
    int lines = 0;
    bool fits = true;
};

/// How to break a text into lines.
struct Wrap {
    float width = 0;        ///< pixels; 0: one line for each line of the text
    bool balanced = false;  ///< lines of about the same length, for headings: no lonely last word
    int max_lines = 0;  ///< 0: as many as it takes; otherwise the last ends in "…" and the text counts as overflowing
};

/// How to draw it.
struct Ink {
    Colour colour, emphasis;
    Align align = Align::start;
};

/// A text without its **bold** and __emphasis__ marks: as it is spoken and stands in the semantics list.
std::string plain(std::string_view marked);

/// The only place that puts words on the screen. Texts are UTF-8 and may hold **bold** and __emphasised__ segments; a
/// no-break space keeps words together. Lines are broken as a text is written and shown as it is read
/// (ui/words/line_order.h); on a canvas that will be mirrored words keep their left and right. What was measured is
/// kept until `forget`. A shaper can be put under this interface; until then each letter has one form, which is not
/// enough for Arabic.
class Text {
  public:
    /// Adds Inter in three weights from a folder to the current Dear ImGui context's atlas. The error names what is
    /// missing.
    static Result<Text> load(const std::filesystem::path& folder);

    /// The size that following calls use. `short_side_mm` bounds the big styles on small displays.
    void set_size(TextSize size, float px_per_mm, float short_side_mm);
    /// Are the texts that follow in a language that is read from right to left?
    void set_right_to_left(bool right_to_left) { right_to_left_ = right_to_left; }

    [[nodiscard]] float line_height(Style style) const;     ///< pixels
    [[nodiscard]] float capital_height(Style style) const;  ///< pixels, as drawn
    [[nodiscard]] Extent measure(Style style, std::string_view text, const Wrap& wrap = {});
    /// Draws from the top left corner of the first line's box; with a wrap width, aligned within it, otherwise about
    /// `x`.
    Extent draw(ImDrawList& canvas, Style style, std::string_view text, float x, float y, const Ink& ink,
                const Wrap& wrap = {});
    /// Draws in a rectangle, wrapped to its width and centred upright. What is higher or wider counts as overflowing.
    Extent draw_in(ImDrawList& canvas, Style style, std::string_view text, const Rect& rect, const Ink& ink,
                   bool balanced = false, int max_lines = 0);

    /// The texts drawn since `clear_overflows` that did not fit; tests want none.
    [[nodiscard]] const std::vector<std::string>& overflows() const { return overflows_; }
    void clear_overflows() { overflows_.clear(); }
    /// Texts drawn with a letter that the typeface lacks; tests want none.
    [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
    /// One line of words as it was put on the screen, in pixels.
    struct Drawn {
        std::string text;  ///< the whole of which it is a line
        Style style = Style::body;
        Rect line;      ///< from the left of its first letter to the right of its last, as high as a line
        Rect capitals;  ///< the same, as high as its capitals
        Rect clip;      ///< what lay outside of this was cut off
        Colour colour;
        bool whole = true;        ///< no word broken, no line left out
        std::vector<Rect> words;  ///< each run of letters and figures in it
    };
    /// Keeps what is drawn from now on in `list`, for those who measure it; null: keeps nothing. `ink` false lays the
    /// words out and leaves them away, so that what lies under them can be seen.
    void watch(std::vector<Drawn>* list, bool ink = true) {
        drawn_ = list;
        ink_ = ink;
    }

    /// What was drawn so far in this frame lies under something now: nobody reads it.
    void cover() {
        if (drawn_ != nullptr) drawn_->clear();
    }

    /// Asks at which height the highest of the lines begins that go over `foot`, of those drawn from now on; infinity:
    /// none does.
    void look_for_cut(float foot) { foot_ = foot, cut_ = no_cut; }
    [[nodiscard]] float cut() const { return cut_; }

    /// Drops every kept text: it may hold what a visitor was shown.
    void forget();

  private:
    struct Letter {
        float x, advance;
        char16_t code;
        bool bold;
        bool emphasis;
    };
    struct Line {
        std::size_t first = 0, last = 0;
        float width = 0;
    };
    struct Layout {
        std::vector<Letter> letters;
        std::vector<Line> lines;
        Extent extent;
        bool missing = false, reordered = false;
    };
    struct StyleSize {
        float font_px = 0, capital = 0, line = 0;
    };

    Text() = default;
    const Layout& layout(Style style, std::string_view text, const Wrap& wrap);
    Layout lay_out(Style style, std::string_view text, const Wrap& wrap);
    void put_in_order(Layout& laid) const;
    void keep(const Layout& laid, const Line& line, Drawn drawn);
    void flag(std::vector<std::string>& list, std::string_view text);
    ImFont* font(Style style, bool bold) const;

    std::vector<std::vector<unsigned char>> files_;  // the atlas reads from these as long as it lives
    ImFont* fonts_[3] = {};
    float capital_ratio_ = 0.6f, em_ratio_ = 0.83f;  // of the font's whole height
    StyleSize sizes_[style_count];
    float px_per_mm_ = 0, short_side_mm_ = 0;
    TextSize size_ = TextSize::medium;
    bool right_to_left_ = false;
    std::unordered_map<std::string, Layout> kept_;
    std::vector<std::string> overflows_, missing_;
    std::vector<Drawn>* drawn_ = nullptr;
    bool ink_ = true;
    static constexpr float no_cut = std::numeric_limits<float>::infinity();
    float foot_ = no_cut, cut_ = no_cut;
};

}  // namespace milepost::ui
