#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "tests/support/interviewed.h"
#include "ui/widgets/charts.h"
#include "ui/words/phrases.h"

using namespace milepost;
using test::languages;
using test::pack;
using test::world;

namespace {

using test::Person;

const Person newcomer{{"training", "none"}, {"diploma", "yes"}, {"state", "OH"}, {"goal", "soonest"}};
const Person saver{{"training", "none"}, {"work_months_7y", "0-0"}, {"diploma", "in_high_school"},
                   {"age", "16_17"},     {"state", "OH"},           {"goal", "least_cost"}};
const Person worker{
    {"training", "none"},  {"work_months_7y", "36-84"}, {"work_months_3y", "12-36"}, {"work_duties", "both"},
    {"cpr", "false"},      {"diploma", "none"},         {"age", "18_plus"},          {"state", "CA"},
    {"goal", "most_doors"}};
const Person graduate{{"training", "finished"},
                      {"program", "certificate"},
                      {"accreditor", "caahep_abhes"},
                      {"ncct_school", "true"},
                      {"finish_month", "2026 2026-10"},
                      {"diploma", "yes"},
                      {"class_hours", "560-719"},
                      {"practicum_hours", "160-20000"},
                      {"skills_logged", "true"},
                      {"state", "WA"},
                      {"goal", "soonest"}};
const std::vector<Person> people{newcomer, saver, worker, graduate};

/// As many pixels a millimetre as a kiosk of 21.5 inches has, and so high that nothing has to be scrolled.
ui::Display tall() { return test::display_of(1080, 8000, 78.79); }

/// The real screens over the shipped pack, for someone who has answered all that was asked.
struct Visitor : test::Interviewed {
    explicit Visitor(const Person& person, ui::Display display = tall()) : Interviewed(person, display) {
        act(action::Next{});
        REQUIRE(driver.semantics().screen == "roadmap");
    }

    Visitor& act(const Action& action) {
        Interviewed::act(action);
        return *this;
    }
    Visitor& open(Screen screen) { return act(action::Open{screen}); }
    [[nodiscard]] Evaluation evaluation() const { return *derive(world(), driver.model).now; }
    [[nodiscard]] bool says(const std::string& label) const {
        return std::any_of(driver.semantics().nodes.begin(), driver.semantics().nodes.end(),
                           [&](const ui::Node& node) { return node.label == label; });
    }
};

/// The lines below each heading, in the order of the screen: "CCMA (NHA)" and what it says of it.
struct Block {
    std::string title;
    std::vector<std::pair<std::string, std::string>> lines;
};

std::vector<Block> blocks(const test::Driver& driver) {
    std::vector<Block> all;
    for (const ui::Node& node : driver.semantics().nodes) {
        const auto colon = node.label.find(": ");
        if (node.role == ui::Role::heading) all.push_back({node.label, {}});
        else if (node.role == ui::Role::listitem && colon != std::string::npos)
            all.back().lines.push_back({node.label.substr(0, colon), node.label.substr(colon + 2)});
    }
    return all;
}

/// What a block says of a credential; of all four, where it is one line.
std::string said(const test::Driver& driver, const Words& words, const std::string& title,
                 const std::string& credential) {
    for (const Block& block : blocks(driver)) {
        for (const auto& [name, value] : block.lines)
            if (block.title == title && name == words("credential." + credential + ".short")) return value;
    }
    const std::string start = ui::plain(words("compare.same", {{"title", title}, {"value", std::string()}}));
    for (const ui::Node& node : driver.semantics().nodes)
        if (node.label.starts_with(start)) return node.label.substr(start.size());
    return "";
}

}  // namespace

