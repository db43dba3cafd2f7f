#include "models/campaign/conservation.hpp"

#if CORDON_CHECK_HOT

#include "base/contract.hpp"
#include "models/campaign/campaigns.hpp"

#include <numeric>
#include <string>
#include <string_view>

namespace cordon::models {
namespace {

void demand(bool holds, const char* law, std::string_view whose, SimTime edge, std::int64_t found,
            std::int64_t expected) {
    if (!holds) {
        throw ContractViolation("conservation broken: " + std::string(law) + " (" +
                                std::string(whose) + ", day " +
                                std::to_string(days_since_start(edge)) + ": " +
                                std::to_string(found) + ", not " + std::to_string(expected) + ")");
    }
}

/// Counts of devices and the summed starts, in milliseconds, of what they are in.
struct Recount {
    Occupancy held;
    Occupancy in_contact;
    Occupancy collecting;
};

bool are_equal(const Occupancy& counted, const Occupancy& kept) {
    return counted.now == kept.now && counted.since_milliseconds == kept.since_milliseconds;
}

}  // namespace

/// One partition's books, opened at an edge.
class Conservation::Partition {
public:
    Partition(const Compromise& books, SimTime edge)
        : books_(books), edge_(edge), plans_(books.nation_.threats().campaigns()),
          kinds_(books.nation_.options().campaigns.size()), held_(plans_.size(), 0),
          in_contact_(plans_.size(), 0), ever_(kinds_, 0), cells_(kinds_ * books.strata_.size()) {}

    void check() {
        for (std::uint32_t place = 0; place < books_.touched_.size(); ++place) {
            count(place);
        }
        check_campaigns();
        for (std::size_t kind = 0; kind < kinds_; ++kind) {
            check_kind(kind);
        }
        const auto sum = [](const auto& counts) {
            return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
        };
        expect(sum(held_), books_.held_, "what campaigns hold is what is held", "all");
        expect(static_cast<std::int64_t>(books_.neighbours_.size()), with_neighbours_,
               "sites are remembered of infected devices alone", "all");
    }

private:
    void count(std::uint32_t place) {
        const TouchedDevice& record = books_.touched_[place];
        spells_ += record.spells;
        for (std::size_t kind = 0; kind < kinds_; ++kind) {
            ever_[kind] += record.taken_by >> kind & 1;
        }
        if (!record.is_held()) {
            expect(record.in_contact || record.is_read ? 1 : 0, 0,
                   "nobody uses a device that nobody holds", "all");
            expect(record.waiting == Target::none || record.safe ? 0 : 1, 0,
                   "nobody waits for a device that is free", "all");
            return;
        }
        const Target& holder = books_.targets_[record.holding];
        const std::string_view name = plans_[holder.campaign].options.name;
        expect(holder.record, place, "a device is held by one campaign at a time", name);
        expect(record.safe ? 1 : 0, 0, "a safe device is not held", name);
        expect(record.is_read && !record.in_contact ? 1 : 0, 0, "what is read is in contact", name);
        expect(record.cut_off && record.in_contact ? 1 : 0, 0, "what is cut off is not", name);
        demand(record.held_until > edge_, "a spell that is due has ended", name, edge_,
               record.held_until.microseconds, edge_.microseconds);
        count_held(record, holder);
        count_waiting(record, place, name);
        if (books_.neighbours_.contains(place)) {
            ++with_neighbours_;
        }
    }

    void count_held(const TouchedDevice& record, const Target& holder) {
        ++held_[holder.campaign];
        Recount& cell =
            cells_[plans_[holder.campaign].kind * books_.strata_.size() + holder.stratum];
        cell.held.begin(record.held_since);
        if (record.in_contact) {
            ++in_contact_[holder.campaign];
            cell.in_contact.begin(record.contact_since);
        }
        if (record.is_read) {
            cell.collecting.begin(record.read_since);
        }
    }

    void count_waiting(const TouchedDevice& record, std::uint32_t place,
                       std::string_view name) const {
        std::size_t waiting = 0;
        for (std::uint32_t next = record.waiting; next != Target::none;
             next = books_.targets_[next].next) {
            expect(books_.targets_[next].record, place, "who waits, waits for one device", name);
            demand(next != record.holding && ++waiting <= books_.targets_.size(),
                   "who waits, waits once and does not hold", name, edge_, next, record.holding);
        }
    }

    void check_campaigns() const {
        for (std::size_t campaign = 0; campaign < plans_.size(); ++campaign) {
            const std::string_view name = plans_[campaign].options.name;
            expect(books_.ledger_.begun(campaign) - books_.ledger_.ended(campaign), held_[campaign],
                   "spells begun less spells ended are the devices held", name);
            expect(books_.in_contact_[campaign], in_contact_[campaign],
                   "devices in use are those counted", name);
        }
        expect(static_cast<std::int64_t>(books_.cases_.size()), 0, "no case is left lying", "all");
        expect(books_.ledger_.cases_worked_on(), books_.ledger_.cases_opened(),
               "every case opened is worked on", "all");
    }

