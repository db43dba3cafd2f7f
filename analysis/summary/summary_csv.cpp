#include "analysis/summary/summary.hpp"
#include "output/csv_text.hpp"

#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace cordon::analysis {

using output::csv_field;
using output::csv_number;

namespace {

using Statistics = std::vector<std::pair<std::string, double>>;

Statistics statistics_of(const Estimate& estimate) {
    return {{"median", estimate.median},
            {"q05", estimate.nine_in_ten.low},
            {"q25", estimate.half.low},
            {"q75", estimate.half.high},
            {"q95", estimate.nine_in_ten.high},
            {"median_low", estimate.median_interval.low},
            {"median_high", estimate.median_interval.high},
            {"mean", estimate.mean},
            {"mean_error", estimate.mean_error}};
}

/// What a row is about: everything but the statistic and its value.
struct Row {
    std::string quantity;
    std::string policy;
    std::string series;
    std::string strata;
    std::string date;
    std::string unit;
};

Row with_unit(Row row, std::string unit) {
    row.unit = std::move(unit);
    return row;
}

/// One line for each statistic.
class Table {
public:
    explicit Table(const Summary& summary) : run_(summary.run_id) {}

    void add(const Row& row, const std::string& statistic, double value) {
        fmt::format_to(std::back_inserter(text_), "{},{},{},{},{},{},{},{},{}\n", csv_field(run_),
                       csv_field(row.quantity), csv_field(row.policy), csv_field(row.series),
                       csv_field(row.strata), row.date, statistic, csv_number(value),
                       csv_field(row.unit));
    }

    void add(const Row& row, const std::string& prefix, const Statistics& statistics) {
        for (const auto& [name, value] : statistics) {
            add(row, prefix + name, value);
        }
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string run_;
    std::string text_ = "run,quantity,policy,series,strata,date,statistic,value,unit\n";
};

void add_difference(Table& table, const Row& row, const PairedDifference& difference) {
    table.add(row, "change_", statistics_of(difference.change));
    const Row counted = with_unit(row, "member");
    table.add(counted, "change_members_lower", static_cast<double>(difference.lower));
    table.add(counted, "change_members_equal", static_cast<double>(difference.equal));
    table.add(counted, "change_members_higher", static_cast<double>(difference.higher()));
    const Row share = with_unit(row, "1");
    table.add(share, "change_share_lower_low", difference.lower_share.low);
    table.add(share, "change_share_lower_high", difference.lower_share.high);
}

void add_headline(Table& table, const Summary& summary, const HeadlineForecast& forecast) {
    const auto& headline = forecast.headline;
    for (std::size_t policy = 0; policy < summary.policies.size(); ++policy) {
        for (std::size_t h = 0; h < summary.horizons.size(); ++h) {
            const Row row{.quantity = headline.title,
                          .policy = summary.policies[policy].name,
                          .series = headline.series,
                          .strata = strata_text(headline.where),
                          .date = summary.horizons[h].date.text(),
                          .unit = headline.unit};
            table.add(row, "", statistics_of(forecast.estimates[policy][h]));
            if (policy > 0) {
                add_difference(table, row, forecast.differences[policy - 1][h]);
            }
        }
    }
}

void add_stock_row(Table& table, const Summary& summary, const Stock& stock,
                   const StockRow& place) {
    Row row{.quantity = "Devices online by place and bloc",
            .policy = summary.policies.front().name,
            .series = place.series,
            .strata = place.axis.empty() ? "" : place.axis + "=" + place.place,
            .date = stock.date.text(),
            .unit = "device"};
    table.add(row, "", statistics_of(place.devices));
    const auto prefix = row.strata.empty() ? "bloc=" : row.strata + ";bloc=";
    for (std::size_t bloc = 0; bloc < summary.blocs.size(); ++bloc) {
        row.strata = prefix + summary.blocs[bloc].name;
        table.add(row, "", statistics_of(place.blocs[bloc]));
        table.add(with_unit(row, "1"), "", statistics_of(place.shares[bloc]));
    }
}

void add_answer(Table& table, const Summary& summary, const Answer& answer) {
    const auto& [question, statement, first_days] = answer;
    const Row row{.quantity = question.ask,
                  .policy = question.policy,
                  .series = question.series,
                  .strata = fmt::format("question={}", question.name),
                  .date = date_of(SimTime{} + days(question.until_days), summary.start).text(),
                  .unit = "member"};
    table.add(row, "members", static_cast<double>(statement.members()));
    table.add(row, "members_happened", static_cast<double>(statement.happened()));
    const Row share = with_unit(row, "1");
    table.add(share, "probability_low", statement.interval().low);
    table.add(share, "probability_high", statement.interval().high);
    if (first_days) {
        table.add(with_unit(row, "day"), "first_", statistics_of(*first_days));
    }
}

}  // namespace

std::string summary_csv(const Summary& summary) {
    Table table(summary);
    for (const auto& forecast : summary.headlines) {
        add_headline(table, summary, forecast);
    }
    for (const auto& entry : summary.surviving_shares) {
        table.add({.quantity = "Share of the banned devices still in use",
                   .policy = summary.policies[entry.policy].name,
                   .series = "surviving_share",
                   .strata = fmt::format("months={}", entry.months),
                   .date = entry.date.text(),
                   .unit = "1"},
                  "", statistics_of(entry.share));
    }
    for (const auto& stock : summary.stocks) {
        for (const auto& row : stock.rows) {
            add_stock_row(table, summary, stock, row);
        }
    }
    for (const auto& answer : summary.answers) {
        add_answer(table, summary, answer);
    }
    return table.text();
}

}  // namespace cordon::analysis
