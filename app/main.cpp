#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "base/build_info.hpp"
#include "base/contract.hpp"
#include "base/error.hpp"

#include <cerrno>
#include <cstdio>
#include <fmt/format.h>
#include <system_error>

namespace {

using namespace cordon;

int exit_with(ExitCode code) {
    return static_cast<int>(code);
}

int run(CLI::App& program, int argc, const char* const* argv) {
    try {
        program.parse(argc, argv);
        if (program.get_subcommands().empty()) {
            fmt::print("{}", program.help());
        }
        if (std::fflush(stdout) != 0) {
            throw std::system_error(errno, std::generic_category(), "cannot write to file");
        }
        return exit_with(ExitCode::ok);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {  // --help and --version
            return program.exit(error);
        }
        const std::span arguments(argv + 1, static_cast<std::size_t>(argc - 1));
        fmt::print(stderr, "{}\n", app::explained(program, arguments, error));
        return exit_with(ExitCode::command_line);
    } catch (const ScenarioError& error) {
        const auto count = error.problems().size();
        fmt::print(stderr, "{}\n{} problem{}; nothing was run\n", error.what(), count,
                   count == 1 ? "" : "s");
        return exit_with(error.code());
    } catch (const Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return exit_with(error.code());
    } catch (const std::system_error& error) {  // as when standard output is a full disk
        fmt::print(stderr, "{}\n", error.what());
        return exit_with(ExitCode::input_output);
    }
}

}  // namespace

int main(int argc, char* argv[]) {
    try {
        CLI::App program{"Forecasts a nation's exposure through connected devices", "cordon"};
        program.set_version_flag(
            "--version", fmt::format("cordon {} ({})", build_info::version, build_info::commit));
        program.require_subcommand(0, 1);
        app::add_check_command(program);
        app::add_compare_command(program);
        app::add_explain_command(program);
        app::add_export_command(program);
        app::add_forecast_command(program);
        app::add_hindcast_command(program);
        app::add_import_command(program);
        app::add_market_command(program);
        app::add_report_command(program);
        app::add_run_command(program);
        app::add_score_command(program);
        app::add_show_command(program);
        return run(program, argc, argv);
    } catch (const std::exception& error) {  // ContractViolation and whatever nobody foresaw
        fmt::print(stderr, "{}\nthis is a bug of cordon {} ({}, {}); please report it\n",
                   error.what(), build_info::version, build_info::commit, build_info::compiler);
        return exit_with(ExitCode::bug);
    }
}
