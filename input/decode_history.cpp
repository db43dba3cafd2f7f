#include "input/decode.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::input {
namespace {

/// A series that figures are published of, and the axes on which they may name a place. What adds
/// up from the start is not among them: no figure from before it means the same.
struct HistorySeries {
    const char* name;
    std::vector<std::string> axes;
};

const std::vector<HistorySeries>& all_series() {
    static const std::vector<HistorySeries> series{
        {"devices", {"jurisdiction", "sector", "bloc"}},
        {"devices_by_class", {"jurisdiction", "device_class", "bloc"}},
        {"observed_active", {"campaign"}}};
    return series;
}

const HistorySeries* find_series(std::string_view name) {
    const auto& all = all_series();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const auto& series) { return series.name == name; });
    return found == all.end() ? nullptr : &*found;
}

Names series_names() {
    Names names{"series", {}};
    for (const auto& series : all_series()) {
        names.words.emplace_back(series.name);
    }
    return names;
}

/// \param series  null if it is unknown, which is reported: then no place is wrong
void decode_places(BlockReader& item, const Catalogue& catalogue, const HistorySeries* series,
                   HistoryFigure& figure) {
    const std::map<std::string, const Names*> places{{"jurisdiction", &catalogue.jurisdictions},
                                                     {"campaign", &catalogue.campaigns},
                                                     {"sector", &catalogue.sectors},
                                                     {"bloc", &catalogue.blocs},
                                                     {"device_class", &catalogue.device_classes}};
    for (const auto& [axis, names] : places) {
        if (!item.has(axis) || series == nullptr) {
            continue;
        }
        const auto& axes = series->axes;
        if (std::find(axes.begin(), axes.end(), axis) == axes.end()) {
            item.refuse(axis, fmt::format("series '{}' has no such axis (there are {})",
                                          figure.series, fmt::join(axes, ", ")));
        } else {
            figure.where[axis] = item.word(axis, *names);
        }
    }
}

/// A campaign has reports to be compared with if the scenario says who makes them.
void check_observer(BlockReader& item, const Catalogue& catalogue,
                    const std::vector<models::CampaignObserverOptions>& observers,
                    const HistoryFigure& figure) {
    if (!item.has("campaign")) {
        item.word("campaign", catalogue.campaigns);  // reported as missing
        return;
    }
    const auto campaign = catalogue.campaigns.index_of(figure.where.at("campaign"));
    const auto is_of_campaign = [&](const auto& observer) { return observer.campaign == campaign; };
    if (campaign && std::none_of(observers.begin(), observers.end(), is_of_campaign)) {
        item.refuse("campaign",
                    fmt::format("nobody observes '{}' (the scenario needs an entry of `observers` "
                                "for it)",
                                figure.where.at("campaign")));
    }
}

std::optional<double> number(BlockReader& item, std::string_view key) {
    if (!item.has(key)) {
        return std::nullopt;
    }
    const double value = item.plain_number(key, dimension::devices);
    if (value < 0) {
        item.refuse(key, fmt::format("{} is below 0", in_words(value, dimension::devices)));
    }
    return value;
}

void decode_numbers(BlockReader& item, HistoryFigure& figure) {
    figure.low = number(item, "low");
    figure.central = number(item, "central");
    figure.high = number(item, "high");
    if (!figure.central && (!figure.low || figure.high)) {
        item.refuse_whole("has no figure (give `central`, with `low` and `high` if they are known, "
                          "or `low` alone for \"more than\")");
    }
    if (figure.central && (figure.low.value_or(*figure.central) > *figure.central ||
                           figure.high.value_or(*figure.central) < *figure.central)) {
        item.refuse("central", "low, central and high are not in this order");
    }
}

}  // namespace

std::vector<HistoryFigure>
decode_history(BlockReader& root, const Catalogue& catalogue, const Timeline& timeline,
               const std::vector<models::CampaignObserverOptions>& observers) {
    std::vector<HistoryFigure> figures;
    if (!root.has("history")) {
        return figures;
    }
    root.each("history", 0, [&](BlockReader& item) {
        HistoryFigure figure{.name = std::string(item.name()),
                             .title = item.text("title"),
                             .series = item.word("series", series_names()),
                             .where = {},
                             .date = item.date("date"),
                             .low = {},
                             .central = {},
                             .high = {},
                             .quality = item.word("quality", quality_names()),
                             .source = item.word("source", catalogue.sources)};
        decode_places(item, catalogue, find_series(figure.series), figure);
        if (figure.series == "observed_active") {
            check_observer(item, catalogue, observers, figure);
        }
        if (figure.date > timeline.end) {
            item.refuse("date", fmt::format("'{}' is after the horizon on {}", figure.date.text(),
                                            timeline.end.text()));
        }
        decode_numbers(item, figure);
        figures.push_back(std::move(figure));
    });
    return figures;
}

}  // namespace cordon::input
