"""tools/check_docs.py finds each kind of fault where it is planted, and nothing else."""
import unittest

from planted import PlantedFaults


class CheckDocs(PlantedFaults):
    tool = "tools/check_docs.py"

    def test_an_untouched_copy_is_clean(self):
        self.assert_clean()

    def test_a_link_that_leads_nowhere_is_reported(self):
        self.plant("README.md", "\nSee [there](docs/nowhere.md#at-all).\n")
        self.assert_reported("README.md:", "docs/nowhere.md")

    def test_a_path_that_does_not_exist_is_reported(self):
        self.plant("CONTRIBUTING.md", "\nLook at `sim/nowhere.hpp`.\n")
        self.assert_reported("CONTRIBUTING.md:", "sim/nowhere.hpp does not exist")

    def test_commands_in_a_block_are_read_too(self):
        self.plant("README.md", "\n```sh\ncordon run scenarios/nowhere.yaml -o out/there\n```\n")
        self.assert_reported("README.md:", "scenarios/nowhere.yaml does not exist")

    def test_pages_name_paths_from_the_root_or_from_themselves(self):
        self.plant("docs/planted.md", "`base/error.hpp`, [a page](decisions/0001-layers.md) and\n"
                   "[a site](https://example.org/docs/nowhere.md)\n")
        self.assert_clean()

    def test_a_new_folder_needs_a_place_in_the_architecture(self):
        self.plant("utilities/notes.txt", "\n")
        self.assert_reported("ARCHITECTURE.md:", "utilities/")

    def test_decisions_have_no_gap(self):
        self.plant("docs/decisions/9999-planted.md", "# Far too late\n")
        self.assert_reported("docs/decisions/9999-planted.md:", "is missing")

    def test_a_cited_decision_exists(self):
        absent = "9998"
        self.plant("sim/planted.cpp", f"// As decision {absent} says.\n")
        self.assert_reported("sim/planted.cpp:", f"there is no decision {absent}")


if __name__ == "__main__":
    unittest.main()
