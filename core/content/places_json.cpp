#include "core/content/places_json.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/content/address.h"
#include "core/content/content_terms_json.h"

namespace milepost {
namespace {

constexpr std::array<std::string_view, 3> times{"day", "evening", "online"};

/// A day as people write one; what is none is refused.
Date day_at(const Cursor& at) {
    const auto day = parse_date(at.text());
    if (!day) at.refuse(at.described(), "a day that exists, as \"2027-01-12\"");
    return day.value_or(Date{});
}

std::optional<Position> position_at(const Cursor& at) {
    const auto items = at.items();
    if (items.size() == 2) {
        const Position position{items[0].number(), items[1].number()};
        if (std::abs(position.latitude) <= 90 && std::abs(position.longitude) <= 180) return position;
    }
    at.refuse(at.described(), "[latitude, longitude] in degrees");
    return {};
}

class Reader : private ContentTerms {
  public:
    Reader(const std::string& file, const Content& content, Findings& findings)
        : ContentTerms(content), file_(file), content_(content), findings_(findings) {}

    /// A place; of which source is looked at once all have been read.
    void read_place(const Cursor& at) {
        places_.all.push_back(place(at));
        if (!ids_.insert(places_.all.back().id).second)
            at.at("id").refuse("\"" + places_.all.back().id + "\" a second time", "an id of its own");
    }

    /// All that stands beside the places.
    Places read(const Cursor& root) {
        root.only({"here", "sources", "places"});
        Places places = std::move(places_);
        if (root.has("here")) places.here = position_at(root.at("here"));
        for (const auto& [id, source] : root.at("sources").members()) {
            source.only({"title", "address"});
            places.sources.push_back(
                {id, short_text(source.at("title"), 160), std::string(without_https(source.at("address").text()))});
        }
        (void)root.at("places").items();  // refused where it is no list
        for (std::size_t i = 0; i < places.all.size(); ++i) {
            const std::string& id = places.all[i].source;
            const bool known = std::any_of(places.sources.begin(), places.sources.end(),
                                           [&](const auto& one) { return one.id == id; });
            if (known || id.empty()) continue;
            findings_.push_back(
                {file_, "/places/" + std::to_string(i) + "/source", in_quotes(id), "the id of a source of this file"});
        }
        return places;
    }

  private:
    static std::string named(const Cursor& at, std::size_t most) {
        std::string text = short_text(at, most);
        if (text.empty()) at.refuse("nothing", "a text");
        return text;
    }

    /// What a place brings about is something that a step which can be done at a place does.
    [[nodiscard]] std::vector<std::pair<FactId, Interval>> brought(const Cursor& at) const {
        auto brings = values(at);
        for (const auto& [fact, value] : brings) {
            const bool made =
                std::any_of(content_.steps.begin(), content_.steps.end(), [&, id = fact](const Step& step) {
                    return step.at && std::any_of(step.makes.begin(), step.makes.end(),
                                                  [&](const auto& one) { return one.first == id; });
                });
            if (!made) {
                at.at(content_[fact].id)
                    .refuse("the fact \"" + content_[fact].id + "\"", "one that a step of a place makes");
            }
        }
        return brings;
    }

    [[nodiscard]] Place place(const Cursor& at) const {
        at.only({"id",       "name",       "kind",      "award",     "control", "federal_aid", "months",
                 "usd",      "usd_a_year", "estimated", "starts",    "monthly", "enrol_days",  "when",
                 "brings",   "street",     "city",      "state",     "zip",     "telephone",   "web",
                 "position", "source",     "as_of",     "review_by", "until"});
        Place place;
        place.id = named(at.at("id"), 64);
        place.name = named(at.at("name"), 120);
        place.kind = PlaceKind(one_of(at.at("kind"), place_kinds));
        if (at.has("award")) place.award = Award(one_of(at.at("award"), awards));
        if (at.has("control")) place.control = Control(one_of(at.at("control"), controls));
        if (at.has("federal_aid")) place.federal_aid = at.boolean_or("federal_aid", false);
        if (at.has("months")) {
            constexpr int longest = 120;
            place.months = span_of(at.at("months"));
            if (place.months->max > longest) at.at("months").refuse(at.at("months").described(), "at most 120 months");
        }
        if (at.has("usd")) place.usd = span_of(at.at("usd"));
        if (at.has("usd_a_year")) place.usd_a_year = span_of(at.at("usd_a_year"));
        place.estimated = at.boolean_or("estimated", false);
        if (at.has("starts"))
            for (const Cursor& start : at.at("starts").items()) place.starts.push_back(day_at(start));
        std::sort(place.starts.begin(), place.starts.end());
        place.monthly = at.boolean_or("monthly", false);
        if (at.has("enrol_days")) place.enrol_days = at.at("enrol_days").integer(0, 365);
        if (at.has("when")) {
            for (const Cursor& when : at.at("when").items()) {
                const std::array<bool*, 3> all{&place.day, &place.evening, &place.online};
                *all[std::size_t(one_of(when, times))] = true;
            }
        }
        if (at.has("brings")) place.brings = brought(at.at("brings"));
        for (const auto& [key, text, most] : {std::tuple{"street", &place.street, 120U},
                                              {"city", &place.city, 60U},
                                              {"state", &place.state, 2U},
                                              {"zip", &place.zip, 10U},
                                              {"telephone", &place.telephone, 30U}})
            if (at.has(key)) *text = short_text(at.at(key), most);
        if (at.has("web")) place.web = without_https(short_text(at.at("web"), 200));
        if (at.has("position")) place.position = position_at(at.at("position"));
        place.source = at.at("source").text();
        place.as_of = at.at("as_of").text();
        if (at.has("review_by")) place.review_by = month(at.at("review_by"));
        if (at.has("until")) place.until = day_at(at.at("until"));
        return place;
    }

