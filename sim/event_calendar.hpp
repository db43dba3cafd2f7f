#pragma once

#include "base/contract.hpp"
#include "sim/event_sorter.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace cordon::sim {

/// What a calendar holds: a few bytes with a key, which says when, and a tie, which orders events
/// of equal key. Two events in one calendar should differ in key or tie.
template <class T>
concept CalendarEvent = std::is_trivially_copyable_v<T> && requires(const T event) {
    { event.key } -> std::convertible_to<std::uint64_t>;
    { event.tie } -> std::convertible_to<std::uint64_t>;
};

/// Pending events of one partition, popped in the order of (key, tie).
///
/// A radix heap (Ahuja, Mehlhorn, Orlin and Tarjan, J. ACM 37, 1990) of hexadecimal digits: a far
/// event waits in the bucket of the highest digit in which its key differs from a base that only
/// rises, and of what that digit is. A push is constant time; an event moves to nearer buckets
/// once or twice in its life; a bucket is sorted once it comes near and few events are left in it.
/// Buckets are chains of chunks from one pool: an empty calendar is about a kilobyte, and memory
/// follows the events pending. Decision 0008 has the figures.
template <CalendarEvent Event>
class EventCalendar {
public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

    /// \pre event.key is at least the key popped last, and above the `last_key` of take_until;
    ///      fewer than 2^31 events are pending
    void push(const Event& event) {
        CORDON_EXPECT_HOT(event.key >= least_key_);
        insert(event);
        ++size_;
    }

    /// Pops the first event into `out` if its key is at most `last_key`.
    /// \return false, with `out` untouched, if nothing is due. Earlier keys may still be pushed
    ///         afterwards: the rule of push counts what was popped, not what was asked for.
    bool pop_until(std::uint64_t last_key, Event& out) {
        while (next_.empty() && late_.empty()) {
            if (!bring_nearer(last_key)) {
                return false;
            }
        }
        const bool is_late =
            next_.empty() || (!late_.empty() && is_later(next_.back(), late_.front()));
        const Event& first = is_late ? late_.front() : next_.back();
        if (first.key > last_key) {
            return false;
        }
        out = first;
        if (is_late) {
            std::pop_heap(late_.begin(), late_.end(), is_later);
            late_.pop_back();
        } else {
            next_.pop_back();
        }
        --size_;
        least_key_ = out.key;
        return true;
    }

    /// Takes all events with a key of at most `last_key` at once, in order, into `due`: cheaper
    /// than popping them, where what they schedule lies beyond `last_key`. Whoever goes through
    /// them can look ahead, to fetch what the next ones are about.
    void take_until(std::uint64_t last_key, std::vector<Event>& due) {
        due.clear();
        take_near(last_key, due);
        if (last_key > base_) {
            raise_base(last_key, due);
        }
        size_ -= due.size();
        least_key_ = std::max(least_key_, last_key == UINT64_MAX ? last_key : last_key + 1);
        sorter_.sort(due);
    }

private:
    static constexpr int digit_bits = 4;
    static constexpr std::size_t digits = std::size_t{1} << digit_bits;
    static constexpr std::size_t levels = 64 / digit_bits;  ///< places of a digit, lowest first
    static constexpr std::uint32_t chunk_size = 32;
    static constexpr std::uint32_t no_chunk = UINT32_MAX;
    static constexpr std::uint32_t few = 64;

    static bool is_later(const Event& a, const Event& b) noexcept {
        return EventSorter<Event>::is_before(b, a);
    }

    /// Of the highest digit in which they differ. \pre key != base_
    [[nodiscard]] int level_of(std::uint64_t key) const noexcept {
        return (63 ^ std::countl_zero(key ^ base_)) / digit_bits;
    }
    static std::size_t digit_of(std::uint64_t key, int level) noexcept {
        return key >> (level * digit_bits) & (digits - 1);
    }

    void insert(const Event& event) {
        if (event.key <= base_) {
            late_.push_back(event);
            std::push_heap(late_.begin(), late_.end(), is_later);
            return;
        }
        const int level = level_of(event.key);
        const std::size_t digit = digit_of(event.key, level);
        std::uint32_t& end = ends_[static_cast<std::size_t>(level) * digits + digit];
        if (end % chunk_size == 0) {
            end = new_chunk(end / chunk_size - 1);
            occupied_[static_cast<std::size_t>(level)] |=
                static_cast<std::uint16_t>(std::size_t{1} << digit);
        }
        pool_[end++] = event;
    }

