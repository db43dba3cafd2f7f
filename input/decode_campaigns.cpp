#include "input/decode.hpp"

#include <algorithm>
#include <string_view>

namespace cordon::input {
namespace {

/// The word for something that does not happen.
constexpr std::string_view never_word = "never";

/// The words an objective may have, in the order of its flags.
const Names& objectives() {
    static const Names words{"objective", {"collection", "relay", "disruption"}};
    return words;
}

models::ObjectiveOptions decode_objectives(BlockReader& item) {
    const auto wanted = item.choices("objectives", objectives());
    const auto wants = [&](std::size_t objective) {
        return std::find(wanted.begin(), wanted.end(), objective) != wanted.end();
    };
    return {.collects = wants(0), .relays = wants(1)};
}

/// In the order of Implant.
const Names& implants() {
    static const Names words{"implant", {"in_memory", "persistent", "staged"}};
    return words;
}

/// A delay, or `never`.
std::optional<models::LognormalDelay> decode_delay_if_ever(BlockReader& item,
                                                           std::string_view key) {
    if (item.says(key, never_word)) {
        item.text(key);
        return std::nullopt;
    }
    return decode_delay(item, key);
}

void decode_starts(BlockReader& item, models::CampaignOptions& campaign) {
    constexpr double years_away_max = 1'000;
    constexpr double starts_max = 5;
    const bool has_date = item.has("emerges");
    const bool has_rate = item.has("starts");
    if (!has_date && !has_rate) {
        item.refuse_whole("does not say when it begins (give `emerges` for one campaign, `starts` "
                          "for a rate, or both)");
    }
    if (has_date) {
        campaign.emerges_years =
            item.number("emerges", dimension::years, between(-years_away_max, years_away_max));
    }
    if (has_rate) {
        campaign.starts_per_year =
            item.number("starts", dimension::per_year, between(0, starts_max));
    }
    campaign.preparation = decode_delay(item, "preparation");
    campaign.life = decode_delay_if_ever(item, "life");
    campaign.operates_from = item.number("operates_from", dimension::devices, at_least(0));
    campaign.initial_devices = item.number("initial_devices", dimension::devices, at_least(0));
}

models::DisruptionOptions decode_disruption(BlockReader& block) {
    const auto share = [&](std::string_view key) {
        return block.number(key, dimension::share, between(0, 1));
    };
    return {.disclosed = decode_delay_if_ever(block, "disclosed"),
            .takedowns_per_year = block.number("takedowns", dimension::per_year, at_least(0)),
            .half_size = block.number("half_size", dimension::devices, above(0)),
            .cut_off = share("cut_off"),
            .cleaned = share("cleaned"),
            .exploits_lost = share("exploits_lost"),
            .rebuilds = share("rebuilds"),
            .rebuilt = decode_delay(block, "rebuilt"),
            .remembered = share("remembered")};
}

/// Shares by the names of kinds; a kind that is not named is never thrown out.
std::vector<double> decode_evictions(BlockReader& item, const Catalogue& catalogue) {
    std::vector<double> shares;
    item.block("evictions", [&](BlockReader& block) {
        for (const auto& kind : catalogue.campaigns.words) {
            shares.push_back(block.has(kind) ? block.number(kind, dimension::share, between(0, 1))
                                             : 0);
        }
    });
    return shares;
}

models::TargetingOptions decode_targeting(BlockReader& item) {
    models::TargetingOptions options;
    item.block("targeting", [&](BlockReader& block) {
        constexpr double elasticity_max = 10;
        options.elasticity =
            block.number("elasticity", dimension::plain, between(0, elasticity_max));
        options.every_days = block.number("every", dimension::days, at_least(1));
    });
    return options;
}

models::CampaignOptions decode_campaign(BlockReader& item, const Catalogue& catalogue,
                                        const Timeline& timeline) {
    models::CampaignOptions campaign{};
    const auto share = [&](std::string_view key) {
        return item.number(key, dimension::share, between(0, 1));
    };
    campaign.name = std::string(item.name());
    campaign.title = item.text("title");
    campaign.actor = item.choice("actor", catalogue.actors);
    campaign.objectives = decode_objectives(item);
    decode_starts(item, campaign);
    campaign.targets = item.scope("targets", catalogue.device_classes);
    campaign.dictionary = share("dictionary");
    campaign.guesses = share("guesses");
    campaign.zero_days_acquired = share("zero_days_acquired");
    campaign.exploits_acquired = share("exploits_acquired");
    campaign.exploit_delay = decode_delay(item, "exploit_delay");
    campaign.implant = static_cast<models::Implant>(item.choice("implant", implants()));
    if (campaign.implant == models::Implant::staged) {
        campaign.reactivation_days = item.number("reactivation", dimension::days, above(0));
    }
    campaign.notices_per_year = item.number("notices", dimension::per_year, at_least(0));
    campaign.visible = share("visible");
    campaign.remedies = decode_remedies(item);
    campaign.evictions = decode_evictions(item, catalogue);
    campaign.proxied_pressure = share("proxied_pressure");
    campaign.lan_contacts_per_year = item.number("lan_contacts", dimension::per_year, at_least(0));
    campaign.targeting = decode_targeting(item);
    campaign.supply_chain = decode_supply_chains(item, catalogue, timeline);
    item.block("disruption",
               [&](BlockReader& block) { campaign.disruption = decode_disruption(block); });
    campaign.recruitment = decode_recruitment(item);
    campaign.intrusions = decode_intrusions(item, campaign.objectives, catalogue);
    return campaign;
}

}  // namespace

std::vector<models::CampaignOptions> decode_campaigns(BlockReader& root, const Catalogue& catalogue,
                                                      const Timeline& timeline) {
    std::vector<models::CampaignOptions> campaigns;
    root.each("campaigns", 0, [&](BlockReader& item) {
        campaigns.push_back(decode_campaign(item, catalogue, timeline));
    });
    return campaigns;
}

}  // namespace cordon::input
