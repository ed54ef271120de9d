#pragma once
#include <stdexcept>

#include "kiosk/base/content_files.h"
#include "kiosk/take_home/handout.h"
#include "tests/support/content_fixture.h"

namespace milepost::test {

/// Someone who answered each question that has a place, one in five with "not sure"; everyone lives in some state. Of
/// what nobody is asked, one in eight has something to say.
inline Facts someone(Random& random) {
    const Content& content = shipped_content();
    Facts facts = nothing_known(content);
    for (const Question& question : content.questions) {
        if (question.when.evaluate(situation_of(content, with_implications(content, facts), today())) == Truth::no)
            continue;
        Interval& fact = facts[index(question.fact)];
        if (content[question.fact].raised()) {
            if (random.one_in(8)) fact = tapped(random, question, facts, today(), 0);
            continue;
        }
        fact = narrowed(fact, tapped(random, question, with_implications(content, facts), today(),
                                     5));  // a year, and not sure of the month
    }
    return facts;
}

/// The shipped words of a language.
inline const Words& shipped_words(std::string_view language) {
    static const auto pack = kiosk::read_pack(kiosk::own_pack(), kiosk::Care::to_run);
    if (!pack) throw std::runtime_error(pack.findings().front().sentence());
    return *pack->words_of(language);
}

/// Any road to any credential of an evaluation.
inline take_home::Choice some_road(Random& random, const Evaluation& evaluation) {
    take_home::Choice choice{.credential = &random.pick(evaluation.credentials),
                             .road = 0,
                             .code = "K7QF-2MXA",
                             .digest = "1d3624ac034348cd"};
    choice.road = std::size_t(random.below(int(choice.credential->others.size()) + 1));
    return choice;
}

}  // namespace milepost::test
