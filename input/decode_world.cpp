#include "input/decode.hpp"

namespace cordon::input {
namespace {

/// What all jurisdictions have in common.
struct Vocabulary {
    const Catalogue& catalogue;
    const Timeline& timeline;
    Sectors sectors;
    std::vector<ProductLine> lines;
};

models::JurisdictionOptions decode_national(BlockReader& national, const Jurisdiction& jurisdiction,
                                            const Vocabulary& common) {
    const auto& [catalogue, timeline, sectors, lines] = common;
    auto hygiene_classes = decode_hygiene(national);
    auto site_types = decode_site_types(national, catalogue, sectors, timeline);
    auto blocs = decode_blocs(national, catalogue);
    auto classes = decode_device_classes(national, catalogue, lines, timeline);
    auto buyers = decode_buyers(national, catalogue, timeline);
    models::JurisdictionOptions options{
        .name = jurisdiction.name,
        .title = jurisdiction.title,
        .population = {.sectors = sectors.options,
                       .hygiene_classes = std::move(hygiene_classes),
                       .device_classes = std::move(classes.options),
                       .site_types = std::move(site_types),
                       .mobile_network = decode_mobile_network(national, catalogue, timeline)},
        .market = {.blocs = std::move(blocs),
                   .product_lines = {},
                   .sales = std::move(classes.sales),
                   .segments = std::move(buyers.segments),
                   .segment_of_sector = sectors.segments,
                   .retry_after_days = buyers.retry_after_days,
                   .quality = buyers.quality,
                   .price_measures = std::move(buyers.price_measures)},
        .notification = decode_notification(national),
    };
    for (const auto& line : lines) {
        options.market.product_lines.push_back(line.options);
    }
    return options;
}

}  // namespace

models::WorldOptions decode_world(BlockReader& root, const std::vector<Jurisdiction>& jurisdictions,
                                  const Catalogue& catalogue, const Clock& clock) {
    const Vocabulary common{catalogue, clock.timeline, decode_sectors(root, catalogue),
                            decode_product_lines(root, catalogue)};
    models::WorldOptions world{.clock = clock.options,
                               .jurisdictions = {},
                               .weakness = {},
                               .data = decode_data(root),
                               .actors = {},
                               .campaigns = {},
                               .observers = {}};
    for (const auto& jurisdiction : jurisdictions) {
        const auto read = [&](BlockReader& national) {
            world.jurisdictions.push_back(decode_national(national, jurisdiction, common));
        };
        if (jurisdiction.national) {
            root.instead(*jurisdiction.national, read);
        } else {
            read(root);
        }
    }
    world.weakness = decode_weakness(root, catalogue, common.lines, clock.timeline);
    world.actors = decode_actors(root, catalogue);
    world.campaigns = decode_campaigns(root, catalogue, clock.timeline);
    world.observers = decode_observers(root, catalogue);
    return world;
}

}  // namespace cordon::input
