#include "analysis/summary/number_text.hpp"
#include "analysis/summary/summary_sections.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

std::string introduction(const Summary& summary) {
    const bool one_member = summary.members == 1;
    return wrapped(summary.title, 0, page_width) +
           wrapped(fmt::format("{} possible course{} of events ({}), {} to {}, {} polic{}. Run {}.",
                               summary.members, one_member ? "" : "s",
                               one_member ? "a member" : "members", summary.start.text(),
                               summary.end.text(), summary.policies.size(),
                               summary.policies.size() == 1 ? "y" : "ies", summary.run_id),
                   0, page_width);
}

}  // namespace

std::string heading(const std::string& title) {
    return "\n" + title + "\n" + std::string(std::min(title.size(), page_width), '-') + "\n";
}

std::string summary_text(const Summary& summary) {
    return introduction(summary) + answers_section(summary) + surviving_section(summary) +
           levels_section(summary) + stock_section(summary) + changes_section(summary);
}

}  // namespace cordon::analysis
