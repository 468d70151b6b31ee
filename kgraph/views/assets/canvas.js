"use strict";
// What the pictures share: colours from the stylesheet's custom properties, so that they follow the page from light to dark, and the keyboard.
kgraph.canvas = (() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const same = (background, border) => ({ background, border, highlight: { background, border }, hover: { background, border } });
  const node = (n) => {
    const claim = n.kind === "Claim", kind = claim ? "" : colour(`kind-${n.role}`);
    const edge = n.role === "denial" ? colour("line-denies") : colour("edge");
    return {
      ...n, color: claim ? same(colour("box"), edge) : same(n.hollow ? colour("card") : kind, kind),
      font: { ...n.font, color: colour("ink"), strokeColor: colour("card"), strokeWidth: claim ? 0 : n.font.strokeWidth },
    };
  };
  const edge = (e, i) => {
    const line = colour(`line-${e.role}`);
    return { ...e, id: i, color: { color: line, highlight: line, hover: line, opacity: e.opacity }, font: { ...e.font, color: colour("soft"), strokeColor: colour("card") } };
  };
  const follow = (repaint) => { dark.addEventListener("change", repaint); addEventListener("beforeprint", repaint); addEventListener("afterprint", repaint); };
  // The arrow keys walk from node to node, Page Down and Page Up through all of them in turn; Enter does what a click does, Escape leads back. `place` has the focus; the node that is stood on
  // has a ring and is said aloud. `moved(id)` brings it into sight, `shown(id)` tells whether it is there to be walked to.
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const turns = { PageDown: 1, PageUp: -1 };
  const walked = (place, network, nodes, { shown, moved, chosen, away }) => {
    const told = make("output", "", "told");
    told.setAttribute("aria-live", "polite");
    place.after(told);
    for (const inner of place.querySelectorAll(".vis-network")) inner.tabIndex = -1; // one stop for the whole picture
    const order = [...nodes].sort((a, b) => a.x - b.x || a.y - b.y).map((n) => n.id);
    let at = null;
    const stand = (id) => {
      at = id;
      const n = id === null ? null : nodes.find((one) => one.id === id);
      told.textContent = n ? `${n.title} (${n.kind.toLowerCase()})` : "";
      if (id !== null) moved(id);
      network.redraw();
    };
    const first = () => {
      const here = nodes.filter((n) => shown(n.id)), far = (n) => Math.hypot(n.x, n.y);
      return here.length ? here.reduce((a, b) => (far(b) < far(a) ? b : a)).id : null;
    };
    const next = ([x, y]) => {
      const from = network.getPosition(at);
      let best = null, least = Infinity;
      for (const n of nodes) {
        if (n.id === at || !shown(n.id)) continue;
        const dx = n.x - from.x, dy = n.y - from.y, along = dx * x + dy * y, aside = Math.abs(dx * y) + Math.abs(dy * x);
        if (along > 0 && along + 2 * aside < least) { best = n.id; least = along + 2 * aside; }
      }
      return best;
    };
    place.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (at !== null && !shown(at)) at = null;
      if (turns[event.key]) {
        event.preventDefault();
        const here = order.filter((id) => shown(id)), to = at === null ? first() : here[(here.indexOf(at) + turns[event.key] + here.length) % here.length];
        if (to !== null) stand(to);
      } else if (ways[event.key]) {
        event.preventDefault();
        const to = at === null ? first() : next(ways[event.key]);
        if (to !== null) stand(to);
      } else if (event.key === "Enter" && at !== null) {
        event.preventDefault();
        chosen(at);
      } else if (event.key === "Escape" && at !== null) {
        stand(null);
        away();
      }
    });
    place.addEventListener("blur", () => network.redraw());
    place.addEventListener("focus", () => network.redraw());
    network.on("afterDrawing", (context) => {
      if (at === null || !shown(at) || document.activeElement !== place) return;
      const box = network.getBoundingBox(at), wide = 3 / network.getScale(), gap = 2 * wide;
      context.save();
      context.lineWidth = wide;
      context.strokeStyle = colour("focus");
      context.strokeRect(box.left - gap, box.top - gap, box.right - box.left + 2 * gap, box.bottom - box.top + 2 * gap);
      context.restore();
    });
  };
  return { colour, node, edge, follow, walked };
})();
