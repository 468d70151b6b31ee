"""Cue verbs outside direct speech: clauses, infinitives, gerunds, noun phrases, and the frames of accuse, charge, blame, call.

Every rule is a function from the cue's token to candidates; the ids are listed with examples in docs/rules.md.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.language.attribution.found import Found
from kgraph.language.layers import Range
from kgraph.language.lexicon import Cue, Cues, documents
from kgraph.language.spans import agent, cut, governing, inner, is_passive, negation, prepositional, subject, subtree, trim

QUESTIONS = {"whether", "if", "how", "why", "what", "who", "where", "when", "which", "whom", "whose"}
CLAIMLIKE = {
    "claim", "allegation", "accusation", "report", "rumour", "rumor", "suggestion", "speculation", "idea", "charge", "story", "account", "involvement",
    "wrongdoing", "responsibility", "criticism", "assertion", "notion", "affair", "theory", "link", "version", "details", "detail", "existence", "role",
    "knowledge", "news", "part", "finding", "incident", "guilt", "complicity", "it", "that", "this", "everything", "all", "any", "them", "deal",
    "crime", "offence", "offense", "misconduct", "doping", "fraud", "death", "killing", "plan", "plot", "characterization", "characterisation",
}
NOT_CLAIMS = {
    "offer", "bid", "proposal", "request", "appeal", "application", "plea", "amendment", "bill", "candidate", "call", "invitation", "motion",
    "petition", "entry", "bail", "access", "visa", "permission", "service", "treatment", "justice", "position", "help", "support", "lawsuit",
}
HOLD_BACK = {"refuse", "decline", "fail", "unable", "able"}
NO_RAISING = {"tell", "ask", "remind", "warn", "advise", "urge", "find", "begin", "threaten", "rule", "propose", "expect", "hold", "pronounce", "agree", "determine", "feel", "see"}
VERIFYING = {"verify", "confirm", "establish", "authenticate", "corroborate", "determine", "ascertain"}
CLEAR = {"clear", "plain", "known", "public"}
ADDING = {"add", "claim", "say", "note", "insist", "argue", "warn", "stress"}
CLAIMABLE = {"responsibility", "credit", "victory", "innocence", "ignorance", "self-defense", "self-defence", "immunity"}
STRICT = {"dismiss", "back", "contest", "discount", "verify", "authenticate", "decry", "contradict", "reject", "acknowledge", "concede", "allege"}
"""Verbs that attribute only with a claim for their object: one dismisses a minister, too."""
TELLING = {"tell", "inform", "assure", "remind", "warn", "advise"}
CONTRASTS = {"while", "whereas", "although", "though"}
DASHES = {"-", "–", "—", "--"}


def find(doc: Doc, cues: Cues) -> Iterator[Found]:
    """All candidates of all cue verbs, in reading order."""
    for token in doc:
        if token.tag_[:2] == "VB" or token.pos_ == "VERB" or _reports(token):
            groups = cues.verbs.get(token.lemma_.lower())
            if (unverified := _unverified(doc, token)) is not None:
                yield unverified
            elif groups:
                yield from _verb(doc, token, groups, cues)


def _reports(token: Token) -> bool:
    """A verb that the tagger took for a noun: "…, the Post reports"."""
    return token.tag_ == "NNS" and token.dep_ == "ROOT" and {"nsubj", "ccomp"} <= {c.dep_ for c in token.children}


def _verb(doc: Doc, token: Token, groups: tuple[Cue, ...], cues: Cues) -> Iterator[Found]:
    passive = is_passive(token)
    hedge = next((c for c in token.children if c.lower_ in cues.adverbs), None)
    by_frame = {frame: group for group in reversed(groups) for frame in group.frames if not group.document}
    document = next((g for g in groups if g.document), None)
    if document is not None and "clause" not in by_frame:
        by_frame["clause"] = document
    for frame, rule in _RULES:
        if frame in by_frame:
            made = False
            for found in rule(doc, token, by_frame[frame], passive, cues):
                _finish(token, found, by_frame[frame], passive, hedge)
                if found.content:
                    made = True
                    yield found
            if made:
                return


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
    if found.source is None and not found.impersonal:
        if passive:
            found.source = agent(token)
            found.impersonal = found.source is None
        else:
            found.source = _joined(token) or governing(token)
            found.cited = _citing(token)
            if found.source is not None and found.source.lower_ in ("it", "there") and _expletive(token, found.source):
                found.source, found.impersonal = None, True
            if found.source is None:
                found.impersonal = True
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


def _joined(token: Token) -> Token | None:
    """The subject of the first cue where the parse joins a second one to what the first one says: "He said X fell, and added that Y"."""
    first = token.head
    if token.dep_ != "conj" or first.dep_ != "ccomp" or subject(token) is not None or first.head.i > first.i:
        return None
    before = next((c for c in first.children if c.dep_ == "cc" and c.i < token.i and c.i > first.i), None)
    if before is None or before.i == 0 or token.doc[before.i - 1].text != ",":
        return None
    return governing(first.head)


def _citing(token: Token) -> Token | None:
    """Whom an outlet's report leans on: "the Times reported, citing two officials, that X"."""
    for child in token.children:
        if child.lower_ in ("citing", "quoting") and child.dep_ in ("advcl", "prep", "acl", "xcomp"):
            return next((c for c in child.children if c.dep_ in ("dobj", "pobj")), None)
    return None


