#include "kiosk/base/content_files.h"

#include <openssl/evp.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "core/content/content_json.h"
#include "core/proof/content_check.h"
#include "core/proof/words_needed.h"
#include "kiosk/base/installation.h"
#include "kiosk/base/text_file.h"

namespace milepost::kiosk {
namespace {

namespace fs = std::filesystem;

/// What stands in a folder, by name; nothing when it is no folder that can be read.
std::optional<std::vector<fs::directory_entry>> entries_of(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::directory_entry> out;
    for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) out.push_back(*i);
    if (error) return std::nullopt;
    std::sort(out.begin(), out.end());
    return out;
}

/// Other systems, editors and version control leave things beside what they keep; none of it is a pack's.
bool belongs(const fs::directory_entry& entry) {
    const std::string name = entry.path().filename().string();
    return !name.starts_with('.') && !name.ends_with('~');
}

/// Opening a FIFO would wait for whoever writes to it. A link that leads nowhere is told, when it is read.
bool readable_kind(const fs::directory_entry& entry) {
    std::error_code error;
    const fs::file_status status = entry.status(error);
    return fs::is_regular_file(status) || (entry.is_symlink(error) && !fs::exists(status));
}

void read_folder(const fs::path& folder, const std::string& name, PackFiles& files, Findings& findings) {
    const auto entries = entries_of(folder);
    if (!entries) {
        findings.push_back({name, "", "no folder that can be read", "a folder with JSON files"});
        return;
    }
    for (const fs::directory_entry& entry : *entries) {
        if (entry.path().extension() != ".json" || !belongs(entry) || !readable_kind(entry)) continue;
        const std::string file = name + "/" + entry.path().filename().string();
        if (auto text = read_text(entry.path())) files.emplace(file, std::move(*text));
        else findings.push_back({file, "", "a file that cannot be read", "a JSON file"});
    }
}

bool is_language(const fs::directory_entry& entry) {
    std::error_code error;
    return belongs(entry) && entry.is_directory(error);
}

/// The part of a name before its last "/".
std::string_view folder_of(std::string_view name) { return name.substr(0, name.rfind('/')); }

std::string quoted_list(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "{" : ", {") + name + "}";
    return out.empty() ? "no values" : out;
}

/// Every language says the same things: the first is what the others are held against.
void compare(const Words& first, const Words& other, Findings& findings) {
    const auto pointer = [](const std::string& key) { return "/" + key; };
    const std::string here = "words/" + other.language(), there = "words/" + first.language();
    for (const std::string& key : first.keys()) {
        if (!other.has(key)) {
            findings.push_back({here, pointer(key), "no such key", "a message, as in " + first.file_of(key)});
            continue;
        }
        const auto expected = first.arguments(key), found = other.arguments(key);
        if (found != expected) {
            findings.push_back({other.file_of(key), pointer(key), quoted_list(found),
                                quoted_list(expected) + ", as in " + first.file_of(key)});
        }
    }
    for (const std::string& key : other.keys()) {
        if (!first.has(key)) {
            findings.push_back({other.file_of(key), pointer(key), "a key that " + there + " has not",
                                "the same keys in every language"});
        }
    }
}

/// A text of the organiser's stands in every language, and in no other.
void compare(const std::map<std::string, std::string>& texts, const std::string& place,
             const std::vector<Words>& languages, const char* expected, Findings& findings) {
    std::set<std::string> codes;
    for (const Words& language : languages) {
        codes.insert(language.language());
        if (!texts.contains(language.language()))
            findings.push_back({"content/organiser.json", place + language.language(), "nothing", expected});
    }
    for (const auto& [code, text] : texts) {
        if (!codes.contains(code)) {
            findings.push_back({"content/organiser.json", place + code, "a language that words/ has not",
                                "languages of the folder words"});
        }
    }
}

void compare(const Organiser& organiser, const std::vector<Words>& languages, Findings& findings) {
    if (!organiser.words.empty())
        compare(organiser.words, "/words/", languages, "words in each language, or in none", findings);
    for (std::size_t r = 0; r < organiser.referrals.size(); ++r) {
        const std::string place = "/referrals/" + std::to_string(r);
        compare(organiser.referrals[r].title, place + "/title/", languages, "a title in each language", findings);
        compare(organiser.referrals[r].words, place + "/words/", languages, "words in each language", findings);
    }
}

struct Language {
    std::string code;
    std::vector<WordsFile> files;
};

std::vector<Language> languages_in(const PackFiles& files) {
    std::vector<Language> out;
    constexpr std::string_view words = "words/";
    for (const auto& [name, text] : files) {
        if (name.rfind(words, 0) != 0) continue;
        const auto code = folder_of(std::string_view(name).substr(words.size()));
        if (out.empty() || out.back().code != code) out.push_back({std::string(code), {}});
        out.back().files.push_back({name, text});
    }
    return out;
}

void append(Findings& to, const Findings& more) { to.insert(to.end(), more.begin(), more.end()); }

std::vector<Words> make_words(const PackFiles& files, Care care, Findings& findings) {
    std::vector<Words> out;
    for (Language& language : languages_in(files)) {
        auto words = Words::load(language.code, language.files);
        if (!words) {
            append(findings, words.findings());
            continue;
        }
        if (care == Care::whole) append(findings, words->check());
        out.push_back(std::move(*words));
    }
    for (std::size_t i = 1; i < out.size(); ++i) compare(out.front(), out[i], findings);
    if (out.empty() && findings.empty())
        findings.push_back({"words", "", "no language", "a folder for each language, with JSON files"});
    return out;
}