    const std::string& file_;
    const Content& content_;
    Findings& findings_;
    Places places_;
    std::set<std::string> ids_;
};

nlohmann::ordered_json pair_of(Interval interval) { return {interval.min, interval.max}; }
nlohmann::ordered_json pair_of(Position position) { return {position.latitude, position.longitude}; }

/// A value as `ContentTerms::value_of` reads it.
nlohmann::ordered_json value_of(const Fact& fact, Interval value) {
    if (!value.exact()) return pair_of(value);
    if (fact.kind == Fact::Kind::choice) return fact.values[std::size_t(value.min)];
    if (fact.kind == Fact::Kind::yes_no) return value.min == 1 ? "yes" : "no";
    return value.min;
}

nlohmann::ordered_json json_of(const Place& place, const Content& content) {
    nlohmann::ordered_json json{{"id", place.id}, {"name", place.name}, {"kind", place_kinds[std::size_t(place.kind)]}};
    if (place.award != Award::none) json["award"] = awards[std::size_t(place.award)];
    if (place.control != Control::unknown) json["control"] = controls[std::size_t(place.control)];
    if (place.federal_aid) json["federal_aid"] = *place.federal_aid;
    if (place.months) json["months"] = pair_of(*place.months);
    if (place.usd) json["usd"] = pair_of(*place.usd);
    if (place.usd_a_year) json["usd_a_year"] = pair_of(*place.usd_a_year);
    if (place.estimated) json["estimated"] = true;
    for (const Date day : place.starts) json["starts"].push_back(to_string(day));
    if (place.monthly) json["monthly"] = true;
    if (place.enrol_days) json["enrol_days"] = *place.enrol_days;
    for (const auto& [is, time] : {std::pair{place.day, 0}, {place.evening, 1}, {place.online, 2}})
        if (is) json["when"].push_back(times[std::size_t(time)]);
    for (const auto& [fact, value] : place.brings) json["brings"][content[fact].id] = value_of(content[fact], value);
    for (const auto& [key, text] : {std::pair{"street", &place.street},
                                    {"city", &place.city},
                                    {"state", &place.state},
                                    {"zip", &place.zip},
                                    {"telephone", &place.telephone},
                                    {"web", &place.web}})
        if (!text->empty()) json[key] = *text;
    if (place.position) json["position"] = pair_of(*place.position);
    json["source"] = place.source;
    json["as_of"] = place.as_of;
    if (place.review_by > 0) json["review_by"] = month_to_string(place.review_by);
    if (place.until) json["until"] = to_string(*place.until);
    return json;
}

}  // namespace

Result<Places> read_places(const std::string& file, const std::string& text, const Content& content) {
    Findings findings;
    Reader reader(file, content, findings);
    const StreamedList list{"places", [&](const Cursor& at) { reader.read_place(at); }};
    const auto document = parse_json(file, text, findings, list);
    if (!document) return findings;
    Places places = reader.read(Cursor(file, *document, findings));
    if (!findings.empty()) return findings;
    return places;
}

std::string to_json(const Places& places, const Content& content) {
    std::vector<const Place*> ordered;
    for (const Place& place : places.all) ordered.push_back(&place);
    std::sort(ordered.begin(), ordered.end(), [](const Place* a, const Place* b) { return a->id < b->id; });
    nlohmann::ordered_json sources = nlohmann::ordered_json::object();
    for (const PlaceSource& source : places.sources)
        sources[source.id] = {{"title", source.title}, {"address", source.address}};
    std::string text = "{\n";
    if (places.here) text += "  \"here\": " + pair_of(*places.here).dump() + ",\n";
    text += "  \"sources\": " + sources.dump() + ",\n  \"places\": [";
    for (const Place* place : ordered) {
        if (place != ordered.front()) text += ',';
        text += "\n    " + json_of(*place, content).dump();
    }
    return text + "\n  ]\n}\n";
}

}  // namespace milepost
