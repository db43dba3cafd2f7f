#pragma once

#include "sim/distributions.hpp"
#include "sim/gompertz.hpp"

#include <variant>

namespace cordon::models {

/// How devices of a class wear out: a Weibull or a Gompertz life, in years.
class WearLaw {
public:
    explicit WearLaw(sim::Weibull life) : law_(life) {}
    explicit WearLaw(sim::Gompertz life) : law_(life) {}

    /// \pre age >= 0
    [[nodiscard]] double cumulated_hazard(double age) const {
        return std::visit([=](const auto& law) { return law.cumulated_hazard(age); }, law_);
    }

    /// The age at which the cumulated hazard reaches `hazard`. \pre hazard >= 0
    [[nodiscard]] double age_at_hazard(double hazard) const {
        return std::visit([=](const auto& law) { return law.age_at_hazard(hazard); }, law_);
    }

    [[nodiscard]] double survival(double age) const { return sim::exp(-cumulated_hazard(age)); }

    /// What is left of a life that has reached `age`, for a unit exponential.
    [[nodiscard]] double residual(double age, double unit_exponential) const {
        return std::visit([=](const auto& law) { return law.residual(age, unit_exponential); },
                          law_);
    }

private:
    std::variant<sim::Weibull, sim::Gompertz> law_;
};

}  // namespace cordon::models
