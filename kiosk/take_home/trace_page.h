#pragma once
#include <string>
#include <vector>

#include "kiosk/take_home/paper.h"

/// The counselor's page: every rule, how it stands and where it comes from. No name and no code: it brings nobody back.
namespace milepost::take_home {

struct TraceLine {
    int depth = 0;
    std::string mark;   ///< "✓", "✗", "?"; empty: a heading of alternatives
    std::string text;
    std::string value;  ///< what is known; empty: nothing to tell
};

struct TraceRoute {
    std::string name, standing, source;
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
    std::string state_rule, state_source;  ///< empty: the state is not known
    std::vector<SourceLine> sources;
    std::string check, made;
};

/// The page of a person of whom these facts are known.
TracePage trace_page(const Content& content, const Words& words, const Facts& facts, const Evaluation& evaluation);

/// The page as a PDF, as `paper` makes it: on as many sheets as it takes, or one roll.
Paper trace_paper(const TracePage& page, const Words& words, PaperKind kind);

}  // namespace milepost::take_home
