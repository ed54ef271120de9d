#include "core/terms/interval.h"

#include <catch2/catch_test_macros.hpp>

#include "core/terms/truth.h"

using namespace milepost;

namespace {

/// All intervals within 0 to 5.
std::vector<Interval> small_intervals() {
    std::vector<Interval> all;
    for (int min = 0; min <= 5; ++min)
        for (int max = min; max <= 5; ++max) all.push_back({min, max});
    return all;
}

}  // namespace

TEST_CASE("Intervals agree with the sets of numbers that they stand for") {
    for (const Interval a : small_intervals()) {
        CHECK(a.exact() == (a.max - a.min == 0));
        for (const Interval b : small_intervals()) {
            int common = 0, of_b = 0, least = 99, most = -1;
            for (int n = 0; n <= 5; ++n) {
                common += a.contains(n) && b.contains(n);
                of_b += b.contains(n);
                if (!a.contains(n) && !b.contains(n)) continue;
                least = std::min(least, n);
                most = std::max(most, n);
            }
            CHECK(a.overlaps(b) == (common > 0));
            CHECK(a.contains(b) == (common == of_b));
            CHECK(span(a, b) == Interval{least, most});
            const Interval narrow = narrowed(a, b);
            CHECK(a.contains(narrow));
            if (common > 0) CHECK(narrow.max - narrow.min + 1 == common);
            else CHECK(narrow == a);
        }
    }
}

TEST_CASE("Sums and opposites of intervals hold every sum and opposite of their numbers, and no other") {
    for (const Interval a : small_intervals()) {
        CHECK(-a == Interval{-a.max, -a.min});
        for (const Interval b : small_intervals()) {
            for (int n = -1; n <= 11; ++n) {
                bool is_sum = false;
                for (int i = a.min; i <= a.max; ++i) is_sum = is_sum || b.contains(n - i);
                CHECK((a + b).contains(n) == is_sum);
            }
        }
    }
}

TEST_CASE("Three-valued and, or: unknown yields only to what decides") {
    constexpr Truth no = Truth::no, maybe = Truth::unknown, yes = Truth::yes;
    struct Row {
        Truth a, b, both, either;
    };
    for (const Row& row : {Row{no, no, no, no}, Row{no, maybe, no, maybe}, Row{no, yes, no, yes},
                           Row{maybe, maybe, maybe, maybe}, Row{maybe, yes, maybe, yes}, Row{yes, yes, yes, yes}}) {
        CHECK((row.a && row.b) == row.both);
        CHECK((row.b && row.a) == row.both);
        CHECK((row.a || row.b) == row.either);
        CHECK((row.b || row.a) == row.either);
    }
}
