#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/place.h"
#include "core/content/rules.h"
#include "core/terms/condition.h"
#include "core/terms/date.h"
#include "core/terms/fact.h"
#include "core/terms/interval.h"

namespace milepost {

enum class Confidence { low, medium, high };

/// Where a statement comes from and until when it may be relied on.
struct Citation {
    std::vector<std::string> sources;  ///< ids in `Content::sources`
    std::string as_of;                 ///< "2026", "2026-02" or "undated"
    Confidence confidence = Confidence::low;
    Month review_by = 0;  ///< after this month the statement is shown as out of date
};

struct Source {
    std::string id, title, address, as_of;  ///< the address without "https://"; empty: our own
    Confidence confidence = Confidence::low;
    std::string language = "en";  ///< of what it says, and so of its title

    /// Our own word for it: nobody else's address. The words files title it, in each language.
    [[nodiscard]] bool own() const { return address.empty(); }
};

/// A name that every language keeps as it is. Who reads aloud is told which language it is in ("en").
struct Name {
    std::string language, text;
};

/// An amount, dollars or months, that is another in each state: one interval a value of the fact "state".
using ByState = std::vector<Interval>;

/// An amount of US dollars that holds where `when` does. `priced` is false where no trusted figure was found.
struct Fee {
    Condition when;
    Interval usd;  ///< in the whole country
    bool priced = true;
    Citation cite;
    ByState usd_in;  ///< empty: the same everywhere
};

/// How long something lasts where `when` holds.
struct Lasting {
    Condition when;
    Interval months;    ///< in the whole country
    ByState months_in;  ///< empty: the same everywhere
};

/// Where a step can be done: at places of a kind; of schools, by a program that ends with one of these.
struct Venue {
    PlaceKind kind = PlaceKind::school;
    std::vector<Award> awards;
    /// facts that the place has to bring as the step makes them: what to ask it where that is not known
    std::vector<FactId> asks;
};

enum class StepKind { diploma, school, practicum, work, paperwork, exam, state, renewal };

/// Something a person does on the way: what it needs, what it makes true, how long it takes and what it costs.
struct Step {
    std::string id;
    StepKind kind = StepKind::paperwork;
    Condition needs;
    std::vector<std::pair<FactId, Interval>> makes;  ///< true at its end; a month fact holds months ago
    std::vector<FactId> accrues;                     ///< facts that grow by one for each month that the step lasts
    std::vector<Lasting> lasts;                      ///< the first whose condition holds is how long it takes
    /// instead: lasts until this holds, the shortfall of a fact that the step accrues, or of months since a month
    std::optional<Test> until;
    std::optional<FactId> ends;  ///< instead: lasts until this month fact comes, within `lasts` where that is not known
    bool choice = false;         ///< a road takes at most one of these of a kind: nobody goes to two new schools
    /// id of a step done within the last months of this one, in its time and price (an externship)
    std::string includes;
    bool scarce = false;  ///< not everyone who wants it finds a place
    /// of a state's own credential: for whom it comes before all else, because they work already
    std::optional<Condition> first;
    bool beside = false;      ///< starts today and runs beside the steps that do not wait for it
    std::optional<Venue> at;  ///< none: no place is told for it
    std::string programs;     ///< id in `Content::programs`, from which its price and length are; empty: its own
    std::vector<Fee> fees;    ///< the first whose condition holds is what it costs
    Citation cite;
};

struct Route {
    std::string id;
    Condition condition;
    std::vector<std::string> steps;  ///< ids of the steps from being eligible to the certificate, in order; those whose
                                     ///< needs are unmet fall away
    Citation cite;
    bool restores = false;  ///< gives back to whoever held the credential what ran out
};

struct Renewal {
    int every_months = 0;
    int units = 0;     ///< points, credits or hours of continuing education in each cycle
    Fee fee;           ///< for a whole cycle
    std::string step;  ///< id of the step that stands for it at the end of a road
    Citation cite;
};

struct Exam {
    Interval questions;  ///< a span where sources disagree
    int minutes = 0;
    std::vector<int> retake_wait_days;  ///< after the first, second, ... failure
    Citation cite;
};

struct Credential {
    std::string id;
    std::optional<Condition> held;  ///< it is theirs and valid today; none: the pack does not ask
    std::vector<Route> routes;
    Exam exam;
    Renewal renewal;
};

/// A band or value that can be picked. Its words are at "choice.<fact>.<id>".
struct Option {
    std::string id;
    Interval value;
};

/// One question about one fact. Words: "question.<id>.ask", ".why".
struct Question {
    enum class Form { choices, several, map, years, months };
    std::string id;
    FactId fact{};
    Form form = Form::choices;
    Condition when;        ///< asked only while this is not false
    bool express = false;  ///< one of the few that an express visit asks
    bool always = false;   ///< the answer itself is shown, whatever it changes
    bool unsure = true;    ///< "Not sure" is offered
    /// what is asked is nobody else's business: it is no part of a code and on no paper, is said aloud only when it is
    /// asked for, and its "Not sure" is "Rather not say"
    bool delicate = false;
    /// only what is in the set of this fact is offered: which of those held are valid
    std::optional<FactId> of;
    std::vector<Option> options;     ///< for choices, several and map; years and months are reckoned from the date
    Interval years;                  ///< for years: which, counted from this one; {-5, 0} is the last five and this
    std::vector<std::string> rules;  ///< routes named under "why we ask"
};

/// What may stand in a person's way, or cost money in vain, and no rule decides. Words: "caution.<id>".
struct Caution {
    std::string id;
    std::string credential;  ///< the id of that which it is about; empty: it goes for all
    Condition when;          ///< it is said where this holds; where it is left out, always
    Citation cite;
    bool delicate = false;  ///< says something that is nobody else's business: behind a touch, and on no paper
};

/// What a state does not let a person do yet. Words: "limit.<id>", which say what lifts it.
struct Limit {
    std::string id;
    Condition lifted;  ///< where this surely holds there is no limit; never where it is left out
    Citation cite;
};

struct StateRule {
    std::string code;
    int column = 0, row = 0;  ///< on the tile map
    std::string requirement;
    std::vector<std::string> notes;  ///< word keys
    std::vector<std::string> steps;  ///< state credential steps, best first: the first whose needs hold is taken
    std::vector<Limit> limits;
    Citation cite;
    std::optional<int> pay_usd;
    std::string pay_measure;  ///< "median" or "mean"
    Citation pay_cite;
    std::string division;  ///< of the country, as the Census Bureau has it; empty: not told
};

/// What programs of a kind cost and how long they take in one state.
struct ProgramFigures {
    /// whose programs these figures are of: too few schools of a state tell theirs where it is not its own
    enum class Area { state, division, country };
    struct Kind {
        int schools = 0;
        int usd = 0;  ///< the middle of them; of a school that charges by the year, one year
    };
    Area of = Area::state;
    int schools = 0;  ///< that tell their price
    Interval usd;
    Interval months;  ///< of the whole country's: too few tell them
    std::optional<Kind> public_schools, private_schools;
};

/// The same by state, in the order of the values of the fact "state".
struct Programs {
    std::string id;  ///< "certificate"
    std::vector<ProgramFigures> states;
    Citation cite;
};

struct Figure {
    std::string id;
    double value = 0;
    Citation cite;
};

/// What is drawn beside a section of the guide (ui/widgets/scenes.h).
enum class Picture { none, care, office, skills, people, places };

/// Which programs something pays for; a promise to nobody.
struct Pays {
    Interval weeks;            ///< that a program may take
    bool federal_aid = false;  ///< only at schools that take part in federal student aid
    bool ask = false;          ///< that much does not settle it: whoever decides has to be asked
};
struct GuideSection {
    std::string id;
    Citation cite;
    bool organiser = false;  ///< ends with the organiser's name and words
    Picture picture = Picture::none;
    std::optional<Pays> pays = {};  ///< none: it is about no money for school
};
struct GuidePart {
    std::string id;
    std::vector<GuideSection> sections;

