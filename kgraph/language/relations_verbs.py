"""Relations that a verb or a noun for a deed carries ("X founded Y", "the arrest of X by Y"), in the article's own voice alone."""

from itertools import pairwise

from spacy.tokens import Token

from kgraph.language import spans
from kgraph.language.relations_scene import Scene
from kgraph.language.relations_words import VerbFrame, words

LIGHT = (
    "announce", "launch", "order", "wage", "hold", "give", "make", "bring", "file", "have", "lead", "begin", "start", "put", "lay", "pin",
    "conduct", "do",
)
"""Verbs whose subject is the doer of the deed that is their object ("she filed a suit against X")."""
MEETINGS = ("meet", "talk", "confer", "negotiate", "spar")
BODIES = frozenset({"Organisation", "Outlet"})
PEOPLE = frozenset({"Person"})


def find(scene: Scene) -> None:
    """Look at each verb and each deed of the Doc."""
    tables = words()
    for token in scene.doc:
        if not scene.voiced(token):
            continue
        word = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            for frame in tables.verbs.get(word, ()):
                if scene.real(token, frame.ahead):
                    _verb(scene, token, frame)
            if scene.real(token):
                if word in tables.leads:
                    _leads(scene, token, tables.leads[word])
                if word in MEETINGS:
                    _together(scene, token)
                if word in ("base", "headquarter"):
                    _based(scene, token)
        elif token.pos_ == "NOUN" and word in tables.deeds:
            for frame in tables.deeds[word]:
                _deed(scene, token, frame)
        elif token.pos_ == "ADJ" and word == "married":
            _married(scene, token)


