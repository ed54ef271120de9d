#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/base/mirror.h"
#include "ui/base/take_home.h"
#include "ui/screens/screens.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui::screens {
namespace {

constexpr float widest = 200;          ///< mm
constexpr float least_square = 0.75f;  ///< mm of a square that a phone reads from a step away
constexpr int quiet_zone = 4;          ///< squares (ISO/IEC 18004)

/// Dark on white in every contrast mode: readers expect it.
void draw_squares(Column& column, const QrSquares& qr, const std::string& label, float height) {
    Frame& frame = column.frame();
    ImDrawList& canvas = frame.interface.canvas();
    const float side = std::min({column.width(), column.px(widest), height});
    const float square =
        std::max(1.0f, std::floor(side / float(qr.size + 2 * quiet_zone)));  // whole pixels: edges stay sharp
    const float whole = square * float(qr.size + 2 * quiet_zone);
    const Rect place = column.take(whole);
    const Rect rect{std::round(column.x()), std::round(place.y), whole, whole};
    draw_box(canvas, rect, 0, hex(0xFFFFFF), hex(0x000000), column.px(measure::hair));
    const Unmirrored squares(canvas, rect.x + rect.right());
    const ImVec2 corner{rect.x + quiet_zone * square, rect.y + quiet_zone * square};
    const ImDrawListFlags smooth = canvas.Flags;
    canvas.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (int y = 0; y < qr.size; ++y) {
        for (int x = 0; x < qr.size;) {  // one rectangle for each run
            int end = x;
            while (end < qr.size && qr.dark[std::size_t(y * qr.size + end)]) ++end;
            if (end > x) {
                canvas.AddRectFilled({corner.x + float(x) * square, corner.y + float(y) * square},
                                     {corner.x + float(end) * square, corner.y + float(y + 1) * square},
                                     IM_COL32_BLACK);
            }
            x = std::max(end, x + 1);
        }
    }
    canvas.Flags = smooth;
    state_node(frame, "take_home.qr", Role::image, label, rect);
}

/// A code is read whole: where the screen is low, it stands beside what can be reached.
void draw_qr(Column& column, const QrSquares& qr, const std::string& label, float height) {
    const float least = column.px(least_square) * float(qr.size + 2 * quiet_zone);
    const auto beside = [&](Column& calm) { draw_squares(calm, qr, label, calm.left()); };
    if (!calmly(column.frame(), least, least, beside)) draw_squares(column, qr, label, height);
}

}  // namespace

void take_home(Frame& frame) {
    const Words& words = frame.words;
    Page page(frame, {.bar = {{"nav.back", words("nav.back"), action::Close{}, Look::primary, Icon::back}}});
    const TakeHome* home = frame.take_home;
    const auto chosen = [&]() -> const TakeHome::Layer* {
        if (home == nullptr || home->layers.empty()) return nullptr;
        for (const TakeHome::Layer& layer : home->layers)
            if (layer.id == frame.model.visit.opened) return &layer;
        return &home->layers.front();
    }();
    const auto how = [&](Column& column) {
        title(column, words("take_home.title"));
        if (chosen == nullptr) return paragraph(column, words("take_home.none"));
        if (home->layers.size() > 1) {
            std::vector<Segment> segments;
            for (const TakeHome::Layer& layer : home->layers)
                segments.push_back({"take_home." + layer.id, words("take_home." + layer.id)});
            const int picked = segmented(column, segments, int(chosen - home->layers.data()));
            if (picked >= 0 && &home->layers[std::size_t(picked)] != chosen) {
                // The first is what is shown where nothing is unfolded.
                frame.actions.push_back(
                    action::Unfold{picked == 0 ? chosen->id : home->layers[std::size_t(picked)].id});
            }
            column.space(measure::tight);
        }
        paragraph(column, words("take_home." + chosen->id + ".lead"));
        if (frame.derived.standing.interview.left > 0)
            caption(column, rough_phrase(words, *frame.derived.now, frame.derived.standing.interview.left));
    };
    const auto paper = [&](Column& column) {
        const PrinterState& printer = frame.model.site.printer;
        const PrintProgress& job = frame.model.visit.job;
        if (printer.condition == PrinterCondition::none) return;
        column.space(measure::block);
        const bool offered = printer.prints() && !job.under_way();
        if (button(column, "take_home.print", words("take_home.print"),
                   {.look = Look::primary, .icon = Icon::print, .enabled = offered}))
            frame.actions.push_back(action::Print{});
        const std::string stage(name(job.stage));
        const bool says = job.stage != PrintStage::idle;
        if (says) paragraph(column, words("take_home.paper", {{"stage", stage}}));
        else if (!offered && printer.condition != PrinterCondition::unknown)
            paragraph(column, words("take_home.no_paper"));
    };
    const auto referral = [&](Column& column) {
        const auto& places = frame.world.content->organiser.referrals;
        if (!frame.model.visit.referral || *frame.model.visit.referral >= places.size()) return;
        const Referral& place = places[*frame.model.visit.referral];
        column.space(measure::block);
        card(
            column,
            [&](Column& inner) {
                for (const auto& [style, texts] :
                     {std::pair(Style::heading, &place.title), std::pair(Style::body, &place.words)}) {
                    const auto text = texts->find(words.language());
                    if (text != texts->end())
                        say(inner, style, text->second, style == Style::heading ? Role::heading : Role::text);
                }
            },
            Surface::note);
    };
    const auto code = [&](Column& column) {
        referral(column);
        if (home != nullptr && !home->code.empty()) {
            column.space(measure::block);
            caption(column, words("take_home.code"));
            say(column, Style::figure, code_phrase(words, home->code));
            caption(column, words("take_home.code.lead"));
        }
        column.space(measure::block);
        caption(column, words("take_home.wiped", {{"leave", words("nav.start_over")}}));
    };
    if (page.landscape()) {
        Column lead = page.lead(0.5f);
        Column follow = page.follow(lead);
        scrolled(frame, "head", lead.rest(), [&](Column& column) {
            how(column);
            paper(column);
            code(column);
        });
        if (chosen != nullptr) draw_qr(follow, chosen->qr, words("take_home." + chosen->id + ".lead"), follow.left());
    } else {
        scrolled(frame, "home", page.whole().rest(), [&](Column& column) {
            how(column);
            column.space(measure::block);
            if (chosen != nullptr)
                draw_qr(column, chosen->qr, words("take_home." + chosen->id + ".lead"), column.px(widest));
            paper(column);
            code(column);
        });
    }
    page.finish();
}

}  // namespace milepost::ui::screens
