"""No text makes the reading raise, and whatever comes out of it holds together: a table of odd texts, then texts made at random."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.article import Article
from kgraph.data import folder
from kgraph.language.assemble import assemble
from kgraph.language.extractor import Extractor
from kgraph.record import Claim, Record, Span, Time, dumps, loads

SAID = "Ivo Marek, the mayor of Tarn, told the Courier that the dam leaks, and Lena Orsk denied it. "
QUOTED = "“It will hold,” Lena Orsk said. "

ODD = {
    "empty": "",
    "only spaces": "   \n  \n\t\n ",
    "only line ends": "\n\r\n\r\n\n",
    "only punctuation": "...!!!??? -- ;: () […] „",
    "one word": "Marek",
    "a mark that is never closed": "“" + SAID * 4 + "\n\n" + SAID,
    "marks that are never opened": (SAID.strip() + "”\n\n") * 4,
    "unbalanced by paragraph": (SAID + "“It will hold, he said.\n\n") * 6,
    "straight and curly": '"It will hold,” he said. “It leaks," said Lena Orsk. \'So it "does"\', Marek said.',
    "a thousand marks": '"' * 1_000,
    "a thousand opening marks": "“ " * 1_000,
    "a thousand single marks": "said ' " * 300,
    "marks in marks": "“‘" * 60 + "It leaks, he said" + "’”" * 60 + " Marek said.",
    "emoji": "😀👨‍👩‍👧‍👦 " + SAID + "🏳️‍🌈“It leaks 💧,” he said. 🇺🇦",
    "right to left": "قال إيفو ماريك إن السد يسرب. " + SAID + "«הסכר דולף», אמר מארק.",
    "text that turns round": "\u202e" + SAID + "\u202c\u2066" + QUOTED,
    "zero width": SAID.replace("a", "a\u200b").replace(" t", "\u200d t") + "\ufeff" + QUOTED,
    "control characters": "".join(map(chr, range(32))) + SAID + "\x7f\x85\x00\x1b[31m" + QUOTED,
    "accents apart": SAID.replace("e", "e\u0301"),
    "all capitals": (SAID + QUOTED).upper() * 3,
    "no capitals": (SAID + QUOTED).lower() * 3,
    "capitals that grow when lowered": "İSTANBUL MAYOR SAYS İZMİR DAM Leaks Badly Now\nThe İzmir dam leaks. " + SAID,
    "carriage returns": (SAID + "\r\n\r\n" + QUOTED + "\r") * 3,
    "form feeds": (SAID + "\f" + QUOTED + "\v" + SAID + "\u2028" + QUOTED + "\u2029") * 2,
    "hard spaces": SAID.replace(" ", "\u00a0"),
    "very long words": ("x" * 5_000 + " said " + "y" * 3_000 + ". ") * 2,
    "one word of 100,000 characters": "dam" * 33_334,
    "markup": '<p>"He said <b>it</b> leaks" &amp; <a href="javascript:x">Ivo Marek</a> denied it</p>\n<!-- said -->\n' * 4,
    "JSON": '{"said": ["Marek said that", {"dam": "it \\"leaks\\""}], "c": null}\n' * 6,
    "a table": "| Marek | said | 3 |\n|---|---|---|\n| Orsk | denied it | 4 |\n" * 6,
    "lists": "• Marek said it leaks\n- Orsk denied it\n1. He said:\n   * that it leaks\n" * 5,
    "paragraphs of one word": "dam\n\n" * 500,
    "paragraphs of one name": "Marek\n\n" * 500,
    "a block that never comes": SAID + "\n\nMarek said:",
    "blocks without words": "Marek said:\n\n" * 20 + "As the Courier reports…\n\n\n \n",
    "headlines alone": "Mayor Says Dam Leaks\n" * 60,
    "half a character": "\ud800 " + SAID + "On 5\udfff May 2022 Marek said it leaks.",
    "many cues": "he said that Marek said that " * 60,
    "many names": "Ivo Marek, Lena Orsk and " * 150,
    "many he": "He told him that she said they knew it was his. " * 60,
    "addresses": "http://" + "a/b?c=d&" * 300 + " a@b.c @marek #dam said it leaks.",
}
LONG = {
    "without a full stop": "and the dam leaks said Marek while Orsk denied it ",
    "without a space": "dam,",
    "clause in clause": "Marek said that ",
}

EXAMPLES = int(os.environ.get("KGRAPH_EXAMPLES", "60"))
"""Texts made at random; with more, they are others."""

PARTS = """
“ ” " ' ‘ ’ « » „ . , : ; ! ? … - – — ( ) [ ] • * ... % $ # 2 1.5 é É İ ß 😀 ’s n't he she it they I we who that which
Ivo_Marek Marek Lena_Orsk the_mayor of_Tarn the_Courier Tarn Moscow the_Kremlin CREAS President Mr Dr. US U.S. Secret_Deal
the_two sources officials a_spokesman police its_report no_one the_dam
said says told denied claims is_said_to allegedly reportedly according_to
 in_an_interview_with wrote_in citing accused of believes rumours_that
