#pragma once

#include "analysis/forecast/forecast.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cordon::analysis {

/// A file of a hub, by its path inside the hub's folder.
struct HubFile {
    std::filesystem::path path;
    std::string text;
};

/// The forecast as the files of a hubverse hub (schemas v6.0.0): one CSV of model output, the tasks
/// it answers, and the metadata of the model.
///
/// Tasks are told apart by origin_date (the start of the run), target, horizon (days from there)
/// and location. A question is a binary target with its name, output type pmf with `yes` and `no`,
/// at its date and its horizons; the number it is about is the target `<name>_number`, with
/// quantiles, median and mean, at its date, if there are members enough for quantiles. Where no
/// member or every one says yes, the probability is that of half a member, so that it is never 0
/// or 1.
std::vector<HubFile> hub_files(const Forecast& forecast);

}  // namespace cordon::analysis
