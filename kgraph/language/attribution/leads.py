"""Who a headline or a lead means: "Hockey coach says …" is the coach whom the article then names, saying the same.

News gives the description first and the name below it. One is taken for the other only where a single person fits: by a role, or
by being the first to be named and quoted, with words in common.
"""

from spacy.tokens import Doc

from kgraph.language.attribution.built import Built
from kgraph.language.attribution.sources import Who
from kgraph.language.layers import Layers, MentionDraft
from kgraph.language.namelists import people

LEAD = 2
"""Paragraphs of the body in which a description may stand for someone named below."""
SENTENCE = 15
"""Tokens from which a paragraph counts as one: key points and captions above a lead do not."""
ANYBODY = {"man", "woman", "boy", "girl", "teenager", "mother", "father", "resident", "student", "driver", "teacher"}
"""What a lead calls people of whom it tells no more than where they are from."""
SPEAKING = {"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "aide"}
"""What nobody is called who is introduced by another office."""
SHARED = 2
"""Content words that the two claims must share where no role speaks for it."""


def identify(doc: Doc, kg: Layers, built: list[Built], speakers: dict[int, Who]) -> None:
    """Give what descriptions in headline and lead say to the people whom the article names for them. `speakers`: of each quotation."""
    body = [r for i, r in enumerate(kg.paragraphs) if i != kg.headline and r[1] - r[0] >= SENTENCE]
    if not body:
        return
    end = body[min(LEAD, len(body)) - 1][1]
    by_source: dict[int, list[Built]] = {}
    for b in built:
        if b.who.entity is not None:
            by_source.setdefault(b.who.entity, []).append(b)
    known: dict[str, int] = {}
    for index in sorted(by_source, key=lambda e: -_first(kg, e)):
        draft = kg.entities[index]
        if draft.named or draft.plural or not draft.mentions:
            continue
        first = draft.mentions[0]
        if draft.type != "Person":
            if first.start < end and not _definite(doc, first) and (firm := _body(doc, kg, by_source, index)) is not None:
                _join(kg, by_source[index], index, firm, speakers)
            continue
        if (officer := _officer(doc, kg, first)) is not None:
            _join(kg, by_source[index], index, officer, speakers)
            continue
        if first.start >= end or _definite(doc, first):
            continue
        named = next((known[r] for r in sorted(draft.roles) if r in known), None)
        if named is None and draft.roles and draft.roles <= ANYBODY:
            named = _aged(doc, kg, first.start, draft.gender)
        if named is None:
            named = _named(doc, kg, by_source, index, first.start)
            if named is not None and _stays(doc, kg, index, named):
                continue
        if named is not None:
            known.update(dict.fromkeys(draft.roles, named))
            _join(kg, by_source[index], index, named, speakers)


def _aged(doc: Doc, kg: Layers, start: int, gender: str | None) -> int | None:
    """The one person whom the article brings in with an age below "a Kelm man": "Jon Falk, 50, of Kelm"."""
    found = set()
    for index, draft in enumerate(kg.entities):
        if draft.type != "Person" or not draft.named or (gender and draft.gender not in (gender, None)):
            continue
        first = min((m for m in draft.mentions if m.kind == "name"), key=lambda m: m.start, default=None)
        if first is None or first.start < start or first.end + 1 >= len(doc):
            continue
        age = doc[first.end + 1]
        if doc[first.end].text == "," and age.like_num and age.text.isdigit() and len(age.text) < 3:
            found.add(index)
    return found.pop() if len(found) == 1 else None


def _officer(doc: Doc, kg: Layers, mention: MentionDraft) -> int | None:
    """The one person of a military rank, for "the former deputy commander of the army"."""
    words = {doc[i].lower_ for i in range(mention.start, mention.end)}
    if doc[mention.start].lower_ != "the" or not words & people().military:
        return None
    ranked = [i for i, e in enumerate(kg.entities) if e.named and e.type == "Person" and e.roles & people().ranks]
    return ranked[0] if len(ranked) == 1 and _first(kg, ranked[0]) < mention.start else None


def _body(doc: Doc, kg: Layers, by_source: dict[int, list[Built]], index: int) -> int | None:
    """The one body or outlet below that is called what the description says, and speaks: "Short seller says", "the short seller Gull"."""
    start, roles = _first(kg, index), kg.entities[index].roles
    found = []
    for other in by_source:
        draft = kg.entities[other]
        if not draft.named or draft.type not in ("Organisation", "Outlet") or draft.outlet_of_article or _first(kg, other) < start:
            continue
        heads = {m.head if m.kind == "nominal" else m.start - 1 for m in draft.mentions if m.kind != "pronoun" and m.start}
        if any(doc[i].lemma_.lower() in roles and doc[i].tag_ in ("NN", "NNP") for i in heads):
            found.append(other)
    return found[0] if len(found) == 1 else None


def _definite(doc: Doc, mention: MentionDraft) -> bool:
    return doc[mention.start].lower_ in ("another", "one", "some", "any", "no", "every", "second")


def _named(doc: Doc, kg: Layers, by_source: dict[int, list[Built]], index: int, start: int) -> int | None:
    unnamed = kg.entities[index]
    held = {doc[i].lower_ for m in unnamed.mentions for i in range(m.start, m.end) if doc[i].dep_ == "compound"}
    known = [
        e
        for e in by_source
        if kg.entities[e].named and kg.entities[e].type == "Person" and not held & set(kg.entities[e].name.lower().split())
    ]  # "a Quill aide" is not Quill
    every = [e for e in known if unnamed.gender in (None, kg.entities[e].gender) or kg.entities[e].gender is None]
    fitting = [e for e in every if _first(kg, e) > start]
    by_role = [e for e in fitting if kg.entities[e].roles & unnamed.roles] or [e for e in every if kg.entities[e].roles & unnamed.roles]
    if by_role:
        return by_role[0] if len(by_role) == 1 else None
    fitting = [e for e in fitting if not (kg.entities[e].roles and unnamed.roles & SPEAKING)]
    if not fitting or not unnamed.roles & people().nouns:
        return None
    nearest = min(fitting, key=lambda e: _first(kg, e))
    said, told = ({w for b in by_source[e] for w in _words(doc, b)} for e in (index, nearest))
    needed = 1 if _next(kg, start, _first(kg, nearest)) else SHARED + (len(fitting) > 1 and bool(kg.entities[nearest].roles))
    return nearest if len(said & told) >= needed else None


def _next(kg: Layers, start: int, named: int) -> bool:
    """Whether the name stands in the paragraph right behind the description's."""
    place = [next((i for i, (low, high) in enumerate(kg.paragraphs) if low <= at < high), -2) for at in (start, named)]
    return place[1] - place[0] == 1 and place[0] != kg.headline


def _stays(doc: Doc, kg: Layers, index: int, named: int) -> bool:
    """Whether the article brings in another unnamed one of that description after it has named the person ("a Russian oligarch")."""
    roles, start = kg.entities[index].roles, _first(kg, named)
    return any(
        e.roles & roles and any(m.start > start and doc[m.start].lower_ in ("a", "an", "another", "one") for m in e.mentions)
        for i, e in enumerate(kg.entities)
        if not e.named and i != index
    )


def _first(kg: Layers, entity: int) -> int:
    return min((m.start for m in kg.entities[entity].mentions), default=0)


def _words(doc: Doc, b: Built) -> set[str]:
    return {t.lemma_.lower() for s, e in b.draft.content for t in doc[s:e] if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and not t.is_stop}


def _join(kg: Layers, claims: list[Built], index: int, named: int, speakers: dict[int, Who]) -> None:
    """The description becomes a mention of the person, and its claims become theirs."""
    unnamed, person = kg.entities[index], kg.entities[named]
    person.mentions.extend(unnamed.mentions)
    for m in unnamed.mentions:
        for i in range(m.start, m.end):
            if kg.at.get(i) == index:
                kg.at[i] = named
    unnamed.mentions = []
    for b in claims:
        b.draft.source, b.draft.source_kind = named, "named"
        b.who = Who("named", named, b.who.mention, b.who.also)
    for quote, who in speakers.items():
        if who.entity == index:
            speakers[quote] = Who("named", named, who.mention, who.also)