TEST_CASE("Every figure by which the certificates are compared is the evaluation's") {
    for (const Person& person : people) {
        Visitor visit(person);
        visit.open(Screen::compare);
        for (const Words& words : pack().words) {
            visit.act(action::SetLanguage{words.language()});
            for (const CredentialResult& result : visit.evaluation().credentials) {
                const std::string& id = result.credential->id;
                const Renewal& renewal = result.credential->renewal;
                Interval ten_years = result.plan.cost_usd;
                for (int month = renewal.every_months; month <= 120; month += renewal.every_months)
                    ten_years = ten_years + renewal.fee.usd;
                INFO(words.language() << " " << id);
                CHECK(visit.driver.node("compare." + id)
                          ->label.ends_with(ui::figures_phrase(words, result, result.plan)));
                CHECK(said(visit.driver, words, words("compare.ten_years"), id) ==
                      ui::money_phrase(words, ten_years, result.plan.priced && renewal.fee.priced));
                for (const char* part : {"exam", "fits", "kept"}) {
                    CHECK(said(visit.driver, words, words(std::string("compare.") + part), id) ==
                          words("credential." + id + "." + part));
                }
            }
        }
    }
}

TEST_CASE("Each certificate says by when, or that the time is now") {
    const Words& words = pack().words.front();
    std::map<Status, int> met;
    Person with_diploma = worker;
    with_diploma["diploma"] = "yes";
    for (const Person& person : {worker, with_diploma}) {
        Visitor visit(person);
        visit.open(Screen::compare);
        for (const CredentialResult& result : visit.evaluation().credentials) {
            const std::string& id = result.credential->id;
            const std::string head = visit.driver.node("compare." + id)->label;
            const auto month = [&](int months, const char* key) {
                return words(key, {{"month", ui::month_after(world().date, months)}});
            };
            ++met[result.status];
            INFO(id << ": " << head);
            CHECK(head.starts_with(words("credential." + id + ".short")));
            CHECK((head.find("Best fit") != std::string::npos) == (id == visit.evaluation().best().credential->id));
            CHECK((head.find("You can apply now") != std::string::npos) == (result.status == Status::now));
            CHECK((head.find(", maybe sooner") != std::string::npos) == (result.status == Status::unknown));
            if (result.status == Status::now) continue;
            CHECK(head.find("Certified by " + month(result.plan.months.max, "phrase.month")) != std::string::npos);
        }
    }
    CHECK(met[Status::now] > 0);
    CHECK(met[Status::later] > 0);
    CHECK(met[Status::unknown] > 0);
}

TEST_CASE("A certificate that is theirs and valid is held against the others as one to keep") {
    Visitor visit(test::holder);
    REQUIRE(visit.evaluation().best().status == Status::held);
    visit.open(Screen::compare);
    REQUIRE(visit.driver.node("compare.ccma-nha") != nullptr);
    const std::string head = visit.driver.node("compare.ccma-nha")->label;
    INFO(head);
    CHECK(head.find("Best fit") != std::string::npos);
    for (const char* wrong : {"You can apply now", "Certified by", "maybe sooner"})
        CHECK(head.find(wrong) == std::string::npos);
    CHECK(head.find("Yours and valid") != std::string::npos);
    CHECK(visit.driver.node("heading.1")->label == "CCMA (NHA) fits you best");
}

TEST_CASE("What differs between the certificates stands first, and what does not is one line") {
    for (const Person& person : people) {
        Visitor visit(person);
        visit.open(Screen::compare);
        const auto& nodes = visit.driver.semantics().nodes;
        const auto same = [](const ui::Node& node) { return node.label.find(". All four: ") != std::string::npos; };
        const auto first_same = std::find_if(nodes.begin(), nodes.end(), same);
        REQUIRE(first_same != nodes.end());  // who asks for it: nobody has counted
        CHECK(
            std::none_of(first_same, nodes.end(), [](const ui::Node& node) { return node.role == ui::Role::heading; }));
        std::size_t differ = 0;
        for (const Block& block : blocks(visit.driver)) {
            if (block.lines.empty()) continue;  // the title
            ++differ;
            INFO(block.title);
            CHECK(block.lines.size() == 4);
            CHECK(std::any_of(block.lines.begin(), block.lines.end(),
                              [&](const auto& line) { return line.second != block.lines.front().second; }));
        }
        CHECK(differ + std::size_t(std::count_if(nodes.begin(), nodes.end(), same)) == 5);
    }
    Visitor open_everywhere(graduate);
    open_everywhere.open(Screen::compare);
    for (const Credential& credential : pack().content.credentials)
        CHECK(open_everywhere.driver.node("compare." + credential.id)->label.find("You can apply now") !=
              std::string::npos);
}

