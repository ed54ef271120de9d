#include "core/content/content_json.h"

#include <algorithm>

#include "core/content/address.h"
#include "core/content/places_json.h"
#include "core/content/step_json.h"

namespace milepost {
namespace {

/// Reads one pack. Facts come first: everything else speaks of them.
class Reader : private StepTerms {
  public:
    Reader(const std::map<std::string, std::string>& files, Findings& findings)
        : StepTerms(content_), files_(files), findings_(findings) {
        if (files.count("programs.json") == 0) documents_["programs.json"] = {{"programs", nlohmann::json::object()}};
        else parse("programs.json");
        for (const char* name :
             {"pack.json", "facts.json", "questions.json", "credentials.json", "steps.json", "states.json",
              "cautions.json", "labour.json", "guide.json", "sources.json", "organiser.json"}) {
            if (files.count(name) == 0) {
                findings.push_back({name, "", "no such file", "a file of the content pack"});
                documents_[name] = nullptr;
            } else {
                parse(name);
            }
        }
    }

    Content read() {
        // A file that is missing or torn is one fault, not one for each thing that it should have held.
        for (const auto& [name, document] : documents_) {
            if (document.is_null()) return {};
        }
        const Cursor pack = root("pack.json");
        pack.only({"version", "read_on", "revisions", "names", "examples"});
        content_.version = pack.at("version").text();
        content_.read_on = pack.at("read_on").text();
        only_lists();
        each("sources.json", "sources", &Reader::source);
        if (root("sources.json").has("refused")) each("sources.json", "refused", &Reader::refused_hosts);
        list("facts.json", "facts", &Reader::fact);
        list("facts.json", "implications", &Reader::implication);
        if (pack.has("revisions")) list("pack.json", "revisions", &Reader::revision);
        if (pack.has("names")) list("pack.json", "names", &Reader::name);
        list("pack.json", "examples", &Reader::example);
        organiser(root("organiser.json"));
        if (root("credentials.json").has("conditions"))
            each("credentials.json", "conditions", &Reader::named_condition);
        list("credentials.json", "credentials", &Reader::credential);
        list("questions.json", "questions", &Reader::question);
        list("states.json", "states", &Reader::state);
        list("cautions.json", "cautions", &Reader::caution);
        each("programs.json", "programs", &Reader::programs_of);
        list("steps.json", "steps", &Reader::new_step);
        each("labour.json", "national", &Reader::figure);
        list("guide.json", "parts", &Reader::guide_part);
        if (const auto file = files_.find("places.json"); file != files_.end()) {
            auto places = read_places(file->first, file->second, content_);
            if (places) content_.places = std::move(*places);
            else findings_.insert(findings_.end(), places.findings().begin(), places.findings().end());
        }
        return std::move(content_);
    }

  private:
    void parse(const std::string& name) {
        auto document = parse_json(name, files_.at(name), findings_);
        if (document && document->is_null()) findings_.push_back({name, "", "nothing", "an object"});
        documents_[name] = document ? std::move(*document) : nullptr;
    }

    Cursor root(const std::string& file) { return {file, documents_[file], findings_}; }

    /// Refuses what stands in a file beside its lists.
    void only_lists() {
        root("facts.json").only({"facts", "implications"});
        root("labour.json").only({"national"});
        root("guide.json").only({"parts"});
        root("programs.json").only({"programs"});
        root("sources.json").only({"sources", "refused"});
        root("credentials.json").only({"conditions", "credentials"});
        for (const char* name : {"questions", "states", "steps", "cautions"})
            root(std::string(name) + ".json").only({name});
    }

    template <class ReadItem>
    void list(const std::string& file, std::string_view key, ReadItem read_item) {
        for (const Cursor& item : root(file).at(key).items()) (this->*read_item)(item);
    }
    template <class ReadItem>
    void each(const std::string& file, std::string_view key, ReadItem read_item) {
        for (const auto& [name, item] : root(file).at(key).members()) (this->*read_item)(name, item);
    }

