#pragma once

#include "models/device.hpp"
#include "models/market_options.hpp"
#include "models/policy.hpp"
#include "sim/random_stream.hpp"

#include <span>
#include <vector>

namespace cordon::models {

/// Which product line a buyer takes, one purchase at a time and for all buyers together.
///
/// A purchase is an exponential race: each line on offer gets a keyed unit exponential divided by
/// its market share, and the smallest wins. That is the Gumbel-max trick (MODEL 4.2) with one
/// logarithm less: shares come out exactly, and a ban moves those buyers alone whose choice it
/// forbids, to their second choice.
class Sales {
public:
    Sales(const MarketOptions& market, const PolicyRules& policy, sim::RandomKey key);

    /// The line, an index into the market's product lines, of the device bought on its date.
    [[nodiscard]] std::size_t line_of(const OwnedDevice& device, std::size_t device_class,
                                      std::size_t sector) const;

    /// Expected shares of the purchases of a class in a sector on a date, in the order of
    /// `lines_of(device_class)`; they sum to 1.
    [[nodiscard]] std::vector<double> shares(std::size_t device_class, std::size_t sector,
                                             SimTime date) const;

    /// The product lines of a class.
    [[nodiscard]] std::span<const std::size_t> lines_of(std::size_t device_class) const {
        return class_lines_[device_class];
    }

    /// The date before which the shares of a class in a sector never change; `never` if they stay
    /// as they are for ever. A ban that nobody obeys or that is about others leaves it alone.
    [[nodiscard]] SimTime constant_before(std::size_t device_class, std::size_t sector) const;

private:
    [[nodiscard]] double open_share(std::size_t device_class, std::size_t line, SimTime date) const;
    [[nodiscard]] bool in_scope(const SalesBanOptions& ban, std::size_t device_class,
                                std::size_t sector) const;

    const MarketOptions& market_;
    const PolicyRules& policy_;
    sim::RandomKey key_;
    std::vector<std::uint64_t> line_identity_;
    std::vector<std::vector<std::size_t>> class_lines_;
};

}  // namespace cordon::models
