#include <algorithm>

#include "core/people/code.h"
#include "ui/base/mirror.h"
#include "ui/screens/screens.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui::screens {
namespace {

std::string fault_phrase(const Words& words, const CodeFault& fault) {
    using Kind = CodeFault::Kind;
    const char* key = fault.kind == Kind::too_short ? "bring_back.short"
                      : fault.kind == Kind::too_long || fault.kind == Kind::wrong || fault.kind == Kind::impossible
                          ? "bring_back.wrong"
                      : fault.kind == Kind::other_questions ? "bring_back.other"
                                                            : "bring_back.at";
    return words(key, {{"n", double(fault.position)}});
}

}  // namespace

void bring_back(Frame& frame) {
    const Words& words = frame.words;
    const std::string& typed = frame.model.visit.typed;
    Page page(frame, {.bar = {{"nav.back", words("nav.back"), action::Close{}, Look::plain, Icon::back},
                              {"bring_back.erase", words("bring_back.erase"), action::Erase{}, Look::plain, Icon::none,
                               !typed.empty()},
                              {"bring_back.show", words("bring_back.show"), action::BringBack{}, Look::primary,
                               Icon::none, !typed.empty()}}});
    const auto head = [&](Column& column) {
        title(column, words("bring_back.title"));
        paragraph(column, words("bring_back.lead"));
        column.space(measure::tight);
        say(column, Style::figure, typed.empty() ? "····-····" : code_phrase(words, grouped(typed)));
        if (frame.model.visit.refused) point(column, Icon::warning, fault_phrase(words, *frame.model.visit.refused));
    };
    const auto keys = [&](Column& column) {
        constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        const float gap = column.px(measure::gap);
        const int across = column.width() > 8 * (column.grown(measure::choice) + gap) ? 8 : 4;
        const float room = (column.width() - gap * float(across - 1)) / float(across);
        const float height = std::clamp(room, column.grown(measure::choice), column.grown(26));
        auto places = grid(column.rest(), across, int(letters.size()), height, gap);
        if (mirror_width(column.interface().canvas()) > 0)  // these letters run from the left in every language
            for (Rect& place : places) place = mirrored(place, 2 * column.x() + column.width());
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const std::string letter(1, letters[i]);
            if (button(frame, places[i], "key." + letter, letter)) frame.actions.push_back(action::Type{letters[i]});
        }
        column.take(places.back().bottom() - column.y());
    };
    if (page.landscape()) {
        Column lead = page.lead();
        const Column follow = page.follow(lead);
        scrolled(frame, "head", lead.rest(), head);
        scrolled(frame, "keys", follow.rest(), keys);
    } else {
        scrolled(frame, "code", page.whole().rest(), [&](Column& column) {
            head(column);
            column.space(measure::section);
            keys(column);
        });
    }
    page.finish();
}

}  // namespace milepost::ui::screens
