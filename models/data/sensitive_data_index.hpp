#pragma once

#include "base/sim_time.hpp"
#include "models/data/data_options.hpp"

#include <cstddef>
#include <vector>

namespace cordon::models {

/// How much better a holder of so much data picks its targets: 1 + u I / (I + I_half), in
/// [1, 1 + u]. \param index_gigabytes  weighted by sensitivity, >= 0
double targeting_uplift(double index_gigabytes, const DataIndexOptions& options);

/// What holders know from the data they have got since the start, in gigabytes weighted by
/// sensitivity, old data counting less: dI/dt = inflow - I ln 2 / half-life. Between two dates the
/// inflow is taken to be even.
class SensitiveDataIndex {
public:
    /// \param options  must outlive the index
    SensitiveDataIndex(const DataIndexOptions& options, std::size_t holders)
        : options_(options), received_(holders, 0), index_(holders, 0) {}

    /// Continues to `time` with what each holder has received since the start, however old.
    /// \param gigabytes  [holder], weighted   \pre times do not decrease, from the start on
    void advance(SimTime time, const std::vector<double>& gigabytes);

    /// What the holder knows at `time` from what it had received at the last date. \pre time is
    /// not before that
    [[nodiscard]] double gigabytes(std::size_t holder, SimTime time) const;

    /// The factor on how well campaigns that work for the holder pick whom they try, at `time`.
    /// A function of what happened until the last date, so it couples nothing within a window.
    [[nodiscard]] double targeting_uplift(std::size_t holder, SimTime time) const {
        return models::targeting_uplift(gigabytes(holder, time), options_);
    }

private:
    const DataIndexOptions& options_;
    SimTime last_{};
    std::vector<double> received_;  ///< [holder], until the last date
    std::vector<double> index_;     ///< [holder], at the last date
};

}  // namespace cordon::models
