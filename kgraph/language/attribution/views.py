"""What somebody holds of a thing that is said: "finds it hard to believe that X", "cast doubt on the report that X", "called the claim that
X absurd". The thing is the content; the words around it tell the stance."""

from spacy.tokens import Doc, Token

from kgraph.language.attribution.extent import clause_of, cue_range
from kgraph.language.attribution.found import Found
from kgraph.language.lexicon import Cues
from kgraph.language.spans import cut, governing, is_passive, negation, subtree

REACH = 8
"""Tokens between "it" and "that" at most."""
FINITE = {"VBD", "VBZ", "VBP", "MD"}
WONDERING = {"question", "doubt"}


def held(doc: Doc, token: Token, cues: Cues) -> Found | None:
    """The claim of a verb that judges or doubts what is said, or None."""
    if is_passive(token):
        return None
    found = (rule(doc, token, cues) for rule in (_withheld, _judged, _doubted, _called, _questioned))
    return next((f for f in found if f is not None), None)


def _withheld(doc: Doc, token: Token, cues: Cues) -> Found | None:
    """`verb-withheld`: "would not confirm whether X", "would neither confirm nor deny that X": no position on X."""
    lemma = token.lemma_.lower()
    top = token.head if token.dep_ in ("conj", "xcomp") and token.head.i < token.i else token
    marked = any(c.lower_ == "neither" for c in (*top.children, *token.children))
    neither = marked and top.dep_ != "xcomp" and lemma in cues.views["denying"]
    if not neither and lemma not in cues.views["confirming"]:
        return None
    whether = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i and c.left_edge.lower_ in ("whether", "if")), None)
    stated = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None) if neither else whether
    held_back = top != token and top.lemma_.lower() in cues.views["refusing"]
    if stated is None or not (neither or held_back or _kept(token)):
        return None
    source = governing(top)
    first, end = subtree(stated)
    content = cut(doc, first + (doc[first].lower_ in ("that", "whether", "if")), end, [])
    if not content or source is None or source.lower_ in ("i", "we"):
        return None  # what one says of oneself is a claim already
    return Found(content, cue_range(token), token, "verb-withheld", source=source, head=stated, stance="noPosition")


def _kept(token: Token) -> bool:
    """Whether it was held back by choice: "would not confirm", "will not confirm"."""
    return negation(token) is not None and any(c.lower_ in ("would", "wo", "will") for c in token.children)


def _judged(doc: Doc, token: Token, cues: Cues) -> Found | None:
    """`verb-view`: "finds it unlikely that X", "called it nonsense that X"."""
    i = token.i + 1
    if token.lemma_.lower() not in cues.views["judging"] or i + 2 >= len(doc) or doc[i].lower_ != "it":
        return None
    mark = next((t for t in doc[i + 2 : min(i + REACH, token.sent.end)] if t.lower_ == "that" and t.dep_ == "mark"), None)
    if mark is None or any((t.is_punct and not t.is_quote) or t.tag_ in FINITE for t in doc[i + 1 : mark.i]):
        return None  # "thought it was unlikely that X" is a clause of its own
    what, stated = {t.lemma_.lower() for t in doc[i + 1 : mark.i]}, mark.head
    content = cut(doc, mark.i + 1, subtree(stated)[1], [])
    turned = negation(token) is not None
    found = Found(content, cue_range(token), token, "verb-view", source=governing(token), mode="believes", head=stated)
    if not content or found.source is None:
        return None
    if what & (cues.rebuttal["nouns"] | cues.rebuttal["adjectives"]):
        found.stance, found.polarity = ("asserts", "positive") if turned else ("denies", "negative")
    elif what & cues.views["doubtful"]:
        found.stance, found.certainty = ("asserts", "possible") if turned else ("doubts", "possible")
    elif what & cues.views["likely"]:
        found.stance, found.certainty = ("doubts", "possible") if turned else ("asserts", "probable")
    else:
        return None
    return found


def _doubted(doc: Doc, token: Token, cues: Cues) -> Found | None:
    """`verb-doubt`: "cast doubt on the report that X", "put little faith in the claim that X"."""
    noun = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    if noun is None or token.lemma_.lower() not in cues.views["raising"] or negation(token) is not None:
        return None
    lemma, own = noun.lemma_.lower(), {c.lower_ for c in noun.children}
    trusting = lemma in cues.views["trust"] and bool(own & {"little", "no"})
    if not trusting and (lemma not in cues.views["doubt"] or own & {"little", "no", "any"}):
        return None
    for preposition in (*token.children, *noun.children):
        if preposition.dep_ != "prep" or preposition.i < noun.i:
            continue
        for thing in preposition.children:
            stated = clause_of(thing) if thing.dep_ == "pobj" else thing if thing.dep_ == "pcomp" else None
            first = stated.left_edge if stated is not None else thing
            if stated is None and not (thing.dep_ == "pobj" and thing.lemma_.lower() in cues.objects["claimlike"]):
                continue
            whole = subtree(stated if stated is not None else thing)
            content = cut(doc, whole[0] + (first.lower_ in ("that", "whether", "if") and first.dep_ == "mark"), whole[1], [])
            source = governing(token)
            if content and source is not None:
                return Found(
                    content, (token.i, noun.i + 1), token, "verb-doubt", source=source, mode="believes", head=stated or thing,
                    stance="doubts", certainty="possible",
                )
    return None


def _called(doc: Doc, token: Token, cues: Cues) -> Found | None:
    """`verb-view`: "called the claim that X absurd", "described as a lie the charge that X"."""
    told = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    if token.lemma_.lower() not in cues.views["calling"] or told is None or negation(token) is not None:
        return None
    stated = clause_of(told) if told.lemma_.lower() in cues.nouns or told.lemma_.lower() in cues.objects["claimlike"] else None
    words = [c for c in token.children if c.dep_ in ("oprd", "acomp") and c.i > told.i]
    words += [n for c in token.children if c.lower_ == "as" for n in c.children]
    if stated is not None and (last := doc[subtree(stated)[1] - 1]).head.i < last.i and last.lower_ in cues.rebuttal["adjectives"]:
        words.append(last)  # the parse hangs it on the noun before: "called the claim that it paid the referee | absurd"
    scorned = any(w.lemma_.lower() in cues.rebuttal["nouns"] or w.lower_ in cues.rebuttal["adjectives"] for w in words)
    source = governing(token)
    if stated is None or not scorned or source is None:
        return None
    first, end = subtree(stated)
    end = min([end, *(w.left_edge.i for w in words if first < w.i < end)])
    content = cut(doc, first + (doc[first].lower_ == "that"), end, [])
    if not content:
        return None
    return Found(content, cue_range(token), token, "verb-view", source=source, head=stated, stance="denies", polarity="negative")


def _questioned(doc: Doc, token: Token, cues: Cues) -> Found | None:  # noqa: ARG001
    """`verb-doubt`: "questioned whether X", "doubts if X"."""
    if token.lemma_.lower() not in WONDERING or negation(token) is not None:
        return None
    asked = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i and c.left_edge.lower_ in ("whether", "if")), None)
    source = governing(token)
    if asked is None or source is None:
        return None
    content = cut(doc, asked.left_edge.i + 1, subtree(asked)[1], [])
    if not content:
        return None
    return Found(
        content, cue_range(token), token, "verb-doubt", source=source, mode="believes", head=asked, stance="doubts", certainty="possible"
    )
