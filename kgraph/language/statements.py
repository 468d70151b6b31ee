"""`kg_statements`: what a claim claims, as one or more statements: who does what to whom, when, and whether it is real; and when it was
said.

Each main clause of a claim's content is a statement of its own: the head, and the verbs joined to it that have a subject or an
object of their own. A content without a verb ("the allegations") is one statement whose predicate is its head noun.
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

from kgraph.language import spans, times
from kgraph.language.layers import ArgumentDraft, ClaimDraft, Layers, Range, StatementDraft, layers
from kgraph.language.said_when import say_when

POSSIBLE = {"may", "might", "could", "can"}
NECESSARY = {"must", "should", "shall", "need", "ought"}
FUTURE = {"will", "'ll", "’ll", "wo"}
CONDITIONAL = {"would", "'d", "’d"}
PROSPECTIVE = {"go", "set", "due", "plan", "expect", "about", "schedule", "intend"}
POSSIBLY = {"possibly", "perhaps", "maybe", "potentially", "conceivably"}
LIGHT = {"be", "become", "remain", "seem", "appear", "look", "feel", "stay", "get"}
PARTICLES = {"down", "up", "out", "off", "over", "away", "back"}
"""Adverbs that right behind a verb belong to it, where the parse takes them for mere adverbs."""
OBJECTS = ("dobj", "obj", "oprd")


class Statements:
    """The component."""

    def __call__(self, doc: Doc) -> Doc:
        kg = layers(doc)
        for claim in kg.claims:
            claim.statements = _statements(doc, kg, claim)
            say_when(doc, kg, claim)
        return doc


def _statements(doc: Doc, kg: Layers, claim: ClaimDraft) -> list[StatementDraft]:
    head = _head(doc, claim)
    if head is None:
        return []
    clauses = _clauses(head, claim.content)
    made = []
    for number, verb in enumerate(clauses):
        others = clauses[number + 1 :] if number == 0 else [c for c in clauses[number + 1 :] if verb.is_ancestor(c)]
        made.append(_statement(doc, kg, claim, verb, others, alone=len(clauses) == 1, first=number == 0))
    return made


def _head(doc: Doc, claim: ClaimDraft) -> Token | None:
    """The content's main verb or noun: the given one, else the token of the content that governs most of the others."""
    if claim.head is not None and 0 <= claim.head < len(doc) and spans.within(claim.head, claim.content):
        return doc[claim.head]
    inside = [doc[i] for start, end in claim.content for i in range(start, min(end, len(doc))) if not doc[i].is_space]
    tops = [t for t in inside if t.head == t or not spans.within(t.head.i, claim.content)]
    tops = [t for t in tops if not t.is_punct] or tops
    verbs = [t for t in tops if t.pos_ in ("VERB", "AUX")]
    return max(verbs or tops, key=lambda t: (t.right_edge.i - t.left_edge.i, -t.i), default=None)


def _clauses(head: Token, content: list[Range]) -> list[Token]:
    """The head and the verbs that are joined to it, in order."""
    found = [head]
    if head.pos_ not in ("VERB", "AUX"):
        return found
    for verb in found:
        for child in verb.children:
            joined = child.dep_ == "conj" or (
                child.dep_ == "ccomp" and child.i > verb.i and child.left_edge.i > verb.i and _behind_semicolon(child)
            )
            if joined and child.pos_ in ("VERB", "AUX") and spans.within(child.i, content):
                found.append(child)
    return sorted(found, key=lambda t: t.i) if found[0] == min(found, key=lambda t: t.i) else found


def _behind_semicolon(child: Token) -> bool:
    """Whether a clause that the parse subordinates stands behind a semicolon."""
    before = child.left_edge.i - 1
    return before >= 0 and child.doc[before].text == ";"


