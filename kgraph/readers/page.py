"""HTML: trafilatura finds the body and what the page says of itself."""

import logging
import re
from typing import Any

from kgraph.errors import ReadError
from kgraph.readers.dates import iso, told
from kgraph.readers.metadata import Metadata, headed

SENTENCE_WORDS = 8
"""A body needs a line of at least so many words that ends like a sentence; menus and log-in forms have none."""
ELEMENTS = 30_000
"""More make no news page (they have hundreds), and the extractor's time grows with their square: 11 s at 100,000."""
PUBLISHED = (
    "//meta[@property='article:published_time' or @property='og:article:published_time']/@content",
    "//meta[@itemprop='datePublished' or @name='datePublished' or @name='parsely-pub-date']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)
"""Where a page states its publication to the minute. Anything else is left to trafilatura, which knows days alone."""

UPDATED = (
    "//meta[@property='article:modified_time' or @property='og:updated_time']/@content",
    "//meta[@itemprop='dateModified' or @name='dateModified' or @name='last-modified']/@content",
    "//time[@itemprop='dateModified']/@datetime",
)
"""Where it states its last change."""
CANONICAL = ("//link[@rel='canonical']/@href",)

_LINKED: dict[tuple[str, ...], re.Pattern[str]] = {
    PUBLISHED: re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,40})\""), UPDATED: re.compile(r"\"dateModified\"\s*:\s*\"([^\"]{4,40})\""),
}
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # what they complain of is said in a ReadError


def extract(page: str, place: str) -> tuple[Metadata, str]:
    """Metadata, and the text: title, blank line, body. Raises `ReadError` where there is no article in the page."""
    import trafilatura
    from trafilatura.settings import Document

    # Dates are bounded by constants, as the defaults hang on today's date; extensive search would guess.
    dates: dict[str, Any] = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2999-12-31"}
    try:
        tree = trafilatura.load_html(page)
        if tree is not None and sum(1 for _ in tree.iter()) > ELEMENTS:
            raise ReadError(place, f"the page has more than {ELEMENTS:,} elements", "save the article's text as .txt")
        stated, updated = (_dated(tree, page, paths) if tree is not None else None for paths in (PUBLISHED, UPDATED))
        home = next((str(value).strip() for path in CANONICAL for value in tree.xpath(path)), None) if tree is not None else None
        found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=True, date_extraction_params=dates)
    except ReadError:
        raise
    except Exception as error:  # hostile pages break lxml and the extractor in ways that neither lists
        raise ReadError(place, f"the page cannot be taken apart ({type(error).__name__})", "save its text as .txt") from error
    body = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not any(len(line.split()) >= SENTENCE_WORDS and _END.search(line) for line in body.split("\n")):
        raise ReadError(place, "no article found in the page", "save its text as .txt")
    raw = {
        "title": found.title, "outlet": found.sitename, "author": found.author, "url": found.url,
        "published": stated or (told(found.date, page) if found.date else None), "updated": updated,
        "canonical": home if home and home.startswith(("http://", "https://")) else None,
    }
    metadata = Metadata.of(raw, place)
    return metadata, headed(metadata.title, body)


def _dated(tree: Any, page: str, paths: tuple[str, ...]) -> str | None:
    """A date as the page's own metadata state it, if one of them can be read."""
    stated = _LINKED[paths].findall(page)[:1] + [str(value) for path in paths for value in tree.xpath(path)]
    return next((date for value in stated if (date := iso(value))), None)
