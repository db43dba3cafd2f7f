#include "tests/reference/attackers.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace cordon::reference {
namespace {

// An operator gives up on a batch after so many tries per device wanted: the model's number.
constexpr std::uint64_t tries_per_device = 400;

const models::ScanningOptions* scanning_of(const models::CampaignOptions& campaign) {
    return std::get_if<models::ScanningOptions>(&campaign.recruitment);
}

}  // namespace

Attackers::Attackers(const models::WorldOptions& world, Households& households, Upkeep& upkeep,
                     Operators& operators, EventQueue& queue, Random& random)
    : world_(world), households_(households), upkeep_(upkeep), operators_(operators), queue_(queue),
      random_(random) {
    for (std::size_t place = 0; place < households.places().size(); ++place) {
        const std::size_t site = households.places()[place].site;
        places_at_[site].push_back(place);
        segmented_.try_emplace(site, random.chance(households.places()[place].type->segmented));
    }
    for (const auto& options : world.campaigns) {
        Campaign campaign{.options = &options,
                          .index = campaigns_.size(),
                          .start = SimTime{} + years(std::max(0.0, options.emerges_years.value()))};
        for (const auto& place : households.places()) {
            const bool reached = place.exposed && options.targets[place.device_class];
            campaign.places_within_reach += reached ? 1 : 0;
        }
        if (const auto* batches = std::get_if<models::BatchOptions>(&options.recruitment)) {
            campaign.next_batch = days_since_start(campaign.start) +
                                  days_per_year * random.wait(batches->batches_per_year);
        } else {
            // The bots abroad are as many all the time.
            CORDON_EXPECT(scanning_of(options)->foreign_plateau <= 1);
            CORDON_EXPECT(scanning_of(options)->plateau_days >
                          in_days(world.clock.horizon - SimTime{}));
        }
        campaigns_.push_back(campaign);
    }
}

void Attackers::open_start() {
    for (auto& campaign : campaigns_) {
        plan_first(campaign, SimTime{} - SimSpan{1}, SimTime{});
    }
    queue_.run_until(0);
    for (auto& campaign : campaigns_) {
        campaign.held = campaign.held_before = campaign.counts.active;
    }
}

void Attackers::open_window(SimTime from, SimTime until) {
    window_end_ = days_since_start(until);
    operators_.open_window(window_end_);
    for (const auto& place : households_.places()) {
        for (Device* device : {place.in_service, place.kept}) {
            if (device != nullptr) {
                device->closed_at_edge = device->hardened || device->holder != nobody;
            }
        }
    }
    for (auto& campaign : campaigns_) {
        plan_first(campaign, from, until);
        plan_batches(campaign, until);
        start_scanning(campaign, from, until);
    }
}

void Attackers::close_window(SimTime from, SimTime until) {
    last_length_ = until - from;
    for (auto& campaign : campaigns_) {
        campaign.held_before = campaign.held;
        campaign.held = campaign.counts.active;
        const auto& disclosed = campaign.options->disruption.disclosed;
        if (disclosed && !campaign.disclosed &&
            until >= campaign.start + days(disclosed->median_days)) {
            disclose(campaign);
        }
    }
}

void Attackers::disclose(Campaign& campaign) {
    campaign.disclosed = true;
    for (const auto& place : households_.places()) {
        for (Device* device : {place.in_service, place.kept}) {
            if (device != nullptr && device->holder == campaign.index) {
                watch(*device);
            }
        }
    }
}

void Attackers::watch(Device& device) {
    if (random_.chance(campaigns_[device.holder].options->visible)) {
        operators_.look_for(device);
    }
}

void Attackers::plan_first(Campaign& campaign, SimTime from, SimTime until) {
    if (from < campaign.start && campaign.start <= until) {
        queue_.at(days_since_start(campaign.start), [this, &campaign] {
            recruit(campaign, static_cast<std::uint64_t>(campaign.options->initial_devices));
        });
    }
}

