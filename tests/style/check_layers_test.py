"""tools/check_layers.py finds each kind of fault where it is planted, and nothing else."""
import unittest

from planted import PlantedFaults

HEADER = "sim/planted.hpp"


class CheckLayers(PlantedFaults):
    tool = "tools/check_layers.py"

    def plant_header(self, line):
        self.plant(HEADER, f"#pragma once\n{line}\n")

    def test_an_untouched_copy_is_clean(self):
        self.assert_clean()

    def test_a_layer_above_is_out_of_reach(self):
        self.plant_header('#include "models/world_options.hpp"')
        self.assert_reported(f"{HEADER}:2:", "sim/ may not include models/world_options.hpp")

    def test_input_sees_only_the_options_of_the_models(self):
        self.plant("input/planted.hpp", '#pragma once\n#include "models/world_options.hpp"\n')
        self.assert_clean()
        self.plant("input/planted.hpp", '#include "models/campaign.hpp"\n')
        self.assert_reported("input/planted.hpp:3:", "input/ may not include models/campaign.hpp")

    def test_the_results_format_is_known_to_one_file(self):
        self.plant("output/h5_planted.cpp", '#include "output/h5_library.hpp"\n')
        self.assert_clean()
        self.plant("output/h5_planted.cpp", "#include <hdf5.h>\n")
        self.assert_reported("output/h5_planted.cpp:2:", "<hdf5.h> is only for")

    def test_a_private_header_stays_with_its_files(self):
        self.plant("output/planted.cpp", '#include "output/h5_library.hpp"\n')
        self.assert_reported("output/planted.cpp:1:", "is only for output/h5*.cpp")

    def test_a_new_library_is_noticed(self):
        self.plant_header("#include <spdlog/spdlog.h>")
        self.assert_reported(f"{HEADER}:2:", "not in the table")

    def test_an_include_names_its_folder(self):
        self.plant_header('#include "philox.hpp"')
        self.assert_reported(f"{HEADER}:2:", "by its path from the root")

    def test_chance_from_outside_is_forbidden(self):
        for line in ("std::random_device device();", "int draw() { return rand(); }",
                     "void f(std::normal_distribution<double>);"):
            with self.subTest(line):
                (self.copy / HEADER).unlink(missing_ok=True)
                self.plant_header(line)
                self.assert_reported(f"{HEADER}:2:", "'")

    def test_only_the_program_reads_the_wall_clock(self):
        self.plant("app/planted.cpp", "void f() { std::chrono::system_clock::now(); }\n")
        self.assert_clean()
        self.plant_header("inline auto now() { return std::chrono::system_clock::now(); }")
        self.assert_reported(f"{HEADER}:2:", "wall clock")

    def test_mutable_globals_are_forbidden(self):
        for line in ("int counter = 0;", "static std::vector<int> seen;", "inline double scale{1};",
                     "thread_local unsigned depth;", "std::array<int, 3> table = {",
                     "inline int f() {\n    static int calls = 0;\n    return ++calls;\n}"):
            with self.subTest(line):
                (self.copy / HEADER).unlink(missing_ok=True)
                self.plant_header(line)
                self.assert_reported(f"{HEADER}:", "is a mutable global")

    def test_what_only_looks_like_a_fault_is_left_alone(self):
        self.plant_header('// std::random_device and rand() are named here only\n'
                          'inline constexpr int limit = 3;\n'
                          'extern const int known;\n'
                          'const char* const text = "system_clock";\n'
                          'int brand(int width);\n'
                          'using Counts = std::vector<int>;\n'
                          'struct Plain {\n    int value = 0;\n    static int count(int n);\n};\n')
        self.assert_clean()

    def test_long_files_are_reported(self):
        self.plant("tests/sim/planted_test.cpp", "\n" * 350)
        self.assert_clean()
        self.plant("tests/sim/planted_test.cpp", "\n")
        self.assert_reported("tests/sim/planted_test.cpp:351:", "351 lines (at most 350)")

    def test_a_header_is_guarded(self):
        self.plant(HEADER, "inline constexpr int three = 3;\n")
        self.assert_reported(f"{HEADER}:1:", "#pragma once")


if __name__ == "__main__":
    unittest.main()
