#include "analysis/summary/number_text.hpp"
#include "analysis/summary/summary_sections.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

/// ", under \"Ban on sales\"", or nothing for the baseline.
std::string condition(const Summary& summary, const std::string& policy) {
    const auto found =
        std::find_if(summary.policies.begin(), summary.policies.end(),
                     [&](const output::Label& label) { return label.name == policy; });
    CORDON_EXPECT(found != summary.policies.end());
    return found == summary.policies.begin() ? "" : fmt::format(", under \"{}\"", title_of(*found));
}

/// By when it has happened in the members in which it does.
std::string when(const Summary& summary, const Estimate& first_days) {
    const auto date = [&](double day) {
        return date_of(SimTime{} + days(day), summary.start).text();
    };
    const auto early = date(first_days.nine_in_ten.low);
    const auto late = date(first_days.nine_in_ten.high);
    const auto spread =
        early == late
            ? ""
            : fmt::format(" in the median, {} to {} in nine in ten of these members", early, late);
    return wrapped(fmt::format("When it happens: by {}{}.", date(first_days.median), spread), 2,
                   page_width);
}

}  // namespace

std::string answers_section(const Summary& summary) {
    if (summary.answers.empty()) {
        return "";
    }
    auto text = heading(fmt::format("How likely it is, under \"{}\" unless said otherwise",
                                    title_of(summary.policies.front())));
    for (const auto& [question, statement, first_days] : summary.answers) {
        const Date until = date_of(SimTime{} + days(question.until_days), summary.start);
        text += wrapped(fmt::format("{}, by {}{}.", question.ask, until.text(),
                                    condition(summary, question.policy)),
                        0, page_width);
        text += wrapped("Likelihood: " + statement.word() + ".", 2, page_width);
        text += wrapped(statement.evidence(), 2, page_width);
        text += first_days ? when(summary, *first_days) : "";
        text += wrapped("Settled by: " + question.resolves_by + ".", 2, page_width);
    }
    return text + wrapped("Confidence in each of these answers: " + Statement::confidence(), 0,
                          page_width);
}

}  // namespace cordon::analysis
