#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <string>

#include "tests/support/interviewed.h"

using namespace milepost;
using test::pack;
using test::world;

namespace {

using test::Person;

const Person beginner{
    {"training", "none"}, {"work_months_7y", "0-0"}, {"diploma", "yes"}, {"state", "PA"}, {"goal", "soonest"}};
const Person worker{{"training", "none"},
                    {"work_months_7y", "36-84"},
                    {"work_months_3y", "12-36"},
                    {"work_duties", "both"},
                    {"cpr", "false"},
                    {"diploma", "none"},
                    {"age", "18_plus"},
                    {"state", "CA"},
                    {"goal", "soonest"},
                    {"holds", "none"}};
const Person student{{"training", "enrolled"},
                     {"program", "certificate"},
                     {"accreditor", "caahep_abhes"},
                     {"ncct_school", "false"},
                     {"finish_month", "2027 2027-04"},
                     {"work_months_7y", "0-0"},
                     {"diploma", "yes"},
                     {"state", "WA"},
                     {"goal", "soonest"},
                     {"holds", "none"}};
const Person graduate{{"training", "finished"},
                      {"program", "certificate"},
                      {"accreditor", "other_recognized"},
                      {"ncct_school", "false"},
                      {"finish_month", "2022 2022-10"},
                      {"work_months_7y", "0-0"},
                      {"diploma", "yes"},
                      {"class_hours", "560-719"},
                      {"practicum_hours", "160-20000"},
                      {"skills_logged", "false"},
                      {"teaches", "false"},
                      {"holds", "none"},
                      {"state", "NJ"},
                      {"goal", "soonest"}};

/// Somebody who holds a certificate that is valid.
const Person holder{{"training", "finished"},
                    {"program", "certificate"},
                    {"accreditor", "other_recognized"},
                    {"ncct_school", "false"},
                    {"finish_month", "2022 2022-10"},
                    {"work_months_7y", "0-0"},
                    {"diploma", "yes"},
                    {"class_hours", "560-719"},
                    {"practicum_hours", "160-20000"},
                    {"skills_logged", "false"},
                    {"teaches", "false"},
                    {"holds", "ccma-nha"},
                    {"current", "ccma-nha"},
                    {"state", "NJ"},
                    {"goal", "soonest"}};

Person with(Person person, const std::string& fact, const std::string& value) {
    person[fact] = value;
    return person;
}

std::size_t find(const std::vector<std::string>& labels, const std::string& text) {
    return std::size_t(std::find_if(labels.begin(), labels.end(),
                                    [&](const std::string& label) { return label.find(text) != std::string::npos; }) -
                       labels.begin());
}

/// The real screens over the shipped pack, walked as far as the review.
struct Booth : test::Interviewed {
    explicit Booth(const Person& person, int width = 1080, int height = 1920)
        : Interviewed(person, test::display_of(width, height)) {}

    Booth& act(const Action& action) {
        Interviewed::act(action);
        return *this;
    }
    Booth& to_roadmap() {
        act(action::Next{});
        REQUIRE(driver.semantics().screen == "roadmap");
        return *this;
    }
    /// The button that brings the next part of the road or of the answers.
    [[nodiscard]] std::string more() const {
        for (const char* id : {"nav.more.road", "nav.more.answers"})
            if (driver.node(id) != nullptr) return id;
        return "nav.more";
    }
    void tap(const std::string& id) {
        for (int i = 0; i < 14 && driver.node(id) == nullptr; ++i) REQUIRE(driver.tap(more()));
        for (int i = 0; i < 3; ++i)  // of what shows in part, a tap brings the rest first
            if (driver.tap(id)) return;
        driver.tap(more());
        INFO(id);
        REQUIRE(driver.tap(id));
    }
    /// Every label there is, from the top down.
    std::vector<std::string> labels() {
        std::vector<std::string> all;
        for (int i = 0; i < 20; ++i) {
            const ui::Node* button = driver.node(more());
            const bool end = button == nullptr || button->label == "To the top";
            for (const ui::Node& node : driver.semantics().nodes)
                if (std::find(all.begin(), all.end(), node.label) == all.end()) all.push_back(node.label);
            if (button != nullptr) driver.tap(more());
            if (end) break;
        }
        return all;
    }
    bool says(const std::string& text) {
        const auto all = labels();
        return find(all, text) < all.size();
    }
    [[nodiscard]] std::string title() const { return driver.node("heading.1")->label; }
};

}  // namespace

