#include "benchmarks/sir_model.hpp"
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
using namespace cordon;
int main(int argc, char** argv) {
    benchmarks::SirOptions o;
    if (argc > 1)
        o.window_days = atof(argv[1]);
    int runs = argc > 2 ? atoi(argv[2]) : 5;
    auto cpu = [] { return double(std::clock()) / CLOCKS_PER_SEC; };
    double t0 = cpu();
    auto g = benchmarks::RandomGraph::erdos_renyi(1000000, 10, sim::member_key(1, 0));
    std::printf("build %.3f  %zu\n", cpu() - t0, g.neighbours());
    for (int r = 0; r < runs; ++r) {
        double t1 = cpu();
        benchmarks::Sir m(g, o, sim::member_key(1, r));
        auto out = m.run();
        std::printf("%.3f s  %zu %zu %.3f ev %zu dig %zx\n", cpu() - t1, out.ever_infected,
                    out.peak_infectious, days_since_start(out.peak), out.events.events(),
                    out.events.value());
    }
}
