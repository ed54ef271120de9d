#include "kiosk/take_home/page.h"

#include <openssl/evp.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string_view>

#include "core/roads/explanation.h"
#include "kiosk/take_home/fragment.h"
#include "kiosk/take_home/marks.h"
#include "ui/base/theme.h"
#include "ui/words/phrases.h"
#include "ui/words/portable.h"

namespace milepost::take_home {
namespace {

using Json = nlohmann::ordered_json;

const char* name(StepKind kind) {
    constexpr const char* names[] = {"diploma", "school", "practicum", "work", "paperwork", "exam", "state", "renewal"};
    return names[std::size_t(kind)];
}

/// As HTML's `dir` names it.
const char* direction_of(const Words& words) { return words.right_to_left() ? "rtl" : "ltr"; }

std::string number_of(std::string_view id) { return std::to_string(link_id(id)); }

/// SHA-256 in base64, as a content security policy names what it allows.
std::string policy_hash(const std::string& text) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_Digest(text.data(), text.size(), digest, &length, EVP_sha256(), nullptr);
    unsigned char base64[2 * EVP_MAX_MD_SIZE];
    const int written = EVP_EncodeBlock(base64, digest, int(length));
    return "'sha256-" + std::string(base64, base64 + written) + "'";
}

std::string css(ui::Colour colour) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02X%02X%02X", colour.r, colour.g, colour.b);
    return text;
}

/// The roles of a theme as variables of the style sheet.
std::string variables(const ui::Theme& theme) {
    const std::pair<const char*, ui::Colour> roles[] = {{"paper", theme.paper},
                                                        {"card", theme.card},
                                                        {"note", theme.note},
                                                        {"ink", theme.ink},
                                                        {"ink-soft", theme.ink_soft},
                                                        {"emphasis", theme.emphasis},
                                                        {"line", theme.line},
                                                        {"line-soft", theme.line_soft},
                                                        {"road", theme.road},
                                                        {"on-road", theme.on_road},
                                                        {"road-shade", theme.road_shade},
                                                        {"mark", theme.mark},
                                                        {"mark-line", theme.mark_line},
                                                        {"chosen", theme.chosen},
                                                        {"on-chosen", theme.on_chosen},
                                                        {"focus", theme.focus},
                                                        {"focus-line", theme.focus_line}};
    std::string all;
    for (const auto& [role, colour] : roles) all += std::string("--") + role + ":" + css(colour) + ";";
    return ":root{" + all + "}";
}

std::string colours() {
    return variables(ui::theme_of(Contrast::standard)) + "\n@media screen and (prefers-color-scheme:dark){" +
           variables(ui::theme_of(Contrast::high_dark)) +
           "}\n@media screen and (prefers-contrast:more) and (prefers-color-scheme:light){" +
           variables(ui::theme_of(Contrast::high_light)) + "}\n";
}

void replace(std::string& text, std::string_view mark, std::string_view by) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
        text.replace(at, mark.size(), by);
}

/// Text that can stand between tags.
std::string as_html(std::string text) {
    replace(text, "&", "&amp;");
    replace(text, "<", "&lt;");
    return text;
}

class Maker {
  public:
    Maker(const Content& content, const std::vector<Words>& words, const PageParts& parts)
        : content_(content), words_(words), parts_(parts) {}

    Result<std::string> make() {
        Json data{{"version", content_.version}, {"content", link_id(content_.sha256)},
                  {"sources", sources()},        {"credentials", credentials()},
                  {"routes", routes()},          {"steps", steps()},
                  {"cautions", cautions()},      {"limits", limits()},
                  {"states", states()},          {"languages", Json::object()}};
        const std::vector<std::string> keys = keys_of_script();
        for (const Words& words : words_) data["languages"][words.language()] = language(words, keys);
        if (!findings_.empty()) return findings_;
        std::string text = data.dump();
        replace(text, "<", "\\u003c");  // nothing in it can end the block that it stands in
        return whole(text);
    }

