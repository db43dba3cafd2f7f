#include "output/axes.hpp"

#include "output/results_format.hpp"

#include <numeric>

namespace cordon::output {
namespace {

std::string long_name(std::string_view axis) {
    if (axis == "device_class") {
        return "device class";
    }
    if (axis == "data_class") {
        return "class of data";
    }
    if (axis == "figure") {
        return "published figure";
    }
    if (axis == "holder") {
        return "holder of data, a legal order";
    }
    if (axis == "layer") {
        return "layer of authorised exposure";
    }
    if (axis == "attacker_class") {
        return "class of attackers";
    }
    return std::string(axis);
}

std::vector<std::string> names_of(const RunHeader& header, std::string_view axis) {
    std::vector<std::string> names;
    if (axis == "parameter") {
        for (const auto& parameter : header.parameters) {
            names.push_back(parameter.path);
        }
    } else if (axis == "question") {
        for (const auto& question : header.questions) {
            names.push_back(question.name);
        }
    } else if (axis == "figure") {
        for (const auto& figure : header.observed) {
            names.push_back(figure.name);
        }
    } else {
        for (const auto& label : axis == "policy" ? header.policies : labels(header, axis)) {
            names.push_back(label.name);
        }
    }
    return names;
}

h5::Dataset write_time(h5::Group& group, const RunHeader& header) {
    auto time = group.write<double>("time", header.times_days);
    time.write_attribute("units", time_unit(header.start));
    time.write_attribute("calendar", "proleptic_gregorian");
    time.write_attribute("standard_name", "time");
    time.write_attribute("axis", "T");
    return time;
}

h5::Dataset write_members(h5::Group& group, const RunHeader& header) {
    std::vector<std::int64_t> members(header.members);
    std::iota(members.begin(), members.end(), 0);
    return group.write<std::int64_t>("member", members);
}

h5::Dataset write_scale(h5::Group& group, const RunHeader& header, std::string_view axis) {
    auto scale = axis == "time"     ? write_time(group, header)
                 : axis == "member" ? write_members(group, header)
                                    : group.write_texts(std::string(axis), names_of(header, axis));
    scale.write_attribute("long_name", long_name(axis));
    scale.make_scale(std::string(axis));
    return scale;
}

bool has_titles(std::string_view axis) {
    return axis != "time" && axis != "member" && axis != "parameter" && axis != "question" &&
           axis != "figure";
}

}  // namespace

Axes::Axes(h5::Group& group, const RunHeader& header, const std::vector<std::string_view>& names) {
    for (const auto axis : names) {
        scales_.emplace(axis, write_scale(group, header, axis));
    }
    for (const auto axis : names) {
        if (has_titles(axis)) {
            write_titles(group, axis, axis == "policy" ? header.policies : labels(header, axis));
        }
    }
}

void Axes::add(h5::Group& group, std::string_view axis, const std::vector<Label>& labels) {
    std::vector<std::string> names;
    for (const auto& label : labels) {
        names.push_back(label.name);
    }
    auto scale = group.write_texts(std::string(axis), names);
    scale.write_attribute("long_name", long_name(axis));
    scale.make_scale(std::string(axis));
    scales_.emplace(axis, std::move(scale));
    write_titles(group, axis, labels);
}

void Axes::write_titles(h5::Group& group, std::string_view axis, const std::vector<Label>& labels) {
    std::vector<std::string> titles;
    for (const auto& label : labels) {
        titles.push_back(label.title);
    }
    auto dataset = group.write_texts(std::string(axis) + "_title", titles);
    dataset.write_attribute("long_name", "title of the " + long_name(axis));
    attach(dataset, {axis});
}

void Axes::attach(h5::Dataset& dataset, const std::vector<std::string_view>& names) const {
    for (unsigned dimension = 0; dimension < names.size(); ++dimension) {
        dataset.attach_scale(dimension, scales_.at(names[dimension]));
    }
}

std::size_t axis_size(const RunHeader& header, std::string_view axis) {
    if (axis == "time") {
        return header.times_days.size();
    }
    return axis == "member" ? header.members : names_of(header, axis).size();
}

h5::Extents axis_sizes(const RunHeader& header, const std::vector<std::string_view>& axes) {
    h5::Extents sizes;
    for (const auto axis : axes) {
        sizes.push_back(axis_size(header, axis));
    }
    return sizes;
}

std::string time_unit(Date start) {
    return "days since " + start.text();
}

}  // namespace cordon::output
