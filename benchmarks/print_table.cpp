// Prints pieces of the table for `./dev bench`, which measures some figures without a program of
// ours.

#include "benchmarks/table.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>
#include <optional>
#include <string>

using namespace cordon::benchmarks;

int main(int argc, char** argv) {
    std::string title;
    std::string work;
    std::string unit;
    std::string reason;
    double figure = 0;
    double goal = 0;
    CLI::App app("Prints a piece of the benchmarks' table; the header if not told what");
    app.require_subcommand(0, 1);
    auto* section = app.add_subcommand("section", "prints a title");
    section->add_option("title", title)->required();
    auto* row = app.add_subcommand("row", "prints a figure");
    row->add_option("work", work)->required();
    row->add_option("figure", figure)->required();
    row->add_option("unit", unit)->required();
    auto* most = row->add_option("--at-most", goal, "the goal");
    auto* without = app.add_subcommand("without", "prints why there is no figure");
    without->add_option("work", work)->required();
    without->add_option("reason", reason)->required();
    CLI11_PARSE(app, argc, argv);

    Table table;
    if (section->parsed()) {
        table.section(title);
    } else if (row->parsed()) {
        table.row(work, figure, unit,
                  most->count() > 0 ? std::optional(at_most(goal)) : std::nullopt);
    } else if (without->parsed()) {
        table.row_without_figure(work, reason);
    }
    return 0;
}
