// How fast the rules are: the compiled ones beside a naive evaluator and beside the limit, the same rules written out
// in C++; and how long one person's evaluation takes. First it checks that all three agree. Usage: bench_rules
// [--benchmark_...]

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <string>

#include "core/roads/evaluation.h"
#include "tests/bench/by_hand.h"
#include "tests/bench/by_name.h"
#include "tests/bench/people.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using namespace milepost::bench;

namespace {

Verdicts by_engine(const Content& content, const Situation& situation) {
    const Truths met = content.rules.routes(content.rules.evaluate_routes(situation));
    Verdicts verdicts{};
    for (std::size_t r = 0; r < verdicts.size(); ++r)
        verdicts[r] = Truth(int(met.yes >> r & 1) + int(met.maybe >> r & 1));
    return verdicts;
}

/// Can anybody surely meet it? Not where a rule may ask for more than it says.
bool can_be_sure(const Condition& condition) {
    switch (condition.kind) {
        case Condition::Kind::test: return condition.test.doubt != Test::Doubt::when_met;
        case Condition::Kind::all: return std::all_of(condition.parts.begin(), condition.parts.end(), can_be_sure);
        case Condition::Kind::any: return std::any_of(condition.parts.begin(), condition.parts.end(), can_be_sure);
    }
    return true;
}

/// The first person about whom the three do not agree, or a verdict that nobody gets; empty where all is well.
std::string disagreement(const Content& content, const ByName& by_name, const std::vector<Situation>& people) {
    std::map<std::pair<std::size_t, Truth>, int> seen;
    for (std::size_t p = 0; p < people.size(); ++p) {
        const Verdicts hand = by_hand(people[p]), engine = by_engine(content, people[p]);
        const auto name = by_name.verdicts(named(content, people[p]));
        for (std::size_t r = 0; r < hand.size(); ++r) {
            if (hand[r] != engine[r] || name.size() != hand.size() || hand[r] != name[r]) {
                return "person " + std::to_string(p) + ", route " + std::to_string(r) + ": engine " +
                       std::to_string(int(engine[r])) + ", by name " + std::to_string(int(name.at(r))) + ", by hand " +
                       std::to_string(int(hand[r]));
            }
            ++seen[{r, hand[r]}];
        }
    }
    std::size_t r = 0;
    for (const Credential& credential : content.credentials) {
        for (const Route& route : credential.routes) {
            for (const Truth truth : {Truth::no, Truth::unknown, Truth::yes}) {
                if ((seen[{r, truth}] != 0) != (truth != Truth::yes || can_be_sure(route.condition)))
                    return "no person whose " + route.id + " is " + std::to_string(int(truth)) + ", or one too many";
            }
            ++r;
        }
    }
    return {};
}

/// A benchmark of `verdicts_of` each of `people`.
template <class People, class Verdicts_of>
void time_verdicts(const char* name, const People& people, Verdicts_of verdicts_of) {
    benchmark::RegisterBenchmark(name, [&people, verdicts_of](benchmark::State& state) {
        for (auto _ : state) {
            for (const auto& person : people) benchmark::DoNotOptimize(verdicts_of(person));
        }
        state.SetItemsProcessed(int64_t(state.iterations()) * int64_t(people.size()));
    })->Unit(benchmark::kMicrosecond);
}

/// A benchmark that times each person alone. Of one person's times the shortest counts; of those, the median and the
/// worst.
template <class Work>
void time_each(const char* name, const std::vector<Told>& people, std::vector<double>& shortest, Work work) {
    shortest.assign(people.size(), 1e9);
    benchmark::RegisterBenchmark(name, [&people, &shortest, work](benchmark::State& state) {
        for (auto _ : state) {
            for (std::size_t p = 0; p < people.size(); ++p) {
                const auto begin = std::chrono::steady_clock::now();
                benchmark::DoNotOptimize(work(people[p]));
                const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
                shortest[p] = std::min(shortest[p], took.count());
            }
        }
        state.SetItemsProcessed(int64_t(state.iterations()) * int64_t(people.size()));
    })->Unit(benchmark::kMillisecond);
}

/// Prints each run, and keeps the best rate of each benchmark: whatever else the machine does only slows.
class Kept : public benchmark::ConsoleReporter {
  public:
    Kept() : ConsoleReporter(OO_None) {}
    void ReportRuns(const std::vector<Run>& runs) override {
        std::vector<Run> single = runs;
        std::erase_if(single, [](const Run& run) { return run.run_type != Run::RT_Iteration; });
        for (const Run& run : single) {
            double& rate = rates[run.run_name.function_name];
            rate = std::max(rate, double(run.counters.at("items_per_second")));
        }
        if (!single.empty()) ConsoleReporter::ReportRuns(single);
    }
    std::map<std::string, double> rates;  ///< people a second of CPU time
};

void print_spread(const char* name, std::vector<double> times) {
    if (times.empty() || times.front() >= 1e9) return;  // filtered out
    std::sort(times.begin(), times.end());
    std::printf("%-18s median %7.1f us, of 100 the slowest but one %7.1f us, worst %7.1f us (%zu people)\n", name,
                times[times.size() / 2], times[times.size() * 99 / 100], times.back(), times.size());
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> defaults{"--benchmark_repetitions=5", "--benchmark_enable_random_interleaving=true"};
    std::vector<char*> arguments{argv[0], defaults[0].data(), defaults[1].data()};
    arguments.insert(arguments.end(), argv + 1, argv + argc);
    int count = int(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;
    const Content& content = test::shipped_content();
    if (!by_hand_knows(content)) {
        std::fprintf(
            stderr, "bench_rules: the facts or routes of the content are not those that by_hand.cpp was written for\n");
        return 1;
    }
    const ByName by_name(test::shipped_files());
    const auto people = random_situations(content, 4096);
    if (const std::string found = disagreement(content, by_name, people); !found.empty()) {
        std::fprintf(stderr, "bench_rules: %s\n", found.c_str());
        return 1;
    }
    std::printf("engine, naive and limit agree on all %zu routes of %zu people\n", Verdicts{}.size(), people.size());
    std::vector<Named> people_by_name;
    people_by_name.reserve(people.size());
    for (const Situation& person : people) people_by_name.push_back(named(content, person));
    Interviews told = random_interviews(content, 300, test::today());
    if (told.midway.size() > 1000) told.midway.resize(1000);

    time_verdicts("verdicts/engine", people, [&](const Situation& person) { return by_engine(content, person); });
    time_verdicts("verdicts/naive", people_by_name, [&](const Named& person) { return by_name.verdicts(person); });
    time_verdicts("verdicts/limit", people, [](const Situation& person) { return by_hand(person); });
    std::vector<double> evaluate_final, evaluate_midway, hangs_final, hangs_midway;
    const auto evaluate_one = [&](const Told& person) {
        return evaluate(content, person.facts, test::today()).recommended;
    };
    const auto hangs_on_one = [&](const Told& person) {
        return hangs_on(content, person.facts, test::today(), person.settled);
    };
    time_each("evaluate/final", told.final, evaluate_final, evaluate_one);
    time_each("evaluate/midway", told.midway, evaluate_midway, evaluate_one);
    time_each("hangs_on/final", told.final, hangs_final, hangs_on_one);
    time_each("hangs_on/midway", told.midway, hangs_midway, hangs_on_one);
    Kept kept;
    benchmark::RunSpecifiedBenchmarks(&kept);

    const double engine = kept.rates["verdicts/engine"], naive = kept.rates["verdicts/naive"],
                 limit = kept.rates["verdicts/limit"];
    std::printf("\nverdicts of all routes, profiles a second: engine %.0f, naive %.0f, limit %.0f\n", engine, naive,
                limit);
    if (limit > 0) std::printf("engine/limit       %.3f\n", engine / limit);
    if (naive > 0) std::printf("engine/naive       %.1f\n", engine / naive);
    print_spread("evaluate, final", evaluate_final);
    print_spread("evaluate, midway", evaluate_midway);
    print_spread("hangs_on, final", hangs_final);
    print_spread("hangs_on, midway", hangs_midway);
    return 0;
}
