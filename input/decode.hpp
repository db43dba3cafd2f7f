#pragma once

#include "base/calendar.hpp"
#include "input/block_reader.hpp"
#include "input/history.hpp"
#include "input/jurisdictions.hpp"
#include "input/question.hpp"
#include "input/target.hpp"
#include "models/policy/policy_options.hpp"
#include "models/world_options.hpp"

#include <optional>
#include <string>
#include <vector>

/// \file
/// From the tree to the models' options, one function per part of a scenario. Each reads its keys
/// from the scenario's top level, or where it is called `national` from what holds in one
/// jurisdiction, and says, in its calls, what the reference page would say: name,
/// dimension and range. The same code checks a scenario once and draws it once per member.

namespace cordon::input {

/// From the start to the horizon.
struct Timeline {
    Date start;
    Date end;

    [[nodiscard]] SimTime time(Date date) const { return time_of(date, start); }
    [[nodiscard]] double length_years() const { return in_years(time(end) - SimTime{}); }
};

struct Clock {
    Timeline timeline;
    models::ClockOptions options;
};
Clock decode_clock(BlockReader& root);

struct Sectors {
    std::vector<models::SectorOptions> options;
    std::vector<std::size_t> segments;  ///< [sector], index
};
Sectors decode_sectors(BlockReader& root, const Catalogue& catalogue);

std::vector<models::HygieneOptions> decode_hygiene(BlockReader& national);
std::vector<models::SiteTypeOptions> decode_site_types(BlockReader& national,
                                                       const Catalogue& catalogue,
                                                       const Sectors& sectors,
                                                       const Timeline& timeline);

/// What the organisations of a sector hold and how they are defended, if it has any.
std::optional<models::OrganisationOptions> decode_organisations(BlockReader& sector);
/// Reports sites that are organisations of a sector that says nothing of any.
void check_organisations(BlockReader& site_type, const models::SiteTypeOptions& type,
                         const Sectors& sectors);
/// The intrusions of a campaign that relays.
std::optional<models::IntrusionOptions>
decode_intrusions(BlockReader& campaign, const models::ObjectiveOptions& objectives,
                  const Catalogue& catalogue);

/// How an installed base grows, from its `growth` or its `diffusion`; with the factor by which the
/// stock may grow to its greatest size by the horizon, as drawn and at the most.
struct Adoption {
    models::AdoptionOptions options;
    double factor;
    double highest_factor;
    double ceiling;  ///< share of the places that may be filled
    double lowest_ceiling;
};
Adoption decode_adoption(BlockReader& base, const Timeline& timeline);

models::MobileNetworkOptions
decode_mobile_network(BlockReader& national, const Catalogue& catalogue, const Timeline& timeline);

/// Classes of data and what holders gain by them: the keys `data_classes` and `data_index`.
models::DataOptions decode_data(BlockReader& root);
/// Megabytes a day that a device of a class sends home, [data class]; what is not named is 0.
std::vector<double> decode_emissions(BlockReader& device_class, const Catalogue& catalogue);
/// Shares of a bloc's telemetry that lie under other legal orders besides, [bloc], all named.
std::vector<double> decode_routing(BlockReader& bloc, const Catalogue& catalogue);

std::vector<models::BlocOptions> decode_blocs(BlockReader& national, const Catalogue& catalogue);

/// A product line, and which weakness profile it has.
struct ProductLine {
    models::ProductLineOptions options;
    std::size_t weakness;                 ///< index
    std::vector<std::size_t> components;  ///< indices
};
std::vector<ProductLine> decode_product_lines(BlockReader& root, const Catalogue& catalogue);

/// Who buys and how vendors respond: the block `market`.
struct Buyers {
    std::vector<models::BuyerSegmentOptions> segments;
    double retry_after_days;
    models::VendorQualityOptions quality;
    std::vector<models::PriceMeasureOptions> price_measures;
};
Buyers decode_buyers(BlockReader& national, const Catalogue& catalogue, const Timeline& timeline);

/// When an instrument takes hold; `strength` names the key of what it reaches in full force.
models::Schedule decode_schedule(BlockReader& item, const Timeline& timeline,
                                 std::string_view strength);

enum class PriceMeasure { tariff, subsidy };
/// `tariff` and `subsidy`, in the order of PriceMeasure.
const Names& price_measure_kinds();
models::PriceMeasureOptions decode_price_measure(BlockReader& item, PriceMeasure kind,
                                                 const Catalogue& catalogue,
                                                 const Timeline& timeline);

struct DeviceClasses {
    std::vector<models::DeviceClassOptions> options;
    std::vector<std::vector<models::SalesEpoch>> sales;  ///< [device class][epoch]
};
DeviceClasses decode_device_classes(BlockReader& national, const Catalogue& catalogue,
                                    const std::vector<ProductLine>& lines,
                                    const Timeline& timeline);

models::WeaknessOptions decode_weakness(BlockReader& root, const Catalogue& catalogue,
                                        const std::vector<ProductLine>& lines,
                                        const Timeline& timeline);

/// Who finds vulnerabilities and what becomes of them then: the parts of WeaknessOptions that
/// models/weakness/disclosure_options.hpp describes.
void decode_disclosure(BlockReader& root, const Catalogue& catalogue, const Timeline& timeline,
                       models::WeaknessOptions& options);
models::DisclosureDutyOptions decode_duty(BlockReader& item, const Catalogue& catalogue,
                                          const Timeline& timeline);

std::vector<models::ActorOptions> decode_actors(BlockReader& root, const Catalogue& catalogue);
std::vector<models::CampaignOptions> decode_campaigns(BlockReader& root, const Catalogue& catalogue,
                                                      const Timeline& timeline);
std::variant<models::ScanningOptions, models::BatchOptions> decode_recruitment(BlockReader& item);
std::vector<models::SupplyChainOptions>
decode_supply_chains(BlockReader& campaign, const Catalogue& catalogue, const Timeline& timeline);
/// What is done about found devices: the block `remedies`.
models::RemedyShares decode_remedies(BlockReader& parent);
models::NotificationOptions decode_notification(BlockReader& national);
std::vector<models::CampaignObserverOptions> decode_observers(BlockReader& root,
                                                              const Catalogue& catalogue);
models::LognormalDelay decode_delay(BlockReader& block, std::string_view key);

/// Everything but the policies.
models::WorldOptions decode_world(BlockReader& root, const std::vector<Jurisdiction>& jurisdictions,
                                  const Catalogue& catalogue, const Clock& clock);

/// Every policy, combined ones with the instruments of those they combine.
std::vector<models::PolicyOptions> decode_policies(BlockReader& root, const Catalogue& catalogue,
                                                   const Timeline& timeline);

Experiment decode_experiment(BlockReader& root, const Catalogue& catalogue);
/// Also reports questions that a run of `experiment` could not answer.
std::vector<Question> decode_questions(BlockReader& root, const Catalogue& catalogue,
                                       const Timeline& timeline, const Experiment& experiment,
                                       const std::vector<models::PolicyOptions>& policies);

std::vector<Target> decode_targets(BlockReader& root, const Catalogue& catalogue,
                                   const Timeline& timeline);
/// `source` of each is still the name of one. Refuses figures of campaigns that nobody observes.
std::vector<HistoryFigure>
decode_history(BlockReader& root, const Catalogue& catalogue, const Timeline& timeline,
               const std::vector<models::CampaignObserverOptions>& observers);
/// Adds the dates that the targets are about to those of the observations.
void observe_targets(Clock& clock, const std::vector<Target>& targets);

}  // namespace cordon::input