TEST_CASE("Another road is a card that begins with what it trades; a tap shows it, and a card then leads back") {
    Booth booth(beginner);
    booth.to_roadmap();
    CHECK(booth.title() == "You could be certified by August 2027");
    booth.tap("road.other.1");
    CHECK(booth.title() == "You could be certified by February 2028");
    CHECK(booth.driver.node("milestone.apprenticeship") != nullptr);
    CHECK(booth.driver.node("milestone.short-course") == nullptr);
    const auto labels = booth.labels();
    CHECK(find(labels, "6 months later, $6,000 less") < find(labels, "Today. November 2026"));
    CHECK(find(labels, "Best fit. Surer: 6 months sooner, $6,000 more. Short training course · CCMA exam") <
          labels.size());
    CHECK(find(labels, "Best fit: ") == labels.size());
    CHECK(find(labels, "Same time, same price") == labels.size());  // no card for the road that is shown
    booth.tap("road.other.0");
    CHECK(booth.title() == "You could be certified by August 2027");
}

TEST_CASE(
    "Another road branches off at today: its fork says what it trades, a tap takes it, and a fork there leads back") {
    Booth booth(beginner);
    booth.to_roadmap();
    REQUIRE(booth.driver.node("fork.1") != nullptr);
    CHECK(booth.driver.node("fork.1")->label ==
          "Another road, if you find a place: 6 months later, $6,000 less. Paid apprenticeship · CCMA exam");
    booth.tap("fork.1");
    CHECK(booth.title() == "You could be certified by February 2028");
    CHECK(booth.driver.node("fork.0")->label ==
          "Back to the best fit: 6 months sooner, $6,000 more. Short training course · CCMA exam");
    booth.tap("fork.0");
    CHECK(booth.title() == "You could be certified by August 2027");
}

TEST_CASE("Money stands beside what it is for, what costs nothing but a few days is silent, and the star has the sum") {
    Booth booth(beginner);
    const auto labels = booth.to_roadmap().labels();
    CHECK(find(labels, "First: Short training course. up to $6,000. 4–6 months · finish: Mar to May 2027") <
          labels.size());
    CHECK(find(labels, "Apply to the NHA. up to a month · finish: Mar") < labels.size());
    CHECK(find(labels, "CCMA exam. $165. 1–2 months") < labels.size());
    CHECK(find(labels, "Certified: CCMA (NHA). in all $165–$6,165. Apr to Aug 2027") < labels.size());
    CHECK(find(labels, "Renew your CCMA. $185. Every 2 years · 2 times in 5 years: $370") < labels.size());
}

TEST_CASE("What may be done today already says by when, for its first month would be read as today") {
    Booth booth(with(with(beginner, "diploma", "in_high_school"), "age", "16_17"));
    CHECK(booth.to_roadmap().says("Finish high school. free. up to 24 months · finish: by Nov 2028"));
}

TEST_CASE("The road that comes of the last question says what that answer did to the road under the questions") {
    Booth booth(with(with(beginner, "work_months_7y", "0-0"), "goal", "least_cost"));
    CHECK(booth.to_roadmap().says("With your last answer: 6 months later, $6,015 less"));
}

TEST_CASE("A road that hangs on finding a place has a surer one beside it, and each says so of the other") {
    Booth booth(with(with(beginner, "diploma", "in_high_school"), "age", "16_17"));
    auto labels = booth.to_roadmap().labels();
    CHECK(find(labels,
               "A surer road: 6 months later, $6,000 more. Finish high school · Short training course · CCMA exam") <
          labels.size());
    CHECK(find(labels, "If not, take the surer road.") < labels.size());
    booth.tap("fork.1");
    labels = booth.labels();
    CHECK(find(labels, "Surer: 6 months later, $6,000 more") < labels.size());
    CHECK(find(labels, "Back to the best fit, if you find a place: 6 months sooner, $6,000 less") < labels.size());
    CHECK(find(labels, "If not") == labels.size());
}

TEST_CASE("Where another credential has a better road for whoever finds no place, a scarce step names that one") {
    Booth booth(with(with(beginner, "work_months_7y", "0-0"), "goal", "least_cost"));
    const auto labels = booth.to_roadmap().labels();
    CHECK(find(labels, "A surer road: Same time, $20,000 more. Certificate program") < labels.size());
    CHECK(find(labels, "If not: Short training course · CCMA exam · 5–9 months · $165–$6,165") < labels.size());
}

