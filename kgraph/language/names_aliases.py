"""Two names of one person that the article itself joins: "Vera Star, whose real name is Ann Calder"."""

import re
from itertools import pairwise

from spacy.tokens import Doc

from kgraph.language.names_kinds import key
from kgraph.language.names_patterns import Candidate

BETWEEN = re.compile(
    r"""\W*(?:who\ |he\ |she\ )?(?:
    (?:is\ |was\ )?(?:also\ |better\ |best\ |formerly\ |professionally\ |otherwise\ )*known\ (?:professionally\ |publicly\ |online\ )?as
    |a\.?k\.?a\.?|alias|n[ée]e|born|was\ born
    |(?:whose|his|her)\ (?:real|legal|birth|given|full|stage|professional|pen)\ name\ (?:is|was)
    |(?:is|was)\ the\ (?:professional|stage|pen|real|legal|birth)\ name\ (?:of|for)
    |(?:real|legal|birth|stage)\ name:?
    |who\ (?:performs|performed|acts|acted|appears|writes|wrote|goes|works)\ (?:as|by|under\ the\ name)(?:\ the\ (?:stage\ )?name)?(?:\ of)?
    )\W*(?:the\ )?(?:[a-z-]+\ ){0,3}""",
    re.IGNORECASE | re.VERBOSE,
)
LONGEST = 80
"""Characters between two names of one person, at most."""


def also_called(doc: Doc, candidates: list[Candidate]) -> dict[str, str]:
    """Each later full name (lower case) to the earlier one; not "Ann Calder, known to Peter Holm"."""
    found: dict[str, str] = {}
    text = doc.text  # made out of all tokens, each time that it is asked for
    for a, b in pairwise(candidates):
        if a.type != "Person" or b.type != "Person" or b.end - b.start < 2 or a.end - a.start < 2:
            continue
        start, end = doc[a.end - 1].idx + len(doc[a.end - 1].text), doc[b.start].idx
        if end - start <= LONGEST and BETWEEN.fullmatch(text[start:end]):
            first, second = key(doc, a), key(doc, b)
            if second != first and second not in found.values():
                found.setdefault(second, found.get(first, first))
    return found