void Attackers::plan_batches(Campaign& campaign, SimTime until) {
    std::int64_t held = campaign.held;
    while (campaign.next_batch <= days_since_start(until)) {
        const auto& batches = std::get<models::BatchOptions>(campaign.options->recruitment);
        const double size =
            std::min(static_cast<double>(random_.poisson(batches.batch_mean)), batches.batch_max);
        const double missing = batches.target_size - static_cast<double>(held);
        const auto wanted = static_cast<std::uint64_t>(std::max(0.0, std::min(size, missing)));
        queue_.at(campaign.next_batch, [this, &campaign, wanted] { recruit(campaign, wanted); });
        held += static_cast<std::int64_t>(wanted);
        campaign.next_batch += days_per_year * random_.wait(batches.batches_per_year);
    }
}

void Attackers::start_scanning(Campaign& campaign, SimTime from, SimTime until) {
    const auto* scanning = scanning_of(*campaign.options);
    if (scanning == nullptr || campaign.start > from) {
        return;
    }
    const auto held = static_cast<double>(campaign.held);
    double bots = held;
    if (last_length_ > SimSpan{}) {
        // A straight line through the last two edges, read at the window's middle.
        const double ahead = in_days(until - from) / (2 * in_days(last_length_));
        bots = std::max(0.0, held + (held - static_cast<double>(campaign.held_before)) * ahead);
    }
    bots = std::min(bots, campaign.places_within_reach) + scanning->foreign_plateau;
    campaign.probes_per_day = bots * scanning->probes_per_second * 86'400;
    plan_probe(campaign.index);
}

void Attackers::plan_probe(std::size_t campaign) {
    const double day = queue_.now() + random_.wait(campaigns_[campaign].probes_per_day);
    if (day <= window_end_) {
        queue_.at(day, [this, campaign] { probe(campaigns_[campaign]); });
    }
}

void Attackers::probe(Campaign& campaign) {
    const std::size_t address =
        random_.below(static_cast<std::size_t>(scanning_of(*campaign.options)->address_space));
    auto& places = households_.places();
    if (address < 2 * places.size()) {
        const Place& place = places[address / 2];
        Device* device = address % 2 == 0 ? place.in_service : place.kept;
        if (device != nullptr && place.exposed && campaign.options->targets[place.device_class]) {
            hit(campaign, *device);
        }
    }
    plan_probe(campaign.index);
}

void Attackers::recruit(Campaign& campaign, std::uint64_t wanted) {
    std::vector<Device*> found;
    if (campaign.places_within_reach == 0) {
        return;
    }
    for (std::uint64_t tries = 0; found.size() < wanted && tries < wanted * tries_per_device;
         ++tries) {
        Device* device = candidate(campaign);
        if (device != nullptr && !device->closed_at_edge &&
            std::find(found.begin(), found.end(), device) == found.end()) {
            found.push_back(device);
        }
    }
    for (Device* device : found) {
        hit(campaign, *device);
    }
}

Device* Attackers::candidate(const Campaign& campaign) {
    auto& places = households_.places();
    const Place* place = nullptr;
    do {  // uniformly among the places within reach
        place = &places[random_.below(places.size())];
    } while (!(place->exposed && campaign.options->targets[place->device_class]));
    for (Device* device : {place->kept, place->in_service}) {
        if (device != nullptr && upkeep_.is_weak(*device, campaign.index)) {
            return device;
        }
    }
    return nullptr;
}

void Attackers::hit(Campaign& campaign, Device& device) {
    if (device.hardened || device.holder == campaign.index ||
        !upkeep_.is_weak(device, campaign.index)) {
        return;
    }
    if (device.holder != nobody) {
        const auto& evictions = campaign.options->evictions;
        const bool evicts = !evictions.empty() && random_.chance(evictions[device.holder]);
        if (!evicts) {
            return;
        }
        release(device);
    }
    take(campaign, device);
}

void Attackers::take(Campaign& campaign, Device& device) {
    device.holder = campaign.index;
    device.held_since = queue_.now();
    ++device.spells;
    device.taken_by.resize(campaigns_.size());
    ++campaign.counts.active;
    ++campaign.counts.spells;
    campaign.counts.ever += device.taken_by[campaign.index] ? 0 : 1;
    campaign.held_since += queue_.now();
    device.taken_by[campaign.index] = true;
    if (campaign.options->implant == models::Implant::in_memory) {
        plan_reboot(device);
    }
    plan_notice(device);
    plan_contact(device);
    if (campaign.disclosed) {
        watch(device);
    }
}

