#pragma once

#include "base/sim_time.hpp"
#include "models/campaign/spell_tally.hpp"
#include "models/nation.hpp"

#include <cstdint>
#include <vector>

namespace cordon::models {

/// How long campaigns have held devices since the start, by campaign, jurisdiction and sector:
/// device-milliseconds, integers, so that partitions add up to the same sum in any order.
class HeldTime {
public:
    /// \param nations  must outlive this
    explicit HeldTime(const Nations& nations);

    /// What a partition of a nation says at `now`.
    void add(std::size_t jurisdiction, const SpellTally& tally, SimTime now);

    void add(std::size_t campaign, std::size_t jurisdiction, std::size_t sector,
             std::int64_t milliseconds) {
        milliseconds_[index(campaign, jurisdiction, sector)] += milliseconds;
    }

    [[nodiscard]] std::int64_t at(std::size_t campaign, std::size_t jurisdiction,
                                  std::size_t sector) const {
        return milliseconds_[index(campaign, jurisdiction, sector)];
    }

private:
    [[nodiscard]] std::size_t index(std::size_t campaign, std::size_t jurisdiction,
                                    std::size_t sector) const {
        return (campaign * nations_->size() + jurisdiction) * sectors_ + sector;
    }

    const Nations* nations_;
    std::size_t sectors_;
    std::vector<std::int64_t> milliseconds_;
};

}  // namespace cordon::models
