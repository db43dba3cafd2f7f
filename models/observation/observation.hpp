#pragma once

#include "models/data/sensitive_data_index.hpp"
#include "models/observation/banned_base.hpp"
#include "models/observation/campaign_visibility.hpp"
#include "models/observation/national_observation.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace cordon::models {

/// What an observer writes down of the world on one date. Arrays are row-major in the order given.
struct Observation {
    std::vector<NationalObservation> jurisdictions;
    std::vector<std::int64_t> campaigns;    ///< [kind][CampaignState]
    std::vector<std::int64_t> active_peak;  ///< [campaign], most held since the date before
    std::vector<std::int64_t> zero_days;    ///< [attacker class], usable and unpatched
    std::vector<std::int64_t> usable_vulnerabilities;       ///< [campaign][bloc]
    std::vector<double> sensitive_data_index;               ///< [holder], weighted gigabytes
    std::vector<double> targeting_uplift;                   ///< [holder], a factor
    std::vector<std::optional<ObservedCampaign>> observed;  ///< [campaign], as reported
    std::optional<double> surviving_share;                  ///< of the banned base, in [0, 1]
    std::optional<double> banned_base;                      ///< devices
};

/// Writes observations. Reads the world and never changes it: asking more often gives the same
/// world (MODEL 7.3, M16).
class Observer {
public:
    /// \param nations, threats  must outlive the observer
    /// \param key  of the member
    Observer(const Nations& nations, const Threats& threats, sim::RandomKey key);
    Observer(const Observer&) = delete;
    Observer& operator=(const Observer&) = delete;

    /// \param tallies  [jurisdiction], each of the whole nation, at `time`
    /// \param peaks  [campaign]
    [[nodiscard]] Observation observe(SimTime time, std::span<const SpellTally> tallies,
                                      std::vector<std::int64_t> peaks);

    /// [jurisdiction]; they are dear to make, so there is one of each.
    [[nodiscard]] std::span<const Stock> stocks() const noexcept { return stocks_; }

private:
    /// What holders have received from all jurisdictions: by law, and besides by their campaigns.
    void count_holders(SimTime time, Observation& seen);
    [[nodiscard]] SpellCounts everywhere(std::size_t campaign,
                                         std::span<const SpellTally> tallies) const;

    const WorldOptions& options_;
    const Threats& threats_;
    std::vector<Stock> stocks_;              ///< [jurisdiction]
    std::vector<NationalObserver> nations_;  ///< [jurisdiction]
    BannedBase banned_;
    SensitiveDataIndex index_;
    std::vector<CampaignVisibility> visibilities_;
};

}  // namespace cordon::models
