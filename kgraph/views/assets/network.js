"use strict";
(() => {
  const data = kgraph.data(), { node, edge, follow, walked } = kgraph.canvas;
  const at = (id) => document.getElementById(id);
  const claims = new Map(Object.entries(data.claims)), entities = new Map(Object.entries(data.entities));
  const seeds = new Map(data.nodes.map((n) => [n.id, n]));
  const nodes = new vis.DataSet(data.nodes.map(node)), edges = new vis.DataSet(data.edges.map(edge));
  const network = new vis.Network(at("network"), { nodes, edges }, {
    physics: false, layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 250, hideEdgesOnDrag: data.edges.length > 900, hideEdgesOnZoom: data.edges.length > 900 },
    // Words on lines are for those who stand near: farther off they would only be in the way.
    edges: { font: { size: 13, strokeWidth: 4, align: "horizontal" }, scaling: { label: { drawThreshold: 8.5 } } },
    nodes: { scaling: { label: { drawThreshold: 6 } } },
  });
  at("network").network = network; // for the console, and for scripts that drive the page
  const detail = at("detail"), fields = ["kind", "topic", "outlet", "certainty", "stance"], narrow = matchMedia("(max-width: 720px)");
  const glides = data.nodes.length < 300 && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const near = new Map(data.nodes.map((n) => [n.id, new Set()]));
  for (const e of data.edges) { near.get(e.from).add(e.to); near.get(e.to).add(e.from); }
  let kept = new Set(seeds.keys()), chosen = null;

  const button = (id, words) => {
    const claim = claims.get(id), item = make("li"), press = make("button", words || (claim ? claim.label : entities.get(id).name), claim && claim.stance === "Denies" ? "denial" : "");
    press.type = "button";
    press.addEventListener("click", () => show(id, true));
    item.append(press);
    return item;
  };
  const section = (title, ids, words) => {
    if (!ids.length) return [];
    const list = make("ul");
    list.append(...ids.map((id) => button(id, words && words(id))));
    return [make("h3", title), list];
  };
  const facts = (rows) => {
    const list = make("dl");
    for (const [name, text] of rows) if (text) list.append(make("dt", name), make("dd", text));
    return list;
  };
  const denials = (id, from, to) => data.edges.filter((e) => e.kind === "denies" && e[from] === id).map((e) => e[to]);

  function overview() {
    const most = [...entities.keys()].sort((a, b) => near.get(b).size - near.get(a).size || (a < b ? -1 : 1)).slice(0, 8);
    const against = [...claims.keys()].filter((id) => claims.get(id).stance === "Denies").sort((a, b) => near.get(b).size - near.get(a).size || (a < b ? -1 : 1)).slice(0, 8);
    detail.replaceChildren(make("h2", `${claims.size} claims (${[...claims.values()].filter((c) => c.checked).length} checked by a person), ${entities.size} names`), make("p", "Choose a claim or a name, here or in the picture: you get the sentence, and the way by which it came."),
      ...section("In most claims", most, (id) => `${entities.get(id).name} · ${[...near.get(id)].filter((o) => claims.has(o)).length}`), ...section("Denials", against));
  }
  function show(id, moves) {
    const claim = claims.get(id), entity = entities.get(id);
    chosen = id;
    if (claim) {
      detail.replaceChildren(...kgraph.evidence(id), facts([["States", claim.states]]),
        ...section("Denies", denials(id, "from", "to")), ...section("Denied by", denials(id, "to", "from")));
    } else {
      const said = (kinds) => [...new Set(data.edges.filter((e) => kinds.includes(e.kind) && (e.from === id || e.to === id)).map((e) => (e.from === id ? e.to : e.from)))];
      detail.replaceChildren(make("h2", entity.name), facts([["Kind", entity.kind + (entity.unnamed ? ", unnamed" : "")], ["Names", entity.names.join(", ")],
        ["Posts, as stated", entity.posts.join(", ")]]), ...section("Claims", said(["claims"])), ...section("Is said to have said", said(["is said to have said"])),
        ...section("Passes on", said(["passes on"])), ...section("Claimed about them", said(["is claimed about"])));
    }
    // What the search found stays above; it must not push what was opened out of sight.
    at("side").scrollTop = detail.getBoundingClientRect().top - at("results").getBoundingClientRect().top;
    light();
    if (moves && kept.has(id)) network.fit({ nodes: [id, ...near.get(id)].filter((n) => kept.has(n)), maxZoomLevel: 1, animation: glides && { duration: 300 } });
    if (moves && !glides) landmarks();
    if (narrow.matches) detail.scrollIntoView({ block: "start" });
  }
  // The chosen one, and what is one step (from a claim) or two (from a name) away, stand out.
  function light() {
    const lit = new Set([chosen, ...(near.get(chosen) || [])]);
    if (entities.has(chosen)) for (const id of near.get(chosen)) for (const other of near.get(id)) lit.add(other);
    const ink = kgraph.canvas.colour("ink"), faint = kgraph.canvas.colour("rule"), soft = kgraph.canvas.colour("soft"), card = kgraph.canvas.colour("card");
    nodes.update(data.nodes.map((n) => ({ id: n.id, opacity: chosen && !lit.has(n.id) ? 0.14 : 1, font: { ...nodes.get(n.id).font, color: chosen && !lit.has(n.id) ? faint : ink } })));
    edges.update(data.edges.map((e, i) => {
      const on = !chosen || (claims.has(chosen) ? e.from === chosen || e.to === chosen : near.get(chosen).has(e.from) || near.get(chosen).has(e.to));
      return { id: i, label: chosen && on ? e.kind : e.label, color: { ...edges.get(i).color, opacity: chosen ? (on ? 1 : 0.08) : e.opacity }, font: { ...e.font, color: on ? soft : "transparent", strokeColor: on ? card : "transparent" } };
    }));
    network.selectNodes(chosen && kept.has(chosen) ? [chosen] : [], false);
    landmarks();
  }
  function away() {
    chosen = null;
    light();
    overview();
  }
  // Names as on a map: those in most claims keep their size on the screen, wherever they do not stand in one another's way.
  const ranked = [...entities.keys()].sort((a, b) => near.get(b).size - near.get(a).size || (a < b ? -1 : 1));
  let grown = new Map();
  function landmarks() {
    const scale = network.getScale(), now = new Map(), boxes = [];
    if (scale < 0.8) for (const id of ranked) {
      const n = seeds.get(id);
      if (!kept.has(id) || near.get(id).size < 3 || (chosen && nodes.get(id).opacity < 1)) continue;
      const lines = n.label.split("\n"), wide = Math.max(...lines.map((l) => l.length)) * 7.2 + 8, high = lines.length * 17 + 4;
      const box = [n.x * scale - wide / 2, (n.y + n.size) * scale, n.x * scale + wide / 2, (n.y + n.size) * scale + high];
      if (boxes.some((b) => b[0] < box[2] && box[0] < b[2] && b[1] < box[3] && box[1] < b[3])) continue;
      boxes.push(box);
      now.set(id, 13 / scale);
    }
    const changed = [...new Set([...now.keys(), ...grown.keys()])].filter((id) => now.get(id) !== grown.get(id));
    grown = now;
    if (changed.length) nodes.update(changed.map((id) => ({ id, font: { ...nodes.get(id).font, size: now.get(id) || seeds.get(id).font.size, strokeWidth: now.has(id) ? 4 / scale : 4 } })));
  }
  const text = (id) => (claims.has(id) ? [claims.get(id).label, claims.get(id).text, claims.get(id).sentence] : [entities.get(id).name, ...entities.get(id).names]).join("\n").toLowerCase();
  const ofKind = (id, kind) => [...near.get(id)].some((other) => seeds.get(other).kind === kind);
  function apply() {
    const words = at("search").value.trim().toLowerCase(), want = Object.fromEntries(fields.map((f) => [f, at(f).value]));
    const entityKind = want.kind && want.kind !== "Claim" ? want.kind : "";
    const fits = (id) => fields.slice(1).every((f) => !want[f] || claims.get(id)[f] === want[f]) && (!entityKind || ofKind(id, entityKind));
    const shown = new Set([...claims.keys()].filter(fits)), before = kept;
    kept = new Set([...seeds.keys()].filter((id) => claims.has(id) ? shown.has(id) : (!want.kind || seeds.get(id).kind === want.kind) && [...near.get(id)].some((c) => shown.has(c))));
    nodes.update(data.nodes.map((n) => ({ id: n.id, hidden: !kept.has(n.id) })));
    const count = (map) => [...map.keys()].filter((id) => kept.has(id)).length;
    at("count").textContent = `${count(claims)} of ${claims.size} claims, ${count(entities)} of ${entities.size} names`;
    const found = words ? [...kept].filter((id) => text(id).includes(words)) : [];
    at("results").replaceChildren(...(words && !found.length ? [make("li", "Nothing here has these words.")] : found.slice(0, 50).map((id) => button(id))));
    if (before.size !== kept.size || [...kept].some((id) => !before.has(id))) whole();
    if (words) network.selectNodes(found, false);
  }
  const whole = () => { if (kept.size) network.fit({ nodes: [...kept], minZoomLevel: 0.02, maxZoomLevel: 1.1 }); landmarks(); };
  const zoom = (by) => { network.moveTo({ scale: network.getScale() * by }); landmarks(); };

  at("filters").addEventListener("input", apply);
  at("filters").addEventListener("submit", (event) => { event.preventDefault(); const first = at("results").querySelector("button"); if (first) first.click(); });
  at("filters").addEventListener("reset", () => setTimeout(() => { apply(); away(); whole(); }));
  at("whole").addEventListener("click", whole);
  at("nearer").addEventListener("click", () => zoom(1.4));
  at("farther").addEventListener("click", () => zoom(1 / 1.4));
  network.on("click", (event) => event.nodes.length ? show(event.nodes[0], false) : chosen && away());
  walked(at("network"), network, data.nodes, {
    shown: (id) => kept.has(id), chosen: (id) => { show(id, false); at("side").focus({ preventScroll: !narrow.matches }); }, away: () => chosen && away(),
    moved: (id) => {
      const spot = network.canvasToDOM(network.getPosition(id)), edge = 60, place = at("network");
      const near = Math.max(network.getScale(), 0.5); // from farther off nobody sees where they stand
      if (near > network.getScale() || spot.x < edge || spot.y < edge || spot.x > place.clientWidth - edge || spot.y > place.clientHeight - edge) network.moveTo({ position: network.getPosition(id), scale: near });
      landmarks();
    },
  });
  at("side").addEventListener("keydown", (event) => { if (event.key === "Escape") at("network").focus(); });
  network.on("zoom", landmarks);
  network.on("animationFinished", landmarks);
  follow(() => { nodes.update(data.nodes.map((n) => { const { font, ...rest } = node(n); return rest; })); edges.update(data.edges.map(edge)); light(); });
  if (narrow.matches) at("more").open = false;
  overview();
  apply();
  whole();
})();
