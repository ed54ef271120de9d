// How long it takes to build a frame of each screen: all that Milepost does before OpenGL. Beside it the least that
// Dear ImGui takes for a frame with one line of text. Usage: bench_frames [--benchmark_...]

#include <benchmark/benchmark.h>
#include <imgui.h>

#include <string>

#include "kiosk/base/content_files.h"
#include "ui/conform/stops.h"
#include "ui/headless/driver.h"

using namespace milepost;

namespace {

/// A driver that shows one screen, what follows from its model worked out once, as the program does.
std::unique_ptr<headless::Driver> driver_of(const World& world, const std::vector<const Words*>& languages,
                                            const conform::Stop& stop) {
    headless::Stage stage = headless::whole_program(world, languages, headless::display_of(1080, 1920));
    stage.derive = [derived = derive(world, stop.model)](const World&, const Model&) { return derived; };
    return std::make_unique<headless::Driver>(std::move(stage), stop.model, MILEPOST_FONT_DIR);
}

void least(benchmark::State& state, const World& world, const std::vector<const Words*>& languages) {
    headless::Stage stage = headless::whole_program(world, languages, headless::display_of(1080, 1920));
    stage.derive = [](const World&, const Model&) { return Derived{}; };
    stage.draw = [](ui::Frame&) {
        ImGui::GetBackgroundDrawList()->AddText({100, 100}, IM_COL32_WHITE, "One line of text");
        return 1.0;
    };
    headless::Driver driver(std::move(stage), initial_model(world, "en"), MILEPOST_FONT_DIR);
    for (auto _ : state) driver.pass();
}

}  // namespace

int main(int count, char** arguments) {  // NOLINT(bugprone-exception-escape): ends it
    const auto pack = kiosk::read_pack(kiosk::own_pack(), kiosk::Care::to_run);
    if (!pack) return 1;
    std::vector<const Words*> languages;
    for (const Words& words : pack->words) languages.push_back(&words);
    const World world{&pack->content, *parse_date("2026-11-22"), {}};
    benchmark::Initialize(&count, arguments);
    benchmark::RegisterBenchmark("least", [&](benchmark::State& state) {
        least(state, world, languages);
    })->Unit(benchmark::kMicrosecond);
    for (const conform::Stop& stop : conform::all_stops(world, "en")) {
        benchmark::RegisterBenchmark(stop.name.c_str(), [&world, &languages, stop](benchmark::State& state) {
            const auto driver = driver_of(world, languages, stop);
            driver->settle();
            for (auto _ : state) driver->pass();
        })->Unit(benchmark::kMicrosecond);
    }
    benchmark::RunSpecifiedBenchmarks();
}
