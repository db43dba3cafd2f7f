#include "analysis/report/datasets.hpp"

namespace cordon::analysis {

std::string Datasets::add(const std::string& id, Dataset dataset) {
    all_[id] = std::move(dataset);
    return id;
}

}  // namespace cordon::analysis
