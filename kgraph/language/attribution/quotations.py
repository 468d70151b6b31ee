"""Direct speech: which quotations are speech, who speaks them, and their sentences, one claim each.

A quotation is speech where a cue verb stands against its marks, where it opens a sentence of its own, or where it goes on from one
that was speech. All others (scare quotes, a few words inside an indirect clause) belong to the clause that holds them.
"""

import re

from spacy.tokens import Doc, Token

from kgraph.language.attribution import blocks, transcripts
from kgraph.language.attribution.utterances import Speech, sentences
from kgraph.language.layers import Layers, Range
from kgraph.language.lexicon import Cue, Cues
from kgraph.language.spans import SUBJECTS, agent, governing, is_passive, subject

REACH = 40
"""Tokens between a quotation's mark and its cue verb at most."""
YEAR = re.compile(r"(?:19|20)\d\d")
UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"
"""Characters that are not seen, and stand before marks in texts out of web pages."""
BACK = {"shoot", "fire", "hit", "snap", "write", "clap", "come"}
"""Verbs that, with "back", answer."""
SIGNING = {"-", "–", "—", "--", "―"}
SIGNATURE = 16
"""Tokens of the name and the office below a quotation at most."""
PLACE = 6
"""Tokens from a cue to the mark where only the place of what was written stands between them."""
ABOVE = (":", ",")
"""What ends a line that opens the quotation in the paragraph below it: "Ada Quill said:"."""
TELLING = {"ask", "tell", "warn", "remind", "inform", "advise", "urge"}
"""Cues whose passive has a hearer for its subject."""
ALONE = 5
"""Words from which a quotation that no cue touches can be speech."""


def find(doc: Doc, kg: Layers, cues: Cues) -> list[Speech]:
    """All speech of the article, in order."""
    opened = blocks.mark(doc, kg, cues)
    turns = transcripts.mark(doc, kg)
    found: list[Speech] = []
    bounds = {p: (s, e) for p, (s, e) in enumerate(kg.paragraphs)}
    paragraph_of = _paragraphs_of(kg)
    last: Speech | None = None
    for index, (start, end) in enumerate(kg.quotes):
        p = paragraph_of[index]
        if start in opened:
            cue, source, group = opened[start]
            follows = last.index if last is not None and last.cue == cue else None
            last = Speech(index, (start, end), None if follows is not None else cue, source, cue_before=True, follows=follows, group=group)
            last.units = sentences(doc, start, end)
            found.append(last)
            continue
        if start in turns:
            last = Speech(index, (start, end), None, turns[start], cue_before=True, units=sentences(doc, start, end))
            found.append(last)
            continue
        low, high = bounds[p]
        led_in = p > 0 and start - 1 <= low and p - 1 != kg.headline
        if led_in and (above := blocks.opening(doc, kg.paragraphs[p - 1], cues, ABOVE)) is not None:
            last = Speech(index, (start, end), above[0], above[1], cue_before=True, group=above[2])
            last.units = sentences(doc, start, end)
            found.append(last)
            continue
        previous_end = kg.quotes[index - 1][1] + 1 if index and paragraph_of[index - 1] == p else low
        next_start = kg.quotes[index + 1][0] - 1 if index + 1 < len(kg.quotes) and paragraph_of[index + 1] == p else high
        speech = _speech(doc, cues, index, (start, end), max(low, previous_end), min(high, next_start), last, p, paragraph_of)
        if speech is not None:
            speech.units = sentences(doc, start, end)
            found.append(speech)
            last = speech
    return found


def _paragraphs_of(kg: Layers) -> list[int]:
    numbers: list[int] = []
    p = 0
    for start, _ in kg.quotes:
        while p + 1 < len(kg.paragraphs) and kg.paragraphs[p][1] <= start:
            p += 1
        numbers.append(p)
    return numbers


