#pragma once
#include <functional>
#include <string>

namespace milepost::kiosk {

/// The whole of a program that is called `name`: what `main` returns. `run` gives the exit status. Here is what holds
/// for every verb that there is or will be:
/// * Where standard input, output or error is closed, its number goes to nothing else: no file or connection of ours
/// gets what was meant for it.
/// * A reader who goes is a write that fails, and never the end of the program; what we start has the default of that
/// again.
/// * An exception, a fault of ours, is still a sentence on standard error, and exit status 1.
/// * What was printed and did not arrive (a full disk, a reader who is gone) is said on standard error, and is never
/// exit status 0.
int whole_program(const std::string& name, const std::function<int()>& run);

}  // namespace milepost::kiosk
