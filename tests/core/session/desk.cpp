#include "core/people/code.h"
#include "tests/core/session/desk_booth.h"

using namespace milepost;
using test::booth;
using test::Booth;
using test::check_left;
using test::json;
using test::shipped_content;
using test::state;
using test::Visitor;

TEST_CASE(
    "What the counselor fills in counts at once, is marked, and is confirmed by the applicant passing the review") {
    Booth booth = ::booth();
    booth.told("training", Visitor::option("training", "none"));
    booth.filled_in("diploma", Visitor::option("diploma", "yes"));
    CHECK(booth.model.visit.by_counselor == std::set<std::size_t>{Visitor::question("diploma")});
    CHECK(booth.shown().hangs_on != 0);
    booth.answer_all();
    CHECK(booth.screen() == "review");
    booth.act(action::Next{});
    CHECK(booth.screen() == "roadmap");
    CHECK(booth.model.visit.by_counselor.empty());
    booth.filled_in("goal", Visitor::option("goal", "least_cost"));
    CHECK(booth.screen() == "review");  // it was passed, and must be passed again
}

TEST_CASE("An answer of the applicant's own takes the mark away, and one taken back at the desk leaves none") {
    Booth booth = ::booth();
    booth.filled_in("training", Visitor::option("training", "none"));
    booth.act(action::Answer{Visitor::question("training"), Visitor::option("training", "finished")});
    CHECK(booth.model.visit.by_counselor.empty());
}

TEST_CASE("Settings and what is unfolded are each side's own") {
    Booth booth = ::booth();
    booth.from_desk(action::SetLanguage{"es"})
        .from_desk(action::SetText{TextSize::large})
        .from_desk(action::Unfold{"x"})
        .from_desk(action::Open{Screen::settings});
    CHECK(booth.model.settings.language == "en");
    CHECK(booth.model.settings.text == TextSize::medium);
    CHECK(booth.model.visit.opened.empty());
    CHECK(booth.screen() == "question");
    CHECK(test::screen(booth.world, booth.model, View::desk) == Screen::settings);
    booth.act(action::SetLanguage{"en"}).act(action::SetContrast{Contrast::high_dark});
    const Model seen = seen_from(View::desk, booth.model);
    CHECK(seen.settings.language == "es");
    CHECK(seen.settings.contrast == Contrast::standard);
    CHECK(seen_from(View::desk, seen) == booth.model);
    booth.from_desk(action::Back{});
    CHECK(test::screen(booth.world, booth.model, View::desk) == Screen::desk);
}

TEST_CASE("On one display the desk stands over the applicant's screen until it is left, and leaves nothing of itself") {
    Booth booth = ::booth(false);
    CHECK(booth.screen() == "desk");
    CHECK(view_in(View::applicant, booth.world, booth.model) == View::desk);
    booth.at_desk(desk::Try{{{Visitor::question("state"), state("WA")}}});
    booth.at_desk(desk::Leave{});
    CHECK(booth.screen() == "question");
    CHECK(booth.model.desk == left_desk(booth.model.site.defaults));
}

TEST_CASE(
    "A pane that nobody touches leaves the screen; the visit stays, and is asked and wiped by its own idle time from "
    "then on") {
    for (const bool ticked : {true, false}) {  // or nothing is looked at in between
        Booth booth = ::booth(false);
        booth.from_desk(action::Answer{Visitor::question("training"), Visitor::option("training", "none")})
            .at_desk(desk::Try{})
            .at_desk(desk::Refer{0});
        booth.from_desk(action::SetLanguage{"es"});
        const Answers answers = booth.model.visit.answers;
        const IdleTimes& idle = booth.world.idle;
        const Millis left = booth.now + idle.reading_warn_after;
        CHECK(test::next_deadline(booth.world, booth.model) == left);
        booth.after(idle.reading_warn_after - 1);
        CHECK(booth.screen() == "desk");
        if (ticked) {
            booth.after(1);
            CHECK(booth.screen() == "question");
            CHECK(view_in(View::applicant, booth.world, booth.model) == View::applicant);
            CHECK(booth.model.desk == left_desk(booth.model.site.defaults));
            CHECK(booth.model.visit.answers == answers);
            CHECK(booth.model.settings.language == "en");
            CHECK(test::next_deadline(booth.world, booth.model) == left + idle.warn_after);
        }
        booth.effects.clear();
        booth.after(left + idle.warn_after - booth.now);
        CHECK(booth.screen() == "idle_warning");
        CHECK(booth.model.desk == left_desk(booth.model.site.defaults));
        if (ticked) {
            booth.act(action::Stay{});
            CHECK(booth.screen() == "question");
            CHECK(booth.model.visit.answers == answers);
            booth.after(idle.warn_after);
        }
        booth.after(idle.answer_within);
        booth.model.desk.settings = left_desk(booth.model.site.defaults).settings;
        check_left(booth, false);
    }
}

