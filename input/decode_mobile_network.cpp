#include "input/decode.hpp"
#include "input/shares.hpp"

#include <algorithm>

namespace cordon::input {
namespace {

models::CoverageOptions decode_coverage(BlockReader& block, const Timeline& timeline) {
    models::CoverageOptions coverage;
    block.each("coverage", 0, [&](BlockReader& item) {
        const SimTime date = timeline.time(item.date("date"));
        const auto same_date = [&](const auto& other) { return other.date == date; };
        if (std::any_of(coverage.begin(), coverage.end(), same_date)) {
            item.refuse("date", "another point has this date");
        }
        coverage.push_back({date, item.number("share", dimension::share, between(0, 1))});
    });
    std::sort(coverage.begin(), coverage.end(),
              [](const auto& a, const auto& b) { return a.date < b.date; });
    return coverage;
}

/// Shares that sum to 1, one for each of `keys`.
std::vector<double> decode_whole(BlockReader& block, const std::vector<std::string>& keys) {
    std::vector<double> shares;
    const std::size_t before = block.problem_count();
    double sum = 0;
    double central_sum = 0;
    for (const auto& key : keys) {
        const Drawn share = block.drawn(key, dimension::share, between(0, 1));
        shares.push_back(share.value);
        sum += share.value;
        central_sum += share.central;
    }
    if (block.is_checking() && block.problem_count() == before && !is_whole(central_sum)) {
        block.refuse_whole(sum_complaint(central_sum));
    }
    for (double& share : shares) {
        share /= sum;
    }
    return shares;
}

}  // namespace

models::MobileNetworkOptions
decode_mobile_network(BlockReader& national, const Catalogue& catalogue, const Timeline& timeline) {
    models::MobileNetworkOptions network;
    national.block("mobile_network", [&](BlockReader& block) {
        network.coverage = decode_coverage(block, timeline);
        block.block("subscriptions", [&](BlockReader& subscriptions) {
            const auto shares =
                decode_whole(subscriptions, {"carrier_nat", "private_network", "public_address"});
            network.carrier_nat = shares[0];
            network.private_network = shares[1];
            network.public_address = shares[2];
        });
        block.block("equipment", [&](BlockReader& equipment) {
            network.equipment_by_bloc = decode_whole(equipment, catalogue.blocs.words);
        });
    });
    return network;
}

}  // namespace cordon::input
