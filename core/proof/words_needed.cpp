#include "core/proof/words_needed.h"

#include <set>

#include "core/roads/evaluation.h"

namespace milepost {

std::vector<std::string> words_needed(const Content& content) {
    std::set<std::string> keys{"state.check", "state.xray", "choice.unsure"};
    for (const Question& question : content.questions) {
        keys.insert("question." + question.id + ".ask");
        keys.insert("question." + question.id + ".why");
        if (content[question.fact].raised()) keys.insert("topic." + question.id);
        if (question.form == Question::Form::map) continue;
        const Fact& fact = content[question.fact];
        for (const Option& option : question.options) {
            keys.insert(fact.kind == Fact::Kind::set      ? fact.words_for(std::size_t(option.value.min))
                        : fact.kind == Fact::Kind::yes_no ? (option.value.min == 1 ? "choice.yes" : "choice.no")
                                                          : "choice." + fact.id + "." + option.id);
        }
    }
    for (const Fact& fact : content.facts) {
        if (fact.internal) continue;
        keys.insert("fact." + fact.id);
        if (fact.changeable) keys.insert("change." + fact.id);
    }
    for (const Credential& credential : content.credentials) {
        for (const char* part : {".short", ".letters", ".name", ".exam", ".fits", ".kept"})
            keys.insert("credential." + credential.id + part);
        for (const Route& route : credential.routes) {
            keys.insert("route." + route.id);
            for (const Test* test : tests_of(route.condition)) keys.insert(test->words);
        }
    }
    for (const Step& step : content.steps) {
        keys.insert("step." + step.id + ".name");
        keys.insert("step." + step.id + ".why");
        keys.insert("step." + step.id + ".more");
        if (step.scarce) keys.insert("step." + step.id + ".if");
    }
    for (const StateRule& state : content.states) {
        keys.insert("state." + state.code + ".name");
        keys.insert("state.requirement." + state.requirement);
        keys.insert(state.notes.begin(), state.notes.end());
        for (const Limit& limit : state.limits) keys.insert("limit." + limit.id);
    }
    for (const auto& [id, source] : content.sources) {
        if (source.own()) keys.insert("source." + id);
    }
    for (const Caution& caution : content.cautions) keys.insert("caution." + caution.id);
    for (const Step& step : content.steps) {
        if (!step.at) continue;
        for (const FactId fact : step.at->asks) keys.insert("place.ask." + content[fact].id);
    }
    for (int why = 0; why < because_count; ++why) keys.insert("because." + std::string(name(Because(why))));
    for (const Revision& revision : content.revisions) keys.insert("revision." + revision.id);
    for (const Example& example : content.examples) keys.insert("attract.example." + example.id);
    for (const GuidePart& part : content.guide) {
        for (const char* what : {".title", ".lead"}) keys.insert("guide." + part.id + what);
        for (const GuideSection& section : part.sections) {
            for (const char* what : {".title", ".body"}) keys.insert("guide." + part.id + "." + section.id + what);
            if (section.pays) keys.insert("funding." + section.id);
        }
    }
    return {keys.begin(), keys.end()};
}

}  // namespace milepost
