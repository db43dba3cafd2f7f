#pragma once

#include "output/results_format.hpp"

#include <string_view>
#include <vector>

/// \file
/// The table of series in parts, by what they are about; series_specs() joins them.

namespace cordon::output {

inline constexpr SeriesAxis jurisdiction{"jurisdiction", Additivity::sum};
inline constexpr SeriesAxis sector{"sector", Additivity::sum};
inline constexpr SeriesAxis bloc{"bloc", Additivity::sum};
inline constexpr SeriesAxis device_class{"device_class", Additivity::sum};
inline constexpr SeriesAxis layer{"layer", Additivity::never};
inline constexpr SeriesAxis data_class{"data_class", Additivity::sum};
/// The same data may lie under several laws.
inline constexpr SeriesAxis holder{"holder", Additivity::never};
inline constexpr SeriesAxis exposure{"exposure", Additivity::sum};
inline constexpr SeriesAxis credential{"credential", Additivity::sum};
/// A device is built on several components, a vulnerability known to several classes of attackers
/// and in the devices of several blocs.
inline constexpr SeriesAxis component{"component", Additivity::never};
inline constexpr SeriesAxis attacker_class{"attacker_class", Additivity::never};
inline constexpr SeriesAxis campaign_state{"campaign_state", Additivity::sum};
inline constexpr SeriesAxis each_jurisdiction{"jurisdiction", Additivity::never};
inline constexpr SeriesAxis each_class{"device_class", Additivity::never};
inline constexpr SeriesAxis each_bloc{"bloc", Additivity::never};
/// Infections of different campaigns are different infections ...
inline constexpr SeriesAxis each_campaign{"campaign", Additivity::sum};
/// ... but two campaigns may hold the same device, be in the same organisation, copy the same data.
inline constexpr SeriesAxis campaign{"campaign", Additivity::never};

inline constexpr std::string_view at_date = "time: point";
inline constexpr std::string_view since_start = "time: sum (from the start)";

std::vector<SeriesSpec> stock_series();
std::vector<SeriesSpec> market_series();
std::vector<SeriesSpec> weakness_series();
std::vector<SeriesSpec> compromise_series();
std::vector<SeriesSpec> site_series();
std::vector<SeriesSpec> observed_series();
std::vector<SeriesSpec> authorised_series();
std::vector<SeriesSpec> unauthorised_series();
std::vector<SeriesSpec> joint_series();
std::vector<SeriesSpec> intrusion_series();
std::vector<SeriesSpec> deferral_series();
std::vector<SeriesSpec> ban_series();
std::vector<SeriesSpec> cost_series();

}  // namespace cordon::output
