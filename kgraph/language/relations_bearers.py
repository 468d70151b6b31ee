"""Whose role a noun is: one pattern a rule, each with a sentence that it fires on and one that it must not.

A pattern returns the people (or bodies) that the noun tells something about, none where it does not hold.
"""

from collections.abc import Callable

from spacy.tokens import Token

from kgraph.language import spans
from kgraph.language.namelists import people
from kgraph.language.relations_scene import Scene
from kgraph.language.relations_words import is_abbreviated, is_cut, is_post, is_role, lemma, words
from kgraph.language.spans import only_looks_apposed

REACH = 9
"""Tokens between a role and the name behind it ("head of the regional development bank Ann Example")."""
JOINED = 8
"""Tokens behind a role in which another one that is joined to it is looked for."""
ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "compound", "poss")
SUBJECTS = ("nsubj", "nsubjpass", "dep", "npadvmod")
SPAN = 14
"""Tokens behind a post in which "until 2019" or "from 2001 to 2009" is looked for."""
PAST = ("once", "formerly", "previously")
STANDING = ("be", "become", "remain")
NAMING = ("appoint", "elect", "name", "make", "crown", "promote", "re-elect", "reelect", "nominate", "hire", "install")
SERVING = (
    "serve", "work", "act", "appoint", "elect", "name", "hire", "install", "return", "play", "join", "recruit", "swear", "reinstate",
    "confirm",
)
FOLLOWING = ("succeed", "replace")
"""Verbs whose subject has the post behind "as" that their object had."""
PARTS = ("affiliate", "subsidiary", "unit", "arm", "offshoot")
"""Nouns that stand right before the name of a body and tie it to the one before them ("Acme subsidiary Example Bank")."""
LEAVING = (
    "resign", "step", "quit", "retire", "depart", "stand", "remove", "fire", "sack", "dismiss", "oust", "suspend", "depose", "replace",
    "succeed",
)
"""Verbs whose "as" gives a post that is over ("she stepped down as mayor")."""


def title(scene: Scene, noun: Token) -> list[int]:
    """`relation.title`: "council leader Ann Example", "head of the port authority Ann Example"; not "the leader met Ann Example"."""
    doc, i, of, words_between = scene.doc, noun.i + 1, False, 0
    several = noun.tag_ in ("NNS", "NNPS") or noun.lower_.rstrip(".") in words().plural
    if is_abbreviated(noun) and is_cut(noun):
        i += 1
    if not several and i < len(doc) and doc[i].lower_ == "and":
        return _second_title(scene, noun)
    while i < len(doc) and i <= noun.i + REACH and not doc[i].is_sent_start:
        if i == noun.i + 1 and i in scene.starts and lemma(noun) in PARTS and scene.kind(scene.starts[i][1]) in ("Organisation", "Outlet"):
            return [scene.starts[i][1]]  # "Acme subsidiary Example Bank"
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


def _second_title(scene: Scene, noun: Token) -> list[int]:
    """Who bears a role that another one is joined to: "founder and former director Ann Example"; not "the founder and Ms. Example"."""
    doc = scene.doc
    apart = noun.i and any(t.lower_ in ("a", "an", "the") for t in noun.lefts) and not doc[noun.i + 2].text.islower()
    for i in range(noun.i + 2, min(noun.i + JOINED, len(doc))):
        token = doc[i]
        if token.is_sent_start or token.pos_ not in ("ADJ", "NOUN", "PROPN", "PUNCT") or token.text == ",":
            return []
        second = i not in scene.names and is_role(token) and token.tag_ not in ("NNS", "NNPS") and not apart
        if second and (found := title(scene, token)):
            return found
        if i in scene.names and scene.kind(scene.names[i]) == "Person":
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
            return [index, *several] if several else [_last_before(scene, head.head, head)]
    if noun.dep_ == "pobj" and noun.head.lower_ in ("for", "as") and noun.left_edge == noun:
        return []  # "the group that backs Ann Example for president, Bo Sample"
    behind = [t for prep in noun.children if prep.dep_ == "prep" for t in prep.children if t.dep_ == "pobj"]
    joined = [c for c in noun.conjuncts if c.i > noun.i and is_post(c) and not any(d.dep_ in ("det", "poss") for d in c.lefts)]
    for parent in (noun, *behind, *joined):
        for child in parent.children:
            if child.dep_ == "appos" and child.i in scene.names and scene.kind(scene.names[child.i]) == "Person":
                several = _joined(scene, child) if parent == noun and noun.tag_ in ("NNS", "NNPS") else []
                return [scene.names[child.i], *several]
    return _rivals(scene, noun) if lemma(noun) in words().nouns and not is_post(noun) else []