def _statement(doc: Doc, kg: Layers, claim: ClaimDraft, verb: Token, others: list[Token], alone: bool, first: bool) -> StatementDraft:
    content = list(claim.content) if alone else _pieces(doc, claim, verb, others, first)
    there = any(c.dep_ == "expl" for c in verb.children)  # "there is no evidence" has no subject to share
    noun = spans.governing(verb) if verb.pos_ in ("VERB", "AUX") and not there else None
    passive = verb.pos_ == "VERB" and spans.is_passive(verb)
    subject = _entity(kg, noun) if noun is not None else None
    if first and claim.subject is not None:
        subject = claim.subject
    predicate, negated = _predicate(verb)
    made = StatementDraft(
        content,
        subject,
        predicate,
        _arguments(kg, claim, verb, noun, passive),
        negated=negated,
        modality=_modality(verb),
        stance=claim.stance,
    )
    _time(doc, kg, made, verb)
    return made


def _pieces(doc: Doc, claim: ClaimDraft, verb: Token, others: list[Token], first: bool) -> list[Range]:
    """The claim's content, as far as this clause's own words go. The first clause keeps what stands outside the parse of the others."""
    holes = [spans.subtree(other) for other in others]
    outer = (claim.content[0][0], claim.content[-1][1]) if first else spans.subtree(verb)
    pieces = [
        piece
        for start, end in claim.content
        if (low := max(start, outer[0])) < (high := min(end, outer[1]))
        for piece in spans.cut(doc, low, high, holes)
    ]
    return pieces or list(claim.content)


def _entity(kg: Layers, noun: Token | None) -> int | None:
    """The entity of a noun; of "who" and "which" that of the noun that they stand for."""
    if noun is None:
        return None
    if noun.lower_ in ("who", "which", "that") and noun.head.dep_ == "relcl":
        noun = noun.head.head
    return kg.entity(noun)


def _predicate(verb: Token) -> tuple[str, bool]:
    """Lemma with particle, or copula with complement ("be ill"), and whether it is negated."""
    negated = spans.negation(verb) is not None
    lemma = verb.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX"):
        negated = negated or any(c.lower_ == "no" for c in verb.children)
        return lemma, negated
    parts = [lemma]
    parts += [c.lower_ for c in verb.children if c.dep_ == "prt" or (c.i == verb.i + 1 and c.lower_ in PARTICLES and c.dep_ == "advmod")]
    if lemma in LIGHT:
        complement = next(
            (c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd") or (c.dep_ == "prep" and c.i > verb.i and lemma == "be")), None
        )
        if complement is not None:
            parts.append(complement.lemma_.lower())
            negated = negated or any(c.lower_ == "no" for c in complement.children)
    negated = negated or any(
        c.dep_ == "dobj" and any(g.lower_ in ("no", "nothing") and g.dep_ != "conj" for g in c.children) for c in verb.children
    )
    negated = negated or any(
        c.dep_ in ("dobj", "nsubj", "nsubjpass") and (c.lower_ in ("nothing", "nobody", "none", "no-one", "neither") or _none(c))
        for c in verb.children
    )
    return " ".join(parts), negated


def _none(noun: Token) -> bool:
    """Whether it is said of none: "no voting machine was opened", "neither brother", "not one launcher", "none of the men", "not a single
    vote"."""
    first = noun.left_edge
    if first.lower_ == "neither":
        return first.head == noun and first.dep_ in ("det", "cc", "preconj")
    if first.lower_ == "no" and first.dep_ == "det" and first.head == noun:
        return noun.lower_ not in ("doubt", "longer", "matter")
    return first.lower_ == "not" and first.i + 1 < len(noun.doc) and first.nbor().lower_ in ("one", "a", "any")


def _arguments(kg: Layers, claim: ClaimDraft, verb: Token, noun: Token | None, passive: bool) -> list[ArgumentDraft]:
    found: list[ArgumentDraft] = []

    def put(role: str, token: Token) -> None:
        extent = spans.trim(token.doc, *spans.subtree(token)) or (token.i, token.i + 1)
        if spans.within(token.i, claim.content):
            found.append(ArgumentDraft(role, _clip(extent, token, claim.content), _entity(kg, token)))

    if noun is not None:
        put("object" if passive else "subject", noun)
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i and c != noun]
    for child in verb.children:
        if len(objects) > 1 and child == objects[0]:  # "gave Ann the letters"
            put("recipient", child)
        elif (child.dep_ in OBJECTS and child != noun) or (child.dep_ in ("attr", "acomp") and verb.lemma_ not in LIGHT):
            put("object", child)
        elif child.dep_ == "dative":
            target = next((g for g in child.children if g.dep_ == "pobj"), child)
            put("recipient", target)
        elif child.dep_ in ("prep", "agent"):
            for target in child.children:
                if target.dep_ == "pobj" and target.ent_type_ not in ("DATE", "TIME"):
                    put(_role(kg, child.lower_, target, passive, bool(objects)), target)
    return sorted(found, key=lambda a: (a.range, a.role))


