/// Writes the sample results file that the Python tests read: write_sample FILE

#include "tests/output/sample_run.hpp"

#include <span>

int main(int argc, char** argv) {
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    if (arguments.size() != 2) {
        return 64;
    }
    using namespace cordon::tests;
    write_sample(arguments[1], sample_header(3, 4));
    return 0;
}
