#pragma once

#include "models/intrusion/intrusions.hpp"
#include "models/world_options.hpp"

namespace cordon::test {

/// A small world of `organisations` organisations in one sector, each of 1000 records, none of
/// which resists, and one campaign that makes an attempt for every device-day it holds and for no
/// other reason. An intrusion is discovered after 100 days, a store copied after 50.
models::WorldOptions intruded_world(std::uint64_t organisations);

/// Adds a sector like the first with a site type of its own.
void add_sector(models::WorldOptions& world, std::uint64_t organisations);

/// Intrusions of campaigns that hold devices as a test says.
class ScriptedIntrusions {
public:
    /// \param nations  must outlive this
    ScriptedIntrusions(const models::Nations& nations, std::uint64_t member);

    /// Holds so many devices for a number of days, then runs to the end of them.
    void hold(std::int64_t devices, double for_days, std::span<const double> uplift = {});
    /// Where and by whom those of the next hold() are held; in the first place of all at first.
    ScriptedIntrusions& at(std::size_t campaign, std::size_t jurisdiction, std::size_t sector);

    [[nodiscard]] models::IntrusionTotals totals(std::size_t jurisdiction = 0) const {
        return intrusions_.totals(jurisdiction);
    }

private:
    models::Intrusions intrusions_;
    models::HeldTime held_;
    std::size_t campaign_ = 0;
    std::size_t jurisdiction_ = 0;
    std::size_t sector_ = 0;
};

/// The nations of a world under no policy.
class QuietNations {
public:
    /// \param world  must outlive this
    explicit QuietNations(const models::WorldOptions& world);

    [[nodiscard]] const models::Nations& nations() const noexcept { return nations_; }
    [[nodiscard]] ScriptedIntrusions intrusions(std::uint64_t member) const {
        return {nations_, member};
    }

private:
    models::PolicyOptions policy_;
    models::Threats threats_;
    models::Nations nations_;
};

}  // namespace cordon::test
