#pragma once

#include "input/diagnostics.hpp"
#include "input/kev_catalogue.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// \file
/// Two tables of scenarios/data/ that say what an entry of the catalogue means here. Their shipped
/// versions are compiled in; scenarios/data/README.md says where they come from.

namespace cordon::input {

/// A device class under a legal order: that of the vendor's seat.
struct KevCell {
    std::string device_class;
    std::string bloc;

    friend auto operator<=>(const KevCell&, const KevCell&) = default;
};

/// Which products are connected devices, and where they belong. Columns `vendor`, `product`,
/// `device_class`, `bloc`; a product `*` stands for every product of the vendor that has no row of
/// its own. Vendors and products are compared without regard to capital letters.
class KevProductMap {
public:
    static KevProductMap parse(std::string_view csv, const SourceName& name, Diagnostics& problems);

    /// The cell of an entry; null if it is no device that the table knows.
    [[nodiscard]] const KevCell* cell_of(const KevEntry& entry) const;
    /// True if the table has any product of this entry's vendor.
    [[nodiscard]] bool knows_vendor_of(const KevEntry& entry) const;
    /// Every class of the table with every bloc of it, sorted.
    [[nodiscard]] std::vector<KevCell> cells() const;

private:
    std::map<std::pair<std::string, std::string>, KevCell> cells_;  ///< by vendor, product
};

/// The word for all blocs in a profile table.
inline constexpr std::string_view kev_all_blocs = "all";

/// A weakness profile of a scenario and the cells whose entries it stands for.
struct KevProfile {
    std::string name;
    std::string device_class;
    std::string bloc;   ///< or kev_all_blocs
    int product_lines;  ///< lines of the scenario that have this profile, >= 1

    [[nodiscard]] bool covers(const KevCell& cell) const {
        return device_class == cell.device_class && (bloc == kev_all_blocs || bloc == cell.bloc);
    }
};

/// Columns `weakness_profile`, `device_class`, `bloc`, `product_lines`. Reports rows about cells
/// that `map` does not have, and cells that two rows claim: their entries would count twice.
std::vector<KevProfile> parse_kev_profiles(std::string_view csv, const SourceName& name,
                                           const KevProductMap& map, Diagnostics& problems);

/// A table that the program carries, and its name for messages.
struct ShippedTable {
    std::string_view name;
    std::string_view csv;
};
ShippedTable shipped_kev_product_map();
ShippedTable shipped_kev_profiles();

}  // namespace cordon::input
