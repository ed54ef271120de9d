#pragma once
#include <string>

#include "core/roads/evaluation.h"
#include "ui/words/phrases.h"
#include "ui/words/words.h"

/// What the desk's screens and the counselor's paper word alike.
namespace milepost::ui {

/// The core's way to ask for words.
Wording wording(const Words& words);

/// "9–12 months · $2,500 · exam: May to July 2027"; without the exam where the road takes none.
std::string road_figures(const Words& words, const Evaluation& evaluation, const CredentialResult& result);
/// "Open to you", "Not open yet · opens by itself in March 2027": how a route stands.
std::string route_standing(const Words& words, const Evaluation& evaluation, const RouteResult& route);
/// What is known of what a test looks at: "Class hours: 560 to 719"; empty where it looks at the day alone.
std::string trace_value(const Words& words, const Content& content, const Reason& reason, bool by_counselor = false);

/// Where a statement comes from, as of when, and how sure it is.
std::string desk_source(const Words& words, const Content& content, const Citation& cite, Today date);
/// The same with the sources named as the caller names them.
std::string desk_source(const Words& words, const Titles& titles, const Citation& cite, Today date);
/// That it is not sure, or past its review date, as a counselor is told; empty where it may be relied on.
std::string desk_doubt(const Words& words, const Citation& cite, Today date);

}  // namespace milepost::ui
