"""Each rule of attribution stands in docs/rules.md with a sentence that it fires on and one that it does not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kgraph.language.attribution
from kgraph.article import Article
from kgraph.language import Extractor
from kgraph.language.attribution.frames import PREPOSITIONS

CODE = Path(kgraph.language.attribution.__file__).parent
PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text("utf-8")
ID = re.compile(r"[a-z]+(-[a-z]+)+")
TITLE, BODY = "Notes from the town", "Nothing else is known in the town."
ROWS = {cells[1].strip("` "): [c.strip() for c in cells[2:-1]]
        for line in PAGE.splitlines() if line.startswith("| `") and len(cells := line.split("|")) > 6}
"""What it does, example, counter-example and figures, by id."""


def _ids() -> Iterator[str]:
    """The ids that the code gives: all that is passed on as a rule, or set as one."""
    for file in sorted(CODE.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            given: list[ast.expr] = []
            if isinstance(node, ast.Call):
                given = [*node.args, *(k.value for k in node.keywords if k.arg == "rule")]
            elif isinstance(node, ast.Assign) and any(getattr(t, "attr", "") == "rule" for s in node.targets for t in ast.walk(s)):
                given = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for value in given:
                yield from _named(value)


def _named(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.IfExp):
        yield from (*_named(value.body), *_named(value.orelse))
    elif isinstance(value, ast.Constant) and isinstance(value.value, str) and ID.fullmatch(value.value):
        yield value.value
    elif isinstance(value, ast.JoinedStr) and isinstance(value.values[0], ast.Constant) and value.values[0].value == "verb-":
        yield from (f"verb-{p}" for p in PREPOSITIONS.values())


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def test_every_rule_of_the_code_has_a_row_and_every_row_a_rule() -> None:
    assert set(ROWS) == set(_ids())


def _rules(extractor: Extractor, rule: str, sentence: str) -> set[str]:
    """The rules that fire on an article of one sentence, which is its headline for the rules of headlines."""
    title, body = (sentence, BODY) if rule.startswith("headline") else (TITLE, sentence)
    return {c.rule for c in extractor.extract(Article(id="case", text=f"{title}\n\n{body}", title=title, outlet="The Example")).claims}


@pytest.mark.parametrize("rule", ROWS)
def test_examples(extractor: Extractor, rule: str) -> None:
    _, fires, silent, *_ = ROWS[rule]
    assert rule in _rules(extractor, rule, fires)
    assert rule not in _rules(extractor, rule, silent)
