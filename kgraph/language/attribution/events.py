"""Occasions that hold for more than their own sentence, and those who hand somebody's words on without being an outlet.

"During a town hall aired by Norvia, Olin and Tarr made their case": what either says next came through Norvia. "She said through her
lawyer", "in a video put out by the campaign", and what voters say in somebody's poll, came through these.
"""

from spacy.tokens import Doc, Token

from kgraph.language.layers import ClaimDraft, Layers
from kgraph.language.namelists import people
from kgraph.language.spans import agent, subject, within
from kgraph.language.unnamed import add_unnamed

EVENTS = {"debate", "hall", "forum", "event", "broadcast", "special", "panel", "roundtable", "telethon"}
AIRING = {"broadcast", "air", "televise", "host", "moderate", "stream", "carry", "livestream"}
AT = {"at", "during", "in"}
ASIDE = {"before", "after", "ahead", "following", "outside", "since", "until", "despite"}
"""Behind these an occasion is another one than that at which something is said."""
LASTING = 250
"""Tokens from its mention within which an event holds for who speaks at it."""
HANDED = {"statement", "video", "letter", "email", "message", "recording", "audio", "release", "memo", "text", "note"}
RELEASING = {
    "release", "issue", "provide", "put", "publish", "post", "distribute", "circulate", "send", "share", "supply", "hand", "pass", "give",
}
THROUGH = {"through", "via"}
BEHIND = {
    "lawyer", "attorney", "solicitor", "spokesman", "spokeswoman", "spokesperson", "representative", "publicist", "agent", "manager",
    "aide", "intermediary", "friend", "relative", "office", "campaign", "counsel", "adviser", "advisor",
}
"""Who passes a statement on for somebody else, where no name tells who it is."""
POLLS = {"poll", "survey"}
ASKED = {"%", "percent", "majority", "respondent", "most", "half", "third", "quarter", "fifth"}
"""Words of what a poll found its respondents to say."""
POLLED = 300
"""Tokens behind the mention of a poll within which respondents are its own."""


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


def handed(doc: Doc, kg: Layers, claim: ClaimDraft) -> int | None:
    """Who passed a source's words on, no outlet: "said through her lawyer", "said in a video put out by the campaign"."""
    if claim.cue is None or claim.source is None:
        return None
    cue = doc[claim.cue[0]]
    steps = [c for c in cue.children if c.dep_ in ("prep", "dative") and not within(c.i, claim.content)]
    nouns = [n for c in steps for n in c.children if n.dep_ == "pobj" and n.lemma_.lower() in HANDED]
    behind = [n for c in (*steps, *(c for n in nouns for c in n.children)) if c.lower_ in THROUGH for n in c.children if n.dep_ == "pobj"]
    given = [by for n in nouns for c in n.children if c.dep_ in ("acl", "relcl") and c.lemma_.lower() in RELEASING and (by := agent(c))]
    for token in (*behind, *given):
        entity = kg.at.get(token.i)
        if entity is None and token.lemma_.lower() in BEHIND and token.tag_[:2] == "NN":
            entity = add_unnamed(doc, token)
        if entity is None or entity == claim.source or kg.entities[entity].outlet_of_article:
            continue
        person = kg.entities[entity].type == "Person" and (kg.entities[entity].named or token.lemma_.lower() in BEHIND)
        if person or (token in given and kg.entities[entity].type in ("Organisation", "Outlet")):
            return entity
    return None


def pollsters(doc: Doc, kg: Layers) -> list[tuple[int, int]]:
    """Whose polls the article tells of, and where: "a Norvia University poll", "a poll by Norvia"."""
    found = []
    for token in doc:
        if token.lemma_.lower() not in POLLS or token.pos_ != "NOUN":
            continue
        near = [c for c in token.children if c.dep_ in ("compound", "nmod", "poss")]
        near += [n for c in token.children if c.lower_ in ("by", "from") for n in c.children if n.dep_ == "pobj"]
        whose = next((e for t in near if (e := kg.at.get(t.i)) is not None and kg.entities[e].type in ("Organisation", "Outlet")), None)
        if whose is not None and not kg.entities[whose].outlet_of_article:
            found.append((token.i, whose))
    return found


def polled(doc: Doc, kg: Layers, claims: list[ClaimDraft]) -> None:
    """What shares of people say came through the poll that was told of last."""
    polls = pollsters(doc, kg)
    if not polls:
        return
    for claim in claims:
        if claim.via or claim.source is None or claim.source_mention is None or kg.entities[claim.source].named:
            continue
        start, end = claim.source_mention
        words = {t.lemma_.lower() for t in doc[start:end]}
        ratio = any(t.lower_ == "in" and t.nbor(-1).like_num and t.nbor().like_num for t in doc[start + 1 : end])  # "one in five"
        shares = ratio or bool(words & ASKED)
        last = next((whose for at, whose in reversed(polls) if at < start and start - at < POLLED), None)
        if shares and last is not None and not words & people().nouns - {"voter", "adult", "respondent", "resident"}:
            claim.via = [last]
