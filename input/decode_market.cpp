#include "input/decode.hpp"

namespace cordon::input {

std::vector<models::BlocOptions> decode_blocs(BlockReader& root) {
    std::vector<models::BlocOptions> blocs;
    root.each("blocs", 1, [&](BlockReader& item) {
        blocs.push_back({
            .name = std::string(item.name()),
            .title = item.text("title"),
            .reachable = item.number("reachable", dimension::share, between(0, 1)),
            .compellable = item.number("compellable", dimension::share, between(0, 1)),
            .accessed_per_year = item.number("accessed", dimension::per_year, at_least(0)),
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

}  // namespace cordon::input
