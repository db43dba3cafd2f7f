#include "models/observation/campaign_visibility.hpp"

#include "models/purpose.hpp"
#include "sim/distributions.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

constexpr double ln_10 = 2.302585092994045684;

double thinned(std::int64_t count, double share, sim::RandomStream rng) {
    return static_cast<double>(
        sim::binomial(rng, static_cast<std::uint64_t>(std::max<std::int64_t>(0, count)), share));
}

}  // namespace

CampaignVisibility::CampaignVisibility(const CampaignObserverOptions& options,
                                       std::string_view campaign, sim::RandomKey key)
    : options_(options), identity_(identity_of(campaign)), key_(key) {}

ObservedCampaign CampaignVisibility::observe(SimTime time, const SpellCounts& truth) {
    const double device_days = truth.in_contact.days(time);
    ever_ += thinned(truth.ever - before_.ever, options_.seen, sighting(Count::ever, time));
    recorded_ +=
        thinned(truth.spells - before_.spells, options_.recorded, sighting(Count::recorded, time));
    auto changes = sighting(Count::addresses, time);
    changes_ += static_cast<double>(
        sim::poisson(changes, std::max(0.0, options_.seen * options_.address_changes_per_day *
                                                (device_days - device_days_before_))));
    before_ = truth;
    device_days_before_ = device_days;
    const double active =
        thinned(truth.in_contact.now, options_.seen, sighting(Count::active, time));
    return {.active = active * report_factor(Count::active),
            .ever = ever_ * report_factor(Count::ever),
            .addresses =
                (ever_ + changes_) / options_.devices_per_address * report_factor(Count::addresses),
            .recorded = recorded_ * report_factor(Count::recorded)};
}

sim::RandomStream CampaignVisibility::sighting(Count count, SimTime time) const {
    // By date, so that no other date changes these draws.
    const auto seconds = static_cast<std::uint64_t>(time.microseconds / 1'000'000);
    return stream(key_, identity_, Purpose::sighting,
                  4 * seconds + static_cast<std::uint64_t>(count));
}

double CampaignVisibility::report_factor(Count count) const {
    auto rng = stream(key_, identity_, Purpose::report_error, static_cast<std::uint64_t>(count));
    return sim::exp(ln_10 * options_.error * sim::normal(rng)) / options_.sample;
}

}  // namespace cordon::models
