#include "kiosk/effects/prover.h"

#include <pthread.h>
#include <sched.h>

#include <utility>

#include "kiosk/effects/tell_staff.h"

namespace milepost::kiosk {

Prover::Prover(const Content& content, std::vector<Wording> languages, std::function<Today()> today,
               std::function<void()> changed, Options options)
    : content_(content), options_(options) {
    ProofPlan plan;
    plan.walks = options.walks;
    plan.threads = 1;
    plan.languages = std::move(languages);
    thread_ = std::jthread([this, plan = std::move(plan), today = std::move(today),
                            changed = std::move(changed)](const std::stop_token& stop) {
        const sched_param none{};
        pthread_setschedparam(pthread_self(), SCHED_IDLE, &none);  // and so do the threads that it starts
        work(stop, plan, today, changed);
    });
}

void Prover::work(const std::stop_token& stop, const ProofPlan& plan, const std::function<Today()>& today,
                  const std::function<void()>& changed) {
    std::optional<Date> proved;
    for (auto pause = options_.after; !stop.stop_requested(); pause = options_.again) {
        {
            std::unique_lock lock(mutex_);
            wake_.wait_for(lock, stop, pause, [] { return false; });
        }
        const Today day = today();
        if (!day.known) continue;
        ProofPlan of_today = plan;
        of_today.date = day.day;
        of_today.stop = stop;
        if (stop.stop_requested() || proved == of_today.date) continue;
        const Proof proof = prove(content_, of_today);
        if (stop.stop_requested()) return;
        proved = of_today.date;
        for (const std::string& fault : proof.faults) tell_staff("proof: " + fault);
        {
            const std::lock_guard lock(mutex_);
            news_ = Proved{of_today.date, proof.violations, digest_text(proof)};
        }
        changed();
    }
}

std::optional<Proved> Prover::news() {
    const std::lock_guard lock(mutex_);
    return std::exchange(news_, std::nullopt);
}

}  // namespace milepost::kiosk
