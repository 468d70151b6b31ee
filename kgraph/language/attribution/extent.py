"""How far a clause reaches: what belongs to the article or to another cue is cut out of it, what a cue has parted is joined again."""

from spacy.tokens import Doc, Token

from kgraph.language.layers import Range, layers
from kgraph.language.lexicon import Cues
from kgraph.language.spans import cut, governing, is_passive, subject, subtree, trim

ADDING = {
    "add", "claim", "say", "note", "insist", "argue", "warn", "stress", "accuse", "blame", "denounce", "vow", "pledge", "cite", "describe",
    "call",
}
"""Participles behind a comma by which the speaker goes on, wherever the parse hangs them."""
GLOSSES = {"referring", "alluding"}
"""Participles behind a comma with which the article explains what was said."""
CONCESSIONS = {"though", "although", "despite"}
USUALLY = {"always", "never", "often", "usually", "sometimes", "rarely"}
"""What tells of a habit: of him of whom it is said, not of what is said now."""
CONTRASTS = {"while", "whereas", "although", "though"}
VERIFYING = {"verify", "confirm", "establish", "authenticate", "corroborate", "determine", "ascertain"}


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
        if (token.dep_ == "prep" and _occasion(doc, token, end)) or _goes_with_cue(token, start, cues) or _glosses(token, start):
            holes.append((token.i, end))
        elif (
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
            if any(c.lower_ in cues.adverbs for c in token.children) or _own_account(token, head, cues):
                holes.append((token.left_edge.i, end))
        elif (
            token.dep_ == "advcl"
            and token.head == head
            and token.i > head.i
            and doc[token.left_edge.i].lower_ in CONCESSIONS
            and doc[token.left_edge.i - 1].text == ","
        ) or (token.dep_ == "conj" and token.head == head and (_of_the_cue(doc, token) or _says_itself(doc, token, cues))):
            holes.append((token.left_edge.i, end))
        elif token.dep_ in ("conj", "advcl") and token.head == head and token.lemma_.lower() in cues.verbs and token.i > head.i:
            if infinitival(token):
                continue  # "there is “no proof” to show that X"
            contrast = doc[token.left_edge.i].lower_ in CONTRASTS and subject(token) is not None
            if joined(token) is not None:
                holes.append((token.i, end))
                continue
            if (contrast or (subject(token) is None and _closing(doc, token))) and any(c.dep_ in ("ccomp", "dobj") for c in token.children):
                holes.append((token.left_edge.i, end))
    return holes


def _goes_with_cue(token: Token, start: int, cues: Cues) -> bool:
    return (cue := _over(token)) is not None and cue.i < start and token.lemma_.lower() in cues.verbs


def _glosses(token: Token, start: int) -> bool:
    return token.lower_ in GLOSSES and token.tag_ == "VBG" and token.i > start and token.nbor(-1).text in (",", "”", '"')


def _occasion(doc: Doc, preposition: Token, end: int) -> bool:
    """Whether the end of a clause tells where it was said: "denied the fire began in an interview with the Post"."""
    if preposition.lower_ not in ("in", "during") or preposition.right_edge.i + 1 < end - 1:
        return False
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if noun is None or noun.lemma_.lower() not in ("interview", "statement", "tweet"):
        return False
    return any(c.lower_ in ("a", "an") for c in noun.children) and not any(t.text == "“" for t in doc[preposition.head.i : preposition.i])


def _of_the_cue(doc: Doc, token: Token) -> bool:
    """Whether a verb that the parse joins to what is said goes with the cue, whose tense it has: "said they have fled, and offered …"."""
    first = token.head
    cue = first.head
    if first.dep_ != "ccomp" or cue.i > first.i or token.i < first.i or subject(token) is not None:
        return False
    if _disagrees(token, first, cue):
        return True
    if token.tag_ not in ("VBD", "VBZ"):
        return False
    before = token.left_edge.i - 1
    if before < 1 or doc[before].dep_ != "cc" or doc[before - 1].text != ",":
        return False
    auxiliaries = [c for c in first.children if c.dep_ in ("aux", "auxpass") and c.i < first.i]
    led = auxiliaries[0].tag_ if auxiliaries else first.tag_
    return token.tag_ == cue.tag_ != led


def _disagrees(token: Token, first: Token, cue: Token) -> bool:
    """Whether a verb agrees with the cue and not with what is said: "fear that the firm has failed and warn that X"."""
    numbers = [_number(t) for t in (token, first, cue)]
    return numbers[0] == numbers[2] and sorted(numbers[:2]) == ["VBP", "VBZ"]


def _number(verb: Token) -> str:
    """The tag of a verb's first word; that of "warn", which the tagger takes for an infinitive where it has no "to", is a plural's."""
    tag = next((c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i), verb.tag_)
    return "VBP" if tag == "VB" else tag


def _says_itself(doc: Doc, token: Token, cues: Cues) -> bool:
    """Whether a clause joined to what is said has a speaker of its own: "…, and staff at the rink say that they never saw him"."""
    own = subject(token)
    if own is None or own.pos_ == "PRON" or token.lemma_.lower() not in cues.verbs or token.i < token.head.i:
        return False
    before = token.left_edge.i - 1
    marked = any(c.dep_ == "ccomp" and c.left_edge.lower_ == "that" for c in token.children)
    return marked and before > 0 and doc[before].dep_ == "cc" and doc[before - 1].text == ","


def _own_account(token: Token, head: Token, cues: Cues) -> bool:
    """Whether a closing ", which …" is the article's: it has a cue ("which she denies"), or is in the present behind a "said"."""
    own, opens = subject(token), token.left_edge.i
    if token.lemma_.lower() in cues.verbs and own is not None and own.tag_ not in ("WDT", "WP"):
        return not any(start < opens < end for start, end in layers(token.doc).quotes)
    if any(mark.text in ("“", '"') for mark in token.doc[opens : token.right_edge.i + 1]):
        return False
    if (token.lemma_.lower() in VERIFYING and is_passive(token)) or (infinitival(head) and own is not None and own.lower_ == "who"):
        return True
    cue = head.head
    past = cue.tag_ == "VBD" or (cue.tag_ == "VBN" and any(c.lower_ in ("has", "have") and c.dep_ == "aux" for c in cue.children))
    present = token.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") and c.dep_ in ("aux", "auxpass") for c in token.children)
    return present and past and cue.i < head.i and own is not None and own.tag_ in ("WDT", "WP")


def _closing(doc: Doc, token: Token) -> bool:
    """Whether a quotation closes just before a verb ("…,” and said")."""
    return any(doc[i].text in ("”", '"') for i in range(max(0, token.i - 3), token.i))


def joined(token: Token) -> Token | None:
    """The subject of the first cue where the parse joins a second one to what the first one says.

    A comma before the "and" tells it ("He said X fell, and added that Y"), or one tense ("said he was ill and vowed to go").
    """
    first = token.head
    if (cue := _over(token)) is not None:
        return governing(cue)
    if first.dep_ != "ccomp" or subject(token) is not None or first.head.i > first.i:
        return None
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_.lower() in ADDING and token.i > first.i:
        return governing(first.head) if token.doc[token.left_edge.i - 1].text == "," else None
    if token.dep_ != "conj":
        return None
    before = next((c for c in first.children if c.dep_ == "cc" and first.i < c.i < token.i), None)
    if any(c.lower_ in USUALLY and c.i < token.i for c in token.children):
        return None  # "said he was kind and always told them that X"
    comma = before is not None and before.i > 0 and token.doc[before.i - 1].text == ","
    tense = token.tag_ in ("VBD", "VBZ") and first.head.tag_ == token.tag_ and first.tag_ != "VB"
    tense = tense or _disagrees(token, first, first.head)
    return governing(first.head) if comma or tense else None


def _over(token: Token) -> Token | None:
    """The verb that a cue in the past is joined to where the parse joins it to an infinitive or to what "would" be.

    "Said that she would win and predicted that he would not": nothing that "would predicted", so it goes with "said".
    """
    first = token.head
    if token.dep_ != "conj" or token.tag_ != "VBD" or first.tag_ != "VB" or subject(token) is not None:
        return None
    if any(c.tag_ == "VBD" and c.dep_ == "aux" for c in first.children):
        return None  # "did not go and predicted"
    return next((t for t in first.ancestors if t.tag_ == "VBD" and t.i < first.i), None)


def resumed(token: Token) -> Token | None:
    """The subject of a cue that the parse leaves without one behind a relative clause: "The firm, which is to close, confirmed that X"."""
    root = token.sent.root
    if token.tag_ not in ("VBD", "VBN") or root.pos_ not in ("NOUN", "PROPN") or root.i > token.i or token.doc[token.i - 1].text != ",":
        return None
    if not any(c.dep_ == "ccomp" and c.i > token.i for c in token.children):
        return None
    opened = next((c.left_edge for c in root.children if c.dep_ == "relcl" and c.i < token.i), None)
    return root if opened is not None and opened.tag_ in ("WDT", "WP") else None


def before_resumed(doc: Doc, content: list[Range], cues: Cues) -> list[Range]:
    """A content up to the comma behind which the main clause goes on ("…, confirmed that X")."""
    found: list[Range] = []
    for start, end in content:
        stop = next((i for i in range(start + 1, end) if doc[i].lemma_.lower() in cues.verbs and resumed(doc[i]) is not None), None)
        if stop is None:
            found.append((start, end))
            continue
        if (piece := trim(doc, start, stop)) is not None:
            found.append(piece)
        break
    return found


def according_phrases(head: Token) -> list[Range]:
    """ ", according to Y" hung anywhere in a clause."""
    return [subtree(t) for t in head.subtree if t.lower_ == "according" and t.dep_ == "prep" and t != head]


def rest(doc: Doc, token: Token, child: Token, cues: Cues) -> list[Range]:
    """The rest of a clause that its cue parts ("A coup has begun, he said, and it cannot be stopped") or that the parse hangs on the cue
    ("said they had spoken; helped the town; and left", "said he was ill and had no wish to go")."""
    if child.i > token.i:
        return _listed(doc, token, child) or _again(doc, token, child)
    for rest in token.children:
        if rest.dep_ == "conj" and rest.i > token.i and rest.lemma_.lower() not in cues.verbs and rest.tag_ != "VBG":
            before = rest.left_edge.i - 1
            joint = before > 0 and doc[before].dep_ == "cc" and doc[before - 1].text == ","
            if joint and not any(c.dep_ == "cc" and c.lower_ == "but" for c in token.children):
                return cut(doc, *subtree(rest), [])
    return []


def _listed(doc: Doc, token: Token, child: Token) -> list[Range]:
    """What a semicolon, or the same state of the same person, joins to a clause behind its cue."""
    for more in token.children:
        if more.dep_ != "conj" or more.i < child.i:
            continue
        before = doc[more.left_edge.i - 1]
        again = any(c.lower_ == "that" and c.dep_ == "mark" for c in more.children)
        if again and token.dep_ != "ccomp":  # "said that it (really?) will and that it must"
            return cut(doc, more.left_edge.i, more.right_edge.i + 1, [])
        if subject(more) is not None:
            if before.dep_ == "cc" and doc[more.left_edge.i].text in ("“", '"'):  # "said he had offers, but “the offers were poor”"
                return cut(doc, *subtree(more), [])
            continue
        state = more.lemma_ in ("have", "be") and more.tag_ == "VBD" and before.lower_ == "and" and child.right_edge.i + 1 == before.i
        if before.text == ";" or state:
            return cut(doc, *subtree(more), [])
    return []


def _again(doc: Doc, token: Token, child: Token) -> list[Range]:
    """A second "that" behind an aside, which the parse hangs on it: "said X, the Post reported, and that Y"."""
    for mark in doc[child.right_edge.i + 1 : token.sent.end]:
        if mark.lower_ != "that" or mark.dep_ != "mark" or doc[mark.i - 1].dep_ != "cc" or mark.head.dep_ != "conj":
            continue
        verb = mark.head
        if token in verb.ancestors and verb.head != token and verb.head.dep_ != "ccomp" and child not in verb.ancestors:
            return cut(doc, mark.i, verb.right_edge.i + 1, [])
    return []


def whole(doc: Doc, noun: Token, before: Token) -> list[Range]:
    """The noun's phrase up to the verb that follows it."""
    start, end = subtree(noun)
    if noun.i < before.i:
        end = min(end, before.i)
        # an apposition or a relative clause that embraces the cue is no part of the subject
    while end - 1 > noun.i and (doc[end - 1].pos_ in ("AUX", "PUNCT") or doc[end - 1].tag_ in ("WDT", "WP")):
        end -= 1
    piece = trim(doc, start, end)
    return [piece] if piece else []


def named_alone(noun: Token) -> int:
    """The end of a noun's phrase without what is told of it behind: "Jon Falk, 50, from Averill", "a man who …"."""
    told = (c.left_edge.i for c in noun.children if c.i > noun.i and (c.dep_ == "relcl" or (c.dep_ in ("appos", "nummod") and c.like_num)))
    return min(told, default=noun.right_edge.i + 1)


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
        if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i and (child.pos_ in ("VERB", "AUX") or _passive(child)):
            # a passive has no object for "that" to be
            whole_clause = child.left_edge.lower_ == "that" and any(c.dep_ == "nsubjpass" and c.tag_[:1] != "W" for c in child.children)
            if (
                child.dep_ == "relcl"
                and not whole_clause
                and any(c.tag_ in ("WDT", "WP") and c.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") for c in child.children)
            ):
                continue
            there = any(c.dep_ == "expl" for c in child.children)  # "claims that there is no money"
            bare = child.tag_ in ("VBN", "VBG") and not any(c.dep_ in ("aux", "auxpass") for c in child.children)
            if bare or (subject(child) is None and not there):
                continue
            if child.dep_ == "relcl" and subject(child) is not None and subject(child).lower_ in ("that", "which", "who"):  # type: ignore[union-attr]
                continue
            first = child.left_edge
            if child.dep_ == "relcl" and first.dep_ == "prep" and first.i + 1 < len(first.doc) and first.nbor().tag_ in ("WDT", "WP"):
                continue  # "allegations to which we replied"
            if _gapped(child) and any(c.dep_ == "dobj" and c.lower_ == "that" for c in child.children):
                continue
            if child.dep_ == "relcl" and not any(c.dep_ == "mark" or c.tag_ == "MD" for c in child.children) and _gapped(child):
                continue  # "claims he made"; but "fears the dam would break"
            return child
    return None


def _passive(word: Token) -> bool:
    """A participle that the tagger took for an adjective: "that he was involved"."""
    return word.tag_ == "JJ" and any(c.dep_ == "auxpass" for c in word.children)


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
        "file",
        "bring",
        "lodge",
        "level",
        "tell",
        "recycle",
    ) and not any(c.dep_ in ("dobj", "ccomp") and c.lower_ != "that" for c in verb.children)
