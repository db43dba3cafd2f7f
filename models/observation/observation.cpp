#include "models/observation/observation.hpp"

#include "models/campaign/compromise.hpp"
#include "models/observation/vulnerability_counts.hpp"

namespace cordon::models {
namespace {

std::vector<Stock> stocks_of(const Nations& nations) {
    return {nations.begin(), nations.end()};
}

}  // namespace

Observer::Observer(const Nations& nations, const Threats& threats, sim::RandomKey key)
    : options_(nations.front().options()), threats_(threats), stocks_(stocks_of(nations)),
      nations_(stocks_.begin(), stocks_.end()), banned_(stocks_),
      index_(options_.data.index, options_.jurisdictions.front().market.blocs.size()) {
    for (const auto& observer : options_.observers) {
        visibilities_.emplace_back(observer, options_.campaigns[observer.campaign].name, key);
    }
}

Observation Observer::observe(SimTime time, std::span<const SpellTally> tallies,
                              std::vector<std::int64_t> peaks) {
    Observation seen;
    for (std::size_t jurisdiction = 0; jurisdiction < nations_.size(); ++jurisdiction) {
        seen.jurisdictions.push_back(nations_[jurisdiction].observe(time, tallies[jurisdiction]));
    }
    count_holders(time, seen);
    seen.observed.resize(options_.campaigns.size());
    for (auto& visibility : visibilities_) {
        seen.observed[visibility.campaign()] =
            visibility.observe(time, everywhere(visibility.campaign(), tallies));
    }
    seen.active_peak = std::move(peaks);
    seen.zero_days = zero_days(threats_, options_, time);
    seen.usable_vulnerabilities = usable_vulnerabilities(threats_, options_, time);
    seen.surviving_share = banned_.surviving_share(time);
    seen.banned_base = banned_.online(time);
    return seen;
}

void Observer::count_holders(SimTime time, Observation& seen) {
    const std::size_t holders = options_.jurisdictions.front().market.blocs.size();
    const std::size_t accessed = static_cast<std::size_t>(ExposureLayer::accessed) * holders;
    std::vector<double> received(holders, 0);
    for (const auto& national : seen.jurisdictions) {
        for (std::size_t holder = 0; holder < holders; ++holder) {
            received[holder] += national.authorised.gigabytes_by_holder[accessed + holder] +
                                national.joint.newly_collected[holder];
        }
    }
    index_.advance(time, received);
    for (std::size_t holder = 0; holder < holders; ++holder) {
        seen.sensitive_data_index.push_back(index_.gigabytes(holder, time));
        seen.targeting_uplift.push_back(index_.targeting_uplift(holder, time));
    }
}

SpellCounts Observer::everywhere(std::size_t campaign, std::span<const SpellTally> tallies) const {
    SpellCounts total;
    for (std::size_t jurisdiction = 0; jurisdiction < tallies.size(); ++jurisdiction) {
        const std::size_t strata = Strata(options_.jurisdictions[jurisdiction]).size();
        for (std::size_t stratum = 0; stratum < strata; ++stratum) {
            total += tallies[jurisdiction].counts(campaign, stratum);
        }
    }
    return total;
}

}  // namespace cordon::models
