#include "input/decode.hpp"

#include <cmath>

namespace cordon::input {
namespace {

models::BuyerSegmentOptions decode_segment(BlockReader& item) {
    const auto weight = [&](std::string_view key) {
        return item.number(key, dimension::plain, between(0, 20));
    };
    return {
        .name = std::string(item.name()),
        .title = item.text("title"),
        .price_sensitivity = weight("price_sensitivity"),
        .price_sensitivity_spread = item.number("price_spread", dimension::plain, between(0, 2)),
        .bloc_taste = item.number("bloc_taste", dimension::plain, between(0, 3)),
        .trust = weight("trust"),
        .label = weight("label"),
        .quality = weight("product_quality"),
        .network = weight("network"),
        .waiting = item.number("waiting", dimension::share, between(0, 0.9)),
    };
}

}  // namespace

std::vector<models::BlocOptions> decode_blocs(BlockReader& national, const Catalogue& catalogue) {
    std::vector<models::BlocOptions> blocs;
    national.each("blocs", 1, [&](BlockReader& item) {
        blocs.push_back({
            .name = std::string(item.name()),
            .title = item.text("title"),
            .reachable = item.number("reachable", dimension::share, between(0, 1)),
            .compellable = item.number("compellable", dimension::share, between(0, 1)),
            .accessed_per_year = item.number("accessed", dimension::per_year, at_least(0)),
            .price = item.number("price", dimension::plain, between(0.1, 10)),
            .price_decline_per_year = -std::log1p(
                -item.number("price_decline", dimension::growth_per_year, between(-0.5, 0.5))),
            .trust = item.number("trust", dimension::plain, between(-1, 1)),
            .label = item.number("label", dimension::share, between(0, 1)),
            .routing = decode_routing(item, catalogue),
        });
    });
    return blocs;
}

std::vector<ProductLine> decode_product_lines(BlockReader& root, const Catalogue& catalogue) {
    std::vector<ProductLine> lines;
    root.each("product_lines", 1, [&](BlockReader& item) {
        lines.push_back({
            .options = {.name = std::string(item.name()),
                        .device_class = item.choice("device_class", catalogue.device_classes),
                        .bloc = item.choice("bloc", catalogue.blocs)},
            .weakness = item.choice("weakness", catalogue.weakness_profiles),
            .components = item.has("components") ? item.choices("components", catalogue.components)
                                                 : std::vector<std::size_t>{},
        });
    });
    return lines;
}

Buyers decode_buyers(BlockReader& national, const Catalogue& catalogue, const Timeline& timeline) {
    Buyers buyers;
    national.block("market", [&](BlockReader& market) {
        market.each("segments", 1,
                    [&](BlockReader& item) { buyers.segments.push_back(decode_segment(item)); });
        buyers.retry_after_days = market.number("retry_after", dimension::days, between(1, 3650));
        market.block("vendor_quality", [&](BlockReader& quality) {
            buyers.quality = {
                .learning = quality.number("learning", dimension::plain, between(-10, 10)),
                .research = quality.number("research", dimension::plain, between(-10, 10)),
                .adjustment_years = quality.number("adjustment", dimension::years, above(0)),
                .bound = quality.number("bound", dimension::plain, between(0, 3)),
            };
        });
        market.each("price_measures", 0, [&](BlockReader& item) {
            const auto kind = item.choice("kind", price_measure_kinds());
            buyers.price_measures.push_back(
                decode_price_measure(item, kind == 0 ? PriceMeasure::tariff : PriceMeasure::subsidy,
                                     catalogue, timeline));
        });
    });
    return buyers;
}

}  // namespace cordon::input
