#include "input/decode.hpp"
#include "input/shares.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::input {
namespace {

/// Reports shares of lines that are of another class.
void refuse_foreign_lines(BlockReader& shares, std::size_t device_class,
                          const std::vector<ProductLine>& lines, const Catalogue& catalogue) {
    for (const auto& key : shares.keys()) {
        const auto index = catalogue.product_lines.index_of(key);
        if (!index || *index >= lines.size()) {
            continue;
        }
        const auto& line = lines[*index].options;
        if (line.device_class != device_class) {
            shares.refuse(key, fmt::format("'{}' is a line of class '{}', not of '{}'", key,
                                           catalogue.device_classes.words[line.device_class],
                                           catalogue.device_classes.words[device_class]));
        }
    }
}

/// Shares by product line, drawn; one of them may be `rest`. Sums to 1.
std::vector<double> decode_shares(BlockReader& shares, std::size_t device_class,
                                  const std::vector<ProductLine>& lines) {
    std::vector<double> result(lines.size(), 0.0);
    std::optional<std::size_t> rest;
    const std::size_t before = shares.problem_count();
    double sum = 0;
    double central_sum = 0;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const auto& name = lines[line].options.name;
        if (lines[line].options.device_class != device_class) {
            continue;
        }
        if (!rest && shares.says(name, "rest") && shares.has(name)) {
            rest = line;
        } else {
            const Drawn share = shares.drawn(name, dimension::share, between(0, 1));
            result[line] = share.value;
            sum += share.value;
            central_sum += share.central;
        }
    }
    const bool fits = is_whole(central_sum) || (rest && central_sum < 1);
    if (shares.is_checking() && shares.problem_count() == before && !fits) {
        shares.refuse_whole(sum_complaint(central_sum));
    }
    if (rest) {
        result[*rest] = std::max(0.0, 1 - sum);
        sum = std::max(1.0, sum);
    }
    for (double& share : result) {
        share /= sum;
    }
    return result;
}

std::vector<models::SalesEpoch> decode_sales(BlockReader& item, std::size_t device_class,
                                             const std::vector<ProductLine>& lines,
                                             const Catalogue& catalogue, const Timeline& timeline) {
    std::vector<models::SalesEpoch> epochs;
    item.each("sales", 1, [&](BlockReader& epoch) {
        models::SalesEpoch decoded{timeline.time(epoch.date("date")), {}};
        const auto same_date = [&](const auto& other) { return other.date == decoded.date; };
        if (std::any_of(epochs.begin(), epochs.end(), same_date)) {
            epoch.refuse("date", "another epoch of the class has this date");
        }
        epoch.block("shares", [&](BlockReader& shares) {
            refuse_foreign_lines(shares, device_class, lines, catalogue);
            decoded.shares = decode_shares(shares, device_class, lines);
        });
        epochs.push_back(std::move(decoded));
    });
    // A country file may add an earlier epoch behind those of its base.
    std::sort(epochs.begin(), epochs.end(),
              [](const auto& a, const auto& b) { return a.date < b.date; });
    return epochs;
}

/// A Weibull life has a shape, a Gompertz one a rate of ageing.
void decode_wear(BlockReader& life, models::DeviceClassOptions& options) {
    const bool ages = life.has("ageing");
    if (ages == life.has("shape")) {
        life.refuse_whole(ages ? "has both `shape` and `ageing` (give one)"
                               : "does not say how devices wear (give `shape` or `ageing`)");
    } else if (ages) {
        options.life_ageing_per_year = life.number("ageing", dimension::per_year, between(0.01, 2));
    } else {
        options.life_shape = life.number("shape", dimension::plain, between(0.5, 10));
    }
}

models::DeviceClassOptions decode_class(BlockReader& item, const Catalogue& catalogue) {
    models::DeviceClassOptions options{};
    options.name = std::string(item.name());
    options.title = item.text("title");
    item.block("life", [&](BlockReader& life) {
        options.life_mean_years = life.number("mean", dimension::years, above(0));
        decode_wear(life, options);
        options.upgrades_per_year = life.number("upgrades", dimension::per_year, at_least(0));
        options.retained = life.number("retained", dimension::share, between(0, 1));
        options.retained_mean_years = life.number("retained_for", dimension::years, above(0));
        const double longest = std::max(options.life_mean_years, options.retained_mean_years);
        if (options.life_ageing_per_year * longest >= 20) {
            life.refuse("ageing",
                        "20 or more times the hazard's growth in a mean life is too much");
        }
    });
    options.reachable = item.number("reachable", dimension::share, between(0, 1));
    options.weak_credential = item.number("weak_credential", dimension::share, between(0, 1));
    options.reboots_per_year =
        days_per_year / item.number("reboot_every", dimension::days, above(0));
    options.emits_mb_per_day = decode_emissions(item, catalogue);
    options.gateway = item.flag("gateway");
    options.on_operator_network =
        item.number("on_operator_network", dimension::share, between(0, 1));
    options.update_class = item.choice("updates", catalogue.update_classes);
    options.price_eur = item.number("price", dimension::euros, above(0));
    return options;
}

}  // namespace

DeviceClasses decode_device_classes(BlockReader& national, const Catalogue& catalogue,
                                    const std::vector<ProductLine>& lines,
                                    const Timeline& timeline) {
    DeviceClasses classes;
    national.each("device_classes", 1, [&](BlockReader& item) {
        const std::size_t index = classes.options.size();
        classes.options.push_back(decode_class(item, catalogue));
        classes.sales.push_back(decode_sales(item, index, lines, catalogue, timeline));
    });
    return classes;
}

}  // namespace cordon::input
