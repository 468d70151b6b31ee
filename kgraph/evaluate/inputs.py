"""Gold and predictions: records as JSON Lines, paired by their article."""

import sys
from pathlib import Path

import msgspec

from kgraph.errors import UsageError
from kgraph.record import Record


class Scored(Record, frozen=True, kw_only=True):
    """A record that may list the tokens of its text, as gold does."""

    tokens: tuple[tuple[int, int], ...] = ()


class _Loose(msgspec.Struct):
    claims: list[dict[str, object]] = []
    relations: list[dict[str, object]] = []


def read(path: str) -> dict[str, Scored]:
    """Records by article from a file, a folder of *.jsonl or - for standard input; raises UsageError saying the line that is wrong."""
    place = Path(path)
    files = sorted(place.glob("*.jsonl")) if path != "-" and place.is_dir() else [place]
    try:
        texts = [("standard input", sys.stdin.read())] if path == "-" else [(f.name, f.read_text("utf-8")) for f in files]
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: no records can be read there: {error}") from error
    if not texts:
        raise UsageError(f"{path}: holds no *.jsonl")
    records: dict[str, Scored] = {}
    for name, text in texts:
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip():
                continue
            try:
                record = _decode(line)
            except msgspec.MsgspecError as error:
                raise UsageError(f"{name}:{number}: not a record: {error}") from error
            if record.article in records:
                raise UsageError(f"{name}:{number}: a second record of article {record.article}")
            records[record.article] = record
    return records


def _decode(line: str) -> Scored:
    """A gold claim has no sentence, rule or stance of its own: these are filled as the guideline reads them."""
    raw = msgspec.json.decode(line, type=dict[str, object])
    loose = msgspec.convert(raw, _Loose)
    for claim in loose.claims:
        claim.setdefault("cue", None)
        claim.setdefault("sentence", {"start": 0, "end": 0})
        claim.setdefault("rule", "")
        if not claim.get("stance"):
            claim["stance"] = "denies" if claim.get("polarity") == "negative" else "asserts"
    raw["claims"] = loose.claims
    raw["relations"] = [{k: v for k, v in r.items() if v is not None or k == "object"} for r in loose.relations]
    return msgspec.convert(raw, Scored)
