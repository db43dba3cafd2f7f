#include "models/population/ownership.hpp"

#include "tests/models/population/czech_bases.hpp"
#include "tests/support/chi_square.hpp"
#include "tests/support/small_world.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

const std::vector<double> times_years = {0, 1.5, 3};

models::Ownership lazy(const test::CzechBase& czech) {
    return {czech.device_class, czech.base,           czech.places,
            czech.coverage,     SimTime{} + years(3), sim::member_key(7, 1)};
}

/// Devices of one base at one date by age, in half years.
struct Census {
    std::vector<std::uint64_t> in_service = std::vector<std::uint64_t>(120, 0);
    std::vector<std::uint64_t> kept = std::vector<std::uint64_t>(120, 0);
    std::uint64_t present = 0;
    std::uint64_t kept_present = 0;

    void add(double age_years, bool serves) {
        auto& ages = serves ? in_service : kept;
        ++ages[std::min<std::size_t>(119, static_cast<std::size_t>(age_years * 2))];
        ++(serves ? present : kept_present);
    }
};

std::vector<Census> lazy_census(const models::Ownership& ownership, std::uint64_t places) {
    std::vector<Census> census(times_years.size());
    for (std::uint64_t slot = 0; slot < places; ++slot) {
        for (std::size_t i = 0; i < census.size(); ++i) {
            const SimTime now = SimTime{} + years(times_years[i]);
            const auto count = [&](const models::OwnedDevice& device) {
                census[i].add(in_years(now - device.bought), device.service_end() > now);
            };
            ownership.for_each_device(models::SlotId(slot), now, now + SimSpan{1}, count);
        }
    }
    return census;
}

std::vector<Census> eager_census(const test::EagerBase& base, std::uint64_t places) {
    std::vector<Census> census(times_years.size());
    test::EagerPopulation population(base, 4711);
    for (std::uint64_t slot = 0; slot < places; ++slot) {
        const auto seen = population.slot(times_years);
        for (std::size_t i = 0; i < census.size(); ++i) {
            for (const bool serves : {true, false}) {
                const auto& device = serves ? seen[i].in_service : seen[i].kept;
                if (device.line != test::no_line) {
                    census[i].add(times_years[i] - device.bought_years, serves);
                }
            }
        }
    }
    return census;
}

/// Expected devices by age, in half years, as cohort arithmetic says.
std::vector<double> expected(const models::Cohorts& cohorts, SimTime now, bool in_service) {
    std::vector<double> counts(120);
    for (std::size_t bin = 0; bin < 120; ++bin) {
        const auto before = [&](double age) {
            const SimTime date = now - years(age);
            return in_service ? cohorts.in_service_bought_before(date)
                              : cohorts.retained_bought_before(date);
        };
        const double age = static_cast<double>(bin) / 2;
        counts[bin] = before(age) - (bin < 119 ? before(age + .5) : 0);
    }
    return counts;
}

double z_of_two(std::uint64_t a, std::uint64_t b) {
    return (static_cast<double>(a) - static_cast<double>(b)) /
           std::sqrt(static_cast<double>(a + b) + 1);
}

}  // namespace

