#pragma once

/// \file
/// Exact samplers: no approximation by another law at any parameter (MODEL 5.6).
///
/// Each draws from the stream of one decision, so that a sampler that consumes a variable number
/// of draws never shifts another decision's numbers.

#include "sim/elementary.hpp"
#include "sim/random_stream.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cordon::sim {

/// Exponential with mean 1 from 64 random bits.
constexpr double exponential_of(std::uint64_t bits) noexcept {
    return -log(uniform_of(bits));
}

/// Exponential with mean 1; one draw.
inline double exponential(RandomStream& stream) noexcept {
    return exponential_of(stream.bits());
}

/// The value below which a standard normal falls with probability u, relative error about 1e-15.
/// \pre 0 < u < 1
double normal_quantile(double u) noexcept;

/// Standard normal; one draw.
inline double normal(RandomStream& stream) noexcept {
    return normal_quantile(stream.uniform());
}

/// Weibull lifetimes: survival to age x is exp(-(x/scale)^shape). Ages and lives are in the unit
/// of `scale`.
class Weibull {
public:
    /// The arithmetic for one kind of shape, free of branches, so that loops over it vectorise:
    /// `Kind` is 1 or 2 for these shapes, 0 for all others.
    template <int Kind>
    struct Law {
        double shape;
        double inverse_shape;
        double scale;

        /// (age/scale)^shape. \pre age >= 0
        [[nodiscard]] double cumulated_hazard(double age) const noexcept {
            const double x = age / scale;
            if constexpr (Kind == 1) {
                return x;
            } else if constexpr (Kind == 2) {
                return x * x;
            } else {
                return chosen(x > 0, pow(x, shape), 0);
            }
        }

        /// The age at which the cumulated hazard reaches `hazard`; for a unit exponential, a
        /// lifetime. \pre hazard >= 0
        [[nodiscard]] double age_at_hazard(double hazard) const noexcept {
            if constexpr (Kind == 1) {
                return scale * hazard;
            } else if constexpr (Kind == 2) {
                return scale * std::sqrt(hazard);
            } else {
                return chosen(hazard > 0, scale * pow(hazard, inverse_shape), 0);
            }
        }

        /// What is left of a life that has reached `age`, for a unit exponential (MODEL 4.3).
        /// \pre age >= 0, unit_exponential >= 0
        [[nodiscard]] double residual(double age, double unit_exponential) const noexcept {
            if constexpr (Kind == 1) {
                return scale * unit_exponential;
            } else {
                const double left = age_at_hazard(cumulated_hazard(age) + unit_exponential) - age;
                return left > 0 ? left : 0;
            }
        }
    };

    /// \pre shape > 0, scale > 0
    Weibull(double shape, double scale);

    /// \pre shape > 0, mean > 0
    static Weibull from_mean(double shape, double mean);

    [[nodiscard]] double shape() const noexcept { return shape_; }
    [[nodiscard]] double scale() const noexcept { return scale_; }

    /// What `visit` returns for the Law of this shape.
    template <class Visit>
    [[nodiscard]] auto with_law(const Visit& visit) const {
        if (shape_ == 1) {
            return visit(Law<1>{shape_, inverse_shape_, scale_});
        }
        if (shape_ == 2) {
            return visit(Law<2>{shape_, inverse_shape_, scale_});
        }
        return visit(Law<0>{shape_, inverse_shape_, scale_});
    }

    [[nodiscard]] double cumulated_hazard(double age) const noexcept {
        return with_law([=](const auto& law) { return law.cumulated_hazard(age); });
    }
    [[nodiscard]] double age_at_hazard(double hazard) const noexcept {
        return with_law([=](const auto& law) { return law.age_at_hazard(hazard); });
    }
    [[nodiscard]] double residual(double age, double unit_exponential) const noexcept {
        return with_law([=](const auto& law) { return law.residual(age, unit_exponential); });
    }

    /// Probability of a life longer than `age`. \pre age >= 0
    [[nodiscard]] double survival(double age) const noexcept { return exp(-cumulated_hazard(age)); }

    /// A whole life; one draw.
    double operator()(RandomStream& stream) const noexcept {
        return age_at_hazard(exponential(stream));
    }

private:
    double shape_;
    double inverse_shape_;
    double scale_;
};

/// The exponential of a normal: the median times or divided by exp(sigma) covers 68 %.
class Lognormal {
public:
    /// \pre median > 0, sigma >= 0
    Lognormal(double median, double sigma);

    /// \pre 0 < u < 1
    [[nodiscard]] double quantile(double u) const noexcept {
        return median_ * exp(sigma_ * normal_quantile(u));
    }

    /// One draw.
    double operator()(RandomStream& stream) const noexcept { return quantile(stream.uniform()); }

private:
    double median_;
    double sigma_;
};

/// A uniform whole number below n; one draw, and a bias below n 2^-64. \pre n > 0
inline std::uint64_t below(RandomStream& stream, std::uint64_t n) noexcept {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>(static_cast<Wide>(stream.bits()) * n >> 64);
}

/// Number of events of a Poisson law. \pre 0 <= mean <= 1e12
std::uint64_t poisson(RandomStream& stream, double mean);

/// Number of successes in n trials of probability p. \pre n <= 1e12, 0 <= p <= 1
std::uint64_t binomial(RandomStream& stream, std::uint64_t n, double p);

/// Deals n trials to categories with probabilities in proportion to `weights`; fills `counts`.
/// \pre n <= 1e12, as many counts as weights, weights >= 0 and finite, at least one positive
void multinomial(RandomStream& stream, std::uint64_t n, std::span<const double> weights,
                 std::span<std::uint64_t> counts);

/// Picks an index with probability in proportion to its weight, in constant time whatever their
/// number: Vose's alias method (IEEE Trans. Software Eng. 17, 1991).
class AliasTable {
public:
    /// \pre weights >= 0 and finite, at least one positive, fewer than 2^32
    explicit AliasTable(std::span<const double> weights);

    [[nodiscard]] std::size_t size() const noexcept { return columns_.size(); }

    /// One draw of 64 bits.
    std::size_t operator()(RandomStream& stream) const noexcept;

private:
    struct Column {
        std::uint64_t keep_below;  ///< the column's own index when the draw's rest is below this
        std::uint64_t alias;       ///< the index otherwise
    };

    std::vector<Column> columns_;
};

}  // namespace cordon::sim
