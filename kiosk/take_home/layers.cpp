#include "kiosk/take_home/layers.h"

#include "core/people/code.h"
#include "kiosk/take_home/handout.h"
#include "kiosk/take_home/payload.h"
#include "kiosk/take_home/qr.h"

namespace milepost::take_home {
namespace {

Choice shown(const Model& model, const Evaluation& evaluation) {
    Choice choice;
    choice.credential = &evaluation.best();
    for (const CredentialResult& result : evaluation.credentials)
        if (result.credential->id == model.visit.credential) choice.credential = &result;
    if (model.visit.road <= choice.credential->others.size()) choice.road = model.visit.road;
    return choice;
}

}  // namespace

ui::TakeHome layers(const World& world, const Model& model, const Derived& derived, const Words& words) {
    ui::TakeHome all;
    if (const auto code = encode(*world.content, model.visit.answers, world.date)) all.code = grouped(*code);
    Choice choice = shown(model, *derived.now);
    choice.code = all.code;
    choice.open_questions = derived.standing.interview.left;
    choice.answers = profile_text(*world.content, replay(*world.content, model.visit.answers, world.date).facts);
    const Handout plan = handout(*world.content, words, *derived.now, choice);
    for (const Payload& payload : payloads(plan, words)) {
        Qr qr = qr_of(payload.bytes);
        all.layers.push_back({name(payload.form), {qr.size, std::move(qr.dark)}});
    }
    return all;
}

Job paper_job(const World& world, const Model& model, const Derived& derived, Format format) {
    const Choice choice = shown(model, *derived.now);
    Job job;
    job.kind = {format, model.settings.text >= TextSize::large};
    job.profile = profile_text(*world.content, replay(*world.content, model.visit.answers, world.date).facts);
    if (world.date.known) job.date = world.date.day;
    job.language = model.settings.language;
    job.sha256 = world.content->sha256;
    job.credential = choice.credential->credential->id;
    job.road = int(choice.road);
    job.open_questions = derived.standing.interview.left;
    if (const auto code = encode(*world.content, model.visit.answers, world.date)) job.code = grouped(*code);
    if (model.site.proved && world.date == model.site.proved->day && model.site.proved->violations == 0)
        job.digest = model.site.proved->digest;
    job.place = model.visit.place;
    if (model.visit.referral) job.referral = int(*model.visit.referral);
    return job;
}

Job trace_job(const World& world, const Model& model, const Derived& derived, Format format) {
    Job job = paper_job(world, model, derived, format);
    job.product = Product::trace;
    job.kind.large_print = false;
    job.language = model.desk.settings.language;
    job.code.clear();  // it brings nobody back
    return job;
}

}  // namespace milepost::take_home
