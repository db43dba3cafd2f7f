#include "analysis/report/findings.hpp"
#include "analysis/report/report_parts.hpp"
#include "analysis/summary/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace cordon::analysis {
namespace {

/// What a series of which figures may be published is called in a chart of its own.
struct Shown {
    const char* series;
    const char* title;  ///< behind the place, or in front of it where devices are counted
    const char* unit;
};

constexpr std::array shown_series{
    Shown{"observed_active", "devices held, as its observer reports", "device"},
    Shown{"observed_ever", "devices ever held, as its observer reports", "device"},
    Shown{"observed_addresses", "addresses, as its observer reports", "addresses"},
    Shown{"observed_recorded", "records of infections, as its observer reports", "record"},
    Shown{"devices", "Devices online", "device"},
    Shown{"devices_by_class", "Devices online", "device"},
};

std::string title_at(const output::RunHeader& header, const std::string& axis,
                     const std::string& name) {
    for (const auto& label : output::labels(header, axis)) {
        if (label.name == name) {
            return title_of(label);
        }
    }
    return name;
}

/// Nothing for a figure that is about no path of the results.
std::optional<Headline> headline_of(const output::ObservedFigure& figure,
                                    const output::RunHeader& header) {
    const auto shown =
        std::find_if(shown_series.begin(), shown_series.end(),
                     [&](const auto& candidate) { return candidate.series == figure.series; });
    if (shown == shown_series.end() || figure.statistic == "doubling_time" ||
        problem_with(header, output::series_spec(figure.series), figure.where)) {
        return std::nullopt;
    }
    std::vector<std::string> places;
    for (const auto& [axis, name] : figure.where) {
        places.push_back(title_at(header, axis, name));
    }
    const auto place = fmt::format("{}", fmt::join(places, ", "));
    const bool is_of_campaign = figure.where.contains("campaign");
    return Headline{figure.series, figure.where, output::Reduction::final,
                    is_of_campaign ? fmt::format("{}: {}", place, shown->title)
                                   : fmt::format("{}: {}", shown->title, place),
                    shown->unit};
}

bool is_about(const output::ObservedFigure& figure, const Headline& headline) {
    return figure.series == headline.series && figure.where == headline.where &&
           figure.statistic != "doubling_time";
}

/// Those about a headline, by date.
std::vector<output::ObservedFigure> figures_about(const Headline& headline,
                                                  const output::RunHeader& header) {
    std::vector<output::ObservedFigure> figures;
    std::copy_if(header.observed.begin(), header.observed.end(), std::back_inserter(figures),
                 [&](const auto& figure) { return is_about(figure, headline); });
    std::stable_sort(figures.begin(), figures.end(),
                     [](const auto& a, const auto& b) { return a.until_days < b.until_days; });
    return figures;
}

bool has_all_values(const MemberPaths& paths) {
    return std::none_of(paths.values.begin(), paths.values.end(),
                        [](double value) { return std::isnan(value); });
}

std::string date_text(const output::RunHeader& header, double days_after_start) {
    return date_of(SimTime{} + days(days_after_start), header.start).text();
}

Json date_at(const output::RunHeader& header, std::optional<double> days_after_start) {
    return days_after_start ? Json(date_text(header, *days_after_start)) : Json();
}

Json optional_number(std::optional<double> value) {
    return value ? number(*value) : Json();
}

std::string amount_text(const output::ObservedFigure& figure) {
    if (!figure.central) {
        return "more than " + number_text(figure.low.value_or(0));
    }
    const auto central = number_text(*figure.central);
    const Interval range{figure.low.value_or(*figure.central),
                         figure.high.value_or(*figure.central)};
    return range.width() > 0 ? fmt::format("{} ({})", central, range_text(range, number_text))
                             : central;
}

std::string use_text(const std::string& use) {
    return use == "validate" ? "" : use == "calibrate" ? ", kept for calibration" : ", shown only";
}

}  // namespace

std::vector<HeadlinePaths> observed_paths(const output::RunReader& run,
                                          const std::vector<HeadlinePaths>& headlines) {
    const auto& header = run.header();
    std::vector<HeadlinePaths> charts;
    for (const auto& figure : header.observed) {
        const auto has_one = [&](const auto& item) {
            return has_chart(item.headline) && is_about(figure, item.headline);
        };
        if (std::any_of(headlines.begin(), headlines.end(), has_one) ||
            std::any_of(charts.begin(), charts.end(), has_one)) {
            continue;
        }
        if (auto headline = headline_of(figure, header)) {
            auto policies = paths_of(run, *headline);
            if (std::all_of(policies.begin(), policies.end(), has_all_values)) {
                charts.push_back({std::move(*headline), std::move(policies)});
            }
        }
    }
    return charts;
}

Json observed_part(const Headline& headline, const output::RunHeader& header, Datasets& datasets) {
    Json points = Json::array();
    for (const auto& figure : figures_about(headline, header)) {
        const auto id =
            datasets.add("observed." + figure.name, {"/observed",
                                                     {{"figure", figure.name}},
                                                     "low, central and high as published",
                                                     "published by: " + figure.source});
        points.push_back({{"id", id},
                          {"what", figure.quantity},
                          {"date", date_at(header, figure.until_days)},
                          {"from", date_at(header, figure.from_days)},
                          {"statistic", figure.statistic},
                          {"low", optional_number(figure.low)},
                          {"value", optional_number(figure.central)},
                          {"high", optional_number(figure.high)},
                          {"use", figure.use},
                          {"quality", figure.quality}});
    }
    return points;
}

std::string observed_text(const Headline& headline, const output::RunHeader& header) {
    std::string text;
    for (const auto& figure : figures_about(headline, header)) {
        text += fmt::format("{} {} on {} ({}{})", text.empty() ? " Published:" : ";",
                            amount_text(figure), date_text(header, figure.until_days),
                            figure.quantity, use_text(figure.use));
    }
    return text.empty() ? text : text + ".";
}

}  // namespace cordon::analysis
