#pragma once

/// \file
/// The oracle of the engine: no partitions, no threads, no mailboxes, no calendar. Never to be made
/// faster, and never to share code with what it checks; the law of the model it shares.

#include "beacons.hpp"

#include <set>

namespace cordon::test {

/// All events of all beacons in one set; the first one happens, then the next.
class ReferenceEngine {
public:
    explicit ReferenceEngine(const BeaconOptions& options)
        : options_(options), law_(options), edges_(options), beacons_(options.beacons) {
        for (std::uint32_t beacon = 0; beacon < options.beacons; ++beacon) {
            pending_.insert(law_.start(beacon));
        }
    }

    BeaconRun run() {
        std::int64_t edge = 0;
        for (;;) {
            const std::int64_t lit = lit_now();
            const std::int64_t window_end = next_edge(edge, edges_.choose_span(lit).microseconds);
            for (const BeaconEvent& event : edges_.take_storms(SimTime{window_end})) {
                pending_.insert(event);
            }
            run_until(static_cast<std::uint64_t>(window_end), law_.pace(lit));
            edge = window_end;
            record_.edges.push_back(SimTime{edge});
            record_.lit.push_back(lit_now());
            if (edge >= options_.end) {
                record_.beacons = beacons_;
                return record_;
            }
        }
    }

private:
    struct IsEarlier {
        bool operator()(const BeaconEvent& a, const BeaconEvent& b) const {
            return a.key != b.key ? a.key < b.key : a.tie < b.tie;
        }
    };

    void run_until(std::uint64_t window_end, double pace) {
        std::vector<BeaconEvent> sent;
        BeaconConsequences consequences;
        while (!pending_.empty() && pending_.begin()->key <= window_end) {
            const BeaconEvent event = *pending_.begin();
            pending_.erase(pending_.begin());
            law_.handle(event, beacons_[event.beacon()], pace, consequences, record_.digest);
            pending_.insert(consequences.own.begin(), consequences.own.end());
            sent.insert(sent.end(), consequences.signals.begin(), consequences.signals.end());
        }
        for (BeaconEvent signal : sent) {
            if (signal.key <= window_end) {
                if (options_.limit == WindowLimit::lookahead) {
                    throw std::logic_error("a signal arrives in the window of its sending");
                }
                signal.key = window_end + 1;
            }
            pending_.insert(signal);
        }
    }

    /// The edge after `edge`. Empty time passes at once, up to the last instant before an event.
    [[nodiscard]] std::int64_t next_edge(std::int64_t edge, std::int64_t span) const {
        std::int64_t from = edge;
        if (options_.empty_time == EmptyTime::skipped) {
            std::int64_t first = edges_.next_storm().microseconds;
            if (!pending_.empty()) {
                first = std::min(first, static_cast<std::int64_t>(pending_.begin()->key));
            }
            if (first > edge + 1) {
                from = first - 1;
            }
        }
        const std::int64_t next = from + span;
        return edge < options_.end && next > options_.end ? options_.end : next;
    }

    [[nodiscard]] std::int64_t lit_now() const {
        std::int64_t lit = 0;
        for (const Beacon& beacon : beacons_) {
            lit += beacon.is_lit ? 1 : 0;
        }
        return lit;
    }

    BeaconOptions options_;
    BeaconLaw law_;
    BeaconEdges edges_;
    std::vector<Beacon> beacons_;
    std::multiset<BeaconEvent, IsEarlier> pending_;
    BeaconRun record_;
};

}  // namespace cordon::test
