"""People and groups without a name, as sources: the range of their description, and the entity that it makes or goes back to."""

from spacy.tokens import Doc, Token

from kgraph.language.layers import EntityDraft, Layers, MentionDraft, layers
from kgraph.language.namelists import bodies, names_person, people, places

POSTMODIFIERS = {
    "of",
    "in",
    "at",
    "from",
    "for",
    "with",
    "inside",
    "within",
    "behind",
    "on",
    "near",
    "to",
    "among",
    "between",
    "under",
    "who",
}
REACH = 400
"""How far back, in tokens, a definite description is looked for."""
BROUGHT = 120
"""How far back, in tokens, somebody was brought in who is then "the driver"."""
THINGS = {"fund", "service", "office", "conference", "forum", "center", "centre"}
"""What bodies are called by, and things, too: "funds" say nothing."""
ACTING = {"security", "intelligence", "secret", "special", "emergency", "rescue"}
"""Services that do."""
PLURAL_TAGS = ("NNS", "NNPS")
NAMING = {"called", "styled", "named", "dubbed", "known", "identified", "titled", "nicknamed", "goes", "going"}
BETWEEN = {
    "call", "calls", "calling", "style", "styles", "styling", "name", "names", "naming", "that", "which", "who", "itself", "himself",
    "herself", "themselves", "as", "is", "are", "was", "by", "the", "of", "online", "only",
}
"""What stands between a description and the name that it leads to: NAMING by itself, other verbs with "itself" behind them."""
NAMED_WITHIN = 7
""" "a channel which is known only by the name of Red Bushel" is the longest."""


