"""Relations that a verb or a noun for a deed carries ("X founded Y", "the arrest of X by Y"), in the article's own voice alone."""

from spacy.tokens import Token

from kgraph.language import spans
from kgraph.language.relations_scene import Scene
from kgraph.language.relations_words import VerbFrame, words


def find(scene: Scene) -> None:
    """Look at each verb and each deed of the Doc."""
    tables = words()
    for token in scene.doc:
        if not scene.voiced(token):
            continue
        word = token.lemma_.lower()
        if token.pos_ == "VERB":
            if word in tables.verbs and scene.real(token):
                for frame in tables.verbs[word]:
                    _verb(scene, token, frame)
            if word in tables.leads and scene.real(token):
                _leads(scene, token, tables.leads[word])
        elif token.pos_ == "NOUN" and word in tables.deeds:
            for frame in tables.deeds[word]:
                _deed(scene, token, frame)


def _parties(scene: Scene, token: Token | None, kinds: frozenset[str]) -> list[tuple[int, Token]]:
    """The entities of a noun and of those that are joined to it."""
    if token is None:
        return []
    if token.lower_ in ("who", "which", "that") and token.head.dep_ == "relcl":
        token = token.head.head
    found = []
    for part in (token, *token.conjuncts):
        index = scene.who(part)
        if index is not None and scene.kind(index) in kinds:
            found.append((index, part))
    return found


def _verb(scene: Scene, verb: Token, frame: VerbFrame) -> None:
    """`relation.verb`: "Ann Example founded X", "X was jailed by Y", "she told the Gazette"; not "X denied that Y attacked Z"."""
    passive = spans.is_passive(verb)
    if passive:
        doer, done = spans.agent(verb), spans.governing(verb)
        targets: list[Token | None] = [done] if frame.direct else []
    else:
        doer = spans.governing(verb)
        targets = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP"] if frame.direct else []
    for preposition in frame.prepositions:
        targets.append(spans.prepositional(verb, preposition))
        if preposition == "to":  # "confirmed the report to the Gazette": the parse may hang it on the report
            targets += [spans.prepositional(c, preposition) for c in verb.children if c.dep_ == "dobj"]
    subjects = _parties(scene, doer, frame.subject)
    for target in targets:
        for index, part in _parties(scene, target, frame.object):
            for subject, own in subjects:
                scene.add(subject, frame.predicate, index, scene.evidence(own.i, verb.i, part.i), "relation.verb")


def _leads(scene: Scene, verb: Token, role: str) -> None:
    """`relation.leads`: "Ann Example, who heads the agency"; not "she headed home"."""
    passive = spans.is_passive(verb)
    doer = spans.agent(verb) if passive else spans.governing(verb)
    done = spans.governing(verb) if passive else next((c for c in verb.children if c.dep_ == "dobj"), None)
    kinds = frozenset({"Organisation", "Outlet", "Place"})
    for person, own in _parties(scene, doer, frozenset({"Person"})):
        for body, part in _parties(scene, done, kinds):
            scene.add(person, "holdsRole", body, scene.evidence(own.i, verb.i, part.i), "relation.leads", role)


def _deed(scene: Scene, noun: Token, frame: VerbFrame) -> None:
    """`relation.deed`: "the duke's invasion of X", "in an interview with the Gazette, she said"; not "the threat of an invasion"."""
    targets: list[tuple[int, Token]] = []
    for preposition in frame.prepositions:
        targets += _parties(scene, spans.prepositional(noun, preposition), frame.object)
    doer = spans.agent(noun) or next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if doer is None and noun.dep_ == "pobj" and frame.predicate in ("spokeTo", "metWith"):
        doer = spans.governing(noun.head.head) if noun.head.head.pos_ == "VERB" else None
    if (
        doer is None
        and noun.dep_ == "dobj"
        and noun.head.lemma_
        in ("announce", "launch", "order", "wage", "hold", "give", "make", "bring", "file", "have", "lead", "begin", "start")
    ):
        doer = spans.governing(noun.head) if scene.real(noun.head) else None
    for subject, own in _parties(scene, doer, frame.subject):
        for index, part in targets:
            scene.add(subject, frame.predicate, index, scene.evidence(own.i, noun.i, part.i), "relation.deed")
