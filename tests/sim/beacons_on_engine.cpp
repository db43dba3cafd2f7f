#include "beacons.hpp"

#include "sim/event_calendar.hpp"
#include "sim/mailboxes.hpp"

#include <algorithm>

namespace cordon::test {

namespace {

/// Beacon b is the member b / partitions of partition b % partitions.
class WindowedBeacons final : public sim::WindowedModel {
public:
    WindowedBeacons(const BeaconOptions& options, std::size_t partitions)
        : law_(options), edges_(options), partitions_(partitions), mailboxes_(partitions) {
        for (std::uint32_t beacon = 0; beacon < options.beacons; ++beacon) {
            Partition& part = partitions_[beacon % partitions];
            part.beacons.emplace_back();
            part.calendar.push(law_.start(beacon));
        }
    }

    sim::RunStats run(const sim::EngineOptions& engine_options, sim::Executor& executor) {
        return run_windows(*this, open_window(), SimTime{law_.options().end}, executor,
                           engine_options);
    }

    [[nodiscard]] BeaconRun record() const {
        BeaconRun record = record_;
        for (std::uint32_t beacon = 0; beacon < law_.options().beacons; ++beacon) {
            record.beacons.push_back(
                partitions_[beacon % partitions_.size()].beacons[beacon / partitions_.size()]);
        }
        for (const Partition& part : partitions_) {
            record.digest.add(part.digest);
        }
        return record;
    }

    [[nodiscard]] std::size_t partition_count() const override { return partitions_.size(); }

    [[nodiscard]] SimTime next_event(std::size_t partition) override {
        return mailboxes_.has_messages(partition)
                   ? edge_
                   : sim::time_of(partitions_[partition].calendar.earliest_key());
    }

    std::uint64_t advance(std::size_t partition, const sim::Window& window) override {
        Partition& part = partitions_[partition];
        mailboxes_.read_all(partition,
                            [&](const BeaconEvent& event) { part.calendar.push(event); });
        std::uint64_t events = 0;
        BeaconEvent event{};
        for (; part.calendar.pop_until(sim::key_of(window.end), event); ++events) {
            Beacon& beacon = part.beacons[event.beacon() / partitions_.size()];
            law_.handle(event, beacon, pace_, part.consequences, part.digest);
            part.lit += part.consequences.lit;
            for (const BeaconEvent& own : part.consequences.own) {
                part.calendar.push(own);
            }
            for (const BeaconEvent& signal : part.consequences.signals) {
                send(partition, signal, window);
            }
        }
        return events;
    }

    SimTime close(const sim::Window& window) override {
        mailboxes_.exchange();
        edge_ = window.end;
        const SimTime next = open_window();
        record_.edges.push_back(window.end);
        record_.lit.push_back(lit_);
        return next;
    }

private:
    struct alignas(64) Partition {
        std::vector<Beacon> beacons;
        sim::EventCalendar<BeaconEvent> calendar;
        BeaconConsequences consequences;
        std::uint64_t earliest_sent = UINT64_MAX;
        std::int64_t lit = 0;
        sim::Digest digest;
    };

    /// A neighbour in the same partition waits for the edge like anybody else.
    void send(std::size_t sender, BeaconEvent signal, const sim::Window& window) {
        signal.key = std::max(signal.key, sim::key_of(window.end) + 1);
        const std::size_t receiver = signal.beacon() % partitions_.size();
        Partition& part = partitions_[sender];
        if (receiver == sender) {
            part.calendar.push(signal);
        } else {
            mailboxes_.send(sender, receiver, signal);
            part.earliest_sent = std::min(part.earliest_sent, signal.key);
        }
    }

    SimTime open_window() {
        const BeaconOptions& options = law_.options();
        std::uint64_t earliest = sim::key_of(edges_.next_storm());
        lit_ = 0;
        for (Partition& part : partitions_) {
            earliest = std::min({earliest, part.calendar.earliest_key(), part.earliest_sent});
            part.earliest_sent = UINT64_MAX;
            lit_ += part.lit;
        }
        pace_ = law_.pace(lit_);
        const SimSpan span = edges_.choose_span(lit_);
        SimTime end = options.empty_time == EmptyTime::skipped
                          ? sim::end_of_safe_window(edge_, sim::time_of(earliest), span)
                          : edge_ + span;
        if (edge_ < SimTime{options.end}) {
            end = std::min(end, SimTime{options.end});
        }
        for (const BeaconEvent& event : edges_.take_storms(end)) {
            partitions_[event.beacon() % partitions_.size()].calendar.push(event);
        }
        return end;
    }

    BeaconLaw law_;
    BeaconEdges edges_;
    std::vector<Partition> partitions_;
    sim::Mailboxes<BeaconEvent> mailboxes_;
    SimTime edge_{};  ///< at which the last window ended
    double pace_ = 1;
    std::int64_t lit_ = 0;  ///< at that edge
    BeaconRun record_;
};

}  // namespace

BeaconRun run_on_engine(const BeaconOptions& options, const BeaconEngineOptions& engine_options,
                        sim::Executor& executor, sim::RunStats* stats) {
    WindowedBeacons model(options, engine_options.partitions);
    const sim::RunStats found = model.run(engine_options.engine, executor);
    if (stats != nullptr) {
        *stats = found;
    }
    return model.record();
}

}  // namespace cordon::test
