#include "tests/content/naive.h"

#include <algorithm>
#include <array>
#include <functional>
#include <stdexcept>

namespace milepost::test {
namespace {

// The order of a fact's values in the contract.
constexpr int none = 0, enrolled = 2, finished = 3;                              // training; interrupted lies between
constexpr int in_high_school = 1, has_diploma = 3;                               // diploma
constexpr int certificate = 2, associate = 3, apprenticeship = 4, military = 5;  // program
constexpr int caahep_abhes = 0, other_recognized = 1;                            // accreditor
constexpr int administrative = 1, both_duties = 2;                               // duties
constexpr int cma = 1, rma = 2, ccma = 4, ncma = 8;                              // holds, current, failed: these in it
constexpr int nurse = 8, military_medic = 16;                                    // worked_as: likewise

Truth yes_where(bool met) { return met ? Truth::yes : Truth::no; }
/// The rule may ask for less than this.
Truth surely_where(bool met) { return met ? Truth::yes : Truth::unknown; }
/// The rule may ask for more than this.
Truth perhaps_where(bool met) { return met ? Truth::unknown : Truth::no; }

bool done(const Whole& p) { return p.training == finished; }
/// A program that ends this month counts as at its end: AAMA lets people in 30 days before.
bool at_its_end(const Whole& p) { return done(p) || (p.training == enrolled && p.months_ago >= 0); }
bool within_years(const Whole& p, int years) { return p.months_ago >= 0 && p.months_ago <= 12 * years; }
bool recognized(const Whole& p) { return p.accreditor == caahep_abhes || p.accreditor == other_recognized; }
bool ran_out(const Whole& p, int credential) { return (p.holds & credential) != 0 && (p.current & credential) == 0; }

/// May they sit an exam again that they failed? Of how many times and when is known of one exam only: who failed
/// several may have failed another so often.
Truth may_sit(const Whole& p, int exam) {
    if ((p.failed & exam) == 0) return Truth::yes;
    const bool another_too = p.failed != exam;
    const bool year_ago = p.failed_ago >= 12, quarter_ago = p.failed_ago >= 3;
    switch (exam) {
        case cma: return surely_where(p.failed_times < 3);
        case rma: return surely_where(p.failed_times < 4);
        case ccma: return yes_where(p.failed_times < 3 || year_ago) || perhaps_where(another_too);
        default:
            if (p.failed_times == 1 || (p.failed_times == 2 && quarter_ago)) return Truth::yes;
            if (year_ago) return surely_where(p.failed_times < 4);  // a fourth time is told of nowhere
            return perhaps_where(another_too);
    }
}

struct Rule {
    const char* route;
    int exam;  ///< the one that it leads to; 0: none
    std::vector<int Whole::*> reads;
    Truth (*met)(const Whole&, Date);
};

using W = Whole;

const std::vector<Rule>& rules() {
    static const std::vector<Rule> all = {
        {"cma-aama/accredited-program",
         cma,
         {&W::accreditor, &W::training, &W::months_ago},
         [](const Whole& p, Date) { return yes_where(p.accreditor == caahep_abhes && at_its_end(p)); }},
        {"cma-aama/alternative-pathway",
         cma,
         {&W::training, &W::accreditor, &W::class_hours, &W::skills, &W::program, &W::practicum_hours, &W::hours_since},
         [](const Whole& p, Date date) {
             if (date > day("2029-08-31")) return Truth::no;
             if (!done(p) || !recognized(p) || p.class_hours < 560 || p.skills == 0) return Truth::no;
             if (p.program != certificate && p.program != associate && p.program != apprenticeship) return Truth::no;
             return yes_where(p.practicum_hours >= 160 || p.hours_since >= 1000);
         }},
        {"cma-aama/recertification",
         cma,
         {&W::holds},
         [](const Whole& p, Date) { return yes_where((p.holds & cma) != 0); }},
        {"cma-aama/late-renewal",
         0,
         {&W::holds, &W::current, &W::expired_ago},
         [](const Whole& p, Date) {
             if (!ran_out(p, cma)) return Truth::no;
             return yes_where(p.expired_ago < 3) ||
                    perhaps_where(p.expired_ago == 3);  // 90 days: three months, or less
         }},
        {"rma-amt/education",
         rma,
         {&W::training, &W::months_ago, &W::class_hours, &W::practicum_hours, &W::accreditor, &W::abroad},
         [](const Whole& p, Date) {
             if (!at_its_end(p) || !within_years(p, 4)) return Truth::no;
             if (p.class_hours + p.practicum_hours < 720 || p.practicum_hours < 160) return Truth::no;
             return yes_where(recognized(p)) || perhaps_where(p.abroad == 1);
         }},
        {"rma-amt/apprenticeship",
         rma,
         {&W::program, &W::training, &W::months_ago},
         [](const Whole& p, Date) { return yes_where(p.program == apprenticeship && done(p) && within_years(p, 4)); }},
        {"rma-amt/work",
         rma,
         {&W::work_7y, &W::duties, &W::worked_as, &W::cpr, &W::diploma},
         [](const Whole& p, Date) {
             if (p.cpr == 0 || p.diploma != has_diploma) return Truth::no;
             return yes_where(p.work_7y >= 36 && p.duties == both_duties) ||
                    perhaps_where((p.worked_as & military_medic) != 0);
         }},
        {"rma-amt/military",
         rma,
         {&W::program, &W::training, &W::months_ago},
         [](const Whole& p, Date) { return yes_where(p.program == military && at_its_end(p) && within_years(p, 4)); }},
        {"rma-amt/instructor",
         rma,
         {&W::teaches, &W::training, &W::worked_as},
         [](const Whole& p, Date) { return perhaps_where(p.teaches == 1 && (done(p) || (p.worked_as & nurse) != 0)); }},
        {"rma-amt/recertification",
         0,
         {&W::holds, &W::current},
         [](const Whole& p, Date) { return yes_where(ran_out(p, rma)); }},
        {"ccma-nha/training",
         ccma,
         {&W::diploma, &W::training, &W::months_ago},
         [](const Whole& p, Date) { return yes_where(p.diploma == has_diploma && done(p) && within_years(p, 5)); }},
        {"ccma-nha/work",
         ccma,
         {&W::diploma, &W::work_3y, &W::duties},
         [](const Whole& p, Date) {
             if (p.diploma != has_diploma || p.work_3y < 12) return Truth::no;
             return surely_where(p.duties != administrative);
         }},
        {"ccma-nha/student",
         ccma,
         {&W::training, &W::diploma, &W::months_ago},
         [](const Whole& p, Date) {
             if (p.training == enrolled) return yes_where(p.diploma != 0 && p.months_ago >= -12);
             return yes_where(done(p) && p.diploma == in_high_school && within_years(p, 5));
         }},
        {"ccma-nha/reinstatement",
         0,
         {&W::holds, &W::current, &W::expired_ago},
         [](const Whole& p, Date) { return yes_where(ran_out(p, ccma) && p.expired_ago <= 12); }},
        {"ccma-nha/recertification",
         ccma,
         {&W::holds, &W::current},
         [](const Whole& p, Date) { return yes_where(ran_out(p, ccma)); }},
        {"ncma-ncct/school",
         ncma,
         {&W::ncct_school, &W::training, &W::months_ago},
         [](const Whole& p, Date) {
             return yes_where(p.ncct_school == 1 && (p.training == enrolled || (done(p) && within_years(p, 5))));
         }},
        {"ncma-ncct/work",
         ncma,
         {&W::work_5y, &W::duties, &W::diploma},
         [](const Whole& p, Date) {
             if (p.work_5y < 12) return Truth::no;
             return surely_where(p.duties != administrative && p.diploma == has_diploma);
         }},
        {"ncma-ncct/military",
         ncma,
         {&W::program, &W::training, &W::months_ago},
         [](const Whole& p, Date) { return yes_where(p.program == military && done(p) && within_years(p, 5)); }},
        {"ncma-ncct/recertification",
         ncma,
         {&W::holds, &W::current},
         [](const Whole& p, Date) { return perhaps_where(ran_out(p, ncma)); }},
    };
    return all;
}

/// Every history of work that the three intervals allow, by what can make a difference: at most 24 months lie between
/// two windows.
std::vector<Work> histories(Interval three, Interval five, Interval seven) {
    std::vector<Work> all;
    for (int in_5y = five.min; in_5y <= five.max; ++in_5y) {
        const Interval in_3y{std::max(three.min, in_5y - 24), std::min(three.max, in_5y)};
        const Interval in_7y{std::max(seven.min, in_5y), std::min(seven.max, in_5y + 24)};
        if (in_3y.min > in_3y.max || in_7y.min > in_7y.max) continue;
        for (const int a : {in_3y.min, in_3y.max})
            for (const int b : {in_7y.min, in_7y.max}) all.push_back({a, in_5y, b});
    }
    const auto key = [](const Work& w) {
        return std::tuple(w.in_3y >= 12, w.in_5y >= 12, w.in_7y >= 36, w.in_7y >= 1);
    };
    std::sort(all.begin(), all.end(), [&](const Work& a, const Work& b) { return key(a) < key(b); });
    all.erase(std::unique(all.begin(), all.end(), [&](const Work& a, const Work& b) { return key(a) == key(b); }),
              all.end());
    return all;
}

/// Writes a profile key by key, each said or left out.
class Teller {
  public:
    Teller(Random& random, int said_of_ten) : random_(random), said_of_ten_(said_of_ten) {}

