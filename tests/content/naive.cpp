#include "tests/content/naive.h"

#include <algorithm>
#include <array>
#include <functional>
#include <stdexcept>

namespace milepost::test {
namespace {

// The order of a fact's values in the contract.
constexpr int none = 0, enrolled = 1, finished = 2;                              // training
constexpr int in_high_school = 1, has_diploma = 3;                               // diploma
constexpr int certificate = 2, associate = 3, apprenticeship = 4, military = 5;  // program
constexpr int caahep_abhes = 0, other_recognized = 1;                            // accreditor
constexpr int both_duties = 2;

bool done(const Whole& p) { return p.training == finished; }
/// A program that ends this month counts as at its end: AAMA lets people in 30 days before.
bool at_its_end(const Whole& p) { return done(p) || (p.training == enrolled && p.months_ago >= 0); }
bool within_years(const Whole& p, int years) { return p.months_ago >= 0 && p.months_ago <= 12 * years; }
bool recognized(const Whole& p) { return p.accreditor == caahep_abhes || p.accreditor == other_recognized; }

struct Rule {
    const char* route;
    bool (*met)(const Whole&, Date);
};

const std::array rules = {
    Rule{"cma-aama/accredited-program",
         [](const Whole& p, Date) { return p.accreditor == caahep_abhes && at_its_end(p); }},
    Rule{"cma-aama/alternative-pathway",
         [](const Whole& p, Date date) {
             if (date > day("2029-08-31")) return false;
             if (!done(p) || !recognized(p) || p.class_hours < 560 || p.skills == 0) return false;
             if (p.program != certificate && p.program != associate && p.program != apprenticeship) return false;
             return p.practicum_hours >= 160 || p.hours_since >= 1000;
         }},
    Rule{"cma-aama/recertification", [](const Whole& p, Date) { return (p.holds & 1) != 0; }},
    Rule{"rma-amt/education",
         [](const Whole& p, Date) {
             return at_its_end(p) && within_years(p, 4) && recognized(p) && p.class_hours + p.practicum_hours >= 720 &&
                    p.practicum_hours >= 160;
         }},
    Rule{"rma-amt/apprenticeship",
         [](const Whole& p, Date) { return p.program == apprenticeship && done(p) && within_years(p, 4); }},
    Rule{"rma-amt/work",
         [](const Whole& p, Date) {
             return p.work_7y >= 36 && p.duties == both_duties && p.cpr == 1 && p.diploma == has_diploma;
         }},
    Rule{"rma-amt/military",
         [](const Whole& p, Date) { return p.program == military && at_its_end(p) && within_years(p, 4); }},
    Rule{"rma-amt/instructor", [](const Whole& p, Date) { return p.teaches == 1 && done(p); }},
    Rule{"ccma-nha/training",
         [](const Whole& p, Date) { return p.diploma == has_diploma && done(p) && within_years(p, 5); }},
    Rule{"ccma-nha/work", [](const Whole& p, Date) { return p.diploma == has_diploma && p.work_3y >= 12; }},
    Rule{"ccma-nha/student",
         [](const Whole& p, Date) {
             if (p.training == enrolled) return p.diploma != 0 && p.months_ago >= -12;
             return done(p) && p.diploma == in_high_school && within_years(p, 5);
         }},
    Rule{"ncma-ncct/school",
         [](const Whole& p, Date) {
             return p.ncct_school == 1 && (p.training == enrolled || (done(p) && within_years(p, 5)));
         }},
    Rule{"ncma-ncct/work", [](const Whole& p, Date) { return p.work_5y >= 12; }},
    Rule{"ncma-ncct/military",
         [](const Whole& p, Date) { return p.program == military && done(p) && within_years(p, 5); }},
};

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
    /// A number near its thresholds: exact, an interval, or nothing. `values` are those that can make a difference.
    void number(const char* key, std::vector<int>& values) {
        const int truth = std::max(0, random_.pick(values) + random_.between(-1, 1));
        const Interval said = interval(key, truth, {0, values.back()});
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
    tell.choice("training", {"none", "enrolled", "finished"}, known.training);
    tell.choice("program", {"high_school", "short_course", "certificate", "associate", "apprenticeship", "military"},
                known.program);
    tell.choice("accreditor", {"caahep_abhes", "other_recognized", "none"}, known.accreditor);
    tell.yes_no("ncct_school", known.ncct_school);
    if (tell.tells()) {
        const int ago = random.one_in(2) ? random.pick(std::vector{-13, -12, -1, 0, 1, 47, 48, 49, 59, 60, 61})
                                         : random.between(-30, 200);
        tell.say("finish_month", "\"" + month_to_string(month_of(date) - ago) + "\"", known.months_ago, {ago});
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
        const int holds = random.one_in(2) ? 0 : random.pick(std::vector{1, 2, 8, 14, 15});
        std::string list;
        for (int k = 0; k < 4; ++k) {
            if ((holds >> k & 1) != 0) {
                list += (list.empty() ? "\"" : ", \"") +
                        std::string(std::array{"cma-aama", "rma-amt", "ccma-nha", "ncma-ncct"}[std::size_t(k)]) + "\"";
            }
        }
        tell.say("holds", "[" + list + "]", known.holds, {holds});
    } else if (known.training == std::vector{none} &&
               std::all_of(known.work.begin(), known.work.end(), [](const Work& w) { return w.in_7y == 0; })) {
        known.holds = {0};  // goes without saying
    }
    std::vector<int> any_age{0, 1, 2}, any_goal{0, 1, 2}, any_state{0, 1, 2, 3};
    tell.choice("age", {"under_16", "16_17", "18_plus"}, any_age);
    tell.choice("goal", {"soonest", "least_cost", "most_doors"}, any_goal);
    tell.choice("state", {"OH", "WA", "SD", "NJ"}, any_state);
    known.json = "{" + tell.json + "}";
    return known;
}

Truth naive_verdict(const std::string& route, const Known& known, Date date) {
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.route == route; });
    if (rule == rules.end()) throw std::runtime_error("no rule for " + route);
    // Fields that the rule does not read are left at their first value: only what it reads needs trying.
    struct Field {
        int Whole::*member;
        const std::vector<int>* values;
    };
    const std::array<Field, 14> fields{{{&Whole::diploma, &known.diploma},
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
                                        {&Whole::holds, &known.holds}}};
    const std::string id = route;
    const auto reads = [&](int Whole::*member) {
        if (member == &Whole::diploma) return id.starts_with("ccma") || id == "rma-amt/work";
        if (member == &Whole::months_ago && (id.ends_with("pathway") || id.ends_with("/instructor"))) return false;
        if (member == &Whole::training || member == &Whole::months_ago)
            return id != "cma-aama/recertification" && !id.ends_with("/work");
        if (member == &Whole::program)
            return id.ends_with("pathway") || id.ends_with("/apprenticeship") || id.ends_with("/military");
        if (member == &Whole::accreditor)
            return id == "cma-aama/accredited-program" || id.ends_with("pathway") || id == "rma-amt/education";
        if (member == &Whole::class_hours || member == &Whole::practicum_hours)
            return id.ends_with("pathway") || id == "rma-amt/education";
        if (member == &Whole::skills || member == &Whole::hours_since) return id.ends_with("pathway");
        if (member == &Whole::duties || member == &Whole::cpr) return id == "rma-amt/work";
        if (member == &Whole::teaches) return id == "rma-amt/instructor";
        if (member == &Whole::holds) return id == "cma-aama/recertification";
        return id == "ncma-ncct/school";  // ncct_school
    };
    bool some = false, all = true;
    Whole person{};
    const std::function<void(std::size_t)> try_from = [&](std::size_t f) {
        if (some && !all) return;
        if (f == fields.size()) {
            const bool met = rule->met(person, date);
            some = some || met;
            all = all && met;
            return;
        }
        if (!reads(fields[f].member)) {
            person.*fields[f].member = fields[f].values->front();
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
        if (!id.ends_with("/work")) break;
    }
    return all ? Truth::yes : some ? Truth::unknown : Truth::no;
}

}  // namespace milepost::test
