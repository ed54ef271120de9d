#pragma once
#include "core/roads/evaluation.h"
#include "ui/base/column.h"
#include "ui/words/words.h"

/// The roads to one credential beside the one that is shown.
namespace milepost::ui {

/// What a person does on a road: without the papers in between, and without what comes after the certificate.
std::string steps_phrase(const Words& words, const Plan& plan);

/// Which road to a credential the model asks for: 0 the best, n `others[n - 1]`; one that is not there is the best.
std::size_t road_asked_for(const Model& model, const CredentialResult& result);
const Plan& road_of(const CredentialResult& result, std::size_t road);

/// Asks for another road in the shown one's place, seen from its beginning.
void show_road(Frame& frame, std::size_t road);

/// A card "road.other.<n>" for each road but the one shown: what it trades against that, its steps, its length and
/// price. A tap shows it in that one's place. Nothing where there is no other.
void other_roads(Column& column, const CredentialResult& result, std::size_t shown);

/// A card "road.to.<credential>" for each certificate but the one shown, those that are open now first: employers ask
/// for a certain one. A tap shows its road.
void other_certificates(Column& column, const CredentialResult& shown);

/// Where the credential that is shown is not open yet and another is: a card "road.now.<credential>" that says so. A
/// tap shows that one's road.
void open_now(Column& column, const CredentialResult& shown);

}  // namespace milepost::ui
