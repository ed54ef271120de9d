#include "kiosk/program/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <sstream>
#include <type_traits>
#include <utility>

#include "core/terms/printable.h"

namespace milepost::kiosk {
namespace {

constexpr int smallest_side = 320;
constexpr int largest_side = 16384;

/// "1080x1920" as a size; nothing when it is none that a window could have.
std::optional<Size> parse_size(const std::string& text) {
    const auto cross = text.find('x');
    const auto digits = [](const std::string& part) {
        return !part.empty() && part.size() <= 5 && part.find_first_not_of("0123456789") == std::string::npos;
    };
    if (cross == std::string::npos) return std::nullopt;
    const std::string width = text.substr(0, cross), height = text.substr(cross + 1);
    if (!digits(width) || !digits(height)) return std::nullopt;
    const Size size{std::stoi(width), std::stoi(height)};
    const auto [least, most] = std::minmax(size.width, size.height);
    if (least < smallest_side || most > largest_side) return std::nullopt;
    return size;
}

/// "monitor", "1920x1080" or "1920x1080+1080+0".
std::optional<DeskWish> parse_desk(const std::string& text) {
    if (text == "monitor") return DeskWish{{}, {}, {}};
    const auto plus = text.find('+'), second = plus == std::string::npos ? plus : text.find('+', plus + 1);
    DeskWish wish{parse_size(text.substr(0, plus)), {}, {}};
    if (!wish.size) return std::nullopt;
    if (plus == std::string::npos) return wish;
    const auto number = [](const std::string& part) {
        return !part.empty() && part.size() <= 5 && part.find_first_not_of("0123456789") == std::string::npos;
    };
    if (second == std::string::npos) return std::nullopt;
    const std::string x = text.substr(plus + 1, second - plus - 1), y = text.substr(second + 1);
    if (!number(x) || !number(y)) return std::nullopt;
    wish.at = {std::stoi(x), std::stoi(y)};
    return wish;
}

/// "39.96,-83.00,50": degrees, and miles around them.
std::optional<PlaceSources::Near> parse_near(const std::string& text) {
    std::array<double, 3> values{};
    const char *at = text.data(), *const end = text.data() + text.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto [next, fault] = std::from_chars(at, end, values[i]);
        const bool ends_well = i + 1 == values.size() ? next == end : next != end && *next == ',';
        if (fault != std::errc() || !ends_well || !std::isfinite(values[i])) return {};
        at = next + 1;
    }
    const auto [latitude, longitude, miles] = values;
    if (std::abs(latitude) > 90 || std::abs(longitude) > 180 || miles <= 0 || miles > 13000) return {};
    return PlaceSources::Near{latitude, longitude, miles};
}

/// The values as they stand on the command line, before they are understood.
struct Given {
    std::string date, window, semantics, desk, paper, near;
    double idle = 0, read_idle = 0, answer = 0;
};

/// One line, whatever was typed.
Usage wrong(const std::string& sentence) { return {2, printable(sentence) + "\n"}; }

Usage wrong(const std::string& option, const std::string& found, const std::string& expected) {
    return wrong(option + ": found " + in_quotes(found) + "; expected " + expected);
}

/// An option that takes a number of this type. Its help stays free of what only a programmer reads.
template <class Number>
CLI::Validator number(Number least, Number most) {
    const auto in_range = [least, most](const std::string& text) {
        Number value{};
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (fault == std::errc() && end == text.data() + text.size() && value >= least && value <= most)
            return std::string();
        std::ostringstream expected;
        expected << "found " << in_quotes(text) << "; expected a "
                 << (std::is_integral_v<Number> ? "whole number" : "number") << " from " << least << " to " << most;
        return expected.str();
    };
    return CLI::Validator(in_range, "");
}

constexpr std::array<std::pair<const char*, take_home::Format>, 3> papers{
    {{"a4", take_home::Format::a4}, {"letter", take_home::Format::letter}, {"receipt", take_home::Format::receipt}}};

Millis milliseconds(double seconds) { return static_cast<Millis>(std::llround(seconds * 1000)); }

std::variant<CommandLine, Usage> understood(CommandLine line, const Given& given) {
    if (!given.date.empty()) {
        line.date = parse_date(given.date);
        if (!line.date) return wrong("--date", given.date, "a day that exists, as YYYY-MM-DD");
    }
    if (!given.window.empty()) {
        line.window = parse_size(given.window);
        if (!line.window) return wrong("--window", given.window, "WIDTHxHEIGHT in pixels, each 320 to 16384");
    }
    if (!given.paper.empty()) {
        const auto* const paper =
            std::find_if(papers.begin(), papers.end(), [&](const auto& one) { return given.paper == one.first; });
        if (paper == papers.end()) return wrong("--paper", given.paper, "a4, letter or receipt");
        line.paper = paper->second;
    }
    if (!given.near.empty()) {
        line.places.near = parse_near(given.near);
        if (!line.places.near) return wrong("--near", given.near, "LATITUDE,LONGITUDE,MILES, as 39.96,-83.00,50");
    }
    if (line.verb == Verb::places_import || line.verb == Verb::places_figures) {
        const bool official = !line.places.directory.empty() && !line.places.completions.empty();
        if (line.places.directory.empty() != line.places.completions.empty())
            return wrong("places: expected --directory and --completions together, or neither");
        if (!official && line.places.tables.empty())
            return wrong("places: found nothing to read; expected --directory and --completions, or --table");
    }
    if (!given.desk.empty()) {
        line.desk = parse_desk(given.desk);
        if (!line.desk) return wrong("--desk", given.desk, "monitor, or WIDTHxHEIGHT or WIDTHxHEIGHT+X+Y in pixels");
    }
    if (line.verb != Verb::kiosk && !(given.desk + line.desk_semantics).empty())
        return Usage{2, "--desk: only the kiosk has one\n"};
    const bool shows = line.verb == Verb::kiosk || line.verb == Verb::tour;
    if (!shows && !(given.window + given.semantics).empty()) {
        return Usage{2, std::string(given.window.empty() ? "--semantics" : "--window") +
                            ": only the kiosk and the tour have a screen\n"};
    }
    if (line.verb != Verb::kiosk && !line.printer.empty()) return Usage{2, "--printer: only the kiosk prints\n"};
    if (line.verb != Verb::kiosk && line.verb != Verb::reset_pin && !line.configuration.empty())
        return Usage{2, "--configuration: only the kiosk and reset-pin have one\n"};
    line.semantics = given.semantics;
    if (given.idle > 0) {
        line.idle.warn_after = milliseconds(given.idle);
        // Reading is given twice the time, as it is by default, unless it is said apart.
        line.idle.reading_warn_after = 2 * line.idle.warn_after;
        line.idle.desk_waits = 15 * line.idle.warn_after;
    }
    if (given.answer > 0) line.idle.answer_within = milliseconds(given.answer);
    if (given.read_idle > 0) line.idle.reading_warn_after = milliseconds(given.read_idle);
    return line;
}

/// What there is to say on the command line, and what was said.
class Reader {
  public:
    Reader() {
        app_.set_version_flag("--version", "milepost " MILEPOST_VERSION);
        app_.fallthrough();
        app_.require_subcommand(0, 1);
        app_.get_formatter()->label("SUBCOMMAND", "VERB");
        app_.get_formatter()->label("Positionals", "What it works on");
        app_.get_formatter()->label("REQUIRED", "(required)");
        app_.footer(std::string(brackets) + "milepost VERB --help says what a verb takes beside these.\n" + statuses);
        content();
        display();
        idle();
        printing();
        operation();
        verbs();
        for (CLI::App* verb : app_.get_subcommands({})) verb->group("Verbs, without which it is the kiosk");
    }

