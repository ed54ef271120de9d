#include <algorithm>
#include <cstdio>
#include <optional>

#include "core/content/places_json.h"
#include "core/terms/printable.h"
#include "kiosk/base/content_files.h"
#include "kiosk/base/text_file.h"
#include "kiosk/places/figures.h"
#include "kiosk/places/ipeds.h"
#include "kiosk/places/plain_table.h"
#include "kiosk/program/verbs.h"

namespace milepost::kiosk {
namespace {

void tell(const Findings& findings) {
    for (const Finding& finding : findings) std::fprintf(stderr, "%s\n", finding.sentence().c_str());
}

Findings faults_of(const Result<Places>& read) { return read ? Findings{} : read.findings(); }

const Finding no_figures{"--directory", "", "no year in its name, or no prices and lengths",
                         "files as IPEDS names them, HD2024.csv, and those of --prices"};

/// What is asked for on the command line, made of the files that it names.
class Making {
  public:
    Making(const PlaceSources& from, const Content& content) : from_(from), content_(content) {}

    /// Everything that the files hold; nothing, which is told, where one of them can't be read.
    std::optional<Imported> all() {
        Imported all;
        if (!from_.directory.empty()) {
            files_ = {read(from_.directory), read(from_.completions), {}};
            for (const std::string& prices : from_.prices) files_.prices.push_back(read(prices));
            if (unread_) return {};
            all = import_ipeds(files_);
        }
        for (const std::string& name : from_.tables) {
            const NamedBytes table = read(name);
            if (unread_) return {};
            Imported of_table = import_table(table, content_, all);
            all.read += of_table.read;
            all.refused.insert(all.refused.end(), of_table.refused.begin(), of_table.refused.end());
            for (Place& place : of_table.places) {
                all.places.push_back(std::move(place));
                all.schools.emplace_back();
            }
        }
        return all;
    }

    /// The file of places, out of those that are kept.
    Places kept(Imported& all) const {
        Places places;
        if (from_.near) places.here = Position{from_.near->latitude, from_.near->longitude};
        if (!from_.directory.empty()) places.sources.push_back(ipeds_source());
        int elsewhere = 0, far = 0;
        for (Place& place : all.places) {
            const bool asked_for = from_.states.empty() || std::find(from_.states.begin(), from_.states.end(),
                                                                     place.state) != from_.states.end();
            const bool near =
                !from_.near || (place.position && miles_between(*places.here, *place.position) <= from_.near->miles);
            if (!asked_for) ++elsewhere;
            else if (!near) ++far;
            else {
                if (std::none_of(places.sources.begin(), places.sources.end(),
                                 [&](const PlaceSource& source) { return source.id == place.source; }))
                    places.sources.push_back({place.source, place.source, ""});
                places.all.push_back(std::move(place));
            }
        }
        if (elsewhere > 0) all.left_out.emplace_back(elsewhere, "in another state than --state names");
        if (far > 0) all.left_out.emplace_back(far, "farther away than --near says, or nobody knows where");
        return places;
    }

  private:
    NamedBytes read(const std::string& path) {
        auto text = read_text(path);
        if (!text) {
            tell({{path, "", "no file that can be read", "a table"}});
            unread_ = true;
        }
        return {path.substr(path.rfind('/') + 1), text.value_or("")};
    }

    const PlaceSources& from_;
    const Content& content_;
    OfficialFiles files_;
    bool unread_ = false;
};

}  // namespace

int run_places(const CommandLine& line) {
    const auto pack = read_pack(pack_folder(line), Care::to_run);
    if (!pack) {
        tell(pack.findings());
        return 1;
    }
    Making making(line.places, pack->content);
    auto all = making.all();
    if (!all) return 1;
    const Places places = making.kept(*all);
    tell(all->refused);
    for (const auto& [many, why] : all->left_out) std::fprintf(stderr, "left out: %d, %s\n", many, why.c_str());
    const bool figures = line.verb == Verb::places_figures;
    std::string fault;
    if (!places.empty()) {
        const std::string text = figures ? program_figures(pack->content, places.all) : to_json(places, pack->content);
        const Findings unfit = figures ? (text.empty() ? Findings{no_figures} : Findings{})
                                       : faults_of(read_places(line.places.out, text, pack->content));
        tell(unfit);  // a pack would refuse it
        if (!unfit.empty()) return 1;
        fault = write_file(line.places.out, text);
        if (!fault.empty()) std::fprintf(stderr, "%s\n", printable(fault).c_str());
    }
    std::FILE* const summary = line.places.out == "-" ? stderr : stdout;
    std::fprintf(summary, "places: %d read, %zu kept, %zu refused\n", all->read, places.all.size(),
                 all->refused.size());
    return places.empty() || !fault.empty() ? 1 : 0;
}

}  // namespace milepost::kiosk
