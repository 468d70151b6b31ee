"""Where the nodes of a large graph stand: communities as discs, near those that they have most to do with, the busiest node in the middle.

Communities are Louvain's (Blondel and others 2008, https://doi.org/10.1088/1742-5468/2008/10/P10008), as networkx finds them from a fixed
seed. A force layout of all nodes would take minutes, look like a ball of wool and differ from machine to machine; discs take time in
proportion to the nodes. Inside a disc nodes stand on Vogel's spiral (1979), which fills it evenly. Equal graphs give equal places.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
import numpy as np

SEED = 7
ANGLE = math.pi * (3 - math.sqrt(5))
GAP = 2.0
"""Between two discs, in the distance of neighbours inside one."""
STEP = 0.7
"""How far the places are apart that are tried for a disc, in its radius."""
BATCH = 256
Point = tuple[float, float]
Tie = tuple[str, str, int]
"""Two nodes and how many claims tie them."""


def communities(nodes: Iterable[str], ties: Iterable[Tie]) -> list[list[str]]:
    """The largest first, each with its busiest node first."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    for one, other, count in sorted(ties):
        weight = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else 0
        graph.add_edge(one, other, weight=weight + count)
    found: list[set[str]] = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    busy = dict(graph.degree(weight="weight"))
    return sorted((sorted(group, key=lambda n: (-busy[n], n)) for group in found), key=lambda group: (-len(group), group[0]))


def places(groups: Sequence[Sequence[str]], ties: Iterable[Tie]) -> dict[str, Point]:
    """Of every node, rounded to a hundredth of the distance between neighbours."""
    of = {node: number for number, group in enumerate(groups) for node in group}
    between: dict[int, dict[int, int]] = {}
    for one, other, count in ties:
        a, b = of[one], of[other]
        if a != b:
            for here, there in ((a, b), (b, a)):
                between.setdefault(here, {})[there] = between.get(here, {}).get(there, 0) + count
    centres = _centres([_radius(len(group)) for group in groups], between)
    found: dict[str, Point] = {}
    for group, (x, y) in zip(groups, centres, strict=True):
        for k, node in enumerate(group):
            r, turn = math.sqrt(k), k * ANGLE
            found[node] = (round(x + r * math.cos(turn), 2), round(y + r * math.sin(turn), 2))
    return found


def _radius(members: int) -> float:
    return math.sqrt(members) + GAP / 2


def _centres(radii: Sequence[float], between: Mapping[int, Mapping[int, int]]) -> list[Point]:
    """One after another, the largest first: as near as there is room to the middle of those that it is tied to."""
    centres: list[Point] = []
    room = _Room(len(radii))
    for number, radius in enumerate(radii):
        placed = [(centres[other], count) for other, count in sorted(between.get(number, {}).items()) if other < number]
        total = sum(count for _, count in placed)
        x = sum(p[0] * count for p, count in placed) / total if total else 0.0
        y = sum(p[1] * count for p, count in placed) / total if total else 0.0
        centres.append(room.take(x, y, radius))
    return centres


class _Room:
    """Discs that are placed. Candidates for the next are tried many at once, and never where the same was refused before."""

    def __init__(self, discs: int) -> None:
        self._x, self._y, self._radius = (np.zeros(discs) for _ in range(3))
        self._placed = 0
        self._tried: dict[tuple[float, float, float], int] = {}
        """How far the spiral of a point was followed for a radius: what was taken then is taken still."""

    def take(self, x: float, y: float, radius: float) -> Point:
        """The first free place on a spiral around a point."""
        spread = STEP * radius
        at = (x, y, radius)
        k = self._tried.get(at, self._outside(x, y, radius, spread))
        while True:
            ks = np.arange(k, k + BATCH)
            xs, ys = x + spread * np.sqrt(ks) * np.cos(ks * ANGLE), y + spread * np.sqrt(ks) * np.sin(ks * ANGLE)
            n = self._placed
            apart = np.hypot(xs[:, None] - self._x[:n], ys[:, None] - self._y[:n]) >= radius + self._radius[:n]
            free = np.flatnonzero(apart.all(axis=1))
            if len(free):
                first = int(free[0])
                self._tried[at] = k + first + 1
                self._x[n], self._y[n], self._radius[n] = xs[first], ys[first], radius
                self._placed += 1
                return float(xs[first]), float(ys[first])
            k += BATCH

    def _outside(self, x: float, y: float, radius: float, spread: float) -> int:
        """From where on the spiral leaves the disc that holds its middle."""
        n = self._placed
        inside = self._radius[:n] + radius - np.hypot(x - self._x[:n], y - self._y[:n])
        reach = max(0.0, float(inside.max(initial=0.0)))
        return int((reach / spread) ** 2 * 0.25)