def _cited_clause(token: Token) -> Token | None:
    """"Reuters reported, citing two officials, that X", where the parse hangs X on the officials."""
    cited = _citing(token)
    if cited is None:
        return None
    return next((c for c in cited.children if c.dep_ in ("relcl", "acl") and any(m.dep_ == "mark" for m in c.children) and subject(c) is not None), None)


def _expletive(token: Token, noun: Token) -> bool:
    return noun.dep_ == "expl" or (noun.lower_ == "there")


def _negated(token: Token, found: Found, cue: Cue) -> None:
    """A negated or withheld cue: another stance, or no claim at all."""
    if cue.group in ("confirm", "deny") and _neither(token):
        found.content = []
        return
    no = negation(token)
    held = token.head.lemma_.lower() if token.dep_ == "xcomp" else ""
    if no is None and held not in HOLD_BACK:
        return
    if cue.group == "confirm":
        found.stance, found.polarity = "noPosition", "positive"
    elif cue.group == "deny":
        found.stance, found.polarity = "noPosition", "positive"
    elif cue.group == "doubt":
        found.stance = "asserts"
    elif cue.mode == "believes" and cue.group in ("believe", "fear"):
        found.stance, found.polarity = "denies", "negative"
    else:
        found.content = []


def _neither(token: Token) -> bool:
    """"Would neither confirm nor deny": no claim."""
    pair = [token, *token.conjuncts]
    return len(pair) > 1 and any(c.lower_ in ("neither", "nor") for t in pair for c in t.children)


def _cue(token: Token) -> Range:
    return token.i, token.i + 1


