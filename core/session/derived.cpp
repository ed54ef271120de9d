#include "core/session/derived.h"

#include "core/session/desk.h"
#include "core/session/express.h"

namespace milepost {

Derived derive(const World& world, const Model& model, const Derived& earlier, View view) {
    Derived derived;
    derived.screen = screen(world, model, view);
    if (world.content == nullptr) return derived;
    const Content& content = *world.content;
    const Interview interview = view == View::desk ? replay(content, model.answers, world.date)
                                                   : interview_of(world, model);  // a counselor sees all of it
    if (view == View::applicant) derived.question = current_question(world, model);
    if (derived.question) {
        Answers others = model.answers;  // what may be picked does not hang on what was picked here before
        others[*derived.question].reset();
        derived.options = options_of(content, content.questions[*derived.question],
                                     replay(content, others, world.date).facts, world.date);
    }
    derived.questions_left = interview.left;
    derived.left_to_exact = model.express ? left_to_exact(content, model.answers, world.date) : interview.left;
    derived.answered = interview.given;
    derived.skipped = interview.skipped;
    if (!model.visiting) {
        derived.examples = earlier.examples;
        if (derived.examples.empty()) {
            for (const Example& example : content.examples)
                derived.examples.push_back(evaluate(content, example.facts, world.date).best().plan);
        }
        return derived;
    }
    const auto evaluation_of = [&](const Answers& answers) {
        if (earlier.now_of == answers) return *earlier.now;
        if (earlier.before_of == answers) return *earlier.before;
        return evaluate(content, replay(content, answers, world.date).facts, world.date);
    };
    derived.now = evaluation_of(model.answers);
    derived.now_of = model.answers;
    if (model.before) {
        derived.before = evaluation_of(*model.before);
        derived.before_of = model.before;
    }
    if (view == View::desk) {
        derived.desk.interview = interview;
        for (const Variant& variant : model.desk.variants)
            derived.desk.variants.push_back(alternative_of(world, model.answers, variant));
        if (model.desk.page == DeskPage::fill_in)
            derived.desk.rows = rows_of(content, model.answers, interview, world.date);
        if (model.desk.editing) {
            const Alternative& open = derived.desk.variants[*model.desk.editing];
            derived.desk.rows = rows_of(content, open.answers, open.interview, world.date);
        }
    }
    return derived;
}

}  // namespace milepost
