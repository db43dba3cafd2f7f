#include "models/weakness/vendor_security.hpp"

#include "base/contract.hpp"
#include "sim/elementary.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::models {
namespace {

/// [product line], devices that a line stands for.
std::vector<double> weights_of(const WorldOptions& world) {
    std::vector<double> weights(world.weakness.lines.size(), 0);
    for (const auto& jurisdiction : world.jurisdictions) {
        std::vector<double> stock(jurisdiction.population.device_classes.size(), 0);
        for (const auto& type : jurisdiction.population.site_types) {
            for (const auto& base : type.devices) {
                stock[base.device_class] += base.stock;
            }
        }
        for (std::size_t line = 0; line < weights.size(); ++line) {
            const auto device_class = jurisdiction.market.product_lines[line].device_class;
            const auto& latest = jurisdiction.market.sales[device_class].back();
            weights[line] += stock[device_class] * latest.shares[line];
        }
    }
    return weights;
}

/// A weighted mean, one number at a time.
class Mean {
public:
    void add(double weight, double value) {
        weight_ += weight;
        sum_ += weight * value;
    }
    [[nodiscard]] double weight() const { return weight_; }
    [[nodiscard]] double value() const { return sum_ / weight_; }

private:
    double weight_ = 0;
    double sum_ = 0;
};

/// A line's numbers with their weights: devices, and devices touched in a year.
class ClassMean {
public:
    void add(double devices, const LineWeaknessOptions& line) {
        const double rate = line.exploited_vulnerabilities_per_year;
        rate_.add(devices, rate);
        support_years_.add(devices, line.support_years);
        affected_.add(devices * rate, line.affected);
        const double touched = devices * rate * line.affected;
        const double log_median = sim::log(line.patch_release.median_days);
        never_patched_.add(touched, line.never_patched);
        log_median_.add(touched, log_median);
        const double sigma = line.patch_release.sigma;
        log_square_.add(touched, sigma * sigma + log_median * log_median);
    }

    /// Writes the means over what `line` says; what nothing speaks of stays.
    void apply_to(LineWeaknessOptions& line) const {
        if (rate_.weight() <= 0) {
            return;
        }
        line.exploited_vulnerabilities_per_year = rate_.value();
        line.support_years = support_years_.value();
        if (log_median_.weight() <= 0) {
            return;
        }
        line.affected = affected_.value();
        line.never_patched = never_patched_.value();
        const double mu = log_median_.value();
        const double spread = std::sqrt(std::max(0.0, log_square_.value() - mu * mu));
        line.patch_release = {sim::exp(mu), spread};
    }

private:
    Mean rate_;
    Mean support_years_;
    Mean affected_;
    Mean never_patched_;
    Mean log_median_;
    Mean log_square_;
};

bool is_built_on(const LineWeaknessOptions& line, std::size_t component) {
    return std::find(line.components.begin(), line.components.end(), component) !=
           line.components.end();
}

/// Makes a component one of all lines of the classes that have it, touching as many devices.
void spread_component(std::size_t component, const std::vector<ProductLineOptions>& lines,
                      const std::vector<double>& weights, WeaknessOptions& weakness) {
    std::vector<bool> has_it;
    Mean built_on;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        has_it.resize(std::max(has_it.size(), lines[line].device_class + 1));
        if (is_built_on(weakness.lines[line], component)) {
            has_it[lines[line].device_class] = true;
        }
    }
    for (std::size_t line = 0; line < lines.size(); ++line) {
        if (has_it[lines[line].device_class]) {
            const bool is = is_built_on(weakness.lines[line], component);
            built_on.add(weights[line], is ? 1 : 0);
            if (!is) {
                weakness.lines[line].components.push_back(component);
            }
        }
    }
    if (built_on.weight() > 0) {
        weakness.components[component].affected *= built_on.value();
    }
}

}  // namespace

WeaknessOptions alike_vendors(const WorldOptions& world) {
    CORDON_EXPECT(!world.jurisdictions.empty());
    const auto& lines = world.jurisdictions.front().market.product_lines;
    CORDON_EXPECT(lines.size() == world.weakness.lines.size());
    const auto weights = weights_of(world);
    WeaknessOptions weakness = world.weakness;
    std::vector<ClassMean> means(world.jurisdictions.front().market.sales.size());
    for (std::size_t line = 0; line < lines.size(); ++line) {
        means[lines[line].device_class].add(weights[line], world.weakness.lines[line]);
    }
    for (std::size_t component = 0; component < weakness.components.size(); ++component) {
        spread_component(component, lines, weights, weakness);
    }
    for (std::size_t line = 0; line < lines.size(); ++line) {
        means[lines[line].device_class].apply_to(weakness.lines[line]);
        auto& components = weakness.lines[line].components;
        std::sort(components.begin(), components.end());
    }
    weakness.vendor_security = VendorSecurity::as_observed;
    return weakness;
}

WorldOptions with_vendor_security(WorldOptions world) {
    if (world.weakness.vendor_security == VendorSecurity::alike) {
        world.weakness = alike_vendors(world);
    }
    return world;
}

}  // namespace cordon::models
