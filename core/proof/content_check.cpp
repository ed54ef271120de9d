#include "core/proof/content_check.h"

#include <algorithm>
#include <set>

#include "core/content/address.h"
#include "core/roads/road.h"

namespace milepost {
namespace {

std::string place(std::string_view list, std::size_t position, std::string_view rest = "") {
    return "/" + std::string(list) + "/" + std::to_string(position) + std::string(rest);
}

class Checker {
  public:
    explicit Checker(const Content& content) : content_(content) {}

    Findings run() {
        needed_facts();
        if (!findings_.empty()) return std::move(findings_);  // all below builds on these
        ids();
        sources();
        examples();
        revisions();
        organiser();
        express();
        questions();
        options();
        made();
        asked_and_read();
        reachable();
        states();
        if (findings_.empty()) roads();
        return std::move(findings_);
    }

  private:
    void refuse(std::string file, std::string pointer, std::string found, std::string expected) {
        findings_.push_back({std::move(file), std::move(pointer), std::move(found), std::move(expected)});
    }

    /// Facts that the program itself speaks of.
    void needed_facts() {
        for (const char* id : {"state", "goal", "training"}) {
            const auto fact = content_.fact(id);
            if (!fact || content_[*fact].kind != Fact::Kind::choice) {
                refuse("facts.json", "/facts", "no choice with the id \"" + std::string(id) + "\"",
                       "one: the program reads it");
            }
        }
        if (const auto training = content_.fact("training")) {
            for (const char* value : {"none", "enrolled", "finished"}) {
                if (content_[*training].position(value) < 0) {
                    refuse("facts.json", "/facts", "no \"" + std::string(value) + "\" among the values of \"training\"",
                           "one: the program reads it");
                }
            }
        }
        if (const auto finish = content_.fact("finish_month"); !finish || content_[*finish].kind != Fact::Kind::month) {
            refuse("facts.json", "/facts", "no month with the id \"finish_month\"", "one: the program reads it");
        }
        if (content_.credentials.empty() || content_.credentials.size() > 16) {
            refuse("credentials.json", "/credentials", std::to_string(content_.credentials.size()) + " credentials",
                   "1 to 16");
        }
        if (content_.steps.size() > 64)
            refuse("steps.json", "/steps", std::to_string(content_.steps.size()) + " steps", "at most 64");
    }

    template <class Items>
    void each_once(const char* file, const char* list, const Items& items) {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!seen.insert(items[i].id).second)
                refuse(file, place(list, i, "/id"), "the id \"" + items[i].id + "\" a second time", "an id of its own");
        }
    }

    void ids() {
        each_once("questions.json", "questions", content_.questions);
        each_once("credentials.json", "credentials", content_.credentials);
        each_once("cautions.json", "cautions", content_.cautions);
        for (std::size_t c = 0; c < content_.credentials.size(); ++c) {
            const auto& credential = content_.credentials[c];
            each_once("credentials.json", ("credentials/" + std::to_string(c) + "/routes").c_str(), credential.routes);
            for (std::size_t r = 0; r < credential.routes.size(); ++r) {
                if (!credential.routes[r].id.starts_with(credential.id + "/")) {
                    refuse("credentials.json", place("credentials", c, place("routes", r, "/id")),
                           "\"" + credential.routes[r].id + "\"", "an id that begins with \"" + credential.id + "/\"");
                }
            }
        }
    }

    /// A source leaves with people, on paper and on their phone: it stands where a school would send them.
    void sources() {
        for (const auto& [id, source] : content_.sources) {
            if (source.own()) continue;
            const std::string expected =
                "the page of a body, a government, a school, a publisher or a well-known guide";
            const std::string fault = address_fault(source.address), host = host_of(source.address);
            if (!fault.empty()) {
                refuse("sources.json", "/sources/" + id + "/address", "\"" + source.address + "\", " + fault,
                       expected + ", over https");
            } else {
                for (const auto& [kind, names] : content_.refused_hosts) {
                    if (std::any_of(names.begin(), names.end(),
                                    [&](const std::string& name) { return is_of(host, name); })) {
                        refuse("sources.json", "/sources/" + id + "/address", "\"" + source.address + "\", " + kind,
                               expected);
                    }
                }
            }
        }
    }

    void examples() {
        if (content_.examples.empty() || content_.examples.size() > 12)
            refuse("pack.json", "/examples", std::to_string(content_.examples.size()) + " examples", "1 to 12");
        each_once("pack.json", "examples", content_.examples);
        for (std::size_t e = 0; e < content_.examples.size(); ++e) {
            for (std::size_t f = 0; f < content_.facts.size(); ++f) {
                const Fact& fact = content_.facts[f];
                if (!fact.domain.contains(content_.examples[e].facts[f])) {
                    refuse("pack.json", place("examples", e, "/profile/" + fact.id), "a value that it cannot have",
                           "one within what \"" + fact.id + "\" can be");
                }
            }
        }
    }

