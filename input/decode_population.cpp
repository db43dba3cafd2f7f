#include "input/decode.hpp"
#include "input/shares.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace cordon::input {
namespace {

std::vector<models::HygieneOptions> decode_hygiene(BlockReader& root) {
    std::vector<models::HygieneOptions> classes;
    const std::size_t before = root.problem_count();
    double sum = 0;
    double central_sum = 0;
    root.each("hygiene_classes", 1, [&](BlockReader& item) {
        const Drawn share = item.drawn("share", dimension::share, between(0, 1));
        classes.push_back({
            .name = std::string(item.name()),
            .share = share.value,
            .reachability_factor =
                item.number("reachability_factor", dimension::plain, at_least(0)),
            .weak_credential_factor =
                item.number("weak_credential_factor", dimension::plain, at_least(0)),
            .patch_rate_factor = item.number("patch_rate_factor", dimension::plain, at_least(0)),
        });
        sum += share.value;
        central_sum += share.central;
    });
    if (root.is_checking() && root.problem_count() == before && !is_whole(central_sum)) {
        root.refuse("hygiene_classes", sum_complaint(central_sum));
    }
    for (auto& hygiene : classes) {
        hygiene.share /= sum;
    }
    return classes;
}

/// How much a stock that grows by a share a year grows to its greatest size by the horizon.
double growth_factor(double yearly_growth, const Timeline& timeline) {
    return std::max(1.0, std::pow(1 + yearly_growth, timeline.length_years()));
}

/// Reports a stock that would outgrow the places for it.
void check_room(BlockReader& block, const Drawn& stock, double factor, const Drawn& sites,
                const Drawn& slots) {
    const double room = sites.lowest * slots.lowest;
    const double needed = stock.highest * factor;
    if (needed > room) {
        block.refuse("stock",
                     fmt::format("{} may be in use by the horizon, {} more than {} x {} slots hold "
                                 "(raise slots_per_site to {:.0f})",
                                 in_words(needed, dimension::devices),
                                 in_words(needed - room, dimension::devices),
                                 in_words(sites.lowest, dimension::sites), slots.lowest,
                                 std::ceil(needed / sites.lowest)));
    }
}

models::InstalledBase decode_base(BlockReader& block, std::size_t device_class, const Drawn& sites,
                                  const Timeline& timeline) {
    constexpr double slots_max = 64;
    const Drawn stock = block.drawn("stock", dimension::devices, at_least(0));
    const Drawn growth = block.drawn("growth", dimension::growth_per_year, between(-0.9, 2));
    const Drawn slots =
        block.whole_drawn("slots_per_site", dimension::plain, between(1, slots_max));
    if (block.is_checking()) {
        check_room(block, stock, growth_factor(growth.highest, timeline), sites, slots);
    }
    // A tail without end may leave the room in one draw of a thousand; it is cut there.
    const double room = sites.value * slots.value / growth_factor(growth.value, timeline);
    return {.device_class = device_class,
            .stock = std::min(stock.value, room),
            .growth_per_year = std::log1p(growth.value),
            .slots_per_site = count_of(slots)};
}

models::SiteTypeOptions decode_site_type(BlockReader& item, const Catalogue& catalogue,
                                         const Timeline& timeline) {
    constexpr double sites_max = 1e12;
    models::SiteTypeOptions type{.name = std::string(item.name()),
                                 .title = item.text("title"),
                                 .sector = item.choice("sector", catalogue.sectors),
                                 .sites = 1,
                                 .devices = {}};
    const Drawn sites = item.whole_drawn("sites", dimension::sites, between(1, sites_max));
    type.sites = count_of(sites);
    item.block("devices", [&](BlockReader& devices) {
        const auto& classes = catalogue.device_classes.words;
        for (std::size_t index = 0; index < classes.size(); ++index) {
            if (devices.has(classes[index])) {
                devices.block(classes[index], [&](BlockReader& block) {
                    type.devices.push_back(decode_base(block, index, sites, timeline));
                });
            }
        }
    });
    return type;
}

}  // namespace

Population decode_population(BlockReader& root, const Catalogue& catalogue,
                             const Timeline& timeline) {
    Population population;
    root.each("sectors", 1, [&](BlockReader& item) {
        population.sectors.push_back({std::string(item.name()), item.text("title")});
        population.segment_of_sector.push_back(item.choice("buyers", catalogue.segments));
    });
    population.hygiene_classes = decode_hygiene(root);
    root.each("site_types", 1, [&](BlockReader& item) {
        population.site_types.push_back(decode_site_type(item, catalogue, timeline));
    });
    return population;
}

}  // namespace cordon::input
