"""The real articles beside the repository, where they are: what their allegations rest on. None of their sentences stands here."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
import pyoxigraph as ox
import pytest

from kgraph import readers
from kgraph.article import Article
from kgraph.evaluate.inputs import read
from kgraph.queries import Local
from kgraph.queries.find import UnclearError, proposition
from kgraph.queries.trace import ClaimView, Trace, trace
from kgraph.record import Record
from kgraph.resolution import Resolution, load_catalogue, resolve
from tests.queries.complete import complete
from tests.queries.make import quads, store

SHARED = Path(__file__).parents[3] / "shared"
ARTICLES, GOLD = SHARED / "articles" / "seeds", SHARED / "gold" / "seeds.jsonl"
pytestmark = pytest.mark.skipif(not (ARTICLES.is_dir() and GOLD.is_file()), reason="the real articles are not here")
Pairs = list[tuple[Article, Record]]


def articles() -> dict[str, Article]:
    """By the numbers that the gold calls them by."""
    found = [a for a in readers.read([ARTICLES]) if isinstance(a, Article)]
    known = read(str(GOLD))
    return {next(k for k in known if a.id.startswith(k)): a for a in found}


@pytest.fixture(scope="module")
def gold() -> Pairs:
    records = read(str(GOLD))
    made = [msgspec.structs.replace(a, id=number) for number, a in articles().items()]
    return [(a, complete(a, records[a.id])) for a in made]


@pytest.fixture(scope="module")
def resolved(gold: Pairs) -> Resolution:
    return resolve([a for a, _ in gold], [r for _, r in gold], load_catalogue())


def as_annotated(gold: Pairs) -> ox.Store:
    return store(quads([a for a, _ in gold], [r for _, r in gold], load_catalogue()))


def as_read(_: Pairs) -> ox.Store:
    from kgraph.language.extractor import Extractor

    extractor, made = Extractor(None), list(articles().values())
    return store(quads(made, [extractor.extract(a) for a in made], load_catalogue()))


def flat(claims: Iterable[ClaimView]) -> list[ClaimView]:
    return [one for c in claims for one in (c, *flat(c.passed_on))]


def traced(graph: ox.Store, words: str) -> Trace:
    return trace(Local(graph), proposition(Local(graph), words))


@pytest.mark.parametrize("way", [as_annotated, as_read])
def test_cancer_has_two_origins_and_no_denial(way: object, gold: Pairs) -> None:
    graph = way(gold)  # type: ignore[operator]
    found = traced(graph, "Putin has cancer")
    assert (found.origins_min, found.origins_max, found.denials, found.denied) == (2, 2, 0, ())
    assert [(o.kind, o.party, o.accountable) for o in found.origins] == [
        ("on the record", "Kyrylo Budanov", ()), ("unnamed", "Russian oligarch", ("New Lines",)),
    ]
    assert {h.agent for c in flat(found.origins[0].claims) for h in c.hops} == {"Sky News", "Kyrylo Budanov"}
    assert {h.agent for c in flat(found.origins[1].claims) for h in c.hops} == {"New Lines", "Russian oligarch"}
    with pytest.raises(UnclearError) as caught:
        proposition(Local(graph), "had surgery")
    assert len(caught.value.found) > 2


def parties(found: Resolution, gold: Pairs, *claims: tuple[str, str]) -> tuple[set[str], bool]:
    """Names of all who stand behind the propositions of these claims that assert, and whether some cannot be traced."""
    keys = {a.id[:3]: a.key for a, _ in gold}
    slugs = {s for number, claim in claims for s in found.propositions_of[f"{keys[number]}/{claim}"]}
    names = {e.slug: e.name for e in found.entities}
    props = [p for p in found.propositions if p.slug in slugs]
    return {names[s] for p in props for s in p.origins}, any(p.hearsay for p in props)


def test_a_coup_under_way_is_one_voice_in_two_articles(resolved: Resolution, gold: Pairs) -> None:
    assert parties(resolved, gold, ("001", "c5"), ("003", "c21")) == ({"Kyrylo Budanov"}, False)


def test_the_hand_over_has_an_insider_and_the_untraced(resolved: Resolution, gold: Pairs) -> None:
    behind, untraced = parties(resolved, gold, ("000", "c1"), ("000", "c7"), ("000", "c13"), ("002", "c27"))
    assert "Kremlin insider" in behind and 1 <= len(behind) <= 2 and untraced


def test_a_reprint_is_the_others_text_and_one_report(resolved: Resolution, gold: Pairs) -> None:
    names, keys = {e.slug: e.name for e in resolved.entities}, {a.id[:3]: a.key for a, _ in gold}
    assert [(names[c.outlet], c.scope) for c in resolved.credits if c.article == keys["002"]] == [("The Sun", "text")]
    assert names[resolved.accountable_of[f"{keys['002']}/c27"]] == "The Sun"
    own = [p for p in resolved.propositions if {m[0] for m in p.members} == {keys["002"]}]
    assert own and {p.reports for p in own} <= {0, 1}
