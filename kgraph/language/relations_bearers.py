"""Whose role a noun is: one pattern a rule, each with a sentence that it fires on and one that it must not.

A pattern returns the people (or bodies) that the noun tells something about, none where it does not hold.
"""

from collections.abc import Callable

from spacy.tokens import Token

from kgraph.language import spans
from kgraph.language.namelists import people
from kgraph.language.relations_scene import Scene
from kgraph.language.relations_words import is_abbreviated, is_cut, is_post, is_role, words
from kgraph.language.spans import only_looks_apposed

REACH = 9
"""Tokens between a role and the name behind it ("head of the regional development bank Ann Example")."""
ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "compound", "poss")
SUBJECTS = ("nsubj", "nsubjpass", "dep", "npadvmod")
SPAN = 14
"""Tokens behind a post in which "until 2019" or "from 2001 to 2009" is looked for."""
PAST = ("once", "formerly", "previously")
STANDING = ("be", "become", "remain")
NAMING = ("appoint", "elect", "name", "make", "crown", "promote", "re-elect", "reelect", "nominate", "hire", "install")
SERVING = ("serve", "work", "act", "appoint", "elect", "name", "hire", "install", "return", "play")
LEAVING = (
    "resign", "step", "quit", "retire", "depart", "stand", "remove", "fire", "sack", "dismiss", "oust", "suspend", "depose", "replace",
)
"""Verbs whose "as" gives a post that is over ("she stepped down as mayor")."""


def title(scene: Scene, noun: Token) -> list[int]:
    """`relation.title`: "council leader Ann Example", "head of the port authority Ann Example"; not "the leader met Ann Example"."""
    doc, i, of, words_between = scene.doc, noun.i + 1, False, 0
    several = noun.tag_ in ("NNS", "NNPS") or noun.lower_.rstrip(".") in words().plural
    if is_abbreviated(noun) and is_cut(noun):
        i += 1
    while i < len(doc) and i <= noun.i + REACH and not doc[i].is_sent_start:
        if i in scene.starts and scene.kind(scene.starts[i][1]) == "Person":
            end, index = scene.starts[i]
            if of and (not words_between or (end < len(doc) and _owns(doc[end - 1], doc[end]))):
                return []  # "defenders of Mr Example", "members of the Example family", "the manager of Senator Example's campaign"
            return [index, *(_joined(scene, doc[i:end].root) if several else [])]
        lower = doc[i].lower_
        ranked = lower in words().ranks and doc[i].text.istitle() and noun.text.islower()  # "agency director General Ann Example"
        if ranked or lower in people().honorifics or lower in people().abbreviations or lower in words().styles:
            i += 1
        elif lower == "of":
            of = True
            i += 1
        elif of and is_post(doc[i]) and i + 1 in scene.starts:
            return []  # "members of President Example's family": the name is the president's
        elif of and (doc[i].pos_ in ("DET", "ADJ", "NOUN", "PROPN") or lower in ("’s", "'s")):
            words_between += doc[i].pos_ != "DET"
            i += 1
        else:
            return []
    return []


def _owns(name: Token, behind: Token) -> bool:
    """Whether a name belongs to what stands behind it."""
    return behind.lower_ in ("'s", "’s", "'", "’") or (behind.pos_ == "NOUN" and name.dep_ in ("compound", "nmod"))


def apposition(scene: Scene, noun: Token) -> list[int]:
    """`relation.apposition`: "Ann Example, founder and director of X", "the head of X, Ann Example"; not "the day after".

    The parse may hang the name on the place: "the mayor of Lyon, Ann Example".
    """
    head = noun
    while head.dep_ == "conj" and head.head != head and is_role(head.head):
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ == "one":
        head = head.head.head
    if head.dep_ == "appos":
        index = scene.who(head.head)
        if only_looks_apposed(head):
            return []
        if index is not None and head.head.i in scene.names:
            several = _joined(scene, head.head) if noun.tag_ in ("NNS", "NNPS") else []
            if noun.tag_ in ("NNS", "NNPS") and not several and scene.kind(index) == "Person" and head.lower_ != "one":
                return []  # an enumeration: "Ann Example, members of her family and others"
            return [index, *several]
    if noun.dep_ == "pobj" and noun.head.lower_ in ("for", "as") and noun.left_edge == noun:
        return []  # "the group that backs Ann Example for president, Bo Sample"
    behind = [t for prep in noun.children if prep.dep_ == "prep" for t in prep.children if t.dep_ == "pobj"]
    for parent in (noun, *behind):
        for child in parent.children:
            if child.dep_ == "appos" and child.i in scene.names and scene.kind(scene.names[child.i]) == "Person":
                return [scene.names[child.i]]
    return []