TEST_CASE("A milestone that was opened says what to bring, where a source tells") {
    Booth booth(beginner);
    booth.to_roadmap().tap("milestone.ccma-exam");
    CHECK(booth.says("Bring: a government photo ID."));
}

TEST_CASE(
    "A screen opens from what was touched within a quarter of a second, and then nothing moves; at once where motion "
    "is off") {
    Booth booth(beginner);
    booth.to_roadmap();
    for (const bool motion : {true, false}) {
        booth.driver.still = !motion;
        booth.driver.wait(1);
        booth.driver.act(action::SetMotion{motion});
        booth.driver.wait(1);
        REQUIRE(booth.driver.rest() > 1);
        booth.driver.tap("compare.open");
        REQUIRE(booth.driver.semantics().screen == "compare");
        booth.driver.pass();
        CHECK((booth.driver.rest() == 0) == motion);
        booth.driver.wait(0.25);
        CHECK(booth.driver.rest() > 1);
        booth.act(action::Close{});
    }
}

TEST_CASE("A road that takes the same time says so") {
    Booth booth(beginner);
    CHECK(booth.to_roadmap()
              .act(action::ShowCredential{"rma-amt"})
              .says("Same time, $20,000 less. Paid apprenticeship · RMA (AMT) exam. 13–15 months · $150"));
}

TEST_CASE("Where there is no other road nothing is said of one, and a road that is not there is the best") {
    Booth booth(beginner);
    booth.to_roadmap().act(action::ShowCredential{"cma-aama"});
    const std::string title = booth.title();
    CHECK_FALSE(booth.says("Other roads"));
    CHECK(booth.act(action::ShowRoad{7}).title() == title);
}

TEST_CASE("A certificate that closes by waiting says until when to apply, and which rule runs out") {
    Booth closing(graduate), open(worker);
    CHECK(closing.to_roadmap().says("Apply before November 2027. The program must have ended at most 5 years ago."));
    CHECK_FALSE(open.to_roadmap().says("Apply before"));
    CHECK_FALSE(open.says("apply before November"));
}

TEST_CASE("What opens by itself sooner than the road ends is told beside its way") {
    Booth booth(student);
    booth.to_roadmap().act(action::ShowCredential{"cma-aama"});
    CHECK(booth.says("A program accredited by CAAHEP or ABHES. Not open yet · opens by itself in April 2027"));
    CHECK_FALSE(booth.says("Held the CMA (AAMA) before. Not open yet · opens"));
}

TEST_CASE(
    "Each way to a certificate says in a word how it stands, and unfolds to its conditions, those that are met first") {
    Booth booth(worker);
    const auto folded = booth.to_roadmap().act(action::ShowCredential{"rma-amt"}).labels();
    CHECK(find(folded, "3 years of work in the last 7 years. Your road leads here") < folded.size());
    CHECK(find(folded, "Military medical training. Not open yet") < folded.size());
    CHECK(find(folded, "You have worked long enough.") == folded.size());
    booth.tap("why.rma-amt/work");
    const auto open = booth.labels();
    CHECK(find(open, "You have worked long enough.") < find(open, "You need a current CPR card."));
    CHECK(find(open, "You need a current CPR card.") < find(open, "You need a high-school diploma or a GED."));
    CHECK(find(open, "You need a high-school diploma or a GED.") < open.size());
    for (const char* quiet : {"You did both patient care", "You have not failed this exam."})
        CHECK(find(open, quiet) == open.size());  // that nothing stands in the way goes without saying
    booth.tap("why.rma-amt/work");
    CHECK_FALSE(booth.says("You have worked long enough."));
}

TEST_CASE("What is not known of a way is said to be unknown, and stands before what is not yet met") {
    Booth booth(with(student, "accreditor", ""));
    const auto labels = booth.to_roadmap().act(action::ShowCredential{"rma-amt"}).labels();
    CHECK(find(labels, "We do not know yet") == labels.size());  // no longer open: it takes a finished program
    Booth finished(with(with(graduate, "accreditor", ""), "finish_month", "2026 2026-05"));
    const auto of_cma = finished.to_roadmap().act(action::ShowCredential{"cma-aama"}).labels();
    CHECK(find(of_cma, "A program accredited by CAAHEP or ABHES. We do not know yet") <
          find(of_cma, "Held the CMA (AAMA) before. Not open yet"));
    CHECK(find(of_cma, "Held the CMA (AAMA) before. Not open yet") < of_cma.size());
}

