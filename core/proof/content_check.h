#pragma once
#include <string>
#include <vector>

#include "core/content/content.h"
#include "core/terms/result.h"

namespace milepost {

/// Every fault in what a well-formed pack says: ids that stand twice, bands that overlap, conditions over facts that no
/// question asks, questions that nothing reads, routes that no answers can meet, sources that nobody
/// should be sent to, people who would have no road.
Findings check(const Content& content);

}  // namespace milepost
