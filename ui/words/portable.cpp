#include "ui/words/portable.h"

#include <optional>
#include <set>
#include <string_view>

#include <unicode/messagepattern.h>
#include <unicode/unistr.h>
#include <nlohmann/json.hpp>

namespace milepost {
namespace {

using Json = nlohmann::json;

constexpr const char* usd = "::currency/USD precision-integer";

/// One message of a language that is worded by itself, to see what ICU makes of a form.
class Probe {
  public:
    Probe(const Words& words, const std::string& pattern)
        : words_(Words::load(words.forms(), {{"probe", Json{{"it", pattern}}.dump()}})) {}
    std::string operator()(int number) const { return (*words_)("it", {{"it", double(number)}}); }
    std::string operator()(Date date) const { return (*words_)("it", {{"it", date}}); }

  private:
    Result<Words> words_;
};

std::string text_of(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// Reads a pattern into a PATTERN, and collects the date forms in it.
class PatternReader {
  public:
    PatternReader(const std::string& pattern, std::set<std::string>& dates)
        : error_(U_ZERO_ERROR),
          pattern_(icu::UnicodeString::fromUTF8(pattern), nullptr, error_),
          dates_(dates),
          refused_(U_FAILURE(error_)) {}

    /// Nothing where the pattern takes what PATTERN has not.
    std::optional<Json> read() {
        int32_t at = 0;
        Json message = refused_ ? Json() : this->message(at, "");
        if (refused_) return {};
        return message;
    }

  private:
    using Part = icu::MessagePattern::Part;

    std::string substring(int32_t part) { return text_of(pattern_.getSubstring(pattern_.getPart(part))); }

    /// `i`: the part that begins the message; at return the part that ends it. `counted`: what "#" stands for.
    Json message(int32_t& i, const std::string& counted) {
        Json out = Json::array();
        std::string text;
        const auto value = [&](Json part) {
            if (!text.empty()) out.push_back(text);
            text.clear();
            out.push_back(std::move(part));
        };
        int32_t from = pattern_.getPart(i).getLimit();
        for (++i;; ++i) {
            const Part& part = pattern_.getPart(i);
            text += text_of(pattern_.getPatternString().tempSubStringBetween(from, part.getIndex()));
            from = part.getLimit();
            const auto type = part.getType();
            if (type == UMSGPAT_PART_TYPE_MSG_LIMIT) break;
            if (type == UMSGPAT_PART_TYPE_INSERT_CHAR) text += text_of(icu::UnicodeString(UChar32(part.getValue())));
            if (type == UMSGPAT_PART_TYPE_REPLACE_NUMBER) value(Json::array({counted, "number"}));
            if (type == UMSGPAT_PART_TYPE_ARG_START) {
                value(argument(i));
                from = pattern_.getPart(i).getLimit();
            }
        }
        if (out.empty()) return text;
        if (!text.empty()) out.push_back(text);
        return out;
    }

    Json argument(int32_t& i) {
        const auto type = pattern_.getPart(i).getArgType();
        const int32_t limit = pattern_.getLimitPartIndex(i);
        const std::string name = substring(i + 1);
        Json out = Json::array({name});
        if (type == UMSGPAT_ARG_TYPE_SIMPLE) simple(out, substring(i + 2), i + 3 < limit ? substring(i + 3) : "");
        else if (type == UMSGPAT_ARG_TYPE_PLURAL || type == UMSGPAT_ARG_TYPE_SELECT) {
            cases(out, i + 2, limit, type == UMSGPAT_ARG_TYPE_PLURAL);
        } else if (type != UMSGPAT_ARG_TYPE_NONE) {
            refused_ = true;
        }
        i = limit;
        return out;
    }

    void simple(Json& out, const std::string& type, std::string style) {
        style.erase(0, style.find_first_not_of(' '));
        if (type == "number" && style == "integer") {
            out.push_back("number");
        } else if (type == "number" && style == usd) {
            out.push_back("usd");
        } else if (type == "date" && style.rfind("::", 0) == 0) {
            out.push_back("date");
            out.push_back(style.substr(2));
            dates_.insert(style.substr(2));
        } else {
            refused_ = true;
        }
    }

    void cases(Json& out, int32_t i, int32_t limit, bool plural) {
        Json all = Json::object();
        if (Part::hasNumericValue(pattern_.getPartType(i))) refused_ = true;  // an offset
        for (; i < limit && !refused_; ++i) {
            const std::string name = substring(i++);
            if (Part::hasNumericValue(pattern_.getPartType(i))) ++i;  // the number of "=12"
            all[name] = message(i, plural ? out[0].get<std::string>() : "");
        }
        out.push_back(plural ? "plural" : "select");
        out.push_back(std::move(all));
    }

    UErrorCode error_;
    icu::MessagePattern pattern_;
    std::set<std::string>& dates_;
    bool refused_;
};

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

std::string filled(std::string text, Date date) {
    replace_all(text, "{y}", std::to_string(int(date.year())));
    replace_all(text, "{d}", std::to_string(unsigned(date.day())));
    return text;
}

/// The twelve months as a form words them; nothing where they are more than texts with a year and a day in them.
std::optional<Json> months_of(const Words& words, const std::string& form) {
    const Probe probe(words, "{it, date, ::" + form + "}");
    Json all = Json::array();
    for (unsigned month = 1; month <= 12; ++month) {
        std::string text = probe(Date{std::chrono::year{3947}, std::chrono::month{month}, std::chrono::day{28}});
        replace_all(text, "3947", "{y}");
        replace_all(text, "28", "{d}");
        for (const int year : {2026, 2031, 2100}) {
            for (const unsigned day : {1U, 5U, 12U, 28U}) {
                const Date date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
                if (probe(date) != filled(text, date)) return {};
            }
        }
        all.push_back(std::move(text));
    }
    return all;
}

/// How a form writes whole numbers: {"before": "$", "after": "", "group": ",", "from": 1000}, the last the least number
/// whose digits are grouped. Nothing where it does more, by all numbers tried.
std::optional<Json> figures_of(const Words& words, const std::string& form) {
    const Probe probe(words, "{it, number, " + form + "}");
    const std::string one = probe(7), grouped = probe(12345);
    const auto digit = one.find('7'), from = grouped.find("12"), to = grouped.find("345");
    if (digit == std::string::npos || from == std::string::npos || to == std::string::npos) return {};
    const std::string before = one.substr(0, digit), after = one.substr(digit + 1),
                      group = grouped.substr(from + 2, to - from - 2);
    const int least = probe(1234) == before + "1234" + after ? 10000 : 1000;
    const auto right = [&](int n) {
        std::string digits = std::to_string(n);
        for (int at = int(digits.size()) - 3; at > 0 && n >= least; at -= 3) digits.insert(std::size_t(at), group);
        return probe(n) == before + digits + after;
    };
    for (int n = 0; n <= most_portable_number; n += n < 12000 ? 1 : 4999) {
        if (!right(n)) return {};
    }
    return Json{{"before", before}, {"after", after}, {"group", group}, {"from", least}};
}

Json plurals_of(const Words& words) {
    const Probe probe(words, "{it, plural, zero {zero} one {one} two {two} few {few} many {many} other {other}}");
    Json all = Json::object();
    for (int n = 0; n <= most_portable_count; ++n) {
        if (const std::string category = probe(n); category != "other") all[std::to_string(n)] = category;
    }
    return all;
}

/// What joins a list that ends with `last`; nothing where that is more than three texts.
std::optional<Json> joints_of(const Words& words, const std::string& last) {
    const std::string two = words.list({"1", last}), three = words.list({"1", "2", last});
    const auto second = three.find('2', 1);
    if (two.size() < last.size() + 1 || second == std::string::npos) return {};
    const std::string only = two.substr(1, two.size() - 1 - last.size()), between = three.substr(1, second - 1);
    const std::string before_last = three.substr(second + 1, three.size() - second - 1 - last.size());
    if (two != "1" + only + last || three != "1" + between + "2" + before_last + last) return {};
    if (words.list({"1", "2", "3", "4", last}) !=
        "1" + between + "2" + between + "3" + between + "4" + before_last + last)
        return {};
    return Json{only, between, before_last};
}

}  // namespace

Result<std::string> portable(const Words& words, const std::vector<std::string>& keys,
                             const std::vector<std::string>& items) {
    Findings findings;
    std::set<std::string> forms;
    Json out{{"messages", Json::object()}, {"dates", Json::object()}, {"plural", plurals_of(words)}};
    for (const std::string& key : keys) {
        if (auto pattern = PatternReader(words.pattern(key), forms).read()) out["messages"][key] = std::move(*pattern);
        else {
            findings.push_back({words.file_of(key), "/" + key, "\"" + words.pattern(key) + "\"",
                                "texts, whole numbers, whole dollars, dates by their parts, plural and select"});
        }
    }
    for (const std::string& form : forms) {
        if (auto months = months_of(words, form)) out["dates"][form] = std::move(*months);
        else {
            findings.push_back({"words/" + words.language(), "", "the date form " + form,
                                "twelve months with the year and the day in digits"});
        }
    }
    for (const auto& [name, form] : {std::pair{"number", "integer"}, std::pair{"usd", usd}}) {
        if (auto figures = figures_of(words, form)) out[name] = std::move(*figures);
        else {
            findings.push_back({"words/" + words.language(), "", std::string("the number form ") + form,
                                "the digits 0 to 9 in groups of three"});
        }
    }
    const auto usual = joints_of(words, "5");
    if (usual) out["joints"][""] = *usual;
    for (const std::string& item : items) {
        const auto joints = joints_of(words, item);
        if (!usual || !joints) {
            findings.push_back(
                {"words/" + words.language(), "", "a list that ends with \"" + item + "\"", "one joined by texts"});
        } else if (*joints != *usual) {
            out["joints"][item] = *joints;
        }
    }
    if (!findings.empty()) return findings;
    return out.dump();
}

}  // namespace milepost
