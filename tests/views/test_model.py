"""A view out of a store: claims are nodes, and what is not firsthand is never "claims"."""

import pyoxigraph

from kgraph.views.model import Edge, read
from tests.graph.test_write import TWO, lines, load

QUADS = """
@prefix kg: <https://kgraph.example/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix t: <https://kgraph.example/topic#> . @prefix : <https://kgraph.example/> .
:ann a kg:Person ; rdfs:label "Ann" ; kg:name "Ann" . :ben a kg:Person ; rdfs:label "Ben" ; kg:name "Ben" .
:c a kg:Claim ; rdfs:label "Ann says: Ben left" ; kg:text "Ben left" ; kg:sentence "😀 Ann said Ben left" ; kg:certainty kg:Probable ;
  kg:stance kg:Asserts ; kg:topic t:other ; kg:firsthand true ; kg:source :ann ; kg:subject :ben ; kg:evidence :s ; kg:cue :q .
:d a kg:Claim ; rdfs:label "Ben is said to deny it" ; kg:text "he left" ; kg:sentence "x" ; kg:certainty kg:Certain ;
  kg:stance kg:Denies ; kg:topic t:other ; kg:firsthand false ; kg:source :ben ; kg:denies :c .
:s kg:start 100 ; kg:end 119 ; oa:hasSelector :x . :x oa:exact "😀 Ann said Ben left" . :q kg:start 106 ; kg:end 110 .
"""


def test_claims_stand_between_people() -> None:
    store = pyoxigraph.Store()
    store.load(QUADS.encode(), format=pyoxigraph.RdfFormat.TURTLE, to_graph=pyoxigraph.NamedNode("https://kgraph.example/g"))
    view, base = read(store), "https://kgraph.example/"
    assert set(view.edges) == {
        Edge(base + "ann", base + "c", "claims"), Edge(base + "c", base + "ben", "is claimed about"),
        Edge(base + "ben", base + "d", "is said to have said"), Edge(base + "d", base + "c", "denies"),
    }
    claim = view.claims[0]
    assert claim.hedged and claim.label == "unknown outlet: Ann says: Ben left"
    assert [p.text for p in claim.passages[0].pieces if p.hop] == ["said"]


def test_no_line_leads_from_one_to_another_but_by_a_claim() -> None:
    view = read(load(lines(*TWO)))
    claims = {c.id for c in view.claims}
    assert len(view.edges) > 10 and all(claims & {e.source, e.target} for e in view.edges)
    assert {e.kind for e in view.edges} == {"claims", "is said to have said", "is claimed about", "passes on", "denies"}
    assert all({e.source, e.target} <= claims for e in view.edges if e.kind == "denies")
