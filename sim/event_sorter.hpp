#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace cordon::sim {

/// Sorts events by (key, tie), in linear time where keys are spread evenly.
///
/// Deals them to about as many buckets as there are events, in proportion to their keys, and sorts
/// the buckets, most of which have one event or two. However unevenly keys lie, it is never much
/// slower than std::sort. Keeps its working memory for the next time.
template <class Event>
class EventSorter {
public:
    static bool is_before(const Event& a, const Event& b) noexcept {
        return a.key != b.key ? a.key < b.key : a.tie < b.tie;
    }

    void sort(std::vector<Event>& events) {
        if (events.size() <= few) {
            insertion_sort(events.begin(), events.end());
            return;
        }
        const auto [first, last] =
            std::minmax_element(events.begin(), events.end(),
                                [](const Event& a, const Event& b) { return a.key < b.key; });
        deal(events, first->key, last->key);
        events.swap(dealt_);
        auto begin = events.begin();
        for (const std::uint32_t bucket_end : ends_) {
            const auto end = events.begin() + bucket_end;
            if (end - begin <= static_cast<std::ptrdiff_t>(few)) {
                insertion_sort(begin, end);
            } else {
                std::sort(begin, end, is_before);
            }
            begin = end;
        }
    }

private:
    static constexpr std::size_t few = 16;

    template <class Iterator>
    static void insertion_sort(Iterator begin, Iterator end) {
        for (auto next = begin; next != end; ++next) {
            const Event event = *next;
            auto place = next;
            for (; place != begin && is_before(event, *(place - 1)); --place) {
                *place = *(place - 1);
            }
            *place = event;
        }
    }

    /// Copies `events` to dealt_, bucket by bucket; ends_ says where each bucket ends.
    void deal(const std::vector<Event>& events, std::uint64_t first, std::uint64_t last) {
        const int shift = std::max(0, static_cast<int>(std::bit_width(last - first)) -
                                          static_cast<int>(std::bit_width(events.size())));
        const auto bucket = [=](const Event& event) { return (event.key - first) >> shift; };
        ends_.assign(((last - first) >> shift) + 1, 0);
        for (const Event& event : events) {
            ++ends_[bucket(event)];
        }
        std::uint32_t before = 0;
        for (std::uint32_t& end : ends_) {
            const std::uint32_t size = end;
            end = before;  // for now where the bucket begins; filling it moves that to its end
            before += size;
        }
        dealt_.resize(events.size());
        for (const Event& event : events) {
            dealt_[ends_[bucket(event)]++] = event;
        }
    }

    std::vector<Event> dealt_;
    std::vector<std::uint32_t> ends_;  ///< [bucket]
};

}  // namespace cordon::sim