    void source(const std::string& id, const Cursor& at) {
        at.only({"title", "address", "as_of", "confidence", "lang"});
        content_.sources[id] = {id,
                                at.at("title").text(),
                                std::string(without_https(at.at("address").text())),
                                at.at("as_of").text(),
                                Confidence(one_of(at.at("confidence"), {"low", "medium", "high"})),
                                at.text_or("lang", "en")};
        const std::string& language = content_.sources[id].language;
        const std::size_t letters = std::min(language.find('-'), language.size());
        if (letters < 2 || letters > 3 ||
            !std::all_of(language.begin(), language.begin() + std::ptrdiff_t(letters),
                         [](char c) { return c >= 'a' && c <= 'z'; })) {
            at.at("lang").refuse(at.at("lang").described(), "the code of a language, such as \"es\"");
        }
    }

    void named_condition(const std::string& id, const Cursor& at) { name_condition(id, at); }

    void refused_hosts(const std::string& kind, const Cursor& at) { content_.refused_hosts[kind] = at.texts(); }

    void name(const Cursor& at) {
        at.only({"language", "text"});
        content_.names.push_back({at.at("language").text(), at.at("text").text()});
    }

    void revision(const Cursor& at) {
        at.only({"id", "after", "month"});
        content_.revisions.push_back({at.at("id").text(), at.at("after").text(), month(at.at("month"))});
    }

    void example(const Cursor& at) {
        at.only({"id", "profile"});
        Example example{at.at("id").text(), nothing_known(content_)};
        for (const auto& [fact, value] : values(at.at("profile"))) example.facts[index(fact)] = value;
        content_.examples.push_back(std::move(example));
    }

    void organiser(const Cursor& at) {
        at.only({"name", "words", "express", "page", "referrals"});
        content_.organiser.express = at.boolean_or("express", false);
        content_.organiser.page = at.has("page") ? short_text(at.at("page"), 60) : "";
        content_.organiser.name = short_text(at.at("name"), 48);
        for (const auto& [language, words] : at.at("words").members())
            content_.organiser.words[language] = short_text(words, 100);
        if (!at.has("referrals")) return;
        for (const auto& one : at.at("referrals").items()) {
            one.only({"title", "words"});
            Referral referral;
            for (const auto& [language, title] : one.at("title").members())
                referral.title[language] = short_text(title, 40);
            for (const auto& [language, words] : one.at("words").members())
                referral.words[language] = short_text(words, 160);
            content_.organiser.referrals.push_back(std::move(referral));
        }
    }

    void fact(const Cursor& at) {
        Fact fact = new_fact(at);
        if (content_.fact(fact.id)) at.at("id").refuse("the id \"" + fact.id + "\" a second time", "an id of its own");
        if (content_.facts.size() == most_facts) {
            at.refuse("one fact too many", "at most " + std::to_string(most_facts) + " facts");
        } else {
            content_.facts.push_back(std::move(fact));
        }
    }

    void implication(const Cursor& at) {
        if (at.has("when")) {
            at.only({"when", "then"});
            content_.implications.push_back({condition(at.at("when")), values(at.at("then"))});
            const Implication& made = content_.implications.back();
            for (const Test* test : tests_of(made.when)) {
                if (test->measure == Test::Measure::today) timeless(at.at("when"), {});
                for (const FactId fact : test->facts) timeless(at.at("when"), fact);
            }
            for (const auto& [fact, value] : made.then) timeless(at.at("then"), fact);
            return;
        }
        at.only({"fact", "at_least", "at_most", "plus"});
        const bool at_least = at.has("at_least");
        content_.bounds.push_back({fact_id(at.at("fact")), fact_id(at.at(at_least ? "at_least" : "at_most")), at_least,
                                   at.has("plus") ? at.at("plus").integer(-any_number, any_number) : 0});
        timeless(at, content_.bounds.back().fact);
        timeless(at, content_.bounds.back().base);
    }

