#include "core/terms/condition.h"

#include <catch2/catch_test_macros.hpp>
#include <climits>

#include "core/content/content.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::Random;

namespace {

constexpr FactId a{0}, b{1}, c{2};

Condition number_test(std::vector<FactId> facts, Interval range) {
    Condition made;
    made.kind = Condition::Kind::test;
    made.test.facts = std::move(facts);
    made.test.range = range;
    return made;
}

Condition choice_test(FactId fact, std::uint64_t allowed) {
    Condition made;
    made.kind = Condition::Kind::test;
    made.test.facts = {fact};
    made.test.allowed = allowed;
    return made;
}

Condition group(Condition::Kind kind, std::vector<Condition> parts) {
    Condition made;
    made.kind = kind;
    made.parts = std::move(parts);
    return made;
}

Situation knowing(Facts values) {
    Situation known;
    known.values = std::move(values);
    return known;
}

Truth at(const Condition& condition, Interval value) { return condition.evaluate(knowing({value, {0, 0}, {0, 0}})); }

Condition doubtful(Test::Doubt doubt, Condition made) {
    made.test.doubt = doubt;
    return made;
}

/// A random tree over three facts of 0 to 3; one in `doubtful_one_in` of its tests is doubtful (0: none).
Condition random_tree(Random& random, int depth, int doubtful_one_in = 0) {
    if (depth == 0 || random.one_in(4)) {
        const FactId fact{random.below(3)};
        const int least = random.between(0, 3);
        Condition made = random.one_in(2) ? choice_test(fact, std::uint64_t(random.between(1, 14)))
                                          : number_test({fact}, {least, random.between(least, 3)});
        if (doubtful_one_in != 0 && random.one_in(doubtful_one_in))
            made.test.doubt = random.one_in(2) ? Test::Doubt::when_unmet : Test::Doubt::when_met;
        return made;
    }
    std::vector<Condition> parts;
    for (int i = random.between(1, 3); i > 0; --i) parts.push_back(random_tree(random, depth - 1, doubtful_one_in));
    return group(random.one_in(2) ? Condition::Kind::all : Condition::Kind::any, std::move(parts));
}

/// The tree without doubt, should each turn out in a person's favour, or each against them.
Condition settled(const Condition& tree, bool in_favour) {
    Condition made = tree;
    for (Condition& part : made.parts) part = settled(part, in_favour);
    if (tree.kind != Condition::Kind::test) return made;
    made.test.doubt = Test::Doubt::none;
    if (tree.test.doubt == Test::Doubt::when_unmet && in_favour) return {};                              // always met
    if (tree.test.doubt == Test::Doubt::when_met && !in_favour) return group(Condition::Kind::any, {});  // never
    return made;
}

/// Calls `use` with every exact situation that the intervals allow.
template <class Use>
void each_world(const Facts& facts, Use use) {
    for (int i = facts[0].min; i <= facts[0].max; ++i) {
        for (int j = facts[1].min; j <= facts[1].max; ++j)
            for (int k = facts[2].min; k <= facts[2].max; ++k) use(knowing({exactly(i), exactly(j), exactly(k)}));
    }
}

Facts random_facts(Random& random) {
    Facts facts;
    for (int i = 0; i < 3; ++i) {
        const int least = random.between(0, 3);
        facts.push_back({least, random.between(least, 3)});
    }
    return facts;
}

}  // namespace

TEST_CASE("A test of a number is yes only where every possible number passes, no only where none does") {
    const Condition twelve = number_test({a}, {12, INT_MAX});
    CHECK(at(twelve, {11, 11}) == Truth::no);
    CHECK(at(twelve, {12, 12}) == Truth::yes);
    CHECK(at(twelve, {0, 11}) == Truth::no);
    CHECK(at(twelve, {11, 12}) == Truth::unknown);
    CHECK(at(twelve, {12, 23}) == Truth::yes);
    const Condition window = number_test({a}, {0, 48});
    CHECK(at(window, {48, 48}) == Truth::yes);
    CHECK(at(window, {49, 49}) == Truth::no);
    CHECK(at(window, {-1, -1}) == Truth::no);
    CHECK(at(window, {-1, 0}) == Truth::unknown);
    CHECK(at(window, {-12, 60}) == Truth::unknown);
}

TEST_CASE("A test of a choice is unknown while values inside and outside are possible") {
    const Condition second_or_third = choice_test(a, 0b0110);
    CHECK(at(second_or_third, {0, 0}) == Truth::no);
    CHECK(at(second_or_third, {1, 1}) == Truth::yes);
    CHECK(at(second_or_third, {1, 2}) == Truth::yes);
    CHECK(at(second_or_third, {0, 3}) == Truth::unknown);
    CHECK(at(second_or_third, {3, 3}) == Truth::no);
    const Condition last_of_64 = choice_test(a, std::uint64_t{1} << 63);
    CHECK(at(last_of_64, {63, 63}) == Truth::yes);
    CHECK(at(last_of_64, {0, 62}) == Truth::no);
    CHECK(at(last_of_64, {0, 63}) == Truth::unknown);
}

