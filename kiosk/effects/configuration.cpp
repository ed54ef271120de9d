#include "kiosk/effects/configuration.h"

#include <cstdlib>
#include <limits>
#include <system_error>

#include "core/content/cursor_json.h"
#include "kiosk/base/text_file.h"

namespace milepost::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view hash_begins = "$argon2id$";
constexpr std::size_t longest_name = 64;  ///< of a display
constexpr int most = std::numeric_limits<int>::max();

double diagonal_at(const Cursor& at) {
    const double inches = at.number();
    if (at.json().is_number() && !(inches >= least_diagonal && inches <= most_diagonal)) {
        at.refuse(at.described(),
                  "a number from " + std::to_string(int(least_diagonal)) + " to " + std::to_string(int(most_diagonal)));
    }
    return inches;
}

void read_display(const Cursor& at, Setup& setup) {
    at.only({"diagonal_inches", "floor_mm"});
    if (at.has("diagonal_inches")) setup.diagonal_inches = diagonal_at(at.at("diagonal_inches"));
    if (at.has("floor_mm")) setup.floor_mm = at.at("floor_mm").integer(0, most_floor_mm);
}

void read_desk(const Cursor& at, Setup& setup) {
    at.only({"display"});
    const Cursor display = at.at("display");
    setup.desk = display.text();
    if (setup.desk.size() > longest_name) {
        display.refuse("a name of " + std::to_string(setup.desk.size()) + " bytes",
                       "at most " + std::to_string(longest_name));
    }
}

void read_pin(const Cursor& at, Configuration& configuration) {
    at.only({"hash", "tries", "boot", "seconds"});
    const Cursor hash = at.at("hash");
    configuration.pin_hash = hash.text();
    if (hash.json().is_string() && !configuration.pin_hash.starts_with(hash_begins))
        hash.refuse(hash.described(), "a hash by Argon2id, as the kiosk writes it");
    if (at.has("tries")) configuration.tries.count = at.at("tries").integer(0, most);
    configuration.tries.boot = at.text_or("boot", "");
    if (at.has("seconds")) configuration.tries.seconds = at.at("seconds").integer(0, most);
}

/// A disk writes a sector whole or not at all: where the text must be written over in place, its length stays.
std::string whole_sectors(std::string text) {
    constexpr std::size_t sector = 512;
    text.insert(text.size() - 1, (sector - text.size() % sector) % sector, ' ');  // before the end of the last line
    return text;
}

}  // namespace

fs::path default_configuration() {
    const char* folder = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    const fs::path base =
        folder != nullptr && *folder == '/' ? fs::path(folder) : fs::path(home != nullptr ? home : "/") / ".config";
    return base / "milepost" / "kiosk.json";
}

Result<Configuration> parse_configuration(const std::string& file, const std::string& text) {
    Findings findings;
    const auto json = parse_json(file, text, findings);
    if (!json) return findings;
    Configuration configuration;
    const Cursor root(file, *json, findings);
    root.only({"display", "desk", "pin"});
    if (root.has("display")) read_display(root.at("display"), configuration.setup);
    if (root.has("desk")) read_desk(root.at("desk"), configuration.setup);
    if (root.has("pin")) read_pin(root.at("pin"), configuration);
    if (!findings.empty()) return findings;
    return configuration;
}

std::string text_of(const Configuration& configuration) {
    nlohmann::ordered_json json{
        {"display",
         {{"diagonal_inches", configuration.setup.diagonal_inches}, {"floor_mm", configuration.setup.floor_mm}}}};
    if (!configuration.setup.desk.empty()) json["desk"] = {{"display", configuration.setup.desk}};
    if (!configuration.pin_hash.empty()) {
        const staff::Tries& tries = configuration.tries;
        json["pin"] = {
            {"hash", configuration.pin_hash}, {"tries", tries.count}, {"boot", tries.boot}, {"seconds", tries.seconds}};
    }
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Result<Configuration> read_configuration(const fs::path& file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found) return Configuration();
    const auto text = fs::is_regular_file(status) ? read_text(file) : std::nullopt;  // a FIFO would never end
    if (!text) return Findings{{file.string(), "", "a file that cannot be read", "a kiosk's configuration"}};
    if (text->empty()) return Configuration();
    return parse_configuration(file.string(), *text);
}

std::string write_configuration(const fs::path& file, const Configuration& configuration) {
    std::error_code error;
    const fs::path folder = end_of_links(file).parent_path();
    if (!folder.empty()) fs::create_directories(folder, error);
    if (error) return folder.string() + ": cannot be made: " + error.message();
    return write_file(file, whole_sectors(text_of(configuration)), {.secret = true, .durable = true});
}

Result<Configuration> ConfigurationStore::read() {
    auto on_disk = read_configuration(file_);
    if (!on_disk) return on_disk;
    if (held_ && held_->on_disk == *on_disk) return held_->wanted;
    held_.reset();
    return on_disk;
}

void ConfigurationStore::write(const Configuration& wanted) {
    const auto before = read_configuration(file_);
    held_.reset();
    if (before && *before == wanted) return;
    fault_ = write_configuration(file_, wanted);
    if (!fault_.empty() && before) held_ = {wanted, *before};
}

}  // namespace milepost::kiosk
