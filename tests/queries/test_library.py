"""Every named query runs as it stands in its file, says what it answers, and the five are short."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.errors import AmbiguityError
from kgraph.queries import load, query_names, run

FIVE = ("who-says", "who-denies", "unnamed-only", "through-whom", "one-origin")
FILES = {name: load(name) for name in query_names()}
DOCS = Path(__file__).parents[2] / "docs"


def patterns(text: str) -> int:
    """Triple patterns of a query: the predicates of its groups. A path of two steps counts as two."""
    body = text[text.index("WHERE") :].partition("ORDER BY")[0].partition("GROUP BY")[0]
    body = re.sub(r"VALUES .*|BIND\(.*|FILTER\((?!\s*NOT EXISTS).*", "", body)
    return len(re.findall(r"(?:kg:\w+|rdfs:\w+|(?<= )a)(?:[/|][\w:]+)* [?\w:]", body)) + len(re.findall(r"\w/\w+:", body))


@pytest.mark.parametrize("name", FIVE)
def test_the_five_have_at_most_eight_triple_patterns(name: str) -> None:
    assert 5 <= patterns(load(name).text) <= 8


def test_patterns_are_counted() -> None:
    text = "SELECT * WHERE {\n ?a kg:b ?c ;\n  a kg:D , kg:E .\n ?c kg:f/rdfs:label ?g .\n FILTER(?c != kg:X)\n}\nORDER BY ?c"
    assert patterns(text) == 4


@pytest.mark.parametrize("name", FILES)
def test_a_query_runs_as_it_stands_in_its_file(hand: ox.Store, name: str) -> None:
    assert run(hand, FILES[name].text).kind == "rows"


@pytest.mark.parametrize("name", FILES)
def test_a_query_says_what_it_answers_and_how_it_is_called(name: str) -> None:
    query = FILES[name]
    assert query.title and query.answers.endswith(".") and query.example.startswith(f"kgraph query {name}")
    for parameter in query.parameters:
        assert parameter.meaning and parameter.line.search(query.text), parameter
        assert not parameter.required or f"--set {parameter.name}=" in query.example


@pytest.mark.parametrize("name", FILES)
def test_a_query_is_documented(name: str) -> None:
    said = " ".join((DOCS / "queries.md").read_text("utf-8").partition(f"\n## {name}\n")[2].partition("\n## ")[0].split())
    query = FILES[name]
    assert query.answers in said and query.example in said
    for parameter in query.parameters:
        assert f"| `{parameter.name}` | {parameter.kind} |" in said and parameter.meaning in said


@pytest.mark.parametrize(("wrong", "near"), [("who-say", "who-says"), ("claims by topic", "claims-by-topic"), ("post", "posts")])
def test_an_unknown_query_names_the_nearest(wrong: str, near: str) -> None:
    with pytest.raises(AmbiguityError, match=f"did you mean .*{near}") as told:
        load(wrong)
    assert near in told.value.candidates and told.value.exit_code == 3


def test_nothing_near_names_the_list() -> None:
    with pytest.raises(AmbiguityError, match="--list"):
        load("zzqx")
    with pytest.raises(AmbiguityError):
        load("../names")
