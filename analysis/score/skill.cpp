#include "analysis/score/skill.hpp"

#include "base/contract.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace cordon::analysis {

Skill skill_against(std::span<const double> scores, std::span<const double> references) {
    CORDON_EXPECT(!scores.empty() && scores.size() == references.size());
    const auto count = static_cast<double>(scores.size());
    Skill skill{0, 0, {}};
    for (std::size_t i = 0; i < scores.size(); ++i) {
        skill.score += scores[i] / count;
        skill.reference += references[i] / count;
    }
    if (scores.size() < 2) {
        return skill;
    }
    const double mean = skill.reference - skill.score;
    double squares = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const double deviation = references[i] - scores[i] - mean;
        squares += deviation * deviation;
    }
    const boost::math::students_t_distribution<> student(count - 1);
    const double error = std::sqrt(squares / (count - 1) / count) * quantile(student, 0.95);
    skill.gain = Interval{mean - error, mean + error};
    return skill;
}

}  // namespace cordon::analysis
