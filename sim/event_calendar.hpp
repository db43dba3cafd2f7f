#pragma once

#include "base/contract.hpp"
#include "sim/chunk_pool.hpp"
#include "sim/event_sorter.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
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
/// A radix heap (Ahuja, Mehlhorn, Orlin and Tarjan, J. ACM 37, 1990) of hexadecimal digits: a far
/// event waits in the bucket of the highest digit in which its key differs from a base that only
/// rises, and of what that digit is. A push is constant time; an event moves to nearer buckets
/// once or twice in its life; a bucket is sorted once it comes near and few events are left in it.
/// Buckets are chains of chunks from one pool: an empty calendar is about a kilobyte, and memory
/// follows the events pending. Decision 0008 has the figures.
template <CalendarEvent Event>
class EventCalendar {
    // Events are copied from bucket to bucket once or twice in their lives.
    static_assert(std::is_trivially_copyable_v<Event> && sizeof(Event) <= 32);

public:
    static constexpr std::uint64_t no_key = UINT64_MAX;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

    /// Of the first event pending, exactly; no_key if there is none. Looks through one bucket,
    /// once for each time that events were popped or taken.
    [[nodiscard]] std::uint64_t earliest_key() {
        if (earliest_ == unknown) {
            earliest_ = find_earliest();
        }
        return earliest_;
    }

    /// \pre event.key is at least the key popped last, and above the `last_key` of take_until;
    ///      fewer than 2^31 events are pending
    void push(const Event& event) {
        CORDON_EXPECT_HOT(event.key >= least_key_);
        insert(event);
        ++size_;
        if (event.key < earliest_) {
            earliest_ = event.key;
        }
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
        earliest_ = unknown;
        return true;
    }

    /// A pending event that may be the one popped after `ahead` others, if it is known already: for
    /// fetching what it is about. Null otherwise.
    [[nodiscard]] const Event* upcoming(std::size_t ahead) const noexcept {
        return ahead < next_.size() ? &next_[next_.size() - 1 - ahead] : nullptr;
    }

    /// Takes all events with a key of at most `last_key` at once, in order, into `due`: cheaper
    /// than popping them, where what they schedule lies beyond `last_key`. Whoever goes through
    /// them can look ahead, to fetch what the next ones are about. What is in `due` is replaced.
    void take_until(std::uint64_t last_key, std::vector<Event>& due) {
        std::size_t taken = 0;
        moving_.clear();
        take_near(last_key);
        for (Bucket near = nearest(); near.begin <= last_key && near.is_occupied;
             near = nearest()) {
            const std::uint32_t n = count(near);
            if (moving_.size() + n > piece) {
                taken = sort_piece(due, taken);
            }
            if (n > piece && near.level > 0) {
                spread(near, last_key);
                take_near(last_key);
            } else {
                take(near, last_key);
            }
        }
        base_ = std::max(base_, last_key);
        due.resize(sort_piece(due, taken));
        size_ -= due.size();
        earliest_ = unknown;
        least_key_ = std::max(least_key_, last_key == UINT64_MAX ? last_key : last_key + 1);
    }

private:
    static constexpr std::uint64_t unknown = 0;  // no key is below it, so a push leaves it alone
    static constexpr unsigned digit_bits = 4;
    static constexpr unsigned digits = 1 << digit_bits;
    static constexpr unsigned levels = 64 / digit_bits;  ///< places of a digit, lowest first
    static constexpr std::uint32_t few = 64;      // events sorted rather than spread once more
    static constexpr std::uint32_t piece = 4096;  // events sorted at once in take_until: in cache

    struct Bucket {
        unsigned level;
        unsigned digit;
        bool is_occupied;
        std::uint64_t begin;  ///< keys it may hold
        std::uint64_t last;
    };

    static bool is_later(const Event& a, const Event& b) noexcept {
        return EventSorter<Event>::is_before(b, a);
    }

    [[gnu::always_inline]] void
    insert(const Event event) {  // a copy: the pool it may come from may move
        if (event.key <= base_) {
            insert_late(event);
            return;
        }
        const unsigned highest_bit =
            63U ^ static_cast<unsigned>(std::countl_zero(event.key ^ base_));
        const unsigned level = highest_bit / digit_bits;
        const unsigned digit = event.key >> (level * digit_bits) & (digits - 1);
        std::uint32_t& chain = chains_[level * digits + digit];
        if (pool_.is_full(chain)) {
            add_chunk(level, digit);
        }
        pool_.put(chain, event);
    }

    // Two rare cases, kept out of insert so that it needs no registers for them.
    [[gnu::noinline]] void insert_late(const Event& event) {
        late_.push_back(event);
        std::push_heap(late_.begin(), late_.end(), is_later);
    }
    [[gnu::noinline]] void add_chunk(unsigned level, unsigned digit) {
        pool_.add_chunk(chains_[level * digits + digit]);
        occupied_[level] |= static_cast<std::uint16_t>(1U << digit);
    }

    [[nodiscard]] Bucket nearest() const noexcept {
        const auto found = std::find_if(occupied_.begin(), occupied_.end(),
                                        [](std::uint16_t here) { return here != 0; });
        if (found == occupied_.end()) {
            return {};
        }
        const auto level = static_cast<unsigned>(found - occupied_.begin());
        const auto digit = static_cast<unsigned>(std::countr_zero(*found));
        const unsigned shift = level * digit_bits;
        const std::uint64_t begin = ((base_ >> shift & ~std::uint64_t{digits - 1}) | digit)
                                    << shift;
        return {.level = level,
                .digit = digit,
                .is_occupied = true,
                .begin = begin,
                .last = begin | ((std::uint64_t{1} << shift) - 1)};
    }

