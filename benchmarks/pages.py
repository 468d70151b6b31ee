"""How fast dossiers open and move in Debian's chromium, by how many nodes their pictures would have. `python -m benchmarks.pages`

Each size is a made-up person with so many claims about them that they and everyone at their ends are that many nodes. Time to first
usable view: from the start of navigation until the picture is drawn and two frames have been painted. Frames a second: while the page is
scrolled from end to end, and while claim after claim is chosen in the picture, each for two seconds. The median of three.
Then the claim board of 1,500 propositions: the same time, and how long sorting and searching it take.
Then overviews, drawn by WebGL in software: how long Python takes to lay them out, the same time, and frames a second while the picture is
moved from side to side, nearer and farther, and what the page itself does for one frame, which is all that is left where a card draws.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from kgraph.graph.namespaces import BASE, KG, RDFS
from kgraph.queries.engines import Local
from kgraph.views import board, dossier, ego, overview, page

SIZES = (50, 150, 500)
OVERVIEWS = (1_000, 5_000, 20_000)
SECONDS = 2
USABLE = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"""
FRAMES = """([work, seconds]) => new Promise(done => {
  const network = document.getElementById('network').network, ids = network.body.data.nodes.getIds(), start = performance.now();
  let frames = 0;
  const step = (now) => {
    const gone = (now - start) / 1000 / seconds;
    if (gone >= 1) return done(frames / seconds);
    frames += 1;
    if (work === 'scroll') scrollTo(0, gone * (document.documentElement.scrollHeight - innerHeight));
    else if (frames % 6 === 0) network.body.emitter.emit('click', { nodes: [ids[frames % ids.length]], edges: [] });
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""


WORK = """() => {
  const start = performance.now();
  for (const [id, value] of [['sort', 'newest'], ['search', 'shipment 12']]) {
    document.getElementById(id).value = value;
    document.getElementById(id).dispatchEvent(new Event('input', { bubbles: true }));
  }
  return document.body.offsetHeight && performance.now() - start;
}"""


def made(nodes: int) -> Local:
    """A graph of one person, claims about them, and a source for every second claim, in all so many nodes."""
    import pyoxigraph as ox

    store = ox.Store()
    head = f"PREFIX : <{BASE}> PREFIX kg: <{KG}> PREFIX rdfs: <{RDFS}> INSERT DATA {{ "
    parts = [
        ':who a kg:Person ; rdfs:label "Mira Holt" ; kg:name "Mira Holt" . :o a kg:Outlet ; rdfs:label "Daily Wren" .'
        ':a a kg:Article ; rdfs:label "On Holt" ; kg:articleKey "k" ; kg:outlet :o ; kg:publishedOn "2022-05-14" ; kg:mentions :who .'
    ]
    topic = "kg:topic <https://kgraph.example/topic#other>"
    for n in range((nodes - 1) * 2 // 3):
        words, source, stance = f"Mira Holt knew of shipment {n} before it left the harbour", n // 2, "Denies" if n % 7 == 3 else "Asserts"
        parts.append(
            f':s{source} a kg:Person ; rdfs:label "Source {source}" ; kg:name "Source {source}" . :p{n // 3} a kg:Proposition ; {topic} ;'
            f' rdfs:label "{words}" ; kg:reports 1 ; kg:originsMin 1 ; kg:originsMax 1 . :c{n} a kg:Claim ; kg:text "{words}" ;'
            f' {topic} ; rdfs:label "Source {source} says: {words}" ; kg:sentence "He said that {words}." ; kg:stance kg:{stance} ;'
            f' kg:firsthand true ; kg:certainty kg:Certain ;'
            f' kg:source :s{source} ; kg:about :who ; kg:proposition :p{n // 3} ; kg:article :a ; kg:outlet :o ;'
            f' kg:publishedOn "2022-05-14" .'
        )
    store.update(head + " ".join(parts) + " }")
    return Local(store)


def measure(browser: Any, nodes: int, rounds: int = 3) -> dict[str, float]:
    """Milliseconds and frames a second."""
    engine = made(nodes)
    of = dossier.read(engine, "Mira Holt")
    html = page.dossier(of, ego.picture(engine, of))
    got: list[tuple[float, float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, "utf-8")
        for _ in range(rounds):
            context = browser.new_context(offline=True, viewport={"width": 1400, "height": 900})
            tab = context.new_page()
            tab.goto(file.as_uri())
            first = tab.evaluate(USABLE)
            got.append((first, tab.evaluate(FRAMES, ["scroll", SECONDS]), tab.evaluate(FRAMES, ["choose", SECONDS])))
            context.close()
    first, scrolled, chosen = (statistics.median(column) for column in zip(*got, strict=True))
    size = round(len(html.encode()) / 1000)
    return {"nodes": nodes, "kilobytes": size, "first_ms": round(first), "scroll_fps": scrolled, "choose_fps": chosen}


def measure_board(browser: Any, propositions: int = 1_500) -> dict[str, float]:
    """Milliseconds."""
    html = page.board(board.read(made(propositions * 9 // 2)))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, "utf-8")
        tab = browser.new_page(viewport={"width": 1400, "height": 900})
        tab.goto(file.as_uri())
        first = tab.evaluate(USABLE)
        work = tab.evaluate(WORK)
        tab.close()
    size = round(len(html.encode()) / 1000)
    return {"propositions": propositions, "kilobytes": size, "first_ms": round(first), "sort_search_ms": round(work)}


MOVES = """async ([seconds]) => {
  const sigma = document.getElementById('sky').sigma, camera = sigma.getCamera(), start = performance.now();
  let frames = 0;
  sigma.on('afterRender', () => { frames += 1; });
  for (let n = 0; (performance.now() - start) / 1000 < seconds; n++)
    await camera.animate({ x: n % 2 ? 0.3 : 0.7, y: 0.5, ratio: [1, 0.5, 0.2, 0.05][n % 4] }, { duration: 500 });
  return frames / ((performance.now() - start) / 1000);
}"""


FRAME = """() => {
  const sigma = document.getElementById('sky').sigma, ratios = [1, 0.5, 0.2, 0.05];
  return ratios.map(ratio => {
    sigma.getCamera().setState({ ratio });
    sigma.render();
    const start = performance.now();
    for (let i = 0; i < 5; i++) sigma.render();
    return (performance.now() - start) / 5;
  }).reduce((a, b) => Math.max(a, b));
}"""
"""What the page itself does for one frame, before a graphics card does the rest: the slowest of four distances."""


def crowd(nodes: int) -> Local:
    """A graph of some so many nodes: three fifths questions, the rest people, most of whom speak to few matters. The same each time."""
    import random

    import pyoxigraph as ox

    chance, store = random.Random(7), ox.Store()
    nodes = nodes * 8 // 7  # some are never spoken of
    people, matters = nodes // 3, max(nodes // 150, 3)
    who = [[p for p in range(people) if p % matters == m] for m in range(matters)]
    lines = [f'<{BASE}w{p}> a kg:Person ; rdfs:label "Person {p}" .' for p in range(people)]
    lines.append(f'<{BASE}o> a kg:Outlet ; rdfs:label "Daily Wren" . <{BASE}a> a kg:Article ; kg:outlet <{BASE}o> .')
    for q in range(nodes - people):
        here = who[min(int(chance.expovariate(3) * matters), matters - 1)]
        lines.append(f'<{BASE}q{q}> a kg:Question ; rdfs:label "Did consignment {q} leave?" . <{BASE}p{q}> kg:question <{BASE}q{q}> .')
        for c in range(chance.choice((1, 1, 1, 2, 3))):
            source, about = (here[min(int(chance.expovariate(6) * len(here)), len(here) - 1)] for _ in range(2))
            stance = "Denies" if chance.random() < 0.1 else "Asserts"
            lines.append(
                f'<{BASE}c{q}-{c}> a kg:Claim ; rdfs:label "Person {source} says: it left" ;'
                f" kg:topic <https://kgraph.example/topic#other> ; kg:stance kg:{stance} ; kg:firsthand true ;"
                f" kg:source <{BASE}w{source}> ; kg:about <{BASE}w{about}> ;"
                f" kg:proposition <{BASE}p{q}> ."
            )
    head = f"PREFIX kg: <{KG}> PREFIX rdfs: <{RDFS}> INSERT DATA {{ "
    for first in range(0, len(lines), 5_000):
        store.update(head + " ".join(lines[first : first + 5_000]) + " }")
    return Local(store)


def measure_overview(browser: Any, nodes: int, rounds: int = 3) -> dict[str, float]:
    """Seconds, milliseconds and frames a second."""
    engine = crowd(nodes)
    start = time.perf_counter()
    of = overview.read(engine)
    laid = time.perf_counter() - start
    html = page.overview(of)
    got: list[tuple[float, float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, "utf-8")
        for _ in range(rounds):
            tab = browser.new_page(viewport={"width": 1400, "height": 900})
            tab.goto(file.as_uri())
            got.append((tab.evaluate(USABLE), tab.evaluate(MOVES, [SECONDS]), tab.evaluate(FRAME)))
            tab.close()
    first, moved, own = (statistics.median(column) for column in zip(*got, strict=True))
    return {
        "nodes": len(of.nodes), "edges": len(of.edges), "laid_out_s": round(laid, 1), "kilobytes": round(len(html.encode()) / 1000),
        "first_ms": round(first), "move_fps": round(moved, 1), "own_ms": round(own, 1),
    }


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="NODES")
    sizes = parser.parse_args().sizes
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        for nodes in sizes:
            print(measure(browser, nodes), flush=True)
        print(measure_board(browser), flush=True)
        browser.close()
        software = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"]
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=software)
        for nodes in OVERVIEWS:
            print(measure_overview(browser, nodes), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
