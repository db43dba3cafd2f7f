#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

namespace cordon::reference {

/// Everything that is going to happen, in the order of time. Whoever plans something that may be
/// overtaken checks that himself when it happens.
class EventQueue {
public:
    using Act = std::function<void()>;

    /// Days since the start; before the first event long ago.
    [[nodiscard]] double now() const { return now_; }

    /// Events on the same instant happen in the order in which they were planned.
    void at(double day, Act act) {
        if (day <= last_day_) {
            events_.push({day, planned_++, std::move(act)});
        }
    }

    void run_until(double day) {
        while (!events_.empty() && events_.top().day <= day) {
            const Event event = events_.top();
            events_.pop();
            now_ = event.day;
            event.act();
        }
        now_ = day;
    }

    /// Nothing later than this need be kept.
    void forget_after(double day) { last_day_ = day; }

private:
    struct Event {
        double day;
        std::uint64_t order;
        Act act;
        bool operator<(const Event& other) const {  // earliest on top
            return std::pair(day, order) > std::pair(other.day, other.order);
        }
    };

    std::priority_queue<Event> events_;
    std::uint64_t planned_ = 0;
    double now_ = -1e300;
    double last_day_ = 1e300;
};

}  // namespace cordon::reference
