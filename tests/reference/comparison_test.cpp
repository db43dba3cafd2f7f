#include "models/world.hpp"
#include "tests/reference/reference_world.hpp"
#include "tests/reference/worlds.hpp"
#include "tests/support/two_sample.hpp"

#include <catch2/catch.hpp>
#include <numeric>

using namespace cordon;
using reference::CampaignCounts;
using reference::ReferenceRecord;

namespace {

constexpr std::uint64_t runs = 3000;

/// One false alarm in two hundred million comparisons; there are some six hundred.
constexpr double z_limit = 5.85;

template <class Counts>
double sum(const Counts& counts, std::size_t campaign, std::size_t campaigns) {
    const std::size_t strata = counts.size() / campaigns;
    const auto begin = counts.begin() + static_cast<std::ptrdiff_t>(campaign * strata);
    return static_cast<double>(std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(strata),
                                               typename Counts::value_type{}));
}

ReferenceRecord run_model(const reference::Example& example, std::uint64_t member) {
    const std::size_t campaigns = example.world.campaigns.size();
    models::World world(example.world, example.policy, sim::member_key(77, member), 2);
    ReferenceRecord record;
    for (const auto& observation : world.run(*sim::serial_executor()).observations) {
        const auto& seen = observation.jurisdictions[0];
        auto& counts = record.emplace_back();
        for (std::size_t c = 0; c < campaigns; ++c) {
            counts.push_back({.active = static_cast<std::int64_t>(sum(seen.active, c, campaigns)),
                              .spells = static_cast<std::int64_t>(sum(seen.spells, c, campaigns)),
                              .ever = static_cast<std::int64_t>(sum(seen.ever, c, campaigns)),
                              .device_days = sum(seen.compromised_device_days, c, campaigns),
                              .sites = seen.sites.organisations_infected[c],
                              .in_view = seen.sites.vantage_sites[c]});
        }
    }
    return record;
}

/// What is compared, by name: every count of every campaign on each date, whether it died out, and
/// what ties dates and campaigns together.
using Statistics = std::vector<std::pair<std::string, std::vector<double>>>;

void add(Statistics& statistics, const ReferenceRecord& record) {
    std::size_t next = 0;
    const auto put = [&](const std::string& name, double value) {
        if (next == statistics.size()) {
            statistics.push_back({name, {}});
        }
        statistics[next++].second.push_back(value);
    };
    for (std::size_t date = 1; date < record.size(); ++date) {
        double held = 0;
        for (std::size_t c = 0; c < record[date].size(); ++c) {
            const auto of =
                " of campaign " + std::to_string(c) + " on date " + std::to_string(date);
            const CampaignCounts& counts = record[date][c];
            held += static_cast<double>(counts.active);
            put("held" + of, static_cast<double>(counts.active));
            put("spells" + of, static_cast<double>(counts.spells));
            put("ever" + of, static_cast<double>(counts.ever));
            put("device-days" + of, counts.device_days);
            put("sites" + of, static_cast<double>(counts.sites));
            put("sites in view" + of, static_cast<double>(counts.in_view));
            put("extinction" + of, counts.active == 0 ? 1 : 0);
            put("growth" + of, static_cast<double>(counts.active - record[date - 1][c].active));
        }
        put("held by all on date " + std::to_string(date), held);
    }
}

/// Compares means, variances and twelve bins of every statistic. With 3,000 runs each a mean that
/// is off by a quarter of a standard deviation fails nine times in ten.
void check_alike(const reference::Example& example) {
    Statistics model;
    Statistics expected;
    for (std::uint64_t run = 0; run < runs; ++run) {
        add(model, run_model(example, run));
        add(expected, reference::run_reference(example.world, example.policy, 1 + run));
    }
    REQUIRE(model.size() == expected.size());
    for (std::size_t i = 0; i < model.size(); ++i) {
        const auto difference = test::compare(model[i].second, expected[i].second);
        CAPTURE(model[i].first);
        CHECK(std::abs(difference.mean_z) < z_limit);
        CHECK(std::abs(difference.variance_z) < z_limit);
        CHECK(difference.law_z < z_limit);
    }
}

}  // namespace

TEST_CASE("a worm is that of the reference, probe by probe", "[reference][slow]") {
    check_alike(reference::scanning_and_reboots());
}

TEST_CASE("changed credentials, clean-up and hardening are the reference's", "[reference][slow]") {
    check_alike(reference::careless_and_careful());
}

TEST_CASE("patches and a mandate act as in the reference", "[reference][slow]") {
    check_alike(reference::patches_under_a_mandate());
}

TEST_CASE("replaced devices are as new as the reference's", "[reference][slow]") {
    check_alike(reference::replacement_in_a_growing_base());
}

TEST_CASE("rivals share devices as in the reference", "[reference][slow]") {
    check_alike(reference::rivals());
}

TEST_CASE("batches beside a worm are the reference's", "[reference][slow]") {
    check_alike(reference::batches_beside_a_worm());
}

TEST_CASE("kept devices are held apart from their successors, as in the reference",
          "[reference][slow]") {
    check_alike(reference::devices_kept_beside_their_successors());
}

TEST_CASE("everything together is the reference's, in long windows", "[reference][slow]") {
    check_alike(reference::everything_in_long_windows());
}

TEST_CASE("spread inside sites is the reference's (V23)", "[reference][slow]") {
    check_alike(reference::spread_inside_sites());
}

TEST_CASE("rivals throw each other out as in the reference", "[reference][slow]") {
    check_alike(reference::evictions());
}

TEST_CASE("what owners do about infected devices is the reference's", "[reference][slow]") {
    check_alike(reference::remedies());
}

TEST_CASE("what operators find under a quarantine is the reference's", "[reference][slow]") {
    check_alike(reference::quarantine());
}
