#include "tests/support/final_size.hpp"

#include <cmath>

namespace cordon::test {
namespace {

long double ways_to_choose(std::size_t n, std::size_t k) {
    long double ways = 1;
    for (std::size_t i = 0; i < k; ++i) {
        ways *= static_cast<long double>(n - i) / static_cast<long double>(i + 1);
    }
    return ways;
}

}  // namespace

std::vector<double> final_size(std::size_t others, double rate) {
    std::vector<long double> law;
    for (std::size_t j = 0; j <= others; ++j) {
        const auto left_alone = static_cast<long double>(others - j);
        const long double escapes = 1 / (1 + static_cast<long double>(rate) * left_alone);
        long double left = ways_to_choose(others, j);
        for (std::size_t k = 0; k < j; ++k) {
            left -= ways_to_choose(others - k, j - k) * law[k] /
                    std::pow(escapes, static_cast<long double>(k + 1));
        }
        law.push_back(left * std::pow(escapes, static_cast<long double>(j + 1)));
    }
    return {law.begin(), law.end()};
}

}  // namespace cordon::test
