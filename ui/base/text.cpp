#include "ui/base/text.h"

#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include "ui/base/letter_sizes.h"
#include "ui/base/mirror.h"
#include "ui/words/line_order.h"

namespace milepost::ui {
namespace {

constexpr std::size_t kept_at_most = 4000;

/// Reads the code point at `at` and moves on; a byte that is no UTF-8 gives U+FFFD.
char32_t next_code(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned first = byte(at++);
    if (first < 0x80) return first;
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    if (more == 0) return 0xFFFD;
    char32_t code = first & (0x3Fu >> more);
    for (int i = 0; i < more; ++i) {
        if ((byte(at) & 0xC0u) != 0x80u) return 0xFFFD;
        code = code << 6 | (byte(at++) & 0x3Fu);
    }
    return code;
}

/// The metrics of an OpenType font that give a text its size (OpenType 1.9: head, hhea, OS/2).
struct Metrics {
    float units = 0, ascent = 0, descent = 0, capital = 0;
};

std::optional<Metrics> metrics_of(const std::vector<unsigned char>& font) {
    const auto u16 = [&](std::size_t at) { return at + 2 <= font.size() ? font[at] << 8 | font[at + 1] : 0; };
    const auto s16 = [&](std::size_t at) { return static_cast<float>(static_cast<short>(u16(at))); };
    const auto table = [&](std::string_view tag) -> std::size_t {
        for (std::size_t i = 0, at = 12; i < static_cast<std::size_t>(u16(4)) && at + 16 <= font.size();
             ++i, at += 16) {
            if (std::equal(tag.begin(), tag.end(), font.begin() + static_cast<std::ptrdiff_t>(at)))
                return static_cast<std::size_t>(u16(at + 8)) << 16 | static_cast<std::size_t>(u16(at + 10));
        }
        return 0;
    };
    const std::size_t head = table("head"), hhea = table("hhea"), os2 = table("OS/2");
    if (head == 0 || hhea == 0 || os2 == 0 || u16(os2) < 2) return std::nullopt;
    const Metrics m{static_cast<float>(u16(head + 18)), s16(hhea + 4), s16(hhea + 6), s16(os2 + 88)};
    if (m.units <= 0 || m.capital <= 0 || m.ascent <= m.descent) return std::nullopt;
    return m;
}

ImFontBaked* baked(ImFont* font, float size) { return font->GetFontBaked(size); }

bool is_space(char32_t c) { return c == U' ' || c == U'\u200B'; }

}  // namespace

std::string plain(std::string_view marked) {
    std::string out;
    out.reserve(marked.size());
    constexpr std::string_view break_here = "\u200B";  // says nothing
    for (std::size_t i = 0; i < marked.size(); ++i) {
        if (marked.substr(i, break_here.size()) == break_here) {
            i += break_here.size() - 1;
            continue;
        }
        const bool mark = (marked[i] == '*' || marked[i] == '_') && i + 1 < marked.size() && marked[i + 1] == marked[i];
        if (mark) ++i;
        else out += marked[i];
    }
    return out;
}

Result<Text> Text::load(const std::filesystem::path& folder) {
    Text text;
    Findings findings;
    for (const char* name : {"Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf"}) {
        std::ifstream in(folder / name, std::ios::binary);
        std::vector<unsigned char> bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        if (bytes.empty() || !metrics_of(bytes)) {
            findings.push_back({(folder / name).string(), "",
                                bytes.empty() ? "nothing to read" : "not an OpenType font", "the typeface Inter"});
        }
        text.files_.push_back(std::move(bytes));
    }
    if (!findings.empty()) return findings;

    const Metrics m = *metrics_of(text.files_[0]);
    const float whole = m.ascent - m.descent;
    text.capital_ratio_ = m.capital / whole;
    text.em_ratio_ = m.units / whole;
    for (std::size_t i = 0; i < 3; ++i) {
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
        auto& file = text.files_[i];
        text.fonts_[i] =
            ImGui::GetIO().Fonts->AddFontFromMemoryTTF(file.data(), static_cast<int>(file.size()), 0, &config);
    }
    return text;
}

void Text::set_size(TextSize size, float px_per_mm, float short_side_mm) {
    keep_every_letter_size();
    if (size == size_ && px_per_mm == px_per_mm_ && short_side_mm == short_side_mm_) return;
    size_ = size;
    px_per_mm_ = px_per_mm;
    short_side_mm_ = short_side_mm;
    kept_.clear();
    for (int i = 0; i < style_count; ++i) {
        const Style style = static_cast<Style>(i);
        float capital = capital_mm(style, size);
        const float least = capital_mm(Style::choice, size);
        if (style == Style::display) capital = std::max(least, std::min(capital, short_side_mm * 0.075f));
        if (style == Style::title) capital = std::max(least, std::min(capital, short_side_mm * 0.048f));
        if (style == Style::figure) capital = std::max(least, std::min(capital, short_side_mm * 0.04f));
        StyleSize& out = sizes_[i];
        out.font_px = std::ceil(capital * px_per_mm / capital_ratio_);
        out.capital = out.font_px * capital_ratio_;
        out.line = std::round(out.font_px * em_ratio_ * face(style).line);
    }
}

float Text::line_height(Style style) const { return sizes_[static_cast<int>(style)].line; }
float Text::capital_height(Style style) const { return sizes_[static_cast<int>(style)].capital; }

ImFont* Text::font(Style style, bool bold) const {
    const Weight weight = face(style).weight;
    if (!bold) return fonts_[static_cast<int>(weight)];
    return fonts_[weight == Weight::regular ? 1 : 2];
}

const Text::Layout& Text::layout(Style style, std::string_view text, const Wrap& wrap) {
    std::string key(text);
    key += '\0';
    key += static_cast<char>('a' + static_cast<int>(style));
    key += wrap.balanced ? 'b' : '-';
    key += right_to_left_ ? 'r' : 'l';
    key += std::to_string(wrap.max_lines) + "/" + std::to_string(static_cast<int>(wrap.width * 4));
    if (const auto found = kept_.find(key); found != kept_.end()) return found->second;
    if (kept_.size() >= kept_at_most) kept_.clear();

    Layout made = lay_out(style, text, wrap);
    if (wrap.balanced && wrap.width > 0 && made.lines.size() > 1 && made.extent.fits) {
        float low = wrap.width * 0.4f, high = wrap.width;  // the narrowest width that takes no more lines
        while (high - low > 2) {
            const float middle = (low + high) / 2;
            Layout narrower = lay_out(style, text, {middle, false, wrap.max_lines});
            const bool good = narrower.extent.fits && narrower.lines.size() == made.lines.size();
            (good ? high : low) = middle;
            if (good) made = std::move(narrower);
        }
    }
    if (right_to_left_ || made.reordered) put_in_order(made);
    return kept_.emplace(std::move(key), std::move(made)).first->second;
}

Text::Layout Text::lay_out(Style style, std::string_view text, const Wrap& wrap) {
    const StyleSize& size = sizes_[static_cast<int>(style)];
    const float tracking = size.font_px * em_ratio_ * face(style).tracking;
    Layout out;
    std::vector<Letter>& letters = out.letters;
    bool bold = false, emphasis = false;
    for (std::size_t at = 0; at < text.size();) {
        if (at + 1 < text.size() && text[at] == text[at + 1] && (text[at] == '*' || text[at] == '_')) {
            (text[at] == '*' ? bold : emphasis) ^= true;
            at += 2;
            continue;
        }
        const char32_t code = next_code(text, at);
        const bool silent = code == U'\n' || code == U'\u200B' || code == U'\u2060' || directs_order(code);
        ImFontBaked* glyphs = baked(font(style, bold), size.font_px);
        const bool known =
            silent || (code <= 0xFFFF && glyphs->FindGlyphNoFallback(static_cast<ImWchar>(code)) != nullptr);
        if (!known) out.missing = true;
        if (reorders(code)) out.reordered = true;
        // what is missing shows as that, too
        const char16_t kept = code <= 0xFFFF ? static_cast<char16_t>(code) : u'\uFFFD';
        letters.push_back({0, silent ? 0 : glyphs->GetCharAdvance(kept) + tracking, kept, bold, emphasis});
    }

    const auto end_line = [&](std::size_t first, std::size_t last) {
        Line line{first, last, 0};
        while (line.last > first && (is_space(letters[line.last - 1].code) || letters[line.last - 1].code == U'\n'))
            --line.last;
        float x = 0;
        for (std::size_t i = first; i < line.last; ++i) {
            letters[i].x = x;
            x += letters[i].advance;
        }
        line.width = x;
        out.lines.push_back(line);
    };
    // The line's first letter; where it may be broken; and where it may, if it must, after a hyphen.
    std::size_t first = 0, chance = 0, hyphen_chance = 0;
    float x = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char32_t code = letters[i].code;
        if (code == U'\n') {
            end_line(first, i);
            first = chance = hyphen_chance = i + 1;
            x = 0;
            continue;
        }
        if (wrap.width > 0 && x + letters[i].advance > wrap.width + 0.5f && !is_space(code) && i > first) {
            const std::size_t best = chance > first ? chance : hyphen_chance;
            const bool broken = best <= first;  // a word wider than the line
            if (broken) out.extent.fits = false;
            const std::size_t cut = broken ? i : best;
            end_line(first, cut);
            first = chance = cut;
            hyphen_chance = std::max(hyphen_chance, cut);
            x = 0;
            for (std::size_t j = cut; j < i; ++j) x += letters[j].advance;
        }
        x += letters[i].advance;
        const bool hyphen = (code == U'-' || code == U'/') && i > first + 1 && i + 1 < letters.size() &&
                            (letters[i - 1].code > U'9') && letters[i + 1].code > U'9';
        if (is_space(code) || code == U'\u200B' || code >= 0x2E80) chance = i + 1;
        if (hyphen) hyphen_chance = i + 1;
    }
    end_line(first, letters.size());

