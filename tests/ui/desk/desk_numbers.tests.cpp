#include <map>

#include <nlohmann/json.hpp>

#include "core/people/profile_json.h"
#include "core/session/desk.h"
#include "kiosk/program/evaluate.h"
#include "kiosk/take_home/job.h"
#include "kiosk/take_home/layers.h"
#include "kiosk/take_home/trace_page.h"
#include "tests/support/content_fixture.h"
#include "tests/support/session.h"
#include "tests/support/shipped_screens.h"
#include "ui/words/phrases.h"

using namespace milepost;
using test::languages;
using test::pack;
using test::Random;
using test::world;
using Json = nlohmann::json;

namespace {

/// How long, how much and when the exam is, as the numbers that `milepost evaluate` prints are worded. No exam: the
/// road takes none. Of what is held: how often it is renewed, and for how much.
struct Figures {
    std::string months, money, exam;
    std::string time = "In all: ", paid = "You pay: ";  ///< what stands before them
    [[nodiscard]] std::string all() const { return months + " · " + money + (exam.empty() ? "" : " · exam: " + exam); }
    bool operator==(const Figures&) const = default;
};
using ByCredential = std::map<std::string, Figures>;

ByCredential figures_of(const Json& evaluation) {
    const Words& words = *languages().front();
    const auto range = [](const Json& json) { return Interval{json.at("min"), json.at("max")}; };
    ByCredential all;
    for (const Json& credential : evaluation.at("credentials")) {
        const Json& plan = credential.at("plan");
        Figures& figures = all[credential.at("id")];
        figures = {ui::months_phrase(words, range(plan.at("months"))),
                   ui::money_phrase(words, range(plan.at("cost_usd")), plan.at("priced")), ""};
        if (credential.at("status") == "held") {
            const Json& renewal = plan.at("steps").back();
            figures = {words("roadmap.stage.renewal", {{"n", renewal.at("months").at("min").get<double>()}}),
                       ui::money_phrase(words, range(renewal.at("cost_usd")), renewal.at("priced")), "",
                       "Renew it: ", "Each time: "};
        }
        if (plan.at("exam_from").is_null()) continue;
        const auto month = [&](const char* key) { return parse_date(plan.at(key).get<std::string>() + "-01").value(); };
        const Date from = month("exam_from"), to = month("exam_to");
        figures.exam = ui::when_phrase(words, from, {0, month_of(to) - month_of(from)});
    }
    return all;
}

/// What the verb prints for these facts on this day.
Json evaluated(const Facts& facts, Today date) {
    const auto text = kiosk::evaluate_profile(pack(), *languages().front(), date, "profile", test::told(facts));
    REQUIRE(text);
    return Json::parse(*text);
}

/// The program without a window: a person who has come to the roadmap, and the counselor at the desk over it.
struct Table {
    // As tall as four roads of three variants are at their longest.
    explicit Table(Random& random)
        : driver(test::whole_program(world(), languages(), test::display_of(1920, 4000, 43.3)),
                 initial_model(world(), "en"), MILEPOST_FONT_DIR) {
        act(action::Start{"en"});
        while (const auto asked = test::current_question(world(), driver.model)) {
            act(action::Answer{
                *asked,
                test::tapped(random, pack().content.questions[*asked],
                             replay(pack().content, driver.model.visit.answers, world().date).facts, world().date, 5)});
            REQUIRE(test::current_question(world(), driver.model) != asked);
        }
        act(action::Next{});
    }
    Table& act(const Action& action) {
        driver.act(action);
        return *this;
    }
    Table& at_desk(const DeskAction& action) { return act(action::AtDesk{action}); }
    [[nodiscard]] Derived derived() const { return derive(world(), driver.model, {}, View::desk); }
    [[nodiscard]] std::string label(const std::string& id) const {
        const ui::Node* node = driver.node(id);
        return node == nullptr ? "(no " + id + ")" : node->label;
    }
    [[nodiscard]] std::string all() const {
        std::string text;
        for (const ui::Node& node : driver.semantics().nodes) text += node.id + ": " + node.label + "\n";
        return text;
    }

