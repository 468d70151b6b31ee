"""Relations that a noun carries: titles, appositions, copulas, descriptions ("X, an aide to Y"; "the mayor of Z, X").

Each noun of the tables is looked at once; `relations_bearers` tells whose it is, `relations_posts` what it says. What stands
beside a name in a claim is the article's wording. In quoted speech only a post right before a name counts ("Senator Example"): it
is how one is called, whoever speaks; ties ("her crony Bo Sample") and all the rest are the speaker's.
"""

from spacy.tokens import Token

from kgraph.language import spans
from kgraph.language.relations_bearers import PATTERNS, Pattern, follows, left
from kgraph.language.relations_posts import LONG_ROLE, Post, behind_name, describe
from kgraph.language.relations_scene import Scene
from kgraph.language.relations_words import is_abbreviated, is_post, is_public, is_role, is_seat, lemma, of_state, words

BEARERS = ("Person", "Group", "Organisation", "Outlet")
PERSONAL = ("aideTo", "alliedWith", "opposes", "relatedTo", "replaces", "replacedBy")
DESCRIPTION = "relation.description"
SEATS = ("senator", "representative", "congressman", "congresswoman", "governor", "delegate", "lawmaker", "assemblyman", "assemblywoman")
"""Posts whose place stands in brackets behind the name with the party ("Senator Ann Example (D-Ohio)"); a speaker's is the house."""
BARE = ("rival", "opponent", "foe", "mate", "challenger", "nemesis", "adversary")
"""Nouns that stand before a name with no word of whose they are."""
LEADING = ("head", "chief")
"""Vague words that are none with a body ("the head of the Example Agency")."""
ASSISTANTS = ("aide", "adviser", "advisor")
"""Nouns that tell whose they are and no post beside it."""


def find(scene: Scene) -> None:
    """Look at each role noun of the Doc, at descriptions behind all the others: these lean on what is told of whom by name."""
    _find(scene, tuple(row for row in PATTERNS if row[0] != DESCRIPTION))
    _find(scene, tuple(row for row in PATTERNS if row[0] == DESCRIPTION))


def _find(scene: Scene, patterns: tuple[Pattern, ...]) -> None:
    for token in scene.doc:
        if token.i in scene.names or not (is_role(token) or is_abbreviated(token)):
            continue
        nested = token.dep_ in ("compound", "amod", "nmod") and token.head.i == token.i + 1
        tie = lemma(token) in words().nouns and not is_post(token) and is_abbreviated(token.head)  # "rival Sen. Ann Example"
        if nested and is_role(token.head) and token.head.i not in scene.names and not tie:
            continue  # "deputy editor": the second word is the role's head
        if token.lower_ in words().styles and token.i and is_post(scene.doc[token.i - 1]) and token.i - 1 not in scene.names:
            continue  # "supreme leader Mullah Example": the style belongs to the name
        if token.i in scene.told:
            continue
        for rule, pattern in patterns:
            if token.i in scene.spoken and rule != "relation.title":
                continue
            bearers = [b for b in pattern(scene, token) if scene.kind(b) in BEARERS]
            if bearers:
                scene.told.add(token.i)
                for person in dict.fromkeys(bearers):
                    tell(scene, person, token, rule)
                break


def tell(scene: Scene, person: int, noun: Token, rule: str) -> None:
    """Add the relations of `person` that this noun carries."""
    tables = words()
    post = describe(scene, noun)
    if left(noun) and not follows(scene, noun, person):
        post.status = "former"
    if post.owner is None and rule == "relation.title" and lemma(noun) in BARE:
        post.owner = _whose_rival(scene, person, noun)
    word = lemma(noun)
    another = not is_post(noun) and any(c.lower_ in ("a", "an") for c in noun.lefts)  # "an insider"
    bare = word in tables.vague and (word not in LEADING or post.body is None)  # "the leader"
    if rule == DESCRIPTION and (bare or another) and scene.kind(person) == "Person" and scene.named(person):
        return
    if rule == DESCRIPTION and not scene.named(person):
        if _unnamed_post(scene, person, noun, post):
            scene.add(person, "holdsRole", post.body, scene.evidence(noun.left_edge.i, noun.right_edge.i), rule, post.role, post.status)
        post.body = post.owner = None  # "Acme workers" only say what they are called; "workers at Acme" is said of them
    first = min(noun.left_edge.i, noun.i) if noun.i - noun.left_edge.i < LONG_ROLE else noun.i
    evidence = scene.evidence(first, min(noun.right_edge.i, noun.i + 14), noun.i)
    ties = () if noun.i in scene.spoken else tables.nouns.get(word, ())
    told = [_related(scene, person, _tie(f.predicate, word), f.prepositions, post, evidence, rule) for f in ties]
    firm = word in tables.firm and any(prep in ("at", "in") and scene.kind(i) in ("Organisation", "Outlet") for prep, i in post.parts)
    holder = scene.kind(person) == "Person" and scene.named(person) and (is_post(noun) or is_abbreviated(noun) or firm)
    if holder and not post.awaited and not (any(told) and word in ASSISTANTS):
        _holds(scene, person, noun, post, evidence, rule)
    if post.body is not None and scene.kind(post.body) in ("Organisation", "Outlet"):
        place = next((i for prep, i in post.parts if prep == "in" and scene.kind(i) == "Place" and i != post.body), None)
        scene.add(post.body, "locatedIn", place, evidence, "relation.place")


