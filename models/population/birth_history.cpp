#include "models/population/birth_history.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::models {
namespace {

constexpr double steps_max = 4096;

}  // namespace

double BirthHistory::step_years(const AdoptionCurve& curve, double mean_life_years,
                                double horizon_years) {
    const double span = horizon_years - curve.began_years();
    return std::max(std::min(mean_life_years / 64, 0.1), span / (steps_max - 2));
}

BirthHistory::BirthHistory(const AdoptionCurve& curve, const CohortShares& shares,
                           double horizon_years)
    : began_years_(curve.began_years()), step_years_(shares.step_years) {
    CORDON_EXPECT(curve.exponential() == nullptr);
    const auto steps = static_cast<std::size_t>((horizon_years - began_years_) / step_years_) + 2;
    for (std::size_t edge = 0; edge <= steps; ++edge) {
        filled_.push_back(curve.filled(began_years_ + step_years_ * static_cast<double>(edge)));
    }
    // Places not yet accounted for at the end of each step, less what each solved cohort fills.
    births_.assign(filled_.begin() + 1, filled_.end());
    const auto& in_service = shares.in_service;
    for (std::size_t step = 0; step < steps; ++step) {
        const double bought = std::max(0.0, births_[step] / in_service[0]);
        births_[step] = bought;
        const std::size_t reach = std::min(in_service.size(), steps - step);
        for (std::size_t age = 1; age < reach; ++age) {
            births_[step + age] -= bought * in_service[age];
        }
    }
}

double BirthHistory::rate(double years) const {
    const double position = (years - began_years_) / step_years_;
    if (position < 0) {
        return 0;
    }
    // Straight between the middles of the steps.
    const double middle = std::clamp(position - 0.5, 0.0, static_cast<double>(births_.size() - 1));
    const auto step = std::min(static_cast<std::size_t>(middle), births_.size() - 2);
    const double fraction = middle - static_cast<double>(step);
    return (births_[step] + fraction * (births_[step + 1] - births_[step])) / step_years_;
}

BirthHistory::Backwards::Backwards(const BirthHistory& history, double years_before)
    : births_(history.births_.data()) {
    CORDON_EXPECT_HOT(years_before >= 0);
    const double position = (-years_before - history.began_years_) / history.step_years_ - 0.5;
    if (position < 0) {
        return;
    }
    steps_ = static_cast<std::size_t>(position) + 1;
    const double middle = position - 0.5;
    if (middle >= 0) {
        between_middles_ = static_cast<std::size_t>(middle) + 1;
        fraction_ = middle - static_cast<double>(between_middles_ - 1);
    }
}

std::vector<double> BirthHistory::by_age(double years, std::size_t steps) const {
    std::vector<double> bought(steps, 0);
    const double position = (years - began_years_) / step_years_;
    if (position <= 0) {
        return bought;
    }
    // Each step of age straddles two steps of the table; births are even within those.
    const auto now = std::min(static_cast<std::size_t>(position), births_.size() - 1);
    const double recent = position - static_cast<double>(now);
    const std::size_t reach = std::min(steps, now);
    for (std::size_t age = 0; age < reach; ++age) {
        bought[age] = recent * births_[now - age] + (1 - recent) * births_[now - age - 1];
    }
    if (now < steps) {
        bought[now] = recent * births_[0];
    }
    return bought;
}

double BirthHistory::replacing(double years) const {
    const double position = (years - began_years_) / step_years_;
    if (position < 0) {
        return 0;
    }
    const auto step = std::min(static_cast<std::size_t>(position), births_.size() - 1);
    return births_[step] > 0
               ? std::clamp(1 - (filled_[step + 1] - filled_[step]) / births_[step], 0.0, 1.0)
               : 0;
}

}  // namespace cordon::models
