#!/usr/bin/env python3
"""Draws what a program printed as a picture of a terminal.

usage: PROGRAM 2>&1 | terminal_svg.py COMMAND >PICTURE.svg

COMMAND is shown after a prompt above the text. Of a line that a progress bar rewrote, the last
state is drawn; colours and other escape sequences are dropped.
"""
import re
import sys
import unicodedata
from xml.sax.saxutils import escape

ESCAPE_SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
CELL_WIDTH, LINE_HEIGHT, FONT_SIZE = 8.0, 18, 13
MARGIN, TITLE_BAR = 16, 30
BUTTONS = ["#ff5f57", "#febc2e", "#28c840"]


def columns(line):
    """How many cells of a terminal the line fills."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


def screen_lines(text):
    """The lines as they stand on the screen at the end."""
    plain = ESCAPE_SEQUENCE.sub("", text).expandtabs(8)
    return [line.rstrip("\r").split("\r")[-1].rstrip() for line in plain.rstrip().split("\n")]


def drawn_line(line, row, style):
    """One line; its length is fixed so that columns align in whatever font the reader has."""
    indent = len(line) - len(line.lstrip())
    shown = line.strip()
    if not shown:
        return []
    x = MARGIN + indent * CELL_WIDTH
    y = TITLE_BAR + MARGIN + row * LINE_HEIGHT + FONT_SIZE
    return [f'<text class="{style}" x="{x:g}" y="{y:g}" textLength="{columns(shown) * CELL_WIDTH:g}"'
            f' lengthAdjust="spacingAndGlyphs" xml:space="preserve">{escape(shown)}</text>']


def picture(command, text):
    lines = [f"$ {command}", *screen_lines(text)]
    width = max(columns(line) for line in lines) * CELL_WIDTH + 2 * MARGIN
    height = TITLE_BAR + len(lines) * LINE_HEIGHT + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"'
        f' width="{width:g}" height="{height:g}" role="img">',
        f"<title>{escape(command)}</title>",
        "<style>text { font: %dpx ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace;"
        " fill: #d8dee9 } .command { fill: #a3d9a5 }</style>" % FONT_SIZE,
        '<rect width="100%" height="100%" rx="8" fill="#1b2028"/>',
    ]
    parts += [f'<circle cx="{MARGIN + 4 + 18 * i}" cy="16" r="5.5" fill="{colour}"/>'
              for i, colour in enumerate(BUTTONS)]
    for row, line in enumerate(lines):
        parts += drawn_line(line, row, "output" if row else "command")
    return "\n".join([*parts, "</svg>"])


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 64
    print(picture(sys.argv[1], sys.stdin.read()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
