#pragma once

#include "base/sim_time.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cordon::models {

/// A second set of books of one partition's spells, for the checks of conservation.hpp: what
/// SpellTally adds up spell by spell, added up here along the axis of time. Kept if
/// CORDON_CHECK_HOT is 1 (presets `debug` and `audit`), else empty in space and time.
class SpellLedger {
public:
#if CORDON_CHECK_HOT
    static constexpr bool is_kept = true;

    explicit SpellLedger(std::size_t campaigns) : accounts_(campaigns) {}

    /// \pre calls come in the order of time
    void begin(std::size_t campaign, SimTime when) {
        accounts_[campaign].pass_to(when);
        ++accounts_[campaign].begun;
    }
    void end(std::size_t campaign, SimTime when) {
        accounts_[campaign].pass_to(when);
        ++accounts_[campaign].ended;
    }
    void open_case() noexcept {
        ++cases_opened_;
    }
    void work_on_case() noexcept {
        ++cases_worked_on_;
    }

    [[nodiscard]] std::int64_t begun(std::size_t campaign) const {
        return accounts_[campaign].begun;
    }
    [[nodiscard]] std::int64_t ended(std::size_t campaign) const {
        return accounts_[campaign].ended;
    }
    /// Area under the curve of devices held, device-milliseconds until `time`.
    [[nodiscard]] std::int64_t area(std::size_t campaign, SimTime time) const {
        Account account = accounts_[campaign];
        account.pass_to(time);
        return account.area;
    }
    [[nodiscard]] std::int64_t cases_opened() const noexcept {
        return cases_opened_;
    }
    [[nodiscard]] std::int64_t cases_worked_on() const noexcept {
        return cases_worked_on_;
    }

private:
    struct Account {
        std::int64_t begun = 0;
        std::int64_t ended = 0;
        std::int64_t area = 0;
        std::int64_t passed = 0;  ///< milliseconds, until when the area is

        void pass_to(SimTime when) {
            const std::int64_t now = when.microseconds / 1000;
            area += (begun - ended) * (now - passed);
            passed = now;
        }
    };

    std::vector<Account> accounts_;  ///< [campaign]
    std::int64_t cases_opened_ = 0;
    std::int64_t cases_worked_on_ = 0;
#else
    static constexpr bool is_kept = false;

    explicit SpellLedger(std::size_t /*campaigns*/) noexcept {}

    void begin(std::size_t /*campaign*/, SimTime /*when*/) noexcept {}
    void end(std::size_t /*campaign*/, SimTime /*when*/) noexcept {}
    void open_case() noexcept {}
    void work_on_case() noexcept {}
#endif
};

}  // namespace cordon::models
