// The logic of intervals and conditions, held against trying every point, over small random worlds.

#include "tests/core/roads/properties.h"

#include <algorithm>
#include <functional>

#include "tests/support/content_fixture.h"

using namespace milepost;
using test::holds;

namespace {

// A small world: four facts and the day, each from 0 to 4.
constexpr int facts = 4, day = facts, most = 4;
constexpr const char* names[] = {"a", "b", "c", "d", "day"};
using Point = std::array<int, facts + 1>;

struct Box {
    std::array<Interval, facts + 1> sides;
};
void showValue(const Box& box, std::ostream& out) {
    for (int side = 0; side <= day; ++side) {
        out << names[side] << " " << box.sides[std::size_t(side)].min << ".." << box.sides[std::size_t(side)].max
            << " ";
    }
}

Situation situation_in(const Box& box) {
    Situation situation;
    for (int fact = 0; fact < facts; ++fact) situation.values.push_back(box.sides[std::size_t(fact)]);
    situation.today = box.sides[day];
    return situation;
}

/// Calls `use` with every point of the box.
void each_point(const Box& box, const std::function<void(const Point&)>& use) {
    Point point{};
    const std::function<void(std::size_t)> from = [&](std::size_t side) {
        if (side == point.size()) return use(point);
        for (point[side] = box.sides[side].min; point[side] <= box.sides[side].max; ++point[side]) from(side + 1);
    };
    from(0);
}

/// A condition as one would write it down: the tests of `core/terms/condition.h`, decided here by plain arithmetic.
/// Unknown only where a rule is in doubt; `in_favour`: each that is turns out well.
Truth at(const Condition& condition, const Point& point, bool in_favour = false) {
    const auto is = [&](Truth wanted) {
        return [&, wanted](const Condition& part) { return at(part, point, in_favour) == wanted; };
    };
    const auto begin = condition.parts.begin(), end = condition.parts.end();
    if (condition.kind == Condition::Kind::all) {
        return std::any_of(begin, end, is(Truth::no))    ? Truth::no
               : std::all_of(begin, end, is(Truth::yes)) ? Truth::yes
                                                         : Truth::unknown;
    }
    if (condition.kind == Condition::Kind::any) {
        return std::any_of(begin, end, is(Truth::yes))  ? Truth::yes
               : std::all_of(begin, end, is(Truth::no)) ? Truth::no
                                                        : Truth::unknown;
    }
    const Test& test = condition.test;
    int sum = test.measure == Test::Measure::today ? point[day] : 0;
    for (const FactId fact : test.facts) sum += point[index(fact)];
    const bool met =
        test.allowed != 0 ? (test.allowed >> sum & 1) != 0 : test.range.min <= sum && sum <= test.range.max;
    const bool in_doubt = test.doubt == (met ? Test::Doubt::when_met : Test::Doubt::when_unmet);
    return in_doubt ? in_favour ? Truth::yes : Truth::unknown : met ? Truth::yes : Truth::no;
}

void write(const Condition& condition, std::ostream& out) {
    if (condition.kind == Condition::Kind::test) {
        const Test& test = condition.test;
        if (test.measure == Test::Measure::today) out << "day";
        for (std::size_t f = 0; f < test.facts.size(); ++f) out << (f > 0 ? "+" : "") << names[index(test.facts[f])];
        if (test.doubt != Test::Doubt::none)
            out << (test.doubt == Test::Doubt::when_met ? " (doubtful when met)" : " (doubtful when unmet)");
        if (test.allowed == 0) {
            out << " in " << test.range.min << ".." << test.range.max;
            return;
        }
        out << " is";
        for (int value = 0; value <= most; ++value) {
            if ((test.allowed >> value & 1) != 0) out << " " << value;
        }
        return;
    }
    out << (condition.kind == Condition::Kind::all ? "all(" : "any(");
    for (std::size_t p = 0; p < condition.parts.size(); ++p) {
        out << (p > 0 ? ", " : "");
        write(condition.parts[p], out);
    }
    out << ")";
}

struct Tree {
    Condition condition;
};
void showValue(const Tree& tree, std::ostream& out) { write(tree.condition, out); }

struct Dice {
    rc::Random random;
    int below(int end) { return int(random.next() % unsigned(end)); }
    Interval within(int low, int high) {
        const int a = low + below(high - low + 1), b = low + below(high - low + 1);
        return {std::min(a, b), std::max(a, b)};
    }
};

/// A test of quantities of `pool`, which are taken out of it where the tree is to read each of them once.
Condition random_test(Dice& dice, std::vector<int>& pool, bool once) {
    const auto draw = [&] {
        const auto at = pool.begin() + dice.below(int(pool.size()));
        const int quantity = *at;
        if (once) pool.erase(at);
        return quantity;
    };
    Condition condition;
    condition.kind = Condition::Kind::test;
    Test& test = condition.test;
    if (const int first = draw(); first == day) test.measure = Test::Measure::today;
    else test.facts.push_back(FactId(first));
    const bool summed = test.measure == Test::Measure::value && dice.below(4) == 0 && !pool.empty();
    if (summed) {
        if (const int second = draw(); second != day) test.facts.push_back(FactId(second));
    }
    if (test.measure == Test::Measure::value && test.facts.size() == 1 && dice.below(2) == 0) {
        test.allowed = 1 + std::uint64_t(dice.below((1 << (most + 1)) - 1));
    } else {
        test.range = dice.within(-1, int(test.facts.size() + 1) * most / 2 + 2);
    }
    if (dice.below(4) == 0) test.doubt = dice.below(2) == 0 ? Test::Doubt::when_unmet : Test::Doubt::when_met;
    return condition;
}

Condition random_condition(Dice& dice, std::vector<int>& pool, bool once, int depth) {
    if (depth == 0 || dice.below(3) == 0) return random_test(dice, pool, once);
    Condition condition;
    condition.kind = dice.below(2) == 0 ? Condition::Kind::all : Condition::Kind::any;
    for (int parts = 1 + dice.below(3); parts > 0 && !pool.empty(); --parts)
        condition.parts.push_back(random_condition(dice, pool, once, depth - 1));
    return condition;
}

/// The trees that are one thing simpler: one of the parts instead, a part fewer, or a simpler one.
std::vector<Condition> simpler(const Condition& condition) {
    std::vector<Condition> all;
    if (condition.kind == Condition::Kind::test) {
        Condition other = condition;
        const auto with = [&](auto change) {
            Condition changed = condition;
            change(changed.test);
            if (!changed.test.asks_the_same(condition.test)) all.push_back(changed);
        };
        with([](Test& test) { test.doubt = Test::Doubt::none; });
        if (condition.test.facts.size() > 1) with([](Test& test) { test.facts.pop_back(); });
        if (condition.test.allowed == 0) {
            with([](Test& test) { test.range = exactly(test.range.min); });
            with([](Test& test) { test.range = exactly(test.range.max); });
        } else {
            with([](Test& test) {
                if ((test.allowed & (test.allowed - 1)) != 0) test.allowed &= test.allowed - 1;
            });
        }
        return all;
    }
    all = condition.parts;
    for (std::size_t p = 0; p < condition.parts.size(); ++p) {
        Condition less = condition;
        less.parts.erase(less.parts.begin() + std::ptrdiff_t(p));
        if (!less.parts.empty()) all.push_back(less);
        for (Condition& part : simpler(condition.parts[p])) {
            Condition changed = condition;
            changed.parts[p] = std::move(part);
            all.push_back(std::move(changed));
        }
    }
    return all;
}

rc::Gen<Tree> trees(bool once) {
    return [once](const rc::Random& random, int) {
        Dice dice{random};
        std::vector<int> pool{0, 1, 2, 3, day};
        return rc::shrinkable::shrinkRecur(Tree{random_condition(dice, pool, once, 3)}, [](const Tree& tree) {
            std::vector<Tree> all;
            for (Condition& condition : simpler(tree.condition)) all.push_back({std::move(condition)});
            return rc::seq::fromContainer(std::move(all));
        });
    };
}

/// A box of any sides; simpler are those that are less wide, then those nearer to 0.
rc::Gen<Box> boxes() {
    return [](const rc::Random& random, int) {
        Dice dice{random};
        Box box;
        for (Interval& side : box.sides) {
            side = dice.below(3) == 0   ? Interval{0, most}
                   : dice.below(2) == 0 ? exactly(dice.below(most + 1))
                                        : dice.within(0, most);
        }
        return rc::shrinkable::shrinkRecur(std::move(box), [](const Box& wide) {
            std::vector<Box> all;
            for (std::size_t side = 0; side < wide.sides.size(); ++side) {
                const Interval was = wide.sides[side];
                for (const Interval now : {exactly(0), exactly(was.min), exactly(was.max),
                                           Interval{was.min, was.max - 1}, Interval{was.min - 1, was.max - 1}}) {
                    if (now == was || now.min < 0 || now.max < now.min || (was.exact() && now.min >= was.min)) continue;
                    all.push_back(wide);
                    all.back().sides[side] = now;
                }
            }
            return rc::seq::fromContainer(std::move(all));
        });
    };
}

/// A box within another.
Box within(const Box& box, const Box& other) {
    Box inner;
    for (std::size_t side = 0; side < box.sides.size(); ++side)
        inner.sides[side] = narrowed(box.sides[side], other.sides[side]);
    return inner;
}

/// At how many points of the box a condition holds, at how many it does not, and how many there are.
struct Counted {
    int yes = 0, no = 0, all = 0;
};
Counted counted(const Condition& condition, const Box& box, bool in_favour = false) {
    Counted found;
    each_point(box, [&](const Point& point) {
        const Truth truth = at(condition, point, in_favour);
        found.yes += truth == Truth::yes;
        found.no += truth == Truth::no;
        ++found.all;
    });
    return found;
}

/// A pack of nothing but routes with these conditions.
Content pack_of(const std::vector<Tree>& all) {
    Content content;
    for (int fact = 0; fact < facts; ++fact) {
        Fact& one = content.facts.emplace_back();
        one.id = names[fact];
        one.kind = Fact::Kind::number;
        one.domain = one.unsaid = {0, most};
    }
    Credential credential;
    for (const Tree& tree : all) credential.routes.push_back({"", tree.condition, {}, {}});
    content.credentials.push_back(std::move(credential));
    content.rules = Rules::compile(content);
    return content;
}

rc::Gen<Interval> intervals() {
    return rc::gen::map(rc::gen::pair(rc::gen::inRange(-6, 7), rc::gen::inRange(0, 5)), [](std::pair<int, int> at) {
        return Interval{at.first, at.first + at.second};
    });
}

}  // namespace

