#include <algorithm>

#include "ui/desk/desk_pages.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui::screens {
namespace {

constexpr std::size_t most_ideas = 4;

/// What the roads themselves say would help, one tap each; and what always can be tried.
void ideas(Column& column, const std::string& id) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    std::vector<const Change*> changes;
    for (const CredentialResult& result : frame.derived.now->credentials)
        for (const Change& change : result.changes) changes.push_back(&change);
    std::stable_sort(changes.begin(), changes.end(), [](const Change* a, const Change* b) { return smaller(*a, *b); });
    std::vector<Chip> all;
    std::vector<DeskAction> does;
    const auto known =
        [&](const std::vector<desk::Set>& what) {  // a variant like it stands already, or it is offered twice
            for (const Variant& variant : frame.model.desk.variants) {
                bool same = variant.months == 0 &&
                            std::size_t(std::count_if(variant.set.begin(), variant.set.end(),
                                                      [](const auto& set) { return set.has_value(); })) == what.size();
                for (const desk::Set& set : what) same = same && variant.set[set.question] == set.value;
                if (same) return true;
            }
            return false;
        };
    for (const Change* change : changes) {
        auto what = answers_for(content, *change);
        if (what.empty() || known(what) || all.size() >= most_ideas) continue;
        std::string label;
        for (const auto& [fact, value] : change->facts)
            label += (label.empty() ? "" : " ") + what_to_do(content, fact, value, wording(words));
        if (std::any_of(all.begin(), all.end(), [&](const Chip& one) { return one.label == label; })) continue;
        all.push_back({"desk.try." + id + "." + std::to_string(all.size()), label, false, true, Role::button});
        does.push_back(desk::Try{std::move(what), false});
    }
    for (std::size_t q = 0; q < content.questions.size(); ++q) {
        if (content.questions[q].form != Question::Form::map) continue;
        all.push_back({"desk.try." + id + ".state", words("desk.try.state"), false, true, Role::button});
        does.push_back(desk::Try{{}, true});
    }
    all.push_back({"desk.try." + id + ".later", words("desk.try.later"), false, true, Role::button});
    does.push_back(desk::Try{{}, true});
    all.push_back({"desk.try." + id + ".fact", words("desk.try.fact"), false, true, Role::button});
    does.push_back(desk::Try{{}, true});
    const int picked = chips(column, all);
    if (picked < 0) return;
    frame.actions.push_back(action::AtDesk{does[std::size_t(picked)]});
    const std::string& what = all[std::size_t(picked)].id;
    if (what.ends_with(".state")) {
        for (std::size_t q = 0; q < content.questions.size(); ++q) {
            if (content.questions[q].form == Question::Form::map)
                frame.actions.push_back(action::AtDesk{desk::AskFor{q}});
        }
    } else if (what.ends_with(".later")) {
        frame.actions.push_back(action::AtDesk{desk::Wait{6}});
    }
}

}  // namespace

void more_ideas(Column& column) {
    if (column.frame().model.desk.variants.size() >= most_variants) return;
    card(
        column,
        [&](Column& inner) {
            say(inner, Style::heading, inner.frame().words("desk.try"), Role::heading);
            inner.space(measure::tight);
            ideas(inner, std::to_string(inner.frame().model.desk.variants.size() + 1));
        },
        Surface::note);
}

}  // namespace milepost::ui::screens
