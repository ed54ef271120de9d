#include "core/content/places_json.h"
#include "tests/support/interviewed.h"

using namespace milepost;
using test::display_of;
using test::Interviewed;
using test::pack;
using test::Person;

namespace {

/// The shipped pack with four schools in Ohio, one of them without a word of who accredited it.
const Content& with_places() {
    static const Content content = [] {
        std::string text =
            R"({"here": [39.96, -83.0], "sources": {"list": {"title": "A list", "address": ""}}, "places": [)";
        for (
            const char* one :
            {R"("id": "north", "name": "North College", "months": [9, 9], "usd": [4500, 4500], "starts": ["2027-01-11"],
                                   "telephone": "6145550123", "position": [39.99, -83.0], "brings": {"accreditor": "caahep_abhes"})",
             R"("id": "south", "name": "South School", "months": [8, 8], "usd": [16000, 16000])",
             R"("id": "east", "name": "East School", "months": [12, 12], "usd": [17000, 17000])",
             R"("id": "west", "name": "West School")"}) {
            text +=
                (text.back() == '[' ? "{" : ",{") + std::string(one) +
                R"(, "kind": "school", "award": "certificate", "city": "Columbus", "state": "OH", "source": "list", "as_of": "2026"})";
        }
        auto places = read_places("places.json", text + "]}", pack().content);
        REQUIRE(places);
        Content all = pack().content;
        all.places = *places;
        return all;
    }();
    return content;
}

const Person beginner{
    {"training", "none"}, {"work_months_7y", "0-0"}, {"diploma", "yes"}, {"state", "OH"}, {"goal", "most_doors"}};

struct Booth : Interviewed {
    explicit Booth(const World& shown = {&with_places(), *parse_date("2026-11-22"), {}})
        : Interviewed(beginner, display_of(1080, 1920), shown) {
        act(action::Next{});
        REQUIRE(driver.tap("milestone.certificate-program"));
    }
    void tap(const std::string& id) {
        for (int i = 0; i < 14 && driver.node(id) == nullptr; ++i) REQUIRE(driver.tap("nav.more"));
        for (int i = 0; i < 4; ++i)  // of what shows in part, a tap brings the rest first
            if (driver.tap(id)) return;
        FAIL(id);
    }
    void to(const std::string& words) {
        for (int i = 0; i < 14 && !says(words); ++i) REQUIRE(driver.tap("nav.more"));
    }
    bool says(const std::string& words) {
        for (const ui::Node& node : driver.semantics().nodes)
            if (node.label.find(words) != std::string::npos) return true;
        return false;
    }
};

}  // namespace

TEST_CASE("The sheet of a school names the best places, what they cost and take, and what to ask there") {
    Booth booth;
    REQUIRE(booth.driver.node("place.south") != nullptr);
    CHECK(booth.driver.node("place.south")->label ==
          "South School. Columbus. 8 months · $16,000. Ask: is this program accredited by CAAHEP or ABHES? That is the "
          "straight way to "
          "the CMA (AAMA). Use this school for my road");
    booth.tap("place.north");
    CHECK(booth.driver.model.visit.place == "north");
    CHECK(booth.says("Your road is counted with this school."));
}

TEST_CASE("A school that is chosen is called this week; its sheet has a map, and says what may pay for it") {
    Booth booth;
    CHECK(booth.says("This week: call North College, 614-555-0123"));
    REQUIRE(booth.driver.node("places.map") != nullptr);
    CHECK(booth.driver.node("places.map")->label ==
          "Map: the triangle is where you are. The outer ring is 5 miles away.");
    booth.tap("place.south");
    CHECK(booth.says("This week: look for programs near you"));  // nobody told its telephone
    booth.tap("place.south");
    booth.tap("place.north");
    booth.to("Who may pay for it?");
    CHECK(booth.says("In equal parts: $500 a month, for 9 months."));
    CHECK(booth.says("Pell Grant. It may help: ask whether the school takes federal aid"));
    CHECK(booth.says("Workforce Pell. Not for this program"));
}

