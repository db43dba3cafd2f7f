#pragma once

#include "models/policy/policy.hpp"

#include <vector>

namespace cordon::models {

/// Buyers to whom the same blocs are forbidden.
struct Offer {
    double buyers;                ///< share of all buyers
    std::vector<bool> forbidden;  ///< [bloc]
};

/// The sales bans of a policy as they stand on one date for one device class in one sector.
class ChoiceSet {
public:
    /// \param policy  must outlive the object
    ChoiceSet(const PolicyRules& policy, std::size_t device_class, std::size_t sector,
              SimTime date);

    /// True if the ban can ever change such a purchase: somebody obeys it, and not all evade.
    static bool bites(const SalesBanOptions& ban, std::size_t device_class, std::size_t sector);

    /// True if nothing is forbidden to anybody.
    [[nodiscard]] bool is_open() const noexcept { return bans_.empty(); }

    /// True if a buyer who obeys and evades by these quantiles may not take a line of `bloc`.
    [[nodiscard]] bool forbids(double obeys, double evades, std::size_t bloc) const;

    /// All buyers by what is forbidden to them, of `blocs` blocs.
    [[nodiscard]] std::vector<Offer> offers(std::size_t blocs) const;

private:
    struct BanInForce {
        const SalesBanOptions* ban;
        double obedience;
    };

    std::vector<BanInForce> bans_;
};

}  // namespace cordon::models