void Attackers::plan_contact(Device& device) {
    const std::size_t site = households_.places()[device.place].site;
    const auto others = static_cast<double>(places_at_[site].size() - 1);
    const double rate = others * campaigns_[device.holder].options->lan_contacts_per_year;
    queue_.at(queue_.now() + days_per_year * random_.wait(rate),
              [this, &device, spell = device.spells] {
                  if (device.holder != nobody && device.spells == spell) {
                      contact(device);
                      plan_contact(device);
                  }
              });
}

void Attackers::contact(Device& device) {
    const Place& from = households_.places()[device.place];
    const auto& places = places_at_[from.site];
    std::size_t met = device.place;
    while (met == device.place) {
        met = places[random_.below(places.size())];
    }
    const Place& place = households_.places()[met];
    const bool sees = place.device_class == from.device_class || !segmented_[from.site] ||
                      world_.jurisdictions[0].population.device_classes[from.device_class].gateway;
    const Campaign& campaign = campaigns_[device.holder];
    if (sees && place.in_service != nullptr && campaign.options->targets[place.device_class]) {
        hit(campaigns_[device.holder], *place.in_service);
    }
}

void Attackers::plan_reboot(Device& device) {
    const auto& device_class =
        world_.jurisdictions[0].population.device_classes[device.device_class];
    queue_.at(queue_.now() + days_per_year * random_.wait(device_class.reboots_per_year),
              [this, &device, spell = device.spells] {
                  if (device.holder != nobody && device.spells == spell) {
                      release(device);
                  }
              });
}

void Attackers::plan_notice(Device& device) {
    const double rate = campaigns_[device.holder].options->notices_per_year;
    queue_.at(queue_.now() + days_per_year * random_.wait(rate),
              [this, &device, spell = device.spells] {
                  if (device.holder != nobody && device.spells == spell) {
                      notice(device);
                  }
              });
}

void Attackers::notice(Device& device) {
    const auto& options = *campaigns_[device.holder].options;
    const Deed deed = draw_deed(options.remedies, random_);
    const bool is_restart = deed == Deed::restarted;
    if (deed == Deed::ignored || (is_restart && options.implant != models::Implant::in_memory)) {
        plan_notice(device);
    } else {
        carry_out(device, deed);
    }
}

void Attackers::carry_out(Device& device, Deed deed) {
    release(device);
    if (deed == Deed::credential_changed) {
        upkeep_.change_credential(device);
    } else if (deed == Deed::patched) {
        upkeep_.install_all(device);
    } else if (deed == Deed::replaced) {
        device.hardened = true;
    }
}

void Attackers::release(Device& device) {
    Campaign& campaign = campaigns_[device.holder];
    --campaign.counts.active;
    campaign.counts.device_days += queue_.now() - device.held_since;
    campaign.held_since -= device.held_since;
    device.holder = nobody;
}

void Attackers::release_if_mended(Device& device) {
    if (device.holder != nobody && !upkeep_.is_weak(device, device.holder)) {
        release(device);
    }
}

void Attackers::release_if_gone(Device& device) {
    if (device.holder != nobody) {
        release(device);
    }
}

std::vector<CampaignCounts> Attackers::counts() const {
    std::vector<bool> gateways;
    for (const auto& type : world_.jurisdictions[0].population.device_classes) {
        gateways.push_back(type.gateway);
    }
    std::vector<CampaignCounts> counts;
    for (const auto& campaign : campaigns_) {
        counts.push_back(campaign.counts);
        counts.back().device_days +=
            static_cast<double>(campaign.counts.active) * queue_.now() - campaign.held_since;
        counts.back().sites =
            households_.sites_held(campaign.index, std::vector<bool>(gateways.size(), true));
        counts.back().in_view = households_.sites_held(campaign.index, gateways);
    }
    return counts;
}

}  // namespace cordon::reference
