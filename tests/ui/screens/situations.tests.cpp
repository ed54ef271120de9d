#include "tests/ui/screens/roadmap_booth.h"

using namespace milepost;
using test::beginner;
using test::Booth;
using test::find;
using test::holder;
using test::pack;
using test::Person;
using test::student;
using test::worker;

TEST_CASE("The review ends with what was not asked, folded, and each question there has its reason") {
    Booth booth(beginner);
    CHECK(booth.says("questions we did not need to ask"));
    CHECK_FALSE(booth.says("How old are you?"));
    booth.tap("review.skipped");
    CHECK(booth.says("How old are you? Not needed for you."));
    CHECK(booth.says("How much of that work was in the last 3 years? Your other answers tell us."));
    CHECK_FALSE(booth.says("Have you been convicted of a crime?"));  // who has something to say of it raises it
}

TEST_CASE("The review offers what nobody is asked, folded; what is touched there is asked, and what follows from it") {
    Booth booth(beginner);
    CHECK(booth.says("Does any of this fit you?"));
    CHECK_FALSE(booth.says("I took an exam and did not pass"));
    booth.tap("review.more");
    const auto labels = booth.labels();
    const std::size_t lead = find(labels, "Touch each one that fits you. Say only what you want to say.");
    for (const char* topic :
         {"I did other work in health care", "I took an exam and did not pass", "I was trained in another country",
          "I hold another certificate", "I have a conviction", "I have no Social Security number"}) {
        INFO(topic);
        CHECK(find(labels, topic) > lead);
        CHECK(find(labels, topic) < labels.size());
    }
    booth.tap("review.failed");
    CHECK(booth.driver.semantics().screen == "question");
    booth.tap("choice.failed.ccma-nha");
    booth.tap("nav.next");
    CHECK(booth.title() == pack().words.front()("question.failed_times.ask"));
    booth.tap("choice.failed_times.3-3");
    booth.tap("choice.failed_month.2025");
    CHECK(booth.driver.semantics().screen == "review");
    const auto told = booth.labels();
    const std::string fact = pack().words.front()("fact.failed");
    CHECK(find(told, fact + ": CCMA (NHA)") < told.size());
    CHECK(find(told, "I took an exam and did not pass") == told.size());  // it stands among the answers now
}

TEST_CASE("What is nobody else's business is written nowhere until it is touched") {
    Booth booth(beginner);
    booth.tap("review.more");
    booth.tap("review.conviction");
    CHECK(booth.says("Rather not say"));
    CHECK_FALSE(booth.says("Not sure"));
    booth.tap("choice.conviction.felony");
    CHECK(booth.driver.semantics().screen == "review");
    CHECK(booth.says("Answered. Touch to see it or to change it."));
    CHECK_FALSE(booth.says("elony"));

    booth.to_roadmap();
    CHECK(booth.says("For your eyes only: what to look out for"));
    for (const char* own : {"elony", "criminal", "convict"}) CHECK_FALSE(booth.says(own));
    booth.tap("road.cautions");
    booth.tap("roadmap.cautions.own");
    CHECK(booth.says("Schools and clinics often check criminal records"));
    booth.tap("sheet.close");

    booth.tap("roadmap.more");
    CHECK(booth.driver.semantics().screen == "review");
    booth.tap("review.conviction");
    CHECK(booth.driver.semantics().screen == "question");
    CHECK(booth.driver.node("choice.conviction.felony")->selected);
}

TEST_CASE("The road leads to what may be raised, unfolded, and Back leads to the road again") {
    Booth booth(beginner);
    booth.to_roadmap().tap("roadmap.more");
    CHECK(booth.driver.semantics().screen == "review");
    CHECK(booth.driver.model.visit.opened == "review.more");
    CHECK(booth.says("I hold another certificate"));
    REQUIRE(booth.driver.tap("nav.back"));
    CHECK(booth.driver.semantics().screen == "roadmap");
}