def _speech(
    doc: Doc,
    cues: Cues,
    index: int,
    span: Range,
    low: int,
    high: int,
    last: Speech | None,
    p: int,
    paragraph_of: list[int],
) -> Speech | None:
    start, end = span
    words = sum(t.is_alpha for t in doc[start:end])
    mark = start - 1
    while mark > low + 1 and doc[mark - 1].is_space and "\n" not in doc[mark - 1].text:
        mark -= 1  # texts out of web pages have two blanks, or one that does not break, before a mark
    opens = (
        mark <= low
        or doc[mark - 1].text in (".", "?", "!", ":", "”", '"', "•", "-", "—", "–")
        or doc[mark - 1].is_space
        or not doc[mark - 1].text.strip(UNSEEN)
        or doc[start - 1].is_sent_start
    )
    led = mark > low and (doc[mark - 1].text in (":", ",") or _straight_on(doc, cues, mark, words))
    ended = doc[end - 1].text[-1:] in ",.?!…—" or (end < len(doc) and end + 1 < len(doc) and doc[end + 1].text == ",")
    same = last is not None and paragraph_of[last.index] == p
    # cue behind: “…,” he said
    behind = _behind(doc, cues, end + 1, high) if (opens or led or _joined_on(doc, mark, low)) and (ended or words >= ALONE) else None
    if behind is not None and not opens and not any(t.pos_ in ("VERB", "AUX") for t in doc[start:end]) and _names(doc, start, end):
        return None  # "slammed them on his show, “Mornings with Bo,” the Post reported"
    ahead = _ahead(doc, cues, low, mark) if led or (opens and mark > low) else None
    if ahead is not None and led and ahead[0].i + 2 < mark and _names(doc, start, end) and not _spoken(doc, start, end):
        return None  # "he said in his memoir, “Rain in Tarn”"
    if behind is not None and doc[end - 1].text == "." and _new_sentence(doc, end + 1):
        own_clause = any(c.dep_ == "ccomp" and c.i > behind[0].i for c in behind[0].children)
        behind = None if own_clause else behind  # "“I know.” The mayor has long said that it is late"
    if behind is not None and led and ahead is not None and doc[end - 1].text in (".", "?", "!") and _new_sentence(doc, end + 1):
        behind = None  # "he said, “Yes.” At the same time, she added"
    if led and ahead is not None and doc[mark - 1].text == ",":
        joined = same and last is not None and last.cue == ahead[0] and not doc[start].text[:1].isupper()
        if joined or (last is not None and same and last.cue == ahead[0]):
            return Speech(index, span, ahead[0], ahead[1], joined=joined, follows=last.index if last else None, group=ahead[2])
    if doc[mark - 1].text == ":" if mark > low else False:
        if ahead is not None:
            return Speech(index, span, ahead[0], ahead[1], cue_before=True, group=ahead[2])
        speaker = _quoted(doc, low, mark - 1) or _colon(doc, low, mark - 1)
        if speaker is not None:
            return Speech(index, span, None, speaker, cue_before=True)
    if behind is not None:
        return Speech(index, span, behind[0], behind[1], group=behind[2])
    if mark <= low + 1 and _listed(doc, end + 1, high):
        return None
    if ahead is None and mark <= low + 1 and words >= ALONE - 1 and (signer := _signed(doc, end + 1, high)) is not None:
        return Speech(index, span, None, signer)
    if led and ahead is not None and not _fragment(doc, start):
        return Speech(index, span, ahead[0], ahead[1], cue_before=True, group=ahead[2])
    if not opens:
        return None
    if _fragment(doc, start):
        return None
    if same and last is not None and words >= 2:
        return Speech(index, span, None, None, follows=last.index)
    sentence_like = words >= ALONE and any(t.pos_ in ("VERB", "AUX") for t in doc[start:end])
    answered = _answered(doc, end + 1)
    if not sentence_like or (end < high and not answered and _goes_on(doc, end + 1, high)):
        return None
    if answered:
        return Speech(index, span, None, None, follows=None)
    if last is not None and paragraph_of[last.index] >= p - 2:
        return Speech(index, span, None, None, follows=last.index)
    return Speech(index, span, None, None, follows=None)


def _joined_on(doc: Doc, mark: int, low: int) -> bool:
    """Whether only a small word that opens the sentence stands before a mark: "But “if it rains, forget it,” said Ada Quill"."""
    first = mark - 1
    return first >= low and doc[first].tag_ in ("CC", "RB", "IN") and doc[first].text[:1].isupper() and doc[first].is_sent_start is True


