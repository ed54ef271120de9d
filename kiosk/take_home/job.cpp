#include "kiosk/take_home/job.h"

#include <algorithm>
#include <array>

#include "core/content/cursor_json.h"

namespace milepost::take_home {
namespace {

constexpr std::array<const char*, 6> products{"pdf", "text", "calendar", "trace", "event", "mail"};
constexpr std::array<const char*, 3> formats{"a4", "letter", "receipt"};

template <std::size_t n>
std::size_t one_of(const Cursor& root, const char* key, const std::array<const char*, n>& names) {
    if (!root.has(key)) return 0;
    const Cursor at = root.at(key);
    const auto found = at.json().is_string() ? std::find(names.begin(), names.end(), at.text()) : names.end();
    if (found != names.end()) return std::size_t(found - names.begin());
    std::string known = "one of";
    for (const char* name : names) known += std::string(" ") + name;
    at.refuse(at.described(), known);
    return 0;
}

nlohmann::json value_of(const Fact& fact, int value) {
    switch (fact.kind) {
        case Fact::Kind::choice: return fact.values[std::size_t(value)];
        case Fact::Kind::yes_no: return value == 1;
        case Fact::Kind::month: return month_to_string(value);
        case Fact::Kind::number: return value;
        case Fact::Kind::set: break;
    }
    nlohmann::json members = nlohmann::json::array();
    for (std::size_t k = 0; k < fact.values.size(); ++k) {
        if ((value >> k & 1) != 0) members.push_back(fact.values[k]);
    }
    return members;
}

}  // namespace

Result<Job> read_job(const std::string& file, const std::string& text) {
    Findings findings;
    const auto document = parse_json(file, text, findings);
    if (!document) return findings;
    const Cursor root(file, *document, findings);
    root.only({"write", "format", "large_print", "profile", "date", "language", "content", "credential", "road", "code",
               "digest", "referral", "open_questions", "place", "sha256", "pack"});
    Job job;
    job.product = Product(one_of(root, "write", products));
    job.kind.format = Format(one_of(root, "format", formats));
    job.kind.large_print = root.boolean_or("large_print", false);
    const Cursor profile = root.at("profile");
    if (!profile.json().is_object()) profile.refuse(profile.described(), "a profile");
    job.profile = profile.json().dump();
    const Cursor date = root.at("date");
    job.date = date.json().is_string() ? parse_date(date.text()) : std::nullopt;
    if (!job.date && !(root.has("date") && date.json().is_null()))
        date.refuse(date.described(), "a day that exists, as YYYY-MM-DD");
    job.language = root.text_or("language", job.language);
    job.content = root.text_or("content", "");
    job.credential = root.text_or("credential", "");
    job.code = root.text_or("code", "");
    job.digest = root.text_or("digest", "");
    if (root.has("road")) job.road = root.at("road").integer(0, 1000);
    if (root.has("open_questions")) job.open_questions = root.at("open_questions").integer(0, 1000);
    if (root.has("referral")) job.referral = root.at("referral").integer(0, 1000);
    job.place = root.text_or("place", "");
    job.sha256 = root.text_or("sha256", "");
    if (root.has("pack")) {
        job.pack = root.at("pack").integer(3, 1023);
        if (root.has("content") && !job.content.empty())
            root.at("content").refuse(root.at("content").described(), "no folder beside \"pack\"");
    }
    if (!findings.empty()) return findings;
    return job;
}

std::string job_text(const Job& job) {
    nlohmann::json json{{"write", products[std::size_t(job.product)]},
                        {"format", formats[std::size_t(job.kind.format)]},
                        {"large_print", job.kind.large_print},
                        {"profile", nlohmann::json::parse(job.profile)},
                        {"date", job.date ? nlohmann::json(to_string(*job.date)) : nlohmann::json()},
                        {"language", job.language},
                        {"content", job.content},
                        {"credential", job.credential},
                        {"road", job.road},
                        {"code", job.code},
                        {"digest", job.digest}};
    if (job.open_questions > 0) json["open_questions"] = job.open_questions;
    if (job.referral) json["referral"] = *job.referral;
    if (!job.place.empty()) json["place"] = job.place;
    if (!job.sha256.empty()) json["sha256"] = job.sha256;
    if (job.pack) json["pack"] = *job.pack;
    return json.dump() + "\n";
}

std::string profile_text(const Content& content, const Facts& facts) {
    nlohmann::json profile = nlohmann::json::object();
    for (std::size_t f = 0; f < content.facts.size(); ++f) {
        const Fact& fact = content.facts[f];
        const bool spans = fact.kind == Fact::Kind::number || fact.kind == Fact::Kind::month;
        if (fact.internal || fact.delicate || facts[f] == fact.unsaid) continue;
        if (facts[f].exact()) profile[fact.id] = value_of(fact, facts[f].min);
        else if (spans)
            profile[fact.id] = {{"min", value_of(fact, facts[f].min)}, {"max", value_of(fact, facts[f].max)}};
    }
    return profile.dump();
}

}  // namespace milepost::take_home
