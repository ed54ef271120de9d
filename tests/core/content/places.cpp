#include "core/content/place.h"

#include <catch2/catch_test_macros.hpp>

#include "core/content/places_json.h"
#include "core/content/step.h"
#include "core/roads/offers.h"
#include "core/roads/plan.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::day;
using test::shipped_content;

namespace {

/// Places of a list, without what stands around them in the file.
Places places(const std::string& listed, const std::string& here = {}) {
    const std::string text =
        "{" + here + R"("sources": {"list": {"title": "A list", "address": ""}}, "places": [)" + listed + "]}";
    auto read = read_places("places.json", text, shipped_content());
    if (!read) throw std::runtime_error(read.findings().front().sentence());
    return *read;
}

const std::string tail = R"(, "source": "list", "as_of": "2026", "review_by": "2027-12"})";
const std::string college =
    R"({"id": "college", "name": "A college", "kind": "school", "award": "certificate", "months": [9, 9], "usd_a_year": [4500, 4500],
        "starts": ["2027-08-23", "2027-01-11"], "enrol_days": 14, "brings": {"accreditor": "caahep_abhes", "class_hours": 800})" +
    tail;
const std::string career_school =
    R"({"id": "career", "name": "A career school", "kind": "school", "award": "certificate", "months": [8, 8], "usd": [16000, 16000], "monthly": true, "state": "OH")" +
    tail;

Evaluation evaluated_at(const Content& content, const std::string& json, const char* place, Date date = test::today()) {
    return evaluate(content, test::profile(json), date, content.places.find(place));
}

Content content_with(const Places& all) {
    Content content = shipped_content();
    content.places = all;
    return content;
}

const std::string beginner =
    R"({"state": "OH", "age": "18_plus", "diploma": "yes", "training": "none", "work_months_7y": 0, "goal": "most_doors"})";

}  // namespace

TEST_CASE("Places are written as they were read") {
    const Places all = places(college + "," + career_school, R"("here": [39.96, -83.0], )");
    const std::string text = to_json(all, shipped_content());
    const auto again = read_places("places.json", text, shipped_content());
    REQUIRE(again);
    CHECK(to_json(*again, shipped_content()) == text);
    CHECK(again->all.front().name == "A career school");  // by their ids
    CHECK(again->all.back().starts == std::vector{day("2027-01-11"), day("2027-08-23")});
}

TEST_CASE("A place that holds something else than a place does is refused, and it is said where") {
    const auto refused = [](const std::string& listed) {
        try {
            places(listed);
        } catch (const std::runtime_error& error) { return std::string(error.what()); }
        return std::string();
    };
    CHECK(refused(college + "," + college) ==
          "places.json:/places/1/id: \"college\" a second time; expected an id of its own");
    CHECK(refused(R"({"id": "a", "name": "A", "kind": "pub")" + tail).find("/places/0/kind: ") != std::string::npos);
    CHECK(refused(R"({"id": "a", "name": "A", "kind": "school", "starts": ["soon"])" + tail)
              .find("/places/0/starts/0: ") != std::string::npos);
    CHECK(refused(R"({"id": "", "name": "A", "kind": "school")" + tail) ==
          "places.json:/places/0/id: nothing; expected a text");
    CHECK(refused(R"({"id": "a", "name": "A", "kind": "school", "brings": {"state": "OH"})" + tail) ==
          "places.json:/places/0/brings/state: the fact \"state\"; expected one that a step of a place makes");
    CHECK(refused(R"({"id": "a", "name": "A", "kind": "school", "brings": {"luck": 7})" + tail)
              .find("/places/0/brings/luck: ") != std::string::npos);
}

TEST_CASE("The distance between two places is that of a globe") {
    const Position columbus{39.9612, -82.9988}, cleveland{41.4993, -81.6944};
    CHECK(std::abs(miles_between(columbus, cleveland) - 126.4) < 0.7);  // 203.4 km by geodesic
    CHECK(miles_between(columbus, columbus) == 0);
}

TEST_CASE("A place serves the steps for which it brings what is asked, or for which nobody knows whether it does") {
    const Content& content = shipped_content();
    const Step &accredited = *content.step("certificate-program"), &of_ncct = *content.step("ncct-program");
    const Place open = places(career_school).all.front(), known = places(college).all.front();
    CHECK(serves(known, accredited));
    CHECK(to_ask(known, accredited).empty());
    CHECK(serves(known, of_ncct));
    CHECK(serves(open, accredited));
    CHECK(to_ask(open, accredited) == std::vector{content.fact_at("accreditor")});
    const Place other =
        places(
            R"({"id": "a", "name": "A", "kind": "school", "award": "certificate", "brings": {"accreditor": "none"})" +
            tail)
            .all.front();
    CHECK_FALSE(serves(other, accredited));
    CHECK_FALSE(serves(known, *content.step("short-course")));
}

TEST_CASE("A school that charges by the year costs one year, or two for an associate degree") {
    const auto price = [&](const std::string& keys) {
        return price_at(
            places(R"({"id": "a", "name": "A", "kind": "school", "usd_a_year": [4000, 6000], )" + keys + tail)
                .all.front());
    };
    CHECK(price(R"("award": "certificate")") == Interval{4000, 6000});
    CHECK(price(R"("award": "certificate", "months": [12, 12])") == Interval{4000, 6000});
    CHECK(price(R"("award": "associate", "months": [18, 24])") == Interval{8000, 12000});
    CHECK(price(R"("award": "certificate", "months": [20, 20])") == Interval{8000, 12000});
    CHECK(price(R"("award": "certificate", "usd": [5000, 5000])") == exactly(5000));
}

