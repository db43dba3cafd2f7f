#include "input/decode.hpp"

namespace cordon::input {
namespace {

models::BirthOptions decode_births(BlockReader& block) {
    constexpr double decline_max = 1;
    constexpr double spacing_min_years = 0.01;
    return {
        .decline_per_year =
            block.number("decline", dimension::growth_per_year, between(0, decline_max)),
        .release_every_years =
            block.number("release_every", dimension::years, at_least(spacing_min_years)),
        .release_share = block.number("release_share", dimension::share, between(0, 1)),
    };
}

models::DiscoveryOptions decode_discovery(BlockReader& block) {
    models::DiscoveryOptions options{};
    options.defenders_per_year = block.number("defenders", dimension::per_year, above(0));
    options.disclosure_policies =
        block.number("disclosure_policies", dimension::share, between(0, 1));
    options.disclosure_policy_effect =
        block.number("disclosure_policy_effect", dimension::share, at_least(0));
    block.block("held_life", [&](BlockReader& life) {
        options.held_life_mean_years = life.number("mean", dimension::years, above(0));
        options.held_life_shape = life.number("shape", dimension::plain, between(0.5, 10));
    });
    // Small shares mean many births for one that counts; so few that nobody would have listed
    // them would only cost time.
    constexpr double share_min = 1e-3;
    options.exploited_held =
        block.number("exploited_held", dimension::share, between(share_min, 1));
    options.exploited_disclosed =
        block.number("exploited_disclosed", dimension::share, between(share_min, 1));
    options.embargo_days = block.number("embargo", dimension::days, at_least(0));
    options.exploited_after = decode_delay(block, "exploited_after");
    return options;
}

models::AttackerClassOptions decode_attacker_class(BlockReader& item) {
    return {
        .name = std::string(item.name()),
        .title = item.text("title"),
        .finds_per_year = item.number("finds", dimension::per_year, at_least(0)),
        .development = decode_delay(item, "development"),
    };
}

}  // namespace

models::DisclosureDutyOptions decode_duty(BlockReader& item, const Catalogue& catalogue,
                                          const Timeline& timeline) {
    constexpr double speedup_max = 100;
    return {
        .name = std::string(item.name()),
        .schedule = decode_schedule(item, timeline, "compliance"),
        .blocs = item.scope("blocs", catalogue.blocs),
        .informs = item.scope("informs", catalogue.attacker_classes),
        .exploited_only = item.flag("exploited_only"),
        .report_within_days = item.number("report_within", dimension::days, at_least(0)),
        .access = item.number("access", dimension::share, between(0, 1)),
        .access_delay = decode_delay(item, "access_delay"),
        .patch_speedup = item.number("patch_speedup", dimension::plain, between(1, speedup_max)),
    };
}

void decode_disclosure(BlockReader& root, const Catalogue& catalogue, const Timeline& timeline,
                       models::WeaknessOptions& options) {
    root.block("vulnerability_births",
               [&](BlockReader& block) { options.births = decode_births(block); });
    root.block("discovery",
               [&](BlockReader& block) { options.discovery = decode_discovery(block); });
    root.each("attacker_classes", 1, [&](BlockReader& item) {
        options.attacker_classes.push_back(decode_attacker_class(item));
    });
    root.each("disclosure_duties", 0, [&](BlockReader& item) {
        options.disclosure_duties.push_back(decode_duty(item, catalogue, timeline));
    });
}

}  // namespace cordon::input
