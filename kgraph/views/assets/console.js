"use strict";
// The console of a case file: SPARQL over the graph that stands in it, answered by Oxigraph in a worker, which can be stopped.
(() => {
  const $ = (id) => document.getElementById(id), field = $("query"), state = $("state"), answer = $("answer"), { packed } = kgraph;
  const LIMIT = 60; // seconds of one query
  let worker = null, ready = null, asked = null, shown = null, clock = 0;
  const busy = (on) => { $("run").disabled = on; $("stop").disabled = !on; };
  const stopped = (why) => {
    clearTimeout(clock);
    if (worker) worker.terminate();
    worker = ready = null;
    busy(false);
    state.textContent = why;
  };
  const started = () => ready ||= new Promise((fulfil, reject) => {
    const begin = async () => {
      state.textContent = "Unpacking the graph …";
      const [engine, wasm, graph] = await Promise.all(["engine", "wasm", "graph"].map(packed.bytes));
      const address = URL.createObjectURL(new Blob([engine], { type: "text/javascript" }));
      worker = new Worker(address);
      worker.onmessage = ({ data }) => {
        if (data.of) state.textContent = `Loading the graph: ${Math.round(100 * data.at / data.of)} %`;
        else if (data.size !== undefined) { URL.revokeObjectURL(address); state.textContent = `${data.size.toLocaleString("en")} statements.`; fulfil(); }
        else if (asked) { const told = asked; asked = null; told(data); }
        else reject(new Error(data.fault));
      };
      worker.onerror = (event) => { event.preventDefault(); const why = event.message || "the engine stopped"; if (asked) { const told = asked; asked = null; told({ fault: why, gone: true }); } else reject(new Error(why)); };
      worker.postMessage({ wasm, graph });
    };
    begin().catch(reject);
  });
  const cell = (term) => {
    const td = make("td");
    if (term) { td.append(make("span", term.value, term.type === "NamedNode" ? "iri" : "")); }
    return td;
  };
  const show = (data) => {
    shown = null;
    $("save-rows").disabled = true;
    if (data.fault) { answer.replaceChildren(make("p", data.fault, "wrong")); return "The query has a fault."; }
    if (data.kind === "ask") { answer.replaceChildren(make("p", data.answer ? "Yes." : "No.")); return "Answered."; }
    const table = make("table"), head = make("tr"), body = make("tbody");
    for (const name of data.names) { const th = make("th", name); th.scope = "col"; head.append(th); }
    for (const row of data.rows) { const tr = make("tr"); tr.append(...row.map(cell)); body.append(tr); }
    const top = make("thead");
    top.append(head);
    table.append(top, body);
    answer.replaceChildren(data.rows.length ? table : make("p", "Nothing in these articles.", "none"));
    shown = data;
    $("save-rows").disabled = !data.rows.length;
    const all = data.all.toLocaleString("en");
    return data.all > data.rows.length ? `The first ${data.rows.length.toLocaleString("en")} of ${all} rows.` : `${all} ${data.all === 1 ? "row" : "rows"}.`;
  };
  const run = async () => {
    if ($("run").disabled) return;
    busy(true);
    try {
      await started();
      state.textContent = "Asking …";
      clock = setTimeout(() => stopped(`Stopped after ${LIMIT} seconds. Ask for less, or add a LIMIT.`), LIMIT * 1000);
      const said = await new Promise((fulfil) => { asked = fulfil; worker.postMessage({ query: field.value }); });
      const what = show(said);
      if (said.gone) stopped(what); else { clearTimeout(clock); busy(false); state.textContent = what; }
    } catch (fault) {
      answer.replaceChildren(make("p", fault.message, "wrong"));
      stopped("The console could not start in this browser.");
    }
  };
  const quoted = (value) => `"${String(value).replaceAll('"', '""')}"`;
  $("run").addEventListener("click", run);
  $("stop").addEventListener("click", () => { asked = null; stopped("Stopped."); });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); } });
  $("example").addEventListener("change", (event) => {
    const chosen = $(event.target.value);
    if (chosen) field.value = chosen.content.textContent;
  });
  $("save-rows").addEventListener("click", () => {
    const lines = [shown.names, ...shown.rows.map((row) => row.map((term) => term ? term.value : ""))];
    // A cell that a spreadsheet would take for a formula is text: article text is hostile.
    kgraph.save("answer.csv", "text/csv", lines.map((row) => row.map((v) => quoted(/^[=+\-@\t\r]/.test(v) ? "'" + v : v)).join(",")).join("\r\n") + "\r\n");
  });
})();