def _unnamed_post(scene: Scene, person: int, noun: Token, post: Post) -> bool:
    """Whether a description of one whom nobody names gives a post and the body that it is held in: "an Acme spokeswoman"."""
    one = scene.kind(person) == "Person" and noun.tag_ in ("NN", "NNP") and not post.awaited
    told = is_post(noun) and lemma(noun) not in words().vague | words().ranks
    return one and told and scene.kind(post.body) in ("Organisation", "Outlet")


def _whose_rival(scene: Scene, person: int, noun: Token) -> int | None:
    """Whose rival it is where nothing says so: of the clause's subject, "Ann Example beat rival Bo Sample", or of the one around it."""
    for verb in noun.ancestors:
        if verb.pos_ in ("VERB", "AUX") and (doer := spans.subject(verb)) is not None:
            index = scene.who(doer)
            if index is not None and index != person:
                return index if scene.kind(index) == "Person" else None
    return _only_person(scene, person, noun)


def _only_person(scene: Scene, person: int, noun: Token) -> int | None:
    """The only other person that the sentence tells of before."""
    span = range(noun.sent.start, noun.i)
    others = {i for k in span if (i := scene.who(scene.doc[k])) is not None and scene.kind(i) == "Person" and i != person}
    return others.pop() if len(others) == 1 else None


def _holds(scene: Scene, person: int, noun: Token, post: Post, evidence: tuple[int, int], rule: str) -> None:
    """Add the post: its body is what the phrase names, else, of a role of state, the country that the article makes plain."""
    tables = words()
    body = post.body
    if body is None and rule == "relation.title":
        reach = LONG_ROLE if noun.lower_.rstrip(".") not in tables.plural else len(scene.doc)
        behind = (scene.starts[i] for i in range(noun.i + 1, min(noun.i + reach + 1, len(scene.doc))) if i in scene.starts)
        end = next((e for e, who in behind if who == person), None)
        body = behind_name(scene, end, is_seat(noun) or lemma(noun) in SEATS) if end is not None else None
    if body is None and rule in ("relation.as", "relation.copula", "relation.named"):
        body = _beside(scene, noun)
    state = of_state(noun)
    if body is None and state:
        body = post.nationality
    land = scene.land(person) if state else None
    if body is None and land is not None:
        body = scene.countries.get(land)
    government = post.role in tables.government or noun.lower_ in tables.government
    if government and post.foreign and scene.kind(body) == "Place":
        body = post.nationality  # "the Ruritanian president's troops in Freedonia": a wrong country is worse than none
    if body is None and government and post.owner is None and not post.foreign and land is None:
        american = post.role in tables.american or noun.lower_ in tables.american
        if american:
            body = scene.countries.get("united states")
        elif rule != DESCRIPTION:  # of "the president said" only the reader knows the country
            body = scene.country_of_article
    addressed = rule == "relation.title" or (rule == DESCRIPTION and body is None)
    if addressed and all(w in tables.ranks or w in tables.short for w in post.role.split()) and not is_seat(noun):
        if body is not None and scene.kind(body) in ("Organisation", "Outlet"):
            scene.add(person, "affiliatedWith", body, evidence, rule, status=post.status)
        if not (is_public(noun) and scene.kind(body) == "Place"):
            return
    if rule == DESCRIPTION and scene.another(person, post.role, body):
        return
    scene.add(person, "holdsRole", body, evidence, rule, post.role, post.status)


def _beside(scene: Scene, noun: Token) -> int | None:
    """The body that the parse hangs on the verb ("worked as a lawyer at the Example Bank")."""
    verb = noun.head.head if noun.head.lower_ == "as" else noun.head
    joined = next((c for c in verb.children if c.dep_ == "dobj"), None) if verb.lemma_ == "join" else None
    if joined is not None and scene.kind(scene.who(joined)) in ("Organisation", "Outlet"):
        return scene.who(joined)  # "she joined Acme as its chair"
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.i > noun.i and prep.lower_ in ("at", "for", "with"):
            for target in prep.children:
                index = scene.who(target) if target.dep_ == "pobj" else None
                if index is not None and scene.kind(index) in ("Organisation", "Outlet"):
                    return index
    return None


def _tie(predicate: str, word: str) -> str:
    """What a noun says of a body: an affiliate belongs to another one and is no part of it."""
    return "affiliatedWith" if predicate == "partOf" and word == "affiliate" else predicate


def _related(
    scene: Scene, person: int, predicate: str, prepositions: frozenset[str], post: Post, evidence: tuple[int, int], rule: str
) -> bool:
    """Add the relation between a person and the person or body that a relational noun ties it to."""
    kind = scene.kind(person)
    behind = [i for prep, i in post.parts if prep in prepositions]
    candidates = [post.owner if predicate in PERSONAL else post.body, *behind]
    wanted: tuple[str, ...] = ("Person",) if predicate in PERSONAL else ("Organisation", "Outlet", "Group")
    if predicate == "opposes":
        candidates.append(post.body)
        wanted = ("Person", "Organisation", "Outlet")
    target = next((i for i in candidates if i is not None and scene.kind(i) in wanted and i != person), None)
    if target is None or not _fits(scene, person, kind, predicate, post):
        return False
    if predicate == "replacedBy":
        scene.add(target, "replaces", person, evidence, rule)
    else:
        scene.add(person, predicate, target, evidence, rule, status=post.status)
    return True


def _fits(scene: Scene, person: int, kind: str, predicate: str, post: Post) -> bool:
    """Whether this kind of bearer can stand in this relation."""
    if predicate == "partOf":
        return kind in ("Organisation", "Outlet")
    if predicate == "affiliatedWith":
        named = kind == "Person" and scene.named(person)
        return kind in ("Person", "Group") and not (named and post.role in words().roles)
    return kind == "Person"
