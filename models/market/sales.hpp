#pragma once

#include "models/market/choice_set.hpp"
#include "models/market/installed_shares.hpp"
#include "models/market/market_drift.hpp"
#include "models/market/price_changes.hpp"
#include "models/market/reference_choice.hpp"
#include "models/market/residual_coupling.hpp"
#include "models/policy/policy.hpp"
#include "models/population/device.hpp"
#include "models/world_options.hpp"
#include "sim/random_stream.hpp"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace cordon::models {

/// Buyers who are alike in everything that decides a purchase: their choice is a multinomial logit.
struct BuyerKind {
    double buyers;   ///< share of the buyers asked about; all kinds sum to 1
    double offered;  ///< weight of their lines relative to the market without instruments
    double waits;    ///< share of them that puts the purchase off because of the instruments
    double price_sensitivity;  ///< weight of the logarithm of price
    /// [line of the class], of their purchases; sum to 1, or all 0 for whom nothing is on offer
    std::span<const double> shares;
};

/// What was bought when.
struct Purchase {
    std::size_t line;  ///< index into the market's product lines
    SimTime date;
};

/// Which product line a buyer takes, one purchase at a time and for all buyers together
/// (MODEL 4.2, decision 0010).
///
/// A buyer is one of a few equally likely types; given the type, weights of the lines are
/// exponentials of utilities. A purchase picks a line by the observed shares of its type, goes from
/// there to the market as it has drifted, and from there to the market under the policy, each time
/// by residual coupling: shares come out exactly, and a ban or a price moves those buyers alone
/// whose line loses share by it. The sum over types gives all buyers' shares, exactly as well.
///
/// A buyer whose lines weigh less because of the policy's instruments may put the purchase off
/// (deferral.hpp), and tries again after a keyed exponential time, in the market of that date. When
/// a device is due and when it goes offline does not depend on the market.
class Sales {
public:
    /// Follows the market from before the start to the horizon, class by class.
    /// \param jurisdiction, policy  must outlive the sales
    /// \param ownership  [site type][base]; asked in the constructor only
    Sales(const JurisdictionOptions& jurisdiction, SimTime horizon, const PolicyRules& policy,
          std::span<const std::vector<Ownership>> ownership, sim::RandomKey key);

    /// The purchase of a device that is due on `device.bought`; nothing if it is forgone: put off
    /// until the device would have gone offline, or beyond the horizon.
    [[nodiscard]] std::optional<Purchase>
    purchase_of(const OwnedDevice& device, std::size_t device_class, std::size_t sector) const;

    /// The line, an index into the market's product lines, that the buyer takes who tries on
    /// `device.bought`, for the first time or again; nothing if he waits.
    [[nodiscard]] std::optional<std::size_t> line_of(const OwnedDevice& device,
                                                     std::size_t device_class, std::size_t sector,
                                                     std::uint64_t attempt = 0) const;

    /// Expected shares of the purchases of a class in a sector on a date by those who do not put
    /// theirs off, in the order of `lines_of(device_class)`; they sum to 1, or to 0 if all do.
    [[nodiscard]] std::vector<double> shares(std::size_t device_class, std::size_t sector,
                                             SimTime date) const;

    /// Calls `visit` for each kind of buyer of a class in a sector on a date.
    void for_each_kind(std::size_t device_class, std::size_t sector, SimTime date,
                       const std::function<void(const BuyerKind&)>& visit) const;

    /// Quality of a bloc's vendors of a class on a date; 1 in the reference.
    [[nodiscard]] double quality(std::size_t device_class, std::size_t bloc, SimTime date) const;

    /// The same for buyers grouped otherwise by what is forbidden to them: for each type in turn,
    /// a kind for each of the offers.
    void for_each_kind(std::size_t device_class, std::size_t sector, SimTime date,
                       std::span<const Offer> offers,
                       const std::function<void(const BuyerKind&)>& visit) const;

    /// Price of a bloc's device of a class on a date, before tariffs and subsidies, relative to
    /// the class's.
    [[nodiscard]] double relative_price(std::size_t device_class, std::size_t bloc,
                                        SimTime date) const;

    [[nodiscard]] const PriceChanges& prices() const noexcept { return prices_; }

    [[nodiscard]] const MarketOptions& market() const noexcept { return market_; }
    [[nodiscard]] const PolicyRules& policy() const noexcept { return policy_; }
    [[nodiscard]] SimTime horizon() const noexcept { return horizon_; }

    /// The product lines of a class.
    [[nodiscard]] std::span<const std::size_t> lines_of(std::size_t device_class) const {
        return class_lines_[device_class];
    }

    /// True if some instrument of the policy, at some date, can change purchases of a class in a
    /// sector.
    [[nodiscard]] bool touched_by_policy(std::size_t device_class, std::size_t sector) const;

    /// Dates, increasing, between which the shares of a class in a sector change evenly: before
    /// the first they are constant, and after the last as well. Empty if they never change. A ban
    /// that nobody obeys or that is about others leaves them alone.
    [[nodiscard]] std::vector<SimTime> turning_points(std::size_t device_class,
                                                      std::size_t sector) const;

private:
    friend class LineScan;  // the same, many at once

    /// Before this date no instrument of the policy changes a line.
    [[nodiscard]] SimTime without_policy_until(std::size_t device_class, std::size_t sector) const;

    /// One try of a buyer of one type.
    struct Attempt {
        std::size_t device_class;
        std::size_t sector;
        std::size_t segment;
        std::size_t type;
        SimTime date;
    };

    void follow_market(std::size_t device_class, std::span<const MarketBase> bases,
                       SimTime horizon);
    /// A line's weight on the date of purchase without the policy's instruments, relative to the
    /// observed shares, which sum to 1.
    [[nodiscard]] double weight(const Attempt& attempt, const TablePlace& epoch,
                                const TablePlace& month, std::size_t line) const;
    [[nodiscard]] Pick drifted(const Attempt& attempt, const TablePlace& epoch, Pick pick) const;
    [[nodiscard]] std::optional<Pick> under_policy(const Attempt& attempt, DeviceId device,
                                                   const TablePlace& epoch, Pick pick,
                                                   double uniform) const;

    /// What multiplies observed shares, [price level, bloc].
    struct Factors {
        std::vector<double> without_policy;
        std::vector<double> all;
    };
    [[nodiscard]] Factors factors(std::size_t device_class, std::size_t segment,
                                  SimTime date) const;
    void visit_kinds(std::size_t device_class, std::size_t segment, SimTime date,
                     const Factors& factors, std::span<const Offer> offers,
                     const std::function<void(const BuyerKind&)>& visit) const;
    void add_by_bloc(std::size_t device_class, const BuyerKind& kind,
                     std::vector<double>& shares) const;

    const MarketOptions& market_;
    const PolicyRules& policy_;
    sim::RandomKey key_;
    BuyerTypes types_;
    PriceChanges prices_;
    SimTime horizon_;
    std::vector<std::vector<std::size_t>> class_lines_;
    /// [device class], indices into its lines by name: picks do not depend on the numbering.
    std::vector<std::vector<std::size_t>> by_name_;
    std::vector<ReferenceChoice> references_;  ///< [device class]
    std::vector<MarketDrift> drifts_;          ///< [device class]
    std::vector<SimTime> as_observed_until_;   ///< [device class], before it nothing has drifted
};

}  // namespace cordon::models