TEST_CASE("A test of a sum adds what is known of its facts") {
    const Condition hours = number_test({a, b}, {720, INT_MAX});
    const auto of = [&](Interval x, Interval y) { return hours.evaluate(knowing({x, y, {0, 0}})); };
    CHECK(of({560, 560}, {159, 159}) == Truth::no);
    CHECK(of({560, 560}, {160, 160}) == Truth::yes);
    CHECK(of({560, 719}, {160, 200}) == Truth::yes);
    CHECK(of({0, 559}, {0, 160}) == Truth::no);
    CHECK(of({0, 560}, {0, 160}) == Truth::unknown);
}

TEST_CASE("An empty list of demands is always met, an empty list of choices never") {
    CHECK(Condition{}.evaluate(knowing({})) == Truth::yes);
    CHECK(group(Condition::Kind::any, {}).evaluate(knowing({})) == Truth::no);
}

TEST_CASE("A decided condition is decided the same way in every world that the answers allow") {
    Random random(1);
    int decided = 0, undecided = 0;
    for (int round = 0; round < 20000; ++round) {
        const Condition tree = random_tree(random, 3);
        const Facts facts = random_facts(random);
        const Truth truth = tree.evaluate(knowing(facts));
        (truth == Truth::unknown ? undecided : decided)++;
        each_world(facts, [&](const Situation& world) {
            const Truth there = tree.evaluate(world);
            REQUIRE(there != Truth::unknown);
            if (truth != Truth::unknown) REQUIRE(there == truth);
        });
    }
    CHECK(decided > 1000);
    CHECK(undecided > 1000);
}

TEST_CASE("A doubtful test is undecided where its rule is, and decided elsewhere") {
    for (const Condition& second : {choice_test(a, 0b0010), number_test({a}, {1, 1})}) {
        const Condition asks_less = doubtful(Test::Doubt::when_unmet, second),
                        asks_more = doubtful(Test::Doubt::when_met, second);
        const auto by_doubt = [](const Condition& condition, Interval value) {
            return condition.test.doubtful(knowing({value, {0, 0}, {0, 0}}));
        };
        CHECK(at(asks_less, {1, 1}) == Truth::yes);
        CHECK(at(asks_less, {2, 3}) == Truth::unknown);
        CHECK(at(asks_less, {1, 2}) == Truth::unknown);
        CHECK_FALSE(by_doubt(asks_less, {1, 1}));
        CHECK(by_doubt(asks_less, {2, 3}));
        CHECK_FALSE(by_doubt(asks_less, {1, 2}));  // knowing more may decide it
        CHECK(at(asks_more, {1, 1}) == Truth::unknown);
        CHECK(at(asks_more, {2, 3}) == Truth::no);
        CHECK(at(asks_more, {1, 2}) == Truth::unknown);
        CHECK(by_doubt(asks_more, {1, 1}));
        CHECK_FALSE(by_doubt(asks_more, {2, 3}));
        CHECK_FALSE(by_doubt(asks_more, {1, 2}));
        CHECK_FALSE(by_doubt(second, {1, 1}));
        CHECK_FALSE(by_doubt(second, {2, 3}));
        CHECK_FALSE(asks_less.test.asks_the_same(second.test));
        CHECK_FALSE(asks_less.test.asks_the_same(asks_more.test));
    }
    Test loud;
    Test quiet = loud;
    quiet.quiet = true;
    quiet.words = "reason.failed";
    CHECK(loud.asks_the_same(quiet));
}

TEST_CASE("A doubt decides nothing and is decided by nothing but what stands beside it") {
    const Condition met = number_test({b}, {0, 0}), unmet = number_test({b}, {1, 1});
    const Condition doubt = doubtful(Test::Doubt::when_unmet, number_test({a}, {5, 5}));
    CHECK(at(group(Condition::Kind::all, {doubt, met}), {0, 0}) == Truth::unknown);
    CHECK(at(group(Condition::Kind::all, {doubt, unmet}), {0, 0}) == Truth::no);
    CHECK(at(group(Condition::Kind::any, {doubt, met}), {0, 0}) == Truth::yes);
    CHECK(at(group(Condition::Kind::any, {doubt, unmet}), {0, 0}) == Truth::unknown);
    CHECK(open_facts(group(Condition::Kind::all, {doubt, met}), knowing({{0, 0}, {0, 0}, {0, 3}})).empty());
    CHECK(open_facts(group(Condition::Kind::all, {doubt, met}), knowing({{0, 0}, {0, 3}, {0, 3}})) == std::vector{b});
}

