#include "input/decode.hpp"

#include <fmt/format.h>

namespace cordon::input {
namespace {

const Names instrument_kinds{"kind of instrument",
                             {"sales_ban", "baseline_standard", "disclosure_duty", "update_mandate",
                              "tariff", "subsidy", "quarantine"}};
enum class Kind : std::size_t {
    sales_ban,
    baseline_standard,
    disclosure_duty,
    update_mandate,
    tariff,
    subsidy,
    quarantine
};

models::InstrumentOptions decode_ban(BlockReader& item, const Catalogue& catalogue,
                                     const Timeline& timeline) {
    return models::SalesBanOptions{
        .schedule = decode_schedule(item, timeline, "compliance"),
        .device_classes = item.scope("device_classes", catalogue.device_classes),
        .blocs = item.scope("blocs", catalogue.blocs),
        .sectors = item.scope("sectors", catalogue.sectors),
        .evasion = item.number("evasion", dimension::share, between(0, 1)),
        .jurisdictions = item.scope("jurisdictions", catalogue.jurisdictions),
    };
}

models::InstrumentOptions decode_standard(BlockReader& item, const Catalogue& catalogue,
                                          const Timeline& timeline) {
    const auto share = [&](std::string_view key) {
        return item.number(key, dimension::share, between(0, 1));
    };
    return models::BaselineStandardOptions{
        .schedule = decode_schedule(item, timeline, "compliance"),
        .device_classes = item.scope("device_classes", catalogue.device_classes),
        .default_credential_cut = share("default_credential_cut"),
        .vulnerability_cut = share("vulnerability_cut"),
        .automatic_floor = share("automatic_floor"),
        .support_floor_years = item.number("support_floor", dimension::years, at_least(0)),
        .disclosure_policies = share("disclosure_policies"),
        .jurisdictions = item.scope("jurisdictions", catalogue.jurisdictions),
        .compliance_cost_eur = item.number("compliance_cost", dimension::euros, at_least(0)),
    };
}

models::InstrumentOptions decode_update_mandate(BlockReader& item, const Catalogue& catalogue,
                                                const Timeline& timeline) {
    constexpr double factor_max = 1'000;
    return models::UpdateMandateOptions{
        .schedule = decode_schedule(item, timeline, "compliance"),
        .device_classes = item.scope("device_classes", catalogue.device_classes),
        .rate_factor = item.number("rate_factor", dimension::plain, between(1, factor_max)),
        .jurisdictions = item.scope("jurisdictions", catalogue.jurisdictions),
    };
}

models::InstrumentOptions decode_quarantine(BlockReader& item, const Catalogue& catalogue,
                                            const Timeline& timeline) {
    constexpr double factor_max = 1'000;
    return models::QuarantineOptions{
        .schedule = decode_schedule(item, timeline, "compliance"),
        .finds_factor = item.number("finds_factor", dimension::plain, between(1, factor_max)),
        .cases_factor = item.number("cases_factor", dimension::plain, between(1, factor_max)),
        .ignored_cut = item.number("ignored_cut", dimension::share, between(0, 1)),
        .jurisdictions = item.scope("jurisdictions", catalogue.jurisdictions),
    };
}

models::InstrumentOptions decode_price_instrument(BlockReader& item, PriceMeasure kind,
                                                  const Catalogue& catalogue,
                                                  const Timeline& timeline) {
    auto measure = decode_price_measure(item, kind, catalogue, timeline);
    measure.jurisdictions = item.scope("jurisdictions", catalogue.jurisdictions);
    return measure;
}

models::InstrumentOptions decode_instrument(BlockReader& item, const Catalogue& catalogue,
                                            const Timeline& timeline) {
    switch (static_cast<Kind>(item.choice("kind", instrument_kinds))) {
    case Kind::sales_ban:
        break;
    case Kind::baseline_standard:
        return decode_standard(item, catalogue, timeline);
    case Kind::disclosure_duty:
        return decode_duty(item, catalogue, timeline);
    case Kind::update_mandate:
        return decode_update_mandate(item, catalogue, timeline);
    case Kind::tariff:
        return decode_price_instrument(item, PriceMeasure::tariff, catalogue, timeline);
    case Kind::subsidy:
        return decode_price_instrument(item, PriceMeasure::subsidy, catalogue, timeline);
    case Kind::quarantine:
        return decode_quarantine(item, catalogue, timeline);
    }
    return decode_ban(item, catalogue, timeline);
}

/// Policies before combination, and which others each of them combines.
struct Parts {
    std::vector<models::PolicyOptions> policies;
    std::vector<std::vector<std::size_t>> combined;  ///< [policy], indices
};

void check_combination(BlockReader& root, const Parts& parts) {
    for (std::size_t i = 0; i < parts.policies.size(); ++i) {
        for (const auto part : parts.combined[i]) {
            if (part < parts.combined.size() && !parts.combined[part].empty()) {
                root.refuse("policies",
                            fmt::format("'{}' combines '{}', which is combined itself (name the "
                                        "policies it is made of)",
                                        parts.policies[i].name, parts.policies[part].name));
            }
        }
    }
}

}  // namespace

std::vector<models::PolicyOptions> decode_policies(BlockReader& root, const Catalogue& catalogue,
                                                   const Timeline& timeline) {
    Parts parts;
    root.each("policies", 1, [&](BlockReader& item) {
        models::PolicyOptions policy{std::string(item.name()), item.text("title"), {}};
        std::vector<std::size_t> combined;
        const bool combines = item.has("combines");
        if (combines) {
            combined = item.choices("combines", catalogue.policies);
        }
        if (!combines || item.has("instruments")) {
            item.each("instruments", 0, [&](BlockReader& instrument) {
                policy.instruments.push_back(decode_instrument(instrument, catalogue, timeline));
            });
        }
        parts.policies.push_back(std::move(policy));
        parts.combined.push_back(std::move(combined));
    });
    if (root.is_checking()) {
        check_combination(root, parts);
    }
    auto policies = parts.policies;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        for (const auto part : parts.combined[i]) {
            if (part < parts.policies.size()) {
                const auto& added = parts.policies[part].instruments;
                auto& all = policies[i].instruments;
                all.insert(all.end(), added.begin(), added.end());
            }
        }
    }
    return policies;
}

}  // namespace cordon::input
