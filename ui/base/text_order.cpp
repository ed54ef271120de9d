#include <string>

#include "ui/base/text.h"
#include "ui/words/line_order.h"

namespace milepost::ui {

/// Lines are broken in the order in which letters are written; in each they are then put as they are seen.
void Text::put_in_order(Layout& laid) const {
    std::u16string codes;
    for (const Letter& letter : laid.letters) codes += letter.code;
    std::vector<LineOfText> lines;
    for (const Line& line : laid.lines) lines.push_back({line.first, line.last});
    const auto seen = seen_order(codes, lines, right_to_left_);
    const std::vector<Letter> written = laid.letters;
    for (std::size_t n = 0; n < seen.size(); ++n) {
        Line& line = laid.lines[n];
        float x = 0;
        for (std::size_t i = 0; i < seen[n].size(); ++i) {
            Letter& letter = laid.letters[line.first + i] = written[seen[n][i].at];
            letter.code = seen[n][i].code;
            letter.x = x;
            x += letter.advance;
        }
        line.last = line.first + seen[n].size();
    }
}

}  // namespace milepost::ui