def describe(doc: Doc, token: Token) -> MentionDraft:
    """The whole noun phrase of a head noun, from its article to its prepositional phrases, without relative clauses and appositions."""
    start = end = token.i
    for child in token.children:
        if child.i < token.i and child.dep_ in ("det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "advmod", "neg"):
            start = min(start, child.left_edge.i)
    if token.dep_ == "compound" and start == token.i and token.i and token.nbor(-1).dep_ == "amod" and token.nbor(-1).head == token.head:
        start -= 1  # "local media reports"
    end = token.i + 1
    for child in token.children:
        if child.i < end:
            continue
        close = child.pos_ == "ADJ" and child.dep_ in ("amod", "acomp", "advcl", "relcl") and child.lower_ in ("close", "familiar")
        joined = child.dep_ in ("prep", "amod", "nmod", "appos") and (child.lower_ in POSTMODIFIERS or close)
        if not joined and not close:
            break
        if any(t.is_space or t.text in (",", ";", "“", '"') for t in doc[end : child.left_edge.i + 1]):
            break
        stop = _stop(doc, child)
        if stop <= end:
            break
        end = stop
    while start < end - 1 and (doc[start].is_space or doc[start].is_punct):
        start += 1
    return MentionDraft(start, end, token.i, "nominal")


def _stop(doc: Doc, modifier: Token) -> int:
    """Where a modifier's phrase ends: before a clause, a comma, a quotation or a line end in it."""
    last = modifier.right_edge.i + 1
    for i in range(modifier.i, last):
        t = doc[i]
        if t.is_space or t.text in (",", ";", ":", "“", '"', "(", "–", "—") or (t.dep_ in ("relcl", "acl") and i > modifier.i):
            left = t.left_edge.i if t.dep_ in ("relcl", "acl") else i
            return max(left, modifier.i)
    return last


def is_group(token: Token) -> bool:
    """Whether a noun without a name speaks as a Group: plural, collective, or a document with no one behind it."""
    lemma = token.lemma_.lower()
    if token.tag_ in PLURAL_TAGS or "Plur" in token.morph.get("Number", []) or token.lower_ in people().groups:
        return True
    return (
        not names_person(lemma)
        and token.lower_ not in people().nouns
        and token.lower_ not in ("one", "another", "someone", "anyone", "somebody", "he", "she")
    )


def unnamed_outlet(token: Token) -> bool:
    """Whether a noun is one outlet without a name: "a newspaper", "a television channel"; not "a network", "the program"."""
    lemma = token.lemma_.lower()
    if lemma not in bodies().outlet_nouns or token.tag_ in PLURAL_TAGS:
        return False
    kinds = {c.lower_ for c in token.children if c.dep_ in ("compound", "amod", "nmod")}
    return lemma in bodies().papers or not kinds.isdisjoint(bodies().airing)


def means_things(token: Token) -> bool:
    """Whether a plural that bodies are called by means things: "tech services", not "the security services"."""
    return token.lemma_.lower() in THINGS and not any(t.lower_ in ACTING for t in token.subtree)


def add_unnamed(doc: Doc, token: Token) -> int:
    """The entity of a description: the one that it goes back to, else a new one."""
    kg = layers(doc)
    known = kg.at.get(token.i)
    if known is None:
        known = _called(kg, token)
    if known is None:
        known = named_behind(kg, token)
    if known is None:
        known = _apposed(kg, token)
    if known is not None:
        return known
    if (styled := _styled(kg, token)) is not None:
        return _mention(kg, styled, describe(doc, token))
    draft = describe(doc, token)
    found = earlier(doc, kg, token)
    if found is None and (first := _brought_in(doc, kg, token)) is not None:
        found = add_unnamed(doc, first)
    if found is None:
        kind = "Outlet" if unnamed_outlet(token) else "Group" if is_group(token) else "Person"
        if token.lemma_.lower() in bodies().again_body and token.lemma_.lower() not in people().groups and token.tag_ not in PLURAL_TAGS:
            kind = "Organisation"
        entity = EntityDraft(kind, False, _name(doc, draft), plural=token.tag_ in PLURAL_TAGS or token.lower_ in people().groups)
        entity.roles.add(token.lemma_.lower())
        entity.gender = people().sex.get(token.lemma_.lower())
        entity.country = _country(token)
        kg.entities.append(entity)
        found = len(kg.entities) - 1
    return _mention(kg, found, draft)


def _mention(kg: Layers, entity: int, draft: MentionDraft) -> int:
    kg.entities[entity].mentions.append(draft)
    for i in range(draft.start, draft.end):
        kg.at.setdefault(i, entity)
    kg.at[draft.head] = entity
    return entity


def _brought_in(doc: Doc, kg: Layers, token: Token) -> Token | None:
    """Where a person was brought in whom the article goes on to call by the noun alone: "his former driver …", "the driver said"."""
    if token.lemma_.lower() not in people().nouns or not any(c.lower_ == "the" and c.dep_ == "det" for c in token.children):
        return None
    if any(c.dep_ in ("amod", "compound", "nummod", "poss", "prep", "relcl") for c in token.children):
        return None
    for i in range(token.i - 1, max(-1, token.i - BROUGHT), -1):
        other = doc[i]
        if other.lemma_ != token.lemma_ or other.tag_ != token.tag_ or other.pos_ != "NOUN":
            continue
        new = other.dep_ not in ("compound", "appos") and any(c.dep_ in ("det", "poss") and c.lower_ != "the" for c in other.children)
        return other if new and i not in kg.at else None
    return None


def _called(kg: Layers, token: Token) -> int | None:
    """The outlet or body whose name stands before what it is: "Harbour Wire news agency", "the Dellvane organisation"."""
    lemma = token.lemma_.lower()
    if token.tag_ in PLURAL_TAGS or not (
        lemma in bodies().outlet_nouns or lemma in ("organisation", "organization", "group", "firm", "company")
    ):
        return None
    i = token.i - 1
    if i > 0 and token.doc[i].lower_ in ("news", "media"):
        i -= 1
    entity = kg.at.get(i)
    if i < 0 or entity is None or token.doc[i].dep_ not in ("compound", "nmod", "npadvmod", "nsubj") or token.doc[i].head.i != token.i:
        return None
    draft = kg.entities[entity]
    return entity if draft.named and draft.type == ("Outlet" if lemma in bodies().outlet_nouns else "Organisation") else None


def named_behind(kg: Layers, token: Token) -> int | None:
    """The outlet whose name stands right behind what it is, whatever the parse hangs it on: "the Telegram channel Red Bushel"."""
    entity = kg.at.get(token.i + 1)
    if entity is None or token.tag_ in PLURAL_TAGS or token.lemma_.lower() not in bodies().outlet_nouns:
        return None
    draft = kg.entities[entity]
    return entity if draft.named and draft.type == "Outlet" and token.i not in kg.at else None


def _styled(kg: Layers, token: Token) -> int | None:
    """Whom a description is said to be called: "a channel that calls itself Red Bushel", "a hacker known as Mole"."""
    if token.tag_ in PLURAL_TAGS:
        return None
    doc, named = token.doc, False
    for i in range(token.i + 1, min(token.i + 1 + NAMED_WITHIN, len(doc))):
        entity = kg.at.get(i)
        if entity is not None and doc[i].lower_ not in BETWEEN:
            draft = kg.entities[entity]
            person = names_person(token.lemma_.lower()) or token.lower_ in people().nouns
            fits = draft.type == "Person" if person else draft.type in ("Outlet", "Organisation", "Group")
            return entity if named and draft.named and fits else None
        told = doc[i].lower_ in NAMING and (doc[i].tag_ == "VBN" or doc[i].lower_ in ("goes", "going"))
        named = named or told or doc[i].lower_.endswith(("self", "selves"))  # "the aide called Olin …" names somebody else
        if doc[i].lower_ not in NAMING | BETWEEN and not doc[i].is_quote:
            return None
    return None


def _apposed(kg: Layers, token: Token) -> int | None:
    """The person named right before a description that is the head in the parse ("X, a fellow at Y"), or behind it ("Y's lawyer X")."""
    if token.lemma_.lower() not in people().nouns:
        return None
    for child in token.children:
        if (
            child.dep_ in ("nmod", "compound", "npadvmod", "dep", "appos", "nsubj")
            and child.i < token.i
            and (entity := kg.at.get(child.i)) is not None
        ):
            between = token.doc[child.i + 1]
            if kg.entities[entity].type == "Person" and kg.entities[entity].named and between.text == ",":
                return entity
        behind = child.dep_ == "appos" and child.i > token.i and token.tag_ not in PLURAL_TAGS
        if behind and (named := kg.at.get(child.i)) is not None and kg.entities[named].named and kg.entities[named].type == "Person":
            return named
    return None


def earlier(doc: Doc, kg: Layers, token: Token) -> int | None:
    """The unnamed entity that a definite or repeated description goes back to: same head noun, number, and no modifier against it."""
    lemma = token.lemma_.lower()
    own = modifiers(token)
    determiner = next((c.lower_ for c in token.children if c.dep_ == "det"), "")
    if determiner in ("another", "some", "one", "other") or "another" in own or "second" in own or "other" in own:
        return None
    if determiner in ("a", "an") and not own:
        return None  # "a Russian oligarch" twice is one, as news brings people in anew under its headline; "a source" twice may be two
    for index in range(len(kg.entities) - 1, -1, -1):
        entity = kg.entities[index]
        if (
            entity.named
            or lemma not in entity.roles
            or not entity.mentions
            or entity.plural != (token.tag_ in PLURAL_TAGS or token.lower_ in people().groups)
        ):
            continue
        first = entity.mentions[0]
        there = modifiers(doc[first.head])
        if determiner in ("the", "this", "that", "these", "those"):
            if own <= there or not own:
                return index
        elif own == there or (determiner in ("a", "an") and there < own and _headlined(kg, first)):
            return index
    return None


def _headlined(kg: Layers, first: MentionDraft) -> bool:
    """Whether a description was met in the headline alone, which says less of it: "memo says", and below, "an internal memo"."""
    if kg.headline is None:
        return False
    start, end = kg.paragraphs[kg.headline]
    return start <= first.start < end


def modifiers(token: Token) -> set[str]:
    """The words before and behind a noun that tell it from others of its kind, lower case."""
    return {c.lower_ for c in token.children if c.dep_ in ("amod", "compound", "nummod", "nmod") or (c.dep_ == "poss" and c.pos_ != "PRON")}


def _country(token: Token) -> str | None:
    for child in token.children:
        if child.lower_ in places().nationality:
            return places().nationality[child.lower_]
    return None


def _name(doc: Doc, draft: MentionDraft) -> str:
    """The description without its article."""
    start = draft.start
    if start < draft.head and doc[start].lower_ in ("a", "an", "the"):
        start += 1
    return " ".join(doc[start : draft.end].text.split())
