"""Rivals on one clause become one claim; a claim inside a claim gets the outer speaker for a relay; every step becomes a hop."""

from spacy.tokens import Doc

from kgraph.language.attribution.built import Built
from kgraph.language.attribution.extent import infinitival
from kgraph.language.attribution.sources import Who
from kgraph.language.attribution.stance import weaker
from kgraph.language.attribution.utterances import Speech
from kgraph.language.layers import HopDraft, Layers, Range
from kgraph.language.spans import agent, inside, overlap, subject, within
from kgraph.language.unnamed import add_unnamed

SAME = 0.75
"""Jaccard of two contents' tokens from which two cues stand on one clause."""
WINDOW = 24
"""Candidates compared with each other on either side, in reading order: a clause has its cues at hand."""
HEARD = ("verb-raised", "verb-aside")
"""Rules whose hearsay is a claim of its own inside what an outlet reports."""
CHARGED = ("verb-with", "verb-of")
"""Rules whose charge, with no one behind it, is a claim of its own inside what somebody says: "He was charged with fraud, police said"."""
SAYER = 20
"""Tokens of who says a quotation, with their office and the cue, at most."""
NOBODY = frozenset({"anyone", "anybody", "nobody", "whoever", "someone", "somebody"})
"""Who is nobody in particular, whatever is said of what they think."""
VERBATIM = frozenset({"transcript", "recording", "audio", "tape", "video", "footage", "clip", "copy", "excerpt", "livestream"})
"""What holds somebody's own words."""
CARRYING = ("Outlet", "Organisation")
LATE = ("noun-clause", "hearsay-adverb", "headline-colon")


def merge(kg: Layers, built: list[Built]) -> list[Built]:
    """One claim a clause: the most specific source stays, what the others hedge or pass on goes over to it."""
    built = sorted(built, key=lambda b: (b.draft.content[0][0], _rank(kg, b)))
    gone: set[int] = set()
    for i, first in enumerate(built):
        if i in gone:
            continue
        for j in range(i + 1, min(len(built), i + WINDOW)):
            second = built[j]
            if j in gone or overlap(first.draft.content, second.draft.content) < SAME:
                continue
            better, worse = (first, second) if _rank(kg, first) <= _rank(kg, second) else (second, first)
            if _nested(kg, worse, better) or _nested(kg, better, worse) or _opposed(better, worse):
                continue
            _absorb(kg, better, worse)
            gone.add(j if better is first else i)
            if better is second:
                break
    return [b for i, b in enumerate(built) if i not in gone]


def _rank(kg: Layers, b: Built) -> tuple[int, int]:
    """Lower is more specific: a person or body, then an outlet that passes on, then no one."""
    if b.who.entity is None:
        kind = 3
    elif kg.entities[b.who.entity].publishes:
        kind = 2
    else:
        kind = 1
    return kind, 1 if b.found.rule in LATE else 0


def _nested(kg: Layers, outer: Built, inner: Built) -> bool:
    """Whether the inner one's cue stands in the outer one's content: two claims, not one."""
    cue = inner.found.cue_head
    if cue is not None and inner.found.rule in CHARGED and inner.who.entity is None and outer.who.entity is not None:
        return within(cue.i, outer.draft.content) and not within(cue.i, inner.draft.content)
    return (
        cue is not None
        and inner.found.rule not in LATE
        and within(cue.i, outer.draft.content)
        and not within(cue.i, inner.draft.content)
        and outer.who.entity is not None
        and (inner.who.entity is not None or (inner.found.rule in HEARD and kg.entities[outer.who.entity].publishes))
    )


def _opposed(a: Built, b: Built) -> bool:
    """Whether one denies what another asserts: "she dismissed a report by the Star that X" has two sources."""
    return (
        a.who.entity is not None
        and b.who.entity is not None
        and a.who.entity != b.who.entity
        and "denies" in (a.draft.stance, b.draft.stance)
        and a.draft.stance != b.draft.stance
    )