def _role(kg: Layers, preposition: str, target: Token, passive: bool, transitive: bool) -> str:
    """Of what stands behind a preposition: doer of a passive, recipient ("gave the letters to Ann"), place, else the preposition."""
    index = kg.entity(target)
    if passive and preposition == "by":
        return "subject"
    if preposition == "to" and transitive and index is not None and kg.entities[index].type != "Place":
        return "recipient"
    return "place" if preposition in ("in", "at", "near", "from") and target.ent_type_ in ("GPE", "LOC", "FAC") else preposition


def _clip(extent: Range, token: Token, content: list[Range]) -> Range:
    """An argument does not reach out of the piece of content that its head stands in."""
    for start, end in content:
        if start <= token.i < end:
            return max(start, extent[0]), min(end, extent[1])
    return extent


def _modality(verb: Token) -> str:
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "advmod")}
    lemmas = {verb.lemma_.lower()} | {c.lemma_.lower() for c in verb.children if c.dep_ in ("acomp", "oprd")}
    if any(c.dep_ == "advcl" and any(g.lower_ in ("if", "unless") for g in c.children) for c in verb.children):
        return "conditional"
    inverted = any(
        c.dep_ == "aux" and c.lower_ in ("should", "had", "were") and any(s.dep_ == "nsubj" and s.i > c.i for s in verb.children)
        for c in verb.children
    )
    if words & CONDITIONAL or inverted:
        return "conditional"
    if words & (POSSIBLE | POSSIBLY):
        return "possible"
    if words & NECESSARY or (lemmas & {"need", "have"} and any(c.dep_ == "xcomp" for c in verb.children)):
        return "necessary"
    prospective = bool(lemmas & PROSPECTIVE) and any(
        c.dep_ == "xcomp" for c in [*verb.children, *(g for c in verb.children if c.dep_ in ("acomp", "oprd") for g in c.children)]
    )
    if words & FUTURE or prospective:
        return "future"
    if verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        infinitive = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        return "actual" if infinitive & {"have", "be", "been"} or verb.lemma_ in ("be", "have") else "future"
    return "actual"


def _time(doc: Doc, kg: Layers, made: StatementDraft, verb: Token) -> None:
    for start, end in made.content:
        found = times.find(doc, start, end)
        if found is not None:
            perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)  # "may have left" looks back
            past = perfect or (made.modality not in ("future", "possible", "necessary", "conditional") and not _present(verb))
            first = found[0]
            text = doc[first : found[1]].text
            if first > start and doc[first - 1].lower_ in ("in", "within"):
                text = f"in {text}"
            made.time = found
            made.time_resolved = times.resolve(text, kg.published, past)
            for argument in made.arguments:  # "gave him the documents two months ago": the parse may hang the time on the object
                if argument.range[0] < found[0] and argument.range[1] == found[1]:
                    argument.range = spans.trim(doc, argument.range[0], found[0]) or argument.range
            return


def _present(verb: Token) -> bool:
    """A verb in the present ("the summit opens on Friday") looks ahead; "has" and "is" with a participle do not."""
    if verb.tag_ in ("VBZ", "VBP"):
        return True
    return verb.tag_ == "VBG" and any(c.lower_ in ("is", "are", "am", "'s", "'re", "’s", "’re") for c in verb.children)


@Language.factory("kg_statements")
def statements(nlp: Language, name: str) -> Statements:  # noqa: ARG001
    """Fill `ClaimDraft.statements`."""
    return Statements()
