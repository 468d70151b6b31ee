// The editor (YASGUI) on this server's own endpoint, with the five questions in tabs. It asks no other address: prefixes are those of
// the graph, and completers that ask the network are off.
"use strict";
(() => {
  const examples = JSON.parse(document.getElementById("examples").textContent);
  const cut = document.getElementById("cut");
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  Yasgui.Yasqe.defaults.prefixCcApi = null;
  Yasgui.Yasqe.defaults.createShortLink = undefined;
  const yasgui = new Yasgui(document.getElementById("editor"), {
    requestConfig: { endpoint: location.origin + "/sparql", method: "POST" },
    copyEndpointOnNewTab: false,
    autoAddOnInit: false,
    persistenceId: "kgraph",
    endpointCatalogueOptions: { getData: () => [] },
    yasqe: { value: examples[0].query },
  });
  const watched = new WeakSet();
  yasgui.on("query", (_, tab) => {
    cut.hidden = true;
    const editor = tab.getYasqe();
    if (watched.has(editor)) return;
    watched.add(editor);
    editor.on("queryResponse", (_, response) => {
      const at = response.headers instanceof Headers ? response.headers.get("kgraph-cut-at") : null;
      cut.hidden = !at;
      cut.textContent = at ? `There are more than ${at} rows: the answer is cut.` : "";
    });
  });
  if (!Object.keys(yasgui._tabs).length) {
    examples.forEach((example, i) => yasgui.addTab(i === 0, { name: example.name, yasqe: { value: example.query } }));
  }
})();
