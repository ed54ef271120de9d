#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/terms/printable.h"

namespace milepost {

/// One fault in something read from outside: where it stands, what was found there, what was expected.
struct Finding {
    std::string file;
    std::string pointer;  ///< JSON pointer inside the file; empty for the file as a whole
    std::string found;
    std::string expected;

    /// "FILE:/json/pointer: what was found; what was expected", the form the contract gives a refusal. Always one line,
    /// whatever stood in what was read.
    [[nodiscard]] std::string sentence() const {
        return printable(file + ":" + pointer + ": " + found + "; expected " + expected);
    }
    bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

/// A value, or every reason why there is none. Never both.
template <class T>
class Result {
  public:
    Result(T value) : state_(std::move(value)) {}               // NOLINT(google-explicit-constructor)
    Result(Findings findings) : state_(std::move(findings)) {}  // NOLINT(google-explicit-constructor)

    explicit operator bool() const { return std::holds_alternative<T>(state_); }
    T& operator*() { return std::get<T>(state_); }
    const T& operator*() const { return std::get<T>(state_); }
    T* operator->() { return &std::get<T>(state_); }
    const T* operator->() const { return &std::get<T>(state_); }
    [[nodiscard]] const Findings& findings() const { return std::get<Findings>(state_); }

  private:
    std::variant<T, Findings> state_;
};

}  // namespace milepost
