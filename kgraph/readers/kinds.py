"""What kind of file it is: by its ending, else by how it begins."""

import re
from enum import Enum
from pathlib import Path


class Kind(Enum):
    """How the bytes are made into articles."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    LINES = "JSON Lines"
    JSON = "JSON"


ENDINGS = {
    ".txt": Kind.TEXT, ".text": Kind.TEXT, ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN, ".html": Kind.HTML, ".htm": Kind.HTML,
    ".xhtml": Kind.HTML, ".jsonl": Kind.LINES, ".ndjson": Kind.LINES, ".json": Kind.JSON,
}
HEAD = 65_536
"""Bytes that `sniff` needs to see at most."""

_HTML = re.compile(
    r"\s*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|\?xml[^>]*>.{0,500}<html|!--.{0,2000}<html)\b", re.I | re.S,
)
_JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*\{)")
_FRONT = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")


def by_ending(name: str) -> Kind | None:
    """None where the ending is not one that kgraph knows."""
    return ENDINGS.get(Path(name).suffix.lower())


def sniff(head: bytes) -> Kind:
    """The kind of a stream or of a file without a known ending, from its first bytes."""
    wide = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = head.decode(wide, "ignore")
    if _HTML.match(text):
        return Kind.HTML
    if _JSON.match(text):
        first, end, _ = text.lstrip().partition("\n")
        whole = not end or first.rstrip().endswith("}")
        return Kind.LINES if first.startswith("{") and whole else Kind.JSON
    return Kind.MARKDOWN if _FRONT.match(text) else Kind.TEXT