    void choice(const char* key, const std::vector<const char*>& names, std::vector<int>& values) {
        const int truth = random_.pick(values);
        if (tells()) say(key, std::string("\"") + names[std::size_t(truth)] + "\"", values, {truth});
    }
    void yes_no(const char* key, std::vector<int>& values) {
        const int truth = random_.below(2);
        if (tells()) say(key, truth == 1 ? "true" : "false", values, {truth});
    }
    /// A number near its thresholds: exact, an interval, or nothing. `values` are those that can make a difference,
    /// from the least to the most that it can be.
    void number(const char* key, std::vector<int>& values) {
        const Interval domain{values.front(), values.back()};
        const int truth = std::clamp(random_.pick(values) + random_.between(-1, 1), domain.min, domain.max);
        const Interval said = interval(key, truth, domain);
        std::vector<int> within{said.min, said.max};
        for (const int value : values) {
            if (said.contains(value)) within.push_back(value);
        }
        values = within;
    }
    Interval interval(const char* key, int truth, Interval domain) {
        if (!tells()) return domain;
        if (random_.one_in(2)) {
            text(key, std::to_string(truth));
            return exactly(truth);
        }
        const Interval said{std::max(domain.min, truth - random_.below(30)),
                            std::max(truth, std::min(domain.max, truth + random_.below(30)))};
        text(key, "{\"min\": " + std::to_string(said.min) + ", \"max\": " + std::to_string(said.max) + "}");
        return said;
    }
    void month(const char* key, Month now, int ago, std::vector<int>& values) {
        say(key, "\"" + month_to_string(now - ago) + "\"", values, {ago});
    }
    /// Which of these are in a set: the bits of `mask`.
    void set(const char* key, const std::vector<const char*>& names, int mask, std::vector<int>& values) {
        std::string list;
        for (std::size_t k = 0; k < names.size(); ++k) {
            if ((mask >> k & 1) != 0) list += (list.empty() ? "\"" : ", \"") + std::string(names[k]) + "\"";
        }
        say(key, "[" + list + "]", values, {mask});
    }
    void say(const char* key, const std::string& value, std::vector<int>& values, std::vector<int> known) {
        text(key, value);
        values = std::move(known);
    }
    void text(const char* key, const std::string& value) {
        json += (json.empty() ? "\"" : ", \"") + std::string(key) + "\": " + value;
    }
    bool tells() { return random_.below(10) < said_of_ten_; }

