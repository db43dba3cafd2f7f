#include "input/block_reader.hpp"
#include "input/value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace cordon::input {
namespace {

constexpr double wrong = std::numeric_limits<double>::quiet_NaN();
constexpr Drawn wrong_draw{wrong, wrong, wrong, wrong};

std::string in_words(const Range& range, const Dimension& dimension) {
    const auto low = in_words(range.low, dimension);
    const auto high = in_words(range.high, dimension);
    if (std::isinf(range.high)) {
        return (range.low_end == LowEnd::excluded ? "above " : "at least ") + low;
    }
    if (std::isinf(range.low)) {
        return "at most " + high;
    }
    return range.low_end == LowEnd::excluded ? "above " + low + ", at most " + high
                                             : "between " + low + " and " + high;
}

}  // namespace

std::uint64_t count_of(const Drawn& number) {
    return std::isnan(number.value) ? 1 : static_cast<std::uint64_t>(number.value);
}

double BlockReader::number(std::string_view key, const Dimension& dimension, const Range& range) {
    return drawn(key, dimension, range).value;
}

Drawn BlockReader::drawn(std::string_view key, const Dimension& dimension, const Range& range) {
    const Node* node = take(key);
    if (node == nullptr) {
        return wrong_draw;
    }
    const auto path = path_of(key);
    const auto distribution = read_value(*node, path, dimension, reading_.problems);
    if (!distribution) {
        return wrong_draw;
    }
    const bool is_known = std::holds_alternative<Constant>(*distribution);
    if (reading_.pass == Pass::check) {
        const std::size_t before = problem_count();
        check(*distribution, *node, path, dimension, range);
        if (problem_count() != before) {
            return wrong_draw;
        }
    }
    const Range usual = usual_values(*distribution);
    const double u = is_known ? 0.5 : reading_.uniform(path);
    const double value = quantile_within(*distribution, range, u);
    record({path, provenance_of(*node), is_known ? Certainty::known : Certainty::uncertain,
            unit_name(dimension), in_first_unit(value, dimension)});
    return {value, central_value(*distribution), std::max(usual.low, range.low),
            std::min(usual.high, range.high)};
}

Drawn BlockReader::whole_drawn(std::string_view key, const Dimension& dimension,
                               const Range& range) {
    Drawn number = drawn(key, dimension, range);
    if (number.lowest == number.highest && number.value != std::round(number.value)) {
        refuse(key, fmt::format("{} is not a whole number", in_words(number.value, dimension)));
        return wrong_draw;
    }
    return {std::round(number.value), number.central, std::round(number.lowest),
            std::round(number.highest)};
}

void BlockReader::check(const Distribution& distribution, const Node& node, const std::string& path,
                        const Dimension& dimension, const Range& range) {
    auto& problems = reading_.problems;
    if (!is_computable(distribution)) {
        problems.add(node.place, path, "this distribution is too extreme to be computed");
        return;
    }
    const Range possible = support(distribution);
    if (range.contains(possible.low) && range.contains(possible.high)) {
        return;
    }
    const auto allowed = in_words(range, dimension);
    if (std::holds_alternative<Constant>(distribution)) {
        problems.add(node.place, path,
                     fmt::format("{} is out of range (must be {})",
                                 in_words(possible.low, dimension), allowed));
        return;
    }
    if (std::isfinite(possible.low) && std::isfinite(possible.high)) {
        const double worst = range.contains(possible.low) ? possible.high : possible.low;
        problems.add(node.place, path,
                     fmt::format("the distribution reaches {} (must be {})",
                                 in_words(worst, dimension), allowed));
        return;
    }
    // A tail without end always leaves the range somewhere: it may, where it hardly matters, and
    // draws then come from the part inside.
    constexpr double most_outside = 0.01;
    const double outside = 1 - probability_below(distribution, range.high) +
                           probability_below(distribution, range.low);
    if (outside > most_outside) {
        problems.add(node.place, path,
                     fmt::format("{:.2g} % of the distribution is out of range (must be {})",
                                 100 * outside, allowed));
    }
}

void BlockReader::record(NumberRecord number) {
    if (reading_.pass == Pass::check || number.certainty == Certainty::uncertain) {
        reading_.numbers.push_back(std::move(number));
    }
}

double BlockReader::plain_number(std::string_view key, const Dimension& dimension) {
    const Node* node = take(key);
    const Node* value =
        node == nullptr ? nullptr : plain_value(*node, path_of(key), "a number", reading_.problems);
    if (value == nullptr) {
        return wrong;
    }
    auto parsed = parse_quantity(value->text, dimension);
    if (!parsed.value) {
        refuse(key, parsed.complaint);
    }
    return parsed.value.value_or(wrong);
}

std::uint64_t BlockReader::whole(std::string_view key, std::uint64_t low, std::uint64_t high) {
    const Node* node = take(key);
    if (node == nullptr) {
        return low;
    }
    std::uint64_t value = 0;
    const auto [end, error] =
        std::from_chars(node->text.data(), node->text.data() + node->text.size(), value);
    const bool is_read = node->is_scalar() && error == std::errc{} &&
                         end == node->text.data() + node->text.size() && !node->text.empty();
    if (!is_read || value < low || value > high) {
        refuse(key, fmt::format("expected a whole number from {} to {}, found {}", low, high,
                                described(*node)));
        return low;
    }
    return value;
}

}  // namespace cordon::input
