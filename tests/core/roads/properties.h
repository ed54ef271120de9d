#pragma once
#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <sstream>
#include <unordered_map>
#include <vector>

#include "core/content/content.h"

namespace milepost {

// NOLINTBEGIN(readability-identifier-naming): RapidCheck looks for that name
inline void showValue(Interval i, std::ostream& out) { out << i.min << ".." << i.max; }
inline void showValue(Truth truth, std::ostream& out) {
    out << (truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown");
}
// NOLINTEND(readability-identifier-naming)

namespace test {

/// Tries a property on `cases` random cases, the same ones on every machine and in every run. A case of which it is not
/// true is shrunk and told. RC_PARAMS="seed=7 max_success=10000" tries others, as RapidCheck reads it.
template <class Property>
void holds(int cases, const Property& property) {
    struct Silent : rc::detail::TestListener {
        void onTestCaseFinished(const rc::detail::CaseDescription&) override {}
        void onShrinkTried(const rc::detail::CaseDescription&, bool) override {}
        void onTestFinished(const rc::detail::TestMetadata&, const rc::detail::TestResult&) override {}
    } silent;
    rc::detail::TestParams params;
    params.seed = 2026;
    params.maxSuccess = cases;
    if (std::getenv("RC_PARAMS") != nullptr) params = rc::detail::configuration().testParams;
    const auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata{}, params, silent,
                                                  std::unordered_map<std::string, rc::detail::Reproduce>{});
    if (result.template is<rc::detail::SuccessResult>()) {
        SUCCEED();
        return;
    }
    std::ostringstream text;
    rc::detail::printResultMessage(result, text);
    FAIL(text.str());
}

/// Something said of a fact of the shipped content: a value, a band of a question, or a span near what a rule asks for.
struct Said {
    FactId fact{};
    Interval value;
};
void showValue(const Said& said, std::ostream& out);  // NOLINT(readability-identifier-naming): likewise

/// Some things said of somebody, the simplest first; what contradicts an earlier one counts for nothing. Nobody says
/// what only steps change, nor of what has been that it lies ahead.
rc::Gen<std::vector<Said>> things_said();

/// Somebody of whom nothing is known, not even what goes without saying of which something is `said`: that they raise.
Facts raising(const Content& content, const std::vector<Said>& said);

/// `facts` with what is said, as far as it does not contradict them, and what follows from that.
Facts told_more(const Content& content, Facts facts, const std::vector<Said>& said);

}  // namespace test
}  // namespace milepost
