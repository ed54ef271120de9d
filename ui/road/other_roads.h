#pragma once
#include <string>
#include <vector>

#include "core/roads/evaluation.h"
#include "ui/base/column.h"
#include "ui/words/words.h"

/// The roads beside the one that is shown: to the same credential, and to others.
namespace milepost::ui {

/// What a sign or a card says, as one label: without marks, and without what is empty.
std::string sentences(const std::vector<std::string>& all);

/// What a person does on a road: without the papers in between, and without what comes after the certificate.
std::string steps_phrase(const Words& words, const Plan& plan);

/// Which road to a credential the model asks for: 0 the best, n `others[n - 1]`; one that is not there is the best.
std::size_t road_asked_for(const Model& model, const CredentialResult& result);
const Plan& road_of(const CredentialResult& result, std::size_t road);

/// What a scarce step says is left to whoever finds no place: another road to the same credential, where that is the
/// best of those that are surer, or one to another credential; empty where there is none.
std::string if_not_phrase(const Frame& frame, const CredentialResult& result);

/// A road that leaves the one that is shown at today, and the action that shows it in that one's place.
struct Branch {
    std::string id;    ///< "road.other.<n>": to the same credential; "road.<why>.<credential>": to another
    std::string text;  ///< what it trades: "Surer: 6 months later, $6,000 more"
    std::string spoken;
    Action action;
};
/// The few that matter most beside the road that is shown, in that order: the surer one to another credential
/// ("road.surer.<credential>"), where that is the best of those; the surer, the best or the next best one to the same;
/// the way back to the recommended credential ("road.best.<credential>"); what is open now.
std::vector<Branch> branches_of(const Frame& frame, const CredentialResult& result, std::size_t shown);

/// A card "road.other.<n>" for each road but the one shown: what it trades against that, its steps, its length and
/// price. A tap shows it in that one's place. Nothing where there is no other.
void other_roads(Column& column, const CredentialResult& result, std::size_t shown);

/// A card "road.to.<credential>" for each certificate but the one shown, those that are open now first: employers ask
/// for a certain one. A tap shows its road.
void other_certificates(Column& column, const CredentialResult& shown);

}  // namespace milepost::ui
