#include <cstdio>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/command_line.h"
#include "kiosk/verbs.h"

int main(int argc, char** argv) {
    using namespace milepost::kiosk;
    const auto read = read_command_line({argv + 1, argv + argc});
    if (const auto* usage = std::get_if<Usage>(&read)) {
        std::fputs(usage->text.c_str(), usage->status == 0 ? stdout : stderr);
        return usage->status;
    }
    const auto& line = std::get<CommandLine>(read);
    switch (line.verb) {
        case Verb::evaluate: return run_evaluate(line);
        case Verb::check: return run_check(line);
        case Verb::tour: return run_tour(line);
        case Verb::kiosk: return run_kiosk(line);
    }
    return 2;
}
