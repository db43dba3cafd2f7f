#include "tests/models/population/czech_bases.hpp"

#include "input/scenario.hpp"
#include "models/population/adoption_curve.hpp"

#include <algorithm>
#include <filesystem>

namespace cordon::test {

models::WorldOptions czech_world() {
    const auto path = std::filesystem::path(CORDON_SOURCE_DIR) / "scenarios/czechia.yaml";
    return input::Scenario::read(path, {}).world([](std::string_view) { return 0.5; });
}

std::vector<CzechBase> czech_bases(double devices) {
    const auto world = czech_world().jurisdictions[0].population;
    std::vector<CzechBase> bases;
    for (const auto& type : world.site_types) {
        for (auto base : type.devices) {
            const std::size_t in_world = base.device_class;
            if (std::any_of(bases.begin(), bases.end(),
                            [&](const auto& other) { return other.class_in_world == in_world; })) {
                continue;
            }
            const double filled =
                base.stock / static_cast<double>(type.sites * base.slots_per_site);
            const auto places = static_cast<std::uint64_t>(std::min(1e6, devices / filled));
            base.device_class = 0;
            base.stock = filled * static_cast<double>(places);
            base.slots_per_site = 1;
            bases.push_back({world.device_classes[in_world], base, world.mobile_network.coverage,
                             places, in_world, type.sector});
        }
    }
    return bases;
}

EagerBase eager_base(const CzechBase& czech) {
    const double filled = czech.base.stock / static_cast<double>(czech.places);
    EagerBase base{.occupancy = filled,
                   .growth_per_year = 0,
                   .life_mean_years = czech.device_class.life_mean_years,
                   .life_shape = czech.device_class.life_shape,
                   .shares = {1},
                   .upgrades_per_year = czech.device_class.upgrades_per_year,
                   .retained = czech.device_class.retained,
                   .retained_mean_years = czech.device_class.retained_mean_years,
                   .ageing_per_year = czech.device_class.life_ageing_per_year};
    if (const auto* growth = std::get_if<models::ExponentialGrowth>(&czech.base.adoption)) {
        base.growth_per_year = growth->per_year;
        return base;
    }
    const auto& bass = std::get<models::BassDiffusion>(czech.base.adoption);
    const auto* launch = std::get_if<models::Launch>(&bass.anchor);
    // Only the date of a launch that is not stated is taken over from the code under test.
    const double began =
        launch != nullptr
            ? launch->years
            : models::AdoptionCurve(czech.base.adoption, filled, 1, czech.coverage).began_years();
    const auto speed = [=](double time) {
        double covered = czech.coverage.front().share;
        for (std::size_t i = 0; i + 1 < czech.coverage.size(); ++i) {
            const double from = in_years(czech.coverage[i].date - SimTime{});
            const double until = in_years(czech.coverage[i + 1].date - SimTime{});
            const double part = std::clamp((time - from) / (until - from), 0.0, 1.0);
            covered += part * (czech.coverage[i + 1].share - czech.coverage[i].share);
        }
        return 1 - bass.coverage_dependence + bass.coverage_dependence * covered;
    };
    base.first_filled =
        bass_by_steps(bass.innovation_per_year, bass.imitation_per_year, began, 4, filled, speed);
    return base;
}

}  // namespace cordon::test