    /// What follows from answers follows on any day: a month or an age means another on each. None: today itself.
    void timeless(const Cursor& at, std::optional<FactId> fact) {
        if (fact &&
            (content_.facts.empty() || (content_[*fact].kind != Fact::Kind::month && !content_[*fact].is_age())))
            return;
        at.refuse(fact ? "\"" + content_[*fact].id + "\"" : "today", "facts that are the same on every day");
    }

    void question(const Cursor& at) {
        at.only({"id", "fact", "form", "when", "always", "express", "unsure", "delicate", "of", "options", "years",
                 "rules"});
        Question question;
        question.id = at.at("id").text();
        question.fact = fact_id(at.at("fact"));
        if (at.has("form"))
            question.form = Question::Form(one_of(at.at("form"), {"choices", "several", "map", "years", "months"}));
        question.when = condition_or_always(at, "when");
        question.always = at.boolean_or("always", false);
        question.express = at.boolean_or("express", false);
        question.unsure = at.boolean_or("unsure", true);
        question.delicate = at.boolean_or("delicate", false);
        if (at.has("of")) question.of = fact_id(at.at("of"));
        if (content_.facts.empty()) return;
        const Fact& fact = content_[question.fact];
        if (question.form == Question::Form::years) {
            const auto years = at.at("years").items();
            if (years.size() == 2) question.years = {years[0].integer(-20, 0), years[1].integer(0, 20)};
            else at.at("years").refuse(at.at("years").described(), "[first, last], counted from this year");
        } else if (question.form == Question::Form::map) {
            for (std::size_t i = 0; i < fact.values.size(); ++i)
                question.options.push_back({fact.values[i], exactly(int(i))});
        } else if (question.form == Question::Form::several) {
            for (const Cursor& item : at.at("options").items())
                question.options.push_back({item.text(), exactly(one_of(item, fact.values))});
        } else if (question.form == Question::Form::choices) {
            for (const Cursor& item : at.at("options").items()) {
                const Interval value = value_of(item, fact);
                question.options.push_back({item.json().is_array()
                                                ? std::to_string(value.min) + "-" + std::to_string(value.max)
                                            : fact.kind == Fact::Kind::yes_no ? (value.min == 1 ? "true" : "false")
                                                                              : item.text(),
                                            value});
            }
        }
        if (at.has("rules")) question.rules = at.at("rules").texts();
        for (const std::string& rule : question.rules) {
            const bool known =
                std::any_of(content_.credentials.begin(), content_.credentials.end(), [&](const Credential& c) {
                    return std::any_of(c.routes.begin(), c.routes.end(), [&](const Route& r) { return r.id == rule; });
                });
            if (!known)
                at.at("rules").refuse("the unknown route \"" + rule + "\"", "ids of routes in credentials.json");
        }
        content_.questions.push_back(std::move(question));
    }

    void credential(const Cursor& at) {
        at.only({"id", "held", "routes", "exam", "renewal"});
        Credential credential;
        credential.id = at.at("id").text();
        if (at.has("held")) credential.held = condition(at.at("held"));
        for (const Cursor& route : at.at("routes").items()) {
            route.only({"id", "needs", "steps", "restores", "cite"});
            credential.routes.push_back({route.at("id").text(), condition(route.at("needs")), route.at("steps").texts(),
                                         cite(route), route.boolean_or("restores", false)});
            step_references_.emplace_back(route.at("steps"), credential.routes.back().steps);
        }
        const Cursor exam = at.at("exam");
        exam.only({"questions", "minutes", "retake_wait_days", "cite"});
        credential.exam = {span_of(exam.at("questions")), exam.at("minutes").integer(1, 1000), {}, cite(exam)};
        for (const Cursor& wait : exam.at("retake_wait_days").items())
            credential.exam.retake_wait_days.push_back(wait.integer(0, 10000));
        const Cursor renewal = at.at("renewal");
        renewal.only({"every_months", "units", "usd", "priced", "step", "cite"});
        credential.renewal = {renewal.at("every_months").integer(1, 1200),
                              renewal.at("units").integer(0, 1000),
                              {{}, span_of(renewal.at("usd")), renewal.boolean_or("priced", true), cite(renewal), {}},
                              renewal.at("step").text(),
                              cite(renewal)};
        step_references_.emplace_back(renewal.at("step"), std::vector{credential.renewal.step});
        content_.credentials.push_back(std::move(credential));
    }

