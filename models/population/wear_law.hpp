#pragma once

#include "sim/distributions.hpp"
#include "sim/gompertz.hpp"

#include <type_traits>
#include <variant>

namespace cordon::models {

/// How devices of a class wear out: a Weibull or a Gompertz life, in years.
class WearLaw {
public:
    explicit WearLaw(sim::Weibull life) : law_(life) {}
    explicit WearLaw(sim::Gompertz life) : law_(life) {}

    /// What `visit` returns for the arithmetic of this law, for loops over many devices.
    template <class Visit>
    auto with_law(const Visit& visit) const {
        return std::visit(
            [&](const auto& law) {
                if constexpr (std::is_same_v<std::decay_t<decltype(law)>, sim::Weibull>) {
                    return law.with_law(visit);
                } else {
                    return visit(law);
                }
            },
            law_);
    }

    /// \pre age >= 0
    [[nodiscard]] double cumulated_hazard(double age) const {
        return with_law([=](const auto& law) { return law.cumulated_hazard(age); });
    }

    /// The age at which the cumulated hazard reaches `hazard`. \pre hazard >= 0
    [[nodiscard]] double age_at_hazard(double hazard) const {
        return with_law([=](const auto& law) { return law.age_at_hazard(hazard); });
    }

    /// What is left of a life that has reached `age`, for a unit exponential.
    [[nodiscard]] double residual(double age, double unit_exponential) const {
        return with_law([=](const auto& law) { return law.residual(age, unit_exponential); });
    }

private:
    std::variant<sim::Weibull, sim::Gompertz> law_;
};

}  // namespace cordon::models
