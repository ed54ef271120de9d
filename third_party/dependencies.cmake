# Everything that is not ours: what it is for, and where it comes from. Nothing is vendored.
#
# name            version           why                                                     from
# Dear ImGui      >= 1.92.2         screens; fonts at any size, glyphs loaded on demand     Debian's newer source package
# GLFW            3.3               window, input, OpenGL context                           libglfw3-dev
# glad            2                 OpenGL functions; the loader is generated               python3-glad
# FreeType        2.12              hinted, evenly weighted glyphs for Dear ImGui           libfreetype-dev
# Inter           4                 the typeface                                            fonts-inter
# ICU             72                plurals, numbers, money and dates in every language     libicu-dev
# CLI11           2.1               the command line                                        libcli11-dev
# nlohmann/json   3.11              reading content and profiles                            nlohmann-json3-dev
# OpenSSL         3.0               SHA-256 of the content                                  libssl-dev
# libpng          1.6               pictures of screens                                     libpng-dev
# Catch2          3                 tests                                                   Debian's backports
# RapidCheck      2022 or newer     properties of random people, shrunk to the smallest     librapidcheck-dev
# Benchmark       1.7               how fast the rules are, beside the limit                libbenchmark-dev
#
# third_party/setup installs or fetches all of it. This file is include()d, not a subdirectory, so that what a package
# adds to CMAKE_MODULE_PATH (Catch2's Catch.cmake) is seen by tests/ too.

find_package(CLI11 2.1 REQUIRED)
find_package(Freetype REQUIRED)
find_package(glfw3 3.3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS i18n uc)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(PNG REQUIRED)

include(${CMAKE_CURRENT_LIST_DIR}/glad.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/imgui.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/inter.cmake)
if(BUILD_TESTING)
    find_package(benchmark 1.7 REQUIRED)
    find_package(rapidcheck REQUIRED)
    include(${CMAKE_CURRENT_LIST_DIR}/catch2.cmake)
endif()
