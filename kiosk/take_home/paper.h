#pragma once
#include <string>
#include <vector>

#include "kiosk/take_home/handout.h"

namespace milepost::take_home {

enum class Format { a4, letter, receipt };  ///< a receipt is 80 mm wide and as long as it must be

struct PaperKind {
    Format format = Format::a4;
    bool large_print = false;  ///< every letter of `large_print` points or more
};
constexpr double large_print = 18;

struct Paper {
    std::string pdf;
    int pages = 1;
    std::vector<std::string> left_out;  ///< what was left out to fit, as the paper itself says
};

/// The handout as a PDF: vectors, selectable text, tagged for screen readers. Fits one page where anything can make it
/// fit: the details of each step are left out first, then the list of sources (their hosts stay), details of the state,
/// the reasons; what then has room comes back. Where even that is too long, it goes on to further pages with all that
/// fits them. Words are never cut. A roll has room for all. The same handout gives the same bytes on one machine.
Paper paper(const Handout& handout, const Words& words, PaperKind kind);

}  // namespace milepost::take_home
