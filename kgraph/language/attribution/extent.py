"""How far a clause reaches: what belongs to the article or to another cue is cut out of it, what a cue has parted is joined again."""

from spacy.tokens import Doc, Token

from kgraph.language.layers import Range
from kgraph.language.lexicon import Cues
from kgraph.language.spans import cut, governing, subject, subtree, trim

ADDING = {"add", "claim", "say", "note", "insist", "argue", "warn", "stress"}
CONCESSIONS = {"though", "although", "despite"}
CONTRASTS = {"while", "whereas", "although", "though"}


def cue_range(token: Token) -> Range:
    return token.i, token.i + 1


def infinitival(token: Token) -> bool:
    """Whether a verb is a to-infinitive: "to purify", "to have killed"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def finite_tail(child: Token) -> list[Range]:
    """A finite verb that the parse joined to an infinitive ("pledged to purify X and ordered Y")."""
    for c in child.children:
        if c.dep_ == "conj" and c.tag_ in ("VBD", "VBZ") and c.i > child.i:
            return [(c.left_edge.i, child.right_edge.i + 1)]
    return []


def tails(doc: Doc, head: Token, cues: Cues) -> list[Range]:
    """Ends of a clause that the article adds on its own: hearsay ", which reportedly …" clauses, a joined cue."""
    start, end = subtree(head)
    holes: list[Range] = []
    for token in head.subtree:
        if (
            token.dep_ == "appos"
            and token.lemma_.lower() in cues.nouns
            and doc[token.left_edge.i - 1].text == ","
            and token.right_edge.i + 1 >= end - 1
        ):
            holes.append((token.left_edge.i, end))
        elif (
            token.dep_ == "relcl"
            and token.right_edge.i + 1 >= end - 1
            and token.left_edge.i > start
            and doc[token.left_edge.i - 1].text == ","
        ):
            if any(c.lower_ in cues.adverbs for c in token.children):
                holes.append((token.left_edge.i, end))
        elif (
            token.dep_ == "advcl"
            and token.head == head
            and token.i > head.i
            and doc[token.left_edge.i].lower_ in CONCESSIONS
            and doc[token.left_edge.i - 1].text == ","
        ):
            holes.append((token.left_edge.i, end))
        elif token.dep_ in ("conj", "advcl") and token.head == head and token.lemma_.lower() in cues.verbs and token.i > head.i:
            contrast = doc[token.left_edge.i].lower_ in CONTRASTS and subject(token) is not None
            if joined(token) is not None:
                holes.append((token.i, end))
                continue
            if (contrast or (subject(token) is None and _closing(doc, token))) and any(c.dep_ in ("ccomp", "dobj") for c in token.children):
                holes.append((token.left_edge.i, end))
    return holes


def _closing(doc: Doc, token: Token) -> bool:
    """Whether a quotation closes just before a verb ("…,” and said")."""
    return any(doc[i].text in ("”", '"') for i in range(max(0, token.i - 3), token.i))


def joined(token: Token) -> Token | None:
    """The subject of the first cue where the parse joins a second one to what the first one says.

    A comma before the "and" tells it ("He said X fell, and added that Y"), or one tense ("said he was ill and vowed to go").
    """
    first = token.head
    if token.dep_ != "conj" or first.dep_ != "ccomp" or subject(token) is not None or first.head.i > first.i:
        return None
    before = next((c for c in first.children if c.dep_ == "cc" and first.i < c.i < token.i), None)
    comma = before is not None and before.i > 0 and token.doc[before.i - 1].text == ","
    tense = token.tag_ in ("VBD", "VBZ") and first.head.tag_ == token.tag_ and first.tag_ != "VB"
    return governing(first.head) if comma or tense else None


def according_phrases(head: Token) -> list[Range]:
    """ ", according to Y" hung anywhere in a clause."""
    return [subtree(t) for t in head.subtree if t.lower_ == "according" and t.dep_ == "prep" and t != head]


def rest(doc: Doc, token: Token, child: Token, cues: Cues) -> list[Range]:
    """The rest of a clause that its cue parts: "A coup has begun, he said, and it cannot be stopped"."""
    if child.i > token.i:
        return []
    for rest in token.children:
        if rest.dep_ == "conj" and rest.i > token.i and rest.lemma_.lower() not in cues.verbs and rest.tag_ != "VBG":
            before = rest.left_edge.i - 1
            joint = before > 0 and doc[before].dep_ == "cc" and doc[before - 1].text == ","
            if joint and not any(c.dep_ == "cc" and c.lower_ == "but" for c in token.children):
                return cut(doc, *subtree(rest), [])
    return []


def whole(doc: Doc, noun: Token, before: Token) -> list[Range]:
    """The noun's phrase up to the verb that follows it."""
    start, end = subtree(noun)
    if noun.i < before.i:
        end = min(end, before.i)
        # an apposition or a relative clause that embraces the cue is no part of the subject
    while end - 1 > noun.i and doc[end - 1].pos_ in ("AUX", "PUNCT"):
        end -= 1
    piece = trim(doc, start, end)
    return [piece] if piece else []


def own_words(token: Token, start: int, end: int) -> list[Range]:
    """The cue's own words where they stand in the middle of what it reports ("The Russians, he said, were…")."""
    if not start < token.i < end:
        return []
    left = token.i
    own = subject(token)
    right = token.i + 1
    if own is not None:
        left, right = min(left, own.left_edge.i), max(right, own.right_edge.i + 1)
    if right - left > 12:
        left, right = token.i, token.i + 1
    return [(left, right)]


def participles(child: Token) -> list[Range]:
    """A trailing ", adding that Y" that the parse hung into the clause before it."""
    holes: list[Range] = []
    for token in child.children:
        if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_.lower() in ADDING:
            start, end = subtree(token)
            if start > child.i:
                holes.append((start, end))
    return holes


def clause_of(noun: Token) -> Token | None:
    """The clause that a noun like "claim" or "rumour" brings: "claims that X", "speculation he may X"."""
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i and child.pos_ in ("VERB", "AUX"):
            if child.dep_ == "relcl" and any(
                c.tag_ in ("WDT", "WP") and c.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") for c in child.children
            ):
                continue
            if subject(child) is None or (child.tag_ in ("VBN", "VBG") and not any(c.dep_ in ("aux", "auxpass") for c in child.children)):
                continue
            if child.dep_ == "relcl" and subject(child) is not None and subject(child).lower_ in ("that", "which", "who"):  # type: ignore[union-attr]
                continue
            if child.dep_ == "relcl" and not any(c.dep_ == "mark" for c in child.children) and _gapped(child):
                continue
            return child
    return None


def _gapped(verb: Token) -> bool:
    """Whether a relative clause misses the object that its noun is: "claims he made"."""
    said = ("dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "auxpass", "prep", "advmod", "neg")
    if verb.dep_ == "relcl" and not any(c.dep_ in said for c in verb.children):
        return True
    return verb.lemma_.lower() in (
        "make",
        "have",
        "deny",
        "reject",
        "raise",
        "hear",
        "say",
        "spread",
        "repeat",
        "face",
        "dismiss",
    ) and not any(c.dep_ in ("dobj", "ccomp") for c in verb.children)
