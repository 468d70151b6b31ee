"""A view out of a store: claims are nodes, and what is not firsthand is never "claims"."""

import pyoxigraph

from kgraph.views.model import Edge, read

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
    assert claim.hedged and claim.marks == ((6, 10, "cue"),)
    assert claim.sentence[6:10] == "said"
