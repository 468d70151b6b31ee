"""The lists of `lexicon/people.toml`, `bodies.toml` and `places.toml`, and the outlets of the seeds, read once."""

import csv
from dataclasses import dataclass
from functools import cache

from kgraph.data import folder
from kgraph.language.lexicon import table

PERSON_ENDINGS = ("er", "or", "ist", "ian", "eer", "man", "woman", "person")
SHORTEST = 4
"""Letters up to which a noun's ending tells nothing."""


@dataclass(frozen=True, slots=True)
class People:
    """Titles, roles and given names; `sex` maps nouns, honorifics and given names to m or f."""

    honorifics: frozenset[str]
    abbreviations: dict[str, str]
    titles: frozenset[str]
    modifiers: frozenset[str]
    rulers: frozenset[str]
    nouns: frozenset[str]
    things: frozenset[str]
    mute: frozenset[str]
    groups: frozenset[str]
    epithets: frozenset[str]
    sex: dict[str, str]
    given: dict[str, str]
    generations: frozenset[str]
    letters: frozenset[str]
    particles: frozenset[str]
    factions: frozenset[str]
    ranks: frozenset[str]
    military: frozenset[str]
    nicknames: dict[str, frozenset[str]]
    """Given names and the short ones that stand for them, each to its family."""
    initialisms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bodies:
    """Words that tell bodies, outlets and documents."""

    body: frozenset[str]
    modified: frozenset[str]
    known: frozenset[str]
    always: frozenset[str]
    capitals: frozenset[str]
    prepositions: frozenset[str]
    acts: frozenset[str]
    undergone: frozenset[str]
    blamed: frozenset[str]
    deeds: frozenset[str]
    dealings: frozenset[str]
    toward: frozenset[str]
    joint: frozenset[str]
    last: frozenset[str]
    weak: frozenset[str]
    unless: frozenset[str]
    outlet_nouns: frozenset[str]
    papers: frozenset[str]
    airing: frozenset[str]
    outlets: frozenset[str]
    common: frozenset[str]
    placeholders: frozenset[str]
    headings: frozenset[str]
    headline: dict[str, frozenset[str]]
    no_bodies: frozenset[str]
    employed: frozenset[str]
    products: frozenset[str]
    portfolios: frozenset[str]
    departments: frozenset[str]
    works: frozenset[str]
    events: frozenset[str]
    named_things: frozenset[str]
    firms: frozenset[str]
    institutions: dict[str, frozenset[str]]
    again_outlet: frozenset[str]
    again_body: frozenset[str]
    called: dict[str, frozenset[str]]
    documents: dict[str, str]
    same: dict[str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """Nationality words, other names of countries, blocs."""

    nationality: dict[str, str]
    same: dict[str, str]
    blocs: frozenset[str]
    countries: frozenset[str]
    settlements: frozenset[str]
    buildings: frozenset[str]
    states: dict[str, str]
    state_names: frozenset[str]
    """First words of the states of the United States and of countries, lower case."""
    cities: frozenset[str]


@cache
def people() -> People:
    """`people.toml`."""
    data = table("people.toml")
    sex = {word: s for s in ("m", "f") for group in (data["honorifics"], data["nouns"]) for word in group[s]}
    given = {word: s for s in ("m", "f") for word in data["given"][s]}
    families: dict[str, set[str]] = {}
    for row in data["nicknames"]["rows"]:
        for word in row:
            families.setdefault(word, set()).update(row)
    nouns = frozenset(word for s in ("m", "f", "any") for word in data["nouns"][s]) | frozenset(data["titles"]["words"])
    return People(
        frozenset(word for s in ("m", "f", "any") for word in data["honorifics"][s]),
        data["abbreviations"],
        frozenset(data["titles"]["words"]),
        frozenset(data["title_modifiers"]["words"]),
        frozenset(data["rulers"]["words"]),
        nouns,
        frozenset(data["things"]["words"]) | frozenset(data["groups"]["words"]),
        frozenset(data["mute"]["words"]),
        frozenset(data["groups"]["words"]),
        frozenset(data["epithets"]["words"]),
        sex,
        given,
        frozenset(data["generations"]["words"]),
        frozenset(data["letters"]["words"]),
        frozenset(data["particles"]["words"]),
        frozenset(data["rulers"]["factions"]),
        frozenset(data["military"]["ranks"]),
        frozenset(data["military"]["words"]),
        {word: frozenset(family) for word, family in families.items()},
        frozenset(data["initialisms"]["words"]),
    )


@cache
def names_person(lemma: str) -> bool:
    """Whether a noun in small letters is for one person: listed, or of that form ("welder", "archivist") and for no thing."""
    if lemma in people().nouns:
        return True
    return len(lemma) > SHORTEST and lemma.endswith(PERSON_ENDINGS) and lemma not in people().things and lemma not in bodies().again_body


@cache
def bodies() -> Bodies:
    """`bodies.toml`."""
    data = table("bodies.toml")
    seats, outlet = data["seats"], data["outlet"]
    return Bodies(
        frozenset(data["body"]["words"]),
        frozenset(data["body"]["modified"]),
        frozenset(data["body"]["known"]),
        frozenset(seats["always"]),
        frozenset(seats["capitals"]),
        frozenset(seats["prepositions"]),
        frozenset(data["acts"]["words"]),
        frozenset(data["acts"]["undergone"]),
        frozenset(data["acts"]["blamed"]),
        frozenset(data["acts"]["deeds"]),
        frozenset(data["acts"]["dealings"]),
        frozenset(data["acts"]["toward"]),
        frozenset(data["acts"]["joint"]),
        frozenset(outlet["last"]),
        frozenset(outlet["weak"]),
        frozenset(outlet["unless"]),
        frozenset(outlet["nouns"]),
        frozenset(outlet["papers"]),
        frozenset(outlet["airing"]),
        frozenset(o.removeprefix("the ") for o in outlet["known"]),
        frozenset(outlet["common"]),
        frozenset(data["placeholders"]["words"]),
        frozenset(data["placeholders"]["headings"]),
        {kind: frozenset(words) for kind, words in data["headline"].items()},
        frozenset(data["acronyms"]["none"]),
        frozenset(data["acronyms"]["employed"]),
        frozenset(data["placeholders"]["products"]) | frozenset(data["placeholders"]["medals"]),
        frozenset(data["placeholders"]["portfolios"]),
        frozenset(data["body"]["departments"]),
        frozenset(data["placeholders"]["works"]),
        frozenset(data["placeholders"]["events"]),
        frozenset(data["placeholders"]["named_things"]),
        frozenset(data["body"]["firms"]),
        {first: frozenset(heads) for first, heads in data["institutions"].items()},
        frozenset(data["again"]["outlet"]),
        frozenset(data["again"]["body"]),
        {word: frozenset(names) for word, names in data["called"].items()},
        {word: family for family, words in data["documents"].items() for word in words},
        data["same"],
    )


@cache
def places() -> Places:
    """`places.toml`."""
    data = table("places.toml")
    nationality: dict[str, str] = data["nationality"]
    same: dict[str, str] = data["same"]
    countries = {c.lower() for c in nationality.values()} | set(same)
    settlements, buildings = (frozenset(data["kinds"][kind]) for kind in ("settlements", "buildings"))
    states: dict[str, str] = data["states"]
    starts = {name.lower().split()[0] for name in (*states.values(), *countries)}
    return Places(
        nationality,
        same,
        frozenset(data["blocs"]["words"]),
        frozenset(countries),
        settlements,
        buildings,
        states,
        frozenset(starts),
        frozenset(data["kinds"]["cities"]),
    )


@cache
def outlets() -> dict[str, str]:
    """Names and aliases of known outlets and of `seeds/outlets.csv`, lower case without a leading "the", to the outlet's name."""
    found = {name: name for name in sorted(bodies().outlets)}
    file = folder("seeds") / "outlets.csv"
    if not file.is_file():
        return found
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            name = (row.get("name") or "").strip()
            for form in (name, *(a.strip() for a in (row.get("aliases") or "").split("|"))):
                key = form.lower().removeprefix("the ").strip()
                if key:
                    found[key] = name
    return found
