#include "kiosk/take_home/paper.h"

#include <algorithm>
#include <stdexcept>

#include "kiosk/take_home/marks.h"
#include "kiosk/take_home/paper_qr.h"
#include "kiosk/take_home/paper_road.h"
#include "kiosk/take_home/sheet.h"

namespace milepost::take_home {
namespace {

constexpr double least_gap = 2.4 * mm, widest_gap = 26 * mm, month_gap = 2.6 * mm, above_foot = 5 * mm,
                 side_of_box = 3.8 * mm;
constexpr std::size_t most_pages = 20;

/// A page: whether the head stands on it, and which stops and pieces of the foot do.
struct Page {
    std::size_t first = 0, end = 0, piece = 0, pieces_end = 0;
    bool head = false;
    double used = 0;  ///< with the least gaps
    double foot = 0;  ///< of it, from the top of its first piece to the bottom of its last
};

/// Stops from the top on, as many as fit; what does not goes to the next page.
std::vector<Page> pages_of(const Sheet& sheet, double room) {
    std::vector<Page> pages{{.head = true, .used = sheet.head.height}};
    for (std::size_t i = 0; i < sheet.stops.size(); ++i) {
        const double height = sheet.stops[i].height + least_gap;
        if (pages.back().used + height > room && pages.back().end > pages.back().first)
            pages.push_back({.first = i, .end = i});
        pages.back().used += height;
        pages.back().end = i + 1;
    }
    for (std::size_t i = 0; i < sheet.pieces.size(); ++i) {
        const Sheet::Piece& piece = sheet.pieces[i];
        const auto foot_with_it = [&] {
            const Page& page = pages.back();
            return (page.first == page.end ? 0 : above_foot) + piece.bottom -
                   sheet.pieces[page.pieces_end > page.piece ? page.piece : i].top;
        };
        if (pages.back().used - pages.back().foot + foot_with_it() > room)
            pages.push_back({.first = sheet.stops.size(), .end = sheet.stops.size()});
        Page& page = pages.back();
        const double foot = foot_with_it();
        if (page.pieces_end == page.piece) page.piece = i;
        page.pieces_end = i + 1;
        page.used += foot - page.foot;
        page.foot = foot;
    }
    return pages;
}

class Press {
  public:
    Press(const Handout& handout, const Words& words, const Measures& measures, const Sheet& sheet,
          const std::vector<Page>& pages, double height)
        : handout_(handout),
          words_(words),
          m_(measures),
          sheet_(sheet),
          pages_(pages),
          height_(height),
          pen_(measures.width, height, handout.credential + " · " + without_marks(handout.title), words,
               handout.dated ? to_string(handout.made_on) : std::string()) {}

    std::string print() {
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            if (p > 0) pen_.next_page();
            write(pages_[p], stop_tops(pages_[p]));
            if (pages_.size() > 1) number(p);
        }
        return pen_.finish();
    }

  private:
    double bottom() const { return height_ - m_.margin - (pages_.size() > 1 ? number_line(m_) : 0); }

