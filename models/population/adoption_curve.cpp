#include "models/population/adoption_curve.hpp"

#include "base/contract.hpp"
#include "sim/elementary.hpp"

#include <algorithm>
#include <limits>

namespace cordon::models {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double g_of(double innovation, double imitation, double adopted) {
    return (1 - adopted) / (innovation + imitation * adopted);
}

double dependence_of(const AdoptionOptions& options) {
    const auto* bass = std::get_if<BassDiffusion>(&options);
    return bass == nullptr ? 0 : bass->coverage_dependence;
}

}  // namespace

double AdoptionCurve::Bass::adopted(double clock) const {
    const double g = g_at_start * sim::exp(-(innovation + imitation) * clock);
    return std::clamp((1 - innovation * g) / (1 + imitation * g), 0.0, 1.0);
}

double AdoptionCurve::Bass::clock_at(double adopted) const {
    const double g = g_of(innovation, imitation, adopted);
    return g > 0 ? sim::log(g_at_start / g) / (innovation + imitation) : infinity;
}

AdoptionCurve::AdoptionCurve(const AdoptionOptions& options, double stock, double places,
                             const CoverageOptions& coverage)
    : filled_at_start_(stock / places), clock_(coverage, dependence_of(options)),
      form_(ExponentialGrowth{}) {
    CORDON_EXPECT(places > 0 && filled_at_start_ >= 0 && filled_at_start_ <= 1);
    if (const auto* bass = std::get_if<BassDiffusion>(&options)) {
        form_ = anchored(*bass);
    } else {
        form_ = std::get<ExponentialGrowth>(options);
    }
}

AdoptionCurve::Bass AdoptionCurve::anchored(const BassDiffusion& options) const {
    const double p = options.innovation_per_year;
    const double q = options.imitation_per_year;
    CORDON_EXPECT(p >= 0 && q >= 0 && p + q > 0);
    if (const auto* launch = std::get_if<Launch>(&options.anchor)) {
        CORDON_EXPECT(launch->years < 0 && launch->seed < 1 && p + launch->seed > 0);
        Bass bass{p, q, 0, 0};
        bass.g_at_start = g_of(p, q, launch->seed) * sim::exp((p + q) * clock_.at(launch->years));
        bass.ceiling = filled_at_start_ / bass.adopted(0);
        return bass;
    }
    const double ceiling = std::get<Saturation>(options.anchor).share;
    const double adopted = filled_at_start_ / ceiling;
    CORDON_EXPECT(adopted < 1);
    // Imitators alone never begin: an empty base stays empty.
    return p + adopted > 0 ? Bass{p, q, ceiling, g_of(p, q, adopted)} : Bass{1, 0, 0, 0};
}

double AdoptionCurve::filled(double years) const {
    if (const auto* growth = exponential()) {
        return std::min(1.0, filled_at_start_ * sim::exp(growth->per_year * years));
    }
    const auto& bass = std::get<Bass>(form_);
    return std::min(1.0, bass.ceiling * bass.adopted(clock_.at(years)));
}

double AdoptionCurve::filled_when(double quantile) const {
    if (const auto* growth = exponential()) {
        if (quantile < filled_at_start_ && growth->per_year <= 0) {
            return 0;
        }
        return filled_at_start_ > 0 && growth->per_year > 0
                   ? sim::log(quantile / filled_at_start_) / growth->per_year
                   : infinity;
    }
    const auto& bass = std::get<Bass>(form_);
    return quantile < bass.ceiling ? clock_.when(bass.clock_at(quantile / bass.ceiling)) : infinity;
}

double AdoptionCurve::given_up_when(double quantile) const {
    const auto* growth = exponential();
    return growth != nullptr && growth->per_year < 0
               ? sim::log(quantile / filled_at_start_) / growth->per_year
               : infinity;
}

double AdoptionCurve::began_years() const {
    constexpr double first_share = 1e-7;
    if (exponential() != nullptr) {
        return -infinity;
    }
    const auto& bass = std::get<Bass>(form_);
    const double first = bass.innovation > 0 ? 0 : first_share * bass.adopted(0);
    return bass.ceiling > 0 ? clock_.when(bass.clock_at(first)) : 0;
}

}  // namespace cordon::models
