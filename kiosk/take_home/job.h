#pragma once
#include <optional>
#include <string>

#include "core/content/content.h"
#include "core/terms/result.h"
#include "kiosk/take_home/paper.h"

namespace milepost::take_home {

enum class Product { pdf, text, calendar, trace, event, mail };

/// What the kiosk asks `milepost_paper` for, as one JSON object:
/// {"write": "pdf" | "text" | "calendar" | "trace" | "event" | "mail", "format": "a4" | "letter" | "receipt",
/// "large_print": true | false,
///  "profile": {…} (contract, section 2), "date": "YYYY-MM-DD", "language": "en", "content": "DIR", "credential":
///  "ccma-nha", "road": 0, "code": "…", "digest": "…", "referral": 0, "open_questions": 0, "place": "…", "sha256": "…",
///  "pack": 3}
/// Only the profile and the date must be there; a date of null: it is not known, and what is made says lengths without
/// dates. "text", "event" and "mail" are what a QR code on the screen holds (payload.h); "trace" is the counselor's
/// page (trace_page.h), a PDF too; "referral" is one of the organiser's places, counted from 0; "open_questions": how
/// many would still make the road more exact; "place": where the person chose to go to school. Without "credential" it
/// is the one recommended, without "content" the pack that Milepost comes with. "pack" is an open file from which the
/// content is read instead of a folder (content_files.h, `handed_files`): the kiosk's own, so that paper says what its
/// screen said. With "sha256" any other content is refused.
struct Job {
    Product product = Product::pdf;
    PaperKind kind;
    std::string profile = "{}";  ///< JSON
    std::optional<Date> date;    ///< nothing: not known
    std::string language = "en", content, credential, code, digest, place;
    int road = 0, open_questions = 0;
    std::optional<int> referral, pack;
    std::string sha256;
};

/// Reads a job; refused with every fault in it. `file` names the text in the findings.
Result<Job> read_job(const std::string& file, const std::string& text);

/// The same as text for `milepost_paper`, on one line.
std::string job_text(const Job& job);

/// What is known of a person as a profile, the way back from `read_profile`. Choices that are not known exactly are
/// left out: nobody can answer so.
std::string profile_text(const Content& content, const Facts& facts);

/// Does the job: the bytes of what it asks for, or every reason why there are none.
Result<std::string> done(const Job& job, const std::string& file);

}  // namespace milepost::take_home