def _absorb(kg: Layers, better: Built, worse: Built) -> None:
    draft = better.draft
    passing = worse.who.entity
    if passing is not None and passing not in (better.who.entity, *draft.via):
        outlet = kg.entities[passing]
        if outlet.publishes and not outlet.outlet_of_article:
            draft.via.append(passing)
    for relay in worse.draft.via:
        if relay not in draft.via and relay != draft.source:
            draft.via.append(relay)
    if worse.found.rule == "hearsay-adverb" and better.who.entity is not None and kg.entities[better.who.entity].publishes:
        _hearsay(kg, better)
    if worse.who.entity is None:
        if draft.source is not None and worse.found.rule != "noun-clause":
            draft.firsthand = draft.firsthand and worse.found.rule != "verb-raised"
        draft.certainty = weaker(draft.certainty, worse.draft.certainty)
        better.found.hedge = better.found.hedge or worse.found.hedge or worse.found.cue
        if draft.source is not None and worse.found.rule == "hearsay-adverb" and _of_saying(better, worse):
            draft.firsthand = False
    if worse.draft.stance == "denies" and draft.stance == "asserts":
        draft.stance, draft.polarity = "denies", worse.draft.polarity
    shorter = min((better, worse), key=lambda b: sum(e - s for s, e in b.draft.content))
    if shorter is not better and worse.found.rule == "hearsay-adverb":
        draft.content = worse.draft.content


def _of_saying(said: Built, hearsay: Built) -> bool:
    """Whether it is hearsay that somebody says so ("X, Tarr reportedly said"), not what they say ("X reportedly fell, Tarr said")."""
    adverb, cue = hearsay.found.cue_head, said.found.cue_head
    return adverb is None or cue is None or adverb.head == cue


def _hearsay(kg: Layers, b: Built) -> None:
    """What an outlet reports with "allegedly" is hearsay that the outlet passes on."""
    draft, outlet = b.draft, b.who.entity
    if outlet is not None and not kg.entities[outlet].outlet_of_article:
        draft.via = [outlet, *(v for v in draft.via if v != outlet)]
    b.who = Who("impersonal", None, None)
    draft.source, draft.source_kind, draft.source_mention, draft.also, draft.firsthand = None, "impersonal", None, [], False


def outers(doc: Doc, built: list[Built]) -> dict[int, Built]:
    """The claim in whose content a claim's cue stands, the smallest such, by the id() of the inner one."""
    order = sorted(built, key=lambda b: (b.draft.sentence[0], sum(e - s for s, e in b.draft.content)))
    by_sentence: dict[int, list[Built]] = {}
    for b in order:
        for start in {doc[s].sent.start for s, _ in b.draft.content}:
            by_sentence.setdefault(start, []).append(b)
    outer_of: dict[int, Built] = {}
    for inner in order:
        cue = inner.found.cue_head
        late = inner.found.rule in LATE and inner.found.rule != "hearsay-adverb"
        if cue is None or late or (inner.found.quote is not None and inner.found.rule in ("quote-think",)):
            continue
        for outer in by_sentence.get(cue.sent.start, []):
            if outer is inner or not within(cue.i, outer.draft.content) or outer.found.cue_head == cue:
                continue
            smaller = sum(e - s for s, e in outer.draft.content) < sum(e - s for s, e in inner.draft.content)
            if smaller and not any(inside(inner.draft.content[0], piece) for piece in outer.draft.content):
                continue
            outer_of[id(inner)] = outer
            break
    return outer_of


