#include "ui/road/star_sign.h"

#include <algorithm>

#include "ui/base/interface.h"
#include "ui/words/pay.h"
#include "ui/words/phrases.h"

namespace milepost::ui {
namespace {

constexpr float label_gap = 5;  ///< millimetres from a label to what stands at the end of its line

Style figure_style(Ending ending) {
    return ending == Ending::large ? Style::figure : ending == Ending::plain ? Style::heading : Style::strong;
}
Style name_style(Ending ending) {
    return ending == Ending::large ? Style::title : ending == Ending::plain ? Style::heading : Style::strong;
}

/// Lays the words of the sign out, and draws them where there is a canvas.
class Writing {
  public:
    Writing(Interface& ui, Ending ending, float x, float y, float width, const Tones* tone)
        : ui_(ui), ending_(ending), x_(x), top_(y), y_(y), width_(width), tone_(tone) {}

    Extent of(const Destination& destination) {
        const float tight = ui_.px(measure::tight);
        if (ending_ != Ending::bare) {
            line(name_style(ending_), destination.name, {width_, true});
            y_ += tight;
        }
        for (const Destination::Figure& figure : destination.figures) row(figure);
        if (!destination.note.empty() && ending_ <= Ending::plain) {
            y_ += tight;
            line(Style::caption, destination.note, {width_});
        }
        return {width_, y_ - top_, 0, fits_};
    }

  private:
    float put(Style style, const std::string& text, float y, Align align, const Wrap& wrap) {
        const Extent extent = tone_ == nullptr ? ui_.text().measure(style, text, wrap)
                                               : ui_.text().draw(ui_.canvas(), style, text, x_, y,
                                                                 {tone_->ink, tone_->emphasis, align}, wrap);
        fits_ = fits_ && extent.fits && wrap.width > 0;
        return extent.height;
    }
    void line(Style style, const std::string& text, const Wrap& wrap) {
        y_ += put(style, text, y_, Align::start, wrap);
    }

    /// A value behind its icon.
    void signed_line(Style style, const Destination::Figure& figure) {
        const float size = ui_.text().capital_height(style) * 1.35f, beside = size + ui_.px(measure::tight);
        const float middle = y_ + ui_.text().line_height(style) / 2;
        if (tone_ != nullptr) draw_icon(ui_.canvas(), figure.icon, x_ + size / 2, middle, size, tone_->ink);
        x_ += beside;
        width_ -= beside;
        line(style, figure.value, {width_});
        x_ -= beside;
        width_ += beside;
    }

    /// A label with its value at the end of the line, or below it where both are too long for that.
    void row(const Destination::Figure& figure) {
        const Style style = figure_style(ending_);
        if (ending_ == Ending::bare) return signed_line(style, figure);
        Text& text = ui_.text();
        const float both = text.measure(Style::caption, figure.label).width + ui_.px(label_gap) +
                           text.measure(style, figure.value).width;
        if (both > width_) {
            line(Style::caption, figure.label, {width_});
            return line(style, figure.value, {width_, true});
        }
        const float foot = text.line_height(style) - text.line_height(Style::caption);
        put(Style::caption, figure.label, y_ + 0.62f * foot, Align::start, {width_});  // on one line with the value
        y_ += put(style, figure.value, y_, Align::end, {width_});
    }

    Interface& ui_;
    Ending ending_;
    float x_, top_, y_, width_;
    const Tones* tone_;
    bool fits_ = true;
};

}  // namespace

Destination destination_of(const Frame& frame, const CredentialResult& result, const Plan& plan) {
    const Words& words = frame.words;
    Destination end;
    end.name = end_phrase(words, *frame.derived.now, result, plan);
    const auto [time, money] = time_and_money(words, result, plan);
    if (plan.by == nullptr) {  // what is held is kept: how often, and for how much
        end.figures = {{time.first, time.second, Icon::renew}, {money.first, money.second, Icon::money}};
    } else {
        const std::string when = finish_phrase(words, frame.derived.now->date, plan.months);
        end.figures = {{words("road.when", {{"months", time.second}}), when, Icon::clock},
                       {money.first, money.second, Icon::money}};
        end.note = remainder_phrase(words, plan);
        if (!plan.priced) end.note += (end.note.empty() ? "" : " ") + words("roadmap.cost.more");
    }
    const PayWords pay = pay_words(words, pay_of(*frame.world.content, frame.derived.now->state));
    if (!pay.year.empty()) end.figures.push_back({pay.place, pay.year, Icon::chart});
    return end;
}

Extent measure_star_sign(Interface& ui, const Destination& destination, Ending ending, float width) {
    return Writing(ui, ending, 0, 0, width, nullptr).of(destination);
}

void write_star_sign(Interface& ui, const Destination& destination, Ending ending, float x, float y, float width,
                     const Tones& tone) {
    Writing(ui, ending, x, y, width, &tone).of(destination);
}

}  // namespace milepost::ui
