#pragma once
#include <string>
#include <vector>

#include "core/content/place.h"
#include "core/terms/result.h"

namespace milepost::kiosk {

/// A file's name and what it holds.
struct NamedBytes {
    std::string name, bytes;
};

/// Files of IPEDS as the US Department of Education publishes them, one year's or, for prices, several.
struct OfficialFiles {
    NamedBytes directory;            ///< HD: who and where
    NamedBytes completions;          ///< C_A: what is taught, by the certificates given
    std::vector<NamedBytes> prices;  ///< COST1, or IC_PY and IC_AY before 2024
};

/// Places made of tables.
struct Imported {
    std::vector<Place> places;
    int read = 0;      ///< what may become a place: programs, or rows of a plain table
    Findings refused;  ///< each row, or whole file, that could not be read
    /// how many were left out for another reason than a fault, and why: "a school that has closed"
    std::vector<std::pair<int, std::string>> left_out;
    /// school (UNITID and OPEID as the file has them) of each of `places`: what an organiser's table joins by
    std::vector<std::pair<std::string, std::string>> schools;
};

/// Every program of medical assisting (CIP 51.0801) of a school that is open: one place for each of its awards, with
/// price and length where the files tell them. Layouts and codes: the dictionaries that IPEDS publishes with each file.
/// * A level below 12 weeks is a short course, up to an associate degree a certificate; of bachelors and above `award`
///   is none.
/// * A price for the whole program is tuition, fees, books and supplies. Of a school that charges by the year it is the
///   year's: in its district at least, in its state at most. An associate degree there takes two academic years.
/// * Two programs of a school that end alike and of which nothing tells them apart are one place.
/// * Where a school lists two lengths of the same award, the ranges span both.
Imported import_ipeds(const OfficialFiles& files);

/// What IPEDS is called among the sources of a file of places.
PlaceSource ipeds_source();

}  // namespace milepost::kiosk