    std::variant<CommandLine, Usage> read(const std::vector<std::string>& arguments) {
        if (const auto usage = parse(arguments)) return *usage;
        const auto asked = app_.get_subcommands();
        if (verb_only_) return Usage{0, (asked.empty() ? "kiosk" : asked.front()->get_name()) + "\n"};
        for (const auto& [verb, app] : verbs_) {
            if (*app) line_.verb = verb;
        }
        line_.diagonal_given = diagonal_->count() > 0;
        line_.floor_given = floor_->count() > 0;
        if (!pack_.empty()) line_.content = pack_;
        return understood(std::move(line_), given_);
    }

  private:
    static constexpr const char* brackets = "What stands in brackets holds where an option is left out.\n";
    static constexpr const char* statuses =
        "Exit status: 0 done, 1 a profile or a content pack was refused, 2 wrong usage, 3 no display or no OpenGL.";

    /// What is wrong, or asked for, instead of anything to run.
    std::optional<Usage> parse(const std::vector<std::string>& arguments) {
        try {
            app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 takes them last first
            return {};
        } catch (const CLI::CallForHelp&) {
            const auto asked = app_.get_subcommands();
            if (asked.empty()) return Usage{0, app_.help()};
            asked.front()->footer(
                std::string(brackets) +
                "Every verb takes --date, --content and --language too; milepost --help says what they mean.\n" +
                statuses);
            return Usage{0, asked.front()->help("milepost")};
        } catch (const CLI::CallForVersion& version) {
            return Usage{0, std::string(version.what()) + "\n"};
        } catch (const CLI::ExtrasError&) {
            std::string extra;
            for (const std::string& one : app_.remaining(true)) extra += (extra.empty() ? "" : " ") + one;
            return wrong("not expected: " + extra + "; see milepost --help");
        } catch (const CLI::ParseError& error) { return wrong(std::string(error.what()) + "; see milepost --help"); }
    }

