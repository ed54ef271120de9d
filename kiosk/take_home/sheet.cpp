#include "kiosk/take_home/sheet.h"

#include <algorithm>

#include "kiosk/take_home/plain_text.h"

namespace milepost::take_home {
namespace {

constexpr double box_room = 6.2 * mm;  // a box to tick, and the gap after it
constexpr std::size_t short_code_bytes = 600;

class Writer {
public:
    Writer(const Handout& handout, const Words& words, const Measures& measures, bool roll, Level level, PangoContext* context)
        : handout_(handout), words_(words), m_(measures), roll_(roll), level_(level), context_(context), width_(measures.width - 2 * measures.margin) {}

    Sheet write() {
        leave_out();
        head();
        for (const Stop& stop : handout_.stops) sheet_.stops.push_back(block_of(stop));
        foot();
        return std::move(sheet_);
    }

private:
    bool has(Level dropped_at) const { return level_ < dropped_at; }

    void leave_out() {
        const auto any = [&](auto filled) { return std::any_of(handout_.stops.begin(), handout_.stops.end(), filled); };
        const auto drop = [&](Level at, bool there, const char* key) {
            if (!has(at) && there) sheet_.left_out.push_back(words_(key));
        };
        drop(Level::no_details, any([](const Stop& stop) { return !stop.more.empty(); }), "paper.left_out.more");
        drop(Level::no_source_list, !handout_.sources.empty(), "paper.left_out.source_list");
        drop(Level::no_state_notes, !handout_.state_notes.empty(), "paper.left_out.state_notes");
        drop(Level::no_reasons, any([](const Stop& stop) { return !stop.why.empty(); }), "paper.left_out.why");
    }

    Paragraph set(const std::string& marked, Letter letter, double width) const { return {context_, marked, letter, width}; }

    /// Adds a paragraph below what is there, and moves on.
    void add(Block& block, const std::string& marked, Letter letter, double x, double width, double gap, const char* tag = "P") const {
        if (marked.empty()) return;
        Paragraph paragraph = set(marked, letter, width);
        if (block.height > 0) block.height += gap;
        const double y = block.height;
        block.height += paragraph.height();
        block.text.push_back({std::move(paragraph), x, y, tag});
    }

    void head() {
        Block& head = sheet_.head;
        add(head, handout_.title, {m_.title, true, road_ink}, 0, width_, 0, "H1");
        add(head, handout_.credential_name, {m_.body, false}, 0, width_, 1.2 * mm);
        if (!handout_.route.empty()) add(head, words_("paper.route", {{"route", handout_.route}}), {m_.body, false}, 0, width_, 0.5 * mm);
        head.height += 2.6 * mm;
        figures(head);
        add(head, handout_.window, {m_.body, false}, 0, width_, 2.2 * mm);
        add(head, words_("paper.steps"), {m_.name, true, road_ink}, 0, width_, 4 * mm, "H2");
        add(head, words_("paper.dash"), {m_.small, false}, 0, width_, 0.4 * mm);
        head.height += 3 * mm;
    }

    /// Side by side where they fit, else one below the other.
    void figures(Block& head) const {
        const double column = width_ / double(handout_.figures.size()) - 3 * mm;
        const Letter large{m_.figure, true};
        const bool beside = std::all_of(handout_.figures.begin(), handout_.figures.end(), [&](const auto& figure) { return set(figure.second, large, width_).width() <= column; });
        double x = 0, tallest = 0;
        for (const auto& [what, much] : handout_.figures) {
            Block one;
            add(one, what, {m_.small, false}, x, beside ? column : width_, 0);
            add(one, much, large, x, beside ? column : width_, 0);
            for (Placed& placed : one.text) {
                placed.y += head.height;
                head.text.push_back(std::move(placed));
            }
            if (beside) x += width_ / double(handout_.figures.size());
            else head.height += one.height + 0.8 * mm;
            tallest = std::max(tallest, one.height);
        }
        if (beside) head.height += tallest;
    }

    std::string refs(const Stop& stop) const {
        if (!has(Level::no_source_list) || stop.sources.empty()) return {};
        std::string numbers;
        for (const std::size_t number : stop.sources) numbers += (numbers.empty() ? "" : ", ") + std::to_string(number);
        return " " + words_("paper.refs", {{"numbers", numbers}});
    }

