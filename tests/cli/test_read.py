import json
import subprocess
import sys
from pathlib import Path

from kgraph.article import Article
from tests.readers.make import BODY, page, write


def kgraph(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kgraph", "read", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, timeout=60, check=False)


def test_the_text_byte_for_byte(tmp_path: Path) -> None:
    content = ("\ufeff" + BODY.replace("\n", "\r\n") + " 😀").encode()
    for call in (kgraph(write(tmp_path, {"a.txt": content}) / "a.txt"), kgraph("-", given=content)):
        assert (call.returncode, call.stdout, call.stderr) == (0, content[3:], b"")


def test_metadata(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": BODY, "b.html": page("<title>Dam</title>"), "c.txt": b""})
    call = kgraph(folder, "--format", "json")
    one, two = map(json.loads, call.stdout.splitlines())
    expected = Article(id="a", text=BODY)
    assert one == {
        "id": "a", "title": None, "outlet": None, "published": None, "author": None, "url": None, "language": "en",
        "canonical": None, "updated": None, "retrieved": None, "archived": None,
        "file": str(folder / "a.txt"), "key": expected.key, "text_sha256": expected.text_sha256, "characters": len(BODY),
    }
    assert (two["id"], two["title"]) == ("b", "Dam")
    assert call.stderr.decode() == f"kgraph: {folder / 'c.txt'}: is empty (give it some text, or take it out)\n"
    assert call.returncode == 1


def test_several_articles_have_no_one_text(tmp_path: Path) -> None:
    call = kgraph(write(tmp_path, {"a.txt": BODY, "b.txt": BODY}))
    assert (call.returncode, call.stdout) == (2, b"")
    assert b"there are several articles; give one, or list them with --format json" in call.stderr


def test_bad_dates_are_told_and_the_article_is_read(tmp_path: Path) -> None:
    call = kgraph(write(tmp_path, {"a.md": f"---\npublished: some day\n---\n{BODY}"}))
    assert (call.returncode, call.stdout) == (0, BODY.encode())
    assert b"a.md: the date 'some day' cannot be read, so it stays unknown" in call.stderr


def test_nothing_given() -> None:
    assert kgraph().returncode == 2
