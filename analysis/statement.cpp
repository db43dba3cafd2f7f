#include "analysis/statement.hpp"

#include "analysis/binomial_interval.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

/// Neighbouring terms as one band, with the gap between them if there is one.
Interval joined(const Term& lower, const Term& upper) {
    return {lower.band.low, std::max(lower.band.high, upper.band.high)};
}

/// The narrowest single term around the interval, or else the narrowest two neighbours.
std::vector<Term> terms_around(const ProbabilityScale& scale, Interval interval) {
    std::vector<Term> best;
    double width = 2;
    for (const auto& term : scale.terms) {
        if (term.band.contains(interval) && term.band.width() < width) {
            best = {term};
            width = term.band.width();
        }
    }
    for (std::size_t i = 0; best.size() != 1 && i + 1 < scale.terms.size(); ++i) {
        const auto band = joined(scale.terms[i], scale.terms[i + 1]);
        if (band.contains(interval) && band.width() < width) {
            best = {scale.terms[i], scale.terms[i + 1]};
            width = band.width();
        }
    }
    return best;
}

/// How far `share` is from the nearest end of the band that an interval must not cross; ends at 0
/// and 1 cannot be crossed.
double distance_to_edge(Interval band, double share) {
    return std::min(band.low > 0 ? share - band.low : 1, band.high < 1 ? band.high - share : 1);
}

std::size_t with_three_digits(double number) {
    const double unit = std::pow(10, std::max(0.0, std::floor(std::log10(number)) - 2));
    return static_cast<std::size_t>(std::ceil(number / unit) * unit);
}

/// Members for an interval that fits round `share`: p (1 - p) (1.645 / h)^2, with h the distance
/// to the nearest edge of the terms around it; without a success or a failure, enough clean ones.
std::optional<std::size_t> members_for(const ProbabilityScale& scale, double share,
                                       std::size_t members) {
    const auto terms = terms_around(scale, {share, share});
    if (terms.empty()) {
        return std::nullopt;
    }
    const double room = distance_to_edge(joined(terms.front(), terms.back()), share);
    const bool clean = share == 0 || share == 1;
    if (room <= 0) {
        return std::nullopt;
    }
    const double number = clean ? std::log(0.05) / std::log1p(-room)
                                : share * (1 - share) * std::pow(1.645 / room, 2);
    const auto needed = with_three_digits(number);
    return needed > members ? std::optional(needed) : std::nullopt;
}

/// A probability in whole steps of per cent, never 0 % or 100 %.
std::string percent(double probability, double step) {
    const double rounded = std::round(probability * 100 / step) * step;
    if (rounded <= 0) {
        return fmt::format("under {} %", step);
    }
    return rounded >= 100 ? fmt::format("over {} %", 100 - step) : fmt::format("{} %", rounded);
}

std::string band_text(Interval band) {
    return fmt::format("{:.3g} to {:.3g} %", band.low * 100, band.high * 100);
}

}  // namespace

Statement::Statement(const ProbabilityScale& scale, std::size_t happened, std::size_t members)
    : scale_(scale.name), happened_(happened), members_(members),
      interval_(statement_interval(happened, members)), terms_(terms_around(scale, interval_)) {
    if (terms_.empty()) {
        needed_ = members_for(scale, share(), members);
    }
}

double Statement::share() const {
    return static_cast<double>(happened_) / static_cast<double>(members_);
}

std::string Statement::word() const {
    if (terms_.empty()) {
        return fmt::format("not stated: precision insufficient ({}{})", scale_,
                           needed_ ? fmt::format("; words would take about {} members", *needed_)
                                   : "");
    }
    const auto& low = terms_.front();
    const auto& high = terms_.back();
    if (terms_.size() == 1) {
        return fmt::format("{} ({}: {})", low.word, scale_, band_text(low.band));
    }
    return fmt::format("between {} and {} ({}: {}, and {})", low.word, high.word, scale_,
                       band_text(low.band), band_text(high.band));
}

std::string Statement::evidence() const {
    const double step = interval_.width() > 0.10 ? 5 : 1;
    if (happened_ == 0) {
        return fmt::format("It happens in none of {} members: at most {:.0f} %, with 95 % "
                           "confidence.",
                           members_, std::ceil(interval_.high * 100));
    }
    if (happened_ == members_) {
        return fmt::format("It happens in each of {} members: at least {:.0f} %, with 95 % "
                           "confidence.",
                           members_, std::floor(interval_.low * 100));
    }
    return fmt::format("It happens in {} of {} members: {}, with a 90 % interval from {} to {}.",
                       happened_, members_, percent(share(), step), percent(interval_.low, step),
                       percent(interval_.high, step));
}

std::string Statement::confidence() {
    return "Uncalibrated until a track record exists.";
}

}  // namespace cordon::analysis
