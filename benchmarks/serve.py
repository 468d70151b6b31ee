"""How many named queries `kgraph serve` answers, and how fast, alone and with heavy and hostile queries beside them.

Every answer is compared with the first to the same question; exit code 1 where one differs, fails or does not come. How to run it:
benchmarks/README.md.
"""

import argparse
import hashlib
import http.client
import json
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from itertools import accumulate
from pathlib import Path
from threading import Event, Lock, Thread
from urllib.parse import urlencode

from benchmarks.made import outlets, people

CLIENTS = (1, 8, 32)
LATE = 60.0
"""Seconds after which an answer counts as lost."""
WEIGHTS = {
    "who-says": 5, "who-denies": 5, "says": 4, "through-whom": 3, "claims-by-topic": 3, "posts": 2, "ties": 2, "claims-by-outlet": 1,
    "outlets-relaying": 1,
}
"""Those about someone or something. unnamed-only goes through the whole graph, and stands among the heavy ones."""
CROSS = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?l) }"
HOSTILE = (
    f"SELECT (COUNT(*) AS ?n) {CROSS}", f"SELECT * {CROSS} ORDER BY ?a ?l", f"SELECT (GROUP_CONCAT(?c) AS ?x) {CROSS}",
    "ASK " + "{" * 60_000 + "}" * 60_000, "ASK { " + "a." * 100_000, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o }", "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p", "DROP ALL", "\x00", "CONSTRUCT WHERE { ?s ?p ?o }",
)


def questions(claims: int, count: int = 400) -> list[str]:
    """Addresses: queries by weight, people as often as they are spoken of."""
    luck = random.Random(7)
    names, papers = people(max(20, claims // 25)), outlets(max(5, min(200, claims // 400)))
    spoken = list(accumulate(1 / (rank + 3) for rank in range(len(names))))
    found = []
    for name in luck.choices([*WEIGHTS], [*WEIGHTS.values()], k=count):
        who, paper = luck.choices(names, cum_weights=spoken)[0], luck.choice(papers)
        given = {
            "posts": {"person": who}, "ties": {"name": who}, "says": {"source": who}, "through-whom": {"source": who},
            "claims-by-topic": {"about": who, "topic": "health"}, "claims-by-outlet": {"outlet": paper},
            "outlets-relaying": {"outlet": paper},
        }.get(name, {"about": who})
        found.append(f"/query/{name}?{urlencode(given)}")
    return found


class Load:
    """Clients that ask one question after the other, each over a connection of its own."""

    def __init__(self, at: tuple[str, int], asked: list[str]) -> None:
        self.at, self.asked = at, asked
        self.first: dict[str, str] = {}
        self.faults: Counter[str] = Counter()
        self._lock = Lock()

    def run(self, clients: int, seconds: float) -> list[float]:
        """Seconds that each answer took."""
        took: list[float] = []
        stop = Event()
        threads = [Thread(target=self._client, args=(n, stop, took)) for n in range(clients)]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        stop.set()
        for thread in threads:
            thread.join()
        return took

    def _client(self, number: int, stop: Event, took: list[float]) -> None:
        luck = random.Random(number)
        line = http.client.HTTPConnection(*self.at, timeout=LATE)
        while not stop.is_set():
            address = luck.choice(self.asked)
            begun = time.monotonic()
            try:
                line.request("GET", address)
                answer = line.getresponse()
                body = answer.read()
            except (OSError, http.client.HTTPException) as error:
                self.faults[type(error).__name__] += 1
                line.close()
                continue
            took.append(time.monotonic() - begun)
            if answer.status != 200:
                self.faults[f"{answer.status} {body[:80]!r}"] += 1
                continue
            digest = hashlib.sha256(body).hexdigest()
            with self._lock:
                if self.first.setdefault(address, digest) != digest:
                    self.faults["another answer"] += 1


def pester(at: tuple[str, int], number: int, stop: Event, seen: Counter[str]) -> None:
    """One after the other of the hostile queries from this number on, among them a named one that goes through the whole graph."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    while not stop.is_set():
        line = http.client.HTTPConnection(*at, timeout=LATE)
        which = number % (len(HOSTILE) + 1)
        try:
            if which < len(HOSTILE):
                line.request("POST", "/sparql", urlencode({"query": HOSTILE[which]}), form)
            else:
                line.request("GET", "/query/unnamed-only")
            answer = line.getresponse()
            answer.read()
            seen[str(answer.status)] += 1
        except (OSError, http.client.HTTPException) as error:
            seen[type(error).__name__] += 1
        line.close()
        number += 1


def report(what: str, took: list[float], seconds: float) -> dict[str, object]:
    """One row."""
    times = sorted(took) or [float("nan")]
    return {
        "clients": what, "answers": len(took), "a_second": round(len(took) / seconds, 1),
        **{name: round(1000 * times[min(len(times) - 1, int(len(times) * part))], 1) for name, part in (("p50_ms", 0.5), ("p99_ms", 0.99))},
        "longest_ms": round(1000 * times[-1], 1),
    }


def main() -> int:
    """Print a row of JSON for each number of clients, alone and pestered, then faults."""
    parser = argparse.ArgumentParser()
    parser.add_argument("graph", type=Path)
    parser.add_argument("claims", type=int)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--workers", default="2")
    parser.add_argument("--timeout", default="30")
    given = parser.parse_args()
    command = [sys.executable, "-m", "kgraph", "serve", "--graph", str(given.graph), "--port", "0", "--workers", given.workers,
               "--timeout", given.timeout]
    begun = time.monotonic()
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr
    found = re.search(r"http://([\d.]+):(\d+)/", server.stderr.readline())
    if not found:
        sys.exit("the server did not start")
    print(json.dumps({"ready_s": round(time.monotonic() - begun, 1)}), flush=True)
    at = found[1], int(found[2])
    load = Load(at, questions(given.claims))
    load.run(1, given.seconds / 2)  # warm
    seen: Counter[str] = Counter()
    for pestered in (False, True):
        for clients in CLIENTS:
            stop = Event()
            others = [Thread(target=pester, args=(at, 4 * n, stop, seen)) for n in range(3 if pestered else 0)]
            for thread in others:
                thread.start()
            took = load.run(clients, given.seconds)
            stop.set()
            for thread in others:
                thread.join()
            print(json.dumps(report(f"{clients}{' and 3 hostile' if pestered else ''}", took, given.seconds)), flush=True)
    time.sleep(15)  # the last that were killed are replaced
    workers = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    memory = [int(re.findall(r"VmHWM:\s+(\d+)", Path(f"/proc/{w}/status").read_text())[0]) // 1024 for w in workers]
    server.send_signal(signal.SIGINT)
    ended = server.wait(10)
    print(json.dumps({"hostile": dict(sorted(seen.items())), "faults": dict(load.faults), "worker_peak_mb": memory, "ended": ended}))
    return int(bool(load.faults) or len(workers) < int(given.workers))


if __name__ == "__main__":
    sys.exit(main())
