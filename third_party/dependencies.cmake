# Everything that is not ours: what it is for, and where it comes from. Nothing is vendored.
#
# name            version           why                                                     from
# Dear ImGui      >= 1.92.2         screens; fonts at any size, glyphs loaded on demand     Debian's newer source package
# GLFW            3.3               window, input, OpenGL context                           libglfw3-dev
# Xlib, XCB       1.8, 1.15         an X server that is lost, a display whose mode changes  libx11-dev, libxcb-randr0-dev
# glad            2                 OpenGL functions; the loader is generated               python3-glad
# FreeType        2.12              hinted, evenly weighted glyphs for Dear ImGui           libfreetype-dev
# Inter           4                 the typeface                                            fonts-inter
# ICU             72                words in every language, and the order of their letters  libicu-dev
# CLI11           2.1               the command line                                        libcli11-dev
# nlohmann/json   3.11              reading content and profiles                            nlohmann-json3-dev
# OpenSSL         3.0               SHA-256 of the content                                  libssl-dev
# libsodium       1.0.18            the staff PIN's hash (Argon2id)                         libsodium-dev
# libpng          1.6               pictures of screens                                     libpng-dev
# Cairo           1.16              the page as a PDF: vectors, selectable and tagged text     libcairo2-dev
# Pango           1.50              shaping and breaking the page's lines in any script     libpango1.0-dev
# Fontconfig      2.13              paper in the typeface beside the program, where the system has none  libfontconfig-dev
# qpdf            11                the page's structure, as PDF/UA has it: Cairo 1.16 can't   libqpdf-dev
# QR Code gen.    1.8               the plan as a QR code, on screen and on paper           libqrcodegencpp-dev
# GLib            2.68              the time zone, read anew at each visit                  libglib2.0-dev
# CUPS            2.4               printing, and asking the printer how it is (IPP)        libcups2-dev
# speech-disp.    0.11              speaking, by its client library libspeechd              libspeechd-dev
# its daemon      0.11              the organiser chooses the voice; espeak-ng comes with it speech-dispatcher-espeak-ng
# ALSA            1.2               knowing that headphones are plugged in                  libasound2-dev
# Catch2          3                 tests                                                   Debian's backports
# RapidCheck      2022 or newer     properties of random people, shrunk to the smallest     librapidcheck-dev
# Benchmark       1.7               how fast the rules are, beside the limit                libbenchmark-dev
# icalendar       4.0               tests: someone else's reader of the calendar            python3-icalendar
# Chromium        any               tests: the page that opens a link, in a real browser    chromium-headless-shell
# cupsd, ippeve   2.4               tests: a real queue and a real IPP printer behind it      cups, cups-ipp-utils
# D-Bus           any               tests: ippeveprinter does not start without a bus         dbus-daemon
# espeak-ng       1.51            tests: what its voice says, beside what the daemon is heard to say  espeak-ng
# PulseAudio      16                tests: an ear, where the real daemon's sound is heard   pulseaudio, pulseaudio-utils
# Xephyr          any               tests: a display that is turned                         xserver-xephyr
# Poppler, ZBar   any               tests: read the page's words and its QR code back       poppler-utils, zbar-tools
# ZXing (C++)     1.4               tests: a second reader of every QR code                 zxing-cpp-tools
# Ghostscript     10                tests: the page as printers of one colour draw it         ghostscript
# pikepdf         6                 tests: the page held against PDF/UA's own list            python3-pikepdf
# Nu, html-validate any, 9          beside the tests: the phone page's HTML and CSS           npm's vnu-jar (Java), html-validate
# axe                4              beside the tests: whether everyone can use that page    npm's axe-core
#
# third_party/setup installs or fetches all of it. This file is include()d, not a subdirectory, so that what a package
# adds to CMAKE_MODULE_PATH (Catch2's Catch.cmake) is seen by tests/ too.

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

include(${CMAKE_CURRENT_LIST_DIR}/glad.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/imgui.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/inter.cmake)
if(BUILD_TESTING)
    find_package(benchmark 1.7 REQUIRED)
    find_package(rapidcheck REQUIRED)
    include(${CMAKE_CURRENT_LIST_DIR}/catch2.cmake)
endif()
