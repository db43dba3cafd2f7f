#include "sim/executor.hpp"

namespace cordon::sim {

namespace {

class SerialExecutor : public Executor {
public:
    void for_each_index(std::size_t n, const std::function<void(std::size_t)>& call) override {
        for (std::size_t i = 0; i < n; ++i) {
            call(i);
        }
    }
};

}  // namespace

std::unique_ptr<Executor> serial_executor() {
    return std::make_unique<SerialExecutor>();
}

}  // namespace cordon::sim