def _spoken(doc: Doc, start: int, end: int) -> bool:
    """Whether a verb or a mark of its own makes quoted words a sentence."""
    return doc[end - 1].text in ("!", "?") or any(t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBN", "VBG") for t in doc[start:end])


def _names(doc: Doc, start: int, end: int) -> bool:
    """Whether quoted words are a title: capitals on all but the small ones."""
    words = [t for t in doc[start:end] if t.is_alpha]
    return len(words) > 1 and all(t.text[:1].isupper() or t.pos_ in ("ADP", "DET", "CCONJ") for t in words) and words[0].text[:1].isupper()


def _straight_on(doc: Doc, cues: Cues, mark: int, words: int) -> bool:
    """Whether a sentence in marks stands right behind its cue or the cue's place, with no comma: "writing on a wall “Nobody came.”"."""
    if words < ALONE or doc[mark - 1].is_punct or not doc[mark + 1].text[:1].isupper():
        return False
    i = mark - 1
    while i >= 0 and mark - i <= PLACE and _quoting(doc[i], cues) is None:
        i -= 1
    cue = doc[max(i, 0)]
    if _quoting(cue, cues) is None or mark - i > PLACE:
        return False
    return all(t.dep_ == "prep" or cue in t.ancestors for t in doc[i + 1 : mark]) and (i + 1 == mark or doc[i + 1].dep_ == "prep")


def _listed(doc: Doc, start: int, high: int) -> bool:
    """Whether a dash, an outlet and a year behind a quotation make it the title of a piece: "“Rain in Tarn” — Coast Post, May 2, 2008"."""
    tail = [t for t in doc[start:high] if not t.is_space]
    return bool(tail) and tail[0].text in SIGNING and len(tail) <= SIGNATURE and bool(YEAR.fullmatch(tail[-1].text))


def _signed(doc: Doc, start: int, high: int) -> Token | None:
    """Who signs a quotation that stands alone: "“It is a long game.” — Ada Quill", "“It is over.” Bruno Salt, blogger"."""
    words = [t for t in doc[start:high] if not t.is_space]
    dashed = bool(words) and words[0].text in SIGNING
    name = words[dashed:]
    if not name or len(name) > SIGNATURE or name[0].pos_ != "PROPN" or any(t.pos_ in ("VERB", "AUX") or t.text == "." for t in name[:-1]):
        return None
    last = 0
    while last + 1 < len(name) and name[last + 1].pos_ == "PROPN":
        last += 1
    alone = last + 1 == len(name) or name[last + 1].text in (",", "(", "/")
    return name[last] if alone and (dashed or last > 0) else None


def _new_sentence(doc: Doc, start: int) -> bool:
    """Whether a sentence of its own stands behind a quotation that a stop ends, and not "he said"."""
    while start < len(doc) and doc[start].is_space:
        start += 1
    if start >= len(doc) or not doc[start].text[:1].isupper() or doc[start].pos_ == "PRON":
        return False
    return doc[start].pos_ in ("ADP", "ADV", "SCONJ", "CCONJ", "DET") or doc[start].is_sent_start is True


def _fragment(doc: Doc, start: int) -> bool:
    """Whether the quoted words begin with a verb whose subject stands before the mark: part of an indirect clause."""
    first = doc[start]
    if first.pos_ not in ("VERB", "AUX"):
        return False
    verb = first if first.dep_ not in ("aux", "auxpass") else first.head
    own = subject(verb)
    return own is not None and own.i < start - 1


def _answered(doc: Doc, start: int) -> bool:
    """ "“…,” came the answer": said by whom the sentence before is about."""
    words = [t.lower_ for t in doc[start : start + 3]]
    return len(words) == 3 and words[0] in ("came", "was") and words[1] == "the" and words[2] in ("answer", "reply", "response", "retort")


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Whether the sentence goes on behind the quotation as its own grammar: the quotation is a noun in it."""
    if start >= min(end, len(doc)):
        return False
    return not doc[start].is_space and doc[start].pos_ in ("VERB", "AUX", "NOUN", "ADP")


def _behind(doc: Doc, cues: Cues, start: int, limit: int) -> tuple[Token, Token | None, Cue] | None:
    """The cue in the words behind a closing mark: "he said", "said Keane, a retired general", "the former chief told Fox News"."""
    stop = min(limit, start + REACH, len(doc))
    i = start
    while i < stop and (doc[i].text in (",", "-", "—", "–") or doc[i].is_space):
        i += 1
    first = i
    if i >= stop or doc[i].text in (".", "”"):
        return None
    while i < stop:
        token = doc[i]
        if token.text in (".", "?", "!", ";", ":") or (token.is_space and "\n" in token.text):
            return None
        cue = _quoting(token, cues)
        if cue is not None:
            source = _described(doc, first, token) or subject(token)
            if source is None or not first <= source.i < stop + 5:
                source = _nearby(doc, token, first, stop)
            if source is None:
                source = governing(token)
            if source is None or (source.i < start - 1 and token.tag_ != "VBG"):
                return None if token.i - first > 3 else (token, source, cue)
            return token, source, cue
        if i == first and token.text[:1].isupper() and i + 1 < stop and (cue := _quoting(doc[i + 1], cues)) is not None:
            return doc[i + 1], token, cue  # "“…,” Shook said": a name that is a verb, too
        if (
            token.pos_ in ("VERB",)
            and token.dep_ not in ("acl", "relcl", "amod", "compound", "pcomp", "advcl")
            and token.lemma_ not in ("have", "be", "cite", "quote")  # "Tass cited the source as saying"
            and not any(a.dep_ in ("relcl", "acl") and a.i >= first for a in token.ancestors)  # "a source, who asked not to be named, told"
        ):
            return None
        if token.lower_ in ("and", "but", "because", "when") and i == first:
            return None
        i += 1
    return None


def _described(doc: Doc, first: int, cue: Token) -> Token | None:
    """The name right behind the mark that commas part from a long description: "“…,” Olin, the chair of the bank, said"."""
    i = first
    while i < cue.i and doc[i].pos_ == "PROPN":
        i += 1
    parted = i > first and doc[i].text == "," and doc[cue.i - 1].text == "," and cue.i - i > 2
    own = subject(cue)
    return doc[i - 1] if parted and (own is None or not first <= own.i < i) else None


def _nearby(doc: Doc, token: Token, first: int, stop: int) -> Token | None:
    """The noun next to an inverted or misparsed cue."""
    for child in token.children:
        if (
            child.dep_ in (*SUBJECTS, "npadvmod", "dobj", "oprd", "attr", "appos")
            and first <= child.i < token.i
            and child.pos_ in ("PROPN", "NOUN", "PRON")
        ):
            return child
    for i in range(token.i - 1, first - 1, -1):
        if doc[i].pos_ in ("PROPN", "PRON", "NOUN"):
            return doc[i]
    if token.i + 1 < stop:
        for i in range(token.i + 1, min(stop, token.i + 8)):
            if doc[i].pos_ in ("PROPN", "PRON", "NOUN"):
                chunk = doc[i]
                while chunk.dep_ == "compound" and chunk.head.i < stop and chunk.head.i > chunk.i:
                    chunk = chunk.head
                return chunk
            if doc[i].is_punct:
                return None
    return None


def _quoting(token: Token, cues: Cues) -> Cue | None:
    if token.pos_ not in ("VERB", "AUX") and token.tag_[:2] != "VB":
        return None
    lemma = token.lemma_.lower()
    if lemma == "put" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "it":
        lemma = "state"  # "As Ada Quill put it: “"
    if lemma in BACK and token.i + 1 < len(token.doc) and token.nbor().lower_ == "back":
        lemma = "retort"
    for cue in cues.verbs.get(lemma, ()):
        if "quote" in cue.frames and not cue.document:
            return cue
    return None


def _ahead(doc: Doc, cues: Cues, low: int, mark: int) -> tuple[Token, Token | None, Cue] | None:
    """The cue in the words before an opening mark, the nearest that heads what follows: "He told X: “", "saying, “", "added: “"."""
    start = max(low, mark - REACH)
    if mark <= low:
        return None
    sentence = doc[mark - 1].sent
    start = max(start, sentence.start)
    best: tuple[Token, Token | None, Cue] | None = None
    for i in range(mark - 1, start - 1, -1):
        token = doc[i]
        cue = _quoting(token, cues)
        if cue is None:
            continue
        passive = is_passive(token)
        asked = passive and token.lemma_ in TELLING  # "was asked by Olin: “" is Olin's, and whose without him is not told
        source = agent(token) if asked else subject(token) or (governing(token) if not passive else None) or _named_by(token)
        if asked and source is None:
            return token, None, cue
        if source is not None:
            return token, source, cue
        best = best or (token, None, cue)
    return best


def _named_by(token: Token) -> Token | None:
    """The noun before a participle that the parse takes for one phrase with it: "with one farmer writing “…”"."""
    before = token.nbor(-1) if token.i else None
    return before if before is not None and before.head == token and before.dep_ == "compound" and token.tag_ == "VBG" else None


def _quoted(doc: Doc, low: int, colon: int) -> Token | None:
    """Whom a report quotes before a colon: "A report in the Post quotes Ada Quill: “…”"."""
    verb = next((t for t in doc[low:colon] if t.lemma_ in ("quote", "cite") and t.pos_ == "VERB"), None)
    return next((c for c in verb.children if c.dep_ == "dobj"), None) if verb is not None else None


def _colon(doc: Doc, low: int, colon: int) -> Token | None:
    """A name alone before a colon: "Keane: “…”"."""
    if colon - low > 8:
        return None
    nouns = [t for t in doc[low:colon] if t.pos_ in ("PROPN", "NOUN")]
    return nouns[-1] if nouns and not any(t.pos_ == "VERB" for t in doc[low:colon]) else None
