"""How surely, on which side: certainty and stance of a claim out of its cue, its hedges and its content's own words."""

from itertools import takewhile

from spacy.tokens import Token

from kgraph.language.attribution.found import Found
from kgraph.language.layers import Range
from kgraph.language.lexicon import Cues
from kgraph.language.spans import negation

UNDONE = {
    "know", "think", "believe", "see", "hear", "comment", "confirm", "decide", "receive", "respond", "want", "understand", "expect", "find",
    "get", "have", "win", "finish", "forget", "recall", "remember", "speak", "talk", "happen",
}
"""What one has not done, and denies nothing by saying so."""
GIVEN = {"allow", "permit", "tell", "inform", "give", "ask", "consult", "invite", "offer", "let", "show"}
"""What is not done for one, and is nothing that one denies: "we were not allowed to help"."""
THINKING = {"think", "believe", "suspect", "guess", "suppose", "reckon", "imagine"}
ORDER = {"certain": 0, "probable": 1, "possible": 2}
MAX_REBUTTAL = 14
"""Tokens up to which a bare "it is not true" counts as a rebuttal; a longer clause says something of its own."""
OPENING = 8
"""Tokens that open a longer clause, in which it may rebut first: "That never happened, and he knows it"."""
MAX_RESERVE = 16
"""Tokens up to which a content that doubts, or takes no side, does nothing else."""
ANAPHORS = {
    "it",
    "this",
    "that",
    "they",
    "these",
    "those",
    "claim",
    "allegation",
    "report",
    "accusation",
    "rumour",
    "rumor",
    "story",
    "charge",
    "suggestion",
    "everything",
    "all",
    "account",
    "version",
    "narrative",
}


def weaker(a: str, b: str) -> str:
    """The less certain of two."""
    return a if ORDER[a] >= ORDER[b] else b


def settle(found: Found, cues: Cues) -> None:
    """Fill certainty and stance in place."""
    head = found.head
    if head is not None:
        found.certainty = weaker(found.certainty, hedged(head, cues))
    if found.stance == "asserts" and rebuts(found.content, head, cues):
        found.stance = "denies"
    elif found.stance == "asserts" and head is not None and (held := reserved(found.content, head, cues)) is not None:
        found.stance = held


def reserved(content: list[Range], head: Token, cues: Cues) -> str | None:
    """`doubts` or `noPosition` where a short content only doubts ("it is hard to believe") or takes no side ("it could not comment")."""
    tokens = [head.doc[i] for start, end in content for i in range(start, end)]
    if len(tokens) > MAX_RESERVE:
        return None
    words = " " + " ".join("not" if t.dep_ == "neg" and t.lower_ in ("n't", "n’t") else t.lemma_.lower() for t in tokens) + " "
    kind = next((kind for kind, phrases in cues.reserve.items() if any(f" {phrase} " in words for phrase in phrases)), None)
    return None if kind == "surely" else kind


def hedged(head: Token, cues: Cues) -> str:
    """The certainty that the main clause's own modals, adverbs and adjectives leave it."""
    level = "certain"
    own = next((c for c in head.children if c.dep_ == "nsubj"), None)
    if head.lemma_.lower() in THINKING and own is not None and own.lower_ in ("i", "we") and any(c.dep_ == "ccomp" for c in head.children):
        level = "probable"  # "I believe the court will agree"
    for token in [head, *head.children, *(t for c in _joined(head) for t in (c, *c.children))]:
        word = token.lower_
        if token.dep_ == "aux" or token == head or token.dep_ in ("advmod", "acomp"):
            kind = cues.hedges.get(word)
            if kind and (token.tag_ == "MD" or token.dep_ in ("advmod", "acomp") or (token == head and token.tag_ == "JJ")):
                level = weaker(level, kind)
        if token.dep_ in ("advmod", "acomp") and word == "likely":
            level = weaker(level, "probable")
        if token.dep_ in ("dobj", "attr", "nsubj", "nsubjpass"):
            for child in token.children:
                if child.lower_ in ("potential", "possible") and child.dep_ == "amod":
                    level = weaker(level, "possible")
    return level


