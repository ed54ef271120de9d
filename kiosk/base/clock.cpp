#include "kiosk/base/clock.h"

#include <glib.h>

#include <cstdlib>
#include <ctime>
#include <memory>
#include <mutex>
#include <string>

namespace milepost::kiosk {
namespace {

using Zone = std::unique_ptr<GTimeZone, decltype(&g_time_zone_unref)>;

/// The zone, read anew: the C library looks at a file that TZ names once and never again, and its tzset() is nothing
/// for threads. Null: none that can be read.
Zone zone_now() {
    const char* set = std::getenv("TZ");
    std::string name = set == nullptr ? "/etc/localtime" : set;
    if (!name.empty() && name.front() == ':') name.erase(0, 1);
    return {name.empty() ? nullptr : g_time_zone_new_identifier(name.c_str()), &g_time_zone_unref};
}

}  // namespace

Millis since_boot() {
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return Millis{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

Date day_by_clock() {
    static std::mutex one_at_a_time;  // GLib keeps a zone for as long as somebody holds it, and it shall be read anew
    const std::lock_guard lock(one_at_a_time);
    const std::time_t now = std::time(nullptr);
    const Zone zone = zone_now();
    const int offset =
        zone ? g_time_zone_get_offset(zone.get(), g_time_zone_find_interval(zone.get(), G_TIME_TYPE_UNIVERSAL, now))
             : 0;
    return Date{std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{now + offset}})};
}

}  // namespace milepost::kiosk
