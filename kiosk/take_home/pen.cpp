#include "kiosk/take_home/pen.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <stdexcept>

#include "kiosk/base/installation.h"
#include "kiosk/take_home/marks.h"

namespace milepost::take_home {
namespace {

constexpr const char* typeface = "Inter";

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

PangoLanguage* language_of(const Name& name) { return pango_language_from_string(name.language.c_str()); }

/// Tells the language of each name that stands in the layout. Whether any does.
bool tell(PangoLayout* layout, const std::vector<Name>& names) {
    const std::string text = pango_layout_get_text(layout);
    const PangoLanguage* own = pango_context_get_language(pango_layout_get_context(layout));
    std::shared_ptr<PangoAttrList> told;
    for (const Name& name : names) {
        if (name.text.empty() || language_of(name) == own) continue;
        for (auto at = text.find(name.text); at != std::string::npos;
             at = text.find(name.text, at + name.text.size())) {
            if (!told) {
                PangoAttrList* before = pango_layout_get_attributes(layout);
                told.reset(before == nullptr ? pango_attr_list_new() : pango_attr_list_copy(before),
                           pango_attr_list_unref);
            }
            PangoAttribute* attribute = pango_attr_language_new(language_of(name));
            attribute->start_index = guint(at);
            attribute->end_index = guint(at + name.text.size());
            pango_attr_list_change(told.get(), attribute);
        }
    }
    if (told) pango_layout_set_attributes(layout, told.get());
    return told != nullptr;
}

/// Letters of one language that stand one after the other: where each run of them begins, on its line.
struct Spoken {
    struct Run {
        PangoLayoutRun* run;
        double x, y;
    };
    PangoLanguage* language;
    std::vector<Run> runs{};
};

std::vector<Spoken> spoken(PangoLayout* layout) {
    std::vector<Spoken> all;
    const std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> at(pango_layout_get_iter(layout),
                                                                                 pango_layout_iter_free);
    do {
        PangoLayoutRun* run = pango_layout_iter_get_run_readonly(at.get());
        if (run == nullptr) continue;  // the end of a line
        PangoRectangle extents;
        pango_layout_iter_get_run_extents(at.get(), nullptr, &extents);
        PangoLanguage* language = run->item->analysis.language;
        if (all.empty() || all.back().language != language) all.push_back({language});
        all.back().runs.push_back(
            {run, double(extents.x) / PANGO_SCALE, double(pango_layout_iter_get_baseline(at.get())) / PANGO_SCALE});
    } while (pango_layout_iter_next_run(at.get()) != FALSE);
    return all;
}

std::shared_ptr<PangoContext> plain_context() {
    std::shared_ptr<PangoContext> context(pango_font_map_create_context(pango_cairo_font_map_get_default()),
                                          g_object_unref);
    pango_cairo_context_set_resolution(context.get(), 72);  // a point is a unit
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);  // as long on every printer
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    return context;
}

std::string family_found() {
    const auto context = plain_context();
    PangoFontDescription* wanted = pango_font_description_from_string(typeface);
    PangoFont* font = pango_context_load_font(context.get(), wanted);
    pango_font_description_free(wanted);
    if (font == nullptr) return {};
    PangoFontDescription* found = pango_font_describe(font);
    std::string family = pango_font_description_get_family(found);
    pango_font_description_free(found);
    g_object_unref(font);
    return family;
}

}  // namespace

std::shared_ptr<PangoContext> measuring_context(const Words& words) {
    auto context = plain_context();
    pango_context_set_language(context.get(), pango_language_from_string(words.language().c_str()));
    pango_context_set_base_dir(context.get(), words.right_to_left() ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    return context;
}

std::string typeface_found() {
    std::string family = family_found();
    if (family == typeface) return family;
    FcConfigAppFontAddDir(nullptr, reinterpret_cast<const FcChar8*>(kiosk::font_folder().c_str()));
    pango_cairo_font_map_set_default(nullptr);  // the next one knows them
    return family_found();
}

Paragraph::Paragraph(PangoContext* context, const std::string& marked, const Letter& letter, double width,
                     const std::vector<Name>& names)
    : layout_(pango_layout_new(context), g_object_unref) {
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, typeface);
    pango_font_description_set_weight(font, letter.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, letter.size * PANGO_SCALE);
    pango_layout_set_font_description(layout_.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(layout_.get(), int(width * PANGO_SCALE));
    pango_layout_set_auto_dir(layout_.get(), FALSE);  // a line that begins with a name runs as its language does, too
    pango_layout_set_alignment(layout_.get(), pango_context_get_base_dir(context) == PANGO_DIRECTION_RTL
                                                  ? PANGO_ALIGN_RIGHT
                                                  : PANGO_ALIGN_LEFT);
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);  // an address longer than its line is broken, never cut
    pango_layout_set_line_spacing(layout_.get(), 1.08f);
    pango_layout_set_markup(layout_.get(), pango_markup(marked).c_str(), -1);
    names_ = tell(layout_.get(), names);
}

