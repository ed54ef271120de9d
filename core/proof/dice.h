#pragma once
#include <cstddef>
#include <cstdint>

namespace milepost {

/// SplitMix64: the same numbers on every machine, for every person a row of their own.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ULL) {}
    std::size_t below(std::size_t end) {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return std::size_t((z ^ (z >> 31)) % end);
    }

  private:
    std::uint64_t state_;
};

}  // namespace milepost
