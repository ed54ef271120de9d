#pragma once
#include <functional>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/terms/result.h"

namespace milepost {

/// How deep lists and objects may stand in one another. What walks a document calls itself once a level; the shipped
/// pack takes 13.
inline constexpr std::size_t most_json_depth = 64;

class Cursor;

/// A long list at the top of a document that need not be held whole: each of its items is used as it is read, and the
/// document has none of them.
struct StreamedList {
    std::string key = {};
    std::function<void(const Cursor&)> use = {};
};

/// Parses one file's text. A fault in the syntax, or more depth than that, is a finding and gives nothing. A key that
/// stands twice is a finding too, but the document can be read on, so that all its other faults come out with it; its
/// last value counts.
std::optional<nlohmann::json> parse_json(const std::string& file, const std::string& text, Findings& findings,
                                         const StreamedList& streamed = {});

/// A place in a JSON document that knows its pointer, so that every fault can say where it stands.
/// Reading what is not there or of another type records a finding and gives an empty value: all faults come out in one
/// pass.
class Cursor {
  public:
    Cursor(std::string file, const nlohmann::json& value, Findings& findings, std::string pointer = {})
        : file_(std::move(file)), pointer_(std::move(pointer)), value_(&value), findings_(&findings) {}

    [[nodiscard]] const nlohmann::json& json() const { return *value_; }
    [[nodiscard]] const std::string& pointer() const { return pointer_; }
    void refuse(std::string found, std::string expected) const;
    /// What stands here, short enough for a sentence: "the text \"x\"", "a list".
    [[nodiscard]] std::string described() const;

    [[nodiscard]] bool has(std::string_view key) const { return value_->is_object() && value_->contains(key); }
    [[nodiscard]] Cursor at(std::string_view key) const;                        ///< a key that must be there
    [[nodiscard]] std::vector<Cursor> items() const;                            ///< of a list
    [[nodiscard]] std::vector<std::pair<std::string, Cursor>> members() const;  ///< of an object
    /// Refuses every key of this object that is not among `known`.
    void only(std::initializer_list<std::string_view> known) const;

    [[nodiscard]] std::string text() const;
    [[nodiscard]] int integer(int least, int most) const;
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] double number() const;
    [[nodiscard]] std::vector<std::string> texts() const;

    [[nodiscard]] std::string text_or(std::string_view key, std::string_view fallback) const {
        return has(key) ? at(key).text() : std::string(fallback);
    }
    [[nodiscard]] bool boolean_or(std::string_view key, bool fallback) const {
        return has(key) ? at(key).boolean() : fallback;
    }

  private:
    [[nodiscard]] Cursor child(const std::string& step, const nlohmann::json& value) const;

    std::string file_;
    std::string pointer_;
    const nlohmann::json* value_;
    Findings* findings_;
};

}  // namespace milepost
