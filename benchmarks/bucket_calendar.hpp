#pragma once

#include "sim/event_calendar.hpp"
#include "sim/event_sorter.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace cordon::benchmarks {

/// The other way to keep pending events, to compare sim::EventCalendar with: a calendar queue
/// (Brown, CACM 31, 1988) whose days are sorted when they come.
///
/// An event waits, unsorted, on the page of its day; pages come round once a year. A day's length
/// follows from how close the next few thousand events lie, measured anew whenever the number
/// pending has doubled or halved. Pages are chains of chunks from one pool.
template <sim::CalendarEvent Event>
class BucketCalendar {
public:
    /// \pre event.key is at least the key popped last
    void push(const Event& event) {
        ++size_;
        if (size_ > 2 * planned_for_) {
            plan();
        }
        insert(event);
    }

    /// Pops the first event into `out` if its key is at most `last_key`.
    bool pop_until(std::uint64_t last_key, Event& out) {
        if (size_ == 0) {
            return false;
        }
        if (today_.empty()) {
            turn_to_next();
        }
        if (today_.back().key > last_key) {
            return false;
        }
        out = today_.back();
        today_.pop_back();
        --size_;
        if (size_ < planned_for_ / 2) {
            plan();
        }
        return true;
    }

private:
    static constexpr std::uint32_t chunk_size = 16;
    static constexpr std::uint64_t events_a_day = 24;  // 8 to 64 differ by less than a tenth
    static constexpr std::size_t sample = 4096;

    static bool is_later(const Event& a, const Event& b) noexcept {
        return sim::EventSorter<Event>::is_before(b, a);
    }

    void insert(const Event& event) {
        const std::uint64_t day = event.key >> day_bits_;
        if (day <= day_) {
            today_.insert(std::upper_bound(today_.begin(), today_.end(), event, is_later), event);
            return;
        }
        put(day & (pages_.size() - 1), event);
    }

    /// A page is the place behind its last event; the start of a chunk if it needs a new one.
    void put(std::size_t page, const Event& event) {
        std::uint32_t& place = pages_[page];
        if (place % chunk_size == 0) {
            const std::uint32_t full = place / chunk_size - 1;  // wraps to UINT32_MAX for none
            if (free_ == UINT32_MAX) {
                free_ = static_cast<std::uint32_t>(next_.size());
                next_.push_back(UINT32_MAX);
                pool_.resize(pool_.size() + chunk_size);
            }
            const std::uint32_t chunk = free_;
            free_ = next_[chunk];
            next_[chunk] = full;
            place = chunk * chunk_size;
        }
        pool_[place++] = event;
    }

    /// Empties a page, which may fill it anew, and calls `use` with each event that was on it.
    template <class Use>
    void empty(std::size_t page, const Use& use) {
        std::uint32_t end = pages_[page];
        pages_[page] = 0;
        while (end != 0) {
            const std::uint32_t chunk = (end - 1) / chunk_size;
            std::array<Event, chunk_size> events;
            const std::uint32_t size = end - chunk * chunk_size;
            std::copy_n(pool_.begin() + std::ptrdiff_t{chunk * chunk_size}, size, events.begin());
            end = (next_[chunk] + 1) * chunk_size;
            next_[chunk] = free_;
            free_ = chunk;
            std::for_each_n(events.begin(), size, use);
        }
    }

    /// \pre today is empty, other days are not
    void turn_to_next() {
        for (std::size_t turned = 0; today_.empty(); ++turned) {
            if (turned == pages_.size()) {  // nothing for a year: go to the first event there is
                day_ = first_day() - 1;
            }
            ++day_;
            const std::size_t page = day_ & (pages_.size() - 1);
            empty(page, [&](const Event& event) {
                if (event.key >> day_bits_ == day_) {
                    today_.push_back(event);
                } else {
                    put(page, event);
                }
            });
        }
        unsorted_.assign(today_.begin(), today_.end());
        sorter_.sort(unsorted_, today_);
        std::reverse(today_.begin(), today_.end());
    }

    std::uint64_t first_day() {
        std::uint64_t first = UINT64_MAX;
        for (std::size_t page = 0; page < pages_.size(); ++page) {
            std::vector<Event> kept;
            empty(page, [&](const Event& event) { kept.push_back(event); });
            for (const Event& event : kept) {
                first = std::min(first, event.key >> day_bits_);
                put(page, event);
            }
        }
        return first;
    }

    /// Chooses days and the length of the year for what is pending, and moves it there.
    void plan() {
        std::vector<Event> all;
        all.swap(today_);
        for (std::size_t page = 0; page < pages_.size(); ++page) {
            empty(page, [&](const Event& event) { all.push_back(event); });
        }
        planned_for_ = std::max<std::size_t>(size_, 64);
        pages_.assign(std::bit_ceil(4 * planned_for_ / events_a_day), 0);
        if (all.empty()) {
            return;
        }
        const std::size_t ahead = std::min(all.size() - 1, sample);
        const auto is_before = sim::EventSorter<Event>::is_before;
        const auto at = all.begin() + static_cast<std::ptrdiff_t>(ahead);
        std::nth_element(all.begin(), at, all.end(), is_before);
        const std::uint64_t first = std::min_element(all.begin(), at + 1, is_before)->key;
        day_bits_ = static_cast<int>(
            std::bit_width((at->key - first) / (ahead + 1) * events_a_day + 1) - 1);
        day_ = (first >> day_bits_) == 0 ? 0 : (first >> day_bits_) - 1;
        for (const Event& event : all) {
            insert(event);
        }
    }

    std::size_t size_ = 0;
    std::size_t planned_for_ = 0;
    int day_bits_ = 0;
    std::uint64_t day_ = 0;
    std::vector<Event> today_;  ///< and earlier, last event first
    std::vector<Event> unsorted_;
    std::vector<std::uint32_t> pages_;  ///< [day modulo their number, a power of two]
    std::vector<Event> pool_;
    std::vector<std::uint32_t> next_;  ///< [chunk]
    std::uint32_t free_ = UINT32_MAX;
    sim::EventSorter<Event> sorter_;
};

}  // namespace cordon::benchmarks
