#pragma once

#include "models/market/choice_set.hpp"

#include <vector>

namespace cordon::models {

/// The buyers of one device class in one sector by how early they obey and whether they evade, so
/// that on any date all of a group are forbidden the same: what it takes to follow buyers who come
/// back at another date.
///
/// Groups are intervals of the two quantiles of ChoiceSet::forbids; their borders move as obedience
/// rises, hence buyers go from group to group. Within a group buyers are taken as alike. That is
/// exact where one ban applies, for who obeys it goes on to; with several that rise at the same
/// time at different speeds it leaves out who of a group goes first.
class ObedienceGroups {
public:
    /// \param policy  must outlive the object
    ObedienceGroups(const PolicyRules& policy, std::size_t device_class, std::size_t sector);

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// [group], share of the buyers and what is forbidden to them on a date, of `blocs` blocs.
    [[nodiscard]] std::vector<Offer> at(SimTime date, std::size_t blocs) const;

    /// [from * size + to], share of a group's buyers on `date` that belongs to another one `later`;
    /// 0 for a group that is empty on `date`. \pre date <= later
    [[nodiscard]] std::vector<double> moves(SimTime date, SimTime later) const;

private:
    /// Buyers whom the same bans reach.
    struct Row {
        double buyers;
        std::vector<const SalesBanOptions*> bans;
    };

    /// 0, the obediences to the row's bans in increasing order, and 1.
    static std::vector<double> borders(const Row& row, SimTime date);

    std::vector<Row> rows_;
    std::size_t size_ = 0;
};

}  // namespace cordon::models
