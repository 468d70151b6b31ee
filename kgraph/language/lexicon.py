"""The word lists of `lexicon/`, read once. What they mean is written in their comments."""

import hashlib
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "lexicon"


@dataclass(frozen=True, slots=True)
class Cue:
    """One group of `cues.toml` as a verb of it has it."""

    group: str
    frames: frozenset[str]
    certainty: str
    mode: str
    stance: str
    passive: str
    document: bool
    phrasal: bool = False
    """Whether it is a verb with its particle ("play down"), whose object must be something that is said."""


@dataclass(frozen=True, slots=True)
class Cues:
    """All cue lists by lemma."""

    verbs: dict[str, tuple[Cue, ...]]
    adverbs: dict[str, str]
    nouns: dict[str, str]
    impersonal: frozenset[str]
    hedges: dict[str, str]
    rebuttal: dict[str, frozenset[str]]
    reserve: dict[str, tuple[str, ...]]
    objects: dict[str, frozenset[str]]
    relays: dict[str, frozenset[str]]
    headlines: dict[str, frozenset[str]]
    silent: frozenset[str]
    deeds: frozenset[str]
    seizing: frozenset[str]
    adjectives: dict[str, str]
    views: dict[str, frozenset[str]]
    pledges: frozenset[str]
    giving: frozenset[str]


def table(name: str) -> dict[str, Any]:
    """One TOML file of the lexicon."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _sets(part: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in part.items()}


@cache
def cues() -> Cues:
    """`cues.toml`."""
    data = table("cues.toml")
    verbs: dict[str, list[Cue]] = {}
    for group, row in data.items():
        if "frames" not in row:
            continue
        cue = Cue(
            group, frozenset(row["frames"]), row["certainty"], row["mode"], row.get("stance", "asserts"), row["passive"],
            row.get("subject") == "document",
        )
        for lemma in row["lemmas"]:
            verbs.setdefault(lemma, []).append(cue)
        for phrase in row.get("phrasal", ()):
            verbs.setdefault(phrase, []).append(replace(cue, frames=frozenset({"np"}), phrasal=True))
    nouns = data["nouns"]
    return Cues(
        {lemma: tuple(groups) for lemma, groups in verbs.items()},
        {word: certainty for certainty, words in data["adverbs"].items() for word in words},
        {word: kind for kind, words in nouns.items() if kind != "impersonal" for word in words},
        frozenset(nouns["impersonal"]),
        {word: certainty for certainty, words in data["hedges"].items() for word in words},
        _sets(data["rebuttal"]),
        {kind: tuple(phrases) for kind, phrases in data["reserve"].items()},
        _sets(data["objects"]),
        _sets(data["relays"]),
        _sets(data["headlines"]),
        frozenset(data["silent"]["lemmas"]),
        frozenset(data["deeds"]["lemmas"]),
        frozenset(data["deeds"]["seizing"]),
        {word: certainty for certainty, words in data["adjectives"].items() for word in words},
        _sets(data["views"]),
        frozenset(data["pledges"]["lemmas"]),
        frozenset(data["pledges"]["giving"]),
    )


@cache
def documents() -> frozenset[str]:
    """Lemmas of things that speak."""
    return frozenset(table("cues.toml")["documents"]["lemmas"])


@cache
def digest() -> str:
    """Twelve hex digits over all lexicon files: part of the extractor's fingerprint."""
    total = hashlib.sha256()
    for file in sorted(FOLDER.iterdir()):
        if file.is_file():
            total.update(file.name.encode())
            total.update(file.read_bytes())
    return total.hexdigest()[:12]


@cache
def code_digest() -> str:
    """Twelve hex digits over the modules of `kgraph.language`: a changed rule is another extractor."""
    total = hashlib.sha256()
    for file in sorted(FOLDER.parent.rglob("*.py")):
        total.update(file.relative_to(FOLDER.parent).as_posix().encode())
        total.update(file.read_bytes())
    return total.hexdigest()[:12]
