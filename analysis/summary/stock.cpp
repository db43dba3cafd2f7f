#include "analysis/summary/stock.hpp"

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
    std::vector<std::size_t> cells;  ///< on the axes before the bloc, together
};

/// [bloc], one member's devices at the places of the selection.
std::vector<double> devices_of(const SeriesSlab& slab, const Selection& selection,
                               std::size_t blocs, std::size_t member, std::size_t time) {
    std::vector<double> devices(blocs);
    for (const std::size_t cell : selection.cells) {
        for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
            devices[bloc] += slab.at(member, time, cell * blocs + bloc);
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

enum class Axis { jurisdiction, other };

/// The cells of a series [jurisdiction][other][bloc] at one place on one of its first two axes.
std::vector<std::size_t> cells_at(Axis axis, std::size_t place, std::size_t jurisdictions,
                                  std::size_t others) {
    std::vector<std::size_t> cells;
    for (std::size_t cell = 0; cell < jurisdictions * others; ++cell) {
        if ((axis == Axis::jurisdiction ? cell / others : cell % others) == place) {
            cells.push_back(cell);
        }
    }
    return cells;
}

void add_selections(std::vector<Selection>& selections, const RunHeader& header,
                    const std::string& series, const std::string& axis) {
    const auto& labels = output::labels(header, axis);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        selections.push_back(
            {series, axis, labels[i].name,
             cells_at(Axis::other, i, header.jurisdictions.size(), labels.size())});
    }
}

std::vector<Selection> selections_of(const RunHeader& header) {
    const std::size_t jurisdictions = header.jurisdictions.size();
    const std::size_t sectors = header.sectors.size();
    std::vector<std::size_t> all(jurisdictions * sectors);
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<Selection> selections{{"devices", "", "", all}};
    for (std::size_t i = 0; jurisdictions > 1 && i < jurisdictions; ++i) {
        selections.push_back({"devices", "jurisdiction", header.jurisdictions[i].name,
                              cells_at(Axis::jurisdiction, i, jurisdictions, sectors)});
    }
    add_selections(selections, header, "devices", "sector");
    add_selections(selections, header, "devices_by_class", "device_class");
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
