#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "ui/words/words.h"

namespace milepost {

/// Texts as they are said: numbers, money, percents, spans, dates and years as words of the language, codes and
/// abbreviations letter by letter, signs as pauses. No digit is left. How the language puts them together stands in its
/// words ("speech.money", …).
class Spoken {
  public:
    /// `words` outlive it.
    explicit Spoken(const Words& words);
    Spoken(Spoken&&) noexcept;
    Spoken& operator=(Spoken&&) noexcept;
    ~Spoken();

    [[nodiscard]] std::string operator()(std::string_view text) const;
    [[nodiscard]] const Words& words() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace milepost