TEST_CASE("A span is the smallest interval that holds both, whichever comes first") {
    holds(2000, [] {
        const Interval a = *intervals(), b = *intervals(), c = *intervals();
        const Interval both = span(a, b);
        RC_ASSERT(both.contains(a) && both.contains(b));
        RC_ASSERT(both == span(b, a));
        RC_ASSERT(span(both, c) == span(a, span(b, c)));
        RC_ASSERT(span(a, a) == a);
        if (c.contains(a) && c.contains(b)) RC_ASSERT(c.contains(both));
    });
}

TEST_CASE("Narrowing keeps just what both allow, and the first where they allow nothing together") {
    holds(2000, [] {
        const Interval a = *intervals(), b = *intervals();
        const Interval left = narrowed(a, b);
        RC_ASSERT(a.contains(left));
        bool together = false;
        for (int value = -20; value <= 20; ++value) together = together || (a.contains(value) && b.contains(value));
        RC_ASSERT(a.overlaps(b) == together);
        for (int value = -20; value <= 20; ++value)
            RC_ASSERT(left.contains(value) == (a.contains(value) && (b.contains(value) || !together)));
        RC_ASSERT(narrowed(left, b) == left);
    });
}

TEST_CASE("A sum of intervals holds the sums of their values and no others, and a negated one the negated values") {
    holds(1000, [] {
        const Interval a = *intervals(), b = *intervals();
        for (int sum = -25; sum <= 25; ++sum) {
            bool found = false;
            for (int value = a.min; value <= a.max; ++value) found = found || b.contains(sum - value);
            RC_ASSERT((a + b).contains(sum) == found);
            RC_ASSERT((-a).contains(sum) == a.contains(-sum));
        }
    });
}

