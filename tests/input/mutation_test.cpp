#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <random>

using namespace cordon;

namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Changes, removes, doubles or inserts a few bytes, mostly ones that mean something in YAML.
std::string mutated(std::string text, std::mt19937_64& random) {
    using namespace std::literals;
    constexpr auto alphabet = "{}[]:,-#&*!|>'\"%@`~? \n\t\0\x80\xC3\xFF 019eEkMGny"sv;
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::size_t changes = 1 + below(4);
    for (std::size_t i = 0; i < changes; ++i) {
        const std::size_t at = below(text.size());
        const std::size_t length = std::min(1 + below(40), text.size() - at);
        switch (below(4)) {
        case 0:
            text[at] = alphabet[below(alphabet.size())];
            break;
        case 1:
            text.erase(at, length);
            break;
        case 2:
            text.insert(below(text.size()), text.substr(at, length));
            break;
        default:
            text.insert(at, 1, alphabet[below(alphabet.size())]);
        }
    }
    return text;
}

/// Reads `rounds` mutations of a file; anything but a scenario or its problems fails.
void survive_mutations(const std::filesystem::path& original, const std::string& prefix, int rounds,
                       std::uint64_t seed) {
    const auto text = text_of(original);
    test::TemporaryFolder folder;
    std::mt19937_64 random(seed);
    int good = 0;
    for (int i = 0; i < rounds; ++i) {
        auto changed = mutated(text, random);
        if (const auto at = changed.find("extends: "); at != std::string::npos) {
            changed.insert(at + 9, prefix);
        }
        const auto path = folder.write("mutated.yaml", changed);
        try {
            const auto scenario = input::Scenario::read(path, {});
            const auto world = scenario.world([](std::string_view) { return 0.9; });
            good += world.jurisdictions[0].population.sectors.empty() ? 0 : 1;
        } catch (const ScenarioError& error) {
            CHECK_FALSE(error.problems().empty());
        } catch (const std::exception& error) {
            std::ofstream(std::filesystem::temp_directory_path() / "cordon_mutated.yaml")
                << changed;
            FAIL("mutation " << i << " (cordon_mutated.yaml): " << error.what());
        }
    }
    CHECK(good > 0);  // comments and titles may change freely
    CHECK(good < rounds);
}

}  // namespace

TEST_CASE("mutated country files are read or refused, never worse", "[input][slow]") {
    survive_mutations(test::czechia, (test::source_folder / "scenarios/").string(), 1'000, 1);
}

TEST_CASE("mutated base files are read or refused, never worse", "[input][slow]") {
    survive_mutations(test::europe, "", 1'000, 2);
}
