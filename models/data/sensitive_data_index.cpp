#include "models/data/sensitive_data_index.hpp"

#include "base/contract.hpp"
#include "sim/elementary.hpp"

namespace cordon::models {
namespace {

constexpr double ln_2 = 0.693147180559945309417;

/// Half-lives between two dates, in units in which data age by e.
double ages(SimSpan span, double half_life_years) {
    return ln_2 * in_years(span) / half_life_years;
}

}  // namespace

double targeting_uplift(double index_gigabytes, const DataIndexOptions& options) {
    CORDON_EXPECT(index_gigabytes >= 0 && options.half_uplift_gigabytes > 0);
    return 1 + options.uplift * index_gigabytes / (index_gigabytes + options.half_uplift_gigabytes);
}

void SensitiveDataIndex::advance(SimTime time, const std::vector<double>& gigabytes) {
    CORDON_EXPECT(time >= last_);
    CORDON_EXPECT(gigabytes.size() == index_.size());
    const double aged = ages(time - last_, options_.half_life_years);
    const double kept = sim::exp(-aged);
    // Of what came evenly in between, the part that has not aged away.
    const double fresh = aged > 1e-6 ? (1 - kept) / aged : 1 - aged / 2;
    for (std::size_t holder = 0; holder < index_.size(); ++holder) {
        index_[holder] = index_[holder] * kept + (gigabytes[holder] - received_[holder]) * fresh;
    }
    received_ = gigabytes;
    last_ = time;
}

double SensitiveDataIndex::gigabytes(std::size_t holder, SimTime time) const {
    CORDON_EXPECT(time >= last_);
    return index_[holder] * sim::exp(-ages(time - last_, options_.half_life_years));
}

}  // namespace cordon::models