    [[nodiscard]] std::uint64_t first_key(const Bucket& bucket) const noexcept {
        std::uint64_t first = no_key;
        pool_.for_each_chunk(chain_of(bucket), [&](std::uint32_t place, std::uint32_t n) {
            for (std::uint32_t i = 0; i < n; ++i) {
                first = std::min<std::uint64_t>(first, pool_[place + i].key);
            }
        });
        return first;
    }

    [[nodiscard]] std::uint64_t find_earliest() const noexcept {
        if (next_.empty() && late_.empty()) {
            const Bucket near = nearest();
            return near.is_occupied ? first_key(near) : no_key;
        }
        return std::min<std::uint64_t>(next_.empty() ? no_key : next_.back().key,
                                       late_.empty() ? no_key : late_.front().key);
    }

    [[nodiscard]] std::uint32_t count(const Bucket& bucket) const noexcept {
        std::uint32_t n = 0;
        pool_.for_each_chunk(chain_of(bucket),
                             [&](std::uint32_t /*place*/, std::uint32_t size) { n += size; });
        return n;
    }

    /// Brings events nearer, out of the nearest bucket, if it may hold a due one.
    /// \return false if it cannot
    bool bring_nearer(std::uint64_t last_key) {
        const Bucket near = nearest();
        if (!near.is_occupied || near.begin > last_key) {
            return false;
        }
        if (count(near) > few && near.level > 0) {
            spread(near, last_key);
            return true;
        }
        moving_.clear();
        take(near, last_key);
        base_ = std::min(near.last, last_key);
        next_.resize(moving_.size());
        sorter_.sort(moving_, next_);
        std::reverse(next_.begin(), next_.end());
        return true;
    }

    /// Moves a bucket's events to where they belong as seen from the first of them.
    void spread(const Bucket& bucket, std::uint64_t last_key) {
        base_ = std::min(first_key(bucket), last_key);
        empty(bucket, [&](std::uint32_t place, std::uint32_t n) {
            for (std::uint32_t i = 0; i < n; ++i) {
                insert(pool_[place + i]);
            }
        });
    }

    /// Moves what is due in a bucket to moving_, and the rest nearer.
    void take(const Bucket& bucket, std::uint64_t last_key) {
        if (bucket.last <= last_key) {
            empty(bucket, [&](std::uint32_t place, std::uint32_t n) {
                const Event* const begin = &pool_[place];
                moving_.insert(moving_.end(), begin, begin + n);
            });
            return;
        }
        base_ = last_key;
        empty(bucket, [&](std::uint32_t place, std::uint32_t n) {
            for (std::uint32_t i = 0; i < n; ++i) {
                const Event event = pool_[place + i];
                if (event.key <= last_key) {
                    moving_.push_back(event);
                } else {
                    insert(event);
                }
            }
        });
    }

    /// Moves what is due in next_ and late_ to moving_.
    void take_near(std::uint64_t last_key) {
        while (!next_.empty() && next_.back().key <= last_key) {
            moving_.push_back(next_.back());
            next_.pop_back();
        }
        if (!late_.empty()) {
            const auto due = std::partition(late_.begin(), late_.end(), [=](const Event& event) {
                return event.key > last_key;
            });
            moving_.insert(moving_.end(), due, late_.end());
            late_.erase(due, late_.end());
            std::make_heap(late_.begin(), late_.end(), is_later);
        }
    }

    /// Sorts moving_, of which all is later than what was taken, into `due` and empties it.
    /// \return how many are taken now
    std::size_t sort_piece(std::vector<Event>& due, std::size_t taken) {
        const std::size_t end = taken + moving_.size();
        if (due.size() < end) {
            due.resize(end);
        }
        sorter_.sort(moving_, std::span(due).subspan(taken, moving_.size()));
        moving_.clear();
        return end;
    }

    [[nodiscard]] std::uint32_t& chain_of(const Bucket& bucket) noexcept {
        return chains_[bucket.level * digits + bucket.digit];
    }
    [[nodiscard]] std::uint32_t chain_of(const Bucket& bucket) const noexcept {
        return chains_[bucket.level * digits + bucket.digit];
    }

    /// Calls `use` with each chunk's first place and number of events; the bucket is empty then,
    /// but for what `use` has put there.
    template <class Use>
    void empty(const Bucket& bucket, const Use& use) {
        occupied_[bucket.level] &= static_cast<std::uint16_t>(~(1U << bucket.digit));
        pool_.empty(chain_of(bucket), use);
    }

    std::size_t size_ = 0;
    std::uint64_t base_ = 0;
    std::uint64_t least_key_ = 0;      ///< that may still be pushed
    std::uint64_t earliest_ = no_key;  ///< key of the first event pending, or unknown
    std::vector<Event> next_;          ///< of the bucket that came last, last event first
    std::vector<Event> late_;          ///< heap of what was pushed at or before the base since
    std::vector<Event> moving_;
    ChunkPool<Event> pool_;
    std::array<std::uint16_t, levels> occupied_{};         ///< [level] one bit per digit
    std::array<std::uint32_t, levels * digits> chains_{};  ///< [level, digit] in the pool
    EventSorter<Event> sorter_;
};

}  // namespace cordon::sim