    CLI::App* verb(Verb verb, const std::string& name, const std::string& what) {
        return verbs_.emplace_back(verb, app_.add_subcommand(name, what)).second;
    }

    void content() {
        app_.add_option("--date", given_.date, "Today, for everything that reckons with dates (what the clock says)")
            ->type_name("YYYY-MM-DD");
        app_.add_option("--content", line_.content,
                        "Folder of a content pack, with content/ and words/ (the one that Milepost comes with)")
            ->type_name("DIR");
        app_.add_option("--language", line_.language,
                        "Language to start in; en-XA and ar-XB are made up, to try longer words and right to left (en)")
            ->type_name("CODE");
    }

    void display() {
        app_.add_option("--window", given_.window, "Size of the window in pixels (the whole primary display)")
            ->type_name("WxH");
        diagonal_ = app_.add_option("--diagonal", line_.diagonal_inches,
                                    "True diagonal of the display, 3 to 200 inches (as configured, or 21.5)")
                        ->type_name("INCHES")
                        ->check(number(3.0, 200.0));
        floor_ =
            app_.add_option(
                    "--floor", line_.floor_mm,
                    "Millimetres from the floor to the display's lower edge, for reach mode (as configured, or 900)")
                ->type_name("MM")
                ->check(number(0.0, 3000.0));
        app_.add_option(
                "--desk", given_.desk,
                "The counselor's desk in a window of its own: the word monitor for the whole of the second display, "
                "or a size and perhaps a place in pixels (over the applicant's screen)")
            ->type_name("monitor|WxH[+X+Y]");
        app_.add_option("--desk-diagonal", line_.desk_diagonal_inches,
                        "True diagonal of the desk's display, 3 to 200 inches (21.5)")
            ->type_name("INCHES")
            ->check(number(3.0, 200.0));
        app_.add_option("--desk-semantics", line_.desk_semantics, "The same of the desk")->type_name("FILE");
    }

