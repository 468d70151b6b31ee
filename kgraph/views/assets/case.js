"use strict";
// The case file around its views: it unpacks them into a frame, leads from one to another, and keeps judgements until they are saved.
const kgraph = (() => {
  const $ = (id) => document.getElementById(id), frame = $("view");
  const { views } = JSON.parse($("data").textContent);
  const save = (name, type, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  // What is packed: base64 of gzip, in elements that are data.
  const kept = new Map();
  const bytes = async (id) => {
    const raw = Uint8Array.from(atob($(id).textContent), (sign) => sign.charCodeAt(0));
    return new Uint8Array(await new Response(new Blob([raw]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
  };
  const value = async (id) => JSON.parse(new TextDecoder().decode(await bytes(id)));
  const once = (id) => { if (!kept.has(id)) kept.set(id, value(id)); return kept.get(id); };
  const packed = { bytes, value };

  // Views.
  let current = null, wanted = null;
  const by = (key) => Object.values(views).find((view) => view.key === key);
  const select = (id) => {
    for (const button of document.querySelectorAll("nav [data-view]")) button.toggleAttribute("aria-current", button.dataset.view === id);
    for (const section of document.querySelectorAll("[data-section]")) section.hidden = section.dataset.section !== (views[id] ? "view" : id);
    if (!views[id]) $("judge").hidden = true;
    $("menu").open = matchMedia("(min-width: 900px)").matches;
  };
  const show = async (id, claim) => {
    select(id);
    if (!views[id]) return;
    wanted = claim || null;
    if (current === id) { if (claim) frame.contentWindow.postMessage({ kgraph: "show", claim }, "*"); return; }
    current = id;
    frame.title = views[id].title;
    frame.dataset.ready = "";
    const [shared, pack] = await Promise.all([once("shared"), value(views[id].pack)]);
    if (current === id) frame.srcdoc = pack[views[id].place].map((piece) => typeof piece === "number" ? shared[piece] : piece).join("");
  };
  $("menu").addEventListener("click", (event) => {
    const button = event.target.closest("[data-view]");
    if (button) show(button.dataset.view);
  });
  $("find").addEventListener("input", (event) => {
    const word = event.target.value.trim().toLowerCase();
    for (const item of document.querySelectorAll("#menu li")) item.hidden = !item.textContent.toLowerCase().includes(word);
    for (const group of document.querySelectorAll("#menu details")) {
      group.hidden = ![...group.querySelectorAll("li")].some((item) => !item.hidden);
      if (word) group.open = true;
    }
  });
  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow) return;
    if (event.data.kgraph === "ready") {
      frame.dataset.ready = current;
      if (wanted) frame.contentWindow.postMessage({ kgraph: "show", claim: wanted }, "*");
      wanted = null;
    } else if (event.data.kgraph === "read") choose(String(event.data.claim), String(event.data.label));
    else if (event.data.kgraph === "open" && by(event.data.key)) show(by(event.data.key).id);
  });

  // Judgements.
  const made = [];
  let claim = null, first = null;
  const labels = new Map(); // of the claims that were read
  const choose = async (id, label) => {
    const claims = await once("claims");
    if (!claims[id]) return;
    claim = id;
    labels.set(id, label || claims[id].of.words);
    $("judge").hidden = false;
    $("of").textContent = labels.get(id);
    const to = [["article", by(claims[id].of.article)], ["trace", claims[id].propositions.map(by).find(Boolean)]];
    for (const [name, view] of to) { const button = $(`to-${name}`); button.hidden = !view || view.id === current; button.dataset.to = view ? view.id : ""; }
    pair();
  };
  const pair = () => {
    const two = first !== null && first !== claim;
    $("pair").hidden = !two;
    $("first").textContent = first === null ? "" : `Compared with: ${labels.get(first)}`;
    $("compare").textContent = first === claim ? "No longer compare it" : "Compare it with another";
  };
  const clock = () => {
    const now = Math.max(Date.now() * 1000, ...made.map((row) => row.micros + 1));
    return { micros: now, when: new Date(Math.floor(now / 1000)).toISOString().slice(0, -1) + String(now % 1000).padStart(3, "0") + "Z" };
  };
  const judge = async (what, level) => {
    const who = $("who").value.trim(), claims = await once("claims");
    $("no-name").hidden = Boolean(who);
    if (!who) { $("who").focus(); return; }
    const of = level ? [claims[first].of, claims[claim].of] : [claims[claim].of], { micros, when } = clock();
    const line = { of, what, when, who };
    if (level) line.level = level;
    if ($("why").value.trim()) line.why = $("why").value.trim();
    made.push({ micros, line, label: (level ? [first, claim] : [claim]).map((id) => labels.get(id)).join(" / ") });
    $("why").value = "";
    if (level) { first = null; pair(); }
    list();
  };
  const WORDS = {
    accept: "Read rightly", reject: "Misread", "wrong-source": "Not this source's words", same: "The same", different: "Not the same",
  };
  const list = () => {
    $("made").replaceChildren(...made.map((row) => {
      const item = make("li"), undo = make("button", "Take back");
      undo.type = "button";
      undo.addEventListener("click", () => { made.splice(made.indexOf(row), 1); list(); });
      item.append(make("b", WORDS[row.line.what] + (row.line.level ? ` ${row.line.level}` : "")), make("span", row.label), make("span", row.line.why || "", "soft"), undo);
      return item;
    }));
    $("count").textContent = made.length ? ` (${made.length})` : "";
    $("save").disabled = !made.length;
    $("none-made").hidden = Boolean(made.length);
    saved = false;
  };
  let saved = true;
  for (const button of document.querySelectorAll("[data-judge]")) button.addEventListener("click", () => judge(button.dataset.judge, button.dataset.level));
  $("compare").addEventListener("click", () => { first = first === claim ? null : claim; pair(); });
  for (const name of ["article", "trace"]) $(`to-${name}`).addEventListener("click", (event) => show(event.target.dataset.to, claim));
  $("away").addEventListener("click", () => { $("judge").hidden = true; });
  $("save").addEventListener("click", () => {
    save("judgements.jsonl", "application/jsonl", made.map((row) => JSON.stringify(row.line) + "\n").join(""));
    saved = true;
  });
  addEventListener("beforeunload", (event) => { if (made.length && !saved) event.preventDefault(); });
  show(document.querySelector("nav [data-view]").dataset.view);
  return { save, packed };
})();
