"""docs/sparql.md: a newcomer's queries are short, and right on the demo graph."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.queries import Result, run
from tests.queries.test_library import patterns

PAGE = (Path(__file__).parents[2] / "docs" / "sparql.md").read_text("utf-8")
SAYS, DENIES, UNNAMED, THROUGH, ORIGIN = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("text", [SAYS, DENIES, UNNAMED, THROUGH, ORIGIN], ids=["says", "denies", "unnamed", "through", "origin"])
def test_each_has_at_most_eight_triple_patterns(text: str) -> None:
    assert 4 <= patterns(text) <= 8


def column(result: Result, name: str) -> set[str]:
    return {row[name] for row in result.dicts()}


@pytest.mark.parametrize(("text", "query", "given", "same"), [
    (SAYS, "who-says", {"about": "Nikolai Patrushev"}, {"says": "says", "sentence": "sentence", "outlet": "outlet"}),
    (DENIES, "who-denies", {"about": "Vladimir Putin"}, {"says": "says", "sentence": "sentence"}),
    (THROUGH, "through-whom", {"source": "Kyrylo Budanov"}, {"says": "says", "through": "through", "position": "position"}),
    (ORIGIN, "one-origin", {}, {"question": "question", "reports": "reports"}),
])
def test_each_answers_as_the_named_query_does(gold: ox.Store, text: str, query: str, given: dict[str, str], same: dict[str, str]) -> None:
    by_hand, named = run(gold, text), run(gold, query, given)
    assert by_hand.rows
    for mine, theirs in same.items():
        assert column(by_hand, mine) == column(named, theirs)


def test_what_rests_on_unnamed_sources_holds_what_the_named_query_finds(gold: ox.Store) -> None:
    by_hand, named = run(gold, UNNAMED), run(gold, "unnamed-only")
    assert column(named, "says") and column(named, "says") == column(by_hand, "says")


def test_every_term_of_the_page_is_in_the_ontology() -> None:
    from kgraph.graph.validate import defined

    used = {f"https://kgraph.example/ns#{term}" for term in re.findall(r"kg:(\w+)", PAGE)}
    assert used <= defined()
