#include "models/market/berry_inversion.hpp"
#include "models/market/buyer_types.hpp"

#include "tests/support/chi_square.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

std::vector<models::BlocOptions> blocs(std::size_t count) {
    std::vector<models::BlocOptions> blocs;
    for (std::size_t bloc = 0; bloc < count; ++bloc) {
        blocs.push_back({std::string(1, static_cast<char>('a' + bloc)), "", 1, 1, 1});
    }
    return blocs;
}

}  // namespace

TEST_CASE("buyer types have the moments of independent standard normals", "[models]") {
    const std::size_t count = GENERATE(1U, 2U, 5U);
    const models::BuyerTypes types(blocs(count));
    CHECK(types.size() == 8 * count);
    double price_mean = 0;
    double price_square = 0;
    std::vector<double> mean(count, 0);
    std::vector<double> square(count, 0);
    for (std::size_t type = 0; type < types.size(); ++type) {
        const double price = types.price_deviate(types[type].price_level);
        price_mean += price;
        price_square += price * price;
        mean[types[type].bloc] += types[type].taste;
        square[types[type].bloc] += types[type].taste * types[type].taste;
    }
    const auto all = static_cast<double>(types.size());
    CHECK(price_mean == Approx(0).margin(1e-12));
    CHECK(price_square / all == Approx(1).epsilon(1e-12));
    for (std::size_t bloc = 0; bloc < count; ++bloc) {
        CHECK(mean[bloc] == Approx(0).margin(1e-12));
        CHECK(square[bloc] / all == Approx(1).epsilon(1e-12));
    }
}

TEST_CASE("every type is as likely as any other", "[models]") {
    // 40 types, 80,000 slots: 2,000 each. Six deviations are a false alarm once in millions; half
    // of the types 10 % rarer than the others would add 200 to a statistic of mean 39 and
    // deviation 9.
    const models::BuyerTypes types(blocs(5));
    std::vector<std::uint64_t> counts(types.size(), 0);
    for (std::uint64_t slot = 0; slot < 80'000; ++slot) {
        ++counts[types.type_of(models::SlotId(slot), sim::member_key(3, 1))];
    }
    CHECK(test::one_sample_excess(counts, std::vector<double>(types.size(), 2000)) < 6);
}

TEST_CASE("a buyer keeps his tastes when blocs are listed otherwise", "[models]") {
    auto listed = blocs(3);
    const models::BuyerTypes types(listed);
    std::swap(listed[0], listed[2]);
    const models::BuyerTypes other(listed);
    for (std::size_t type = 0; type < types.size(); ++type) {
        CHECK(types[type].taste == other[type].taste);
        CHECK(other[type].bloc == 2 - types[type].bloc);
    }
}

TEST_CASE("Berry inversion of one kind of buyer undoes the softmax", "[models]") {
    const std::vector<double> attraction{2, 1, .5};
    const auto weights = models::berry_inversion(std::vector<double>{.5, .3, .2}, attraction,
                                                 std::vector<double>{1});
    CHECK(weights[0] / weights[1] == Approx(.5 / .3 / 2).epsilon(1e-12));
    CHECK(weights[2] / weights[1] == Approx(.2 / .3 / .5).epsilon(1e-12));
}

TEST_CASE("half a line gets half the weight, and a line nobody buys none", "[models]") {
    const std::vector<double> buyers{.2, .5, .3};
    const auto whole = models::berry_inversion(
        std::vector<double>{.6, .4, 0}, std::vector<double>{9, 1, 5, 1, 1, 1, .1, 1, 1}, buyers);
    CHECK(whole[2] == 0);
    const auto halves = models::berry_inversion(
        std::vector<double>{.3, .3, .4}, std::vector<double>{9, 9, 1, 1, 1, 1, .1, .1, 1}, buyers);
    CHECK(halves[0] == halves[1]);
    // Lower by ln 2 against the line that was not split.
    CHECK(std::log(halves[0] / halves[2]) ==
          Approx(std::log(whole[0] / whole[1]) - std::log(2.0)).epsilon(1e-11));
}
