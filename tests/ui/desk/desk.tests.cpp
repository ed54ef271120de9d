#include <algorithm>
#include <map>

#include "core/session/desk.h"
#include "kiosk/take_home/handout.h"
#include "tests/support/content_fixture.h"
#include "tests/support/interviewed.h"
#include "tests/support/visit.h"
#include "ui/words/phrases.h"

using namespace milepost;
using test::languages;
using test::pack;
using test::world;

namespace {

using test::Person;

/// A counselor's desk over the applicant's screen, with somebody's answers.
struct Table : test::Interviewed {
    explicit Table(const Person& person, int width = 1920, int height = 1080)
        : Interviewed(person, test::display_of(width, height)) {
        come_to_desk();
        REQUIRE(driver.semantics().screen == "desk");
    }

    void come_to_desk() {
        open_desk(driver.model);
        driver.settle();
    }
    Table& act(const Action& action) {
        Interviewed::act(action);
        return *this;
    }
    Table& tap(const std::string& id) {
        INFO(id << " on " << all());
        REQUIRE(driver.tap(id));
        return *this;
    }
    /// Everything that can be read without another tap.
    [[nodiscard]] std::string all() const {
        std::string text;
        for (const ui::Node& node : driver.semantics().nodes) text += node.id + ": " + node.label + "\n";
        return text;
    }
    /// Everything that can be read from the top to the end of the page; then its top is in view again.
    [[nodiscard]] std::string to_the_end() {
        std::string text = all();
        for (int i = 0; i < 12 && label("nav.more") == driver.words()("nav.more"); ++i) text += tap("nav.more").all();
        if (driver.node("nav.more") != nullptr) tap("nav.more");
        return text;
    }
    [[nodiscard]] std::string label(const std::string& id) const {
        const ui::Node* node = driver.node(id);
        return node == nullptr ? "(no " + id + ")" : node->label;
    }
    [[nodiscard]] Derived derived() const { return derive(world(), driver.model, {}, View::desk); }
};

/// Somebody who comes to the table, what the counselor taps, and what then stands there to be said.
struct Case {
    const char* who;
    Person person;
    std::vector<std::string> taps;
    std::vector<std::pair<std::string, std::string>> says;  ///< node, words in it
};

const std::vector<Case> cases{
    {"a medical assistant with three years of work and no CPR card",
     {{"training", "none"},
      {"work_months_7y", "36-84"},
      {"work_months_3y", "12-36"},
      {"diploma", "yes"},
      {"state", "TX"},
      {"goal", "soonest"},
      {"work_duties", "both"},
      {"cpr", "false"}},
     {},
     {{"desk.say.rma-amt",
       "Get a current CPR card. It takes: up to a month · no price found: ask. You could apply in December 2026."},
      {"desk.say.ccma-nha", "You can apply now."}}},
    {"a pupil of 16 with no training",
     {{"training", "none"},
      {"work_months_7y", "0-0"},
      {"diploma", "in_high_school"},
      {"age", "16_17"},
      {"state", "NC"},
      {"goal", "least_cost"}},
     {},
     {{"desk.say.ccma-nha", "The road: Medical assisting in high school · Finish high school · CCMA exam."},
      {"heading.1", "You could be certified by February 2029"}}},
    {"a veteran with military medical training",
     {{"training", "finished"},
      {"work_months_7y", "0-0"},
      {"diploma", "yes"},
      {"state", "FL"},
      {"goal", "soonest"},
      {"program", "military"},
      {"finish_month", "2025 2025-03"}},
     {},
     {{"desk.say.rma-amt", "You can apply now. By this way: Military medical training."},
      {"desk.say.cma-aama", "One answer decides this: Who accredits (approves) the program?"}}},
    {"a graduate of an accredited program that closed since, seven years ago",
     {{"training", "finished"},
      {"work_months_7y", "0-0"},
      {"diploma", "yes"},
      {"state", "OH"},
      {"goal", "soonest"},
      {"program", "certificate"},
      {"finish_month", "earlier"},
      {"accreditor", "caahep_abhes"},
      {"ncct_school", "false"}},
     {"desk.say.cma-aama", "desk.trace.missing"},
     {{"heading.1", "A program accredited by CAAHEP or ABHES"},
      {"item.1", "Open to you"},
      {"item.2", "Nothing is missing."},
      {"text.1", "no application deadline. As of: no date given. Confidence: high."}}},
    {"someone who moves from Texas to Washington",
     {{"training", "none"},
      {"work_months_7y", "12-35"},
      {"work_months_3y", "12-36"},
      {"work_duties", "both"},
      {"diploma", "yes"},
      {"state", "TX"},
      {"goal", "soonest"}},
     {"desk.page.what_if", "desk.try.1.state", "choice.state.WA"},
     {{"item.1", "In Washington you need a state credential"},
      {"desk.road.1.ccma-nha", "1–3 months · $165 or more"},  // who works gets MA-Registered today
      {"desk.road.1.cma-aama", "2 months later"}}},
    {"a worker of one year with a diploma, who wants the CMA",
     {{"training", "none"},
      {"work_months_7y", "12-35"},
      {"work_months_3y", "12-36"},
      {"diploma", "yes"},
      {"age", "18_plus"},
      {"state", "CA"},
      {"goal", "soonest"}},
     {"desk.say.cma-aama", "desk.trace.missing"},
     {{"desk.trace.cma-aama", "CMA (AAMA): not yet"},
      {"item.2", "You need a program accredited by CAAHEP or ABHES."},
      {"heading.3", "Held the CMA (AAMA) before"}}},
    {"a worker of two years without a diploma",
     {{"training", "none"},
      {"work_months_7y", "12-35"},
      {"work_months_3y", "12-36"},
      {"work_duties", "both"},
      {"diploma", "none"},
      {"age", "18_plus"},
      {"state", "NY"},
      {"goal", "soonest"}},
     {},
     {{"desk.say.ncma-ncct", "Certified by August 2027, maybe sooner."},  // it may ask for a diploma, or not
      {"desk.say.ccma-nha",
       "Earn a high-school diploma or a GED. It takes: 1–6 months · up to $150. You could apply in May 2027."}}},
    {"a student who finishes an accredited program in May",
     {{"training", "enrolled"},
      {"work_months_7y", "0-0"},
      {"diploma", "yes"},
      {"state", "MI"},
      {"goal", "soonest"},
      {"program", "associate"},
      {"finish_month", "2027 2027-05"},
      {"accreditor", "caahep_abhes"},
      {"ncct_school", "false"}},
     {"desk.page.what_if", "desk.try.1.later"},
     {{"desk.road.1.cma-aama", "You can apply now. 1–3 months · $125 · exam: May to Aug 2027"},
      {"text.2", "Time passes and nothing is done"}}},
    {"a graduate of nearly four years ago",
     {{"training", "finished"},
      {"work_months_7y", "0-0"},
      {"diploma", "yes"},
      {"state", "GA"},
      {"goal", "soonest"},
      {"program", "certificate"},
      {"finish_month", "2023 2023-01"},
      {"accreditor", "other_recognized"},
      {"ncct_school", "false"},
      {"class_hours", "560-719"},
      {"practicum_hours", "160-20000"},
      {"skills_logged", "true"}},
     {"desk.page.fill_in", "choice.finish_month.2023-01", "desk.page.say"},
     {{"desk.say.rma-amt", "apply before February 2027."}, {"desk.say.cma-aama", "You can apply now."}}},
    {"a college graduate whose externship was too short for the alternative pathway",
     {{"training", "finished"},
      {"work_months_7y", "0-0"},
      {"diploma", "yes"},
      {"state", "IL"},
      {"goal", "most_doors"},
      {"program", "certificate"},
      {"finish_month", "2025 2025-06"},
      {"accreditor", "other_recognized"},
      {"ncct_school", "false"},
      {"class_hours", "560-719"},
      {"practicum_hours", "1-159"},
      {"skills_logged", "true"},
      {"work_hours_since_program", "0-0"}},
     {},
     {{"desk.say.cma-aama",
       "Reach 1,000 hours of work after your program. It takes: up to 7 months. You could apply in June 2027."},
      {"desk.say.ccma-nha", "You can apply now."}}},
};

}  // namespace

