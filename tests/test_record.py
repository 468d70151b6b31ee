"""The record as a public format: written and read back, and every field and value on its page."""

import typing
from pathlib import Path

import msgspec
import pytest

from kgraph import record as r

PAGE = (Path(__file__).parents[1] / "docs" / "record.md").read_text("utf-8")
CLASSES = (r.Record, r.Entity, r.Mention, r.Claim, r.Source, r.Hop, r.Statement, r.Argument, r.Time, r.Relation, r.Narration, r.Span)
VALUES = (r.EntityType, r.SourceKind, r.Speech, r.Polarity, r.Certainty, r.Stance, r.Mode, r.Status, r.MentionKind, r.Topic, r.Predicate)
WHOLE = r.Record(
    article="a", text_sha256="0" * 64, extractor="x",
    entities=(r.Entity(id="e1", type="Person", named=True, name="Ivo Marek", mentions=(r.Mention(0, 9), r.Mention(20, 22, "pronoun"))),),
    claims=(
        r.Claim(
            id="c1", content=(r.Span(30, 40), r.Span(50, 60)), cue=None, source=r.Source(kind="named", entity="e1"), sentence=r.Span(0, 61),
            rule="quote", hops=(r.Hop(agent="e1", mode="said", certainty="certain", evidence=r.Span(0, 9)),),
            statements=(
                r.Statement(content=(r.Span(30, 40),), subject="e1", predicate="leak", time=r.Time(text="now", span=r.Span(36, 39))),
            ),
        ),
    ),
    relations=(r.Relation(subject="e1", predicate="holdsRole", object=None, evidence=r.Span(0, 9), role="mayor"),),
)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda k: k.__name__)
def test_every_field_is_on_the_page(kind: type[msgspec.Struct]) -> None:
    assert [f.name for f in msgspec.structs.fields(kind) if f"`{f.name}`" not in PAGE] == []


@pytest.mark.parametrize("values", VALUES, ids=lambda v: str(typing.get_args(v)[0]))
def test_every_value_is_on_the_page(values: object) -> None:
    assert [v for v in typing.get_args(values) if f"`{v}`" not in PAGE] == []


def test_a_line_is_read_back() -> None:
    line = r.dumps(WHOLE)
    assert "\n" not in line
    assert r.loads(line) == WHOLE


def test_unknown_fields_are_passed_over() -> None:
    assert r.loads('{"article": "a", "text_sha256": "0", "weather": "fair"}') == r.Record(article="a", text_sha256="0")


def test_a_wrong_field_is_named() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\.entities\[0\]\.type"):
        r.loads('{"article": "a", "text_sha256": "0", "entities": [{"id": "e1", "type": "Robot", "named": true, "name": "R"}]}')


def test_quote_joins_the_pieces() -> None:
    assert r.quote("“Yes,” he\nsaid, “we will.”", (r.Span(1, 4), r.Span(17, 24))) == "Yes … we will"
