#pragma once

#include "base/sim_time.hpp"
#include "tests/reference/households.hpp"
#include "tests/reference/operators.hpp"
#include "tests/reference/upkeep.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace cordon::reference {

/// What a campaign has come to by a date.
struct CampaignCounts {
    std::int64_t active = 0;  ///< devices held
    std::int64_t spells = 0;  ///< infections
    std::int64_t ever = 0;    ///< different devices
    double device_days = 0;
    std::int64_t sites = 0;    ///< different sites with a device held
    std::int64_t in_view = 0;  ///< different sites with a gateway held
};

/// The campaigns: every probe is sent to an address, every device held has a reboot and a clean-up
/// to come. A place has two addresses, of the device in service and of the one kept beside it; the
/// others of the address space are dark.
///
/// What a campaign does in a window follows from what it held at the last two edges, as the model
/// says (MODEL 5.3 B): it scans with 1.5 B_n - 0.5 B_(n-1) bots if windows are equally long, and
/// its batches bring what was missing at the edge and take nobody who was taken then.
class Attackers {
public:
    Attackers(const models::WorldOptions& world, Households& households, Upkeep& upkeep,
              Operators& operators, EventQueue& queue, Random& random);

    /// The instant 0: campaigns that are running take the devices they hold.
    void open_start();

    /// Plans what they do in (from, until].
    void open_window(SimTime from, SimTime until);

    /// Takes note of what they hold at the end of it.
    void close_window(SimTime from, SimTime until);

    [[nodiscard]] std::vector<CampaignCounts> counts() const;

    /// What an owner does who acts, which ends the spell.
    void carry_out(Device& device, Deed deed);

    /// Ends the spell of a device that is held and cannot be any longer.
    void release_if_mended(Device& device);
    void release_if_gone(Device& device);

private:
    struct Campaign {
        const models::CampaignOptions* options;
        std::size_t index;
        SimTime start;
        double places_within_reach = 0;
        double next_batch = forever;
        double probes_per_day = 0;  ///< of all its bots, in this window
        std::int64_t held = 0;      ///< at the edge
        std::int64_t held_before = 0;
        CampaignCounts counts = {};  ///< device-days of spells that have ended
        double held_since = 0;       ///< summed over the devices held
        bool disclosed = false;
    };

    void plan_first(Campaign& campaign, SimTime from, SimTime until);
    void plan_batches(Campaign& campaign, SimTime until);
    void start_scanning(Campaign& campaign, SimTime from, SimTime until);
    void plan_probe(std::size_t campaign);
    void probe(Campaign& campaign);
    void recruit(Campaign& campaign, std::uint64_t wanted);
    [[nodiscard]] Device* candidate(const Campaign& campaign);
    void hit(Campaign& campaign, Device& device);
    void take(Campaign& campaign, Device& device);
    void plan_contact(Device& device);
    void contact(Device& device);
    void plan_reboot(Device& device);
    void plan_notice(Device& device);
    void notice(Device& device);
    void disclose(Campaign& campaign);
    void watch(Device& device);
    void release(Device& device);

    const models::WorldOptions& world_;
    Households& households_;
    Upkeep& upkeep_;
    Operators& operators_;
    EventQueue& queue_;
    Random& random_;
    std::vector<Campaign> campaigns_;
    std::map<std::size_t, std::vector<std::size_t>> places_at_;  ///< [site]
    std::map<std::size_t, bool> segmented_;                      ///< [site]
    SimSpan last_length_{};
    double window_end_ = 0;
};

}  // namespace cordon::reference
