"""Where a mention stands: as a subject, as a source, in brackets, under whose verb."""

from spacy.tokens import Token

from kgraph.language.lexicon import cues
from kgraph.language.namelists import bodies, people

BRACKETED = 40
"""Tokens from an opening bracket within which a word is looked for in it."""
SUBJECTS = ("nsubj", "nsubjpass")
CLAUSES = ("ccomp", "xcomp", "advcl", "conj", "relcl", "acl")


def in_brackets(token: Token) -> bool:
    """Whether a word stands in brackets: who speaks there is no one that the next "he" takes up."""
    for i in range(token.i - 1, max(token.sent.start, token.i - BRACKETED) - 1, -1):
        if token.doc[i].text in ("(", ")"):
            return token.doc[i].text == "("
    return False


def called(last: Token) -> frozenset[str]:
    """What people joined by "and" are called before their names ("Greek sprinters A and B") or behind them ("A and B, both sprinters")."""
    first = last
    while first.dep_ == "conj":
        first = first.head
    nouns = [c for c in first.children if c.dep_ in ("compound", "nmod", "appos")]
    if first.dep_ == "appos":
        nouns.append(first.head)
    if first.left_edge.i > 0:
        nouns.append(first.left_edge.nbor(-1))
    return frozenset(noun.lemma_.lower() for noun in nouns if noun.tag_ in ("NNS", "NNPS"))


def agentive(token: Token) -> bool:
    """Whether a pronoun does or has what only people and bodies do or have: it says, denies, launches; its spokesman."""
    if token.tag_ == "PRP$":
        return token.head.lemma_.lower() in people().nouns
    verb = token.head
    if token.dep_ == "nsubj":
        return verb.lemma_.lower() in cues().verbs or (
            verb.lemma_.lower() in bodies().acts and verb.lemma_ not in ("have", "use", "work", "fail", "hit", "strike")
        )
    return False


def is_source(token: Token) -> bool:
    """Whether a noun stands where sources stand: the subject of a verb of saying, or behind "according to"."""
    if token.dep_ == "nsubj":
        return token.head.lemma_.lower() in cues().verbs
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def speaks(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in cues().verbs


def there_is(token: Token) -> bool:
    return any(c.dep_ == "expl" for c in token.head.children)


def outer_subjects(token: Token) -> set[int]:
    """The subjects of the verbs whose clauses the token stands in ("X said that he …"), the nearest alone."""
    node = token
    for _ in range(12):
        if node.dep_ in CLAUSES:
            over = node.head
            if node.dep_ in ("acl", "ccomp") and over.pos_ == "NOUN" and over.dep_ == "dobj":  # "X dismissed claims that he …"
                over = over.head
            for child in over.children:
                if child.dep_ in SUBJECTS and child.i < token.i:
                    return {child.i, *_described(child)}
        if node.head == node:
            return set()
        node = node.head
    return set()


def own_subject(token: Token) -> int | None:
    """The subject before a token in its own clause."""
    node = token
    for _ in range(12):
        if node.head == node:
            return None
        node = node.head
        subject = next((c for c in node.children if c.dep_ in SUBJECTS), None)
        if subject is not None:
            return subject.i if subject.i < token.i and (subject.right_edge.i < token.i or token.dep_ == "appos") else None
        if node.dep_ in ("relcl", "acl", "ccomp", "advcl"):
            return None
    return None


def _described(relative: Token) -> set[int]:
    """The nouns that a "who" may stand for: the one that its clause hangs on, and the name right before its comma."""
    if relative.tag_ not in ("WP", "WDT") or relative.head.dep_ != "relcl":
        return set()
    return {relative.head.head.i, *({relative.i - 2} if relative.i > 1 and relative.nbor(-1).text == "," else set())}
