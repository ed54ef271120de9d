#pragma once
#include <filesystem>
#include <string>

/// What Milepost is installed with, found from where the running program lies and from nothing else, so that an
/// installation can be moved as a whole: PREFIX/bin holds the programs, PREFIX/share/milepost what they read. The build
/// tree is laid out likewise (kiosk/install.cmake): there these folders are links to the sources.
namespace milepost::kiosk {

/// The folder that Milepost comes with: content, words, and the parts of the page.
std::filesystem::path own_assets();
/// The folder with the typeface Inter, one .otf file a weight.
std::filesystem::path font_folder();
/// Another program of Milepost's.
std::filesystem::path program_beside(const std::string& name);

}  // namespace milepost::kiosk