    test::Driver driver;
};

/// The desk's nodes with this beginning have these figures.
void check_desk(Table& table, const std::string& beginning, const ByCredential& figures) {
    table.driver.settle();
    for (const auto& [credential, expected] : figures) {
        const std::string label = table.label(beginning + credential);
        INFO(beginning << credential << ": " << label);
        CHECK(label.find(expected.all()) != std::string::npos);
        CHECK((label.find("exam: ") != std::string::npos) == !expected.exam.empty());
    }
}

/// What the printer is asked for comes to this: the applicant's page, of one credential, and the counselor's.
void check_paper(Random& random, const Table& table, const ByCredential& figures) {
    const Words& words = *languages().front();
    const Derived derived = derive(world(), table.driver.model);
    Model model = table.driver.model;
    model.visit.credential = random.pick(pack().content.credentials).id;
    auto asked = take_home::read_job(
        "job", take_home::job_text(take_home::paper_job(world(), model, derived, take_home::Format::letter)));
    REQUIRE(asked);
    asked->product = take_home::Product::text;
    const auto text = take_home::done(*asked, "job");
    REQUIRE(text);
    INFO(*text);
    const Figures& shown = figures.at(model.visit.credential);
    const std::string both = shown.time + shown.months + " · " + shown.paid + shown.money;
    CHECK((text->find(both + " · ") != std::string::npos || text->find(both + "\n") != std::string::npos));
    const take_home::Job job = take_home::trace_job(world(), table.driver.model, derived, take_home::Format::letter);
    const auto facts = read_profile(pack().content, "job", job.profile);
    REQUIRE(facts);
    const take_home::TracePage page =
        take_home::trace_page(pack().content, words, *facts, evaluate(pack().content, *facts, *job.date));
    REQUIRE(page.credentials.size() == figures.size());
    for (std::size_t c = 0; c < figures.size(); ++c) {
        const Figures& expected = figures.at(pack().content.credentials[c].id);
        CHECK(page.credentials[c].figures == expected.all());
    }
}

/// The applicant's own roadmap, once the desk has left.
void check_roadmap(Table& table, const ByCredential& figures) {
    for (const auto& [credential, expected] : figures) {
        table.act(action::ShowCredential{credential}).driver.settle();
        REQUIRE(table.driver.semantics().screen == "roadmap");
        const std::string star = table.label("road.star");
        INFO(star);
        CHECK((star.find(expected.months + " in all: ") != std::string::npos ||
               star.find(expected.time + expected.months) != std::string::npos));
        CHECK(star.find(expected.paid + expected.money) != std::string::npos);
    }
}

std::vector<desk::Set> some_answers(Random& random, const Table& table) {
    const Derived derived = table.derived();
    const auto rows =
        rows_of(pack().content, table.driver.model.visit.answers, derived.standing.interview, world().date);
    std::vector<desk::Set> what;
    for (int i = random.between(0, 3); i > 0; --i) {
        const FactRow& row = random.pick(rows);
        if (!row.options.empty() && pack().content.questions[row.question].form != Question::Form::several)
            what.push_back({row.question, random.pick(row.options).value});
    }
    return what;
}

}  // namespace

TEST_CASE(
    "Of random people and variants every number is one: on the desk, on the applicant's screen, on paper, and from "
    "milepost evaluate") {
    const Content& content = pack().content;
    Random random(7);
    int later = 0, adopted = 0;
    for (int person = 0; person < 25; ++person) {
        Table table(random);
        const ByCredential real =
            figures_of(evaluated(replay(content, table.driver.model.visit.answers, world().date).facts, world().date));
        REQUIRE(table.driver.semantics().screen != "question");
        check_roadmap(table, real);
        open_desk(table.driver.model);
        check_desk(table, "desk.say.", real);
        for (std::size_t v = 0; v < most_variants; ++v) {
            table.at_desk(desk::Try{some_answers(random, table), true})
                .at_desk(desk::Wait{v == 0 || random.one_in(2) ? 0 : random.between(1, most_months_later)})
                .at_desk(desk::Edit{});
        }
        check_desk(table, "desk.road.0.", real);
        check_paper(random, table, real);
        const Derived derived = table.derived();
        for (std::size_t v = 0; v < most_variants; ++v) {
            const Alternative& variant = derived.desk.variants[v];
            const int months = table.driver.model.desk.variants[v].months;
            const Facts then = as_time_passes(content, variant.interview.facts, world().date, months);
            if (!test::can_be_told(then)) continue;  // a program that may have ended, who may have come of age
            check_desk(table, "desk.road." + std::to_string(v + 1) + ".", figures_of(evaluated(then, variant.date)));
            later += months > 0;
        }
        const Facts facts = derived.desk.variants[0].interview.facts;  // of today
        table.at_desk(desk::Adopt{0});
        const ByCredential now = figures_of(evaluated(facts, world().date));
        check_desk(table, "desk.road.0.", now);
        check_paper(random, table, now);
        table.at_desk(desk::Leave{}).act(action::Next{});
        if (test::screen(world(), table.driver.model) == Screen::question)
            continue;  // the variant leads to more questions
        check_roadmap(table, now);
        adopted += now != real;
    }
    CHECK(later > 10);
    CHECK(adopted > 0);  // most variants raise something, and then more is asked
}
