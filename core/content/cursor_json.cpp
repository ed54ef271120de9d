#include "core/content/cursor_json.h"

#include <algorithm>

namespace milepost {
namespace {

using Json = nlohmann::json;

const Json nothing;

std::string escaped(std::string_view step) {
    std::string text;
    for (const char c : step) {
        if (c == '~') {
            text += "~0";
        } else if (c == '/') {
            text += "~1";
        } else {
            text += c;
        }
    }
    return text;
}

/// A list or an object that is being read.
struct Open {
    bool list = false;
    std::size_t at = 0;    ///< of a list: which of its items
    std::string key = {};  ///< of an object: whose value comes
    std::set<std::string> keys = {};
};

std::string pointer_to(const std::vector<Open>& open) {
    std::string pointer;
    for (const Open& one : open) pointer += "/" + (one.list ? std::to_string(one.at) : escaped(one.key));
    return pointer;
}

}  // namespace

std::optional<nlohmann::json> parse_json(const std::string& file, const std::string& text, Findings& findings) {
    struct TooDeep {};
    std::vector<Open> open;
    const auto close_value = [&] {
        if (!open.empty() && open.back().list) ++open.back().at;
    };
    const auto watch = [&](int, Json::parse_event_t event, Json& parsed) {
        using Event = Json::parse_event_t;
        switch (event) {
            case Event::object_start:
            case Event::array_start:
                if (open.size() == most_json_depth) throw TooDeep();
                open.push_back({event == Event::array_start});
                break;
            case Event::object_end:
            case Event::array_end:
                open.pop_back();
                close_value();
                break;
            case Event::key:
                open.back().key = parsed.get<std::string>();
                if (!open.back().keys.insert(open.back().key).second) {
                    findings.push_back({file, pointer_to(open),
                                        "the key " + in_quotes(open.back().key) + " twice in one object",
                                        "each key once"});
                }
                break;
            case Event::value: close_value(); break;
        }
        return true;
    };
    try {
        return Json::parse(text, watch);
    } catch (const TooDeep&) {
        findings.push_back({file, shortened(pointer_to(open), 60),
                            "lists and objects in one another more than " + std::to_string(most_json_depth) + " deep",
                            "at most " + std::to_string(most_json_depth)});
    } catch (const Json::parse_error& error) {
        findings.push_back({file, "", "no JSON at byte " + std::to_string(error.byte), "a JSON document"});
    } catch (const Json::out_of_range&) {
        findings.push_back({file, "", "a number too large to be read", "a JSON document"});
    }
    return std::nullopt;
}

void Cursor::refuse(std::string found, std::string expected) const {
    findings_->push_back({file_, pointer_, std::move(found), std::move(expected)});
}

std::string Cursor::described() const {
    switch (value_->type()) {
        case Json::value_t::null: return "nothing";
        case Json::value_t::object: return "an object";
        case Json::value_t::array: return "a list";
        case Json::value_t::string: return in_quotes(value_->get<std::string>());
        default: return value_->dump();
    }
}

Cursor Cursor::child(const std::string& step, const Json& value) const {
    Cursor below(file_, value, *findings_);
    below.pointer_ = pointer_ + "/" + escaped(step);
    return below;
}

Cursor Cursor::at(std::string_view key) const {
    const std::string name(key);
    if (has(key)) return child(name, value_->at(name));
    return child(name, nothing);
}

std::vector<Cursor> Cursor::items() const {
    std::vector<Cursor> all;
    if (!value_->is_array()) {
        refuse(described(), "a list");
        return all;
    }
    for (std::size_t i = 0; i < value_->size(); ++i) all.push_back(child(std::to_string(i), (*value_)[i]));
    return all;
}

std::vector<std::pair<std::string, Cursor>> Cursor::members() const {
    std::vector<std::pair<std::string, Cursor>> all;
    if (!value_->is_object()) {
        refuse(described(), "an object");
        return all;
    }
    for (const auto& [key, value] : value_->items()) all.emplace_back(key, child(key, value));
    return all;
}

void Cursor::only(std::initializer_list<std::string_view> known) const {
    for (const auto& [key, value] : members()) {
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        std::string expected = "one of";
        for (const auto name : known) expected += " " + std::string(name);
        value.refuse("the unknown key " + in_quotes(key), expected);
    }
}

std::string Cursor::text() const {
    if (value_->is_string()) return value_->get<std::string>();
    refuse(described(), "a text");
    return {};
}

int Cursor::integer(int least, int most) const {
    if (value_->is_number_integer() && value_->get<double>() >= least && value_->get<double>() <= most)
        return value_->get<int>();
    refuse(described(), "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return least;
}

bool Cursor::boolean() const {
    if (value_->is_boolean()) return value_->get<bool>();
    refuse(described(), "true or false");
    return false;
}

double Cursor::number() const {
    if (value_->is_number()) return value_->get<double>();
    refuse(described(), "a number");
    return 0;
}

std::vector<std::string> Cursor::texts() const {
    std::vector<std::string> all;
    for (const Cursor& item : items()) all.push_back(item.text());
    return all;
}

}  // namespace milepost
