#include "kiosk/conform/matrix.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <functional>
#include <map>
#include <new>
#include <numeric>
#include <set>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "kiosk/base/installation.h"
#include "kiosk/base/standard_error.h"
#include "kiosk/base/text_file.h"
#include "kiosk/conform/pictures.h"
#include "kiosk/take_home/layers.h"
#include "ui/conform/stops.h"

namespace milepost::kiosk {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_pictures = 60;  ///< of failures, for each worker

/// One panel, one text size, one language: what shares the letters that were drawn.
struct Job {
    std::size_t panel, size, language;
};

struct Work {
    const World& world;
    const ConformPlan& plan;
    const std::filesystem::path& folder;
    std::vector<const Words*> words;  ///< a report's languages; the last are the made-up ones
    std::vector<conform::Stop> all, few;
};

/// Nobody is there who could have changed a setting, so there is only the default.
bool only_default(const conform::Stop& stop) {
    return !stop.in_service || (!stop.model.visit.here && stop.model.staff.at != Staff::At::admin);
}

/// Geometry is measured everywhere. Pixels hang on the letters' size in pixels and on the colours, so they are read for
/// all stops on the first panel, and for few on the others; keys and presses do not hang on the colours. What is
/// mirrored is held to the same as the first language: the picture, the nodes and what can be hit must agree.
conform::Depth depth_of(const Job& job, std::size_t contrast, const Manner& manner, bool few, bool quick,
                        bool from_right) {
    conform::Depth depth;
    const bool first_manner = manner.name == manners.front().name;
    depth.pixels = first_manner && ((job.panel == 0 && job.language == 0) || (few && (!quick || from_right)));
    depth.press = first_manner && few && (job.language == 0 || from_right) && (contrast == 0 || contrast == 2);
    depth.focus = contrast == 0 && (first_manner || (few && !manner.motion));
    return depth;
}

class Worker {
  public:
    Worker(const Work& work, int number) : work_(work), number_(number) {}

    void run(const Job& job) {
        const Panel& panel = panels[job.panel];
        std::vector<const Words*> languages(work_.words.begin(), work_.words.end() - made_up_languages.size());
        if (job.language >= languages.size()) languages.front() = work_.words[job.language];  // as many as at the booth
        headless::Stage stage = headless::whole_program(work_.world, languages,
                                                        headless::display_of(panel.width, panel.height, panel.inches),
                                                        View::applicant, work_.all.size());
        if (derive_) {
            stage.derive =
                derive_;  // what follows from a model is the same on every panel, at every size and in every language
        } else {
            derive_ = stage.derive;
        }
        stage.take_home = take_home::layers;
        headless::Driver driver(std::move(stage), work_.all.front().model, font_folder());
        std::set<std::string> few;
        for (const conform::Stop& stop : work_.few) few.insert(stop.name);
        for (const conform::Stop& stop : work_.plan.quick ? work_.few : work_.all) {
            if (!taken(work_.plan, "stop", stop.name)) continue;
            for (const Manner& manner : manners) {
                if (!taken(work_.plan, "manner", manner.name)) continue;
                if (!manner.motion) measured_.clear();  // motion is held against rest, which is the manner before it
                for (std::size_t contrast = 0; contrast < contrasts.size(); ++contrast) {
                    if (!taken(work_.plan, "contrast", contrasts[contrast])) continue;
                    if (work_.plan.quick && contrast % 2 != 0) continue;  // standard and high dark
                    const bool longest_words = job.language + 1 == work_.words.size();
                    if (work_.plan.quick && &manner != &manners.front() && (contrast > 0 || !longest_words)) continue;
                    if (measured(work_.plan, manner))
                        measure(driver, job, contrast, manner, stop, few.count(stop.name) != 0);
                }
            }
        }
    }

    [[nodiscard]] Json result() const {
        Json failures = Json::array();
        for (const Found& one : found_) {
            failures.push_back({int(one.failure.check), one.failure.node, one.failure.found, one.failure.expected,
                                one.stop, one.language, one.size, one.contrast, one.panel, one.manner, one.page,
                                one.picture});
        }
        return {{"checks", checks_},
                {"failures", failures},
                {"counts", {screens_, pages_, read_, pressed_, tabbed_, same_}}};
    }

  private:
    [[nodiscard]] bool from_right(const Job& job) const { return work_.words[job.language]->right_to_left(); }

