"""Who is who among bodies, outlets, places and named groups: by name, by acronym or short form with its long form, by the catalogue.

A name that many bodies share ("Ministry of Defence"), or an acronym that no article spells out, needs support; not where it is an
outlet's each time ("CNN"): outlets of one acronym are rare, and every article means the one that its readers know.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from kgraph.article import Article
from kgraph.language.namelists import places
from kgraph.resolution import names
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.catalogue_files import Entry
from kgraph.resolution.facts import OUTLET, Node
from kgraph.resolution.people import Cluster
from kgraph.resolution.sets import Sets
from kgraph.resolution.support import Frequency


@cache
def countries() -> frozenset[str]:
    """Folded names of states and of the states of federations."""
    return frozenset(map(names.body_key, (*places().countries, *places().states.values())))


FAMILIES = {"Organisation": "body", "Outlet": "body", "Place": "place", "Group": "group"}
TYPES = {"body": ("Organisation", "Outlet"), "place": ("Place",), "group": ("Group", "Organisation")}


def bodies(
    nodes: Sequence[Node], articles: Mapping[str, Article], catalogue: Catalogue, full: Mapping[Node, str], often: Frequency
) -> list[Cluster]:
    """Cluster everything named that is no person. `articles` by key; `full`: nodes with a short form to the form it stands for."""
    nodes = sorted(nodes, key=lambda n: (n.member, n.name))
    long_forms = _long_forms(nodes, articles)
    aliases = _aliases(nodes)
    groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
    entries: dict[Node, Entry | None] = {}
    for node in nodes:
        family = FAMILIES[node.type]
        entry = entries[node] = _entry(node, TYPES[family], catalogue) or _long_entry(full.get(node), catalogue)
        groups[(family, "#" + entry.id) if entry else (family, full.get(node) or _key(node, long_forms, aliases))].append(node)
    _spell(groups, often)
    _place(groups)
    _handles(groups)
    found: list[Cluster] = []
    for (_, key), members in sorted(groups.items()):
        entry = entries[members[0]]
        if entry:
            found.append(Cluster(members, entry, {"one entry of the catalogue"}))
        elif names.generic(key) or _bare_acronym(members, key):
            found += _supported(members, often)
        else:
            found += [Cluster(some, None, {_reason(some, full, aliases)}) for some in _firms(members)]
    return found


def _reason(members: Sequence[Node], full: Mapping[Node, str], aliases: Mapping[str, str]) -> str:
    keys = {names.body_key(n.name) for n in members if not names.is_acronym(n.name)}
    told = (
        (any(names.is_acronym(f) for n in members for f in n.forms), ", and its acronym"),
        (any(n in full for n in members), ", and its short form"),
        (any(k in aliases for k in keys), ", and another that an article says it goes or went by"),
    )
    return "one name" + "".join(words for holds, words in told if holds)


def _firms(members: list[Node]) -> list[list[Node]]:
    """Members by their legal forms, where forms and places are others: "Meridian Ltd" in London, "Meridian Inc" in Kingsport."""
    forms = sorted({names.legal_form(n.name) for n in members} - {""})
    placed = {f: frozenset().union(*(n.places for n in members if names.legal_form(n.name) == f)) for f in forms}
    if len(forms) < 2 or any(not placed[f] for f in forms) or any(placed[f] & placed[g] for f in forms for g in forms if f < g):
        return [members]
    found = {f: [n for n in members if names.legal_form(n.name) == f] for f in forms}
    for node in members:
        if not names.legal_form(node.name):
            home = next((f for f in forms if node.places & placed[f]), forms[0])
            found[home].append(node)
    return [sorted(found[f], key=lambda n: (n.member, n.name)) for f in forms]


def _aliases(nodes: Sequence[Node]) -> dict[str, str]:
    """Other names that an article gives a body, of two words and more, to the name that it bears there; none that two bodies bear."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        if node.type == "Place" or node.member[1] == OUTLET or names.is_acronym(node.name):
            continue
        key = names.body_key(node.name)
        for form in node.forms:
            other = names.body_key(form)
            if other != key and " " in other and not names.generic(form) and not names.is_acronym(form):
                found[other].add(key)
    told = {other: next(iter(keys)) for other, keys in found.items() if len(keys) == 1}
    return {other: key for other, key in told.items() if key not in told}


def _spell(groups: dict[tuple[str, str], list[Node]], often: Frequency) -> None:
    """Put what bears an acronym alone with the one body of such initials that is named beside the same people or bodies in one place."""
    long_ones: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, members in groups.items():
        if key[0] == "body" and not names.is_acronym(members[0].name):
            for letters in names.initials(members[0].name):
                long_ones[letters].append(key)
    for key in sorted(k for k, members in groups.items() if k[0] == "body" and _bare_acronym(members, k[1])):
        members = groups[key]
        fit = [k for k in long_ones.get(acronym(members[0].name), ()) if all(_beside(n, groups[k], often) for n in members)]
        if len(fit) == 1:
            groups[fit[0]] = sorted([*groups[fit[0]], *groups.pop(key)], key=lambda n: (n.member, n.name))


def _place(groups: dict[tuple[str, str], list[Node]]) -> None:
    """Put "the Ministry of Health", where Vietnam is the one land named, with "the Ministry of Health of Vietnam"."""
    for key in sorted(k for k in groups if k[0] == "body" and names.generic(k[1])):
        left: list[Node] = []
        for node in groups[key]:
            fit = [k for k in of_lands(key[1], node.places) if ("body", k) in groups]
            (groups["body", fit[0]] if len(fit) == 1 else left).append(node)
        groups[key] = left
        if not left:
            del groups[key]
    for members in groups.values():
        members.sort(key=lambda n: (n.member, n.name))


