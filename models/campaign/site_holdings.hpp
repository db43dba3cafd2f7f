#pragma once

#include "base/contract.hpp"
#include "base/sim_time.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cordon::models {

/// What a kind of campaign, or any, holds at one site.
struct SiteHolding {
    std::uint64_t key = 0;
    SimTime in_view_since{};  ///< if it holds a gateway
    std::uint16_t devices = 0;
    std::uint16_t gateways = 0;
};

/// The holdings at sites, by site and kind: a table with open addresses, since one is made and
/// forgotten for every spell. Holdings at one site lie beside each other. Never iterated, so their
/// places decide nothing.
class SiteHoldings {
public:
    /// \param site  below 2^40   \param kind  below 64
    [[nodiscard]] static std::uint64_t key_of(std::uint64_t site, std::size_t kind) noexcept {
        return site << 6 | kind;
    }

    /// The holding of that key, a new one without a device if there was none. Valid until the next
    /// call.
    SiteHolding& operator[](std::uint64_t key) {
        if (2 * (size_ + 1) > places_.size()) {
            grow();
        }
        SiteHolding& found = places_[place_of(key)];
        if (is_free(found)) {
            found = {.key = key};
            ++size_;
        }
        return found;
    }

    /// Forgets a holding, whose key is given. \pre it is there
    void erase(std::uint64_t key) {
        std::size_t hole = place_of(key);
        CORDON_EXPECT_HOT(!is_free(places_[hole]));
        // Those behind that would be found no more move up.
        for (std::size_t next = after(hole); !is_free(places_[next]); next = after(next)) {
            const std::size_t home = home_of(places_[next].key);
            const std::size_t last = places_.size() - 1;
            if (((next - home) & last) >= ((next - hole) & last)) {
                places_[hole] = places_[next];
                hole = next;
            }
        }
        places_[hole] = {.key = nobody};
        --size_;
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    static constexpr std::uint64_t nobody = ~std::uint64_t{0};

    [[nodiscard]] static bool is_free(const SiteHolding& holding) noexcept {
        return holding.key == nobody;
    }
    [[nodiscard]] std::size_t after(std::size_t place) const noexcept {
        return (place + 1) & (places_.size() - 1);
    }
    /// Multiplicative hashing of the site (Knuth, The Art of Computer Programming 3, 6.4).
    [[nodiscard]] std::size_t home_of(std::uint64_t key) const noexcept {
        constexpr std::uint64_t golden = 0x9E37'79B9'7F4A'7C15;
        return static_cast<std::size_t>((key >> 6) * golden >> 32) & (places_.size() - 1);
    }
    /// Where the key is, or else the free place where it belongs.
    [[nodiscard]] std::size_t place_of(std::uint64_t key) const noexcept {
        std::size_t place = home_of(key);
        while (!is_free(places_[place]) && places_[place].key != key) {
            place = after(place);
        }
        return place;
    }
    void grow() {
        std::vector<SiteHolding> before(places_.empty() ? 16 : 2 * places_.size(),
                                        SiteHolding{.key = nobody});
        before.swap(places_);
        for (const auto& holding : before) {
            if (!is_free(holding)) {
                places_[place_of(holding.key)] = holding;
            }
        }
    }

    std::vector<SiteHolding> places_;  ///< a power of two, at most half of them taken
    std::size_t size_ = 0;
};

}  // namespace cordon::models
