#pragma once

#include "models/nation.hpp"

#include <cstdint>
#include <vector>

namespace cordon::models {

/// An organisation: a site of a type whose sites are organisations.
struct Organisation {
    std::size_t jurisdiction;
    std::size_t site_type;
    std::uint64_t site;  ///< number among the sites of its type

    friend auto operator<=>(const Organisation&, const Organisation&) = default;
};

/// The organisations of all jurisdictions and the data they hold. A function of identity: nothing
/// is stored for an organisation.
class Organisations {
public:
    /// \param nations  must outlive this
    explicit Organisations(const Nations& nations);

    /// Of a sector in all jurisdictions.
    [[nodiscard]] std::uint64_t count(std::size_t sector) const;
    [[nodiscard]] std::uint64_t count(std::size_t sector, std::size_t jurisdiction) const {
        return counts_[jurisdiction * sectors_ + sector];
    }

    /// One of a sector, each equally likely. \pre count(sector) > 0
    [[nodiscard]] Organisation any(std::size_t sector, sim::RandomStream& rng) const;
    /// The same in one jurisdiction. \pre count(sector, jurisdiction) > 0
    [[nodiscard]] Organisation any(std::size_t sector, std::size_t jurisdiction,
                                   sim::RandomStream& rng) const;

    /// How many records its data store holds: log-normal between the organisations of its sector,
    /// keyed by the site. At most 1e12.
    [[nodiscard]] std::int64_t records(const Organisation& organisation) const;

private:
    /// The organisation of this number among those of a sector in one jurisdiction.
    [[nodiscard]] Organisation numbered(std::size_t sector, std::size_t jurisdiction,
                                        std::uint64_t number) const;

    const Nations& nations_;
    std::size_t sectors_;
    std::vector<std::uint64_t> counts_;  ///< [jurisdiction][sector]
};

}  // namespace cordon::models
