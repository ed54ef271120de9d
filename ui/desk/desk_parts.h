#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/session/desk.h"
#include "ui/base/column.h"
#include "ui/words/desk_phrases.h"

/// What the pages of the desk are made of: denser than what the public sees, and no smaller to the touch.
namespace milepost::ui {

/// A small target with a short label: at least 12.7 mm both ways. Role choice.
struct Chip {
    std::string id, label;
    bool selected = false, enabled = true;
    Role role = Role::choice;
};
/// Chips beside each other, as many in a row as there is room for. Gives the index of the one activated, or -1.
int chips(Column& column, const std::vector<Chip>& all);

/// Where the recommended road leads, as the applicant's screen says it, and how long and how much in all; of someone of
/// whom too little is known, that it takes shape, and nothing.
std::string desk_title(const Frame& frame);
std::string desk_figures(const Frame& frame);

/// A question's fact and what was answered, as short as the desk has them: "Training: Finished".
std::string short_answer(const Words& words, const Content& content, std::size_t question, Interval value);

/// The answers that can be set, a row for each question that has a place: choices as the interview has them. `mark` may
/// say a word beside a row's name. `set` is told what was touched.
void fact_rows(Column& column, const std::vector<FactRow>& rows,
               const std::function<std::string(std::size_t question)>& mark,
               const std::function<void(std::size_t question, Interval value)>& set);
/// The map, where `desk.asked` is a question of that form: over all that the column leaves. True where it was drawn.
bool asked_map(Column& column, const std::vector<FactRow>& rows,
               const std::function<void(std::size_t question, Interval value)>& set);

/// "with Associate degree, in Washington, 6 months from now": what makes a variant another.
std::string variant_phrase(const Words& words, const Content& content, const Variant& variant);

}  // namespace milepost::ui