    void revisions() {
        each_once("pack.json", "revisions", content_.revisions);
        for (std::size_t r = 0; r < content_.revisions.size(); ++r) {
            const Revision& one = content_.revisions[r];
            if (one.after == content_.version) {
                refuse("pack.json", place("revisions", r, "/after"), "\"" + one.after + "\", the version of this pack",
                       "the version that was replaced");
            }
            if (r > 0 && one.month < content_.revisions[r - 1].month) {
                refuse("pack.json", place("revisions", r, "/month"), "a month before that of the one above",
                       "the oldest first");
            }
        }
    }

    /// A first look is one of at most three questions, and is not offered without any.
    void express() {
        const auto asked = std::count_if(content_.questions.begin(), content_.questions.end(),
                                         [](const Question& question) { return question.express; });
        if (asked > 3)
            refuse("questions.json", "/questions", std::to_string(asked) + " express questions", "at most 3");
        if (asked == 0 && content_.organiser.express) {
            refuse("organiser.json", "/express", "a first look without express questions",
                   "some in questions.json, or false");
        }
    }

    void organiser() {
        const Organiser& organiser = content_.organiser;
        for (const auto& [language, words] : organiser.words) {
            if (organiser.name.empty()) {
                refuse("organiser.json", "/words/" + language, "words of an organiser without a name",
                       "a name, or no words");
            }
            if (words.empty())
                refuse("organiser.json", "/words/" + language, "an empty text", "words, or no languages at all");
        }
        if (organiser.referrals.size() > 6) {
            refuse("organiser.json", "/referrals", std::to_string(organiser.referrals.size()) + " places",
                   "at most 6, as many as can be looked over");
        }
        for (std::size_t r = 0; r < organiser.referrals.size(); ++r) {
            for (const auto& [part, texts] :
                 {std::pair("title", organiser.referrals[r].title), std::pair("words", organiser.referrals[r].words)}) {
                for (const auto& [language, text] : texts) {
                    if (text.empty()) {
                        refuse("organiser.json", place("referrals", r, std::string("/") + part + "/" + language),
                               "an empty text", "words");
                    }
                }
            }
        }
    }

    /// What the interview and the codes build on.
    void questions() {
        for (std::size_t q = 0; q < content_.questions.size(); ++q) {
            const Question& question = content_.questions[q];
            const Fact& fact = content_[question.fact];
            const auto earlier = [&](FactId of, auto right) {
                return std::any_of(content_.questions.begin(), content_.questions.begin() + std::ptrdiff_t(q),
                                   [&](const Question& one) { return one.fact == of && right(one); });
            };
            const auto wrong = [&](const char* key, const std::string& found, const std::string& expected) {
                refuse("questions.json", place("questions", q, key), found, expected);
            };
            if (question.delicate && !fact.raised()) {
                wrong("/delicate", "a delicate question that everybody is asked",
                      "an \"unsaid\" of \"" + fact.id + "\" in facts.json: only who raises it says it");
            }
            if (question.form == Question::Form::months &&
                !earlier(question.fact, [](const Question& one) { return one.form == Question::Form::years; })) {
                wrong("/form", "months of a year that is not asked before", "a question of form years above it");
            }
            if (!question.of) continue;
            const Fact& of = content_[*question.of];
            const bool sets = fact.kind == Fact::Kind::set && of.kind == Fact::Kind::set && fact.values == of.values;
            if (!sets || !earlier(*question.of, [](const Question&) { return true; }))
                wrong("/of", "\"" + of.id + "\"", "a set of the same values that is asked before");
        }
    }

