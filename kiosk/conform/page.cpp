#include "kiosk/conform/page.h"

#include <iomanip>
#include <map>
#include <set>
#include <sstream>

namespace milepost::kiosk {
namespace {

constexpr std::size_t most_rows = 400;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else out += c;
    }
    return out;
}

std::array<long, conform::check_count> failures_by_check(const Conformance& result) {
    std::array<long, conform::check_count> out{};
    for (const Found& one : result.failures) ++out[static_cast<std::size_t>(one.failure.check)];
    return out;
}

void numbers_table(std::ostream& out) {
    constexpr const char* held[] = {"this report", "tests", "nothing yet: there is no such part"};
    out << "<h2>The numbers</h2><table><tr><th>What<th>Number<th>Clause<th>Read in<th>Measured by</tr>\n";
    for (const numbers::Row& row : numbers::table) {
        const numbers::Number& n = *row.number;
        out << "<tr><td>" << escaped(n.what) << "<td>";
        if (n.most == numbers::open_end) out << "at least " << n.least;
        else if (n.least == n.most) out << n.least;
        else if (n.least == 0) out << "at most " << n.most;
        else out << n.least << " to " << n.most;
        out << ' ' << n.unit << "<td>" << escaped(n.clause) << "<td>" << escaped(n.source) << "<td>"
            << held[static_cast<int>(row.held)] << "</tr>\n";
    }
    out << "</table>\n";
}

void checks_table(std::ostream& out, const Conformance& result) {
    const auto failures = failures_by_check(result);
    out << "<h2>What was checked</h2><table><tr><th>Check<th>It holds that<th>Clause<th>Checks<th>Failures</tr>\n";
    for (std::size_t i = 0; i < conform::check_count; ++i) {
        out << "<tr" << (failures[i] > 0 ? " class=wrong" : "") << "><td>" << conform::kinds[i].name << "<td>"
            << conform::kinds[i].what << "<td>" << conform::kinds[i].clause << "<td class=n>" << result.checks[i]
            << "<td class=n>" << failures[i] << "</tr>\n";
    }
    out << "</table>\n";
}

/// What is the same in many combinations is one row, with the first of them.
void failures_table(std::ostream& out, const Conformance& result) {
    struct Group {
        const Found* first;
        const Found* pictured;
        long count = 0;
        std::set<std::string> where;
    };
    std::map<std::string, Group> groups;
    for (const Found& one : result.failures) {
        Group& group =
            groups
                .try_emplace(std::to_string(int(one.failure.check)) + "/" + one.stop + "/" + one.failure.node,
                             Group{&one, nullptr, 0, {}})
                .first->second;
        if (!one.picture.empty() && group.pictured == nullptr) group.pictured = &one;
        ++group.count;
        group.where.insert(one.panel + " " + one.size);
    }
    out << "<h2>Failures</h2>\n";
    if (groups.empty()) {
        out << "<p>None.</p>\n";
        return;
    }
    out << "<table><tr><th>Check<th>Screen<th>Node<th>Found<th>Expected<th>First seen in<th>Times<th>Picture</tr>\n";
    std::size_t rows = 0;
    for (const auto& [key, group] : groups) {
        if (++rows > most_rows) break;
        const Found& one = group.pictured != nullptr ? *group.pictured : *group.first;
        out << "<tr><td>" << conform::kinds[static_cast<std::size_t>(one.failure.check)].name << "<td>"
            << escaped(one.stop) << ", page " << one.page << "<td>" << escaped(one.failure.node) << "<td>"
            << escaped(one.failure.found) << "<td>" << escaped(one.failure.expected) << "<td>"
            << escaped(one.language + ", " + one.size + ", " + one.contrast + ", " + one.panel + ", " + one.manner)
            << "<td class=n>" << group.count << "<td>";
        if (!one.picture.empty()) {
            out << "<a href=\"" << one.picture << "\"><img src=\"" << one.picture
                << "\" width=120 alt=\"the fault outlined\"></a>";
        }
        out << "</tr>\n";
    }
    out << "</table>\n";
    if (groups.size() > most_rows) out << "<p>And " << groups.size() - most_rows << " more like these.</p>\n";
}

void sheet(std::ostream& out, const Conformance& result, const ConformPlan& plan) {
    out << "<h2>The screens</h2><p>In " << escaped(result.languages.front()) << ", standard contrast, on "
        << escaped(panels.front().name) << ".</p>\n";
    for (const auto& [stop, every_size] : result.sheet) {
        out << "<h3>" << escaped(stop) << "</h3><div class=sheet>";
        for (std::size_t s = 0; s < sizes.size(); ++s) {
            if ((!plan.quick || s % 2 == 1) && (every_size || TextSize(s) == Settings{}.text)) {
                out << "<figure><img loading=lazy src=\"" << escaped(stop) << '-' << sizes[s]
                    << ".png\" alt=\"\"><figcaption>" << sizes[s] << "</figcaption></figure>";
            }
        }
        out << "</div>\n";
    }
}

}  // namespace