  private:
    /// What a link names by the numbers of its ids, each of its own.
    struct ByNumber {
        void add(const std::string& id, Json one) {
            const auto [place, is_new] = seen.try_emplace(number_of(id), id);
            if (!is_new && place->second != id) {
                maker.findings_.push_back(
                    {"content", "", "\"" + place->second + "\" and \"" + id + "\", which a link cannot tell apart",
                     "ids whose link_id differs"});
            }
            json[place->first] = std::move(one);
        }
        Maker& maker;
        Json json = Json::object();
        std::map<std::string, std::string> seen{};
    };

    template <class Item>
    static Json cited(const Item& item) {
        return {{"id", item.id}, {"sources", item.cite.sources}};
    }

    Json sources() const {
        Json all = Json::object();
        for (const auto& [id, source] : content_.sources)
            all[id] = {source.title, source.address, source.as_of, source.language};
        return all;
    }

    Json credentials() {
        ByNumber all{*this};
        for (const Credential& one : content_.credentials) {
            all.add(one.id, {{"id", one.id},
                             {"every", one.renewal.every_months},
                             {"times", ui::renewals_in_five_years(one.renewal)}});
        }
        return all.json;
    }

    Json routes() {
        ByNumber all{*this};
        for (const Credential& credential : content_.credentials)
            for (const Route& route : credential.routes) all.add(route.id, cited(route));
        return all.json;
    }

    Json steps() {
        ByNumber all{*this};
        for (const Step& step : content_.steps) {
            Json one = cited(step);
            one["kind"] = name(step.kind);
            one["beside"] = step.beside;
            one["includes"] = step.includes;
            one["asks"] = Json::array();
            if (step.at)
                for (const FactId fact : step.at->asks) one["asks"].push_back(content_[fact].id);
            all.add(step.id, std::move(one));
        }
        return all.json;
    }

    /// Nobody's own business: what is, no link names.
    Json cautions() {
        ByNumber all{*this};
        for (const Caution& caution : content_.cautions)
            if (!caution.delicate) all.add(caution.id, cited(caution));
        return all.json;
    }

    Json limits() {
        ByNumber all{*this};
        for (const StateRule& rule : content_.states)
            for (const Limit& limit : rule.limits) all.add(limit.id, cited(limit));
        return all.json;
    }

    Json states() const {
        Json all = Json::object();
        for (const StateRule& rule : content_.states)
            all[rule.code] = {{"notes", rule.notes}, {"sources", rule.cite.sources}};
        return all;
    }

    /// Every message that the script names: its shelves are those of the words files.
    std::vector<std::string> keys_of_script() {
        static const std::regex literal("\"((?:page|phrase|roadmap|paper|calendar|state|place|choice)\\.[a-z_.]+)\"");
        std::set<std::string> keys;
        for (std::sregex_iterator found(parts_.script.begin(), parts_.script.end(), literal), end; found != end;
             ++found) {
            const std::string key = (*found)[1];
            if (!words_.front().has(key))
                findings_.push_back({"page/*.js", "", "\"" + key + "\"", "a message of the words files"});
            keys.insert(key);
            if (words_.front().has(key + ".undated"))
                keys.insert(key + ".undated");  // what is said of it where the day is not known
        }
        return {keys.begin(), keys.end()};
    }

    /// What stands in the words under an id, as it is: nothing is put into these.
    Json said(const Words& words, const std::string& key, std::initializer_list<const char*> parts) const {
        Json all = Json::object();
        for (const char* part : parts) {
            if (words.has(key + "." + part)) all[part] = words(key + "." + part);
        }
        return all;
    }

