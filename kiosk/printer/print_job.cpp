#include "kiosk/printer/print_job.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>
#include <variant>

#include "kiosk/printer/make_paper.h"
#include "kiosk/printer/queue.h"

namespace milepost::printing {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto between_looks = 500ms;
constexpr auto longest_making = 15'000ms;  // a page takes well under a second
constexpr auto until_purged = 5'000ms;     // CUPS stops what it runs for the job first

/// What a job says for this program. One that cannot be read is left to milepost_paper to refuse.
nlohmann::json read_job(const std::string& job) {
    nlohmann::json read = nlohmann::json::parse(job, nullptr, false);
    return read.is_object() ? read : nlohmann::json::object();
}

/// The content that the kiosk shares with us, where the job speaks of it; otherwise that number is some file of our
/// own.
int pack_of(const nlohmann::json& job) {
    return job.contains("pack") && job["pack"] == shared_descriptor ? shared_descriptor : -1;
}

/// What the job says of its paper. A receipt is as long as it must be: its roll is set up in the queue.
Manner manner_of(const nlohmann::json& job) {
    const std::string format =
        job.contains("format") && job["format"].is_string() ? job["format"].get<std::string>() : "a4";
    if (format == "letter") return {"na_letter_8.5x11in", true};
    if (format == "receipt") return {"", false};
    return {"iso_a4_210x297mm", true};
}

/// One job on its way.
class Follower {
  public:
    Follower(const PrintOrder& order, const PrintWatch& watch) : order_(order), watch_(watch), queue_(order.printer) {}

    bool run();

  private:
    void tell(PrintStage stage, PrinterCondition printer = PrinterCondition::ready, const std::string& reason = "") {
        watch_.tell(PrintProgress{stage, printer, reason});
    }
    PrintProgress until_it_ends(int number);
    bool purged(int number);

    const PrintOrder& order_;
    const PrintWatch& watch_;
    Queue queue_;
};

bool Follower::run() {
    tell(PrintStage::making);
    const nlohmann::json job = read_job(order_.job);
    const auto made = make_paper(order_.paper_program, order_.job, pack_of(job),
                                 std::min<std::chrono::milliseconds>(order_.patience, longest_making), [&] {
                                     tell(PrintStage::making);
                                     return !watch_.cancelled();
                                 });
    if (const auto* none = std::get_if<NoPaper>(&made)) {
        tell(PrintStage::failed, PrinterCondition::ready, none->why);
        return true;
    }
    tell(PrintStage::sending);
    std::string why;
    const int number = queue_.send(std::get<Descriptor>(made).number(), manner_of(job), why);
    if (number == 0) {
        const PrinterState state = queue_.look();
        watch_.tell(state);
        tell(PrintStage::failed, state.prints() ? PrinterCondition::ready : state.condition, why);
        return queue_.purge_all();
    }
    PrintProgress end = until_it_ends(number);
    const bool clean = purged(number);
    if (!clean) end.reason += end.reason.empty() ? "not-purged" : " not-purged";
    watch_.tell(end);
    return clean;
}

/// The queue says how far the job is, the printer why it does not come out.
PrintProgress Follower::until_it_ends(int number) {
    PrintProgress last;
    int sheets = -1;
    Clock::time_point moved = Clock::now();
    while (true) {
        if (watch_.cancelled()) return {PrintStage::failed, PrinterCondition::ready, "cancelled"};
        const QueueJob job = queue_.job(number);
        if (job.state == QueueJob::State::done) return {PrintStage::done, PrinterCondition::ready, ""};
        const PrinterState printer = queue_.look();
        watch_.tell(printer);
        const bool blocked = !printer.prints();
        PrintProgress now{PrintStage::waiting, blocked ? printer.condition : PrinterCondition::ready,
                          blocked ? printer.reason : job.reason};
        if (job.state == QueueJob::State::failed || job.state == QueueJob::State::gone) {
            now.stage = PrintStage::failed;
            return now;
        }
        if (job.state == QueueJob::State::processing && !blocked)
            now = {PrintStage::printing, PrinterCondition::ready, ""};
        if (now.stage != last.stage || now.printer != last.printer || job.sheets != sheets) moved = Clock::now();
        last = now;
        sheets = job.sheets;
        if (Clock::now() - moved >= order_.patience) {
            now.stage = PrintStage::failed;
            if (!blocked) now.reason = "no-progress";
            return now;
        }
        watch_.tell(now);
        std::this_thread::sleep_for(between_looks);
    }
}

bool Follower::purged(int number) {
    const auto deadline = Clock::now() + until_purged;
    while (!queue_.purge(number)) {
        if (Clock::now() >= deadline) return false;
        std::this_thread::sleep_for(between_looks);
    }
    return true;
}

}  // namespace

bool print_job(const PrintOrder& order, const PrintWatch& watch) { return Follower(order, watch).run(); }

}  // namespace milepost::printing
