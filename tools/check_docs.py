#!/usr/bin/env python3
"""Reports what the documents say and the tree does not hold.

usage: check_docs.py [ROOT]     exit 0 if nothing is wrong, 1 otherwise

Links and paths named in README, ARCHITECTURE, CONTRIBUTING, CHANGELOG and docs/ exist, every folder
of the root is in ARCHITECTURE.md, decisions are numbered without gaps, and every decision that a
source cites has its page.
"""
import pathlib
import re
import sys

MADE_BY_BUILDING = {"build", "out"}
ROOT_DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]
SOURCE_SUFFIXES = {".cpp", ".hpp", ".py", ".cmake", ".txt", ".yaml", ".md"}

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)\s]*)?\)|(?:src|href)=\"([^\"#]+)\"")
CODE = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
PATH = re.compile(r"(?<![\w./$<{*-])\.?[\w.-]+(?:/[\w.*-]+)*/?(?![\w/<{(])")
CITED_DECISION = re.compile(r"\bdecisions? (\d{4})")


def documents(root):
    return [root / name for name in ROOT_DOCUMENTS if (root / name).exists()] + sorted(
        (root / "docs").rglob("*.md"))


def folders(root):
    """Of the root; hidden ones belong to git and to editors, except `.ci/`."""
    return {path.name for path in root.iterdir() if path.is_dir()
            and path.name not in MADE_BY_BUILDING and (path.name[0] != "." or path.name == ".ci")}


def named_paths(text, top_folders):
    """Words in code that can only be paths: in a folder of ours, or a document by its name."""
    for code in CODE.finditer(text):
        for word in PATH.findall(code.group(1) or code.group(2)):
            if word.split("/")[0] in top_folders and "/" in word or word.endswith(".md"):
                yield word


def document_problems(root, document):
    text = COMMENT.sub("", document.read_text())
    name = document.relative_to(root)
    for link in (first or second for first, second in LINK.findall(text)):
        if ":" not in link and not (document.parent / link).exists():
            yield f"{name}: the link {link} leads nowhere"
    for path in named_paths(text, folders(root)):
        if not any(root.glob(path.rstrip("/"))) and not (document.parent / path).exists():
            yield f"{name}: {path} does not exist"


def architecture_problems(root):
    text = (root / "ARCHITECTURE.md").read_text()
    for folder in sorted(folders(root)):
        if f"`{folder}/`" not in text:
            yield f"ARCHITECTURE.md: the folder {folder}/ is not explained"


def decision_problems(root):
    pages = sorted((root / "docs/decisions").glob("*.md"))
    numbers = [page.name[:4] for page in pages]
    for index, (number, page) in enumerate(zip(numbers, pages), start=1):
        if number != f"{index:04}":
            yield f"docs/decisions/{page.name}: decision {index:04} is missing or there twice"
            break
    for folder in sorted(folders(root)):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix in SOURCE_SUFFIXES:
                for number in CITED_DECISION.findall(file.read_text()):
                    if number not in numbers:
                        yield f"{file.relative_to(root)}: there is no decision {number}"


def problems(root):
    for document in documents(root):
        yield from document_problems(root, document)
    yield from architecture_problems(root)
    yield from decision_problems(root)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    found = list(problems(root if root.is_dir() else root.parent.parent))
    print("\n".join(found) or "documents: no problem")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
