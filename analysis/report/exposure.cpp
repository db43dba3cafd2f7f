#include "analysis/report/findings.hpp"
#include "analysis/report/report_parts.hpp"
#include "analysis/summary/number_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace cordon::analysis {
namespace {

Json named(const std::string& name, const std::string& title) {
    return {{"name", name}, {"title", title}};
}

struct Finding {
    std::string title;
    std::string details;
};

/// What the blocs' shares say about who has most; a bloc is named the first only if its 90 %
/// interval lies above those of all others.
Finding finding_of(const StockRow& all, const std::vector<output::Label>& blocs) {
    std::vector<std::size_t> order(blocs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return all.shares[a].median > all.shares[b].median;
    });
    std::vector<std::string> shares{"Devices: " + level_text(all.devices)};
    for (const std::size_t bloc : order) {
        const auto& estimate = all.shares[bloc];
        shares.push_back(fmt::format("{}: {} ({})", title_of(blocs[bloc]),
                                     share_text(estimate.median),
                                     range_text(estimate.nine_in_ten, share_text)));
    }
    const auto details = fmt::format("{}.", fmt::join(shares, "; "));
    const auto total = number_text(all.devices.median);
    const auto& first = all.shares[order[0]];
    const bool clear = first.members >= members_for_direction &&
                       std::all_of(order.begin() + 1, order.end(), [&](std::size_t bloc) {
                           return all.shares[bloc].nine_in_ten.high < first.nine_in_ten.low;
                       });
    if (clear) {
        return {fmt::format("Largest share of {} devices online: {}, {}", total,
                            title_of(blocs[order[0]]), share_text(first.median)),
                details};
    }
    return {fmt::format("No bloc clearly has the largest share of {} devices online", total),
            details};
}

}  // namespace

Json exposure_part(const ReportMaterial& material, Datasets& datasets) {
    const auto& header = material.header();
    const auto& stock = material.summary.stocks.front();
    Json rows = Json::array();
    Json median = Json::array();
    Json low = Json::array();
    Json high = Json::array();
    Finding finding{"No devices are online", ""};
    for (const auto& row : stock.rows) {
        if (row.series == "devices" && row.axis.empty()) {
            finding = finding_of(row, header.blocs);
        }
        if (row.axis != "sector") {
            continue;
        }
        const auto sector = std::find_if(header.sectors.begin(), header.sectors.end(),
                                         [&](const auto& s) { return s.name == row.place; });
        rows.push_back(named(row.place, title_of(*sector)));
        Json medians = Json::array();
        Json lows = Json::array();
        Json highs = Json::array();
        for (const auto& devices : row.blocs) {
            medians.push_back(number(devices.median));
            lows.push_back(number(devices.nine_in_ten.low));
            highs.push_back(number(devices.nine_in_ten.high));
        }
        median.push_back(medians);
        low.push_back(lows);
        high.push_back(highs);
    }
    Json columns = Json::array();
    for (const auto& bloc : header.blocs) {
        columns.push_back(named(bloc.name, title_of(bloc)));
    }
    const auto id = datasets.add(
        "exposure", {"/series/devices",
                     {{"policy", header.policies.front().name}},
                     "median and quantiles 5 and 95 % of the members on " + stock.date.text() +
                         ", for each sector and bloc",
                     "over the members that have devices in the sector; jurisdictions added up"});
    return {{"id", id},
            {"title", finding.title},
            {"details", finding.details},
            {"alt", fmt::format("Table of the devices online by sector and bloc on {}, shaded by "
                                "their number. {}. {}",
                                stock.date.text(), finding.title, finding.details)},
            {"date", stock.date.text()},
            {"rows", rows},
            {"columns", columns},
            {"median", median},
            {"low", low},
            {"high", high},
            {"unit", "device"}};
}

}  // namespace cordon::analysis