def _to(token: Token) -> bool:
    """Whether a verb is a to-infinitive: "to purify", "to have killed"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def _speaks(token: Token, child: Token) -> bool:
    """Whether "show" attributes: a document, data or a recording, with a finite clause."""
    own = governing(token)
    finite = child.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in child.children)
    return own is not None and finite and own.lemma_.lower() in documents()


def _finite(child: Token) -> list[Range]:
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
        if token.dep_ == "relcl" and token.right_edge.i + 1 >= end - 1 and token.left_edge.i > start and doc[token.left_edge.i - 1].text == ",":
            if any(c.lower_ in cues.adverbs for c in token.children):
                holes.append((token.left_edge.i, end))
        elif token.dep_ in ("conj", "advcl") and token.head == head and token.lemma_.lower() in cues.verbs and token.i > head.i:
            contrast = doc[token.left_edge.i].lower_ in CONTRASTS and subject(token) is not None
            if (contrast or (subject(token) is None and _closing(doc, token)) or _joined(token) is not None) and any(c.dep_ in ("ccomp", "dobj") for c in token.children):
                holes.append((token.left_edge.i, end))
    return holes


def _closing(doc: Doc, token: Token) -> bool:
    """Whether a quotation closes just before a verb ("…,” and said")."""
    return any(doc[i].text in ("”", '"') for i in range(max(0, token.i - 3), token.i))


def according_phrases(head: Token) -> list[Range]:
    """", according to Y" hung anywhere in a clause."""
    return [subtree(t) for t in head.subtree if t.lower_ == "according" and t.dep_ == "prep" and t != head]


def _question(clause: Token) -> bool:
    """Whether a complement only asks, or names a topic: "whether X", "what X did"."""
    first = clause.left_edge
    if first.lower_ in ("”", '"', "“") and first.i + 1 < clause.i:
        first = first.nbor()
    if first.lower_ in ("whether", "if") and first.dep_ == "mark":
        return True
    return first.lower_ in QUESTIONS and first.tag_ in ("WRB", "WP", "WDT", "WP$") and first.head.i <= clause.i + 1


def clause(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:  # noqa: ARG001
    """`verb-clause`: "Keane said that X", "X, he said", "it is claimed that X", "X is said to be Y"."""
    if token.lemma_.lower() == "ask":
        return
    for child in token.children:
        if child.dep_ == "ccomp" and not _question(child):
            if cue.document and not _speaks(token, child):
                return
            if child.tag_ == "VB" and not any(c.dep_ in ("aux", "nsubj") for c in child.children):
                continue
            if any(doc[i].text == ";" for i in range(min(child.i, token.i), max(child.i, token.i))):
                continue
            start, end = subtree(child)
            holes = [*_asides(doc, token, start, end), *_participles(child), *tails(doc, child, cues), *according_phrases(child)]
            content = [*cut(doc, start, end, holes), *_goes_on(doc, token, child, cues)]
            if content:
                yield Found(content, _cue(token), token, "verb-clause", head=child)
                return
    if passive:
        noun = next((c for c in token.children if c.dep_ in ("nsubjpass", "nsubj")), None)
        for child in token.children:
            if child.dep_ in ("xcomp", "oprd", "ccomp", "advcl") and noun is not None and (_to(child) or child.dep_ == "oprd") and cue.passive == "hearsay":
                if token.lemma_.lower() in NO_RAISING:
                    return
                content = [*_whole(doc, noun, token), *cut(doc, *subtree(child), [])]
                if noun.dep_ == "nsubjpass" and noun.lower_ in ("who", "which", "that") and token.dep_ == "relcl":
                    content = [*_whole(doc, token.head, token), *cut(doc, *subtree(child), [])]
                yield Found(content, _cue(token), token, "verb-raised", head=child)
                return
        if noun is None and token.dep_ in ("acl", "advcl"):
            child = next((c for c in token.children if c.dep_ == "xcomp" and _to(c)), None)
            if child is not None and cue.passive == "hearsay" and token.lemma_.lower() in ("believe", "say", "think", "claim", "allege", "report", "suspect", "know"):
                holder = token.head if token.dep_ == "acl" else governing(token)
                if holder is not None:
                    yield Found([*_whole(doc, holder, token), *cut(doc, *subtree(child), [])], _cue(token), token, "verb-raised", head=child)
                    return
    if (that := _cited_clause(token)) is not None:
        yield Found(cut(doc, *subtree(that), []), _cue(token), token, "verb-clause", head=that)
        return
    aside = _aside(doc, token)
    if aside is not None:
        yield aside


def _goes_on(doc: Doc, token: Token, child: Token, cues: Cues) -> list[Range]:
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


def _whole(doc: Doc, noun: Token, before: Token) -> list[Range]:
    """The noun's phrase up to the verb that follows it."""
    start, end = subtree(noun)
    if noun.i < before.i:
        end = min(end, before.i)
        # an apposition or a relative clause that embraces the cue is no part of the subject
    while end - 1 > noun.i and doc[end - 1].pos_ in ("AUX", "PUNCT"):
        end -= 1
    piece = trim(doc, start, end)
    return [piece] if piece else []


def _asides(doc: Doc, token: Token, start: int, end: int) -> list[Range]:
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


def _participles(child: Token) -> list[Range]:
    """A trailing ", adding that Y" that the parse hung into the clause before it."""
    holes: list[Range] = []
    for token in child.children:
        if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_.lower() in ADDING:
            start, end = subtree(token)
            if start > child.i:
                holes.append((start, end))
    return holes