    if (wrap.max_lines > 0 && out.lines.size() > static_cast<std::size_t>(wrap.max_lines)) {
        out.extent.fits = false;
        out.lines.resize(static_cast<std::size_t>(wrap.max_lines));
        Line& last = out.lines.back();
        const float dots = baked(font(style, false), size.font_px)->GetCharAdvance(static_cast<ImWchar>(U'…'));
        while (last.last > last.first + 1 && (last.width + dots > wrap.width || last.last == letters.size())) {
            last.width = letters[last.last - 1].x;
            --last.last;
        }
        if (last.last < letters.size()) {
            letters[last.last] = {last.width, dots, u'…', letters[last.last].bold, letters[last.last].emphasis};
            ++last.last;
            last.width += dots;
        }
    }
    for (const Line& line : out.lines) out.extent.width = std::max(out.extent.width, line.width);
    out.extent.lines = static_cast<int>(out.lines.size());
    out.extent.height = size.line * static_cast<float>(out.lines.size());
    return out;
}

Extent Text::measure(Style style, std::string_view text, const Wrap& wrap) { return layout(style, text, wrap).extent; }

void Text::flag(std::vector<std::string>& list, std::string_view text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.emplace_back(text);
}

void Text::keep(const Layout& laid, const Line& line, Drawn drawn) {
    bool inside = false;
    for (std::size_t i = line.first; i < line.last; ++i) {
        const Letter& letter = laid.letters[i];
        const bool word = (letter.code >= U'0' && letter.code <= U'9') ||
                          (letter.code >= U'A' && letter.code <= U'Z') ||
                          (letter.code >= U'a' && letter.code <= U'z') || (letter.code >= 0xC0 && letter.code < 0x2000);
        const float x = drawn.line.x + letter.x,
                    end = i + 1 < line.last ? drawn.line.x + laid.letters[i + 1].x : drawn.line.right();
        if (word && !inside) drawn.words.push_back({x, drawn.line.y, 0, drawn.line.height});
        if (word) drawn.words.back().width = end - drawn.words.back().x;
        inside = word;
    }
    drawn_->push_back(std::move(drawn));
}

