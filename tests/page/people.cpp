// Prints random people and what they take home, one JSON object a line, for tests/page/page.py. Of a pack with places
// every other one has yet to train, and has chosen a school. Usage: page_people N SEED [PACK]
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "kiosk/base/content_files.h"
#include "kiosk/take_home/calendar.h"
#include "kiosk/take_home/fragment.h"
#include "kiosk/take_home/job.h"
#include "kiosk/take_home/marks.h"
#include "tests/support/content_fixture.h"
#include "tests/support/people_at_home.h"

namespace {

using Json = nlohmann::json;
using namespace milepost;

std::string listed(const std::vector<std::size_t>& numbers) {
    std::string all;
    for (const std::size_t number : numbers) all += (all.empty() ? "" : ", ") + std::to_string(number);
    return all;
}

Json stop_of(const take_home::Stop& stop, const Words& words) {
    const bool today = stop.kind == take_home::Stop::Kind::today;
    const std::string when = stop.when.empty() ? (today ? words("paper.dash") : "")
                             : stop.length.empty()
                                 ? stop.when
                                 : words("roadmap.stage", {{"months", stop.length}, {"when", stop.when}});
    const std::string numbers = listed(stop.sources);
    Json more = Json::array();
    for (const std::string& text : {stop.why, stop.more, stop.bring}) {
        if (!text.empty()) more.push_back(take_home::without_marks(text));
    }
    if (!numbers.empty()) more.push_back(words("paper.refs", {{"numbers", numbers}}));
    return {{"name", stop.name}, {"money", stop.money},   {"when", take_home::without_marks(when)},
            {"note", stop.note}, {"places", stop.places}, {"more", more}};
}

Json taken_home(const take_home::Handout& handout, const Words& words) {
    Json stops = Json::array(), sources = Json::array();
    for (const take_home::Stop& stop : handout.stops) stops.push_back(stop_of(stop, words));
    Json warnings = Json::array();
    for (const take_home::Warnings& some : handout.warnings) {
        warnings.push_back(some.heading);
        for (const take_home::Warnings::One& one : some.all)
            warnings.push_back(one.text + " " + words("paper.refs", {{"numbers", listed(one.sources)}}));
    }
    for (const take_home::SourceLine& source : handout.sources) {
        sources.push_back(words(source.address.empty() ? "paper.source.own" : "paper.source",
                                {{"title", source.title}, {"address", source.address}, {"as_of", source.as_of}}));
    }
    Json last{handout.check};
    if (!handout.confidence.empty()) last.push_back(handout.confidence);
    last.push_back(take_home::without_marks(words("paper.code", {{"code", handout.code}})));
    last.push_back(handout.made);
    return {{"title", take_home::without_marks(handout.title)},
            {"name", handout.credential_name},
            {"route", handout.route.empty() ? "" : words("paper.route", {{"route", handout.route}})},
            {"because", handout.because},
            {"warnings", warnings},
            {"rough", handout.rough},
            {"remainder", handout.remainder},
            {"window", take_home::without_marks(handout.window)},
            {"figures", handout.figures},
            {"stops", stops},
            {"state", handout.state},
            {"rule", handout.state_rule},
            {"notes", handout.state_notes},
            {"sources", sources},
            {"last", last},
            {"calendar", !handout.calendar.empty() ? take_home::calendar(handout, words) : ""}};
}

}  // namespace

int main(int argc, char** argv) {  // NOLINT(bugprone-exception-escape): ends it
    const int people = argc > 1 ? std::atoi(argv[1]) : 10;
    test::Random random(argc > 2 ? unsigned(std::atoi(argv[2])) : 1);
    const auto pack =
        kiosk::read_pack(argc > 3 ? std::filesystem::path(argv[3]) : kiosk::own_pack(), kiosk::Care::to_run);
    if (!pack) return 1;
    const std::vector<const Place*> schools = schools_of(pack->content.places, "", "");
    for (int i = 0; i < people; ++i) {
        Facts facts = test::someone(random);
        const bool chooses = !schools.empty() && i % 2 == 1;
        if (chooses) {
            facts = test::profile(
                R"({"state": "OH", "age": "18_plus", "diploma": "yes", "training": "none", "work_months_7y": 0, "goal": "most_doors"})");
        }
        const bool dated = i % 4 != 3;  // the others come from a kiosk that did not know the day
        const Place* chosen = chooses ? schools[std::size_t(i) / 4 % schools.size()] : nullptr;
        const Evaluation evaluation =
            evaluate(pack->content, facts, dated ? Today(test::today()) : Today::not_before(test::today()), chosen);
        take_home::Choice choice = test::some_road(random, evaluation);
        if (chooses) choice.credential = &evaluation.best(), choice.road = 0;
        choice.open_questions = i % 3 == 1 ? 1 + i % 5 : 0;
        choice.answers = take_home::profile_text(pack->content, facts);
        choice.digest.clear();  // the page tells the pack's version alone
        Json all{{"profile", Json::parse(test::told(facts))},
                 {"credential", choice.credential->credential->id},
                 {"road", choice.road},
                 {"code", choice.code},
                 {"rough", choice.open_questions > 0},
                 {"place", chosen == nullptr ? "" : chosen->id},
                 {"dated", dated}};
        for (const Words& words : pack->words) {
            all["fragment"][words.language()] =
                take_home::fragment(pack->content, evaluation, choice, words.language());
            all["handout"][words.language()] =
                taken_home(take_home::handout(pack->content, words, evaluation, choice), words);
        }
        std::cout << all.dump() << '\n';
    }
}
