#include "sim/window_engine.hpp"

#include "base/contract.hpp"
#include "sim/executor.hpp"

namespace cordon::sim {

RunStats run_windows(WindowedModel& model, SimTime first_end, SimTime end, Executor& executor) {
    Window window{.begin = SimTime{}, .end = first_end};
    for (;;) {
        CORDON_EXPECT(window.end > window.begin);
        executor.for_each_index(model.partition_count(),
                                [&](std::size_t partition) { model.advance(partition, window); });
        const SimTime next_end = model.close(window);
        if (window.end >= end) {
            return {.windows = window.index + 1};
        }
        window = {.begin = window.end, .end = next_end, .index = window.index + 1};
    }
}

}  // namespace cordon::sim