def _aside(doc: Doc, token: Token) -> Found | None:
    """`verb-aside`: ", the New York Post reports", ", he said,", "As he noted, …" with the reported clause above it in the parse."""
    if token.dep_ not in ("parataxis", "ccomp", "advcl", "conj", "dep", "relcl", "acl"):
        return None
    own = subject(token)
    objects = ("ccomp", "xcomp") if token.lemma_.lower() in TELLING else ("ccomp", "xcomp", "dobj")
    if own is None or (is_passive(token) and own.lower_ != "it") or any(c.dep_ in objects for c in token.children):
        return None
    left = min((c.left_edge.i for c in token.children if c.dep_ != "dep"), default=token.i)
    start, end = inner(doc, min(left, token.i, own.left_edge.i), max(token.right_edge.i, own.right_edge.i) + 1)
    sentence = token.sent
    leading = doc[start].lower_ == "as" and token.dep_ == "advcl"
    if leading and start == sentence.start and doc[min(end, len(doc) - 1)].text == ",":
        content = cut(doc, end, sentence.end, [])
        return Found(content, _cue(token), token, "verb-aside", head=token.head, source=own) if content else None
    if start == 0 or doc[start - 1].text not in (",", "—", "–", "-", "”", '"', "--"):
        return None
    after = doc[end] if end < len(doc) else None
    if after is not None and not (after.is_punct or after.is_space or after.text in "—–-"):
        return None
    if end - start > 14 or own.lower_ in ("who", "which", "that"):
        return None
    top = token.head
    for _ in range(3):
        if top.dep_ in ("ccomp", "conj", "advcl", "relcl") and top.head != top and top.head.sent == token.sent and top.dep_ != "conj":
            break
        if top.dep_ == "conj":
            top = top.head
        else:
            break
    last = end >= sentence.end - 2
    low, high = (sentence.start, sentence.end) if last else subtree(top)
    low, high = max(low, sentence.start), min(high, sentence.end)
    if last:
        top = sentence.root if sentence.root != token else top
    content = cut(doc, low, high, [(start, end)])
    return Found(content, _cue(token), token, "verb-aside", head=top, source=own) if content else None