TEST_CASE("The heading of the comparison says of the best only what is so") {
    for (Person person : people) {
        for (const char* goal : {"soonest", "least_cost", "most_doors"}) {
            person["goal"] = goal;
            Visitor visit(person);
            visit.open(Screen::compare);
            const Evaluation evaluation = visit.evaluation();
            const std::string title = visit.driver.node("heading.1")->label,
                              name = pack().words.front()("credential." + evaluation.best().credential->id + ".short");
            const auto wanted = [&](const Plan& plan) {
                return evaluation.goal == Goal::soonest      ? plan.months.max
                       : evaluation.goal == Goal::least_cost ? plan.cost_usd.max
                                                             : -plan.doors;
            };
            const auto hoped = [&](const Plan& plan) {
                return evaluation.goal == Goal::soonest      ? plan.months.min
                       : evaluation.goal == Goal::least_cost ? plan.cost_usd.min
                                                             : -plan.doors;
            };
            int as_good = 0;
            bool surely = true;  // no other may turn out better
            bool at_most =
                true;  // nor is any better at worst. Prices that are not known well decide nothing by themselves
            for (const CredentialResult& result : evaluation.credentials) {
                at_most = at_most && wanted(result.plan) >= wanted(evaluation.best().plan);
                as_good += wanted(result.plan) == wanted(evaluation.best().plan);
                surely = surely && hoped(result.plan) >= hoped(evaluation.best().plan);
            }
            INFO(title);
            CHECK(title.find(name) != std::string::npos);
            const bool might = at_most && !surely && as_good == 1;
            CHECK((title == name + " fits you best") == (!at_most || (!surely && as_good > 1)));
            CHECK(might == (title.starts_with("Even if all goes slowly, ") ||
                            title.starts_with("Even at the highest prices, ")));
            CHECK(might == visit.says("If all goes well, another may do better for you. All four are national "
                                      "certificates. Touch one to see its road."));
            CHECK((title == name + " is your quickest") ==
                  (evaluation.goal == Goal::soonest && as_good == 1 && surely));
            CHECK((title == name + " costs you least") ==
                  (evaluation.goal == Goal::least_cost && as_good == 1 && surely));
            CHECK((title == name + " opens the most doors") == (evaluation.goal == Goal::most_doors && as_good == 1));
        }
    }
}

TEST_CASE("The four roads are drawn on one scale") {
    for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1600}}) {  // below each other, and two by two
        Visitor visit(newcomer, test::display_of(width, height));
        visit.open(Screen::compare);
        const test::Picture picture = visit.driver.picture();
        const ui::Colour star = ui::theme_of(Contrast::standard).mark;
        std::map<int, float> reach;  // by months, the share of its card to which the star's right point reaches
        for (const CredentialResult& result : visit.evaluation().credentials) {
            const ui::Rect& card = visit.driver.node("compare." + result.credential->id)->rect;
            int last = 0;
            for (int y = int(card.y); y < int(card.bottom()); ++y) {
                for (int x = int(card.x); x < int(card.right()); ++x) {
                    const auto* pixel = &picture.rgb[std::size_t(y * picture.width + x) * 3];
                    if (pixel[0] == star.r && pixel[1] == star.g && pixel[2] == star.b) last = std::max(last, x);
                }
            }
            const float share = (float(last) - card.x) / card.width;
            const auto [known, fresh] = reach.emplace(result.plan.months.max, share);
            CHECK(std::abs(known->second - share) < 0.01f);  // as long, as far
        }
        REQUIRE(reach.size() == 2);
        const auto [shorter, at] = *reach.begin();
        const auto [longer, end] = *reach.rbegin();
        INFO(shorter << " months to " << at << ", " << longer << " to " << end);
        CHECK(std::abs(at / end - float(shorter) / float(longer)) < 0.06f);  // less the star, and the edge of the card
    }
}

