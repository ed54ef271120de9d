#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "core/roads/evaluation.h"
#include "ui/words/words.h"

/// What a person takes home. Paper, text and calendar are all made from one `Handout`, so that they cannot differ.
namespace milepost::take_home {

/// Which road of an evaluation, and what others add to it.
struct Choice {
    const CredentialResult* credential = nullptr;  ///< one of the evaluation's
    std::size_t road = 0;                          ///< 0 the best one, n `others[n - 1]`
    std::string code{};                            ///< brings the same answers back at any Milepost; empty: none
    std::string digest{};                          ///< what the content was proved by; empty: not told
    int open_questions = 0;              ///< that would make it more exact, at most; 0: it is as exact as it gets
    const Referral* referral = nullptr;  ///< where the person is sent on to; null: nowhere
    std::string answers{};  ///< what is known of the person (`profile_text`): two people's calendars differ by it
};

/// A stop on the road, in words. Words may hold the marks `**` and `__` (see marks.h).
struct Stop {
    enum class Kind { today, step, certified, renewal };
    Kind kind = Kind::step;
    std::string id{};                    ///< of the content's step; "today", "certified"
    std::string name{}, money{};         ///< `money` is empty where it stands in another stop's price
    std::string length{}, when{};        ///< how long; in which months, or how often
    std::string note{};                  ///< "You may not need this."; empty: none
    std::string warning{};               ///< what of `note` warns: all but that it runs beside other steps
    std::string why{}, more{}, bring{};  ///< each may be empty
    /// where to call, the best first, at most three; the one that was chosen alone
    std::vector<std::string> places{};
    std::vector<std::size_t> sources{};  ///< numbers, counted from 1, in `Handout::sources`
    Interval at{};                       ///< months from today to its end
    bool papers = false;                 ///< a thing of days
};

struct SourceLine {
    std::string title, address, as_of;
    std::string language;  ///< of the title
};

/// Is one of these cautions or limits past the day by which it was to be looked at again?
template <class Items>
bool any_past_review(const Items& items, Today today) {
    return today.known &&
           std::any_of(items.begin(), items.end(), [&](const auto* one) { return !current(one->cite, today); });
}

/// What somebody should know before a step is taken, below its heading.
struct Warnings {
    struct One {
        std::string text;
        std::vector<std::size_t> sources;  ///< as of a stop
    };
    std::string heading;
    bool limits = false;  ///< of the state, and not what to look out for
    std::vector<One> all{};
};

/// A day to keep in mind. What may be done over months has one where they begin and one where they end: nobody keeps a
/// bar over years.
struct Entry {
    std::string id;  ///< the same for everyone who has such an entry: "ccma-exam.first", "ccma-renewal.1"
    Date day;
    std::string title, note;
};

struct Handout {
    std::string language;
    Date made_on;         ///< where it is not `dated`, a day on which it cannot be earlier
    bool dated = true;    ///< today was known; otherwise only lengths are told, and `calendar` is empty
    std::string plan_id;  ///< the same whenever this person's plan is made again (`plan_id` in fragment.h)
    std::string link;     ///< opens it as a page; empty: the organiser hosts none
    std::string title, credential, credential_name, route;
    std::string rough;    ///< that only a few answers count, and how many questions make it exact; empty: it is exact
    std::string window;   ///< the way that closes; empty: none
    std::string because;  ///< why this road is recommended; empty: another one is
    std::vector<std::pair<std::string, std::string>> figures;  ///< what it is, how much
    std::string remainder;                                     ///< what these hold beyond the stops; empty: nothing
    std::vector<Stop> stops;
    /// what to look out for, then what the state does not allow yet; nothing `delicate` (`Caution`)
    std::vector<Warnings> warnings;
    std::string state, state_rule;  ///< empty: the state is not known
    std::vector<std::string> state_notes;
    std::string referral, referral_words;  ///< where the person is sent on to; empty: nowhere
    std::vector<SourceLine> sources;
    std::vector<Name> names;  ///< that stand in the words above in a language of their own
    std::vector<Entry> calendar;
    std::string code, digest;  ///< as they were passed in
    std::string check;         ///< that rules and fees change
    std::string made;          ///< by what, when, with which content
    std::string confidence;    ///< names what is not sure or past its date; empty: nothing is
};

/// All that is to be taken home of one road of an evaluation of `content`.
Handout handout(const Content& content, const Words& words, const Evaluation& evaluation, const Choice& choice);

/// What is in a language of its own wherever the words name it: the content's names, and the titles of sources.
std::vector<Name> names_of(const Content& content, const std::vector<SourceLine>& sources);

/// The plan that a choice means.
const Plan& plan_of(const Choice& choice);
/// Is it the road that is recommended?
bool recommended(const Evaluation& evaluation, const Choice& choice);

/// The hosts of the sources, each once: "aama-ntl.org, nhanow.com".
std::string hosts(const Handout& handout);

}  // namespace milepost::take_home