    /// Has each of its sections a picture? Then it is told in cards, before all else.
    [[nodiscard]] bool pictured() const;
};

/// A bound that follows from another fact whatever the person says: `fact` is at least (at most) `base` + `offset`.
struct Bound {
    FactId fact{}, base{};
    bool at_least = true;
    int offset = 0;
};

/// What goes without saying where a condition surely holds: nobody without training teaches it.
struct Implication {
    Condition when;
    std::vector<std::pair<FactId, Interval>> then;
};

/// Somebody whose road the attract screen draws, said to be an example. Words: "attract.example.<id>".
struct Example {
    std::string id;
    Facts facts;
};

/// Where a counselor may send a person on to: words by language, each of the pack's.
struct Referral {
    std::map<std::string, std::string> title, words;
};

/// Whoever runs the booth, as they set it. Without a name nothing is shown of them.
struct Organiser {
    std::string name;
    std::map<std::string, std::string> words;  ///< by language: in none, or in each of the pack
    bool express = false;                      ///< attract offers a short visit of the express questions
    std::string page;  ///< the address at which they host the page that `milepost page` writes; empty: none
    std::vector<Referral> referrals;

    /// Their words in a language; empty: they have none.
    [[nodiscard]] std::string in(const std::string& language) const {
        const auto found = words.find(language);
        return found == words.end() ? std::string() : found->second;
    }
};

/// What a newer version of the pack changed, for those who come back with a code of an older one. Its sentence is at
/// "revision.<id>" in the words.
struct Revision {
    std::string id;
    std::string after;  ///< the version that it replaced
    Month month = 0;    ///< in which it did
};

/// The whole content pack as one value, read once and checked whole.
struct Content {
    std::string version;
    std::string read_on;              ///< month in which the sources were last read
    std::vector<Revision> revisions;  ///< oldest first
    std::vector<Name> names;
    std::vector<Example> examples;  ///< not empty
    Organiser organiser;
    std::string sha256;  ///< of all content files; set by whoever read them
    std::vector<Fact> facts;
    std::vector<Bound> bounds;
    std::vector<Implication> implications;
    std::vector<Question> questions;
    std::vector<Credential> credentials;
    std::vector<Step> steps;
    std::vector<StateRule> states;
    std::vector<Caution> cautions;  ///< the weightiest first
    std::vector<Figure> labour;
    std::vector<Programs> programs;
    Places places;
    std::vector<GuidePart> guide;
    std::map<std::string, Source> sources;
    /// where no source may stand: a kind, and its hosts with all below them
    std::map<std::string, std::vector<std::string>> refused_hosts;
    Rules rules;  ///< the conditions above, compiled by the reader