TEST_CASE("What should I tell them: ten people, each answered by the desk within three taps") {
    REQUIRE(cases.size() == 10);
    for (const Case& one : cases) {
        INFO(one.who);
        REQUIRE(one.taps.size() <= 3);
        Table table(one.person);
        for (const std::string& id : one.taps) table.tap(id);
        for (const auto& [node, words] : one.says) {
            INFO(table.all());
            CHECK(table.label(node).find(words) != std::string::npos);
        }
    }
}

TEST_CASE(
    "Every figure of a variant on the desk is the one on the applicant's screen and in their hands once it is "
    "adopted") {
    test::Random random(42);
    const Content& content = pack().content;
    for (int person = 0; person < 12; ++person) {
        Table table({{"training", random.pick(std::vector<std::string>{"none", "interrupted", "enrolled", "finished"})},
                     {"work_months_7y", random.pick(std::vector<std::string>{"0-0", "1-11", "12-35", "36-84"})},
                     {"diploma", random.pick(std::vector<std::string>{"yes", "in_high_school", "none"})},
                     {"age", "16_17"},
                     {"program", random.pick(std::vector<std::string>{"certificate", "military", "high_school"})},
                     {"finish_month", "2025 2027"},
                     {"goal", random.pick(std::vector<std::string>{"soonest", "least_cost", "most_doors"})}});
        const auto rows =
            rows_of(content, table.driver.model.visit.answers, table.derived().standing.interview, world().date);
        const FactRow& row = random.pick(rows);
        if (row.options.empty() || content.questions[row.question].form == Question::Form::several) continue;
        table.act(action::AtDesk{desk::Try{{{row.question, random.pick(row.options).value}}}});
        const auto figures = [&](const Evaluation& evaluation, std::size_t c) {
            return take_home::handout(content, *languages().front(), evaluation,
                                      {&evaluation.credentials[c], 0, "", ""})
                .figures;
        };
        const Evaluation variant = table.derived().desk.variants.at(0).evaluation, real = *table.derived().now;
        for (std::size_t c = 0; c < variant.credentials.size(); ++c) {
            const std::string id = variant.credentials[c].credential->id;
            INFO(table.all());
            for (std::size_t figure : {0U, 1U}) {  // how long, how much
                CHECK(table.label("desk.road.0." + id).find(figures(real, c)[figure].second) != std::string::npos);
                CHECK(table.label("desk.road.1." + id).find(figures(variant, c)[figure].second) != std::string::npos);
            }
        }
        table.act(action::AtDesk{desk::Adopt{0}}).act(action::AtDesk{desk::Show{DeskPage::say}});
        for (std::size_t c = 0; c < variant.credentials.size(); ++c) {
            for (std::size_t figure : {0U, 1U}) {
                CHECK(table.label("desk.say." + variant.credentials[c].credential->id)
                          .find(figures(variant, c)[figure].second) != std::string::npos);
            }
        }
        table.act(action::AtDesk{desk::Leave{}});
        if (table.driver.semantics().screen != "review") continue;  // the variant leads to more questions
        table.act(action::Next{});
        for (std::size_t c = 0; c < variant.credentials.size(); ++c) {
            table.act(action::ShowCredential{variant.credentials[c].credential->id});
            REQUIRE(table.driver.semantics().screen == "roadmap");
            for (std::size_t figure : {0U, 1U}) {
                const auto [what, much] = figures(variant, c)[figure];
                const std::string said = what == "In all" ? much + " in all: " : std::string(what) + ": " + much;
                CHECK(table.label("road.star").find(said) != std::string::npos);
            }
        }
    }
}

