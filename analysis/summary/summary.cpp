#include "analysis/summary/summary.hpp"

#include "analysis/summary/headlines.hpp"
#include "analysis/summary/stock.hpp"

#include <cmath>

namespace cordon::analysis {

using output::Label;
using output::RunHeader;
using output::RunReader;

namespace {

double day_of(Date date, const RunHeader& header) {
    return date.days_since_epoch() - header.start.days_since_epoch();
}

Date date_on(double day, const RunHeader& header) {
    return date_of(SimTime{} + days(day), header.start);
}

std::vector<Horizon> horizons_of(const RunHeader& header) {
    const auto& times = header.times_days;
    const std::size_t last = times.size() - 1;
    std::vector<Horizon> horizons;
    for (const auto& [name, months] : {std::pair("short", 3), std::pair("medium", 12)}) {
        const auto date = header.start.plus_months(months);
        if (day_of(date, header) < times.back()) {
            horizons.push_back({name, date, observation_by(times, day_of(date, header))});
        }
    }
    horizons.push_back({"long", date_on(times.back(), header), last});
    return horizons;
}

HeadlineForecast forecast(const HeadlinePaths& paths, const std::vector<Horizon>& horizons) {
    HeadlineForecast forecast{paths.headline, {}, {}};
    const auto numbers = [&](std::size_t policy, const Horizon& horizon) {
        return reduce(paths.policies[policy], paths.headline.reduction, horizon.observation);
    };
    for (std::size_t policy = 0; policy < paths.policies.size(); ++policy) {
        auto& estimates = forecast.estimates.emplace_back();
        for (const auto& horizon : horizons) {
            estimates.push_back(estimate(numbers(policy, horizon)));
        }
        if (policy == 0) {
            continue;
        }
        auto& differences = forecast.differences.emplace_back();
        for (const auto& horizon : horizons) {
            differences.push_back(paired_difference(numbers(policy, horizon), numbers(0, horizon)));
        }
    }
    return forecast;
}

void add_surviving_shares(std::vector<SurvivingShare>& shares, const RunReader& run,
                          std::size_t policy) {
    const auto& header = run.header();
    const double ban_day = header.ban_starts_days[policy];
    if (std::isnan(ban_day) || ban_day >= header.times_days.back()) {
        return;
    }
    const auto paths = totals(run, "surviving_share", policy, Places{});
    const Date ban_start = date_on(ban_day, header);
    for (const int months : {3, 12, 24, 36}) {
        const Date date = ban_start.plus_months(months);
        const double day = day_of(date, header);
        if (day <= header.times_days.back()) {
            const auto values = interpolate(paths, header.times_days, day, ban_day, 1.0);
            shares.push_back({policy, ban_start, months, date, estimate(values)});
        }
    }
}

}  // namespace

std::string title_of(const Label& label) {
    return label.title.empty() ? label.name : label.title;
}

Summary summarise(const RunReader& run, const ProbabilityScale& scale) {
    return summarise(run, scale, headline_paths(run));
}

Summary summarise(const RunReader& run, const ProbabilityScale& scale,
                  const std::vector<HeadlinePaths>& headlines) {
    const auto& header = run.header();
    Summary summary{.run_id = output::run_id(header),
                    .title = header.title,
                    .jurisdiction = header.jurisdiction,
                    .program_version = header.provenance.program_version,
                    .seed = header.seed,
                    .members = header.members,
                    .start = header.start,
                    .end = date_on(header.times_days.back(), header),
                    .policies = header.policies,
                    .horizons = horizons_of(header),
                    .headlines = {},
                    .surviving_shares = {},
                    .answers = {},
                    .blocs = header.blocs,
                    .stocks = stocks_of(run)};
    for (const auto& paths : headlines) {
        summary.headlines.push_back(forecast(paths, summary.horizons));
    }
    for (std::size_t policy = 0; policy < header.policies.size(); ++policy) {
        add_surviving_shares(summary.surviving_shares, run, policy);
    }
    for (const auto& question : header.questions) {
        summary.answers.push_back(answer(run, question, scale));
    }
    return summary;
}

}  // namespace cordon::analysis
