#include "models/market/market_structure.hpp"

#include "models/market/berry_inversion.hpp"
#include "sim/distributions.hpp"
#include "tests/support/market_world.hpp"
#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace cordon;

namespace {

const SimTime start{};
const SimTime later = start + years(2);
const sim::RandomKey key = sim::member_key(5, 2);
constexpr std::size_t blocs = 3;

models::MarketStructure structure(const models::WorldOptions& world,
                                  const models::PolicyOptions& policy, std::size_t segment,
                                  SimTime date) {
    const test::OneNation nation(world, policy, key);
    return *models::market_structure(nation, 0, segment, date);
}

}  // namespace

TEST_CASE("elasticities are the derivatives of the shares", "[models]") {
    const auto world = test::market_world();
    const std::size_t segment = GENERATE(0U, 1U);
    const auto market = structure(world, test::no_policy(), segment, later);
    const double step = 1e-4;
    for (std::size_t other = 0; other < blocs; ++other) {
        const auto dearer =
            structure(world, test::price_policy(other, step, start + days(1)), segment, later);
        const auto cheaper =
            structure(world, test::price_policy(other, -step, start + days(1)), segment, later);
        for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
            const double slope = std::log(dearer.shares[bloc] / cheaper.shares[bloc]) /
                                 std::log((1 + step) / (1 - step));
            CHECK(market.elasticities[bloc * blocs + other] == Approx(slope).epsilon(1e-6));
        }
    }
}

TEST_CASE("diversion is where buyers of a banned bloc are found", "[models]") {
    const auto world = test::market_world();
    const auto market = structure(world, test::no_policy(), 0, later);
    for (std::size_t banned = 0; banned < blocs; ++banned) {
        const auto strict =
            structure(world, test::ban_policy(banned, 1, start + days(1)), 0, later);
        double sum = 0;
        for (std::size_t other = 0; other < blocs; ++other) {
            const double to = market.diversion[banned * blocs + other];
            sum += to;
            if (other != banned) {
                CHECK(market.shares[other] + market.shares[banned] * to ==
                      Approx(strict.shares[other]).epsilon(1e-10));
            }
        }
        CHECK(sum == Approx(1).epsilon(1e-12));
    }
}

TEST_CASE("shares sum to 1, concentration is that of the lines", "[models]") {
    const auto world = test::market_world();
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, key);
    const auto market = *models::market_structure(nation, 0, 1, later);
    CHECK(std::accumulate(market.shares.begin(), market.shares.end(), 0.0) ==
          Approx(1).epsilon(1e-12));
    double squares = 0;
    for (const double line : nation.sales().shares(0, 1, later)) {
        squares += line * line;
    }
    CHECK(market.concentration == Approx(squares).epsilon(1e-12));
}

TEST_CASE("a segment in which nobody owns a class has no market", "[models]") {
    auto world = test::market_world();
    world.jurisdictions[0].population.site_types.pop_back();
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, key);
    CHECK(models::market_structure(nation, 0, 0, start).has_value());
    CHECK_FALSE(models::market_structure(nation, 0, 1, start).has_value());
}

TEST_CASE("a few types of buyers stand for normal tastes (V11)", "[models]") {
    // The same mixed logit by a grid of 16 quantiles a dimension, 65,536 kinds of buyers, inverted
    // to the same shares. Types are exact for cubic polynomials; at these tastes of .8 and a spread
    // of .5 elasticities and diversion come out within 3 % of the grid's. Without tastes the
    // elasticity would be -1.5 instead of -1.26, and the diversion .70 instead of .62.
    auto world = test::market_world();
    world.jurisdictions[0].population.site_types.pop_back();
    world.jurisdictions[0].market.sales[0].resize(1);
    const auto market = structure(world, test::no_policy(), 0, start);
    const auto& segment = world.jurisdictions[0].market.segments[0];
    constexpr std::size_t levels = 16;
    std::vector<double> deviates;
    double square = 0;
    for (std::size_t level = 0; level < levels; ++level) {
        deviates.push_back(sim::normal_quantile((static_cast<double>(level) + .5) / levels));
        square += deviates.back() * deviates.back() / levels;
    }
    std::vector<double> attraction;
    std::vector<double> alphas;
    for (std::size_t kind = 0; kind < levels * levels * levels * levels; ++kind) {
        alphas.push_back(segment.price_sensitivity *
                         std::exp(segment.price_sensitivity_spread * deviates[kind % levels] /
                                  std::sqrt(square)));
        std::size_t rest = kind / levels;
        for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
            attraction.push_back(std::exp(
                -alphas.back() * std::log(world.jurisdictions[0].market.blocs[bloc].price) +
                segment.bloc_taste * deviates[rest % levels] / std::sqrt(square)));
            rest /= levels;
        }
    }
    const std::vector<double> buyers(alphas.size(), 1 / static_cast<double>(alphas.size()));
    const auto weights = models::berry_inversion(market.shares, attraction, buyers);
    double own = 0;
    double to_home = 0;
    for (std::size_t kind = 0; kind < alphas.size(); ++kind) {
        double total = 0;
        for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
            total += weights[bloc] * attraction[kind * blocs + bloc];
        }
        const double cheap = weights[0] * attraction[kind * blocs] / total;
        const double home = weights[1] * attraction[kind * blocs + 1] / total;
        own -= buyers[kind] * alphas[kind] * cheap * (1 - cheap) / market.shares[0];
        to_home += buyers[kind] * cheap * home / (1 - cheap) / market.shares[0];
    }
    CHECK(market.elasticities[0] == Approx(own).epsilon(.03));
    CHECK(market.diversion[1] == Approx(to_home).epsilon(.03));
}
