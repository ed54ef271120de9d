#include "kiosk/take_home/handout.h"

#include <algorithm>

#include "core/roads/explanation.h"
#include "core/roads/offers.h"
#include "kiosk/take_home/fragment.h"
#include "kiosk/take_home/marks.h"
#include "ui/words/phrases.h"
#include "ui/words/place_phrases.h"

namespace milepost::take_home {
namespace {

using namespace milepost::ui;

Date last_day_before(Date first) { return Date{std::chrono::sys_days{first} - std::chrono::days{1}}; }

class Maker {
  public:
    Maker(const Content& content, const Words& words, const Evaluation& evaluation, const Choice& choice)
        : content_(content),
          words_(words),
          evaluation_(evaluation),
          result_(*choice.credential),
          plan_(plan_of(choice)),
          open_questions_(choice.open_questions),
          recommended_(recommended(evaluation, choice)),
          today_(evaluation.date) {
        out_.plan_id = plan_id(choice);
        const std::string& page = content.organiser.page;
        if (!page.empty()) out_.link = page + "#" + fragment(content, evaluation, choice, words.language());
        out_.code = choice.code;
        out_.digest = choice.digest;
        if (choice.referral == nullptr) return;
        const auto in = [&](const std::map<std::string, std::string>& texts) {
            const auto found = texts.find(words.language());
            return found == texts.end() ? std::string() : found->second;
        };
        out_.referral = in(choice.referral->title);
        out_.referral_words = in(choice.referral->words);
    }

    Handout make() {
        const std::string id = result_.credential->id;
        out_.language = words_.language();
        out_.made_on = today_.day;
        out_.dated = today_.known;
        out_.credential = words_("credential." + id + ".short");
        out_.credential_name = words_("credential." + id + ".name");
        out_.title = title_phrase(words_, evaluation_, result_, plan_);
        out_.rough = rough_phrase(words_, evaluation_, open_questions_);
        if (!out_.rough.empty()) out_.title = words_("roadmap.rough", {{"road", out_.title}});
        if (recommended_) out_.because = because_phrase(words_, evaluation_);
        const auto [time, money] = ui::time_and_money(words_, result_, plan_);
        out_.figures = {time, money, {words_("roadmap.shown"), out_.credential}};
        out_.remainder = remainder_phrase(words_, plan_);
        out_.stops.push_back({.kind = Stop::Kind::today,
                              .id = "today",
                              .name = words_("roadmap.today"),
                              .when = today_phrase(words_, today_)});
        for (std::size_t s = 0; s + 1 < plan_.stages.size(); ++s) out_.stops.push_back(stop(s));
        out_.stops.push_back(certified());
        out_.stops.push_back(renewal());
        if (plan_.by != nullptr) {
            out_.route = words_("route." + plan_.by->id);
            cited(plan_.by->cite);
            doubt(plan_.by->cite, out_.route);
        }
        warn({words_("roadmap.cautions")}, "caution.", cautions_of(evaluation_, result_, false));
        const std::string place = place_phrase(words_, evaluation_.state);
        warn({.heading = words_("state.limits", {{"place", place}}), .limits = true}, "limit.", evaluation_.limits);
        state();
        calendar();
        out_.names = names_of(content_, out_.sources);
        out_.check = words_("roadmap.check");
        out_.made = words_("paper.made", {{"day", month_after(today_, 0)}, {"version", content_.version}});
        if (!out_.digest.empty()) out_.made += " " + words_("paper.digest", {{"digest", out_.digest}});
        if (!doubtful_.empty()) out_.confidence = words_("paper.doubtful", {{"what", words_.list(doubtful_)}});
        if (!out_.dated) out_.confidence += (out_.confidence.empty() ? "" : " ") + words_("paper.undated");
        return std::move(out_);
    }

  private:
    /// The numbers of the sources of a statement on this page; new ones are added to the list.
    std::vector<std::size_t> cited(const Citation& cite) {
        std::vector<std::size_t> numbers;
        for (const std::string& id : cite.sources) {
            const auto known = std::find(ids_.begin(), ids_.end(), id);
            numbers.push_back(std::size_t(known - ids_.begin()) + 1);
            if (known != ids_.end()) continue;
            const Source& source = content_.sources.at(id);
            ids_.push_back(id);
            const Title title = source_title(words_, source);
            out_.sources.push_back({title.text, source.address, as_of_phrase(words_, source.as_of), title.language});
        }
        return numbers;
    }

