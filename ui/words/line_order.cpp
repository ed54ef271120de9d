#include "ui/words/line_order.h"

#include <memory>
#include <new>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

namespace milepost {

bool directs_order(char32_t code) {
    return code >= 0x61C && u_hasBinaryProperty(static_cast<UChar32>(code), UCHAR_BIDI_CONTROL) != 0;
}

bool reorders(char32_t code) {
    if (code < 0x590) return false;
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(code));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_ARABIC_NUMBER ||
           directs_order(code);
}

std::vector<std::vector<SeenLetter>> seen_order(std::u16string_view text, const std::vector<LineOfText>& lines,
                                                bool right_to_left) {
    UErrorCode error = U_ZERO_ERROR;
    const auto length = static_cast<int32_t>(text.size());
    const auto open = [&] {
        std::unique_ptr<UBiDi, decltype(&ubidi_close)> made(ubidi_openSized(length, 0, &error), &ubidi_close);
        if (U_FAILURE(error)) throw std::bad_alloc();  // its one cause
        return made;
    };
    const auto whole = open(), part = open();
    ubidi_setPara(whole.get(), text.data(), length, static_cast<UBiDiLevel>(right_to_left ? 1 : 0), nullptr, &error);
    std::vector<std::vector<SeenLetter>> out;
    for (const LineOfText& line : lines) {
        std::vector<SeenLetter>& seen = out.emplace_back();
        if (line.last <= line.first) continue;
        ubidi_setLine(whole.get(), static_cast<int32_t>(line.first), static_cast<int32_t>(line.last), part.get(),
                      &error);
        const int32_t runs = ubidi_countRuns(part.get(), &error);
        if (U_FAILURE(error)) throw std::bad_alloc();
        for (int32_t run = 0; run < runs; ++run) {
            int32_t start = 0, count = 0;
            const bool from_right = ubidi_getVisualRun(part.get(), run, &start, &count) == UBIDI_RTL;
            for (int32_t i = 0; i < count; ++i) {
                const std::size_t at =
                    line.first + static_cast<std::size_t>(from_right ? start + count - 1 - i : start + i);
                if (directs_order(text[at])) continue;
                seen.push_back({at, from_right ? static_cast<char16_t>(u_charMirror(text[at])) : text[at]});
            }
        }
    }
    return out;
}

}  // namespace milepost
