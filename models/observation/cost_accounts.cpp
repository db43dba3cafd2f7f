#include "models/observation/cost_accounts.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace cordon::models {

namespace {

/// True if buyers of two sectors buy the same: they weigh alike, and the same is forbidden to them.
bool buy_alike(const Nation& nation, std::size_t sector, std::size_t other) {
    const auto& segment_of = nation.jurisdiction().market.segment_of_sector;
    const auto& bans = nation.policy().bans();
    return segment_of[sector] == segment_of[other] &&
           std::all_of(bans.begin(), bans.end(), [=](const SalesBanOptions& ban) {
               return ban.sectors[sector] == ban.sectors[other];
           });
}

/// [sector], the bases of a class in it.
std::vector<std::vector<const Ownership*>> bases_of(const Nation& nation,
                                                    std::size_t device_class) {
    const auto& population = nation.jurisdiction().population;
    std::vector<std::vector<const Ownership*>> bases(population.sectors.size());
    for (std::size_t type = 0; type < population.site_types.size(); ++type) {
        const auto& site_type = population.site_types[type];
        for (std::size_t base = 0; base < site_type.devices.size(); ++base) {
            if (site_type.devices[base].device_class == device_class) {
                bases[site_type.sector].push_back(&nation.ownership(type, base));
            }
        }
    }
    return bases;
}

}  // namespace

CostAccounts::CostAccounts(const Stock& stock) : nation_(stock.nation()) {
    const std::size_t classes = nation_.jurisdiction().population.device_classes.size();
    for (std::size_t device_class = 0; device_class < classes; ++device_class) {
        add_flows(stock, device_class);
    }
    const std::size_t cells = classes * nation_.jurisdiction().market.blocs.size();
    for (auto* account : {&totals_.purchase_spending, &totals_.public_spending,
                          &totals_.tariff_revenue, &totals_.compliance_cost}) {
        account->assign(cells, 0);
    }
}

void CostAccounts::add_flows(const Stock& stock, std::size_t device_class) {
    const ServiceLife life(nation_.jurisdiction().population.device_classes[device_class]);
    auto bases = bases_of(nation_, device_class);
    for (std::size_t sector = 0; sector < bases.size(); ++sector) {
        auto together = std::move(bases[sector]);
        if (together.empty()) {
            continue;
        }
        for (std::size_t other = sector + 1; other < bases.size(); ++other) {
            if (buy_alike(nation_, sector, other)) {
                together.insert(together.end(), bases[other].begin(), bases[other].end());
                bases[other].clear();
            }
        }
        purchases_.push_back({device_class, PurchaseFlow(*stock.purchases(device_class, sector),
                                                         std::move(together), life)});
    }
}

void CostAccounts::advance(SimTime time) {
    CORDON_EXPECT(until_ <= time);
    for (const auto& [device_class, flow] : purchases_) {
        flow.for_each_piece(until_, time, [&, of = device_class](const PurchaseFlow::Piece& piece) {
            add(of, piece);
        });
    }
    until_ = time;
}

void CostAccounts::add(std::size_t device_class, const PurchaseFlow::Piece& piece) {
    const auto& market = nation_.jurisdiction().market;
    const auto& sales = nation_.sales();
    const auto lines = sales.lines_of(device_class);
    std::vector<double> devices(market.blocs.size(), 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        devices[market.product_lines[lines[i]].bloc] += piece.devices[i];
    }
    const SimTime middle = piece.from + (piece.until - piece.from) / 2;
    const double price = nation_.jurisdiction().population.device_classes[device_class].price_eur;
    const double compliance_cost =
        nation_.policy().expected_compliance_cost(piece.from, piece.until, device_class);
    for (std::size_t bloc = 0; bloc < devices.size(); ++bloc) {
        const double listed =
            devices[bloc] * price * sales.relative_price(device_class, bloc, middle);
        const auto [paid, subsidy, tariff] = sales.prices().split(device_class, bloc, middle);
        const std::size_t cell = device_class * devices.size() + bloc;
        totals_.purchase_spending[cell] += listed * paid;
        totals_.public_spending[cell] += listed * subsidy;
        totals_.tariff_revenue[cell] += listed * tariff;
        totals_.compliance_cost[cell] += devices[bloc] * compliance_cost;
    }
}

}  // namespace cordon::models
