#include "core/session/derived.h"

#include "core/session/desk.h"

namespace milepost {
namespace {

/// What may be picked does not hang on what was picked here before.
std::vector<Option> options_now(const World& world, const Visit& visit, const Interview& interview, std::size_t asked) {
    const Content& content = *world.content;
    if (!visit.answers[asked]) return options_of(content, content.questions[asked], interview.facts, world.date);
    Answers others = visit.answers;
    others[asked].reset();
    return options_of(content, content.questions[asked], replay(content, others, world.date).facts, world.date);
}

/// The best road of each of the content's examples.
std::vector<Plan> examples_of(const World& world) {
    std::vector<Plan> examples;
    for (const Example& example : world.content->examples)
        examples.push_back(evaluate(*world.content, example.facts, world.date).best().plan);
    return examples;
}

DeskDerived desk_of(const World& world, const Model& model, const Interview& interview) {
    const Content& content = *world.content;
    const Answers& answers = model.visit.answers;
    DeskDerived desk;
    const Place* place = content.places.find(model.visit.place);
    for (const Variant& variant : model.desk.variants)
        desk.variants.push_back(alternative_of(world, answers, variant, place));
    if (model.desk.page == DeskPage::fill_in || !model.visit.here)
        desk.rows = rows_of(content, answers, interview, world.date);
    if (model.desk.editing) {
        const Alternative& open = desk.variants[*model.desk.editing];
        desk.rows = rows_of(content, open.answers, open.interview, world.date);
    }
    return desk;
}

}  // namespace

Derived derive(const World& world, const Model& model, const Derived& earlier, View view) {
    Derived derived;
    derived.view = view;
    const Visit& visit = model.visit;
    derived.standing = standing_of(world, visit, earlier.standing);
    derived.screen = screen(world, model, derived.standing, view);
    if (world.content == nullptr) return derived;
    const Interview& interview = derived.standing.interview;
    if (derived.screen == Screen::question && view == View::applicant) {
        derived.question = visit.revisited ? visit.revisited : derived.standing.next;
        if (derived.question) derived.options = options_now(world, visit, interview, *derived.question);
    }
    if (!visit.here) {
        derived.examples = earlier.examples.empty() ? examples_of(world) : earlier.examples;
        if (view == View::desk && model.desk.open) derived.desk = desk_of(world, model, interview);  // to begin with
        return derived;
    }
    const auto evaluation_of = [&](const Answers& answers) {
        const bool same_place = earlier.place == visit.place;
        if (same_place && earlier.now && earlier.standing.of->answers == answers) return *earlier.now;
        if (same_place && earlier.before_of == answers) return *earlier.before;
        const bool known = answers == visit.answers;
        const Facts& facts = known ? interview.facts : replay(*world.content, answers, world.date).facts;
        return evaluate(*world.content, facts, world.date, world.content->places.find(visit.place));
    };
    derived.place = visit.place;
    derived.now = evaluation_of(visit.answers);
    if (visit.before) {
        derived.before = evaluation_of(*visit.before);
        derived.before_of = visit.before;
    }
    if (view == View::desk) derived.desk = desk_of(world, model, interview);
    return derived;
}

}  // namespace milepost