    void options() {
        for (std::size_t q = 0; q < content_.questions.size(); ++q) {
            const auto& options = content_.questions[q].options;
            const Fact& fact = content_[content_.questions[q].fact];
            const auto at = [&](std::size_t o) { return place("questions", q, place("options", o)); };
            if (options.size() > 6 && content_.questions[q].form != Question::Form::map) {
                refuse("questions.json", place("questions", q, "/options"), std::to_string(options.size()) + " options",
                       "at most 6");
            }
            using Form = Question::Form;
            const Form form = content_.questions[q].form;
            const bool fits = form == Form::map       ? fact.id == "state"
                              : form == Form::several ? fact.kind == Fact::Kind::set
                                                      : form == Form::choices || fact.kind == Fact::Kind::month;
            if (!fits) {
                refuse("questions.json", place("questions", q, "/form"),
                       "a form that does not fit the fact \"" + fact.id + "\"",
                       "map for the state, several for a set, years and months for a month");
            }
            const bool listed = content_.questions[q].form == Question::Form::choices ||
                                content_.questions[q].form == Question::Form::several;
            if (listed && options.size() < 2) {
                refuse("questions.json", place("questions", q, "/options"), std::to_string(options.size()) + " options",
                       "at least 2");
            }
            for (std::size_t o = 0; o < options.size(); ++o) {
                if (!fact.domain.contains(options[o].value)) {
                    refuse("questions.json", at(o), "the band " + options[o].id,
                           "one within what \"" + fact.id + "\" can be");
                }
                for (std::size_t p = 0; p < o; ++p) {
                    if (options[o].value.overlaps(options[p].value)) {
                        refuse("questions.json", at(o), "the band " + options[o].id,
                               "one that does not overlap " + options[p].id);
                    }
                }
            }
        }
    }

    /// What a step makes true is something that the fact can be.
    void made() {
        for (std::size_t s = 0; s < content_.steps.size(); ++s) {
            for (const auto& [id, value] : content_.steps[s].makes) {
                const Fact& fact = content_[id];
                if (fact.kind == Fact::Kind::month || fact.domain.contains(value)) continue;
                refuse("steps.json", place("steps", s, "/makes/" + fact.id),
                       std::to_string(value.min) + " to " + std::to_string(value.max),
                       "within what \"" + fact.id + "\" can be");
            }
        }
    }

    template <class Use>
    void every_condition(Use use) const {
        for (std::size_t c = 0; c < content_.credentials.size(); ++c) {
            const auto& routes = content_.credentials[c].routes;
            if (content_.credentials[c].held)
                use("credentials.json", place("credentials", c, "/held"), *content_.credentials[c].held);
            for (std::size_t r = 0; r < routes.size(); ++r)
                use("credentials.json", place("credentials", c, place("routes", r, "/needs")), routes[r].condition);
        }
        for (std::size_t s = 0; s < content_.steps.size(); ++s) {
            const Step& step = content_.steps[s];
            use("steps.json", place("steps", s, "/needs"), step.needs);
            for (std::size_t l = 0; l < step.lasts.size(); ++l)
                use("steps.json", place("steps", s, place("lasts", l, "/when")), step.lasts[l].when);
            for (std::size_t f = 0; f < step.fees.size(); ++f)
                use("steps.json", place("steps", s, place("fees", f, "/when")), step.fees[f].when);
        }
        for (std::size_t q = 0; q < content_.questions.size(); ++q)
            use("questions.json", place("questions", q, "/when"), content_.questions[q].when);
        for (std::size_t c = 0; c < content_.cautions.size(); ++c)
            use("cautions.json", place("cautions", c, "/when"), content_.cautions[c].when);
        for (std::size_t s = 0; s < content_.states.size(); ++s) {
            const auto& limits = content_.states[s].limits;
            for (std::size_t l = 0; l < limits.size(); ++l)
                use("states.json", place("states", s, place("limits", l, "/lifted")), limits[l].lifted);
        }
    }

    void asked_and_read() {
        std::set<FactId> asked;
        std::set<FactId> read{content_.fact("state").value_or(FactId{}), content_.fact("goal").value_or(FactId{})};
        for (const Question& question : content_.questions) asked.insert(question.fact);
        every_condition([&](const std::string& file, const std::string& pointer, const Condition& condition) {
            for (const Test* test : tests_of(condition)) {
                for (const FactId fact : test->facts) {
                    if (file != "questions.json") read.insert(fact);
                    if (!asked.contains(fact) && !content_[fact].internal) {
                        refuse(file, pointer, "the fact \"" + content_[fact].id + "\", which no question asks",
                               "a fact that a question asks");
                    }
                }
            }
        });
        for (std::size_t q = 0; q < content_.questions.size(); ++q) {
            const FactId fact = content_.questions[q].fact;
            if (!read.contains(fact)) {
                refuse("questions.json", place("questions", q),
                       "a question about \"" + content_[fact].id + "\", which no route and no step reads",
                       "a question that can matter");
            }
        }
    }

