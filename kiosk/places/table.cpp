#include "kiosk/places/table.h"

#include <csv.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>

#include "core/terms/printable.h"

namespace milepost::kiosk {
namespace {

std::string trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

std::string in_small_letters(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

bool is_utf8(std::string_view bytes) {
    UErrorCode fault = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8(nullptr, 0, &length, bytes.data(), int32_t(bytes.size()), &fault);
    return fault == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(fault);
}

/// What the bytes hold that no table begins with; empty: nothing of the kind.
std::string no_table(std::string_view bytes) {
    if (trimmed(bytes).empty()) return "nothing";
    if (bytes.substr(0, 2) == "PK") return "a ZIP archive or a workbook of a spreadsheet";
    if (bytes.substr(0, 2) == "\xff\xfe" || bytes.substr(0, 2) == "\xfe\xff") return "UTF-16";
    if (bytes.substr(0, 5) == "%PDF-") return "a PDF";
    const std::string start = in_small_letters(trimmed(bytes.substr(0, 64)));
    if (start.substr(0, 9) == "<!doctype" || start.substr(0, 5) == "<html") return "a web page";
    if (start.substr(0, 24) == "version https://git-lfs.") return "a pointer to a file that Git LFS keeps elsewhere";
    if (bytes.find('\0') != std::string_view::npos) return "a zero byte";
    return {};
}

/// The table's text in UTF-8, without the mark.
std::string in_utf8(std::string_view bytes) {
    constexpr std::string_view mark = "\xef\xbb\xbf";
    if (bytes.substr(0, mark.size()) == mark) bytes.remove_prefix(mark.size());
    if (is_utf8(bytes)) return std::string(bytes);
    std::string text;
    icu::UnicodeString(bytes.data(), int32_t(bytes.size()), "windows-1252").toUTF8String(text);
    return text;
}

/// Behind the line that begins `at`: lines end in LF, CR LF or, from old Macs, CR.
std::size_t end_of_line(std::string_view text, std::size_t at) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size() - 1);
    return text.substr(end, 2) == "\r\n" ? end + 2 : end + 1;
}

/// What stands between the fields: of three that are in use the one that the head holds most of.
char delimiter_of(std::string_view text) {
    const std::string_view head = text.substr(0, end_of_line(text, 0));
    const auto count = [&](char c) { return std::count(head.begin(), head.end(), c); };
    char most = ',';
    for (const char other : {';', '\t'})
        if (count(other) > count(most)) most = other;
    return most;
}

/// One reading of a table, line by line, so that each row knows where it began.
class Reading {
  public:
    Reading(const std::string& file, const std::vector<std::string>& needed,
            const std::function<void(const TableRow&)>& use)
        : file_(file), needed_(needed), use_(use) {}

    TableRead read(std::string_view text) {
        csv_parser parser{};
        if (csv_init(&parser, 0) != 0) return {};
        const std::unique_ptr<csv_parser, void (*)(csv_parser*)> freed(&parser, csv_free);
        csv_set_delim(&parser, static_cast<unsigned char>(delimiter_of(text)));
        for (std::size_t at = 0; at < text.size(); ++line_) {
            const std::size_t next = end_of_line(text, at);
            const bool blank = trimmed(text.substr(at, next - at)).empty();
            if (blank && begins_ == line_ && fields_.empty()) begins_ = line_ + 1;
            csv_parse(&parser, text.data() + at, next - at, field_read, row_read, this);
            at = next;
        }
        constexpr int within_a_field = 2;  // of `pstate`: the strict option, which tells it too, refuses 5" as well
        if (parser.pstate == within_a_field && parser.quoted != 0) {
            read_.refused.push_back({file_, "/" + std::to_string(begins_), "a quote that never ends", "a whole row"});
            ++read_.rows;
        } else {
            csv_fini(&parser, field_read, row_read, this);
        }
        return std::move(read_);
    }

  private:
    static void field_read(void* bytes, std::size_t size, void* of) {
        static_cast<Reading*>(of)->fields_.push_back(trimmed({static_cast<const char*>(bytes), size}));
    }
    static void row_read(int /*end*/, void* of) { static_cast<Reading*>(of)->row(); }

    void row() {
        if (read_.names.empty()) {
            for (const std::string& name : fields_) read_.names.push_back(in_small_letters(name));
            look_at_head();
        } else if (fields_.size() > 1 || !fields_.front().empty() || read_.names.size() == 1) {
            ++read_.rows;
            if (lacks_) {
                // said once, of the head
            } else if (fields_.size() == read_.names.size()) {
                use_(TableRow(file_, begins_, read_.names, fields_));
            } else {
                read_.refused.push_back({file_, "/" + std::to_string(begins_),
                                         std::to_string(fields_.size()) + " fields",
                                         std::to_string(read_.names.size()) + ", as in the head"});
            }
        }
        fields_.clear();
        begins_ = line_ + 1;
    }

    void look_at_head() {
        std::string missing;
        for (const std::string& name : needed_) {
            if (std::find(read_.names.begin(), read_.names.end(), name) == read_.names.end())
                missing += (missing.empty() ? "" : ", ") + name;
        }
        lacks_ = !missing.empty();
        if (lacks_) read_.refused.push_back({file_, "/1", "no column " + missing, "a table that has it"});
    }

    const std::string& file_;
    const std::vector<std::string>& needed_;
    const std::function<void(const TableRow&)>& use_;
    bool lacks_ = false;
    TableRead read_;
    std::vector<std::string> fields_;
    int line_ = 1, begins_ = 1;
};

}  // namespace

const std::string& TableRow::operator[](std::string_view name) const {
    static const std::string nothing;
    for (std::size_t i = 0; i < names_->size(); ++i) {
        const std::string& one = (*names_)[i];
        if (std::equal(one.begin(), one.end(), name.begin(), name.end(),
                       [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? char(b - 'A' + 'a') : b); }))
            return (*fields_)[i];
    }
    return nothing;
}

Finding TableRow::fault(std::string_view name, std::string found, std::string expected) const {
    return {*file_, "/" + std::to_string(line_) + "/" + std::string(name), std::move(found), std::move(expected)};
}

TableRead read_table(const std::string& file, std::string_view bytes, const std::vector<std::string>& needed,
                     const std::function<void(const TableRow&)>& use) {
    if (const std::string found = no_table(bytes); !found.empty())
        return {{}, 0, {{file, "", found, "a table of comma-separated values in UTF-8 or Windows-1252"}}};
    return Reading(file, needed, use).read(in_utf8(bytes));
}

}  // namespace milepost::kiosk
