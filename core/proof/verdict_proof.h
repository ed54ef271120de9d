#pragma once
#include "core/proof/proof.h"

namespace milepost {

/// The part of `prove` about verdicts. Adds to `proof`. Asked to stop, it ends at once, and what it added proves
/// nothing.
void prove_verdicts(const Content& content, Date date, const std::stop_token& stop, Proof& proof);

/// The days on which a proof looks: `date`, and the last day and the first after it of every rule that ends on a day.
std::vector<Date> days_to_prove(const Content& content, Date date);

/// Notes a violation, with the person it is about.
void note_fault(Proof& proof, std::string fault);

/// Stirs a number into a digest (FNV-1a, by 64 bits).
inline void stir(std::uint64_t& digest, std::uint64_t value) { digest = (digest ^ value) * 0x100000001b3ULL; }

}  // namespace milepost
