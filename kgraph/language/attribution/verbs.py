"""Cue verbs outside direct speech: each goes through the rules of its frames (`clauses`, `frames`), then gets its source and stance.

The ids of the rules are listed with examples in docs/rules.md.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.language.attribution import calling, clauses, frames, hung, misread, shown, tails, views
from kgraph.language.attribution.extent import VERIFYING, before_resumed, infinitival, joined, resumed
from kgraph.language.attribution.found import Found
from kgraph.language.lexicon import Cue, Cues
from kgraph.language.spans import agent, cut, governing, is_passive, negation, prepositional, subject

GROUNDS = {"evidence", "reason", "ground", "basis", "proof", "time", "way", "chance", "need", "information", "doubt", "cause"}
"""What would let somebody say or conclude it."""
CLAIMED = {"asylum", "benefit", "benefits", "compensation", "expenses", "damages", "insurance", "lives", "refuge", "costs"}
"""What one claims of an office, or a flood of people, and says nothing by it."""
ASTRAY = ("advmod", "npadvmod", "dep", "nmod")
"""What the parse calls a name that it does not know for the subject."""
LETTING = {"allow", "enable", "permit", "let", "help", "teach", "train"}
HOLD_BACK = {"refuse", "decline", "fail", "unable", "able"}
COURTS = {"court", "jury", "tribunal", "inquiry", "inquest", "hearing", "panel", "trial", "judge", "magistrate", "committee", "commission"}


def find(doc: Doc, cues: Cues) -> Iterator[Found]:
    """All candidates of all cue verbs, in reading order."""
    for token in doc:
        if token.lower_ == "think" and token.i + 1 < len(doc) and token.nbor().lower_ in ("tank", "tanks"):
            continue  # the parse takes "the council's think tank, wrote" for thinking
        if token.tag_[:2] == "VB" or token.pos_ == "VERB" or _reports(token) or token.lower_ in ("show", "shows"):
            groups = cues.verbs.get(_with_particle(token)) or cues.verbs.get(token.lemma_.lower())
            if (unverified := _unverified(doc, token)) is not None:
                yield unverified
            elif (aside := shown.shown(doc, token)) is not None:
                yield aside
            elif (view := views.held(doc, token, cues)) is not None:
                yield view
            elif groups:
                yield from _verb(doc, token, groups, cues)


def _with_particle(token: Token) -> str:
    """ "play down", "brush aside": the verb with the particle behind it or behind its object."""
    behind = token.nbor() if token.i + 1 < len(token.doc) else None
    particle = behind if behind is not None and behind.tag_ in ("RP", "RB", "IN") else None
    particle = particle or next((c for c in token.children if c.dep_ == "prt"), None)
    return f"{token.lemma_.lower()} {particle.lower_}" if particle is not None else ""


def _reports(token: Token) -> bool:
    """A verb that the tagger took for a noun: "…, the Post reports", "…, court records show", "Said Ada Quill, …"."""
    if token.lower_ in ("said", "says") and token.is_sent_start and token.tag_[:2] == "NN":
        return True
    if token.tag_ not in ("NN", "NNS") or token.dep_ != "ROOT":
        return False
    parts = {c.dep_ for c in token.children}
    return "ccomp" in parts and ("nsubj" in parts or shown.compounded(token) is not None)


def _verb(doc: Doc, token: Token, groups: tuple[Cue, ...], cues: Cues) -> Iterator[Found]:
    if token.lemma_ == "claim" and token.i + 1 < len(doc) and token.nbor().lower_ in CLAIMED:
        return
    passive = is_passive(token) and resumed(token) is None and token.lemma_ != "let"  # "let slip" has no passive
    hedge = next((c for c in token.children if c.lower_ in cues.adverbs), None)
    by_frame = {frame: group for group in reversed(groups) for frame in group.frames if not group.document}
    document = next((g for g in groups if g.document), None)
    if document is not None and "clause" not in by_frame:
        by_frame["clause"] = document
    for frame, rule in _RULES:
        if frame in by_frame:
            made = False
            for found in rule(doc, token, by_frame[frame], passive, cues):
                content = misread.before_aside(doc, before_resumed(doc, found.content, cues), token, cues)
                content = misread.inside_marks(doc, misread.whole_quotation(doc, content, token), token)
                found.content = misread.before_more(doc, misread.not_only(doc, content))
                _finish(token, found, by_frame[frame], passive, hedge)
                found.content = misread.before_source(doc, found.content, found.source, token)
                if found.content:
                    made = True
                    yield found
            if made:
                return
    if "quote" in by_frame and not passive and (last := tails.lost(doc, token)) is not None:
        _finish(token, last, by_frame["quote"], passive, hedge)
        if last.content:
            yield last


def _unverified(doc: Doc, token: Token) -> Found | None:
    """`verb-unverified`: "the paper could not verify the recordings", "has not been able to establish who wrote it": the whole clause."""
    if token.lemma_.lower() not in VERIFYING or is_passive(token):
        return None
    top = token
    if token.dep_ == "xcomp" and token.head.lower_ in ("able", "unable"):
        top = token.head if token.head.pos_ in ("VERB", "AUX") else token.head.head
        if token.head.lower_ != "unable" and negation(top) is None and negation(token.head) is None:
            return None
    elif negation(token) is None or not any(c.tag_ == "MD" for c in token.children):
        return None
    own = subject(top)
    if own is None or not any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in token.children):
        return None
    content = cut(doc, own.left_edge.i, token.right_edge.i + 1, [])
    return Found(content, None, token, "verb-unverified", head=top, source=own, stance="noPosition") if content else None


def _finish(token: Token, found: Found, cue: Cue, passive: bool, hedge: Token | None) -> None:
    """Source, stance, hedge and certainty, alike for every frame."""
    found.mode, found.certainty = cue.mode, cue.certainty
    if cue.stance != "asserts":
        found.stance = cue.stance
        found.polarity = "negative" if cue.stance == "denies" else "positive"
    if (token.lemma_, next((c.lower_ for c in token.children if c.dep_ == "prt"), "")) == ("rule", "out"):
        found.stance, found.polarity = "denies", "negative"
    if cue.group == "know" and token.lemma_ in ("learn", "hear") and (teller := prepositional(token, "from")) is not None:
        found.source = teller  # "the Post has learned from an aide that X" is the aide's
    if cue.group == "hear":
        own = governing(token)
        found.impersonal = own is not None and own.lemma_.lower() in COURTS
        if not found.impersonal:
            found.content = []
            return
    if found.source is None and not found.impersonal:
        if passive:
            found.source = agent(token)
            found.impersonal = found.source is None
        else:
            found.source = resumed(token) or joined(token) or governing(token) or shown.compounded(token) or _fronted(token)
            found.source = found.source or misread.parted_subject(token)
            found.cited = hung.citing(token)
            if found.source is not None and found.source.lower_ in ("it", "there") and _expletive(found.source):
                found.source, found.impersonal = None, True
            if found.source is None:
                found.source = _inverted(token, found) or _split_off(token)
                found.impersonal = found.source is None
    if infinitival(token) and token.dep_ == "acl" and found.source is not None and found.source.lemma_.lower() in GROUNDS:
        found.content = []  # "enough evidence to conclude that": nobody concludes
        return
    asked = next((c for c in token.children if c.lower_ in ("if", "whether") and c.dep_ == "mark"), None)
    if asked is not None and "ask" in (token.head.lemma_, asked.nbor(-1).lemma_ if asked.i else ""):
        found.content = []  # "asked if he believed that": he has not said so
        return
    if cue.mode == "said" and token.tag_ == "VB" and token.dep_ in ("xcomp", "ccomp") and token.head.lemma_.lower() in LETTING:
        found.content = []  # "a tool that lets users say that": nobody has said it
        return
    if found.impersonal or (passive and found.source is None):
        found.firsthand = False
        if found.certainty == "certain":
            found.certainty = "probable"
    if hedge is not None:
        found.hedge = (hedge.i, hedge.i + 1)
        found.firsthand = False
        if found.certainty == "certain":
            found.certainty = "probable"
    _negated(token, found, cue)


def _fronted(token: Token) -> Token | None:
    """The subject that the parse takes for an apposition to what stands in front: "In a talk with the Post, surgeon Ada Quill said …",
    or for an adverb: "Olin, who is 28, said"."""
    named = next((c for c in token.lefts if c.pos_ == "PROPN" and c.dep_ in ASTRAY and c.ent_type_ not in ("DATE", "TIME")), None)
    if named is not None:
        return named
    i, doc = token.i - 1, token.doc
    while i > token.sent.start:
        aside = next((c for c in token.lefts if c.dep_ == "prep" and c.left_edge.i <= i <= c.right_edge.i), None)
        if aside is not None and not any(t.dep_ == "appos" for t in aside.subtree):
            i = aside.left_edge.i - 1  # "Speaking in Tarn, Olin, without naming him, accused"
        elif doc[i].pos_ in ("ADV", "AUX") or doc[i].text == ",":
            i -= 1
        else:
            break
    found = None
    for noun in (doc[i], *doc[i].ancestors):
        fits = noun.dep_ == "appos" and noun.pos_ in ("PROPN", "NOUN") and noun.head.i < noun.i and noun.right_edge.i <= i + 1
        if fits and doc[noun.left_edge.i - 1].text in (",", "-", "–", "—"):
            found = noun  # the outermost: of "At the mill, Olin, the chief, said" it is Olin
    return found


def _split_off(token: Token) -> Token | None:
    """The noun that the parser took for a sentence of its own, right before the cue's: "Officials | in Kyiv said"."""
    before = token.sent.start - 1
    if before < 0 or token.doc[before].is_punct or token.doc[before].is_space:
        return None
    root = token.doc[before].sent.root
    return root if root.pos_ in ("NOUN", "PROPN") else None


