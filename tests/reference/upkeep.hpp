#pragma once

#include "models/policy/policy_options.hpp"
#include "tests/reference/households.hpp"

#include <functional>
#include <vector>

namespace cordon::reference {

/// Days on which a vulnerability can be used and is mended; `forever` for never.
struct Vulnerability {
    double affected;              ///< share of the devices of its lines
    std::vector<bool> in_line;    ///< [line]
    std::vector<double> patched;  ///< [line]
    std::vector<double> usable;   ///< [campaign]
};

/// How devices come to be weak and cease to be: credentials are changed and patches are installed
/// by events of their own.
class Upkeep {
public:
    /// \param policy  its update mandates, on all classes
    Upkeep(const models::WorldOptions& world, const models::PolicyOptions& policy,
           EventQueue& queue, Random& random);

    /// Who wants to hear that a device may be less weak than it was.
    std::function<void(Device&)> mended;

    /// Gives a device its habits, and plans what its owner does.
    void take_up(Device& device);

    /// What an owner does who found a device infected: a credential that nobody opens, or every
    /// patch there is.
    void change_credential(Device& device);
    void install_all(Device& device);

    [[nodiscard]] bool is_weak(const Device& device, std::size_t campaign) const;

private:
    void draw_vulnerabilities();
    void add_vulnerabilities(double per_year, double affected, const std::vector<bool>& in_line);
    void give_credential(Device& device);
    void give_flaws(Device& device);
    void follow_mandates(Device& device);
    void plan_installation(Device& device, std::size_t flaw);

    const models::WorldOptions& world_;
    const models::PolicyOptions& policy_;
    EventQueue& queue_;
    Random& random_;
    std::vector<Vulnerability> vulnerabilities_;
};

}  // namespace cordon::reference