TEST_CASE("Touching a certificate shows its road") {
    for (const Credential& credential : pack().content.credentials) {
        Visitor visit(newcomer, test::display_of(1080, 1920));
        visit.open(Screen::compare);
        REQUIRE(visit.driver.tap("compare." + credential.id));
        visit.driver.settle();
        CHECK(visit.driver.semantics().screen == "roadmap");
        CHECK(visit.driver.model.visit.credential == credential.id);
    }
}

TEST_CASE("Bars are as long as what they say, from 0, on one scale") {
    const std::vector<ui::ChartLine> lines{{.label = "a", .value = "10 to 20", .bar = {10, 20}},
                                           {.label = "b", .value = "40", .bar = {40, 40}},
                                           {.label = "c", .value = "0 to 20", .bar = {0, 20}}};
    for (const auto& [width, height] : {std::pair{1080, 1920}, {300, 1920}}) {  // beside the words, and below them
        test::Stage stage = test::whole_program(world(), languages(), {width, height, 4.034f});
        stage.draw = [&](ui::Frame& frame) {
            frame.interface.begin(frame);
            ui::Column column(frame, {20, 20, float(frame.display.width) - 40, 1800});
            ui::chart(column, lines);
            return frame.interface.end(frame);
        };
        test::Driver driver(std::move(stage), initial_model(world(), "en"), MILEPOST_FONT_DIR);
        driver.settle();
        const test::Picture picture = driver.picture();
        const ui::Theme theme = ui::theme_of(Contrast::standard);
        /// The longest run of pixels of a colour in a line's node.
        const auto run = [&](std::size_t line, ui::Colour colour) {
            const ui::Rect& rect = driver.semantics().nodes.at(line).rect;
            int longest = 0;
            for (int y = int(rect.y); y < int(rect.bottom()); ++y) {
                int length = 0;
                for (int x = int(rect.x); x < int(rect.right()); ++x) {
                    const auto* pixel = &picture.rgb[std::size_t(y * picture.width + x) * 3];
                    length = pixel[0] == colour.r && pixel[1] == colour.g && pixel[2] == colour.b ? length + 1 : 0;
                    longest = std::max(longest, length);
                }
            }
            return longest;
        };
        const int whole = run(1, theme.road), shaded = run(2, theme.road_shade);
        INFO(width << ": " << whole << " " << run(0, theme.road) << " " << run(0, theme.road_shade) << " " << shaded);
        CHECK(whole > width / 5);
        CHECK(std::abs(run(0, theme.road) - whole / 4.0) < 5);
        CHECK(std::abs(run(0, theme.road_shade) - whole / 4.0) < 8);
        CHECK(std::abs(shaded - whole / 2.0) < 8);
        CHECK(run(2, theme.road) < 6);
    }
}

TEST_CASE("What the road costs is held against the pay of the state, or else of the country") {
    const Words& words = pack().words.front();
    Visitor ohio(newcomer);
    ohio.open(Screen::state);
    CHECK(ohio.driver.node("heading.1")->label == "In Ohio you need no certificate to work");
    CHECK(ohio.says("Pay: half of all medical assistants in Ohio earn more than $38,280 a year"));
    CHECK(ohio.says("Cost: $165–$6,165. That is up to 2 months of pay in Ohio"));  // 38,280 / 12 = 3,190
    CHECK(ohio.says("Your road to CCMA (NHA): $165–$6,165"));
    CHECK(ohio.says("A month of pay, Ohio: $3,190"));
    for (const CredentialResult& result : ohio.evaluation().credentials) {  // of the road that is shown
        ohio.act(action::Back{}).act(action::ShowCredential{result.credential->id}).open(Screen::state);
        const int most = result.plan.cost_usd.max;
        const bool weeks = most * 12 <= 38280;
        int n = 1;
        while (n * 38280 < most * (weeks ? 52 : 12)) ++n;
        const std::string expected =
            words("state.worth", {{"priced", std::string("yes")},
                                  {"money", ui::money_phrase(words, result.plan.cost_usd, true)},
                                  {"unit", std::string(weeks ? "weeks" : "months")},
                                  {"n", double(n)},
                                  {"place", std::string("Ohio")}});
        INFO(expected);
        CHECK(ohio.says(expected));
    }

    Person utahn = newcomer;  // no figure was found for Utah: 45,690 / 12 = 3,807.5
    utahn["state"] = "UT";
    Visitor utah(utahn);
    utah.open(Screen::state);
    CHECK(utah.says("We found no figure for Utah. These are for the whole country."));
    CHECK(utah.says("Cost: $165–$6,165. That is up to 2 months of pay in the United States"));

    utahn.erase("state");
    Visitor nowhere(utahn);
    nowhere.open(Screen::state);
    CHECK(nowhere.driver.node("heading.1")->label ==
          "Only Washington asks every medical assistant for a state credential");
    CHECK(nowhere.says("A month of pay, the United States: $3,808"));

    Visitor little(saver);
    little.open(Screen::state);
    CHECK(little.says("Cost: $165. That is up to a week of pay in Ohio"));  // 38,280 / 52 = 736
}