    std::string json;

  private:
    Random& random_;
    int said_of_ten_;
};

}  // namespace

Known random_person(Random& random, Date date) {
    Known known;
    Teller tell(random, random.between(1, 10));
    tell.choice("diploma", {"none", "in_high_school", "studying_for_equivalency", "yes"}, known.diploma);
    tell.choice("training", {"none", "interrupted", "enrolled", "finished"}, known.training);
    tell.choice("program", {"high_school", "short_course", "certificate", "associate", "apprenticeship", "military"},
                known.program);
    tell.choice("accreditor", {"caahep_abhes", "other_recognized", "none"}, known.accreditor);
    tell.yes_no("ncct_school", known.ncct_school);
    if (tell.tells()) {
        const int ago = random.one_in(2) ? random.pick(std::vector{-13, -12, -1, 0, 1, 47, 48, 49, 59, 60, 61})
                                         : random.between(-30, 200);
        tell.month("finish_month", month_of(date), ago, known.months_ago);
    }
    tell.number("class_hours", known.class_hours);
    tell.number("practicum_hours", known.practicum_hours);
    tell.yes_no("skills_logged", known.skills);
    const int in_3y = random.pick(std::vector{0, 0, 1, 11, 12, 13, 24, 36}),
              in_5y = in_3y + random.pick(std::vector{0, 0, 1, 11, 12, 24});
    const int in_7y = in_5y + random.pick(std::vector{0, 0, 1, 12, 23, 24});
    const Interval three = tell.interval("work_months_3y", in_3y, {0, 36}),
                   five = tell.interval("work_months_5y", in_5y, {0, 60});
    known.work = histories(three, five, tell.interval("work_months_7y", in_7y, {0, 84}));
    tell.number("work_hours_since_program", known.hours_since);
    tell.choice("work_duties", {"clinical", "administrative", "both"}, known.duties);
    tell.yes_no("cpr", known.cpr);
    tell.yes_no("teaches", known.teaches);
    if (tell.tells()) {
        const std::vector<const char*> credentials{"cma-aama", "rma-amt", "ccma-nha", "ncma-ncct"};
        const int holds = random.one_in(2) ? 0 : random.pick(std::vector{1, 2, 4, 8, 14, 15});
        tell.set("holds", credentials, holds, known.holds);
        if (holds != 0 && tell.tells()) tell.set("current", credentials, holds & random.below(16), known.current);
        if (holds != 0 && tell.tells()) {
            const int ago = random.pick(std::vector{0, 1, 2, 3, 4, 11, 12, 13, 60});
            tell.month("expired_month", month_of(date), ago, known.expired_ago);
        }
    } else if (known.training == std::vector{none} &&
               std::all_of(known.work.begin(), known.work.end(), [](const Work& w) { return w.in_7y == 0; })) {
        known.holds = {0};  // goes without saying
    }
    if (tell.tells() && random.one_in(2)) {
        const int failed = random.pick(std::vector{0, 1, 2, 4, 8, 1, 2, 4, 8, 5, 12, 15});
        tell.set("failed", {"cma-aama", "rma-amt", "ccma-nha", "ncma-ncct"}, failed, known.failed);
        tell.number("failed_times", known.failed_times);
        if (tell.tells()) {
            const int ago = random.pick(std::vector{0, 1, 2, 3, 4, 11, 12, 13, 60});
            tell.month("failed_month", month_of(date), ago, known.failed_ago);
        }
    }
    if (tell.tells() && random.one_in(2)) {
        tell.set("worked_as", {"cna", "emt_paramedic", "phlebotomist", "nurse", "military_medic", "front_desk"},
                 random.pick(std::vector{0, 1, 8, 16, 24, 34, 63}), known.worked_as);
    }
    tell.yes_no("trained_abroad", known.abroad);
    const bool in_program = known.training == std::vector{enrolled} || known.training == std::vector{finished};
    const auto whole_practicum = [](int hours) { return hours >= 160; };
    if (in_program && known.accreditor == std::vector{caahep_abhes} &&
        std::any_of(known.practicum_hours.begin(), known.practicum_hours.end(), whole_practicum)) {
        // An accredited program has its practicum, unless they say that theirs did not.
        std::erase_if(known.practicum_hours, std::not_fn(whole_practicum));
    }
    std::vector<int> any_age{0, 1, 2}, any_goal{0, 1, 2}, any_state{0, 1, 2, 3};
    tell.choice("age", {"under_16", "16_17", "18_plus"}, any_age);
    tell.choice("goal", {"soonest", "least_cost", "most_doors"}, any_goal);
    tell.choice("state", {"OH", "WA", "SD", "NJ"}, any_state);
    known.json = "{" + tell.json + "}";
    return known;
}

Truth naive_held(std::size_t credential, const Known& known) {
    const auto has_it = [&](int mask) { return (mask >> credential & 1) != 0; };
    Truth held = Truth::yes;
    for (const auto* masks : {&known.holds, &known.current}) {
        const auto has = std::count_if(masks->begin(), masks->end(), has_it);
        held = held && (has == std::ptrdiff_t(masks->size()) ? Truth::yes : has == 0 ? Truth::no : Truth::unknown);
    }
    return held;
}

Truth naive_verdict(const std::string& route, const Known& known, Date date) {
    const auto rule = std::find_if(rules().begin(), rules().end(), [&](const Rule& r) { return r.route == route; });
    if (rule == rules().end()) throw std::runtime_error("no rule for " + route);
    // Fields that the rule does not read are left as they are: only what it reads needs trying.
    struct Field {
        int Whole::*member;
        const std::vector<int>* values;
    };
    const std::array<Field, 21> fields{{{&Whole::diploma, &known.diploma},
                                        {&Whole::training, &known.training},
                                        {&Whole::program, &known.program},
                                        {&Whole::accreditor, &known.accreditor},
                                        {&Whole::ncct_school, &known.ncct_school},
                                        {&Whole::months_ago, &known.months_ago},
                                        {&Whole::class_hours, &known.class_hours},
                                        {&Whole::practicum_hours, &known.practicum_hours},
                                        {&Whole::skills, &known.skills},
                                        {&Whole::hours_since, &known.hours_since},
                                        {&Whole::duties, &known.duties},
                                        {&Whole::cpr, &known.cpr},
                                        {&Whole::teaches, &known.teaches},
                                        {&Whole::holds, &known.holds},
                                        {&Whole::current, &known.current},
                                        {&Whole::expired_ago, &known.expired_ago},
                                        {&Whole::failed, &known.failed},
                                        {&Whole::failed_times, &known.failed_times},
                                        {&Whole::failed_ago, &known.failed_ago},
                                        {&Whole::worked_as, &known.worked_as},
                                        {&Whole::abroad, &known.abroad}}};
    const bool failed_it =
        std::any_of(known.failed.begin(), known.failed.end(), [&](int failed) { return (failed & rule->exam) != 0; });
    const auto reads = [&](int Whole::*member) {
        if (member == &Whole::failed) return rule->exam != 0;
        if (member == &Whole::failed_times || member == &Whole::failed_ago) return failed_it;
        return std::find(rule->reads.begin(), rule->reads.end(), member) != rule->reads.end();
    };
    bool some = false, all = true;
    Whole person{};
    const std::function<void(std::size_t)> try_from = [&](std::size_t f) {
        if (some && !all) return;
        if (f == fields.size()) {
            const Truth met = rule->met(person, date) && (rule->exam == 0 ? Truth::yes : may_sit(person, rule->exam));
            some = some || met != Truth::no;
            all = all && met == Truth::yes;
            return;
        }
        if (!reads(fields[f].member)) {
            try_from(f + 1);
            return;
        }
        for (const int value : *fields[f].values) {
            person.*fields[f].member = value;
            try_from(f + 1);
        }
    };
    for (const Work& work : known.work) {
        person.work_3y = work.in_3y;
        person.work_5y = work.in_5y;
        person.work_7y = work.in_7y;
        try_from(0);
        if (!route.ends_with("/work")) break;
    }
    return all ? Truth::yes : some ? Truth::unknown : Truth::no;
}

}  // namespace milepost::test
