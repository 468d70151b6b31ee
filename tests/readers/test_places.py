import os
from pathlib import Path

import pytest

from kgraph.article import Article
from kgraph.readers import read
from kgraph.readers.paths import shown
from tests.readers.make import BODY, error, lines, sorted_out, write


def ids(*places: str | Path) -> list[str]:
    articles, errors = sorted_out(*places)
    assert not errors, errors
    return [a.id for a in articles]


def test_folders_are_read_by_name_hidden_and_other_files_passed_over(tmp_path: Path) -> None:
    names = ("b.txt", "a.md", "C.TXT", "z/y.txt", "z/.x.txt", ".git/a.txt", ".a.txt", "picture.png", "notes", "e.text", "f.markdown")
    folder = write(tmp_path, dict.fromkeys(names, BODY))
    assert ids(folder) == ["C", "a", "b", "e", "f", "y"]
    assert ids(str(folder) + "/") == ids(folder)


def test_places_are_read_in_the_order_given(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": BODY, "b.txt": BODY, "c/d.txt": BODY})
    assert ids(folder / "c", folder / "b.txt", folder / "a.txt") == ["d", "b", "a"]


@pytest.mark.parametrize(
    ("pattern", "found"), [("*.txt", ["a", "b"]), ("**/*.txt", ["a", "b", "d"]), ("**", ["a", "b", "d"]), ("[b-c]*", ["b", "d"])],
)
def test_globs(pattern: str, found: list[str], tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": BODY, "b.txt": BODY, "c/d.txt": BODY, ".e.txt": BODY})
    assert ids(f"{folder}/{pattern}") == found


def test_a_name_with_brackets_is_a_name(tmp_path: Path) -> None:
    assert ids(write(tmp_path, {"[a].txt": BODY, "a.txt": BODY}) / "[a].txt") == ["[a]"]


def test_files_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    folder = write(tmp_path, {f"{n:03}.txt": BODY for n in range(50)})
    stream = read([folder])
    assert isinstance(next(stream), Article)
    for path in folder.iterdir():
        path.unlink()
    assert "cannot be read" in str(next(stream))


def test_paths_that_are_not_there(tmp_path: Path) -> None:
    folder = write(tmp_path, {"articles/one.txt": BODY})
    near = folder / "articles" / "one.txt"
    assert error(folder / "articles" / "onee.txt") == f"{folder / 'articles' / 'onee.txt'}: is not there (did you mean {near}?)"
    assert error(folder / "artcles" / "one.txt").endswith(f"(did you mean {folder / 'articles'}?)")
    assert error(folder / "zzz").endswith("is not there (check the path)")
    assert error(f"{folder}/*.html").endswith("matches nothing (check the pattern)")
    assert "kgraph opens no addresses" in error("https://t.example/a.html")
    assert "is not there" in error("a\0b")
    assert "is not there" in error("x" * 5000)
    assert "is not there" in error("")


def test_empty_folders(tmp_path: Path) -> None:
    assert error(tmp_path).startswith(f"{tmp_path}: has nothing to read in it (kgraph reads .txt, ")
    folder = write(tmp_path, {"a.txt": BODY})
    (folder / "empty").mkdir()
    assert ids(folder) == ["a"]


def test_links(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": BODY, "in/b.txt": BODY})
    (folder / "in" / "round").symlink_to(folder)
    (folder / "again").symlink_to(folder / "in")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    articles, errors = sorted_out(folder)
    assert [a.id for a in articles] == ["a", "b"]
    assert errors == [
        f"{folder / 'gone.txt'}: is a link that leads nowhere (mend or remove it)",
        f"{folder / 'self.txt'}: is a link that leads nowhere (mend or remove it)",
        f"{folder / 'again' / 'round'}: is a link to a folder that it lies in; not followed (remove the link)",
    ]
    assert "leads nowhere" in error(folder / "gone.txt")


def test_deep_folders(tmp_path: Path) -> None:
    folder = write(tmp_path, {"/".join("d" * 600) + "/a.txt": BODY})
    assert ids(folder) == ["a"]


def test_pipes_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": BODY})
    os.mkfifo(folder / "b.txt")
    assert ids(folder) == ["a"]


def test_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, {"a.txt": BODY, "b.txt": BODY, "in/c.txt": BODY})
    opened, looked = Path.open, os.scandir

    def refuse(path: Path, *rest: object, **more: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **more)  # type: ignore[call-overload]

    def shut(path: Path) -> object:
        if Path(path).name == "in":
            raise PermissionError(13, "Permission denied")
        return looked(path)

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "scandir", shut)
    articles, errors = sorted_out(folder)
    assert [a.id for a in articles] == ["b"]
    assert errors == [
        f"{folder / 'a.txt'}: cannot be read: Permission denied (check its permissions)",
        f"{folder / 'in'}: cannot be looked into: Permission denied (check its permissions)",
    ]


def test_names_that_are_not_unicode_or_command_the_terminal() -> None:
    assert shown(Path(os.fsdecode(b"a/caf\xe9.txt"))) == "a/caf\ufffd.txt"
    assert shown(Path("a\x1b[31m\nb\x9b.txt")) == "a\ufffd[31m\ufffdb\ufffd.txt"


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    some = "{\n" + lines({"text": BODY, "id": "d"})
    folder = write(tmp_path, {"a.txt": b"", "b.txt": BODY, "c.html": "<html>", "d.jsonl": some, "e.txt": b"\0"})
    articles, errors = sorted_out(folder, folder / "f.txt", folder / "b.txt")
    assert [a.id for a in articles] == ["b", "d", "b"]
    assert len(errors) == 5
