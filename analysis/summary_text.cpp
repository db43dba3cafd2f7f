#include "analysis/number_text.hpp"
#include "analysis/summary.hpp"

#include <fmt/format.h>

namespace cordon::analysis {
namespace {

constexpr std::size_t page_width = 100;

std::string range_text(Interval range, std::string (*number)(double)) {
    return number(range.low) + " to " + number(range.high);
}

std::string title_of(const output::Label& policy) {
    return policy.title.empty() ? policy.name : policy.title;
}

std::string heading(const std::string& title) {
    return "\n" + title + "\n" + std::string(std::min(title.size(), page_width), '-') + "\n";
}

std::string introduction(const Summary& summary) {
    auto text = wrapped(summary.title, 0, page_width);
    text += wrapped(fmt::format("From {} to {}, under {} {}, in {} {} each. Run {}, seed {}.",
                                summary.start.text(), summary.end.text(), summary.policies.size(),
                                summary.policies.size() == 1 ? "policy" : "policies",
                                summary.members, summary.members == 1 ? "member" : "members",
                                summary.run_id, summary.seed),
                    0, page_width);
    text += "\n";
    text +=
        wrapped("A member is one possible course of events, with its own draw of every uncertain "
                "number. The median is the number in the middle of the members. Half of the "
                "members lie in the first range, and nine in ten lie in the second. The number "
                "after \u00b1 is the error of the median that comes from the number of members "
                "alone; it says nothing about what the model leaves out.",
                0, page_width);
    return text;
}

std::string estimate_row(const std::string& label, const Estimate& estimate) {
    return fmt::format("  {:<16}{:>10}{:>11}   {:<24}{}\n", label, number_text(estimate.median),
                       "\u00b1 " + number_text(estimate.median_error),
                       range_text(estimate.half, number_text),
                       range_text(estimate.nine_in_ten, number_text));
}

std::string baseline_table(const Summary& summary) {
    auto text = heading("What to expect under \"" + title_of(summary.policies.front()) + "\"");
    text += fmt::format("  {:<16}{:>10}{:>11}   {:<24}{}\n", "date", "median", "error",
                        "half of the members", "nine in ten members");
    for (const auto& forecast : summary.headlines) {
        text += wrapped(forecast.headline.title, 0, page_width);
        for (std::size_t i = 0; i < summary.horizons.size(); ++i) {
            text += estimate_row(summary.horizons[i].date.text(), forecast.estimates[0][i]);
        }
    }
    return text + "\n" +
           wrapped(
               "Authorised exposure is what a vendor's own state can reach, could compel, or is "
               "assumed to access; each lies inside the one before. Unauthorised exposure is "
               "what campaigns hold. The two count different things and are never added.",
               0, page_width);
}

std::string difference_row(const std::string& policy, const PairedDifference& difference) {
    return fmt::format("  {:<30.30}{:>10}{:>11}   {:<24}{} of {}\n", policy,
                       change_text(difference.change.median),
                       "\u00b1 " + number_text(difference.change.median_error),
                       range_text(difference.change.nine_in_ten, change_text), difference.lower,
                       difference.change.members);
}

std::string policy_table(const Summary& summary) {
    if (summary.policies.size() < 2) {
        return "";
    }
    auto text = heading("What each policy changes by " + summary.end.text());
    for (std::size_t policy = 1; policy < summary.policies.size(); ++policy) {
        text += wrapped(summary.policies[policy].name + ": " + title_of(summary.policies[policy]),
                        2, page_width);
    }
    text += wrapped(fmt::format("Each member is compared with itself under \"{}\".",
                                title_of(summary.policies.front())),
                    2, page_width);
    text += fmt::format("\n  {:<30}{:>10}{:>11}   {:<24}{}\n", "policy", "change", "error",
                        "nine in ten members", "lower in");
    for (const auto& forecast : summary.headlines) {
        text += wrapped(forecast.headline.title, 0, page_width);
        for (std::size_t policy = 1; policy < summary.policies.size(); ++policy) {
            text += difference_row(summary.policies[policy].name,
                                   forecast.differences[policy - 1].back());
        }
    }
    return text;
}

std::string time_text(int months) {
    if (months < 12) {
        return fmt::format("{} months", months);
    }
    return months == 12 ? "1 year" : fmt::format("{} years", months / 12);
}

std::string surviving_text(const Summary& summary) {
    if (summary.surviving_shares.empty()) {
        return "";
    }
    auto text = heading("What a ban on sales leaves in use");
    std::size_t shown = summary.policies.size();
    for (const auto& entry : summary.surviving_shares) {
        if (entry.policy != shown) {
            text += wrapped(fmt::format("{}. Of the devices that it covers and that were in use on "
                                        "{}, these are still in use:",
                                        title_of(summary.policies[entry.policy]),
                                        entry.ban_start.text()),
                            0, page_width);
            shown = entry.policy;
        }
        text +=
            fmt::format("  after {:<9} on {}  {:>7}   nine in ten members: {}\n",
                        time_text(entry.months), entry.date.text(), share_text(entry.share.median),
                        range_text(entry.share.nine_in_ten, share_text));
    }
    return text;
}

std::string answers_text(const Summary& summary) {
    if (summary.answers.empty()) {
        return "";
    }
    auto text = heading("Questions");
    for (const auto& [question, statement] : summary.answers) {
        const Date until = date_of(SimTime{} + days(question.until_days), summary.start);
        text += wrapped(
            fmt::format("{}, by {} (policy {}).", question.ask, until.text(), question.policy), 0,
            page_width);
        text +=
            wrapped("Likelihood: " + statement.word() + ". " + statement.evidence(), 2, page_width);
        text += wrapped("Confidence: " + Statement::confidence(), 2, page_width);
        text += wrapped("To be settled by: " + question.resolves_by + ".", 2, page_width);
    }
    return text;
}

}  // namespace

std::string summary_text(const Summary& summary) {
    return introduction(summary) + baseline_table(summary) + policy_table(summary) +
           surviving_text(summary) + answers_text(summary);
}

}  // namespace cordon::analysis
