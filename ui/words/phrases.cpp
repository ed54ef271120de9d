#include "ui/words/phrases.h"

#include <algorithm>
#include <cstdlib>

#include "core/roads/plan.h"

namespace milepost::ui {
namespace {

double number(int value) { return static_cast<double>(value); }

std::string month_phrase(const Words& words, Month month) {
    return words("phrase.month",
                 {{"month", Date{std::chrono::year{year_of(month)}, std::chrono::month(unsigned(month_in_year(month))),
                                 std::chrono::day{1}}}});
}

}  // namespace

std::string state_at_the_end(const Words& words, const Evaluation& evaluation, const Plan& plan) {
    const auto stages = plan.stages.size();  // the last is the renewal; what a state asks for before is no end
    const bool asks = stages > 1 && plan.stages[stages - 2].step->kind == StepKind::state;
    return asks && evaluation.state != nullptr ? words("state." + evaluation.state->code + ".name") : std::string();
}

std::string title_phrase(const Words& words, const Evaluation& evaluation, const CredentialResult& result,
                         const Plan& plan) {
    if (result.status == Status::held)
        return words("roadmap.title.held", {{"credential", words("credential." + result.credential->id + ".short")}});
    if (result.status == Status::now)
        return words("roadmap.title.now", {{"credential", words("credential." + result.credential->id + ".short")}});
    const std::string state = state_at_the_end(words, evaluation, plan);
    const Ahead month = month_after(evaluation.date, plan.months.max);
    return state.empty() ? words("roadmap.title.by", {{"month", month}})
                         : words("roadmap.title.work_by", {{"state", state}, {"month", month}});
}

TimeAndMoney time_and_money(const Words& words, const CredentialResult& result, const Plan& plan) {
    if (result.status == Status::held) {
        const Stage& renewal = plan.stages.back();
        return {{words("roadmap.keep.time"),
                 words("roadmap.stage.renewal", {{"n", double(result.credential->renewal.every_months)}})},
                {words("roadmap.keep.cost"), money_phrase(words, renewal.cost_usd, renewal.priced)}};
    }
    return {{words("roadmap.time"), months_phrase(words, plan.months)},
            {words("roadmap.cost"), money_phrase(words, plan.cost_usd, plan.priced)}};
}

std::string figures_phrase(const Words& words, const CredentialResult& result, const Plan& plan) {
    const auto [time, money] = time_and_money(words, result, plan);
    return words("roadmap.others.figures", {{"months", time.second}, {"money", money.second}});
}

std::string standing(const Words& words, const Evaluation& evaluation, const CredentialResult& result) {
    const std::string works = state_at_the_end(words, evaluation, result.plan).empty() ? "no" : "yes";
    return words("compare.head", {{"status", std::string(name(result.status))},
                                  {"works", works},
                                  {"month", month_after(evaluation.date, result.plan.months.max)}});
}

std::string remainder_phrase(const Words& words, const Plan& plan) {
    const Effort rest = remainder(plan);
    std::vector<std::string> open;
    bool apart = false;  // steps stand for one another: the total is narrower than their sum
    const auto add = [&](Interval by, auto up_to) {
        const int less = std::max(0, -by.min), more = std::max(0, by.max);
        apart = apart || by.min > 0 || by.max < 0;
        if (less == 0 && more == 0) return;
        const std::string way = more == 0 ? "less" : less == 0 ? "more" : "either";
        open.push_back(words("roadmap.remainder.part", {{"way", way}, {"less", up_to(less)}, {"more", up_to(more)}}));
    };
    add(rest.months, [&](int most) { return months_phrase(words, {0, most}); });
    add(rest.cost_usd, [&](int most) { return money_phrase(words, {0, most}, true); });
    std::string said = open.empty() ? "" : words("roadmap.remainder", {{"what", words.list(open)}});
    if (!apart) return said;
    return said + (said.empty() ? "" : " ") + words("roadmap.remainder.apart");
}

std::string because_phrase(const Words& words, const Evaluation& evaluation) {
    std::string all;
    for (const Because why : evaluation.because)
        all += (all.empty() ? "" : " ") + words("because." + std::string(name(why)));
    return all;
}

std::vector<const Caution*> by_delicacy(std::vector<const Caution*> cautions, bool delicate) {
    std::erase_if(cautions, [&](const Caution* caution) { return caution->delicate != delicate; });
    return cautions;
}

std::vector<const Caution*> cautions_of(const Evaluation& evaluation, const CredentialResult& result, bool delicate) {
    std::vector<const Caution*> all = result.cautions;
    all.insert(all.end(), evaluation.cautions.begin(), evaluation.cautions.end());
    return by_delicacy(std::move(all), delicate);
}

std::string rough_phrase(const Words& words, const Evaluation& evaluation, int left) {
    if (left == 0) return {};
    return words("roadmap.rough.left",
                 {{"quick", std::string(evaluation.goal == Goal::soonest ? "yes" : "no")}, {"n", double(left)}});
}

std::string end_phrase(const Words& words, const Evaluation& evaluation, const CredentialResult& result,
                       const Plan& plan) {
    const std::string state = state_at_the_end(words, evaluation, plan);
    return state.empty()
               ? words("roadmap.certified", {{"credential", words("credential." + result.credential->id + ".short")}})
               : words("roadmap.ready", {{"state", state}});
}

std::string code_phrase(const Words& words, const std::string& code) {
    return words.right_to_left() ? "\u2066" + code + "\u2069" : code;  // Unicode's left-to-right isolate
}

std::string as_of_phrase(const Words& words, const std::string& as_of) {
    if (const auto month = parse_month(as_of)) {
        return words("phrase.month",
                     {{"month", Date{std::chrono::year{year_of(*month)},
                                     std::chrono::month(unsigned(month_in_year(*month))), std::chrono::day{1}}}});
    }
    return as_of == "undated" ? words("phrase.undated") : as_of;
}

Ahead month_after(Today today, int months) { return {today, months}; }

std::string today_phrase(const Words& words, Today today) {
    return today.known ? words("phrase.month", {{"month", today.day}}) : std::string();
}

std::string months_phrase(const Words& words, Interval months) {
    if (months.max == 0) return words("phrase.days");
    if (months.min == 0) return words("phrase.months.up_to", {{"n", number(months.max)}});
    if (months.exact()) return words("phrase.months", {{"n", number(months.max)}});
    return words("phrase.months.span", {{"least", number(months.min)}, {"most", number(months.max)}});
}

std::string money_phrase(const Words& words, Interval usd, bool priced) {
    if (usd.max == 0) return words(priced ? "phrase.free" : "phrase.price.ask");
    const std::string amount = usd.exact() ? words("phrase.usd", {{"usd", number(usd.max)}})
                               : usd.min == 0
                                   ? words("phrase.usd.up_to", {{"usd", number(usd.max)}})
                                   : words("phrase.usd.span", {{"least", number(usd.min)}, {"most", number(usd.max)}});
    return priced ? amount : words("phrase.usd.and_more", {{"amount", amount}});
}

std::string when_phrase(const Words& words, Today today, Interval months) {
    const Ahead from = month_after(today, months.min), to = month_after(today, months.max);
    if (months.exact()) return words("phrase.month", {{"month", from}});
    const Month now = month_of(today.day);
    return words(year_of(now + months.min) == year_of(now + months.max) ? "phrase.when.same_year" : "phrase.when.span",
                 {{"from", from}, {"to", to}});
}

std::string finish_phrase(const Words& words, Today today, Interval months) {
    if (months.min > 0 || months.max == 0) return when_phrase(words, today, months);
    return words("phrase.when.by", {{"to", month_after(today, months.max)}});
}

namespace {

std::string time_change(const Words& words, const Plan& before, const Plan& now) {
    const int months = now.months.max - before.months.max;
    return months == 0 ? "" : words(months < 0 ? "phrase.sooner" : "phrase.later", {{"n", number(std::abs(months))}});
}

std::string with_money_change(const Words& words, const std::string& time, const Plan& before, const Plan& now) {
    const int usd = now.cost_usd.max - before.cost_usd.max;
    const std::string money =
        usd == 0 ? "" : words(usd < 0 ? "phrase.cheaper" : "phrase.dearer", {{"usd", number(std::abs(usd))}});
    if (time.empty() || money.empty()) return time + money;
    return words("phrase.both", {{"time", time}, {"money", money}});
}

}  // namespace

std::string change_phrase(const Words& words, const Plan& before, const Plan& now) {
    return with_money_change(words, time_change(words, before, now), before, now);
}

bool still_open(const Plan& plan) {
    constexpr int open_months = 24;
    return plan.months.max - plan.months.min >= open_months;
}

std::string answer_phrase(const Words& words, const Plan& before, const Plan& now) {
    if (still_open(before) || still_open(now)) return {};
    const bool surer = now.months.max < before.months.max && now.months.min >= before.months.min;  // nobody got faster
    const std::string change = with_money_change(
        words, surer ? words("phrase.at_most", {{"n", number(now.months.max)}}) : time_change(words, before, now),
        before, now);
    return change.empty() ? change : words("phrase.change", {{"change", change}});
}

std::string trade_phrase(const Words& words, const Plan& shown, const Plan& other) {
    const int months = other.months.max - shown.months.max, usd = other.cost_usd.max - shown.cost_usd.max;
    return words(
        "phrase.both",
        {{"time", months == 0
                      ? words("phrase.same_time")
                      : words(months < 0 ? "phrase.sooner" : "phrase.later", {{"n", number(std::abs(months))}})},
         {"money", usd == 0 ? words("phrase.same_price")
                            : words(usd < 0 ? "phrase.cheaper" : "phrase.dearer", {{"usd", number(std::abs(usd))}})}});
}

std::string place_change(const Plan& shown, const Plan& other) {
    if (shown.scarce == other.scarce) return "same";
    return shown.scarce ? "surer" : "scarcer";
}

std::string doubt_phrase(const Words& words, const Citation& cite, Today date) {
    if (!current(cite, date)) return words("phrase.out_of_date");
    return cite.confidence == Confidence::low ? words("phrase.low_confidence") : std::string();
}

std::string best_by(const Evaluation& evaluation) {
    struct Rank {
        int most, least, next;
    };
    const auto rank = [&](const Plan& plan) -> Rank {
        if (evaluation.goal == Goal::most_doors) return {-plan.doors, -plan.doors, plan.months.max};
        const bool soonest = evaluation.goal == Goal::soonest;
        const Interval by = soonest ? plan.months : plan.cost_usd;
        return {by.max, by.min, soonest ? plan.cost_usd.max : plan.months.max};
    };
    if (evaluation.best().status == Status::held) return "named";
    const Rank best = rank(evaluation.best().plan);
    bool tied = false, shared = false, hoped = false;  // another is as good at worst, in all; it may turn out better
    for (const CredentialResult& result : evaluation.credentials) {
        const Rank other = rank(result.plan);
        if (&result == &evaluation.best()) continue;
        if (other.most < best.most) return "named";
        tied = tied || other.most == best.most;
        shared = shared || (other.most == best.most && other.next == best.next && other.least == best.least);
        hoped = hoped || other.least < best.least;
    }
    if (hoped) return tied ? "named" : "at_most";
    return shared ? "shared" : tied ? "first" : "alone";
}

int renewals_in_five_years(const Renewal& renewal) {
    constexpr int five_years = 60;  // months
    return std::max(1, five_years / renewal.every_months);
}

std::string renewal_phrase(const Words& words, const Renewal& renewal) {
    std::string phrase = words("roadmap.stage.renewal", {{"n", double(renewal.every_months)}});
    const int times = renewals_in_five_years(renewal);
    if (times < 2) return phrase;
    const Interval in_all{renewal.fee.usd.min * times, renewal.fee.usd.max * times};
    const bool sum = renewal.fee.priced && renewal.fee.usd.max > 0;
    return phrase + " · " +
           words("roadmap.renewal.five",
                 {{"n", double(times)}, {"money", sum ? money_phrase(words, in_all, true) : std::string("no")}});
}

std::vector<std::string> stage_notes(const Words& words, const Stage& stage) {
    const std::string key = "step." + stage.step->id;
    std::vector<std::string> notes;
    if (stage.step->scarce) notes.push_back(words(key + ".if"));
    if (!stage.sure) notes.push_back(words(words.has(key + ".maybe") ? key + ".maybe" : "roadmap.may_not_need"));
    return notes;
}

std::string place_phrase(const Words& words, const StateRule* state) {
    return state == nullptr
               ? words("state.nation")
               : words("state.place", {{"code", state->code}, {"state", words("state." + state->code + ".name")}});
}

Title source_title(const Words& words, const Source& source) {
    return source.own() ? Title{words("source." + source.id), words.forms()} : Title{source.title, source.language};
}

Titles titles_phrase(const Words& words, const Content& content, const std::vector<std::string>& sources) {
    Titles titles;
    for (const std::string& id : sources) {
        const Title title = source_title(words, content.sources.at(id));
        titles.text += (titles.text.empty() ? "" : " · ") + title.text;
        if (title.language != words.forms()) titles.foreign = title.language;
    }
    return titles;
}

std::string source_phrase(const Words& words, const Content& content, const Citation& cite, Today date) {
    const Titles titles = titles_phrase(words, content, cite.sources);
    const std::string doubt = doubt_phrase(words, cite, date);
    return words("phrase.source",
                 {{"titles", titles.text}, {"foreign", titles.foreign}, {"as_of", as_of_phrase(words, cite.as_of)}}) +
           (doubt.empty() ? "" : " ") + doubt;
}

std::string option_phrase(const Words& words, const Content& content, FactId id, const Option& option) {
    const Fact& fact = content[id];
    switch (fact.kind) {
        case Fact::Kind::yes_no: return words(option.value.min == 1 ? "choice.yes" : "choice.no");
        case Fact::Kind::set: return words(fact.words_for(std::size_t(option.value.min)));
        case Fact::Kind::month:
            if (option.value.exact()) {
                return words("phrase.month.name",
                             {{"month", Date{std::chrono::year{year_of(option.value.min)},
                                             std::chrono::month(unsigned(month_in_year(option.value.min))),
                                             std::chrono::day{1}}}});
            }
            return words.has("choice.finish_month." + option.id) ? words("choice.finish_month." + option.id)
                                                                 : option.id;
        default: break;
    }
    if (fact.id == "state") return words("state." + option.id + ".name");
    return words("choice." + fact.id + "." + option.id);
}

std::string value_phrase(const Words& words, const Content& content, FactId id, Interval value) {
    const Fact& fact = content[id];
    if (value == fact.domain) return words("choice.unsure");
    if (fact.kind == Fact::Kind::month) {
        if (value.exact()) return month_phrase(words, value.min);
        if (value.min == fact.domain.min)
            return words("phrase.before", {{"year", std::to_string(year_of(value.max) + 1)}});
        return year_of(value.min) == year_of(value.max) ? std::to_string(year_of(value.min))
                                                        : words("choice.finish_month.later");
    }
    if (fact.kind == Fact::Kind::set) {
        std::vector<std::string> held;
        for (std::size_t k = 0; k < fact.values.size(); ++k) {
            if ((value.min >> k & 1) != 0) held.push_back(words(fact.words_for(k)));
        }
        return held.empty() ? words("choice.several.none") : words.list(held);
    }
    for (const Question& question : content.questions) {
        if (question.fact != id) continue;
        for (const Option& option : question.options) {
            if (option.value == value) return option_phrase(words, content, id, option);
        }
    }
    return words("phrase.number.span", {{"least", number(value.min)}, {"most", number(value.max)}});
}

}  // namespace milepost::ui