    /// Notes what rests on a statement that is not sure, or past its date. Where today is not known, all may be: that
    /// is said once.
    void doubt(const Citation& cite, const std::string& what) {
        if ((today_.known && !current(cite, today_)) || cite.confidence == Confidence::low) doubtful_.push_back(what);
    }

    Stop stop(std::size_t s) {
        const Stage& stage = plan_.stages[s];
        const Step& step = *stage.step;
        const std::string key = "step." + step.id;
        Stop stop{.id = step.id,
                  .name = words_(key + ".name"),
                  .why = words_(key + ".why"),
                  .more = words_(key + ".more"),
                  .sources = cited(step.cite),
                  .at = stage.end,
                  .papers = step.kind == StepKind::paperwork};
        doubt(step.cite, stop.name);
        if (!step.includes.empty()) {  // what it includes fills its last months and stands after it
            const Interval part = plan_.stages[s + 1].months;
            stop.at = {std::max(0, stage.end.min - part.max), std::max(0, stage.end.max - part.max)};
        }
        const bool within = s > 0 && plan_.stages[s - 1].step->includes == step.id;
        const bool costs = !within && !(stop.papers && stage.priced && stage.cost_usd.max == 0);
        if (costs) stop.money = money_phrase(words_, stage.cost_usd, stage.priced);
        stop.length = months_phrase(words_, stage.months);
        stop.when = finish_phrase(words_, today_, stage.end);
        for (const std::string& note : stage_notes(words_, stage)) stop.note += (stop.note.empty() ? "" : " ") + note;
        stop.warning = stop.note;
        stop.places = places(stage);
        if (step.beside) stop.note += (stop.note.empty() ? "" : " ") + words_("roadmap.beside");
        if (words_.has(key + ".bring")) stop.bring = words_("roadmap.bring", {{"what", words_(key + ".bring")}});
        return stop;
    }

    std::vector<std::string> places(const Stage& stage) const {
        std::vector<std::string> all;
        for (const Offer& offer : first_offers(content_, evaluation_, stage))
            all.push_back(whole_place_phrase(words_, content_, offer, stage.step));
        return all;
    }

    /// When classes begin where the person chose to go, and the last day to enrol.
    void classes() {
        for (const Stage& stage : plan_.stages) {
            for (const Offer& offer : first_offers(content_, evaluation_, stage)) {
                if (!begins_at(evaluation_, stage, offer)) continue;
                const Step& step = *stage.step;
                const std::string id = step.id, note = whole_place_phrase(words_, content_, offer, &step);
                const Args place{{"place", offer.place->name}};
                out_.calendar.push_back({id + ".classes", *offer.start, words_("calendar.classes", place), note});
                if (!offer.place->enrol_days) continue;
                const Date last{std::chrono::sys_days{*offer.start} - std::chrono::days{*offer.place->enrol_days}};
                out_.calendar.push_back({id + ".enrol", last, words_("calendar.enrol", place), note});
            }
        }
    }

    Stop certified() {
        return {.kind = Stop::Kind::certified,
                .id = "certified",
                .name = end_phrase(words_, evaluation_, result_, plan_),
                .money = plan_.by == nullptr ? "" : money_phrase(words_, plan_.cost_usd, plan_.priced),
                .when = plan_.by == nullptr ? "" : finish_phrase(words_, today_, plan_.months),
                .at = plan_.months};
    }

    Stop renewal() {
        const Renewal& renewal = result_.credential->renewal;
        Stop last = stop(plan_.stages.size() - 1);
        last.kind = Stop::Kind::renewal;
        last.length.clear();
        last.when = renewal_phrase(words_, renewal);
        return last;
    }

    template <class Items>
    void warn(Warnings some, const std::string& key, const Items& items) {
        if (items.empty()) return;
        for (const auto* one : items) some.all.push_back({words_(key + one->id), cited(one->cite)});
        // That they are not sure they say themselves.
        if (any_past_review(items, today_)) doubtful_.push_back(some.heading);
        out_.warnings.push_back(std::move(some));
    }

