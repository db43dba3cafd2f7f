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
#include <vector>

namespace cordon::sim {

/// What a calendar holds: a key, which says when, a tie, which orders events of equal key
/// (sim/event_order.hpp), and a few bytes more. Events that agree in both must be interchangeable.
template <class T>
concept CalendarEvent = requires(const T event) {
    { event.key } -> std::convertible_to<std::uint64_t>;
    { event.tie } -> std::convertible_to<std::uint64_t>;
};

/// Pending events of one partition, popped in the order of (key, tie).
///
/// A radix heap (Ahuja, Mehlhorn, Orlin and Tarjan, J. ACM 37, 1990): a far event waits in the
/// bucket of the highest bit in which its key differs from a base that only rises, so a push is
/// constant time and an event moves to nearer buckets a few times in its life. Events at or below
/// the base are in a small binary heap, the front. Buckets are chains of chunks from one pool: an
/// empty calendar is about 1200 bytes, and memory follows the events pending.
template <CalendarEvent Event>
class EventCalendar {
    // Events are copied from bucket to bucket a few times in their lives, in whole chunks.
    static_assert(std::is_trivially_copyable_v<Event> && sizeof(Event) <= 32);

public:
    static constexpr std::uint64_t no_key = UINT64_MAX;

    EventCalendar() { buckets_.fill({}); }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

    /// Of the first event pending, exactly and in constant time; no_key if there is none.
    [[nodiscard]] std::uint64_t earliest_key() const noexcept {
        if (!front_.empty()) {
            return front_.front().key;
        }
        return occupied_ == 0
                   ? no_key
                   : buckets_[static_cast<std::size_t>(std::countr_zero(occupied_))].least_key;
    }

    /// \pre event.key is at least the key popped last, and above the `last_key` of take_until
    void push(const Event& event) {
        CORDON_EXPECT_HOT(event.key >= least_key_);
        insert(event);
        ++size_;
    }

    /// Pops the first event into `out` if its key is at most `last_key`.
    /// \return false, with `out` untouched, if nothing is due. Earlier keys may still be pushed
    ///         afterwards: the rule of push counts what was popped, not what was asked for.
    bool pop_until(std::uint64_t last_key, Event& out) {
        while (front_.empty()) {
            if (!bring_nearer(last_key)) {
                return false;
            }
        }
        if (front_.front().key > last_key) {
            return false;
        }
        out = front_.front();
        std::pop_heap(front_.begin(), front_.end(), is_later);
        front_.pop_back();
        --size_;
        least_key_ = out.key;
        return true;
    }

    /// Takes all events with a key of at most `last_key` at once, in order, into `due`: cheaper
    /// than popping them, where what they schedule lies beyond `last_key`. Whoever goes through
    /// them can look ahead, to fetch what the next ones are about.
    void take_until(std::uint64_t last_key, std::vector<Event>& due) {
        due.clear();
        take_front(last_key, due);
        if (last_key > base_) {
            // Between the highest bit in which the base changes and the lowest, all is due; above
            // it nothing moves; the bucket of that bit itself is split by the new base.
            const int highest = static_cast<int>(std::bit_width(base_ ^ last_key)) - 1;
            base_ = last_key;
            for (int bucket = 0; bucket <= highest; ++bucket) {
                spread(static_cast<std::size_t>(bucket), [&](const Event& event) {
                    if (event.key <= last_key) {
                        due.push_back(event);
                    } else {
                        insert(event);
                    }
                });
            }
        }
        size_ -= due.size();
        least_key_ = std::max(least_key_, last_key == UINT64_MAX ? last_key : last_key + 1);
        sorter_.sort(due);
    }

private:
    using ChunkIndex = std::uint32_t;
    static constexpr ChunkIndex no_chunk = UINT32_MAX;

    struct Chunk {
        std::array<Event, 32> events;  // fewer cost time with millions pending, more cost memory
        std::uint32_t size;
        ChunkIndex next;
    };

    struct Bucket {
        ChunkIndex head = no_chunk;
        std::uint64_t least_key = no_key;  ///< of the events in it
    };

