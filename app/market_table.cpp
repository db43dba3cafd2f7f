#include "app/market_table.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cordon::app {
namespace {

constexpr double index_points = 10'000;  // of a Herfindahl-Hirschman index of 1

std::string cell(double value, const char* form) {
    return std::isfinite(value) ? fmt::format(fmt::runtime(form), value) : "-";
}

nlohmann::ordered_json rows(const std::vector<double>& values, std::size_t blocs) {
    auto json = nlohmann::ordered_json::array();
    for (auto row = values.begin(); row != values.end();
         row += static_cast<std::ptrdiff_t>(blocs)) {
        json.push_back(std::vector<double>(row, row + static_cast<std::ptrdiff_t>(blocs)));
    }
    return json;
}

}  // namespace

std::string market_heading(const models::WorldOptions& world, const MarketView& view) {
    const auto& place = world.jurisdictions[view.jurisdiction];
    const auto text =
        fmt::format("{}{}: {}", world.jurisdictions.size() > 1 ? place.title + ", " : "",
                    place.population.device_classes[view.device_class].title,
                    place.market.segments[view.segment].title);
    return fmt::format("\n{}\n{}\n", text, std::string(text.size(), '-'));
}

std::string market_text(const models::WorldOptions& world, const MarketView& view) {
    const auto& blocs = world.jurisdictions[view.jurisdiction].market.blocs;
    const std::size_t count = blocs.size();
    std::size_t longest = 0;
    std::vector<std::size_t> widths;
    std::string names;
    for (const auto& bloc : blocs) {
        longest = std::max(longest, bloc.name.size());
        widths.push_back(std::max<std::size_t>(6, bloc.name.size() + 1));
        names += fmt::format("{:>{}}", bloc.name, widths.back());
    }
    auto text =
        fmt::format("{}, HHI {:.0f}\n", view.date, view.market.concentration * index_points);
    text +=
        fmt::format("  {:{}} {:>7}  {:<{}}  {}\n", "", longest, "", " elasticity in the price of",
                    names.size(), " of its buyers, if banned, go to (%)");
    text += fmt::format("  {:{}} {:>7}  {}  {}   wait\n", "", longest, "share", names, names);
    for (std::size_t bloc = 0; bloc < count; ++bloc) {
        text += fmt::format("  {:{}} {:>5.1f} %  ", blocs[bloc].name, longest,
                            100 * view.market.shares[bloc]);
        std::string diversion;
        for (std::size_t other = 0; other < count; ++other) {
            const std::size_t place = bloc * count + other;
            text += fmt::format("{:>{}}", cell(view.market.elasticities[place], "{:.2f}"),
                                widths[other]);
            diversion += fmt::format(
                "{:>{}}", bloc == other ? "-" : cell(100 * view.market.diversion[place], "{:.1f}"),
                widths[other]);
        }
        text +=
            fmt::format("  {}{:>7}\n", diversion, cell(100 * view.market.waiting[bloc], "{:.1f}"));
    }
    return text;
}

nlohmann::ordered_json market_json(const models::WorldOptions& world,
                                   const std::vector<MarketView>& views) {
    nlohmann::ordered_json json;
    json["blocs"] = nlohmann::ordered_json::array();
    const std::size_t blocs = world.jurisdictions.front().market.blocs.size();
    for (const auto& bloc : world.jurisdictions.front().market.blocs) {
        json["blocs"].push_back(bloc.name);
    }
    json["markets"] = nlohmann::ordered_json::array();
    for (const auto& view : views) {
        const auto& place = world.jurisdictions[view.jurisdiction];
        json["markets"].push_back(
            {{"jurisdiction", place.name},
             {"device_class", place.population.device_classes[view.device_class].name},
             {"segment", place.market.segments[view.segment].name},
             {"date", view.date},
             {"hhi", view.market.concentration * index_points},
             {"shares", view.market.shares},
             {"elasticities", rows(view.market.elasticities, blocs)},
             {"diversion", rows(view.market.diversion, blocs)},
             {"diversion_to_waiting", view.market.waiting}});
    }
    return json;
}

}  // namespace cordon::app
