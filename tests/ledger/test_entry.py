"""An entry is its line, and what is no judgement is refused with what would be one."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import UsageError
from kgraph.ledger import ArticleAt, ClaimAt, Entry, MentionAt, OutletAt, Target, append, beside, entry, read
from kgraph.ledger.entry import digest
from kgraph.ledger.file import parsed

KEY = "0123456789abcdef"
WHEN = "2024-05-01T09:30:00.000000Z"
CLAIM = ClaimAt(KEY, ((3, 9),), cue=(0, 2), source=(10, 14), words="it leaks")
HERE, THERE = MentionAt(KEY, 0, 4, "Orsk"), MentionAt(KEY, 20, 24, "Orsk")

WRONG: list[tuple[dict[str, object], str]] = [
    ({"what": "same", "of": [HERE]}, "same is of (mention, mention) or (claim, claim)"),
    ({"what": "same", "of": [HERE, CLAIM]}, "same is of"),
    ({"what": "same", "of": [HERE, HERE]}, "two places"),
    ({"what": "same", "of": [HERE, THERE], "level": "question"}, "level is of two claims"),
    ({"what": "different", "of": [CLAIM, ClaimAt(KEY, ((30, 40),))]}, "level is of two claims"),
    ({"what": "accept", "of": [HERE]}, "accept is of (claim)"),
    ({"what": "withdraw", "of": [CLAIM]}, "withdraw is of (mention) or (outlet) or (article)"),
    ({"what": "grade", "of": [CLAIM], "grade": "A"}, "a claim is graded 1 to 6"),
    ({"what": "grade", "of": [HERE], "grade": "2"}, "graded A to F"),
    ({"what": "grade", "of": [HERE], "grade": "AB"}, "graded A to F"),
    ({"what": "reject", "of": [CLAIM], "grade": "1"}, "grade is of what is graded alone"),
    ({"what": "undo"}, "undoes is of undo"),
    ({"what": "reject", "of": [CLAIM], "undoes": KEY}, "undoes is of undo"),
    ({"what": "reject", "of": [CLAIM], "who": " "}, "who judged"),
    ({"what": "reject", "of": [CLAIM], "when": "2024-05-01"}, "no time in UTC"),
    ({"what": "reject", "of": [CLAIM], "when": "2024-05-01T09:30:00.000000+02:00"}, "no time in UTC"),
    ({"what": "reject", "of": [ClaimAt("the dam", ((3, 9),))]}, "no key of an article"),
    ({"what": "reject", "of": [ClaimAt(KEY, ((9, 3),))]}, "no span"),
    ({"what": "reject", "of": [ClaimAt(KEY, ())]}, "no content"),
    ({"what": "withdraw", "of": [OutletAt(" ")]}, "no name"),
]


@pytest.mark.parametrize(("given", "said"), WRONG, ids=lambda v: v if isinstance(v, str) else "")
def test_what_is_no_judgement_is_refused(given: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        entry(**{"who": "Ada", "when": WHEN, **given})  # type: ignore[arg-type]
    assert said in str(caught.value)


def test_fields_are_sorted_and_the_id_is_the_digest() -> None:
    one = entry("reject", [CLAIM], who="Ada", when=WHEN, why="a dam, not a dame")
    fields = json.loads(one.line)
    assert list(fields) == sorted(fields)
    assert list(fields["of"][0]) == sorted(fields["of"][0])
    assert fields["id"] == digest(one) == digest(msgspec.structs.replace(one, id="")) != digest(msgspec.structs.replace(one, why=""))


KEYS = st.integers(0, 2**64 - 1).map(lambda n: f"{n:016x}")
PLACES = st.tuples(st.integers(0, 50), st.integers(51, 99))
CLAIMS = st.builds(
    ClaimAt, KEYS, st.lists(PLACES, min_size=1, max_size=3).map(tuple), st.none() | PLACES, st.none() | PLACES,
    st.sampled_from(("asserts", "denies", "doubts", "noPosition")), st.text(),
)
MENTIONS = st.builds(lambda key, place, words: MentionAt(key, *place, words), KEYS, PLACES, st.text())
OUTLETS = st.builds(OutletAt, st.text(min_size=1).filter(str.strip))


def made(what: str, of: tuple[Target, ...], rest: dict[str, str], who: str, why: str) -> Entry | None:
    try:
        return entry(what, of, who=who, when=WHEN, why=why, **rest)  # type: ignore[arg-type]
    except ValueError:
        return None


NAMES = st.text(min_size=1).filter(str.strip)
ENTRIES = st.one_of(
    st.builds(made, st.sampled_from(("same", "different", "unsure")), st.tuples(MENTIONS, MENTIONS), st.just({}), NAMES, st.text()),
    st.builds(
        made, st.sampled_from(("same", "different", "unsure")), st.tuples(CLAIMS, CLAIMS),
        st.sampled_from(({"level": "question"}, {"level": "proposition"})), NAMES, st.text(),
    ),
    st.builds(made, st.sampled_from(("accept", "reject", "right-source")), st.tuples(CLAIMS), st.just({}), NAMES, st.text()),
    st.builds(made, st.just("wrong-source"), st.tuples(CLAIMS, MENTIONS), st.just({}), NAMES, st.text()),
    st.builds(
        made, st.sampled_from(("withdraw", "restore")), st.tuples(st.one_of(MENTIONS, OUTLETS, st.builds(ArticleAt, KEYS))), st.just({}),
        NAMES, st.text(),
    ),
    st.builds(made, st.just("grade"), st.tuples(CLAIMS), st.sampled_from("123456").map(lambda g: {"grade": g}), NAMES, st.text()),
).filter(lambda e: e is not None)


@given(st.lists(ENTRIES, max_size=5))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> None:
    path = tmp_path_factory.mktemp("ledger") / "of" / "mine.jsonl"
    append(path, entries[:2])
    append(path, entries[2:])
    assert read(path) == tuple(dict.fromkeys(entries))


def test_a_file_without_a_line_end_is_gone_on_with(tmp_path: Path) -> None:
    one, two = (entry("reject", [CLAIM], who=who, when=WHEN) for who in ("Ada", "Ben"))
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(one.line)
    append(path, [two])
    assert read(path) == (one, two)


ONE = entry("reject", [CLAIM], who="Ada", when=WHEN)
BROKEN = [
    (b"{", "no judgement"),
    (b"<<<<<<< HEAD", "keep the lines of both sides"),
    (ONE.line.replace(b"Ada", b"Eve"), "changed after it was written"),
    (ONE.line.replace(b'"reject"', b'"burn"'), "newer"),
    (ONE.line.replace(b'"who"', b'"whom"'), "no judgement"),
    (ONE.line.replace(b"Ada", b""), "who judged"),
    (b'{"what": "\xff"}', "no judgement"),
]


@pytest.mark.parametrize(("line", "said"), BROKEN, ids=[said for _, said in BROKEN])
def test_a_broken_line_is_named(tmp_path: Path, line: bytes, said: str) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(ONE.line + b"\n\n" + line + b"\n")
    with pytest.raises(UsageError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}:3: ")
    assert said in str(caught.value)


def test_a_line_from_elsewhere_is_given_its_id() -> None:
    bare = msgspec.json.encode(msgspec.structs.replace(ONE, id=""))
    assert parsed(bare, "patch:1", who="Ben") == ONE
    with pytest.raises(UsageError, match="changed"):
        parsed(bare, "ledger:1")


def test_it_stands_beside_the_folder_of_the_graph(tmp_path: Path) -> None:
    assert beside(tmp_path / "matter" / "graph") == tmp_path / "matter" / "ledger.jsonl"
    assert read(tmp_path / "none.jsonl") == ()
