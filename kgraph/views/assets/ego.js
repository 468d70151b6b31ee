"use strict";
// The picture of a dossier: drawn once at a scale at which its words can be read; the page scrolls, the picture does not move.
(() => {
  const stage = document.getElementById("network");
  if (!stage) return;
  const data = kgraph.data(), { node, edge, follow, walked } = kgraph.canvas, frame = stage.parentElement;
  const nodes = new vis.DataSet(data.nodes.map(node)), edges = new vis.DataSet(data.edges.map(edge));
  const network = new vis.Network(stage, { nodes, edges }, {
    physics: false, layout: { improvedLayout: false }, autoResize: false,
    interaction: { dragView: false, dragNodes: false, zoomView: false, hover: false, tooltipDelay: 250, selectConnectedEdges: false },
    edges: { font: { size: 17, strokeWidth: 5, align: "horizontal" }, scaling: { label: { drawThreshold: 1 } } },
    nodes: { scaling: { label: { drawThreshold: 1 } } },
  });
  stage.network = network; // for the console, and for scripts that drive the page
  const xs = data.nodes.map((n) => n.x), ys = data.nodes.map((n) => n.y), side = 190, end = 80;
  const box = { left: Math.min(...xs) - side, right: Math.max(...xs) + side, top: Math.min(...ys) - end, bottom: Math.max(...ys) + end };
  const wide = box.right - box.left, high = box.bottom - box.top, least = 0.55, most = 1.1;
  let scale = Math.min(Math.max(frame.clientWidth / wide, least), 0.9);
  function draw() {
    const middle = frame.scrollLeft + frame.clientWidth / 2, before = stage.clientWidth || 1;
    stage.style.width = `${Math.max(Math.floor(wide * scale), frame.clientWidth)}px`;
    stage.style.height = `${Math.ceil(high * scale)}px`;
    network.setSize(stage.style.width, stage.style.height);
    network.moveTo({ position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, scale });
    network.redraw();
    frame.scrollLeft = (middle / before) * stage.clientWidth - frame.clientWidth / 2;
  }
  const zoom = (by) => { scale = Math.min(Math.max(scale * by, least / 2), most); draw(); };
  document.getElementById("larger").addEventListener("click", () => zoom(1.25));
  document.getElementById("smaller").addEventListener("click", () => zoom(1 / 1.25));
  const near = new Map(data.nodes.map((n) => [n.id, new Set()]));
  for (const e of data.edges) { near.get(e.from).add(e.to); near.get(e.to).add(e.from); }
  // The chosen one, and what is one step (from a claim) or two (from a name) away, stand out.
  function light(chosen) {
    const lit = new Set([chosen, ...(near.get(chosen) || [])]), held = chosen && data.nodes.find((n) => n.id === chosen).kind !== "Claim";
    if (held) for (const id of near.get(chosen)) for (const other of near.get(id)) lit.add(other);
    nodes.update(data.nodes.map((n) => ({ id: n.id, opacity: chosen && !lit.has(n.id) ? 0.25 : 1 })));
    edges.update(data.edges.map((e, i) => {
      const on = chosen && (held ? near.get(chosen).has(e.from) || near.get(chosen).has(e.to) : e.from === chosen || e.to === chosen);
      return { id: i, label: on ? e.kind : e.label, color: { ...edges.get(i).color, opacity: on ? 1 : chosen ? 0.12 : e.opacity } };
    }));
  }
  network.on("click", (event) => {
    const id = event.nodes[0];
    if (!id) { light(null); kgraph.close(); return; }
    choose(id);
  });
  function choose(id) {
    light(id);
    const claim = data.nodes.find((n) => n.id === id).kind === "Claim";
    kgraph.open(frame, ...(claim ? kgraph.evidence(id) : listed(id)));
  }
  walked(frame, network, data.nodes, {
    shown: () => true, chosen: choose, away: () => light(null),
    moved: (id) => {
      const spot = network.canvasToDOM(network.getPosition(id));
      frame.scrollTo(spot.x - frame.clientWidth / 2, spot.y - frame.clientHeight / 2);
    },
  });
  // A name: the claims that touch it, each opening its sentence.
  function listed(id) {
    const list = make("ul", undefined, "claims");
    for (const other of [...near.get(id)]) {
      const item = make("li"), button = make("button", nodes.get(other).title);
      button.type = "button";
      button.dataset.open = other;
      item.append(button);
      list.append(item);
    }
    return [make("h2", nodes.get(id).title), list];
  }
  document.addEventListener("kgraph:closed", () => light(null));
  follow(() => { nodes.update(data.nodes.map(node)); edges.update(data.edges.map(edge)); });
  // On paper the whole of it is as wide as the page.
  const paper = 690;
  let printing = false;
  addEventListener("beforeprint", () => { printing = true; stage.style.zoom = Math.min(1, paper / stage.clientWidth); });
  addEventListener("afterprint", () => { stage.style.zoom = 1; printing = false; });
  new ResizeObserver(() => { if (!printing && frame.clientWidth !== draw.width) { draw.width = frame.clientWidth; draw(); } }).observe(frame);
  draw();
  // Where not all of it fits, the one in the middle and what is said of them come first.
  const shift = frame.clientWidth < 0.62 * wide * scale ? 0.128 * wide * scale : 0;
  frame.scrollLeft = (stage.clientWidth - frame.clientWidth) / 2 + shift;
})();