TEST_CASE(
    "The road says in a sentence why it is the one, what to look out for, and what the state does not allow yet") {
    Booth first(beginner), working(worker), next(student);
    CHECK(first.to_roadmap().says("This one gets you certified first."));
    CHECK_FALSE(first.says("What to look out for"));
    CHECK_FALSE(first.says("unless you already have what the state asks for"));

    auto labels = working.to_roadmap().labels();
    CHECK(find(labels, "Others are about as good. We name this one first.") < labels.size());
    labels = working.act(action::ShowCredential{"ncma-ncct"}).labels();
    CHECK(find(labels, "What to look out for") < find(labels, "One web page calls the NCMA less common"));
    CHECK(find(labels, "One web page calls the NCMA less common") < labels.size());

    labels = next.to_roadmap().labels();
    CHECK(find(labels, "You may apply now. This one gets you certified first.") < labels.size());
    CHECK(find(labels, "Limits in Washington, unless you already have what the state asks for") <
          find(labels, "In Washington you may not work as a medical assistant without a state credential."));
    CHECK(find(labels, "In Washington you may not work as a medical assistant without a state credential.") <
          labels.size());
}

TEST_CASE("A certificate that is theirs and valid is one to keep: nothing is to be applied for") {
    Booth booth(holder);
    booth.to_roadmap();
    CHECK(booth.title() == "The CCMA (NHA) is yours: keep it");
    const auto labels = booth.labels();
    CHECK(find(labels, "You hold it. Keep it, and look at what your state asks besides.") < labels.size());
    CHECK(find(labels, "Renew your CCMA. Every 2 years · 2 times in 5 years: $370. Each time: $185") < labels.size());
    for (const char* wrong : {"Apply before", "What would let you apply", "CCMA exam"}) {
        INFO(wrong);
        CHECK(find(labels, wrong) == labels.size());
    }
}

TEST_CASE("What is open now stands on the road to something else, and each other certificate below it, a touch away") {
    test::Person clinical = worker;
    clinical["work_duties"] = "clinical", clinical["diploma"] = "yes", clinical["goal"] = "most_doors";
    Booth booth(clinical);
    booth.to_roadmap();
    CHECK(booth.title().starts_with("You could be certified by"));
    booth.tap("road.now.ccma-nha");
    CHECK(booth.title() == "You can apply for the CCMA (NHA) now");
    CHECK(booth.driver.node("road.now.ccma-nha") == nullptr);
    CHECK(booth.says("Does an employer ask for another one?"));
    booth.tap("road.to.rma-amt");
    CHECK(booth.says("Registered Medical Assistant"));
    CHECK(booth.driver.semantics().screen == "roadmap");
}

TEST_CASE("Once a road stands a question offers to show it, rough, and to someone new none does") {
    test::Driver driver(test::whole_program(test::world(), test::languages(), test::display_of(1080, 1920)),
                        initial_model(test::world(), "en"), MILEPOST_FONT_DIR);
    const auto begin_and_tap = [&](std::initializer_list<const char*> choices) {
        driver.act(action::StartOver{});
        driver.act(action::Start{"en"});
        driver.settle();
        for (const char* choice : choices) {
            INFO(choice << " on " << driver.semantics().screen);
            REQUIRE(driver.tap(std::string("choice.") + choice));
        }
    };
    begin_and_tap({"training.none", "work_months_7y.0-0", "diploma.yes", "state.PA"});
    CHECK(driver.semantics().screen == "question");
    CHECK(driver.node("nav.now") == nullptr);
    begin_and_tap({"training.none", "work_months_7y.36-84", "work_months_3y.12-36"});
    CHECK(driver.node("nav.now") == nullptr);  // the diploma is one of the few that come first
    REQUIRE(driver.tap("choice.diploma.yes"));
    REQUIRE(driver.tap("nav.now"));
    CHECK(driver.semantics().screen == "roadmap");
    CHECK(driver.node("heading.1")->label.starts_with("A rough road."));
    REQUIRE(driver.tap("roadmap.exact"));
    CHECK(driver.semantics().screen == "question");
}
