#pragma once

#include "models/policy/policy_options.hpp"
#include "models/world_options.hpp"
#include "tests/reference/event_queue.hpp"
#include "tests/reference/households.hpp"
#include "tests/reference/random.hpp"

#include <functional>
#include <vector>

namespace cordon::reference {

/// What is done about a device that was found infected, in the order of the shares.
enum class Deed { ignored, restarted, credential_changed, patched, replaced };

Deed draw_deed(const models::RemedyShares& shares, Random& random);

/// Network operators: they look at a visible device as often as the most eager of them ever does,
/// and see it as often as they are eager at the time; and they work on one case after the other.
class Operators {
public:
    /// \param policy  its quarantines
    Operators(const models::WorldOptions& world, const models::PolicyOptions& policy,
              std::size_t places, EventQueue& queue, Random& random);

    /// Does what an owner was told to, and ends the spell by it.
    std::function<void(Device&, Deed)> acts;

    /// From now on the device can be found, until its spell ends.
    void look_for(Device& device);

    /// Cases found until then are worked on after it.
    void open_window(double until) { window_end_ = until; }

private:
    [[nodiscard]] bool obeys(std::size_t quarantine, const Device& device) const;
    [[nodiscard]] double eagerness(const Device& device) const;
    [[nodiscard]] double cases_per_day(double day) const;
    [[nodiscard]] Deed answer(const Device& device);
    void find(Device& device);
    void open_case(Device& device, Deed deed);

    const models::NotificationOptions& options_;
    EventQueue& queue_;
    Random& random_;
    std::vector<models::QuarantineOptions> quarantines_;
    std::vector<std::vector<double>> obeyed_from_;  ///< [quarantine][place], day
    double window_end_ = 0;
    double free_ = 0;
};

}  // namespace cordon::reference
