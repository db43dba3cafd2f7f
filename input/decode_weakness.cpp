#include "input/decode.hpp"

#include <fmt/format.h>

namespace cordon::input {
namespace {

models::LineWeaknessOptions decode_profile(BlockReader& item) {
    return {
        .exploited_vulnerabilities_per_year =
            item.number("exploited_vulnerabilities", dimension::per_year, at_least(0)),
        .affected = item.number("affected", dimension::share, between(0, 1)),
        .patch_release = decode_delay(item, "patch_release"),
        .never_patched = item.number("never_patched", dimension::share, between(0, 1)),
        .support_years = item.number("support_period", dimension::years, at_least(0)),
        .components = {},
    };
}

models::ComponentOptions decode_component(BlockReader& item, const Catalogue& catalogue) {
    return {
        .name = std::string(item.name()),
        .title = item.text("title"),
        .bloc = item.choice("bloc", catalogue.blocs),
        .exploited_vulnerabilities_per_year =
            item.number("exploited_vulnerabilities", dimension::per_year, at_least(0)),
        .affected = item.number("affected", dimension::share, between(0, 1)),
    };
}

models::CredentialOptions decode_credentials(BlockReader& block) {
    return {
        .default_share = block.number("default_share", dimension::share, between(0, 1)),
        .default_changed_per_year =
            block.number("default_changed", dimension::per_year, at_least(0)),
        .weak_changed_per_year = block.number("weak_changed", dimension::per_year, at_least(0)),
    };
}

models::UpdateClassOptions decode_update_class(BlockReader& item) {
    models::UpdateClassOptions options{};
    options.name = std::string(item.name());
    options.manual = item.number("manual", dimension::share, between(0, 1));
    // Both are shares of the same devices, so what is left bounds the second.
    const double left = item.is_checking() ? 1 : 1 - options.manual;
    options.automatic = item.number("automatic", dimension::share, between(0, left));
    if (item.is_checking() && options.automatic + options.manual > 1) {
        item.refuse("automatic",
                    fmt::format("automatic and manual sum to {} (must be at most 100 %)",
                                in_words(options.automatic + options.manual, dimension::share)));
    }
    options.automatic_per_year = item.number("automatic_rate", dimension::per_year, above(0));
    options.manual_per_year = item.number("manual_rate", dimension::per_year, above(0));
    return options;
}

}  // namespace

models::LognormalDelay decode_delay(BlockReader& block, std::string_view key) {
    models::LognormalDelay delay{};
    block.block(key, [&](BlockReader& inner) {
        constexpr double sigma_max = 5;
        delay.median_days = inner.number("median", dimension::days, above(0));
        delay.sigma = inner.number("sigma", dimension::plain, between(0, sigma_max));
    });
    return delay;
}

models::WeaknessOptions decode_weakness(BlockReader& root, const Catalogue& catalogue,
                                        const std::vector<ProductLine>& lines,
                                        const Timeline& timeline) {
    models::WeaknessOptions options{};
    std::vector<models::LineWeaknessOptions> profiles;
    root.each("weakness_profiles", 1,
              [&](BlockReader& item) { profiles.push_back(decode_profile(item)); });
    for (const auto& line : lines) {
        if (line.weakness < profiles.size()) {
            options.lines.push_back(profiles[line.weakness]);
            options.lines.back().components = line.components;
        }
    }
    root.each("components", 0, [&](BlockReader& item) {
        options.components.push_back(decode_component(item, catalogue));
    });
    const Names securities{"vendor security", {"as_observed", "alike"}};
    options.vendor_security = root.choice("vendor_security", securities) == 0
                                  ? models::VendorSecurity::as_observed
                                  : models::VendorSecurity::alike;
    constexpr double history_max_years = 100;
    options.history_years = root.number("vulnerability_history", dimension::years,
                                        {0, history_max_years, LowEnd::excluded});
    decode_disclosure(root, catalogue, timeline, options);
    root.block("credentials",
               [&](BlockReader& block) { options.credentials = decode_credentials(block); });
    root.each("update_classes", 1, [&](BlockReader& item) {
        options.update_classes.push_back(decode_update_class(item));
    });
    return options;
}

}  // namespace cordon::input
