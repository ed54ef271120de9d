#pragma once
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.h"
#include "core/terms/result.h"
#include "ui/words/words.h"

namespace milepost::kiosk {

/// Languages that nobody speaks, to try a pack in (ui/words/pseudo.h): accented and longer; from right to left.
constexpr std::array<std::string_view, 2> made_up_languages{"en-XA", "ar-XB"};

/// A content pack, read whole: what is true, and the words for it.
struct Pack {
    Content content;
    std::vector<Words> words;  ///< one a language, by its code

    /// The words of a language; null where the pack has none.
    [[nodiscard]] const Words* words_of(std::string_view language) const;
    /// Adds the words of a made-up language, out of the first; does nothing for any other. What `words_of` gave is
    /// void.
    void make_up(std::string_view language);
};

/// How much is looked at. `whole` also compiles every message, which costs more time than a start has.
enum class Care { to_run, whole };

/// The text of every file of a pack by its name: "content/credentials.json", "words/en/road.json".
using PackFiles = std::map<std::string, std::string>;

/// Reads the files of the pack in `folder` (content/*.json, words/<language>/*.json). What is hidden (a name that
/// begins with "."), a backup (one that ends with "~") or no regular file is none of them: other systems, editors and
/// version control leave such things anywhere.
Result<PackFiles> read_pack_files(const std::filesystem::path& folder);

/// All files in one text, name and text in turn, each with a zero behind it: what `sha256_of` is of, and what one
/// program hands to another so that both speak of the same content, whatever becomes of the folder.
std::string packed(const PackFiles& files);
/// The way back; nothing where the text is none.
std::optional<PackFiles> unpacked(std::string_view text);
/// The files that another program handed over: `packed`, from the start of an open file. `name` stands for it in
/// findings.
Result<PackFiles> handed_files(int descriptor, const std::string& name);

/// A pack from its files. One finding anywhere refuses all of it, and every finding is told: a file that is wrong,
/// content that does not hold together, languages that differ in keys or in the values that their messages take.
Result<Pack> make_pack(const PackFiles& files, Care care);

/// The two above, one after the other.
Result<Pack> read_pack(const std::filesystem::path& folder, Care care);

/// The words of a pack that was refused, as far as they can be read; where none can, those that Milepost comes with.
/// Staff need some.
std::vector<Words> readable_words(const std::filesystem::path& folder);

/// SHA-256 of the packed files, in hexadecimal.
std::string sha256_of(const PackFiles& files);

/// The folder that Milepost comes with.
std::filesystem::path own_pack();

}  // namespace milepost::kiosk
