import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.serve.accept import ROWS, THING, TRIPLES, best

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(("header", "wanted"), [
    ("", "application/sparql-results+json"),
    ("*/*", "application/sparql-results+json"),
    ("text/csv", "text/csv"),
    ("text/*", "text/csv"),
    ("application/json", "application/json"),
    ("TEXT/CSV ; Q=0.5 , text/tab-separated-values;q=0.7", "text/tab-separated-values"),
    ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json"),
    ("application/sparql-results+json;q=0.2, application/*;q=0.9", "application/json"),
    ("application/sparql-results+xml, application/rdf+xml", "application/sparql-results+xml"),
    (BROWSER, "text/html"),
    ("text/turtle", None),
    ("text/csv;q=0", None),
    ("nonsense", None),
    ("text/csv;q=2", None),
    ("*/csv", None),
    ("text/csv;charset=utf-8;q=0.3", "text/csv"),
    ("text/csv," * 10_000, "text/csv"),
    ("a/b," * 100 + "text/csv", None),
])
def test_rows(header: str, wanted: str | None) -> None:
    found = best(header, ROWS)
    assert (found and found[0]) == wanted


def test_triples_and_things_have_another_first() -> None:
    assert best("*/*", TRIPLES) == ("text/turtle", "ttl")
    assert best("*/*", THING) == ("text/html", "html")
    assert best("application/ld+json", THING) == ("application/ld+json", "json")


@given(st.text() | st.lists(st.sampled_from([",", ";", "q=", "*/*", "text/", "csv", "0.5", " ", "/", "text/csv"])).map("".join))
def test_no_header_breaks_it(header: str) -> None:
    assert best(header, ROWS) in (None, *ROWS)