double Paragraph::height() const {
    int height = 0;
    pango_layout_get_size(layout_.get(), nullptr, &height);
    return double(height) / PANGO_SCALE;
}

double Paragraph::width() const {
    int width = 0;
    pango_layout_get_size(layout_.get(), &width, nullptr);
    return double(width) / PANGO_SCALE;
}

double Paragraph::room() const { return double(pango_layout_get_width(layout_.get())) / PANGO_SCALE; }

double Paragraph::first_middle() const {
    PangoRectangle line;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout_.get(), 0), nullptr, &line);
    return double(line.height) / PANGO_SCALE / 2;
}

void Paragraph::draw_as_decoration(Pen& pen, double x, double y) const {
    pen.ink(black);
    pen.decoration([&] {
        cairo_move_to(pen.canvas(), x, y);
        pango_cairo_show_layout(pen.canvas(), layout_.get());
    });
}

void Paragraph::draw(Pen& pen, double x, double y) const {
    pen.ink(black);
    if (!names_) {
        pen.words([&] {
            cairo_move_to(pen.canvas(), x, y);
            pango_cairo_show_layout(pen.canvas(), layout_.get());
        });
        return;
    }
    PangoLanguage* own = pango_context_get_language(pango_layout_get_context(layout_.get()));
    const char* text = pango_layout_get_text(layout_.get());
    for (const Spoken& part : spoken(layout_.get())) {
        const auto show = [&] {
            pen.words([&] {
                for (const Spoken::Run& run : part.runs) {
                    cairo_move_to(pen.canvas(), x + run.x, y + run.y);
                    pango_cairo_show_glyph_item(pen.canvas(), text, run.run);
                }
            });
        };
        if (part.language == own) show();
        else pen.tagged("Span", show, {.language = pango_language_to_string(part.language)});
    }
}

Pen::Pen(double width, double height, const std::string& title, const Words& words, const std::string& day)
    : about_{title, words.language(), day},
      surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, width, height)),
      canvas_(cairo_create(surface_)),
      context_(measuring_context(words)) {}

Pen::~Pen() {
    cairo_destroy(canvas_);
    cairo_surface_destroy(surface_);
}

void Pen::tagged(const char* tag, const std::function<void()>& inside, Meaning meaning) {
    structure_.begin(tag, std::move(meaning));
    inside();
    structure_.end();
}

void Pen::end_lists_below(std::size_t depth) {
    while (lists_.size() > depth) {
        end_item();
        structure_.end();
        lists_.pop_back();
    }
}

void Pen::listed(int depth, const char* tag, const std::function<void()>& inside, Meaning meaning) {
    end_lists_below(std::size_t(depth));
    while (lists_.size() < std::size_t(depth)) {
        if (!lists_.empty()) begin_body();
        structure_.begin("L");
        lists_.emplace_back();
    }
    if (depth == 0) return tagged(tag, inside, std::move(meaning));
    const bool label = std::string_view(tag) == "Lbl";
    if (label || lists_.back().body) end_item();
    if (label) begin_item();
    else begin_body();
    tagged(tag, inside, std::move(meaning));
}

void Pen::begin_item() {
    if (lists_.back().open) return;
    structure_.begin("LI");
    lists_.back().open = true;
}

void Pen::begin_body() {
    begin_item();
    if (lists_.back().body) return;
    structure_.begin("LBody");
    lists_.back().body = true;
}

void Pen::end_item() {
    if (lists_.back().body) structure_.end();
    if (lists_.back().open) structure_.end();
    lists_.back() = {};
}

void Pen::picture(const std::function<void()>& paint) {
    structure_.stretch(page_, Structure::Kind::picture);
    paint();
}

void Pen::letters(const std::function<void()>& paint, Structure::Kind kind) {
    structure_.stretch(page_, kind);
    cairo_tag_begin(canvas_, stretch_mark, nullptr);
    paint();
    cairo_tag_end(canvas_, stretch_mark);
}

void Pen::next_page() {
    cairo_show_page(canvas_);
    ++page_;
}

std::string Pen::finish() {
    cairo_surface_finish(surface_);
    for (const cairo_status_t status : {cairo_status(canvas_), cairo_surface_status(surface_)}) {
        if (status != CAIRO_STATUS_SUCCESS)
            throw std::runtime_error(std::string("the page could not be drawn: ") + cairo_status_to_string(status));
    }
    return tagged_pdf(bytes_, structure_, about_);
}

}  // namespace milepost::take_home
