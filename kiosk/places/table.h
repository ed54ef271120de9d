#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/terms/result.h"

namespace milepost::kiosk {

/// One line of a table: its fields under the names of the table's head, without the blanks around them.
class TableRow {
  public:
    TableRow(const std::string& file, int line, const std::vector<std::string>& names,
             const std::vector<std::string>& fields)
        : file_(&file), line_(line), names_(&names), fields_(&fields) {}

    /// What stands under a name, however its letters are cased; empty where the table has no such column.
    [[nodiscard]] const std::string& operator[](std::string_view name) const;
    [[nodiscard]] int line() const { return line_; }  ///< of the file, where the row begins; the head is 1
    /// A fault of the field under a name: "FILE:/LINE/NAME: ...".
    [[nodiscard]] Finding fault(std::string_view name, std::string found, std::string expected) const;

  private:
    const std::string* file_;
    int line_;
    const std::vector<std::string>* names_;
    const std::vector<std::string>* fields_;
};

/// How a table was read.
struct TableRead {
    std::vector<std::string> names;  ///< of its head, in small letters; empty: it could not be read at all
    int rows = 0;                    ///< below the head, those that were refused among them
    Findings refused;                ///< the rows that `use` was not given, or the one reason why there is no table
};

/// Reads comma-separated values as spreadsheets and offices write them: in UTF-8, with or without its mark, or in
/// Windows-1252; with commas, semicolons or tabs between the fields; quotes where needed; lines that end in LF, CR LF
/// or CR. The names of the head are matched without the blanks around them and however their letters are cased. Gives
/// `use` each row with as many fields as the head; none where the head lacks a name that is `needed`. `file` stands for
/// the table in findings.
TableRead read_table(const std::string& file, std::string_view bytes, const std::vector<std::string>& needed,
                     const std::function<void(const TableRow&)>& use);

}  // namespace milepost::kiosk