def infinitive(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:  # noqa: ARG001
    """`verb-infinitive`: "pledged to purify X", "claims to have seen X"."""
    if passive:
        return
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and _to(child) and child.i > token.i:
            if token.lemma_.lower() in ("expect", "feel", "consider"):
                return
            content = cut(doc, *subtree(child), [*_finite(child), *tails(doc, child, cues)])
            if token.dep_ == "relcl" and cue.group == "claim" and not any(c.dep_ == "dobj" for c in child.children):
                content = [*_whole(doc, token.head, token), *content]
            yield Found(content, _cue(token), token, "verb-infinitive", head=child)
            return


def clear(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:  # noqa: ARG001
    """`verb-clear`: "made it clear that X", "made clear to him that X"."""
    for word in (t for child in token.children for t in (child, *child.children) if t.lower_ in CLEAR):
        stated = next((c for c in (*word.children, *token.children) if c.i > word.i and any(m.lower_ == "that" for m in c.children)), None)
        if stated is not None:
            yield Found(cut(doc, *subtree(stated), []), (token.i, word.i + 1), token, "verb-clear", head=stated)
        return


def gerund(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:  # noqa: ARG001
    """`verb-gerund`: "denied having met X", "admitted to killing X"."""
    if passive:
        return
    for child in token.children:
        if child.dep_ in ("xcomp", "pcomp", "ccomp", "dobj") and child.tag_ == "VBG":
            yield Found(cut(doc, *subtree(child), []), _cue(token), token, "verb-gerund", head=child)
            return
    if token.lemma_.lower() in ("admit", "confess"):
        target = prepositional(token, "to")
        if target is not None:
            yield Found(cut(doc, *subtree(target), []), _cue(token), token, "verb-gerund", head=target)


def noun_phrase(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:
    """`verb-noun`: "denied the allegations", "confirmed the report"; "dismissed claims that X" has X as its content."""
    if passive:
        target = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        if target is None or cue.group not in ("confirm", "deny") or negation(token) is None or cue.group == "deny":
            return
        start, end = target.left_edge.i, max(token.right_edge.i + 1, target.right_edge.i + 1)
        yield Found(cut(doc, start, min(end, token.sent.end), []), None, token, "verb-unverified", head=token, impersonal=True)
        return
    target = next((c for c in token.children if c.dep_ == "dobj"), None)
    if target is None or any(c.dep_ == "dative" for c in token.children):
        return
    lemma = target.lemma_.lower()
    if lemma in NOT_CLAIMS or target.ent_type_ == "PERSON":
        return
    if (token.lemma_.lower() == "claim" and lemma not in CLAIMABLE) or (cue.group == "doubt" and target.pos_ == "PRON"):
        return
    strict = token.lemma_.lower() in STRICT
    if strict and lemma not in CLAIMLIKE and lemma not in cues.nouns:
        return
    if lemma in cues.nouns and cue.group in ("deny", "confirm") :
        stated = clause_of(target)
        if stated is not None and cue.group == "deny":
            yield Found(cut(doc, *subtree(stated), []), _cue(token), token, "verb-noun-clause", head=stated)
            return
    start, end = subtree(target)
    yield Found(cut(doc, start, end, []), _cue(token), token, "verb-noun", head=target)


def clause_of(noun: Token) -> Token | None:
    """The clause that a noun like "claim" or "rumour" brings: "claims that X", "speculation he may X"."""
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i and child.pos_ in ("VERB", "AUX"):
            if child.dep_ == "relcl" and any(c.tag_ in ("WDT", "WP") and c.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") for c in child.children):
                continue
            if subject(child) is None or child.tag_ in ("VBN", "VBG") and not any(c.dep_ in ("aux", "auxpass") for c in child.children):
                continue
            if child.dep_ == "relcl" and subject(child) is not None and subject(child).lower_ in ("that", "which", "who"):  # type: ignore[union-attr]
                continue
            if child.dep_ == "relcl" and not any(c.dep_ == "mark" for c in child.children) and _gapped(child):
                continue
            return child
    return None


def _gapped(verb: Token) -> bool:
    """Whether a relative clause misses the object that its noun is: "claims he made"."""
    return verb.lemma_.lower() in ("make", "have", "deny", "reject", "raise", "hear", "say", "spread", "repeat", "face", "dismiss") and not any(
        c.dep_ in ("dobj", "ccomp") for c in verb.children
    )


def accuse(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:
    """`verb-of`: "accused the West of fighting", "was accused of fraud"; likewise charged with, blamed for, described as."""
    preposition = {"accuse": "of", "charge": "with", "blame": "for", "describe": "as"}[cue.group]
    if cue.group == "accuse" and token.lemma_.lower() == "suspect" and not passive:
        return
    target = prepositional(token, preposition)
    accused = next((c for c in token.children if c.dep_ in (("nsubjpass", "nsubj") if passive else ("dobj", "dative"))), None)
    if accused is None and passive:
        accused = token.head if token.dep_ in ("acl", "relcl") else governing(token) if token.dep_ in ("conj", "xcomp", "advcl", "ccomp") else None
    if accused is not None and accused.lower_ in ("who", "which", "that") and token.dep_ == "relcl":
        accused = token.head
    if target is None and accused is not None:
        target = prepositional(accused, preposition)
    if target is None or accused is None or target.i < accused.i and not passive:
        return
    leading = [target.head] if cue.group in ("blame", "describe") else []
    first = leading[0].i if leading else target.left_edge.i
    end = subtree(target)[1]
    start_accused, end_accused = subtree(accused)
    if start_accused <= token.i < end_accused:
        end_accused = token.i
    end_accused = min(end_accused, first) if start_accused < first else end_accused
    who = trim(doc, start_accused, max(end_accused, accused.i + 1))
    what = cut(doc, first, end, _according(target))
    content = sorted({r for r in [*([who] if who else []), *what]})
    if leading and who and what and what[0][0] - who[1] <= 1:
        content = [(who[0], what[-1][1])] if len(what) == 1 else content
    yield Found(content, _cue(token), token, f"verb-{preposition}", head=target if target.pos_ in ("VERB", "AUX") else accused)


def _according(target: Token) -> list[Range]:
    return [subtree(c) for c in target.subtree if c.lower_ == "according" and c.dep_ == "prep"]


def small(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:  # noqa: ARG001
    """`verb-small`: "called the report a hoax"."""
    if passive:
        return
    for child in token.children:
        own = subject(child) if child.dep_ == "ccomp" and child.i > token.i and child.pos_ != "VERB" else None
        if own is not None and not own.lower_.endswith(("self", "selves")):
            yield Found(cut(doc, *subtree(child), []), _cue(token), token, "verb-small", head=child)
            return
    what = next((c for c in token.children if c.dep_ == "oprd"), None)
    whom = next((c for c in token.children if c.dep_ == "dobj"), None)
    if what is not None and whom is not None and whom.i < what.i and not whom.lower_.endswith(("self", "selves")):
        yield Found(cut(doc, subtree(whom)[0], subtree(what)[1], []), _cue(token), token, "verb-small", head=what)


_RULES = (
    ("clause", clause), ("inf", infinitive), ("gerund", gerund), ("of", accuse), ("with", accuse), ("for", accuse), ("as", accuse),
    ("small", small), ("np", noun_phrase),
    ("clear", clear),
)
