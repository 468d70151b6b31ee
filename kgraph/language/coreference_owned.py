"""Whom somebody's brother, firm or client is: "his elder brother" of the same name, "her firm", "my client" in a lawyer's words."""

from functools import cache

from spacy.tokens import Token

from kgraph.language.antecedents import Antecedents
from kgraph.language.layers import EntityDraft, Layers
from kgraph.language.lexicon import table
from kgraph.language.namelists import bodies, people

FIRST = {"my", "our"}
CLIENTS = {"client", "clients"}


def owned(kg: Layers, past: Antecedents, token: Token) -> int | None:
    """The named person or body that a noun behind a possessive means, where one alone fits."""
    own = next((c for c in token.children if c.dep_ == "poss" and c.tag_ == "PRP$"), None)
    if own is None or token.dep_ in ("compound", "appos"):
        return None
    speaker = past.speakers.of(token.i, kg)
    owner = (speaker[0] if speaker else None) if own.lower_ in FIRST else kg.at.get(own.i)
    if owner is None or kg.entities[owner].type != "Person":
        return None
    if token.lemma_.lower() in kin():
        return _relative(kg, owner, token)
    from kgraph.language.attribution import spoken_for  # here, since attribution itself builds on coreference

    if token.lower_ in CLIENTS:
        return spoken_for.client_of(token.doc, kg, owner)
    lemma = token.lemma_.lower()
    if lemma in bodies().again_body | bodies().again_outlet and not any(c.dep_ in ("amod", "compound", "prep") for c in token.children):
        body = spoken_for.body_of(token.doc, kg, owner)
        kinds = bodies().again_outlet if body is not None and kg.entities[body].type == "Outlet" else bodies().again_body
        if body is not None and body != owner and lemma in kinds:
            return body
    return None


@cache
def kin() -> frozenset[str]:
    """What relatives are called."""
    return frozenset(table("relations.toml")["nouns"]["relatedTo"]["lemmas"])


def _relative(kg: Layers, owner: int, token: Token) -> int | None:
    """The one other person of the family's name, of the right sex."""
    sex = people().sex.get(token.lemma_.lower())
    surname = _surname(kg.entities[owner])

    def fits(i: int, e: EntityDraft) -> bool:
        return i != owner and e.named and e.type == "Person" and _surname(e) == surname and (sex is None or e.gender in (sex, None))

    found = [i for i, e in enumerate(kg.entities) if fits(i, e)]
    return found[0] if surname and len(found) == 1 else None


def _surname(entity: EntityDraft) -> str | None:
    words = entity.name.split() if entity.named else []
    return words[-1] if len(words) > 1 else None
