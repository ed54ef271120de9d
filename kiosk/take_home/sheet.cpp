#include "kiosk/take_home/sheet.h"

#include <algorithm>

#include "kiosk/take_home/payload.h"
#include "ui/words/phrases.h"

namespace milepost::take_home {
namespace {

constexpr double box_room = 6.2 * mm;  // a box to tick, and the gap after it

class Writer {
  public:
    Writer(const Handout& handout, const Words& words, const Measures& measures, Parts kept, PangoContext* context)
        : handout_(handout),
          words_(words),
          m_(measures),
          kept_(kept),
          context_(context),
          width_(measures.width - 2 * measures.margin) {}

    Sheet write() {
        leave_out();
        head();
        for (const Stop& stop : handout_.stops) sheet_.stops.push_back(block_of(stop));
        foot();
        pieces();
        return std::move(sheet_);
    }

  private:
    bool has(Part part) const { return kept_[std::size_t(part)]; }

    void leave_out() {
        const auto any = [&](auto filled) { return std::any_of(handout_.stops.begin(), handout_.stops.end(), filled); };
        const auto drop = [&](Part part, bool there, const char* key) {
            if (!has(part) && there) sheet_.left_out.push_back(words_(key));
        };
        drop(Part::details, any([](const Stop& stop) { return !stop.more.empty(); }), "paper.left_out.more");
        drop(Part::source_list, !handout_.sources.empty(), "paper.left_out.source_list");
        drop(Part::state_notes, !handout_.state_notes.empty(), "paper.left_out.state_notes");
        drop(Part::reasons, any([](const Stop& stop) { return !stop.why.empty(); }), "paper.left_out.why");
    }

    Paragraph set(const std::string& marked, Letter letter, double width) const {
        return {context_, marked, letter, width, handout_.names};
    }

    /// Adds a paragraph below what is there, and moves on.
    void add(Block& block, const std::string& marked, Letter letter, double x, double width, double gap,
             const char* tag = "P", int depth = 0) const {
        if (marked.empty()) return;
        Paragraph paragraph = set(marked, letter, width);
        if (block.height > 0) block.height += gap;
        const double y = block.height;
        block.height += paragraph.height();
        block.text.push_back({std::move(paragraph), x, y, tag, depth});
    }

    void head() {
        Block& head = sheet_.head;
        add(head, handout_.title, {m_.title, true}, 0, width_, 0, "H1");
        add(head, handout_.credential_name, {m_.body, false}, 0, width_, 1.2 * mm);
        if (!handout_.route.empty())
            add(head, words_("paper.route", {{"route", handout_.route}}), {m_.body, false}, 0, width_, 0.5 * mm);
        add(head, handout_.because, {m_.body, false}, 0, width_, 0.5 * mm);
        add(head, handout_.rough, {m_.body, true}, 0, width_, 1.2 * mm);
        head.height += 2.6 * mm;
        figures(head);
        add(head, handout_.remainder, {m_.body, false}, 0, width_, 1.2 * mm);
        add(head, handout_.window, {m_.body, false}, 0, width_, 2.2 * mm);
        add(head, words_("paper.steps"), {m_.name, true}, 0, width_, 4 * mm, "H2");
        const Paragraph dash = set(words_("paper.dash"), {m_.small, false}, width_);
        const Placed& steps = head.text.back();
        if (steps.paragraph.width() + 5 * mm + dash.width() <= width_) {
            head.text.push_back(
                {dash, width_ - dash.width(), steps.y + (steps.paragraph.height() - dash.height()) / 2});
        } else {
            add(head, words_("paper.dash"), {m_.small, false}, 0, width_, 0.4 * mm);
        }
        head.height += 3 * mm;
    }

    /// Side by side where they fit, else one below the other.
    void figures(Block& head) const {
        std::vector<Block> each;
        double widths = 0, tallest = 0;
        for (const auto& [what, much] : handout_.figures) {
            Block& one = each.emplace_back();
            add(one, what, {m_.small, false}, 0, width_, 0, "Lbl", 1);
            add(one, much, {m_.figure, true}, 0, width_, 0, "P", 1);
            widths += width_of(one);
            tallest = std::max(tallest, one.height);
        }
        const double gap = std::min(18 * mm, (width_ - widths) / double(each.size()));
        const bool beside = gap > 5 * mm;
        double x = 0;
        for (Block& one : each) {
            for (Placed& placed : one.text) {
                placed.x += x;
                placed.y += head.height;
                head.text.push_back(placed);
            }
            if (beside) x += width_of(one) + gap;
            else head.height += one.height + 0.8 * mm;
        }
        if (beside) head.height += tallest;
    }

