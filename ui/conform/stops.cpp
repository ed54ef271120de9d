#include "ui/conform/stops.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "core/session/derived.h"
#include "core/session/desk.h"

namespace milepost::conform {
namespace {

/// What somebody answers, by fact: the id of an option. What is left out is not sure, or else the first answer.
using Person = std::map<std::string_view, std::string_view>;

const Person newcomer{{"training", "none"}, {"diploma", "yes"}, {"state", "WA"}, {"goal", "soonest"}};
const Person worker{{"training", "finished"},
                    {"work_months_7y", "36-84"},
                    {"diploma", "yes"},
                    {"program", "certificate"},
                    {"goal", "most_doors"}};
const Person pupil{{"training", "enrolled"},
                   {"diploma", "in_high_school"},
                   {"age", "16_17"},
                   {"program", "high_school"},
                   {"goal", "least_cost"}};

constexpr int most_steps = 80;  ///< far more than an interview has: a bound, not a count

class Session {
  public:
    Session(const World& world, const std::string& language) : world_(world), model_(initial_model(world, language)) {}

    void act(const Action& action) {
        now_ += 1000;
        std::vector<Effect> effects;
        const Standing standing = standing_of(world_, model_.visit);
        model_ = update(world_, std::move(model_), standing, action, now_, effects);
    }
    void come_to_desk() { open_desk(model_); }
    [[nodiscard]] const Model& model() const { return model_; }
    [[nodiscard]] Screen screen() const { return milepost::screen(world_, model_, standing_of(world_, model_.visit)); }
    [[nodiscard]] Derived derived() const { return derive(world_, model_); }

    void answer(const Person& person) {
        const Derived now = derived();
        const std::size_t q = *now.question;
        const Question& question = world_.content->questions[q];
        const Fact& fact = (*world_.content)[question.fact];
        const auto wish = person.find(fact.id);
        const Option* picked = nullptr;
        for (const Option& option : now.options)
            if (wish != person.end() && option.id == wish->second) picked = &option;
        if (picked == nullptr && question.unsure) return act(action::Answer{q, fact.domain});
        if (picked == nullptr) picked = &now.options.front();
        if (question.form == Question::Form::several) {
            act(action::Include{q, picked->value.min, true});
            act(action::Next{});
        } else {
            act(action::Answer{q, picked->value});
        }
    }

    /// Time goes by until someone is asked whether anybody is there.
    void idle() {
        for (int i = 0; i < 4 && screen() != Screen::idle_warning; ++i) {
            const Standing standing = standing_of(world_, model_.visit);
            if (const auto deadline = next_deadline(world_, model_, standing)) {
                now_ = *deadline;
                std::vector<Effect> effects;
                model_ = update(world_, std::move(model_), standing, action::Tick{}, now_, effects);
            }
        }
    }

  private:
    const World& world_;
    Model model_;
    Millis now_ = 0;
};

class Collector {
  public:
    Collector(const World& world, std::string language) : world_(world), language_(std::move(language)) {}

    void add(const std::string& name, const Session& session) {
        if (names_.insert(name).second) stops.push_back({name, session.model()});
    }

    /// Answers to the end; each question that was not seen before is kept, and once with what is under "Why we ask".
    Session interview(const Person& person, const std::string& who) {
        Session session(world_, language_);
        add("attract", session);
        session.act(action::Start{language_});
        for (int i = 0; i < most_steps && session.screen() == Screen::question; ++i) {
            const Question& question = world_.content->questions[*session.derived().question];
            if (!names_.count("question-" + question.id)) {
                add("question-" + question.id, session);
                Session why = session;
                why.act(action::Unfold{"why"});
                add("question-" + question.id + "-why", why);
            }
            session.answer(person);
        }
        add("review-" + who, session);
        Session unasked = session;
        unasked.act(action::Unfold{"review.skipped"});
        add("review-" + who + "-unasked", unasked);
        session.act(action::Next{});
        return session;
    }

    /// The few questions that decide most, and their rough road.
    void quick_look(const Person& person) {
        Session session(world_, language_);
        session.act(action::Start{language_, true});
        for (int i = 0; i < most_steps && session.screen() == Screen::question; ++i) session.answer(person);
        add("roadmap-rough", session);
        over(session, Screen::compare, "compare-rough");
        over(session, Screen::take_home, "take_home-rough");
    }