    /// Where each stop of a page begins: room to spare goes between those that lie months apart.
    std::vector<double> stop_tops(const Page& page) const {
        double y = m_.margin + (page.head ? sheet_.head.height : 0), spare = bottom() - m_.margin - page.used,
               wanted = 0;
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
    double foot_top(const Page& page) const {
        return page.first == page.end ? m_.margin : bottom() - page.foot + above_foot;
    }

    /// All is placed as from the left. Where the language is read from the right, a page is mirrored: its pictures as a
    /// whole, its paragraphs and the QR code each to the other side.
    [[nodiscard]] double left_of(double x, double width) const {
        return words_.right_to_left() ? m_.width - x - width : x;
    }

    void draw(const Paragraph& paragraph, double x, double y) { paragraph.draw(pen_, left_of(x, paragraph.room()), y); }

    void write(const Page& page, const std::vector<double>& tops) {
        if (page.head) write(sheet_.head, m_.margin);
        if (page.end > page.first) {
            pen_.end_lists();
            road(page, tops);
            pen_.tagged("L", [&] {
                for (std::size_t i = page.first; i < page.end; ++i) item(i, tops[i - page.first]);
            });
        }
        if (page.pieces_end == page.piece) return;
        const double top = foot_top(page) - sheet_.pieces[page.piece].top;
        for (std::size_t i = sheet_.pieces[page.piece].first; i < sheet_.pieces[page.pieces_end - 1].end; ++i) {
            if (i == sheet_.qr_caption) qr(top);
            write(sheet_.foot.text[i], top);
        }
    }

    void write(const Block& block, double top) {
        for (const Placed& placed : block.text) write(placed, top);
    }

    void write(const Placed& placed, double top) {
        pen_.listed(placed.depth, placed.tag, [&] { draw(placed.paragraph, m_.margin + placed.x, top + placed.y); });
    }

    void number(std::size_t page) {
        const Paragraph which =
            pen_.paragraph(words_("paper.page", {{"n", double(page + 1)}, {"of", double(pages_.size())}}),
                           {m_.small, false}, m_.width);
        which.draw_as_decoration(pen_, left_of(m_.width - m_.margin - which.width(), which.room()),
                                 height_ - m_.margin - which.height());
    }

    /// The road, and the boxes to tick.
    void road(const Page& page, const std::vector<double>& tops) {
        std::vector<Milestone> road;
        int steps = 0;
        for (std::size_t i = page.first; i < page.end; ++i) {
            const double side = i % 2 == 0 ? -m_.swing : m_.swing;
            road.push_back(
                {sheet_.stops[i].stop, m_.margin + m_.lane * 0.42 + side, tops[i - page.first] + sheet_.stops[i].tick});
            if (sheet_.stops[i].stop->kind == Stop::Kind::step) ++steps;
        }
        if (page.end < sheet_.stops.size()) {
            road.push_back({sheet_.stops[page.end].stop, road.back().x, height_ - m_.margin,
                            false});  // it goes on, and its months are on this side
        }
        const double wide = m_.lane + side_of_box;
        const Box box{left_of(m_.margin, wide), road.front().y - m_.road, left_of(m_.margin, wide) + wide,
                      road.back().y + m_.road};
        const auto draw = [&] {
            draw_road(pen_.canvas(), road, m_.road, m_.inks);
            for (const Milestone& milestone : road) {
                if (milestone.here && milestone.stop->kind == Stop::Kind::step) box_to_tick(milestone.y);
            }
        };
        pen_.tagged("Figure", [&] { pen_.picture([&] { mirrored(draw); }); },
                    {.alt = words_("paper.road.alt", {{"steps", double(steps)}, {"credential", handout_.credential}}),
                     .box = box});
    }

    void mirrored(const std::function<void()>& paint) const {
        cairo_t* canvas = pen_.canvas();
        cairo_save(canvas);
        if (words_.right_to_left()) {
            cairo_translate(canvas, m_.width, 0);
            cairo_scale(canvas, -1, 1);
        }
        paint();
        cairo_restore(canvas);
    }

    void box_to_tick(double middle) const {
        cairo_rectangle(pen_.canvas(), m_.margin + m_.lane, middle - side_of_box / 2, side_of_box, side_of_box);
        cairo_set_line_width(pen_.canvas(), 1);
        pen_.ink(black);
        cairo_stroke(pen_.canvas());
    }

    void qr(double foot) {
        const double side = sheet_.qr.size * m_.module, left = left_of(m_.margin + sheet_.qr_x, side),
                     top = foot + sheet_.qr_y;
        pen_.end_lists();
        pen_.tagged("Figure", [&] { pen_.picture([&] { draw_qr(pen_.canvas(), sheet_.qr, left, top, m_.module); }); },
                    {.alt = words_("paper.qr.alt"), .box = Box{left, top, left + side, top + side}});
    }

    void item(std::size_t i, double top) {
        const Block& block = sheet_.stops[i];
        const double x = m_.margin + m_.lane * 0.42 + (i % 2 == 0 ? -m_.swing : m_.swing);
        pen_.tagged("LI", [&] {
            if (block.stop->kind == Stop::Kind::step) {  // today stands before the first
                const Paragraph number = pen_.paragraph(std::to_string(i), {m_.number, true}, 30 * mm);
                pen_.tagged("Lbl",
                            [&] { draw(number, x - number.width() / 2, top + block.tick - number.height() / 2); });
            }
            pen_.tagged("LBody", [&] { write(block, top); });
        });
    }

    const Handout& handout_;
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
    const auto context = measuring_context(words);
    const bool roll = kind.format == Format::receipt;
    const auto sheet_with = [&](Parts kept) { return sheet_of(handout, words, measures, kept, context.get()); };
    Parts kept = Parts().set();
    if (roll) {
        const Sheet sheet = sheet_with(kept);
        const std::vector<Page> pages = pages_of(sheet, 1e9);
        return {Press(handout, words, measures, sheet, pages, pages.front().used + 2 * measures.margin).print(), 1, {}};
    }
    std::size_t allowed = 1;
    const auto room = [&] { return measures.height - 2 * measures.margin - (allowed > 1 ? number_line(measures) : 0); };
    const auto fits = [&](Parts some) {
        const std::vector<Page> pages = pages_of(sheet_with(some), room());
        return pages.size() <= allowed &&
               std::all_of(pages.begin(), pages.end(), [&](const Page& page) { return page.used <= room(); });
    };
    for (; !fits(kept) && !fits({}); ++allowed) {
        if (allowed == most_pages) {
            throw std::runtime_error("the plan fits no " + std::to_string(most_pages) +
                                     " pages");  // words of a length that no pack has
        }
    }
    for (std::size_t part = 0; part < kept.size() && !fits(kept); ++part) kept.reset(part);
    for (std::size_t part = kept.size();
         part-- > 0;) {  // what was left out for something larger may have room after it
        if (!kept[part] && fits(Parts(kept).set(part))) kept.set(part);
    }
    const Sheet sheet = sheet_with(kept);
    const std::vector<Page> pages = pages_of(sheet, room());
    return {Press(handout, words, measures, sheet, pages, measures.height).print(), int(pages.size()), sheet.left_out};
}

}  // namespace milepost::take_home
