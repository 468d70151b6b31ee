"""IRIs that hold no protected name, nor a span that a label has moved, nor a digest of either."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from kgraph.export.protect_forms import Known, Sweep
from kgraph.export.protect_texts import Rewritten
from kgraph.graph.namespaces import KG, RDFS
from kgraph.resolution.slugs import slugify

_SPANNED = re.compile(r"(?P<kind>claim|narration)/(?P<key>[0-9a-f]{16})-(?P<spans>\d+-\d+(?:_\d+-\d+)*)(?P<nth>~\d+)?(?P<rest>/.*)?")
_ANCHOR = re.compile(r"article/(?P<key>[0-9a-f]{16})/anchor/(?P<start>\d+)-(?P<end>\d+)(?P<rest>/.*)?")
_SLUG = re.compile(r"(?P<kind>person|body|outlet|place|group|proposition|question)/(?P<slug>[^/]+)")
_DIGEST = re.compile("-[0-9a-f]{6}$")
"""Of an old key: it could be guessed back as the key itself."""
_LINK = re.compile(r"link/[0-9a-f]+")


class Renamed:
    """Old IRIs to new ones, each asked for alone."""

    __slots__ = ("_base", "_keys", "_known", "_sweep", "_written")

    def __init__(
        self, quads: Sequence[ox.Quad], articles: Mapping[str, str], keys: Mapping[str, str], written: Mapping[str, Rewritten],
        ours: Mapping[str, Known], sweep: Sweep, literal: Callable[[str], str],
    ) -> None:
        self._keys, self._written, self._sweep = keys, written, sweep
        self._base = next((iri.removesuffix(f"article/{at}") for iri, at in articles.items()), "")
        self._known: dict[str, str] = {}
        held = sorted({t.value for q in quads for t in (q.subject, q.object, q.graph_name) if isinstance(t, ox.NamedNode)})
        called: dict[str, str] = {}
        changed: set[str] = {*ours}
        for q in quads:
            if q.predicate.value in (RDFS + "label", KG + "name") and isinstance(q.object, ox.Literal):
                new = ours[value(q.subject)].label if value(q.subject) in ours else literal(q.object.value)
                if q.predicate.value == RDFS + "label":
                    called[value(q.subject)] = new
                if new != q.object.value:
                    changed.add(value(q.subject))
        self._slugs([i for i in held if _SLUG.fullmatch(self._end(i))], called, changed)
        self._spans([i for i in held if (m := _SPANNED.fullmatch(self._end(i))) and not m["rest"]])

    def _end(self, iri: str) -> str:
        return iri[len(self._base) :] if self._base and iri.startswith(self._base) else ""

    def _slugs(self, held: Sequence[str], called: Mapping[str, str], changed: set[str]) -> None:
        """Out of the new label where label or slug held a name; a number tells those apart who share one."""
        found = {iri: _SLUG.fullmatch(self._end(iri)) for iri in held}
        keyed = any(old != new for old, new in self._keys.items())
        renamed = [
            i for i, m in found.items() if m and (
                i in changed or self._slug(m["slug"]) != m["slug"] or (keyed and _DIGEST.search(m["slug"]))
            )
        ]
        taken = set(held) - set(renamed)
        for iri in renamed:
            m = found[iri]
            assert m
            slug = slugify(called.get(iri) or self._slug(m["slug"]))
            new, n = f"{self._base}{m['kind']}/{slug}", 1
            while new in taken:
                n += 1
                new = f"{self._base}{m['kind']}/{slug}-{n}"
            taken.add(new)
            self._known[iri] = new

    def _slug(self, slug: str) -> str:
        """A slug has no capitals: each of its words may be a name."""
        words = slug.replace("-", " ")
        return slug if self._sweep.words(words) == words and self._sweep.words(words.title()) == words.title() else slugify(
            self._sweep.words(words.title())
        )

    def _spans(self, held: Sequence[str]) -> None:
        shared: dict[str, list[str]] = defaultdict(list)
        for iri in held:
            m = _SPANNED.fullmatch(self._end(iri))
            assert m
            written = self._written.get(m["key"])
            pairs = [tuple(map(int, part.split("-"))) for part in m["spans"].split("_")]
            moved = dict.fromkeys(written.span(*p) if written else p for p in pairs)
            spans = "_".join(f"{a}-{b}" for a, b in moved)
            shared[f"{self._base}{m['kind']}/{self._keys.get(m['key'], m['key'])}-{spans}"].append(iri)
        for new, olds in shared.items():
            for n, old in enumerate(sorted(olds, key=_by_number), 1):
                self._known[old] = new + (f"~{n}" if n > 1 else "")

    def of(self, iri: str) -> str:
        """What an IRI is now."""
        if iri not in self._known:
            self._known[iri] = self._new(iri)
        return self._known[iri]

    def _new(self, iri: str) -> str:
        end = self._end(iri)
        if (m := _SPANNED.fullmatch(end)) and m["rest"]:
            return self.of(iri.removesuffix(m["rest"])) + m["rest"]
        if m := _ANCHOR.fullmatch(end):
            written, start, stop = self._written.get(m["key"]), int(m["start"]), int(m["end"])
            start, stop = written.span(start, stop) if written else (start, stop)
            return f"{self._base}article/{self._keys.get(m['key'], m['key'])}/anchor/{start}-{stop}{m['rest'] or ''}"
        if end:
            return self._base + re.sub("[0-9a-f]{16}", lambda k: self._keys.get(k[0], k[0]), end)
        return iri

    def changed(self) -> dict[str, str]:
        """All that are other than they were."""
        return {old: new for old, new in self._known.items() if old != new}

    def relinked(self, quads: Iterable[ox.Quad]) -> list[ox.Quad]:
        """Links by a digest of what they say now, where that is other than it was."""
        rows = list(quads)
        said: dict[str, list[str]] = defaultdict(list)
        news = {new for old, new in self._known.items() if old != new}
        touched: set[str] = set()
        for q in rows:
            if _LINK.fullmatch(self._end(value(q.subject))):
                said[value(q.subject)].append(f"{q.predicate} {q.object}")
                touched |= {value(q.subject)} if value(q.object) in news else set()
        found: dict[str, str] = {}
        for iri in sorted(touched, key=lambda i: (sorted(said[i]), i)):
            digest = hashlib.sha256("\n".join(sorted(said[iri])).encode()).hexdigest()[:16]
            n = 0
            while (new := f"{self._base}link/{digest}" + (f"{n:02x}" if n else "")) in found.values():
                n += 1
            found[iri] = new
        self._known.update(found)
        return [ox.Quad(self._linked(q.subject, found), q.predicate, self._linked(q.object, found), q.graph_name) for q in rows]

    @staticmethod
    def _linked(term: Any, found: Mapping[str, str]) -> Any:
        return ox.NamedNode(found[term.value]) if isinstance(term, ox.NamedNode) and term.value in found else term


def value(term: object) -> str:
    """Of an IRI or a literal; a graph has no other terms."""
    return str(getattr(term, "value", term))


def _by_number(iri: str) -> tuple[list[int], str]:
    return [int(n) for n in re.findall(r"\d+", iri.rpartition("/")[2].partition("-")[2])], iri
