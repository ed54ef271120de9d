#include "kiosk/take_home/fragment.h"

#include <algorithm>

#include "core/roads/explanation.h"
#include "kiosk/take_home/fnv.h"
#include "ui/words/phrases.h"

namespace milepost::take_home {
namespace {

constexpr std::string_view characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

class Writer {
  public:
    void number(std::uint32_t value) {
        for (; value >= 32; value >>= 5) text += characters[32 | (value & 31)];
        text += characters[value];
    }
    void count(std::size_t value) { number(std::uint32_t(value)); }
    void list(const auto& all, const auto& number_of) {
        count(all.size());
        for (const auto& one : all) number(number_of(one));
    }
    void interval(Interval of) {
        number(std::uint32_t(of.min));
        number(std::uint32_t(of.max - of.min));
    }
    std::string text;
};

/// What `plan_id` writes.
std::pair<std::uint32_t, std::uint32_t> id_numbers(const Choice& choice) {
    const Plan& plan = plan_of(choice);
    std::string all =
        choice.answers + "/" + choice.credential->credential->id + "/" + (plan.by == nullptr ? "" : plan.by->id);
    for (const Stage& stage : plan.stages) all += "/" + stage.step->id;
    const std::uint64_t hash = fnv64(all);
    return {std::uint32_t(hash >> 44), std::uint32_t(hash >> 24 & 0xFFFFF)};
}

std::uint32_t flag(bool set, std::uint32_t bit) { return set ? bit : 0; }

std::uint32_t state_number(const StateRule* state) {
    return state == nullptr ? 0 : 1 + 26 * std::uint32_t(state->code[0] - 'A') + std::uint32_t(state->code[1] - 'A');
}

/// 1 + the test of the route whose running out closes the window; 0: none.
std::size_t rule_number(const Window& window) {
    if (!window.rule) return 0;
    const auto& reasons = window.route->reasons;
    const auto found = std::find_if(reasons.begin(), reasons.end(),
                                    [&](const Reason& reason) { return reason.test == window.rule->test; });
    return found == reasons.end() ? 0 : std::size_t(found - reasons.begin()) + 1;
}

}  // namespace

std::uint32_t link_id(std::string_view id) {
    const std::uint32_t bits = fnv32(id) & 0xFFFFF;
    return bits == 0 ? 1 : bits;
}

std::string plan_id(const Choice& choice) {
    const auto [first, second] = id_numbers(choice);
    return std::to_string(first) + "." + std::to_string(second);
}

std::string fragment(const Content& content, const Evaluation& evaluation, const Choice& choice,
                     std::string_view language) {
    const Plan& plan = plan_of(choice);
    const auto window = window_of(content, *choice.credential, plan.by, evaluation.date);
    const auto doubt = [&](const Citation& cite) {
        return (evaluation.date.known && !current(cite, evaluation.date)) || cite.confidence == Confidence::low;
    };
    const auto cautions = ui::cautions_of(evaluation, *choice.credential, false);
    Writer out;
    const bool rough = choice.open_questions > 0;
    out.number((rough ? 8 : 7) + (evaluation.date.known ? 0 : 2));
    out.number(link_id(content.sha256));
    if (evaluation.date.known) out.number(std::uint32_t(days_since_1970(evaluation.date.day)));
    out.number(link_id(choice.credential->credential->id));
    out.number(plan.by == nullptr ? 0 : link_id(plan.by->id));
    out.number(flag(choice.credential->status == Status::now, 1) | flag(plan.by != nullptr && doubt(plan.by->cite), 2) |
               flag(plan.priced, 4) | flag(window.has_value(), 8) | flag(window && window->whole, 16) |
               flag(evaluation.state != nullptr && doubt(evaluation.state->cite), 32) |
               flag(rough && evaluation.goal == Goal::soonest, 64) |
               flag(any_past_review(cautions, evaluation.date), 128) |
               flag(any_past_review(evaluation.limits, evaluation.date), 256));
    if (rough) out.number(std::uint32_t(choice.open_questions));
    out.interval(plan.months);
    out.interval(plan.cost_usd);
    out.interval(plan.exam);
    out.number(state_number(evaluation.state));
    if (window) {
        out.number(std::uint32_t(window->closes));
        out.number(link_id(window->route->route->id));
        out.count(rule_number(*window));
    }
    const auto id = [](const auto* one) { return link_id(one->id); };
    out.list(recommended(evaluation, choice) ? evaluation.because : std::vector<Because>(),
             [](Because why) { return std::uint32_t(why); });
    out.list(cautions, id);
    out.list(evaluation.limits, id);
    out.count(plan.stages.size());
    for (const Stage& stage : plan.stages) {
        out.number(link_id(stage.step->id));
        out.number(flag(stage.sure, 1) | flag(stage.priced, 2) | flag(doubt(stage.step->cite), 4));
        out.interval(stage.months);
        out.interval(stage.cost_usd);
        out.interval(stage.end);
    }
    const auto [first, second] = id_numbers(choice);
    out.number(first);
    out.number(second);
    const std::string code = choice.code.empty() ? "" : "." + choice.code;
    std::uint32_t check = fnv32(out.text + code);
    for (int i = 0; i < 4; ++i, check >>= 6) out.text += characters[check & 63];
    return std::string(language) + "." + out.text + code;
}

}  // namespace milepost::take_home
