#include "analysis/stock.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>

namespace cordon::analysis {

using output::RunHeader;
using output::RunReader;
using output::SeriesSlab;

namespace {

/// What a row counts: some places of a series whose last axis is the bloc.
struct Selection {
    std::string series;
    std::string axis;
    std::string place;
    std::size_t first;  ///< index of the first place on the series' first axis
    std::size_t count;
};

/// [bloc], one member's devices at the places of the selection.
std::vector<double> devices_of(const SeriesSlab& slab, const Selection& selection,
                               std::size_t blocs, std::size_t member, std::size_t time) {
    std::vector<double> devices(blocs);
    for (std::size_t place = selection.first; place < selection.first + selection.count; ++place) {
        for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
            devices[bloc] += slab.at(member, time, place * blocs + bloc);
        }
    }
    return devices;
}

/// The row, over the members that have devices there; none if no member has.
std::optional<StockRow> row_of(const SeriesSlab& slab, const Selection& selection,
                               std::size_t blocs, std::size_t time) {
    std::vector<double> all;
    std::vector<std::vector<double>> counts(blocs);
    std::vector<std::vector<double>> shares(blocs);
    for (std::size_t member = 0; member < slab.members; ++member) {
        const auto devices = devices_of(slab, selection, blocs, member, time);
        const double total = std::accumulate(devices.begin(), devices.end(), 0.0);
        if (total <= 0) {
            continue;
        }
        all.push_back(total);
        for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
            counts[bloc].push_back(devices[bloc]);
            shares[bloc].push_back(devices[bloc] / total);
        }
    }
    if (all.empty()) {
        return std::nullopt;
    }
    StockRow row{
        selection.series, selection.axis, selection.place, estimate(std::move(all)), {}, {}};
    for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
        row.blocs.push_back(estimate(std::move(counts[bloc])));
        row.shares.push_back(estimate(std::move(shares[bloc])));
    }
    return row;
}

std::vector<Selection> selections_of(const RunHeader& header) {
    std::vector<Selection> selections{{"devices", "", "", 0, header.sectors.size()}};
    for (std::size_t i = 0; i < header.sectors.size(); ++i) {
        selections.push_back({"devices", "sector", header.sectors[i].name, i, 1});
    }
    for (std::size_t i = 0; i < header.device_classes.size(); ++i) {
        selections.push_back(
            {"devices_by_class", "device_class", header.device_classes[i].name, i, 1});
    }
    return selections;
}

}  // namespace

std::vector<Stock> stocks_of(const RunReader& run) {
    const auto& header = run.header();
    const auto by_sector = run.series("devices", 0);
    const auto by_class = run.series("devices_by_class", 0);
    std::vector<Stock> stocks;
    for (const std::size_t time : {std::size_t{0}, header.times_days.size() - 1}) {
        Stock stock{date_of(SimTime{} + days(header.times_days[time]), header.start), {}};
        for (const auto& selection : selections_of(header)) {
            const auto& slab = selection.series == "devices" ? by_sector : by_class;
            if (auto row = row_of(slab, selection, header.blocs.size(), time)) {
                stock.rows.push_back(std::move(*row));
            }
        }
        stocks.push_back(std::move(stock));
    }
    return stocks;
}

}  // namespace cordon::analysis
