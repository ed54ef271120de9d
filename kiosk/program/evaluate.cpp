#include "kiosk/program/evaluate.h"

#include "core/people/profile_json.h"
#include "core/roads/evaluation_json.h"
#include "core/terms/printable.h"

namespace milepost::kiosk {

std::string evaluation_text(const Pack& pack, const Words& words, const Evaluation& evaluation) {
    return to_json(pack.content, evaluation,
                   [&](std::string_view key, const auto& arguments) { return words(key, arguments); });
}

Result<std::string> evaluate_profile(const Pack& pack, const Words& words, Today date, const std::string& name,
                                     const std::string& profile, const std::string& place_id) {
    const auto facts = read_profile(pack.content, name, profile);
    if (!facts) return facts.findings();
    const Place* place = pack.content.places.find(place_id);
    if (place == nullptr && !place_id.empty())
        return Findings{{"--place", "", in_quotes(place_id), "the id of a place of the pack"}};
    return evaluation_text(pack, words, evaluate(pack.content, *facts, date, place));
}

}  // namespace milepost::kiosk