TEST_CASE(
    "A condition is true only where it holds for everyone whom the intervals allow, and false only where for nobody") {
    holds(20000, [] {
        const Tree tree = *trees(false);
        const Box box = *boxes();
        const auto [yes, no, all] = counted(tree.condition, box);
        const Truth truth = tree.condition.evaluate(situation_in(box));
        RC_LOG() << "it holds at " << yes << " of " << all << " points, at " << no << " it does not";
        if (truth == Truth::yes) RC_ASSERT(yes == all);
        if (truth == Truth::no) RC_ASSERT(no == all);
        if (all == 1) RC_ASSERT(truth == (yes == 1 ? Truth::yes : no == 1 ? Truth::no : Truth::unknown));
    });
}

TEST_CASE(
    "A condition that reads nothing twice is unknown only where some of those whom the intervals allow meet it and "
    "some do not, or where a rule is in doubt") {
    holds(20000, [] {
        const Tree tree = *trees(true);
        const Box box = *boxes();
        const auto [yes, no, all] = counted(tree.condition, box);
        const Truth truth = tree.condition.evaluate(situation_in(box));
        RC_LOG() << "it holds at " << yes << " of " << all << " points, at " << no << " it does not";
        RC_ASSERT(truth == (yes == all ? Truth::yes : no == all ? Truth::no : Truth::unknown));
    });
}

