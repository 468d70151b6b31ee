"""Relations that a verb or a noun for a deed carries ("X founded Y", "the arrest of X by Y"), in the article's own voice alone."""

from itertools import pairwise

from spacy.tokens import Token

from kgraph.language import spans
from kgraph.language.relations_posts import POSSESSIVE
from kgraph.language.relations_scene import Scene
from kgraph.language.relations_words import VerbFrame, words

LIGHT = (
    "announce", "launch", "order", "wage", "hold", "give", "make", "bring", "file", "have", "lead", "begin", "start", "put", "lay", "pin",
    "conduct", "do",
)
"""Verbs whose subject is the doer of the deed that is their object ("she filed a suit against X")."""
WIFE = 8
"""Tokens behind "married" that a title may fill before the name comes."""
REACHED = ("contact", "reach")
"""Verbs by which a newsroom asks whom it then hears: "said when contacted by the Gazette", not "declined to comment when"."""
SAYING = ("say", "tell", "confirm", "deny", "add", "acknowledge", "admit", "describe", "call")
MEETINGS = ("meet", "talk", "confer", "negotiate", "spar")
SIDES = ("alliedWith", "opposes")
NEAR = 10
"""Tokens before the name of a host in which the outlet is looked for."""
BEFORE = ("previously", "once", "formerly", "initially", "originally")
"""Adverbs that say that one backs somebody no more."""
ASIDE = ("founded", "operates")
"""What "a firm owned by X" beside a name says, whoever's words it stands among."""
BODIES = frozenset({"Organisation", "Outlet"})
PEOPLE = frozenset({"Person"})