    void state() {
        if (evaluation_.state == nullptr) return;
        const StateRule& rule = *evaluation_.state;
        out_.state = words_("state." + rule.code + ".name");
        out_.state_rule =
            without_marks(words_("state.requirement." + rule.requirement, {{"place", place_phrase(words_, &rule)}}));
        for (const std::string& note : rule.notes) out_.state_notes.push_back(words_(note));
        out_.state_notes.push_back(words_("state.check"));
        cited(rule.cite);
        doubt(rule.cite, out_.state);
    }

    void calendar() {
        const std::string id = result_.credential->id;
        if (const auto window = window_of(content_, result_, plan_.by, today_)) {
            std::string rule;
            if (window->rule) {
                Reason open = *window->rule;
                open.met = Truth::unknown;  // what it asks for, and not that it is met today
                rule =
                    sentence(content_, open, [&](std::string_view key, const Args& args) { return words_(key, args); });
            }
            out_.window = words_(window->whole ? "roadmap.window" : "roadmap.window.road",
                                 {{"month", month_after(today_, window->closes)}, {"rule", rule}});
            const Date last = std::max(today_.day, last_day_before(month_on(today_.day, window->closes)));
            if (out_.dated) {
                out_.calendar.push_back({id + ".apply", last,
                                         words_("calendar.apply", {{"credential", out_.credential}}),
                                         without_marks(out_.window)});
            }
        }
        if (!out_.dated) return;
        if (evaluation_.place != nullptr) classes();
        for (const Stop& stop : out_.stops) {
            const Step* step = content_.step(stop.id);
            if (step == nullptr || step->kind != StepKind::exam) continue;
            // The months that the plan itself names for it.
            const Date first = std::max(today_.day, month_on(today_.day, stop.at.min)),
                       last = last_day_before(month_on(today_.day, stop.at.max + 1));
            std::string note = words_("calendar.exam.note", {{"when", stop.when}});
            if (!stop.bring.empty()) note += " " + without_marks(stop.bring);
            out_.calendar.push_back(
                {stop.id + ".first", first, words_("calendar.exam.first", {{"credential", out_.credential}}), note});
            out_.calendar.push_back(
                {stop.id + ".last", last, words_("calendar.exam.last", {{"credential", out_.credential}}), note});
        }
        if (result_.status == Status::held) return;  // when it runs out is on the certificate, and nobody was asked
        const Renewal& renewal = result_.credential->renewal;
        for (int n = 1; n <= renewals_in_five_years(renewal);
             ++n) {  // the earliest that it can fall due: a reminder that comes too late is none
            const Date due = month_on(today_.day, plan_.months.min + n * renewal.every_months);
            const std::string note = words_("calendar.renew.note", {{"month", month_after(today_, plan_.months.min)},
                                                                    {"more", out_.stops.back().more}});
            out_.calendar.push_back(
                {out_.stops.back().id + "." + std::to_string(n), due, out_.stops.back().name, without_marks(note)});
        }
    }

    const Content& content_;
    const Words& words_;
    const Evaluation& evaluation_;
    const CredentialResult& result_;
    const Plan& plan_;
    const int open_questions_;
    const bool recommended_;
    const Today today_;
    Handout out_;
    std::vector<std::string> ids_;  // of the sources listed
    std::vector<std::string> doubtful_;
};

}  // namespace

Handout handout(const Content& content, const Words& words, const Evaluation& evaluation, const Choice& choice) {
    return Maker(content, words, evaluation, choice).make();
}

std::vector<Name> names_of(const Content& content, const std::vector<SourceLine>& sources) {
    std::vector<Name> names = content.names;
    for (const SourceLine& source : sources) names.push_back({source.language, source.title});
    return names;
}

const Plan& plan_of(const Choice& choice) {
    return choice.road == 0 ? choice.credential->plan : choice.credential->others[choice.road - 1];
}

bool recommended(const Evaluation& evaluation, const Choice& choice) {
    return choice.credential == &evaluation.best() && choice.road == 0;
}

std::string hosts(const Handout& handout) {
    std::vector<std::string> found;
    for (const SourceLine& source : handout.sources) {
        const std::string host = source.address.substr(0, source.address.find('/'));
        if (!host.empty() && std::find(found.begin(), found.end(), host) == found.end()) found.push_back(host);
    }
    std::string all;
    for (const std::string& host : found) all += (all.empty() ? "" : ", ") + host;
    return all;
}

}  // namespace milepost::take_home
