"""What every relation rule asks of a Doc: who a token is, whether the article itself speaks, and a place to put what is found."""

from functools import cached_property

from spacy.tokens import Doc, Token

from kgraph.language.layers import Layers, Range, RelationDraft, layers
from kgraph.language.namelists import people, places
from kgraph.language.relations_words import words

SHORT_QUOTE = 5
"""Words between quotation marks up to this number are a name or a scare quote, no speech."""
MUCH, OFTEN = 2.0, 4
"""How many times as often as the next a country must be named, and how often at least, to be the one that "the president" is of."""
SYMMETRIC = {"metWith", "relatedTo", "alliedWith", "opposes"}
UNREAL = {"may", "might", "could", "would", "should", "will", "can", "must", "shall", "'ll", "’ll", "'d", "’d"}
WITHOUT = {"without", "from", "against", "than"}
"""What stands before a deed that was not done ("without arresting her", "kept from arresting her")."""
HAD = {"'d", "’d"}
FIRST = {"first", "second", "third", "latest", "last", "only"}
AHEAD = {"will", "'ll", "’ll"}


class Scene:
    """One Doc. `found` collects relations, each once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.kg: Layers = layers(doc)
        self.names: dict[int, int] = {}
        self.heads: dict[int, int] = {}
        self.starts: dict[int, tuple[int, int]] = {}
        self.ends: dict[int, tuple[int, int]] = {}
        for index, entity in enumerate(self.kg.entities):
            for mention in entity.mentions:
                if mention.kind == "name":
                    self.starts.setdefault(mention.start, (mention.end, index))
                    self.ends.setdefault(mention.end, (mention.start, index))
                    for i in range(mention.start, mention.end):
                        self.names.setdefault(i, index)
                else:
                    self.heads.setdefault(mention.head, index)
        self.claimed = {i for claim in self.kg.claims for start, end in claim.content for i in range(start, end)}
        self.spoken = {i for claim in self.kg.claims if claim.speech == "direct" for start, end in claim.content for i in range(start, end)}
        self.spoken |= {i for start, end in self.kg.quotes if end - start > SHORT_QUOTE for i in range(start, end)}
        self.countries = self._countries()
        self._seen: set[tuple[int, str, int | None, str | None]] = set()
        self.found: list[RelationDraft] = []
        self.told: set[int] = set()
        """Role nouns whose bearers are known."""

    def _countries(self) -> dict[str, int]:
        """Country, in its one name, to the entity of this article that bears it."""
        found: dict[str, int] = {}
        lists = places()
        states = {country.lower() for country in lists.nationality.values()}
        for index, entity in sorted(enumerate(self.kg.entities), key=lambda row: row[1].type != "Place"):  # the land before its government
            if entity.named and entity.type in ("Place", "Organisation"):
                name = entity.name.lower().removeprefix("the ")
                country = lists.same.get(name, name)
                if country.lower() in states:
                    found.setdefault(country.lower(), index)
        return found

    def country(self, word: str) -> int | None:
        """The entity of the country that a nationality word tells of, where the article names it."""
        country = places().nationality.get(word.lower())
        return self.countries.get(country.lower()) if country else None

    @cached_property
    def country_of_article(self) -> int | None:
        """The country that the article is about: the only one it names, or one that it names much more often than any other."""
        lists, counts = places(), dict.fromkeys(self.countries.values(), 0)
        abroad: dict[str, int] = {}  # of countries that stand there as nationalities alone
        for token in self.doc:
            index = self.country(token.lower_) if token.lower_ in lists.nationality else self.names.get(token.i)
            if index is not None and index in counts:
                counts[index] += 1
            elif index is None and token.lower_ in lists.nationality:
                country = lists.nationality[token.lower_]
                abroad[country] = abroad.get(country, 0) + 1
        ranked = sorted(counts, key=lambda i: (-counts[i], i))
        next_most = max([*abroad.values(), *(counts[i] for i in ranked[1:])], default=0)
        if not ranked or (next_most and counts[ranked[0]] < max(OFTEN, MUCH * next_most)):
            return None
        return ranked[0]

    def land(self, person: int) -> str | None:
        """The country of a person, in its one name: as its titles tell it, else a description ("the Ruritanian president")."""
        lists, draft = places(), self.kg.entities[person]
        said = draft.country
        for mention in draft.mentions:
            if said is None and mention.kind != "name":
                told = (t.lower_ for t in self.doc[mention.start : mention.end])
                said = next((lists.nationality[word] for word in told if word in lists.nationality), None)
        return None if said is None else lists.same.get(said.lower(), said).lower()

    def who(self, token: Token) -> int | None:
        """The entity that this token heads a mention of, names before descriptions."""
        if token.i in self.names:
            return self.names[token.i]
        if token.i in self.heads:
            return self.heads[token.i]
        return self.kg.at.get(token.i) if token.pos_ == "PRON" else None

    def parties(self, token: Token | None, kinds: frozenset[str]) -> list[tuple[int, Token]]:
        """The entities of a noun and of those that are joined to it; of "who" those that it stands for, of "the banker Ann Example" her."""
        if token is None:
            return []
        if token.lower_ in ("who", "which", "that") and token.head.dep_ == "relcl":
            token = token.head.head
        found = []
        for part in (token, *token.conjuncts):
            index = self.who(part)
            if index is None or not self.named(index):  # "his counterpart Ann Example"; "X, the college run by Y"
                near = [c for c in part.children if c.dep_ == "appos" and c.i in self.names]
                near += [part.head] if part.dep_ == "appos" and part.head.i in self.names else []
                if part.dep_ == "attr" and part.head.lemma_ in ("be", "become") and self.real(part.head):
                    # "Acme is a bank founded by Ann Example"
                    near += [c for c in part.head.children if c.dep_ == "nsubj" and c.i in self.names]
                index = next((self.names[c.i] for c in near if self.kind(self.names[c.i]) in kinds), index)
            if index is not None and self.kind(index) in kinds:
                found.append((index, part))
        return found

    def kind(self, index: int | None) -> str:
        """The type of an entity; empty for none."""
        return self.kg.entities[index].type if index is not None else ""

    def named(self, index: int) -> bool:
        """Whether it has a name."""
        return self.kg.entities[index].named

    def inside(self, token: Token, kinds: tuple[str, ...]) -> int | None:
        """The entity of a noun, or else of a name that stands in the words before it ("the Acme board")."""
        own = self.who(token)
        if own is not None and self.kind(own) in kinds:
            return own
        # "Lyon's Example University" is not Lyon, though no name was found there
        before = ("compound", "nmod", "amod") if token.pos_ == "PROPN" else ("compound", "nmod", "amod", "poss")
        for child in reversed(list(token.lefts)):
            if child.dep_ in before:
                index = self.who(child)
                if index is not None and self.kind(index) in kinds:
                    return index
        return None

    def voiced(self, token: Token) -> bool:
        """Whether the article itself states what this verb or noun says: in no claim's content and in no quotation."""
        return token.i not in self.claimed and token.i not in self.spoken

    def aside(self, verb: Token) -> bool:
        """Whether a participle belongs to an apposition in indirect speech ("he said that Acme, a bank owned by X, …")."""
        return verb.i not in self.spoken and verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.dep_ == "appos"

    def real(self, verb: Token, ahead: bool = False) -> bool:
        """Whether it is said to have happened: no "not", no "may", no "if", no mere wish to do it. With `ahead`, "will" counts too."""
        for c in verb.children:
            had = c.lower_ in HAD and verb.tag_ == "VBN" and not any(h.lower_ in ("have", "be") for h in verb.children)  # "who'd left"
            unreal = c.dep_ == "aux" and c.lower_ in UNREAL and not had and not (ahead and c.lower_ in AHEAD)
            if unreal or c.dep_ == "neg" or (c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether")):
                return False
        if verb.dep_ == "pcomp" and (verb.head.lower_ in WITHOUT or verb.head.head.lemma_ in words().at_issue):  # "accused of stabbing X"
            return False
        if verb.dep_ == "xcomp" and verb.tag_ == "VBG":  # "began firing", not "recommended firing"
            return verb.head.lemma_ in words().implied and self.real(verb.head, ahead)
        if any(c.dep_ == "advmod" and c.lower_ in ("allegedly", "reportedly", "supposedly", "purportedly", "never") for c in verb.children):
            return False
        if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
            return self.real(verb.head, ahead)  # "he may meet X and sack Y"
        if _is_first(verb):
            return True
        if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            return verb.head.lemma_ in (words().expected if ahead else words().implied)
        return True

    def evidence(self, *tokens: int) -> Range:
        """The smallest range that holds these tokens."""
        return min(tokens), max(tokens) + 1

    def add(
        self,
        subject: int | None,
        predicate: str,
        target: int | None,
        evidence: Range,
        rule: str,
        role: str | None = None,
        status: str = "current",
    ) -> None:
        """Keep a relation, once; never between something and itself."""
        if subject is None or subject == target or (target is None and predicate != "holdsRole"):
            return
        key = (subject, predicate, None if predicate == "holdsRole" else target, role_head(role))
        turned = (target, predicate, subject, None)
        if key in self._seen or (predicate in SYMMETRIC and turned in self._seen):
            if predicate == "holdsRole" and target is not None:
                self._complete(subject, role, target)
            return
        self._seen.add(key)
        self.found.append(RelationDraft(subject, predicate, target, evidence, role, status, rule))

    def another(self, person: int, role: str, body: int | None) -> bool:
        """Whether a description's post is by name that of somebody else: "the senator from Lyon" where Sen. Ann Example is of Lyon."""
        holders = [r for r in self.found if r.predicate == "holdsRole" and role_head(r.role) == role_head(role)]
        if body is not None:
            return any(r.subject != person and r.object == body for r in holders)
        return bool(holders) and all(r.subject != person for r in holders)

    def _complete(self, subject: int, role: str | None, target: int) -> None:
        """A post that is named again with its body gets that body."""
        for relation in self.found:
            if (
                relation.subject == subject
                and relation.predicate == "holdsRole"
                and role_head(relation.role) == role_head(role)
                and relation.object is None
            ):
                relation.object = target


def _is_first(verb: Token) -> bool:
    """Whether an infinitive tells what someone is the first or the last to do: it was done ("became the first senator to endorse her")."""
    if verb.dep_ not in ("relcl", "acl", "advcl", "xcomp") or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return False
    head = verb.head
    nouns = [head] if head.pos_ in ("NOUN", "PROPN", "ADJ") else [c for c in head.children if c.dep_ == "attr"]
    over = head if head.pos_ in ("VERB", "AUX") else head.head
    told = over.lemma_ in ("be", "become") and over.tag_ in ("VBD", "VBZ", "VBP", "VBN")
    return told and any(t.lower_ in FIRST for n in nouns for t in (n, *n.lefts))


def role_head(role: str | None) -> str | None:
    """The last word of a role before "of" and the like, in full: two roles with the same one are the same post ("Gov.", "the governor")."""
    if role is None:
        return None
    kept: list[str] = []
    for word in role.split():
        if word in ("of", "for", "to", "at"):
            break
        kept.append(word)
    last = kept[-1] if kept else role
    return people().abbreviations.get(last, last)
