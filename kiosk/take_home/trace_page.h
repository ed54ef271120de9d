#pragma once
#include <string>
#include <vector>

#include "kiosk/take_home/paper.h"

/// The counselor's page: every rule, how it stands and where it comes from. No name and no code: it brings nobody back.
namespace milepost::take_home {

struct TraceLine {
    int depth = 0;
    std::string mark;    ///< "✓", "✗", "?"; empty: a heading of alternatives
    std::string spoken;  ///< the mark, in words
    std::string text;
    std::string value;  ///< what is known; empty: nothing to tell
};

struct TraceSource {
    std::string titles;   ///< where it comes from, how old and how sure that is
    std::string numbers;  ///< the same with numbers, counted from 1, in `TracePage::sources`
};

struct TraceRoute {
    std::string name, standing;
    TraceSource source;
    std::vector<TraceLine> lines;
};

struct TraceCredential {
    std::string name, standing, figures;
    std::vector<TraceRoute> routes;
};

struct TracePage {
    std::string language;
    Today made_on;
    std::string title;
    std::vector<std::string> known;  ///< "Training: finished"
    std::vector<TraceCredential> credentials;
    std::string state_rule;  ///< empty: the state is not known
    TraceSource state_source;
    std::vector<SourceLine> sources;
    std::vector<Name> names;  ///< that stand in the words above in a language of their own
    std::string check, made;
};

/// The page of a person of whom these facts are known.
TracePage trace_page(const Content& content, const Words& words, const Facts& facts, const Evaluation& evaluation);

/// The page as a PDF, as `paper` makes it: on as many sheets as it takes, or one roll. A roll is narrow, so it says
/// each thing once: what is known at its head alone, sources at its end alone.
Paper trace_paper(const TracePage& page, const Words& words, PaperKind kind);

}  // namespace milepost::take_home
