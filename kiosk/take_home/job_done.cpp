#include <algorithm>

#include "core/people/profile_json.h"
#include "core/terms/printable.h"
#include "kiosk/base/content_files.h"
#include "kiosk/take_home/calendar.h"
#include "kiosk/take_home/job.h"
#include "kiosk/take_home/payload.h"
#include "kiosk/take_home/pen.h"
#include "kiosk/take_home/trace_page.h"

namespace milepost::take_home {
namespace {

/// The pack's findings stand as they are; the profile's stand below "/profile" in the job.
Findings within_profile(Findings findings) {
    for (Finding& finding : findings) finding.pointer = "/profile" + finding.pointer;
    return findings;
}

std::string listed(const std::vector<std::string>& names) {
    std::string all = "one of";
    for (const std::string& name : names) all += " " + name;
    return all;
}

Result<std::string> made(const Job& job, const std::string& file, const kiosk::Pack& pack, const Words& words) {
    const auto facts = read_profile(pack.content, file, job.profile);
    if (!facts) return within_profile(facts.findings());
    const bool needs_day = job.product == Product::calendar || job.product == Product::event;
    if (!job.date && needs_day) return Findings{{file, "/date", "null", "the day, to put dates into a calendar"}};
    const Place* place = pack.content.places.find(job.place);
    if (place == nullptr && !job.place.empty())
        return Findings{{file, "/place", in_quotes(job.place), "the id of a place of the pack"}};
    const Evaluation evaluation =
        evaluate(pack.content, *facts, job.date ? Today(*job.date) : Today::not_before(made_on(pack.content)), place);
    Choice choice{&evaluation.best(),
                  std::size_t(job.road),
                  job.code,
                  job.digest,
                  job.open_questions,
                  nullptr,
                  profile_text(pack.content, *facts)};
    const auto& places = pack.content.organiser.referrals;
    if (job.referral && std::size_t(*job.referral) >= places.size()) {
        return Findings{{file, "/referral", std::to_string(*job.referral),
                         "one of the organiser's " + std::to_string(places.size()) + " places, counted from 0"}};
    }
    if (job.referral) choice.referral = &places[std::size_t(*job.referral)];
    if (!job.credential.empty()) {
        const auto& all = evaluation.credentials;
        const auto asked = std::find_if(all.begin(), all.end(), [&](const CredentialResult& result) {
            return result.credential->id == job.credential;
        });
        std::vector<std::string> ids;
        ids.reserve(all.size());
        for (const CredentialResult& result : all) ids.push_back(result.credential->id);
        if (asked == all.end()) return Findings{{file, "/credential", "\"" + job.credential + "\"", listed(ids)}};
        choice.credential = &*asked;
    }
    if (choice.road > choice.credential->others.size()) {
        return Findings{{file, "/road", std::to_string(job.road),
                         "0 to " + std::to_string(choice.credential->others.size()) + ", the roads to " +
                             choice.credential->credential->id}};
    }
    const std::string typeface = typeface_found();
    const Findings wrong_typeface{{"typeface", "", "\"" + typeface + "\"", "Inter, from the package fonts-inter"}};
    if (job.product == Product::trace) {
        if (typeface != "Inter") return wrong_typeface;
        return trace_paper(trace_page(pack.content, words, *facts, evaluation), words, job.kind).pdf;
    }
    const Handout all = handout(pack.content, words, evaluation, choice);
    switch (job.product) {
        case Product::calendar: return calendar(all, words);
        case Product::event:
        case Product::mail:
        case Product::text: {
            const Form form = job.product == Product::event  ? Form::event
                              : job.product == Product::mail ? Form::mail
                                                             : Form::text;
            for (const Payload& one : payloads(all, words))
                if (one.form == form) return one.bytes;
            return Findings{{file, "/write",
                             std::string("\"") + name(form) + "\", which this plan has no date or no room for",
                             "another form"}};
        }
        default: break;
    }
    if (typeface != "Inter") return wrong_typeface;
    return paper(all, words, job.kind).pdf;
}

}  // namespace

Result<std::string> done(const Job& job, const std::string& file) {
    const auto files =
        job.pack ? kiosk::handed_files(*job.pack, "descriptor " + std::to_string(*job.pack))
                 : kiosk::read_pack_files(job.content.empty() ? kiosk::own_pack() : std::filesystem::path(job.content));
    if (!files) return files.findings();
    if (const std::string found = kiosk::sha256_of(*files); !job.sha256.empty() && found != job.sha256) {
        return Findings{
            {file, "/sha256", "content whose SHA-256 is " + found, job.sha256 + ", as whoever asks has it"}};
    }
    auto pack = kiosk::make_pack(*files, kiosk::Care::to_run);
    if (!pack) return pack.findings();
    pack->make_up(job.language);
    const Words* words = pack->words_of(job.language);
    if (words != nullptr) return made(job, file, *pack, *words);
    std::vector<std::string> known;
    for (const Words& one : pack->words) known.push_back(one.language());
    return Findings{{file, "/language", "\"" + job.language + "\"", listed(known)}};
}

}  // namespace milepost::take_home