    void programs_of(const std::string& id, const Cursor& at) { content_.programs.push_back(programs(id, at)); }

    void new_step(const Cursor& at) {
        Step made = step(at);
        if (at.has("state")) {
            const auto state = std::find_if(content_.states.begin(), content_.states.end(),
                                            [&](const StateRule& s) { return s.code == at.at("state").text(); });
            if (state == content_.states.end()) {
                at.at("state").refuse(at.at("state").described(), "the code of a state in states.json");
            } else {
                state->steps.push_back(made.id);
            }
        }
        if (content_.step(made.id) != nullptr)
            at.at("id").refuse("the id \"" + made.id + "\" a second time", "an id of its own");
        content_.steps.push_back(std::move(made));
    }

    void state(const Cursor& at) {
        at.only({"code", "tile", "division", "requirement", "notes", "limits", "cite", "pay"});
        StateRule state;
        state.code = at.at("code").text();
        state.division = at.text_or("division", "");
        const auto tile = at.at("tile").items();
        if (tile.size() == 2) {
            state.column = tile[0].integer(0, 11);
            state.row = tile[1].integer(0, 7);
        } else {
            at.at("tile").refuse(at.at("tile").described(), "[column, row]");
        }
        state.requirement = at.at("requirement").text();
        state.notes = at.at("notes").texts();
        if (at.has("limits")) {
            for (const Cursor& limit : at.at("limits").items()) {
                limit.only({"id", "lifted", "cite"});
                state.limits.push_back({limit.at("id").text(),
                                        limit.has("lifted") ? condition(limit.at("lifted")) : never(), cite(limit)});
            }
        }
        state.cite = cite(at);
        if (at.has("pay") && !at.at("pay").json().is_null()) {
            const Cursor pay = at.at("pay");
            pay.only({"usd", "measure", "cite"});
            state.pay_usd = pay.at("usd").integer(1, 1'000'000);
            state.pay_measure = pay.at("measure").text();
            state.pay_cite = cite(pay);
        }
        content_.states.push_back(std::move(state));
    }

    static Condition never() { return {Condition::Kind::any, {}, {}, -1}; }

    void caution(const Cursor& at) {
        at.only({"id", "credential", "when", "cite"});
        Caution caution{at.at("id").text(), at.text_or("credential", ""), condition_or_always(at, "when"), cite(at),
                        false};
        if (!caution.credential.empty() && content_.credential(caution.credential) == nullptr)
            at.at("credential").refuse(at.at("credential").described(), "the id of a credential");
        content_.cautions.push_back(std::move(caution));
    }

    /// One figure of the labour market, or a group of them; nested names are joined by dots.
    void figure(const std::string& id, const Cursor& at) {
        const auto within = [&](const std::string& name) {
            std::string whole = id;
            return whole.append(".").append(name);
        };
        if (at.has("value")) {
            content_.labour.push_back({id, at.at("value").number(), cite(at)});
            for (const auto& [key, value] : at.members()) {  // what it is of: the year of a forecast
                if (key != "value" && value.json().is_number())
                    content_.labour.push_back({within(key), value.number(), cite(at)});
            }
        } else if (at.json().is_array()) {
            for (const Cursor& item : at.items()) {
                item.only({"id", "usd", "percent", "cite"});
                content_.labour.push_back(
                    {within(item.at("id").text()), item.at(item.has("usd") ? "usd" : "percent").number(), cite(item)});
            }
        } else {
            for (const auto& [key, value] : at.members()) {
                if (key == "cite") continue;
                if (value.json().is_number()) content_.labour.push_back({within(key), value.number(), cite(at)});
                else if (value.json().is_structured()) figure(within(key), value);
            }
        }
    }

