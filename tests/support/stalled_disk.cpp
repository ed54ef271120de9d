// Stands in for a disk or share that does not answer: what is opened below $STALLED comes back only once the file
// $STALLED_UNTIL is there. Until then $STALLED_UNTIL.PID says that process PID waits. Loaded into the program by
// LD_PRELOAD.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

void stall(const char* path) {
    const char* below = std::getenv("STALLED");
    const char* until = std::getenv("STALLED_UNTIL");
    if (below == nullptr || until == nullptr || path == nullptr || std::strncmp(path, below, std::strlen(below)) != 0)
        return;
    if (access(until, F_OK) != 0) {
        close(
            open((std::string(until) + "." + std::to_string(getpid())).c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
    }
    while (access(until, F_OK) != 0) usleep(10'000);
}

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" DIR* opendir(const char* path) {
    stall(path);
    return next<DIR* (*)(const char*)>("opendir")(path);
}

extern "C" std::FILE* fopen(const char* path, const char* mode) {
    stall(path);
    return next<std::FILE* (*)(const char*, const char*)>("fopen")(path, mode);
}
