#pragma once
#include <string>
#include <vector>

#include "core/content/content.h"
#include "core/content/place.h"

namespace milepost::kiosk {

/// The text of content/programs.json: what a certificate program of medical assisting costs and how long it takes, by
/// state, out of the programs of `places` (certificates of at least 12 weeks).
/// * A range spans the middle eight tenths of the schools (their tenth and ninetieth hundredth, rounded outwards to
///   $100 and whole months); where a school charges by the year, one year stands for the program.
/// * A state with fewer than five schools that tell a price takes those of its division of the country (the Census
///   Bureau's), and where that has too few, the country's. Lengths are the country's everywhere: four schools in ten
///   tell one, hardly any of them public, and by state a few schools would decide.
/// * The middle price of public and of private schools is told beside it, where there are at least three.
/// Empty where no place tells a price or a length, or of which year they are.
std::string program_figures(const Content& content, const std::vector<Place>& places);

}  // namespace milepost::kiosk
