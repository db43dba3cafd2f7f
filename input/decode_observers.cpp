#include "input/decode.hpp"

#include <algorithm>

namespace cordon::input {

std::vector<models::CampaignObserverOptions> decode_observers(BlockReader& root,
                                                              const Catalogue& catalogue) {
    std::vector<models::CampaignObserverOptions> observers;
    if (!root.has("observers")) {
        return observers;
    }
    root.each("observers", 0, [&](BlockReader& item) {
        const std::size_t before = item.problem_count();
        observers.push_back({
            .name = std::string(item.name()),
            .title = item.text("title"),
            .campaign = item.choice("campaign", catalogue.campaigns),
            .sample = item.number("sample", dimension::share, Range{0, 1, LowEnd::excluded}),
            .seen = item.number("seen", dimension::share, between(0, 1)),
            .recorded = item.number("recorded", dimension::share, between(0, 1)),
            .address_changes_per_day =
                item.number("address_changes", dimension::per_year, at_least(0)) / days_per_year,
            .devices_per_address =
                item.number("devices_per_address", dimension::plain, at_least(1)),
            .error = item.number("error", dimension::plain, at_least(0)),
        });
        const auto campaign = observers.back().campaign;
        if (item.is_checking() && item.problem_count() == before &&
            std::any_of(observers.begin(), observers.end() - 1,
                        [&](const auto& other) { return other.campaign == campaign; })) {
            item.refuse("campaign", "has an observer already (one at most)");
        }
    });
    return observers;
}

}  // namespace cordon::input