TEST_CASE("Knowing more never changes what is decided") {
    holds(20000, [] {
        const Tree tree = *trees(false);
        const Box box = *boxes(), other = *boxes();
        const Truth before = tree.condition.evaluate(situation_in(box)),
                    after = tree.condition.evaluate(situation_in(within(box, other)));
        if (before != Truth::unknown) RC_ASSERT(after == before);
    });
}

TEST_CASE("Compiled conditions are as true as their trees, all of them and those of routes alone") {
    holds(20000, [] {
        const auto all = *rc::gen::resize(4, rc::gen::container<std::vector<Tree>>(trees(false)));
        const Box box = *boxes();
        const Content content = pack_of(all);
        RC_PRE(!content.rules.too_many_tests());
        const Situation situation = situation_in(box);
        for (const Route& route : content.credentials.front().routes) {
            const Truth truth = route.condition.evaluate(situation);
            RC_ASSERT(content.rules.truth(route.condition, content.rules.evaluate(situation)) == truth);
            RC_ASSERT(content.rules.truth(route.condition, content.rules.evaluate_routes(situation)) == truth);
        }
    });
}

TEST_CASE("In a person's favour every rule in doubt turns out well, and nothing that is not known does") {
    holds(20000, [] {
        const Tree tree = *trees(false);
        const Box box = *boxes();
        const Content content = pack_of({tree});
        const Condition& condition = content.credentials.front().routes.front().condition;
        const Truths truths = content.rules.evaluate(situation_in(box), true);
        const Truth truth = content.rules.truth(condition, truths);
        const auto [yes, no, all] = counted(tree.condition, box, true);
        RC_LOG() << "it holds at " << yes << " of " << all << " points, at " << no << " it does not";
        if (truth == Truth::yes) RC_ASSERT(yes == all);
        if (truth == Truth::no) RC_ASSERT(no == all);
        if (all == 1) RC_ASSERT(truth == (yes == 1 ? Truth::yes : Truth::no));
    });
}

TEST_CASE("Whatever is learned of facts on which a condition does not hang, it stays as true as it was") {
    holds(20000, [] {
        const Tree tree = *trees(false);
        const Box box = *boxes(), other = *boxes();
        const Content content = pack_of({tree});
        const Condition& condition = content.credentials.front().routes.front().condition;
        const Situation situation = situation_in(box);
        const Truths truths = content.rules.evaluate(situation);
        const FactSet open = content.rules.open(condition, truths, situation);
        RC_ASSERT((open & ~inexact(situation)) == 0u);
        Box known = within(box, other);
        for (std::size_t side = 0; side < known.sides.size(); ++side) {
            if (side == day || (open >> side & 1) != 0) known.sides[side] = box.sides[side];
        }
        RC_ASSERT(content.rules.truth(condition, content.rules.evaluate(situation_in(known))) ==
                  content.rules.truth(condition, truths));
    });
}
