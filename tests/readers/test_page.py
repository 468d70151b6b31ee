from pathlib import Path

import pytest

from kgraph.readers.metadata import headed
from kgraph.readers.page import ELEMENTS
from tests.readers.make import PARAGRAPHS, TITLE, article, error, lines, page, write

HEAD = (
    f"<title>{TITLE} | Tarn Gazette</title><meta property='og:site_name' content='Tarn Gazette'>"
    "<link rel='canonical' href='https://gazette.example/dam'><meta name='author' content='Lena Orsk'>"
)
H1 = f"<h1>{TITLE}</h1>"
LINKED = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"%s"}</script>'


def test_body_and_metadata(tmp_path: Path) -> None:
    head = HEAD + "<meta property='article:published_time' content='2022-05-14T09:30:00Z'>"
    found = article(write(tmp_path, {"dam.html": page(head, H1)}))
    assert found.text == TITLE + "\n\n" + "\n".join(PARAGRAPHS)
    assert (found.id, found.title, found.outlet, found.author) == ("dam", TITLE, "Tarn Gazette", "Lena Orsk")
    assert (found.published, found.url, found.language) == ("2022-05-14T09:30:00Z", "https://gazette.example/dam", "en")


def test_a_body_that_begins_with_the_title_is_the_text(tmp_path: Path) -> None:
    assert article(write(tmp_path, {"dam.html": page(HEAD, inside=H1)})).text == TITLE + "\n" + "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [(None, "b", "b"), ("T", "b", "T\n\nb"), ("T", "T\nb", "T\nb"), ("T", "\n T b", "\n T b"), ("T", "t b", "T\n\nt b"), ("", "b", "b")],
)
def test_title_and_body(title: str | None, body: str, text: str) -> None:
    assert headed(title, body) == text


@pytest.mark.parametrize(
    ("head", "before", "published"),
    [
        (HEAD + LINKED % "2022-05-14T09:30:00+02:00", H1, "2022-05-14T09:30:00+02:00"), (HEAD + LINKED % "2022-05", H1, "2022-05"),
        (HEAD + "<meta name='date' content='2022-05-14'>", H1, "2022-05-14"),
        (HEAD + "<meta itemprop='datePublished' content='2022'>", H1, "2022"),
        (HEAD, H1 + "<time datetime='2022-05-14T08:00'>14 May</time>", "2022-05-14"),
        (HEAD, H1 + "<time datetime='2022-05'>May</time>", "2022-05"),
        ("<link rel='canonical' href='https://gazette.example/2021/03/04/dam'>", H1, "2021-03-04"),
        (HEAD + "<meta name='date' content='2199-05-14'>", H1, "2199-05-14"),  # no clock is asked
        (HEAD, H1, None),
    ],
)
def test_dates_as_exact_as_the_page_has_them(head: str, before: str, published: str | None, tmp_path: Path) -> None:
    assert article(write(tmp_path, {"dam.html": page(head, before)})).published == published


def test_an_index_goes_before_the_page_but_leaves_the_text(tmp_path: Path) -> None:
    row = {"file": "dam.html", "title": "Another", "outlet": "The Crier", "id": "d1"}
    found = article(write(tmp_path, {"dam.html": page(HEAD, H1), "index.jsonl": lines(row)}))
    assert (found.title, found.outlet, found.id, found.author) == ("Another", "The Crier", "d1", "Lena Orsk")
    assert found.text.startswith(TITLE)


@pytest.mark.parametrize(
    "tag", ["<meta charset='windows-1252'>", "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>", ""],
)
def test_encodings_of_pages(tag: str, tmp_path: Path) -> None:
    content = page(tag + HEAD, H1).encode("cp1252")
    assert "“That is nonsense,”" in article(write(tmp_path, {"dam.htm": content})).text


def test_a_page_may_be_wrong_about_its_encoding(tmp_path: Path) -> None:
    assert "“That" in article(write(tmp_path, {"a.html": page("<meta charset='windows-1251'>" + HEAD, H1)})).text
    assert "“That" in article(write(tmp_path / "b", {"b.html": page("<meta charset='x-odd'>" + HEAD, H1).encode("cp1252")})).text


def test_xhtml_with_an_encoding_declared(tmp_path: Path) -> None:
    content = '<?xml version="1.0" encoding="utf-8"?>\n' + page(HEAD, H1)
    assert article(write(tmp_path, {"dam.xhtml": content})).text.startswith(TITLE)


def test_markup_in_the_text_is_text(tmp_path: Path) -> None:
    odd = "A &lt;script&gt;bold&lt;/script&gt; claim &amp; more 😀 was made by the mayor, who said the wall was whole."
    found = article(write(tmp_path, {"dam.html": page(HEAD, H1, paragraphs=(*PARAGRAPHS, odd))}))
    assert "A <script>bold</script> claim & more 😀 was" in found.text


@pytest.mark.parametrize(
    "content",
    [
        page(HEAD, H1, paragraphs=()), page(HEAD, "<form>Please log in <input name=q></form>", paragraphs=()), "<html></html>", "<",
        "<!doctype html><html><body></body></html>", "<html><body>" + "<div>" * 50_000, "<html><!--" + "<" * 10_000,
    ],
)
def test_no_article_in_the_page(content: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {"dam.html": content})
    message = error(folder)
    assert message.startswith(f"{folder / 'dam.html'}: ")
    assert "no article found in the page" in message or "elements" in message


def test_a_page_made_to_be_slow_is_refused(tmp_path: Path) -> None:
    assert f"more than {ELEMENTS:,} elements" in error(write(tmp_path, {"dam.html": "<html>" + "<p>a b" * (ELEMENTS + 1)}))


def test_an_extractor_that_breaks_is_an_error_of_that_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def broken(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(trafilatura, "bare_extraction", broken)
    assert "cannot be taken apart (AssertionError)" in error(write(tmp_path, {"dam.html": page(HEAD, H1)}))


def test_when_it_was_changed_and_where_it_stood_first(tmp_path: Path) -> None:
    head = HEAD + '<script type="application/ld+json">{"dateModified":"2022-05-16T10:00:00Z"}</script>'
    row = {"file": "dam.html", "url": "https://crier.example/dam", "retrieved": "17 May 2022", "archived": "https://archive.example/dam"}
    found = article(write(tmp_path, {"dam.html": page(head, H1), "index.jsonl": lines(row)}))
    assert (found.updated, found.retrieved, found.archived) == ("2022-05-16T10:00:00Z", "2022-05-17", "https://archive.example/dam")
    assert (found.url, found.canonical) == ("https://crier.example/dam", "https://gazette.example/dam")


@pytest.mark.parametrize("meta", ["property='article:modified_time'", "itemprop='dateModified'", "name='last-modified'"])
def test_metadata_that_tell_the_last_change(meta: str, tmp_path: Path) -> None:
    found = article(write(tmp_path, {"dam.html": page(HEAD + f"<meta {meta} content='2022-05-16'>", H1)}))
    assert found.updated == "2022-05-16"


def test_an_address_that_is_none_is_no_first_home(tmp_path: Path) -> None:
    assert article(write(tmp_path, {"dam.html": page("<link rel='canonical' href='javascript:x'>", H1)})).canonical is None
