"""People under labels: no byte of any page or export holds their names, and all that is left holds together."""

import re
from io import BytesIO
from pathlib import Path

import msgspec
import pyoxigraph as ox
import pytest

from kgraph.article import Article
from kgraph.errors import AmbiguityError, UsageError
from kgraph.export import EXPORTERS, Wishes
from kgraph.export.protect import Protected, protect
from kgraph.export.protect_forms import folded
from kgraph.export.protect_list import listed
from kgraph.graph.namespaces import KG
from kgraph.graph.validate import validate
from kgraph.queries.engines import Local
from kgraph.queries.names import NameIndex
from kgraph.record import Record
from kgraph.resolution import Catalogue
from kgraph.views.make import PAGES, made
from tests.export.test_case import everything
from tests.queries.make import Paper, corpus, quads, store

LEAK = re.compile(r"ada\W{0,3}quill|adaquill|quill\W{0,4}ada|\bada\b|(?<!eve )(?<!eve-)(?<!eve%20)\bquill")
"""Of folded text: Ada Quill in any form; her sister Eve Quill keeps her name."""
SPELLINGS = (
    "Ada Quill told Daily Wren that ADA QUILL’s brother, A. Quill, and the Quill family had met Eve Quill. Àda Quïll, or Ada\nQuill, or "
    "Ada Qu-\nill, as some write, was seen 😀 by Quill's lawyer. Quill, Ada: aged 15. @adaquill wrote that Ada is well. Bo Rask "
    "said that Ada Maria Quill is well."
)


def planted() -> tuple[Article, Record]:
    p = Paper("ada-quill-is-well", SPELLINGS, "Daily Wren", "2022-05-20")
    ada, bo, wren = p.entity("Ada Quill"), p.entity("Bo Rask"), p.entity("Daily Wren", "Outlet")
    eve = p.entity("Eve Quill")
    p.claim("the Quill family had met Eve Quill", ada, via=(wren,), subject=eve, about=(eve,), topic="other")
    p.claim("Ada Maria Quill is well", bo, subject=ada, about=(ada,), topic="health")
    more = {"title": "Mayor Ada Quill, 15, is well", "url": "https://example.org/2022/ada-quill-is-well", "author": "Ada Quill"}
    p.article = msgspec.structs.replace(p.article, **more)
    return p.finish()


def graph() -> tuple[ox.Store, dict[str, str]]:
    articles, records = corpus()
    article, record = planted()
    made = quads([*articles, article], [*records, record], Catalogue.of([]))
    return store(made), {a.key: a.text for a in [*articles, article]}


STORE, TEXTS = graph()


@pytest.fixture(scope="module")
def done() -> Protected:
    return protect(STORE, TEXTS, listed(["Ada Quill"]))


def written(of: ox.Store, name: str, texts: dict[str, str] | None = None) -> bytes:
    out = BytesIO()
    EXPORTERS[name].export(Path(), out, Wishes(aligned=name != "case", protect=(of, TEXTS if of is STORE else texts or {})))
    return out.getvalue()


def leaks(text: str) -> list[str]:
    return [m[0] for joined in (False, True) for m in LEAK.finditer(folded(text, joined)[0])]


def test_the_search_would_find_them() -> None:
    assert len(leaks(SPELLINGS)) > 12 and leaks(written(STORE, "nquads").decode()) and not leaks("Eve Quill, eve-quill")


@pytest.mark.parametrize("name", sorted(set(EXPORTERS) - {"records"}))
def test_no_export_holds_the_name(name: str, done: Protected) -> None:
    text = written(done.store, name, done.texts).decode()
    if name == "case":
        assert leaks(everything(written(STORE, name).decode())), "the search looks into what is packed"
        text = re.sub(r"# example: kgraph query [^\n]*", "", everything(text))  # whose examples happen to have this name
    assert leaks(text) == [] and "Protected person 1" in text and "Eve Quill" in text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["Ada Quill", "Bo Rask"])
def test_no_page_holds_the_name(page: str, who: str, done: Protected) -> None:
    asked = (done.asked(NameIndex(Local(STORE)), who), done.words("Ada Quill has cancer")) if page != "overview" else ()
    html = made(done.store, done.texts, page, *asked)
    assert leaks(html) == [] and "<strong>1 person</strong> stands under a label" in html and "Protected person 1" in html


def test_no_text_holds_the_name_and_the_sister_keeps_hers(done: Protected) -> None:
    assert not [leak for text in done.texts.values() for leak in leaks(text)]
    assert "Eve Quill, her sister, said that Protected person 1 has no cancer." in "\n".join(done.texts.values())
    assert done.people == 1 and done.articles == 5 and done.places > 20


def test_what_is_left_holds_together(done: Protected) -> None:
    assert validate(STORE, TEXTS) == [] and validate(done.store, done.texts) == []
    for text in done.texts.values():
        assert text not in TEXTS.values()
    claims = f"PREFIX kg: <{KG}> SELECT ?c {{ ?c a kg:Claim }}"
    old, new = (list(s.query(claims, use_default_graph_as_union=True)) for s in (STORE, done.store))  # type: ignore[arg-type]
    assert len(old) == len(new)


def test_no_digest_of_what_held_the_name_is_left(done: Protected) -> None:
    text = written(done.store, "nquads").decode()
    assert not [k for k in TEXTS if k in text]
    old = set(re.findall(r"[0-9a-f]{16,64}", written(STORE, "nquads").decode()))
    kept = set(re.findall(r"[0-9a-f]{16,64}", text)) & old
    build = f"PREFIX kg: <{KG}> SELECT ?o {{ ?b a kg:Build ; ?p ?o }}"
    assert kept <= {r["o"].value for r in done.store.query(build, use_default_graph_as_union=True)}  # type: ignore[union-attr]


def test_addresses_and_ids_are_left_out(done: Protected) -> None:
    text = written(done.store, "nquads").decode()
    assert "example.org/2022" in written(STORE, "nquads").decode() and "example.org/2022" not in text
    assert "/person/protected-person-1>" in text


def test_the_same_bytes_each_time_and_by_label_of_choice(done: Protected) -> None:
    again = protect(STORE, TEXTS, listed(["# victims", "", "Ada Quill"]))
    assert written(again.store, "nquads") == written(done.store, "nquads") and again.texts == done.texts
    chosen = protect(STORE, TEXTS, listed(["person/ada-quill = The witness", "Bo Rask"]))
    assert chosen.people == 2 and "The witness" in written(chosen.store, "turtle").decode()
    assert "Protected person 2 said that The witness thinks the bank is finished." in "\n".join(chosen.texts.values())
    assert validate(chosen.store, chosen.texts) == []


def test_without_texts_the_graph_is_swept_alone() -> None:
    bare = protect(STORE, {}, listed(["Ada Quill"]))
    assert leaks(written(bare.store, "nquads").decode()) == []


@pytest.mark.parametrize(("lines", "error", "words"), [
    (["Ada Quil"], AmbiguityError, "did you mean Ada Quill"), (["Quill"], AmbiguityError, "2 answer to 'Quill'"),
    (["Ada Quill", "person/ada-quill"], UsageError, "listed twice"), (["Ada Quill = Eve Quill"], UsageError, "is taken already"),
    (["Ada Quill = X", "Bo Rask = X"], UsageError, "is taken already"), (["Ada Quill = Quill, A."], UsageError, "choose another"),
])
def test_a_list_that_does_not_fit(lines: list[str], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=re.escape(words)):
        protect(STORE, TEXTS, listed(lines))


