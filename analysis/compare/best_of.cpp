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
constexpr std::size_t orders = 20;
constexpr std::size_t most_folds = 10;
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

/// Each member's fold in one order of the members.
std::vector<std::size_t> folds_in_order(std::size_t order, std::size_t members, std::size_t folds) {
    std::mt19937_64 engine(key + order);
    std::vector<std::size_t> shuffled(members);
    std::iota(shuffled.begin(), shuffled.end(), std::size_t{0});
    for (std::size_t i = members - 1; i > 0; --i) {
        std::swap(shuffled[i], shuffled[drawn_below(engine, i + 1)]);
    }
    std::vector<std::size_t> fold_of(members);
    for (std::size_t i = 0; i < members; ++i) {
        fold_of[shuffled[i]] = i % folds;
    }
    return fold_of;
}

/// What each member gains by policies that members of other folds picked, a mean over all orders.
std::vector<double> gains_of_picked(const Table& table) {
    const std::size_t folds = std::min(most_folds, table.members);
    std::vector<double> gains(table.members, 0.0);
    for (std::size_t order = 0; order < orders; ++order) {
        const auto fold_of = folds_in_order(order, table.members, folds);
        std::vector<std::size_t> picked;
        for (std::size_t fold = 0; fold < folds; ++fold) {
            std::vector<double> others(table.policies, 0.0);
            for (std::size_t member = 0; member < table.members; ++member) {
                if (fold_of[member] != fold) {
                    table.add_to(others, member);
                }
            }
            picked.push_back(lowest(others));
        }
        for (std::size_t member = 0; member < table.members; ++member) {
            gains[member] += (table.at(member, 0) - table.at(member, picked[fold_of[member]])) /
                             static_cast<double>(orders);
        }
    }
    return gains;
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
    const auto corrected = estimate(gains_of_picked(table));
    const bool can_tell = table.members > 1;
    return {.policy = best,
            .is_tied = ties > 1,
            .gain = -looks.mean,
            .gain_error = looks.mean_error,
            .corrected_gain = can_tell ? corrected.mean : unknown,
            .corrected_error = corrected.mean_error,
            .best_again_share = can_tell ? best_again_share(table, best) : unknown};
}

}  // namespace cordon::analysis
