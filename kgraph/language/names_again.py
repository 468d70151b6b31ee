"""Names that the model found once and missed elsewhere."""

from spacy.tokens import Doc

from kgraph.language.namelists import bodies, people, places
from kgraph.language.names_patterns import Candidate, capital


class _Forms:
    """Names to be looked for again, by their first word."""

    def __init__(self) -> None:
        self.forms: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
        self.seen: set[tuple[str, ...]] = set()

    def learn(self, words: tuple[str, ...], type_: str, *, the: bool = False) -> None:
        """`the` asks for "the" before it."""
        if words and words not in self.seen:
            self.seen.add(words)
            self.forms.setdefault(words[0], []).append((words, type_, the))


def _learn(doc: Doc, candidates: list[Candidate]) -> _Forms:
    forms = _Forms()
    words = bodies()
    for c in candidates:
        if c.chars is not None or c.type == "Handle":
            continue
        name = tuple(t.text for t in doc[c.start : c.end])
        if name[0] == "The" and len(name) > 1:
            name = name[1:]
        forms.learn(name, c.type)
        if len(name) == 3 and name[1] == "-" and name[2] in ("TV", "FM", "AM"):
            forms.learn(name[:1], c.type)
        elif "-" in name[0] and name[0].endswith(("-TV", "-FM", "-AM")):
            forms.learn((name[0][:-3],), c.type)
    for c in candidates:
        name = tuple(t.text for t in doc[c.start : c.end])
        last = name[-1]
        if c.type == "Person" and len(name) > 1 and len(last) > 2 and last.lower() not in people().generations:
            forms.learn((last,), "Person")
        if (
            c.end + 2 < len(doc)
            and doc[c.end].text == "("
            and doc[c.end + 2].text == ")"
            and doc[c.end + 1].is_upper
            and c.type != "Person"
        ):
            forms.learn((doc[c.end + 1].text,), c.type)
        if c.type == "Outlet" and len(name) > 1 and last.lower() in words.last and last.lower() not in ("news", "magazine"):
            forms.learn((last,), "Outlet", the=True)
        if c.type in ("Organisation", "Outlet") and len(name) == 2 and last.lower() in words.body and len(name[0]) > 3:
            first = doc[c.end - 2]
            if first.ent_type_ not in ("GPE", "NORP", "PERSON", "LOC") and first.lower_ not in places().nationality and first.is_oov:
                forms.learn(name[:1], c.type)
    return forms


def repeated(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """Names that the model found once and missed elsewhere: full names, surnames and short forms, wherever they stand again."""
    taken = [False] * len(doc)
    for c in candidates:
        for i in range(c.start, c.end):
            taken[i] = True
    forms = _learn(doc, candidates).forms
    found = list(candidates)
    i = 0
    while i < len(doc):
        best: tuple[tuple[str, ...], str, bool] | None = None
        if not taken[i] and capital(doc[i]):
            for form in forms.get(doc[i].text, ()):
                words, _, the = form
                n = len(words)
                if (
                    (best is None or n > len(best[0]))
                    and i + n <= len(doc)
                    and (not the or (i and doc[i - 1].lower_ == "the"))
                    and all(doc[i + k].text == words[k] and not taken[i + k] for k in range(n))
                ):
                    best = form
        if best and (
            len(best[0]) > 1
            or doc[i].pos_ == "PROPN"
            or best[1] in ("Person", "Outlet")
            or doc[i].is_upper
            or (doc[i].pos_ == "NOUN" and (not doc[i].is_sent_start or doc[i].dep_ == "nsubj"))
        ):
            the_part = best[1] == "Outlet" and i and doc[i - 1].text == "The" and not best[2] and not taken[i - 1]
            found.append(Candidate(i - 1 if the_part else i, i + len(best[0]), best[1]))
            i += len(best[0])
        else:
            i += 1
    found.sort(key=lambda c: c.start)
    return found
