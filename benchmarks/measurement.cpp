#include "benchmarks/measurement.hpp"

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <unistd.h>

namespace cordon::benchmarks {

namespace {

double median_of(const std::vector<Duration>& runs, double Duration::*member) {
    std::vector<double> values;
    values.reserve(runs.size());
    for (const Duration& run : runs) {
        values.push_back(run.*member);
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

Duration median(const std::vector<Duration>& runs) {
    return {median_of(runs, &Duration::seconds), median_of(runs, &Duration::processor_seconds)};
}

double resident_bytes() {
    std::ifstream file("/proc/self/statm");
    double size = 0;
    double resident = 0;
    file >> size >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace cordon::benchmarks
