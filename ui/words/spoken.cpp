#include "ui/words/spoken.h"

#include <array>
#include <functional>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/rbnf.h>
#include <unicode/regex.h>

namespace milepost {
namespace {

using Text = icu::UnicodeString;

Text wide(std::string_view text) {
    return Text::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string narrow(const Text& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// A match: its groups as text, and what stands behind it.
struct Match {
    std::vector<Text> groups;
    Text after;
    [[nodiscard]] bool has(std::size_t group) const { return group < groups.size() && !groups[group].isEmpty(); }
};

Text replaced(const Text& text, const Text& pattern, const std::function<Text(const Match&)>& by) {
    UErrorCode error = U_ZERO_ERROR;
    icu::RegexMatcher matcher(pattern, text, 0, error);
    Text out;
    int32_t done = 0;
    while (U_SUCCESS(error) && matcher.find(error)) {
        const int32_t start = matcher.start(error), end = matcher.end(error);
        Match match;
        for (int32_t group = 0; group <= matcher.groupCount(); ++group)
            match.groups.push_back(matcher.group(group, error));
        match.after = text.tempSubString(end);
        out.append(text, done, start - done).append(by(match));
        done = end;
    }
    return out.append(text, done, text.length() - done);
}

/// Any of these, for a pattern; longer ones are listed by ICU in full, so a boundary must follow.
Text any_of(const std::vector<Text>& texts) {
    Text out;
    for (const Text& text : texts) out.append(out.isEmpty() ? u"" : u"|").append(u"\\Q").append(text).append(u"\\E");
    return out;
}

Text letter_by_letter(const Text& text) {
    Text out;
    for (int32_t i = 0; i < text.length(); ++i) {
        if (i > 0) out.append(u" ");
        out.append(text[i]);
    }
    return out;
}

}  // namespace

struct Spoken::State {
    const Words* words;
    std::unique_ptr<icu::RuleBasedNumberFormat> numbers;
    std::set<std::string> rules;             // that the language has
    std::vector<Text> months, short_months;  // of a year, twice: as they stand in a date, and alone
    Text group, point;                       // of numbers
    std::set<std::string> feminine;          // nouns that a number agrees with
    std::set<std::string> small;             // words that a number does not belong to: "1 of 2"

    [[nodiscard]] Text by_rule(double number, std::initializer_list<const char*> wanted) const {
        UErrorCode error = U_ZERO_ERROR;
        Text out;
        icu::FieldPosition anywhere;
        for (const char* rule : wanted) {
            if (rules.count(rule) == 0) continue;
            numbers->format(number, wide(rule), out, anywhere, error);
            break;
        }
        if (out.isEmpty()) numbers->format(number, out);
        return out.findAndReplace(u"\u00AD", u"");  // ICU's hints where a line may break
    }
    [[nodiscard]] Text year(double number) const { return by_rule(number, {"%spellout-numbering-year"}); }
    [[nodiscard]] Text number(double number, const Text& after) const {
        UErrorCode error = U_ZERO_ERROR;
        icu::RegexMatcher noun(u"^[\\s\u00A0]+(\\p{L}+)", after, 0, error);
        const std::string word = noun.find(error) ? narrow(noun.group(1, error).toLower()) : "";
        if (word.empty() || small.count(word) > 0)
            return by_rule(number, {"%spellout-numbering", "%spellout-cardinal"});
        if (feminine.count(word) > 0) return by_rule(number, {"%spellout-cardinal-feminine", "%spellout-cardinal"});
        return by_rule(number, {"%spellout-cardinal-masculine", "%spellout-cardinal"});
    }
    [[nodiscard]] double value(Text digits) const {
        digits.findAndReplace(group, u"").findAndReplace(point, u".");
        return std::strtod(narrow(digits).c_str(), nullptr);
    }
    [[nodiscard]] Text say(std::string_view key, const Args& args) const { return wide((*words)(key, args)); }
    [[nodiscard]] Text month(int number) const { return months[std::size_t(std::min(std::max(number, 1), 12) - 1)]; }
    [[nodiscard]] Text date(const Text& month, double day, const Text& year_words) const {
        const bool ordinal = (*words)("speech.day.form") == "ordinal";
        const Text worded = ordinal ? by_rule(day, {"%spellout-ordinal-masculine", "%spellout-ordinal"})
                                    : by_rule(day, {"%spellout-numbering", "%spellout-cardinal"});
        if (year_words.isEmpty()) return say("speech.day", {{"month", narrow(month)}, {"day", narrow(worded)}});
        return say("speech.date", {{"month", narrow(month)}, {"day", narrow(worded)}, {"year", narrow(year_words)}});
    }

    [[nodiscard]] Text with_dates(Text text) const;
    [[nodiscard]] Text with_money(const Text& text) const;
    [[nodiscard]] Text with_numbers(const Text& text) const;
};

Text Spoken::State::with_dates(Text text) const {
    const Text full = any_of(months), abbreviated = any_of(short_months);
    const auto whole = [this](const Match& match) {
        for (std::size_t i = 0; i < short_months.size(); ++i)
            if (match.groups[1].caseCompare(short_months[i], 0) == 0) return months[i];
        return match.groups[0];
    };
    const Text de = u"(?:[\\s\u00A0]+de)?[\\s\u00A0]+";
    text = replaced(text, u"(?i)\\b(" + abbreviated + u")\\b\\.?(?=" + de + u"(?:19|20)\\d{2}\\b)", whole);
    text = replaced(text,
                    u"(?i)\\b(" + abbreviated + u")\\b\\.?(?=[\\s\u00A0]+\\p{L}+[\\s\u00A0]+(?:" + full + u")" + de +
                        u"(?:19|20)\\d{2}\\b)",
                    whole);
    text = replaced(text, u"\\b(\\d{4})-(0[1-9]|1[0-2])(?:-(\\d{2}))?\\b(?!-)", [this](const Match& match) {
        const Text name = month(int(value(match.groups[2]))), when = year(value(match.groups[1]));
        return match.has(3) ? date(name, value(match.groups[3]), when)
                            : say("speech.month", {{"month", narrow(name)}, {"year", narrow(when)}});
    });
    text = replaced(text, u"(?i)\\b(\\d{1,2})" + de + u"(" + full + u")\\b(?:" + de + u"((?:19|20)\\d{2})\\b)?",
                    [this](const Match& match) {
                        return date(match.groups[2], value(match.groups[1]),
                                    match.has(3) ? year(value(match.groups[3])) : Text());
                    });
    text = replaced(text, u"(?i)\\b(" + full + u")[\\s\u00A0]+(\\d{1,2})\\b(?:,[\\s\u00A0]+((?:19|20)\\d{2})\\b)?",
                    [this](const Match& match) {
                        return date(match.groups[1], value(match.groups[2]),
                                    match.has(3) ? year(value(match.groups[3])) : Text());
                    });
    return replaced(text, u"(?i)\\b(" + full + u")" + de + u"((?:19|20)\\d{2})\\b", [this](const Match& match) {
        return say("speech.month",
                   {{"month", narrow(match.groups[1])}, {"year", narrow(year(value(match.groups[2])))}});
    });
}

Text Spoken::State::with_money(const Text& text) const {
    const Text amount = u"\\$(\\d+(?:\\Q" + group + u"\\E\\d{3})*(?:\\Q" + point + u"\\E\\d+)?)";
    const auto worded = [this](const Text& digits) {
        return narrow(by_rule(value(digits), {"%spellout-cardinal-masculine", "%spellout-cardinal"}));
    };
    const Text spans = replaced(text, amount + u"\\s*[\u2013-]\\s*" + amount, [&](const Match& match) {
        return say("speech.money.span", {{"least", worded(match.groups[1])}, {"most", worded(match.groups[2])}});
    });
    return replaced(spans, amount, [&](const Match& match) {
        return say("speech.money", {{"n", value(match.groups[1])}, {"words", worded(match.groups[1])}});
    });
}

Text Spoken::State::with_numbers(const Text& text) const {
    const Text digits = u"(\\d+(?:\\Q" + group + u"\\E\\d{3})*(?:\\Q" + point + u"\\E\\d+)?)";
    const auto plain = [this](const Text& number, const Text& after) {
        return narrow(this->number(value(number), after));
    };
    Text out = replaced(text, digits + u"[\\s\u00A0]?%", [&](const Match& match) {
        return say("speech.percent", {{"words", plain(match.groups[1], u"")}});
    });
    out = replaced(out, u"(?<![\\p{L}\\d])(?:19|20)\\d{2}(?![\\p{L}\\d])(?!\\Q" + group + u"\\E\\d{3})",
                   [&](const Match& match) { return year(value(match.groups[0])); });
    out = replaced(
        out, u"(?<![\\p{L}\\d])" + digits + u"\\s*\u2013\\s*" + digits + u"(?!\\p{L})", [&](const Match& match) {
            return say("speech.span",
                       {{"least", plain(match.groups[1], match.after)}, {"most", plain(match.groups[2], match.after)}});
        });
    out = replaced(out, u"(?<=[\\s(]|^)\u2212(?=\\p{L}|\\d)",
                   [&](const Match&) { return say("speech.minus", {}).append(u" "); });
    out = replaced(out, u"(?<=\\p{L})(?=\\d)|(?<=\\d)(?=\\p{L})", [](const Match&) { return Text(u" "); });
    return replaced(out, digits, [&](const Match& match) { return wide(plain(match.groups[1], match.after)); });
}

Spoken::Spoken(const Words& words) : state_(std::make_unique<State>()) {
    State& state = *state_;
    state.words = &words;
    UErrorCode error = U_ZERO_ERROR;
    // money and dates on the screen are of there
    const icu::Locale locale = icu::Locale::forLanguageTag(words.language() + "-US", error);
    state.numbers = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, locale, error);
    for (int32_t i = 0; i < state.numbers->getNumberOfRuleSetNames(); ++i)
        state.rules.insert(narrow(state.numbers->getRuleSetName(i)));
    const icu::DateFormatSymbols dates(locale, error);
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
        for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
            int32_t count = 0;
            const Text* names = dates.getMonths(count, context, width);
            auto& into = width == icu::DateFormatSymbols::WIDE ? state.months : state.short_months;
            into.insert(into.end(), names, names + std::min(count, 12));
        }
    }
    const icu::DecimalFormatSymbols symbols(locale, error);
    state.group = symbols.getSymbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol);
    state.point = symbols.getSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol);
    for (auto [list, key] : {std::pair{&state.feminine, "speech.feminine"}, std::pair{&state.small, "speech.small"}}) {
        std::istringstream some(words(key));
        for (std::string word; some >> word;) list->insert(word);
    }
}

