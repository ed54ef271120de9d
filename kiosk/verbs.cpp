#include "kiosk/effects/printer.h"
#include "kiosk/take_home/layers.h"
#include "kiosk/verbs.h"

#include <sys/prctl.h>

#include <chrono>
#include <ctime>
#include <future>
#include <iostream>
#include <optional>
#include <thread>
#include <utility>

#include "kiosk/app.h"
#include "kiosk/check.h"
#include "kiosk/conform/page.h"
#include "kiosk/content_files.h"
#include "kiosk/evaluate.h"
#include "kiosk/quit_signal.h"
#include "kiosk/text_file.h"
#include "kiosk/tour.h"

namespace milepost::kiosk {
namespace {

enum Status { done = 0, refused = 1, wrong_usage = 2, no_display = 3 };

void tell(const Findings& findings) {
    for (const Finding& finding : findings) std::cerr << finding.sentence() << '\n';
}

int tell(Status status, const std::string& sentence) {
    std::cerr << "milepost: " << sentence << '\n';
    return status;
}

/// The words of the language asked for; otherwise the usage is told to be wrong.
const Words* words_for(const Pack& pack, const CommandLine& line) {
    if (const Words* words = pack.words_of(line.language)) return words;
    std::string known;
    for (const Words& one : pack.words) known += (known.empty() ? "" : ", ") + one.language();
    std::cerr << "--language: found \"" << line.language << "\"; expected one of " << known << '\n';
    return nullptr;
}

/// Empty: it is there.
std::string make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    return error ? folder.string() + ": cannot be made: " + error.message() : std::string();
}

SceneOptions scene_options(const CommandLine& line, const Pack* pack, bool still) {
    return {pack, [line] { return today(line); }, line.idle, line.language, still};
}

}  // namespace

std::filesystem::path pack_folder(const CommandLine& line) {
    return line.content.empty() ? own_pack() : std::filesystem::path(line.content);
}

Date today(const CommandLine& line) {
    if (line.date) return *line.date;
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return Date(std::chrono::year(local.tm_year + 1900), std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
                std::chrono::day(static_cast<unsigned>(local.tm_mday)));
}

int run_check(const CommandLine& line) {
    const auto pack = read_pack(pack_folder(line), Care::whole);
    if (!pack) {
        tell(pack.findings());
        return refused;
    }
    if (!line.against.empty()) {
        const auto other = read_pack(line.against, Care::to_run);
        if (!other) {
            tell(other.findings());
            return refused;
        }
        std::cout << report_of(difference(pack->content, other->content, today(line), line.people), line.against);
        return done;
    }
    ProofPlan plan{today(line), line.people, std::max(1U, std::thread::hardware_concurrency()), {}};
    for (const Words& words : pack->words) plan.languages.push_back([&words](std::string_view key, const Args& arguments) { return words(key, arguments); });
    const auto began = std::chrono::steady_clock::now();
    const Proof proof = prove(pack->content, plan);
    for (const std::string& fault : proof.faults) tell({{pack_folder(line).string(), "", fault, "what holds for everyone"}});
    std::cout << report_of(proof, std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count()) << std::flush;
    return proof.violations == 0 ? done : refused;
}

int run_evaluate(const CommandLine& line) {
    const std::string name = line.path == "-" ? "standard input" : line.path;
    const auto profile = read_text(line.path);
    if (!profile) {
        tell({{name, "", "a file that cannot be read", "a profile"}});
        return refused;
    }
    const auto pack = read_pack(pack_folder(line), Care::to_run);
    if (!pack) {
        tell(pack.findings());
        return refused;
    }
    const Words* words = words_for(*pack, line);
    if (words == nullptr) return wrong_usage;
    const auto evaluation = evaluate_profile(*pack, *words, today(line), name, *profile);
    if (!evaluation) {
        tell(evaluation.findings());
        return refused;
    }
    std::cout << *evaluation << std::flush;
    return std::cout ? done : tell(refused, "standard output cannot be written");
}

