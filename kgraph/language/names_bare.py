"""Names that the tagger leaves bare and their place tells: unknown acronyms, employers, what is called a firm or a paper."""

from spacy.tokens import Doc, Token

from kgraph.language.namelists import bodies, people, places
from kgraph.language.names_patterns import APOSTROPHES, Candidate, capital

SHORTEST, LONGEST = 3, 6
"""Letters of an acronym."""
ACTING = ("nsubj", "nsubjpass", "agent", "poss")


def find(doc: Doc, titled: list[bool], taken: list[bool]) -> list[Candidate]:
    """All of them, where no other name stands."""
    found: list[Candidate] = []
    for token in doc:
        if taken[token.i] or titled[token.i]:
            continue
        if token.is_upper and SHORTEST <= len(token.text) <= LONGEST and _acronym(doc, token):
            found.append(Candidate(token.i, token.i + 1, "Organisation"))
        elif token.lower_ in bodies().employed and token.text.islower() and (start := _employer(doc, token, taken)) is not None:
            found.append(Candidate(start, token.i, "Organisation"))
        elif (end := _called(doc, token, taken)) is not None:
            found.append(Candidate(token.i + 1, end, "Outlet" if token.lower_ in bodies().again_outlet else "Organisation"))
    return found


def _acronym(doc: Doc, token: Token) -> bool:
    """ "the IAAF banned", "a treaty of the CIS bloc", behind "the" or as one who acts; not "the DNA", not a word that is shouted."""
    if not token.is_alpha or token.lower_ in bodies().no_bodies or token.ent_type_ in ("DATE", "TIME", "MONEY", "LAW", "NORP", "LANGUAGE"):
        return False
    around = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
    if any(t.is_upper and t.is_alpha and len(t.text) > 1 and t.lower_ not in places().nationality for t in around):
        return False
    if any(t.text == "-" for t in around):
        return False
    before = doc[token.i - 1] if token.i else None
    if before is not None and before.lower_ == "the" and token.pos_ in ("PROPN", "NOUN"):
        return token.dep_ not in ("amod",)
    return token.pos_ == "PROPN" and (token.dep_ in ACTING or (token.i + 1 < len(doc) and doc[token.i + 1].text in APOSTROPHES))


def _employer(doc: Doc, noun: Token, taken: list[bool]) -> int | None:
    """Where the name before "worker", "employee", "spokesperson" begins: "a Dellmart worker"; not "an Uber-rich worker"."""
    start = noun.i
    while start > 0 and not taken[start - 1] and noun.i - start < SHORTEST and _bare(doc[start - 1]):
        start -= 1
    if start == noun.i or doc[start].is_sent_start or (start and doc[start - 1].text in ("-", ".")):
        return None
    return start


def _called(doc: Doc, noun: Token, taken: list[bool]) -> int | None:
    """Where the name behind "the company", "the newspaper" ends: "according to the firm Quillwise, …"."""
    kinds = bodies()
    if noun.lower_ not in kinds.again_body | kinds.again_outlet or not noun.text.islower() or noun.i == 0:
        return None
    if not any(c.lower_ in ("the", "a", "an") for c in (doc[noun.i - 1], doc[max(0, noun.i - 2)], doc[max(0, noun.i - 3)])):
        return None
    end = noun.i + 1
    while end < len(doc) and not taken[end] and end - noun.i <= SHORTEST and _bare(doc[end]) and not doc[end].is_sent_start:
        end += 1
    return end if end > noun.i + 1 else None


def _bare(token: Token) -> bool:
    lists = people()
    return (
        capital(token)
        and token.is_alpha
        and token.pos_ == "PROPN"
        and (not token.ent_type_ or (token.ent_type_ == "NORP" and token.text.endswith("s")))  # a people before a noun has no "s"
        and len(token.text) > 2
        and token.lower_ not in lists.titles
        and token.lower_ not in lists.honorifics
        and token.lower_ not in lists.abbreviations
        and token.lower_ not in places().nationality
        and token.lower_ not in bodies().no_bodies
    )
