#include "output/series_tables.hpp"

#include <initializer_list>

namespace cordon::output {
namespace {

std::vector<SeriesSpec> joined(std::initializer_list<std::vector<SeriesSpec>> groups) {
    std::vector<SeriesSpec> all;
    for (const auto& group : groups) {
        all.insert(all.end(), group.begin(), group.end());
    }
    return all;
}

}  // namespace

const std::vector<SeriesSpec>& series_specs() {
    static const auto specs = joined(
        {stock_series(), market_series(), deferral_series(), weakness_series(), compromise_series(),
         site_series(), observed_series(), authorised_series(), unauthorised_series(),
         joint_series(), intrusion_series(), ban_series(), cost_series()});
    return specs;
}

}  // namespace cordon::output
