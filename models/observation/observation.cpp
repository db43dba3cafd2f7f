#include "models/observation/observation.hpp"

#include "models/observation/vulnerability_counts.hpp"

namespace cordon::models {
namespace {

std::vector<Stock> stocks_of(const Nations& nations) {
    return {nations.begin(), nations.end()};
}

}  // namespace

Observer::Observer(const Nations& nations, const Threats& threats)
    : options_(nations.front().options()), threats_(threats), stocks_(stocks_of(nations)),
      nations_(stocks_.begin(), stocks_.end()), banned_(stocks_) {}

Observation Observer::observe(SimTime time, std::span<const SpellTally> tallies,
                              std::vector<std::int64_t> peaks) {
    Observation seen;
    for (std::size_t jurisdiction = 0; jurisdiction < nations_.size(); ++jurisdiction) {
        seen.jurisdictions.push_back(nations_[jurisdiction].observe(time, tallies[jurisdiction]));
    }
    seen.active_peak = std::move(peaks);
    seen.zero_days = zero_days(threats_, options_, time);
    seen.usable_vulnerabilities = usable_vulnerabilities(threats_, options_, time);
    seen.surviving_share = banned_.surviving_share(time);
    seen.banned_base = banned_.online(time);
    return seen;
}

}  // namespace cordon::models