def _last_before(scene: Scene, name: Token, noun: Token) -> int:
    """Of names that are joined the one that stands right before: "Ann Example and Bo Sample, the mayor" makes a mayor of the second."""
    before = noun.left_edge.i - 2
    last = next((c.i for c in name.conjuncts if name.i < c.i <= before and c.right_edge.i >= before and c.i in scene.names), name.i)
    return scene.names[last]


def _rivals(scene: Scene, noun: Token) -> list[int]:
    """Who stands behind a noun that tells whose they are, where the parse hangs the names elsewhere.

    "his rivals, Ann Example and Bo Sample, would" is read as a list, "Ann Example's opponent in the race, Bo Sample" as a name for
    somebody before.
    """
    doc = scene.doc
    if not any(c.dep_ == "poss" for c in noun.children):
        return []
    if noun.tag_ in ("NNS", "NNPS"):
        if noun.i + 2 >= len(doc) or doc[noun.i + 1].text != "," or noun.i + 2 not in scene.starts:
            return []
        end, index = scene.starts[noun.i + 2]
        last = max((c.i for c in doc[noun.i + 2 : end].root.conjuncts if c.i in scene.names and c.i >= end), default=0)
        whole = scene.kind(index) == "Person" and end + 1 < len(doc) and doc[end].lower_ == "and" and last
        closed = whole and last + 1 < len(doc) and doc[last + 1].text == ","
        return [index, scene.names[last]] if closed and scene.kind(scene.names[last]) == "Person" else []
    i, limit = noun.i + 1, min(noun.i + REACH, noun.sent.end)
    while i < limit and doc[i].text != "," and doc[i].pos_ not in ("VERB", "AUX", "CCONJ") and i not in scene.names:
        i += 1
    if i >= noun.sent.end or doc[i].text != "," or i == noun.i + 1:
        return []
    behind = next((k for k in range(i + 1, min(i + REACH, noun.sent.end)) if k in scene.starts), None)
    if behind is None or any(doc[k].pos_ in ("VERB", "AUX") or doc[k].text == "," for k in range(i + 1, behind)):
        return []
    end, index = scene.starts[behind]
    return [index] if scene.kind(index) == "Person" and doc[behind:end].root.dep_ == "appos" else []


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
    voiced = scene.voiced(verb) or _beside_name(scene, verb)
    if noun.dep_ == "nsubj" and verb.lemma_ == "be" and voiced and scene.real(verb):
        return _turned(scene, noun, verb)
    if noun.dep_ != "attr" or verb.lemma_ not in STANDING or not voiced or not scene.real(verb):
        return []
    if any(c.lower_ == "no" for c in noun.children):
        return []
    return _subjects(scene, verb, noun.tag_ in ("NNS", "NNPS"))


def _turned(scene: Scene, noun: Token, verb: Token) -> list[int]:
    """Whose post a clause opens with: "the chair of Acme is Ann Example"; not "its chair is an Example"."""
    one = noun.tag_ in ("NN", "NNP") and is_post(noun) and any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.lefts)
    behind = next((c for c in verb.children if c.dep_ == "attr" and c.i in scene.names), None)
    if not one or behind is None or any(c.dep_ == "det" for c in behind.lefts) or scene.kind(scene.names[behind.i]) != "Person":
        return []
    return [scene.names[behind.i]]


def _beside_name(scene: Scene, verb: Token) -> bool:
    """Whether a clause only tells who somebody is, in indirect speech too: "she said that Ann Example, who was a judge, …"."""
    apart = verb.dep_ == "relcl" and verb.left_edge.i > 0 and scene.doc[verb.left_edge.i - 1].text == ","
    return apart and verb.head.i in scene.names and verb.i not in scene.spoken


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
    if noun.dep_ != "pobj" or noun.head.lower_ != "as":
        return []
    if verb.pos_ == "NOUN" and lemma(verb) in words().over | words().running:  # "Ann Example's tenure as mayor"
        index = _terms_of(scene, verb)
        return [index] if index is not None and scene.kind(index) == "Person" else []
    if verb.pos_ != "VERB":
        return []
    over = verb.lemma_ == "take" and any(c.dep_ == "prt" and c.lower_ == "over" for c in verb.children)
    if verb.lemma_ not in SERVING and verb.lemma_ not in LEAVING and not over:
        return _opening(scene, noun, verb)
    if verb.lemma_ == "dismiss" and any(c.lower_ in ("a", "an") for c in noun.children):
        return []  # "dismissed him as a weak leader" took no post from him
    if not scene.voiced(verb) or not scene.real(verb):
        return []
    done = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if done is not None and verb.lemma_ in (*NAMING, *LEAVING):
        index = scene.who(done)
        return [*(_subjects(scene, verb, False) if verb.lemma_ in FOLLOWING else ()), *([index] if index is not None else [])]
    if verb.dep_ == "xcomp" and (doer := spans.governing(verb)) is not None:  # "she was forced to resign as chair"
        index = scene.who(doer)
        return [index] if index is not None else []
    return _subjects(scene, verb, False)


