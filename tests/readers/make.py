"""Texts and helpers for the readers' tests. All texts are invented."""

import json
from pathlib import Path

from kgraph.article import Article
from kgraph.errors import ReadError
from kgraph.readers import read

TITLE = "Dam is sound, mayor says"
PARAGRAPHS = (
    "The mayor of Tarn said on Monday that the dam was sound and that nobody had to leave the valley below it.",
    "Two engineers, who asked not to be named, told the Tarn Gazette that the wall had moved by a hand since the snow melted.",
    "“That is nonsense,” the mayor said. The county did not answer questions. A clerk said that she knew of no report.",
)
BODY = "\n\n".join(PARAGRAPHS)


def page(head: str = "", before: str = "", inside: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """An HTML page with menu and foot around an article."""
    body = inside + "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!doctype html><html><head>{head}</head><body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>{before}"
        f"<article>{body}</article><footer>Copyright 2019. All rights reserved.</footer></body></html>"
    )


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Files with these contents, just as given."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def lines(*rows: dict[str, object]) -> str:
    """JSON Lines."""
    return "".join(json.dumps(row) + "\n" for row in rows)


def sorted_out(*places: str | Path) -> tuple[list[Article], list[str]]:
    """The articles, and the errors as messages."""
    found = list(read(places))
    return [i for i in found if isinstance(i, Article)], [str(i) for i in found if isinstance(i, ReadError)]


def article(*places: str | Path) -> Article:
    """The only one there."""
    articles, errors = sorted_out(*places)
    assert not errors, errors
    assert len(articles) == 1
    return articles[0]


def error(*places: str | Path) -> str:
    """The only message there."""
    articles, errors = sorted_out(*places)
    assert not articles, articles
    assert len(errors) == 1, errors
    return errors[0]
