#include "app/observed_figures.hpp"

#include "input/source.hpp"

#include <algorithm>
#include <array>

namespace cordon::app {
namespace {

constexpr std::array<const char*, 4> statistics{"value", "mean", "peak", "doubling_time"};

output::ObservedFigure observed(const input::HistoryFigure& figure, Date start) {
    return {.name = "history." + figure.name,
            .quantity = figure.title,
            .unit = "devices",
            .series = figure.series,
            .statistic = "value",
            .where = figure.where,
            .from_days = {},
            .until_days = days_since_start(time_of(figure.date, start)),
            .low = figure.low,
            .central = figure.central,
            .high = figure.high,
            .use = "show",
            .quality = figure.quality,
            .source = figure.source};
}

std::string use_of(const input::Target& target, const input::PublishedFigure& figure) {
    if (figure.role == input::FigureRole::calibrate) {
        return "calibrate";
    }
    return target.is_counted ? "validate" : "show";
}

output::ObservedFigure observed(const input::Target& target, const input::PublishedFigure& figure) {
    output::ObservedFigure observed{.name = "targets." + target.name,
                                    .quantity = figure.quantity,
                                    .unit = figure.unit,
                                    .series = target.series,
                                    .statistic =
                                        statistics.at(static_cast<std::size_t>(target.statistic)),
                                    .where = {{"campaign", target.campaign}},
                                    .from_days = {},
                                    .until_days = days_since_start(target.until),
                                    .low = figure.low,
                                    .central = figure.central,
                                    .high = figure.high,
                                    .use = use_of(target, figure),
                                    .quality = {},
                                    .source = figure.source};
    if (target.from) {
        observed.from_days = days_since_start(*target.from);
    }
    return observed;
}

}  // namespace

std::vector<input::PublishedFigure> figures_from(const std::string& file) {
    input::Diagnostics problems;
    auto figures =
        file.empty()
            ? input::read_published_figures(input::shipped_figures(), "shipped figures", problems)
            : input::read_published_figures(input::read_source(file), file, problems);
    problems.throw_if_any();
    return figures;
}

const input::PublishedFigure* find_figure(const std::string& name,
                                          const std::vector<input::PublishedFigure>& figures) {
    const auto found = std::find_if(figures.begin(), figures.end(),
                                    [&](const auto& figure) { return figure.name == name; });
    return found == figures.end() ? nullptr : &*found;
}

std::vector<output::ObservedFigure>
observed_figures(const input::Scenario& scenario,
                 const std::vector<input::PublishedFigure>& figures) {
    std::vector<output::ObservedFigure> all;
    for (const auto& figure : scenario.history()) {
        all.push_back(observed(figure, scenario.start()));
    }
    for (const auto& target : scenario.targets()) {
        if (const auto* figure = find_figure(target.figure, figures)) {
            all.push_back(observed(target, *figure));
        }
    }
    return all;
}

}  // namespace cordon::app
