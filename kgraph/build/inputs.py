"""The articles at the paths of a build, each once, and what could not be read."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from kgraph import readers
from kgraph.article import Article
from kgraph.build.report import Failure
from kgraph.build.versions import versions
from kgraph.errors import ReadError


def given(paths: Sequence[str | Path | Article]) -> tuple[list[Article], list[Failure]]:
    """The articles at the paths, sorted by key, the same one once. Different articles with one id all fail, as none is the right one,
    unless they are versions of one article."""
    found: dict[str, Article] = {}
    failed: list[Failure] = []
    places = [p for p in paths if not isinstance(p, Article)]
    ready = [p for p in paths if isinstance(p, Article)]
    for item in chain(ready, readers.read(places) if places else ()):
        if isinstance(item, ReadError):
            failed.append(Failure(item.place, str(item).removeprefix(f"{item.place}: ")))
        elif item.key not in found or (item.file or "") < (found[item.key].file or ""):
            found[item.key] = item
    by_id: dict[str, list[Article]] = {}
    for article in found.values():
        by_id.setdefault(article.id, []).append(article)
    for name, rivals in sorted(by_id.items()):
        whole = all(versions(a, b) for n, a in enumerate(rivals) for b in rivals[n + 1 :])
        for article in () if whole else rivals:
            reason = f"{len(rivals)} different articles have the id {name!r}; give each an id of its own in its metadata"
            failed.append(Failure(article.file or article.id, reason))
            del found[article.key]
    return [found[key] for key in sorted(found)], sorted(failed, key=str)