def disowned(head: Token) -> bool:
    """Whether somebody says of themselves that they did no such thing: "I never touched a penny", "we have not hidden a result"."""
    no = negation(head)
    if no is None or head.pos_ != "VERB" or head.lemma_.lower() in UNDONE:
        return False
    if any(c.dep_ == "auxpass" and c.tag_ in ("VBP", "VBZ") for c in head.children) or any(t.lower_ == "until" for t in head.subtree):
        return False  # "I am not rattled", "I did not speak until May"
    past = head.tag_ in ("VBD", "VBN") or any(c.lower_ in ("did", "had", "has", "have") and c.dep_ == "aux" for c in head.children)
    passive = any(c.dep_ == "auxpass" for c in head.children) and head.lemma_.lower() in GIVEN
    return past and not passive and not any(c.tag_ == "MD" for c in head.children)


def _joined(head: Token) -> list[Token]:
    """Verbs joined to the main one that have a modal of their own: "they are not covered and could face trial"."""
    return [c for c in head.conjuncts if c.i > head.i and c.pos_ in ("VERB", "AUX")]


def _belied(token: Token, main: Token, words: dict[str, frozenset[str]]) -> bool:
    """Whether it is the "which" of "they spread word that she was taken, which is not true", said of what stands in a clause of its own."""
    if token.lower_ != "which" or token.dep_ != "nsubj" or token.head.lemma_ != "be":
        return False
    above = list(takewhile(lambda t: t != main, token.head.ancestors))
    if not any(t.dep_ in ("ccomp", "acl", "relcl") for t in above):
        return False
    told = {c.lemma_.lower() for c in token.head.children if c.dep_ in ("acomp", "attr")}
    if negation(token.head) is not None:
        return "true" in told
    return bool(told.intersection(words["adjectives"]) - set(words["judging"]) or told & {"lie", "nonsense"})


def rebuts(content: list[Range], head: Token | None, cues: Cues) -> bool:
    """Whether the content itself says that something said is not so: "it is not true", "nonsense", "no evidence that", "never happened"."""
    if head is None:
        return False
    words = cues.rebuttal
    no = negation(head)
    own = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    about_claim = own is not None and (own.lower_ in ANAPHORS or own.lemma_.lower() in ANAPHORS)
    length = sum(e - s for s, e in content)
    if own is not None and own.lemma_.lower() in ("denial", "rebuttal", "refutation"):
        return False  # "the firm's denial was false"
    inner = [g for c in [head, *head.children] if c == head or c.dep_ == "attr" for g in c.children]
    clauses = [g for g in inner if g.dep_ in ("ccomp", "csubj", "relcl", "acl")]
    if own is not None and own.lower_ == "it" and any(negation(g) is not None for g in clauses):
        return False  # "it is a lie that he does not own it"
    if (
        own is not None
        and own.lemma_.lower() in words["wellbeing"]
        and no is None
        and any(c.lower_ in words["well"] for c in [head, *head.children])
    ):
        return True
    if head.lemma_.lower() in ("deny", "refute", "reject") and no is None and own is not None and own.lower_ in ("i", "we"):
        return any(c.dep_ == "dobj" and c.lemma_.lower() in cues.objects["claimlike"] for c in head.children)  # “We refute both charges”
    spoken = [head.doc[i].lower_ for start, end in content for i in range(start, end)]
    told = " " + " ".join(spoken if length <= MAX_REBUTTAL else spoken[:OPENING]) + " "
    if any(f" {phrase} " in told for phrase in words["phrases"]):
        return True
    if any(_belied(head.doc[i], head, words) for start, end in content for i in range(start, end)):
        return True
    for child in [head, *head.children]:
        lemma = child.lemma_.lower()
        predicate = child == head or child.dep_ in ("acomp", "attr", "oprd", "dobj")
        if (
            predicate
            and lemma in words["adjectives"]
            and no is None
            and (about_claim or (length <= MAX_REBUTTAL and child.dep_ == "acomp" and lemma not in words["judging"]))
        ):
            return True
        if predicate and lemma in words["nouns"] and child.pos_ in ("NOUN", "PROPN", "INTJ", "ADJ") and no is None and child.dep_ != "dobj":
            return True
        if predicate and lemma in words["negated"]:
            denied = no is not None or any(c.lower_ in ("no", "not", "without") for c in child.children)
            if denied and (lemma != "involved" or length <= MAX_REBUTTAL):
                return True
    if (
        no is not None
        and not any(c.lower_ in ("will", "wo", "going") for c in head.children)
        and head.lemma_.lower() in words["never"]
        and length <= MAX_REBUTTAL
        and (own is None or about_claim or no.lower_ == "never")
    ):
        return head.lemma_.lower() in ("happen", "occur", "exist") or (head.lemma_.lower() == "do" and length <= 4)
    return False
