"""Cues with a clause: "said that X", "X, he said", "X is said to be Y"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.language.attribution import misread, shown
from kgraph.language.attribution.extent import according_phrases, cue_range, infinitival, own_words, participles, rest, tails, whole
from kgraph.language.attribution.found import Found
from kgraph.language.attribution.hung import TELLING, cited_clause, hung_clause
from kgraph.language.layers import Range
from kgraph.language.lexicon import Cue, Cues
from kgraph.language.spans import cut, governing, inner, is_passive, subject, subtree, within

QUESTIONS = {"whether", "if", "how", "why", "what", "who", "where", "when", "which", "whom", "whose"}
EXACTLY = {"exactly", "precisely", "just"}
IT = {"it", "this", "that", "which"}
DASHES = ("-", "–", "—", "--")
CONDITIONS = {"despite", "given", "unlike", "without", "barring"}
"""What is never told of the saying itself, right behind it."""
TURNS = {"as", "while", "amid", "despite", "after", "before", "hours", "days", "weeks"}
"""Words with which the article goes on by itself behind ", he said,"."""
NO_RAISING = {
    "tell",
    "ask",
    "remind",
    "warn",
    "advise",
    "urge",
    "find",
    "reveal",
    "disclose",
    "begin",
    "threaten",
    "rule",
    "propose",
    "hold",
    "pronounce",
    "agree",
    "determine",
    "feel",
    "see",
    "swear",
}
"""Verbs whose passive with an infinitive is an order or an event, no hearsay ("was told to leave")."""
REDUCED = {"believe", "say", "think", "claim", "allege", "report", "suspect", "know", "rumour", "rumor"}


def clause(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:
    """`verb-clause`: "Keane said that X", "X, he said", "it is claimed that X", "X is said to be Y"."""
    if token.lemma_.lower() == "ask":
        return
    if cue.document and (poll := shown.polled(doc, token)) is not None:
        yield poll
        return
    raised = passive and any(c.dep_ in ("xcomp", "oprd") and infinitival(c) for c in token.children)
    leading = _follows(token)
    resumes: Token | None = None
    for child in token.children:
        asks = _question(child) and _told_in_relative(token, child) is None
        if (child.dep_ == "ccomp" or _parted(cue, token, child)) and not raised and child != leading and not asks:
            if cue.document and not shown.speaks(token, child):
                return
            if child.tag_ == "VB" and not any(c.dep_ in ("aux", "nsubj") for c in child.children):
                continue
            if child.i < token.i and (named := _told_of(token, child)) is not None:
                resumes = named
                continue
            if misread.joined_before(doc, token, child) or misread.of_another(doc, token, child) or _before_hung(token, child):
                continue
            if cue.group == "deny" and any(c.lower_ == "as" and token.i < c.i < child.i for c in token.children):
                continue  # "dismissed it as a sign that X" denies no X
            child = misread.before_stop(doc, token, child)
            if _deed(token, child):
                return
            if any(doc[i].text == ";" for i in range(min(child.i, token.i), max(child.i, token.i))):
                continue
            start, end = misread.parted(doc, token, child) or subtree(child)
            start = _after_day(doc, token, child, _lent(token, child, start))
            start = _conditioned(doc, token, child, start)
            start += doc[start].lower_ == "that" and doc[start].tag_ in ("IN", "WDT") and start < child.i
            holes = [*own_words(token, start, end), *participles(child), *tails(doc, child, cues), *according_phrases(child)]
            content = misread.hung_on(doc, token, cut(doc, start, end, holes))
            content += [piece for piece in rest(doc, token, child, cues) if not within(piece[0], content)]
            content += misread.behind_stop(doc, token, child, cues)
            if (described := _told_in_relative(token, child)) is not None:
                content = [*whole(doc, token.head, described), *cut(doc, token.i + 1, end, holes)]
            if content:
                after = next((c for c in leading.children if c.lower_ in ("after", "as")), None) if leading is not None else None
                source = next((c for c in after.children if c.dep_ == "pobj"), None) if after is not None else None
                yield Found(content, cue_range(token), token, "verb-clause", head=child, source=source or resumes)
                return
    if passive:
        before = next((c for c in token.children if c.dep_ == "ccomp" and c.i < token.i), None) if raised else None
        noun = next((c for c in token.children if c.dep_ in ("nsubjpass", "nsubj")), None) or (
            subject(before) if before is not None else None
        )
        for child in token.children:
            if (
                child.dep_ in ("xcomp", "oprd", "ccomp", "advcl")
                and noun is not None
                and (infinitival(child) or child.dep_ == "oprd")
                and cue.passive == "hearsay"
            ):
                if token.lemma_.lower() in NO_RAISING or (token.lemma_ == "suppose" and not _perfect(child)):
                    return
                stated = cut(doc, max(subtree(child)[0], token.i + 1 if child.i > token.i else 0), subtree(child)[1], [])
                content = [*whole(doc, noun, token), *stated]
                if noun.dep_ == "nsubjpass" and noun.lower_ in ("who", "which", "that") and token.dep_ == "relcl":
                    content = [*whole(doc, token.head, token), *stated]
                yield Found(content, cue_range(token), token, "verb-raised", head=child)
                return
        if noun is None and token.dep_ in ("acl", "advcl"):
            doing = next((c for c in token.children if c.dep_ == "xcomp" and infinitival(c)), None)
            if doing is not None and cue.passive == "hearsay" and token.lemma_.lower() in REDUCED:
                holder = token.head if token.dep_ == "acl" else governing(token)
                if holder is not None:
                    content = [*whole(doc, holder, token), *cut(doc, *subtree(doing), [])]
                    yield Found(content, cue_range(token), token, "verb-raised", head=doing)
                    return
    if (that := cited_clause(token) or hung_clause(token)) is not None:
        first, end = subtree(that)
        content = cut(doc, first + (doc[first].lower_ == "that"), end, tails(doc, that, cues))
        yield Found(content, cue_range(token), token, "verb-clause", head=that)
        return
    if not passive and not cue.document and (noted := _told_bare(doc, token)) is not None:
        yield noted
        return
    if (carried := quoted_before(doc, token)) is not None:
        yield carried
        return
    if not passive and (said := misread.clause(doc, token)) is not None:
        yield Found(said[0], cue_range(token), token, "verb-clause", head=said[1])
        return
    if not passive and not cue.document and (told := misread.appended(doc, token)) is not None:
        yield Found(told[0], cue_range(token), token, "verb-aside", head=told[1], source=told[2])
        return
    if (found := aside(doc, token, cue)) is not None:
        yield found


def _told_of(token: Token, clause: Token) -> Token | None:
    """The noun whose relative clause the parse takes for what is said: "Olin, meanwhile, who is unwell, said that X", "Olin, whose mill
    is shut, said X"."""
    subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < clause.i]
    if len(subjects) == 2 and subjects[1].tag_ == "WP" and subjects[0].tag_ != "WP":
        return subjects[0]
    behind = any(c.dep_ == "ccomp" and misread.begins_behind(token, c) for c in token.children)
    if not subjects or not behind or subject(token) is not None or token.doc[token.i - 1].text != ",":
        return None
    return subjects[0] if any(t.tag_ == "WP$" for t in clause.subtree if t.i < clause.i) else None


