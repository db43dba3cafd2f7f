#include "sim/adaptive_window.hpp"

#include "base/contract.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace cordon;
using namespace cordon::sim;

namespace {

using Counts = std::vector<std::uint64_t>;

constexpr AdaptiveWindowOptions options{
    .min = SimSpan{1000}, .max = SimSpan{1'000'000}, .growth = 0.05};

/// A window that has found nothing growing six times.
AdaptiveWindow grown_to_64000() {
    AdaptiveWindow window(options);
    for (int i = 0; i < 6; ++i) {
        window.choose(window.length(), Counts{}, Counts{});
    }
    return window;
}

}  // namespace

TEST_CASE("with nothing growing, windows double up to the longest", "[sim]") {
    AdaptiveWindow window(options);
    CHECK(window.length() == options.min);
    CHECK(window.choose(SimSpan{1000}, Counts{5000, 0}, Counts{5000, 0}) == SimSpan{2000});
    CHECK(window.choose(SimSpan{2000}, Counts{}, Counts{}) == SimSpan{4000});
    for (int i = 0; i < 20; ++i) {
        window.choose(window.length(), Counts{}, Counts{});
    }
    CHECK(window.length() == options.max);
}

TEST_CASE("a window is as long as the fastest campaign takes to change by the growth", "[sim]") {
    AdaptiveWindow window(options);
    window.choose(SimSpan{1000}, Counts{}, Counts{});
    // 4 % and 2.5 % in 2000 microseconds: 5 % of the faster take 2000 x 0.05 / ln 1.04.
    CHECK(window.choose(SimSpan{2000}, Counts{1000, 1040}, Counts{1025, 1000}) ==
          SimSpan{static_cast<std::int64_t>(2000 * 0.05 / std::log(1.04))});
}

TEST_CASE("shrinking counts shorten windows as growing ones do", "[sim]") {
    AdaptiveWindow up = grown_to_64000();
    AdaptiveWindow down = grown_to_64000();
    CHECK(up.choose(SimSpan{64'000}, Counts{1100}, Counts{1000}) ==
          down.choose(SimSpan{64'000}, Counts{1000}, Counts{1100}));
}

TEST_CASE("one step changes the length by at most a factor of two", "[sim]") {
    AdaptiveWindow window = grown_to_64000();
    CHECK(window.choose(SimSpan{64'000}, Counts{1'000'000}, Counts{200}) == SimSpan{32'000});
    CHECK(window.choose(SimSpan{1}, Counts{1000}, Counts{0}) == SimSpan{16'000});
}

TEST_CASE("no window is shorter than the shortest", "[sim]") {
    AdaptiveWindow window(options);
    CHECK(window.choose(SimSpan{1000}, Counts{1'000'000}, Counts{0}) == options.min);
}

TEST_CASE("a campaign of at most 100 devices does not count", "[sim]") {
    AdaptiveWindow window(options);
    CHECK(window.choose(SimSpan{1000}, Counts{100}, Counts{1}) == SimSpan{2000});
    CHECK(window.choose(SimSpan{2000}, Counts{101}, Counts{1}) == SimSpan{1000});
}

TEST_CASE("a window cut short by the caller is measured by its true length", "[sim]") {
    AdaptiveWindow window(options);
    window.choose(SimSpan{1000}, Counts{}, Counts{});
    window.choose(SimSpan{2000}, Counts{}, Counts{});
    // 1 % in 500 microseconds is 5 % in about 2500.
    CHECK(window.choose(SimSpan{500}, Counts{1010}, Counts{1000}) ==
          SimSpan{static_cast<std::int64_t>(500 * 0.05 / std::log(1.01))});
}

TEST_CASE("the prediction is the straight line at the next window's middle", "[sim]") {
    CHECK(predicted_count(120, 100, SimSpan{10}, SimSpan{10}) == 1.5 * 120 - 0.5 * 100);
    CHECK(predicted_count(120, 100, SimSpan{10}, SimSpan{20}) == 140);
    CHECK(predicted_count(120, 100, SimSpan{10}, SimSpan{5}) == 125);
    CHECK(predicted_count(120, 100, SimSpan{10}, SimSpan{0}) == 120);
    CHECK(predicted_count(100, 120, SimSpan{10}, SimSpan{10}) == 90);
    CHECK(predicted_count(10, 1000, SimSpan{10}, SimSpan{10}) == 0);
}

TEST_CASE("windows that cannot be are a bug of the caller", "[sim]") {
    CHECK_THROWS_AS(AdaptiveWindow({SimSpan{0}, SimSpan{10}, 0.05}), ContractViolation);
    CHECK_THROWS_AS(AdaptiveWindow({SimSpan{10}, SimSpan{9}, 0.05}), ContractViolation);
    CHECK_THROWS_AS(AdaptiveWindow({SimSpan{1}, SimSpan{9}, 0}), ContractViolation);
    AdaptiveWindow window(options);
    CHECK_THROWS_AS(window.choose(SimSpan{0}, Counts{}, Counts{}), ContractViolation);
    CHECK_THROWS_AS(window.choose(SimSpan{1}, Counts{1}, Counts{}), ContractViolation);
    CHECK_THROWS_AS(predicted_count(1, 1, SimSpan{0}, SimSpan{1}), ContractViolation);
}
