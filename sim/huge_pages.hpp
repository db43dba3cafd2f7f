#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <sys/mman.h>
#include <vector>

namespace cordon::sim {

inline constexpr std::size_t huge_page_bytes = std::size_t{1} << 21;  // x86-64 and most of ARM

/// Allocates large arrays so that the kernel may back them by huge pages, and asks for them: where
/// they are not given by default, only who asks gets them. Arrays below two huge pages are as from
/// std::allocator; that of a large one ends with a page that may be mostly unused, but only what is
/// touched becomes resident, except in its last huge page.
///
/// Going through memory at random costs less then, for one entry of the processor's table of
/// pages stands for 2 MiB instead of 4 KiB.
template <class T>
class HugePageAllocator {
public:
    using value_type = T;

    HugePageAllocator() = default;
    template <class U>
    HugePageAllocator(const HugePageAllocator<U>& /*other*/) noexcept {}

    [[nodiscard]] T* allocate(std::size_t n) {
        const std::size_t bytes = n * sizeof(T);
        if (bytes < least_bytes) {
            return std::allocator<T>{}.allocate(n);
        }
        void* const memory = ::operator new (bytes, std::align_val_t{huge_page_bytes});
        // Whole huge pages only: a tail of small pages keeps memory within what was asked for. A
        // kernel without them refuses, and nothing is lost.
        static_cast<void>(madvise(memory, bytes & ~(huge_page_bytes - 1), MADV_HUGEPAGE));
        return static_cast<T*>(memory);
    }

    void deallocate(T* memory, std::size_t n) noexcept {
        if (n * sizeof(T) < least_bytes) {
            std::allocator<T>{}.deallocate(memory, n);
        } else {
            ::operator delete (memory, std::align_val_t{huge_page_bytes});
        }
    }

    friend bool operator==(HugePageAllocator, HugePageAllocator) noexcept { return true; }

private:
    static constexpr std::size_t least_bytes = 2 * huge_page_bytes;
};

/// An array that may be large and is gone through at random.
template <class T>
using LargeVector = std::vector<T, HugePageAllocator<T>>;

}  // namespace cordon::sim
