#include "tests/support/content_fixture.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "core/content_json.h"
#include "core/profile_json.h"

namespace milepost::test {
namespace {

[[noreturn]] void refused(const Findings& findings) {
    std::string all;
    for (const Finding& finding : findings) all += finding.sentence() + "\n";
    throw std::runtime_error(all);
}

}  // namespace

const std::map<std::string, std::string>& shipped_files() {
    static const auto files = [] {
        std::map<std::string, std::string> read;
        for (const auto& entry : std::filesystem::directory_iterator(MILEPOST_ASSET_DIR "/content")) {
            std::ifstream file(entry.path(), std::ios::binary);
            read[entry.path().filename().string()] = {std::istreambuf_iterator<char>(file), {}};
        }
        return read;
    }();
    return files;
}

const Content& shipped_content() {
    static const Content content = [] {
        auto read = read_content(shipped_files());
        if (!read) refused(read.findings());
        return std::move(*read);
    }();
    return content;
}

Date day(std::string_view text) {
    if (const auto date = parse_date(text)) return *date;
    throw std::runtime_error("no day: " + std::string(text));
}

Facts profile(const std::string& json) {
    auto facts = read_profile(shipped_content(), "profile", json);
    if (!facts) refused(facts.findings());
    return std::move(*facts);
}

Evaluation evaluated(const std::string& json, Date date) { return evaluate(shipped_content(), profile(json), date); }

const CredentialResult& credential_of(const Evaluation& evaluation, std::string_view id) {
    for (const CredentialResult& result : evaluation.credentials) {
        if (result.credential->id == id) return result;
    }
    throw std::runtime_error("no credential " + std::string(id));
}

Truth route_of(const Evaluation& evaluation, std::string_view id) {
    for (const CredentialResult& result : evaluation.credentials) {
        for (const RouteResult& route : result.routes) {
            if (route.route->id == id) return route.met;
        }
    }
    throw std::runtime_error("no route " + std::string(id));
}

const Stage* stage_of(const Plan& plan, std::string_view step) {
    for (const Stage& stage : plan.stages) {
        if (stage.step->id == step) return &stage;
    }
    return nullptr;
}

std::string name_of(Status status) { return status == Status::now ? "now" : status == Status::later ? "later" : "unknown"; }

const Wording& keys_as_words() {
    static const Wording words = [](std::string_view key, const Args&) { return std::string(key); };
    return words;
}

}  // namespace milepost::test
