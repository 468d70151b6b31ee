"""What an article says of where it comes from."""

import pytest

from kgraph.article import Article
from kgraph.record import Entity, Mention, Record
from kgraph.resolution.credits import credits, host

CASES = [
    ("This article originally appeared in The Weir Times and is shown here with leave.", "credit-reprint", "The Weir Times"),
    ("The story was first published by Tarn Courier on Tuesday.", "credit-reprint", "Tarn Courier"),
    ("Republished from weirtimes.com.", "credit-reprint", "weirtimes.com"),
    ("Reproduced with permission of the Weir Times.", "credit-reprint", "Weir Times"),
    ("TARN, March 3 (Northwire) - The weir will hold.", "credit-agency", "Northwire"),
    ("The weir will hold.\n© 2031 Northwire", "credit-agency", "Northwire"),
    ("The weir will hold.\n– Northwire", "credit-agency", "Northwire"),
    ("The weir will hold.\nSource: Northwire", "credit-agency", "Northwire"),
    ("The tape, first reported by Tarn Courier, is an hour long.", "credit-first", "Tarn Courier"),
    ("Tarn Courier was the first to report the leak.", "credit-first", "Tarn Courier"),
    ("The file was obtained by the Bureau of Tarn and the Weir Times.", "credit-first", "Bureau of Tarn and the Weir Times"),
    ("With reporting by Northwire.", "credit-part", "Northwire"),
]
NONE = [
    "She first appeared in public on Monday.", "The weir (Tarn) was opened in 1931.", "The mayor said that it was first.",
    "The book was first published by her brother.", "He was obtained by force.", "© all rights reserved",
]


def read(text: str, outlet: str | None = None, **more: str) -> list[tuple[str, str]]:
    article = Article(id="a", text=text, outlet=outlet, **more)
    record = Record(article="a", text_sha256=article.text_sha256)
    return [(c.rule, c.name) for c in credits(article, record, lambda url: {"weir.example": "The Weir Times"}.get(host(url)))]


@pytest.mark.parametrize(("text", "rule", "name"), CASES)
def test_credits(text: str, rule: str, name: str) -> None:
    assert read(text) == [(rule, name)]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_credit(text: str) -> None:
    assert read(text) == []


def test_the_articles_own_outlet_is_no_credit() -> None:
    assert read("© 2031 The Weir Times", "Weir Times") == []


def test_a_canonical_address_elsewhere_is_a_credit() -> None:
    assert read("Rain.", "Tarn Courier", url="https://tarn.example/1", canonical="https://www.weir.example/1") == [
        ("credit-address", "The Weir Times")
    ]
    assert read("Rain.", "Tarn Courier", url="https://weir.example/2", canonical="https://weir.example/1") == []


def test_an_outlet_that_the_record_knows_is_taken_from_it() -> None:
    text = "It first appeared in print in the Weir Times. This article first appeared in The Weir Times."
    article = Article(id="a", text=text)
    at = text.rindex("The Weir Times")
    entity = Entity(id="e7", type="Outlet", named=True, name="Weir Times", mentions=(Mention(at, at + 14),))
    found = credits(article, Record(article="a", text_sha256=article.text_sha256, entities=(entity,)), lambda _: None)
    assert [(c.entity, c.name) for c in found] == [("e7", "Weir Times")]


def test_names_without_end_cost_little() -> None:
    assert len(read("© " + "A" * 50_000 + " first reported by " + "B c" * 20_000 + "\n" * 50_000 + " " * 50_000)) <= 3
