"""Nodes stand apart, denials across from what they deny, and the same view gives the same picture."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kgraph.views.layout import BOX, ROW, SEAT, layout
from kgraph.views.model import Edge, View
from kgraph.views.network import network
from tests.views.make import claim, person

KINDS = ("claims", "is claimed about", "passes on")


def edge(kind: str, entity: str, of: str) -> Edge:
    return Edge(of, entity, kind) if kind == "is claimed about" else Edge(entity, of, kind)


@st.composite
def views(draw: st.DrawFn) -> View:
    claims = [f"c{i}" for i in range(draw(st.integers(1, 40)))]
    people = [f"p{i}" for i in range(draw(st.integers(1, 12)))]
    ends = st.tuples(st.sampled_from(KINDS), st.sampled_from(people), st.sampled_from(claims))
    edges = {edge(*drawn) for drawn in draw(st.lists(ends, max_size=60))}
    pairs = draw(st.lists(st.tuples(st.sampled_from(claims), st.sampled_from(claims)), max_size=6))
    edges |= {Edge(a, b, "denies") for a, b in pairs if a != b}
    ordered = tuple(sorted(edges, key=lambda e: (e.source, e.target, e.kind)))
    return View(tuple(map(person, sorted(people))), tuple(map(claim, sorted(claims))), ordered)


@settings(max_examples=40, deadline=None)
@given(views())
def test_every_node_has_a_place_of_its_own(view: View) -> None:
    found = layout(view)
    names = {e.id for e in view.entities}
    assert set(found.place) == set(found.block) == names | {c.id for c in view.claims}
    for (a, (ax, ay)), (b, (bx, by)) in combinations(found.place.items(), 2):
        across, down = (SEAT, SEAT) if {a, b} <= names else (BOX, ROW) if not {a, b} & names else (BOX / 2, ROW / 2)
        assert abs(ax - bx) >= across - 1 or abs(ay - by) >= down - 1, (a, b)
    assert layout(replace(view)) == found


def test_a_denial_stands_across_the_middle_from_what_it_denies() -> None:
    view = View((person("p"),), tuple(claim(f"c{i}", "Denies" if i == 1 else "Asserts") for i in range(3)), (
        Edge("c0", "p", "is claimed about"), Edge("c1", "c0", "denies"), Edge("c2", "p", "is claimed about")))
    place = layout(view).place
    assert place["c1"][0] < place["p"][0] < place["c0"][0]


def test_kinds_dashes_and_denials_are_drawn() -> None:
    view = View((person("p"), person("q", unnamed=True)), (claim("c", hedged=True), claim("d", "Denies")), (
        Edge("c", "p", "is claimed about"), Edge("d", "c", "denies"), Edge("q", "c", "claims")))
    drawn = network(view, layout(view).place, lambda e: e.source == "q")
    by_id = {n["id"]: n for n in drawn["nodes"]}
    assert {i: (n["role"], n.get("hollow", False)) for i, n in by_id.items()} == {
        "p": ("person", False), "q": ("person", True), "c": ("claim", False), "d": ("denial", False)}
    assert [n for n, node in by_id.items() if node["shapeProperties"]["borderDashes"]] == ["q", "c"]
    assert by_id["d"]["borderWidth"] > by_id["c"]["borderWidth"] and all(n["physics"] is False for n in by_id.values())
    shapes = {e["kind"]: (e["arrows"]["to"]["type"], bool(e["dashes"])) for e in drawn["edges"]}
    assert shapes == {"is claimed about": ("arrow", True), "denies": ("bar", False), "claims": ("arrow", True)}
    far = {e["kind"]: (e["label"], e["opacity"] < 1) for e in drawn["edges"]}
    assert far == {"is claimed about": ("is claimed about", False), "denies": ("denies", False), "claims": (" ", True)}
