#pragma once
#include <string>

#include "core/content/content.h"
#include "core/content/place.h"
#include "core/terms/result.h"

namespace milepost {

/// Reads the text of places.json, whose facts are those of `content`. Every fault is told, and one refuses all of it.
/// `file` stands for it in findings.
Result<Places> read_places(const std::string& file, const std::string& text, const Content& content);

/// The text of places.json, one place a line, by their ids. The same places give the same bytes.
std::string to_json(const Places& places, const Content& content);

}  // namespace milepost
