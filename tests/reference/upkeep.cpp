#include "tests/reference/upkeep.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace cordon::reference {

Upkeep::Upkeep(const models::WorldOptions& world, const models::PolicyOptions& policy,
               EventQueue& queue, Random& random)
    : world_(world), policy_(policy), queue_(queue), random_(random) {
    // Vulnerabilities are known to be exploited on the day they are born, and to nobody before.
    const auto& weakness = world.weakness;
    CORDON_EXPECT(weakness.discovery.defenders_per_year >= 1e9);
    CORDON_EXPECT(weakness.discovery.exploited_disclosed == 1);
    CORDON_EXPECT(weakness.discovery.exploited_after.median_days <= 1e-6);
    CORDON_EXPECT(weakness.discovery.embargo_days == 0);
    CORDON_EXPECT(weakness.births.release_share == 0 && weakness.births.decline_per_year == 0);
    CORDON_EXPECT(weakness.disclosure_duties.empty());
    draw_vulnerabilities();
}

void Upkeep::draw_vulnerabilities() {
    const auto& lines = world_.weakness.lines;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        std::vector<bool> alone(lines.size());
        alone[line] = true;
        add_vulnerabilities(lines[line].exploited_vulnerabilities_per_year, lines[line].affected,
                            alone);
    }
    for (std::size_t component = 0; component < world_.weakness.components.size(); ++component) {
        std::vector<bool> built_on;
        for (const auto& line : lines) {
            built_on.push_back(
                std::count(line.components.begin(), line.components.end(), component) > 0);
        }
        const auto& options = world_.weakness.components[component];
        add_vulnerabilities(options.exploited_vulnerabilities_per_year, options.affected, built_on);
    }
}

void Upkeep::add_vulnerabilities(double per_year, double affected,
                                 const std::vector<bool>& in_line) {
    const double horizon = days_since_start(world_.clock.horizon);
    double born = -world_.weakness.history_years * days_per_year;
    while ((born += days_per_year * random_.wait(per_year)) < horizon) {
        Vulnerability found{affected, in_line, {}, {}};
        for (const auto& line : world_.weakness.lines) {
            const double released =
                born + random_.lognormal(line.patch_release.median_days, line.patch_release.sigma);
            found.patched.push_back(random_.chance(line.never_patched) ? forever : released);
        }
        for (const auto& campaign : world_.campaigns) {
            const double usable = born + random_.lognormal(campaign.exploit_delay.median_days,
                                                           campaign.exploit_delay.sigma);
            found.usable.push_back(random_.chance(campaign.exploits_acquired) ? usable : forever);
        }
        vulnerabilities_.push_back(found);
    }
}

void Upkeep::take_up(Device& device) {
    give_credential(device);
    const auto& population = world_.jurisdictions[0].population;
    const auto& updates =
        world_.weakness.update_classes[population.device_classes[device.device_class].update_class];
    const double factor = population.hygiene_classes[device.hygiene].patch_rate_factor;
    const double habit = random_.uniform();
    if (habit < updates.automatic) {
        device.installs_per_year = factor * updates.automatic_per_year;
    } else if (habit < updates.automatic + updates.manual) {
        device.installs_per_year = factor * updates.manual_per_year;
    }
    device.support_ends =
        device.bought + days_per_year * world_.weakness.lines[device.line].support_years;
    follow_mandates(device);
    give_flaws(device);
}

void Upkeep::give_credential(Device& device) {
    const auto& population = world_.jurisdictions[0].population;
    const auto& credentials = world_.weakness.credentials;
    const double weak = population.device_classes[device.device_class].weak_credential *
                        population.hygiene_classes[device.hygiene].weak_credential_factor;
    device.weak_credential = random_.chance(weak);
    device.default_credential = device.weak_credential && random_.chance(credentials.default_share);
    for (const auto& campaign : world_.campaigns) {
        device.opens.push_back(
            random_.chance(device.default_credential ? campaign.dictionary : campaign.guesses));
    }
    if (device.weak_credential) {
        const double rate = device.default_credential ? credentials.default_changed_per_year
                                                      : credentials.weak_changed_per_year;
        queue_.at(device.bought + days_per_year * random_.wait(rate), [this, &device] {
            device.weak_credential = false;
            mended(device);
        });
    }
}

void Upkeep::give_flaws(Device& device) {
    for (std::size_t i = 0; i < vulnerabilities_.size(); ++i) {
        const auto& found = vulnerabilities_[i];
        // A device bought after the patch comes with it.
        if (found.in_line[device.line] && found.patched[device.line] > device.bought &&
            random_.chance(found.affected)) {
            device.flaws.push_back({.vulnerability = i});
        }
    }
    for (std::size_t flaw = 0; flaw < device.flaws.size(); ++flaw) {
        const double released =
            vulnerabilities_[device.flaws[flaw].vulnerability].patched[device.line];
        if (released <= device.support_ends) {
            queue_.at(released, [this, &device, flaw] {
                device.flaws[flaw].waits = true;
                plan_installation(device, flaw);
            });
        }
    }
}

void Upkeep::plan_installation(Device& device, std::size_t flaw) {
    const int plan = ++device.flaws[flaw].plan;
    const double day = queue_.now() + days_per_year * random_.wait(device.installs_per_year);
    queue_.at(day, [this, &device, flaw, plan] {
        Flaw& mine = device.flaws[flaw];
        if (mine.plan == plan) {
            mine.installed = true;
            mine.waits = false;
            mended(device);
        }
    });
}

void Upkeep::follow_mandates(Device& device) {
    for (const auto& instrument : policy_.instruments) {
        const auto* mandate = std::get_if<models::UpdateMandateOptions>(&instrument);
        if (mandate == nullptr || !random_.chance(mandate->schedule.compliance)) {
            continue;
        }
        const double from = days_since_start(mandate->schedule.effective);
        const double ramp = days_since_start(mandate->schedule.full) - from;
        // Waits begin again when their rate changes: an exponential wait has no memory.
        queue_.at(std::max(device.bought, from + ramp * random_.uniform()),
                  [this, &device, factor = mandate->rate_factor] {
                      device.installs_per_year *= factor;
                      for (std::size_t flaw = 0; flaw < device.flaws.size(); ++flaw) {
                          if (device.flaws[flaw].waits) {
                              plan_installation(device, flaw);
                          }
                      }
                  });
    }
}

void Upkeep::change_credential(Device& device) {
    device.weak_credential = false;
}

void Upkeep::install_all(Device& device) {
    for (Flaw& flaw : device.flaws) {
        if (vulnerabilities_[flaw.vulnerability].patched[device.line] <= queue_.now()) {
            flaw.installed = true;
            flaw.waits = false;
        }
    }
}

bool Upkeep::is_weak(const Device& device, std::size_t campaign) const {
    if (device.weak_credential && device.opens[campaign]) {
        return true;
    }
    return std::any_of(device.flaws.begin(), device.flaws.end(), [&](const Flaw& flaw) {
        return !flaw.installed &&
               vulnerabilities_[flaw.vulnerability].usable[campaign] <= queue_.now();
    });
}

}  // namespace cordon::reference
