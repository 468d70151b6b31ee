import re
from pathlib import Path

from kgraph.queries import run
from kgraph.serve.examples import examples
from tests.queries import make

PAGE = Path(__file__).parents[2] / "docs" / "sparql.md"


def test_the_editor_opens_with_the_five_of_the_page() -> None:
    five = PAGE.read_text("utf-8").partition("\n## The five\n")[2].partition("\n## ")[0]
    assert [e.query for e in examples()] == re.findall(r"```sparql\n(.*?)```", five, re.DOTALL)


def test_each_runs() -> None:
    store = make.gold()
    assert all(run(store, e.query).rows for e in examples())
