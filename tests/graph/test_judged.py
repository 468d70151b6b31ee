"""What people judged, in the graph: each claim says whether it is checked, and what is misread or withdrawn counts nowhere."""

import pyoxigraph as ox
import pytest

from kgraph.cli.trace import lines
from kgraph.graph import all_quads
from kgraph.graph.validate import validate
from kgraph.ledger import ClaimAt, Entry, Judgements, MentionAt, OutletAt
from kgraph.ledger.places import claim_at
from kgraph.queries import Local, run
from kgraph.queries.dossier import dossier
from kgraph.queries.figures import figures
from kgraph.queries.trace import trace
from kgraph.record import Record
from kgraph.resolution import Catalogue, resolve
from kgraph.views import page
from kgraph.views import trace as pages
from kgraph.views.model import read
from tests.ledger.make import Pen
from tests.queries.make import corpus, store

ARTICLES, RECORDS = corpus()
WREN = 1


def at(article: int, claim: str) -> ClaimAt:
    record: Record = RECORDS[article]
    return claim_at(ARTICLES[article], next(c for c in record.claims if c.id == claim))


def graph(*entries: Entry) -> ox.Store:
    found = resolve(ARTICLES, RECORDS, Catalogue.of([]), Judgements.of(entries))
    return store(list(all_quads(ARTICLES, RECORDS, found)))


@pytest.fixture(scope="module")
def judged() -> ox.Store:
    pen = Pen()
    ada = ARTICLES[0].text.index("Ada Quill")
    return graph(
        pen("accept", at(0, "c1"), who='Eve "Ink" Quill'), pen("reject", at(WREN, "c2")), pen("grade", at(0, "c1"), grade="3"),
        pen("withdraw", OutletAt("Evening Kite")), pen("grade", MentionAt(ARTICLES[0].key, ada, ada + 9), grade="C"),
    )


ASK = "PREFIX kg: <https://kgraph.example/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


def rows(found: ox.Store, text: str) -> list[tuple[str | None, ...]]:
    return run(found, ASK + text).values()


def test_every_claim_says_whether_it_is_checked(judged: ox.Store) -> None:
    assert rows(judged, "SELECT ?r (COUNT(?c) AS ?n) { ?c a kg:Claim ; kg:reading ?r } GROUP BY ?r ORDER BY ?r") == [
        ("https://kgraph.example/ns#Checked", "1"), ("https://kgraph.example/ns#MachineRead", "8"),
        ("https://kgraph.example/ns#Misread", "1"),
    ]
    assert rows(judged, "SELECT ?who ?on ?grade { ?c kg:reading kg:Checked ; kg:checkedBy ?who ; kg:checkedOn ?on ; kg:grade ?grade }") == [
        ('Eve "Ink" Quill', "2024-05-01T09:00:00Z", "3"),
    ]
    assert rows(judged, 'SELECT ?g { ?x rdfs:label "Ada Quill" ; kg:grade ?g }') == [("C",)]
    assert validate(judged) == []


def test_misread_claims_are_listed_as_such_and_count_nowhere(judged: ox.Store) -> None:
    asked = "SELECT ?l { ?c kg:reading kg:Misread ; rdfs:label ?l }"
    assert rows(judged, asked) == [("Misread: Ada Quill denies: she has cancer of any kind",)]
    deniers = 'SELECT DISTINCT ?l { ?p rdfs:label "Ada Quill has cancer" ; kg:deniedBy/rdfs:label ?l } ORDER BY ?l'
    assert rows(graph(), deniers) == [("Ada Quill",), ("Eve Quill",)]
    assert rows(judged, deniers) == [("Eve Quill",)]


def test_what_is_withdrawn_counts_nowhere(judged: ox.Store) -> None:
    reports = 'SELECT ?n { ?p rdfs:label "Ada Quill has cancer" ; kg:reports ?n }'
    assert (rows(graph(), reports), rows(judged, reports)) == ([("3",)], [("2",)])
    assert rows(judged, "SELECT (COUNT(?c) AS ?n) { ?c kg:withdrawn true }") == [("3",)]


def test_queries_keep_to_what_is_checked(judged: ox.Store) -> None:
    found = run(judged, "who-says", {"about": "Ada Quill", "onlyChecked": "true"}).dicts()
    assert [(r["says"], r["checked"]) for r in found] == [("a doctor says: Ada Quill has cancer", "true")]
    assert len(run(judged, "who-says", {"about": "Ada Quill"}).rows) == 6


def test_counts_say_how_many_are_checked(judged: ox.Store) -> None:
    counts = figures(Local(judged)).counts
    assert (counts["claims"], counts["checked"], counts["misread"]) == (10, 1, 1)
    whole, kept = dossier(Local(judged), "Ada Quill"), dossier(Local(judged), "Ada Quill", checked=True)
    assert (whole.claims, whole.checked, kept.claims, kept.checked) == (9, 1, 1, 1)
    assert [c.checked for q in kept.said_of for c in q.claims] == [True]


def test_the_page_says_who_checked(judged: ox.Store) -> None:
    claims = read(judged).claims
    assert {(c.checked, c.uncounted, c.grade) for c in claims if c.checked or c.uncounted} == {
        ('Eve "Ink" Quill, 2024-05-01', "", "3"), ("Ada Quill, 2024-05-01", "misread", ""), ("", "withdrawn", ""),
    }
    assert all(c.uncounted == "withdrawn" for c in claims if c.outlet == "Evening Kite")


def test_the_build_knows_its_judgements(judged: ox.Store) -> None:
    asked = "SELECT ?f { ?b a kg:Build ; kg:judgements ?f }"
    assert rows(judged, asked) != rows(graph(), asked) == [(Judgements().fingerprint,)]


def test_a_trace_shows_what_counts_nowhere_apart(judged: ox.Store) -> None:
    iri = str(rows(judged, 'SELECT ?p { ?p a kg:Proposition ; rdfs:label "Ada Quill has cancer" }')[0][0])
    before, after = trace(Local(graph()), iri), trace(Local(judged), iri)
    assert (before.claims, before.checked, before.uncounted) == (after.claims, 0, ())
    assert after.checked == 1 and {(c.reading, c.withdrawn) for c in after.uncounted} == {("Misread", False), ("MachineRead", True)}
    assert {c.says for c in after.denied} == {"Eve Quill says, denying it: Ada Quill has no cancer"}
    told = "\n".join(lines(after))
    assert f"claims: {after.claims}, of which 1 checked by a person" in told
    assert "misread, as a person found" in told.partition("Counted nowhere")[2] and ", withdrawn" in told


def test_the_page_of_a_trace_lists_what_counts_nowhere(judged: ox.Store) -> None:
    for found, there in ((graph(), False), (judged, True)):
        assert ("Counted nowhere" in page.trace(pages.read(Local(found), "ada-quill-has-cancer"))) == there
    listed = pages.read(Local(judged), "ada-quill-has-cancer").uncounted
    assert {c.uncounted for c in listed} == {"misread", "withdrawn"}
