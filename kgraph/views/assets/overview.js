"use strict";
// The overview: sigma draws what Python laid out. Chosen is a node, shown are it and what it is tied to; the list beside tells the same in
// words, so that nothing needs the picture. Words are put in as text alone.
(() => {
  const $ = (id) => document.getElementById(id), data = kgraph.data();
  const { nodes, edges, roles, lines, communities, within } = data;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const dark = matchMedia("(prefers-color-scheme: dark)"), still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const KINDS = ["person", "organisation", "outlet", "place", "group"];
  const MOST = 40; // rows of a list
  const FEW = 600; // nodes of which all lines are drawn
  const LETTERS = 44; // of a label in the picture; the whole stands beside it
  const ties = nodes.map(() => []);
  edges.forEach(([a, b], i) => { ties[a].push(i); ties[b].push(i); });
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const named = nodes.map((n) => fold(n.label)), quoted = nodes.map((n) => fold(n.words));
  const busiest = nodes.map((_, i) => i).sort((a, b) => nodes[b].claims - nodes[a].claims || a - b);
  let chosen = null, near = null, hovered = null, kept = null;

  // Colours. By topic and by group the five of the palette go round: the legend names those that are most, and the list says each in words.
  let by = "kind", shade = () => "", palette = {};
  const paint = () => {
    palette = { ink: colour("ink"), soft: colour("soft"), rule: colour("rule"), card: colour("card"), question: colour("edge") };
    for (const kind of KINDS) palette[kind] = colour(`kind-${kind}`);
    for (const line of lines) palette[`line-${line}`] = colour(`line-${line}`);
    const count = new Map(), of = (n) => by === "topic" ? n.topic || "no topic" : by === "community" ? communities[n.community] : n.kind;
    for (const n of nodes) count.set(of(n), (count.get(of(n)) || 0) + 1);
    const first = [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name), known = new Map();
    if (by === "kind") for (const name of first) known.set(name, palette[name.toLowerCase()]);
    else first.slice(0, KINDS.length).forEach((name, i) => known.set(name, palette[KINDS[i]]));
    shade = (n) => known.get(of(n)) || palette.question;
    const rows = [...known].map(([name, value]) => [by === "kind" ? name.toLowerCase() : name, value]);
    if (by !== "kind" && first.length > KINDS.length) rows.push([`the other ${first.length - KINDS.length}`, palette.question]);
    $("legend").replaceChildren(...rows.map(([name, value]) => {
      const item = make("li"), dot = document.createElementNS("http://www.w3.org/2000/svg", "svg"), disc = document.createElementNS("http://www.w3.org/2000/svg", "circle");
      dot.setAttribute("viewBox", "0 0 16 16"); dot.setAttribute("width", "14"); dot.setAttribute("height", "14"); dot.setAttribute("aria-hidden", "true");
      disc.setAttribute("cx", "8"); disc.setAttribute("cy", "8"); disc.setAttribute("r", "6.5"); disc.setAttribute("fill", value || palette.question);
      dot.append(disc);
      item.append(dot, make("span", name));
      return item;
    }));
  };

  // The picture.
  const short = (words) => words.length > LETTERS ? words.slice(0, LETTERS - 1).trimEnd() + "…" : words;
  // A question is never put as if it were so, and whoever is not named stands in brackets.
  const called = (n, words = n.label) => n.kind === "Question" ? `“${words}”?` : n.unnamed ? `(${words})` : words;
  // Of many nodes on a small screen each is smaller, so that discs stay apart; nearer they grow.
  const crowd = Math.min(1, (Math.min($("sky").clientWidth, $("sky").clientHeight) || 600) / (10 * Math.sqrt(nodes.length)));
  const size = (n) => crowd * Math.min(2 + 1.1 * Math.sqrt(n.claims), 16);
  const draw = () => {
    const graph = new sigma.Graph({ multi: true });
    nodes.forEach((n, i) => graph.addNode(String(i), { x: n.x, y: -n.y, size: size(n), label: called(n, short(n.label)) }));
    return new sigma.Sigma(graph, $("sky"), {
      labelDensity: 0.6, labelGridCellSize: 110, labelRenderedSizeThreshold: 5 * crowd, labelFont: "system-ui, sans-serif", labelSize: 13, zIndex: true,
      labelColor: { attribute: "ink" }, hideEdgesOnMove: true, hideLabelsOnMove: false, renderEdgeLabels: false, allowInvalidContainer: true,
      minCameraRatio: 0.005, maxCameraRatio: 3,
      defaultDrawNodeHover: hovers,
      nodeReducer: (id, attributes) => {
        const i = Number(id), n = nodes[i], out = kept !== null && !kept.has(i), far = near !== null && !near.has(i);
        return { ...attributes, color: out || far ? palette.rule : shade(n), ink: palette.ink, hidden: out, zIndex: far ? 0 : 1, label: far ? "" : attributes.label, highlighted: i === chosen, forceLabel: close && near !== null && !far && near.size < 30 };
      },
      edgeReducer: (id, attributes) => {
        const [a, b, role] = edges[Number(id)];
        return { ...attributes, hidden: kept !== null && !(kept.has(a) && kept.has(b)), color: palette[`line-${lines[role]}`], zIndex: roles[role] === "denies" ? 2 : 1 };
      },
    });
  };
  // Sigma's own writes a white label; this one is as light or dark as the page.
  const hovers = (context, shown, settings) => {
    const font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    context.font = font;
    const label = shown.label || called(nodes[Number(shown.key)]), width = context.measureText(label).width + 10;
    context.fillStyle = palette.card; context.strokeStyle = palette.ink; context.lineWidth = 1.5;
    context.beginPath(); context.arc(shown.x, shown.y, shown.size + 3, 0, 7); context.fill(); context.stroke();
    context.beginPath(); context.rect(shown.x + shown.size + 5, shown.y - 10, width, 20); context.fill(); context.stroke();
    context.fillStyle = palette.ink; context.fillText(label, shown.x + shown.size + 10, shown.y + 5);
    context.fillStyle = shown.color; context.beginPath(); context.arc(shown.x, shown.y, shown.size, 0, 7); context.fill();
  };
  let close = false; // whether one stands so near that the names of all neighbours can be read
  paint();
  let sky = null;
  try { sky = draw(); } catch (_) { $("no-webgl").hidden = false; $("sky").hidden = true; for (const id of ["smaller", "larger", "whole"]) $(id).disabled = true; }
  const go = (to) => { if (still) sky.getCamera().setState(to); else sky.getCamera().animate(to, { duration: 300 }); };
  // Only those that are to be seen are in sigma's graph: tens of thousands of hidden ones would cost as much as drawn ones.
  const connect = () => {
    if (!sky) return;
    const graph = sky.getGraph(), of = chosen !== null ? chosen : hovered;
    graph.clearEdges();
    for (const i of of !== null ? ties[of] : nodes.length < FEW ? edges.keys() : []) {
      const [a, b, role, n] = edges[i], denial = roles[role] === "denies";
      graph.addEdgeWithKey(String(i), String(a), String(b), { size: (denial ? 2.2 : 0.8) + Math.min(n / 4, 1.5), type: denial ? "arrow" : "line" });
    }
  };
  const refresh = () => { if (sky) sky.refresh({ skipIndexation: true }); };
  if (sky) {
    const camera = sky.getCamera();
    sky.on("clickNode", ({ node }) => choose(Number(node)));
    sky.on("clickStage", () => choose(null));
    sky.on("enterNode", ({ node }) => { hovered = Number(node); if (chosen === null) connect(); });
    sky.on("leaveNode", () => { hovered = null; if (chosen === null) connect(); });
    camera.on("updated", ({ ratio }) => { const is = ratio < 6 / Math.sqrt(nodes.length); if (is !== close) { close = is; refresh(); } });
    $("larger").addEventListener("click", () => go({ ratio: camera.getBoundedRatio(camera.ratio / 1.5) }));
    $("smaller").addEventListener("click", () => go({ ratio: camera.getBoundedRatio(camera.ratio * 1.5) }));
    $("whole").addEventListener("click", () => go({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }));
    connect();
    dark.addEventListener("change", () => { paint(); refresh(); });
    refresh();
    $("sky").sigma = sky;
  }

  // Lists.
  const row = (i, note) => {
    const item = make("li"), button = make("button", called(nodes[i]));
    button.type = "button";
    button.append(make("span", ` ${note || `${nodes[i].kind.toLowerCase()}, ${nodes[i].claims.toLocaleString("en")} ${nodes[i].claims === 1 ? "claim" : "claims"}`}`, "soft small"));
    button.addEventListener("click", () => { choose(i); look(i); });
    item.append(button);
    return item;
  };
  const list = (title, rows, all) => {
    const ul = make("ul");
    ul.append(...rows);
    return [make("h3", all > rows.length ? `${title} (${rows.length} of ${all.toLocaleString("en")})` : title), ul];
  };
  const look = (i) => {
    if (!sky) return;
    const to = sky.getNodeDisplayData(String(i));
    if (!to) return;
    // As near as lets most of its neighbours be seen, and never so near that a hub fills the picture.
    const away = ties[i].map((e) => sky.getNodeDisplayData(String(edges[e][0] === i ? edges[e][1] : edges[e][0]))).map((at) => Math.max(Math.abs(at.x - to.x), Math.abs(at.y - to.y))).sort((a, b) => a - b);
    const reach = away.length ? away[Math.floor(away.length * 0.8)] : 0;
    go({ x: to.x, y: to.y, ratio: Math.min(Math.max(2.4 * reach, 3 / Math.sqrt(nodes.length)), 1) });
  };
  const way = (n) => {
    const question = n.kind === "Question", what = question ? "trace" : "dossier";
    if (within === "server") {
      const link = make("a", `Open the ${what}`);
      link.href = question ? `/trace?claim=${encodeURIComponent(n.key)}` : `/view?focus=${encodeURIComponent(n.key)}`;
      return link;
    }
    if (within === "case") {
      const button = make("button", `Open the ${what}`);
      button.type = "button";
      button.addEventListener("click", () => parent.postMessage({ kgraph: "open", key: n.key }, "*"));
      return button;
    }
    const end = n.key.split("/").slice(-2).join("/"), told = make("p", `Its ${what}: `, "small soft");
    told.append(make("code", question ? `kgraph view --claim "${end}"` : `kgraph view --focus "${end}"`));
    return told;
  };
  const tell = (i) => {
    if (i === null) { $("detail").replaceChildren(...list("In most claims", busiest.filter((j) => !kept || kept.has(j)).slice(0, MOST).map((j) => row(j)), kept ? kept.size : nodes.length)); return; }
    const n = nodes[i], facts = make("p", `${n.unnamed ? "not named, " : ""}${n.kind.toLowerCase()}, ${n.claims.toLocaleString("en")} ${n.claims === 1 ? "claim" : "claims"}${n.topic ? `, ${n.topic}` : ""}; group of ${communities[n.community]}`, "small soft");
    const parts = [make("h2", called(n)), facts];
    if (n.words) { const words = make("p", "One of its claims: ", "small"); words.append(make("q", n.words)); parts.push(words); }
    parts.push(way(n));
    roles.forEach((name, role) => {
      const mine = ties[i].filter((e) => edges[e][2] === role).sort((a, b) => edges[b][3] - edges[a][3] || a - b);
      if (!mine.length) return;
      const title = n.kind === "Question" ? { claims: "Claimed by", "is said to have said": "As others tell it, said by", "passes on": "Passed on by", "is claimed about": "About", denies: "Denied by" }[name]
        : { claims: "Claims", "is said to have said": "Is said to have said", "passes on": "Passes on", "is claimed about": "Is spoken of in", denies: "Denies" }[name];
      parts.push(...list(title, mine.slice(0, MOST).map((e) => row(edges[e][0] === i ? edges[e][1] : edges[e][0], `${edges[e][3]} ${edges[e][3] === 1 ? "claim" : "claims"}`)), mine.length));
    });
    const back = make("button", "Back to all");
    back.type = "button";
    back.addEventListener("click", () => choose(null));
    parts.push(back);
    $("detail").replaceChildren(...parts);
  };
  const choose = (i) => {
    chosen = i;
    near = i === null ? null : new Set([i, ...ties[i].flatMap((e) => edges[e].slice(0, 2))]);
    tell(i);
    $("results").hidden = i !== null;
    connect();
    $("side").scrollTop = 0;
    refresh();
  };
  const filter = () => {
    const topic = $("topic").value, kind = $("kind").value, word = fold($("search").value).trim();
    kept = topic || kind ? new Set(nodes.flatMap((n, i) => (!topic || n.topic === topic) && (!kind || n.kind === kind) ? [i] : [])) : null;
    const among = busiest.filter((i) => !kept || kept.has(i)), titled = among.filter((i) => named[i].includes(word));
    // Who or what is called so comes before questions in whose words it stands.
    const found = word ? [...titled, ...among.filter((i) => !named[i].includes(word) && quoted[i].includes(word))] : [];
    $("results").hidden = false;
    $("results").replaceChildren(...(word ? list(`Found`, found.slice(0, MOST).map((i) => row(i)), found.length) : []));
    const shown = kept ? kept.size : nodes.length;
    $("count").textContent = `${shown.toLocaleString("en")} of ${nodes.length.toLocaleString("en")} nodes` + (word ? `, ${found.length.toLocaleString("en")} found` : "");
    if (chosen === null) tell(null);
    refresh();
  };
  $("filters").addEventListener("input", (event) => { if (event.target.id === "colour") { by = event.target.value; paint(); } filter(); });
  $("filters").addEventListener("submit", (event) => { event.preventDefault(); const first = $("results").querySelector("button"); if (first) first.click(); });
  $("filters").addEventListener("reset", () => setTimeout(() => { by = "kind"; paint(); choose(null); filter(); }));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen !== null) choose(null); });
  filter();
})();
