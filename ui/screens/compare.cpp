#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

namespace milepost::ui::screens {
namespace {

constexpr int ten_years = 120;  ///< months

/// What a credential costs over ten years: to get it, and each renewal that falls due after it.
Interval over_ten_years(const CredentialResult& result) {
    const Renewal& renewal = result.credential->renewal;
    const int renewals = ten_years / renewal.every_months;
    const Interval fee = renewal.fee.usd;
    return result.plan.cost_usd + Interval{fee.min * renewals, fee.max * renewals};
}

void row(Column& column, const std::string& label, const std::string& value) { say(column, Style::body, label + ": **" + value + "**"); }

void credential(Frame& frame, Column& column, const CredentialResult& result, bool best) {
    const Words& words = frame.words;
    const std::string id = result.credential->id;
    const std::string name = words("credential." + id + ".short");
    constexpr const char* statuses[] = {"compare.status.later", "compare.status.unknown", "compare.status.now"};
    const std::string status = words(statuses[std::size_t(result.status)]);
    const std::string months = months_phrase(words, result.plan.months);
    const std::string money = money_phrase(words, result.plan.cost_usd, result.plan.priced);
    const bool activated = card_button(column, "compare." + id, name + ". " + status + ". " + months + ". " + money, false, [&](Column& inner) {
        if (best) pill(inner, words("compare.best"));
        say(inner, Style::heading, name);
        say(inner, Style::strong, status);
        inner.space(measure::tight);
        row(inner, words("compare.time"), months);
        row(inner, words("compare.cost"), money);
        row(inner, words("compare.ten_years"), money_phrase(words, over_ten_years(result), result.plan.priced && result.credential->renewal.fee.priced));
        inner.space(measure::tight);
        caption(inner, words("credential." + id + ".fits"));
        caption(inner, words("credential." + id + ".exam"));
        caption(inner, words("credential." + id + ".kept"));
    });
    if (activated) frame.actions.push_back(action::ShowCredential{id});
}

}  // namespace

void compare(Frame& frame) {
    const Evaluation& evaluation = *frame.derived.now;
    Page page(frame, {.bar = close_bar(frame)});
    scrolled(frame, "compare", page.whole().rest(), [&](Column& column) {
        title(column, frame.words("compare.title"));
        paragraph(column, frame.words("compare.lead"));
        column.space(measure::block);
        const bool roomy = frame.model.settings.text <= TextSize::medium;
        auto columns = column.columns(!roomy ? 1 + int(page.landscape()) : page.landscape() ? 4 : 2, measure::gap);
        for (std::size_t c = 0; c < evaluation.credentials.size(); ++c) {
            credential(frame, columns[c % columns.size()], evaluation.credentials[c], c == evaluation.recommended);
        }
        column.below(columns);
    });
    page.finish();
}

}  // namespace milepost::ui::screens
