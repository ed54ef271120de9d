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

/// Makes a document of what the parser comes upon, and sees to what the library lets pass: depth, and keys that stand
/// twice. What went wrong is among the findings; the parser stops where this gives false.
class Maker : public nlohmann::json_sax<Json> {
  public:
    Maker(const std::string& file, Findings& findings, const StreamedList& streamed)
        : file_(file), findings_(findings), streamed_(streamed) {}

    Json take() { return std::move(document_); }

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t&) override { return put(value); }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return false; }  // JSON has none
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& key) override {
        Open& object = open_.back();
        object.key = key;
        const auto [member, fresh] = object.value->get_ptr<Json::object_t*>()->emplace(key, nullptr);
        object.member = &member->second;
        if (!fresh) {
            findings_.push_back(
                {file_, pointer(), "the key " + in_quotes(key) + " twice in one object", "each key once"});
        }
        return true;
    }

    bool parse_error(std::size_t byte, const std::string&, const Json::exception& error) override {
        constexpr int number_overflow = 406;
        findings_.push_back(
            {file_, "",
             error.id == number_overflow ? "a number too large to be read" : "no JSON at byte " + std::to_string(byte),
             "a JSON document"});
        return false;
    }

  private:
    /// A list or an object that is being read.
    struct Open {
        Json* value = nullptr;
        Json* member = nullptr;  ///< of an object: whose value comes
        std::string key = {};
        std::size_t at = 0;  ///< of a list: which of its items comes
    };

    [[nodiscard]] std::string pointer() const {
        std::string all;
        for (const Open& one : open_) all += "/" + (one.value->is_array() ? std::to_string(one.at) : escaped(one.key));
        return all;
    }

    /// Where a value goes, once it is there.
    Json& place(Json value) {
        if (open_.empty()) return document_ = std::move(value);
        Open& holder = open_.back();
        if (!holder.value->is_array()) return *holder.member = std::move(value);
        holder.value->push_back(std::move(value));
        return holder.value->back();
    }

    bool put(Json value) {
        place(std::move(value));
        return ended();
    }

    bool open(Json empty) {
        if (open_.size() == most_json_depth) {
            findings_.push_back(
                {file_, shortened(pointer(), 60),
                 "lists and objects in one another more than " + std::to_string(most_json_depth) + " deep",
                 "at most " + std::to_string(most_json_depth)});
            return false;
        }
        open_.push_back({&place(std::move(empty))});
        return true;
    }

    bool close() {
        open_.pop_back();
        return ended();
    }

    /// After a value: of the streamed list it is used, and forgotten.
    bool ended() {
        if (open_.empty() || !open_.back().value->is_array()) return true;
        Json& list = *open_.back().value;
        if (open_.size() == 2 && streamed_.use && open_.front().key == streamed_.key) {
            streamed_.use(Cursor(file_, list.back(), findings_, pointer()));
            list.clear();
        }
        ++open_.back().at;
        return true;
    }

    const std::string& file_;
    Findings& findings_;
    const StreamedList& streamed_;
    Json document_;
    std::vector<Open> open_;
};

}  // namespace

std::optional<nlohmann::json> parse_json(const std::string& file, const std::string& text, Findings& findings,
                                         const StreamedList& streamed) {
    Maker maker(file, findings, streamed);
    if (!Json::sax_parse(text, &maker)) return std::nullopt;
    return maker.take();
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
    if (!value_->is_object()) return refuse(described(), "an object");
    for (const auto& [key, value] : value_->items()) {
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        std::string expected = "one of";
        for (const auto name : known) expected += " " + std::string(name);
        child(key, value).refuse("the unknown key " + in_quotes(key), expected);
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
