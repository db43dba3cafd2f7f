#include "models/observation/cost_accounts.hpp"

#include "base/contract.hpp"

namespace cordon::models {

CostAccounts::CostAccounts(const Stock& stock) : nation_(stock.nation()) {
    const auto& population = nation_.jurisdiction().population;
    for (std::size_t device_class = 0; device_class < population.device_classes.size();
         ++device_class) {
        const ServiceLife life(population.device_classes[device_class]);
        for (std::size_t sector = 0; sector < population.sectors.size(); ++sector) {
            if (const auto* cohorts = stock.purchases(device_class, sector)) {
                purchases_.push_back(
                    {device_class, PurchaseFlow(*cohorts, bases(device_class, sector), life)});
            }
        }
    }
    const std::size_t cells =
        population.device_classes.size() * nation_.jurisdiction().market.blocs.size();
    for (auto* account : {&totals_.purchase_spending, &totals_.public_spending,
                          &totals_.tariff_revenue, &totals_.compliance_cost}) {
        account->assign(cells, 0);
    }
}

std::vector<const Ownership*> CostAccounts::bases(std::size_t device_class,
                                                  std::size_t sector) const {
    const auto& types = nation_.jurisdiction().population.site_types;
    std::vector<const Ownership*> found;
    for (std::size_t type = 0; type < types.size(); ++type) {
        for (std::size_t base = 0; base < types[type].devices.size(); ++base) {
            if (types[type].sector == sector &&
                types[type].devices[base].device_class == device_class) {
                found.push_back(&nation_.ownership(type, base));
            }
        }
    }
    return found;
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
