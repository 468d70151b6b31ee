"""Who is who among bodies, outlets, places and named groups: by name, by acronym or short form with its long form, by the catalogue.

A name that many bodies share ("Ministry of Defence"), or an acronym that no article spells out, needs support; not where it is an
outlet's each time ("CNN"): outlets of one acronym are rare, and every article means the one that its readers know.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kgraph.article import Article
from kgraph.resolution import names
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.catalogue_files import Entry
from kgraph.resolution.facts import OUTLET, Node
from kgraph.resolution.people import Cluster
from kgraph.resolution.sets import Sets
from kgraph.resolution.support import Frequency

FAMILIES = {"Organisation": "body", "Outlet": "body", "Place": "place", "Group": "group"}
TYPES = {"body": ("Organisation", "Outlet"), "place": ("Place",), "group": ("Group", "Organisation")}


def bodies(
    nodes: Sequence[Node], articles: Mapping[str, Article], catalogue: Catalogue, full: Mapping[Node, str], often: Frequency
) -> list[Cluster]:
    """Cluster everything named that is no person. `articles` by key; `full`: nodes with a short form to the form it stands for."""
    nodes = sorted(nodes, key=lambda n: (n.member, n.name))
    long_forms = _long_forms(nodes, articles)
    groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
    entries: dict[Node, Entry | None] = {}
    for node in nodes:
        family = FAMILIES[node.type]
        entry = entries[node] = _entry(node, TYPES[family], catalogue) or _long_entry(full.get(node), catalogue)
        groups[(family, "#" + entry.id) if entry else (family, full.get(node) or _key(node, long_forms))].append(node)
    found: list[Cluster] = []
    for (_, key), members in sorted(groups.items()):
        entry = entries[members[0]]
        if entry:
            found.append(Cluster(members, entry, {"one entry of the catalogue"}))
        elif names.generic(key) or _bare_acronym(members, key):
            found += _supported(members, often)
        else:
            acronym = any(names.is_acronym(f) for n in members for f in n.forms)
            short = any(n in full for n in members)
            reason = "one name" + (", and its acronym" if acronym else "") + (", and its short form" if short else "")
            found.append(Cluster(members, None, {reason}))
    return found


def _bare_acronym(members: Sequence[Node], key: str) -> bool:
    """Whether nothing but an acronym holds them together, and not each of them is an outlet."""
    bare = names.body_key(members[0].name) == key and all(names.is_acronym(n.name) for n in members)
    return bare and any(n.type != "Outlet" for n in members)


def _long_entry(full: str | None, catalogue: Catalogue) -> Entry | None:
    """The single row of the form that a short one stands for."""
    rows = catalogue.named(full, TYPES["body"]) if full else ()
    return rows[0] if len(rows) == 1 and not names.generic(full or "") else None


def _key(node: Node, long_forms: Mapping[str, str]) -> str:
    """The folded name, an acronym told by its long form."""
    key = names.body_key(node.name)
    if names.is_acronym(node.name):
        own = sorted(names.body_key(f) for f in node.forms if acronym(node.name) in names.initials(f))
        return own[0] if own else long_forms.get(acronym(node.name), key)
    return key


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
