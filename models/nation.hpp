#pragma once

#include "models/campaign/notification.hpp"
#include "models/campaign/threats.hpp"
#include "models/market/sales.hpp"
#include "models/population/ownership.hpp"
#include "models/population/population.hpp"
#include "models/weakness/weakness.hpp"
#include "models/world_options.hpp"

#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace cordon::models {

/// One member's country under one policy, as a function: any property of any device at any time is
/// computed when somebody asks, and nothing is stored for devices nobody asks about (DESIGN 4.1).
///
/// Its random numbers are those of its name: no other jurisdiction of the world changes them, and
/// its slots and blocks are numbered as if it were alone (decision 0013).
class Nation {
public:
    /// \param jurisdiction  index into the world's
    /// \param world, threats  must outlive the nation
    /// \param key  of the member
    Nation(const WorldOptions& world, std::size_t jurisdiction, const PolicyOptions& policy,
           const Threats& threats, sim::RandomKey key);
    Nation(const Nation&) = delete;
    Nation& operator=(const Nation&) = delete;

    [[nodiscard]] const WorldOptions& options() const noexcept { return options_; }
    [[nodiscard]] const JurisdictionOptions& jurisdiction() const noexcept { return jurisdiction_; }

    /// Of the nation's own draws.
    [[nodiscard]] sim::RandomKey key() const noexcept { return key_; }

    [[nodiscard]] const Population& population() const noexcept { return population_; }
    [[nodiscard]] const PolicyRules& policy() const noexcept { return policy_; }
    [[nodiscard]] const Sales& sales() const noexcept { return sales_; }
    [[nodiscard]] const Threats& threats() const noexcept { return threats_; }
    [[nodiscard]] const Weakness& weakness() const noexcept { return weakness_; }
    [[nodiscard]] const Notification& notification() const noexcept { return notification_; }

    [[nodiscard]] const Ownership& ownership(std::size_t site_type, std::size_t base) const {
        return ownership_[site_type][base];
    }
    [[nodiscard]] const Ownership& ownership(const SlotBlock& block) const {
        return ownership_[block.site_type][block.base];
    }

    /// Everything about a device that its block and its keys decide. Its date of purchase is that
    /// on which it was bought, later than it was due if the purchase was put off; nothing for a
    /// device whose purchase was forgone.
    [[nodiscard]] std::optional<DeviceProfile> profile(const SlotBlock& block,
                                                       const OwnedDevice& device) const;

    /// The device in a slot of `block` at `time`, if there is one and it has been bought.
    /// \pre time >= 0
    [[nodiscard]] std::optional<DeviceProfile> profile_at(const SlotBlock& block, SlotId slot,
                                                          SimTime time) const;

    /// When `campaign` can take the device; see Weakness::episodes.
    void episodes(const DeviceProfile& profile, std::size_t campaign,
                  std::vector<Episode>& episodes, const Remedies& remedies = {}) const;

    /// When a campaign starts: at once if it was running before.
    [[nodiscard]] SimTime campaign_start(std::size_t campaign) const;

    /// Places in which a campaign may hold a device at all, by whatever way it takes them.
    [[nodiscard]] std::uint64_t takeable_slots(std::size_t campaign) const;

private:
    const WorldOptions& options_;
    const JurisdictionOptions& jurisdiction_;
    const Threats& threats_;
    sim::RandomKey key_;
    Population population_;
    PolicyRules policy_;
    std::vector<std::vector<Ownership>> ownership_;  ///< [site type][base]
    Sales sales_;
    Weakness weakness_;
    Notification notification_;
};

/// [jurisdiction]; a nation stays where it is.
using Nations = std::deque<Nation>;

/// Every jurisdiction of the world. The arguments are those of a nation.
Nations nations_of(const WorldOptions& world, const PolicyOptions& policy, const Threats& threats,
                   sim::RandomKey key);

}  // namespace cordon::models
