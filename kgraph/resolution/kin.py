"""Kin: named entities of articles that hang together by their names, so that who is who among them hangs on no other entity.

What a kin comes to is a pure function of its nodes, of what is common beside them, of the short forms of bodies, and of what people judged;
it is kept in the memo. Whom a description may mean is asked across all.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import msgspec

from kgraph.article import Article
from kgraph.ledger import Links
from kgraph.resolution import facts
from kgraph.resolution.candidates import among, best
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.entities import clusters, identities, main_name, renamed, resolved, short_forms, unnamed
from kgraph.resolution.faces import Face
from kgraph.resolution.facts import OUTLET, Node
from kgraph.resolution.meant import AMONG, VAGUE, Known, meant
from kgraph.resolution.memo import CHUNK, Memo, key_of
from kgraph.resolution.model import Candidate, Member, ResolvedEntity
from kgraph.resolution.sets import hanging
from kgraph.resolution.single import Facts
from kgraph.resolution.slugs import apart, slugify, unique
from kgraph.resolution.support import Frequency

Held = tuple[str, tuple[Member, Member]]
"""Two that people judged to be "one" or "two"."""


class One(msgspec.Struct, frozen=True, gc=False, array_like=True, eq=False):
    """A named entity. Its slug is unique inside its kin only."""

    entity: ResolvedEntity
    plain: str
    """The slug that it has where no other wants it."""
    identity: str
    known: bool
    """By the catalogue."""
    own: tuple[str, ...]
    """Keys of articles whose outlet it is."""
    person: bool
    heads: frozenset[str]
    articles: int


class Kin(msgspec.Struct, frozen=True, gc=False, array_like=True, eq=False):
    """What it comes to."""

    ones: tuple[One, ...]
    unnamed: tuple[ResolvedEntity, ...]
    """Descriptions that a person's judgement touched, and that are nobody's name."""
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What all kin share. `here`: what each article tells by itself, by its key."""

    here: Mapping[str, Facts]
    articles: Mapping[str, Article]
    catalogue: Catalogue
    often: Frequency
    links: Links
    memo: Memo

    def nodes(self, members: Iterable[Member]) -> list[Node]:
        """In the order given."""
        known: dict[str, dict[str, Node]] = {}
        found = []
        for key, id in members:
            if key not in known:
                known[key] = {n.member[1]: n for n in self.here[key].nodes()}
            found.append(known[key][id])
        return found


def entities(names: Names) -> tuple[list[ResolvedEntity], dict[str, str], list[Candidate]]:
    """All resolved entities, sorted by slug, the slug of each article's own outlet by article key, and who may be one with whom."""
    judged = {m for pair in names.links.together | names.links.apart for m in pair}
    faces = [((key, face.id), face) for key, here in sorted(names.here.items()) for face in here.bare.faces]
    alone = [(member, face) for member, face in faces if not face.named and member not in judged]
    groups = _groups([f for f in faces if f[1].named or f[0] in judged], names.links)
    tokens = {key: here.key + _told(names.often.common(here.bare.marks)) for key, here in names.here.items()}
    full: dict[str, str] = {}
    for group in groups:
        if any(face.long for _, face in group):
            full |= names.memo.stage("short", dict[str, str]).of(_digest(group, tokens), partial(_short, group, names))
    for key, here in names.here.items() if full else ():
        told = [(k, full[k]) for k in here.bare.bodies if k in full]
        tokens[key] += _told([*told, *names.often.common(f"body {whole}" for _, whole in told)])
    held = [(kind, p) for kind, pairs in (("one", names.links.together), ("two", names.links.apart)) for p in sorted(pairs)]
    rows = [
        (group[0][0][0][:CHUNK], _digest(group, tokens, held), partial(_worked_out, group, full, names)) for group in groups
    ]
    return _finished(names.memo.together("kin", Kin, rows), alone, full, names)


def _told(value: Sequence[object]) -> bytes:
    return repr(value).encode() if value else b""


def _digest(group: Sequence[tuple[Member, Face]], tokens: Mapping[str, bytes], held: Sequence[Held] = ()) -> bytes:
    """`held`: what people judged; what they judged of these counts."""
    parts = [tokens[member[0]] for member, _ in group]
    parts.append("\x1f".join([member[1] for member, _ in group]).encode())
    if held:
        members = {member for member, _ in group}
        parts.append(_told([h for h in held if h[1][0] in members or h[1][1] in members]))
    return key_of(b"\x1f".join(parts))


def _groups(faces: Sequence[tuple[Member, Face]], links: Links) -> list[list[tuple[Member, Face]]]:
    """Those that hang together, in their order."""
    at = {member: i for i, (member, _) in enumerate(faces)} if links else {}
    pairs = ((at[one], at[two]) for one, two in links.together | links.apart if one in at and two in at)
    sets = hanging([face.keys for _, face in faces], [face.asks for _, face in faces], pairs)
    return [[faces[i] for i in places] for places in sets]