def reported(kg: Layers, built: list[Built], outer_of: dict[int, Built]) -> set[int]:
    """Claims, by id(), that stand in what an outlet reports ("X told A, B reports"): B goes on their chain, and is carried like A.

    So is who brought the recording that claims are heard on.
    """
    found: set[int] = set()
    for inner in built:
        outer = outer_of.get(id(inner))
        if outer is None or outer.who.entity is None or id(outer) in outer_of or inner.who.entity is None:
            continue
        if _verbatim(kg, outer) and (bringers := [v for v in _bringers(kg, outer) if kg.entities[v].publishes]):
            inner.draft.via = [*(v for v in inner.draft.via if v not in bringers), *bringers]
            found.add(id(inner))
            continue
        outlet = kg.entities[outer.who.entity]
        if outlet.publishes and not outlet.outlet_of_article and outer.who.entity != inner.who.entity:
            inner.draft.via = [*(v for v in inner.draft.via if v != outer.who.entity), outer.who.entity]
            found.add(id(inner))
    return found


def nest(kg: Layers, built: list[Built], outer_of: dict[int, Built]) -> None:
    """Relays out of the claims that a claim stands in; outer claims that only pass on are dropped."""
    done: set[int] = set()
    for inner in built:
        _pass_on(kg, inner, outer_of, done)
    quoted = [b for b in built if b.found.rule == "quote-cue" and b.found.cue_head is not None]
    for b in built:
        if b.found.rule == "according-to" and b.who.entity is not None and kg.entities[b.who.entity].type in CARRYING:
            b.dropped = b.dropped or any(_says_behind(q, b) for q in quoted)


def _pass_on(kg: Layers, inner: Built, outer_of: dict[int, Built], done: set[int]) -> None:
    if id(inner) in done:
        return
    done.add(id(inner))
    outer = outer_of.get(id(inner))
    if outer is None:
        return
    _pass_on(kg, outer, outer_of, done)
    draft = inner.draft
    if inner.who.entity is None and inner.found.rule == "verb-raised" and outer.who.entity is None:
        return
    if inner.found.rule == "adjective-clause" and inner.who.entity == outer.who.entity:
        inner.dropped = True  # "she said she was confident that X" is one claim
        outer.draft.certainty = weaker(outer.draft.certainty, draft.certainty)
        return
    if inner.who.entity not in (None, outer.who.entity) and _supposed(inner):
        inner.dropped = True
        return
    if outer.who.entity is None:
        draft.certainty = weaker(draft.certainty, "probable")
        draft.firsthand = False
        draft.via += [v for v in outer.draft.via if v not in draft.via]
        inner.found.hedge = inner.found.hedge or outer.found.cue
    else:
        speaker = kg.entities[outer.who.entity]
        relays = [] if speaker.outlet_of_article or outer.who.entity == draft.source else [outer.who.entity]
        relays = _bringers(kg, outer) if _verbatim(kg, outer) else relays
        passed = [v for v in [*relays, *outer.draft.via] if v != draft.source]
        draft.via = [*(v for v in draft.via if v not in passed), *passed]
        if not speaker.publishes and not _verbatim(kg, outer) and outer.who.entity != draft.source:
            draft.firsthand = False
    main = outer.found.head is not None and inner.found.cue_head is not None and outer.found.head.i == inner.found.cue_head.i
    deed, cue = outer.found.head, inner.found.cue_head
    if outer.who.entity is None and deed is not None and cue is not None and cue.dep_ == "acl" and cue.head.head == deed:
        main = True  # "is said to have put out a video claiming X": X alone
    if inner.found.rule == "verb-aside" and outer.found.head is not None and inner.found.head == outer.found.head:
        main = True  # "the Post reports that X, it is said, is Y"
    passes = outer.who.entity is None or kg.entities[outer.who.entity].publishes or _verbatim(kg, outer)
    if main and passes and (inner.who.entity is not None or inner.found.rule in HEARD):
        outer.dropped = True


