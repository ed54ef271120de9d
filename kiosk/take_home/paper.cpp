#include "kiosk/take_home/paper.h"

#include <algorithm>
#include <stdexcept>

#include "kiosk/take_home/marks.h"
#include "kiosk/take_home/paper_road.h"
#include "kiosk/take_home/sheet.h"

namespace milepost::take_home {
namespace {

constexpr double least_gap = 2.4 * mm, widest_gap = 26 * mm, month_gap = 2.6 * mm, above_foot = 5 * mm;
constexpr std::size_t most_pages = 20;

/// A page: which stops stand on it, and whether the head and the foot do.
struct Page {
    std::size_t first = 0, end = 0;
    bool head = false, foot = false;
    double used = 0;  ///< with the least gaps
};

/// Stops from the top on, as many as fit; what does not goes to the next page.
std::vector<Page> pages_of(const Sheet& sheet, double room) {
    std::vector<Page> pages{{.head = true, .used = sheet.head.height}};
    for (std::size_t i = 0; i < sheet.stops.size(); ++i) {
        const double height = sheet.stops[i].height + least_gap;
        if (pages.back().used + height > room && pages.back().end > pages.back().first) pages.push_back({.first = i, .end = i});
        pages.back().used += height;
        pages.back().end = i + 1;
    }
    const double foot = sheet.foot.height + above_foot;
    if (pages.back().used + foot > room) pages.push_back({.first = sheet.stops.size(), .end = sheet.stops.size()});
    pages.back().used += foot;
    pages.back().foot = true;
    return pages;
}

class Press {
public:
    Press(const Handout& handout, const Words& words, const Measures& measures, const Sheet& sheet, const std::vector<Page>& pages, double height)
        : words_(words), m_(measures), sheet_(sheet), pages_(pages), height_(height),
          pen_(measures.width, height, handout.credential + " · " + without_marks(handout.title), words, to_string(handout.made_on) + "T00:00:00Z") {}

    std::string print() {
        std::vector<std::vector<double>> tops;
        for (const Page& page : pages_) tops.push_back(stop_tops(page));
        pen_.tagged("Document", [&] {
            for (std::size_t p = 0; p < pages_.size(); ++p) {
                if (p > 0) pen_.next_page();
                decorate(pages_[p], tops[p]);
                write(pages_[p], tops[p], p);
            }
        });
        return pen_.finish();
    }

private:
    double bottom() const { return height_ - m_.margin; }

    /// Where each stop of a page begins: room to spare goes between those that lie months apart.
    std::vector<double> stop_tops(const Page& page) const {
        double y = m_.margin + (page.head ? sheet_.head.height : 0), spare = height_ - 2 * m_.margin - page.used, wanted = 0;
        const auto extra = [&](std::size_t i) {
            if (i + 1 >= page.end) return 0.0;
            return std::min(widest_gap, month_gap * months_between(*sheet_.stops[i].stop, *sheet_.stops[i + 1].stop));
        };
        for (std::size_t i = page.first; i < page.end; ++i) wanted += extra(i);
        const double share = wanted > spare ? std::max(0.0, spare / wanted) : 1;
        std::vector<double> tops;
        for (std::size_t i = page.first; i < page.end; ++i) {
            tops.push_back(y);
            y += sheet_.stops[i].height + least_gap + extra(i) * share;
        }
        return tops;
    }

    /// At the bottom; at the top of a page that it has for itself.
    double foot_top(const Page& page) const { return page.first == page.end ? m_.margin : bottom() - sheet_.foot.height; }

    /// All is placed as from the left. Where the language is read from the right, a page is mirrored: its pictures as a whole, its
    /// paragraphs and the QR code each to the other side.
    [[nodiscard]] double left_of(double x, double width) const { return words_.right_to_left() ? m_.width - x - width : x; }

    void draw(const Paragraph& paragraph, double x, double y) const { paragraph.draw(pen_.canvas(), left_of(x, paragraph.room()), y); }

    /// The road, the boxes to tick and the QR code: pictures, which the words beside them say too.
    void decorate(const Page& page, const std::vector<double>& tops) const {
        cairo_t* canvas = pen_.canvas();
        cairo_save(canvas);
        if (words_.right_to_left()) {
            cairo_translate(canvas, m_.width, 0);
            cairo_scale(canvas, -1, 1);
        }
        std::vector<Milestone> road;
        for (std::size_t i = page.first; i < page.end; ++i) {
            const double side = i % 2 == 0 ? -m_.swing : m_.swing;
            road.push_back({sheet_.stops[i].stop, m_.margin + m_.lane * 0.42 + side, tops[i - page.first] + sheet_.stops[i].tick});
        }
        if (page.end > page.first && page.end < sheet_.stops.size()) {  // it goes on, and its months are on this side
            road.push_back({sheet_.stops[page.end].stop, road.back().x, bottom() + 4 * mm, false});
        }
        draw_road(canvas, road, m_.road);
        for (std::size_t i = page.first; i < page.end; ++i) {
            if (sheet_.stops[i].stop->kind != Stop::Kind::step) continue;
            constexpr double side = 3.8 * mm;
            cairo_rectangle(canvas, m_.margin + m_.lane, tops[i - page.first] + sheet_.stops[i].tick - side / 2, side, side);
            cairo_set_line_width(canvas, 1);
            pen_.ink(black);
            cairo_stroke(canvas);
        }
        cairo_restore(canvas);
        if (page.foot) qr(foot_top(page));
    }

