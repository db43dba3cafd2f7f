#include "input/decode.hpp"

#include <fmt/format.h>

namespace cordon::input {
namespace {

models::OrganisationOptions decode_organisation(BlockReader& block) {
    models::OrganisationOptions options{};
    options.resistance = block.number("resistance", dimension::share, between(0, 1));
    options.discovery = decode_delay(block, "discovery");
    block.block("records", [&](BlockReader& records) {
        constexpr double sigma_max = 5;
        options.records_median = records.number("median", dimension::records, above(0));
        options.records_sigma = records.number("sigma", dimension::plain, between(0, sigma_max));
        options.record_sensitivity = records.number("sensitivity", dimension::plain, at_least(0));
    });
    return options;
}

}  // namespace

std::optional<models::OrganisationOptions> decode_organisations(BlockReader& sector) {
    std::optional<models::OrganisationOptions> organisations;
    if (sector.has("organisations")) {
        sector.block("organisations",
                     [&](BlockReader& block) { organisations = decode_organisation(block); });
    }
    return organisations;
}

void check_organisations(BlockReader& site_type, const models::SiteTypeOptions& type,
                         const Sectors& sectors) {
    if (type.are_organisations && type.sector < sectors.options.size() &&
        !sectors.options[type.sector].organisations) {
        site_type.refuse("are_organisations",
                         fmt::format("sector '{}' says nothing of its organisations (give it "
                                     "`organisations`, or say false)",
                                     sectors.options[type.sector].name));
    }
}

std::optional<models::IntrusionOptions>
decode_intrusions(BlockReader& campaign, const models::ObjectiveOptions& objectives,
                  const Catalogue& catalogue) {
    std::optional<models::IntrusionOptions> intrusions;
    if (!objectives.relays) {
        if (campaign.has("intrusions")) {
            campaign.refuse("intrusions", "the campaign relays nothing (add `relay` to its "
                                          "objectives, or leave this out)");
        }
        return intrusions;
    }
    // A clock of attempts that runs away would fill the memory.
    constexpr double capacity_max_per_year = 1e6;
    campaign.block("intrusions", [&](BlockReader& block) {
        auto& read = intrusions.emplace();
        read.from_relays_per_year = block.number("from_relays", dimension::per_year, at_least(0));
        read.from_inside_per_year = block.number("from_inside", dimension::per_year, at_least(0));
        read.capacity_per_year =
            block.number("capacity", dimension::per_year, between(0, capacity_max_per_year));
        read.exfiltration = decode_delay(block, "exfiltration");
        block.block("sectors", [&](BlockReader& weights) {
            for (const auto& sector : catalogue.sectors.words) {
                // Of a sector that is not named it wants nothing.
                read.sector_weights.push_back(
                    weights.has(sector) ? weights.number(sector, dimension::plain, at_least(0))
                                        : 0);
            }
        });
    });
    return intrusions;
}

}  // namespace cordon::input
