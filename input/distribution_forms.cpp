#include "input/distribution_forms.hpp"

#include "input/distribution_fit.hpp"
#include "input/suggestion.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <stdexcept>

namespace cordon::input {
namespace {

/// Why no distribution of a name has the moments or the interval asked for.
std::string_view limits_of(std::string_view name) {
    return name == "beta" ? "a beta lies between 0 % and 100 %, with sd^2 < mean x (1 - mean)"
                          : "its values are above 0";
}

class FormReader {
public:
    FormReader(const Entry& form, std::string_view path, const Dimension& dimension,
               Diagnostics& problems)
        : form_(form), path_(path), dimension_(dimension), problems_(problems) {}

    std::optional<Distribution> read() {
        const auto& name = form_.key;
        if (name == "pert" || name == "triangular" || name == "uniform") {
            return from_list();
        }
        if (!form_.value.is_mapping()) {
            return refuse(form_.value, fmt::format("{} needs a mapping such as {}, found {}", name,
                                                   example(), described(form_.value)));
        }
        if (name == "quantiles") {
            return from_quantiles();
        }
        if (name == "discrete") {
            return from_atoms();
        }
        return from_parameters();
    }

private:
    [[nodiscard]] std::string_view example() const {
        return form_.key == "exponential" ? "{mean: ...}"
               : form_.key == "quantiles" ? "{5 %: ..., 50 %: ..., 95 %: ...}"
               : form_.key == "discrete"  ? "{value: 30 %, value: 70 %}"
                                          : "{mean: ..., sd: ...} or {low: ..., high: ..., "
                                            "covers: 90 %}";
    }

    std::nullopt_t refuse(const Node& node, std::string_view message) {
        problems_.add(node.place, path_, message);
        return std::nullopt;
    }
    std::nullopt_t refuse_order(const Node& node, const Node& above, std::string_view names) {
        return refuse(node, fmt::format("{} is above {} ({} must rise)", described(node),
                                        described(above), names));
    }

    std::optional<double> number(const Node& node) {
        return read_quantity(node, path_, dimension_, problems_);
    }

    std::optional<Distribution> from_list() {
        const std::size_t wanted = form_.key == "uniform" ? 2 : 3;
        const auto names = wanted == 2 ? "[low, high]" : "[low, mode, high]";
        const auto& items = form_.value.items;
        if (items.size() != wanted) {
            return refuse(form_.value,
                          fmt::format("{} needs a list {}, found {} of {} items", form_.key, names,
                                      described(form_.value), items.size()));
        }
        std::vector<double> values;
        for (const auto& item : items) {
            if (const auto value = number(item)) {
                values.push_back(*value);
            }
        }
        if (values.size() != wanted) {
            return std::nullopt;
        }
        for (std::size_t i = 1; i < wanted; ++i) {
            if (values[i - 1] > values[i]) {
                return refuse_order(items[i - 1], items[i], names);
            }
        }
        if (values.front() == values.back()) {
            return refuse(form_.value, "low and high are the same (give one plain value)");
        }
        if (form_.key == "uniform") {
            return Uniform{values[0], values[1]};
        }
        if (form_.key == "triangular") {
            return Triangular{values[0], values[1], values[2]};
        }
        return Pert{values[0], values[1], values[2]};
    }

    /// The named arguments of a mapping; nothing if one is wrong, missing or unknown.
    std::optional<std::map<std::string, double>> parameters(const std::vector<std::string>& names) {
        const std::size_t before = problems_.count();
        std::map<std::string, double> found;
        for (const auto& entry : form_.value.entries) {
            if (std::find(names.begin(), names.end(), entry.key) == names.end()) {
                problems_.add(entry.place, path_,
                              fmt::format("unknown key '{}' of {} (give {}){}", entry.key,
                                          form_.key, fmt::join(names, ", "),
                                          did_you_mean(entry.key, names)));
                continue;
            }
            const auto& unit = entry.key == "covers" ? dimension::share : dimension_;
            found[entry.key] = read_quantity(entry.value, path_, unit, problems_).value_or(0);
        }
        if (problems_.count() == before && found.size() < names.size()) {
            refuse(form_.value, fmt::format("{} needs {}", form_.key, fmt::join(names, ", ")));
        }
        return problems_.count() == before ? std::optional(found) : std::nullopt;
    }

    std::optional<Distribution> from_parameters() {
        if (form_.key == "exponential") {
            const auto found = parameters({"mean"});
            if (found && found->at("mean") <= 0) {
                return refuse(*form_.value.find("mean"), "the mean must be above 0");
            }
            return found ? std::optional<Distribution>(Exponential{found->at("mean")})
                         : std::nullopt;
        }
        const bool by_interval =
            form_.value.find("low") != nullptr || form_.value.find("high") != nullptr;
        return by_interval ? from_interval() : from_moments();
    }

    std::optional<Distribution> from_moments() {
        const auto found = parameters({"mean", "sd"});
        if (!found) {
            return std::nullopt;
        }
        const Moments moments{found->at("mean"), found->at("sd")};
        if (moments.sd <= 0) {
            return refuse(*form_.value.find("sd"), "the standard deviation must be above 0");
        }
        return fitted(moments);
    }

