#include "models/observation/banned_base.hpp"

#include <algorithm>

namespace cordon::models {

BannedBase::BannedBase(std::span<const Stock> stocks) : stocks_(stocks) {
    for (const auto& stock : stocks) {
        if (const auto ban = stock.nation().policy().first_ban()) {
            first_ban_ = std::min(first_ban_.value_or(never), *ban);
        }
    }
    if (first_ban_ && *first_ban_ <= stocks.front().nation().options().clock.horizon) {
        at_first_ban_ = banned(*first_ban_, *first_ban_);
    }
}

double BannedBase::banned(SimTime time, SimTime bought_before) const {
    double devices = 0;
    for (const auto& stock : stocks_) {
        devices += stock.banned(time, bought_before);
    }
    return devices;
}

std::optional<double> BannedBase::online(SimTime time) const {
    return first_ban_ ? std::optional(banned(time, never)) : std::nullopt;
}

std::optional<double> BannedBase::surviving_share(SimTime time) const {
    if (!first_ban_ || time < *first_ban_ || at_first_ban_ <= 0) {
        return std::nullopt;
    }
    return banned(time, *first_ban_) / at_first_ban_;
}

}  // namespace cordon::models
