#include "kiosk/program/verbs.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <thread>
#include <utility>

#include "kiosk/base/awaited.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/content_files.h"
#include "kiosk/base/installation.h"
#include "kiosk/base/quit_signal.h"
#include "kiosk/base/status.h"
#include "kiosk/base/text_file.h"
#include "kiosk/conform/page.h"
#include "kiosk/effects/configuration.h"
#include "kiosk/effects/headphones.h"
#include "kiosk/effects/keeper.h"
#include "kiosk/effects/printer.h"
#include "kiosk/effects/prover.h"
#include "kiosk/effects/tell_staff.h"
#include "kiosk/printer/child.h"
#include "kiosk/program/app.h"
#include "kiosk/program/check.h"
#include "kiosk/program/evaluate.h"
#include "kiosk/program/tour.h"
#include "kiosk/take_home/layers.h"
#include "kiosk/window/x_server.h"

namespace milepost::kiosk {
namespace {

/// Instead of an exit status: the content came after the public was told that the kiosk is out of service.
constexpr int begin_anew = -1;

/// How long the public may look at an empty screen. A pack is read within 0.1 s.
constexpr std::chrono::seconds most_reading{5};

/// What the kiosk starts with from the disk.
struct Loaded {
    Result<Pack> pack;
    printing::Descriptor files = printing::Descriptor();  ///< of the pack, for what makes paper
};

Loaded load(const std::filesystem::path& folder, bool prints) {
    const auto files = read_pack_files(folder);
    if (!files) return {files.findings()};
    auto pack = make_pack(*files, Care::to_run);
    return {std::move(pack), prints ? printing::sealed(packed(*files)) : printing::Descriptor()};
}

/// Waits for it, but not for ever, nor where the kiosk is asked to end.
bool in_time(const Awaited<Loaded>& reading, const QuitSignal& quit) {
    constexpr std::chrono::milliseconds look{50};
    const auto deadline = std::chrono::steady_clock::now() + most_reading;
    while (!reading.wait(look)) {
        if (quit.came() || std::chrono::steady_clock::now() >= deadline) return false;
    }
    return true;
}

Finding unanswered(const std::filesystem::path& folder) {
    return {folder.string(), "",
            "a disk or share that has not answered for " + std::to_string(most_reading.count()) + " s",
            "one that answers; the kiosk begins anew when it does"};
}

/// The words for "out of service" and for staff; none where the disk does not answer for them either.
std::vector<Words> spare_words(const std::filesystem::path& folder) {
    Awaited<std::vector<Words>> reading([folder] { return readable_words(folder); });
    return reading.wait(std::chrono::seconds(1)) ? reading.take() : std::vector<Words>();
}

/// Empty: it is there.
std::string make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    return error ? folder.string() + ": cannot be made: " + error.message() : std::string();
}

std::filesystem::path configuration_file(const CommandLine& line) {
    return line.configuration.empty() ? default_configuration() : std::filesystem::path(line.configuration);
}

/// What staff is told of the kiosk besides its configuration.
KeeperOptions keeper_options(const CommandLine& line, const Result<Pack>& pack, bool configured) {
    KeeperOptions options;
    if (configured) options.file = configuration_file(line);
    options.machine.version = MILEPOST_VERSION;
    if (!pack)
        for (const Finding& finding : pack.findings()) options.machine.refused.push_back(finding.sentence());
    options.machine.desk_given = line.desk.has_value();
    if (line.diagonal_given) options.diagonal_inches = line.diagonal_inches;
    if (line.floor_given) options.floor_mm = int(line.floor_mm);
    return options;
}

/// Today for a visit. Staff are told when the clock begins to be wrong, and when it is right again.
std::function<Today()> todays(const CommandLine& line, const Pack* pack) {
    if (pack == nullptr) return [] { return Today(day_by_clock()); };
    return [line, pack, wrong = false]() mutable {
        const Today day = today(line, pack->content);
        if (day.known == wrong) {
            const std::string what = wrong ? "the clock is right again: dates are told from this visit on"
                                           : clock_fault(pack->content) + ": lengths are told without dates";
            tell_staff(what);
            wrong = !wrong;
        }
        return day;
    };
}

SceneOptions scene_options(const CommandLine& line, const Pack* pack, bool still) {
    return {pack, todays(line, pack), line.idle, line.language, still};
}

/// The day for what is about no person: what was said or the clock tells, else the content's own, of which staff is
/// told.
Date day_for(const CommandLine& line, const Content& content) {
    const Today day = today(line, content);
    if (!day.known) {
        tell_line("milepost: " + clock_fault(content) + ": reckoned for " + to_string(day.day) +
                  "; --date says the day");
    }
    return day.day;
}

std::vector<Wording> wordings_of(const Pack& pack) {
    std::vector<Wording> all;
    for (const Words& words : pack.words)
        all.push_back([&words](std::string_view key, const Args& arguments) { return words(key, arguments); });
    return all;
}

/// What was told as the action that brings it into the model; nothing stays nothing.
template <class Told, class News>
std::optional<Action> as_action(std::optional<News> news) {
    if (!news) return std::nullopt;
    return Told{std::move(*news)};
}

/// The kiosk with the content that is being read, or without it where that takes too long. Whoever reads what staff are
/// told may have stopped: nothing here waits for that.
int run_kiosk(const CommandLine& line, QuitSignal& quit, Awaited<Loaded>& reading) {
    auto opened = open_window(line.window);
    if (const auto* none = std::get_if<NoWindow>(&opened)) return tell_staff(none->why), no_display;
    Window& window = *std::get<std::unique_ptr<Window>>(opened);
    auto interface = ui::Interface::create(font_folder());
    if (!interface) return tell_staff(interface.findings()), refused;
    const bool late = !in_time(reading, quit);
    if (quit.came()) return done;
    Loaded loaded = late ? Loaded{Findings{unanswered(pack_folder(line))}} : reading.take();
    Result<Pack>& pack = loaded.pack;
    const auto configuration = read_configuration(configuration_file(line));
    if (!configuration) tell_staff(configuration.findings());  // and the public sees that the kiosk is out of service
    if (!pack) tell_staff(pack.findings());                    // likewise
    else if (words_for(*pack, line) == nullptr) return tell_staff(Findings{language_wanted(*pack, line)}), wrong_usage;
    PrinterOptions paper{line.printer, printer_program(), loaded.files.number()};
    paper.patience = std::chrono::seconds{line.print_wait_seconds};
    Printer printer(paper, &Window::wake);
    // Of a folder that does not answer no words can be had: those that Milepost comes with.
    const std::vector<Words> spare = pack ? std::vector<Words>() : spare_words(late ? own_pack() : pack_folder(line));
    Keeper keeper(keeper_options(line, pack, bool(configuration)), &Window::wake);
    SceneOptions options = scene_options(line, pack && configuration ? &*pack : nullptr, line.still);
    options.words = pack ? &pack->words : &spare;
    options.staff = [&](Effect effect, const Staff& staff) {
        if (effect == Effect::check_pin) keeper.check_pin(staff.typed);
        if (effect == Effect::keep_pin) keeper.keep_pin(staff.typed);
        if (effect == Effect::keep_setup) keeper.keep(staff.draft);
        if (effect == Effect::quit) kill(getpid(), SIGTERM);  // the one way in which it ends
    };
    const auto print = [&](take_home::Job job) {
        job.pack = printing::shared_descriptor;
        printer.print(take_home::job_text(job));
    };
    options.print = [&](const Model& model, const Derived& derived, const World& world) {
        print(take_home::paper_job(world, model, derived, line.paper));
    };
    options.forget = [&] { printer.forget(); };
    options.print_trace = [&](const Model& model, const Derived& derived, const World& world) {
        print(take_home::trace_job(world, model, derived, line.paper));
    };
    Speech speech({speech_program()}, &Window::wake);
    VoiceOver voice(speech, pack ? &*pack : nullptr);
    options.repeat_speech = [&] { voice.repeat(); };
    options.pause_speech = [&] { voice.pause(); };
    Scene scene(std::move(options), std::move(*interface));
    std::vector<News> news{[&] { return as_action<action::PrinterTold>(printer.news()); },
                           [&] { return as_action<action::ByStaff>(keeper.news()); }};
    Headphones headphones(&Window::wake);
    news.push_back([&]() -> std::optional<Action> {
        const auto plugged = headphones.news();
        if (!plugged) return std::nullopt;
        return action::HeadphonesTold{*plugged, scene.semantics().language};
    });
    std::optional<Prover> prover;
    if (pack) {
        prover.emplace(
            pack->content, wordings_of(*pack), [&] { return today(line, pack->content); }, &Window::wake,
            Prover::Options{.after = std::chrono::seconds{line.prove_after_seconds}});
        news.push_back([&] { return as_action<action::ProofTold>(prover->news()); });
    }
    if (late) reading.tell(&Window::wake);
    const auto came_late = [&] { return late && reading.here(); };
    App app(window, scene, printer, voice, std::move(news), SemanticsFile(line.semantics),
            {line.desk, line.desk_semantics, line.desk_diagonal_inches});
    const int status = app.run(quit, came_late);
    if (quit.came() || !came_late()) return status;
    tell_staff(pack_folder(line).string() + " can be read now: the kiosk begins anew");
    return begin_anew;
}

}  // namespace

