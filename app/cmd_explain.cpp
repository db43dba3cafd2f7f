#include "app/commands.hpp"
#include "app/pages.hpp"
#include "base/error.hpp"
#include "input/suggestion.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <string>
#include <vector>

namespace cordon::app {
namespace {

std::string_view title(const Page& page) {
    const auto line = page.text.substr(0, page.text.find('\n'));
    return line.substr(line.find_first_not_of("# "));
}

void list_pages() {
    for (const Page& page : model_pages()) {
        fmt::print("  {:<22} {}\n", page.name, title(page));
    }
    fmt::print(stderr, "cordon explain NAME prints one of them\n");
}

void explain(const std::string& name) {
    const auto pages = model_pages();
    const auto page = std::find_if(pages.begin(), pages.end(),
                                   [&](const Page& known) { return known.name == name; });
    if (page == pages.end()) {
        std::vector<std::string> names;
        for (const Page& known : pages) {
            names.emplace_back(known.name);
        }
        throw CommandLineError(
            fmt::format("there is no mechanism '{}'{}; `cordon explain` lists them all", name,
                        input::did_you_mean(name, names)));
    }
    fmt::print("{}", page->text);
}

}  // namespace

void add_explain_command(CLI::App& program) {
    auto name = std::make_shared<std::string>();
    auto* verb = program.add_subcommand(
        "explain", "Print what a mechanism does: equation, keys, results, sources, limits, tests");
    verb->add_option("NAME", *name, "Mechanism; without it, all are listed");
    verb->callback([name] {
        if (name->empty()) {
            list_pages();
        } else {
            explain(*name);
        }
    });
}

}  // namespace cordon::app