def _before_hung(token: Token, clause: Token) -> bool:
    """Whether what is reported hangs on the hearers, not on a clause before the cue: "With all done, Olin told the men that X"."""
    own = subject(token)
    return own is not None and clause.i < own.i < token.i and hung_clause(token) is not None


def _told_in_relative(token: Token, child: Token) -> Token | None:
    """The relative pronoun of what a cue in a relative clause tells of its noun: "the fire, which Olin said began at two"."""
    first = child.left_edge
    asked = token.head.head.lemma_ == "ask"  # "asked the guest who he thought would win"
    relative = token.dep_ == "relcl" and not asked and first.i < token.i < child.i and first.tag_ in ("WDT", "WP")
    return first if relative and first.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and token.head.i < first.i else None


def _told_bare(doc: Doc, token: Token) -> Found | None:
    """What a relative clause without a relative tells of its noun: "a choice (that) they say allowed it to go on"."""
    own = subject(token)
    if token.dep_ != "relcl" or own is None or own.i > token.i or own.tag_[:1] == "W" or token.lemma_.lower() not in misread.SAYING:
        return None
    child = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.left_edge.i == token.i + 1 and subject(c) is None), None)
    if child is None or infinitival(child) or child.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "MD", "VB"):
        return None
    if child.tag_ in ("VBN", "VB") and any(c.dep_ == "auxpass" for c in token.children):
        return None
    content = [*whole(doc, token.head, own.left_edge), *cut(doc, *subtree(child), [])]
    return Found(content, cue_range(token), token, "verb-clause", head=child)


