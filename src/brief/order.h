// Sorting that keeps equal items in their order. (std::stable_sort of this standard library asks for a buffer
// through a function that newer compilers call deprecated.)
//
//     sort_stably(dates, [](const auto& a, const auto& b) { return later(b->on, a->on); });
#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

namespace entente::brief {

template <class T, class Less>
void sort_stably(std::vector<T>& items, Less less) {
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return less(items[a], items[b]) || (!less(items[b], items[a]) && a < b);
    });
    std::vector<T> sorted;
    sorted.reserve(items.size());
    for (const std::size_t i : order) {
        sorted.push_back(std::move(items[i]));
    }
    items = std::move(sorted);
}

}  // namespace entente::brief
