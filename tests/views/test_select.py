"""Parts of a view, by whom they are about."""

import pytest

from kgraph.errors import AmbiguityError
from kgraph.graph.namespaces import BASE
from kgraph.queries.engines import Local
from kgraph.queries.names import NameIndex
from kgraph.views.blocks import blocks
from kgraph.views.layout import layout
from kgraph.views.model import read
from kgraph.views.select import focus, most_connected, whose
from tests.graph.test_write import TWO, lines, load

STORE = load(lines(*TWO))
VIEW, INDEX = read(STORE), NameIndex(Local(STORE))
ADA = f"{BASE}person/ada-quill"


@pytest.mark.parametrize("name", ["Ada Quill", "ada quill", ADA])
def test_by_name_or_by_iri(name: str) -> None:
    assert whose(VIEW, name, INDEX) == ADA


@pytest.mark.parametrize(("name", "said"), [("Ada Quil", "did you mean Ada Quill"), ("Bo Rask", "no claim touches Bo Rask")])
def test_who_is_not_in_the_picture(name: str, said: str) -> None:
    with pytest.raises(AmbiguityError, match=said):
        whose(VIEW, name, INDEX)


def test_focus_keeps_the_claims_of_one_and_everyone_at_their_ends() -> None:
    outlet = whose(VIEW, "Channel Nine", INDEX)
    part = focus(VIEW, outlet)
    assert {c.words for c in part.claims} == {"Minister Ada Quill is ill", "she is ill"}, "its claims, and their denials"
    assert {e.name for e in part.entities} == {"a doctor", "Ada Quill", "Channel Nine", "Daily Wren"}
    assert blocks(part)[0].middle == outlet


def test_a_picture_cut_for_size_says_so_and_has_every_node_in_its_place() -> None:
    cut = most_connected(VIEW, 3)
    assert 0 < len(cut.entities) + len(cut.claims) <= 3
    assert cut.left_out == len(VIEW.entities) + len(VIEW.claims) - len(cut.entities) - len(cut.claims)
    assert {e.id for e in cut.entities} <= {end for e in cut.edges for end in (e.source, e.target)}
    assert set(layout(cut).place) == {n.id for n in (*cut.entities, *cut.claims)}
