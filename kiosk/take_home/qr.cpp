#include "kiosk/take_home/qr.h"

#include <algorithm>
#include <qrcodegen/qrcodegen.hpp>

namespace milepost::take_home {

Qr qr_of(const std::string& text) {
    using namespace qrcodegen;
    constexpr long utf8 = 26;  // the AIM's number for it
    const bool ascii =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
    std::vector<QrSegment> segments;
    if (!ascii) segments.push_back(QrSegment::makeEci(utf8));
    segments.push_back(QrSegment::makeBytes({text.begin(), text.end()}));
    const QrCode code = QrCode::encodeSegments(segments, QrCode::Ecc::MEDIUM);
    Qr qr{code.getSize()};
    for (int y = 0; y < qr.size; ++y) {
        for (int x = 0; x < qr.size; ++x) qr.dark.push_back(code.getModule(x, y));
    }
    return qr;
}

}  // namespace milepost::take_home