    Block block_of(const Stop& stop) const {
        Block block;
        block.stop = &stop;
        const bool step = stop.kind == Stop::Kind::step;
        const double x = m_.lane + (step ? box_room : 0), width = width_ - x;
        const Letter strong{m_.name, true}, plain{m_.body, false};
        const Paragraph money = set(stop.money, strong, width);
        const bool beside = !stop.money.empty() && set(stop.name, strong, width).width() + money.width() + 4 * mm <= width;
        add(block, stop.name, strong, x, beside ? width - money.width() - 2 * mm : width, 0);
        block.tick = block.text.front().paragraph.first_middle();
        if (beside) block.text.push_back({money, x + width - money.width(), 0});
        else add(block, stop.money, strong, x, width, 0);
        add(block, stop.when + refs(stop), plain, x, width, 0);
        add(block, stop.note, plain, x, width, 0.2 * mm);
        if (has(Level::no_reasons)) add(block, stop.why, plain, x, width, 0.4 * mm);
        if (has(Level::no_details)) add(block, stop.more, plain, x, width, 0.4 * mm);
        add(block, stop.bring, plain, x, width, 0.4 * mm);
        return block;
    }

    void foot() {
        sheet_.qr = qr_of(plain_text(handout_, words_, has(Level::short_code) ? qr_text_bytes : short_code_bytes).text);
        const double quiet = quiet_zone * m_.module, side = sheet_.qr.size * m_.module + 2 * quiet;
        Block& foot = sheet_.foot;
        const double width = roll_ ? width_ : width_ - side - 3 * mm;
        said(foot, width);
        const double top = roll_ ? foot.height + 2 * mm : 0, left = roll_ ? (width_ - side) / 2 : width_ - side;
        sheet_.qr_x = left + quiet;
        sheet_.qr_y = top + quiet;
        Block caption{.height = top + side};
        add(caption, words_("paper.qr"), {m_.small, false}, roll_ ? 0 : left + quiet, roll_ ? width_ : side - quiet, 0.5 * mm);
        foot.text.push_back(caption.text.front());
        foot.height = std::max(foot.height, caption.height);
    }

    void said(Block& foot, double width) const {
        const Letter small{m_.small, false}, strong{m_.small, true};
        if (!handout_.state.empty()) {
            add(foot, words_("paper.state", {{"state", handout_.state}}), {m_.name, true, road_ink}, 0, width, 0, "H2");
            add(foot, handout_.state_rule, strong, 0, width, 0.4 * mm);
            if (has(Level::no_state_notes)) {
                for (const std::string& note : handout_.state_notes) add(foot, note, small, 0, width, 0.6 * mm);
            }
        }
        if (has(Level::no_source_list)) {
            add(foot, words_("paper.sources"), {m_.name, true, road_ink}, 0, width, 2 * mm, "H2");
            for (std::size_t s = 0; s < handout_.sources.size(); ++s) {
                const SourceLine& source = handout_.sources[s];
                add(foot, std::to_string(s + 1) + ". " + words_(source.address.empty() ? "paper.source.own" : "paper.source", {{"title", source.title}, {"address", source.address}, {"as_of", source.as_of}}),
                    small, 0, width, 0.2 * mm);
            }
        } else {
            add(foot, words_("paper.sources.short", {{"hosts", hosts(handout_)}}), small, 0, width, 2 * mm);
        }
        if (!sheet_.left_out.empty()) add(foot, words_("paper.left_out", {{"what", words_.list(sheet_.left_out)}}), small, 0, width, 1.2 * mm);
        add(foot, handout_.confidence, small, 0, width, 1.2 * mm);
        add(foot, handout_.check, small, 0, width, 1.2 * mm);
        if (!handout_.code.empty()) add(foot, words_("paper.code", {{"code", handout_.code}}), {m_.body, false}, 0, width, 1.2 * mm);
        add(foot, handout_.made, small, 0, width, 1.2 * mm);
    }

    const Handout& handout_;
    const Words& words_;
    const Measures& m_;
    const bool roll_;
    const Level level_;
    PangoContext* context_;
    const double width_;  // of all that stands between the margins
    Sheet sheet_;
};

}  // namespace

Measures measures_of(PaperKind kind) {
    // 0.508 mm is six dots of a 300 dpi printer, 0.5005 mm four dots of a 203 dpi receipt printer.
    Measures m{210 * mm, 297 * mm, 13 * mm, 10.5, 10, 11.5, 20, 15, 25 * mm, 4.4 * mm, 5 * mm, 0.508 * mm};
    if (kind.format == Format::letter) m.width = 612, m.height = 792;
    if (kind.large_print) m.body = m.small = 18, m.name = 19, m.title = 26, m.figure = 22, m.lane = 22 * mm;
    if (kind.format == Format::receipt) {
        m.width = 80 * mm, m.height = 0, m.margin = 4 * mm, m.lane = 11 * mm, m.road = 2.8 * mm, m.swing = 1.6 * mm, m.module = 0.5005 * mm;
        if (!kind.large_print) m.body = m.small = 10, m.name = 11, m.title = 15, m.figure = 12.5;
    }
    return m;
}

Sheet sheet_of(const Handout& handout, const Words& words, const Measures& measures, bool roll, Level level, PangoContext* context) {
    return Writer(handout, words, measures, roll, level, context).write();
}

}  // namespace milepost::take_home
