#include "analysis/compare/best_of.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace cordon::analysis {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t splits = 50;
constexpr std::size_t resamples = 1000;
constexpr std::uint64_t key = 0x636f6d70617265;  // any constant

/// The numbers of each member side by side, and their sums.
struct Table {
    std::size_t policies;
    std::size_t members;
    std::vector<double> values;  ///< [member][policy]

    explicit Table(const std::vector<std::vector<double>>& by_policy)
        : policies(by_policy.size()), members(by_policy.front().size()),
          values(policies * members) {
        for (std::size_t policy = 0; policy < policies; ++policy) {
            CORDON_EXPECT(by_policy[policy].size() == members);
            for (std::size_t member = 0; member < members; ++member) {
                values[member * policies + policy] = by_policy[policy][member];
            }
        }
    }

    [[nodiscard]] double at(std::size_t member, std::size_t policy) const {
        return values[member * policies + policy];
    }

    void add_to(std::vector<double>& sums, std::size_t member) const {
        for (std::size_t policy = 0; policy < policies; ++policy) {
            sums[policy] += at(member, policy);
        }
    }
};

bool is_lower(double a, double b) {
    return change_between(a, b) < 0;
}

/// The first of those that have the lowest sum.
std::size_t lowest(const std::vector<double>& sums) {
    std::size_t best = 0;
    for (std::size_t policy = 1; policy < sums.size(); ++policy) {
        best = is_lower(sums[policy], sums[best]) ? policy : best;
    }
    return best;
}

std::size_t drawn_below(std::mt19937_64& engine, std::size_t bound) {
    return engine() % bound;  // off by less than one in 2^40 for any ensemble
}

/// The members in one of the fixed orders.
std::vector<std::size_t> shuffled(std::size_t members, std::size_t split) {
    std::mt19937_64 engine(key + 1 + split);
    std::vector<std::size_t> order(members);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = members - 1; i > 0; --i) {
        std::swap(order[i], order[drawn_below(engine, i + 1)]);
    }
    return order;
}

/// What policies that one half of the members picks gain in the other half.
struct GainOfPicked {
    double mean;
    std::vector<double> picks;  ///< [policy], the share of the halves that pick it
};

GainOfPicked gain_of_picked(const Table& table) {
    const std::size_t half = table.members / 2;
    double gain = 0;
    std::vector<double> picks(table.policies, 0.0);
    for (std::size_t split = 0; split < splits; ++split) {
        const auto order = shuffled(table.members, split);
        std::vector<double> first(table.policies, 0.0);
        std::vector<double> second(table.policies, 0.0);
        for (std::size_t i = 0; i < table.members; ++i) {
            table.add_to(i < half ? first : second, order[i]);
        }
        const std::size_t by_first = lowest(first);
        const std::size_t by_second = lowest(second);
        gain += second[0] - second[by_first] + first[0] - first[by_second];
        picks[by_first] += 0.5 / static_cast<double>(splits);
        picks[by_second] += 0.5 / static_cast<double>(splits);
    }
    return {gain / static_cast<double>(splits * table.members), picks};
}

/// The root mean square of the standard errors of what the picked policies gain.
double error_of(const std::vector<double>& picks, const std::vector<std::vector<double>>& values) {
    double squares = 0;
    for (std::size_t policy = 1; policy < values.size(); ++policy) {
        const double error = paired_difference(values[policy], values.front()).change.mean_error;
        squares += picks[policy] * error * error;
    }
    return std::sqrt(squares);
}

double best_again_share(const Table& table, std::size_t best) {
    std::mt19937_64 engine(key);
    std::size_t again = 0;
    for (std::size_t resample = 0; resample < resamples; ++resample) {
        std::vector<double> sums(table.policies, 0.0);
        for (std::size_t i = 0; i < table.members; ++i) {
            table.add_to(sums, drawn_below(engine, table.members));
        }
        again += is_lower(sums[lowest(sums)], sums[best]) ? 0 : 1;
    }
    return static_cast<double>(again) / static_cast<double>(resamples);
}

}  // namespace

BestPolicy best_of(const std::vector<std::vector<double>>& values) {
    CORDON_EXPECT(!values.empty() && !values.front().empty());
    const Table table(values);
    std::vector<double> sums(table.policies, 0.0);
    for (std::size_t member = 0; member < table.members; ++member) {
        table.add_to(sums, member);
    }
    const std::size_t best = lowest(sums);
    const auto ties = std::count_if(sums.begin(), sums.end(),
                                    [&](double sum) { return !is_lower(sums[best], sum); });
    const auto looks = paired_difference(values[best], values.front()).change;
    BestPolicy result{.policy = best,
                      .is_tied = ties > 1,
                      .gain = -looks.mean,
                      .gain_error = looks.mean_error,
                      .corrected_gain = unknown,
                      .corrected_error = unknown,
                      .best_again_share = unknown};
    if (table.members > 1) {
        const auto corrected = gain_of_picked(table);
        result.corrected_gain = corrected.mean;
        result.corrected_error = error_of(corrected.picks, values);
        result.best_again_share = best_again_share(table, best);
    }
    return result;
}

}  // namespace cordon::analysis
