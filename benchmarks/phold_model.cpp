#include "benchmarks/phold_model.hpp"

#include "base/contract.hpp"
#include "sim/distributions.hpp"
#include "sim/draw_batch.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cordon::benchmarks {

namespace {

constexpr sim::RandomKey random_key = sim::member_key(1, 0);
constexpr std::uint8_t start_purpose = 0;
constexpr std::uint8_t next_purpose = 1;
/// Events handled together: enough to fill vectors and to fetch their processes at once.
constexpr std::size_t batch = 64;

PholdEvent event_of(std::uint64_t process, std::uint64_t key) {
    return {.key = key, .tie = packed(sim::EventTie{.priority = 0, .owner = process})};
}

}  // namespace

PholdLaw::PholdLaw(const PholdOptions& options)
    : options_(options), mean_microseconds_(options.mean * microseconds_per_second),
      lookahead_(static_cast<std::uint64_t>(seconds(options.lookahead).microseconds)),
      remote_below_(static_cast<std::uint64_t>(options.remote * 0x1p32)) {
    CORDON_EXPECT(options.nlp >= 1);
    CORDON_EXPECT(options.remote >= 0 && options.remote <= 1);
    CORDON_EXPECT(options.mean >= 0 && lookahead_ >= 1);
}

std::uint64_t PholdLaw::increment(double exponential) const noexcept {
    return lookahead_ +
           static_cast<std::uint64_t>(static_cast<std::int64_t>(mean_microseconds_ * exponential));
}

std::uint64_t PholdLaw::target(std::uint64_t process, std::uint64_t bits) const noexcept {
    const bool is_remote = bits >> 32 < remote_below_;
    return is_remote ? (bits & 0xFFFFFFFF) * options_.nlp >> 32 : process;
}

PholdEvent PholdLaw::start(std::uint32_t process, std::uint64_t ordinal) const noexcept {
    sim::RandomStream stream(random_key, {process, start_purpose, ordinal});
    return event_of(process, increment(sim::exponential(stream)));
}

void PholdLaw::next(std::span<const PholdEvent> events, std::span<const std::uint64_t> ordinals,
                    std::span<PholdEvent> scheduled) const {
    const std::size_t n = events.size();
    std::array<std::uint64_t, batch> processes;
    std::array<std::uint64_t, batch> firsts;
    std::array<std::uint64_t, batch> seconds;
    std::array<double, batch> waits;
    for (std::size_t i = 0; i < n; ++i) {
        processes[i] = events[i].process();
    }
    const auto used = [=](auto& array) { return std::span(array).first(n); };
    sim::draw_pairs(random_key, next_purpose, used(processes), ordinals.first(n), used(firsts),
                    used(seconds));
    sim::exponentials(used(firsts), used(waits));
    for (std::size_t i = 0; i < n; ++i) {
        scheduled[i] =
            event_of(target(processes[i], seconds[i]), events[i].key + increment(waits[i]));
    }
}

PholdEvent PholdLaw::next(const PholdEvent& event, std::uint64_t ordinal) const noexcept {
    sim::RandomStream stream(random_key, {event.process(), next_purpose, ordinal});
    const std::uint64_t key = event.key + increment(sim::exponential(stream));
    return event_of(target(event.process(), stream.bits()), key);
}

Phold::Phold(const PholdOptions& options, std::size_t partitions)
    : law_(options),
      processes_each_(static_cast<std::uint32_t>((options.nlp + partitions - 1) / partitions)),
      partitions_(partitions), mailboxes_(partitions) {
    for (std::uint32_t process = 0; process < options.nlp; ++process) {
        Partition& part = partitions_[process / processes_each_];
        part.events_had.push_back(0);
        for (std::uint32_t ordinal = 0; ordinal < options.start_events; ++ordinal) {
            part.calendar.push(law_.start(process, ordinal));
        }
    }
}

sim::RunStats Phold::run(sim::Executor& executor, const sim::EngineOptions& engine_options) {
    const PholdOptions& options = law_.options();
    return run_windows(*this, next_edge(SimTime{}), SimTime{} + seconds(options.end), executor,
                       engine_options);
}