    /// Brings the nearest bucket nearer, if it may hold a due event: into next_, or to where it
    /// belongs as seen from its first event.
    /// \return false if it cannot
    bool bring_nearer(std::uint64_t last_key) {
        const auto found = std::find_if(occupied_.begin(), occupied_.end(),
                                        [](std::uint16_t here) { return here != 0; });
        if (found == occupied_.end()) {
            return false;
        }
        const int level = static_cast<int>(found - occupied_.begin());
        const int shift = level * digit_bits;
        const auto digit = static_cast<std::uint64_t>(std::countr_zero(*found));
        const std::uint64_t begin = (((base_ >> shift) & ~std::uint64_t{digits - 1}) | digit)
                                    << shift;
        if (begin > last_key) {
            return false;
        }
        moving_.clear();
        empty(static_cast<std::size_t>(level), digit, [&](const Event* events, std::uint32_t n) {
            moving_.insert(moving_.end(), events, events + n);
        });
        if (moving_.size() <= few) {
            const std::uint64_t end = begin + ((std::uint64_t{1} << shift) - 1);
            base_ = std::min(end, last_key);
            const auto not_due =
                std::partition(moving_.begin(), moving_.end(),
                               [&](const Event& event) { return event.key <= base_; });
            next_.assign(moving_.begin(), not_due);
            sorter_.sort(next_);
            std::reverse(next_.begin(), next_.end());
            std::for_each(not_due, moving_.end(), [&](const Event& event) { insert(event); });
            return true;
        }
        base_ = std::min(last_key,
                         std::min_element(moving_.begin(), moving_.end(), [](auto& a, auto& b) {
                             return a.key < b.key;
                         })->key);
        for (const Event& event : moving_) {
            insert(event);
        }
        return true;
    }

    /// \pre last_key > base_
    void raise_base(std::uint64_t last_key, std::vector<Event>& due) {
        // Buckets below the highest digit in which the base changes, and those of lower digits
        // there, are due; higher ones stay; the bucket that has just that digit is split.
        const int highest = level_of(last_key);
        const std::size_t split = digit_of(last_key, highest);
        base_ = last_key;
        const auto take = [&](const Event* events, std::uint32_t n) {
            due.insert(due.end(), events, events + n);
        };
        for (int level = 0; level <= highest; ++level) {
            const auto at = static_cast<std::size_t>(level);
            const std::size_t below = level == highest ? split : digits;
            while (occupied_[at] != 0 &&
                   std::countr_zero(occupied_[at]) < static_cast<int>(below)) {
                empty(at, static_cast<std::size_t>(std::countr_zero(occupied_[at])), take);
            }
        }
        empty(static_cast<std::size_t>(highest), split, [&](const Event* events, std::uint32_t n) {
            std::for_each_n(events, n, [&](const Event& event) {
                if (event.key <= last_key) {
                    due.push_back(event);
                } else {
                    insert(event);
                }
            });
        });
    }

    /// Empties a bucket, which may fill it anew, and calls `use` with each chunk's events.
    template <class Use>
    void empty(std::size_t level, std::size_t digit, const Use& use) {
        std::uint32_t end = std::exchange(ends_[level * digits + digit], 0);
        occupied_[level] &= static_cast<std::uint16_t>(~(std::size_t{1} << digit));
        while (end != 0) {
            const std::uint32_t chunk = (end - 1) / chunk_size;
            const std::uint32_t n = end - chunk * chunk_size;
            std::array<Event, chunk_size> events;
            std::copy_n(pool_.begin() + std::ptrdiff_t{chunk * chunk_size}, n, events.begin());
            end = (links_[chunk] + 1) * chunk_size;
            links_[chunk] = free_;
            free_ = chunk;
            use(events.data(), n);
        }
    }

    void take_near(std::uint64_t last_key, std::vector<Event>& due) {
        const auto due_from = std::partition_point(
            next_.begin(), next_.end(), [=](const Event& event) { return event.key > last_key; });
        due.insert(due.end(), due_from, next_.end());
        next_.erase(due_from, next_.end());
        if (!late_.empty()) {
            const auto later = std::partition(late_.begin(), late_.end(), [=](const Event& event) {
                return event.key > last_key;
            });
            due.insert(due.end(), later, late_.end());
            late_.erase(later, late_.end());
            std::make_heap(late_.begin(), late_.end(), is_later);
        }
    }

    /// \return the place of its first event
    std::uint32_t new_chunk(std::uint32_t full) {
        if (free_ == no_chunk) {
            if (links_.size() == links_.capacity()) {
                const std::size_t chunks = links_.size() + links_.size() / 4 + 1;
                links_.reserve(chunks);  // doubling would waste more
                pool_.reserve(chunks * chunk_size);
            }
            free_ = static_cast<std::uint32_t>(links_.size());
            links_.push_back(no_chunk);
            pool_.resize(pool_.size() + chunk_size);
        }
        const std::uint32_t chunk = free_;
        free_ = links_[chunk];
        links_[chunk] = full;
        return chunk * chunk_size;
    }

    std::size_t size_ = 0;
    std::uint64_t base_ = 0;
    std::uint64_t least_key_ = 0;  ///< that may still be pushed
    std::vector<Event> next_;      ///< of the bucket that came last, last event first
    std::vector<Event> late_;      ///< heap of what was pushed at or before the base since
    std::vector<Event> moving_;
    std::vector<Event> pool_;           ///< chunks of events
    std::vector<std::uint32_t> links_;  ///< [chunk] the next one, free or of the same bucket
    std::uint32_t free_ = no_chunk;
    std::array<std::uint16_t, levels> occupied_{};       ///< [level] one bit per digit
    std::array<std::uint32_t, levels * digits> ends_{};  ///< [level, digit] place behind the
                                                         ///< last event; 0 if there is none
    EventSorter<Event> sorter_;
};

}  // namespace cordon::sim
