"""Outlets that neither the lists nor the tagger know: the one that publishes the article, and papers with a hyphen in their name."""

from spacy.tokens import Doc

from kgraph.language.namelists import bodies, places
from kgraph.language.names_patterns import Candidate, capital, with_the

LONGEST = 4
"""Words of a paper's name before its hyphen, at most."""


def own(doc: Doc, outlet: str | None, titled: list[bool]) -> list[Candidate]:
    """The article's own outlet by the name in its metadata, two words or more: taggers take "Lyon Today" for Lyon."""
    words = (outlet or "").removeprefix("The ").split()
    if len(words) < 2 or any(not w.isalpha() for w in words):
        return []
    return [
        Candidate(with_the(doc, t.i, "Outlet", titled), t.i + len(words), "Outlet", listed=True)
        for t in doc
        if t.text == words[0] and [w.text for w in doc[t.i : t.i + len(words)]] == words
    ]


def hyphenated(doc: Doc, titled: list[bool]) -> list[Candidate]:
    """ "the Dorn Democrat-Gazette", "Lyon Post-Herald": one part is what papers are called; not "Post-Soviet"."""
    last = bodies().last
    found: list[Candidate] = []
    for i in range(1, len(doc) - 1):
        if doc[i].text != "-" or doc[i].whitespace_ or doc[i - 1].whitespace_ or titled[i]:
            continue
        first, second = doc[i - 1], doc[i + 1]
        if not (capital(first) and capital(second) and first.is_alpha and second.is_alpha and second.lower_ not in places().nationality):
            continue
        if second.lower_ not in last and (first.lower_ not in last or first.lower_ == "post"):
            continue
        start = i - 1
        while start > 0 and i - start <= LONGEST and capital(doc[start - 1]) and doc[start - 1].is_alpha and doc[start - 1].text != "The":
            start -= 1
        if start == i - 1 and not (start and doc[start - 1].lower_ == "the"):
            continue  # "a Star-Leader": a paper has a town before it, or an article
        if doc[start].is_sent_start and start < i - 1 and doc[start].pos_ != "PROPN":
            start += 1
        found.append(Candidate(with_the(doc, start, "Outlet", titled), i + 2, "Outlet", listed=True))
    return found