    static double width_of(const Block& block) {
        double widest = 0;
        for (const Placed& placed : block.text) widest = std::max(widest, placed.paragraph.width());
        return widest;
    }

    std::string refs(const std::vector<std::size_t>& sources) const {
        if (!has(Part::source_list) || sources.empty()) return {};
        std::string numbers;
        for (const std::size_t number : sources) numbers += (numbers.empty() ? "" : ", ") + std::to_string(number);
        return " " + words_("paper.refs", {{"numbers", numbers}});
    }

    Block block_of(const Stop& stop) const {
        Block block;
        block.stop = &stop;
        const bool step = stop.kind == Stop::Kind::step;
        const double x = m_.lane + (step ? box_room : 0), width = width_ - x;
        const Letter strong{m_.name, true}, plain{m_.body, false};
        const Paragraph money = set(stop.money, strong, width);
        const bool beside =
            !stop.money.empty() && set(stop.name, strong, width).width() + money.width() + 4 * mm <= width;
        add(block, stop.name, strong, x, beside ? width - money.width() - 2 * mm : width, 0);
        block.tick = block.text.front().paragraph.first_middle();
        if (beside) block.text.push_back({money, x + width - money.width(), 0});
        else add(block, stop.money, strong, x, width, 0);
        const std::string when =
            stop.length.empty() ? stop.when : words_("roadmap.stage", {{"months", stop.length}, {"when", stop.when}});
        add(block, when + (stop.note.empty() ? "" : " · " + stop.note) + refs(stop.sources), plain, x, width, 0);
        const std::string why = has(Part::reasons) ? stop.why : "", more = has(Part::details) ? stop.more : "";
        add(block, why + (why.empty() || more.empty() ? "" : " ") + more, plain, x, width, 0.3 * mm);
        add(block, stop.bring, plain, x, width, 0.3 * mm);
        if (!stop.places.empty()) add(block, words_("paper.places"), {m_.body, true}, x, width, 0.8 * mm);
        for (const std::string& place : stop.places) add(block, place, plain, x, width, 0.3 * mm);
        return block;
    }

    void foot() {
        const std::vector<Payload> offered = payloads(handout_, words_, on_paper);
        if (!offered.empty()) sheet_.qr = qr_of(offered.front().bytes);
        const double quiet = quiet_zone * m_.module, side = sheet_.qr.size * m_.module + 2 * quiet;
        Block& foot = sheet_.foot;
        const double width = m_.one_column || offered.empty() ? width_ : width_ - side - 3 * mm;
        add(foot, handout_.referral, {m_.name, true}, 0, width_, 0, "H2");
        add(foot, handout_.referral_words, {m_.body, false}, 0, width_, 0.4 * mm);
        if (!handout_.referral.empty()) foot.height += 1.5 * mm;
        warnings(foot, width_);
        beside_ = foot.text.size();
        beside_top_ = foot.height;
        state(foot, width);
        notes(foot, width);
        if (!offered.empty()) code_for_a_phone(foot, offered.front().form, quiet, side);
        if (has(Part::source_list)) source_list(foot);
    }

    /// The QR code's place, beside the notes or below them, and its caption.
    void code_for_a_phone(Block& foot, Form form, double quiet, double side) {
        const double top = m_.one_column ? foot.height + 2 * mm : beside_top_,
                     left = m_.one_column ? (width_ - side) / 2 : width_ - side;
        sheet_.qr_x = left + quiet;
        sheet_.qr_y = top + quiet;
        Block caption{.height = top + side};
        add(caption, words_("paper.qr", {{"form", name(form)}}), {m_.small, false}, m_.one_column ? 0 : left + quiet,
            m_.one_column ? width_ : side - quiet, 0.5 * mm);
        sheet_.qr_caption = foot.text.size();
        foot.text.push_back(caption.text.front());
        foot.height = std::max(foot.height, caption.height);
    }

    /// Each paragraph is one, a heading with what it is above, and so is the QR code with its caption; what stands
    /// beside the code stays with it.
    void pieces() {
        const std::vector<Placed>& text = sheet_.foot.text;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool beside = !m_.one_column && i >= beside_;
            const bool together = i > 0 && (beside ? i > beside_ : std::string_view(text[i - 1].tag) == "H2");
            const double top = i == 0                   ? 0
                               : beside                 ? beside_top_
                               : i == sheet_.qr_caption ? sheet_.qr_y - quiet_zone * m_.module
                                                        : text[i].y;
            if (!together) sheet_.pieces.push_back({i, i, top});
            sheet_.pieces.back().end = i + 1;
            sheet_.pieces.back().bottom = beside ? sheet_.foot.height : text[i].y + text[i].paragraph.height();
        }
    }

