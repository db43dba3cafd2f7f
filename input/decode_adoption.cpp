#include "input/decode.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::input {
namespace {

/// How much a stock that grows by a share a year grows to its greatest size by the horizon.
double growth_factor(double yearly_growth, const Timeline& timeline) {
    return std::max(1.0, std::pow(1 + yearly_growth, timeline.length_years()));
}

models::Launch decode_launch(BlockReader& block, double innovation, const Timeline& timeline) {
    const double years = in_years(timeline.time(block.date("date")) - SimTime{});
    const double seed = block.number("seed", dimension::share, between(0, 0.99));
    if (years >= 0) {
        block.refuse("date", "a class with a stock at the start was launched before it");
    }
    if (innovation <= 0 && seed <= 0) {
        block.refuse("seed",
                     "is 0 % where `innovation` is 0 /year: nobody would ever be the first");
    }
    return {years, seed};
}

Adoption decode_diffusion(BlockReader& block, const Timeline& timeline) {
    models::BassDiffusion bass{};
    Adoption adoption{{}, 1, 1, 1, 1};
    bass.innovation_per_year = block.number("innovation", dimension::per_year, at_least(0));
    bass.imitation_per_year = block.number("imitation", dimension::per_year, at_least(0));
    if (bass.innovation_per_year + bass.imitation_per_year <= 0) {
        block.refuse("imitation", "is 0 /year and so is `innovation`: nobody would ever adopt");
    }
    bass.coverage_dependence = block.number("coverage_dependence", dimension::share, between(0, 1));
    const bool saturates = block.has("saturation");
    const bool launched = block.has("launch");
    if (saturates == launched) {
        block.refuse_whole(saturates ? "has both `saturation` and `launch` (give one)"
                                     : "has no anchor (give `saturation` or `launch`)");
    }
    if (saturates) {
        const Drawn share = block.drawn("saturation", dimension::share, {0, 1, LowEnd::excluded});
        bass.anchor = models::Saturation{share.value};
        // At the start a stock of less than its ceiling: it has not stopped growing.
        constexpr double at_most = 0.999;
        adoption.ceiling = at_most * share.value;
        adoption.lowest_ceiling = at_most * share.lowest;
    }
    if (launched) {
        block.block("launch", [&](BlockReader& launch) {
            bass.anchor = decode_launch(launch, bass.innovation_per_year, timeline);
        });
    }
    adoption.options = bass;
    return adoption;
}

}  // namespace

Adoption decode_adoption(BlockReader& base, const Timeline& timeline) {
    const bool grows = base.has("growth");
    const bool diffuses = base.has("diffusion");
    Adoption adoption{models::ExponentialGrowth{}, 1, 1, 1, 1};
    if (grows == diffuses) {
        base.refuse_whole(grows ? "has both `growth` and `diffusion` (give one)"
                                : "does not say how it grows (give `growth` or `diffusion`)");
    }
    if (grows) {
        const Drawn growth = base.drawn("growth", dimension::growth_per_year, between(-0.9, 2));
        adoption.options = models::ExponentialGrowth{std::log1p(growth.value)};
        adoption.factor = growth_factor(growth.value, timeline);
        adoption.highest_factor = growth_factor(growth.highest, timeline);
    }
    if (diffuses) {
        base.block("diffusion",
                   [&](BlockReader& block) { adoption = decode_diffusion(block, timeline); });
    }
    return adoption;
}

}  // namespace cordon::input
