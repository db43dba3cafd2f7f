#include "output/results_format.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>

namespace cordon::output {
namespace {

constexpr SeriesAxis sector{"sector", Additivity::sum};
constexpr SeriesAxis bloc{"bloc", Additivity::sum};
constexpr SeriesAxis device_class{"device_class", Additivity::sum};
constexpr SeriesAxis layer{"layer", Additivity::never};
/// Infections of different campaigns are different infections ...
constexpr SeriesAxis each_campaign{"campaign", Additivity::sum};
/// ... but two campaigns may hold the same device.
constexpr SeriesAxis campaign{"campaign", Additivity::never};

constexpr std::string_view at_date = "time: point";
constexpr std::string_view since_start = "time: sum (from the start)";

using R = RunRecord;

std::vector<SeriesSpec> device_series() {
    return {
        {"devices",
         {sector, bloc},
         &R::devices,
         "device",
         "devices online: in service, or kept in use after they were replaced",
         at_date},
        {"devices_by_class",
         {device_class, bloc},
         &R::devices_by_class,
         "device",
         "devices online, by class",
         at_date},
        {"active",
         {campaign, sector, bloc},
         &R::active,
         "device",
         "devices that a campaign holds",
         at_date},
        {"active_peak",
         {campaign},
         &R::active_peak,
         "device",
         "most devices that a campaign held at once since the last date, at the edges of windows",
         "time: maximum"},
        {"spells",
         {each_campaign, sector, bloc},
         &R::spells,
         "1",
         "infections since the start",
         since_start},
        {"ever",
         {campaign, sector, bloc},
         &R::ever,
         "device",
         "different devices that a campaign has held since the start",
         since_start},
        {"compromised_device_days",
         {campaign, sector, bloc},
         &R::compromised_device_days,
         "day",
         "device-days held by a campaign since the start",
         since_start},
        {"compromised",
         {sector},
         &R::compromised,
         "device",
         "different devices held by any campaign",
         at_date},
    };
}

std::vector<SeriesSpec> exposure_series() {
    return {
        {"authorised_exposure",
         {layer, sector, bloc},
         &R::authorised_exposure,
         "day",
         "device-days since the start whose telemetry the vendor's bloc can reach, could compel, "
         "or accessed",
         since_start},
        {"authorised_data",
         {layer, sector, bloc},
         &R::authorised_data,
         "GB",
         "sensitivity-weighted telemetry since the start that the vendor's bloc can reach, could "
         "compel, or accessed",
         since_start},
        {"unauthorised_exposure",
         {sector, bloc},
         &R::unauthorised_exposure,
         "day",
         "device-days since the start held by a campaign that collects data",
         since_start},
        {"unauthorised_data",
         {sector, bloc},
         &R::unauthorised_data,
         "GB",
         "sensitivity-weighted data since the start open to a campaign that collects data",
         since_start},
    };
}

std::vector<SeriesSpec> deferral_series() {
    return {
        {"purchases_deferred",
         {device_class},
         &R::purchases_deferred,
         "1",
         "purchases since the start that buyers put off at least once because of the policy",
         since_start},
        {"places_waiting",
         {device_class},
         &R::places_waiting,
         "device",
         "devices missing because their purchase was put off or forgone",
         at_date},
    };
}

std::vector<SeriesSpec> ban_series() {
    return {
        {"surviving_share",
         {},
         &R::surviving_share,
         "1",
         "share still online of the devices under a ban that were online when it began; missing "
         "before it and without a ban",
         at_date},
        {"banned_base",
         {},
         &R::banned_base,
         "device",
         "devices of banned product lines online where the ban holds; missing without a ban",
         at_date},
    };
}

std::vector<SeriesSpec> joined(std::initializer_list<std::vector<SeriesSpec>> groups) {
    std::vector<SeriesSpec> all;
    for (const auto& group : groups) {
        all.insert(all.end(), group.begin(), group.end());
    }
    return all;
}

}  // namespace

const std::vector<SeriesSpec>& series_specs() {
    static const auto specs =
        joined({device_series(), exposure_series(), deferral_series(), ban_series()});
    return specs;
}

std::map<std::string, std::string> series_by_unit() {
    std::map<std::string, std::string> names;
    for (const auto& spec : series_specs()) {
        auto& list = names[std::string(spec.unit)];
        list += list.empty() ? "" : " ";
        list += spec.name;
    }
    return names;
}

const SeriesSpec& series_spec(std::string_view name) {
    const auto& specs = series_specs();
    const auto found = std::find_if(specs.begin(), specs.end(),
                                    [&](const auto& spec) { return spec.name == name; });
    CORDON_EXPECT(found != specs.end());
    return *found;
}

std::string aggregation_rule(const SeriesSpec& spec) {
    std::string summed;
    std::string kept;
    for (const auto& axis : spec.axes) {
        auto& names = axis.additivity == Additivity::sum ? summed : kept;
        names += fmt::format("{}{}", names.empty() ? "" : ", ", axis.name);
    }
    return "member: independent" + (summed.empty() ? "" : "; " + summed + ": sum") +
           (kept.empty() ? "" : "; " + kept + ": never");
}

const std::vector<Label>& exposure_layers() {
    static const std::vector<Label> layers{
        {"reachable", "Reachable by the vendor or its state"},
        {"compellable", "Reachable, and the law can compel it"},
        {"accessed", "Accessed under an assumed rate of orders"},
    };
    return layers;
}

const std::vector<Label>& labels(const RunHeader& header, std::string_view axis) {
    if (axis == "sector") {
        return header.sectors;
    }
    if (axis == "bloc") {
        return header.blocs;
    }
    if (axis == "device_class") {
        return header.device_classes;
    }
    if (axis == "campaign") {
        return header.campaigns;
    }
    CORDON_EXPECT(axis == "layer");
    return exposure_layers();
}

std::vector<std::size_t> strata_shape(const RunHeader& header, const SeriesSpec& spec) {
    std::vector<std::size_t> shape;
    for (const auto& axis : spec.axes) {
        shape.push_back(labels(header, axis.name).size());
    }
    return shape;
}

std::size_t record_size(const RunHeader& header, const SeriesSpec& spec) {
    std::size_t size = header.times_days.size();
    for (const std::size_t extent : strata_shape(header, spec)) {
        size *= extent;
    }
    return size;
}

RunRecord empty_record(const RunHeader& header) {
    RunRecord record{};
    for (const auto& spec : series_specs()) {
        std::visit([&](auto field) { (record.*field).resize(record_size(header, spec)); },
                   spec.field);
    }
    return record;
}

}  // namespace cordon::output
