# Finds everything that is not ours. What it is for, where it comes from and under which licence it stands: dependencies.md, the one
# table. third_party/setup installs or fetches all of it.
#
# This file is include()d, not a subdirectory, so that what a package adds to CMAKE_MODULE_PATH (Catch2's Catch.cmake) is seen by
# tests/ too.

find_package(CLI11 2.1 REQUIRED)
find_package(Cups 2.4 REQUIRED)
find_package(Freetype REQUIRED)
find_package(glfw3 3.3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS i18n uc)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(PNG REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(alsa REQUIRED IMPORTED_TARGET alsa>=1.2)
pkg_check_modules(cairo REQUIRED IMPORTED_TARGET cairo-pdf>=1.16)
pkg_check_modules(fontconfig REQUIRED IMPORTED_TARGET fontconfig>=2.13)
pkg_check_modules(pango REQUIRED IMPORTED_TARGET pangocairo>=1.50)
pkg_check_modules(glib REQUIRED IMPORTED_TARGET glib-2.0>=2.68)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf>=11)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium>=1.0.18)
pkg_check_modules(speechd REQUIRED IMPORTED_TARGET speech-dispatcher>=0.11)
pkg_check_modules(x11 REQUIRED IMPORTED_TARGET x11)
pkg_check_modules(xcb REQUIRED IMPORTED_TARGET xcb xcb-randr)
pkg_check_modules(qrcodegen REQUIRED IMPORTED_TARGET qrcodegencpp>=1.8)

find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
find_library(CSV_LIBRARY csv REQUIRED)
add_library(libcsv INTERFACE)
target_include_directories(libcsv SYSTEM INTERFACE ${CSV_INCLUDE_DIR})
target_link_libraries(libcsv INTERFACE ${CSV_LIBRARY})

include(${CMAKE_CURRENT_LIST_DIR}/glad.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/imgui.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/inter.cmake)
if(BUILD_TESTING)
    find_package(benchmark 1.7 REQUIRED)
    find_package(rapidcheck REQUIRED)
    include(${CMAKE_CURRENT_LIST_DIR}/catch2.cmake)
endif()
