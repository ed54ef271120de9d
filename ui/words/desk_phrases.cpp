#include "ui/words/desk_phrases.h"

#include "core/roads/explanation.h"
#include "ui/words/phrases.h"

namespace milepost::ui {

Wording wording(const Words& words) {
    return [&words](std::string_view key, const Args& args) { return words(key, args); };
}

std::string desk_doubt(const Words& words, const Citation& cite, Today date) {
    if (!current(cite, date)) return words("desk.doubt.old");
    return cite.confidence == Confidence::low ? words("desk.doubt.low") : std::string();
}

std::string desk_source(const Words& words, const Content& content, const Citation& cite, Today date) {
    const Titles titles = titles_phrase(words, content, cite.sources);
    return desk_source(words, titles, cite, date);
}

std::string desk_source(const Words& words, const Titles& titles, const Citation& cite, Today date) {
    constexpr const char* levels[] = {"low", "medium", "high"};
    return words("phrase.source",
                 {{"titles", titles.text}, {"foreign", titles.foreign}, {"as_of", as_of_phrase(words, cite.as_of)}}) +
           " " + words("desk.confidence", {{"confidence", std::string(levels[std::size_t(cite.confidence)])}}) +
           (current(cite, date) ? "" : " " + words("desk.doubt.old"));
}

std::string road_figures(const Words& words, const Evaluation& evaluation, const CredentialResult& result) {
    const Plan& plan = result.plan;
    const auto [time, paid] = time_and_money(words, result, plan);
    const std::string &months = time.second, &money = paid.second;
    if (!plan.examined) return figures_phrase(words, result, plan);
    return words("desk.figures",
                 {{"months", months}, {"money", money}, {"exam", when_phrase(words, evaluation.date, plan.exam)}});
}

std::string route_standing(const Words& words, const Evaluation& evaluation, const RouteResult& route) {
    const std::string status =
        words("roadmap.why.status", {{"met", std::string(route.met == Truth::yes  ? "yes"
                                                         : route.met == Truth::no ? "no"
                                                                                  : "unknown")}});
    if (route.met == Truth::yes || !route.waiting.opens) return status;
    return words("roadmap.why.opens",
                 {{"status", status}, {"month", month_after(evaluation.date, *route.waiting.opens)}});
}

std::string trace_value(const Words& words, const Content& content, const Reason& reason, bool by_counselor) {
    if (reason.test->measure == Test::Measure::today) return {};
    std::string facts;
    for (const FactId fact : reason.test->facts)
        facts += (facts.empty() ? "" : " + ") + words("fact." + content[fact].id);
    return words("desk.trace.value", {{"fact", facts},
                                      {"has", has(content, reason, wording(words))},
                                      {"by", std::string(by_counselor ? "counselor" : "applicant")}});
}

}  // namespace milepost::ui