TEST_CASE("A certificate that is open now shows only what opens it, on a tap, and nothing to change") {
    Booth booth(graduate);
    booth.to_roadmap();
    REQUIRE(booth.title() == "You can apply for the CCMA (NHA) now");
    const auto folded = booth.labels();
    CHECK(find(folded, "You can apply now. Touch this way to see why.") < folded.size());
    CHECK(find(folded, "A training program finished in the last 5 years. Open to you") < folded.size());
    CHECK(find(folded, "1 year of work in the last 3 years") == folded.size());
    CHECK(find(folded, "What would let you apply") == folded.size());
    CHECK(find(folded, "You finished recently enough.") == folded.size());
    booth.tap("why.ccma-nha/training");
    CHECK(booth.says("You finished recently enough."));
}

TEST_CASE("What would change it says what to do, what that opens, and what it takes") {
    Booth booth(with(worker, "cpr", "true"));
    const auto labels = booth.to_roadmap().act(action::ShowCredential{"rma-amt"}).labels();
    const std::size_t heading = find(labels, "What would let you apply"),
                      lead = find(labels, "Your road above gets you there. Instead, this would do:");
    CHECK(lead > heading);
    CHECK(find(labels, "Earn a high-school diploma or a GED.") > lead);
    CHECK(find(labels, "Then you can apply this way: 3 years of work in the last 7 years.") <
          find(labels, "It takes: 1–6 months · up to $150"));
    CHECK(find(labels, "It takes: 1–6 months · up to $150") < labels.size());
    CHECK(find(labels, "Both of these:") == labels.size());
    Booth both(worker);
    const auto of_two = both.to_roadmap().act(action::ShowCredential{"rma-amt"}).labels();
    CHECK(find(of_two, "Both of these:") < find(of_two, "Get a current CPR card."));
    CHECK(find(of_two, "Get a current CPR card.") < of_two.size());
}

TEST_CASE("Of changes the smallest stands first, and last the one of which nobody knows what it takes") {
    Booth booth(with(with(with(graduate, "practicum_hours", "1-159"), "skills_logged", "true"),
                     "work_hours_since_program", "1-999"));
    const auto labels = booth.to_roadmap().act(action::ShowCredential{"cma-aama"}).labels();
    CHECK(find(labels, "Reach 1,000 hours of work after your program.") <
          find(labels, "Reach 160 externship hours. Ask your school."));
    CHECK(find(labels, "Reach 160 externship hours. Ask your school.") <
          find(labels, "Ask a counselor how long this takes and what it costs."));
    CHECK(find(labels, "Ask a counselor how long this takes and what it costs.") < labels.size());
}

TEST_CASE("Where no step alone opens it, the road is pointed to, and never a bare no") {
    Booth booth(beginner);
    CHECK(booth.to_roadmap()
              .act(action::ShowCredential{"cma-aama"})
              .says("One step alone is not enough. The road above takes you there."));
}

TEST_CASE("How many certificates a road opens is told only to those who want the most") {
    Booth soonest(beginner), most(with(beginner, "goal", "most_doors"));
    CHECK_FALSE(soonest.to_roadmap().says("This road lets you choose"));
    CHECK(most.to_roadmap().says("This road lets you choose"));
}

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
    const std::size_t lead = find(labels, "Touch what does. Say only what you want to say.");
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
    CHECK(booth.says("For your eyes only: before you start"));
    for (const char* own : {"elony", "criminal", "convict"}) CHECK_FALSE(booth.says(own));
    booth.tap("roadmap.cautions.own");
    CHECK(booth.says("Schools and clinics often check criminal records"));

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
    CHECK_FALSE(first.says("Before you start"));
    CHECK_FALSE(first.says("What you may not do in"));

    auto labels = working.to_roadmap().labels();
    CHECK(find(labels, "Others are about as good. We name this one first.") < labels.size());
    labels = working.act(action::ShowCredential{"ncma-ncct"}).labels();
    CHECK(find(labels, "Before you start") < find(labels, "Fewer employers ask for the NCMA"));
    CHECK(find(labels, "Fewer employers ask for the NCMA") < labels.size());

    labels = next.to_roadmap().labels();
    CHECK(find(labels, "You may apply now. This one gets you certified first.") < labels.size());
    CHECK(find(labels, "What you may not do in Washington yet") <
          find(labels, "In Washington you may not work as a medical assistant without a state credential."));
    CHECK(find(labels, "In Washington you may not work as a medical assistant without a state credential.") <
          labels.size());
}