    void unfolded(const Session& session, const std::string& name, const std::string& id) {
        Session open = session;
        open.act(action::Unfold{id});
        add(name + "-" + id, open);
    }
    void sheet(const Session& session, const std::string& name, const std::string& id) {
        Session open = session;
        open.act(action::ShowSheet{id});
        add(name, open);
    }
    Session over(const Session& session, Screen screen, const std::string& name) {
        Session open = session;
        open.act(action::Open{screen});
        add(name, open);
        return open;
    }

    std::vector<Stop> stops;

  private:
    const World& world_;
    std::string language_;
    std::set<std::string> names_;
};

/// Staff at the gate, in a visit and without one; inside, with all that can be shown.
void staff_stops(Collector& all, const World& world, const std::string& language, Session visit) {
    staff::Told told;
    told.machine.gate = true;
    told.machine.version = "0.1.0";
    const auto by = [](Session& session, const staff::Action& what) { session.act(action::ByStaff{what}); };
    const auto type = [&](Session& session, std::string_view pin) {
        for (const char digit : pin) by(session, staff::Digit{digit});
    };
    Session first(world, language);
    by(first, told);
    by(first, staff::Open{});
    all.add("staff_pin-first", first);
    type(first, "111111");
    all.add("staff_pin-easy", first);
    type(first, "290417");
    type(first, "29");
    all.add("staff_pin-again", first);

    told.machine.pin_set = true;
    by(visit, told);
    by(visit, staff::Open{});
    all.add("staff_pin", visit);
    type(visit, "290417");
    all.add("staff_pin-judging", visit);
    Session wrong = visit;
    told.verdict = staff::Verdict::wrong;
    told.wait = 480'000;
    by(wrong, staff::Taken{});
    by(wrong, told);
    all.add("staff_pin-wait", wrong);
    told.wait = 0;
    told.verdict = staff::Verdict::right;
    by(visit, told);
    all.add("staff_pin-door", visit);

    told.verdict.reset();
    by(visit, staff::Displays{{"HDMI-1", "DP-2"}});
    told.machine.refused = {"content/steps.json:/steps/3/fees/0/usd: [-1, 5]; expected whole dollars from 0 to 100000"};
    told.machine.kept = false;
    by(visit, staff::Go{});
    by(visit, told);
    Printing printing;
    printing.printer = {PrinterCondition::out_of_paper, "media-empty-error"};
    visit.act(action::PrinterTold{printing});
    visit.act(action::ProofTold{{world.date.day, 0, "f42ef1e0e46710bb"}});
    all.add("admin", visit);
    for (const auto& [page, name] :
         {std::pair{Staff::Page::calibrate, "admin-calibrate"}, std::pair{Staff::Page::new_pin, "admin-new_pin"},
          std::pair{Staff::Page::quit, "admin-quit"}}) {
        Session turned = visit;
        by(turned, staff::Turn{page});
        all.add(name, turned);
    }
    by(visit, staff::Turn{Staff::Page::calibrate});
    by(visit, staff::Calibrate{24});
    by(visit, staff::Keep{visit.model().staff.draft});
    all.add("admin-calibrated", visit);
}

}  // namespace

std::vector<Stop> all_stops(const World& world, const std::string& language) {
    const Content& content = *world.content;
    Collector all(world, language);
    const auto roads = [&](const Session& session, const std::string& who) {
        all.add("roadmap-" + who, session);
        const Derived now = session.derived();
        for (const Stage& stage : now.now->best().plan.stages)
            all.sheet(session, "roadmap-" + who + "-" + stage.step->id, "milestone." + stage.step->id);
        for (const char* id : {"star", "more"})
            all.sheet(session, "roadmap-" + who + "-" + id, "road." + std::string(id));
        const Evaluation& found = *now.now;
        if (!found.cautions.empty() || !found.best().cautions.empty() || !found.limits.empty())
            all.sheet(session, "roadmap-" + who + "-cautions", "road.cautions");
    };
    Session first = all.interview(newcomer, "newcomer");
    roads(first, "newcomer");
    const Session second = all.interview(worker, "worker");
    roads(second, "worker");
    const Session third = all.interview(pupil, "pupil");
    roads(third, "pupil");
    all.quick_look(newcomer);

    // The questions that none of them was asked; and how an answer looks that was given.
    const auto given = first.derived().standing.interview.given;
    for (std::size_t q = 0; q < content.questions.size(); ++q) {
        Session back = first;
        back.act(action::Revisit{q});
        const bool again = std::find(given.begin(), given.end(), q) != given.end();
        if (!back.derived().options.empty())
            all.add("question-" + content.questions[q].id + (again ? "-again" : ""), back);
    }
    for (const Credential& credential : content.credentials) {
        Session other = first;
        other.act(action::ShowCredential{credential.id});
        all.add("roadmap-for-" + credential.id, other);
        if (content.places.empty()) continue;
        const Derived now = other.derived();
        for (const CredentialResult& result : now.now->credentials) {
            for (const Stage& stage : result.plan.stages) {
                if (result.credential == &credential && stage.step->at) {
                    all.sheet(other, "roadmap-for-" + credential.id + "-" + stage.step->id,
                              "milestone." + stage.step->id);
                }
            }
        }
    }
    all.over(first, Screen::compare, "compare");
    all.over(first, Screen::state, "state");
    all.over(second, Screen::state, "state-none");
    Session home = all.over(first, Screen::take_home, "take_home");
    all.unfolded(home, "take_home", "calendar");
    Printing printing;
    printing.printer.condition = PrinterCondition::ready;
    home.act(action::PrinterTold{printing});
    all.add("take_home-ready", home);
    printing.printer.condition = PrinterCondition::out_of_paper;
    printing.job.stage = PrintStage::waiting;
    home.act(action::PrinterTold{printing});
    all.add("take_home-waiting", home);
    Session typing = all.over(first, Screen::bring_back, "bring_back");
    for (const char character : {'K', '7', 'Q', 'M', '2', 'X', 'V', 'A', '9'}) typing.act(action::Type{character});
    typing.act(action::BringBack{});
    all.add("bring_back-wrong", typing);
    Session listening = all.over(first, Screen::settings, "settings");
    listening.act(action::SetSpeech{true});
    listening.act(action::VoiceTold{{Voice::State::ready, false}});
    all.add("settings_speech", listening);
    listening.act(action::VoiceTold{{Voice::State::none, false}});
    all.add("speech_none", listening);
    if (!content.places.empty()) all.over(first, Screen::school, "school");
    const Session help = all.over(first, Screen::help, "help");
    for (const GuidePart& part : content.guide)
        all.unfolded(help, "help", "guide." + part.id + (part.pictured() ? ".sources" : ""));
    all.unfolded(help, "help", "about");
    Session desk = second;
    const auto at_desk = [&](const DeskAction& action) { desk.act(action::AtDesk{action}); };
    desk.come_to_desk();
    for (int page = 0; page < desk_pages; ++page) {
        at_desk(desk::Show{DeskPage(page)});
        all.add("desk_" + std::string(name(DeskPage(page))), desk);
    }
    at_desk(desk::Try{{{0, exactly(0)}}});
    at_desk(desk::Try{{}, true});
    at_desk(desk::Wait{7});
    all.add("desk_variant", desk);
    at_desk(desk::Edit{});
    all.add("desk_variants", desk);
    desk.act(action::StartOver{});
    all.add("desk_next", desk);
    first.idle();
    all.add("idle_warning", first);
    Session wiped = second;
    wiped.act(action::StartOver{});
    all.add("attract-wiped", wiped);

    staff_stops(all, world, language, second);
    all.stops.push_back({"out_of_service", initial_model(world, language), false});
    for (const char* dated : {"review-pupil-unasked", "roadmap-newcomer", "roadmap-pupil", "compare", "take_home",
                              "desk_say", "desk_variants", "admin"}) {
        const auto found =
            std::find_if(all.stops.begin(), all.stops.end(), [&](const Stop& stop) { return stop.name == dated; });
        if (found != all.stops.end()) all.stops.push_back({found->name + "-undated", found->model, true, false});
    }
    return std::move(all.stops);
}

std::vector<Stop> few_stops(const World& world, const std::vector<Stop>& all) {
    std::set<std::string> kinds;
    std::vector<Stop> few;
    for (const Stop& stop : all) {
        std::string kind = stop.name.substr(0, stop.name.find('-'));
        if (const auto q = derive(world, stop.model).question; stop.in_service && q)
            kind += std::to_string(static_cast<int>(world.content->questions[*q].form));
        if (!stop.model.visit.opened.empty()) kind += "-open";
        if (const std::string& sheet = stop.model.visit.sheet; !sheet.empty())
            kind += sheet.starts_with("milestone.") ? "-milestone" : "-" + sheet;
        if (stop.model.visit.express) kind += "-rough";
        if (!stop.dated) kind += "-undated";
        if (stop.model.staff.at != Staff::At::outside) {
            kind += std::to_string(static_cast<int>(stop.model.staff.at)) +
                    std::to_string(static_cast<int>(stop.model.staff.page));
        }
        if (kinds.insert(kind).second) few.push_back(stop);
    }
    return few;
}

}  // namespace milepost::conform
