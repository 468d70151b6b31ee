"""Errors by kind, and their page."""

from html.parser import HTMLParser

from kgraph.evaluate.errors import GROUPS, Error, errors
from kgraph.evaluate.figures import score
from kgraph.evaluate.inputs import Scored
from kgraph.evaluate.page import render
from kgraph.evaluate.sides import around
from kgraph.record import Relation, Span
from tests.evaluate import make

AIDE = Relation(subject="e1", predicate="aideTo", object="e2", evidence=make.span("Ada Quill"), rule="")


def of(gold: Scored, predicted: Scored) -> dict[str, list[Error]]:
    found = errors({"a": gold}, {"a": predicted}, score({"a": gold}, {"a": predicted})[1], {"digest": make.TEXT})
    assert list(found) == list(GROUPS)
    return {kind: rows for kind, rows in found.items() if rows}


def test_nothing_wrong() -> None:
    gold = make.record(make.SAID, make.OLD, make.DENIED, relations=(AIDE,))
    assert of(gold, gold) == {}


def test_missed_and_extra() -> None:
    found = of(make.record(make.SAID), make.record(make.KNOWN))
    assert set(found) == {"missed", "extra"}
    missed = found["missed"][0]
    assert missed.predicted is None and missed.gold is not None
    assert missed.gold.pieces == [
        ("Ada Quill ", ()), ("said", ("cue",)), (" ", ()), ("the dam leaks", ("content",)), (".", ())]


def test_a_miss_and_an_extra_that_share_words_are_one_error_of_extent() -> None:
    long = make.claim(1, make.span("The mayor of Brod was lying"), make.span("added"))
    short = make.claim(9, make.span("lying"), make.span("added"), rule="cut")
    found = of(make.record(long), make.record(short))
    assert set(found) == {"extent"}
    error = found["extent"][0]
    assert error.gold is not None and error.predicted is not None and error.predicted.fields["rule"] == "cut"
    assert "".join(w for w, _ in error.gold.pieces) == "".join(w for w, _ in error.predicted.pieces)


def test_a_pair_stands_under_all_that_is_wrong_with_it() -> None:
    other = make.claim(1, make.span("the dam leaks"), make.span("said"), "e2", stance="doubts", certainty="possible", speech="mixed",
                       topic="war", subject="e1", about=("e1",), firsthand=False)
    assert set(of(make.record(make.SAID), make.record(other))) == {
        "source", "stance", "certainty", "speech", "firsthand", "subject", "about", "topic"}
    relayed = make.claim(1, make.span("the dam leaks"), make.span("said"), via=("e2",))
    found = of(make.record(make.SAID), make.record(relayed))
    assert set(found) == {"chain"} and found["chain"][0].field == "via"
    assert found["chain"][0].predicted is not None and found["chain"][0].predicted.fields["via"] == "Ivo Marek"


def test_relations() -> None:
    wrong = Relation(subject="e2", predicate="aideTo", object="e1", evidence=make.span("Ivo Marek"), rule="r")
    found = of(make.record(relations=(AIDE,)), make.record(relations=(wrong,)))
    assert set(found) == {"relation missed", "relation extra"}
    assert found["relation extra"][0].predicted is not None and found["relation extra"][0].predicted.fields["rule"] == "r"


def test_the_sentence_around() -> None:
    at = make.span("he had known")
    low, high = around(make.TEXT, [at])
    assert make.TEXT[low:high] == "The mayor of Brod was lying, she added, claiming that he had known."
    assert around("no stop", [Span(0, 2)]) == (0, 7)
    assert around("One. “Two.” Three.", [Span(5, 8)]) == (5, 11)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.addresses: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_holds_no_markup_of_the_articles_and_asks_for_nothing() -> None:
    page = render(of(make.record(make.OLD), make.record(make.SAID, make.DENIED)), "Errors <i>")
    tags = Tags()
    tags.feed(page)
    assert not tags.seen & {"b", "i", "script", "img", "link", "iframe"} and "<b>old</b>" in tags.text and "Errors <i>" in tags.text
    assert tags.addresses and all(a.startswith("#") for a in tags.addresses) and "http" not in page.replace("http-equiv", "")
    assert "default-src 'none'" in page


def test_a_page_without_errors_and_one_with_half_a_character() -> None:
    assert "None were found" in render({})
    gold = make.record(make.SAID)
    found = errors({"a": gold}, {}, score({"a": gold}, {})[1], {"digest": make.TEXT.replace("dam", "d\ud800m")})
    assert "d?m leaks" in render(found)