Extent Text::draw(ImDrawList& canvas, Style style, std::string_view text, float x, float y, const Ink& ink,
                  const Wrap& wrap) {
    const Layout& laid = layout(style, text, wrap);
    if (!laid.extent.fits) flag(overflows_, text);
    if (laid.missing) flag(missing_, text);
    const StyleSize& size = sizes_[static_cast<int>(style)];
    const ImVec2 clip_from = canvas.GetClipRectMin(), clip_to = canvas.GetClipRectMax();
    const std::uint32_t plain_ink = ink.colour.packed(), emphasis = ink.emphasis.packed();
    const float mirror = mirror_width(canvas);
    for (std::size_t n = 0; n < laid.lines.size(); ++n) {
        const Line& line = laid.lines[n];
        const float top = y + static_cast<float>(n) * size.line;
        const float room = wrap.width > 0 ? wrap.width - line.width : -line.width;
        const float shift = ink.align == Align::start ? 0 : ink.align == Align::centre ? room / 2 : room;
        const float left = std::round(x + shift), baseline = std::round(top + (size.line + size.capital) / 2);
        const float both = 2 * left + std::round(line.width);
        if (drawn_ != nullptr) {
            const float seen = mirror > 0 ? mirror - both + left : left;
            const Rect clip{clip_from.x, clip_from.y, clip_to.x - clip_from.x, clip_to.y - clip_from.y};
            keep(laid, line,
                 {std::string(text),
                  style,
                  {seen, top, line.width, size.line},
                  {seen, baseline - size.capital, line.width, size.capital},
                  mirror > 0 ? mirrored(clip, mirror) : clip,
                  ink.colour,
                  laid.extent.fits,
                  {}});
        }
        if (top < foot_ && top + size.line > foot_) cut_ = std::min(cut_, top);
        if (!ink_ || top > clip_to.y || top + size.line < clip_from.y) continue;
        const Unmirrored words(canvas, both);
        for (std::size_t i = line.first; i < line.last; ++i) {
            const Letter& letter = laid.letters[i];
            if (letter.code == U' ' || letter.code == U'\u200B' || letter.code == U'\u2060') continue;
            ImFontBaked* glyphs = baked(font(style, letter.bold), size.font_px);
            const ImFontGlyph* glyph = glyphs->FindGlyph(static_cast<ImWchar>(letter.code));
            if (glyph == nullptr || !glyph->Visible) continue;
            const ImFontGlyph g = *glyph;
            const float gx = std::round(left + letter.x), gy = baseline - glyphs->Ascent;
            canvas.PrimReserve(6, 4);
            canvas.PrimRectUV({gx + g.X0, gy + g.Y0}, {gx + g.X1, gy + g.Y1}, {g.U0, g.V0}, {g.U1, g.V1},
                              letter.emphasis ? emphasis : plain_ink);
        }
    }
    return laid.extent;
}

Extent Text::draw_in(ImDrawList& canvas, Style style, std::string_view text, const Rect& rect, const Ink& ink,
                     bool balanced, int max_lines) {
    const Wrap wrap{rect.width, balanced, max_lines};
    const Extent extent = measure(style, text, wrap);
    const StyleSize& size = sizes_[static_cast<int>(style)];
    const float inked = extent.height - size.line + size.capital * 1.4f;  // from the highest accent to the lowest tail
    if (inked > rect.height) flag(overflows_, text);
    return draw(canvas, style, text, rect.x, rect.y + (rect.height - extent.height) / 2, ink, wrap);
}

void Text::forget() {
    kept_.clear();
    overflows_.clear();
    missing_.clear();
}

}  // namespace milepost::ui
