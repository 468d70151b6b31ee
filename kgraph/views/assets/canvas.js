"use strict";
// Colours of a picture, from the stylesheet's custom properties, so that a picture follows the page from light to dark.
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
  return { colour, node, edge, follow };
})();