def of_lands(key: str, near: Iterable[str]) -> list[str]:
    """The folded names that an office would have with each of the lands that are named near it."""
    return sorted(" ".join(sorted([*key.split(), *land.split()])) for land in near if land in countries())


def _handles(groups: dict[tuple[str, str], list[Node]]) -> None:
    """Put a channel's handle, or a paper's domain, with the one outlet whose name it writes in one: "@quillsnotes", "Quill’s Notes"."""
    titles: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, members in groups.items():
        if key[0] == "body" and any(n.type == "Outlet" for n in members) and not names.handle(members[0].name):
            titles[names.squashed(members[0].name)].append(key)
    for key in sorted(k for k, members in groups.items() if k[0] == "body" and names.handle(members[0].name)):
        fit = titles.get(names.squashed(groups[key][0].name), [])
        if len(fit) == 1:
            groups[fit[0]] = sorted([*groups[fit[0]], *groups.pop(key)], key=lambda n: (n.member, n.name))


def _beside(node: Node, others: Sequence[Node], often: Frequency) -> bool:
    """Whether a body of a kind is named in one place with one of others, or beside the same people or bodies."""
    own = {k for k in node.company if often.weight(k, 1)}
    return any(n.type == node.type and n.places & node.places and (own & n.company or _sole(n.places & node.places)) for n in others)


def _sole(places: frozenset[str]) -> bool:
    """Whether a place that two share is a town, of which the body is more surely the one of such initials than of a land."""
    return bool(places - countries())


def _bare_acronym(members: Sequence[Node], key: str) -> bool:
    """Whether nothing but an acronym holds them together, and not each of them is an outlet."""
    bare = names.body_key(members[0].name) == key and all(names.is_acronym(n.name) for n in members)
    return bare and any(n.type != "Outlet" for n in members)


def _long_entry(full: str | None, catalogue: Catalogue) -> Entry | None:
    """The single row of the form that a short one stands for."""
    rows = catalogue.named(full, TYPES["body"]) if full else ()
    return rows[0] if len(rows) == 1 and not names.generic(full or "") else None


def _key(node: Node, long_forms: Mapping[str, str], aliases: Mapping[str, str]) -> str:
    """The folded name, an acronym told by its long form, a former name by the one that it has now."""
    key = names.body_key(node.name)
    if names.is_acronym(node.name):
        own = sorted(names.body_key(f) for f in node.forms if acronym(node.name) in names.initials(f))
        others = sorted(names.body_key(f) for f in node.forms if not names.is_acronym(f) and " " in f)
        if own or others:
            return (own or others)[0]
        return long_forms.get(acronym(node.name), key) if node.type != "Outlet" else key
    return aliases.get(key, key)


def acronym(name: str) -> str:
    """Without stops, in capitals."""
    return name.replace(".", "").strip().upper()


def _long_forms(nodes: Sequence[Node], articles: Mapping[str, Article]) -> dict[str, str]:
    """Acronym to the folded long form that the articles give for it; an acronym of two long forms stands for neither."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        if node.member[1] == OUTLET or node.type == "Place":
            continue
        for form in node.forms:
            if names.is_acronym(form):
                continue
            for letters in names.initials(form):
                own = any(acronym(f) == letters for f in node.forms if names.is_acronym(f))
                if own or spelled_out(articles[node.member[0]].text, form, letters):
                    found[letters].add(names.body_key(form))
    return {letters: next(iter(keys)) for letters, keys in found.items() if len(keys) == 1}


def spelled_out(text: str, form: str, letters: str) -> bool:
    """Whether the article puts the acronym in brackets behind the long form."""
    if letters not in text:
        return False
    pattern = r"\s+".join(map(re.escape, form.split())) + r"\s*\(\s*(?:the\s+)?" + re.escape(letters) + r"\b"
    return re.search(pattern, text, re.IGNORECASE) is not None


def _entry(node: Node, types: Sequence[str], catalogue: Catalogue) -> Entry | None:
    """The single row that fits; a name that many bodies share fits only where the row's country is named in the article too."""
    rows = catalogue.named(node.name, types)
    if len(rows) != 1:
        return None
    if names.generic(node.name) and (not rows[0].country or names.body_key(rows[0].country) not in node.places):
        return None
    return rows[0]


def _supported(nodes: list[Node], often: Frequency) -> list[Cluster]:
    """Join what shares company and a place; within one article the name is enough. Who names no place joins where one alone is meant."""
    sets = Sets[Node]()
    first_of: dict[tuple[str, ...], Node] = {}
    placed: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        company = sorted(k for k in node.company if often.weight(k, 1))
        for key in (node.member[:1], *((k, p) for k in company for p in sorted(node.places))):
            sets.join(first_of.setdefault(key, node), node)
        for k in company if node.places else ():
            placed[k].append(node)
    for node in nodes:
        for k in sorted(node.company) if not node.places else ():
            there = {sets.root(n) for n in placed[k]}
            if len(there) == 1:
                sets.join(node, there.pop())
            elif not there and often.weight(k, 1):
                sets.join(first_of.setdefault((k, ""), node), node)
    found: dict[Node, list[Node]] = defaultdict(list)
    for node in nodes:
        found[sets.root(node)].append(node)
    return [Cluster(group, None, {"one name, and others named beside it in both"} if len(group) > 1 else set()) for group in found.values()]
