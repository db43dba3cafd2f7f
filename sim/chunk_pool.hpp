#pragma once

#include "sim/huge_pages.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace cordon::sim {

/// Many unordered collections of small things, in one array: each is a chain of chunks, and a chunk
/// that is emptied serves whichever chain grows next.
///
/// A chain is one number, the place behind its last element; 0 if it is empty. Places stay
/// valid while chains grow, references do not. At most 2^31 elements.
template <class T>
class ChunkPool {
public:
    using Chain = std::uint32_t;

    /// Whether the next element needs a chunk. Apart from `put`, so that the usual case is short.
    [[nodiscard]] static bool is_full(Chain chain) noexcept { return chain % chunk_size == 0; }

    /// \pre is_full(chain)
    void add_chunk(Chain& chain) { chain = new_chunk(chain / chunk_size - 1) * chunk_size; }

    /// \pre a chunk was added if the chain was full
    void put(Chain& chain, const T& element) { elements_[chain++] = element; }

    [[nodiscard]] const T& operator[](std::uint32_t place) const { return elements_[place]; }

    /// Calls `use` with each chunk's first place and number of elements.
    template <class Use>
    void for_each_chunk(Chain chain, const Use& use) const {
        while (chain != 0) {
            const std::uint32_t chunk = (chain - 1) / chunk_size;
            use(chunk * chunk_size, chain - chunk * chunk_size);
            chain = end_of(links_[chunk]);
        }
    }

    /// The same, and empties the chain, which `use` may fill anew: a chunk is given back once it
    /// has been used.
    template <class Use>
    void empty(Chain& chain, const Use& use) {
        std::uint32_t end = std::exchange(chain, 0);
        while (end != 0) {
            const std::uint32_t chunk = (end - 1) / chunk_size;
            use(chunk * chunk_size, end - chunk * chunk_size);
            end = end_of(links_[chunk]);
            links_[chunk] = free_;
            free_ = chunk;
        }
    }

private:
    static constexpr std::uint32_t no_chunk = UINT32_MAX;
    static constexpr std::uint32_t chunk_size = 32;  // fewer cost time with millions of elements

    static std::uint32_t end_of(std::uint32_t full_chunk) noexcept {
        return (full_chunk + 1) * chunk_size;  // zero after no_chunk
    }

    /// \param full  the chunk of the same chain that is full, or no_chunk
    std::uint32_t new_chunk(std::uint32_t full) {
        if (free_ == no_chunk) {
            if (links_.size() == links_.capacity()) {
                const std::size_t chunks = links_.size() + links_.size() / 4 + 1;
                links_.reserve(chunks);  // doubling would waste more
                elements_.reserve(chunks * chunk_size);
            }
            free_ = static_cast<std::uint32_t>(links_.size());
            links_.push_back(no_chunk);
            elements_.resize(elements_.size() + chunk_size);
        }
        const std::uint32_t chunk = free_;
        free_ = links_[chunk];
        links_[chunk] = full;
        return chunk;
    }

    LargeVector<T> elements_;
    std::vector<std::uint32_t> links_;  ///< [chunk] the next one, free or of the same chain
    std::uint32_t free_ = no_chunk;
};

}  // namespace cordon::sim