int run_kiosk(const CommandLine& line) {
    prctl(PR_SET_DUMPABLE, 0);  // no crash dump may hold what a visitor answered
    QuitSignal quit;
    // The pack is read while the window opens: the start takes as long as the longer of the two.
    auto reading = std::async(std::launch::async, [&] { return read_pack(pack_folder(line), Care::to_run); });
    auto opened = open_window(line.window);
    if (const auto* none = std::get_if<NoWindow>(&opened)) return tell(no_display, none->why);
    Window& window = *std::get<std::unique_ptr<Window>>(opened);
    auto interface = ui::Interface::create(MILEPOST_FONT_DIR);
    if (!interface) {
        tell(interface.findings());
        return refused;
    }
    const auto pack = reading.get();
    if (!pack) tell(pack.findings());  // and the public sees that the kiosk is out of service
    else if (words_for(*pack, line) == nullptr) return wrong_usage;
    quit.listen(&Window::wake);
    PrinterOptions paper{line.printer, printer_program()};
    paper.patience = std::chrono::seconds{line.print_wait_seconds};
    Printer printer(paper, &Window::wake);
    SceneOptions options = scene_options(line, pack ? &*pack : nullptr, line.still);
    options.print = [&](const Model& model, const Derived& derived, const World& world) {
        printer.print(take_home::job_text(take_home::paper_job(world, model, derived, pack_folder(line).string(), line.paper)));
    };
    options.forget = [&] { printer.forget(); };
    options.print_trace = [&](const Model& model, const Derived& derived, const World& world) {
        printer.print(take_home::job_text(take_home::trace_job(world, model, derived, pack_folder(line).string(), line.paper)));
    };
    options.desk_apart = line.desk.has_value();
    Scene scene(std::move(options), std::move(*interface));
    return App(window, scene, printer, SemanticsFile(line.semantics), line.diagonal_inches, {line.desk, line.desk_semantics, line.desk_diagonal_inches}).run(quit);
}

int run_conform(const CommandLine& line) {
    const std::filesystem::path folder = line.path;
    if (const std::string wrong = make_folder(folder); !wrong.empty()) return tell(wrong_usage, wrong);
    const auto pack = read_pack(pack_folder(line), Care::to_run);
    if (!pack) {
        tell(pack.findings());
        return refused;
    }
    const ConformPlan plan{today(line), line.quick, std::max(1U, std::thread::hardware_concurrency())};
    const Conformance result = measure_all(*pack, plan, folder);
    if (const std::string wrong = replace_file((folder / "index.html").string(), page_of(result, plan)); !wrong.empty()) return tell(refused, wrong);
    if (const std::string wrong = replace_file((folder / "failures.txt").string(), failure_lines(result)); !wrong.empty()) return tell(refused, wrong);
    std::cout << lines_of(result) << std::flush;
    return result.failures.empty() ? done : refused;
}

int run_tour(const CommandLine& line) {
    const std::filesystem::path folder = line.path;
    if (const std::string wrong = make_folder(folder); !wrong.empty()) return tell(wrong_usage, wrong);
    const auto pack = read_pack(pack_folder(line), Care::to_run);
    if (!pack) {
        tell(pack.findings());
        return refused;
    }
    const Words* words = words_for(*pack, line);
    if (words == nullptr) return wrong_usage;
    auto opened = open_window(line.window.value_or(Size{1080, 1920}));
    if (const auto* none = std::get_if<NoWindow>(&opened)) return tell(no_display, none->why);
    Window& window = *std::get<std::unique_ptr<Window>>(opened);
    auto interface = ui::Interface::create(MILEPOST_FONT_DIR);
    if (!interface) {
        tell(interface.findings());
        return refused;
    }
    Scene scene(scene_options(line, &*pack, true), std::move(*interface));
    Tour tour(window, scene, SemanticsFile(line.semantics), display_of(window.size(), line.diagonal_inches), folder);
    std::string wrong = tour.play();
    if (wrong.empty()) wrong = replace_file((folder / "roadmap.json").string(), evaluation_text(*pack, *words, *tour.evaluation()));
    return wrong.empty() ? done : tell(refused, wrong);
}

}  // namespace milepost::kiosk
