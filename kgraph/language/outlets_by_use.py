"""Outlets that are known by what is done with them alone: "an aide told Zeitraum that …", "the newsletter Royal Ear", "Gala Hebdo reports".

No list holds the papers, channels and sites of the world, and taggers take their names for bodies, people or towns. A name becomes an
outlet where the article calls it by an outlet's noun, or where all that is told of it is what is done by and with outlets.
"""

from spacy.tokens import Doc, Token

from kgraph.language.layers import EntityDraft, Layers, MentionDraft
from kgraph.language.lexicon import cues
from kgraph.language.namelists import bodies, names_person, people, places
from kgraph.language.names_kinds import OF_OUTLETS, somewhere

REPORTS = {"report", "write", "publish", "air", "broadcast", "reprint", "headline"}
"""What outlets do and people seldom."""
CARRIES = {"publish", "air", "broadcast", "reprint", "quote", "print", "carry", "cite", "obtain", "report", "see"}
"""What is done by an outlet, to words."""
TOLD = {"tell"}
OPENING = {"radio", "tv", "channel", "canal", "televizija", "télé", "rádio"}
"""First words of the names of broadcasters."""
WEAK = {"programme", "program", "show", "site", "website", "blog", "paper", "station", "network", "agency", "portal"}
"""Outlets' nouns that, behind a name, may be what its bearer has ("the Space Shuttle program", "the mission's website")."""
NEUTRAL = {"nsubj", "poss"}
BETWEEN = {"to", "with", "of", "from", "via", "per"}
"""Prepositions behind which outlets and all others may stand."""


def retype(doc: Doc, kg: Layers) -> None:
    """Give names that are used as outlets are the type Outlet."""
    for draft in kg.entities:
        if draft.named and draft.type in ("Organisation", "Person", "Place") and any(_programme(doc, kg, m) for m in draft.mentions):
            _make(draft)
        elif draft.named and draft.type in ("Organisation", "Person", "Place") and not _settled(draft):
            uses = [_use(doc, m) for m in draft.mentions if m.kind == "name"]
            plain = [u for u in uses if u != "neutral"]
            called = "called" in uses or draft.name.split()[0].lower() in OPENING
            if called or (not draft.roles and plain and all(u == "outlet" for u in plain)):
                _make(draft)


def _make(draft: EntityDraft) -> None:
    draft.type, draft.gender, draft.country = "Outlet", None, None
    draft.roles.clear()


def _programme(doc: Doc, kg: Layers, mention: MentionDraft) -> bool:
    """Whether a name stands in marks behind an outlet's that owns it: "CNN's “Ada Quill Live”"."""
    i = mention.start - 1
    if mention.kind != "name" or i < 2 or not doc[i].is_quote or doc[i - 1].tag_ != "POS":
        return False
    owner = kg.at.get(i - 2)
    closed = any(t.is_quote for t in doc[mention.end : mention.end + 2])
    return closed and owner is not None and kg.entities[owner].type == "Outlet"


def _settled(draft: EntityDraft) -> bool:
    """Whether a name's own words, or what the article calls its bearer, tell that it is a body, a person or a place."""
    words = draft.name.lower().split()
    given = people().given.get(words[0]) if len(words) > 1 else None
    if given is not None or draft.gender is not None or draft.name.lower() in bodies().known:
        return True
    if any(w in bodies().body for w in words) and not any(w in bodies().last for w in words):
        return True
    lower = draft.name.lower()
    return draft.type == "Place" and (lower in places().countries or lower in places().states or lower in bodies().capitals)


def _use(doc: Doc, mention: MentionDraft) -> str:
    """called (by an outlet's noun), outlet (as outlets are used), neutral, or other."""
    head = doc[mention.head]
    if _called(head):
        return "called"
    node = head
    while node.dep_ == "appos" and node.head != node:
        node = node.head
        if names_person(node.lemma_.lower()):
            return "other"  # "told the bishop, Ada Quill, that …"
    verb = node.head
    if node.dep_ in ("dobj", "dative") and verb.lemma_.lower() in TOLD and _tells(verb):
        return "outlet"
    if node.dep_ == "nsubj" and verb.lemma_.lower() in REPORTS:
        full = doc[mention.start].ent_type_ == "PERSON" and mention.end - mention.start > 1
        return "neutral" if full and verb.lemma_ == "write" else "outlet"
    if _quotes(node.head if node.dep_ == "compound" and node.head.lemma_.lower() in bodies().outlet_nouns else node):
        return "outlet"
    carried = node.dep_ == "pobj" and verb.lower_ in ("by", "on", "in") and verb.head.lemma_.lower() in CARRIES
    if carried and not any(c.dep_ == "prt" for c in verb.head.children):  # "carried out in Essex"
        return "outlet"
    if node.dep_ == "pobj" and verb.lower_ in BETWEEN:
        return "neutral"
    if node.dep_ in NEUTRAL and (node.dep_ == "poss" or verb.lemma_.lower() in cues().verbs):
        return "neutral"
    return "other"


def _quotes(node: Token) -> bool:
    """Whether somebody's words are passed on: "Zeitraum quoted her as saying", "was quoted (as saying) by the Zeitraum agency"."""
    verb = node.head
    if node.dep_ == "pobj" and verb.lower_ == "by":
        verb = verb.head.head.head if verb.head.lemma_ == "say" else verb.head
    elif node.dep_ != "nsubj":
        return False
    return verb.lemma_ == "quote" and any(c.lower_ == "as" for c in verb.children)


def _called(head: Token) -> bool:
    """Whether an outlet's noun stands before a name or behind it: "the newsletter Bushel", "Meri, an Estonian portal", "Gab podcast"."""
    nouns = bodies().outlet_nouns
    noun = head.head if head.dep_ in ("appos", "compound", "nmod") else None
    if noun is not None and noun.lemma_.lower() in nouns and abs(noun.i - head.i) < 8:
        owned = head.dep_ != "appos" and noun.i > head.i and noun.lemma_.lower() in WEAK
        if not owned or any(t.lower_ in OF_OUTLETS for t in noun.children):
            return True
    beside = (c for c in head.children if c.dep_ in ("appos", "compound") and c.pos_ == "NOUN")
    return any(c.lemma_.lower() in nouns and not somewhere(c) for c in beside)


def _tells(verb: Token) -> bool:
    """Whether "told X" has what was told, or a quotation, with it; "told X to go" is an order."""
    return not any(c.dep_ == "xcomp" for c in verb.children)