def comma(scene: Scene, noun: Token) -> list[int]:
    """`relation.comma`: what the parse attached elsewhere, "Ann Example, a former judge, …"; not "Ann Example, whose lawyer …"."""
    doc = scene.doc
    before = noun.left_edge.i - 1
    if noun.tag_ in ("NNS", "NNPS") or only_looks_apposed(noun):
        return []
    if before > 0 and doc[before].text == "," and before in scene.ends and noun.dep_ not in ARGUMENTS:
        index = scene.ends[before][1]
        return [index] if scene.kind(index) == "Person" else []
    after = noun.right_edge.i + 1
    if after + 1 < len(doc) and doc[after].text == "," and after + 1 in scene.starts and noun.dep_ in SUBJECTS:
        end, index = scene.starts[after + 1]
        if scene.kind(index) == "Person" and end < len(doc) and doc[end].text == ",":
            return [index]
    return []


def copula(scene: Scene, noun: Token) -> list[int]:
    """`relation.copula`: "Ann Example is chair of X", "who became its director"; not "she may become director"."""
    verb = noun.head
    if noun.dep_ == "conj" and is_role(verb):
        noun, verb = verb, verb.head
    if noun.dep_ != "attr" or verb.lemma_ not in STANDING or not scene.voiced(verb) or not scene.real(verb):
        return []
    if any(c.lower_ == "no" for c in noun.children):
        return []
    return _subjects(scene, verb, noun.tag_ in ("NNS", "NNPS"))


def named(scene: Scene, noun: Token) -> list[int]:
    """`relation.named`: "Ann Example was elected mayor of X", "X named her director"; not "they wanted to elect her mayor"."""
    verb = noun.head
    if noun.dep_ not in ("oprd", "attr", "dobj") or verb.lemma_ not in NAMING or not scene.voiced(verb) or not scene.real(verb):
        return []
    if any(c.dep_ == "nsubjpass" for c in verb.children):
        return _subjects(scene, verb, False)
    done = next((c for c in verb.children if c.dep_ in ("dobj", "nsubj", "dative") and verb.i < c.i < noun.i), None)
    index = scene.who(done) if done is not None else None
    return [index] if index is not None else []


def serving(scene: Scene, noun: Token) -> list[int]:
    """`relation.as`: "Ann Example, who served as mayor of X", "she resigned as chair of Y"; not "described as a leader"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "as" or verb.pos_ != "VERB":
        return []
    if verb.lemma_ not in SERVING and verb.lemma_ not in LEAVING:
        return []
    if verb.lemma_ == "dismiss" and any(c.lower_ in ("a", "an") for c in noun.children):
        return []  # "dismissed him as a weak leader" took no post from him
    if not scene.voiced(verb) or not scene.real(verb):
        return []
    done = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if done is not None and verb.lemma_ in (*NAMING, *LEAVING):
        index = scene.who(done)
        return [index] if index is not None else []
    if verb.dep_ == "xcomp" and (doer := spans.governing(verb)) is not None:  # "she was forced to resign as chair"
        index = scene.who(doer)
        return [index] if index is not None else []
    return _subjects(scene, verb, False)


def description(scene: Scene, noun: Token) -> list[int]:
    """`relation.description`: "the Ruritanian president" where that is a named person, "guards at the X jail"; not "the leader"."""
    return [scene.heads[noun.i]] if noun.i in scene.heads else []


PATTERNS: tuple[tuple[str, Callable[[Scene, Token], list[int]]], ...] = (
    ("relation.title", title),
    ("relation.apposition", apposition),
    ("relation.comma", comma),
    ("relation.copula", copula),
    ("relation.named", named),
    ("relation.as", serving),
    ("relation.description", description),
)


def left(noun: Token) -> bool:
    """Whether what stands around a post says that it is over: "resigned as", "was chair until 2019", "from 2001 to 2009"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    if noun.head.lower_ == "as" and verb.lemma_ in LEAVING:
        return True
    if verb.pos_ not in ("VERB", "AUX") or verb.tag_ not in ("VBD", "VBN"):
        return False
    if verb.lemma_ == "be" and verb.tag_ == "VBD" and any(c.dep_ == "advmod" and c.lower_ in PAST for c in verb.children):
        return True
    behind = [t.lower_ for t in noun.doc[noun.i + 1 : min(noun.i + SPAN, noun.sent.end)]]
    if (
        verb.lemma_ == "be"
        and verb.tag_ == "VBD"
        and any(behind[i : i + 2] in (["last", "year"], ["years", "ago"]) for i in range(len(behind)))
    ):
        return True
    return "until" in behind or any(w == "from" and behind[i + 2 : i + 3] in (["to"], ["until"]) for i, w in enumerate(behind))


def _subjects(scene: Scene, verb: Token, plural: bool) -> list[int]:
    """The subject of a verb, of a relative clause what it describes; with those joined to it where the role is plural."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            token = verb.head if child.lower_ in ("who", "that", "which") and verb.dep_ == "relcl" else child
            index = scene.who(token)
            return [] if index is None else [index, *(_joined(scene, token) if plural else [])]
    if verb.dep_ == "acl":
        index = scene.who(verb.head)
        return [index] if index is not None else []
    return []


def _joined(scene: Scene, name: Token) -> list[int]:
    """The people who are joined to a name by "and"."""
    return [scene.names[c.i] for c in name.conjuncts if c.i in scene.names and scene.kind(scene.names[c.i]) == "Person"]