is was not has may leaks resigned ill to and but if in_May_2022 on_Friday last_week born_in married founded killed
"""
WORDS = st.sampled_from(
    [*(p.replace("_", " ") for p in PARTS.split()), "\n", "\n\n", "\r\n", "\r", "\t", "\f", " ", "  ", "\u200b", "\u202e", "\x00"]
)
ARTICLES = [file.read_text("utf-8") for file in sorted((folder("seeds") / "articles").glob("*.txt"))]
TEXTS = st.one_of(
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(WORDS, max_size=60).map("".join),
    st.text(max_size=200),
    st.text("“”\"'‘’.,:\n aM", max_size=200),
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A piece of a real article with letters, marks and line ends dropped, doubled, moved or put where they do not belong."""
    text = draw(st.sampled_from(ARTICLES))
    start = draw(st.integers(0, len(text) - 1))
    piece = list(text[start : start + draw(st.integers(1, 900))])
    for place, new in draw(st.lists(st.tuples(st.integers(0, 899), WORDS | st.just("")), max_size=12)):
        piece[place % len(piece)] = new
    whole = "".join(piece)
    ways = (whole, whole.upper(), whole.lower(), whole.replace("\n", ""), whole.replace(" ", "\n"), whole.replace(".", ""))
    return draw(st.sampled_from(ways))


def read(extractor: Extractor, text: str) -> Record:
    """The record, once it has been looked at all over."""
    article = Article(id="odd", text=text, outlet="The Courier", published="2024-01-01")
    doc = extractor.doc(article)
    assert len(doc.text) == len(text)
    changed = [(ours, theirs) for ours, theirs in zip(doc.text, text, strict=True) if ours != theirs]
    assert all(ours == theirs.lower() or "\ud800" <= theirs <= "\udfff" for ours, theirs in changed)
    record = assemble(article, doc, extractor.fingerprint)
    holds(record, text, {t.idx for t in doc}, {t.idx + len(t) for t in doc})
    line = dumps(record)
    assert loads(line) == record
    assert dumps(extractor.extract(article)) == line
    return record


def holds(record: Record, text: str, starts: set[int], ends: set[int]) -> None:
    """Spans inside the text, on tokens and with words; claims with content and hops with evidence; ids that are there."""
    for span in spans(record):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()
    for claim in record.claims:
        assert claim.sentence.start in starts and claim.sentence.end in ends
        assert claim.content and claim.hops and claim.rule
        assert (claim.source.entity is None) == (claim.source.kind == "impersonal")
        assert list(claim.content) == sorted(claim.content)
        assert all(a.end <= b.start for a, b in zip(claim.content, claim.content[1:], strict=False))
    for entity in record.entities:
        assert entity.mentions and entity.name.strip()
        for mention in entity.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert mention.start in starts and text[mention.start : mention.end].strip()
    ids = [e.id for e in record.entities]
    assert ids == [f"e{n}" for n in range(1, len(ids) + 1)]
    assert [c.id for c in record.claims] == [f"c{n}" for n in range(1, len(record.claims) + 1)]
    assert set(named(record)) <= set(ids)
    for time in (s.time for c in record.claims for s in c.statements if s.time is not None):
        assert_time(time, text)


def assert_time(time: Time, text: str) -> None:
    written = text[time.span.start : time.span.end]
    assert all(a == b or "\ud800" <= b <= "\udfff" for a, b in zip(time.text, written, strict=True))


def spans(node: Any) -> Iterator[Span]:
    """All spans anywhere in a record."""
    if isinstance(node, Span):
        yield node
    elif isinstance(node, tuple):
        for child in node:
            yield from spans(child)
    elif isinstance(node, msgspec.Struct):
        for name in node.__struct_fields__:
            yield from spans(getattr(node, name))


def named(record: Record) -> Iterator[str]:
    """All ids of entities that the rest of a record names."""
    for claim in record.claims:
        yield from filter(None, (claim.source.entity, *claim.source.also, *claim.via, claim.subject, *claim.about, *_deeper(claim)))
    for relation in record.relations:
        yield from filter(None, (relation.subject, relation.object))
    for said in record.narration:
        yield said.subject


def _deeper(claim: Claim) -> Iterator[str | None]:
    yield from (hop.agent for hop in claim.hops)
    for statement in claim.statements:
        yield statement.subject
        yield from (argument.entity for argument in statement.arguments)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts(extractor: Extractor, text: str) -> None:
    read(extractor, text)


def test_the_odd_texts_are_read_and_not_only_passed_over(extractor: Extractor) -> None:
    claims = {name: len(read(extractor, ODD[name]).claims) for name in ("emoji", "control characters", "carriage returns", "lists")}
    assert all(claims.values()), claims


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS | damaged())
def test_texts_made_at_random(extractor: Extractor, text: str) -> None:
    read(extractor, text)


def test_offsets_are_code_points(extractor: Extractor) -> None:
    plain, wide = (read(extractor, f"The dam is full {sign}.\n\n{SAID}{QUOTED}") for sign in ("#", "💧"))
    assert plain.claims
    assert [*spans(plain)] == [*spans(wide)]


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_sentence_without_end_is_cut(extractor: Extractor, text: str) -> None:
    doc = extractor.doc(Article(id="long", text=text * (9_000 // len(text)), outlet="The Courier"))
    assert max(len(sentence) for sentence in doc.sents) <= 300
    read(extractor, text * (3_000 // len(text)))


def test_the_same_bytes_under_any_hash_seed() -> None:
    code = (
        "import sys, tests.language.test_robust as r\n"
        "extractor = r.Extractor()\n"
        "for name in sys.argv[1:]: print(r.dumps(extractor.extract(r.Article(id=name, text=r.ODD[name], outlet='The Courier'))))"
    )
    names = ["unbalanced by paragraph", "emoji", "lists", "straight and curly", "JSON", "half a character"]
    call = [sys.executable, "-c", code, *names]
    seeds = ({**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2"))
    outputs = [subprocess.run(call, env=seed, capture_output=True, check=True).stdout for seed in seeds]
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") == len(names)