TEST_CASE("A certificate that is theirs and valid is one to keep: nothing is to be applied for") {
    Booth booth(holder);
    booth.to_roadmap();
    CHECK(booth.title() == "The CCMA (NHA) is yours: keep it");
    const auto labels = booth.labels();
    CHECK(find(labels, "You hold it. Keeping it costs less than another exam.") < labels.size());
    CHECK(find(labels, "Renew your CCMA. $185. Every 2 years") < labels.size());
    for (const char* wrong : {"Apply before", "What would let you apply", "CCMA exam. $165"}) {
        INFO(wrong);
        CHECK(find(labels, wrong) == labels.size());
    }
}

TEST_CASE("What a row holds is brought into view") {
    bool tried = false;
    for (int height = 1920; height > 1600 && !tried;
         height -= 60) {  // until a row stands where its conditions have no room
        Booth booth(worker, 1080, height);
        booth.to_roadmap().act(action::ShowCredential{"rma-amt"}).act(action::SetText{TextSize::largest});
        const auto row = [&] { return booth.driver.node("why.rma-amt/work"); };
        for (int i = 0; i < 9 && row() == nullptr; ++i) booth.driver.tap("nav.more");
        REQUIRE(row() != nullptr);
        if (!row()->enabled) booth.driver.press(row()->rect.x + 20, row()->rect.y + 2), booth.driver.lift();
        const float stood = row()->rect.y;
        REQUIRE(booth.driver.tap("why.rma-amt/work"));
        tried = row()->rect.y < stood - 1;  // it made room
        const auto& nodes = booth.driver.semantics().nodes;
        CHECK(std::any_of(nodes.begin(), nodes.end(), [](const ui::Node& node) {
            return node.label == "You need a high-school diploma or a GED.";
        }));
    }
    CHECK(tried);
}

TEST_CASE("A row stays under the finger while another above it folds") {
    Booth booth(worker);
    booth.to_roadmap().act(action::ShowCredential{"rma-amt"});
    booth.tap("why.rma-amt/education");
    REQUIRE(booth.driver.tap("nav.more"));  // so that there is room below the next
    const auto row = [&] {
        const ui::Node* node = booth.driver.node("why.rma-amt/apprenticeship");
        REQUIRE(node != nullptr);
        return node->rect.y;
    };
    const float before = row();
    REQUIRE(booth.driver.tap("why.rma-amt/apprenticeship"));
    REQUIRE(booth.driver.model.visit.opened == "why.rma-amt/apprenticeship");
    CHECK(std::abs(row() - before) < 1.5f);
}

TEST_CASE("All of it fits and can be touched, in each language, at each text size, upright and lying") {
    for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}}) {
        for (const Person& person : {beginner, worker, graduate}) {
            Booth booth(person, width, height);
            for (const bool on_roadmap : {false, true}) {
                if (on_roadmap) booth.to_roadmap();
                for (const Words& words : pack().words) {
                    for (const TextSize size : {TextSize::medium, TextSize::largest}) {
                        booth.act(action::SetLanguage{words.language()}).act(action::SetText{size});
                        booth.act(action::ShowRoad{1})
                            .act(action::Unfold{on_roadmap ? "why.ccma-nha/training" : "review.skipped"});
                        for (int part = 0; part < 12; ++part) {
                            INFO(words.language() << " size " << int(size) << " " << width << ": "
                                                  << booth.driver.semantics().screen << " part " << part);
                            REQUIRE(test::fault_of_targets(booth.driver) == "");
                            REQUIRE(booth.driver.interface().text().overflows().empty());
                            REQUIRE(booth.driver.interface().text().missing().empty());
                            booth.driver.tap(booth.more());
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("Whatever a person can change has words for doing so, in each language") {
    for (const Words& words : pack().words) {
        for (const Fact& fact : pack().content.facts) {
            INFO(words.language() << " " << fact.id);
            CHECK(words.has("change." + fact.id) == fact.changeable);
        }
    }
}
