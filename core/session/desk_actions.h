#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/terms/interval.h"

namespace milepost {

/// The pages of the counselor's desk, in the order of its bar.
enum class DeskPage { say, trace, what_if, fill_in, hand_over };
constexpr int desk_pages = 5;
std::string_view name(DeskPage page);

/// What only a counselor does. Everything else at the desk (an answer, a setting, unfolding) is the action that it is
/// on the applicant's screen, done from `View::desk`.
namespace desk {
// A table, an action a line.
// clang-format off
struct Leave { };
struct Begin { };                                        ///< the next person is here: what is known of them is filled in
struct Show { DeskPage page; };
struct ShowTrace { std::string credential; };            ///< of this credential, on its page
struct OnlyMissing { bool on; };
struct AskFor { std::optional<std::size_t> question; };  ///< open the map or the years and months of a question; none: close them
/// One answer that differs in a variant; no value: as it is.
struct Set { std::size_t question = 0; std::optional<Interval> value; };
struct Try { std::vector<Set> what; bool edit = false; };  ///< one more variant; `edit`: opened to be set further
struct Edit { std::optional<std::size_t> variant; };     ///< open a variant; none: back to all of them
struct Vary { Set what; };                               ///< in the variant that is open
struct Wait { int months; };                             ///< the variant that is open, so many months from today
struct Adopt { std::size_t variant; };                   ///< its answers become the session's
struct Drop { std::size_t variant; };
struct Refer { std::optional<std::size_t> referral; };   ///< send the person to one of the organiser's places
struct PrintTrace { };                                   ///< the counselor's page, on paper
struct HandTo { bool code; };                            ///< the applicant's screen shows what is taken home; or where a code is typed
// clang-format on
}  // namespace desk

using DeskAction = std::variant<desk::Leave, desk::Begin, desk::Show, desk::ShowTrace, desk::OnlyMissing, desk::AskFor,
                                desk::Try, desk::Edit, desk::Vary, desk::Wait, desk::Adopt, desk::Drop, desk::Refer,
                                desk::PrintTrace, desk::HandTo>;

}  // namespace milepost
