// Fontconfig keeps what it has read until the process ends: no leak of ours, and the leak checker of the asan preset is
// told so.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
