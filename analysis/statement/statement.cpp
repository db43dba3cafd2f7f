#include "analysis/statement/statement.hpp"

#include "analysis/statistics/binomial_interval.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace cordon::analysis {
namespace {

/// Neighbouring terms as one band, with the gap between them if there is one.
Interval joined(const Term& lower, const Term& upper) {
    return {lower.band.low, std::max(lower.band.high, upper.band.high)};
}

/// The narrowest single term around the interval; none or one.
std::vector<Term> single_term_around(const ProbabilityScale& scale, Interval interval) {
    std::vector<Term> best;
    for (const auto& term : scale.terms) {
        if (term.band.contains(interval) &&
            (best.empty() || term.band.width() < best.front().band.width())) {
            best = {term};
        }
    }
    return best;
}

/// The narrowest two neighbours around the interval; none or two.
std::vector<Term> two_terms_around(const ProbabilityScale& scale, Interval interval) {
    std::vector<Term> best;
    double width = 2;
    for (std::size_t i = 0; i + 1 < scale.terms.size(); ++i) {
        const auto band = joined(scale.terms[i], scale.terms[i + 1]);
        if (band.contains(interval) && band.width() < width) {
            best = {scale.terms[i], scale.terms[i + 1]};
            width = band.width();
        }
    }
    return best;
}

std::vector<Term> terms_around(const ProbabilityScale& scale, Interval interval) {
    auto single = single_term_around(scale, interval);
    return single.empty() ? two_terms_around(scale, interval) : single;
}

/// How far `share` is from the nearest end of the band that an interval must not cross; ends at 0
/// and 1 cannot be crossed.
double distance_to_edge(Interval band, double share) {
    return std::min(band.low > 0 ? share - band.low : 1, band.high < 1 ? band.high - share : 1);
}

double with_three_digits(double number) {
    const double unit = std::pow(10, std::max(0.0, std::floor(std::log10(number)) - 2));
    return std::ceil(number / unit) * unit;
}

/// Members for an interval that fits into `band` round `share`: p (1 - p) (1.645 / h)^2, with h the
/// distance to the nearest edge; without a success or a failure, enough clean ones.
double members_for(Interval band, double share) {
    const double room = distance_to_edge(band, share);
    if (room <= 0) {
        return std::numeric_limits<double>::infinity();
    }
    const bool clean = share == 0 || share == 1;
    return with_three_digits(clean ? std::log(0.05) / std::log1p(-room)
                                   : share * (1 - share) * std::pow(1.645 / room, 2));
}

std::optional<NeededMembers> needed_for(const ProbabilityScale& scale, double share,
                                        std::size_t members) {
    constexpr double too_many = 1e6;
    const Interval point{share, share};
    for (const auto& terms : {single_term_around(scale, point), two_terms_around(scale, point)}) {
        const double number =
            terms.empty() ? too_many : members_for(joined(terms.front(), terms.back()), share);
        if (number < too_many && number > static_cast<double>(members)) {
            return NeededMembers{static_cast<std::size_t>(number), terms.size()};
        }
    }
    return std::nullopt;
}

/// A probability in whole steps of per cent, never 0 % or 100 %.
std::string percent(double probability, double step) {
    const double rounded = std::round(probability * 100 / step) * step;
    if (rounded <= 0) {
        return fmt::format("under {} %", step);
    }
    return rounded >= 100 ? fmt::format("over {} %", 100 - step) : fmt::format("{} %", rounded);
}

std::string members_text(std::size_t members) {
    return members == 1 ? "1 member" : fmt::format("{} members", members);
}

std::string band_text(Interval band) {
    return fmt::format("{:.3g} to {:.3g} %", band.low * 100, band.high * 100);
}

}  // namespace

Statement::Statement(const ProbabilityScale& scale, std::size_t happened, std::size_t members)
    : scale_(scale.name), happened_(happened), members_(members),
      interval_(statement_interval(happened, members)), terms_(terms_around(scale, interval_)) {
    if (terms_.empty()) {
        needed_ = needed_for(scale, share(), members);
    }
}

double Statement::share() const {
    return static_cast<double>(happened_) / static_cast<double>(members_);
}

std::string Statement::word() const {
    if (terms_.empty()) {
        return no_word();
    }
    const auto& low = terms_.front();
    const auto& high = terms_.back();
    if (terms_.size() == 1) {
        return fmt::format("{} ({}: {})", low.word, scale_, band_text(low.band));
    }
    return fmt::format("between {} and {} ({}: {}, and {})", low.word, high.word, scale_,
                       band_text(low.band), band_text(high.band));
}

std::string Statement::no_word() const {
    if (!needed_) {
        return fmt::format("not stated, too near a border between words of {} for {}", scale_,
                           members_text(members_));
    }
    if (needed_->words == 1) {
        return fmt::format("not stated, {} {} too few (a single word of {} would take about {})",
                           members_text(members_), members_ == 1 ? "is" : "are", scale_,
                           needed_->members);
    }
    return fmt::format("not stated, too near a border between words of {} (two would take about {} "
                       "members)",
                       scale_, needed_->members);
}

std::string Statement::evidence() const {
    const double step = interval_.width() > 0.10 ? 5 : 1;
    if (happened_ == 0) {
        return fmt::format("It happens in none of {}: at most {:.0f} %, with 95 % "
                           "confidence.",
                           members_text(members_), std::ceil(interval_.high * 100));
    }
    if (happened_ == members_) {
        return fmt::format("It happens in each of {}: at least {:.0f} %, with 95 % "
                           "confidence.",
                           members_text(members_), std::floor(interval_.low * 100));
    }
    const auto exact = fmt::format("{:.0f} %", share() * 100);
    const auto told = percent(share(), step);
    const auto rounded = step == 1 || exact == told
                             ? ": " + told
                             : fmt::format(" ({}, or {} to the nearest {} %)", exact, told, step);
    return fmt::format("It happens in {} of {} members{}. 90 % interval: {} to {}.", happened_,
                       members_, rounded, percent(interval_.low, step),
                       percent(interval_.high, step));
}

std::string Statement::confidence() {
    return "uncalibrated until a track record exists.";
}

}  // namespace cordon::analysis
