#pragma once
#include <string>
#include <string_view>

namespace milepost {

/// An address without the "https://" that may stand before it: all that are handed out are read over https.
std::string_view without_https(std::string_view address);

/// The host of such an address, in small letters.
std::string host_of(std::string_view address);

/// Is a host this name, or one below it? "www.bls.gov" is of "bls.gov" and of "gov".
bool is_of(std::string_view host, std::string_view name);

/// What speaks against giving an address to people: another scheme than https, a user's name, a port, a number or half
/// a name where the host stands, characters that no address has (RFC 3986, section 2). Empty: nothing.
std::string address_fault(std::string_view address);

}  // namespace milepost
