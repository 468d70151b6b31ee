from pathlib import Path

from tests.cli.conftest import Call


def test_a_page_is_written(call: Call, graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    answer = call("view", "-g", graph, "--out", out)
    assert answer.code == 0 and "wrote" in answer.err and answer.out == ""
    assert call("view", "-g", graph, "--out", "-").out == out.read_text("utf-8")


def test_focus(call: Call, graph: Path) -> None:
    whole, part = (call("view", "--page", "network", "-g", graph, "-o", "-", *more).out for more in ((), ("--focus", "Channel Nine")))
    assert "<title>Who says what: Channel Nine</title>" in part
    assert "the bank is finished" in whole and "the bank is finished" not in part


def test_a_name_that_nobody_bears(call: Call, graph: Path, tmp_path: Path) -> None:
    answer = call("view", "-g", graph, "--focus", "Ada Quil", "--out", tmp_path / "page.html")
    assert answer.code == 3 and "did you mean Ada Quill" in answer.err and not (tmp_path / "page.html").exists()


def test_a_target_that_cannot_be_written(call: Call, graph: Path, tmp_path: Path) -> None:
    answer = call("view", "-g", graph, "--out", tmp_path / "nowhere" / "page.html")
    assert answer.code == 2 and "choose another file with --out" in answer.err


def test_no_graph(call: Call, tmp_path: Path) -> None:
    answer = call("view", "-g", tmp_path, "--out", "-")
    assert answer.code == 4 and "kgraph build" in answer.err


def test_every_page_by_its_name(call: Call, graph: Path) -> None:
    for page, more, title in (
        ("board", (), "Claim board"), ("board", ("--focus", "Ada Quill"), "Claim board: Ada Quill"), ("timeline", (), "Timeline"),
        ("trace", ("--claim", "Ada Quill has cancer"), "Trace: "), ("dossier", ("--focus", "Channel Nine"), "Dossier: Channel Nine"),
    ):
        answer = call("view", "-g", graph, "--page", page, *more, "--out", "-")
        assert answer.code == 0 and f"<title>{title}" in answer.out, page


def test_a_claim_alone_is_traced_and_a_name_alone_has_a_dossier(call: Call, graph: Path) -> None:
    traced = call("view", "-g", graph, "--claim", "Ada Quill has cancer", "-o", "-").out
    assert "<title>Trace: " in traced and call("trace", "Ada Quill has cancer", "-g", graph, "--format", "html").out == traced
    assert "<title>Dossier: Ada Quill" in call("view", "-g", graph, "--focus", "Ada Quill", "-o", "-").out


def test_a_dossier_of_nobody_and_a_trace_of_nothing(call: Call, graph: Path) -> None:
    assert call("view", "-g", graph, "--page", "dossier", "-o", "-").code == 2
    assert call("view", "-g", graph, "--page", "trace", "-o", "-").code == 2
    assert call("view", "-g", graph, "--claim", "zebras on the moon", "-o", "-").code == 3


def test_people_under_labels(call: Call, graph: Path, tmp_path: Path) -> None:
    people, out = tmp_path / "people.txt", tmp_path / "page.html"
    people.write_text("# victims\nAda Quill = The witness\n", "utf-8")
    for more in ((), ("--page", "board"), ("--page", "timeline"), ("--focus", "Ada Quill"), ("--claim", "Ada Quill has cancer")):
        answer = call("view", "-g", graph, *more, "--protect", people, "--out", out)
        assert answer.code == 0 and "1 under labels" in answer.err and "Ada" not in out.read_text("utf-8") and "Ada" not in answer.err
    assert "<title>Trace: The witness has cancer" in out.read_text("utf-8")


def test_a_list_of_people_that_names_nobody_here(call: Call, graph: Path, tmp_path: Path) -> None:
    people, out = tmp_path / "people.txt", tmp_path / "page.html"
    for text, code, words in (("Ada Quil", 3, "did you mean Ada Quill"), ("Quill", 3, "2 answer to 'Quill'"), ("\n", 2, "names nobody")):
        people.write_text(text, "utf-8")
        answer = call("view", "-g", graph, "--protect", people, "--out", out)
        assert answer.code == code and words in answer.err and not out.exists()


def test_the_overview_is_of_the_whole_graph(call: Call, graph: Path) -> None:
    answer = call("view", "--page", "overview", "--focus", "Ada Quill", "-g", graph, "--out", "-")
    assert answer.code == 2 and "whole graph" in answer.err
