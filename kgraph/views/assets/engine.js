// The end of the console's worker. Before it stands oxigraph.min.js.
// In: { wasm, graph } as bytes, the graph as kgraph/export/case/columns.py writes it; then { query }. Out: { at, of } while it loads, { size },
// then { kind, ... } or { fault }.
const ROWS = 2000; // of an answer that are shown
const BATCH = 20000; // quads that are loaded at once
let store = null;

const numbers = function* (column) {
  let number = 0, value = 0, scale = 1;
  for (const byte of column) {
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte > 127) continue;
    number += value % 2 ? -(value + 1) / 2 : value / 2;
    yield number;
    value = 0, scale = 1;
  }
};

const fill = (bytes) => {
  const first = bytes.indexOf(10), head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, first)));
  let start = first + 1;
  const parts = head.lengths.map((length) => bytes.subarray(start, (start += length)));
  const terms = new TextDecoder().decode(parts[0]).split("\n");
  const [graphs, predicates, subjects, objects] = parts.slice(1).map(numbers);
  store = new oxigraph.Store();
  for (let done = 0, lines = []; done < head.quads; ) {
    const graph = graphs.next().value, predicate = predicates.next().value;
    lines.push(`${terms[subjects.next().value]} ${terms[predicate]} ${terms[objects.next().value]} ${terms[graph]} .\n`);
    if (++done % BATCH === 0 || done === head.quads) {
      store.load(lines.join(""), { format: "application/n-quads", no_transaction: true, lenient: true });
      lines = [];
      postMessage({ at: done, of: head.quads });
    }
  }
  postMessage({ size: head.quads });
};

const told = (term) => ({ type: term.termType, value: term.value });
const ask = (query) => {
  const answer = store.query(query, { use_default_graph_as_union: true });
  if (typeof answer === "boolean") return { kind: "ask", answer };
  const shown = answer.slice(0, ROWS), all = answer.length;
  if (answer[0] instanceof Map) {
    const names = [...new Set(answer.flatMap((row) => [...row.keys()]))];
    return { kind: "rows", names, rows: shown.map((row) => names.map((name) => row.has(name) ? told(row.get(name)) : null)), all };
  }
  return { kind: "rows", names: all ? ["subject", "predicate", "object"] : [], rows: shown.map((q) => [told(q.subject), told(q.predicate), told(q.object)]), all };
};

onmessage = ({ data }) => {
  try {
    if (data.wasm) {
      oxigraph.initSync({ module: data.wasm });
      fill(data.graph);
    } else postMessage(ask(data.query));
  } catch (fault) {
    postMessage({ fault: String(fault.message || fault) });
  }
};
