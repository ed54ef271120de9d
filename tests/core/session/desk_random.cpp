#include "tests/core/session/desk_booth.h"

using namespace milepost;
using test::booth;
using test::Booth;
using test::json;
using test::Random;
using test::shipped_content;

TEST_CASE(
    "For 80 random people and variants, the desk's figures are those of whoever adopts the variant, and of milepost "
    "evaluate") {
    const Content& content = shipped_content();
    Random random(20261122);
    for (int person = 0; person < 80; ++person) {
        Booth booth = ::booth();
        for (int i = 0; i < 30; ++i) {
            const Derived derived = derive(booth.world, booth.model);
            if (!derived.question || random.one_in(12)) break;
            const Question& question = content.questions[*derived.question];
            const Interval value =
                test::tapped(random, question, replay(content, booth.model.visit.answers, booth.world.date).facts,
                             booth.world.date, 6);
            if (random.one_in(2)) booth.act(action::Answer{*derived.question, value});
            else booth.from_desk(action::Answer{*derived.question, value});
        }
        // The desk's own real person is the applicant's.
        const Derived desk = derive(booth.world, booth.model, {}, View::desk);
        REQUIRE(json(*desk.now) == json(booth.shown()));
        REQUIRE(json(*desk.now) ==
                json(evaluate(content, test::profile(test::told(desk.standing.interview.facts)), booth.world.date)));

        std::vector<desk::Set> what;
        const auto rows = rows_of(content, booth.model.visit.answers, desk.standing.interview, booth.world.date);
        for (int i = random.between(0, 3); i > 0; --i) {
            const FactRow& row = random.pick(rows);
            if (!row.options.empty() && content.questions[row.question].form != Question::Form::several)
                what.push_back({row.question, random.pick(row.options).value});
        }
        booth.at_desk(desk::Try{what, true}).at_desk(desk::Wait{random.one_in(2) ? 0 : random.between(1, 24)});
        const int months = booth.model.desk.variants.at(0).months;
        const Alternative variant = derive(booth.world, booth.model, {}, View::desk).desk.variants.at(0);
        const Facts then = as_time_passes(content, variant.interview.facts, booth.world.date, months);
        REQUIRE(json(variant.evaluation) == json(evaluate(content, then, months_on(booth.world.date, months))));
        if (test::can_be_told(then)) {  // not a program that may have ended, nor who may have come of age
            REQUIRE(json(variant.evaluation) ==
                    json(evaluate(content, test::profile(test::told(then)), months_on(booth.world.date, months))));
        }
        booth.at_desk(desk::Wait{0});
        const Evaluation today = derive(booth.world, booth.model, {}, View::desk).desk.variants.at(0).evaluation;
        booth.at_desk(desk::Adopt{0});
        REQUIRE(json(today) == json(booth.shown()));
    }
}

TEST_CASE("Actions of every kind from both sides in any order leave a sound desk, and both sides can be drawn") {
    const Content& content = shipped_content();
    int tried = 0, left = 0, wiped = 0;
    for (unsigned seed = 0; seed < 16; ++seed) {
        Random random(seed);
        Booth booth;
        booth.model.site.desk_apart = random.one_in(2);
        for (int i = 0; i < 80; ++i) {
            INFO("seed " << seed << ", action " << i);
            const std::size_t q = std::size_t(random.below(int(content.questions.size()) + 1)),
                              v = std::size_t(random.below(4));
            const Interval domain =
                q < content.questions.size() ? content[content.questions[q].fact].domain : exactly(0);
            const Interval value = random.one_in(3) ? domain : exactly(domain.min + random.below(4));
            const std::vector<Action> all{action::AtDesk{desk::Leave{}},
                                          action::AtDesk{desk::Begin{}},
                                          action::TakeBack{},
                                          action::AtDesk{desk::Show{DeskPage(random.below(desk_pages))}},
                                          action::AtDesk{desk::ShowTrace{random.one_in(2) ? "rma-amt" : "none such"}},
                                          action::AtDesk{desk::OnlyMissing{random.one_in(2)}},
                                          action::AtDesk{desk::AskFor{q}},
                                          action::AtDesk{desk::Try{{{q, value}}, random.one_in(2)}},
                                          action::AtDesk{desk::Try{}},
                                          action::AtDesk{desk::Edit{v}},
                                          action::AtDesk{desk::Vary{{q, value}}},
                                          action::AtDesk{desk::Wait{random.between(-3, 40)}},
                                          action::AtDesk{desk::Adopt{v}},
                                          action::AtDesk{desk::Drop{v}},
                                          action::AtDesk{desk::Refer{v}},
                                          action::AtDesk{desk::HandTo{random.one_in(2)}},
                                          action::Answer{q, value},
                                          action::Include{q, 1, true},
                                          action::Next{},
                                          action::Back{},
                                          action::Open{Screen::settings},
                                          action::Close{},
                                          action::SetLanguage{"es"},
                                          action::Unfold{"x"},
                                          action::Tick{},
                                          action::Start{""}};
            if (random.one_in(12)) open_desk(booth.model);
            if (random.one_in(25)) booth.act(action::ByStaff{staff::Displays{{"HDMI-1"}, random.one_in(2)}});
            const Action& action = random.one_in(60) ? Action(action::StartOver{}) : random.pick(all);
            const View from = view_in(random.one_in(2) ? View::desk : View::applicant, booth.world, booth.model);
            const std::size_t before = booth.model.desk.variants.size();
            const bool visited = booth.model.visit.here;
            booth.now += random.one_in(60) ? 400'000 : 500;
            booth.model = test::update(booth.world, booth.model, action, booth.now, booth.effects, from);
            const milepost::Desk& desk = booth.model.desk;
            REQUIRE(desk.variants.size() <= most_variants);
            if (desk.editing) REQUIRE(*desk.editing < desk.variants.size());
            REQUIRE((!desk.pane || (desk.open && !booth.model.site.desk_apart)));
            if (desk.pane) REQUIRE(test::warning_left(booth.world, booth.model) == 0);
            if (!booth.model.visit.here) {
                REQUIRE((desk.variants.empty() && !desk.asked && booth.model.visit == no_visit(booth.world)));
            }
            for (const std::size_t marked : booth.model.visit.by_counselor)
                REQUIRE(booth.model.visit.answers.at(marked).has_value());
            REQUIRE(seen_from(View::desk, seen_from(View::desk, booth.model)) == booth.model);
            if (booth.model.visit.here) {
                REQUIRE(derive(booth.world, booth.model, {}, View::desk).desk.variants.size() == desk.variants.size());
                REQUIRE(derive(booth.world, booth.model).now.has_value());
            }
            tried += desk.variants.size() > before;
            left += desk.variants.size() < before && desk.open;
            wiped += visited && !booth.model.visit.here;
        }
    }
    CHECK(tried > 30);
    CHECK(left > 0);
    CHECK(wiped > 5);
}
