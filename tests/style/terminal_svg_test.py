"""tools/terminal_svg.py draws what stands on the screen, as well-formed SVG."""
import pathlib
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools/terminal_svg.py"
TEXT = "{http://www.w3.org/2000/svg}text"


def drawn(printed):
    """The <text> elements for what a program printed, the command first."""
    run = subprocess.run([sys.executable, TOOL, "cordon run <file>"], input=printed, text=True,
                         capture_output=True, check=True)
    return ElementTree.fromstring(run.stdout).findall(TEXT)


class TerminalPicture(unittest.TestCase):
    def test_the_command_and_each_line_are_there(self):
        lines = drawn("a < b & c\n\n  indented\n")
        self.assertEqual([line.text for line in lines],
                         ["$ cordon run <file>", "a < b & c", "indented"])

    def test_an_indent_moves_the_line_and_an_empty_line_takes_room(self):
        first, second = drawn("one\n\n  two\n")[1:]
        self.assertEqual(float(second.get("x")) - float(first.get("x")), 16)
        self.assertEqual(float(second.get("y")) - float(first.get("y")), 36)

    def test_the_last_state_of_a_progress_bar_is_drawn(self):
        self.assertEqual(drawn("10 %\r50 %\r100 %\n")[1].text, "100 %")

    def test_colours_are_dropped(self):
        self.assertEqual(drawn("\x1b[1;32mgreen\x1b[0m\n")[1].text, "green")

    def test_wide_characters_fill_two_cells(self):
        self.assertEqual(float(drawn("長い\n")[1].get("textLength")), 32)


if __name__ == "__main__":
    unittest.main()