def _short(group: Sequence[tuple[Member, Face]], names: Names) -> dict[str, str]:
    return short_forms(names.nodes(m for m, face in group if face.named), names.catalogue)


def _worked_out(group: Sequence[tuple[Member, Face]], full: Mapping[str, str], names: Names) -> Kin:
    """What these nodes come to."""
    nodes = names.nodes(member for member, _ in group)
    mine = {n.member for n in nodes}
    links = Links(*(frozenset(p for p in pairs if mine.issuperset(p)) for pairs in (names.links.together, names.links.apart)))
    named, alone = clusters(nodes, full, names.articles, names.catalogue, names.often, links, names.memo)
    called = list(map(main_name, named))
    keys = identities(named)
    slugs = unique([(name, key, c.entry is not None) for name, key, c in zip(called, keys, named, strict=True)])
    return Kin(
        tuple(
            One(
                resolved(slug, name, c), slugify(name), key, c.entry is not None,
                tuple(sorted(n.member[0] for n in c.nodes if n.member[1] == OUTLET)),
                all(n.type == "Person" for n in c.nodes), frozenset(head for n in c.nodes for head in n.heads),
                len({n.member[0] for n in c.nodes}),
            )
            for slug, name, key, c in zip(slugs, called, keys, named, strict=True)
        ),
        tuple(map(unnamed, alone)), tuple(among(list(zip(slugs, called, named, strict=True)), names.catalogue, names.often)),
    )


def _finished(
    found: Sequence[Kin], alone: Sequence[tuple[Member, Face]], full: Mapping[str, str], names: Names
) -> tuple[list[ResolvedEntity], dict[str, str], list[Candidate]]:
    """All of them under slugs that no other has."""
    slugs = iter(apart([(one.plain, one.identity, one.known) for kin in found for one in kin.ones]))
    every: list[tuple[One, ResolvedEntity]] = []
    perhaps: list[Candidate] = []
    change = msgspec.structs.replace
    for kin in found:
        slug_of = {one.entity.slug: next(slugs) for one in kin.ones}
        every += [(one, _called(one.entity, slug_of[one.entity.slug])) for one in kin.ones]
        if any(old != new for old, new in slug_of.items()):
            perhaps += [change(c, first=slug_of[c.first], second=slug_of[c.second] if c.second else "") for c in kin.candidates]
        else:
            perhaps += kin.candidates
    rest = [e for kin in found for e in kin.unnamed]
    rest += [_alone(member, face) for member, face in alone]
    perhaps += _meant([e for e in rest if e.type == "Person"], every, full, names)
    members = {e.slug: e.members for e in (*(e for _, e in every), *rest)} if names.links.apart else {}
    outlets = {key: e.slug for one, e in every for key in one.own}
    everyone = [*(e for _, e in every), *rest]
    return sorted(everyone, key=lambda e: e.slug), outlets, best(perhaps, members, names.links)


def _called(one: ResolvedEntity, slug: str) -> ResolvedEntity:
    """Under this slug; the one that it had is an alias as any other."""
    if one.slug == slug:
        return one
    aliases = {*one.aliases, (one.type, one.slug)} - {(one.type, slug)}
    return msgspec.structs.replace(one, slug=slug, aliases=tuple(sorted(aliases)))


def _alone(member: Member, face: Face) -> ResolvedEntity:
    return ResolvedEntity(
        slug="/".join(member), type=face.type, name=face.name, named=False, names=(face.name,), members=(member,),
        reason="Unnamed: known in this article alone.",
    )


def _meant(
    described: Sequence[ResolvedEntity], every: Sequence[tuple[One, ResolvedEntity]], full: Mapping[str, str], names: Names
) -> list[Candidate]:
    """Whom each description may mean, of those with its role in most articles."""
    head = {e.slug: facts.head(e.name) for e in described}
    wanted = set(head.values()) - VAGUE
    bearers: dict[str, list[tuple[int, str, ResolvedEntity]]] = defaultdict(list)
    for one, entity in every:
        for role in one.heads & wanted if one.person else ():
            bearers[role].append((-one.articles, entity.slug, entity))
    chosen = {slug: e for some in bearers.values() for _, slug, e in sorted(some, key=lambda s: s[:2])[:AMONG]}
    people = [Known(slug, e.name, [renamed(n, full) for n in names.nodes(e.members)]) for slug, e in sorted(chosen.items())]
    nodes = names.nodes(e.members[0] for e in described if head[e.slug] in bearers)
    return meant(nodes, people, names.often)
