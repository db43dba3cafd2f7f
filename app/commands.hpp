#pragma once

#include <CLI/CLI.hpp>

/// \file
/// The verbs of the program, one file each. A verb adds itself to the command line; what it does
/// is its callback, which throws the errors of base/error.hpp.

namespace cordon::app {

void add_check_command(CLI::App& program);
void add_compare_command(CLI::App& program);
void add_explain_command(CLI::App& program);
void add_export_command(CLI::App& program);
void add_forecast_command(CLI::App& program);
void add_hindcast_command(CLI::App& program);
void add_import_command(CLI::App& program);
void add_market_command(CLI::App& program);
void add_report_command(CLI::App& program);
void add_run_command(CLI::App& program);
void add_score_command(CLI::App& program);
void add_show_command(CLI::App& program);

}  // namespace cordon::app
