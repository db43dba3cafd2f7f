#pragma once

#include "base/contract.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace cordon::sim {

/// Messages from partition to partition, collected during a window and read in the next.
///
/// Two sides: partitions write to one while they read what the last window left on the other, and
/// the edge swaps them. A sender writes only to its own outbox and a receiver only reads, so there
/// are no locks; the end of the executor's loop is what makes a window's writes visible to the
/// next.
///
/// A receiver gets its messages by sender, then in the order of sending: the same for any number of
/// threads and any order in which partitions ran, and free of charge. It does depend on how many
/// partitions there are; a calendar with its total order of events takes care of that, so sorting
/// here would be paid for twice.
///
/// Messages lie in chunks, the chunks of an outbox in one array that is refilled from its beginning
/// every other window: memory is the most that was under way at once, and 8 bytes for each pair of
/// partitions. The edge costs a constant time for each partition and for each pair with messages.
template <class Message>
class Mailboxes {
    static_assert(std::is_trivially_copyable_v<Message>);

public:
    explicit Mailboxes(std::size_t partitions) : outboxes_(partitions), inboxes_(partitions) {
        for (Outbox& outbox : outboxes_) {
            outbox.lanes.resize(partitions);
        }
    }

    /// In a window, from the call that runs `sender`.
    void send(std::size_t sender, std::size_t receiver, const Message& message) {
        CORDON_EXPECT_HOT(sender < outboxes_.size() && receiver < outboxes_.size());
        Outbox& outbox = outboxes_[sender];
        std::vector<Chunk>& chunks = outbox.chunks[writing_];
        Lane& lane = outbox.lanes[receiver];
        if (lane.last == no_chunk || chunks[lane.last].size == chunk_size) {
            append_chunk(outbox, chunks, receiver);
        }
        Chunk& chunk = chunks[lane.last];
        chunk.messages[chunk.size++] = message;
    }

    /// At a window's edge, in series: what was sent can now be read, what could be read is gone.
    void exchange() {
        for (const std::size_t receiver : receivers_) {
            inboxes_[receiver].clear();
        }
        receivers_.clear();
        writing_ = 1 - writing_;
        for (std::size_t sender = 0; sender < outboxes_.size(); ++sender) {
            Outbox& outbox = outboxes_[sender];
            for (const std::size_t receiver : outbox.receivers) {
                if (inboxes_[receiver].empty()) {
                    receivers_.push_back(receiver);
                }
                Lane& lane = outbox.lanes[receiver];
                inboxes_[receiver].push_back({sender, lane.first});
                lane = {};
            }
            outbox.receivers.clear();
            outbox.chunks[writing_].clear();
        }
    }

    /// Whether read_all would find a message.
    [[nodiscard]] bool has_messages(std::size_t receiver) const noexcept {
        return !inboxes_[receiver].empty();
    }

    /// In a window, from the call that runs `receiver`: calls `read` with each message to it that
    /// was sent in the window before.
    template <class Read>
    void read_all(std::size_t receiver, Read&& read) const {
        for (const Arrival& arrival : inboxes_[receiver]) {
            const std::vector<Chunk>& chunks = outboxes_[arrival.sender].chunks[1 - writing_];
            for (ChunkIndex at = arrival.first; at != no_chunk; at = chunks[at].next) {
                const Chunk& chunk = chunks[at];
                std::for_each_n(chunk.messages.begin(), chunk.size, read);
            }
        }
    }

private:
    using ChunkIndex = std::uint32_t;
    static constexpr ChunkIndex no_chunk = UINT32_MAX;
    static constexpr std::size_t chunk_size = 16;

    struct Chunk {
        std::array<Message, chunk_size> messages;
        std::uint32_t size = 0;
        ChunkIndex next = no_chunk;
    };

    /// The messages from one partition to one other, as they are written.
    struct Lane {
        ChunkIndex first = no_chunk;
        ChunkIndex last = no_chunk;
    };

    struct alignas(64) Outbox {                    // two threads never write to one cache line
        std::array<std::vector<Chunk>, 2> chunks;  ///< [side]
        std::vector<Lane> lanes;                   ///< [receiver]
        std::vector<std::size_t> receivers;        ///< of the lanes in use
    };

    /// The messages from one partition to one other, as they are read.
    struct Arrival {
        std::size_t sender;
        ChunkIndex first;
    };

    static void append_chunk(Outbox& outbox, std::vector<Chunk>& chunks, std::size_t receiver) {
        Lane& lane = outbox.lanes[receiver];
        const auto added = static_cast<ChunkIndex>(chunks.size());
        chunks.emplace_back();
        if (lane.last == no_chunk) {
            lane.first = added;
            outbox.receivers.push_back(receiver);
        } else {
            chunks[lane.last].next = added;
        }
        lane.last = added;
    }

    std::vector<Outbox> outboxes_;               ///< [sender]
    std::vector<std::vector<Arrival>> inboxes_;  ///< [receiver], by sender
    std::vector<std::size_t> receivers_;         ///< of inboxes with messages
    std::size_t writing_ = 0;                    ///< side
};

}  // namespace cordon::sim
