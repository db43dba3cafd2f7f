#include "models/campaign/target_search.hpp"

#include "tests/support/busy_world.hpp"
#include "tests/support/one_nation.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace cordon;

namespace {

/// A nation all of whose worms scan at the same pace, whatever they hold.
class Scripted {
public:
    explicit Scripted(const models::Nation& nation)
        : nation_(nation), networks_(nation), partition_(nation, networks_, 0, 1) {
        const std::size_t campaigns = nation.threats().campaigns().size();
        conditions_.device_classes = nation.jurisdiction().population.device_classes.size();
        conditions_.clocks.resize(campaigns * conditions_.device_classes);
        conditions_.commands.assign(campaigns, 1);
        conditions_.collects.assign(campaigns, 0);
        conditions_.disclosed.assign(campaigns, 0);
    }

    void search(models::ClockRange range) {
        std::vector<models::ClockRange> ranges(conditions_.clocks.size());
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            const auto& plan = nation_.threats().campaigns()[i / conditions_.device_classes];
            if (std::holds_alternative<models::ScanningOptions>(plan.options.recruitment)) {
                ranges[i] = range;
            }
        }
        find_targets(nation_, ranges, partition_);
    }

    /// Runs to `end`, by when every clock has come to so many probes.
    void advance(SimTime end, double probes) {
        for (auto& clock : conditions_.clocks) {
            clock = {.begin = time_,
                     .end = end,
                     .level_at_begin = clock.level_at_end(),
                     .rise = models::pressure_span(probes) - clock.level_at_end()};
        }
        partition_.advance({time_, end, 0}, conditions_);
        time_ = end;
    }

    [[nodiscard]] sim::Digest digest() const { return partition_.digest(); }

private:
    const models::Nation& nation_;
    models::LocalNetworks networks_;
    models::Compromise partition_;
    models::Conditions conditions_{};
    SimTime time_;
};

}  // namespace

TEST_CASE("searches in steps find whom one search finds, and he is taken at the same time",
          "[models]") {
    const auto world = test::busy_world();
    const auto policy = test::busy_policy(0.7);
    const test::OneNation nation(world, policy, sim::member_key(3, 0));
    Scripted at_once(nation);
    Scripted in_steps(nation);
    at_once.search({0, 50});
    double searched = 0;
    std::uint64_t events = 0;
    const double days_each = in_days(world.clock.horizon - SimTime{}) / 4;
    int window = 0;
    for (const double probes : {.3, 2.0, 9.0, 40.0}) {
        in_steps.search({searched, 1.05 * probes});
        searched = 1.05 * probes;
        const SimTime end = SimTime{} + days(days_each * ++window);
        at_once.advance(end, probes);
        in_steps.advance(end, probes);
        CAPTURE(window);
        CHECK(at_once.digest().events() > events + 100);
        CHECK(in_steps.digest() == at_once.digest());
        events = at_once.digest().events();
    }
}
