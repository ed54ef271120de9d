#pragma once
#include "core/roads/explanation.h"
#include "core/session/derived.h"

/// The counselor's desk: the same session seen from the other side.
namespace milepost {

constexpr std::size_t most_variants = 3;
constexpr int most_months_later = 24;

/// The model as a side sees it: from the desk with the counselor's own settings and what is open there. Its own
/// inverse.
Model seen_from(View view, Model model);

/// A desk that nobody is at.
Desk left_desk(const Settings& defaults);

/// The desk between two people: who sits at it stays, with their own looks; of the last person nothing does.
Desk desk_for_next(const Desk& desk, const Settings& defaults);

/// What the desk shows.
Screen desk_screen(const Desk& desk);

/// Which side a window shows: the desk comes over the applicant's where it has no display of its own.
View view_in(View window, const World& world, const Model& model);

/// Whose window staff is in, while at the gate or in the administration.
View staff_side(const Model& model);

/// The PIN was right, or the counselor who is there begins with the next person: a visit begins where there is none.
void open_desk(Model& model);

/// What a counselor's action does to the model; nothing where the desk is closed. Where nobody is here, only `Leave`
/// and `Begin` do something.
void update_desk(const World& world, Model& model, const DeskAction& action, std::vector<Effect>& effects);

/// `answers` with what differs set over it. What was said before and contradicts that no longer counts, and is taken
/// out.
Answers overlaid(const Content& content, const Answers& answers, const Answers& set, Today date);

/// The same day of the month, or the last one that there is, so many months on.
Today months_on(Today date, int months);

/// The same person `months` later, if only time passes: work falls out of its windows and none is added, and a program
/// under way is finished once its month has come. All else is as it was said.
Facts as_time_passes(const Content& content, const Facts& facts, Today date, int months);

/// A variant, worked out, with the place where the person chose to go to school: the one way in which the desk and
/// whoever adopts it come to the same figures.
Alternative alternative_of(const World& world, const Answers& answers, const Variant& variant,
                           const Place* place = nullptr);

/// Every question that has a place, with what can be answered; what is delicate is asked and shown elsewhere.
std::vector<FactRow> rows_of(const Content& content, const Answers& answers, const Interview& interview, Today date);

/// Answers that bring about a change: for each of its facts the option that holds the value. Empty where a question is
/// missing.
std::vector<desk::Set> answers_for(const Content& content, const Change& change);

/// The first thing to say of a credential.
struct SayThis {
    enum class Kind {
        keep,    ///< it is theirs and valid
        apply,   ///< it can be applied for
        ask,     ///< one answer decides it: `ask`
        change,  ///< the smallest change opens it, by steps of the content: `change`
        road,    ///< nothing smaller than its road does
    };
    Kind kind = Kind::road;
    const CredentialResult* result = nullptr;
    std::optional<std::size_t> ask;  ///< a question
    std::optional<Change> change;
    std::optional<Window> window;  ///< until when, where waiting closes it
};
/// Of each credential, in content order.
std::vector<SayThis> say_this(const Content& content, const Evaluation& evaluation, const Interview& interview);

}  // namespace milepost
