"""`kgraph extract --explain`: the article with its claims marked, and the rules beneath."""

import io
from pathlib import Path

from rich.console import Console

from kgraph.cli.explain import explain
from kgraph.record import Claim, Entity, Mention, Record, Relation, Source, Span, quote
from tests.build.fakes import FakeExtractor
from tests.cli.conftest import Call

TEXT = "Dam news\n\nAda Quill said Ivo Marek fears the [old] dam\x1b[31m leaks.\n\nNothing else happened.\n"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim(number: int, source: str, cue: str, content: str, rule: str) -> Claim:
    where = Source(kind="named", entity=f"e{number}", mention=span(source))
    return Claim(id=f"c{number}", content=(span(content),), cue=span(cue), source=where, via=("e1",) if number == 2 else (),
                 sentence=span(TEXT.splitlines()[2]), rule=rule)


WHOLE, INNER = TEXT[TEXT.index("Ivo") : TEXT.index(".")], TEXT[TEXT.index("the [old]") : TEXT.index(".")]
RECORD = Record(
    article="dam", text_sha256="",
    entities=tuple(Entity(id=f"e{i}", type="Person", named=True, name=name, mentions=(Mention(span(name).start, span(name).end),))
                   for i, name in enumerate(("Ada Quill", "Ivo Marek"), 1)),
    claims=(claim(1, "Ada Quill", "said", WHOLE, "rule-one"), claim(2, "Ivo Marek", "fears", INNER, "rule-two")),
    relations=(Relation(subject="e1", predicate="aideTo", object="e2", evidence=span("Nothing else"), rule="rule-three"),),
)


def printed(terminal: bool) -> str:
    out = io.StringIO()
    explain(Console(file=out, force_terminal=terminal, width=200, color_system="standard" if terminal else None, highlight=False),
            TEXT, RECORD)
    return out.getvalue()


def test_brackets_when_piped() -> None:
    lines = printed(terminal=False).splitlines()
    assert "[s1 Ada Quill] [c1 said] [1 [s2 Ivo Marek] [c2 fears] [2 the [old] dam [31m leaks]]." in lines
    assert quote(TEXT, RECORD.claims[1].content) == "the [old] dam\x1b[31m leaks"


def test_each_rule_stands_under_its_paragraph() -> None:
    lines = [line for line in printed(terminal=False).splitlines() if line]
    assert lines[4] == "  rule-one  1: Ada Quill asserts (indirect, certain, other)"
    assert lines[5] == "  rule-two  2: Ivo Marek via Ada Quill asserts (indirect, certain, other)"
    assert lines[6:] == ["Nothing else happened.", "  rule-three  Ada Quill aideTo Ivo Marek, current"]


def test_colours_in_a_terminal_and_none_of_the_articles_own() -> None:
    out = printed(terminal=True)
    assert "\x1b[1;36mAda Quill\x1b[0m" in out and "\x1b[1;33msaid\x1b[0m" in out and "[c1" not in out
    assert "\x1b[31m" not in out


def test_the_command(call: Call, fake: FakeExtractor, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ivo Marek says the dam leaks and that rain fell on the town in the night\n", "utf-8")
    answer = call("extract", tmp_path, "--explain")
    assert answer.code == 0 and fake.read == ["a"]
    assert "Ivo Marek says [1 the dam leaks and that rain fell on the town in the night]" in answer.out
    assert "fake  1: Ivo Marek asserts" in answer.out
    (tmp_path / "empty.txt").write_text("", "utf-8")
    assert call("extract", tmp_path, "--explain").code == 1
