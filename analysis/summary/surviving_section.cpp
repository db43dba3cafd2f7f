#include "analysis/summary/number_text.hpp"
#include "analysis/summary/summary_sections.hpp"

#include <fmt/format.h>

namespace cordon::analysis {
namespace {

using Shares = std::vector<SurvivingShare>;

/// The policy's rows, as they are told.
std::string rows_of(const Shares& shares, std::size_t policy) {
    std::string rows;
    for (const auto& entry : shares) {
        if (entry.policy == policy) {
            const auto time = entry.months < 12    ? fmt::format("{} months", entry.months)
                              : entry.months == 12 ? "1 year"
                                                   : fmt::format("{} years", entry.months / 12);
            rows += fmt::format("  after {:<10}{}{:>9}   {}\n", time, entry.date.text(),
                                share_text(entry.share.median),
                                range_text(entry.share.nine_in_ten, share_text));
        }
    }
    return rows;
}

}  // namespace

std::string surviving_section(const Summary& summary) {
    const auto& shares = summary.surviving_shares;
    if (shares.empty()) {
        return "";
    }
    auto text = heading("What a ban on sales leaves in use");
    text += "Share still in use of the devices under the ban that were in use when it began.\n";
    text += fmt::format("  {:<16}{:<10}{:>9}   {}\n", "", "date", "median", "nine in ten members");
    std::string told;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const std::size_t policy = shares[i].policy;
        if (i > 0 && policy == shares[i - 1].policy) {
            continue;
        }
        const auto title = title_of(summary.policies[policy]);
        const auto rows = rows_of(shares, policy);
        text += wrapped(fmt::format("{} (from {}){}", title, shares[i].ban_start.text(),
                                    rows == told ? ": the same" : ""),
                        0, page_width);
        text += rows == told ? "" : rows;
        told = rows;
    }
    return text;
}

}  // namespace cordon::analysis
