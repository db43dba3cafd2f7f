#include "models/population/service_life.hpp"

#include "models/market/cohort_shares.hpp"

#include "tests/support/chi_square.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

models::ServiceLife life(double upgrades_per_year, double retained) {
    auto options = test::small_world(1, 1).jurisdictions[0].population.device_classes[0];
    options.life_shape = 2;
    options.life_mean_years = 5;
    options.upgrades_per_year = upgrades_per_year;
    options.retained = retained;
    options.retained_mean_years = 2;
    return models::ServiceLife(options);
}

}  // namespace

TEST_CASE("service ends by wear or by wish, given the age too (V24)", "[models]") {
    // 100,000 devices at each age against S(a + x) / S(a), in bins of half a year. Beyond 6
    // deviations: a false alarm in millions. Lives that forget the age miss by hundreds.
    const auto both = life(.2, 0);
    const double age = GENERATE(0.0, 3.0, 8.0);
    constexpr int n = 100'000;
    std::vector<std::uint64_t> counts(60, 0);
    for (std::uint64_t slot = 0; slot < n; ++slot) {
        const double left =
            both.left_years(sim::member_key(1, 0), models::DeviceId(models::SlotId(slot), 0), age);
        ++counts[std::min<std::size_t>(59, static_cast<std::size_t>(2 * left))];
    }
    std::vector<double> expected(60);
    for (std::size_t bin = 0; bin < 60; ++bin) {
        const double from = age + static_cast<double>(bin) / 2;
        const double until = bin < 59 ? both.survival(from + .5) : 0;
        expected[bin] = n * (both.survival(from) - until) / both.survival(age);
    }
    CHECK(test::one_sample_excess(counts, expected) < 6);
}

TEST_CASE("a rate of wishes moves no life that ends by wear before", "[models]") {
    const auto slow = life(.1, 0);
    const auto fast = life(.2, 0);
    const auto never_wished = life(0, 0);
    int worn = 0;
    for (std::uint64_t slot = 0; slot < 1000; ++slot) {
        const models::DeviceId id(models::SlotId(slot), 0);
        const auto key = sim::member_key(1, 0);
        const double quick = fast.left_years(key, id, 0);
        CHECK(quick <= slow.left_years(key, id, 0));
        CHECK(slow.left_years(key, id, 0) <= never_wished.left_years(key, id, 0));
        worn += quick == never_wished.left_years(key, id, 0) ? 1 : 0;
    }
    CHECK((worn > 300 && worn < 700));
}

TEST_CASE("what is kept goes with its owner's next replacement", "[models]") {
    // Steady base: retained per device in service is the replacement rate times the mean time
    // kept, 0.3 x int exp(-(x/b)^2 - (x/a)^2) dx with a and b the scales of service and of keeping.
    const auto shares = models::cohort_shares(life(0, .3), 5.0 / 64);
    double in_service = 0;
    double retained = 0;
    for (const double share : shares.in_service) {
        in_service += share;
    }
    for (const double share : shares.retained) {
        retained += share;
    }
    const double half_root_pi = std::sqrt(std::acos(-1.0)) / 2;
    const double a = 5 / half_root_pi;
    const double b = 2 / half_root_pi;
    const double kept_years = .3 * half_root_pi / std::sqrt(1 / (a * a) + 1 / (b * b));
    CHECK(in_service * 5 / 64 == Approx(5).epsilon(1e-9));
    CHECK(retained * 5 / 64 == Approx(kept_years).epsilon(1e-4));
}
