#pragma once

#include "output/h5.hpp"
#include "output/run_header.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::output {

/// The coordinate variables of one group: one dimension scale for each axis, of its name.
class Axes {
public:
    /// Writes the scales of `names` into `group`, and the titles of those that have some.
    Axes(h5::Group& group, const RunHeader& header, const std::vector<std::string_view>& names);

    /// Writes one more scale, with titles, of an axis that the header does not have.
    void add(h5::Group& group, std::string_view axis, const std::vector<Label>& labels);

    /// Names the dimensions of a dataset of the same group.
    void attach(h5::Dataset& dataset, const std::vector<std::string_view>& names) const;

private:
    void write_titles(h5::Group& group, std::string_view axis, const std::vector<Label>& labels);

    std::map<std::string_view, h5::Dataset> scales_;
};

/// Places on an axis, among them policy, member, time, parameter, question and figure.
std::size_t axis_size(const RunHeader& header, std::string_view axis);

/// Sizes of several axes, as HDF5 wants them.
h5::Extents axis_sizes(const RunHeader& header, const std::vector<std::string_view>& axes);

/// The CF unit of time in a run that starts on `start`, e.g. "days since 2026-01-01".
std::string time_unit(Date start);

}  // namespace cordon::output
