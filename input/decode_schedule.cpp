#include "input/decode.hpp"

#include <fmt/format.h>

namespace cordon::input {

models::Schedule decode_schedule(BlockReader& item, const Timeline& timeline,
                                 std::string_view strength) {
    const std::size_t before = item.problem_count();
    const Date effective = item.date("effective");
    const Date full = item.date("full");
    if (item.problem_count() == before && full < effective) {
        item.refuse("full", fmt::format("in full force on {}, before it takes effect on {}",
                                        full.text(), effective.text()));
    }
    return {.effective = timeline.time(effective),
            .full = timeline.time(full),
            .compliance = item.number(strength, dimension::share, between(0, 1))};
}

const Names& price_measure_kinds() {
    static const Names kinds{"kind of price measure", {"tariff", "subsidy"}};
    return kinds;
}

models::PriceMeasureOptions decode_price_measure(BlockReader& item, PriceMeasure kind,
                                                 const Catalogue& catalogue,
                                                 const Timeline& timeline) {
    models::PriceMeasureOptions measure{
        .schedule = decode_schedule(item, timeline, "pass_through"),
        .device_classes = item.scope("device_classes", catalogue.device_classes),
        .blocs = item.scope("blocs", catalogue.blocs),
        .rate = 0,
    };
    // A tariff may multiply a price, a subsidy leaves a part of it.
    measure.rate = kind == PriceMeasure::tariff
                       ? item.number("rate", dimension::share, between(0, 10))
                       : -item.number("rate", dimension::share, between(0, 0.95));
    return measure;
}

}  // namespace cordon::input
