#include "input/decode.hpp"

#include "input/shares.hpp"

namespace cordon::input {

models::RemedyShares decode_remedies(BlockReader& parent) {
    models::RemedyShares shares;
    parent.block("remedies", [&](BlockReader& block) {
        const std::size_t before = block.problem_count();
        double sum = 0;
        double central_sum = 0;
        const auto share = [&](std::string_view key) {
            const Drawn number = block.drawn(key, dimension::share, between(0, 1));
            sum += number.value;
            central_sum += number.central;
            return number.value;
        };
        shares = {.ignored = share("ignored"),
                  .restarted = share("restarted"),
                  .credential_changed = share("credential_changed"),
                  .patched = share("patched"),
                  .replaced = share("replaced")};
        if (block.is_checking() && block.problem_count() == before && !is_whole(central_sum)) {
            block.refuse_whole(sum_complaint(central_sum));
        }
        // Drawn shares, and rounded ones, miss the whole by a little.
        for (double* part : {&shares.ignored, &shares.restarted, &shares.credential_changed,
                             &shares.patched, &shares.replaced}) {
            *part /= sum;
        }
    });
    return shares;
}

models::NotificationOptions decode_notification(BlockReader& national) {
    models::NotificationOptions options;
    national.block("notification", [&](BlockReader& block) {
        options.finds_per_year = block.number("finds", dimension::per_year, at_least(0));
        options.cases_per_day =
            block.number("cases", dimension::per_year, above(0)) / days_per_year;
        options.remedies = decode_remedies(block);
    });
    return options;
}

}  // namespace cordon::input
