#include "kiosk/places/plain_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "core/content/places_json.h"
#include "core/terms/printable.h"
#include "kiosk/places/table.h"

namespace milepost::kiosk {
namespace {

using Json = nlohmann::json;

/// How a key of places.json is written in one field.
enum class Form { text, whole, yes, pair, list, brings };
struct Key {
    std::string_view name;
    Form form;
};
constexpr std::array keys{Key{"id", Form::text},
                          Key{"name", Form::text},
                          Key{"kind", Form::text},
                          Key{"award", Form::text},
                          Key{"control", Form::text},
                          Key{"federal_aid", Form::yes},
                          Key{"months", Form::pair},
                          Key{"usd", Form::pair},
                          Key{"usd_a_year", Form::pair},
                          Key{"estimated", Form::yes},
                          Key{"starts", Form::list},
                          Key{"monthly", Form::yes},
                          Key{"enrol_days", Form::whole},
                          Key{"when", Form::list},
                          Key{"accreditor", Form::brings},
                          Key{"ncct_school", Form::brings},
                          Key{"class_hours", Form::brings},
                          Key{"practicum_hours", Form::brings},
                          Key{"street", Form::text},
                          Key{"city", Form::text},
                          Key{"state", Form::text},
                          Key{"zip", Form::text},
                          Key{"telephone", Form::text},
                          Key{"web", Form::text},
                          Key{"source", Form::text},
                          Key{"as_of", Form::text},
                          Key{"review_by", Form::text},
                          Key{"until", Form::text}};

/// Other names of the same: of CareerOneStop's list of American Job Centers ("Latitiude" is how it is spelled there).
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> aliases{{{"name", "name of center"},
                                                                                {"street", "address1"},
                                                                                {"zip", "zip code"},
                                                                                {"telephone", "phone"},
                                                                                {"web", "web site url"},
                                                                                {"latitude", "latitiude"},
                                                                                {"street", "address"}}};

const std::string& field_of(const TableRow& row, std::string_view name) {
    const std::string& own = row[name];
    if (!own.empty()) return own;
    for (const auto& [ours, other] : aliases)
        if (ours == name && !row[other].empty()) return row[other];
    return own;
}

std::optional<int> whole(std::string_view text) {
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// "9-12" and "9" as [least, most].
std::optional<Json> pair_in(const std::string& text) {
    const std::size_t dash = text.find('-', 1);
    const auto least = whole(text.substr(0, dash)),
               most = dash == std::string::npos ? least : whole(text.substr(dash + 1));
    return least && most ? std::optional(Json{*least, *most}) : std::nullopt;
}

Json list_in(const std::string& text) {
    Json list = Json::array();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" ,;", at), text.size());
        if (end > at) list.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return list;
}

/// What one field is in JSON; nothing where it can't be that.
std::optional<Json> json_in(Form form, const std::string& text) {
    switch (form) {
        case Form::text: return text;
        case Form::whole:
            if (const auto value = whole(text)) return *value;
            return {};
        case Form::yes:
            if (text == "yes" || text == "no") return text == "yes";
            return {};
        case Form::pair: return pair_in(text);
        case Form::list: return list_in(text);
        case Form::brings: {
            if (text.find_first_not_of("0123456789-") != std::string::npos) return text;
            if (const auto value = whole(text)) return *value;
            return pair_in(text);
        }
    }
    return {};
}

constexpr std::string_view expected(Form form) {
    switch (form) {
        case Form::whole: return "a whole number";
        case Form::yes: return "yes or no";
        case Form::pair: return "a number, or two with a dash between";
        default: return "a text";
    }
}

/// What an OPE id may stand for, of eight digits each: they are told with eight or with six (without the branch), and a
/// spreadsheet takes the zeros before them away.
std::vector<std::string> readings_of_ope(const std::string& id) {
    if (id.empty() || id.size() > 8 || id.find_first_not_of("0123456789") != std::string::npos) return {};
    std::vector<std::string> all{std::string(8 - id.size(), '0') + id};
    if (id.size() <= 6) all.push_back(std::string(6 - id.size(), '0') + id + "00");
    return all;
}

class Import {
  public:
    Import(const NamedBytes& file, const Content& content, Imported& known)
        : file_(file), content_(content), known_(known) {}

    Imported run() {
        const TableRead table = read_table(file_.name, file_.bytes, {}, [&](const TableRow& row) { take(row); });
        result_.refused.insert(result_.refused.end(), table.refused.begin(), table.refused.end());
        result_.read = table.rows;
        return std::move(result_);
    }