    Json language(const Words& words, const std::vector<std::string>& keys) {
        std::vector<std::string> listed;  // what may be in doubt
        for (const Step& step : content_.steps) listed.push_back(words("step." + step.id + ".name"));
        for (const StateRule& rule : content_.states) listed.push_back(words("state." + rule.code + ".name"));
        for (const Credential& credential : content_.credentials) {
            for (const Route& route : credential.routes) listed.push_back(words("route." + route.id));
        }
        const auto messages = portable(words, keys, listed);
        if (!messages) {
            findings_.insert(findings_.end(), messages.findings().begin(), messages.findings().end());
            return {};
        }
        Json all = Json::parse(*messages);
        all["name"] = words("language.name");
        all["direction"] = direction_of(words);
        const auto say = [&](std::string_view key, const Args& args) { return words(key, args); };
        for (const Credential& credential : content_.credentials) {
            all["credentials"][credential.id] = said(words, "credential." + credential.id, {"short", "name"});
            all["renewals"][credential.id] = ui::renewal_phrase(words, credential.renewal);
            for (const Route& route : credential.routes) {
                all["routes"][route.id] = words("route." + route.id);
                const auto tests = tests_of(route.condition);
                for (std::size_t t = 0; t < tests.size();
                     ++t) {  // as it is said where its window closes: what it asks for
                    if (tests[t]->measure != Test::Measure::value) {
                        all["rules"][route.id + "/" + std::to_string(t + 1)] =
                            sentence(content_, {tests[t], Truth::unknown, {}}, say);
                    }
                }
            }
        }
        for (const Step& step : content_.steps)
            all["steps"][step.id] = said(words, "step." + step.id, {"name", "if", "maybe", "why", "more", "bring"});
        all["asks"] = Json::object();
        for (const Step& step : content_.steps) {
            if (!step.at) continue;
            for (const FactId fact : step.at->asks)
                all["asks"][content_[fact].id] = words("place.ask." + content_[fact].id);
        }
        all["because"] = Json::array();
        for (int why = 0; why < because_count; ++why)
            all["because"].push_back(words("because." + std::string(milepost::name(Because(why)))));
        all["cautions"] = Json::object();
        all["limits"] = Json::object();
        for (const Caution& caution : content_.cautions)
            if (!caution.delicate) all["cautions"][caution.id] = words("caution." + caution.id);
        for (const StateRule& rule : content_.states) {
            const std::string place = ui::place_phrase(words, &rule);
            all["states"][rule.code] = words("state." + rule.code + ".name");
            all["requirements"][rule.code] =
                without_marks(words("state.requirement." + rule.requirement, {{"place", place}}));
            all["not_yet"][rule.code] = words("state.limits", {{"place", place}});
            for (const Limit& limit : rule.limits) all["limits"][limit.id] = words("limit." + limit.id);
            for (const std::string& note : rule.notes) all["notes"][note] = words(note);
        }
        all["titles"] = Json::object();
        for (const auto& [id, source] : content_.sources) {
            all["as_of"][source.as_of] = ui::as_of_phrase(words, source.as_of);
            if (source.own()) all["titles"][id] = ui::source_title(words, source).text;
        }
        return all;
    }

    std::string whole(const std::string& data) const {
        const std::string style = colours() + parts_.style;
        std::string undrawn;  // what a reader has where the script does not draw: it cannot say so itself
        for (const Words& words : words_) {
            undrawn += "<p lang=\"" + words.language() + "\" dir=\"" + direction_of(words) + "\">" +
                       as_html(words("page.undrawn")) + "</p>";
        }
        std::string html = parts_.html;
        replace(html, "@language@", words_.front().language());
        replace(html, "@direction@", direction_of(words_.front()));
        replace(html, "@title@", as_html(words_.front()("page.title")));
        replace(html, "@policy@",
                "default-src 'none'; script-src " + policy_hash(parts_.script) + "; style-src " + policy_hash(style) +
                    "; img-src data:; base-uri 'none'; form-action 'none'");
        replace(html, "@undrawn@", undrawn);
        replace(html, "@style@", style);
        replace(html, "@script@", parts_.script);
        replace(html, "@data@", data);  // last: no mark is looked for in it
        return html;
    }

    const Content& content_;
    const std::vector<Words>& words_;
    const PageParts& parts_;
    Findings findings_;
};

}  // namespace

Result<std::string> page(const Content& content, const std::vector<Words>& words, const PageParts& parts) {
    return Maker(content, words, parts).make();
}

}  // namespace milepost::take_home