    void warnings(Block& foot, double width) const {
        for (const Warnings& some : handout_.warnings) {
            add(foot, some.heading, {m_.name, true}, 0, width, 0, "H2");
            for (const Warnings::One& one : some.all)
                add(foot, one.text + refs(one.sources), {m_.small, false}, 0, width, 0.6 * mm, "P", 1);
            foot.height += 1.5 * mm;
        }
    }

    void state(Block& foot, double width) const {
        if (handout_.state.empty()) return;
        add(foot, words_("paper.state"), {m_.name, true}, 0, width, 0, "H2");
        add(foot, handout_.state_rule, {m_.small, true}, 0, width, 0.4 * mm);
        if (!has(Part::state_notes)) return;
        for (const std::string& note : handout_.state_notes)
            add(foot, note, {m_.small, false}, 0, width, 0.6 * mm, "P", 1);
    }

    /// Below everything, as wide as the page: most take one line there.
    void source_list(Block& foot) const {
        add(foot, words_("paper.sources"), {m_.name, true}, 0, width_, 2 * mm, "H2");
        for (std::size_t s = 0; s < handout_.sources.size(); ++s) {
            const SourceLine& source = handout_.sources[s];
            add(foot,
                std::to_string(s + 1) + ". " +
                    words_(source.address.empty() ? "paper.source.own" : "paper.source",
                           {{"title", source.title}, {"address", source.address}, {"as_of", source.as_of}}),
                {m_.small, false}, 0, width_, 0.2 * mm, "P", 1);
        }
    }

    void notes(Block& foot, double width) const {
        const Letter small{m_.small, false};
        if (!has(Part::source_list))
            add(foot, words_("paper.sources.short", {{"hosts", hosts(handout_)}}), small, 0, width, 1.2 * mm);
        if (!sheet_.left_out.empty())
            add(foot, words_("paper.left_out", {{"what", words_.list(sheet_.left_out)}}), small, 0, width, 1.2 * mm);
        add(foot, handout_.confidence, small, 0, width, 1.2 * mm);
        add(foot, handout_.check, small, 0, width, 1.2 * mm);
        if (!handout_.code.empty()) {
            add(foot, words_("paper.code", {{"code", ui::code_phrase(words_, handout_.code)}}), {m_.body, false}, 0,
                width, 1.2 * mm);
        }
        add(foot, handout_.made, small, 0, width, 1.2 * mm);
    }

    const Handout& handout_;
    const Words& words_;
    const Measures& m_;
    const Parts kept_;
    PangoContext* context_;
    // The first of the foot's paragraphs that may stand beside the QR code, and how far down that is.
    std::size_t beside_ = 0;
    double beside_top_ = 0;
    const double width_;  // of all that stands between the margins
    Sheet sheet_;
};

}  // namespace

Measures measures_of(PaperKind kind) {
    // 0.508 mm is six dots of a 300 dpi printer, 0.5005 mm four dots of a 203 dpi receipt printer.
    Measures m{210 * mm, 297 * mm, 13 * mm, 10.5, 10, 11.5, 20, 15, 25 * mm, 4.4 * mm, 5 * mm, 12.5, 0.508 * mm};
    if (kind.format == Format::letter) m.width = 612, m.height = 792;
    if (kind.format == Format::receipt) {
        m.width = 80 * mm, m.height = 0, m.margin = 4 * mm, m.lane = 11 * mm, m.road = 2.8 * mm, m.swing = 1.6 * mm,
        m.number = 8, m.module = 0.5005 * mm;
        m.body = 10, m.small = 9, m.name = 11, m.title = 15, m.figure = 12.5;
        m.one_column = true, m.inks = one_ink;
    }
    if (kind.large_print) {  // the road as wide as the numbers on it need
        m.body = m.small = m.number = large_print, m.name = 19, m.title = 26, m.figure = 22;
        m.road = 5 * mm, m.lane = (m.height == 0 ? 13 : 22) * mm, m.swing = (m.height == 0 ? 0 : 3) * mm;
        m.one_column = true;
    }
    return m;
}

Sheet sheet_of(const Handout& handout, const Words& words, const Measures& measures, Parts kept,
               PangoContext* context) {
    return Writer(handout, words, measures, kept, context).write();
}

}  // namespace milepost::take_home
