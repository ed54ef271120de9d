#include "ui/words/words.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include <unicode/listformatter.h>
#include <unicode/localebuilder.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>
#include <nlohmann/json.hpp>

#include "ui/words/lender.h"
#include "ui/words/pseudo.h"

namespace milepost {
namespace {

struct Message {
    std::string file;
    std::string pattern;
    bool plain = true;  // nothing to put in: the pattern is the text
    // Made on first use. To format changes a MessageFormat inside, const or not: it makes its number and plural forms
    // as it needs them.
    Lender<icu::MessageFormat> compiled = {};
};

using Messages = std::map<std::string, Message, std::less<>>;

icu::UnicodeString wide(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string narrow(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// The language as it is written in the United States: "$1,200" in Spanish too, not "1200 US$".
icu::Locale locale_of(const std::string& language) {
    UErrorCode error = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(language, error);
    if (U_FAILURE(error) || *locale.getCountry() != '\0') return locale;
    icu::LocaleBuilder builder;
    builder.setLocale(locale).setRegion("US");
    const icu::Locale here = builder.build(error);
    return U_FAILURE(error) ? locale : here;
}

std::string escaped(std::string_view key) {
    std::string out = "/";
    for (const char c : key) {
        if (c == '~') out += "~0";
        else if (c == '/') out += "~1";
        else out += c;
    }
    return out;
}

/// Reads one flat object. A SAX reader, because a document would keep only the last of two equal keys.
class Reader : public nlohmann::json_sax<nlohmann::json> {
  public:
    Reader(const std::string& file, Messages& messages, Findings& findings)
        : file_(file), messages_(messages), findings_(findings) {}

    bool null() override { return not_text("null"); }
    bool boolean(bool value) override { return not_text(value ? "true" : "false"); }
    bool number_integer(number_integer_t) override { return not_text("a number"); }
    bool number_unsigned(number_unsigned_t) override { return not_text("a number"); }
    bool number_float(number_float_t, const string_t&) override { return not_text("a number"); }
    bool binary(binary_t&) override { return not_text("binary data"); }
    bool start_array(std::size_t) override { return open("a list"); }
    bool end_array() override { return close(); }
    bool start_object(std::size_t) override { return depth_ == 0 ? (++depth_, true) : open("an object"); }
    bool end_object() override { return close(); }

    bool key(string_t& key) override {
        if (depth_ == 1) key_ = key;
        return true;
    }

    bool string(string_t& text) override {
        if (depth_ != 1) return depth_ != 0 || not_text("text");
        Message message{file_, std::move(text)};
        message.plain = message.pattern.find_first_of("{}'") == std::string::npos;
        const auto [place, is_new] = messages_.try_emplace(key_, std::move(message));
        if (!is_new) {
            findings_.push_back(
                {file_, escaped(key_), "the key a second time, first in " + place->second.file, "each key once"});
        }
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
        findings_.push_back({file_, "", "no JSON from byte " + std::to_string(position) + " on", "a JSON object"});
        return false;
    }

  private:
    bool not_text(const char* found) {
        if (depth_ == 0) findings_.push_back({file_, "", found, "an object of key and text"});
        if (depth_ == 1) findings_.push_back({file_, escaped(key_), found, "text"});
        return true;
    }
    bool open(const char* found) {
        not_text(found);
        depth_ += depth_ == 0 ? 2 : 1;  // what stands inside is not looked at
        return true;
    }
    bool close() {
        --depth_;
        return true;
    }

    const std::string& file_;
    Messages& messages_;
    Findings& findings_;
    std::string key_;
    int depth_ = 0;
};

std::optional<icu::MessagePattern> parsed(const std::string& pattern) {
    UErrorCode error = U_ZERO_ERROR;
    icu::MessagePattern result(wide(pattern), nullptr, error);
    if (U_FAILURE(error)) return std::nullopt;
    return result;
}

icu::Formattable formattable(const Arg& arg) {
    if (const auto* text = std::get_if<std::string>(&arg.value)) return {wide(*text)};
    if (const auto* number = std::get_if<double>(&arg.value)) return {*number};
    Date date;
    if (const auto* ahead = std::get_if<Ahead>(&arg.value)) {
        if (!ahead->today.known) return {double(ahead->months)};
        date = ahead->months == 0 ? ahead->today.day : month_on(ahead->today.day, ahead->months);
    } else {
        date = std::get<Date>(arg.value);
    }
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    return {static_cast<UDate>(days) * U_MILLIS_PER_DAY, icu::Formattable::kIsDate};
}

/// Does a message with these values speak of a day that is not known?
bool undated(const Args& args) {
    return std::any_of(args.begin(), args.end(), [](const Arg& arg) {
        const auto* ahead = std::get_if<Ahead>(&arg.value);
        return ahead != nullptr && !ahead->today.known;
    });
}

/// A day is reckoned in UTC, so that no zone moves it. Dates inside a message take ICU's default zone and no other.
void reckon_in_utc() {
    static std::once_flag once;
    std::call_once(once, [] { icu::TimeZone::adoptDefault(icu::TimeZone::createTimeZone("UTC")); });
}

}  // namespace

struct Words::State {
    std::string language, forms;
    bool right_to_left = false;
    icu::Locale locale;
    Messages messages;
    Lender<icu::ListFormatter> lists;

    /// The message ready for use; nothing where ICU refuses it.
    [[nodiscard]] Lender<icu::MessageFormat>::Loan compiled(const Message& message) const {
        return message.compiled.borrow([&] {
            UErrorCode error = U_ZERO_ERROR;
            auto format = std::make_unique<icu::MessageFormat>(wide(message.pattern), locale, error);
            return U_FAILURE(error) ? nullptr : std::move(format);
        });
    }
};

Words::Words(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Words::Words(Words&&) noexcept = default;
Words& Words::operator=(Words&&) noexcept = default;
Words::~Words() = default;

Result<Words> Words::load(std::string language, const std::vector<WordsFile>& files) {
    reckon_in_utc();
    auto state = std::make_unique<State>();
    state->locale = locale_of(language);
    state->right_to_left = state->locale.isRightToLeft();
    state->forms = language;
    state->language = std::move(language);
    Findings findings;
    for (const WordsFile& file : files) {
        Reader reader(file.name, state->messages, findings);
        nlohmann::json::sax_parse(file.text, &reader);
    }
    for (const auto& [key, message] : state->messages) {
        if (!message.plain && !parsed(message.pattern))
            findings.push_back({message.file, escaped(key), "\"" + message.pattern + "\"", "an ICU message pattern"});
    }
    if (!findings.empty()) return findings;
    return Words(std::move(state));
}

Findings Words::check() const {
    Findings findings;
    for (const auto& [key, message] : state_->messages) {
        if (!message.plain && !state_->compiled(message)) {
            findings.push_back(
                {message.file, escaped(key), "\"" + message.pattern + "\"", "number and date forms that ICU knows"});
        }
    }
    return findings;
}

const std::string& Words::language() const { return state_->language; }

const std::string& Words::forms() const { return state_->forms; }

bool Words::right_to_left() const { return state_->right_to_left; }

bool Words::has(std::string_view key) const { return state_->messages.find(key) != state_->messages.end(); }

std::string Words::file_of(std::string_view key) const {
    const auto found = state_->messages.find(key);
    return found == state_->messages.end() ? std::string() : found->second.file;
}

std::string Words::pattern(std::string_view key) const {
    const auto found = state_->messages.find(key);
    return found == state_->messages.end() ? std::string() : found->second.pattern;
}

std::string Words::operator()(std::string_view said, const Args& args) const {
    const std::string key = undated(args) ? std::string(said) + ".undated" : std::string(said);
    const auto found = state_->messages.find(key);
    if (found == state_->messages.end()) return key;
    const Message& message = found->second;
    if (message.plain) return message.pattern;
    const auto format = state_->compiled(message);
    if (!format) return key;

    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    names.reserve(args.size());
    values.reserve(args.size());
    for (const Arg& arg : args) {
        names.push_back(wide(arg.name));
        values.push_back(formattable(arg));
    }
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString text;
    format->format(names.data(), values.data(), static_cast<int32_t>(values.size()), text, error);
    return U_FAILURE(error) ? key : narrow(text);
}

std::vector<std::string> Words::keys() const {
    std::vector<std::string> out;
    out.reserve(state_->messages.size());
    for (const auto& [key, message] : state_->messages) out.push_back(key);
    return out;
}

std::vector<std::string> Words::arguments(std::string_view key) const {
    std::vector<std::string> out;
    const auto found = state_->messages.find(key);
    if (found == state_->messages.end() || found->second.plain) return out;
    const auto pattern = parsed(found->second.pattern);
    if (!pattern) return out;
    for (int32_t i = 0; i < pattern->countParts(); ++i) {
        const icu::MessagePattern::Part& part = pattern->getPart(i);
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME || part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER)
            out.push_back(narrow(pattern->getSubstring(part)));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

Words Words::pseudo(std::string language) const {
    auto state = std::make_unique<State>();
    state->right_to_left = locale_of(language).isRightToLeft();
    state->language = std::move(language);
    state->locale = state_->locale;
    state->forms = state_->forms;
    const Pseudo kind = state->right_to_left ? Pseudo::right_to_left : Pseudo::accented;
    for (const auto& [key, message] : state_->messages)
        state->messages.emplace(key, Message{message.file, pseudo_pattern(message.pattern, kind), message.plain});
    return Words(std::move(state));
}

std::string Words::list(const std::vector<std::string>& items) const {
    UErrorCode error = U_ZERO_ERROR;
    const auto lists = state_->lists.borrow(
        [&] { return std::unique_ptr<icu::ListFormatter>(icu::ListFormatter::createInstance(state_->locale, error)); });
    std::vector<icu::UnicodeString> parts;
    parts.reserve(items.size());
    for (const std::string& item : items) parts.push_back(wide(item));
    icu::UnicodeString text;
    if (lists) lists->format(parts.data(), static_cast<int32_t>(parts.size()), text, error);
    return narrow(text);
}

}  // namespace milepost
