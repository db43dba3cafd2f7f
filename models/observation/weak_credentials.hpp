#pragma once

#include "models/nation.hpp"

#include <vector>

namespace cordon::models {

/// Expected devices online that have a universal default or a weak credential, by cohort
/// arithmetic: no device is visited.
///
/// Of a cohort bought at v, a share w d (1 - c(v)) has a default and w (1 - d) a weak one: w the
/// class's weak share times the site's hygiene, d the share of defaults among those, c the cut that
/// standards ask of devices bought at v. Either is changed at a constant rate, so of those bought x
/// years ago e^{-rx} are left.
class WeakCredentials {
public:
    /// \param nation  must outlive the object
    explicit WeakCredentials(const Nation& nation);

    /// Credentials that are counted, in the order of the results.
    enum class Kind : std::size_t { universal_default, weak };
    static constexpr std::size_t kinds = 2;

    /// [sector * kinds + kind], devices at `time`. \pre 0 <= time <= horizon
    [[nodiscard]] std::vector<double> devices(SimTime time) const;

private:
    void add(std::size_t site_type, std::size_t base, SimTime time,
             std::vector<double>& devices) const;

    const Nation& nation_;
    std::vector<std::vector<double>> weak_;  ///< [site type][base], share of new devices
};

}  // namespace cordon::models