def _inverted(token: Token, found: Found) -> Token | None:
    """The name behind a cue that what is said stands before ("…, claims Olin") or embraces ("Because it is late, explained Olin, “we
    …"), which the parse takes for its object or for the subject of what follows."""
    if not found.content or token.i == 0 or token.nbor(-1).text == ":":
        return None
    before = found.content[-1][1] <= token.i
    nouns = [c for c in token.children if c.i > token.i and c.pos_ in ("PROPN", "NOUN")]
    objects = [c for c in nouns if c.dep_ in ("npadvmod", "dobj", "attr", "oprd")]
    if objects and (before or _between_commas(token, objects[0])):
        return objects[0]
    if not before or token.i + 1 >= token.sent.end:
        return None
    return next((t for t in token.doc[token.i + 1 : token.sent.end] if t.left_edge.i == token.i + 1 and t.pos_ in ("PROPN", "NOUN")), None)


def _between_commas(token: Token, noun: Token) -> bool:
    after = noun.right_edge.i + 1
    return token.nbor(-1).text == "," and noun.left_edge.i == token.i + 1 and after < len(token.doc) and token.doc[after].text == ","


def _expletive(noun: Token) -> bool:
    return noun.dep_ == "expl" or (noun.lower_ == "there")


def _negated(token: Token, found: Found, cue: Cue) -> None:
    """A negated or withheld cue: another stance, or no claim at all."""
    if cue.group in ("confirm", "deny") and _neither(token):
        found.content = []
        return
    no = negation(token)
    held = token.head.lemma_.lower() if token.dep_ == "xcomp" else ""
    if cue.group == "deny" and any(c.lower_ == "longer" and c.i and c.nbor(-1).lower_ == "no" for c in token.children):
        found.stance, found.polarity = "asserts", "positive"  # "no longer denies that he lied"
        return
    if no is None and held not in HOLD_BACK:
        return
    if cue.group == "confirm" or cue.group == "deny":
        found.stance, found.polarity = "noPosition", "positive"
    elif cue.group == "doubt":
        found.stance = "asserts"
    elif no is not None and found.rule == "verb-raised" and token.lemma_.lower() in ("expect", "anticipate"):
        found.content, found.stance = sorted([*found.content, (no.i, no.i + 1)]), "denies"  # "is not expected to come"
    elif cue.mode == "believes" and cue.group in ("believe", "fear"):
        found.stance, found.polarity = "denies", "negative"
    else:
        found.content = []


def _neither(token: Token) -> bool:
    """ "Would neither confirm nor deny": no claim."""
    pair = [token, *token.conjuncts]
    return len(pair) > 1 and any(c.lower_ in ("neither", "nor") for t in pair for c in t.children)


_RULES = (
    ("clause", clauses.clause),
    ("that", frames.that_clause),
    ("inf", frames.infinitive),
    ("gerund", frames.gerund),
    ("of", frames.accuse),
    ("with", frames.accuse),
    ("for", frames.accuse),
    ("as", frames.accuse),
    ("small", calling.small),
    ("np", frames.noun_phrase),
    ("evidence", frames.evidence),
    ("slip", frames.slip),
    ("clear", frames.clear),
    ("plead", frames.plead),
)
