#pragma once

#include "base/sim_time.hpp"
#include "models/campaign/spell_tally.hpp"
#include "models/observation/campaign_visibility_options.hpp"
#include "sim/random_stream.hpp"

#include <string_view>

namespace cordon::models {

/// What an observer reports of a campaign on one date: three different things, and addresses in
/// place of devices. Never negative; not whole, since a report has an error.
struct ObservedCampaign {
    double active;     ///< devices held on the date
    double ever;       ///< different devices so far
    double addresses;  ///< different addresses so far
    double recorded;   ///< records so far, one for each infection
};

/// One observer of one campaign. Reads counts and changes nothing (MODEL 8.1).
///
/// Of the devices held a binomial number is in sight on each date. Of the devices and infections
/// that are new since the date before, a binomial number is added to what has been seen or recorded
/// so far. Devices in sight change their address as a Poisson process, each time to a new one.
/// What is counted is reported with an error that is log-normal with median 1, one for each of the
/// four series and the same on all dates: whoever counts on keeps the method, so growth is reported
/// better than size.
class CampaignVisibility {
public:
    /// \param options  must outlive the object
    /// \param key  of the member
    CampaignVisibility(const CampaignObserverOptions& options, std::string_view campaign,
                       sim::RandomKey key);

    [[nodiscard]] std::size_t campaign() const noexcept { return options_.campaign; }

    /// \param truth  of the campaign everywhere, at `time`   \pre times increase
    [[nodiscard]] ObservedCampaign observe(SimTime time, const SpellCounts& truth);

private:
    enum class Count : std::uint64_t { active, ever, addresses, recorded };

    [[nodiscard]] sim::RandomStream sighting(Count count, SimTime time) const;
    /// What a count is multiplied with in a report: its error, for the whole world.
    [[nodiscard]] double report_factor(Count count) const;

    const CampaignObserverOptions& options_;
    std::uint64_t identity_;
    sim::RandomKey key_;
    SpellCounts before_;             ///< the truth on the last date
    double device_days_before_ = 0;  ///< likewise
    double ever_ = 0;                ///< seen so far, without error
    double changes_ = 0;             ///< of addresses, seen so far
    double recorded_ = 0;            ///< so far, without error
};

}  // namespace cordon::models
