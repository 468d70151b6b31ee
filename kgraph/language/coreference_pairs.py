"""Several people by what they are together: "the pair", "both men", "the three", "the sprinters" behind "Greek sprinters A and B"."""

from spacy.tokens import Token

from kgraph.language.antecedents import Antecedents, Seen
from kgraph.language.layers import Layers
from kgraph.language.namelists import names_person

NUMBERS = {"pair": 2, "duo": 2, "couple": 2, "two": 2, "both": 2, "three": 3, "trio": 3, "four": 4}
TOGETHER = 300
"""How far back, in tokens, three and more people are named."""
DEFINITE = {"the", "these", "those", "all"}
PLURAL = ("NNS", "NNPS")
INSIDE = ("compound", "appos", "det", "predet", "nummod", "quantmod", "cc", "preconj")


def together(kg: Layers, past: Antecedents, token: Token) -> int | None:
    """The first of the people whom a description means; the others go to `Layers.besides`."""
    number = _number(token)
    if number is None:
        return None
    found = _two(kg, past, token) if number == 2 else _many(kg, past, token, number)
    if found is None:
        return None
    kg.besides[token.i] = found[1:]
    return found[0]


def _number(token: Token) -> int | None:
    """How many a description is of; two where the noun alone tells; None where it is no such description."""
    if token.dep_ in INSIDE or any(_tells_apart(c) for c in token.children):
        return None
    definite = any(c.lower_ in DEFINITE for c in token.children)
    if token.lower_ in NUMBERS:
        return NUMBERS[token.lower_] if definite or token.lower_ == "both" else None
    if token.tag_ not in PLURAL or not names_person(token.lemma_.lower()):
        return None
    counted = next((NUMBERS[c.lower_] for c in token.children if c.lower_ in NUMBERS), None)
    if any(c.lower_ == "both" for c in token.children):
        return 2
    return (counted or 2) if definite and (counted or not any(c.dep_ == "nummod" for c in token.children)) else None


def _tells_apart(child: Token) -> bool:
    """Whether a phrase or a clause says which ones are meant: "the three who fled"; not "all three, who had fled"."""
    return child.dep_ == "prep" or (child.dep_ in ("relcl", "acl") and child.doc[child.left_edge.i - 1].text != ",")


def _two(kg: Layers, past: Antecedents, token: Token) -> tuple[int, ...] | None:
    """The two who were last named together, where no others who are called the same came after them."""
    if (pair := past.pair(token)) is None or pair.entity is None:
        return None
    counted = token.lower_ in NUMBERS or any(c.lower_ in NUMBERS for c in token.children)
    if not counted and not _called(kg, pair, token.lemma_.lower()):
        return None
    lemma = token.lemma_.lower()
    later = any(not e.named and e.plural and lemma in e.roles and any(m.start > pair.position for m in e.mentions) for e in kg.entities)
    return None if later else (pair.entity, *pair.others)


def _called(kg: Layers, pair: Seen, lemma: str) -> bool:
    """Whether the noun stood before the names of the two, or is a role of one of them."""
    return lemma in pair.called or any(lemma in kg.entities[e].roles for e in (pair.entity, *pair.others) if e is not None)


def _many(kg: Layers, past: Antecedents, token: Token, number: int) -> tuple[int, ...] | None:
    """The last people named, as many as the description is of."""
    found = []
    for entity, last in reversed(past.recent.items()):
        if last < token.i - TOGETHER:
            break
        if kg.entities[entity].type == "Person" and kg.entities[entity].named:
            found.append(entity)
            if len(found) == number:
                return tuple(reversed(found))
    return None
