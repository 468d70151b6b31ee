"""From paths to a graph: read, extract, resolve, write. Only what changed is read again.

A build adds to the graph and updates it: an article whose id is already there takes the old one's place, unless it is
another version of it, which is kept beside it (kgraph.build.versions). The graph is a pure
function of the set of articles it then holds, of the extractor, the catalogue, the ledger's judgements and the base: not of the
order, the number of workers, or the number of builds it took.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from kgraph.article import Article
from kgraph.build.generation import GraphWriter, Writer, name_of
from kgraph.build.inputs import given
from kgraph.build.lock import locked
from kgraph.build.memory import Memory
from kgraph.build.report import BuildReport, Failure
from kgraph.build.shelf import Shelf
from kgraph.build.versions import latest, told_apart
from kgraph.build.workers import ExtractorLike, Factory, extract
from kgraph.errors import GraphError, UsageError
from kgraph.ledger import Judgements, beside, read
from kgraph.record import Record
from kgraph.resolution import Catalogue, load_catalogue, resolve
from kgraph.resolution import fingerprint as resolution_fingerprint
from kgraph.resolution.uncollected import uncollected

BASE = "https://kgraph.example/"


Progress = Callable[[int, int], None]
"""Told after each article how many of how many are read."""


def quiet(done: int, total: int) -> None:
    """Tells nobody."""


def build(
    paths: Sequence[str | Path | Article], graph: Path, *, jobs: int = 1, model: str | None = None, base: str | None = None,
    catalogue: Path | Sequence[Path] | Catalogue | None = None, progress: Progress = quiet, fresh: bool = False, remove: Sequence[str] = (),
    ledger: Path | None = None, factory: Factory | None = None, writer: Writer | None = None,
) -> BuildReport:
    """Add the articles at `paths` (or given as such) to the graph in the folder `graph`, and write its next generation.

    `fresh`: the graph holds these articles and no others afterwards. `remove`: ids of articles to drop. `catalogue`: files, or
    one already loaded; the one that comes with kgraph unless given. `ledger`: the file of people's judgements, `ledger.jsonl` beside the
    graph's folder unless given; there need be none. `base`: that of the graph, where there is one, unless given. `factory`
    makes another extractor, `writer` another target. Without paths the graph is only brought up to date.
    Raises UsageError where nothing can be read or written, GraphError where the folder is locked or was written by a newer kgraph.
    """
    known = catalogue if isinstance(catalogue, Catalogue) else load_catalogue(catalogue)
    judgements = Judgements.of(read(ledger or beside(graph)))
    with locked(graph):
        before = (writer or GraphWriter(base or BASE)).manifest(graph)
        base = base or (before or {}).get("base") or BASE
        target = writer or GraphWriter(base)
        with Shelf(graph) as shelf:
            with uncollected():
                old = list(shelf.articles(shelf.selected(before.get("selection", "")) if before else ()))
                called = {a.key: a.id for a in told_apart(old)}
            if remove:
                _known_ids(remove, {a.id for a in old} | set(called.values()))
            new, failed = given(paths)
            make = factory or _factory(model)
            extractor = make()
            kept = [a for a in old if not fresh and not {a.id, called[a.key]} & set(remove)]
            todo = _todo(shelf, kept, new, extractor.fingerprint)
            unread = _read(shelf, todo, extractor, make, jobs, progress)
            failed += [Failure(a.file or a.id, unread[a.key]) for a in todo if a.key in unread]
            chosen = latest(a for a in (*kept, *new) if a.key not in unread)
            if not chosen:
                raise _nothing(failed, bool(old))
            with uncollected():
                # Where an article was read must not show in what is written.
                articles = told_apart([replace(a, file=None) if a.file else a for a in sorted(chosen, key=lambda a: a.key)])
                records, digests = _records(shelf, articles, extractor.fingerprint)
                memory = Memory(graph, known)
                resolution = resolve(articles, records, known, judgements, memory.memo, digests)
                memory.keep()
                manifest = {
                    "selection": shelf.select(a.key for a in articles), "extractor": extractor.fingerprint,
                    "resolution": resolution_fingerprint(known, judgements), "ledger": judgements.fingerprint, "base": base,
                    "writer": target.fingerprint,
                }
                same = before is not None and all(before.get(k) == v for k, v in manifest.items())
                changed = not same or not shelf.has_resolution(name_of(manifest))
                if changed:
                    shelf.put_resolution(name_of(manifest), resolution)
                    target.write(graph, articles, records, resolution, manifest)
                shelf.keep_only(manifest["selection"], name_of(manifest))
    found, left = Counter(e.type for e in resolution.entities if e.named), {a.id for a in chosen}
    return BuildReport(
        articles=len(articles), read=len(todo) - len(unread), cached=len({a.key for a in new} - {a.key for a in todo}),
        removed=sum(called[a.key] in set(remove) or a.id not in left for a in old), people=found["Person"],
        bodies=found["Organisation"], outlets=found["Outlet"], claims=sum(len(r.claims) for r in records),
        questions=len(resolution.questions), propositions=len(resolution.propositions), judgements=len(judgements.entries),
        misfits=resolution.misfits, written=changed, failed=tuple(failed),
    )


def _known_ids(remove: Sequence[str], old: Set[str]) -> None:
    missing = sorted(set(remove) - old)
    if missing:
        near = sorted({match for name in missing for match in get_close_matches(name, sorted(old))})
        raise UsageError(f"no article has the id {', '.join(missing)}" + (f"; did you mean {', '.join(near)}?" if near else ""))


def _factory(model: str | None) -> Factory:
    from kgraph.language.extractor import Extractor  # spaCy is slow to load: not before it is needed

    return partial(Extractor, model)


def _todo(shelf: Shelf, old: Iterable[Article], new: Iterable[Article], extractor: str) -> list[Article]:
    """What has no record of this extractor yet: new articles, and older ones where the extractor has changed."""
    new = list(new)
    shelf.put_articles(new)
    every = {a.key: a for a in (*old, *new)}
    return [every[key] for key in sorted(every.keys() - shelf.read_by(extractor))]


def _read(shelf: Shelf, todo: Sequence[Article], extractor: ExtractorLike, make: Factory, jobs: int, progress: Progress) -> dict[str, str]:
    """Read what is to be read and keep each record as it comes. Gives back why the others failed, by article key."""
    unread: dict[str, str] = {}
    try:
        for done, (article, record, reason) in enumerate(extract(todo, make, min(jobs, len(todo)), extractor), 1):
            if record is None:
                unread[article.key] = reason
            else:
                shelf.put_record(article.key, record)
            progress(done, len(todo))
    finally:
        shelf.kept()
    return unread


def _records(shelf: Shelf, articles: Sequence[Article], extractor: str) -> tuple[list[Record], dict[str, bytes]]:
    """In the order of the articles, and digests of them by article key."""
    found: dict[str, Record] = {}
    digests: dict[str, bytes] = {}
    for key, record, digest in shelf.records((a.key for a in articles), extractor):
        found[key], digests[key] = record, digest
    for article in articles:
        if article.key not in found:
            raise GraphError(f"the record of {article.id} is gone from the graph's folder; build again")
    return [r if r.article == a.id else replace(r, article=a.id) for a in articles for r in (found[a.key],)], digests


def _nothing(failed: Sequence[Failure], had: bool) -> UsageError:
    if failed:
        return UsageError("no article could be read: " + "; ".join(map(str, failed[:5])) + ("; …" if len(failed) > 5 else ""))
    if had:
        return UsageError("nothing would be left in the graph; delete its folder instead")
    return UsageError("no articles there; give files, folders, globs, or - for standard input")
