from pathlib import Path

import pytest

from tests.readers.make import BODY, article, error, lines, sorted_out, write

ROW: dict[str, object] = {"file": "a.txt", "id": "A", "outlet": "Tarn Gazette", "title": "T", "published": "2022-05", "url": None}


def test_metadata_by_file_name_however_the_file_is_reached(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": BODY, "index.jsonl": lines(ROW)})
    for places in ([folder], [folder / "a.txt"], [f"{folder}/*.txt"], [f"{folder}/*"], [folder / "a.txt", folder / "index.jsonl"],
                   [folder / "index.jsonl", folder / "a.txt"]):
        found = article(*places)
        assert (found.id, found.outlet, found.title, found.published, found.text) == ("A", "Tarn Gazette", "T", "2022-05", BODY)


def test_an_index_holds_for_its_own_folder(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": BODY, "in/a.txt": BODY, "index.jsonl": lines(ROW)})
    articles, errors = sorted_out(folder)
    assert [(a.id, a.outlet) for a in articles] == [("A", "Tarn Gazette"), ("a", None)]
    assert not errors


def test_a_file_that_the_index_names_is_read_whatever_its_ending(tmp_path: Path) -> None:
    assert article(write(tmp_path, {"a": BODY, "b": BODY, "index.jsonl": lines({"file": "a", "id": "A"})})).id == "A"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"file": "b.txt"}', "names the file 'b.txt', which is not there"), ('{"file": "a.txt", ', "is not JSON"),
        ('"a.txt"', "is not a JSON object"),
        ('{"id": "x"}', "has no `file`"), ('{"file": 5}', "has no `file`"),
        ('{"file": "../secret.txt"}', "'../secret.txt' is not the name of a file"),
        ('{"file": "/etc/passwd"}', "'/etc/passwd' is not the name"), ('{"file": ".."}', "'..' is not the name"),
        ('{"file": "in/b.txt"}', "'in/b.txt' is not the name"), ('{"file": "a.txt"}', "names 'a.txt' a second time; the first line counts"),
        ('{"file": "..\\\\b"}', "'..\\\\b' is not the name"), ('{"file": "in"}', "names the file 'in', which is not there"),
        ('{"file": "index.jsonl"}', "'index.jsonl' is not the name"), ('{"file": "a\\u0000.txt"}', "names the file 'a\\x00.txt'"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(line: str, says: str, tmp_path: Path) -> None:
    write(tmp_path, {"secret.txt": BODY})
    folder = write(tmp_path / "folder", {"a.txt": BODY, "in/c.txt": BODY, "index.jsonl": f"{lines(ROW)}{line}\n"})
    articles, errors = sorted_out(folder)
    assert [a.id for a in articles] == ["A", "c"]
    assert len(errors) == 1
    assert errors[0].startswith(f"{folder / 'index.jsonl'}:2: {says}")


def test_faults_are_told_once(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": BODY, "b.txt": BODY, "index.jsonl": lines(ROW) + "{\n"})
    _, errors = sorted_out(folder / "a.txt", folder / "b.txt", folder)
    assert len(errors) == 1


def test_an_index_alone_is_no_article(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": BODY, "index.jsonl": lines(ROW)})
    index = folder / "index.jsonl"
    assert error(index) == f"{index}: holds metadata of the files beside it, and no text (give the folder)"


def test_json_lines_that_happen_to_be_called_index(tmp_path: Path) -> None:
    folder = write(tmp_path, {"index.jsonl": lines({"text": BODY, "id": "1"}, {"text": BODY, "id": "2"})})
    assert [a.id for a in sorted_out(folder)[0]] == ["1", "2"]
    assert [a.id for a in sorted_out(folder / "index.jsonl")[0]] == ["1", "2"]
