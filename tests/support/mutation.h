#pragma once
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/content/content_json.h"
#include "core/proof/content_check.h"
#include "tests/support/content_fixture.h"

namespace milepost::test {

using Json = nlohmann::json;
using Files = std::map<std::string, std::string>;
using Texts = std::vector<std::string>;

/// The shipped content with one file's JSON changed.
inline Files changed(const std::string& file, const std::function<void(Json&)>& change) {
    Files files = shipped_files();
    Json document = Json::parse(files.at(file));
    change(document);
    files[file] = document.dump();
    return files;
}

/// The shipped content with another text for one file.
inline Files replaced(const std::string& file, const std::string& text) {
    Files files = shipped_files();
    files[file] = text;
    return files;
}

inline Texts sentences(const Findings& findings) {
    Texts all;
    for (const Finding& finding : findings) all.push_back(finding.sentence());
    return all;
}

/// Every sentence with which content is refused: by the reader, or where it can be read, by the check.
inline Texts refusals(const Files& files) {
    const auto read = read_content(files);
    return sentences(read ? check(*read) : read.findings());
}

inline Texts refusals(const std::string& file, const std::function<void(Json&)>& change) {
    return refusals(changed(file, change));
}

/// Position of the object with this id in a list.
inline std::size_t position(const Json& list, const std::string& id) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].at("id") == id) return i;
    }
    throw std::out_of_range(id);
}

inline Json& with_id(Json& list, const std::string& id) { return list[position(list, id)]; }

}  // namespace milepost::test
