"""Cues without a finite clause: infinitives, gerunds, noun phrases, and the frames of accuse, charge, blame, describe and call."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.language.attribution.extent import according_phrases, clause_of, cue_range, finite_tail, infinitival, named_alone, tails, whole
from kgraph.language.attribution.found import Found
from kgraph.language.attribution.misread import finite, parted
from kgraph.language.lexicon import Cue, Cues
from kgraph.language.spans import agent, cut, governing, negation, prepositional, subject, subtree, trim

CLEAR = {"clear", "plain", "known", "public"}
CASES = {"case", "point"}
QUANTIFIERS = {"one", "some", "several", "many", "two", "three", "both", "all", "members"}
BIDDING = {
    "push", "urge", "promise", "pledge", "vow", "ask", "tell", "call", "vote", "plan", "want", "persuade", "convince", "force", "press",
    "lobby", "encourage", "advise", "order", "agree", "decide", "threaten", "expect", "prepare", "instruct", "require", "allow", "need",
    "like", "intend",
}
"""Verbs above a denial that is yet to come."""
PREPOSITIONS = {"accuse": "of", "charge": "with", "blame": "for", "describe": "as"}


def that_clause(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:  # noqa: ARG001
    """`verb-that`: "the complaint charged that X": for cues that mean something else without "that"."""
    stated = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i and any(m.lower_ == "that" for m in c.children)), None)
    if stated is not None and not passive:
        reach = parted(doc, token, stated) or subtree(stated)
        yield Found(cut(doc, *reach, tails(doc, stated, cues)), cue_range(token), token, "verb-that", head=stated)


def infinitive(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:
    """`verb-infinitive`: "pledged to purify X", "claims to have seen X"."""
    if passive:
        return
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and infinitival(child) and child.i > token.i:
            if token.lemma_.lower() in ("expect", "feel", "consider", "presume") or any(c.tag_ == "WRB" for c in child.children):
                return  # "figured out how to mend it"
            own = subject(token)
            if cue.group == "purport":
                if own is not None:
                    content = [*whole(doc, own, token), *cut(doc, *subtree(child), [])]
                    yield Found(content, cue_range(token), token, "verb-raised", head=child, impersonal=True)
                return
            content = cut(doc, *subtree(child), [*finite_tail(child), *tails(doc, child, cues)])
            own = subject(token)
            if (
                cue.group == "believe"
                and own is not None
                and own.i < token.i
                and token.tag_ in ("VBD", "VBN")
                and not any(c.dep_ in ("aux", "prt") for c in token.children)
            ):  # "…, believed to be X, …" is a passive that the parse misses
                yield Found([*whole(doc, own, token), *content], cue_range(token), token, "verb-raised", head=child, impersonal=True)
                return
            if token.dep_ == "relcl" and cue.group in ("claim", "allege") and not any(c.dep_ == "dobj" for c in child.children):
                content = [*whole(doc, token.head, token), *content]
            yield Found(content, cue_range(token), token, "verb-infinitive", head=child)
            return


def clear(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:  # noqa: ARG001
    """`verb-clear`: "made it clear that X", "made clear to him that X", "made the case that X"."""
    if (case := next((c for c in token.children if c.dep_ == "dobj" and c.lower_ in CASES), None)) is not None:
        behind = doc[case.i + 1 : token.sent.end]
        mark = next((t for t in behind if t.lower_ == "that" and t.dep_ == "mark" and t.head.i > t.i), None)
        if mark is not None and not any(finite(t) for t in doc[case.i + 1 : mark.i]):
            content = cut(doc, mark.i + 1, subtree(mark.head)[1], tails(doc, mark.head, cues))
            yield Found(content, (token.i, case.i + 1), token, "verb-clear", head=mark.head)
        return
    for word in (t for child in token.children for t in (child, *child.children) if t.lower_ in CLEAR):
        stated = next((c for c in (*word.children, *token.children) if c.i > word.i and any(m.lower_ == "that" for m in c.children)), None)
        if stated is None and doc[token.i + 1].lower_ == "it":  # "made it clear he had misgivings"
            bare = (c for c in (*word.children, *token.children) if c.dep_ in ("advcl", "ccomp") and c.i > word.i)
            stated = next((c for c in bare if subject(c) is not None and c.left_edge.i == word.i + 1 and finite(c)), None)
        if stated is not None:
            yield Found(cut(doc, *subtree(stated), []), (token.i, word.i + 1), token, "verb-clear", head=stated)
        return


def plead(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:  # noqa: ARG001
    """`verb-plead`: "pleaded not guilty to fraud" denies it."""
    guilty = next((c for c in token.subtree if c.lower_ == "guilty"), None)
    target = (prepositional(guilty, "to") or prepositional(token, "to")) if guilty is not None else None
    if guilty is None or target is None:
        return
    start = min(token.i + 1, guilty.i)
    denied = any(t.lower_ == "not" for t in doc[start : guilty.i])
    polarity = "negative" if denied else "positive"
    cue_words = (token.i, guilty.i + 1)
    yield Found(
        cut(doc, *subtree(target), []),
        cue_words,
        token,
        "verb-plead",
        head=target,
        stance="denies" if denied else "asserts",
        polarity=polarity,
    )


def gerund(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:
    """`verb-gerund`: "denied having met X", "admitted to killing X", "complained of being followed"."""
    if passive:
        return
    for child in token.children:
        if child.dep_ in ("xcomp", "pcomp", "ccomp", "dobj") and _doing(child):
            yield Found(cut(doc, *subtree(child), []), cue_range(token), token, "verb-gerund", head=child)
            return
    if cue.group == "recount":
        if token.tag_ == "VBG":
            return  # "an ad talking about building a wall"
        told = next((t for p in ("of", "about") if (t := prepositional(token, p)) is not None and t.dep_ == "pcomp"), None)
        if told is not None and _doing(told):
            yield Found(cut(doc, *subtree(told), tails(doc, told, cues)), cue_range(token), token, "verb-gerund", head=told)
        return
    if token.lemma_.lower() in ("admit", "confess"):
        target = prepositional(token, "to")
        if target is not None:
            yield Found(cut(doc, *subtree(target), []), cue_range(token), token, "verb-gerund", head=target)


def _doing(verb: Token) -> bool:
    """Whether a verb is a gerund: "selling", "having sold", "being sold"."""
    led = any(c.lower_ in ("having", "being") and c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.tag_ == "VBG" or (verb.tag_ == "VBN" and led)


def noun_phrase(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:
    """`verb-noun`: "denied the allegations", "confirmed the report"; "dismissed claims that X" has X as its content."""
    if passive:
        target = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        if target is None or cue.group not in ("confirm", "deny") or negation(token) is None or cue.group == "deny":
            return
        start, end = target.left_edge.i, max(token.right_edge.i + 1, target.right_edge.i + 1)
        if target.tag_ in ("WDT", "WP") and token.dep_ == "relcl":  # "raised the charge, which could not be confirmed"
            pieces = [*whole(doc, token.head, target), *cut(doc, target.i + 1, end, [])]
            yield Found(pieces, None, token, "verb-unverified", head=token, impersonal=True)
            return
        yield Found(cut(doc, start, min(end, token.sent.end), []), None, token, "verb-unverified", head=token, impersonal=True)
        return
    target = next((c for c in token.children if c.dep_ == "dobj"), None) or _behind_as(token)
    if target is None and cue.phrasal:  # "waved off the claims", where the parse takes "off" for where to
        target = next((n for c in token.children if c.i == token.i + 1 for n in c.children if n.dep_ == "pobj"), None)
    if target is not None and target.tag_ == "WDT" and token.dep_ == "relcl":  # "the claims, which she denied"
        denied = next((t for t in (token.head, *token.head.ancestors) if t.lemma_.lower() in cues.objects["claimlike"]), token.head)
        yield Found(whole(doc, denied, target), cue_range(token), token, "verb-noun", head=denied)
        return
    if target is None or any(c.dep_ == "dative" for c in token.children):
        return
    lemma = target.lemma_.lower()
    if cue.group == "deny" and (_bidden(token) or (token.lemma_.lower() != "deny" and lemma in cues.objects["terms"])):
        return
    if lemma in cues.objects["never"] or target.ent_type_ == "PERSON":
        return
    if (token.lemma_.lower() == "claim" and lemma not in cues.objects["claimable"]) or (cue.group == "doubt" and target.pos_ == "PRON"):
        return
    strict = cue.phrasal or token.lemma_.lower() in cues.objects["strict"]
    if strict and lemma not in cues.objects["claimlike"] and lemma not in cues.nouns:
        return
    if (lemma in cues.nouns or lemma in cues.objects["claimlike"]) and cue.group in ("deny", "confirm"):
        stated = clause_of(target) if lemma in cues.nouns else None
        stated = stated or _told_by(token, target)
        if stated is not None and cue.group == "deny":
            first = stated.left_edge.i
            content = cut(doc, first + (doc[first].lower_ == "that"), subtree(stated)[1], [])
            yield Found(content, cue_range(token), token, "verb-noun-clause", head=stated)
            return
    holes = [
        subtree(c)
        for c in target.children
        if c.dep_ == "prep" and (c.lower_ == "as" or (c.lower_ == "to" and any(n.ent_type_ == "ORG" for n in c.children)))
    ]
    yield Found(cut(doc, *subtree(target), holes), cue_range(token), token, "verb-noun", head=target)


def _bidden(verb: Token) -> bool:
    """Whether a denial is only asked for or promised: "pushes the party to reject the bill", "vowed to reject it"; "had to deny" is one."""
    return verb.dep_ in ("xcomp", "ccomp") and infinitival(verb) and verb.head.lemma_.lower() in BIDDING


def _told_by(verb: Token, noun: Token) -> Token | None:
    """The clause of a noun that the parse hangs on who said it, or on the verb: "rejected criticism from Tarr that the weir leaks"."""
    owners = [n for c in noun.children if c.dep_ == "prep" and c.lower_ in ("by", "from") for n in c.children if n.dep_ == "pobj"]
    for owner in owners:
        hung = [c for c in verb.children if c.dep_ in ("advcl", "ccomp") and c.left_edge.i == subtree(noun)[1]]
        stated = clause_of(owner) or next(iter(hung), None)
        if stated is not None and stated.left_edge.lower_ == "that" and stated.left_edge.dep_ == "mark":
            return stated
    return None


def slip(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:
    """`verb-slip`: "let slip on a podcast that X": the clause, wherever the parse hangs it."""
    if passive or token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "slip":
        return
    what = doc[token.i + 1]
    behind = doc[what.i + 1 : token.sent.end]
    stated = next((t for t in behind if any(m.lower_ == "that" and what.i < m.i < t.i for m in t.children)), None)
    if stated is not None:
        first, end = subtree(stated)
        content = cut(doc, first + (doc[first].lower_ == "that"), end, tails(doc, stated, cues))
        yield Found(content, (token.i, what.i + 1), token, "verb-slip", head=stated, certainty=cue.certainty)


def evidence(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:
    """`verb-evidence`: "found no evidence that X": the noun with its clause."""
    what = next((c for c in token.children if c.dep_ == "dobj" and c.lemma_.lower() in cues.objects["evidence"]), None)
    if what is not None and not passive and clause_of(what) is not None:
        first, end = subtree(what)
        listed = next((c for c in token.children if c.dep_ == "conj" and c.left_edge.i == end + 1 and doc[end].text == ","), None)
        if listed is not None and subject(listed) is None and any(t.dep_ == "cc" for t in listed.children):
            end = listed.right_edge.i + 1  # "no evidence that she knew it, took part or was told"
        yield Found(cut(doc, first, end, []), cue_range(token), token, "verb-evidence", head=what, certainty=cue.certainty)


def _called(accused: Token) -> Token | None:
    """What something is called, where the parse hangs the "as" deep inside it: "described their reasons for missing it as “weak”"."""
    last = next((t for t in reversed(list(accused.subtree)) if t.lower_ == "as" and t.dep_ == "prep"), None)
    return next((c for c in last.children if c.dep_ in ("pobj", "amod", "acomp")), None) if last is not None else None


def _adjective(token: Token) -> Token | None:
    """What something is called in one word, or likened to: "described the ruling as historic", "as “like a game”"."""
    called = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > token.i), None)
    return next((c for c in called.children if c.dep_ in ("amod", "acomp", "prep")), None) if called is not None else None


def _state(token: Token) -> Token | None:
    """What something is called by a participle: "described the town as beset by thieves"."""
    states = (c for c in token.children if c.dep_ == "advcl" and c.tag_ in ("VBN", "VBG") and c.i > token.i)
    return next((c for c in states if c.left_edge.lower_ == "as" and subject(c) is None), None)


def _behind_as(token: Token) -> Token | None:
    """The object that stands behind what it is called: "dismissed as nonsense a report that X"."""
    called = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    nouns = [c for c in called.children if c.dep_ == "pobj"] if called is not None else []
    return nouns[-1] if len(nouns) > 1 else None


def _denied(token: Token, cues: Cues) -> bool:
    """Whether what is dismissed as something is itself a report or a claim: then `verb-noun` has it."""
    told = cues.objects["claimlike"]
    return token.lemma_.lower() == "dismiss" and any(c.dep_ == "dobj" and c.lemma_.lower() in told for c in token.children)


def accuse(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:
    """`verb-of`: "accused the West of fighting", "was accused of fraud"; likewise charged with, blamed for, described as."""
    preposition = PREPOSITIONS[cue.group]
    if cue.group == "accuse" and token.lemma_.lower() == "suspect" and not passive:
        return
    if _behind_as(token) is not None or ("as" in cue.frames and _denied(token, cues)):
        return
    target = prepositional(token, preposition)
    objects = any(c.dep_ in ("dobj", "dative") for c in token.children)
    active = token.lemma_.lower() == "refer" or any(c.dep_ == "aux" for c in token.children)  # "has referred to it as a hoax"
    # a headline's "Minister accused of lying"
    bare = target is not None and not passive and not objects and not active and token.tag_ in ("VBN", "VBD")
    passive = passive or bare
    accused = next((c for c in token.children if c.dep_ in (("nsubjpass", "nsubj") if passive else ("dobj", "dative"))), None)
    if accused is None and passive:
        accused = (
            token.head
            if token.dep_ in ("acl", "relcl")
            else governing(token)
            if token.dep_ in ("conj", "xcomp", "advcl", "ccomp")
            else None
        )
    if token.lemma_.lower() == "refer" and accused is None:
        accused = prepositional(token, "to")
    if accused is not None and accused.lower_ in ("who", "which", "that") and token.dep_ == "relcl":
        accused = token.head
    if accused is not None and not passive and accused.lower_ in QUANTIFIERS:
        further = (c for c in (*token.subtree,) if c.dep_ == "pcomp" and c.head.lower_ == preposition and c.i > accused.i)
        target = next(further, target)
    if target is None and passive and (doer := agent(token)) is not None:
        target = prepositional(doer, preposition)
    if target is None and accused is not None:
        target = prepositional(accused, preposition)
    if target is None and accused is not None and cue.group == "describe":
        target = _called(accused) or _adjective(token) or _state(token)
    if target is None or accused is None or (target.i < accused.i and not passive):
        return
    described = cue.group == "describe"
    blamed = cue.group == "blame"
    first = target.head.i if blamed else target.left_edge.i
    first += described and doc[first].lower_ == "as"
    end = subtree(target)[1] if blamed or described else _further(doc, token, subtree(target)[1])
    start_accused, end_accused = subtree(accused)
    if start_accused <= token.i < end_accused:
        end_accused = token.i
    end_accused = min(end_accused, target.head.i if target.head.i > accused.i else first) if start_accused < first else end_accused
    who = trim(doc, start_accused, max(min(end_accused, named_alone(accused)), accused.i + 1))
    what = cut(doc, first, end, according_phrases(target))
    content = sorted({*([who] if who else []), *what})
    if blamed and who and what and what[0][0] - who[1] <= 1:
        content = [(who[0], what[-1][1])] if len(what) == 1 else content
    yield Found(
        content,
        cue_range(token),
        token,
        f"verb-{preposition}",
        head=target if target.pos_ in ("VERB", "AUX") else accused,
        impersonal=bare,
        stance="denies" if (blamed or described) and _rebuke(target, cues) else "asserts",
    )


def _further(doc: Doc, token: Token, end: int) -> int:
    """Where a list of charges ends whose next member the parse hangs on the cue: "charged with threats, obstructing police and arson"."""
    if end + 1 >= len(doc) or doc[end].text != ",":
        return end
    more = next((c for c in token.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.left_edge.i == c.i == end + 1), None)
    listed = more is not None and any(t.dep_ == "cc" for t in more.subtree)
    if more is None or not listed:
        return end
    return min([more.right_edge.i + 1, *(c.left_edge.i for c in more.children if c.dep_ == "advcl" and c.i > more.i)])


def _rebuke(target: Token, cues: Cues) -> bool:
    """Whether what something is called says that it is not so: "as nonsense", "as false"."""
    return target.lemma_.lower() in cues.rebuttal["nouns"] or target.lower_ in cues.rebuttal["adjectives"]
