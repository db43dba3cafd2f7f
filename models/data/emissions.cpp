#include "models/data/emissions.hpp"

#include "base/contract.hpp"

namespace cordon::models {

Emissions::Emissions(const PopulationOptions& population, const DataOptions& data)
    : data_classes_(data.classes.size()) {
    constexpr double megabytes_per_gigabyte = 1000;
    for (const auto& type : population.device_classes) {
        CORDON_EXPECT(type.emits_mb_per_day.size() == data_classes_);
        double weighted = 0;
        for (std::size_t data_class = 0; data_class < data_classes_; ++data_class) {
            const double gigabytes = type.emits_mb_per_day[data_class] / megabytes_per_gigabyte;
            gigabytes_.push_back(gigabytes);
            weighted += gigabytes * data.classes[data_class].sensitivity;
        }
        weighted_.push_back(weighted);
    }
}

}  // namespace cordon::models