    void measure(headless::Driver& driver, const Job& job, std::size_t contrast, const Manner& manner,
                 const conform::Stop& stop, bool few) {
        Model model = stop.model;
        const Settings& defaults = model.site.defaults;
        const bool other = TextSize(job.size) != defaults.text || Contrast(contrast) != defaults.contrast ||
                           manner.reach != defaults.reach || manner.large_targets;
        if (only_default(stop) && other) return;
        model.settings.language = work_.words[job.language]->language();
        model.settings.text = TextSize(job.size);
        model.settings.contrast = Contrast(contrast);
        model.settings.motion = manner.motion;
        model.settings.reach = manner.reach;
        model.settings.large_targets = manner.large_targets;
        model.desk.settings = model.settings;
        driver.world.content = stop.in_service ? work_.world.content : nullptr;
        driver.world.date = stop.dated ? work_.world.date : Today::not_before(work_.world.date.day);
        conform::Depth depth = depth_of(job, contrast, manner, few, work_.plan.quick, from_right(job));
        depth.pixels = depth.pixels && taken(work_.plan, "depth", "pixels");
        ++screens_;
        driver.show(model);
        conform::Layout layout = conform::layout_of(driver);
        // equal work is not done twice
        const bool same = std::find(measured_.begin(), measured_.end(), layout) != measured_.end();
        if (!same) measured_.push_back(std::move(layout));
        same_ += same;
        const bool moves = manner.motion && contrast == 0;  // colours move nothing
        if (same && !depth.pixels && !depth.press && !moves) return;
        if (job.panel == 0 && job.language == 0 && contrast == 0 && manner.name == manners.front().name)
            write_sheet(work_.folder, stop.name, sizes[job.size], driver.picture());

        conform::Tally tally;
        int page = 0;
        const auto place = [&](std::size_t first) {
            ++page;
            for (std::size_t i = first; i < tally.failures.size(); ++i) {
                Found one{tally.failures[i],
                          stop.name,
                          model.settings.language,
                          std::string(sizes[job.size]),
                          std::string(contrasts[contrast]),
                          std::string(panels[job.panel].name),
                          std::string(manner.name),
                          page,
                          {}};
                const std::string kind =
                    std::to_string(int(one.failure.check)) + "/" + one.stop + "/" + one.failure.node;
                if (shown_.size() < most_pictures && shown_.insert(kind).second) {
                    one.picture = "failure-" + std::to_string(number_) + "-" + std::to_string(shown_.size()) + ".png";
                    write_failure(work_.folder / one.picture, driver.picture(), one.failure.rect);
                }
                found_.push_back(std::move(one));
            }
        };
        if (!same || !moves) {
            conform::measure_screen(driver, depth, tally, place);
            --page;  // the last call told of the screen as a whole
        }
        if (moves) {
            const std::size_t first = tally.failures.size();
            conform::measure_motion(driver, model, tally);
            place(first);
            --page;
        }
        for (std::size_t i = 0; i < checks_.size(); ++i) checks_[i] += tally.checks[i];
        pages_ += page;
        read_ += depth.pixels ? page : 0;
        pressed_ += depth.press ? page : 0;
        tabbed_ += depth.focus ? 1 : 0;
    }

    const Work& work_;
    int number_;
    std::function<Derived(const World&, const Model&)> derive_;
    std::array<long, conform::check_count> checks_{};
    std::vector<Found> found_;
    std::set<std::string> shown_;
    long screens_ = 0, pages_ = 0, read_ = 0, pressed_ = 0, tabbed_ = 0, same_ = 0;
    std::vector<conform::Layout> measured_;  // those of the stop that were measured, in this manner
};

void take(Conformance& into, const Json& from) {
    for (std::size_t i = 0; i < into.checks.size(); ++i) into.checks[i] += from["checks"][i].get<long>();
    long* counts[] = {&into.screens, &into.pages, &into.read, &into.pressed, &into.tabbed, &into.same};
    for (std::size_t i = 0; i < std::size(counts); ++i) *counts[i] += from["counts"][i].get<long>();
    for (const Json& f : from["failures"]) {
        into.failures.push_back({{conform::Check(f[0].get<int>()), f[1], f[2], f[3], {}},
                                 f[4],
                                 f[5],
                                 f[6],
                                 f[7],
                                 f[8],
                                 f[9],
                                 f[10],
                                 f[11]});
    }
}

std::vector<Job> jobs_of(const ConformPlan& plan, const std::vector<const Words*>& words) {
    const std::size_t languages = words.size();
    std::vector<Job> jobs;
    for (std::size_t size = sizes.size(); size-- > 0;) {  // the largest text takes longest: first
        for (std::size_t panel = panels.size(); panel-- > 0;) {
            for (std::size_t language = 0; language < languages; ++language) {
                if (taken(plan, "size", sizes[size]) && taken(plan, "panel", panels[panel].name) &&
                    taken(plan, "language", words[language]->language()) && measured(plan, panel) &&
                    (!plan.quick || size + 1 == sizes.size() || (size % 2 == 1 && language + 1 < languages)))
                    jobs.push_back({panel, size, language});  // the last is mirrored: a few see it
            }
        }
    }
    return jobs;
}

}  // namespace

