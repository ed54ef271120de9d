#include <algorithm>

#include "kiosk/take_home/sheet.h"
#include "kiosk/take_home/trace_page.h"

namespace milepost::take_home {
namespace {

/// A run of paragraphs from top to bottom, broken between those that need not stay together.
class Flow {
public:
    Flow(const Measures& measures, PangoContext* context) : m_(measures), context_(context), width_(measures.width - 2 * measures.margin) {}

    /// `with_next`: not the last on its sheet, so that no heading stands alone.
    void add(const std::string& marked, Letter letter, double x, double gap, const char* tag = "P", bool with_next = false) {
        if (marked.empty()) return;
        Paragraph paragraph(context_, marked, letter, width_ - x);
        const double height = paragraph.height();
        items_.push_back({{std::move(paragraph), x, gap, tag}, height, with_next});
    }
    /// A mark before the paragraph that comes next, on its first line.
    void mark(const std::string& sign, Letter letter, double x) { marks_.push_back({{Paragraph(context_, sign, letter, width_), x, double(items_.size()), "Lbl"}, 0, true}); }

    [[nodiscard]] double width() const { return width_; }

    Paper print(const TracePage& page, const Words& words) {
        const double room = m_.height == 0 ? 1e9 : m_.height - 2 * m_.margin;
        std::vector<std::size_t> breaks{0};  // the first of each sheet
        double y = 0, all = 0;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            double needed = 0;
            for (std::size_t j = i; j < items_.size(); ++j) {
                needed += items_[j].placed.y + items_[j].height;
                if (!items_[j].with_next) break;
            }
            if (y > 0 && y + needed > room) breaks.push_back(i), y = 0;
            y += (y > 0 ? items_[i].placed.y : 0) + items_[i].height;
            all = std::max(all, y);
        }
        Pen pen(m_.width, m_.height == 0 ? all + 2 * m_.margin : m_.height, page.title, words, to_string(page.made_on.day) + "T00:00:00Z");
        pen.tagged("Document", [&] {
            for (std::size_t b = 0; b < breaks.size(); ++b) {
                if (b > 0) pen.next_page();
                write(pen, breaks[b], b + 1 < breaks.size() ? breaks[b + 1] : items_.size());
                if (breaks.size() < 2) continue;
                const Paragraph which = pen.paragraph(words("paper.page", {{"n", double(b + 1)}, {"of", double(breaks.size())}}), {m_.small, false}, m_.width);
                pen.tagged("P", [&] { which.draw(pen.canvas(), m_.width - m_.margin - which.width(), m_.height - m_.margin * 0.8); });
            }
        });
        return {pen.finish(), int(breaks.size()), {}};
    }

private:
    struct Item {
        Placed placed;  ///< `y`: the gap above
        double height = 0;
        bool with_next = false;
    };

    void write(const Pen& pen, std::size_t first, std::size_t end) const {
        double y = m_.margin;
        for (std::size_t i = first; i < end; ++i) {
            const Item& item = items_[i];
            y += i == first ? 0 : item.placed.y;
            for (const Item& sign : marks_)
                if (sign.placed.y == double(i)) pen.tagged("Lbl", [&] { sign.placed.paragraph.draw(pen.canvas(), m_.margin + sign.placed.x, y); });
            pen.tagged(item.placed.tag, [&] { item.placed.paragraph.draw(pen.canvas(), m_.margin + item.placed.x, y); });
            y += item.height;
        }
    }

    const Measures& m_;
    PangoContext* context_;
    const double width_;
    std::vector<Item> items_, marks_;
};

}  // namespace

Paper trace_paper(const TracePage& page, const Words& words, PaperKind kind) {
    const Measures m = measures_of(kind);
    const auto context = measuring_context(words);
    Flow flow(m, context.get());
    const Letter plain{m.small, false}, strong{m.small, true}, name{m.name, true, road_ink};
    const double step = 4.5 * mm;
    flow.add(page.title, {m.title, true, road_ink}, 0, 0, "H1", true);
    flow.add(words("desk.paper.known"), strong, 0, 2 * mm, "P", true);
    std::string known;
    for (const std::string& one : page.known) known += (known.empty() ? "" : " · ") + one;
    flow.add(known.empty() ? words("desk.say.nothing_known") : known, plain, 0, 0.5 * mm);
    for (const TraceCredential& credential : page.credentials) {
        flow.add(credential.name + " · " + credential.standing, name, 0, 5 * mm, "H2", true);
        flow.add(credential.figures, plain, 0, 0.5 * mm, "P", true);
        for (const TraceRoute& route : credential.routes) {
            flow.add(route.name + ": " + route.standing, strong, 0, 2.5 * mm, "H3", true);
            for (const TraceLine& line : route.lines) {
                const double x = step * line.depth;
                if (!line.mark.empty()) flow.mark(line.mark, strong, x - step * 0.85);
                flow.add(line.mark.empty() ? line.text : line.text + (line.value.empty() ? "" : " (" + line.value + ")"), line.mark.empty() ? strong : plain, x, 0.4 * mm, "P", line.mark.empty());
            }
            flow.add(route.source, {m.small * 0.95, false}, step, 0.8 * mm);
        }
    }
    if (!page.state_rule.empty()) {
        flow.add(page.state_rule, name, 0, 5 * mm, "H2", true);
        flow.add(page.state_source, plain, 0, 0.5 * mm);
    }
    flow.add(words("paper.sources"), name, 0, 5 * mm, "H2", true);
    for (const SourceLine& source : page.sources)
        flow.add(words(source.address.empty() ? "paper.source.own" : "paper.source", {{"title", source.title}, {"address", source.address}, {"as_of", source.as_of}}), plain, 0, 0.3 * mm);
    flow.add(page.check, plain, 0, 3 * mm);
    flow.add(page.made, plain, 0, 0.5 * mm);
    return flow.print(page, words);
}

}  // namespace milepost::take_home
