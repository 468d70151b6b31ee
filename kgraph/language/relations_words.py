"""The tables of `lexicon/relations.toml`, read once. What they mean is written in their comments."""

from dataclasses import dataclass
from functools import cache

from kgraph.language.lexicon import table
from kgraph.language.namelists import people

KINDS = {"P": "Person", "O": "Organisation", "U": "Outlet", "L": "Place", "G": "Group"}


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun for one who stands in a relation to what is behind its preposition, or before it."""

    predicate: str
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb, or a noun for a deed: who may do it to whom, and whether a direct object counts."""

    predicate: str
    subject: frozenset[str]
    object: frozenset[str]
    prepositions: tuple[str, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Words:
    """All of `relations.toml`, by lemma."""

    former: frozenset[str]
    roles: frozenset[str]
    ranks: frozenset[str]
    vague: frozenset[str]
    state: frozenset[str]
    skip: frozenset[str]
    nouns: dict[str, tuple[NounFrame, ...]]
    verbs: dict[str, tuple[VerbFrame, ...]]
    deeds: dict[str, tuple[VerbFrame, ...]]
    leads: dict[str, str]


def _kinds(letters: str) -> frozenset[str]:
    return frozenset(KINDS[letter] for letter in letters)


@cache
def words() -> Words:
    """The tables."""
    data = table("relations.toml")
    roles = (people().nouns | people().titles | frozenset(data["roles"]["more"])) - frozenset(data["roles"]["none"])
    nouns: dict[str, list[NounFrame]] = {}
    for predicate, row in data["nouns"].items():
        for lemma in row["lemmas"]:
            nouns.setdefault(lemma, []).append(NounFrame(predicate, frozenset(row["prepositions"])))
    verbs: dict[str, list[VerbFrame]] = {}
    for row in data["verbs"]:
        frame = VerbFrame(
            row["predicate"], _kinds(row["subject"]), _kinds(row["object"]), tuple(row.get("prepositions", ())), row.get("direct", True)
        )
        for lemma in row["lemmas"]:
            verbs.setdefault(lemma, []).append(frame)
    deeds: dict[str, list[VerbFrame]] = {}
    for row in data["deeds"]:
        kinds = {v.predicate: v for group in verbs.values() for v in group}[row["predicate"]]
        frame = VerbFrame(row["predicate"], kinds.subject, kinds.object, tuple(row["prepositions"]), False)
        for lemma in row["lemmas"]:
            deeds.setdefault(lemma, []).append(frame)
    return Words(
        frozenset(data["status"]["former"]),
        roles,
        frozenset(data["roles"]["ranks"]),
        frozenset(data["roles"]["vague"]),
        frozenset(data["roles"]["state"]),
        frozenset(data["roles"]["skip"]),
        {k: tuple(v) for k, v in nouns.items()},
        {k: tuple(v) for k, v in verbs.items()},
        {k: tuple(v) for k, v in deeds.items()},
        {lemma: role for role, lemmas in data["leads"].items() for lemma in lemmas},
    )
