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
/// every other window: memory is the most that was under way at once, and per edge a constant time
/// for each pair of partitions is spent.
template <class Message>
class Mailboxes {
    static_assert(std::is_trivially_copyable_v<Message>);

public:
    explicit Mailboxes(std::size_t partitions) {
        for (auto& side : sides_) {
            side.assign(partitions, Outbox{.chunks = {}, .lanes = std::vector<Lane>(partitions)});
        }
    }

    /// In a window, from the call that runs `sender`.
    void send(std::size_t sender, std::size_t receiver, const Message& message) {
        CORDON_EXPECT_HOT(sender < sides_[0].size() && receiver < sides_[0].size());
        Outbox& outbox = sides_[writing_][sender];
        Lane& lane = outbox.lanes[receiver];
        if (lane.last == no_chunk || outbox.chunks[lane.last].size == chunk_size) {
            append_chunk(outbox, lane);
        }
        Chunk& chunk = outbox.chunks[lane.last];
        chunk.messages[chunk.size++] = message;
    }

    /// At a window's edge, in series: what was sent can now be read, what could be read is gone.
    void exchange() {
        writing_ = 1 - writing_;
        for (Outbox& outbox : sides_[writing_]) {
            outbox.chunks.clear();
            std::fill(outbox.lanes.begin(), outbox.lanes.end(), Lane{});
        }
    }

    /// Whether read_all would find a message.
    [[nodiscard]] bool has_messages(std::size_t receiver) const noexcept {
        return std::any_of(
            sides_[1 - writing_].begin(), sides_[1 - writing_].end(),
            [=](const Outbox& outbox) { return outbox.lanes[receiver].first != no_chunk; });
    }

    /// In a window, from the call that runs `receiver`: calls `read` with each message to it that
    /// was sent in the window before.
    template <class Read>
    void read_all(std::size_t receiver, Read&& read) const {
        for (const Outbox& outbox : sides_[1 - writing_]) {
            for (auto at = outbox.lanes[receiver].first; at != no_chunk;
                 at = outbox.chunks[at].next) {
                const Chunk& chunk = outbox.chunks[at];
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

    /// The messages from one partition to one other.
    struct Lane {
        ChunkIndex first = no_chunk;
        ChunkIndex last = no_chunk;
    };

    struct alignas(64) Outbox {  // two threads never write to one cache line
        std::vector<Chunk> chunks;
        std::vector<Lane> lanes;  ///< [receiver]
    };

    static void append_chunk(Outbox& outbox, Lane& lane) {
        const auto added = static_cast<ChunkIndex>(outbox.chunks.size());
        outbox.chunks.emplace_back();
        if (lane.last == no_chunk) {
            lane.first = added;
        } else {
            outbox.chunks[lane.last].next = added;
        }
        lane.last = added;
    }

    std::array<std::vector<Outbox>, 2> sides_;  ///< [side][sender]
    std::size_t writing_ = 0;
};

}  // namespace cordon::sim
