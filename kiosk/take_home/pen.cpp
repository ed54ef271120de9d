#include "kiosk/take_home/pen.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>

#include <stdexcept>

#include "kiosk/installation.h"
#include "kiosk/take_home/marks.h"
#include "kiosk/take_home/pdf_catalog.h"

namespace milepost::take_home {
namespace {

constexpr const char* typeface = "Inter";

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

std::shared_ptr<PangoContext> plain_context() {
    std::shared_ptr<PangoContext> context(pango_font_map_create_context(pango_cairo_font_map_get_default()), g_object_unref);
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
    const std::string family = family_found();
    if (family == typeface) return family;
    FcConfigAppFontAddDir(nullptr, reinterpret_cast<const FcChar8*>(kiosk::font_folder().c_str()));
    pango_cairo_font_map_set_default(nullptr);  // the next one knows them
    return family_found();
}

Paragraph::Paragraph(PangoContext* context, const std::string& marked, const Letter& letter, double width)
    : layout_(pango_layout_new(context), g_object_unref), ink_(letter.ink) {
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, typeface);
    pango_font_description_set_weight(font, letter.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, letter.size * PANGO_SCALE);
    pango_layout_set_font_description(layout_.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(layout_.get(), int(width * PANGO_SCALE));
    pango_layout_set_auto_dir(layout_.get(), FALSE);  // a line that begins with a name runs as its language does, too
    pango_layout_set_alignment(layout_.get(), pango_context_get_base_dir(context) == PANGO_DIRECTION_RTL ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);  // an address longer than its line is broken, never cut
    pango_layout_set_line_spacing(layout_.get(), 1.08f);
    pango_layout_set_markup(layout_.get(), pango_markup(marked).c_str(), -1);
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

void Paragraph::draw(cairo_t* canvas, double x, double y) const {
    cairo_set_source_rgb(canvas, ink_.r, ink_.g, ink_.b);
    cairo_move_to(canvas, x, y);
    pango_cairo_show_layout(canvas, layout_.get());
}

Pen::Pen(double width, double height, const std::string& title, const Words& words, const std::string& created)
    : language_(words.language()), surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, width, height)), canvas_(cairo_create(surface_)), context_(measuring_context(words)) {
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "Milepost");
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());  // else the clock's: the same input gives the same bytes
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_MOD_DATE, created.c_str());
}

Pen::~Pen() {
    cairo_destroy(canvas_);
    cairo_surface_destroy(surface_);
}

void Pen::tagged(const char* tag, const std::function<void()>& inside) const {
    cairo_tag_begin(canvas_, tag, nullptr);
    inside();
    cairo_tag_end(canvas_, tag);
}

std::string Pen::finish() {
    cairo_surface_finish(surface_);
    for (const cairo_status_t status : {cairo_status(canvas_), cairo_surface_status(surface_)}) {
        if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(std::string("the page could not be drawn: ") + cairo_status_to_string(status));
    }
    return with_language(bytes_, language_);
}

}  // namespace milepost::take_home
