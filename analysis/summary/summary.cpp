#include "analysis/summary/summary.hpp"

#include "analysis/summary/stock.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::analysis {

using output::Label;
using output::Reduction;
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

void add_campaign_headlines(std::vector<Headline>& headlines, const Label& campaign) {
    const Places where{{"campaign", campaign.name}};
    const auto title = title_of(campaign);
    headlines.push_back({"active", where, Reduction::final, title + ": devices held", "device"});
    headlines.push_back(
        {"active_peak", where, Reduction::max, title + ": most held at once so far", "device"});
    headlines.push_back(
        {"spells", where, Reduction::final, title + ": infections so far", "infection"});
}

std::vector<Headline> headlines_of(const RunHeader& header) {
    std::vector<Headline> headlines{
        {"devices", {}, Reduction::final, "Devices online", "device"},
        {"compromised", {}, Reduction::final, "Devices held by any campaign", "device"}};
    for (const auto& campaign : header.campaigns) {
        add_campaign_headlines(headlines, campaign);
    }
    headlines.push_back({"unauthorised_exposure",
                         {},
                         Reduction::final,
                         "Device-days with unauthorised access so far",
                         "device-day"});
    for (const auto& layer : output::exposure_layers()) {
        headlines.push_back({"authorised_exposure",
                             {{"layer", layer.name}},
                             Reduction::final,
                             "Device-days open to vendors' states so far: " + layer.name,
                             "device-day"});
    }
    return headlines;
}

/// Numbers of one headline, [policy][horizon][member].
using Numbers = std::vector<std::vector<std::vector<double>>>;

/// The numbers of every headline. Each series is read once for each policy.
std::vector<Numbers> numbers_of(const RunReader& run, const std::vector<Headline>& headlines,
                                const std::vector<Horizon>& horizons) {
    const auto& header = run.header();
    std::vector<Numbers> numbers(headlines.size(), Numbers(header.policies.size()));
    for (const auto& spec : output::series_specs()) {
        const auto is_of_series = [&](const auto& headline) {
            return headline.series == spec.name;
        };
        if (std::none_of(headlines.begin(), headlines.end(), is_of_series)) {
            continue;
        }
        for (std::size_t policy = 0; policy < header.policies.size(); ++policy) {
            const auto slab = run.series(spec.name, policy);
            for (std::size_t i = 0; i < headlines.size(); ++i) {
                if (!is_of_series(headlines[i])) {
                    continue;
                }
                const auto paths = totals(header, spec, slab, headlines[i].where);
                for (const auto& horizon : horizons) {
                    numbers[i][policy].push_back(
                        reduce(paths, headlines[i].reduction, horizon.observation));
                }
            }
        }
    }
    return numbers;
}

HeadlineForecast forecast(const Headline& headline, const Numbers& numbers) {
    HeadlineForecast forecast{headline, {}, {}};
    for (std::size_t policy = 0; policy < numbers.size(); ++policy) {
        auto& estimates = forecast.estimates.emplace_back();
        for (const auto& values : numbers[policy]) {
            estimates.push_back(estimate(values));
        }
        if (policy == 0) {
            continue;
        }
        auto& differences = forecast.differences.emplace_back();
        for (std::size_t horizon = 0; horizon < numbers[0].size(); ++horizon) {
            differences.push_back(paired_difference(numbers[policy][horizon], numbers[0][horizon]));
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
    const auto& spec = output::series_spec("surviving_share");
    const auto paths = totals(header, spec, run.series(spec.name, policy), {});
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
    const auto headlines = headlines_of(header);
    const auto numbers = numbers_of(run, headlines, summary.horizons);
    for (std::size_t i = 0; i < headlines.size(); ++i) {
        summary.headlines.push_back(forecast(headlines[i], numbers[i]));
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
