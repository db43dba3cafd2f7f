#include "analysis/forecast/confidence.hpp"

#include "analysis/forecast/track_record.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

enum class Grade { poor, fair, good };

struct Ground {
    Grade grade;
    std::string words;
};

/// Limits are choices of this project, written down in decision 0017.
Grade graded(double size, double good_max, double fair_max) {
    return size <= good_max ? Grade::good : size <= fair_max ? Grade::fair : Grade::poor;
}

std::string points(double probability) {
    const double points = std::round(probability * 100);
    return points < 1 ? "under 1 point" : fmt::format("{} point{}", points, points == 1 ? "" : "s");
}

Ground precision(Interval interval) {
    return {graded(interval.width(), 0.10, 0.30),
            fmt::format("the members leave an interval of {}", points(interval.width()))};
}

double size_of(Moved moved) {
    return std::abs(moved.to - moved.from);
}

Ground guesses(const ConfidenceGrounds& grounds) {
    if (grounds.by_fixing_guesses) {
        const double change = size_of(*grounds.by_fixing_guesses);
        return {graded(change, 0.05, 0.20),
                fmt::format("fixing all guesses moves it by {}", points(change))};
    }
    const double share = grounds.numbers == 0 ? 0
                                              : static_cast<double>(grounds.guesses) /
                                                    static_cast<double>(grounds.numbers);
    return {graded(share, 0.25, 0.50), fmt::format("{} of {} uncertain numbers are guesses",
                                                   grounds.guesses, grounds.numbers)};
}

Ground structure(const ProbabilityScale& scale, const ConfidenceGrounds& grounds) {
    if (!grounds.by_equal_vendors) {
        return {Grade::fair, "no other structure of the model was tried"};
    }
    const Moved moved = *grounds.by_equal_vendors;
    return {graded(bands_apart(scale, moved.from, moved.to), 0.5, 1),
            fmt::format("with vendors equally secure it moves by {}", points(size_of(moved)))};
}

Ground track_record(std::size_t settled) {
    if (settled >= enough_settled) {
        return {Grade::good, fmt::format("{} forecasts of its family are settled", settled)};
    }
    return {Grade::fair, fmt::format("it is uncalibrated, with {} forecasts of its family settled",
                                     settled == 0 ? "no" : fmt::format("only {}", settled))};
}

/// Where on the scale a probability lies: the number of its band, or between two.
double place(const ProbabilityScale& scale, double p) {
    double best = -0.5;
    double width = 2;
    for (std::size_t i = 0; i < scale.terms.size(); ++i) {
        const auto& band = scale.terms[i].band;
        const auto index = static_cast<double>(i);
        if (band.contains({p, p}) && band.width() < width) {
            best = index;
            width = band.width();
        } else if (band.high < p && width > 1) {
            best = std::max(best, index + 0.5);
        }
    }
    return best;
}

}  // namespace

std::string_view name_of(ConfidenceLevel level) {
    switch (level) {
    case ConfidenceLevel::low:
        return "low";
    case ConfidenceLevel::moderate:
        return "moderate";
    case ConfidenceLevel::high:
        break;
    }
    return "high";
}

std::string Confidence::sentence() const {
    return fmt::format("Confidence: {}, since {}.", name_of(level), reason);
}

double bands_apart(const ProbabilityScale& scale, double p, double q) {
    return std::abs(place(scale, p) - place(scale, q));
}

Confidence confidence(const ProbabilityScale& scale, const ConfidenceGrounds& grounds) {
    CORDON_EXPECT(scale.measure == ProbabilityScale::Measure::probability);
    CORDON_EXPECT(grounds.guesses <= grounds.numbers);
    const std::vector<Ground> all{precision(grounds.interval), guesses(grounds),
                                  structure(scale, grounds), track_record(grounds.settled)};
    const auto worst =
        std::min_element(all.begin(), all.end(), [](const Ground& a, const Ground& b) {
            return a.grade < b.grade;
        })->grade;
    const auto level = worst == Grade::poor   ? ConfidenceLevel::low
                       : worst == Grade::fair ? ConfidenceLevel::moderate
                                              : ConfidenceLevel::high;
    return {level, fmt::format("{}; {}; {}; and {}", all[0].words, all[1].words, all[2].words,
                               all[3].words)};
}

}  // namespace cordon::analysis
