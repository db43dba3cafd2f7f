#include "analysis/summary/headlines.hpp"

#include <utility>

namespace cordon::analysis {

using output::Label;
using output::Reduction;
using output::RunHeader;

namespace {

void add_campaign_headlines(std::vector<Headline>& headlines, const Label& campaign) {
    const Places where{{"campaign", campaign.name}};
    const auto title = title_of(campaign);
    headlines.push_back({"active", where, Reduction::final, title + ": devices held", "device"});
    headlines.push_back(
        {"active_peak", where, Reduction::max, title + ": most held at once so far", "device"});
    headlines.push_back(
        {"spells", where, Reduction::final, title + ": infections so far", "infection"});
}

std::vector<Headline> headlines_of(const RunHeader& header) {
    std::vector<Headline> headlines{
        {"devices", {}, Reduction::final, "Devices online", "device"},
        {"compromised", {}, Reduction::final, "Devices held by any campaign", "device"}};
    for (const auto& campaign : header.campaigns) {
        add_campaign_headlines(headlines, campaign);
    }
    headlines.push_back({"unauthorised_exposure",
                         {},
                         Reduction::final,
                         "Device-days with unauthorised access so far",
                         "device-day"});
    for (const auto& layer : output::exposure_layers()) {
        headlines.push_back({"authorised_exposure",
                             {{"layer", layer.name}},
                             Reduction::final,
                             "Device-days open to vendors' states so far: " + layer.name,
                             "device-day"});
    }
    return headlines;
}

}  // namespace

std::vector<HeadlinePaths> headline_paths(const output::RunReader& run) {
    const auto& header = run.header();
    std::vector<HeadlinePaths> paths;
    for (auto& headline : headlines_of(header)) {
        paths.push_back({std::move(headline), {}});
    }
    for (const auto& spec : output::series_specs()) {
        std::vector<HeadlinePaths*> items;
        std::vector<Places> places;
        for (auto& item : paths) {
            if (item.headline.series == spec.name) {
                items.push_back(&item);
                places.push_back(item.headline.where);
            }
        }
        if (items.empty()) {
            continue;
        }
        for (std::size_t policy = 0; policy < header.policies.size(); ++policy) {
            auto found = totals(run, spec.name, policy, places);
            for (std::size_t i = 0; i < items.size(); ++i) {
                items[i]->policies.push_back(std::move(found[i]));
            }
        }
    }
    return paths;
}

std::vector<MemberPaths> paths_of(const output::RunReader& run, const Headline& headline) {
    std::vector<MemberPaths> paths;
    for (std::size_t policy = 0; policy < run.header().policies.size(); ++policy) {
        paths.push_back(totals(run, headline.series, policy, headline.where));
    }
    return paths;
}

}  // namespace cordon::analysis
