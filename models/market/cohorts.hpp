#pragma once

#include "models/market/cohort_shares.hpp"
#include "models/population/age_distribution.hpp"

#include <vector>

namespace cordon::models {

/// Expected devices of an installed base at one date, by date of purchase: in service, and online
/// although replaced. Sums over all of a base; individuals scatter about them binomially.
class Cohorts {
public:
    /// A base whose devices in service have the same ages at every date.
    /// \param ages  must outlive the cohorts
    static Cohorts of_steady_ages(SimTime time, double in_service, const AgeDistribution& ages);

    /// \param bought  [step of age] in any unit, as many as there are shares
    /// \param in_service  devices, to which the cohorts in service are scaled
    static Cohorts of_purchases(SimTime time, double in_service, const CohortShares& shares,
                                const std::vector<double>& bought);

    /// The ages in service of the one, what is kept of the other.
    [[nodiscard]] Cohorts with_retained_of(const Cohorts& other) const;

    [[nodiscard]] double in_service_bought_before(SimTime date) const;
    [[nodiscard]] double retained_bought_before(SimTime date) const;
    [[nodiscard]] double online_bought_before(SimTime date) const {
        return in_service_bought_before(date) + retained_bought_before(date);
    }

private:
    Cohorts(SimTime time, double in_service) : time_(time), in_service_(in_service) {}
    /// Devices older than `age_years` of those in `older`, by steps of age.
    [[nodiscard]] double older_in(const std::vector<double>& older, double age_years) const;

    SimTime time_;
    double in_service_;
    const AgeDistribution* ages_ = nullptr;
    double step_years_ = 1;
    std::vector<double> older_;           ///< [step], devices in service at least so old
    std::vector<double> older_retained_;  ///< [step], likewise; empty if nothing is kept
};

}  // namespace cordon::models
