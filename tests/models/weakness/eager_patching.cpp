#include "tests/models/weakness/eager_patching.hpp"

#include <algorithm>
#include <queue>

namespace cordon::test {
namespace {

constexpr double not_yet = 1e9;

enum class Kind { obeys, released, installed, usable };

struct Event {
    double time;
    Kind kind;
    std::size_t vulnerability;
    bool operator<(const Event& other) const { return time > other.time; }  // earliest on top
};

/// One vulnerability on one device.
struct Flaw {
    double installs = not_yet;
    bool waits = false;
    bool installed = false;
    bool usable = false;
    bool was_open = false;
};

/// What happens to one device, event by event.
class FollowedDevice {
public:
    FollowedDevice(double rate_per_year, std::size_t vulnerabilities, std::mt19937_64& engine)
        : rate_(rate_per_year), flaws_(vulnerabilities), engine_(engine) {}

    void expect(const Event& event) { events_.push(event); }

    void go_on_until(double time, double mandate_factor) {
        while (!events_.empty() && events_.top().time <= time) {
            const Event event = events_.top();
            events_.pop();
            if (event.kind == Kind::obeys) {
                change_rate(event.time, mandate_factor);
            } else {
                happen(event, flaws_[event.vulnerability]);
            }
        }
    }

    [[nodiscard]] PatchState state() const {
        const auto any = [&](auto holds) {
            return std::any_of(flaws_.begin(), flaws_.end(), holds);
        };
        if (any([](const Flaw& flaw) { return flaw.usable && !flaw.installed; })) {
            return PatchState::at_risk;
        }
        return any([](const Flaw& flaw) { return flaw.was_open; }) ? PatchState::patched
                                                                   : PatchState::untouched;
    }

private:
    void happen(const Event& event, Flaw& flaw) {
        if (event.kind == Kind::released) {
            flaw.waits = true;
            plan(event.vulnerability, event.time);
        } else if (event.kind == Kind::usable) {
            flaw.usable = true;
            flaw.was_open = !flaw.installed;
        } else if (event.time == flaw.installs) {  // else a plan since given up
            flaw.installed = true;
            flaw.waits = false;
        }
    }

    void change_rate(double time, double factor) {
        rate_ *= factor;
        for (std::size_t i = 0; i < flaws_.size(); ++i) {
            if (flaws_[i].waits) {
                plan(i, time);
            }
        }
    }

    void plan(std::size_t vulnerability, double from) {
        const double installs =
            rate_ > 0 ? from + std::exponential_distribution(rate_)(engine_) : not_yet;
        flaws_[vulnerability].installs = installs;
        events_.push({installs, Kind::installed, vulnerability});
    }

    double rate_;
    std::vector<Flaw> flaws_;
    std::priority_queue<Event> events_;
    std::mt19937_64& engine_;
};

}  // namespace

EagerPatching::EagerPatching(EagerHabits habits, std::uint64_t seed)
    : habits_(std::move(habits)), engine_(seed) {}

std::size_t EagerPatching::hygiene() {
    return std::discrete_distribution<std::size_t>(habits_.hygiene_shares.begin(),
                                                   habits_.hygiene_shares.end())(engine_);
}

double EagerPatching::rate_per_year(std::size_t hygiene) {
    const double habit = uniform_(engine_);
    const double factor = habits_.hygiene_factors[hygiene];
    if (habit < habits_.automatic) {
        return factor * habits_.automatic_per_year;
    }
    return habit < habits_.automatic + habits_.manual ? factor * habits_.manual_per_year : 0;
}

PatchState EagerPatching::state(const EagerDevice& device, std::size_t hygiene, double time_years) {
    const double bought = device.bought_years;
    const double support_ends = bought + habits_.support_years[device.line];
    const auto& vulnerabilities = habits_.vulnerabilities[device.line];
    FollowedDevice followed(rate_per_year(hygiene), vulnerabilities.size(), engine_);
    if (uniform_(engine_) < habits_.mandate_obeyed) {
        const double ramp = habits_.mandate_full - habits_.mandate_from;
        const double from = habits_.mandate_from + uniform_(engine_) * ramp;
        followed.expect({std::max(from, bought), Kind::obeys, 0});
    }
    for (std::size_t i = 0; i < vulnerabilities.size(); ++i) {
        const auto& found = vulnerabilities[i];
        if (found.patched <= bought || uniform_(engine_) >= found.affected) {
            continue;  // came with the patch, or another model
        }
        followed.expect({std::max(found.usable, bought), Kind::usable, i});
        if (found.patched <= support_ends) {
            followed.expect({found.patched, Kind::released, i});
        }
    }
    followed.go_on_until(time_years, habits_.mandate_factor);
    return followed.state();
}

}  // namespace cordon::test