std::filesystem::path pack_folder(const CommandLine& line) {
    return line.content.empty() ? own_pack() : std::filesystem::path(line.content);
}

Today today(const CommandLine& line, const Content& content) {
    return line.date ? Today(*line.date) : by_clock(content, day_by_clock());
}

std::string clock_fault(const Content& content) {
    return "the clock says " + to_string(day_by_clock()) + "; this content was made on " + to_string(made_on(content)) +
           " and is not used after " + month_to_string(last_used(content));
}

const Words* words_for(Pack& pack, const CommandLine& line) {
    pack.make_up(line.language);
    return pack.words_of(line.language);
}

Finding language_wanted(const Pack& pack, const CommandLine& line) {
    std::string known;
    for (const Words& one : pack.words) known += (known.empty() ? "" : ", ") + one.language();
    return {"--language", "", in_quotes(line.language), "one of " + known};
}

Finding date_wanted(const Content& content) {
    return {"--date", "", "none, and " + clock_fault(content), "a day, as YYYY-MM-DD, or a clock that is right"};
}

int run_check(const CommandLine& line) {
    const auto pack = read_pack(pack_folder(line), Care::whole);
    if (!pack) return tell(refused, pack.findings());
    if (!line.against.empty()) {
        const auto other = read_pack(line.against, Care::to_run);
        if (!other) return tell(refused, other.findings());
        std::cout << report_of(difference(pack->content, other->content, day_for(line, pack->content), line.people),
                               line.against);
        return done;
    }
    const ProofPlan plan{day_for(line, pack->content), line.people, std::max(1U, std::thread::hardware_concurrency()),
                         wordings_of(*pack)};
    const auto began = std::chrono::steady_clock::now();
    const Proof proof = prove(pack->content, plan);
    for (const std::string& fault : proof.faults)
        tell_lines({{pack_folder(line).string(), "", fault, "what holds for everyone"}});
    std::cout << report_of(proof, std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    return proof.violations == 0 ? done : refused;
}

int run_evaluate(const CommandLine& line) {
    const std::string name = line.path == "-" ? "standard input" : line.path;
    const auto profile = read_text(line.path);
    if (!profile) return tell(refused, {{name, "", "a file that cannot be read", "a profile"}});
    auto pack = read_pack(pack_folder(line), Care::to_run);
    if (!pack) return tell(refused, pack.findings());
    const Words* words = words_for(*pack, line);
    if (words == nullptr) return tell(wrong_usage, {language_wanted(*pack, line)});
    const Today day = today(line, pack->content);
    if (!day.known) return tell(wrong_usage, {date_wanted(pack->content)});
    const auto evaluation = evaluate_profile(*pack, *words, day, name, *profile, line.place);
    if (!evaluation) return tell(refused, evaluation.findings());
    std::cout << *evaluation;
    return done;
}

int run_kiosk(const CommandLine& line) {
    prctl(PR_SET_DUMPABLE, 0);  // no crash dump may hold what a visitor answered
    QuitSignal quit;
    // The pack is read while the window opens: the start takes as long as the longer of the two.
    Awaited<Loaded> reading(
        [folder = pack_folder(line), prints = !line.printer.empty()] { return load(folder, prints); });
    end_without_x_server(no_display);
    quit.listen(&Window::wake);
    int status = done;
    do status = run_kiosk(line, quit, reading);
    while (status == begin_anew && !quit.came());
    if (status == begin_anew) status = done;
    if (awaited_under_way > 0) std::_Exit(status);  // a thread hangs in the disk
    return status;
}

int run_reset_pin(const CommandLine& line) {
    const std::filesystem::path file = configuration_file(line);
    auto configuration = read_configuration(file);
    if (!configuration) return tell(refused, configuration.findings());
    if (configuration->pin_hash.empty()) {
        std::cout << printable(file.string()) << ": no PIN is set\n";
        return done;
    }
    configuration->pin_hash.clear();
    configuration->tries = {};
    if (const std::string wrong = write_configuration(file, *configuration); !wrong.empty())
        return tell(refused, wrong);
    std::cout << printable(file.string()) << ": the PIN is forgotten; set a new one before the public comes\n";
    return done;
}

int run_conform(const CommandLine& line) {
    const std::filesystem::path folder = line.path;
    if (const std::string wrong = make_folder(folder); !wrong.empty()) return tell(wrong_usage, wrong);
    const auto pack = read_pack(pack_folder(line), Care::to_run);
    if (!pack) return tell(refused, pack.findings());
    const ConformPlan plan{day_for(line, pack->content), line.quick, std::max(1U, std::thread::hardware_concurrency()),
                           line.only};
    const Conformance result = measure_all(*pack, plan, folder);
    if (const std::string wrong = write_file(folder / "index.html", page_of(result, plan)); !wrong.empty())
        return tell(refused, wrong);
    if (const std::string wrong = write_file(folder / "failures.txt", failure_lines(result)); !wrong.empty())
        return tell(refused, wrong);
    if (!line.only.empty()) std::cout << "a part of the matrix alone\n";
    std::cout << lines_of(result);
    return result.failures.empty() ? done : refused;
}

int run_tour(const CommandLine& line) {
    const std::filesystem::path folder = line.path;
    if (const std::string wrong = make_folder(folder); !wrong.empty()) return tell(wrong_usage, wrong);
    auto pack = read_pack(pack_folder(line), Care::to_run);
    if (!pack) return tell(refused, pack.findings());
    const Words* words = words_for(*pack, line);
    if (words == nullptr) return tell(wrong_usage, {language_wanted(*pack, line)});
    end_without_x_server(no_display);
    auto opened = open_window(line.window.value_or(Size{1080, 1920}));
    if (const auto* none = std::get_if<NoWindow>(&opened)) return tell(no_display, none->why);
    Window& window = *std::get<std::unique_ptr<Window>>(opened);
    auto interface = ui::Interface::create(font_folder());
    if (!interface) return tell(refused, interface.findings());
    Scene scene(scene_options(line, &*pack, true), std::move(*interface));
    Tour tour(window, scene, SemanticsFile(line.semantics),
              display_of(window.size(), line.diagonal_inches, line.floor_mm), folder);
    std::string wrong = tour.play();
    if (const auto& shown = tour.evaluation(); shown && !shown->date.known)
        tell(done, "roadmap.json counts from " + to_string(shown->date.day) + "; --date says the day");
    if (wrong.empty()) wrong = write_file(folder / "roadmap.json", evaluation_text(*pack, *words, *tour.evaluation()));
    return wrong.empty() ? done : tell(refused, wrong);
}

}  // namespace milepost::kiosk
