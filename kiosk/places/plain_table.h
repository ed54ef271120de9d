#pragma once
#include "core/content/content.h"
#include "kiosk/places/ipeds.h"

namespace milepost::kiosk {

/// Places of a plain table, whose head names keys of places.json, one place a row. A row without an id has one of its
/// file and line; without a kind it is a school. Of a pair two numbers stand in the field ("9-12"), of a list its parts
/// with blanks between ("day evening"). What American Job Centers are listed by (CareerOneStop) is understood too:
/// "Name of Center", "Address1", "Zip Code", "Phone", "Web Site URL", "Latitiude".
///
/// A row with a "unitid" or an "opeid" that one of `known` has is no place of its own: what it tells is what is known
/// of those, and wins over what they had: lists of accreditors are joined so.
Imported import_table(const NamedBytes& file, const Content& content, Imported& known);

}  // namespace milepost::kiosk