    void idle() {
        app_.add_option("--idle", given_.idle,
                        "Seconds without a touch until the kiosk asks if someone is there, 1 to 86400 (120)")
            ->type_name("SECONDS")
            ->check(number(1.0, 86400.0));
        app_.add_option("--read-idle", given_.read_idle,
                        "The same on screens with much to read (twice what --idle says)")
            ->type_name("SECONDS")
            ->check(number(1.0, 86400.0));
        app_.add_option("--answer", given_.answer,
                        "Seconds to answer that question before all is erased; for the public at least 20 (30)")
            ->type_name("SECONDS")
            ->check(number(1.0, 86400.0));
    }

    void printing() {
        app_.add_option(
                "--printer", line_.printer,
                "Printer of CUPS to print on, by its name there; the name default means its default printer (none: "
                "nothing is printed)")
            ->type_name("NAME");
        app_.add_option("--paper", given_.paper,
                        "Paper in that printer: a4, letter, or receipt, which is 80 mm wide (letter)")
            ->type_name("PAPER");
        app_.add_option("--print-wait", line_.print_wait_seconds,
                        "Seconds without progress until a page is given up, 5 to 3600 (90)")
            ->type_name("SECONDS")
            ->check(number(5, 3600));
    }

    void operation() {
        app_.add_option("--configuration", line_.configuration,
                        "File of the kiosk's own settings (milepost/kiosk.json in $XDG_CONFIG_HOME or ~/.config)")
            ->type_name("FILE");
        app_.add_option("--prove-after", line_.prove_after_seconds,
                        "Seconds after its start until the kiosk proves its content, for the digest on its pages (60)")
            ->type_name("SECONDS")
            ->check(number(0, 86400));
        app_.add_flag("--verb", verb_only_, "Only say which verb these arguments ask for: kiosk where they name none");
        app_.add_flag("--still", line_.still, "Nothing moves by itself, not even on the screen for passers-by");
        app_.add_option(
                "--semantics", given_.semantics,
                "File that says what is on screen, for a test or an assistive program; replaced with each change")
            ->type_name("FILE");
    }

    void verbs() {
        CLI::App* evaluate = verb(Verb::evaluate, "evaluate", "A profile in, an evaluation out, as JSON");
        evaluate->add_option("FILE", line_.path, "The profile, a JSON file; - for standard input")
            ->required()
            ->type_name("");
        evaluate->add_option("--place", line_.place, "Where the person chose to go to school (nowhere yet)")
            ->type_name("ID");
        check();
        verb(Verb::tour, "tour", "Play the demo interview and write a picture of each screen; needs a display")
            ->add_option("DIR", line_.path, "Folder for the pictures and roadmap.json")
            ->required()
            ->type_name("");
        verb(Verb::page, "page", "Write the page that opens the links of plans, one file to host anywhere")
            ->add_option("FILE", line_.path, "The page, an HTML file; - for standard output")
            ->required()
            ->type_name("");
        link();
        conform();
        places();
        verb(Verb::reset_pin, "reset-pin", "Forget the staff PIN: the next one to come in sets a new one");
    }

    void check() {
        CLI::App* check = verb(Verb::check, "check", "Check a content pack, print every finding, and prove it");
        check->add_option("DIR", pack_, "Folder of the content pack (the one that Milepost comes with)")->type_name("");
        check
            ->add_option("--against", line_.against,
                         "Say instead for whom the pack in DIR has another verdict, length or cost")
            ->type_name("DIR");
        check
            ->add_option("--people", line_.people,
                         "How many people the proof walks through the interview; 0 proves the verdicts alone (" +
                             std::to_string(default_walks) + ")")
            ->type_name("N")
            ->check(number(0, 10'000'000));
    }