def _opening(scene: Scene, noun: Token, verb: Token) -> list[int]:
    """Whose post opens a sentence: "As mayor of Lyon, Ann Example signed it"; not "As mayor, Ann Example would sign it"."""
    doer, last = spans.subject(verb), noun.right_edge.i + 1
    if doer is None or noun.head.i != noun.sent.start or doer.i < last or noun.doc[last].text != ",":
        return []
    named = doer.i in scene.names and scene.kind(scene.names[doer.i]) == "Person"
    return [scene.names[doer.i]] if named and scene.voiced(noun) and scene.real(verb) else []


def follows(scene: Scene, noun: Token, person: int) -> bool:
    """Whether somebody has a post that another one had: "Ann Example succeeded Bo Sample as mayor"."""
    verb = noun.head.head
    one = noun.dep_ == "pobj" and noun.head.lower_ == "as" and verb.lemma_ in FOLLOWING and not spans.is_passive(verb)
    return one and person in _subjects(scene, verb, False)


def _terms_of(scene: Scene, noun: Token) -> int | None:
    """Whose time it is: "Ann Example's tenure"; "her tenure" only where she is the subject of its clause."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    index = scene.who(owner) if owner is not None else None
    if owner is None or owner.i in scene.names:
        return index
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    doer = spans.governing(verb) if verb is not None else None
    return index if doer is not None and scene.who(doer) == index else None


def description(scene: Scene, noun: Token) -> list[int]:
    """`relation.description`: "the Ruritanian president" where that is a named person, "guards at the X jail"; not "the leader"."""
    item = _item(scene, noun)
    if item is not None:
        return [item]
    return [scene.heads[noun.i]] if noun.i in scene.heads else []


def _item(scene: Scene, noun: Token) -> int | None:
    """The person whom a list gives right before: "3. Ann Example. The senator from Ruritania leads"."""
    doc, sent = scene.doc, noun.sent
    if not any(c.lower_ == "the" for c in noun.lefts) or noun.tag_ != "NN" or noun.dep_ not in SUBJECTS or sent.start == 0:
        return None
    start = sent.start
    while start and not doc[start].text.startswith("\n") and "\n" not in doc[start - 1].text_with_ws:
        start -= 1
    first = next((i for i in range(start, sent.start) if i in scene.starts), None)
    if first is None or scene.kind(scene.starts[first][1]) != "Person":
        return None
    end, index = scene.starts[first]
    around = [t for t in doc[start : sent.start] if not first <= t.i < end]
    if not any(t.like_num for t in around) or any(not (t.like_num or t.is_punct or t.is_space) for t in around):
        return None
    ahead = (scene.kind(scene.names.get(i)) for i in range(sent.start, noun.left_edge.i))
    return None if "Person" in ahead else index


Pattern = tuple[str, Callable[[Scene, Token], list[int]]]

PATTERNS: tuple[Pattern, ...] = (
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
    if noun.head.lower_ == "as" and (verb.lemma_ in LEAVING or (verb.pos_ == "NOUN" and lemma(verb) in words().over)):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "use":
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
    if any(behind[i : i + 3] == ["at", "the", "time"] for i in range(len(behind))):
        return True
    return "until" in behind or any(w == "from" and behind[i + 2 : i + 3] in (["to"], ["until"]) for i, w in enumerate(behind))


def _subjects(scene: Scene, verb: Token, plural: bool) -> list[int]:
    """The subject of a verb, of a relative clause what it describes; with those joined to it where the role is plural."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "use":
        verb = verb.head
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            token = verb.head if child.lower_ in ("who", "that", "which") and verb.dep_ == "relcl" else child
            index = scene.who(token)
            if index is None and token != child:  # "was a lawyer in a firm, who had served as mayor": the parse takes the firm
                while token.dep_ in ("pobj", "prep"):
                    token = token.head
                if token.dep_ == "attr":
                    token = next((c for c in token.head.children if c.dep_ == "nsubj"), token)
                elif token.dep_ == "appos":
                    token = token.head
                index = scene.who(token) if child.lower_ == "who" else None
            return [] if index is None else [index, *(_joined(scene, token) if plural else [])]
    if verb.dep_ == "acl":
        index = scene.who(verb.head)
        return [index] if index is not None else []
    return []


def _joined(scene: Scene, name: Token) -> list[int]:
    """The people who are joined to a name by "and"."""
    return [scene.names[c.i] for c in name.conjuncts if c.i in scene.names and scene.kind(scene.names[c.i]) == "Person"]