TEST_CASE("What is touched on the desk as it leaves is not done, on either side") {
    for (const bool apart : {false, true}) {
        Booth booth = ::booth(apart);
        const Millis opened = booth.now, patience = booth.world.idle.reading_warn_after;
        if (apart)
            booth.after(patience - 1, action::Input{}).after(patience - 1, action::Input{});  // the applicant goes on
        booth.now = opened + patience * (apart ? 2 : 1);
        booth.filled_in("training", Visitor::option("training", "none"));
        CHECK(booth.model.visit.here);
        CHECK_FALSE(booth.answered("training"));
        CHECK(booth.model.desk == left_desk(booth.model.site.defaults));
    }
}

TEST_CASE(
    "A desk of its own that the counselor left closes while the applicant goes on, and keeps what was filled in") {
    Booth booth = ::booth();
    booth.filled_in("training", Visitor::option("training", "none")).at_desk(desk::Try{});
    const Millis touched = booth.now;
    const auto closes = [&] { return touched + 2 * booth.world.idle.reading_warn_after; };
    while (booth.now + 60'000 < closes()) {
        booth.after(60'000, action::Input{});
        CHECK(booth.model.desk.open);
    }
    booth.act(action::Input{});
    CHECK(test::next_deadline(booth.world, booth.model) == closes());
    booth.after(closes() - booth.now);
    CHECK_FALSE(booth.model.desk.open);
    CHECK(booth.model.desk == left_desk(booth.model.site.defaults));
    CHECK(booth.answered("training"));
    CHECK(booth.model.visit.by_counselor.size() == 1);
    CHECK(booth.screen() == "question");
}

TEST_CASE(
    "The desk whose display is unplugged is kept, is on nobody's screen without the PIN, and goes back when it is "
    "plugged again") {
    const staff::Displays one{{"HDMI-1"}, false}, two{{"HDMI-1", "DP-2"}, true};
    const auto tell = [](Booth& booth, const staff::Displays& displays) { booth.act(action::ByStaff{displays}); };
    Booth booth;
    booth.model.site.machine.gate = true;
    booth.model.site.machine.setup.desk = "DP-2";
    CHECK(desk_missing(booth.model));
    tell(booth, two);
    CHECK_FALSE(desk_missing(booth.model));
    booth.act(action::Start{""});
    open_desk(booth.model);
    booth.filled_in("training", Visitor::option("training", "none"))
        .at_desk(desk::Try{{{Visitor::question("state"), state("WA")}}});
    const milepost::Desk before = booth.model.desk;
    const Millis last = booth.model.clock.last_input;
    booth.now += 1000;
    tell(booth, one);
    CHECK(booth.model.clock.last_input == last);  // no sign of a person
    CHECK(desk_missing(booth.model));
    CHECK(booth.screen() == "question");
    CHECK(view_in(View::applicant, booth.world, booth.model) == View::applicant);
    CHECK(booth.model.desk.variants == before.variants);

    Booth again = booth;  // plugged in once more
    tell(again, two);
    CHECK(again.model.desk == before);
    CHECK(again.screen() == "question");

    open_desk(booth.model);  // the PIN was typed on the applicant's display
    CHECK(booth.screen() == "desk");
    CHECK(booth.model.desk.variants == before.variants);
    tell(booth, two);
    CHECK(booth.screen() == "question");
    CHECK(test::screen(booth.world, booth.model, View::desk) == Screen::desk);
    CHECK(booth.model.desk.variants == before.variants);
    CHECK(booth.model.site.displays == two.names);
    booth.act(action::StartOver{});
    CHECK(booth.model.site.displays == two.names);
    CHECK(booth.model.site.desk_apart);
}

TEST_CASE("The desk opens on nobody by beginning a visit; idle ends the visit, and leaves who sits at the desk") {
    Booth booth;
    booth.model.site.desk_apart = true;
    open_desk(booth.model);
    CHECK(booth.model.visit.here);
    CHECK(booth.model.desk.open);
    booth.filled_in("training", Visitor::option("training", "none"))
        .at_desk(desk::Try{{{Visitor::question("state"), state("WA")}}});
    booth.effects.clear();
    booth.from_desk(action::SetLanguage{"es"}).from_desk(action::Open{Screen::settings}).from_desk(action::Unfold{"x"});
    booth.after(booth.world.idle.reading_warn_after + booth.world.idle.answer_within);
    CHECK(booth.model.site.desk_apart);
    CHECK(booth.model.desk.open);
    CHECK(booth.model.desk.settings.language == "es");
    CHECK(test::screen(booth.world, booth.model, View::desk) == Screen::desk);
    milepost::Desk next = left_desk(booth.model.site.defaults);  // nothing of the person
    next.open = true;
    next.last_input = booth.model.desk.last_input;
    next.settings = booth.model.desk.settings;
    next.page = DeskPage::fill_in;
    CHECK(booth.model.desk == next);
    booth.model.site.desk_apart = false;  // it is the kiosk's, not the visit's
    booth.model.desk = left_desk(booth.model.site.defaults);
    check_left(booth, false);
}

TEST_CASE("The desk goes from one person to the next: it waits, begins or follows, and keeps nothing of the last") {
    for (const bool apart : {true, false}) {
        Booth booth = ::booth(apart);
        booth.filled_in("training", Visitor::option("training", "none"))
            .at_desk(desk::Show{DeskPage::hand_over})
            .from_desk(action::StartOver{});
        CHECK_FALSE(booth.model.visit.here);
        CHECK(booth.model.desk.open);
        CHECK(booth.model.desk.page == DeskPage::fill_in);  // where the next one begins
        CHECK(test::screen(booth.world, booth.model, View::desk) == Screen::desk);
        CHECK_FALSE(derive(booth.world, booth.model, {}, View::desk).now);

        Booth idle = booth;  // nothing of a person can be told there
        idle.at_desk(desk::Try{}).at_desk(desk::Refer{0}).at_desk(desk::HandTo{false}).from_desk(action::Unfold{"x"});
        idle.from_desk(action::Answer{Visitor::question("training"), Visitor::option("training", "none")});
        CHECK(idle.model.visit == no_visit(idle.world));
        CHECK(idle.model.desk.variants.empty());

        Booth back = booth;
        back.from_desk(action::TakeBack{});
        CHECK(back.answered("training"));

        Booth follows = booth;
        follows.model = test::update(follows.world, follows.model, action::Start{"es"}, follows.now, follows.effects);
        CHECK(follows.model.desk.open);
        CHECK(derive(follows.world, follows.model, {}, View::desk).now);

        booth.at_desk(desk::Begin{});
        CHECK(booth.model.visit.here);
        CHECK_FALSE(booth.answered("training"));
        CHECK_FALSE(booth.model.farewell);
        booth.at_desk(desk::Leave{});
        CHECK(booth.model.desk == left_desk(booth.model.site.defaults));
    }
}

TEST_CASE("A desk of its own at which nothing is done closes by itself, whoever comes and goes before it") {
    Booth booth = ::booth();
    booth.from_desk(action::StartOver{});
    const Millis closes = booth.now + booth.world.idle.desk_waits;
    while (booth.now + 100'000 < closes) {
        booth.act(action::Start{""}).after(50'000, action::Input{}).after(40'000, action::Input{});
        CHECK(booth.model.desk.open);
        CHECK(test::next_deadline(booth.world, booth.model) <= booth.now + booth.world.idle.warn_after);  // as ever
        booth.act(action::StartOver{}).after(10'000);
    }
    booth.act(action::Start{""}).after(closes - booth.now, action::Input{});
    CHECK(booth.model.desk == left_desk(booth.model.site.defaults));
    CHECK(booth.model.visit.here);
}

TEST_CASE("Nothing is done at a desk that is closed") {
    Booth booth;
    booth.at_desk(desk::Begin{});
    CHECK_FALSE(booth.model.visit.here);
    CHECK_FALSE(booth.model.desk.open);
    booth.act(action::Start{""});
    booth.at_desk(desk::Begin{}).at_desk(desk::Try{});
    CHECK_FALSE(booth.model.desk.open);
    CHECK(booth.model.desk.variants.empty());
}

TEST_CASE("A desk that waits for the next person closes by itself") {
    Booth booth = ::booth();
    booth.from_desk(action::StartOver{});
    booth.after(booth.world.idle.farewell);
    CHECK(test::next_deadline(booth.world, booth.model) == booth.model.desk.last_input + booth.world.idle.desk_waits);
    booth.after(booth.world.idle.desk_waits - booth.world.idle.farewell - 1);
    CHECK(booth.model.desk.open);
    booth.after(1);
    CHECK(booth.model.desk == left_desk(booth.model.site.defaults));
}

TEST_CASE("Whatever is done at the desk answers the idle warning, and counts") {
    Booth booth = ::booth();
    booth.after(booth.world.idle.reading_warn_after + 1000);
    CHECK(booth.screen() == "idle_warning");
    booth.filled_in("training", Visitor::option("training", "none"));
    CHECK(booth.screen() == "question");
    CHECK(booth.answered("training"));
}

TEST_CASE("A variant changes nothing of the person until it is adopted; then all the figures are its own") {
    Booth booth = ::booth();
    booth.told("training", Visitor::option("training", "none"))
        .told("diploma", Visitor::option("diploma", "yes"))
        .told("state", state("TX"));
    const Answers before = booth.model.visit.answers;
    booth.at_desk(desk::Try{{{Visitor::question("state"), state("WA")}}, true});
    CHECK(booth.model.visit.answers == before);
    const Evaluation variant = derive(booth.world, booth.model, {}, View::desk).desk.variants.at(0).evaluation;
    REQUIRE(variant.state != nullptr);
    CHECK(variant.state->code == "WA");
    CHECK(booth.shown().state->code == "TX");
    booth.at_desk(desk::Adopt{0});
    CHECK(json(booth.shown()) == json(variant));
    CHECK(booth.model.desk.variants.empty());
    CHECK(booth.model.visit.by_counselor == std::set<std::size_t>{Visitor::question("state")});
}

TEST_CASE("There are three variants at most; one is dropped; what is impossible is not tried") {
    Booth booth = ::booth();
    for (int i = 0; i < 5; ++i) booth.at_desk(desk::Try{});
    CHECK(booth.model.desk.variants.size() == most_variants);
    booth.at_desk(desk::Drop{1}).at_desk(desk::Drop{7});
    CHECK(booth.model.desk.variants.size() == 2);
    booth.at_desk(desk::Try{{{Visitor::question("state"), exactly(99)}}}).at_desk(desk::Try{{{999, exactly(0)}}});
    CHECK(booth.model.desk.variants.size() == 2);
    booth.at_desk(desk::Edit{1}).at_desk(desk::Wait{99});
    CHECK(booth.model.desk.variants[1].months == most_months_later);
}

TEST_CASE("What differs wins over what was said before and contradicts it") {
    Booth booth = ::booth();
    booth.told("training", Visitor::option("training", "none")).told("work_7y", exactly(0));
    Answers set = no_answers(shipped_content());
    set[Visitor::question("work_3y")] = Interval{12, 36};
    const Answers overlaid = milepost::overlaid(shipped_content(), booth.model.visit.answers, set, booth.world.date);
    CHECK_FALSE(overlaid[Visitor::question("work_7y")].has_value());
    CHECK(overlaid[Visitor::question("training")].has_value());
    const Facts facts = replay(shipped_content(), overlaid, booth.world.date).facts;
    CHECK(facts[index(shipped_content().fact_at("work_months_7y"))].min >= 12);
}

TEST_CASE("As time passes, work falls out of its window, a program ends in its month, and nothing else happens") {
    const Content& content = shipped_content();
    const auto fact = [&](const Facts& facts, const char* id) { return facts[index(content.fact_at(id))]; };
    const Facts worker = with_implications(
        content, test::profile(R"({"work_months_3y": 12, "work_months_5y": 12, "work_months_7y": 12, "cpr": true})"));
    const Facts half_a_year = as_time_passes(content, worker, test::today(), 6);
    CHECK(fact(half_a_year, "work_months_3y") == Interval{6, 12});
    CHECK(fact(half_a_year, "work_months_7y") == exactly(12));  // the narrower windows tell that it is recent
    CHECK(fact(half_a_year, "cpr") == exactly(1));
    CHECK(fact(as_time_passes(content, worker, test::today(), 24), "work_months_3y").max == 12);
    const Facts full = with_implications(content, test::profile(R"({"work_months_3y": 36})"));
    CHECK(fact(as_time_passes(content, full, test::today(), 24), "work_months_3y").max ==
          12);  // no more fit what is left of it
    const Facts student = test::profile(R"({"training": "enrolled", "finish_month": "2027-05"})");
    CHECK(fact(as_time_passes(content, student, test::today(), 3), "training") ==
          Visitor::option("training", "enrolled"));
    CHECK(fact(as_time_passes(content, student, test::today(), 12), "training") ==
          Visitor::option("training", "finished"));
    CHECK(as_time_passes(content, student, test::today(), 0) == student);
    const auto age = [&](const char* now, int months) {
        const Facts pupil = test::profile(R"({"age": ")" + std::string(now) + "\"}");
        return fact(as_time_passes(content, pupil, test::today(), months), "age");
    };
    CHECK(age("16_17", 24) == exactly(2));
    CHECK(age("16_17", 12) == Interval{1, 2});
    CHECK(age("under_16", 12) == Interval{0, 1});
    CHECK(age("18_plus", 24) == exactly(2));
    CHECK(months_on(test::day("2027-01-31"), 1) == test::day("2027-02-28"));
}

TEST_CASE(
    "The first thing to say of a certificate that is theirs and valid is to keep it, of one that is open to apply") {
    const Content& content = shipped_content();
    const Facts facts = test::profile(
        R"({"state": "OH", "diploma": "yes", "training": "finished", "accreditor": "caahep_abhes", "holds": ["rma-amt"], "current": ["rma-amt"]})");
    const Evaluation evaluation = evaluate(content, facts, test::today());
    int kept = 0, open = 0;
    for (const SayThis& say : say_this(content, evaluation, Interview{})) {
        CHECK((say.kind == SayThis::Kind::keep) == (say.result->status == Status::held));
        CHECK((say.kind == SayThis::Kind::apply) == (say.result->status == Status::now));
        kept += say.kind == SayThis::Kind::keep;
        open += say.kind == SayThis::Kind::apply;
    }
    CHECK(kept == 1);
    CHECK(open > 0);
}

TEST_CASE("Handing over shows the applicant's screen what is taken home, and a code brought back keeps the desk") {
    Booth booth = ::booth();
    booth.answer_all();
    booth.at_desk(desk::HandTo{false});
    CHECK(booth.screen() == "take_home");
    const auto code = encode(shipped_content(), booth.model.visit.answers, booth.world.date);
    REQUIRE(code);
    booth.at_desk(desk::Try{}).at_desk(desk::HandTo{true});
    CHECK(booth.screen() == "bring_back");
    for (const char character : *code) booth.act(action::Type{character});
    booth.act(action::BringBack{});
    CHECK(booth.model.desk.open);
    CHECK(booth.model.desk.variants.empty());
    CHECK(booth.answered("training"));
}
