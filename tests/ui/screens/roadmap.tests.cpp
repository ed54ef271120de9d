#include <imgui.h>

#include <cmath>
#include <map>

#include "tests/ui/screens/roadmap_booth.h"

using namespace milepost;
using test::beginner;
using test::Booth;
using test::find;
using test::graduate;
using test::pack;
using test::Person;
using test::student;
using test::with;
using test::worker;

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

TEST_CASE("Another road branches off at today and says what it trades; a tap takes it, and one there leads back") {
    Booth booth(beginner);
    booth.to_roadmap();
    REQUIRE(booth.driver.node("road.other.1") != nullptr);
    CHECK(booth.driver.node("road.other.1")->label ==
          "Another road, if you find a place: 6 months later, $6,000 less. Paid apprenticeship · CCMA exam. "
          "13–15 months · $165");
    REQUIRE(booth.driver.tap("road.other.1"));
    CHECK(booth.title() == "You could be certified by February 2028");
    CHECK(booth.driver.node("road.other.0")->label ==
          "Back to the best fit: 6 months sooner, $6,000 more. Short training course · CCMA exam. "
          "5–9 months · $165–$6,165");
    REQUIRE(booth.driver.tap("road.other.0"));
    CHECK(booth.title() == "You could be certified by August 2027");
}

TEST_CASE("A sign says what, how long, for how much and by when; what costs nothing but a few days says no price") {
    Booth booth(beginner);
    booth.to_roadmap();
    const auto label = [&](const char* id) { return booth.driver.node(id)->label; };
    CHECK(label("milestone.today") == "Today. November 2026");
    CHECK(label("milestone.short-course") ==
          "First: Short training course. 4–6 months · up to $6,000. finish: Mar to May 2027");
    CHECK(label("milestone.ccma-apply") == "Apply to the NHA. up to a month. finish: Mar to Jun 2027");
    CHECK(label("milestone.ccma-exam") == "CCMA exam. 1–2 months · $165. finish: Apr to Aug 2027");
    CHECK(label("milestone.ccma-renewal") ==
          "Renew your CCMA. Every 2 years · 2 times in 5 years: $370. Each time: $185");
}

TEST_CASE("The star holds the date, what it costs in all, and what it pays where the person wants to work") {
    Booth booth(beginner), anywhere(with(beginner, "state", ""));
    CHECK(booth.to_roadmap().driver.node("road.star")->label ==
          "Certified: CCMA (NHA). 5–9 months in all: Apr to Aug 2027. You pay: $165–$6,165. Typical pay 2023, "
          "Pennsylvania: $39,480 a year");
    CHECK(anywhere.to_roadmap().says("Typical pay 2025, United States: $45,690 a year"));
}

TEST_CASE("What may be done today already says by when, for its first month would be read as today") {
    Booth booth(with(with(beginner, "diploma", "in_high_school"), "age", "16_17"));
    CHECK(booth.to_roadmap().says("Finish high school. up to 24 months · free. finish: by Nov 2028"));
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
    booth.tap("road.other.1");
    labels = booth.labels();
    CHECK(find(labels, "Surer: 6 months later, $6,000 more") < labels.size());
    CHECK(find(labels, "Back to the best fit, if you find a place: 6 months sooner, $6,000 less") < labels.size());
    CHECK(find(labels, "If not") == labels.size());
}

TEST_CASE("Where another credential has a better road for whoever finds no place, a scarce step names that one") {
    Booth booth(with(with(beginner, "work_months_7y", "0-0"), "goal", "least_cost"));
    const auto labels = booth.to_roadmap().labels();
    CHECK(find(labels, "A surer road: Same time, $21,100 more. Certificate program") < labels.size());
    CHECK(find(labels, "If not: Short training course · CCMA exam · 5–9 months · $165–$6,165") < labels.size());
}

TEST_CASE("The sheet of a step says what to bring, where a source tells") {
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
        booth.driver.tap("take_home.open");
        REQUIRE(booth.driver.semantics().screen == "take_home");
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
              .says("Same time, $21,100 less. Paid apprenticeship · RMA (AMT) exam. 13–15 months · $150"));
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
    booth.tap("road.more");
    CHECK_FALSE(booth.says("You have worked long enough."));
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
    booth.tap("road.more");
    CHECK_FALSE(booth.says("You finished recently enough."));
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

TEST_CASE("What a row holds is brought into view") {
    bool tried = false;
    for (int height = 1920; height > 1600 && !tried;
         height -= 60) {  // until a row stands where its conditions have no room
        Booth booth(worker, 1080, height);
        booth.to_roadmap().act(action::ShowCredential{"rma-amt"}).act(action::SetText{TextSize::largest});
        booth.act(action::ShowSheet{"road.more"});
        const auto row = [&] { return booth.driver.node("why.rma-amt/work"); };
        for (int i = 0; i < 9 && row() == nullptr; ++i) booth.driver.tap(booth.more());
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
    REQUIRE(booth.driver.tap(booth.more()));  // so that there is room below the next
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
                        if (on_roadmap) {
                            booth.act(action::ShowRoad{1});
                            REQUIRE(test::fault_of_targets(booth.driver).empty());
                            REQUIRE(booth.driver.interface().text().overflows().empty());
                            booth.act(action::ShowSheet{"road.more"});
                        }
                        booth.act(action::Unfold{on_roadmap ? "why.ccma-nha/training" : "review.skipped"});
                        for (int part = 0; part < 12; ++part) {
                            INFO(words.language() << " size " << int(size) << " " << width << ": "
                                                  << booth.driver.semantics().screen << " part " << part);
                            REQUIRE(test::fault_of_targets(booth.driver).empty());
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

TEST_CASE("A sheet is a dialog beside its sign; its button, a touch beside it and the key for back close it") {
    for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}}) {
        Booth booth(beginner, width, height);
        booth.to_roadmap();
        for (const char* id : {"milestone.short-course", "milestone.ccma-exam", "road.star", "road.more"}) {
            INFO(id << " " << width);
            for (int way = 0; way < 3; ++way) {
                REQUIRE(booth.driver.tap(id));
                const ui::Node* sheet = booth.driver.node("sheet");
                REQUIRE(sheet != nullptr);
                CHECK(sheet->role == ui::Role::dialog);
                CHECK(booth.driver.node("take_home.open") == nullptr);  // what lies below cannot be reached
                REQUIRE(booth.driver.node("nav.start_over") != nullptr);
                booth.driver.wait(1);
                if (way == 0) REQUIRE(booth.driver.tap("sheet.close"));
                if (way == 1) booth.poke(float(width) - 3, float(height) - 3);
                if (way == 2) booth.driver.key(ImGuiKey_Escape);
                booth.driver.wait(1);
                CHECK(booth.driver.node("sheet") == nullptr);
                CHECK(booth.driver.node("take_home.open") != nullptr);
            }
        }
    }
}