bool taken(const ConformPlan& plan, std::string_view kind, std::string_view name) {
    bool narrowed = false;
    for (const std::string& one : plan.only) {
        const std::size_t split = one.find('=');
        if (std::string_view(one).substr(0, split) != kind) continue;
        const std::string_view wanted = std::string_view(one).substr(split + 1);
        const bool beginning = kind == "panel" || kind == "stop";
        if (beginning ? name.substr(0, wanted.size()) == wanted : name == wanted) return true;
        narrowed = true;
    }
    return !narrowed;
}

long Conformance::all_checks() const { return std::accumulate(checks.begin(), checks.end(), 0L); }

Conformance measure_all(const Pack& pack, const ConformPlan& plan, const std::filesystem::path& folder) {
    World world;
    world.content = &pack.content;
    world.date = plan.date;
    std::vector<Words> made_up;
    made_up.reserve(made_up_languages.size());
    for (const std::string_view code : made_up_languages)
        made_up.push_back(pack.words.front().pseudo(std::string(code)));
    Work work{world, plan, folder, {}, conform::all_stops(world, pack.words.front().language()), {}};
    for (const Words& words : pack.words) work.words.push_back(&words);
    for (const Words& words : made_up) work.words.push_back(&words);
    work.few = conform::few_stops(world, work.all);
    const std::vector<Job> jobs = jobs_of(plan, work.words);

    for (const auto& entry : std::filesystem::directory_iterator(folder))  // of an earlier report
        if (entry.path().filename().string().rfind("failure-", 0) == 0) std::filesystem::remove(entry.path());

    void* shared =
        mmap(nullptr, sizeof(std::atomic<std::size_t>), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) throw std::runtime_error("conform: no memory to share");
    auto* next = new (shared) std::atomic<std::size_t>(0);
    const auto part = [&](unsigned n) { return folder / ("part-" + std::to_string(n) + ".json"); };
    std::vector<pid_t> children;
    for (unsigned n = 0; n < plan.workers; ++n) {
        const pid_t child = fork();
        if (child < 0) throw std::runtime_error("conform: cannot start a worker");
        if (child > 0) {
            children.push_back(child);
            continue;
        }
        int status = 0;
        try {
            Worker worker(work, int(n));
            for (std::size_t i = (*next)++; i < jobs.size(); i = (*next)++) {
                const Job& job = jobs[i];
                tell_line("conform: part " + std::to_string(i + 1) + " of " + std::to_string(jobs.size()) + ": " +
                          work.words[job.language]->language() + ", " + std::string(sizes[job.size]) + ", " +
                          std::string(panels[job.panel].name));
                worker.run(job);
            }
            if (const std::string wrong = write_file(part(n), worker.result().dump()); !wrong.empty())
                throw std::runtime_error(wrong);
        } catch (const std::exception& error) {
            tell_line(std::string("milepost: conform: ") + error.what());
            status = 1;
        }
        _exit(status);
    }
    bool well = true;
    for (const pid_t child : children) {
        int status = 0;
        well = waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0 && well;
    }
    munmap(shared, sizeof(std::atomic<std::size_t>));
    if (!well) throw std::runtime_error("conform: a worker did not come back");

    Conformance out;
    for (unsigned n = 0; n < plan.workers; ++n) {
        std::ifstream in(part(n));
        take(out, Json::parse(in));
        in.close();
        std::filesystem::remove(part(n));
    }
    out.stops = (plan.quick ? work.few : work.all).size();
    for (const Words* words : work.words) out.languages.push_back(words->language());
    for (const conform::Stop& stop : plan.quick ? work.few : work.all)
        out.sheet.push_back({stop.name, !only_default(stop)});
    return out;
}

}  // namespace milepost::kiosk