def _verb(scene: Scene, verb: Token, frame: VerbFrame) -> None:
    """`relation.verb`: "Ann Example founded X", "X was jailed by Y", "she told the Gazette"; not "X denied that Y attacked Z"."""
    targets: list[Token | None] = []
    if spans.is_passive(verb) or any(c.dep_ == "agent" for c in verb.children):
        doer, done = _by(verb), spans.governing(verb)
        if frame.direct:
            targets.append(done)
    else:
        doer = spans.governing(verb)
        if frame.direct:
            targets += [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP"]
    for preposition in frame.prepositions:
        targets.append(spans.prepositional(verb, preposition))
        if preposition == "to":  # "confirmed the report to the Gazette": the parse may hang it on the report
            targets += [spans.prepositional(c, preposition) for c in verb.children if c.dep_ == "dobj"]
    subjects = scene.parties(doer, frame.subject)
    for target in targets:
        for index, part in scene.parties(target, frame.object):
            for subject, own in subjects:
                scene.add(subject, frame.predicate, index, scene.evidence(own.i, verb.i, part.i), "relation.verb")


def _by(verb: Token) -> Token | None:
    """Who stands behind "by"; the parse may hang it on a noun behind the verb ("was accused of theft by X")."""
    inner = (t for prep in verb.children if prep.dep_ == "prep" for t in prep.children if t.dep_ == "pobj")
    return spans.agent(verb) or next((found for t in inner if (found := spans.agent(t)) is not None), None)


def _leads(scene: Scene, verb: Token, role: str) -> None:
    """`relation.leads`: "Ann Example, who heads the agency"; not "she headed home"."""
    passive = spans.is_passive(verb)
    doer = spans.agent(verb) if passive else spans.governing(verb)
    done = spans.governing(verb) if passive else next((c for c in verb.children if c.dep_ == "dobj"), None)
    over = any(c.dep_ == "prep" and c.lower_ in ("until", "from") for c in verb.children) and verb.tag_ in ("VBD", "VBN")
    for person, own in scene.parties(doer, PEOPLE):
        if scene.named(person):
            for body, part in scene.parties(done, BODIES | {"Place"}):
                evidence = scene.evidence(own.i, verb.i, part.i)
                scene.add(person, "holdsRole", body, evidence, "relation.leads", role, "former" if over else "current")


def _together(scene: Scene, verb: Token) -> None:
    """`relation.together`: "Ann Example and Bo Sample met in Lyon"; not "Ann Example and Bo Sample met reporters"."""
    if any(c.dep_ in ("dobj", "dative") or (c.dep_ == "prep" and c.lower_ in ("with", "to")) for c in verb.children):
        return
    both = scene.parties(spans.subject(verb), PEOPLE)
    for (first, one), (second, other) in pairwise(both):
        scene.add(first, "metWith", second, scene.evidence(one.i, other.i, verb.i), "relation.together")


def _based(scene: Scene, verb: Token) -> None:
    """`relation.based`: "Acme, which is based in Lyon", "the Lyon-based Acme"; not "Acme's claim, based in part on X"."""
    if verb.dep_ in ("amod", "compound"):  # "Lyon-based Acme"
        places = [c for c in verb.children if c.dep_ in ("npadvmod", "compound", "nmod", "amod")] or [verb.doc[max(0, verb.i - 2)]]
        bodies = scene.parties(verb.head, BODIES)
        i = verb.i + 1
        while not bodies and i < min(verb.i + 4, len(verb.doc)):
            bodies = [(scene.names[i], verb.doc[i])] if scene.kind(scene.names.get(i)) in BODIES else []
            i += 1
    else:
        target = spans.prepositional(verb, "in") or spans.prepositional(verb, "at")
        places = [target] if target is not None else []
        bodies = scene.parties(spans.governing(verb), BODIES)
    for place in places:
        index = scene.names.get(place.i)
        if scene.kind(index) == "Place":
            for body, own in bodies:
                scene.add(body, "locatedIn", index, scene.evidence(own.i, verb.i, place.i), "relation.based")


def _married(scene: Scene, adjective: Token) -> None:
    """`relation.married`: "Ann Example, who is married to Bo Sample"; not "married to the idea"."""
    verb = adjective.head
    if verb.lemma_ == "be" and scene.real(verb):
        _pair(scene, adjective, spans.governing(verb), spans.prepositional(adjective, "to"), "relatedTo", "relation.married")


def _pair(scene: Scene, middle: Token, one: Token | None, other: Token | None, predicate: str, rule: str) -> None:
    for first, left in scene.parties(one, PEOPLE):
        for second, right in scene.parties(other, PEOPLE):
            scene.add(first, predicate, second, scene.evidence(left.i, middle.i, right.i), rule)


def _deed(scene: Scene, noun: Token, frame: VerbFrame) -> None:
    """`relation.deed`: "the duke's invasion of X", "in an interview with the Gazette, she said"; not "the threat of an invasion"."""
    if frame.predicate == "metWith" and (between := spans.prepositional(noun, "between")) is not None and _held(noun):
        both = scene.parties(between, frame.subject)
        for (first, one), (second, other) in pairwise(both):
            scene.add(first, "metWith", second, scene.evidence(noun.i, one.i, other.i), "relation.deed")
    targets: list[tuple[int, Token]] = []
    for preposition in frame.prepositions:
        targets += scene.parties(spans.prepositional(noun, preposition), frame.object)
    doer = spans.agent(noun) or next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if doer is None and noun.dep_ == "pobj" and frame.predicate in ("spokeTo", "metWith"):
        doer = spans.governing(noun.head.head) if noun.head.head.pos_ == "VERB" else None
    if noun.dep_ == "dobj" and noun.head.lemma_ in LIGHT:
        if not scene.real(noun.head):
            return
        doer = doer or spans.governing(noun.head)
        for preposition in frame.prepositions:  # "filed a suit on Monday against X", "put the blame on X": hung on the verb
            targets += scene.parties(spans.prepositional(noun.head, preposition), frame.object)
    doers = scene.parties(doer, frame.subject)
    if doer is None and frame.predicate == "attacked":
        doers = _adjectives(scene, noun)
    if doer is None and noun.dep_ == "nsubjpass" and noun.head.lemma_ in LIGHT and scene.real(noun.head):
        doers = scene.parties(spans.agent(noun.head), frame.subject)  # "the suit against X was filed by Y"
    for subject, own in doers:
        for index, part in targets:
            scene.add(subject, frame.predicate, index, scene.evidence(own.i, noun.i, part.i), "relation.deed")


def _adjectives(scene: Scene, noun: Token) -> list[tuple[int, Token]]:
    """The country of "the Ruritanian invasion", "the Ruritania-led invasion", where the article names it."""
    found = []
    for child in noun.lefts:
        leader = next((c for c in child.children if c.dep_ == "npadvmod"), None) if child.lower_ == "led" else child
        index = None if leader is None else scene.country(leader.lower_) if leader.i not in scene.names else scene.names[leader.i]
        if leader is not None and index is not None and scene.kind(index) in ("Place", "Organisation"):
            found.append((index, leader))
    return found


def _held(noun: Token) -> bool:
    """Whether a meeting is told as one that took place, not as one that is planned or called off."""
    if noun.head.lemma_ in ("plan", "cancel", "propose", "postpone", "arrange", "schedule", "expect"):
        return False
    return not any(c.lower_ in ("planned", "possible", "proposed", "no") for c in noun.children)
