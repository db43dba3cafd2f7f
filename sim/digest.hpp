#pragma once

#include <cstdint>

namespace cordon::sim {

/// An order-independent hash of what happened: two runs with the same digest had the same events.
///
/// Each event is hashed with its whole identity and the hashes are summed, so partitions keep
/// their own digests and add them in any order.
class Digest {
public:
    /// \param time  when, in microseconds   \param identity  who and what   \param detail  the rest
    void add(std::int64_t time, std::uint64_t identity, std::uint64_t detail) noexcept {
        sum_ += mixed(mixed(mixed(static_cast<std::uint64_t>(time)) ^ identity) ^ detail);
        ++count_;
    }

    void add(const Digest& other) noexcept {
        sum_ += other.sum_;
        count_ += other.count_;
    }

    [[nodiscard]] std::uint64_t value() const noexcept { return mixed(sum_ ^ mixed(count_)); }
    [[nodiscard]] std::uint64_t events() const noexcept { return count_; }

    friend bool operator==(const Digest&, const Digest&) = default;

private:
    /// Finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    static constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
        x = (x ^ x >> 27) * 0x94D049BB133111EB;
        return x ^ x >> 31;
    }

    std::uint64_t sum_ = 0;
    std::uint64_t count_ = 0;
};

}  // namespace cordon::sim
