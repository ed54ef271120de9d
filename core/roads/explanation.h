#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/roads/evaluation.h"
#include "core/roads/wording.h"

namespace milepost {

/// The sentences that word an evaluation, for screen, speech, paper and JSON alike. All are messages of the words
/// files.

/// What a test asks for: "at least 12".
std::string needs(const Content& content, const Test& test, const Wording& say);
/// What is known of what a test asks for: "6", "12 to 23", "not known".
std::string has(const Content& content, const Reason& reason, const Wording& say);
/// How a test stands for this person, as a whole sentence.
std::string sentence(const Content& content, const Reason& reason, const Wording& say);
/// What a person does to change a fact to this value: "Get a current CPR card."
std::string what_to_do(const Content& content, FactId fact, int value, const Wording& say);
/// Why a step is on the road.
std::string why(const Stage& stage, const Wording& say);

/// The tests that tell why a route is met or not, those that are met first. Of alternatives only the nearest count:
/// those that are met, or else those that lack the fewest tests.
std::vector<Reason> telling(const Content& content, const RouteResult& route);

/// Which of two changes is the smaller: of fewer facts, then sooner, then cheaper; what nothing is known of comes last.
bool smaller(const Change& a, const Change& b);

/// A credential, or the route by which a road goes, that closes by waiting alone.
struct Window {
    int closes = 0;                      ///< months from today: apply before that month
    bool whole = true;                   ///< the credential closes; else this route alone
    const RouteResult* route = nullptr;  ///< the route that closes
    std::optional<Reason> rule;          ///< the test that runs out then
};
/// The window of a credential, or of the route `by` of the road to it; none where neither closes within two years.
std::optional<Window> window_of(const Content& content, const CredentialResult& result, const Route* by, Today date);

}  // namespace milepost
