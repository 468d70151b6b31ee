"""The tables of `lexicon/relations.toml`, read once. What they mean is written in their comments."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

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
    ahead: bool
    """Whether what is still to come counts."""
    habit: bool
    """Whether only the present counts: who "writes for the Gazette" is of it, not who once wrote for it."""


@dataclass(frozen=True, slots=True)
class Words:
    """All of `relations.toml`, by lemma."""

    former: frozenset[str]
    roles: frozenset[str]
    ranks: frozenset[str]
    styles: frozenset[str]
    vague: frozenset[str]
    state: frozenset[str]
    government: frozenset[str]
    american: frozenset[str]
    seats: frozenset[str]
    short: frozenset[str]
    plural: frozenset[str]
    public: frozenset[str]
    within: frozenset[str]
    firm: frozenset[str]
    learned: frozenset[str]
    skip: frozenset[str]
    awaited: frozenset[str]
    endings: tuple[str, ...]
    not_roles: frozenset[str]
    nouns: dict[str, tuple[NounFrame, ...]]
    verbs: dict[str, tuple[VerbFrame, ...]]
    deeds: dict[str, tuple[VerbFrame, ...]]
    leads: dict[str, str]
    seated: frozenset[str]
    alleging: frozenset[str]
    accusers: frozenset[str]
    expected: frozenset[str]
    implied: frozenset[str]
    at_issue: frozenset[str]
    crimes: frozenset[str]
    asking: frozenset[str]
    newsroom: frozenset[str]
    shows: frozenset[str]
    firms: frozenset[str]
    own: frozenset[str]
    housed: frozenset[str]
    over: frozenset[str]
    running: frozenset[str]
    bids: frozenset[str]


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
            row["predicate"], _kinds(row["subject"]), _kinds(row["object"]), tuple(row.get("prepositions", ())), row.get("direct", True),
            row.get("ahead", False), row.get("habit", False),
        )
        for lemma in row["lemmas"]:
            verbs.setdefault(lemma, []).append(frame)
    deeds: dict[str, list[VerbFrame]] = {}
    for row in data["deeds"]:
        kinds = verbs[row["like"]][0] if "like" in row else {v.predicate: v for group in verbs.values() for v in group}[row["predicate"]]
        frame = VerbFrame(row["predicate"], kinds.subject, kinds.object, tuple(row["prepositions"]), False, False, False)
        for lemma in row["lemmas"]:
            deeds.setdefault(lemma, []).append(frame)
    return Words(
        frozenset(data["status"]["former"]),
        roles,
        frozenset(data["roles"]["ranks"]),
        frozenset(data["roles"]["styles"]),
        frozenset(data["roles"]["vague"]),
        frozenset(data["roles"]["state"]),
        frozenset(data["roles"]["government"] + data["roles"]["american"]),
        frozenset(data["roles"]["american"]),
        frozenset(data["roles"]["seats"]),
        frozenset(people().abbreviations),
        frozenset(data["roles"]["plural"]),
        frozenset(data["roles"]["public"]),
        frozenset(data["roles"]["within"]),
        frozenset(data["roles"]["firm"]),
        frozenset(data["roles"]["learned"]),
        frozenset(data["roles"]["skip"]),
        frozenset(data["roles"]["awaited"]),
        tuple(data["roles"]["endings"]),
        frozenset(data["roles"]["none"]) | frozenset(data["roles"]["not_endings"]),
        {k: tuple(v) for k, v in nouns.items()},
        {k: tuple(v) for k, v in verbs.items()},
        {k: tuple(v) for k, v in deeds.items()},
        {lemma: role for role, lemmas in data["leads"].items() for lemma in lemmas},
        frozenset(data["seated"]["last"]),
        frozenset(data["alleging"]["lemmas"]),
        frozenset(data["alleging"]["accusers"]),
        frozenset(data["infinitives"]["expected"]),
        frozenset(data["infinitives"]["implied"]),
        frozenset(data["infinitives"]["at_issue"]),
        frozenset(data["alleging"]["crimes"]),
        frozenset(data["asking"]["lemmas"]),
        frozenset(data["newsroom"]["people"]),
        frozenset(data["newsroom"]["shows"]),
        frozenset(data["owned"]["firms"]),
        frozenset(data["owned"]["own"]),
        frozenset(data["housed"]["words"]),
        frozenset(data["terms"]["over"]),
        frozenset(data["terms"]["running"]),
        frozenset(data["bids"]["lemmas"]),
    )


def lemma(token: Token) -> str:
    """Lower-case lemma of a role noun; "ex-president" without its prefix."""
    return token.lemma_.lower().removeprefix("ex-")


def is_role(token: Token) -> bool:
    """Whether a token may head a role or a relational noun: by the lists, or, of a trade that they lack, by its ending."""
    word, tables = lemma(token), words()
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    return word in tables.nouns or is_post(token)


def is_post(token: Token) -> bool:
    """Whether a role noun names a post or a trade, not only a tie to someone ("a supporter", "his brother")."""
    word, tables = lemma(token), words()
    if word in tables.roles or token.lower_ in tables.roles:
        return True
    return token.pos_ == "NOUN" and len(word) > 5 and word.endswith(tables.endings) and word not in tables.not_roles


def of_state(token: Token) -> bool:
    """Whether it is a role that is held in a country or a part of one, in full or in short ("Gov.")."""
    return token.lemma_.lower() in words().state or token.lower_ in words().state or is_seat(token)


def is_public(token: Token) -> bool:
    """Whether it is a post of the place whose name stands right before it: "Lyon judge", "Lyon police officer"; not "Lyon lawyer"."""
    return lemma(token) in words().public or (token.i > 0 and token.nbor(-1).lower_ == "police")


def is_seat(token: Token) -> bool:
    """Whether an abbreviated title is a seat in a chamber ("Sen."), not a rank ("Lt.")."""
    return token.lower_.rstrip(".") in words().seats and is_abbreviated(token)


def is_abbreviated(token: Token) -> bool:
    """Whether it is a title in short ("Sen.", "Lt."); the tokenizer may cut off its full stop ("Sens.")."""
    return token.lower_ in words().short or (token.lower_ in words().seats and is_cut(token))


def is_cut(token: Token) -> bool:
    """Whether a full stop of its own stands behind it as the next token."""
    return token.i + 1 < len(token.doc) and token.nbor().text == "." and not token.whitespace_ and token.text.istitle()
