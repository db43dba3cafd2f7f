#include "app/simulation.hpp"

#include "app/ensemble.hpp"
#include "app/progress.hpp"
#include "app/run_description.hpp"
#include "app/unfinished_run.hpp"
#include "base/error.hpp"

#include <fmt/format.h>

namespace cordon::app {
namespace {

double devices_in_use(const input::Scenario& scenario) {
    double stock = 0;
    const auto world = scenario.world([](std::string_view) { return 0.5; });
    for (const auto& jurisdiction : world.jurisdictions) {
        for (const auto& type : jurisdiction.population.site_types) {
            for (const auto& base : type.devices) {
                stock += base.stock;
            }
        }
    }
    return stock;
}

/// "1 member", "50 members".
std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void announce(const input::Scenario& scenario, const output::RunHeader& header, unsigned threads) {
    const SimTime end = SimTime{} + days(header.times_days.back());
    fmt::print(stderr, "{}\n{:.3g} million devices, {} to {}, policies: {}, {} each, on {}\n",
               header.title, devices_in_use(scenario) / 1e6, header.start.text(),
               date_of(end, header.start).text(), header.policies.size(),
               counted(header.members, "member"), counted(threads, "thread"));
}

/// Runs what is missing of the ensemble; each member is safe on disk as soon as it is done.
void run_missing(const input::Scenario& scenario, UnfinishedRun& run, unsigned threads) {
    const auto missing = run.missing_members();
    const std::size_t members = run.header().members;
    if (missing.size() < members) {
        fmt::print(stderr, "{} there from an earlier run, {} to go\n",
                   counted(members - missing.size(), "member"), missing.size());
    }
    const StopRequest stop;
    const Ensemble ensemble(scenario);
    Progress progress("members", members, members - missing.size());
    std::size_t done = members - missing.size();
    std::vector<output::RunRecord> records;
    ensemble.run(missing, threads, stop,
                 [&](std::size_t policy, std::size_t member, output::RunRecord&& record) {
                     records.push_back(std::move(record));
                     if (policy + 1 == run.header().policies.size()) {
                         run.keep(member, records, ensemble.drawn_numbers(member));
                         records.clear();
                         progress.advance_to(++done);
                     }
                 });
    progress.finish();
    if (done < members) {
        throw StoppedError(fmt::format("stopped with {} of {} members done. The same command goes "
                                       "on from there",
                                       done, members));
    }
}

}  // namespace

std::size_t members_of(const input::Scenario& scenario, const SimulationArguments& arguments) {
    return arguments.members == 0 ? scenario.experiment().members : arguments.members;
}

void simulate(const input::Scenario& scenario, const SimulationArguments& arguments) {
    auto header = describe_run(scenario, members_of(scenario, arguments));
    header.observed = observed_figures(scenario, arguments.figures);
    if (is_finished(arguments.directory, header)) {
        fmt::print(stderr, "{} already holds this run; nothing was computed again\n",
                   (arguments.directory / "results.h5").string());
        return;
    }
    announce(scenario, header, arguments.threads);
    UnfinishedRun unfinished(arguments.directory, header);
    run_missing(scenario, unfinished, arguments.threads);
    unfinished.complete();
}

}  // namespace cordon::app
