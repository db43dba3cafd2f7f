#include "input/decode.hpp"
#include "input/shares.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace cordon::input {
namespace {

/// Reports a stock that would outgrow the places for it.
void check_room(BlockReader& block, const Drawn& stock, const Adoption& adoption,
                const Drawn& sites, const Drawn& slots) {
    const double room = sites.lowest * slots.lowest * adoption.lowest_ceiling;
    const double needed = stock.highest * adoption.highest_factor;
    if (needed > room) {
        block.refuse("stock",
                     fmt::format("{} may be in use by the horizon, {} more than {} x {} slots hold "
                                 "(raise slots_per_site to {:.0f})",
                                 in_words(needed, dimension::devices),
                                 in_words(needed - room, dimension::devices),
                                 in_words(sites.lowest, dimension::sites), slots.lowest,
                                 std::ceil(needed / sites.lowest / adoption.lowest_ceiling)));
    }
}

models::InstalledBase decode_base(BlockReader& block, std::size_t device_class, const Drawn& sites,
                                  const Timeline& timeline) {
    constexpr double slots_max = 64;
    const Drawn stock = block.drawn("stock", dimension::devices, at_least(0));
    const Adoption adoption = decode_adoption(block, timeline);
    const Drawn slots =
        block.whole_drawn("slots_per_site", dimension::plain, between(1, slots_max));
    if (block.is_checking()) {
        check_room(block, stock, adoption, sites, slots);
    }
    // A tail without end may leave the room in one draw of a thousand; it is cut there.
    const double room = sites.value * slots.value * adoption.ceiling / adoption.factor;
    return {.device_class = device_class,
            .stock = std::min(stock.value, room),
            .adoption = adoption.options,
            .slots_per_site = count_of(slots)};
}

/// `home`: what is not reached is hidden; `organisation`: it is on an internal network.
models::Exposure decode_network(BlockReader& item) {
    const Names networks{"network", {"home", "organisation"}};
    return item.choice("network", networks) == 0 ? models::Exposure::hidden
                                                 : models::Exposure::internal;
}

models::SiteTypeOptions decode_site_type(BlockReader& item, const Catalogue& catalogue,
                                         const Sectors& sectors, const Timeline& timeline) {
    constexpr double sites_max = 1e12;
    const std::size_t before = item.problem_count();
    models::SiteTypeOptions type{.name = std::string(item.name()),
                                 .title = item.text("title"),
                                 .sector = item.choice("sector", catalogue.sectors),
                                 .sites = 1,
                                 .devices = {},
                                 .unreached = decode_network(item)};
    const Drawn sites = item.whole_drawn("sites", dimension::sites, between(1, sites_max));
    type.sites = count_of(sites);
    type.segmented = item.number("segmented", dimension::share, between(0, 1));
    type.are_organisations = item.flag("are_organisations");
    if (item.problem_count() == before) {
        check_organisations(item, type, sectors);
    }
    type.proxied = item.number("proxied", dimension::share, between(0, 1));
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

Sectors decode_sectors(BlockReader& root, const Catalogue& catalogue) {
    Sectors sectors;
    root.each("sectors", 1, [&](BlockReader& item) {
        sectors.options.push_back({.name = std::string(item.name()),
                                   .title = item.text("title"),
                                   .is_critical = item.flag("critical"),
                                   .organisations = decode_organisations(item)});
        sectors.segments.push_back(item.choice("buyers", catalogue.segments));
    });
    return sectors;
}

std::vector<models::HygieneOptions> decode_hygiene(BlockReader& national) {
    std::vector<models::HygieneOptions> classes;
    const std::size_t before = national.problem_count();
    double sum = 0;
    double central_sum = 0;
    national.each("hygiene_classes", 1, [&](BlockReader& item) {
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
    if (national.is_checking() && national.problem_count() == before && !is_whole(central_sum)) {
        national.refuse("hygiene_classes", sum_complaint(central_sum));
    }
    for (auto& hygiene : classes) {
        hygiene.share /= sum;
    }
    return classes;
}

std::vector<models::SiteTypeOptions> decode_site_types(BlockReader& national,
                                                       const Catalogue& catalogue,
                                                       const Sectors& sectors,
                                                       const Timeline& timeline) {
    std::vector<models::SiteTypeOptions> types;
    national.each("site_types", 1, [&](BlockReader& item) {
        types.push_back(decode_site_type(item, catalogue, sectors, timeline));
    });
    return types;
}

}  // namespace cordon::input
