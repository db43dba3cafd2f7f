#include "benchmarks/table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fmt/core.h>
#include <unistd.h>

namespace cordon::benchmarks {

namespace {

constexpr int work_width = 50;
constexpr int figure_width = 12;
constexpr int unit_width = 16;
constexpr int goal_width = 15;
constexpr int table_width = 100;

void print_row(std::string_view work, std::string_view figure, std::string_view unit,
               std::string_view goal, std::string_view met) {
    std::string line = fmt::format("{:<{}}{:>{}}  {:<{}}{:<{}}{}", work, work_width, figure,
                                   figure_width, unit, unit_width, goal, goal_width, met);
    line.erase(line.find_last_not_of(' ') + 1);
    fmt::print("{}\n", line);
    std::fflush(stdout);
}

std::string with_thousands_apart(std::string digits) {
    for (std::size_t end = digits.size(); end > 3 + std::size_t{digits[0] == '-'}; end -= 3) {
        digits.insert(end - 3, 1, ',');
    }
    return digits;
}

std::string in_words(const Goal& goal) {
    return fmt::format("{} {:g}", goal.side == Goal::Side::at_least ? "at least" : "at most",
                       goal.value);
}

}  // namespace

std::string in_three_digits(double figure) {
    if (figure == 0) {
        return "0";
    }
    const int digits_before_point = static_cast<int>(std::floor(std::log10(std::abs(figure)))) + 1;
    const std::string digits = fmt::format("{:.{}f}", figure, std::max(0, 3 - digits_before_point));
    return std::abs(figure) >= 1000 ? with_thousands_apart(digits) : digits;
}

Table::Table() {
    const char* part = std::getenv("CORDON_BENCH_TABLE");
    is_whole_ = part == nullptr || std::string_view(part) != "part";
    if (is_whole_) {
        print_row("work", "figure", "unit", "goal", "met");
        fmt::print("{}\n", std::string(table_width, '-'));
    }
}

void Table::section(std::string_view title) {
    clear_progress();
    fmt::print("\n{}\n", title);
    std::fflush(stdout);
}

void Table::row(std::string_view work, double figure, std::string_view unit,
                std::optional<Goal> goal) {
    clear_progress();
    print_row(fmt::format("  {}", work), in_three_digits(figure), unit, goal ? in_words(*goal) : "",
              !goal                     ? ""
              : goal->is_met_by(figure) ? "yes"
                                        : "no");
}

void Table::row_without_figure(std::string_view work, std::string_view reason) {
    clear_progress();
    print_row(fmt::format("  {}", work), "-", reason, "", "");
}

void Table::progress(std::string_view doing) {
    clear_progress();
    shows_progress_ = isatty(STDERR_FILENO) != 0;
    fmt::print(stderr, "{}{}", doing, shows_progress_ ? "" : "\n");
    std::fflush(stderr);
}

void Table::clear_progress() {
    if (shows_progress_) {
        fmt::print(stderr, "\r\033[K");
        std::fflush(stderr);
        shows_progress_ = false;
    }
}

}  // namespace cordon::benchmarks