def find(scene: Scene) -> None:
    """Look at each verb and each deed of the Doc."""
    tables = words()
    for token in scene.doc:
        word = token.lemma_.lower()
        if not scene.voiced(token):
            if scene.aside(token):
                for frame in tables.verbs.get(word, ()):
                    if frame.predicate in ASIDE:
                        _verb(scene, token, frame)
            continue
        if token.pos_ in ("VERB", "AUX"):
            particle = next((f"{word} {c.lower_}" for c in token.children if c.dep_ in ("prt", "advmod") and c.i == token.i + 1), "")
            for frame in tables.verbs.get(particle, tables.verbs.get(word, ())):
                if scene.real(token, frame.ahead) and not _wording(token, frame.predicate):
                    _verb(scene, token, frame)
            if scene.real(token):
                if word == "own" and token.dep_ in ("amod", "compound"):
                    _owned(scene, token)
                if word == "discuss":
                    _discusses(scene, token)
                if word in tables.leads:
                    _leads(scene, token, tables.leads[word])
                if word in tables.asking:
                    _asks(scene, token)
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
    if frame.habit and verb.tag_ not in ("VBZ", "VBP"):
        return
    targets: list[Token | None] = []
    if spans.is_passive(verb) or any(c.dep_ == "agent" for c in verb.children):
        doer, done = _by(verb), spans.governing(verb)
        if frame.direct:
            targets.append(done)
        if doer is None and frame.predicate == "detained" and "Group" not in frame.subject:
            doer = spans.prepositional(verb, "from")  # "she was fired from the Gazette"
    else:
        doer = _climbed(verb) or spans.governing(verb)
        if frame.direct:
            targets += [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP"]
    for preposition in frame.prepositions:
        targets.append(spans.prepositional(verb, preposition))
        if preposition == "to":  # "confirmed the report to the Gazette": the parse may hang it on the report
            targets += [spans.prepositional(c, preposition) for c in verb.children if c.dep_ == "dobj"]
    if frame.predicate == "alliedWith":
        targets += [who for t in targets if t is not None and t.lemma_ in words().bids and (who := _whose_bid(t)) is not None]
    subjects = scene.parties(doer, frame.subject)
    over = frame.predicate == "alliedWith" and any(c.dep_ == "advmod" and c.lower_ in BEFORE for c in verb.children)
    status = "former" if over else "current"
    for target in targets:
        parties = scene.parties(target, frame.object)
        if frame.predicate in SIDES and target is not None and target.lower_ == "it":
            continue  # "backed it and Ann Example": who can tell how the parse joined them
        if frame.predicate == "spokeTo" and target is not None and not parties:
            parties = _newsroom(scene, target)
        for index, part in parties:
            if frame.predicate in SIDES and part.i + 1 < len(scene.doc) and part.nbor().lower_ in POSSESSIVE:
                continue  # "backed Ann Example's account" is for her account
            for subject, own in subjects:
                if frame.predicate == "spokeTo" and scene.kind(subject) in BODIES and scene.kind(index) != "Outlet":
                    continue  # what a body tells another is no talk to the press
                some = own.tag_ in ("NNS", "NNPS") and own == verb.head and scene.kind(subject) == "Organisation"
                if frame.predicate in SIDES and some:
                    continue  # "Democrats supporting Ann Example" are not the party
                scene.add(subject, frame.predicate, index, scene.evidence(own.i, verb.i, part.i), "relation.verb", status=status)


def _climbed(verb: Token) -> Token | None:
    """The subject of the clause around a verb that the parse joins to a noun ("ran on her record of growth and accused X of …")."""
    if verb.dep_ != "conj" or verb.head.pos_ in ("VERB", "AUX") or not any(c.dep_ == "dobj" for c in verb.children):
        return None
    above = next((a for a in verb.ancestors if a.pos_ in ("VERB", "AUX") and spans.subject(a) is not None), None)
    return spans.subject(above) if above is not None else None


def _whose_bid(noun: Token) -> Token | None:
    """Whose bid or campaign it is: "the bid of Ann Example", "her candidacy"."""
    return spans.prepositional(noun, "of") or next((c for c in noun.lefts if c.dep_ == "poss"), None)


def _newsroom(scene: Scene, target: Token) -> list[tuple[int, Token]]:
    """The newsroom that one talks to: "the Example newspaper", "a Gazette reporter", "Gazette host Ann Example", "CNN's Ann Example"."""
    before = [c for c in target.lefts if c.dep_ in ("compound", "nmod", "poss", "amod")]
    before += [inner for c in before for inner in c.lefts if c.i not in scene.names]
    staff = any(t.lemma_.lower() in words().newsroom for t in (target, *before))
    for token in reversed(before):
        index = scene.names.get(token.i)
        if index is not None and (scene.kind(index) == "Outlet" or (staff and scene.kind(index) == "Organisation")):
            return [(index, token)]
    index = scene.names.get(target.i)
    quoted = target.i > target.sent.start and any(
        scene.kind(scene.names.get(t.i)) == "Outlet" for t in scene.doc[max(target.sent.start, target.i - NEAR) : target.i]
    )
    if quoted:  # "Example News “Morning Talk” host Ann Sample": the parse does not hang the outlet on her
        return []
    return [(index, target)] if staff and index is not None and scene.kind(index) == "Person" else []


def _discusses(scene: Scene, verb: Token) -> None:
    """`relation.asks`: "she discussed the matter with radio host Ann Example", "… with the Gazette"; not "with Ann Example"."""
    matter = next((c for c in verb.children if c.dep_ == "dobj"), None)
    target = spans.prepositional(verb, "with") or (spans.prepositional(matter, "with") if matter is not None else None)
    if target is None:
        return
    index = scene.names.get(target.i)
    rooms = [(index, target)] if index is not None and scene.kind(index) == "Outlet" else _newsroom(scene, target)
    for person, own in scene.parties(spans.governing(verb), PEOPLE):
        for room, part in rooms:
            scene.add(person, "spokeTo", room, scene.evidence(own.i, verb.i, part.i), "relation.asks")


def _asks(scene: Scene, verb: Token) -> None:
    """`relation.asks`: "the Gazette's Ann Example asked Bo Sample", "the Gazette interviewed him"; not "it asked him to comment"."""
    passive = spans.is_passive(verb)
    doer = spans.agent(verb) if passive else spans.subject(verb)
    done = spans.governing(verb) if passive else next((c for c in verb.children if c.dep_ == "dobj"), None)
    if doer is None or (verb.lemma_ in REACHED and not (passive and verb.dep_ == "advcl" and verb.head.lemma_ in SAYING)):
        return
    if verb.lemma_ in REACHED:
        done = spans.governing(verb.head)
    index = scene.names.get(doer.i)
    bodies = _newsroom(scene, doer) if scene.kind(index) != "Outlet" else []
    if verb.lemma_ in ("interview", *REACHED) and not bodies:
        bodies = scene.parties(doer, BODIES)
    for person, own in scene.parties(done, PEOPLE):
        for body, part in bodies:
            scene.add(person, "spokeTo", body, scene.evidence(own.i, verb.i, part.i), "relation.asks")


def _wording(verb: Token, predicate: str) -> bool:
    """Whether a verb of force is one of words: "dismissed her as a fool", "attacked her for her vote"."""
    behind = {c.lower_ for c in verb.children if c.dep_ == "prep"}
    if predicate == "detained":
        return verb.lemma_ == "dismiss" and "as" in behind
    return predicate == "attacked" and verb.lemma_ == "attack" and not behind.isdisjoint(("for", "over", "as"))


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
    bodies = scene.parties(done, BODIES | {"Place"})
    if not bodies and done is not None and (inner := scene.inside(done, (*BODIES, "Place"))) is not None:  # "who heads X's army"
        kept = (t.lower_ for t in done.lefts if t.dep_ in ("amod", "compound") and t.i not in scene.names)
        role = " ".join([role, "of", *kept, done.lower_])
        bodies = [(inner, done)]
    for person, own in scene.parties(doer, PEOPLE):
        if scene.named(person):
            for body, part in bodies:
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


def _owned(scene: Scene, participle: Token) -> None:
    """`relation.verb`: "the Acme-owned Gazette"; not "the state-owned Gazette"."""
    if participle.i > 1 and participle.nbor(-1).text == "-":
        owner = scene.names.get(participle.i - 2)
        if scene.kind(owner) in ("Person", "Organisation", "Outlet"):
            for body, own in scene.parties(participle.head, BODIES):
                scene.add(owner, "operates", body, scene.evidence(participle.i - 2, own.i), "relation.verb")


def _married(scene: Scene, adjective: Token) -> None:
    """`relation.married`: "Ann Example, who is married to Bo Sample"; not "married to the idea"."""
    verb = adjective.head
    if verb.lemma_ == "be" and scene.real(verb):
        other = spans.prepositional(adjective, "to")
        if other is None and adjective.i + 1 < len(scene.doc) and scene.doc[adjective.i + 1].lower_ == "to":
            # the parse may take the "to" of "married to top Acme aide Ann Example" for that of an infinitive
            near = range(adjective.i + 2, min(adjective.i + WIFE, len(scene.doc)))
            other = next((scene.doc[i] for i in near if scene.kind(scene.names.get(i)) == "Person"), None)
        _pair(scene, adjective, spans.governing(verb), other, "relatedTo", "relation.married")


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
    if frame.predicate == "spokeTo":
        asking = _asking(scene, noun)
        for body, part in asking:
            if part.head == noun:  # "the Gazette's interview with Ann Example"
                for person, own in scene.parties(spans.prepositional(noun, "with"), frame.subject):
                    scene.add(person, "spokeTo", body, scene.evidence(own.i, noun.i, part.i), "relation.deed")
        targets = targets or asking
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
            if frame.predicate == "spokeTo" and scene.kind(subject) in BODIES and (scene.kind(index) != "Outlet" or noun.lemma_ == "call"):
                continue
            scene.add(subject, frame.predicate, index, scene.evidence(own.i, noun.i, part.i), "relation.deed")


def _asking(scene: Scene, noun: Token) -> list[tuple[int, Token]]:
    """Whom an interview is with where that stands in another way: "a Gazette interview", "an interview with the Gazette's Ann Example"."""
    near = [c for c in noun.lefts if c.dep_ in ("compound", "nmod", "poss")] if noun.lemma_ == "interview" else []
    asker = spans.prepositional(noun, "with")
    near += [c for c in asker.lefts if c.dep_ == "poss"] if asker is not None else []
    return [(index, c) for c in near if (index := scene.names.get(c.i)) is not None and scene.kind(index) in BODIES]


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