TEST_CASE("The desk says why a certificate is the one, what to look out for, and what the state does not allow yet") {
    Table table({{"training", "interrupted"},
                 {"work_months_7y", "0-0"},
                 {"diploma", "yes"},
                 {"state", "WA"},
                 {"goal", "soonest"}});
    const Words& words = *languages().front();
    const Evaluation evaluation = *table.derived().now;
    const std::string best = "desk.say." + evaluation.best().credential->id,
                      because = ui::because_phrase(words, evaluation);
    CHECK(table.label(best).find(because) != std::string::npos);
    CHECK(table.all().find(words("caution.interrupted")) != std::string::npos);
    const std::string all = table.to_the_end();
    CHECK(all.find("Limits in Washington, unless you already have what the state asks for") <
          all.find(words("limit.wa-credential")));
    CHECK(all.find(words("limit.wa-credential")) != std::string::npos);
    for (const CredentialResult& result : evaluation.credentials) {
        const std::string id = "desk.say." + result.credential->id;
        const std::size_t card = all.find(id + ": ");
        INFO(all);
        REQUIRE(card != std::string::npos);
        const std::string label = all.substr(card, all.find('\n', card) - card);
        CHECK((label.find(because) != std::string::npos) == (id == best));
        for (const Caution* caution : result.cautions)
            CHECK(label.find(words("caution." + caution->id)) != std::string::npos);
    }
}

TEST_CASE("What is nobody else's business stands at the desk once it is unfolded, and not before") {
    Table table(
        {{"training", "none"}, {"work_months_7y", "0-0"}, {"diploma", "yes"}, {"state", "TX"}, {"goal", "soonest"}});
    CHECK(table.to_the_end().find("Between the two of you") == std::string::npos);
    table.act(action::Answer{test::Visitor::question("conviction"), test::Visitor::option("conviction", "felony")});
    table.act(action::AtDesk{desk::Show{DeskPage::say}});
    const std::string folded = table.to_the_end();
    CHECK(folded.find("Between the two of you") != std::string::npos);
    for (const char* own : {"elony", "criminal", "convict"}) CHECK(folded.find(own) == std::string::npos);
    table.act(action::Unfold{"desk.say.own"});
    const std::string unfolded = table.to_the_end();
    CHECK(unfolded.find("Schools and clinics often check criminal records") != std::string::npos);
    CHECK(unfolded.find("A felony can keep you from the CMA exam") != std::string::npos);
    for (const DeskPage page : {DeskPage::fill_in, DeskPage::trace, DeskPage::what_if}) {
        table.act(action::AtDesk{desk::Show{page}});
        const std::string other = table.to_the_end();
        for (const char* own : {"elony", "criminal", "onvict"}) CHECK(other.find(own) == std::string::npos);
    }
}

