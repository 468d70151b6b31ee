"""`kg_names`: the people, bodies, outlets and places that an article names, each with all its named mentions.

What stands in `Layers.entities` afterwards depends on the Doc alone: candidates are taken in text order, and every dictionary here is
filled in that order.
"""

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.language import names_patterns, names_spans, outlets_by_use
from kgraph.language.layers import EntityDraft, Layers, MentionDraft, layers
from kgraph.language.namelists import bodies
from kgraph.language.names_kinds import settle
from kgraph.language.names_merge import Merger
from kgraph.language.names_patterns import Candidate
from kgraph.language.names_titles import describe_person


@Language.component("kg_names")
def names(doc: Doc) -> Doc:
    """Fill `Layers.entities` with named entities and `Layers.at` with their tokens."""
    kg = layers(doc)
    titled = names_patterns.title_lines(doc)
    candidates = settle(doc, names_spans.find(doc, titled), titled)
    merger = Merger(doc)
    entities = merger.merge(candidates)
    base = len(kg.entities)
    for offset, (draft, members) in enumerate(entities):
        kg.entities.append(draft)
        for candidate in members:
            add(kg, base + offset, mention(doc, candidate))
            if draft.type == "Person":
                describe_person(doc, draft, candidate)
    outlets_by_use.retype(doc, kg)
    _mark_outlet(kg)
    return doc


def mention(doc: Doc, candidate: Candidate) -> MentionDraft:
    """The mention of a candidate, with its head token."""
    return MentionDraft(candidate.start, candidate.end, doc[candidate.start : candidate.end].root.i, "name", candidate.chars)


def add(kg: Layers, entity: int, draft: MentionDraft) -> None:
    """Give an entity a mention."""
    kg.entities[entity].mentions.append(draft)
    for i in range(draft.start, draft.end):
        kg.at.setdefault(i, entity)


DESKS = {"news", "sport", "sports", "online", "world", "radio", "tv", "politics", "business", "com", "couk"}
"""What an outlet calls its parts by: "BBC Sport" in an article of the BBC."""
SHORT = 3


def _mark_outlet(kg: Layers) -> None:
    if not kg.outlet:
        return
    own = _plain(kg.outlet)
    for draft in kg.entities:
        name = _plain(draft.name)
        desk = len(_desk(own)) >= SHORT and _desk(name) == _desk(own)
        if draft.type == "Outlet" and (name == own or desk or _short_for(draft.name, kg.outlet)):
            draft.outlet_of_article = True


def _short_for(name: str, outlet: str) -> bool:
    """Whether an outlet calls itself so: "the Post" or "The Post" in the Tarn Post, "TNP" in The Norland Post; not "the Today"."""
    words = outlet.removeprefix("The ").split()
    bare = name.removeprefix("The ").removeprefix("the ")
    last = words[-1].lower()
    if len(words) > 1 and bare.lower() == last and last in bodies().last:
        return True
    initials = "".join(word[0] for word in words)
    return len(bare) >= SHORT and bare in (initials, f"T{initials}")


def _desk(plain: str) -> str:
    """A plain name without what an outlet calls its parts by."""
    return next((plain.removesuffix(d) for d in sorted(DESKS, key=len, reverse=True) if plain.endswith(d)), plain)


def _plain(name: str) -> str:
    lower = name.lower().removeprefix("the ")
    return "".join(c for c in lower if c.isalnum())


__all__ = ["EntityDraft", "add", "mention", "names"]
