"""People under labels: a graph and its texts become a graph and texts in which those who are listed are called by labels alone.

The invariant: the result is a pure function of graph, texts and list; none of it hangs on a protected name, not even a digest; every
anchor has the words that stand at its span.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kgraph.errors import KgraphError, UsageError
from kgraph.export.protect_forms import Hit, Known, Sweep
from kgraph.export.protect_iris import Renamed, value
from kgraph.export.protect_list import Listed, known
from kgraph.export.protect_texts import Rewritten, key
from kgraph.graph.namespaces import KG, OA, PREFIXES, RDFS
from kgraph.queries.engines import Local
from kgraph.queries.names import NameIndex

_LABEL, _NAME, _BASE = RDFS + "label", KG + "name", "/article/"
_OF_THE_PERSON = frozenset({KG + "wikidata", KG + "catalogueId", KG + "reason"})
_ADDRESSES = frozenset({"https://schema.org/url", KG + "archivedAt", KG + "canonical"})
_ANCHOR = re.compile(r"/anchor/(\d+)-(\d+)(?:/position|/quote)?$")
_HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_ANCHORED = tuple(
    _HEAD + f"SELECT DISTINCT ?a ?who {{ ?x kg:{who} ?who ; kg:{where} ?a }} ORDER BY ?a ?who"
    for who, where in (("agent", "mention"), ("source", "mention"), ("argumentEntity", "evidence"))
)
"""One by one, without the articles: Oxigraph takes a hundred times as long for their union joined to them."""
_PLACE = re.compile(r"/article/([0-9a-f]{16})/anchor/(\d+)-(\d+)$")
_ARTICLES = _HEAD + "SELECT ?a ?key { ?a kg:articleKey ?key } ORDER BY ?a"
_MAYBE = _HEAD + "SELECT DISTINCT ?who ?other { ?link kg:possibly ?who, ?other FILTER(?who != ?other) } ORDER BY ?who ?other"


@dataclass(frozen=True, slots=True)
class Protected:
    """The graph and the texts under labels. `places`: how many names were replaced in how many `articles` and in how many `values` of the
    graph; `unlisted`: labels of those who may be someone listed, and are not listed themselves."""

    store: ox.Store
    texts: dict[str, str]
    people: int
    places: int
    articles: int
    values: int
    unlisted: tuple[str, ...]
    sweep: Sweep
    renamed: Mapping[str, str]

    def asked(self, index: NameIndex, focus: str) -> str:
        """Whom a real name, or an old IRI, means, by the IRI that they have here. Raises AmbiguityError."""
        found = index.find(focus).iri
        return self.renamed.get(found, found)

    def words(self, asked: str) -> str:
        """A claim that is asked for, by its words, its IRI or the end of one, as it is here."""
        ends = sorted(new for old, new in self.renamed.items() if old == asked or ("/" in asked and old.endswith("/" + asked)))
        return ends[0] if ends else self.sweep.words(asked)


def protect(store: ox.Store, texts: Mapping[str, str], rows: tuple[Listed, ...]) -> Protected:
    """Put labels in the places of names. Raises AmbiguityError and UsageError for a list that does not fit the graph, KgraphError where a
    name would be left."""
    people = known(store, rows)
    index = NameIndex(Local(store))
    ours = {k.iri: k for k in people}
    apart = {iri for iri, b in index.bearers.items() if iri not in ours and b.kind == "Person" and not b.unnamed}
    others = sorted({n for iri in apart for n in (index.bearers[iri].label, *index.bearers[iri].names)})
    bodies = sorted({n for b in index.bearers.values() if b.kind != "Person" and b.iri not in ours for n in (b.label, *b.names)})
    sweep = Sweep(people, others, bodies, (texts[k] for k in sorted(texts)))
    for k in people:
        if sweep.hits(k.label):
            raise UsageError(f"the label {k.label!r} holds a name that it is to stand for; choose another")
    full = {iri for iri in apart if any(" " in n and sweep.words(n) == n for n in (index.bearers[iri].label, *index.bearers[iri].names))}
    written = _texts(store, texts, sweep, ours, full)
    return _Rewriting(store, texts, sweep, ours, written).done(index)


def _texts(store: ox.Store, texts: Mapping[str, str], sweep: Sweep, ours: Mapping[str, Known], full: set[str]) -> dict[str, Rewritten]:
    """Each text by its old key. Anchors say first who is meant, then the forms of names do."""
    sure: dict[str, list[Hit]] = defaultdict(list)
    kept: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in (row for query in _ANCHORED for row in _ask(store, query)):
        place, who = _PLACE.search(row["a"].value), row["who"].value
        if not place:
            continue
        at, start, end = place[1], int(place[2]), int(place[3])
        if who in ours and (found := _named(sweep, texts.get(at, "")[start:end])):
            sure[at] += [Hit(start + h.start, start + h.end, ours[who].label) for h in found]
        elif who in full:
            kept[at].append((start, end))
    named = {row["key"].value for row in _ask(store, _HEAD + "SELECT DISTINCT ?key ?who { ?a kg:mentions ?who ; kg:articleKey ?key }")
             if row["who"].value in ours}
    done = {}
    for at, text in sorted(texts.items()):
        hits = sweep.hits(text, False, kept[at], sure[at])
        given = bool(hits) or at in named
        done[at] = Rewritten(text, sweep.hits(text, True, kept[at], sure[at]) if given else hits, sweep, given)
    return done


def _named(sweep: Sweep, words: str) -> list[Hit]:
    """Names in words that surely mean someone listed: also those that are words of the language."""
    common, sweep.common = sweep.common, frozenset()
    found = sweep.hits(words)
    sweep.common = common
    return found


class _Rewriting:
    """One pass over the quads of a graph."""

    def __init__(
        self, store: ox.Store, texts: Mapping[str, str], sweep: Sweep, ours: Mapping[str, Known], written: Mapping[str, Rewritten]
    ) -> None:
        self._quads = sorted(store, key=str)
        self._texts, self._sweep, self._ours, self._written = texts, sweep, ours, written
        self._articles = {row["a"].value: row["key"].value for row in _ask(store, _ARTICLES)}
        self._of_graph = {iri.replace("/article/", "/graph/article/"): at for iri, at in self._articles.items()}
        self._memo: dict[tuple[str, str, bool], str] = {}
        self._maybe = [(r["who"].value, r["other"].value) for r in _ask(store, _MAYBE)]
        self.values = 0

    def done(self, index: NameIndex) -> Protected:
        keys = self._keys()
        touched = {at for at, new in keys.items() if at != new}
        iris = Renamed(self._quads, self._articles, keys, self._written, self._ours, self._sweep, self._literal)
        made = list(dict.fromkeys(iris.relinked(self._made(iris, keys, touched))))
        made += self._told(made)
        store = ox.Store()
        store.bulk_extend(made)
        texts = {keys.get(at, at): self._written[at].text for at in self._texts}
        self._left(made, texts)
        maybe = {b for a, b in self._maybe if a in self._ours and b not in self._ours and b in index.bearers}
        unlisted = tuple(sorted({self._sweep.words(index.bearers[b].label) for b in maybe}))
        return Protected(
            store, texts, len(self._ours), sum(len(w.hits) for w in self._written.values()), len(touched), self.values, unlisted,
            self._sweep, iris.changed(),
        )

    def _literal(self, words: str, at: str = "", given: bool = True) -> str:
        """A string of the graph, in the article that says it."""
        held = (words, at, given)
        if held not in self._memo:
            written = self._written.get(at)
            self._memo[held] = written.words(words) if written else self._sweep.words(words, given)
        return self._memo[held]

    def _keys(self) -> dict[str, str]:
        """Old keys to new ones: another where anything that the article says has become another."""
        said: dict[str, set[str]] = defaultdict(set)
        other: set[str] = set()
        for q in self._quads:
            at = self._of_graph.get(getattr(q.graph_name, "value", ""), "")
            if at and isinstance(q.object, ox.Literal) and not q.predicate.value.startswith(OA):
                if q.predicate.value not in (KG + "textDigest", KG + "articleKey"):
                    new = self._literal(q.object.value, at)
                    said[at].add(f"{q.predicate.value} {new}")
                    other |= {at} if new != q.object.value else set()
            elif at and isinstance(q.object, ox.NamedNode) and q.object.value in self._ours:
                other.add(at)
        other |= {at for at, w in self._written.items() if w.hits}
        found: dict[str, str] = {}
        for at in sorted({*self._articles.values(), *self._written}):
            new = key(self._written[at].text if at in self._written else "", *sorted(said[at])) if at in other else at
            while new in found.values():
                new = key(new)
            found[at] = new
        return found

    def _made(self, iris: Renamed, keys: Mapping[str, str], touched: set[str]) -> Iterator[ox.Quad]:
        for q in self._quads:
            subject, predicate, said = value(q.subject), q.predicate.value, value(q.object)
            if predicate in _OF_THE_PERSON and subject in self._ours:
                continue
            if predicate in _ADDRESSES and self._articles.get(subject) in touched:
                continue
            if predicate == KG + "aliasOf" and (iris.of(subject) != subject or iris.of(said) != said):
                continue
            if predicate == KG + "possibleRow" and said in {i for k in self._ours.values() for i in k.ids}:
                continue
            new = ox.NamedNode(iris.of(said)) if isinstance(q.object, ox.NamedNode) else self._value(q, keys, touched)
            if new != q.object:
                self.values += 1
            graph = ox.NamedNode(iris.of(q.graph_name.value)) if isinstance(q.graph_name, ox.NamedNode) else q.graph_name
            yield ox.Quad(ox.NamedNode(iris.of(subject)), q.predicate, new, graph)

    def _value(self, q: ox.Quad, keys: Mapping[str, str], touched: set[str]) -> ox.Literal:
        subject, predicate, said = value(q.subject), q.predicate.value, q.object
        assert isinstance(said, ox.Literal)
        if subject in self._ours and predicate in (_LABEL, _NAME):
            return ox.Literal(self._ours[subject].label)
        at = self._articles.get(subject) or self._of_graph.get(getattr(q.graph_name, "value", ""), "")
        written = self._written.get(at)
        name = predicate.rpartition("#")[2]
        if subject in self._articles and at in touched:
            if name == "articleKey":
                return ox.Literal(keys[at])
            if name in ("textDigest", "textLength") and written:
                digest = hashlib.sha256(written.text.encode("utf-8", "surrogatepass")).hexdigest()
                return ox.Literal(digest) if name == "textDigest" else ox.Literal(str(len(written.text)), datatype=said.datatype)
            if name == "textDigest":
                return ox.Literal(hashlib.sha256(b"").hexdigest())
            if name == "articleId" and self._sweep.words(said.value.title()) != said.value.title():
                return ox.Literal(keys[at])
        if (found := _ANCHOR.search(subject)) and written and written.hits:
            start, end = int(found[1]), int(found[2])
            if name in ("start", "end"):
                return ox.Literal(str(written.span(start, end)[name == "end"]), datatype=said.datatype)
            return ox.Literal(written.anchored(start, end).get(name, said.value))
        if found and at in touched and not written and name in ("prefix", "suffix"):
            return ox.Literal("")  # cut within a name, and nothing to cut it from anew
        if said.language or said.datatype.value.endswith("#string"):
            words = self._literal(said.value, at, predicate != _NAME)
            for old in touched:
                words = words.replace(old, keys[old])
            return ox.Literal(words, language=said.language) if said.language else ox.Literal(words)
        return said

    def _told(self, made: Iterable[ox.Quad]) -> list[ox.Quad]:
        """How many stand under labels, on the build."""
        people = ox.Literal(str(len(self._ours)), datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
        builds = {(q.subject, q.graph_name) for q in made if q.object == ox.NamedNode(KG + "Build")}
        return [ox.Quad(subject, ox.NamedNode(KG + "protectedPeople"), people, graph) for subject, graph in sorted(builds, key=str)]

    def _left(self, made: Iterable[ox.Quad], texts: Mapping[str, str]) -> None:
        """Raises KgraphError where a whole name is left: rather no file than one that names someone."""
        terms = {t.value for q in made for t in (q.subject, q.object, q.graph_name) if isinstance(t, (ox.NamedNode, ox.Literal))}
        for term in sorted(terms | set(texts.values())):
            if self._sweep.whole(term):
                raise KgraphError("a protected name would be left in what is written, so nothing was; please report this as a fault")


def _ask(store: ox.Store, query: str) -> ox.QuerySolutions:
    rows = store.query(query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    return rows
