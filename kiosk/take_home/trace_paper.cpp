#include <algorithm>

#include "kiosk/take_home/sheet.h"
#include "kiosk/take_home/trace_page.h"

namespace milepost::take_home {
namespace {

/// A paragraph of the page, and what stands before its first line.
struct Item {
    Placed placed;  ///< `y`: the gap above
    double height = 0;
    bool with_next = false;
    std::vector<Placed> sign{};  ///< one or none
    std::string spoken{};        ///< the sign, in words
};

/// A run of paragraphs from top to bottom, broken between those that need not stay together.
class Flow {
  public:
    Flow(const Measures& measures, PangoContext* context, const std::vector<Name>& names)
        : m_(measures), context_(context), names_(names), width_(measures.width - 2 * measures.margin) {}

    struct Place {
        double x = 0, gap = 0;
        const char* tag = "P";
        int depth = 0;           ///< in lists
        bool with_next = false;  ///< not the last on its sheet, so that no heading stands alone
    };
    void add(const std::string& marked, Letter letter, Place place) {
        if (marked.empty()) return;
        Paragraph paragraph(context_, marked, letter, width_ - place.x, names_);
        const double height = paragraph.height();
        items_.push_back({{std::move(paragraph), place.x, place.gap, place.tag, place.depth}, height, place.with_next});
    }
    /// A sign on the first line of the last paragraph, this far before it.
    void sign(const std::string& sign, const std::string& spoken, Letter letter, double before) {
        Item& item = items_.back();
        item.sign.push_back(
            {Paragraph(context_, sign, letter, width_), item.placed.x - before, 0, "Lbl", item.placed.depth});
        item.spoken = spoken;
    }

    Paper print(const TracePage& page, const Words& words) {
        const bool roll = m_.height == 0;
        std::vector<std::size_t> breaks = broken(roll ? 1e9 : m_.height - 2 * m_.margin);
        if (breaks.size() > 1) breaks = broken(m_.height - 2 * m_.margin - number_line(m_));
        Pen pen(m_.width, roll ? height_of(0, items_.size()) + 2 * m_.margin : m_.height, page.title, words,
                page.made_on.known ? to_string(page.made_on.day) : std::string());
        for (std::size_t b = 0; b < breaks.size(); ++b) {
            if (b > 0) pen.next_page();
            write(pen, words, breaks[b], b + 1 < breaks.size() ? breaks[b + 1] : items_.size());
            if (breaks.size() < 2) continue;
            const Paragraph which =
                pen.paragraph(words("paper.page", {{"n", double(b + 1)}, {"of", double(breaks.size())}}),
                              {m_.small, false}, m_.width);
            which.draw_as_decoration(pen, left_of(words, m_.width - m_.margin - which.width(), which.room()),
                                     m_.height - m_.margin - which.height());
        }
        return {pen.finish(), int(breaks.size()), {}};
    }

  private:
    /// The first paragraph of each sheet.
    std::vector<std::size_t> broken(double room) const {
        std::vector<std::size_t> breaks{0};
        double y = 0;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            std::size_t together = i;
            while (together + 1 < items_.size() && items_[together].with_next) ++together;
            if (y > 0 && y + items_[i].placed.y + height_of(i, together + 1) > room) breaks.push_back(i), y = 0;
            y += (y > 0 ? items_[i].placed.y : 0) + items_[i].height;
        }
        return breaks;
    }

    double height_of(std::size_t first, std::size_t end) const {
        double height = 0;
        for (std::size_t i = first; i < end; ++i) height += (i == first ? 0 : items_[i].placed.y) + items_[i].height;
        return height;
    }

    [[nodiscard]] double left_of(const Words& words, double x, double width) const {
        return words.right_to_left() ? m_.width - x - width : x;
    }

    void write(Pen& pen, const Words& words, std::size_t first, std::size_t end) const {
        double y = m_.margin;
        const auto draw = [&](const Placed& placed) {
            placed.paragraph.draw(pen, left_of(words, m_.margin + placed.x, placed.paragraph.room()), y);
        };
        for (std::size_t i = first; i < end; ++i) {
            const Item& item = items_[i];
            y += i == first ? 0 : item.placed.y;
            for (const Placed& sign : item.sign)
                pen.listed(sign.depth, sign.tag, [&] { draw(sign); }, {.alt = item.spoken});
            pen.listed(item.placed.depth, item.placed.tag, [&] { draw(item.placed); });
            y += item.height;
        }
    }

    const Measures& m_;
    PangoContext* context_;
    const std::vector<Name>& names_;
    const double width_;
    std::vector<Item> items_;
};

}  // namespace

Paper trace_paper(const TracePage& page, const Words& words, PaperKind kind) {
    const Measures m = measures_of(kind);
    const bool roll = kind.format == Format::receipt;
    const auto context = measuring_context(words);
    Flow flow(m, context.get(), page.names);
    const Letter plain{m.small, false}, strong{m.small, true}, name{m.name, true};
    const double step = (roll ? 3.8 : 4.5) * mm * std::max(1.0, m.small / 12), tight = roll ? 0.5 : 1;
    const auto source = [&](const TraceSource& from) { return roll ? from.numbers : from.titles; };
    flow.add(page.title, {m.title, true}, {.tag = "H1", .with_next = true});
    flow.add(words("desk.paper.known"), name, {.gap = 2 * mm, .tag = "H2", .with_next = true});
    std::string known;
    for (const std::string& one : page.known) known += (known.empty() ? "" : " · ") + one;
    flow.add(known.empty() ? words("desk.say.nothing_known") : known, plain, {.gap = 0.5 * mm});
    for (const TraceCredential& credential : page.credentials) {
        flow.add(credential.name + " · " + credential.standing, name,
                 {.gap = 5 * mm * tight, .tag = "H2", .with_next = true});
        flow.add(credential.figures, plain, {.gap = 0.5 * mm, .with_next = true});
        for (const TraceRoute& route : credential.routes) {
            flow.add(route.name + ": " + route.standing, strong,
                     {.gap = 2.5 * mm * tight, .tag = "H3", .with_next = true});
            for (const TraceLine& line : route.lines) {
                const bool rule = !line.mark.empty(), told = rule && !roll && !line.value.empty();
                flow.add(told ? line.text + " (" + line.value + ")" : line.text, rule ? plain : strong,
                         {.x = step * line.depth, .gap = 0.4 * mm * tight, .depth = line.depth, .with_next = !rule});
                if (rule) flow.sign(line.mark, line.spoken, strong, step * 0.9);
            }
            flow.add(source(route.source), plain, {.x = step, .gap = 0.8 * mm * tight});
        }
    }
    if (!page.state_rule.empty()) {
        flow.add(page.state_rule, name, {.gap = 5 * mm * tight, .tag = "H2", .with_next = true});
        flow.add(source(page.state_source), plain, {.gap = 0.5 * mm});
    }
    flow.add(words("paper.sources"), name, {.gap = 5 * mm * tight, .tag = "H2", .with_next = true});
    for (std::size_t s = 0; s < page.sources.size(); ++s) {
        const SourceLine& one = page.sources[s];
        const std::string line = words(one.address.empty() ? "paper.source.own" : "paper.source",
                                       {{"title", one.title}, {"address", one.address}, {"as_of", one.as_of}});
        flow.add(roll ? std::to_string(s + 1) + ". " + line : line, plain, {.gap = 0.3 * mm, .depth = 1});
    }
    flow.add(page.check, plain, {.gap = 3 * mm * tight});
    flow.add(page.made, plain, {.gap = 0.5 * mm});
    return flow.print(page, words);
}

}  // namespace milepost::take_home
