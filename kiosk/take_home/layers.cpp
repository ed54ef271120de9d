#include "kiosk/take_home/layers.h"

#include "core/code.h"
#include "kiosk/take_home/calendar.h"
#include "kiosk/take_home/handout.h"
#include "kiosk/take_home/plain_text.h"
#include "kiosk/take_home/qr.h"

namespace milepost::take_home {
namespace {

Choice shown(const Model& model, const Evaluation& evaluation) {
    Choice choice;
    choice.credential = &evaluation.best();
    for (const CredentialResult& result : evaluation.credentials)
        if (result.credential->id == model.credential) choice.credential = &result;
    if (model.road <= choice.credential->others.size()) choice.road = model.road;
    return choice;
}

}  // namespace

ui::TakeHome layers(const World& world, const Model& model, const Derived& derived, const Words& words) {
    ui::TakeHome all;
    if (const auto code = encode(*world.content, model.answers, world.date)) all.code = grouped(*code);
    Choice choice = shown(model, *derived.now);
    choice.code = all.code;
    const Handout plan = handout(*world.content, words, *derived.now, choice);
    const auto layer = [&](const char* id, const std::string& text) {
        if (text.size() > most_qr_bytes) return;
        Qr qr = qr_of(text);
        all.layers.push_back({id, {qr.size, std::move(qr.dark)}});
    };
    layer("plan", plain_text(plan, words).text);
    layer("calendar", calendar(plan, words, Detail::brief));
    return all;
}

}  // namespace milepost::take_home