    void qr(double foot) const {
        cairo_t* canvas = pen_.canvas();
        const double left = left_of(m_.margin + sheet_.qr_x, sheet_.qr.size * m_.module), top = foot + sheet_.qr_y;
        for (int y = 0; y < sheet_.qr.size; ++y) {
            for (int x = 0; x < sheet_.qr.size; ++x) {
                int run = 0;
                while (x + run < sheet_.qr.size && sheet_.qr.at(x + run, y)) ++run;
                if (run == 0) continue;
                cairo_rectangle(canvas, left + x * m_.module, top + y * m_.module, run * m_.module, m_.module);
                x += run;
            }
        }
        pen_.ink({0, 0, 0});
        cairo_fill(canvas);
    }

    void write(const Page& page, const std::vector<double>& tops, std::size_t number) const {
        if (page.head) write(sheet_.head, m_.margin);
        if (page.end > page.first) {
            pen_.tagged("L", [&] {
                for (std::size_t i = page.first; i < page.end; ++i) item(i, tops[i - page.first]);
            });
        }
        if (page.foot) write(sheet_.foot, foot_top(page));
        if (pages_.size() < 2) return;
        const Paragraph which = pen_.paragraph(words_("paper.page", {{"n", double(number + 1)}, {"of", double(pages_.size())}}), {10, false}, m_.width);
        pen_.tagged("P", [&] { draw(which, m_.width - m_.margin - which.width(), height_ - m_.margin * 0.8); });
    }

    void write(const Block& block, double top) const {
        for (const Placed& placed : block.text) {
            pen_.tagged(placed.tag, [&] { draw(placed.paragraph, m_.margin + placed.x, top + placed.y); });
        }
    }

    void item(std::size_t i, double top) const {
        const Block& block = sheet_.stops[i];
        const double x = m_.margin + m_.lane * 0.42 + (i % 2 == 0 ? -m_.swing : m_.swing);
        pen_.tagged("LI", [&] {
            if (block.stop->kind == Stop::Kind::step) {  // today stands before the first
                const Paragraph number = pen_.paragraph(std::to_string(i), {mark_radius(*block.stop, m_.road) * 1.25, true}, 30 * mm);
                pen_.tagged("Lbl", [&] { draw(number, x - number.width() / 2, top + block.tick - number.height() / 2); });
            }
            pen_.tagged("LBody", [&] { write(block, top); });
        });
    }

    const Words& words_;
    const Measures& m_;
    const Sheet& sheet_;
    const std::vector<Page>& pages_;
    const double height_;
    Pen pen_;
};

}  // namespace

Paper paper(const Handout& handout, const Words& words, PaperKind kind) {
    const Measures measures = measures_of(kind);
    const bool roll = kind.format == Format::receipt;
    const double room = roll ? 1e9 : measures.height - 2 * measures.margin;
    const auto context = measuring_context(words);
    const auto sheet_with = [&](Parts kept) { return sheet_of(handout, words, measures, roll, kept, context.get()); };
    if (roll) {  // paper is long, and still nobody wants to carry a metre of it
        const Sheet sheet = sheet_with(Parts().set(std::size_t(Part::reasons)));
        const std::vector<Page> pages = pages_of(sheet, room);
        return {Press(handout, words, measures, sheet, pages, pages.front().used + 2 * measures.margin).print(), 1, sheet.left_out};
    }
    Parts kept = Parts().set();
    std::size_t allowed = 1;
    const auto fits = [&](Parts some) {
        const std::vector<Page> pages = pages_of(sheet_with(some), room);
        return pages.size() <= allowed && std::all_of(pages.begin(), pages.end(), [&](const Page& page) { return page.used <= room; });
    };
    for (; !fits(kept) && !fits({}); ++allowed) {
        if (allowed == most_pages) throw std::runtime_error("the plan fits no " + std::to_string(most_pages) + " pages");  // words of a length that no pack has
    }
    for (std::size_t part = 0; part < kept.size() && !fits(kept); ++part) kept.reset(part);
    for (std::size_t part = kept.size(); part-- > 0;) {  // what was left out for something larger may have room after it
        if (!kept[part] && fits(Parts(kept).set(part))) kept.set(part);
    }
    const Sheet sheet = sheet_with(kept);
    const std::vector<Page> pages = pages_of(sheet, room);
    return {Press(handout, words, measures, sheet, pages, measures.height).print(), int(pages.size()), sheet.left_out};
}

}  // namespace milepost::take_home