/// The content's own findings name a file inside content/.
void append_content(Findings& to, Findings more) {
    for (Finding& finding : more) {
        if (finding.file.rfind("content/", 0) != 0) finding.file.insert(0, "content/");
        to.push_back(std::move(finding));
    }
}

std::optional<Content> make_content(const PackFiles& files, Findings& findings) {
    constexpr std::string_view folder = "content/";
    std::map<std::string, std::string> own;
    for (const auto& [name, text] : files)
        if (name.rfind(folder, 0) == 0) own.emplace(name.substr(folder.size()), text);
    auto content = read_content(own);
    if (!content) {
        append_content(findings, content.findings());
        return std::nullopt;
    }
    append_content(findings, check(*content));
    content->sha256 = sha256_of(files);
    return std::move(*content);
}

}  // namespace

const Words* Pack::words_of(std::string_view language) const {
    for (const Words& one : words)
        if (one.language() == language) return &one;
    return nullptr;
}

void Pack::make_up(std::string_view language) {
    const bool known =
        std::find(made_up_languages.begin(), made_up_languages.end(), language) != made_up_languages.end();
    if (known && words_of(language) == nullptr) words.push_back(words.front().pseudo(std::string(language)));
}

Result<PackFiles> read_pack_files(const fs::path& folder) {
    PackFiles files;
    Findings findings;
    read_folder(folder / "content", "content", files, findings);
    const auto languages = entries_of(folder / "words");
    if (!languages) findings.push_back({"words", "", "no folder that can be read", "a folder for each language"});
    else {
        for (const fs::directory_entry& language : *languages) {
            if (is_language(language))
                read_folder(language.path(), "words/" + language.path().filename().string(), files, findings);
        }
    }
    if (!findings.empty()) return findings;
    return files;
}

Result<Pack> make_pack(const PackFiles& files, Care care) {
    Findings findings;
    std::optional<Content> content = make_content(files, findings);
    std::vector<Words> words = make_words(files, care, findings);
    if (content) {
        for (const std::string& key : words_needed(*content)) {
            for (const Words& language : words) {
                if (!language.has(key)) {
                    findings.push_back({"words/" + language.language(), "/" + key, "nothing",
                                        "the message \"" + key + "\", which the content speaks of"});
                }
            }
        }
    }
    if (content) compare(content->organiser, words, findings);
    if (!findings.empty()) return findings;
    return Pack{std::move(*content), std::move(words)};
}

Result<Pack> read_pack(const fs::path& folder, Care care) {
    auto files = read_pack_files(folder);
    if (!files) return files.findings();
    return make_pack(*files, care);
}

std::vector<Words> readable_words(const fs::path& folder) {
    for (const fs::path& one : {folder, own_pack()}) {
        PackFiles files;
        Findings ignored;
        for (const fs::directory_entry& language :
             entries_of(one / "words").value_or(std::vector<fs::directory_entry>())) {
            if (is_language(language))
                read_folder(language.path(), "words/" + language.path().filename().string(), files, ignored);
        }
        if (std::vector<Words> words = make_words(files, Care::to_run, ignored); !words.empty()) return words;
    }
    return {};
}

std::string packed(const PackFiles& files) {
    std::string text;
    for (const auto& [name, content] : files) {
        text.append(name.c_str(), name.size() + 1);  // with its zero, so that a name ends somewhere
        text.append(content.c_str(), content.size() + 1);
    }
    return text;
}

std::optional<PackFiles> unpacked(std::string_view text) {
    PackFiles files;
    const auto part = [&]() -> std::optional<std::string> {
        const auto end = text.find('\0');
        if (end == std::string_view::npos) return std::nullopt;
        std::string taken(text.substr(0, end));
        text.remove_prefix(end + 1);
        return taken;
    };
    while (!text.empty()) {
        auto name = part(), content = part();
        if (!name || !content) return std::nullopt;
        files.emplace(std::move(*name), std::move(*content));
    }
    return files;
}

Result<PackFiles> handed_files(int descriptor, const std::string& name) {
    constexpr std::size_t most = 64 << 20;
    std::string text;
    std::array<char, 65536> some;
    ssize_t count = 0;
    // From its start, wherever whoever read it before came to: they share the place.
    while (text.size() < most && (count = pread(descriptor, some.data(), some.size(), off_t(text.size()))) > 0)
        text.append(some.data(), std::size_t(count));
    auto files = count == 0 ? unpacked(text) : std::nullopt;
    if (!files || files->empty()) {
        return Findings{
            {name, "", "nothing that holds a pack", "the files of a content pack, as the kiosk hands them over"}};
    }
    return std::move(*files);
}

std::string sha256_of(const PackFiles& files) {
    const std::string text = packed(files);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr);
    EVP_DigestUpdate(hash.get(), text.data(), text.size());
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    EVP_DigestFinal_ex(hash.get(), bytes, &size);
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (unsigned i = 0; i < size; ++i) {
        out += digits[bytes[i] >> 4];
        out += digits[bytes[i] & 15];
    }
    return out;
}

fs::path own_pack() { return own_assets(); }

}  // namespace milepost::kiosk
