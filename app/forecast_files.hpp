#pragma once

#include <filesystem>
#include <string>

namespace cordon::app {

/// Makes the forecast of the results in `directory`, writes it beside them as summary.csv and
/// summary.json, and returns it as text for people. \throws IoError, MissingFileError
std::string write_forecast(const std::filesystem::path& directory);

}  // namespace cordon::app
