"use strict";
// What every page can do: open the evidence of a claim beside it. The evidence stands in the page already, in a details element or a
// template; it is only cloned. No HTML is made of words.
const kgraph = (() => {
  const panel = document.getElementById("panel"), chosen = document.getElementById("chosen");
  let opener = null;
  const data = () => JSON.parse(document.getElementById("data").textContent);
  const of = (id) => document.querySelector(`[data-claim="${CSS.escape(id)}"]`);
  // What is shown of a claim: its line as a heading, its evidence below.
  const evidence = (id) => {
    const source = of(id);
    if (!source) return [];
    document.dispatchEvent(new CustomEvent("kgraph:shown", { detail: id }));
    const held = (source.content || source).cloneNode(true), head = make("h2");
    const line = held.querySelector("summary > span, .said");
    if (line) head.append(...line.cloneNode(true).childNodes);
    return [head, held.querySelector(".evidence")];
  };
  const open = (from, ...content) => {
    if (panel.hidden) opener = from;
    chosen.replaceChildren(...content.filter(Boolean));
    panel.hidden = false;
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  };
  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    document.dispatchEvent(new Event("kgraph:closed"));
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  };
  panel.querySelector(".close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  const pressed = (event) => {
    const button = event.target.closest("[data-open]");
    if (!button) return;
    open(button, ...evidence(button.dataset.open));
    document.dispatchEvent(new CustomEvent("kgraph:opened", { detail: button.dataset.open }));
  };
  document.addEventListener("click", pressed);
  document.addEventListener("keydown", (event) => { // what is drawn is no button of the browser's
    if ((event.key === "Enter" || event.key === " ") && event.target.closest("[data-open]:not(button)")) { event.preventDefault(); pressed(event); }
  });
  // On paper all of it is open.
  const shut = [];
  addEventListener("beforeprint", () => { for (const d of document.querySelectorAll("main details:not([open])")) { shut.push(d); d.open = true; } });
  addEventListener("afterprint", () => { while (shut.length) shut.pop().open = false; });
  return { data, evidence, open, close };
})();
