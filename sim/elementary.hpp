#pragma once

/// \file
/// Logarithm, exponential and power whose bits depend on nothing but IEEE 754 arithmetic.
///
/// The C library's own differ in their last bits from one version and one processor to the next,
/// and a different last bit is a different world. These have no tables, no calls and no branches,
/// so loops over them vectorise. Square roots are exact by IEEE 754: use std::sqrt.

#include <bit>
#include <cstdint>

namespace cordon::sim {

/// `first` if the condition holds, else `second`, by masks: g++ makes branches of `?:` between
/// doubles, which stops vectorisation.
constexpr double chosen(bool condition, double first, double second) noexcept {
    const std::uint64_t mask = -std::uint64_t{condition};
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(first) & mask) |
                                 (std::bit_cast<std::uint64_t>(second) & ~mask));
}

/// Natural logarithm, within 1 ulp.
/// \pre x is positive, finite and not subnormal; anything else gives a meaningless number
constexpr double log(double x) noexcept {
    // x = 2^k m with m in [sqrt(1/2), sqrt(2)); then log m = 2 artanh(s) with s = (m-1)/(m+1),
    // by the polynomial of FreeBSD's e_log.c (Sun Microsystems, 1993), error below 2^-58.45.
    constexpr std::uint64_t one = 0x3FF0000000000000;
    constexpr std::uint64_t sqrt_half = 0x3FE6A09E667F3BCD;
    constexpr std::uint64_t fraction_mask = 0x000FFFFFFFFFFFFF;
    constexpr double ln2_high = 6.93147180369123816490e-01;  // 32 bits, so that k ln2_high is exact
    constexpr double ln2_low = 1.90821492927058770002e-10;
    const std::uint64_t shifted = std::bit_cast<std::uint64_t>(x) + (one - sqrt_half);
    const auto m = std::bit_cast<double>((shifted & fraction_mask) + sqrt_half);
    // The exponent becomes a double by way of the mantissa of 2^52: SSE2 and AVX2 have no
    // conversion of 64-bit integers.
    const double k = std::bit_cast<double>(0x4330000000000000 | shifted >> 52) - (0x1p52 + 1023);
    const double f = m - 1;
    const double s = f / (2 + f);
    const double z = s * s;
    const double w = z * z;
    const double even =
        w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332));
    const double odd =
        z * (0.6666666666666735130 +
             w * (0.2857142874366239149 + w * (0.1818357216161805012 + w * 0.1479819860511658591)));
    const double half_square = 0.5 * f * f;
    return k * ln2_high - ((half_square - (s * (half_square + even + odd) + k * ln2_low)) - f);
}

/// log(1 + x), within 3 ulp. \pre -1 < x, finite, and 1 + x as for log
constexpr double log_one_plus(double x) noexcept {
    const double sum = 1 + x;
    return log(sum) + (x - (sum - 1)) / sum;  // the second term mends the rounding of the sum
}

/// Exponential function, within 1 ulp where the result is normal; infinite above 709.78, going
/// to zero through the subnormal numbers below -708.39.
constexpr double exp(double x) noexcept {
    // x = n ln 2 + r with |r| <= ln(2)/2; exp(r) by its Taylor series to r^13, error below 2^-57.
    constexpr double lowest = -746;
    constexpr double highest = 710;
    constexpr double round_shift = 0x1.8p52;  // adding it leaves the rounded integer in low bits
    constexpr double ln2_high = 6.93147180369123816490e-01;
    constexpr double ln2_low = 1.90821492927058770002e-10;
    const double clamped = chosen(x < lowest, lowest, chosen(x > highest, highest, x));
    const double shifted = clamped * 1.44269504088896338700 + round_shift;
    const double n = shifted - round_shift;
    const double r = (clamped - n * ln2_high) - n * ln2_low;
    double tail = 1.0 / 6227020800;
    tail = tail * r + 1.0 / 479001600;
    tail = tail * r + 1.0 / 39916800;
    tail = tail * r + 1.0 / 3628800;
    tail = tail * r + 1.0 / 362880;
    tail = tail * r + 1.0 / 40320;
    tail = tail * r + 1.0 / 5040;
    tail = tail * r + 1.0 / 720;
    tail = tail * r + 1.0 / 120;
    tail = tail * r + 1.0 / 24;
    tail = tail * r + 1.0 / 6;
    tail = tail * r + 1.0 / 2;
    const double fraction = 1 + (r + r * r * tail);
    // 2^n in two factors, since n itself may be outside the range of exponents.
    const std::uint64_t n_plus_2048 =
        std::bit_cast<std::uint64_t>(shifted) - std::bit_cast<std::uint64_t>(round_shift) + 2048;
    const std::uint64_t half = n_plus_2048 >> 1;
    const std::uint64_t other_half = n_plus_2048 - half;
    return fraction * std::bit_cast<double>((half - 1) << 52) *
           std::bit_cast<double>((other_half - 1) << 52);
}

/// base to the power of exponent. With y = exponent * log(base), the relative error is below
/// (2 |y| + 1) 2^-52: 1e-14 for results between 1e-9 and 1e9.
/// \pre base as for log
constexpr double pow(double base, double exponent) noexcept {
    return exp(exponent * log(base));
}

}  // namespace cordon::sim
