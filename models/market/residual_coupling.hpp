#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>

/// \file
/// Picking from a discrete law by a uniform number, and moving a pick from one law to another so
/// that it stays where it can (residual coupling, which is maximal: Lindvall, Lectures on the
/// coupling method, 1992, I.5). Laws are functions from an index to its share; `order` lists the
/// indices, and who wants picks that do not depend on the numbering lists them by name.

namespace cordon::models {

/// An index, and where the uniform number lay in the part of the unit interval that belongs to it:
/// uniform in [0, 1) again, whatever was picked.
struct Pick {
    std::size_t index;
    double position;
};

/// The index in whose part of [0, sum of the shares) a point lies. What rounding leaves beyond the
/// last part belongs to the last that is not empty. \pre some share is above 0
template <class Share>
Pick pick_at(std::span<const std::size_t> order, Share share, double point) {
    Pick last{order.front(), 0};
    for (const std::size_t index : order) {
        const double part = share(index);
        if (part <= 0) {
            continue;
        }
        if (point < part) {
            return {index, std::max(0.0, point / part)};
        }
        point -= part;
        last = {index, 1 - 0x1p-53};
    }
    return last;
}

/// Whether a pick stays whose share goes from `had` to `has`.
inline bool is_kept(double had, double has, double position) {
    return has >= had || position * had < has;
}

/// A pick from the law `before` as one from the law `after`: kept with probability
/// min(1, after / before), decided by its position, else picked from what other shares gained.
/// \param nothing  1 less the sum of the law `after`: the share that picks nothing in the end
/// \param uniform  in (0, 1): where in the sum of gains, of which `nothing` is the first
template <class Before, class After>
std::optional<Pick> moved_or_nothing(std::span<const std::size_t> order, Before before, After after,
                                     double nothing, Pick pick, double uniform) {
    const double had = before(pick.index);
    const double has = after(pick.index);
    if (has >= had) {
        return pick;
    }
    if (pick.position * had < has) {
        return Pick{pick.index, pick.position * had / has};
    }
    const auto gain = [&](std::size_t index) {
        return std::max(0.0, after(index) - before(index));
    };
    double gained = nothing;
    for (const std::size_t index : order) {
        gained += gain(index);
    }
    if (gained <= 0) {
        return pick;
    }
    const double point = uniform * gained;
    return point < nothing ? std::nullopt : std::optional(pick_at(order, gain, point - nothing));
}

template <class Before, class After>
Pick moved(std::span<const std::size_t> order, Before before, After after, Pick pick,
           double uniform) {
    return *moved_or_nothing(order, before, after, 0, pick, uniform);
}

/// The same with no other number: where a pick that is not kept lay in the part that was lost.
template <class Before, class After>
Pick moved(std::span<const std::size_t> order, Before before, After after, Pick pick) {
    const double had = before(pick.index);
    const double has = after(pick.index);
    return has >= had
               ? pick
               : moved(order, before, after, pick, (pick.position * had - has) / (had - has));
}

}  // namespace cordon::models
