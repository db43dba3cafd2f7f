#include "input/decode.hpp"

namespace cordon::input {

models::DataOptions decode_data(BlockReader& root) {
    models::DataOptions data;
    root.each("data_classes", 1, [&](BlockReader& item) {
        data.classes.push_back(
            {.name = std::string(item.name()),
             .title = item.text("title"),
             .sensitivity = item.number("sensitivity", dimension::plain, at_least(0))});
    });
    root.block("data_index", [&](BlockReader& block) {
        constexpr double uplift_max = 100;
        data.index = {
            .half_life_years = block.number("half_life", dimension::years, above(0)),
            .uplift = block.number("uplift", dimension::plain, between(0, uplift_max)),
            .half_uplift_gigabytes = block.number("half_uplift_at", dimension::gigabytes, above(0)),
        };
    });
    return data;
}

std::vector<double> decode_emissions(BlockReader& device_class, const Catalogue& catalogue) {
    std::vector<double> megabytes_per_day;
    device_class.block("emits", [&](BlockReader& emits) {
        for (const auto& data_class : catalogue.data_classes.words) {
            megabytes_per_day.push_back(
                emits.has(data_class) ? emits.number(data_class, dimension::mb_per_day, at_least(0))
                                      : 0);
        }
    });
    return megabytes_per_day;
}

std::vector<double> decode_routing(BlockReader& bloc, const Catalogue& catalogue) {
    std::vector<double> shares;
    bloc.block("routing", [&](BlockReader& routing) {
        for (const auto& holder : catalogue.blocs.words) {
            // What the own law reaches is `reachable`.
            const bool is_own = holder == bloc.name();
            shares.push_back(is_own ? 0 : routing.number(holder, dimension::share, between(0, 1)));
        }
    });
    return shares;
}

}  // namespace cordon::input