    [[nodiscard]] Pays pays(const Cursor& at) const {
        at.only({"weeks", "federal_aid", "ask"});
        return {at.has("weeks") ? span_of(at.at("weeks")) : Interval{0, any_number},
                at.boolean_or("federal_aid", false), at.boolean_or("ask", false)};
    }

    void guide_part(const Cursor& at) {
        at.only({"id", "sections"});
        GuidePart part{at.at("id").text(), {}};
        for (const Cursor& section : at.at("sections").items()) {
            GuideSection one{section.at("id").text(), cite(section), section.boolean_or("organiser", false)};
            if (section.has("picture")) {
                one.picture =
                    Picture(1 + one_of(section.at("picture"), {"care", "office", "skills", "people", "places"}));
            }
            if (section.has("pays")) one.pays = pays(section.at("pays"));
            part.sections.push_back(std::move(one));
        }
        content_.guide.push_back(std::move(part));
    }

  public:
    /// References to steps can be held against them only once all have been read.
    void check_step_references(const Content& content) {
        for (const auto& [at, ids] : step_references_) {
            for (const std::string& id : ids) {
                if (content.step(id) == nullptr)
                    at.refuse("the unknown step \"" + id + "\"", "ids of steps in steps.json");
            }
        }
        for (const Step& step : content.steps) {
            if (!step.includes.empty() && content.step(step.includes) == nullptr) {
                findings_.push_back({"steps.json", "",
                                     "the unknown step \"" + step.includes + "\" included by \"" + step.id + "\"",
                                     "ids of steps in steps.json"});
            }
        }
    }

  private:
    const std::map<std::string, std::string>& files_;
    Findings& findings_;
    std::map<std::string, nlohmann::json> documents_;
    std::vector<std::pair<Cursor, std::vector<std::string>>> step_references_;
    Content content_;
};

/// What follows of facts and cautions once all has been read: what a set holds, and what is nobody else's business.
void tell_apart(Content& content) {
    for (Fact& fact : content.facts) {
        fact.of_credentials = fact.kind == Fact::Kind::set &&
                              std::all_of(fact.values.begin(), fact.values.end(),
                                          [&](const auto& id) { return content.credential(id) != nullptr; });
    }
    for (const Question& question : content.questions)
        if (question.delicate) content.facts[index(question.fact)].delicate = true;
    for (Caution& caution : content.cautions) {
        const auto tests = tests_of(caution.when);
        caution.delicate = std::any_of(tests.begin(), tests.end(), [&](const Test* test) {
            return !test->facts.empty() && content[test->facts.front()].delicate;
        });
    }
}

}  // namespace

Result<Content> read_content(const std::map<std::string, std::string>& files) {
    Findings findings;
    Reader reader(files, findings);
    Content content = reader.read();
    if (findings.empty()) reader.check_step_references(content);
    if (!findings.empty()) return findings;
    tell_apart(content);
    content.rules = Rules::compile(content);
    if (content.rules.too_many_routes()) {
        return Findings{{"credentials.json", "", "more routes than can be told apart",
                         "at most " + std::to_string(Rules::most_routes)}};
    }
    if (content.rules.too_many_tests()) {
        return Findings{{"credentials.json", "",
                         "more distinct tests, with those of steps.json, than can be told apart",
                         "at most " + std::to_string(Rules::most_tests)}};
    }
    return content;
}

}  // namespace milepost
