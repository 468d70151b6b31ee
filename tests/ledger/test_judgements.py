"""What holds of a ledger is a function of the set of its lines."""

import subprocess
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kgraph.ledger import ClaimAt, Entry, Judgements, OutletAt, append, entry, read
from tests.ledger.make import Pen

KEY = "0123456789abcdef"
CLAIMS = [ClaimAt(KEY, ((n, n + 5),)) for n in range(3)]


def holds(*entries: Entry) -> list[str]:
    return [e.id for e in Judgements.of(entries).entries]


def test_of_two_about_one_thing_the_later_holds() -> None:
    pen = Pen()
    no, yes, other = pen("reject", CLAIMS[0]), pen("accept", CLAIMS[0]), pen("reject", CLAIMS[1])
    assert holds(no, yes, other) == holds(other, yes, no) == [yes.id, other.id]


def test_a_pair_has_no_order_and_each_level_its_own_judgement() -> None:
    pen = Pen()
    one = pen("same", CLAIMS[0], CLAIMS[1], level="question")
    two = pen("different", CLAIMS[1], CLAIMS[0], level="question")
    three = pen("different", CLAIMS[1], CLAIMS[0], level="proposition")
    assert holds(one, two, three) == [two.id, three.id]


def test_unsure_takes_the_place_of_sure() -> None:
    pen = Pen()
    sure, unsure = (pen(what, CLAIMS[0], CLAIMS[1], level="question") for what in ("same", "unsure"))
    assert holds(sure, unsure) == [unsure.id]


def test_undone_is_gone_and_what_it_replaced_is_back() -> None:
    pen = Pen()
    first, second = pen("reject", CLAIMS[0]), pen("accept", CLAIMS[0])
    undo = pen("undo", undoes=second.id)
    assert holds(first, second, undo) == [first.id]
    again = pen("undo", undoes=undo.id)
    assert holds(again, first, undo, second) == [second.id]


def test_an_outlet_is_one_however_its_name_is_typed() -> None:
    pen = Pen()
    out, back = pen("withdraw", OutletAt("The Tarn  Post")), pen("restore", OutletAt("the tarn post"))
    assert holds(out, back) == [back.id]


def test_the_fingerprint_is_of_what_holds() -> None:
    pen = Pen()
    first, second = pen("reject", CLAIMS[0]), pen("accept", CLAIMS[0])
    undo = pen("undo", undoes=second.id)
    assert Judgements.of([first]).fingerprint == Judgements.of([undo, second, first]).fingerprint
    assert len({Judgements.of(e).fingerprint for e in ([], [first], [second])}) == 3


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    """Judgements of few things at few times, some undone, some of these undone again."""
    made: list[Entry] = []
    for n in range(draw(st.integers(1, 12))):
        when = f"2024-05-01T09:30:{draw(st.integers(0, 3)):02d}.000000Z"
        if made and draw(st.booleans()):
            made.append(entry("undo", who=f"w{n}", when=when, undoes=draw(st.sampled_from(made)).id))
        else:
            what = draw(st.sampled_from(("accept", "reject")))
            made.append(entry(what, [draw(st.sampled_from(CLAIMS))], who=f"w{n}", when=when))  # type: ignore[arg-type]
    return made


@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_the_lines_does_not_matter(entries: list[Entry], random: st.randoms) -> None:  # type: ignore[valid-type]
    shuffled = [*entries, *entries[:3]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Judgements.of(shuffled) == Judgements.of(entries)


def test_a_long_chain_of_undoings_is_walked() -> None:
    pen = Pen()
    chain = [pen("reject", CLAIMS[0])]
    when = "2024-05-01T10:00:00.000000Z"
    for n in range(3_000):
        chain.append(entry("undo", who=str(n), when=when, undoes=chain[-1].id))
    assert holds(*chain) == [chain[0].id]
    assert holds(*chain[:-1]) == []


def git(folder: Path, *words: str) -> None:
    names = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)


def test_two_ledgers_merged_by_git_are_both_in_force(tmp_path: Path) -> None:
    pen, path = Pen(), tmp_path / "ledger.jsonl"
    base, ours, theirs = pen("reject", CLAIMS[0]), pen("accept", CLAIMS[0]), pen("reject", CLAIMS[1])
    (tmp_path / ".gitattributes").write_text("ledger.jsonl merge=union\n")
    append(path, [base])
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "base")
    git(tmp_path, "checkout", "-b", "theirs")
    append(path, [theirs])
    git(tmp_path, "commit", "-am", "theirs")
    git(tmp_path, "checkout", "main")
    append(path, [ours])
    git(tmp_path, "commit", "-am", "ours")
    git(tmp_path, "merge", "theirs", "-m", "both")
    assert Judgements.of(read(path)) == Judgements.of([base, ours, theirs])
    assert len(read(path)) == 3
