#include "kiosk/program/link.h"

#include <algorithm>
#include <iostream>

#include "core/people/profile_json.h"
#include "kiosk/base/content_files.h"
#include "kiosk/base/status.h"
#include "kiosk/base/text_file.h"
#include "kiosk/program/verbs.h"
#include "kiosk/take_home/fragment.h"
#include "kiosk/take_home/job.h"
#include "kiosk/take_home/page.h"

namespace milepost::kiosk {
namespace {

Result<take_home::PageParts> page_parts() {
    Findings findings;
    const auto part = [&](const std::string& name, const std::string& ending) {
        const auto path = own_pack() / "page" / (name + "." + ending);
        const auto text = read_text(path);
        if (!text) findings.push_back({path.string(), "", "a file that cannot be read", "a part of the page"});
        return text.value_or("");
    };
    take_home::PageParts parts{part("page", "html"), part("page", "css"),
                               part("words", "js") + "\n" + part("plan", "js") + "\n" + part("draw", "js")};
    if (!findings.empty()) return findings;
    return parts;
}

/// The road that the command line means, of the person in `text`.
Result<std::string> link_of(const CommandLine& line, const Pack& pack, Today day, const std::string& name,
                            const std::string& text) {
    const auto facts = read_profile(pack.content, name, text);
    if (!facts) return facts.findings();
    const Evaluation evaluation = evaluate(pack.content, *facts, day);
    take_home::Choice choice{.credential = &evaluation.best(),
                             .road = std::size_t(line.road),
                             .code = line.code,
                             .answers = take_home::profile_text(pack.content, *facts)};
    if (!line.credential.empty()) {
        const auto& all = evaluation.credentials;
        const auto asked = std::find_if(
            all.begin(), all.end(), [&](const CredentialResult& one) { return one.credential->id == line.credential; });
        if (asked == all.end())
            return Findings{{"--credential", "", "\"" + line.credential + "\"", "a credential of the content"}};
        choice.credential = &*asked;
    }
    if (choice.road > choice.credential->others.size()) {
        return Findings{{"--road", "", std::to_string(line.road),
                         "0 to " + std::to_string(choice.credential->others.size()) + ", the roads to " +
                             choice.credential->credential->id}};
    }
    const std::string part = take_home::fragment(pack.content, evaluation, choice, line.language);
    return line.address.empty() ? part : line.address + "#" + part;
}

}  // namespace

int run_page(const CommandLine& line) {
    auto pack = read_pack(pack_folder(line), Care::to_run);
    if (!pack) return tell(refused, pack.findings());
    pack->make_up(line.language);
    const auto parts = page_parts();
    if (!parts) return tell(refused, parts.findings());
    const auto html = take_home::page(pack->content, pack->words, *parts);
    if (!html) return tell(refused, html.findings());
    const std::string wrong = write_file(line.path, *html);
    return wrong.empty() ? done : tell(refused, wrong);
}

int run_link(const CommandLine& line) {
    const std::string name = line.path == "-" ? "standard input" : line.path;
    const auto profile = read_text(line.path);
    if (!profile) return tell(refused, {{name, "", "a file that cannot be read", "a profile"}});
    auto pack = read_pack(pack_folder(line), Care::to_run);
    if (!pack) return tell(refused, pack.findings());
    if (words_for(*pack, line) == nullptr) return tell(wrong_usage, {language_wanted(*pack, line)});
    const Today day = today(line, pack->content);
    if (!day.known) return tell(wrong_usage, {date_wanted(pack->content)});
    const auto link = link_of(line, *pack, day, name, *profile);
    if (!link) return tell(refused, link.findings());
    std::cout << *link << '\n';
    return done;
}

}  // namespace milepost::kiosk
