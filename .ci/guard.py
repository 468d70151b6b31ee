"""What no test of kgraph can see: copied sentences, overlong modules, links that lead nowhere. Prints each fault; exit code 1 if any.

Sentences are compared with the texts in ../shared, where that folder is there: they are their publishers'.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
TEXTS = ("articles", "corpora")
NO_TEXTS = ("LICENSE", "LICENSE.txt", "README.md", "splits.md", "catalogue.jsonl")
IN_A_ROW = 9
"""Words in a row that count as copied."""
WORDS = 5
"""Of these at least so many must be words of letters: rows of numbers are nobody's."""
LINES = 400

WORD = re.compile(r"\w+")
LINK = re.compile(r"\]\(<?([^)\s>]+)>?\)")
PAGE = re.compile(r"\bdocs/[\w./-]+\.(?:md|png)\b")
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def tracked() -> Iterator[tuple[Path, str]]:
    """The files of the repository that are text, with their text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in sorted(filter(None, listed.stdout.split("\0"))):
        path = ROOT / name
        if path.is_file():
            try:
                yield path.relative_to(ROOT), path.read_text("utf-8")
            except UnicodeDecodeError:
                continue


def rows(text: str) -> Iterator[str]:
    """Every row of words of the length that counts, in lower case."""
    words = WORD.findall(text.lower())
    for i in range(len(words) - IN_A_ROW + 1):
        yield " ".join(words[i : i + IN_A_ROW])


def copied(files: dict[Path, str]) -> Iterator[str]:
    """Rows of words that stand in the shared texts as well."""
    here: dict[str, Path] = {}
    for path, text in files.items():
        if path.suffix != ".lock" and path.name != "LICENSE":
            here.update(dict.fromkeys(rows(text), path))
    told: set[tuple[Path, Path]] = set()
    for folder in TEXTS:
        for source in sorted((SHARED / folder).rglob("*")):
            if not source.is_file() or source.name in NO_TEXTS:
                continue
            for row in rows(source.read_text("utf-8", "replace")):
                found = here.get(row)
                if found and (found, source) not in told and sum(w.isalpha() for w in row.split()) >= WORDS:
                    told.add((found, source))
                    yield f"{found}: words of shared/{source.relative_to(SHARED)}: {row!r}"


def long(files: dict[Path, str]) -> Iterator[str]:
    """Modules that want dividing."""
    for path, text in files.items():
        count = text.count("\n")
        if path.suffix in (".py", ".js") and count > LINES:
            yield f"{path}: {count} lines; none may have more than {LINES}"


def anchors(text: str) -> set[str]:
    """What a link may name after #: the headings, as they are slugged."""
    heads = re.findall(r"^#+ +(.+)$", CODE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in heads}


def lost(files: dict[Path, str]) -> Iterator[str]:
    """Links in pages, and pages named anywhere, that are not there."""
    for path, text in files.items():
        for page in sorted(set(PAGE.findall(text))):
            if not (ROOT / page).is_file():
                yield f"{path}: names {page}, which is not there"
        if path.suffix == ".ipynb":
            text = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown")
        elif path.suffix != ".md":
            continue
        for link in LINK.findall(CODE.sub("", text)):
            place, _, head = link.partition("#")
            if re.match(r"[a-z]+:", link):
                continue
            target = (ROOT / path).parent / place if place else ROOT / path
            if not target.exists():
                yield f"{path}: links to {link}, which is not there"
            elif head and target.suffix == ".md" and head not in anchors(target.read_text("utf-8")):
                yield f"{path}: links to {link}; that page has no such heading"


def main() -> int:
    """Print the faults."""
    files = dict(tracked())
    faults = [*long(files), *lost(files), *copied(files)]
    for fault in faults:
        print(fault)
    read = f"{len(files)} files" + ("" if SHARED.is_dir() else ", no ../shared to compare with")
    print(f"guard: {len(faults)} faults in {read}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