def _supposed(inner: Built) -> bool:
    """Whether somebody only might say it, or would: "they may say X", "the best way is to say X", "anyone who thinks X"."""
    cue = inner.found.cue_head
    if cue is None or cue.pos_ not in ("VERB", "AUX") or inner.draft.stance == "noPosition":
        return False
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in cue.children)
    saying = infinitival(cue) and cue.head.lemma_ == "be" and cue.dep_ in ("xcomp", "attr", "ccomp", "acl")
    own = subject(cue)
    anybody = own is not None and (own if cue.dep_ != "relcl" else cue.head).lower_ in NOBODY
    return modal or saying or anybody


def _verbatim(kg: Layers, outer: Built) -> bool:
    """Whether a claim is laid on what holds somebody's own words, and nobody made it: "he said, according to a transcript"."""
    if outer.who.entity is None or outer.found.rule != "according-to":
        return False
    speaker = kg.entities[outer.who.entity]
    return not speaker.named and not speaker.roles.isdisjoint(VERBATIM)


def _bringers(kg: Layers, outer: Built) -> list[int]:
    """Who handed on what holds somebody's own words: "a recording provided by the mayor's office"."""
    held = outer.found.source
    verbs = [c for c in held.children if c.dep_ in ("acl", "relcl")] if held is not None else []
    givers = [by for v in verbs if (by := agent(v)) is not None]
    found = [kg.at[by.i] if by.i in kg.at else add_unnamed(by.doc, by) for by in givers]
    return [e for e in found if not kg.entities[e].outlet_of_article]


def _says_behind(inner: Built, outer: Built) -> bool:
    """Whether an outer content is no more than a quotation and who says it: "“The weir is gone,” Tarr said, according to the Post"."""
    cue, said, whole = inner.found.cue_head, inner.draft.content[-1][1], outer.draft.content
    if cue is None or inner.who.entity is None or len(whole) != 1:
        return False
    return whole[0][0] < said <= cue.i < whole[0][1] <= said + SAYER


def hops(kg: Layers, built: list[Built], speeches: list[Speech]) -> None:
    """The ordered hops of each claim, outermost first, each with its evidence."""
    opened = {s.index: s for s in speeches}
    stated: dict[tuple[int, int], Range] = {}
    for b in built:
        draft = b.draft
        evidence = _evidence(b, opened)
        for relay in draft.via:
            place = _mention_in(kg, relay, draft.sentence)
            if place is not None and draft.source is not None:
                stated.setdefault((draft.source, relay), place)
        relays = []
        for relay in reversed(draft.via):
            place = _mention_in(kg, relay, draft.sentence)
            words = place or stated.get((draft.source if draft.source is not None else -1, relay)) or evidence
            relays.append(HopDraft(relay, "said", "certain", words, mention=place))
        draft.hops = [
            *relays,
            HopDraft(
                draft.source, b.found.mode, draft.certainty, evidence, cue=draft.cue, mention=draft.source_mention, hedge=b.found.hedge
            ),
        ]


def _evidence(b: Built, opened: dict[int, Speech]) -> Range:
    draft = b.draft
    if draft.cue is not None:
        return _hull(draft.cue, draft.source_mention)
    if draft.source_mention is not None:
        return draft.source_mention
    seen: set[int] = set()
    index = b.found.quote
    while index is not None and index in opened and index not in seen:
        seen.add(index)
        speech = opened[index]
        if speech.cue is not None:
            source = (speech.source.i, speech.source.i + 1) if speech.source is not None else None
            return _hull((speech.cue.i, speech.cue.i + 1), source)
        index = speech.follows
    return draft.content[0]


def _hull(a: Range, b: Range | None) -> Range:
    """Both, where they stand close together; else the first."""
    if b is None or max(a[1], b[1]) - min(a[0], b[0]) > 60:
        return a
    return min(a[0], b[0]), max(a[1], b[1])


def _mention_in(kg: Layers, entity: int, sentence: Range) -> Range | None:
    for m in kg.entities[entity].mentions:
        if sentence[0] <= m.start and m.end <= sentence[1]:
            return m.start, m.end
    return None