    void check_kind(std::size_t kind) {
        const std::string_view name = books_.nation_.options().campaigns[kind].name;
        SpellCounts total;
        for (std::size_t stratum = 0; stratum < books_.strata_.size(); ++stratum) {
            const SpellCounts& kept = books_.tally_.counts(kind, stratum);
            const Recount& counted = cells_[kind * books_.strata_.size() + stratum];
            demand(are_equal(counted.held, kept.held), "devices held are those counted", name,
                   edge_, kept.held.now, counted.held.now);
            demand(are_equal(counted.in_contact, kept.in_contact),
                   "devices in contact are those counted", name, edge_, kept.in_contact.now,
                   counted.in_contact.now);
            demand(are_equal(counted.collecting, kept.collecting), "devices read are those counted",
                   name, edge_, kept.collecting.now, counted.collecting.now);
            check_order(kept, name);
            total += kept;
        }
        expect(total.ever, ever_[kind], "devices ever held are those counted", name);
        std::int64_t begun = 0;
        std::int64_t area = 0;
        for (std::size_t campaign = 0; campaign < plans_.size(); ++campaign) {
            if (plans_[campaign].kind == kind) {
                begun += books_.ledger_.begun(campaign);
                area += books_.ledger_.area(campaign, edge_);
            }
        }
        expect(total.spells, begun, "spells counted are spells begun", name);
        expect(total.held.milliseconds(edge_), area,
               "lengths of spells are the area under devices held", name);
        spells_ -= total.spells;
        expect(kind + 1 == kinds_ ? spells_ : 0, 0, "spells of devices are those counted", name);
    }

    /// Part of a part.
    void check_order(const SpellCounts& kept, std::string_view name) const {
        const auto within = [&](std::int64_t part, std::int64_t whole, const char* law) {
            demand(0 <= part && part <= whole, law, name, edge_, part, whole);
        };
        within(kept.in_contact.now, kept.held.now, "devices in contact are held");
        within(kept.collecting.now, kept.in_contact.now, "devices read are in contact");
        within(kept.in_contact.milliseconds(edge_), kept.held.milliseconds(edge_),
               "time in contact is time held");
        within(kept.collecting.milliseconds(edge_), kept.in_contact.milliseconds(edge_),
               "time read is time in contact");
        within(kept.ever, kept.spells, "different devices are no more than spells");
    }

    void expect(std::int64_t found, std::int64_t expected, const char* law,
                std::string_view whose) const {
        demand(found == expected, law, whose, edge_, found, expected);
    }

    const Compromise& books_;
    SimTime edge_;
    const std::vector<CampaignPlan>& plans_;
    std::size_t kinds_;
    std::vector<std::int64_t> held_;        ///< [campaign]
    std::vector<std::int64_t> in_contact_;  ///< [campaign]
    std::vector<std::int64_t> ever_;        ///< [kind]
    std::vector<Recount> cells_;            ///< [kind][stratum]
    std::int64_t spells_ = 0;               ///< of all devices
    std::int64_t with_neighbours_ = 0;
};

void Conservation::check(const Campaigns& campaigns, std::span<const Compromise> partitions,
                         SimTime edge) {
    for (const Compromise& partition : partitions) {
        Partition(partition, edge).check();
    }
    for (std::size_t campaign = 0; campaign < campaigns.held_.size(); ++campaign) {
        std::int64_t sum = 0;
        for (const Compromise& partition : partitions) {
            sum += partition.in_contact_[campaign];
        }
        demand(campaigns.held_[campaign] == sum, "a campaign's size is that of its partitions",
               campaigns.campaigns_[campaign].plan().options.name, edge, campaigns.held_[campaign],
               sum);
    }
    check_cases(campaigns, partitions, edge);
}

void Conservation::check_cases(const Campaigns& campaigns, std::span<const Compromise> partitions,
                               SimTime edge) {
    const std::size_t national = partitions.size() / campaigns.nations_.size();
    for (std::size_t nation = 0; nation < campaigns.nations_.size(); ++nation) {
        std::int64_t cases = 0;
        for (const Compromise& partition : partitions.subspan(nation * national, national)) {
            cases += partition.ledger_.cases_worked_on();
        }
        const JurisdictionOptions& jurisdiction = campaigns.nations_[nation].jurisdiction();
        // A quarantine changes how long a case takes, by and by.
        const Notification& notification = campaigns.nations_[nation].notification();
        const auto [least, most] = std::minmax({notification.work_on_case(SimTime{}).microseconds,
                                                notification.work_on_case(edge).microseconds});
        const std::int64_t free = campaigns.operators_free_[nation].microseconds;
        demand(cases == 0 || free >= cases * least, "operators do one case after the other",
               jurisdiction.name, edge, free, cases * least);
        demand(cases == 0 || free <= edge.microseconds + cases * most,
               "operators are not idle for ever", jurisdiction.name, edge, free,
               edge.microseconds + cases * most);
    }
}

}  // namespace cordon::models

#endif
