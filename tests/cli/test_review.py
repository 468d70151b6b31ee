"""Reviewing by keys: answers, skips, taking back, breaking off and going on; the same as a list of commands."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.build import build
from kgraph.ledger import Judgements, read
from kgraph.record import Record
from kgraph.resolution import Catalogue
from tests.cli.conftest import Answer, Call
from tests.review.make import desks


class Given:
    """Gives the records that are there."""

    fingerprint = "test"

    def __init__(self) -> None:
        self._records = {d.article.key: d.record for d in desks()}

    def extract(self, article: object) -> Record:
        return self._records[article.key]  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def matter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("matter") / "graph"
    build([d.article for d in desks()], folder, catalogue=Catalogue.of([]), factory=Given)
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.jsonl"


@pytest.fixture
def review(call: Call, matter: Path, ledger: Path) -> Callable[..., Answer]:
    return lambda keys="", *rest: call("review", "-g", matter, "--ledger", ledger, "--who", "Ada Quill", *rest, stdin=keys)


def judged(ledger: Path) -> list[str]:
    return [e.what for e in Judgements.of(read(ledger)).entries]


def listed(review: Callable[..., Answer], *rest: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(review("", "--list", "--format", "json", *rest).out)
    return found


def test_answers_are_written_at_once_and_not_asked_again(review: Callable[..., Answer], ledger: Path) -> None:
    before = listed(review, "--kind", "who", "--kind", "rule")
    answer = review("n\na", "--kind", "who", "--kind", "rule")
    assert answer.code == 0 and sorted(judged(ledger)) == ["accept", "different"]
    assert "2 judgements made, 0 left to ask" in answer.err
    assert len(before) == 2 and listed(review, "--kind", "who", "--kind", "rule") == []


def test_piped_sentences_have_their_parts_in_brackets(review: Callable[..., Answer]) -> None:
    out = review("q", "--kind", "rule").out
    assert "[cue According to] [source Olga Brandt] [content the dam at Tarn is leaking water]." in out
    assert "[a] read right  [r] misread  [w] wrong source  [s] skip  [z] take back  [q] end" in out
    assert "1 of 1: Does the article say so" in out and "b/c1: Morrow Daily, undated" in out


@pytest.mark.parametrize("end", ["", "q", "\x04", "\x1b"])
def test_breaking_off_keeps_what_was_answered(review: Callable[..., Answer], ledger: Path, end: str) -> None:
    count = len(listed(review))
    answer = review("u" + end, "--kind", "who")
    assert answer.code == 0 and judged(ledger) == ["unsure"]
    assert len(listed(review)) == count - 1


def test_skipping_writes_nothing(review: Callable[..., Answer], ledger: Path) -> None:
    answer = review("s" * 20)
    assert answer.code == 0 and not ledger.exists() and "0 judgements made" in answer.err


def test_taking_back_asks_again(review: Callable[..., Answer], ledger: Path) -> None:
    answer = review("zyzn", "--kind", "who")
    assert "nothing of this session to take back" in answer.out and answer.out.count("one?") == 2
    assert [e.what for e in read(ledger)] == ["same", "undo", "different"] and judged(ledger) == ["different"]


def test_other_keys_show_what_can_be_pressed(review: Callable[..., Answer], ledger: Path) -> None:
    answer = review("xq", "--kind", "who")
    assert answer.out.count("[y] one  [n] two  [u] unsure") == 2 and not ledger.exists()


def test_most_bounds_what_is_asked(review: Callable[..., Answer]) -> None:
    assert "1 of 1" in review("s", "--most", "1").out
    assert len(listed(review, "--most", "1")) == 1


def test_the_list_has_commands_that_do_the_same(review: Callable[..., Answer], call: Call, matter: Path, ledger: Path) -> None:
    doubt = listed(review, "--kind", "rule")[0]
    answers: dict[str, dict[str, str]] = doubt["answers"]  # type: ignore[assignment]
    review("w", "--kind", "rule")
    by_key = read(ledger)[0]
    ledger.unlink()
    words = answers["w"]["command"].split()[1:]
    assert call(*words, "-g", matter, "--ledger", ledger, "--who", "Ada Quill").code == 0
    by_command = read(ledger)[0]
    assert (by_key.what, by_key.of) == (by_command.what, by_command.of)
    assert review("", "--list").out.splitlines()[0] == "value\tkind\tquestion\tsentences\tcommands"


def test_a_terminal_gives_keys_without_enter(review: Callable[..., Answer], ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pressed = iter("nq")
    monkeypatch.setattr("kgraph.cli.review.keys", lambda: lambda: next(pressed))
    review("", "--kind", "who")
    assert judged(ledger) == ["different"]


def test_in_a_terminal_the_cue_is_underlined(monkeypatch: pytest.MonkeyPatch, matter: Path) -> None:
    import io

    from rich.console import Console

    from kgraph.build import built
    from kgraph.cli.review import _show
    from kgraph.review.doubts import doubts

    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=120, color_system="standard", legacy_windows=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    for kind in ("rule", "who"):
        _show(doubts(built(matter), Judgements(), (kind,))[0], (1, 2), console)  # type: ignore[arg-type]
    assert "\x1b[4;33mAccording to\x1b[0m" in out.getvalue()
    left = next(line for line in out.getvalue().splitlines() if "Tarn Post" in line)
    assert "Morrow Daily" in left, "side by side"
