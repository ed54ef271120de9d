#pragma once
#include <array>
#include <cassert>
#include <cstddef>
#include <initializer_list>

namespace milepost {

/// Up to `most` items, held in place: copying one touches no heap. Whoever fills it sees to it that they fit.
template <class Item, std::size_t most>
class Few {
  public:
    constexpr Few() = default;
    Few(std::initializer_list<Item> items) {
        for (const Item& item : items) push_back(item);
    }
    void push_back(const Item& item) {
        assert(size_ < most);
        items_[size_++] = item;
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] static constexpr std::size_t most_items() { return most; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    Item& operator[](std::size_t at) { return items_[at]; }
    const Item& operator[](std::size_t at) const { return items_[at]; }
    Item* begin() { return items_.data(); }
    Item* end() { return items_.data() + size_; }
    [[nodiscard]] const Item* begin() const { return items_.data(); }
    [[nodiscard]] const Item* end() const { return items_.data() + size_; }
    friend bool operator==(const Few& a, const Few& b) {
        if (a.size_ != b.size_) return false;
        for (std::size_t i = 0; i < a.size_; ++i) {
            if (!(a.items_[i] == b.items_[i])) return false;
        }
        return true;
    }

  private:
    std::array<Item, most> items_{};
    std::size_t size_ = 0;
};

}  // namespace milepost
