#include "models/intrusion/attempt_clock.hpp"

#include "base/contract.hpp"
#include "models/purpose.hpp"
#include "sim/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::models {

AttemptClock::AttemptClock(sim::RandomKey key, std::uint64_t campaign, std::uint64_t clock)
    : key_(key), campaign_(campaign), clock_(clock), left_(gap()) {
    CORDON_EXPECT(clock < 2);
}

double AttemptClock::gap() const {
    auto rng = stream(key_, campaign_, Purpose::intrusion_gap, 2 * ordinal_ + clock_);
    return sim::exponential(rng);
}

void AttemptClock::open(SimTime begin, SimTime end, double expected) {
    CORDON_EXPECT(begin < end);
    CORDON_EXPECT(expected >= 0 && std::isfinite(expected));
    begin_ = begin;
    end_ = end;
    expected_ = expected;
    passed_ = 0;
}

bool AttemptClock::next(Attempt& attempt) {
    if (passed_ + left_ > expected_) {
        left_ -= expected_ - passed_;
        passed_ = expected_;
        return false;
    }
    passed_ += left_;
    const auto span = static_cast<double>((end_ - begin_).microseconds);
    const auto into = static_cast<std::int64_t>(passed_ / expected_ * span);
    attempt = {ordinal_, std::clamp(begin_ + SimSpan{into}, begin_ + SimSpan{1}, end_)};
    ++ordinal_;
    left_ = gap();
    return true;
}

}  // namespace cordon::models