def _follows(token: Token) -> Token | None:
    """ "It comes after the channel said X", where the parse makes "It comes after the channel" a clause that is said, too."""
    if subject(token) is not None:
        return None
    for child in token.children:
        own = subject(child)
        if (
            child.dep_ == "ccomp"
            and child.i < token.i
            and child.lemma_.lower() in ("come", "follow")
            and own is not None
            and own.lower_ in IT
        ):
            return child
    return None


def _perfect(infinitive: Token) -> bool:
    """Whether an infinitive tells of what is past: "is supposed to have fled" is hearsay, "is supposed to flee" an order."""
    return any(c.lower_ == "have" and c.dep_ == "aux" for c in infinitive.children)


def _deed(token: Token, child: Token) -> bool:
    """Whether a verb with a verbless clause is no saying: "hold them to account", "found himself alone"."""
    own = subject(child)
    if token.lemma_ == "find":
        return own is not None and own.lower_.endswith(("self", "selves"))
    return token.lemma_ == "hold" and not misread.finite(child)


def _parted(cue: Cue, token: Token, child: Token) -> bool:
    """Whether the parse knows no name for a denied clause whose subject it takes for an object: "denied the fire ever began"."""
    first = child.left_edge.i
    return cue.group == "deny" and child.dep_ == "dep" and child.tag_ == "VBD" and _lent(token, child, first) < first


def _lent(token: Token, child: Token, start: int) -> int:
    """Where a clause begins whose subject the parse takes for the cue's object: "denied the President had undergone surgery"."""
    objects = [c for c in token.children if c.dep_ in ("dobj", "dative") and token.i < c.i < child.i]
    # in "told me the mill is shut", and "was told the mill is shut", the mill is no hearer
    heard = token.lemma_.lower() in TELLING and len(objects) < 2 and not is_passive(token)
    if subject(child) is not None or child.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or heard or infinitival(child):
        return start
    lent = next((c for c in token.children if c.dep_ == "dobj" and token.i < c.i < child.i and c.right_edge.i + 1 == start), None)
    if lent is None and not heard:  # "said a life | without the ferry | is being talked of"
        first = next((c for c in token.children if c.dep_ == "dobj" and c.left_edge.i == token.i + 1), None)
        steps = [c for c in token.children if c.dep_ == "prep" and first is not None and c.left_edge.i == first.right_edge.i + 1]
        lent = first if any(c.right_edge.i + 1 == start for c in steps) else None
    return lent.left_edge.i if lent is not None else start


def _after_day(doc: Doc, token: Token, child: Token, start: int) -> int:
    """Where a clause begins that the parse lets begin with the day on which it was said: "said on Saturday the state would leave"."""
    own = subject(child)
    if own is None or start != token.i + 1:
        return start
    first = own.left_edge.i
    days = doc[start:first]
    dated = len(days) > 0 and all(t.ent_type_ in ("DATE", "TIME") or t.lower_ in ("on", "late", "early", "last", "this") for t in days)
    return first if dated and any(t.ent_type_ for t in days) else start


def _conditioned(doc: Doc, token: Token, child: Token, start: int) -> int:
    """Where a clause begins whose first phrase the parse hangs on the cue: "said despite the rain, the weir would hold"."""
    led = next((c for c in token.children if c.dep_ == "prep" and c.left_edge.i == token.i + 1 and c.lower_ in CONDITIONS), None)
    opens = led is not None and led.right_edge.i < start <= led.right_edge.i + 2 and doc[led.right_edge.i + 1].text == ","
    return led.left_edge.i if led is not None and opens and subject(child) is not None else start


def _question(clause: Token) -> bool:
    """Whether a complement only asks, or names a topic: "whether X", "what X did"."""
    first = clause.left_edge
    if (first.lower_ in ("”", '"', "“") or first.lower_ in EXACTLY) and first.i + 1 < clause.i:
        first = first.nbor()
    if clause.left_edge.lower_ in EXACTLY and first.lower_ in QUESTIONS:
        return True
    if misread.conditional(clause):
        return False
    if first.lower_ in ("whether", "if") and first.dep_ == "mark":
        return True
    asked = first.head
    while asked != clause and asked.dep_ == "xcomp" and asked.head.i < asked.i:
        asked = asked.head  # "what their ears want to hear"
    return first.lower_ in QUESTIONS and first.tag_ in ("WRB", "WP", "WDT", "WP$") and asked.i <= clause.i + 1


