#pragma once

#include <cstddef>
#include <exception>
#include <mutex>
#include <utility>

namespace cordon::sim {

/// Of the exceptions of a parallel region, that of the lowest index: the same every time, whichever
/// thread was the quickest.
class FirstException {
public:
    /// Takes what the call of `index` threw. May be called from several threads.
    void add(std::size_t index, std::exception_ptr exception) {
        const std::lock_guard lock(mutex_);
        if (!exception_ || index < index_) {
            index_ = index;
            exception_ = std::move(exception);
        }
    }

    /// Once every call has ended.
    void rethrow_if_any() const {
        if (exception_) {
            std::rethrow_exception(exception_);
        }
    }

private:
    std::mutex mutex_;
    std::size_t index_ = 0;
    std::exception_ptr exception_;
};

}  // namespace cordon::sim
