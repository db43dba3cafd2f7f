#include "input/evidence_dates.hpp"

#include <fmt/format.h>
#include <set>

namespace cordon::input {

EvidenceDates decode_sources(BlockReader& root) {
    EvidenceDates dates;
    root.each("sources", 0, [&](BlockReader& item) {
        item.text("cite");
        if (item.says("dated", "assumed")) {
            item.text("dated");
            dates.emplace(item.name(), std::nullopt);
        } else if (item.has("dated")) {
            dates.emplace(item.name(), item.date("dated"));
        }
    });
    return dates;
}

void check_evidence(const std::vector<NumberRecord>& numbers, const EvidenceDates& dates,
                    Date first, const Place& scenario, Diagnostics& problems) {
    std::set<std::string> seen;
    for (const auto& number : numbers) {
        const auto& source = number.provenance.source;
        if (!source) {
            problems.add(scenario, number.path, "a hindcast needs a source for every number");
            continue;
        }
        if (!seen.insert(source->text).second) {
            continue;
        }
        const auto dated = dates.find(source->text);
        if (dated == dates.end()) {
            problems.add(source->place, number.path,
                         fmt::format("source '{}' has no `dated`, which a hindcast needs (a date, "
                                     "or assumed)",
                                     source->text));
        } else if (dated->second && *dated->second >= first) {
            problems.add(source->place, number.path,
                         fmt::format("source '{}' is of {}, not before the first figure that the "
                                     "hindcast is compared with, of {}",
                                     source->text, dated->second->text(), first.text()));
        }
    }
}

}  // namespace cordon::input