def quoted_before(doc: Doc, token: Token) -> Found | None:
    """`verb-clause`: "X, Olin was quoted as saying", "X, the Post quoted Olin as saying"."""
    verb = token.head.head
    if token.dep_ != "pcomp" or token.head.lower_ != "as" or verb.lemma_ not in ("quote", "cite"):
        return None
    stated = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i and subject(c) is not None), None)
    source = next((c for c in verb.children if c.dep_ == ("nsubjpass" if is_passive(verb) else "dobj")), None)
    if stated is None or source is None or any(c.dep_ == "ccomp" for c in token.children):
        return None
    content = cut(doc, *subtree(stated), according_phrases(stated))
    return Found(content, cue_range(token), token, "verb-clause", head=stated, source=source) if content else None


def before_turn(doc: Doc, content: list[Range], end: int) -> list[Range]:
    """Without the piece right behind an aside in which the article goes on itself: "X, he said, as police …", "…, adding to its woes"."""
    return [
        (s, e) for n, (s, e) in enumerate(content)
        if n == 0 or s > end + 1 or s < end or _verbless(doc, content[:n])
        or not (doc[s].lower_ in TURNS or doc[s].tag_ == "VBG" or doc[s - 1].text in DASHES)
    ]


def _verbless(doc: Doc, content: list[Range]) -> bool:
    return not any(doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD") for s, e in content for i in range(s, e))


def _inverted(doc: Doc, token: Token) -> Token | None:
    """The subject behind a cue that commas part from what it stands in: "The gap, said Olin and others, would be clear"."""
    if token.i == 0 or doc[token.i - 1].text != ",":
        return None
    return next((c for c in token.children if c.dep_ == "nsubj" and c.i > token.i), None)


def _own_of_two(doc: Doc, token: Token) -> Token | None:
    """The second of two subjects, where a comma parts them: the first is of what is said, "The fall of the mill, many think, is near"."""
    own = [c for c in token.children if c.dep_ == "nsubj" and c.i < token.i]
    return own[1] if len(own) == 2 and doc[own[1].left_edge.i - 1].text == "," and token.dep_ == "parataxis" else None


def aside(doc: Doc, token: Token, cue: Cue) -> Found | None:
    """`verb-aside`: ", the New York Post reports", ", he said,", "As he noted, …" with the reported clause above it in the parse."""
    if token.dep_ not in ("parataxis", "ccomp", "advcl", "conj", "dep", "relcl", "acl"):
        return None
    own = _inverted(doc, token) or _own_of_two(doc, token) or subject(token)
    objects = ("ccomp", "xcomp") if token.lemma_.lower() in TELLING else ("ccomp", "xcomp", "dobj")
    if own is None or (is_passive(token) and own.lower_ != "it") or any(c.dep_ in objects for c in token.children):
        return None
    if cue.document and not shown.is_document(own):
        return None
    # what stands before the subject and a comma is of the clause that is reported: "If it fails, Olin warned, …"
    first = min(token.i, own.left_edge.i)
    parted = first > 0 and doc[first - 1].text == ","
    left = first if parted else min((c.left_edge.i for c in token.children if c.dep_ != "dep"), default=first)
    start, end = inner(doc, min(left, first), max(token.right_edge.i, own.right_edge.i) + 1)
    sentence = token.sent
    leading = doc[start].lower_ == "as" and token.dep_ == "advcl"
    if leading and token.lemma_.lower() in ("know", "see", "understand"):
        return None  # "as you know", "as the press knows": nobody says it
    opens = start == sentence.start or doc[start - 1].dep_ == "cc"  # "But as he noted, …"
    if leading and opens and doc[min(end, len(doc) - 1)].text == ",":
        content = cut(doc, end, sentence.end if start <= sentence.start + 1 else token.head.right_edge.i + 1, [])
        return Found(content, cue_range(token), token, "verb-aside", head=token.head, source=own) if content else None
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
    more = next((c for c in token.children if c.dep_ == "conj" and c.i > token.i and _goes_on(doc, c)), None)
    if more is not None:  # "He had no party, the mayor added, and had passed all tests": the second half is of what is said, too
        end, high = token.i + 1, max(high, more.right_edge.i + 1)
    content = before_turn(doc, cut(doc, low, high, [(start, end)]), end)
    return Found(content, cue_range(token), token, "verb-aside", head=top, source=own) if content else None


def _goes_on(doc: Doc, verb: Token) -> bool:
    """Whether ", and" without a subject, behind an aside, leads back to what is said: its verb has an auxiliary or is "had", "is"."""
    first = verb.left_edge.i
    joint = first >= 2 and doc[first - 1].dep_ == "cc" and doc[first - 2].text == ","
    return joint and subject(verb) is None and (verb.lemma_ in ("have", "be") or doc[first].dep_ in ("aux", "auxpass"))
