#pragma once
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/roads/wording.h"
#include "core/terms/result.h"

namespace milepost {

/// The text of one words file, and its name for error sentences.
struct WordsFile {
    std::string name;
    std::string text;
};

/// One language's messages, in ICU MessageFormat, which also words its dates, money, lists and plurals.
/// Patterns are compiled on first use and kept. Any number of threads may use one at once, and none ever waits for
/// another.
class Words {
  public:
    /// Reads a language from its files (flat JSON objects, key to pattern). Every fault is found: not JSON, not text,
    /// a key twice, a pattern that is none.
    static Result<Words> load(std::string language, const std::vector<WordsFile>& files);

    /// Compiles every pattern, which `load` leaves to the first use: finds number and date forms that ICU does not
    /// know.
    [[nodiscard]] Findings check() const;

    Words(Words&&) noexcept;
    Words& operator=(Words&&) noexcept;
    ~Words();

    [[nodiscard]] const std::string& language() const;
    /// The language whose numbers, dates and plurals these are: its own, but for a made-up one.
    [[nodiscard]] const std::string& forms() const;
    /// Is the language read from right to left? ICU knows by its code.
    [[nodiscard]] bool right_to_left() const;
    [[nodiscard]] bool has(std::string_view key) const;
    /// The message with its values; where one of them hangs on a today that is not known, the message "<key>.undated".
    /// A missing key gives the key itself, so that it is seen; `check` refuses such a pack.
    [[nodiscard]] std::string operator()(std::string_view key, const Args& args = {}) const;
    [[nodiscard]] std::vector<std::string> keys() const;            ///< sorted
    [[nodiscard]] std::string file_of(std::string_view key) const;  ///< the file that a key stands in; empty: none
    /// The names of the values that a message takes, sorted.
    [[nodiscard]] std::vector<std::string> arguments(std::string_view key) const;
    /// the message as it stands in its file; empty: none
    [[nodiscard]] std::string pattern(std::string_view key) const;
    /// The same words in a language that nobody speaks (ui/words/pseudo.h), in the forms of this one. "en-XA" shows
    /// what has no room for a longer translation, and what does not come from the words at all; "ar-XB", or any that is
    /// read from right to left, what does not run from there.
    [[nodiscard]] Words pseudo(std::string language) const;
    /// "a, b, and c" in the language's own way.
    [[nodiscard]] std::string list(const std::vector<std::string>& items) const;

  private:
    struct State;
    explicit Words(std::unique_ptr<const State> state);
    std::unique_ptr<const State> state_;
};

}  // namespace milepost