TEST_CASE("A touch on a sheet that meets nothing leaves it open") {
    Booth booth(beginner);
    booth.to_roadmap();
    REQUIRE(booth.driver.tap("milestone.ccma-exam"));
    const ui::Rect sheet = booth.driver.node("sheet")->rect;
    booth.poke(sheet.x + 8, sheet.y + 8);
    CHECK(booth.driver.node("sheet") != nullptr);
}

// What others' dialogs did wrong: reach-ui 186, ariakit 506, dialtone 1322 (a drag that ends beside it closes it);
// element-web 6623, lion 818, blueprint 1324 (the key for back does nothing once something else was touched);
// cucumber-components 9, carbon-components-svelte 3483 (the focus is lost when it closes).
TEST_CASE("A finger that goes down on a sheet and lifts beside it leaves it open, and the other way round") {
    Booth booth(beginner);
    booth.to_roadmap();
    REQUIRE(booth.driver.tap("milestone.short-course"));
    const ui::Rect sheet = booth.driver.node("sheet")->rect;
    const float inside_x = sheet.x + 8, inside_y = sheet.y + 8, beside_x = 3, beside_y = 1917;
    for (const bool from_inside : {true, false}) {
        booth.driver.wait(1);
        booth.driver.press(from_inside ? inside_x : beside_x, from_inside ? inside_y : beside_y);
        booth.driver.move(from_inside ? beside_x : inside_x, from_inside ? beside_y : inside_y);
        booth.driver.lift();
        booth.driver.wait(1);
        CHECK(booth.driver.node("sheet") != nullptr);
    }
}

TEST_CASE("The key for back closes a sheet also after its words were touched, and the focus is back at the sign") {
    Booth booth(beginner);
    booth.to_roadmap();
    for (int tabs = 0; tabs < 30 && booth.driver.semantics().focus != "milestone.ccma-exam"; ++tabs)
        booth.driver.key(ImGuiKey_Tab);
    REQUIRE(booth.driver.semantics().focus == "milestone.ccma-exam");
    booth.driver.key(ImGuiKey_Enter);
    booth.driver.wait(1);
    REQUIRE(booth.driver.node("sheet") != nullptr);
    booth.driver.key(ImGuiKey_Escape);
    booth.driver.wait(1);
    CHECK(booth.driver.node("sheet") == nullptr);
    CHECK(booth.driver.semantics().focus == "milestone.ccma-exam");

    REQUIRE(booth.driver.tap("milestone.ccma-exam"));
    const ui::Rect sheet = booth.driver.node("sheet")->rect;
    booth.poke(sheet.x + 8, sheet.y + 8);
    booth.driver.key(ImGuiKey_Escape);
    booth.driver.wait(1);
    CHECK(booth.driver.node("sheet") == nullptr);
    CHECK(booth.driver.semantics().screen == "roadmap");
}

TEST_CASE("A second tap in the moment in which a sheet opens does not close it") {
    Booth booth(beginner);
    booth.to_roadmap();
    booth.driver.wait(1);
    REQUIRE(booth.driver.tap("milestone.short-course"));
    booth.driver.press(3, 1917);
    booth.driver.lift();
    booth.driver.settle();
    CHECK(booth.driver.node("sheet") != nullptr);
}

TEST_CASE("A sheet is paged by keys, also where the road below it scrolls") {
    Booth booth(worker, 1280, 800);
    booth.driver.display = test::display_of(1280, 800, 10.1);
    booth.to_roadmap().act(action::SetText{TextSize::largest}).act(action::ShowSheet{"road.more"});
    booth.driver.wait(1);
    const auto first_line = [&] {
        for (const ui::Node& node : booth.driver.semantics().nodes)
            if (node.id != "sheet" && node.id != "sheet.close" && !node.id.starts_with("heading.")) return node.label;
        return std::string();
    };
    const std::string before = first_line();
    for (int tabs = 0; tabs < 60 && booth.driver.semantics().focus != "nav.more"; ++tabs)
        booth.driver.key(ImGuiKey_Tab);
    REQUIRE(booth.driver.semantics().focus == "nav.more");
    booth.driver.key(ImGuiKey_Enter);
    booth.driver.wait(1);
    CHECK(first_line() != before);
}

TEST_CASE("The deadline to apply is said above the road in reach mode, too") {
    Booth booth(graduate);
    booth.to_roadmap().act(action::SetReach{Reach::left});
    const auto labels = booth.labels();
    const std::size_t told = find(labels, "Apply before November 2027");
    CHECK(told < find(labels, "Today. November 2026"));
}
