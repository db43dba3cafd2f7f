#include "input/decode.hpp"

namespace cordon::input {

models::WorldOptions decode_world(BlockReader& root, const Catalogue& catalogue,
                                  const Clock& clock) {
    auto population = decode_population(root, catalogue, clock.timeline);
    auto blocs = decode_blocs(root);
    const auto lines = decode_product_lines(root, catalogue);
    auto classes = decode_device_classes(root, catalogue, lines, clock.timeline);
    auto buyers = decode_buyers(root, catalogue, clock.timeline);
    models::WorldOptions world{
        .clock = clock.options,
        .population = {.sectors = std::move(population.sectors),
                       .hygiene_classes = std::move(population.hygiene_classes),
                       .device_classes = std::move(classes.options),
                       .site_types = std::move(population.site_types),
                       .mobile_network = decode_mobile_network(root, catalogue, clock.timeline)},
        .market = {.blocs = std::move(blocs),
                   .product_lines = {},
                   .sales = std::move(classes.sales),
                   .segments = std::move(buyers.segments),
                   .segment_of_sector = std::move(population.segment_of_sector),
                   .retry_after_days = buyers.retry_after_days,
                   .quality = buyers.quality,
                   .price_measures = std::move(buyers.price_measures)},
        .weakness = decode_weakness(root, catalogue, lines, clock.timeline),
        .campaigns = decode_campaigns(root, catalogue),
    };
    for (const auto& line : lines) {
        world.market.product_lines.push_back(line.options);
    }
    return world;
}

}  // namespace cordon::input