TEST_CASE("A school that is chosen makes the road exact, waits for its classes, and can be taken back") {
    Booth booth;
    const Plan before =
        booth.driver.model.visit.place.empty()
            ? derive({&with_places(), *parse_date("2026-11-22"), {}}, booth.driver.model).now->best().plan
            : Plan{};
    booth.tap("place.north");
    REQUIRE(booth.driver.tap("sheet.close"));
    CHECK(booth.driver.node("milestone.certificate-program")->label ==
          "First: Certificate program. 9 months · $4,500. finish: October 2027. North College · classes "
          "begin January 11, 2027");
    REQUIRE(booth.driver.tap("milestone.certificate-program"));
    booth.tap("place.north");
    CHECK(booth.driver.model.visit.place.empty());
    CHECK(derive({&with_places(), *parse_date("2026-11-22"), {}}, booth.driver.model).now->best().plan.months ==
          before.months);
}

TEST_CASE("A place that was chosen is forgotten with the visit, and with an answer that changes") {
    Booth booth;
    booth.tap("place.north");
    booth.act(action::Answer{0, exactly(1)});
    CHECK(booth.driver.model.visit.place.empty());
    booth.act(action::ChoosePlace{"south"});
    booth.act(action::ChoosePlace{"nowhere"});
    CHECK(booth.driver.model.visit.place == "south");
    booth.act(action::StartOver{});
    CHECK(booth.driver.model.visit.place.empty());
}

TEST_CASE("Without places a school's sheet says nothing of any") {
    Booth booth(test::world());
    CHECK_FALSE(booth.says("Where to go"));
}

TEST_CASE("A student finds their school on the list by a letter or two, and what it tells is not asked") {
    const Content& content = with_places();
    const World shown{&content, *parse_date("2026-11-22"), {}};
    test::Driver driver(test::whole_program(shown, test::languages(), display_of(1080, 1920)),
                        initial_model(shown, "en"), MILEPOST_FONT_DIR);
    driver.act(action::Start{"en"});
    const auto question = [&] { return test::current_question(shown, driver.model); };
    while (content[content.questions[*question()].fact].id != "program") {
        const Question& asked = content.questions[*question()];
        const std::string& fact = content[asked.fact].id;
        const int value = fact == "training" ? 2 : fact == "state" ? content[asked.fact].position("OH") : -1;
        driver.act(action::Answer{*question(),
                                  value >= 0 ? exactly(value) : derive(shown, driver.model).options.front().value});
        driver.settle();
        REQUIRE(question());
    }
    REQUIRE(driver.tap("school.open"));
    CHECK(driver.semantics().screen == "school");
    CHECK(driver.node("school.south") != nullptr);
    CHECK_FALSE(driver.node("key.Z")->enabled);
    REQUIRE(driver.tap("key.N"));
    CHECK(driver.node("school.south") == nullptr);
    REQUIRE(driver.tap("school.north"));
    CHECK(driver.semantics().screen != "school");
    std::map<std::string, Interval> answered;
    for (std::size_t q = 0; q < content.questions.size(); ++q) {
        const auto& answer = driver.model.visit.answers[q];
        if (answer) answered[content[content.questions[q].fact].id] = *answer;
    }
    CHECK(answered["program"] == exactly(content[content.fact_at("program")].position("certificate")));
    CHECK(answered["accreditor"] == exactly(content[content.fact_at("accreditor")].position("caahep_abhes")));
    while (question()) {
        CHECK(content[content.questions[*question()].fact].id != "accreditor");
        driver.act(action::Answer{*question(), derive(shown, driver.model).options.front().value});
        driver.settle();
        if (content.questions[question().value_or(0)].form == Question::Form::several) driver.act(action::Next{});
        driver.settle();
    }
}
