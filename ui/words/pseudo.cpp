#include "ui/words/pseudo.h"

#include <cmath>
#include <string_view>
#include <vector>

#include <unicode/messagepattern.h>

namespace milepost {
namespace {

constexpr double longer = 0.4;
constexpr int long_word = 8;  ///< letters: a translation of a longer word is seldom longer still
constexpr std::u16string_view small_letters = u"áƀçđéƒğĥíĵķľɱñóƥɋřšŧúṽŵẋýž", capitals = u"ÁƁÇĐÉƑĞĤÍĴĶĽṀÑÓƤɊŘŠŦÚṼŴẊÝŽ";

bool is_small(char16_t c) { return c >= u'a' && c <= u'z'; }
bool is_capital(char16_t c) { return c >= u'A' && c <= u'Z'; }
bool is_letter(char16_t c) { return is_small(c) || is_capital(c); }
bool is_vowel(char16_t c) { return std::u16string_view(u"aeiouAEIOU").find(c) != std::u16string_view::npos; }

char16_t accented(char16_t c) {
    if (is_small(c)) return small_letters[static_cast<std::size_t>(c - u'a')];
    if (is_capital(c)) return capitals[static_cast<std::size_t>(c - u'A')];
    return c;
}

/// The literal text of one message; counts letters in and out.
icu::UnicodeString translated(const icu::UnicodeString& text, Pseudo kind, int& in, int& out) {
    icu::UnicodeString made;
    for (int32_t i = 0; i < text.length();) {
        int32_t end = i;
        while (end < text.length() && is_letter(text[end])) ++end;
        if (end == i) {
            made.append(text[i++]);
            continue;
        }
        if (kind == Pseudo::right_to_left) {  // as if its letters were Hebrew ones
            made.append(u'\u202E').append(text, i, end - i).append(u'\u202C');
            i = end;
            continue;
        }
        const int length = end - i;
        in += length;
        for (; i < end; ++i) {
            made.append(accented(text[i]));
            ++out;
            if (length < 2 || length > long_word || !is_vowel(text[i]) || !is_small(text[i])) continue;
            made.append(accented(text[i]));
            ++out;
        }
    }
    return made;
}

}  // namespace

std::string pseudo_pattern(const std::string& pattern, Pseudo kind) {
    const icu::UnicodeString source = icu::UnicodeString::fromUTF8(pattern);
    UErrorCode error = U_ZERO_ERROR;
    const icu::MessagePattern parts(source, nullptr, error);
    if (U_FAILURE(error)) return pattern;

    // Literal text is what lies between two parts while a message, and no argument, is open.
    struct Open {
        bool message = false;
        int in = 0, out = 0;
    };
    std::vector<Open> open;
    icu::UnicodeString made;
    int32_t done = 0;
    for (int32_t i = 0; i < parts.countParts(); ++i) {
        const icu::MessagePattern::Part& part = parts.getPart(i);
        if (part.getIndex() < done) continue;  // the number in a form ("=12"), which stands in the form already
        const icu::UnicodeString between = source.tempSubStringBetween(done, part.getIndex());
        if (!open.empty() && open.back().message) {
            made.append(translated(between, kind, open.back().in, open.back().out));
        } else {
            made.append(between);
        }
        if (part.getType() == UMSGPAT_PART_TYPE_MSG_LIMIT) {
            const int missing = static_cast<int>(std::lround((1 + longer) * open.back().in)) - open.back().out;
            for (int n = 0; n < missing; ++n)
                made.append(n % 5 == 0 ? (n + 1 < missing ? u' ' : u'ö') : u"ŏñéŧ"[n % 5 - 1]);
        }
        made.append(source.tempSubStringBetween(part.getIndex(), part.getLimit()));
        done = part.getLimit();
        if (part.getType() == UMSGPAT_PART_TYPE_MSG_START) open.push_back({true});
        else if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) open.push_back({false});
        else if (part.getType() == UMSGPAT_PART_TYPE_MSG_LIMIT || part.getType() == UMSGPAT_PART_TYPE_ARG_LIMIT)
            open.pop_back();
    }
    made.append(source.tempSubString(done));
    std::string out;
    return made.toUTF8String(out);
}

}  // namespace milepost
