from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.readers import LONGEST
from kgraph.readers.decode import decode
from tests.readers.make import BODY, TITLE, article, error, lines, write

# Everything that a text may hold: emoji, joiners, combining marks, every line end. Controls and halves of characters are no text.
ANY = st.text(st.one_of(
    st.sampled_from("\r\n\t\x0b\x0c\x85\u2028\u2029\u200b\u200d\u0301\ufeff😀👩🏽é\u202e"),
    st.characters(exclude_categories=["Cs", "Cc"]),
), min_size=1, max_size=200)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ENGLISH = {"file": "a.txt", "language": "en"}


@QUIET
@given(text=ANY)
def test_plain_text_is_what_was_written(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = write(tmp_path_factory.mktemp("any"), {"a.txt": "x" + text, "index.jsonl": lines(ENGLISH)})
    assert article(folder).text == "x" + text


@QUIET
@given(text=ANY, encoding=st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_a_byte_order_mark_is_dropped_once(text: str, encoding: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    data = ("x" + text).encode(encoding)
    folder = write(tmp_path_factory.mktemp("any"), {"a.txt": data, "index.jsonl": lines(ENGLISH)})
    assert article(folder).text == "x" + text


@QUIET
@given(text=ANY)
def test_markdown_is_what_follows_the_front_matter(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = write(tmp_path_factory.mktemp("any"), {"a.md": "---\nlanguage: en\n---\nx" + text})
    assert article(folder).text == "x" + text


@QUIET
@given(text=ANY)
def test_a_json_line_is_its_text(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = write(tmp_path_factory.mktemp("any"), {"a.jsonl": lines({"text": "x" + text, "language": "en"})})
    assert article(folder).text == "x" + text


def test_a_second_mark_is_text() -> None:
    assert decode("\ufeff\ufeffx".encode(), "a") == "\ufeffx"


@pytest.mark.parametrize(
    ("written", "encoding"),
    [
        ("José Núñez said the café was shut on Monday, and that it would stay so.", "cp1252"),
        ("“It’s over,” the mayor said – and left the hall without a word to anyone.", "cp1252"),
        ("“It’s over,” the mayor said – and left the hall without a word to anyone.", "mac_roman"),
        ("The fee was £5 and €6, the clerk’s office said on Monday…", "cp1252"),
        (BODY, "utf-16"), (BODY, "utf-16-le"), (BODY, "utf-16-be"),
    ],
)
def test_the_encoding_is_found_out(written: str, encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert decode(mark + written.encode(encoding), "a") == written


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "shift_jis", "gb18030"])
def test_other_scripts_are_found_out_too(encoding: str) -> None:
    russian = "Мэр сказал в понедельник, что плотина цела и что никому не нужно покидать долину под ней."
    other = {
        "shift_jis": "市長は月曜日、ダムは安全だと述べた。谷を離れる必要はないという。",
        "gb18030": "市长周一表示，大坝是安全的。没有人需要离开山谷。",
    }
    written = other.get(encoding, russian)
    assert decode(written.encode(encoding), "a") == written


def test_id_and_key_of_a_file_without_metadata(tmp_path: Path) -> None:
    folder = write(tmp_path, {"one.txt": BODY})
    found = article(folder)
    assert (found.id, found.outlet, found.title, found.published, found.language) == ("one", None, None, None, "en")
    assert found.file == str(folder / "one.txt")
    assert article(folder / "one.txt").key == found.key


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"), (b" \r\n\t\n", "has no text"), ("\ufeff".encode(), "has no text"), ("\u200b\u200b\n".encode(), "has no text"),
        (b"\x00\x01\x02binary", "is a binary file"), (bytes(range(1, 32)) * 20, "is a binary file"), (b"%PDF-1.7 text", "is a PDF"),
        (b"PK\x03\x04rest", "is a zip"), (b"\xff\xfea", "begins as utf-16-le and breaks at byte 2"),
        (b"\x89PNG\r\n\x1a\nrest", "is a picture"),
    ],
)
def test_what_is_no_text(content: bytes, says: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {"bad.txt": content})
    message = error(folder / "bad.txt")
    assert message.startswith(f"{folder / 'bad.txt'}: {says}")
    assert message.endswith(")")  # what to do about it


def test_a_text_that_is_too_long(tmp_path: Path) -> None:
    folder = write(tmp_path, {"long.txt": "a " * (LONGEST // 2 + 1)})
    assert "has 1,000,002 characters; an article may have 1,000,000" in error(folder)


def test_a_file_of_50_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert error(path) == f"{path}: has 50.0 MB; one article may have 10 MB (split it, or give JSON Lines, one article a line)"


@pytest.mark.parametrize(
    ("front", "known"),
    [
        (f"title: {TITLE}\noutlet: Tarn Gazette\npublished: 2022-05-14\nauthor: Lena Orsk\nurl: https://t.example/1\nid: 006", {
            "title": TITLE, "outlet": "Tarn Gazette", "published": "2022-05-14", "author": "Lena Orsk", "id": "006",
            "url": "https://t.example/1",
        }),
        ("date: May 2022\nauthors: [Lena Orsk, Ivo Marek]\nlang: en-GB", {
            "published": "2022-05", "author": "Lena Orsk, Ivo Marek", "language": "en", "id": "a",
        }),
        ("outlet: No\npublished: 2022\ntags: [x, {y: z}]", {"outlet": "No", "published": "2022"}),
        ("title: 'Quoted: yes'\noutlet:\nid: ''", {"title": "Quoted: yes", "outlet": None, "id": "a"}),
        ("# nothing but a comment", {"title": None, "id": "a"}),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter(front: str, known: dict[str, str], end: str, tmp_path: Path) -> None:
    matter = f"---\n{front}\n---\n".replace("\n", end)
    found = article(write(tmp_path, {"a.md": matter + end + BODY}))
    assert {name: getattr(found, name) for name in known} == known
    assert found.text == end + BODY


@pytest.mark.parametrize("text", [BODY, f"---\n{BODY}", f"---\n{BODY}\n---\n{BODY}", f"# {TITLE}\n\n{BODY}\n\n---\n"])
def test_markdown_without_front_matter_is_all_text(text: str, tmp_path: Path) -> None:
    assert article(write(tmp_path, {"a.md": text})).text == text


def test_front_matter_that_is_not_yaml(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.md": f"---\nid: a\ntitle: Kremlin: report is nonsense\n---\n{BODY}"})
    assert error(folder) == f"{folder / 'a.md'}:3: the front matter is not YAML (put values that hold a colon into quotes)"


def test_front_matter_that_grows_is_harmless(tmp_path: Path) -> None:
    layers = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [*{a},*{a},*{a},*{a},*{a},*{a},*{a},*{a},*{a}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    assert article(write(tmp_path, {"a.md": f"---\n{layers}title: *j\n---\n{BODY}"})).title is None