  private:
    /// The keys of places.json that a row fills, each read; nothing where one can't be, which is told.
    std::optional<Json> json_of(const TableRow& row) {
        Json json = Json::object();
        bool whole_row = true;
        for (const Key& key : keys) {
            const std::string& field = field_of(row, key.name);
            if (field.empty()) continue;
            auto value = json_in(key.form, field);
            if (!value) {
                result_.refused.push_back(row.fault(key.name, in_quotes(field), std::string(expected(key.form))));
                whole_row = false;
            } else if (key.form == Form::brings) {
                json["brings"][std::string(key.name)] = std::move(*value);
            } else {
                json[std::string(key.name)] = std::move(*value);
            }
        }
        const std::string &north = field_of(row, "latitude"), &east = row["longitude"];
        if (!north.empty() && !east.empty()) {
            const Json latitude = Json::parse(north, nullptr, false), longitude = Json::parse(east, nullptr, false);
            if (latitude.is_number() && longitude.is_number()) {
                json["position"] = {latitude, longitude};
            } else {
                result_.refused.push_back(row.fault("latitude", in_quotes(north + ", " + east), "degrees"));
                whole_row = false;
            }
        }
        return whole_row ? std::optional(json) : std::nullopt;
    }

    /// Reads it as places.json would be, so that the same is refused for the same reason.
    std::optional<Place> place_of(const TableRow& row, Json json) {
        const std::string source = json.value("source", "table");
        json["source"] = source;
        const Json whole{{"sources", {{source, {{"title", source}, {"address", ""}}}}}, {"places", {json}}};
        auto read = read_places(file_.name, whole.dump(), content_);
        if (read) return std::move(read->all.front());
        for (Finding finding : read.findings()) {
            const std::string_view within = "/places/0";
            if (finding.pointer.substr(0, within.size()) == within) finding.pointer.erase(0, within.size());
            finding.pointer = "/" + std::to_string(row.line()) + finding.pointer;
            result_.refused.push_back(std::move(finding));
        }
        return {};
    }

    void take(const TableRow& row) {
        auto json = json_of(row);
        if (!json) return;
        if (const std::string& unit = row["unitid"], &ope = row["opeid"]; !(unit + ope).empty()) {
            if (!join(row, *json, unit, ope)) {
                result_.refused.push_back(row.fault(unit.empty() ? "opeid" : "unitid",
                                                    in_quotes(unit.empty() ? ope : unit),
                                                    "one school among those of --directory"));
            }
            return;
        }
        if (!json->contains("kind") && !row["name of center"].empty()) (*json)["kind"] = "job_center";
        for (const auto& [key, value] : {std::pair{"kind", "school"}, {"as_of", "undated"}})
            if (!json->contains(key)) (*json)[key] = value;
        if (!json->contains("id")) (*json)["id"] = printable(file_.name) + "-" + std::to_string(row.line());
        auto place = place_of(row, std::move(*json));
        if (!place) return;
        if (!ids_.insert(place->id).second) {
            return result_.refused.push_back(
                row.fault("id", in_quotes(place->id) + " a second time", "an id of its own"));
        }
        result_.places.push_back(std::move(*place));
        result_.schools.emplace_back();
    }

    /// Adds what a row tells to every program of its school, or to those of its award.
    bool join(const TableRow& row, const Json& json, const std::string& unit, const std::string& ope) {
        const auto readings = readings_of_ope(ope);
        const auto is_of = [&](std::size_t i) {
            const auto& [its_unit, its_ope] = known_.schools[i];
            return unit.empty() ? std::find(readings.begin(), readings.end(), its_ope) != readings.end()
                                : its_unit == unit;
        };
        bool joined = false;
        std::set<std::string> schools;
        for (std::size_t i = 0; i < known_.places.size(); ++i)
            if (is_of(i)) schools.insert(known_.schools[i].first);
        if (schools.size() > 1) return false;  // which of them is meant nobody knows
        for (std::size_t i = 0; i < known_.places.size(); ++i) {
            if (!is_of(i)) continue;
            joined = true;
            Place& place = known_.places[i];
            if (json.contains("award") && json["award"] != awards[std::size_t(place.award)]) continue;
            Places one;
            one.sources.push_back({place.source, "", ""});
            one.all.push_back(place);
            Json whole = Json::parse(to_json(one, content_));
            Json told = json;
            told.erase("id");
            told.erase("name");
            if (told.contains("usd") || told.contains("usd_a_year")) {  // a price that somebody says is the price
                for (const char* price : {"usd", "usd_a_year", "estimated"}) whole["places"][0].erase(price);
            }
            whole["places"][0].merge_patch(told);
            if (auto merged = place_of(row, whole["places"][0])) place = std::move(*merged);
        }
        return joined;
    }

    const NamedBytes& file_;
    const Content& content_;
    Imported& known_;
    std::set<std::string> ids_;
    Imported result_;
};

}  // namespace

Imported import_table(const NamedBytes& file, const Content& content, Imported& known) {
    return Import(file, content, known).run();
}

}  // namespace milepost::kiosk
