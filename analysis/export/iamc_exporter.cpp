#include "analysis/export/exporter.hpp"
#include "output/csv_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace cordon::analysis {

using output::csv_field;
using output::csv_number;
using output::RunHeader;

namespace {

class IamcTable : public Exporter {
public:
    IamcTable(const RunHeader& header, TextSink sink)
        : header_(header), model_("Cordon " + header.provenance.program_version),
          run_(output::run_id(header)), dates_(observation_dates(header)), sink_(std::move(sink)) {
        sink_("model,scenario,region,variable,unit,time,value,run\n");
    }

    void add(const Course& course) override {
        const auto scenario = fmt::format("{},{},{}", csv_field(model_), csv_field(course.policy),
                                          csv_field(region(course)));
        const auto variable = variable_of(course);
        std::string text;
        for (std::size_t i = 0; i < statistics.size(); ++i) {
            const auto name = fmt::format("{}|{}", variable, statistics[i].iamc);
            for (std::size_t time = 0; time < course.values.size(); ++time) {
                fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{}\n", scenario,
                               csv_field(name), unit_of(course.spec, i), dates_[time],
                               csv_number(course.values[time][i]), csv_field(run_));
            }
        }
        sink_(text);
    }

    void finish() override {}

private:
    /// The jurisdiction that the course is about, else what all of them are called.
    [[nodiscard]] std::string region(const Course& course) const {
        const auto place = course.where.find("jurisdiction");
        if (place == course.where.end()) {
            return header_.jurisdiction;
        }
        const auto& all = header_.jurisdictions;
        const auto found = std::find_if(
            all.begin(), all.end(), [&](const auto& label) { return label.name == place->second; });
        return found->title.empty() ? found->name : found->title;
    }

    /// In the order of the axes; the jurisdiction has a column of its own.
    static std::string variable_of(const Course& course) {
        std::string variable(course.spec.name);
        for (const auto& axis : course.spec.axes) {
            const auto place = course.where.find(std::string(axis.name));
            if (place != course.where.end() && axis.name != "jurisdiction") {
                variable += fmt::format("|{}|{}", place->first, place->second);
            }
        }
        return variable;
    }

    const RunHeader& header_;
    std::string model_;
    std::string run_;
    std::vector<std::string> dates_;
    TextSink sink_;
};

}  // namespace

std::unique_ptr<Exporter> iamc_exporter(const RunHeader& header, TextSink sink) {
    return std::make_unique<IamcTable>(header, std::move(sink));
}

}  // namespace cordon::analysis
