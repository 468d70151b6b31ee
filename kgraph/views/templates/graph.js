"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const nodes = new vis.DataSet(data.nodes), edges = new vis.DataSet(data.edges.map((e, i) => ({ ...e, id: i })));
  const network = new vis.Network(at("network"), { nodes, edges }, {
    physics: false, layout: { improvedLayout: false }, interaction: { hover: true },
    nodes: { font: { size: 14 } }, edges: { smooth: false, font: { size: 10, align: "middle" } },
  });
  const detail = at("detail"), fields = ["kind", "topic", "outlet", "certainty", "stance"];
  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    element.dir = "auto";
    if (text !== undefined) element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const button = (id) => {
    const item = make("li"), press = make("button", data.claims[id] ? data.claims[id].label : data.entities[id].name);
    press.type = "button";
    press.addEventListener("click", () => show(id));
    item.append(press);
    return item;
  };
  // Offsets count code points, JavaScript's strings count UTF-16 units.
  const marked = (claim) => {
    const out = make("p"), points = Array.from(claim.sentence), part = points.map(() => "");
    for (const [start, end, name] of claim.marks.filter((m) => m[2] === "content").concat(claim.marks.filter((m) => m[2] !== "content")))
      part.fill(name, start, end);
    for (let from = 0, to; from < points.length; from = to) {
      for (to = from; to < points.length && part[to] === part[from]; to++);
      const words = points.slice(from, to).join("");
      out.append(part[from] ? make("mark", words, part[from]) : words);
    }
    return out;
  };
  const facts = (rows) => {
    const list = make("dl");
    for (const [name, text] of rows) if (text) list.append(make("dt", name), make("dd", text));
    return list;
  };
  function show(id) {
    detail.replaceChildren();
    const claim = data.claims[id], entity = data.entities[id];
    if (claim) {
      detail.append(make("h2", claim.label), marked(claim), facts([
        ["Came through", claim.chain.join(" → ")], ["Outlet", claim.outlet], ["Published", claim.date], ["Certainty", claim.certainty],
        ["Stance", claim.stance], ["Topic", claim.topic], ["At first hand", claim.firsthand ? "yes" : "no, as others tell it"], ["Checked", "no: machine-read"]]));
    } else if (entity) {
      const list = make("ul"), linked = new Set(network.getConnectedNodes(id));
      for (const other of [...linked].sort()) if (data.claims[other]) list.append(button(other));
      detail.append(make("h2", entity.name), facts([["Kind", entity.kind + (entity.unnamed ? ", unnamed" : "")], ["Names", entity.names.join(", ")],
        ["Posts, as articles state them", entity.posts.join(", ")]]), make("h3", "Claims"), list);
    } else return;
    network.selectNodes(nodes.get(id).hidden ? [] : [id]);
  }
  function apply() {
    const words = at("search").value.trim().toLowerCase(), want = Object.fromEntries(fields.map((f) => [f, at(f).value]));
    const fits = (id) => fields.slice(1).every((f) => !want[f] || data.claims[id][f] === want[f]);
    const claims = new Set(Object.keys(data.claims).filter(fits)), linked = new Set();
    for (const e of data.edges) for (const [a, b] of [[e.from, e.to], [e.to, e.from]]) if (claims.has(a)) linked.add(b);
    const kept = new Set(data.nodes.filter((n) => (data.claims[n.id] ? claims.has(n.id) && (!want.kind || want.kind === "Claim" || linkedTo(n.id, want.kind)) : linked.has(n.id) && (!want.kind || n.kind === want.kind))).map((n) => n.id));
    nodes.update(data.nodes.map((n) => ({ id: n.id, hidden: !kept.has(n.id) })));
    at("count").textContent = `${kept.size} of ${data.nodes.length} nodes`;
    const found = words ? [...kept].filter((id) => text(id).toLowerCase().includes(words)) : [];
    at("results").replaceChildren(...found.slice(0, 50).map(button));
    network.selectNodes(found);
  }
  const text = (id) => (data.claims[id] ? data.claims[id].label + " " + data.claims[id].text : [data.entities[id].name, ...data.entities[id].names].join(" "));
  const linkedTo = (id, kind) => data.edges.some((e) => [[e.from, e.to], [e.to, e.from]].some(([a, b]) => a === id && data.entities[b] && data.entities[b].kind === kind));
  at("filters").addEventListener("input", apply);
  at("filters").addEventListener("submit", (event) => event.preventDefault());
  at("filters").addEventListener("reset", () => setTimeout(apply));
  network.on("click", (event) => event.nodes.length && show(event.nodes[0]));
  apply();
  network.fit();
})();
