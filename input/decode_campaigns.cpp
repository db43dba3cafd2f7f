#include "input/decode.hpp"

#include <algorithm>
#include <string_view>

namespace cordon::input {
namespace {

/// The word for an actor that works for no state.
constexpr std::string_view no_sponsor = "none";

models::ScanningOptions decode_scanning(BlockReader& block) {
    return {
        .probes_per_second = block.number("probes", dimension::per_second, above(0)),
        .address_space = block.number("address_space", dimension::addresses, above(0)),
        .foreign_plateau = block.number("foreign_plateau", dimension::devices, at_least(0)),
        .foreign_doubling_days = block.number("foreign_doubling", dimension::days, above(0)),
        .foreign_half_life_days = block.number("foreign_half_life", dimension::days, above(0)),
        .plateau_days = block.number("plateau_length", dimension::days, at_least(0)),
    };
}

models::BatchOptions decode_batches(BlockReader& block) {
    return {
        .target_size = block.number("target_size", dimension::devices, at_least(0)),
        .batches_per_year = block.number("rate", dimension::per_year, at_least(0)),
        .batch_mean = block.number("mean_size", dimension::devices, above(0)),
        .batch_max = block.number("max_size", dimension::devices, at_least(1)),
    };
}

std::variant<models::ScanningOptions, models::BatchOptions> decode_recruitment(BlockReader& item) {
    std::variant<models::ScanningOptions, models::BatchOptions> recruitment;
    const bool scans = item.has("scanning");
    const bool batches = item.has("batches");
    if (scans == batches) {
        item.refuse_whole(scans ? "has both `scanning` and `batches` (give one)"
                                : "does not say how it recruits (give `scanning` or `batches`)");
    }
    if (scans) {
        item.block("scanning", [&](BlockReader& block) { recruitment = decode_scanning(block); });
    }
    if (batches) {
        item.block("batches", [&](BlockReader& block) { recruitment = decode_batches(block); });
    }
    return recruitment;
}

models::ActorOptions decode_actor(BlockReader& item, const Catalogue& catalogue) {
    const bool is_sponsored = !item.says("sponsor", no_sponsor);
    if (!is_sponsored) {
        item.text("sponsor");
    }
    return {
        .name = std::string(item.name()),
        .title = item.text("title"),
        .sponsor =
            is_sponsored ? std::optional(item.choice("sponsor", catalogue.blocs)) : std::nullopt,
        .attacker_class = item.choice("attacker_class", catalogue.attacker_classes),
    };
}

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

}  // namespace

std::vector<models::ActorOptions> decode_actors(BlockReader& root, const Catalogue& catalogue) {
    std::vector<models::ActorOptions> actors;
    root.each("actors", 1,
              [&](BlockReader& item) { actors.push_back(decode_actor(item, catalogue)); });
    return actors;
}

std::vector<models::CampaignOptions> decode_campaigns(BlockReader& root,
                                                      const Catalogue& catalogue) {
    constexpr double years_away_max = 1'000;
    std::vector<models::CampaignOptions> campaigns;
    root.each("campaigns", 0, [&](BlockReader& item) {
        const auto wanted = decode_objectives(item);
        campaigns.push_back({
            .name = std::string(item.name()),
            .title = item.text("title"),
            .actor = item.choice("actor", catalogue.actors),
            .objectives = wanted,
            .emerges_years =
                item.number("emerges", dimension::years, between(-years_away_max, years_away_max)),
            .initial_devices = item.number("initial_devices", dimension::devices, at_least(0)),
            .targets = item.scope("targets", catalogue.device_classes),
            .dictionary = item.number("dictionary", dimension::share, between(0, 1)),
            .guesses = item.number("guesses", dimension::share, between(0, 1)),
            .zero_days_acquired =
                item.number("zero_days_acquired", dimension::share, between(0, 1)),
            .exploits_acquired = item.number("exploits_acquired", dimension::share, between(0, 1)),
            .exploit_delay = decode_delay(item, "exploit_delay"),
            .survives_reboot = item.flag("survives_reboot"),
            .cleanup_per_year = item.number("cleanup", dimension::per_year, at_least(0)),
            .hardened = item.number("hardened", dimension::share, between(0, 1)),
            .recruitment = decode_recruitment(item),
            .intrusions = decode_intrusions(item, wanted, catalogue),
        });
    });
    return campaigns;
}

}  // namespace cordon::input
