#pragma once

#include "models/campaign/spell_tally.hpp"
#include "models/data/authorised_exposure.hpp"
#include "models/data/joint_exposure.hpp"
#include "models/data/sensitive_data_index.hpp"
#include "models/market/stock.hpp"

#include <optional>
#include <span>
#include <vector>

namespace cordon::models {

/// What campaigns gain from the data their sponsors have: the uplift of their intrusions (brief
/// U7). Sponsors reckon every 91 days from the start on, whenever anybody observes; until the next
/// time campaigns go by that. What the law gave is reckoned on that very day, what campaigns took
/// at the first edge of a window from then on.
class TargetKnowledge {
public:
    /// \param stocks  [jurisdiction], of a whole world; must outlive it
    explicit TargetKnowledge(std::span<const Stock> stocks);

    /// When sponsors reckon next, the start at first; `never` if nobody gains: endless data gain
    /// nothing, or no campaign that enters organisations has a sponsor.
    [[nodiscard]] SimTime next_reckoning() const noexcept { return next_; }

    /// The reckonings until `edge`.
    /// \param tallies  [jurisdiction], each of the whole nation, at `edge`
    /// \pre next_reckoning() <= edge
    void reckon(SimTime edge, std::span<const SpellTally> tallies);

    /// [campaign], factor on the probability that an intrusion succeeds, >= 1; empty if nobody
    /// gains.
    [[nodiscard]] std::span<const double> uplift() const noexcept { return uplift_; }

private:
    /// What a jurisdiction gives away.
    struct Source {
        explicit Source(const Stock& of);

        const Stock& stock;
        Emissions emissions;
        AuthorisedExposure authorised;
        JointExposure joint;
    };

    [[nodiscard]] bool anybody_gains() const;
    void reckon_on(SimTime day, SimTime edge, std::span<const SpellTally> tallies);

    const WorldOptions& options_;
    std::vector<Source> sources_;  ///< [jurisdiction]; none if nobody gains
    SensitiveDataIndex index_;
    SimTime next_;
    std::vector<double> uplift_;
};

}  // namespace cordon::models