Spoken::Spoken(Spoken&&) noexcept = default;
Spoken& Spoken::operator=(Spoken&&) noexcept = default;
Spoken::~Spoken() = default;

const Words& Spoken::words() const { return *state_->words; }

std::string Spoken::operator()(std::string_view given) const {
    Text text = wide(given);
    text = replaced(text, u"\\s*[·•|]\\s*", [](const Match&) { return Text(u", "); });
    text = state_->with_dates(text);
    text = replaced(text, u"(?<![\\p{L}\\d-])[0-9A-Z]{4}(?:-[0-9A-Z]{1,4})+(?![\\p{L}\\d-])",
                    [](const Match& match) {  // a code
                        Text letters = match.groups[0];
                        Text out;
                        for (int32_t i = 0; i < letters.length(); ++i)
                            out.append(letters[i] == u'-' ? Text(u",") : Text(i == 0 ? u"" : u" ").append(letters[i]));
                        return out;
                    });
    text = state_->with_money(text);
    text = state_->with_numbers(text);
    text = replaced(text, u"(?<=[\\p{L}\\d])/(?=[\\p{L}\\d])", [](const Match&) { return Text(u" "); });
    text = replaced(text, u"(?<![\\p{L}\\d])\\p{Lu}{2,6}(?![\\p{L}\\d])",
                    [](const Match& match) { return letter_by_letter(match.groups[0]); });
    return narrow(text);
}

}  // namespace milepost