    std::optional<Distribution> from_interval() {
        const auto found = parameters({"low", "high", "covers"});
        if (!found) {
            return std::nullopt;
        }
        const Interval interval{found->at("low"), found->at("high"), found->at("covers")};
        if (interval.low >= interval.high) {
            return refuse(*form_.value.find("low"),
                          fmt::format("low {} is not below high {} (low must be below high)",
                                      described(*form_.value.find("low")),
                                      described(*form_.value.find("high"))));
        }
        if (interval.covers <= 0 || interval.covers >= 1) {
            return refuse(*form_.value.find("covers"),
                          fmt::format("covers {} (must be between 0 % and 100 %)",
                                      described(*form_.value.find("covers"))));
        }
        return fitted(interval);
    }

    template <class Statement>
    std::optional<Distribution> fitted(const Statement& statement) {
        const auto& name = form_.key;
        auto result = name == "normal"      ? normal_with(statement)
                      : name == "lognormal" ? lognormal_with(statement)
                      : name == "gamma"     ? gamma_with(statement)
                                            : beta_with(statement);
        if (!result) {
            return refuse(form_.value,
                          fmt::format("there is no such {} ({})", name, limits_of(name)));
        }
        return result;
    }

    std::optional<double> share_of_key(const Entry& entry) {
        const auto parsed = parse_quantity(entry.key, dimension::share);
        if (!parsed.value || *parsed.value < 0 || *parsed.value > 1) {
            problems_.add(entry.place, path_,
                          fmt::format("'{}' is not a share between 0 % and 100 %", entry.key));
            return std::nullopt;
        }
        return parsed.value;
    }

    std::optional<Distribution> from_quantiles() {
        Quantiles result;
        const std::size_t before = problems_.count();
        for (const auto& entry : form_.value.entries) {
            const auto share = share_of_key(entry);
            const auto value = number(entry.value);
            result.points.emplace_back(share.value_or(0), value.value_or(0));
        }
        if (problems_.count() != before) {
            return std::nullopt;
        }
        std::sort(result.points.begin(), result.points.end());
        for (std::size_t i = 1; i < result.points.size(); ++i) {
            const auto& [p0, x0] = result.points[i - 1];
            const auto& [p1, x1] = result.points[i];
            if (p0 == p1 || x0 > x1) {
                return refuse(form_.value,
                              fmt::format("quantile {} at {} is not above {} at {}",
                                          in_words(x1, dimension_), in_words(p1, dimension::share),
                                          in_words(x0, dimension_),
                                          in_words(p0, dimension::share)));
            }
        }
        if (result.points.size() < 2 ||
            result.points.front().second == result.points.back().second) {
            return refuse(form_.value, "quantiles need two different values at least");
        }
        extend_to_ends(result);
        return result;
    }

    /// Runs the outer lines on to the probabilities 0 and 1.
    static void extend_to_ends(Quantiles& quantiles) {
        auto& points = quantiles.points;
        const auto value_at = [](auto a, auto b, double p) {
            return a.second + (b.second - a.second) * (p - a.first) / (b.first - a.first);
        };
        const auto last = points.size() - 1;
        const double low = value_at(points[0], points[1], 0);
        const double high = value_at(points[last - 1], points[last], 1);
        if (points.front().first > 0) {
            points.insert(points.begin(), {0, low});
        }
        if (points.back().first < 1) {
            points.emplace_back(1, high);
        }
    }

    std::optional<Distribution> from_atoms() {
        Discrete result;
        const std::size_t before = problems_.count();
        double sum = 0;
        for (const auto& entry : form_.value.entries) {
            const auto value = parse_quantity(entry.key, dimension_);
            if (!value.value) {
                problems_.add(entry.place, path_, value.complaint);
            }
            const auto share = read_quantity(entry.value, path_, dimension::share, problems_);
            if (share && *share < 0) {
                refuse(entry.value, fmt::format("share {} is below 0 %", described(entry.value)));
            }
            result.atoms.emplace_back(value.value.value_or(0), share.value_or(0));
            sum += share.value_or(0);
        }
        if (problems_.count() != before) {
            return std::nullopt;
        }
        constexpr double tolerance = 0.001;
        if (!(std::abs(sum - 1) <= tolerance)) {
            return refuse(form_.value, fmt::format("shares sum to {} (must be 100 %)",
                                                   in_words(sum, dimension::share)));
        }
        for (auto& atom : result.atoms) {
            atom.second /= sum;
        }
        std::sort(result.atoms.begin(), result.atoms.end());
        return result;
    }

    const Entry& form_;
    std::string_view path_;
    const Dimension& dimension_;
    Diagnostics& problems_;
};

}  // namespace

std::optional<double> read_quantity(const Node& node, std::string_view path,
                                    const Dimension& dimension, Diagnostics& problems) {
    if (!node.is_scalar()) {
        problems.add(node.place, path,
                     fmt::format("expected a {}, found {}", dimension.name, described(node)));
        return std::nullopt;
    }
    auto parsed = parse_quantity(node.text, dimension);
    if (!parsed.value) {
        problems.add(node.place, path, parsed.complaint);
    }
    return parsed.value;
}

std::optional<Distribution> read_distribution(const Entry& form, std::string_view path,
                                              const Dimension& dimension, Diagnostics& problems) {
    try {
        return FormReader(form, path, dimension, problems).read();
    } catch (const std::domain_error&) {  // Boost.Math refused parameters on the way
        problems.add(form.value.place, path,
                     fmt::format("this {} is too extreme to be computed", form.key));
    }
    return std::nullopt;
}

}  // namespace cordon::input