    [[nodiscard]] std::optional<FactId> fact(std::string_view id) const;
    /// throws std::out_of_range: for ids that the contract fixes
    [[nodiscard]] FactId fact_at(std::string_view id) const;
    [[nodiscard]] const Fact& operator[](FactId id) const { return facts[index(id)]; }
    [[nodiscard]] const Step* step(std::string_view id) const;
    [[nodiscard]] const Credential* credential(std::string_view id) const;
    [[nodiscard]] const StateRule* state(std::string_view code) const;
};

/// A person who has said nothing: nothing is known of them but what goes without saying (`Fact::unsaid`).
Facts nothing_known(const Content& content);

/// The situation of a person on that day. Where it is not known, months since a month and days up to a day are as wide
/// as it may be.
Situation situation_of(const Content& content, const Facts& facts, Today date);

/// `facts` with what follows from them: months of work in 3 years also lie within the last 5.
/// What a person said is never overruled, only narrowed.
Facts with_implications(const Content& content, const Facts& facts);
/// The same for a person at a moment, in place.
void imply(const Content& content, Situation& situation);

/// Is the statement surely still within its review date? Not where today is not known.
bool current(const Citation& cite, Today today);

/// The day on which the content was made: its version where that is a day (2026.11.22), and not before the month in
/// which its sources were read and that of its newest revision.
Date made_on(const Content& content);

/// The last month in which content and clock can both be right: two years after the last review that is due. Longer
/// than that nobody leaves a kiosk with facts that all say of themselves that they are out of date.
Month last_used(const Content& content);

/// Today by a clock that says so: not known where the content was made later, or was last used long before.
Today by_clock(const Content& content, Date clock);

}  // namespace milepost
