"""Occasions: those that hold for more than their own sentence, and those that end an interview.

"During a town hall aired by Norvia, Olin and Tarr made their case": what either says next came through Norvia.
"""

from spacy.tokens import Doc, Token

from kgraph.language.layers import ClaimDraft, Layers
from kgraph.language.lexicon import cues
from kgraph.language.spans import subject, within

EVENTS = {"debate", "hall", "forum", "event", "broadcast", "special", "panel", "roundtable", "telethon"}
AIRING = {"broadcast", "air", "televise", "host", "moderate", "stream", "carry", "livestream"}
AT = {"at", "during", "in"}
ASIDE = {"before", "after", "ahead", "following", "outside", "since", "until", "despite"}
"""Behind these an occasion is another one than that at which something is said."""
LASTING = 250
"""Tokens from its mention within which an event holds for who speaks at it."""
PAUSE = 80
"""Tokens between two claims of a source from which an interview is over."""
SPEAKING = {"speak", "address", "testify", "appear", "campaign", "preach", "lecture"}
GATHERINGS = {
    "parliament", "congress", "senate", "house", "assembly", "meeting", "ceremony", "dinner", "summit", "convention", "sermon", "church",
    "event", "gathering", "march", "protest", "vigil", "funeral", "supporter", "lawmaker", "delegate", "student", "worker", "council",
    "committee", "visit", "lunch", "breakfast", "fundraiser", "lecture", "class", "commencement",
}
"""Where, or to whom, one speaks who gives no interview there."""


def aired(doc: Doc, kg: Layers) -> list[tuple[int, int, list[int]]]:
    """Who speaks at an event that an outlet aired or held: place, person, outlet."""
    found: list[tuple[int, int, list[int]]] = []
    for token in doc:
        if token.lemma_.lower() not in EVENTS or token.dep_ != "pobj" or token.head.lower_ not in AT:
            continue
        verb, outlet = token.head.head, _airing(kg, token)
        own = subject(verb) if outlet is not None and verb.pos_ in ("VERB", "AUX") else None
        if outlet is None or own is None:
            continue
        speakers = {kg.at[t.i] for t in own.subtree if t.i in kg.at and (t == own or t.dep_ in ("conj", "appos", "nmod", "dobj", "nsubj"))}
        found += [(token.i, s, [outlet]) for s in sorted(speakers) if kg.entities[s].type == "Person" and kg.entities[s].named]
    return found


def _airing(kg: Layers, event: Token) -> int | None:
    """The outlet that an event is aired or held by: "a CNN debate", "a forum on Norvia", "a debate moderated by Norvia"."""
    near = [c for c in event.children if c.dep_ in ("compound", "nmod", "poss")]
    near += [n for c in event.children if c.dep_ == "prep" and c.lower_ in ("on", "with") for n in c.children if n.dep_ == "pobj"]
    for clause in event.children:
        if clause.dep_ in ("acl", "relcl") and clause.lemma_.lower() in AIRING:
            near += [n for c in clause.children if c.lower_ in ("by", "on") for n in c.children if n.dep_ == "pobj"]
    for token in near:
        entity = kg.at.get(token.i)
        if entity is not None and kg.entities[entity].publishes and not kg.entities[entity].outlet_of_article:
            return entity
    return None


def aside(token: Token, cue: Token) -> bool:
    """Whether what stands at a token is told of another occasion than the cue: "said before a debate aired by Norvia"."""
    event = False
    for above in token.ancestors:
        event = event or above.lemma_.lower() in EVENTS | {"interview", "appearance"}
        if above == cue or (above.pos_ in ("VERB", "AUX") and above.dep_ not in ("acl", "relcl")):
            return False
        if event and above.lower_ in ASIDE:
            return True
    return False


def own_occasion(doc: Doc, claim: ClaimDraft) -> bool:
    """Whether the claim was said on another occasion than the interview: in court, in a tweet or a statement, to others, or before it."""
    if claim.cue is None:
        return False
    cue = doc[claim.cue[0]]
    words = cues().relays["occasions"]
    if cue.lemma_.lower() in words or any(c.lower_ == "had" and c.dep_ == "aux" for c in cue.children):
        return True
    if any(c.lower_ in cues().relays["then"] and c.dep_ == "advmod" for c in cue.children):
        return True
    hearers = [c for c in cue.children if c.dep_ in ("dobj", "dative") and c.pos_ == "NOUN"] if cue.lemma_.lower() == "tell" else []
    if any(c.lemma_.lower() not in cues().relays["staff"] | cues().relays["papers"] or c.tag_ == "NNS" for c in hearers):
        return True  # "told the council", "told reporters"
    if _gathered(cue):
        return True
    outside = [doc[i] for i in range(*claim.sentence) if not within(i, claim.content)]
    return any((t.lemma_.lower() in words and t.pos_ == "NOUN") or t.lower_ in ("ago", "twitter", "facebook") for t in outside)


def _gathered(cue: Token) -> bool:
    """Whether a cue tells of its own place of speaking: "said in parliament", "said, addressing supporters", "said in Paris on Tuesday"."""
    for child in cue.children:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_.lower() in SPEAKING:
            return True
        if child.dep_ == "prep" and child.lower_ in ("in", "at", "to", "during", "before"):
            things = [n for n in child.children if n.dep_ == "pobj"]
            if any(n.lemma_.lower() in GATHERINGS for n in things):
                return True
            dated = any(c.ent_type_ == "DATE" for on in (cue, *cue.children, *things) for c in on.children)
            if child.lower_ == "in" and dated and any(n.ent_type_ == "GPE" for n in things):
                return True
    return False


def runs_on(doc: Doc, before: ClaimDraft, claim: ClaimDraft) -> bool:
    """Whether words are quoted from the statement that was quoted right before: "…,” she added."""
    near = claim.sentence[0] - before.sentence[1] < PAUSE // 2
    return near and claim.speech == "direct" and not own_occasion(doc, claim)
