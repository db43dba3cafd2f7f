#pragma once

#include "models/market/market_structure.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace cordon::app {

/// A market with its place in the scenario.
struct MarketView {
    std::size_t jurisdiction;  ///< index
    std::size_t device_class;  ///< index
    std::size_t segment;       ///< index
    std::string date;
    models::MarketStructure market;
};

/// Class and segment, and of several jurisdictions which one, underlined.
std::string market_heading(const models::WorldOptions& world, const MarketView& view);

/// One row a bloc: its share, the elasticity of its share in the price of each bloc, and where its
/// buyers go if it is banned.
std::string market_text(const models::WorldOptions& world, const MarketView& view);

/// Everything, with full precision; null where there is no number.
nlohmann::ordered_json market_json(const models::WorldOptions& world,
                                   const std::vector<MarketView>& views);

}  // namespace cordon::app
