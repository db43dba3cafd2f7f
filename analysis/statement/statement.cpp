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

/// The terms a statement may use, and how.
struct Vocabulary {
    const ProbabilityScale& scale;
    Reach reach;

    /// True if the term says nothing less than "almost never" or "almost always" and is held back.
    [[nodiscard]] bool holds_back(const Term& term) const {
        return reach == Reach::no_extremes && (term.band.high <= 0.05 || term.band.low >= 0.95);
    }
};

/// The narrowest single term around the interval; none or one.
std::vector<Term> single_term_around(const Vocabulary& words, Interval interval) {
    std::vector<Term> best;
    for (const auto& term : words.scale.terms) {
        if (term.band.contains(interval) && !words.holds_back(term) &&
            (best.empty() || term.band.width() < best.front().band.width())) {
            best = {term};
        }
    }
    return best;
}

/// The narrowest two neighbours around the interval; none or two.
std::vector<Term> two_terms_around(const Vocabulary& words, Interval interval) {
    const auto& terms = words.scale.terms;
    std::vector<Term> best;
    double width = 2;
    for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
        const auto band = joined(terms[i], terms[i + 1]);
        const bool may = !words.holds_back(terms[i]) || !words.holds_back(terms[i + 1]);
        if (may && band.contains(interval) && band.width() < width) {
            best = {terms[i], terms[i + 1]};
            width = band.width();
        }
    }
    return best;
}

std::vector<Term> terms_around(const Vocabulary& words, Interval interval) {
    auto single = single_term_around(words, interval);
    return single.empty() ? two_terms_around(words, interval) : single;
}

bool same_words(const std::vector<Term>& some, const std::vector<Term>& others) {
    return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                      [](const Term& a, const Term& b) { return a.word == b.word; });
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

/// \param by  recalibrates; the band is then taken back to what would have to be simulated
std::optional<NeededMembers> needed_for(const Vocabulary& words, double share, std::size_t members,
                                        const std::optional<Recalibration>& by) {
    constexpr double too_many = 1e6;
    const double stated = by ? by->stated(share) : share;
    const Interval point{stated, stated};
    for (const auto& terms : {single_term_around(words, point), two_terms_around(words, point)}) {
        auto band = terms.empty() ? point : joined(terms.front(), terms.back());
        if (by) {
            band = {by->simulated(band.low), by->simulated(band.high)};
        }
        const double number = terms.empty() ? too_many : members_for(band, share);
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

/// In three digits, or in six where three would make 100 of less.
std::string end_text(double probability) {
    const auto text = fmt::format("{:.3g}", probability * 100);
    return probability < 1 && text == "100" ? fmt::format("{:.6g}", probability * 100) : text;
}

/// `whole` per cent, or `probability` in more digits where that would be 0 or 100.
std::string bound_text(double whole, double probability) {
    return (whole > 0 && whole < 100 ? fmt::format("{:.0f}", whole) : end_text(probability)) + " %";
}

std::string band_text(Interval band) {
    return fmt::format("{} to {} %", end_text(band.low), end_text(band.high));
}

}  // namespace

Statement::Statement(const ProbabilityScale& scale, std::size_t happened, std::size_t members,
                     Reach reach, std::optional<Recalibration> recalibration)
    : scale_(scale.name), happened_(happened), members_(members),
      recalibration_(std::move(recalibration)), interval_{mapped(simulated_interval().low),
                                                          mapped(simulated_interval().high)},
      terms_(terms_around({scale, reach}, interval_)),
      holds_back_(!same_words(terms_, terms_around({scale, Reach::all_terms}, interval_))) {
    CORDON_EXPECT(scale.measure == ProbabilityScale::Measure::probability);
    if (terms_.empty()) {
        needed_ = needed_for({scale, reach}, share(), members, recalibration_);
    }
}

std::optional<Interval> Statement::band() const {
    if (terms_.empty()) {
        return std::nullopt;
    }
    return joined(terms_.front(), terms_.back());
}

double Statement::share() const {
    return static_cast<double>(happened_) / static_cast<double>(members_);
}

Interval Statement::simulated_interval() const {
    return statement_interval(happened_, members_);
}

double Statement::mapped(double simulated) const {
    return recalibration_ ? recalibration_->stated(simulated) : simulated;
}

double Statement::p() const {
    return recalibration_ ? mapped(inner_share(happened_, members_)) : share();
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

std::string Statement::counts() const {
    if (happened_ == 0) {
        return "It happens in none of " + members_text(members_);
    }
    return happened_ == members_
               ? "It happens in each of " + members_text(members_)
               : fmt::format("It happens in {} of {} members", happened_, members_);
}

std::string Statement::probability_text() const {
    if (happened_ == 0) {
        return fmt::format(": at most {}, with 95 % confidence.",
                           bound_text(std::ceil(interval_.high * 100), interval_.high));
    }
    if (happened_ == members_) {
        return fmt::format(": at least {}, with 95 % confidence.",
                           bound_text(std::floor(interval_.low * 100), interval_.low));
    }
    const double step = interval_.width() > 0.10 ? 5 : 1;
    const auto exact = percent(p(), 1);
    const auto told = percent(p(), step);
    const auto rounded = step == 1 || exact == told ? ": " + told
                         : recalibration_
                             ? fmt::format(": {}, or {} to the nearest {} %", exact, told, step)
                             : fmt::format(" ({}, or {} to the nearest {} %)", exact, told, step);
    return fmt::format("{}. 90 % interval: {} to {}.", rounded, percent(interval_.low, step),
                       percent(interval_.high, step));
}

std::string Statement::evidence() const {
    if (!recalibration_) {
        return counts() + probability_text();
    }
    const bool is_clean = happened_ == 0 || happened_ == members_;
    return fmt::format("{}{}. Recalibrated by {} settled forecasts of its family ({}){}", counts(),
                       is_clean ? "" : ": " + percent(share(), 1), recalibration_->settled,
                       recalibration_->family, probability_text());
}

std::string Statement::confidence() {
    return "uncalibrated until a track record exists.";
}

}  // namespace cordon::analysis
