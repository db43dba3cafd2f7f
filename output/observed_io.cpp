#include "output/observed_io.hpp"

#include "base/error.hpp"
#include "output/axes.hpp"
#include "output/columns.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace cordon::output {
namespace {

struct TextColumn {
    const char* name;
    std::string ObservedFigure::*field;
    const char* long_name;
};

constexpr std::array text_columns{
    TextColumn{"quantity", &ObservedFigure::quantity, "what the source counts"},
    TextColumn{"unit", &ObservedFigure::unit, "unit of low, central and high"},
    TextColumn{"series", &ObservedFigure::series, "series that the figure is about"},
    TextColumn{"statistic", &ObservedFigure::statistic,
               "number of the path that it is about: value, mean, peak or doubling_time"},
    TextColumn{"use", &ObservedFigure::use, "what it is for: validate, calibrate or show"},
    TextColumn{"quality", &ObservedFigure::quality, "what it rests on; empty if nobody says"},
    TextColumn{"source", &ObservedFigure::source, "who published it"},
};

struct NumberColumn {
    const char* name;
    std::optional<double> ObservedFigure::*field;
    const char* long_name;
};

constexpr std::array number_columns{
    NumberColumn{"low", &ObservedFigure::low, "lowest published; without central: more than this"},
    NumberColumn{"central", &ObservedFigure::central, "published figure; missing of more than"},
    NumberColumn{"high", &ObservedFigure::high, "highest published; missing if there is none"},
};

std::vector<double> numbers_of(const std::vector<ObservedFigure>& figures,
                               std::optional<double> ObservedFigure::*field) {
    std::vector<double> numbers;
    for (const auto& figure : figures) {
        numbers.push_back((figure.*field).value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    return numbers;
}

/// A column of numbers beside `size` names. \throws IoError if it has another size
std::vector<double> read_numbers(const h5::Group& group, const std::string& name,
                                 std::size_t size) {
    auto numbers = group.dataset(name).read_all<double>();
    if (numbers.size() != size) {
        throw IoError(group.place() + ": '" + name +
                      "' has not one entry for each figure. The "
                      "file is damaged");
    }
    return numbers;
}

void read_optional(const h5::Group& group, const std::string& name,
                   std::optional<double> ObservedFigure::*field,
                   std::vector<ObservedFigure>& figures) {
    const auto numbers = read_numbers(group, name, figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (!std::isnan(numbers[i])) {
            figures[i].*field = numbers[i];
        }
    }
}

}  // namespace

void write_observed(h5::Group& root, const RunHeader& header) {
    const auto& figures = header.observed;
    if (figures.empty()) {
        return;
    }
    auto group = root.create_group("observed");
    const Axes axes(group, header, {"figure"});
    const auto describe = [&](h5::Dataset dataset, const std::string& long_name) {
        dataset.write_attribute("long_name", long_name);
        axes.attach(dataset, {"figure"});
        return dataset;
    };
    for (const auto& [name, field, long_name] : text_columns) {
        describe(group.write_texts(name, column(figures, field)), long_name);
    }
    write_filters(group, axes, "figure", figures);
    for (const auto& [name, field, long_name] : number_columns) {
        describe(group.write<double>(name, numbers_of(figures, field)), long_name);
    }
    const auto dates = [&](const std::string& name, const std::vector<double>& days,
                           const std::string& long_name) {
        auto dataset = describe(group.write<double>(name, days), long_name);
        dataset.write_attribute("units", time_unit(header.start));
        dataset.write_attribute("calendar", "proleptic_gregorian");
    };
    std::vector<double> from;
    std::vector<double> until;
    for (const auto& figure : figures) {
        // Without a missing date, which xarray could not read.
        from.push_back(figure.from_days.value_or(figure.until_days));
        until.push_back(figure.until_days);
    }
    dates("from", from, "begin of what it is about; until, for a single date");
    dates("until", until, "date of the figure, or end of what it is about");
}

std::vector<ObservedFigure> read_observed(const h5::Group& root) {
    if (!root.has("observed")) {
        return {};
    }
    const auto group = root.group("observed");
    const auto names = group.texts("figure");
    const auto from = read_numbers(group, "from", names.size());
    const auto until = read_numbers(group, "until", names.size());
    std::vector<ObservedFigure> figures(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        figures[i].name = names[i];
        figures[i].until_days = until[i];
        if (from[i] < until[i]) {
            figures[i].from_days = from[i];
        }
    }
    for (const auto& [name, field, long_name] : text_columns) {
        const auto texts = read_column(group, name, names.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            figures[i].*field = texts[i];
        }
    }
    for (const auto& [name, field, long_name] : number_columns) {
        read_optional(group, name, field, figures);
    }
    read_filters(group, figures);
    return figures;
}

}  // namespace cordon::output
