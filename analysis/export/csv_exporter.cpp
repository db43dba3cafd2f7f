#include "analysis/export/exporter.hpp"
#include "output/csv_text.hpp"

#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace cordon::analysis {

using output::csv_field;
using output::csv_number;
using output::RunHeader;

namespace {

/// What both tables share: the first five columns.
class Table : public Exporter {
public:
    Table(const RunHeader& header, TextSink sink)
        : run_(csv_field(output::run_id(header))), dates_(observation_dates(header)),
          sink_(std::move(sink)) {}

    void finish() override {}

protected:
    [[nodiscard]] std::string place_of(const Course& course, std::size_t time) const {
        return fmt::format("{},{},{},{},{}", run_, csv_field(course.policy), course.spec.name,
                           csv_field(strata_text(course.where)), dates_[time]);
    }

    void write(std::string_view text) const { sink_(text); }

private:
    std::string run_;
    std::vector<std::string> dates_;
    TextSink sink_;
};

class TidyTable : public Table {
public:
    TidyTable(const RunHeader& header, TextSink sink) : Table(header, std::move(sink)) {
        write("run,policy,variable,strata,date,unit,statistic,value\n");
    }

    void add(const Course& course) override {
        std::string text;
        for (std::size_t time = 0; time < course.values.size(); ++time) {
            const auto place = place_of(course, time);
            for (std::size_t i = 0; i < statistics.size(); ++i) {
                fmt::format_to(std::back_inserter(text), "{},{},{},{}\n", place,
                               unit_of(course.spec, i), statistics[i].name,
                               csv_number(course.values[time][i]));
            }
        }
        write(text);
    }
};

class WideTable : public Table {
public:
    WideTable(const RunHeader& header, TextSink sink) : Table(header, std::move(sink)) {
        std::string head = "run,policy,variable,strata,date,unit";
        for (const auto& statistic : statistics) {
            head += fmt::format(",{}", statistic.name);
        }
        write(head + "\n");
    }

    void add(const Course& course) override {
        std::string text;
        for (std::size_t time = 0; time < course.values.size(); ++time) {
            text += fmt::format("{},{}", place_of(course, time), course.spec.unit);
            for (const double value : course.values[time]) {
                text += ',';
                text += csv_number(value);
            }
            text += '\n';
        }
        write(text);
    }
};

}  // namespace

std::unique_ptr<Exporter> csv_exporter(const RunHeader& header, TextSink sink) {
    return std::make_unique<TidyTable>(header, std::move(sink));
}

std::unique_ptr<Exporter> wide_csv_exporter(const RunHeader& header, TextSink sink) {
    return std::make_unique<WideTable>(header, std::move(sink));
}

}  // namespace cordon::analysis