    void link() {
        CLI::App* link = verb(Verb::link, "link", "A profile in, the link of its plan out");
        link->add_option("FILE", line_.path, "The profile, a JSON file; - for standard input")
            ->required()
            ->type_name("");
        link->add_option("--address", line_.address, "Where the page stands (none: only what comes behind the #)")
            ->type_name("ADDRESS");
        link->add_option("--credential", line_.credential, "The credential whose road it is (the one recommended)")
            ->type_name("ID");
        link->add_option("--road", line_.road, "0 for its best road, 1 for the first of the others (0)")
            ->type_name("N")
            ->check(number(0, 1000));
        link->add_option("--code", line_.code, "The code that brings the same answers back, to go with it (none)")
            ->type_name("CODE")
            ->check([](const std::string& code) {
                const bool fits = code.size() <= 48 &&
                                  code.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-") == std::string::npos;
                return std::string(fits ? "" : "expected at most 48 of 0 to 9, A to Z and -");
            });
    }

    void conform() {
        CLI::App* conform =
            verb(Verb::conform, "conform", "Measure every screen in every setting, and write a page about it");
        conform->add_option("DIR", line_.path, "Folder for index.html and its pictures")->required()->type_name("");
        conform->add_flag("--quick", line_.quick, "The extremes alone; the whole takes half an hour");
        conform
            ->add_option("--only", line_.only,
                         "A part of the whole alone, one of a kind each: panel=10.1 size=largest language=en "
                         "contrast=standard manner=still stop=help depth=geometry")
            ->type_name("KIND=NAME")
            ->expected(1, 100)
            ->check([](const std::string& one) {
                const std::string kind = one.substr(0, one.find('='));
                const std::set<std::string> kinds{"panel", "size", "language", "contrast", "manner", "stop", "depth"};
                return std::string(
                    one.size() > kind.size() && kinds.count(kind) != 0 ? "" : "expected a kind of name, = and a name");
            });
    }

    void places() {
        CLI::App* both =
            app_.add_subcommand("places", "Make the file of schools and other places, or what programs cost");
        both->require_subcommand(1);
        both->fallthrough();
        const auto made = [&](Verb verb, const std::string& name, const std::string& what, const std::string& file) {
            CLI::App* app = verbs_.emplace_back(verb, both->add_subcommand(name, what)).second;
            PlaceSources& from = line_.places;
            app->add_option("--directory", from.directory, "IPEDS: the directory of schools, HD2024.csv")
                ->type_name("FILE");
            app->add_option("--completions", from.completions, "IPEDS: what they teach, C2024_A.csv")
                ->type_name("FILE");
            app->add_option("--prices", from.prices,
                            "IPEDS: what they charge, COST1_2024.csv, or IC2023_PY.csv and IC2023_AY.csv")
                ->type_name("FILE");
            app->add_option("--out", from.out, "The file to write, " + file + "; - for standard output")
                ->required()
                ->type_name("FILE");
            return app;
        };
        CLI::App* import = made(Verb::places_import, "import", "Official files or plain tables in, places.json out",
                                "content/places.json of a pack");
        import
            ->add_option("--table", line_.places.tables,
                         "A table whose head names keys of places.json; beside --directory it may add to its schools "
                         "by unitid or opeid")
            ->type_name("FILE");
        import->add_option("--state", line_.places.states, "Keep only what is in this state (all)")->type_name("ST");
        import->add_option("--near", given_.near, "Keep only what is so near, and tell how far it is (all, untold)")
            ->type_name("LAT,LON,MILES");
        made(Verb::places_figures, "figures", "Official files in, prices and lengths of programs by state out",
             "content/programs.json of a pack");
    }

    CLI::App app_{"A touchscreen kiosk that shows the road to a medical assistant certificate.", "milepost"};
    CommandLine line_;
    Given given_;
    std::string pack_;  ///< of the verb check
    bool verb_only_ = false;
    std::vector<std::pair<Verb, CLI::App*>> verbs_;
    const CLI::Option *diagonal_ = nullptr, *floor_ = nullptr;
};

}  // namespace

std::variant<CommandLine, Usage> read_command_line(const std::vector<std::string>& arguments) {
    return Reader().read(arguments);
}

}  // namespace milepost::kiosk