TEST_CASE("Schools are found by the beginning of any word of their name") {
    const Places all = places(college + "," + career_school);
    const auto found = [&](const char* state, const char* letters) { return schools_of(all, state, letters).size(); };
    CHECK(found("", "") == 2);
    CHECK(found("", "c") == 2);
    CHECK(found("", "SCH") == 1);
    CHECK(found("", "chool") == 0);
    CHECK(found("OH", "") == 1);
    CHECK(letters_after(schools_of(all, "", "c"), "c") == "AO");  // "A career school", "A college"
    CHECK(letters_after(schools_of(all, "", "college"), "college").empty());
}

TEST_CASE("Classes are waited for, from the day that one can still enrol for them") {
    const Place with_dates = places(college).all.front();
    CHECK(next_start(with_dates, days_since_1970(day("2026-12-28"))) == day("2027-01-11"));
    CHECK(next_start(with_dates, days_since_1970(day("2026-12-29"))) == day("2027-08-23"));  // enrolment is over
    CHECK(next_start(with_dates, days_since_1970(day("2027-09-01"))) == std::nullopt);
    CHECK(next_start(places(career_school).all.front(), days_since_1970(day("2027-09-01"))) == std::nullopt);  // always
}

TEST_CASE("Whoever is ready later never begins sooner, though enrolment may be over by then") {
    const std::string early =
        R"({"id": "early", "name": "Early", "kind": "school", "award": "certificate", "months": [9, 9], "starts": ["2027-06-01"], "enrol_days": 120)" +
        tail;
    const Content content = content_with(places(early));
    const std::string without_diploma =
        R"({"state": "OH", "age": "18_plus", "diploma": "none", "training": "none", "work_months_7y": 0, "goal": "most_doors"})";
    const Plan plan = test::credential_of(evaluated_at(content, without_diploma, "early"), "cma-aama").plan;
    const Stage& classes = *test::stage_of(plan, "certificate-program");
    CHECK(classes.ready == Interval{1, 6});  // with the equivalency
    CHECK(classes.start == exactly(7));
    CHECK(classes.end == exactly(16));
}

TEST_CASE("A chosen place makes the road's length, price and dates its own") {
    const Content content = content_with(places(college + "," + career_school));
    const auto road = [&](const char* place) {
        return test::credential_of(evaluated_at(content, beginner, place), "cma-aama").plan;
    };
    const Plan without = road(""), at_college = road("college"), at_career = road("career");
    const Stage& classes = *test::stage_of(at_college, "certificate-program");
    CHECK(classes.start == exactly(2));  // November to January
    CHECK(classes.end == exactly(11));
    CHECK(classes.cost_usd == exactly(4500));
    CHECK(at_college.months.min - at_career.months.min == 3);  // a month longer, and two of waiting
    CHECK(test::stage_of(at_career, "certificate-program")->start == exactly(0));
    CHECK(test::stage_of(at_career, "certificate-program")->cost_usd == exactly(16000));
    CHECK(remainder(at_college).months == exactly(0));
    CHECK(test::stage_of(without, "certificate-program")->months != exactly(9));
}

TEST_CASE("Where today is not known nobody waits for a date") {
    const Content content = content_with(places(college));
    const Evaluation evaluation =
        evaluate(content, test::profile(beginner), Today::not_before(test::today()), content.places.find("college"));
    CHECK(test::stage_of(test::credential_of(evaluation, "cma-aama").plan, "certificate-program")->start == exactly(0));
}

TEST_CASE("Places are offered the best first for the goal, near ones before far ones") {
    const std::string far =
        R"({"id": "far", "name": "Far away", "kind": "school", "award": "certificate", "months": [6, 6], "usd": [1000, 1000], "state": "OH", "position": [41.5, -81.7])" +
        tail;
    const std::string over =
        R"({"id": "over", "name": "No longer", "kind": "school", "award": "certificate", "until": "2026-11-21")" + tail;
    const std::string elsewhere =
        R"({"id": "pa", "name": "Elsewhere", "kind": "school", "award": "certificate", "state": "PA")" + tail;
    const std::string degree =
        R"({"id": "degree", "name": "A degree", "kind": "school", "award": "associate", "months": [18, 24], "state": "OH")" +
        tail;
    const std::string silent =
        R"({"id": "silent", "name": "Tells no length", "kind": "school", "award": "certificate", "state": "OH")" + tail;
    const Content content = content_with(
        places(college + "," + career_school + "," + far + "," + over + "," + elsewhere + "," + degree + "," + silent,
               R"("here": [39.96, -83.0], )"));
    const auto offered_to = [&](const std::string& json) {
        const Evaluation evaluation = evaluate(content, test::profile(json), test::today());
        const Plan& plan = test::credential_of(evaluation, "cma-aama").plan;
        std::vector<std::string> ids;
        for (const Offer& offer : offers_for(content, evaluation, *test::stage_of(plan, "certificate-program")))
            ids.push_back(offer.place->id);
        return ids;
    };
    const auto offered = [&](const char* goal) {
        return offered_to(beginner.substr(0, beginner.rfind("\"most_doors\"")) + "\"" + goal + "\"}");
    };
    CHECK(offered("most_doors") == std::vector<std::string>{"college", "career", "silent", "degree", "far"});
    CHECK(offered("least_cost") == std::vector<std::string>{"college", "career", "silent", "degree", "far"});
    // Who has not said where they want to work is sent no farther than 60 miles.
    const auto anywhere = offered_to("{" + beginner.substr(beginner.find("\"age\"")));
    CHECK(std::find(anywhere.begin(), anywhere.end(), "far") == anywhere.end());
    CHECK(std::find(anywhere.begin(), anywhere.end(), "college") != anywhere.end());
}