TEST_CASE("every class of the Czech scenario has the ages of an eager population (V6, V7, V8)",
          "[models][slow]") {
    // 60,000 devices each from its launch on, against the renewal table. A statistic more than 6
    // deviations out is a false alarm less than once in ten thousand runs of all of them with new
    // seeds. Seen to fail: ages of 0 at the start by thousands of deviations; the last cell of a
    // table with equal cells in quantiles; a generation derived again from a rounded date.
    for (const auto& czech : test::czech_bases(60'000)) {
        CAPTURE(czech.device_class.name);
        const auto ownership = lazy(czech);
        const auto seen = lazy_census(ownership, czech.places);
        const auto wanted = eager_census(test::eager_base(czech), czech.places);
        for (std::size_t i = 0; i < times_years.size(); ++i) {
            CAPTURE(times_years[i]);
            CHECK(test::two_sample_excess(seen[i].in_service, wanted[i].in_service) < 6);
            CHECK(test::two_sample_excess(seen[i].kept, wanted[i].kept) < 6);
            CHECK(std::abs(z_of_two(seen[i].present, wanted[i].present)) < 5.5);
            CHECK(std::abs(z_of_two(seen[i].kept_present, wanted[i].kept_present)) < 5.5);
            const SimTime now = SimTime{} + years(times_years[i]);
            const auto cohorts = ownership.cohorts(now);
            CHECK(test::one_sample_excess(seen[i].in_service, expected(cohorts, now, true)) < 6);
            CHECK(test::one_sample_excess(seen[i].kept, expected(cohorts, now, false)) < 6);
        }
    }
}

TEST_CASE("a device is the same whoever asks first, and when (M16)", "[models]") {
    const auto bases = test::czech_bases(60'000);
    const auto& router = bases.front();
    const auto asked_often = lazy(router);
    const auto asked_once = lazy(router);
    std::uint64_t kept = 0;
    for (std::uint64_t slot = 0; slot < 5000; ++slot) {
        std::vector<models::OwnedDevice> all;
        asked_often.for_each_device(models::SlotId(slot), SimTime{}, SimTime{} + years(3),
                                    [&](const auto& device) { all.push_back(device); });
        // At dates without meaning, and to the microsecond when something changes.
        std::vector<SimTime> dates;
        for (const double time : {2.9, .1, 1.4, 0.0}) {
            dates.push_back(SimTime{} + years(time));
        }
        for (const auto& device : all) {
            if (device.service_end() > SimTime{} && device.service_end() < SimTime{} + years(3)) {
                dates.push_back(device.service_end());
                dates.push_back(device.service_end() - SimSpan{1});
            }
        }
        for (const SimTime now : dates) {
            const auto one = asked_once.device_at(models::SlotId(slot), now);
            std::uint64_t online = 0;
            for (const auto& device : all) {
                const bool serves = device.bought <= now && now < device.service_end();
                if (serves) {
                    REQUIRE(one.has_value());
                    CHECK((one->id == device.id && one->bought == device.bought &&
                           one->retired == device.retired && one->replaced == device.replaced));
                }
                kept += device.service_end() <= now && now < device.retired ? 1 : 0;
                online += device.bought <= now && now < device.retired ? 1 : 0;
            }
            CHECK(online <= 2);
            CHECK((online > 0) == one.has_value());
        }
    }
    CHECK(kept > 100);
}

TEST_CASE("purchases into an empty base come and go as M/G/infinity (V5, V6)", "[models]") {
    // Nobody imitates: each of 50,000 places is filled at a rate of 0.002 a year, so 100 a year.
    // First devices in service after three years, and those that left in the third: binomial with
    // the mean of Poisson's law, 50,000 int p e^{-p (t - x)} S(x) dx. 200 members: mean and
    // variance within 5.5 errors, that of the variance being 10 %.
    const double shape = GENERATE(1.0, 2.0);
    auto options = test::small_world(1, 1).jurisdictions[0].population.device_classes[0];
    options.life_shape = shape;
    options.life_mean_years = 5;
    const models::InstalledBase base{0, 0, models::BassDiffusion{.002, 0, models::Saturation{1}},
                                     1};
    constexpr int members = 200;
    const SimTime two = SimTime{} + years(2);
    const SimTime three = SimTime{} + years(3);
    std::vector<double> in_service;
    std::vector<double> left;
    for (std::uint64_t member = 0; member < members; ++member) {
        const models::Ownership ownership(options, base, 50'000, {}, SimTime{} + years(4),
                                          sim::member_key(11, member));
        in_service.push_back(0);
        left.push_back(0);
        for (std::uint64_t slot = 0; slot < 50'000; ++slot) {
            ownership.for_each_device(models::SlotId(slot), two, three, [&](const auto& device) {
                if (device.id.generation() == 0) {
                    (device.retired > three ? in_service : left).back() += 1;
                }
            });
        }
    }
    const models::ServiceLife life(options);
    const auto expected = [&](double time) {
        double sum = 0;
        const int steps = static_cast<int>(time * 1000);
        for (int i = 0; i < steps; ++i) {
            const double age = (i + .5) / 1000;
            sum += 50'000 * .002 * std::exp(-.002 * (time - age)) * life.survival(age) / 1000;
        }
        return sum;
    };
    const auto check = [](const std::vector<double>& counts, double poisson) {
        double sum = 0;
        double squares = 0;
        for (const double count : counts) {
            sum += count;
            squares += count * count;
        }
        const double mean = sum / members;
        CHECK(std::abs(mean - poisson) < 5.5 * std::sqrt(poisson / members));
        CHECK(squares / members - mean * mean == Approx(poisson).epsilon(.55));
    };
    check(in_service, expected(3));
    const double bought = 50'000 * (std::exp(-.002 * 2) - std::exp(-.002 * 3));
    check(left, expected(2) + bought - expected(3));
}