TEST_CASE("A tree with doubts is decided where all its doubts, however they turn out, leave it the same") {
    Random random(3);
    int decided = 0, left_open = 0;
    for (int round = 0; round < 5000; ++round) {
        const Condition tree = random_tree(random, 3, 2);
        const Condition best = settled(tree, true), worst = settled(tree, false);
        const Facts facts = random_facts(random);
        const Truth truth = tree.evaluate(knowing(facts));
        each_world(facts, [&](const Situation& world) {
            const Truth at_best = best.evaluate(world), at_worst = worst.evaluate(world);
            REQUIRE(at_best != Truth::unknown);
            REQUIRE(at_worst != Truth::unknown);
            REQUIRE(int(at_best) >= int(at_worst));
            REQUIRE(tree.evaluate(world) == (at_best == at_worst ? at_best : Truth::unknown));
            if (truth != Truth::unknown) REQUIRE(tree.evaluate(world) == truth);
            (at_best == at_worst ? decided : left_open)++;
        });
    }
    CHECK(decided > 1000);
    CHECK(left_open > 1000);
}

TEST_CASE("Open facts are those that an undecided condition hangs on, each once") {
    const Condition tree = group(
        Condition::Kind::all,
        {choice_test(a, 0b10), group(Condition::Kind::any, {number_test({b}, {2, 3}), number_test({b, c}, {9, 9})})});
    CHECK(open_facts(tree, knowing({{0, 1}, {0, 3}, {0, 3}})) == std::vector{a, b});
    CHECK(open_facts(tree, knowing({{0, 0}, {0, 3}, {0, 3}})).empty());
    CHECK(open_facts(tree, knowing({{1, 1}, {0, 3}, {0, 9}})) == std::vector{b, c});
    CHECK(open_facts(tree, knowing({{1, 1}, {2, 3}, {0, 9}})).empty());
    CHECK(open_facts(tree, knowing({{0, 1}, {2, 3}, {0, 9}})) == std::vector{a});
}

TEST_CASE("What is not open cannot change the answer") {
    Random random(2);
    for (int round = 0; round < 5000; ++round) {
        const Condition tree = random_tree(random, 3);
        const Facts facts = random_facts(random);
        const auto open = open_facts(tree, knowing(facts));
        const Truth truth = tree.evaluate(knowing(facts));
        REQUIRE((truth == Truth::unknown) == !open.empty());
        Facts all_open_known = facts;
        for (const FactId fact : open) all_open_known[index(fact)] = exactly(facts[index(fact)].min);
        REQUIRE(tree.evaluate(knowing(all_open_known)) != Truth::unknown);
    }
}

TEST_CASE("The tests of a condition come in reading order") {
    const Condition tree =
        group(Condition::Kind::all, {number_test({a}, {1, 1}),
                                     group(Condition::Kind::any, {number_test({b}, {2, 2}), number_test({c}, {3, 3})}),
                                     number_test({a}, {4, 4})});
    std::vector<int> order;
    for (const Test* test : tests_of(tree)) order.push_back(test->range.min);
    CHECK(order == std::vector{1, 2, 3, 4});
}

TEST_CASE("A month is told as months ago, and as months ahead below zero") {
    const Content& content = test::shipped_content();
    const auto finish = index(content.fact_at("finish_month"));
    const auto ago = [&](const char* month, const char* date) {
        return situation_of(content, test::profile(std::string(R"({"finish_month": ")") + month + "\"}"),
                            test::day(date))
            .values[finish];
    };
    CHECK(ago("2026-11", "2026-11-01") == exactly(0));
    CHECK(ago("2026-11", "2026-11-30") == exactly(0));
    CHECK(ago("2025-11", "2026-11-22") == exactly(12));
    CHECK(ago("2027-04", "2026-11-22") == exactly(-5));
    const Situation unknown = situation_of(content, nothing_known(content), test::day("2026-11-22"));
    CHECK(unknown.values[finish] == Interval{-(2060 - 2026) * 12 - 1, (2026 - 1960) * 12 + 10});
    CHECK(unknown.today == exactly(20779));
    CHECK(unknown.elapsed == exactly(0));
    // What has been, has been: it lies in no month to come, unless that is what they say.
    for (const char* past : {"expired_month", "failed_month"}) {
        const auto fact = index(content.fact_at(past));
        CHECK(unknown.values[fact] == Interval{0, (2026 - 1960) * 12 + 10});
        const auto in = [&](const char* months) {
            return situation_of(content, test::profile(std::string("{\"") + past + "\": " + months + "}"),
                                test::day("2026-11-22"))
                .values[fact];
        };
        CHECK(in(R"("2026-11")") == exactly(0));
        CHECK(in(R"("2025-11")") == exactly(12));
        CHECK(in(R"({"min": "2026-01", "max": "2027-12"})") == Interval{0, 10});
        CHECK(in(R"("2027-01")") == exactly(-2));
    }
}
