#include "tests/reference/operators.hpp"

#include <algorithm>
#include <array>

namespace cordon::reference {

Deed draw_deed(const models::RemedyShares& shares, Random& random) {
    const std::array weights{shares.ignored, shares.restarted, shares.credential_changed,
                             shares.patched, shares.replaced};
    return static_cast<Deed>(random.index(weights));
}

Operators::Operators(const models::WorldOptions& world, const models::PolicyOptions& policy,
                     std::size_t places, EventQueue& queue, Random& random)
    : options_(world.jurisdictions[0].notification), queue_(queue), random_(random) {
    for (const auto& instrument : policy.instruments) {
        const auto* quarantine = std::get_if<models::QuarantineOptions>(&instrument);
        if (quarantine == nullptr) {
            continue;
        }
        quarantines_.push_back(*quarantine);
        auto& dates = obeyed_from_.emplace_back();
        const double from = days_since_start(quarantine->schedule.effective);
        const double ramp = days_since_start(quarantine->schedule.full) - from;
        for (std::size_t place = 0; place < places; ++place) {
            const bool ever = random.chance(quarantine->schedule.compliance);
            dates.push_back(ever ? from + ramp * random.uniform() : forever);
        }
    }
}

bool Operators::obeys(std::size_t quarantine, const Device& device) const {
    return obeyed_from_[quarantine][device.place] <= queue_.now();
}

double Operators::eagerness(const Device& device) const {
    double eagerness = 1;
    for (std::size_t i = 0; i < quarantines_.size(); ++i) {
        eagerness *= obeys(i, device) ? quarantines_[i].finds_factor : 1;
    }
    return eagerness;
}

double Operators::cases_per_day(double day) const {
    double cases = options_.cases_per_day;
    for (const auto& quarantine : quarantines_) {
        const double from = days_since_start(quarantine.schedule.effective);
        const double full = days_since_start(quarantine.schedule.full);
        const double done = std::clamp((day - from) / (full - from), 0., 1.);
        const double obeying = quarantine.schedule.compliance * done;
        cases *= 1 - obeying + obeying * quarantine.cases_factor;
    }
    return cases;
}

void Operators::look_for(Device& device) {
    double most = 1;
    for (const auto& quarantine : quarantines_) {
        most *= quarantine.finds_factor;
    }
    const double wait = days_per_year * random_.wait(most * options_.finds_per_year);
    queue_.at(queue_.now() + wait, [this, &device, spell = device.spells, most] {
        if (device.holder == nobody || device.spells != spell) {
            return;
        }
        if (random_.chance(eagerness(device) / most)) {
            find(device);
        } else {
            look_for(device);
        }
    });
}

Deed Operators::answer(const Device& device) {
    models::RemedyShares shares = options_.remedies;
    for (std::size_t i = 0; i < quarantines_.size(); ++i) {
        if (obeys(i, device)) {
            shares.ignored = std::min(shares.ignored, options_.remedies.ignored *
                                                          (1 - quarantines_[i].ignored_cut));
        }
    }
    const double more = (1 - shares.ignored) / (1 - options_.remedies.ignored);
    for (double* share :
         {&shares.restarted, &shares.credential_changed, &shares.patched, &shares.replaced}) {
        *share *= more;
    }
    return draw_deed(shares, random_);
}

void Operators::find(Device& device) {
    const Deed deed = answer(device);
    if (deed == Deed::ignored) {
        look_for(device);
    } else {
        open_case(device, deed);
    }
}

void Operators::open_case(Device& device, Deed deed) {
    constexpr double microsecond = 1e-6 / 86'400;
    // How long it takes is settled when work on it begins, which may be later than now.
    const double begins = std::max(free_, queue_.now());
    free_ = begins + 1 / cases_per_day(begins);
    queue_.at(std::max(free_, window_end_ + microsecond),
              [this, &device, deed, spell = device.spells] {
                  if (device.holder != nobody && device.spells == spell) {
                      acts(device, deed);
                  }
              });
}

}  // namespace cordon::reference