    static bool is_later(const Event& a, const Event& b) noexcept {
        return a.key != b.key ? a.key > b.key : a.tie > b.tie;
    }

    void insert(const Event& event) {
        if (event.key <= base_) {
            front_.push_back(event);
            std::push_heap(front_.begin(), front_.end(), is_later);
            return;
        }
        const int bucket = static_cast<int>(std::bit_width(event.key ^ base_)) - 1;
        auto& [head, least_key] = buckets_[static_cast<std::size_t>(bucket)];
        if (head == no_chunk || pool_[head].size == pool_[head].events.size()) {
            head = new_chunk(head);
            occupied_ |= std::uint64_t{1} << bucket;
        }
        least_key = std::min(least_key, event.key);
        Chunk& chunk = pool_[head];
        chunk.events[chunk.size++] = event;
    }

    /// Spreads the nearest bucket over nearer ones and the front, if it holds a due event.
    /// \return false if it does not
    bool bring_nearer(std::uint64_t last_key) {
        if (occupied_ == 0) {
            return false;
        }
        const auto nearest = static_cast<std::size_t>(std::countr_zero(occupied_));
        if (buckets_[nearest].least_key > last_key) {
            return false;
        }
        base_ = next_base(buckets_[nearest], last_key);
        spread(nearest, [this](const Event& event) { insert(event); });
        return true;
    }

    /// Empties a bucket, which may fill it anew, and calls `place` with each event that was in it.
    template <class Place>
    void spread(std::size_t bucket, const Place& place) {
        ChunkIndex chain = buckets_[bucket].head;
        buckets_[bucket] = {};
        occupied_ &= ~(std::uint64_t{1} << bucket);
        while (chain != no_chunk) {
            const Chunk chunk = pool_[chain];
            pool_[chain].next = free_;
            free_ = chain;
            chain = chunk.next;
            std::for_each_n(chunk.events.begin(), chunk.size, place);
        }
    }

    void take_front(std::uint64_t last_key, std::vector<Event>& due) {
        const auto later = std::partition(front_.begin(), front_.end(),
                                          [=](const Event& event) { return event.key > last_key; });
        due.insert(due.end(), later, front_.end());
        front_.erase(later, front_.end());
        std::make_heap(front_.begin(), front_.end(), is_later);
    }

    /// The highest base that puts only due events in the front, and only a few: all the due ones
    /// of a single chunk, the first of a longer chain. \pre the bucket has a due event
    std::uint64_t next_base(const Bucket& bucket, std::uint64_t last_key) const noexcept {
        const Chunk& chunk = pool_[bucket.head];
        if (chunk.next != no_chunk) {
            return bucket.least_key;
        }
        std::uint64_t last_due = 0;
        for (std::uint32_t i = 0; i < chunk.size; ++i) {
            const std::uint64_t key = chunk.events[i].key;
            last_due = key <= last_key ? std::max(last_due, key) : last_due;
        }
        return last_due;
    }

    ChunkIndex new_chunk(ChunkIndex next) {
        if (free_ == no_chunk) {
            if (pool_.size() == pool_.capacity()) {
                pool_.reserve(pool_.size() + pool_.size() / 4 + 1);  // doubling would waste more
            }
            free_ = static_cast<ChunkIndex>(pool_.size());
            pool_.push_back({.events = {}, .size = 0, .next = no_chunk});
        }
        const ChunkIndex chunk = free_;
        free_ = pool_[chunk].next;
        pool_[chunk].size = 0;
        pool_[chunk].next = next;
        return chunk;
    }

    std::size_t size_ = 0;
    std::uint64_t base_ = 0;
    std::uint64_t least_key_ = 0;  ///< that may still be pushed
    std::uint64_t occupied_ = 0;   ///< one bit per bucket that has a chunk
    std::vector<Event> front_;     ///< heap, first event on top; every key <= base_
    std::vector<Chunk> pool_;
    ChunkIndex free_ = no_chunk;
    std::array<Bucket, 64> buckets_;
    EventSorter<Event> sorter_;
};

}  // namespace cordon::sim