std::string page_of(const Conformance& result, const ConformPlan& plan) {
    std::ostringstream out;
    out << "<!doctype html><html lang=en><meta charset=utf-8><title>Milepost: "
           "conformance</title>\n<style>body{font:16px/1.5 "
           "Inter,system-ui,sans-serif;color:#14212b;background:#fbf8f1;margin:2rem auto;max-width:80rem;padding:0 "
           "1rem}"
           "table{border-collapse:collapse;width:100%;margin:1rem "
           "0}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #dad3c3}"
           ".n{text-align:right;font-variant-numeric:tabular-nums}.wrong "
           "td{font-weight:600;background:#fde8ec}.sheet{display:flex;gap:1rem;flex-wrap:wrap}figure{margin:0}"
           "figure img{border:1px solid #dad3c3;max-width:18rem}figcaption{font-size:.85rem}</style>\n<h1>Milepost: "
           "conformance</h1>\n";
    if (!plan.only.empty()) {
        out << "<p><strong>A part of the matrix alone:";
        for (const std::string& one : plan.only) out << ' ' << escaped(one);
        out << "</strong></p>\n";
    }
    out << "<p><strong>" << result.all_checks() << " checks, " << result.failures.size()
        << " failures.</strong></p>\n<p>" << result.stops << " screens and their states, in";
    for (const std::string& language : result.languages) out << ' ' << escaped(language);
    out << " (en-XA: every letter accented, some 40&nbsp;% longer), " << (plan.quick ? 2 : sizes.size())
        << " text sizes, " << (plan.quick ? 2 : contrasts.size()) << " contrast modes, "
        << (plan.quick ? manners.size() - 1 : manners.size()) << " manners (at rest"
        << (plan.quick ? "" : ", with motion")
        << ", in reach mode for the left and for the right hand, with large targets), on ";
    for (std::size_t i = 0; i < panels.size(); ++i)
        if (measured(plan, i)) out << (i > 0 ? ", " : "") << escaped(panels[i].name);
    out << ": " << result.screens << " screens drawn, " << result.pages << " pages of them.</p>\n"
        << "<p>Measured on every page of every combination: roles, places, sizes, gaps, capitals, words cut, broken or "
           "on top of each other. Pixels were read (contrast, colour-blind eyes, what is chosen) on "
        << result.read
        << " pages: on the first panel in the first language every screen at every size and contrast, elsewhere one of "
           "each kind. Every target was pressed and what changed was compared with its place on "
        << result.pressed << " pages. Tab went through " << result.tabbed << " screens. In " << result.same
        << " of the screens each word, node and target stands where it does in another contrast or at rest, where it "
           "was measured; it was not measured again. In reach mode the display's lower edge is taken to stand "
        << ui::Display{}.floor_mm << " mm above the floor."
        << " With motion on, each screen was given the time that it has and held against the same without.</p>\n";
    checks_table(out, result);
    failures_table(out, result);
    numbers_table(out);
    sheet(out, result, plan);
    out << "</html>\n";
    return out.str();
}

std::string failure_lines(const Conformance& result) {
    std::ostringstream out;
    const auto one_line = [](std::string text) {
        for (char& c : text)
            if (c == '\n' || c == '\t') c = ' ';
        return text;
    };
    for (const Found& one : result.failures) {
        out << conform::kinds[static_cast<std::size_t>(one.failure.check)].name << '\t' << one.stop << '\t' << one.page
            << '\t' << one.language << '\t' << one.size << '\t' << one.contrast << '\t' << one.panel << '\t'
            << one.manner << '\t' << one_line(one.failure.node) << '\t' << one_line(one.failure.found) << '\t'
            << one_line(one.failure.expected) << '\n';
    }
    return out.str();
}

std::string lines_of(const Conformance& result) {
    const auto failures = failures_by_check(result);
    std::ostringstream out;
    for (std::size_t i = 0; i < conform::check_count; ++i) {
        out << std::left << std::setw(14) << conform::kinds[i].name << std::right << std::setw(10) << result.checks[i]
            << " checks" << std::setw(8) << failures[i] << " failures\n";
    }
    out << "conform: " << result.all_checks() << " checks, " << result.failures.size() << " failures\n";
    return out.str();
}

}  // namespace milepost::kiosk