    /// A route can be met if each of its tests can come true by what a person can answer.
    void reachable() {
        const auto answerable = [&](const Test& test) {
            if (test.measure != Test::Measure::value) return true;
            Interval most;
            std::uint64_t values = 0;
            for (const FactId fact : test.facts) {
                Interval can = exactly(0);
                for (const Question& question : content_.questions) {
                    if (question.fact != fact) continue;
                    for (const Option& option : question.options) {
                        can = span(can, option.value);
                        if (question.form == Question::Form::several) values = ~std::uint64_t{0};
                        else if (option.value.max < 64) values |= std::uint64_t{1} << option.value.max;
                    }
                }
                most = most + can;
            }
            return test.by_value() ? (test.allowed & values) != 0 : test.range.overlaps(most);
        };
        const auto can_hold = [&](const auto& self, const Condition& condition) -> bool {
            if (condition.kind == Condition::Kind::test) return answerable(condition.test);
            const auto part = [&](const Condition& c) { return self(self, c); };
            return condition.kind == Condition::Kind::all
                       ? std::all_of(condition.parts.begin(), condition.parts.end(), part)
                       : std::any_of(condition.parts.begin(), condition.parts.end(), part);
        };
        for (std::size_t c = 0; c < content_.credentials.size(); ++c) {
            const auto& routes = content_.credentials[c].routes;
            for (std::size_t r = 0; r < routes.size(); ++r) {
                if (!can_hold(can_hold, routes[r].condition)) {
                    refuse("credentials.json", place("credentials", c, place("routes", r, "/needs")),
                           "a route that no answers can meet", "one that some person can meet");
                }
                for (const Test* test : tests_of(routes[r].condition)) {
                    if (test->words.empty()) {
                        refuse("credentials.json", place("credentials", c, place("routes", r, "/needs")),
                               "a test without words", "the key of its sentence in \"words\"");
                    }
                }
            }
        }
    }

    void states() {
        std::set<std::pair<int, int>> tiles;
        std::set<std::string> codes;
        for (std::size_t s = 0; s < content_.states.size(); ++s) {
            const StateRule& state = content_.states[s];
            if (!codes.insert(state.code).second) {
                refuse("states.json", place("states", s, "/code"), "\"" + state.code + "\" a second time",
                       "one entry for each state");
            }
            each_once("states.json", ("states/" + std::to_string(s) + "/limits").c_str(), state.limits);
            if (!tiles.insert({state.column, state.row}).second) {
                refuse("states.json", place("states", s, "/tile"), "a tile that another state has",
                       "a place of its own");
            }
        }
        const auto fact = content_.fact("state");
        if (!fact) return;
        for (const std::string& code : content_[*fact].values) {
            if (!codes.contains(code)) {
                refuse("states.json", "/states", "nothing about \"" + code + "\"",
                       "an entry for each state of facts.json");
            }
        }
        if (codes.size() != content_[*fact].values.size()) {
            refuse("states.json", "/states", std::to_string(codes.size()) + " states",
                   std::to_string(content_[*fact].values.size()) + ", those of facts.json");
        }
    }

    /// Nobody meets a dead end: not one of whom nothing is known, none whose one answer is known, no example, and none
    /// who differs from the first example in one answer (of which much is known, so that no road is open by hope
    /// alone).
    void roads() {
        const Date date = Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}};
        const auto has_roads = [&](const Facts& facts) {
            const Situation from = situation_of(content_, with_implications(content_, facts), date);
            for (std::size_t c = 0; c < content_.credentials.size(); ++c) {
                if (find_roads(content_, from, c, {{}, nullptr, true}, Reading::sure).empty())
                    return false;  // a plan stands on the sure roads
            }
            return true;
        };
        if (!has_roads(nothing_known(content_)))
            refuse("steps.json", "/steps", "a person of whom nothing is known has no road", "a road for everybody");
        for (const Example& example : content_.examples) {
            if (!has_roads(example.facts)) {
                refuse("steps.json", "/steps", "the example \"" + example.id + "\" of pack.json has no road",
                       "a road for everybody");
            }
        }
        for (const Question& question : content_.questions) {
            if (question.form == Question::Form::map) continue;
            for (const Option& option : question.options) {
                // Of several the position; what is in the set is its mask.
                const bool set = question.form == Question::Form::several;
                const Interval value = set ? exactly(1 << option.value.min) : option.value;
                Facts facts = nothing_known(content_);
                facts[index(question.fact)] = value;
                if (!has_roads(facts)) {
                    refuse("steps.json", "/steps",
                           "a person who answers \"" + option.id + "\" to \"" + question.id + "\" has no road",
                           "a road for everybody");
                }
                facts = content_.examples.front().facts;
                facts[index(question.fact)] = value;
                if (!has_roads(facts)) {
                    refuse("steps.json", "/steps",
                           "the first example of pack.json, answering \"" + option.id + "\" to \"" + question.id +
                               "\", has no road",
                           "a road for everybody");
                }
            }
        }
    }

    const Content& content_;
    Findings findings_;
};

}  // namespace

Findings check(const Content& content) { return Checker(content).run(); }

}  // namespace milepost
