#include "kiosk/take_home/pdf_catalog.h"

#include <cstdio>
#include <optional>

namespace milepost::take_home {
namespace {

/// The word after the last `name` in the text.
std::optional<std::string> last_value(const std::string& text, const std::string& name) {
    const auto at = text.rfind(name);
    if (at == std::string::npos) return std::nullopt;
    const auto begin = text.find_first_not_of(" \n", at + name.size());
    if (begin == std::string::npos) return std::nullopt;
    return text.substr(begin, text.find_first_of(" \n/", begin) - begin);
}

}  // namespace

std::string with_language(const std::string& pdf, const std::string& language) {
    const auto trailer = pdf.rfind("trailer");
    if (trailer == std::string::npos) return pdf;
    const std::string end = pdf.substr(trailer);
    const auto root = last_value(end, "/Root"), info = last_value(end, "/Info"), size = last_value(end, "/Size"), before = last_value(end, "startxref");
    if (!root || !info || !size || !before) return pdf;
    const std::string head = "\n" + *root + " 0 obj\n<<";
    const auto object = pdf.find(head);
    const auto close = object == std::string::npos ? object : pdf.find("endobj", object);
    if (close == std::string::npos) return pdf;

    std::string out = pdf;
    if (out.back() != '\n') out += '\n';
    const std::size_t place = out.size();
    out += *root + " 0 obj\n<< /Lang (" + language + ") /ViewerPreferences << /DisplayDocTitle true >>" + pdf.substr(object + head.size(), close - object - head.size()) + "endobj\n";
    const std::size_t table = out.size();
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", place);
    out += "xref\n" + *root + " 1\n" + entry;
    out += "trailer\n<< /Size " + *size + " /Root " + *root + " 0 R /Info " + *info + " 0 R /Prev " + *before + " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return out;
}

}  // namespace milepost::take_home
