#include "core/content/address.h"

#include <algorithm>

namespace milepost {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

std::string_view authority_of(std::string_view address) {
    const std::string_view rest = without_https(address);
    return rest.substr(0, std::min(rest.size(), rest.find_first_of("/?#\\")));
}

bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '-'; });
}

/// A last part that begins with a digit makes a number of the whole: 10.0.0.1, 2130706433, 0x7f.1.
bool is_number(std::string_view host) {
    const std::string_view last = host.substr(host.rfind('.') + 1);
    return host.starts_with('[') || (!last.empty() && is_digit(last.front()));
}

bool is_name(std::string_view host) {
    std::size_t labels = 0;
    for (std::size_t begin = 0; begin <= host.size(); ++labels) {
        const std::size_t end = std::min(host.size(), host.find('.', begin));
        if (!is_label(host.substr(begin, end - begin))) return false;
        begin = end + 1;
    }
    return labels > 1;
}

}  // namespace

std::string_view without_https(std::string_view address) {
    constexpr std::string_view https = "https://";
    const bool said = address.size() >= https.size() && std::equal(https.begin(), https.end(), address.begin(),
                                                                   [](char a, char b) { return a == small(b); });
    return said ? address.substr(https.size()) : address;
}

std::string host_of(std::string_view address) {
    std::string host(authority_of(address));
    std::transform(host.begin(), host.end(), host.begin(), small);
    return host;
}

bool is_of(std::string_view host, std::string_view name) {
    return host.ends_with(name) && (host.size() == name.size() || host[host.size() - name.size() - 1] == '.');
}

std::string address_fault(std::string_view address) {
    constexpr std::string_view marks = "-._~:/?#[]@!$&'()*+,;=%";
    if (!std::all_of(address.begin(), address.end(),
                     [&](char c) { return is_digit(c) || is_letter(c) || marks.find(c) != std::string_view::npos; }))
        return "with a character that no address has";
    const std::string_view authority = authority_of(address);
    const std::size_t colon = authority.rfind(':');
    if (authority.find('@') != std::string_view::npos) return "with a user's name";
    if (is_number(authority)) return "with a number for a host";
    if (colon != std::string_view::npos)
        return colon + 1 < authority.size() && is_digit(authority[colon + 1]) ? "with a port" : "which is not https";
    return is_name(authority) ? "" : "without a host's full name";
}

}  // namespace milepost
