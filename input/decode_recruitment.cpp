#include "input/decode.hpp"

namespace cordon::input {
namespace {

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

/// In the order of SupplyChainOptions::Channel.
const Names& channels() {
    static const Names words{"channel", {"pre_installed", "update"}};
    return words;
}

models::SupplyChainOptions decode_supply_chain(BlockReader& item, const Catalogue& catalogue,
                                               const Timeline& timeline) {
    constexpr double share_max = 0.9;
    const auto channel =
        static_cast<models::SupplyChainOptions::Channel>(item.choice("channel", channels()));
    const auto years_to = [&](std::string_view key) {
        return in_years(timeline.time(item.date(key)) - SimTime{});
    };
    models::SupplyChainOptions options{
        .name = std::string(item.name()),
        .channel = channel,
        .device_classes = item.scope("device_classes", catalogue.device_classes),
        .blocs = item.scope("blocs", catalogue.blocs),
        .share = item.number("share", dimension::share, between(0, share_max)),
        .from_years = years_to("from"),
        .until_years = 0,
    };
    if (channel == models::SupplyChainOptions::Channel::pre_installed) {
        options.until_years = years_to("until");
        if (options.until_years <= options.from_years) {
            item.refuse("until", "is not after `from`");
        }
    }
    return options;
}

}  // namespace

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

std::vector<models::SupplyChainOptions>
decode_supply_chains(BlockReader& campaign, const Catalogue& catalogue, const Timeline& timeline) {
    std::vector<models::SupplyChainOptions> chains;
    campaign.each("supply_chain", 0, [&](BlockReader& item) {
        chains.push_back(decode_supply_chain(item, catalogue, timeline));
    });
    return chains;
}

}  // namespace cordon::input