SimTime Phold::next_event(std::size_t partition) {
    // To read a message takes a call, whenever the event in it is due.
    return mailboxes_.has_messages(partition)
               ? edge_
               : sim::time_of(partitions_[partition].calendar.earliest_key());
}

std::uint64_t Phold::advance(std::size_t partition, const sim::Window& window) {
    Partition& part = partitions_[partition];
    mailboxes_.read_all(partition, [&](const PholdEvent& event) { part.calendar.push(event); });
    part.calendar.take_until(sim::key_of(window.end), part.due);
    for (std::size_t begin = 0; begin < part.due.size(); begin += batch) {
        const std::span<const PholdEvent> due(part.due);
        handle(partition, due.subspan(begin, std::min(batch, due.size() - begin)));
    }
    // The calendar may have to look for it: here, where partitions run in parallel, so that the
    // edge finds it known.
    static_cast<void>(part.calendar.earliest_key());
    return part.due.size();
}

void Phold::handle(std::size_t partition, std::span<const PholdEvent> events) {
    Partition& part = partitions_[partition];
    const std::size_t first = partition * processes_each_;
    for (const PholdEvent& event : events) {
        __builtin_prefetch(&part.events_had[event.process() - first], 1);
    }
    std::array<std::uint64_t, batch> ordinals;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const PholdEvent& event = events[i];
        ordinals[i] = part.events_had[event.process() - first]++;
        part.digest.add(static_cast<std::int64_t>(event.key), event.process(), ordinals[i]);
    }
    std::array<PholdEvent, batch> scheduled;
    law_.next(events, ordinals, scheduled);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const PholdEvent& next = scheduled[i];
        const std::size_t receiver = static_cast<std::uint32_t>(next.process()) / processes_each_;
        if (receiver == partition) {
            part.calendar.push(next);
        } else {
            mailboxes_.send(partition, receiver, next);
            part.earliest_sent = std::min(part.earliest_sent, next.key);
        }
    }
}

SimTime Phold::close(const sim::Window& window) {
    mailboxes_.exchange();
    edge_ = window.end;
    return next_edge(edge_);
}

SimTime Phold::next_edge(SimTime now) {
    std::uint64_t earliest = UINT64_MAX;
    for (Partition& part : partitions_) {
        earliest = std::min({earliest, part.calendar.earliest_key(), part.earliest_sent});
        part.earliest_sent = UINT64_MAX;
    }
    const PholdOptions& options = law_.options();
    const SimTime edge =
        sim::end_of_safe_window(now, sim::time_of(earliest), seconds(options.lookahead));
    const SimTime end = SimTime{} + seconds(options.end);
    return now < end ? std::min(edge, end) : edge;
}

sim::Digest Phold::digest() const noexcept {
    sim::Digest sum;
    for (const Partition& part : partitions_) {
        sum.add(part.digest);
    }
    return sum;
}

BarePhold::BarePhold(const PholdOptions& options) : law_(options), events_had_(options.nlp) {
    std::vector<PholdEvent> heap;
    heap.reserve(std::size_t{options.nlp} * options.start_events);
    for (std::uint32_t process = 0; process < options.nlp; ++process) {
        for (std::uint32_t ordinal = 0; ordinal < options.start_events; ++ordinal) {
            heap.push_back(law_.start(process, ordinal));
        }
    }
    queue_ = decltype(queue_)(IsLater{}, std::move(heap));
}

void BarePhold::run() {
    const std::uint64_t end = sim::key_of(SimTime{} + seconds(law_.options().end));
    while (!queue_.empty() && queue_.top().key <= end) {
        const PholdEvent event = queue_.top();
        queue_.pop();
        const std::uint64_t ordinal = events_had_[event.process()]++;
        digest_.add(static_cast<std::int64_t>(event.key), event.process(), ordinal);
        queue_.push(law_.next(event, ordinal));
    }
}

}  // namespace cordon::benchmarks
