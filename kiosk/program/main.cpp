#include <cstdio>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/program.h"
#include "kiosk/program/command_line.h"
#include "kiosk/program/link.h"
#include "kiosk/program/verbs.h"

namespace {

int run(const std::vector<std::string>& arguments) {
    using namespace milepost::kiosk;
    const auto read = read_command_line(arguments);
    if (const auto* usage = std::get_if<Usage>(&read)) {
        std::fputs(usage->text.c_str(), usage->status == 0 ? stdout : stderr);
        return usage->status;
    }
    const auto& line = std::get<CommandLine>(read);
    switch (line.verb) {
        case Verb::evaluate: return run_evaluate(line);
        case Verb::check: return run_check(line);
        case Verb::tour: return run_tour(line);
        case Verb::page: return run_page(line);
        case Verb::link: return run_link(line);
        case Verb::conform: return run_conform(line);
        case Verb::reset_pin: return run_reset_pin(line);
        case Verb::places_import:
        case Verb::places_figures: return run_places(line);
        case Verb::kiosk: return run_kiosk(line);
    }
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    return milepost::kiosk::whole_program("milepost", [&] { return run({argv + 1, argv + argc}); });
}
