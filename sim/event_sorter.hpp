#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
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

    /// Copies `events` to `sorted`, in order.
    /// \pre as much room in `sorted`, and not the same memory
    void sort(std::span<const Event> events, std::span<Event> sorted) {
        if (events.size() <= few) {
            std::copy(events.begin(), events.end(), sorted.begin());
            insertion_sort(sorted.begin(), sorted.end());
            return;
        }
        if (deal(events, sorted) <= few) {
            insertion_sort(sorted.begin(), sorted.end());  // none moves out of its bucket
            return;
        }
        auto begin = sorted.begin();
        for (const std::uint32_t bucket_end : ends_) {
            const auto end = sorted.begin() + bucket_end;
            std::sort(begin, end, is_before);
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

    /// Copies `events` to `dealt`, bucket by bucket; ends_ says where each bucket ends.
    /// \return the most events in a bucket
    std::uint32_t deal(std::span<const Event> events, std::span<Event> dealt) {
        std::uint64_t first = UINT64_MAX;
        std::uint64_t last = 0;
        for (const Event& event : events) {
            first = std::min<std::uint64_t>(first, event.key);
            last = std::max<std::uint64_t>(last, event.key);
        }
        const int shift = std::max(0, static_cast<int>(std::bit_width(last - first)) -
                                          static_cast<int>(std::bit_width(events.size() / 2)));
        const auto bucket = [=](const Event& event) { return (event.key - first) >> shift; };
        ends_.assign(((last - first) >> shift) + 1, 0);
        for (const Event& event : events) {
            ++ends_[bucket(event)];
        }
        std::uint32_t before = 0;
        std::uint32_t most = 0;
        for (std::uint32_t& end : ends_) {
            const std::uint32_t size = end;
            end = before;  // for now where the bucket begins; filling it moves that to its end
            before += size;
            most = std::max(most, size);
        }
        for (const Event& event : events) {
            dealt[ends_[bucket(event)]++] = event;
        }
        return most;
    }

    std::vector<std::uint32_t> ends_;  ///< [bucket]
};

}  // namespace cordon::sim
