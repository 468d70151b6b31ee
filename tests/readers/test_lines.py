import io
import json
import sys
from pathlib import Path

import pytest

from kgraph.readers import read
from kgraph.readers.lines import objects
from tests.readers.make import BODY, TITLE, article, error, lines, page, sorted_out, write

FULL: dict[str, object] = {
    "text": BODY, "title": TITLE, "outlet": "Tarn Gazette", "published": "14 May 2022", "author": "Lena Orsk", "url": "https://t.example/1",
    "id": "d1", "language": "en",
}


def test_all_fields(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.jsonl": lines(FULL)})
    found = article(folder)
    assert found.text == f"{TITLE}\n\n{BODY}"
    assert (found.id, found.title, found.outlet, found.published) == ("d1", TITLE, "Tarn Gazette", "2022-05-14")
    assert (found.author, found.url, found.language, found.file) == ("Lena Orsk", "https://t.example/1", "en", f"{folder / 'a.jsonl'}:1")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"title": "T"}', "has no text"), ('{"text": ""}', "has no text"), ('{"text": " \\n"}', "has no text"),
        ('{"text": null}', "has no text"),
        ('{"text": 5}', "has a `text` that is not a string"), ("[1]", "is not a JSON object"), ("5", "is not a JSON object"),
        ("{", "is not JSON"), ("plain words", "is not JSON"), ("[" * 100_000, "is not JSON"), ('{"text": "a\\u0000b"}', "has NUL"),
        ('{"text": "\\ud800 x"}', ""), ("\x00\x01", "is a binary file"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(line: str, says: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.jsonl": f"{lines(FULL)}\n{line}\n{lines({'text': BODY})}"})
    articles, errors = sorted_out(folder)
    assert len(articles) == 2
    assert len(errors) == 1
    assert errors[0].startswith(f"{folder / 'a.jsonl'}:3: {says}")


def test_ids_hang_on_the_content_and_not_on_the_order(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"text": BODY}, {"text": BODY, "outlet": "A"}, {"text": BODY + "x"}]
    one, _ = sorted_out(write(tmp_path / "1", {"a.jsonl": lines(*rows)}))
    two, _ = sorted_out(write(tmp_path / "2", {"a.jsonl": lines(*rows[::-1])}))
    assert {a.key for a in one} == {a.key for a in two}
    assert len({a.id for a in one}) == 3
    assert all(a.id.startswith("a-") for a in one)


def test_last_line_without_an_end_marks_and_other_line_ends(tmp_path: Path) -> None:
    content = "\ufeff" + lines(FULL).replace("\n", "\r\n") + "\r\n" + json.dumps({"text": BODY})
    for encoding in ("utf-8", "utf-16"):
        given = content if encoding == "utf-8" else content[1:]  # the other encoding writes a mark of its own
        assert len(sorted_out(write(tmp_path, {"a.ndjson": given.encode(encoding)}))[0]) == 2


def test_a_line_in_another_encoding(tmp_path: Path) -> None:
    line = json.dumps({"text": "José " + BODY}, ensure_ascii=False)
    assert article(write(tmp_path, {"a.jsonl": line.encode("cp1252")})).text == "José " + BODY


def test_long_lines_are_told_and_passed_over() -> None:
    found = list(objects(io.BytesIO(b'{"a": 1}\n{"b": "' + b"x" * 500 + b'"}\n{"c": 3}'), "s", 50))
    assert [getattr(f, "place", f) for f in found] == [("s:1", {"a": 1}), "s:2", ("s:3", {"c": 3})]


def test_lines_are_read_one_by_one(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.jsonl": lines(*[{"text": BODY, "id": str(n)} for n in range(3)]) + "{"})
    stream = iter(read([folder]))
    assert getattr(next(stream), "id", None) == "0"


def test_an_empty_file(tmp_path: Path) -> None:
    assert "is empty" in error(write(tmp_path, {"a.jsonl": ""}))


def test_one_object_and_an_array(tmp_path: Path) -> None:
    assert article(write(tmp_path / "1", {"a.json": json.dumps({"text": BODY}, indent=1)})).id == "a"
    array = json.dumps([{"text": BODY, "id": "1"}, 5, {"text": BODY, "id": "2"}])
    articles, errors = sorted_out(write(tmp_path / "2", {"a.json": array}))
    assert [a.id for a in articles] == ["1", "2"]
    assert errors == [f"{tmp_path / '2' / 'a.json'}, item 2: is not a JSON object (write {{\"text\": \"…\"}})"]
    assert "is not JSON" in error(write(tmp_path / "3", {"a.json": "{'a'}"}))
    assert "has no text" in error(write(tmp_path / "4", {"a.json": "{}"}))


def test_what_an_index_says_of_a_file_of_many_holds_where_they_say_nothing(tmp_path: Path) -> None:
    row = {"file": "a.jsonl", "outlet": "The Crier", "published": "2022", "id": "no", "title": "No", "url": "https://no.example/"}
    folder = write(tmp_path, {"a.jsonl": lines({"text": BODY}, FULL), "index.jsonl": lines(row)})
    (bare, full), _ = sorted_out(folder)
    assert (bare.outlet, bare.published, bare.title, bare.url) == ("The Crier", "2022", None, None)
    assert bare.id.startswith("a-")
    assert (full.outlet, full.id) == ("Tarn Gazette", "d1")


@pytest.mark.parametrize(
    ("content", "ids", "texts"),
    [
        (BODY, ["stdin"], [BODY]), (BODY.replace("\n", "\r\n"), ["stdin"], [BODY.replace("\n", "\r\n")]),
        ("{" + BODY, ["stdin"], ["{" + BODY]), ("<" + BODY, ["stdin"], ["<" + BODY]), ("--- " + BODY, ["stdin"], ["--- " + BODY]),
        (lines(FULL, {"text": BODY, "id": "2"}), ["d1", "2"], [f"{TITLE}\n\n{BODY}", BODY]),
        (lines(FULL).strip(), ["d1"], [f"{TITLE}\n\n{BODY}"]),
        (json.dumps(FULL, indent=1), ["d1"], [f"{TITLE}\n\n{BODY}"]), (json.dumps([FULL]), ["d1"], [f"{TITLE}\n\n{BODY}"]),
        (f"---\nid: m\n---\n{BODY}", ["m"], [BODY]), ("\n" + page(f"<title>{TITLE}</title>"), ["stdin"], None),
        ("\ufeff" + lines(FULL), ["d1"], None),
        (lines(*[{"text": BODY * 50, "id": str(n)} for n in range(9)]), [str(n) for n in range(9)], None),
        ("<?xml version='1.0'?>\n" + page(f"<title>{TITLE}</title>"), ["stdin"], None),
    ],
)
def test_standard_input(content: str, ids: list[str], texts: list[str] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    articles, errors = sorted_out("-")
    assert not errors
    assert [a.id for a in articles] == ids
    assert texts is None or [a.text for a in articles] == texts


@pytest.mark.parametrize(
    ("content", "says"), [(b"", "is empty"), (b"a " * 6_000_000, "is too large; one article may have 10 MB"), (b"\0", "is a binary")],
)
def test_bad_standard_input(content: bytes, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert error("-").startswith(f"standard input: {says}")


def test_a_file_without_a_known_ending_is_looked_at(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a": page(f"<title>{TITLE}</title>"), "b.log": lines(FULL), "c": BODY})
    assert article(folder / "a").title == TITLE
    assert article(folder / "b.log").id == "d1"
    assert article(folder / "c").text == BODY