TEST_CASE("Of a certificate that is theirs and valid the desk says how to keep it") {
    Table table(test::holder);
    CHECK(table.label("heading.1") == "The CCMA (NHA) is yours: keep it");
    const std::string label = table.label("desk.say.ccma-nha");
    INFO(label);
    for (const char* said : {"Yours and valid", "You hold it.", "Renew your CCMA · $185 · Every 2 years"})
        CHECK(label.find(said) != std::string::npos);
    CHECK(label.find("exam: ") == std::string::npos);
    table.tap("desk.page.trace");
    CHECK(table.label("desk.trace.ccma-nha") == "CCMA (NHA): held");
}

TEST_CASE("The review tells the applicant what the counselor filled in, until they confirm it") {
    Table table(
        {{"training", "none"}, {"work_months_7y", "0-0"}, {"diploma", "yes"}, {"state", "TX"}, {"goal", "soonest"}});
    table.tap("desk.page.fill_in").tap("choice.goal.least_cost");
    CHECK(table.all().find("by you, to be confirmed") != std::string::npos);
    table.tap("desk.leave");
    REQUIRE(table.driver.semantics().screen == "review");
    CHECK(table.label("review.goal").find("Your counselor filled this in.") != std::string::npos);
    CHECK(table.label("review.diploma").find("Your counselor filled this in.") == std::string::npos);
    table.tap("nav.next");
    table.come_to_desk();
    table.tap("desk.page.fill_in");
    CHECK(table.all().find("by you, to be confirmed") == std::string::npos);
}

TEST_CASE(
    "Every page of the desk keeps its targets and its words whole, in both languages, upright and wide, small to "
    "largest") {
    for (const auto& [width, height] : {std::pair(1920, 1080), std::pair(1080, 1920)}) {
        Table table({{"training", "finished"},
                     {"work_months_7y", "12-35"},
                     {"diploma", "yes"},
                     {"program", "certificate"},
                     {"finish_month", "2025"}},
                    width, height);
        table.act(action::AtDesk{desk::Try{{{0, exactly(0)}}}}).act(action::AtDesk{desk::Try{}});
        for (const char* language : {"en", "es"}) {
            for (const TextSize size : {TextSize::small, TextSize::medium, TextSize::large, TextSize::largest}) {
                table.driver.model.desk.settings.language = language;
                table.driver.model.desk.settings.text = size;
                for (int page = 0; page <= desk_pages; ++page) {  // and a variant, open
                    table.act(action::AtDesk{desk::Show{page == desk_pages ? DeskPage::what_if : DeskPage(page)}});
                    if (page == desk_pages) table.act(action::AtDesk{desk::Edit{1}}).act(action::AtDesk{desk::Wait{7}});
                    INFO(language << " " << int(size) << " page " << page << " " << width);
                    CHECK(test::fault_of_targets(table.driver).empty());
                    CHECK(table.driver.interface().text().overflows().empty());
                    CHECK(table.driver.interface().text().missing().empty());
                    CHECK(table.all().find('{') == std::string::npos);  // each message was given all that it words
                }
            }
        }
    }
}

TEST_CASE("With the desk open a pupil takes eight touches: what is told, the road to read from, and the end") {
    Table table(Person{{"training", "none"}, {"diploma", "yes"}, {"state", "OH"}, {"goal", "soonest"}});
    table.act(action::StartOver{});
    for (int pupil = 0; pupil < 3; ++pupil) {
        int touches = 0;
        CHECK(table.label("heading.1") == "Ready for the next person");
        for (const char* id : {"choice.training.none", "choice.work_months_7y.0-0", "choice.diploma.in_high_school",
                               "desk.ask.state", "choice.state.OH", "choice.age.16_17", "choice.goal.soonest"}) {
            table.tap(id);
            table.driver.settle();
            ++touches;
        }
        CHECK(table.derived().standing.interview.left == 0);
        const std::string said = table.all();
        INFO(said);
        CHECK(said.find("You could be certified by ") != std::string::npos);
        CHECK(said.find(ui::figures_phrase(table.driver.words(), table.derived().now->best(),
                                           table.derived().now->best().plan)) != std::string::npos);
        table.tap("nav.start_over");
        table.driver.settle();
        CHECK(++touches == 8);
    }
}
