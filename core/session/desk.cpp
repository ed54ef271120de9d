#include "core/session/desk.h"

#include <algorithm>
#include <utility>

#include "core/content/step.h"
#include "core/session/session.h"
#include "core/terms/match.h"

namespace milepost {
namespace {

bool all_given(const Answers& set, const Interview& interview) {
    for (std::size_t q = 0; q < set.size(); ++q) {
        if (set[q] && !std::binary_search(interview.given.begin(), interview.given.end(), q)) return false;
    }
    return true;
}

/// An answer that the question can have.
bool possible(const Content& content, const desk::Set& set) {
    if (set.question >= content.questions.size()) return false;
    return !set.value || (set.value->min <= set.value->max &&
                          content[content.questions[set.question].fact].domain.contains(*set.value));
}

/// The question to ask about a fact: the first in place.
std::optional<std::size_t> question_about(const Content& content, FactId fact, const Interview& interview, Today date) {
    for (std::size_t q = 0; q < content.questions.size(); ++q) {
        if (content.questions[q].fact == fact && !out_of_place(content, content.questions[q], interview.facts, date))
            return q;
    }
    return {};
}

}  // namespace

std::string_view name(DeskPage page) {
    constexpr std::string_view names[] = {"say", "trace", "what_if", "fill_in", "hand_over"};
    return names[std::size_t(page)];
}

Model seen_from(View view, Model model) {
    if (view == View::applicant) return model;
    std::swap(model.settings, model.desk.settings);
    std::swap(model.visit.over, model.desk.over);
    std::swap(model.visit.opened, model.desk.opened);
    return model;
}

Desk left_desk(const Settings& defaults) {
    Desk desk;
    desk.settings = defaults;
    desk.settings.text = TextSize::small;  // it is read sitting before it
    return desk;
}

Desk desk_for_next(const Desk& desk, const Settings& defaults) {
    if (!desk.open) return left_desk(defaults);
    Desk next;
    next.open = true;
    next.pane = desk.pane;
    next.last_input = desk.last_input;
    next.settings = desk.settings;
    next.page = desk.page == DeskPage::say ? DeskPage::say : DeskPage::fill_in;
    return next;
}

Screen desk_screen(const Desk& desk) { return desk.over.empty() ? Screen::desk : desk.over.back(); }

View staff_side(const Model& model) { return model.staff.at_desk ? View::desk : View::applicant; }

void open_desk(Model& model) {
    end_farewell(model);
    model.desk.open = model.desk.at_work = true;
    model.desk.pane = !model.site.desk_apart;
    model.visit.here = true;  // there is somebody to talk about
    model.clock.last_input = model.desk.last_input = model.clock.now;
}

View view_in(View window, const World& world, const Model& model) {
    if (window == View::desk) return window;
    if (model.staff.at != Staff::At::outside && staff_side(model) == window) return View::applicant;  // the gate
    return model.desk.pane && world.content != nullptr ? View::desk : View::applicant;
}

Answers overlaid(const Content& content, const Answers& answers, const Answers& set, Today date) {
    Answers merged = answers;
    for (std::size_t q = 0; q < set.size(); ++q) {
        if (set[q]) merged[q] = set[q];
    }
    if (all_given(set, replay(content, merged, date))) return merged;
    Answers kept = set;
    for (std::size_t q = 0; q < answers.size(); ++q) {
        if (set[q] || !answers[q]) continue;
        kept[q] = answers[q];
        if (!all_given(set, replay(content, kept, date))) kept[q].reset();
    }
    return kept;
}

Today months_on(Today date, int months) {
    using namespace std::chrono;
    const auto moved = date.day + std::chrono::months{months};
    date.day = moved.ok() ? moved : Date{moved.year() / moved.month() / last};
    return date;
}

Facts as_time_passes(const Content& content, const Facts& facts, Today date, int months) {
    if (months == 0) return facts;
    Facts then = facts;
    const Situation moved = later(content, situation_of(content, facts, date), exactly(months));
    for (const std::size_t f : content.rules.window_facts()) {
        then[f].min = moved.values[f].min;
        then[f].max = std::max(then[f].min, std::min(facts[f].max, content.facts[f].window_months - months));
    }
    for (std::size_t f = 0; f < content.facts.size(); ++f) {
        const Fact& fact = content.facts[f];
        if (!fact.is_age()) continue;
        Interval ages{fact.domain.max, fact.domain.min};
        for (int age = facts[f].min; age <= fact.domain.max; ++age)
            if (fact.months_of_life(exactly(age)).overlaps(moved.values[f])) ages = span(ages, exactly(age));
        then[f] = ages;
    }
    const std::size_t training = index(content.fact_at("training")), finish = index(content.fact_at("finish_month"));
    const Fact& kinds = content.facts[training];
    const int enrolled = kinds.position("enrolled"), finished = kinds.position("finished");
    const Month today = month_of(date.day) + months;
    if (date.known && then[training] == exactly(enrolled) && then[finish] != content.facts[finish].domain) {
        if (then[finish].max < today) then[training] = exactly(finished);
        else if (then[finish].min < today) then[training] = {enrolled, finished};
    }
    return with_implications(content, then);
}

Alternative alternative_of(const World& world, const Answers& answers, const Variant& variant, const Place* place) {
    const Content& content = *world.content;
    Alternative made{
        months_on(world.date, variant.months), overlaid(content, answers, variant.set, world.date), {}, {}};
    made.interview = replay(content, made.answers, world.date);
    made.evaluation =
        evaluate(content, as_time_passes(content, made.interview.facts, world.date, variant.months), made.date, place);
    return made;
}

std::vector<FactRow> rows_of(const Content& content, const Answers& answers, const Interview& interview, Today date) {
    std::vector<FactRow> rows;
    for (std::size_t q = 0; q < content.questions.size(); ++q) {
        const Question& question = content.questions[q];
        const bool given = std::binary_search(interview.given.begin(), interview.given.end(), q);
        if (question.delicate) continue;
        if (!given && out_of_place(content, question, interview.facts, date)) continue;
        FactRow row{q, given ? answers[q] : std::nullopt, {}, true};
        for (const Skipped& one : interview.skipped) {
            if (one.question == q) row.matters = false;
        }
        Answers others = answers;  // what may be picked does not hang on what was picked here before
        others[q].reset();
        row.options =
            options_of(content, question, given ? replay(content, others, date).facts : interview.facts, date);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<desk::Set> answers_for(const Content& content, const Change& change) {
    std::vector<desk::Set> all;
    for (const auto& [fact, value] : change.facts) {
        const std::size_t before = all.size();
        for (std::size_t q = 0; q < content.questions.size() && all.size() == before; ++q) {
            if (content.questions[q].fact != fact) continue;
            for (const Option& option : content.questions[q].options) {
                if (all.size() == before && option.value.contains(value)) all.push_back({q, option.value});
            }
        }
        if (all.size() == before) return {};
    }
    return all;
}

std::vector<SayThis> say_this(const Content& content, const Evaluation& evaluation, const Interview& interview) {
    std::vector<SayThis> all;
    for (const CredentialResult& result : evaluation.credentials) {
        SayThis say;
        say.result = &result;
        say.window = window_of(content, result, result.plan.by, evaluation.date);
        if (result.status == Status::held) {
            say.kind = SayThis::Kind::keep;
        } else if (result.status == Status::now) {
            say.kind = SayThis::Kind::apply;
        } else if (result.status == Status::unknown) {
            for (const FactId fact : result.ask) {
                if (!say.ask) say.ask = question_about(content, fact, interview, evaluation.date);
            }
            if (say.ask) say.kind = SayThis::Kind::ask;
        }
        if (say.kind == SayThis::Kind::road && !result.changes.empty()) {
            const Change& smallest = *std::min_element(result.changes.begin(), result.changes.end(), smaller);
            if (smallest.effort && smallest.effort->months.max <
                                       result.plan.months.max) {  // what takes as long as the road is no shortcut
                say.change = smallest;
                say.kind = SayThis::Kind::change;
            }
        }
        all.push_back(std::move(say));
    }
    return all;
}

void update_desk(const World& world, Model& model, const DeskAction& action, std::vector<Effect>& effects) {
    const Content& content = *world.content;
    Desk& desk = model.desk;
    const auto edited = [&]() -> Variant* {
        return desk.editing && *desk.editing < desk.variants.size() ? &desk.variants[*desk.editing] : nullptr;
    };
    const bool alone = std::holds_alternative<desk::Leave>(action) || std::holds_alternative<desk::Begin>(action);
    if (!desk.open || (!model.visit.here && !alone)) return;  // what it opens for was typed at its gate
    match(
        action, [&](const desk::Leave&) { model.desk = left_desk(model.site.defaults); },
        [&](const desk::Begin&) {
            open_desk(model);
            desk.page = DeskPage::fill_in;
        },
        [&](const desk::Show& a) {
            desk.page = a.page;
            desk.over.clear();
            desk.opened.clear();
            desk.asked.reset();
            desk.editing.reset();
        },
        [&](const desk::ShowTrace& a) {
            if (content.credential(a.credential) == nullptr) return;
            desk.page = DeskPage::trace;
            desk.credential = a.credential;
        },
        [&](const desk::OnlyMissing& a) { desk.only_missing = a.on; },
        [&](const desk::AskFor& a) {
            desk.asked = a.question && *a.question < content.questions.size() ? a.question : std::nullopt;
        },
        [&](const desk::Try& a) {
            if (desk.variants.size() >= most_variants ||
                !std::all_of(a.what.begin(), a.what.end(),
                             [&](const desk::Set& set) { return possible(content, set); }))
                return;
            Variant variant{no_answers(content), 0};
            for (const desk::Set& set : a.what) variant.set[set.question] = set.value;
            desk.variants.push_back(std::move(variant));
            desk.page = DeskPage::what_if;
            if (a.edit) desk.editing = desk.variants.size() - 1;
        },
        [&](const desk::Edit& a) {
            desk.editing = a.variant && *a.variant < desk.variants.size() ? a.variant : std::nullopt;
            desk.asked.reset();
        },
        [&](const desk::Vary& a) {
            if (edited() == nullptr || !possible(content, a.what)) return;
            edited()->set[a.what.question] =
                a.what.value == model.visit.answers[a.what.question] ? std::nullopt : a.what.value;
            desk.asked.reset();
        },
        [&](const desk::Wait& a) {
            if (edited() != nullptr) edited()->months = std::clamp(a.months, 0, most_months_later);
        },
        [&](const desk::Adopt& a) {
            if (a.variant >= desk.variants.size()) return;
            Answers adopted = overlaid(content, model.visit.answers, desk.variants[a.variant].set, world.date);
            if (adopted != model.visit.answers)
                model.visit.before = std::exchange(model.visit.answers, std::move(adopted));
            model.visit.place.clear();
            model.visit.credential.clear();
            model.visit.road = 0;
            model.visit.sheet.clear();
            desk.variants.erase(desk.variants.begin() + std::ptrdiff_t(a.variant));
            desk.editing.reset();
        },
        [&](const desk::Drop& a) {
            if (a.variant >= desk.variants.size()) return;
            desk.variants.erase(desk.variants.begin() + std::ptrdiff_t(a.variant));
            desk.editing.reset();
        },
        [&](const desk::Refer& a) {
            model.visit.referral =
                a.referral && *a.referral < content.organiser.referrals.size() ? a.referral : std::nullopt;
        },
        [&](const desk::PrintTrace&) {
            if (!model.site.printer.prints() || model.visit.job.under_way()) return;
            model.visit.job = {};
            model.visit.job.stage = PrintStage::making;
            effects.push_back(Effect::print_trace);
        },
        [&](const desk::HandTo& a) {
            model.visit.over = {a.code ? Screen::bring_back : Screen::take_home};
            model.visit.sheet.clear();
            model.visit.opened.clear();
            if (desk.pane) model.desk = left_desk(model.site.defaults);
        });
}

}  // namespace milepost