TEST_CASE("Pay, jobs and their years are the content's, and each source is named once") {
    Visitor visit(newcomer);
    visit.open(Screen::state);
    for (const char* label :
         {"Ohio, May 2023: median $38,280",
          "United States, May 2023: median $42,000. The bracket shows what 8 in 10 earned then: $33,500–$56,480.",
          "United States, May 2025: median $45,690", "Jobs: 12% more expected by 2034", "2024: 811,000 jobs",
          "2034, expected: 912,200 jobs"}) {
        INFO(label);
        CHECK(visit.says(label));
    }
    for (const auto& [id, source] : pack().content.sources) {
        const auto& nodes = visit.driver.semantics().nodes;
        INFO(source.title);
        CHECK(std::count_if(nodes.begin(), nodes.end(), [&, title = source.title + " · "](const ui::Node& node) {
                  return node.label.starts_with(title);
              }) <= 1);
    }
}

TEST_CASE("Every state has its rule for a heading, in each language, and all of it fits") {
    const auto& questions = pack().content.questions;
    const auto map = std::size_t(std::find_if(questions.begin(), questions.end(),
                                              [](const Question& q) { return q.form == Question::Form::map; }) -
                                 questions.begin());
    Visitor visit(newcomer);
    for (const Option& option : questions[map].options) {
        visit.act(action::Answer{map, option.value}).open(Screen::state);
        const StateRule& state = *pack().content.state(option.id);
        for (const Words& words : pack().words) {
            for (const TextSize size : {TextSize::medium, TextSize::largest}) {
                visit.act(action::SetLanguage{words.language()}).act(action::SetText{size});
                const std::string heading = visit.driver.node("heading.1")->label;
                INFO(words.language() << " " << option.id << " size " << int(size) << ": " << heading);
                REQUIRE(heading.find(words("state." + state.code + ".name")) != std::string::npos);
                REQUIRE((heading ==
                         words("state.requirement.credential", {{"place", words("state." + state.code + ".name")}})) ==
                        (state.requirement == "credential"));
                REQUIRE(visit.driver.interface().text().overflows().empty());
                REQUIRE(visit.driver.interface().text().missing().empty());
            }
        }
        visit.act(action::Back{});
    }
}

TEST_CASE(
    "The comparison and the state fit and can be touched, in each language, at each text size, upright and lying") {
    for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}}) {
        for (const Person& person : people) {
            Visitor visit(person, test::display_of(width, height));
            for (const Screen screen : {Screen::compare, Screen::state}) {
                visit.open(screen);
                for (const Words& words : pack().words) {
                    for (const TextSize size :
                         {TextSize::small, TextSize::medium, TextSize::large, TextSize::largest}) {
                        visit.act(action::SetLanguage{words.language()}).act(action::SetText{size});
                        for (int part = 0; part < 8; ++part) {
                            INFO(words.language() << " size " << int(size) << " " << width << ": "
                                                  << visit.driver.semantics().screen << " part " << part);
                            REQUIRE(test::fault_of_targets(visit.driver) == "");
                            REQUIRE(visit.driver.interface().text().overflows().empty());
                            REQUIRE(visit.driver.interface().text().missing().empty());
                            for (const char* more : {"nav.more", "nav.more.pay"}) visit.driver.tap(more);
                        }
                    }
                }
                visit.act(action::Back{});
            }
        }
    }
}
