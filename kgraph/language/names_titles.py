"""What stands around a person's name: titles before it, appositions behind it, copulas, and what they tell of role, sex and country."""

from spacy.tokens import Doc, Token

from kgraph.language.layers import EntityDraft
from kgraph.language.namelists import names_person, people, places
from kgraph.language.names_patterns import Candidate
from kgraph.language.spans import only_looks_apposed

REACH = 7
"""Tokens before a name that a title may fill."""


def describe_person(doc: Doc, draft: EntityDraft, candidate: Candidate) -> None:
    """Add role, sex and country to a person from one of its mentions."""
    lists = people()
    for i in range(candidate.start - 1, max(-1, candidate.start - 1 - REACH), -1):
        token = doc[i]
        lower = token.lower_
        if lower in lists.honorifics or lower in lists.abbreviations:
            _add_role(draft, lists.abbreviations.get(lower, ""), lower)
        elif lower in places().nationality:  # before the words that may stand in a title, among which "US" is
            draft.country = draft.country or places().nationality[lower]
        elif lower in lists.titles or lower in lists.modifiers or names_person(lower):
            if i == candidate.start - 1 or lower not in lists.modifiers or lower in lists.titles:
                _add_role(draft, token.lemma_.lower() if lower in lists.titles or names_person(lower) else "", lower)
        elif token.text in ("'s", "’s") and i and doc[i - 1].lower_ in places().countries:
            draft.country = draft.country or doc[i - 1].text
            break
        elif lower not in ("of", "-", "and", "state") or (lower == "and" and i == candidate.start - 1):
            break  # "her husband and Olin" are two
    if candidate.title is not None:
        for token in doc[candidate.title[0] : candidate.title[1]]:
            lower = token.lower_
            if lower in places().nationality:
                draft.country = draft.country or places().nationality[lower]
            elif lower in lists.titles or lower in lists.abbreviations or lower in lists.honorifics:
                _add_role(draft, lists.abbreviations.get(lower, token.lemma_.lower() if lower in lists.titles else ""), lower)
    root = doc[candidate.start : candidate.end].root
    _behind(draft, root)
    first = doc[candidate.start].lower_
    if draft.gender is None and candidate.end - candidate.start > 1:
        draft.gender = lists.given.get(first)


def _behind(draft: EntityDraft, root: Token) -> None:
    """Appositions ("X, a former general"), and what a copula says ("X is chief of staff")."""
    nouns: list[Token] = [child for child in root.children if child.dep_ == "appos" and not only_looks_apposed(child)]
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        nouns.append(root.head)
    if root.dep_ == "nsubj" and root.head.lemma_ in ("be", "become"):
        nouns.extend(child for child in root.head.children if child.dep_ == "attr")
    if root.dep_ == "pobj" and root.head.lower_ == "as":
        return
    for noun in nouns:
        one_of = (g for c in noun.children if noun.lower_ == "one" and c.lower_ == "of" for g in c.children if g.dep_ == "pobj")
        for part in (noun, *noun.conjuncts, *one_of):  # "X, one of Y's lawyers"
            if part.pos_ == "NOUN" and names_person(part.lemma_.lower()):
                _add_role(draft, part.lemma_.lower(), part.lower_ if draft.gender is None else "")
                for child in part.children:
                    if child.lower_ in places().nationality:
                        draft.country = draft.country or places().nationality[child.lower_]


def _add_role(draft: EntityDraft, role: str, word: str) -> None:
    if role:
        draft.roles.add(role)
    sex = people().sex.get(word)
    if sex is not None:
        draft.gender = sex
