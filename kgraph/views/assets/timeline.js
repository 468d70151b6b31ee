"use strict";
// Filters hold for both clocks and both lists; a chosen claim lights up on both.
(() => {
  const at = (id) => document.getElementById(id), lists = { said: at("by-said"), happened: at("by-happened") };
  const rows = [...document.querySelectorAll(".days li[data-lane]")].map((row) => ({ row, id: row.querySelector("[data-open]").dataset.open, words: row.textContent.toLowerCase() }));
  const marks = [...document.querySelectorAll(".clocks .mark")], ties = [...document.querySelectorAll(".clocks .tie")];
  const total = new Set(rows.map((r) => r.id)).size;
  function filter() {
    const words = at("search").value.trim().toLowerCase(), topic = at("topic").value, lane = at("lane").value, kept = new Set();
    for (const { row, id, words: said } of rows) {
      row.hidden = Boolean((words && !said.includes(words)) || (topic && row.dataset.topic !== topic) || (lane && row.dataset.lane !== lane));
      if (!row.hidden) kept.add(id);
    }
    for (const day of document.querySelectorAll(".day")) day.hidden = !day.querySelector("li[data-lane]:not([hidden])");
    for (const mark of marks) mark.toggleAttribute("hidden", !kept.has(mark.dataset.open));
    for (const tie of ties) tie.toggleAttribute("hidden", !kept.has(tie.dataset.tie));
    at("count").textContent = `${kept.size} of ${total} claims`;
    at("nothing").hidden = kept.size > 0;
  }
  function order() { for (const [name, list] of Object.entries(lists)) list.hidden = at("clock").value !== name; }
  const light = (id) => {
    for (const mark of marks) mark.classList.toggle("chosen", mark.dataset.open === id);
    for (const tie of ties) tie.classList.toggle("chosen", tie.dataset.tie === id);
  };
  at("filters").addEventListener("input", (event) => { if (event.target.id === "clock") order(); else filter(); });
  at("filters").addEventListener("submit", (event) => event.preventDefault());
  at("filters").addEventListener("reset", () => setTimeout(() => { order(); filter(); }));
  document.addEventListener("kgraph:opened", (event) => light(event.detail));
  document.addEventListener("kgraph:closed", () => light(null));
  filter();
})();
