#pragma once

#include "models/world_options.hpp"
#include "tests/reference/event_queue.hpp"
#include "tests/reference/random.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <vector>

namespace cordon::reference {

inline constexpr std::size_t nobody = SIZE_MAX;

/// A vulnerability that a device has.
struct Flaw {
    std::size_t vulnerability;  ///< index
    bool installed = false;     ///< the patch
    bool waits = false;         ///< for the patch to be installed
    int plan = 0;               ///< how often its installation has been planned
};

/// One device with all there is to know of it now.
struct Device {
    std::size_t place;
    std::size_t device_class;
    std::size_t hygiene;
    std::size_t line;
    double bought;  ///< day
    bool online = true;

    bool default_credential = false;
    bool weak_credential = false;  ///< of the two kinds together
    std::vector<bool> opens = {};  ///< [campaign] to whom its weak credential is open
    double installs_per_year = 0;  ///< patches
    double support_ends = 0;       ///< day
    std::vector<Flaw> flaws = {};

    std::size_t holder = nobody;  ///< campaign
    std::uint64_t spells = 0;     ///< so far, also the number of the one that goes on
    double held_since = 0;
    std::vector<bool> taken_by = {};  ///< [campaign] at any time
    bool hardened = false;
    bool closed_at_edge = false;  ///< held or hardened when the window began
};

struct Place {
    std::size_t site;
    std::size_t device_class;
    std::size_t hygiene;
    const models::SiteTypeOptions* type;
    const models::InstalledBase* base;
    bool exposed;
    Device* in_service = nullptr;
    Device* kept = nullptr;  ///< replaced, and still online
};

/// Sites and the devices in them: every device is bought, serves, is replaced and may be kept
/// beside its successor, from long before the start.
class Households {
public:
    Households(const models::JurisdictionOptions& options, EventQueue& queue, Random& random);

    /// Who wants to hear of every new device, and of every device that goes offline.
    std::function<void(Device&)> bought;
    std::function<void(Device&)> gone;

    /// Plans the first purchase of each place. Call once, with the two set.
    void begin();

    [[nodiscard]] std::vector<Place>& places() { return places_; }

    /// Different sites at which a campaign holds a device of one of the classes flagged.
    [[nodiscard]] std::int64_t sites_held(std::size_t campaign,
                                          const std::vector<bool>& classes) const;

private:
    void add_site(const models::SiteTypeOptions& type);
    void buy(std::size_t place);
    void replace(Device& device);
    void go(Device& device);
    [[nodiscard]] double first_purchase(const Place& place);
    [[nodiscard]] double service_days(const models::DeviceClassOptions& device_class);

    const models::JurisdictionOptions& options_;
    EventQueue& queue_;
    Random& random_;
    std::size_t sites_ = 0;
    std::vector<Place> places_;
    std::deque<Device> devices_;
};

}  // namespace cordon::reference
