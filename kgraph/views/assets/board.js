"use strict";
// Sorting and filtering of the board. A question stands where its first row would stand.
(() => {
  const at = (id) => document.getElementById(id), board = at("board");
  const rows = [...board.querySelectorAll("article.row")].map((row, order) => ({
    row, order, ...row.dataset, words: row.textContent.toLowerCase(), signs: row.dataset.signs.split(" "),
    outlets: new Set([...row.querySelectorAll("[data-outlet]")].map((chip) => chip.dataset.outlet)),
  }));
  for (const r of rows) r.words += `\n${(r.row.parentElement.querySelector("h2") || { textContent: "" }).textContent.toLowerCase()}`;
  const number = (name) => (a, b) => b[name] - a[name];
  const text = (name, up) => (a, b) => (!a[name] - !b[name]) || (a[name] === b[name] ? 0 : (a[name] < b[name]) === up ? -1 : 1);
  const orders = {
    contested: [number("contested"), number("deniers"), number("reports")], origins: [number("origins"), number("reports")],
    reports: [number("reports"), number("origins")], newest: [text("last", false)], oldest: [text("first", true)], topic: [text("topic", true)],
  };
  function sort() {
    const by = [...orders[at("sort").value], (a, b) => a.order - b.order];
    rows.sort((a, b) => by.reduce((found, compare) => found || compare(a, b), 0));
    const placed = new Set();
    for (const { row } of rows) {
      const group = row.parentElement;
      if (!placed.has(group)) { placed.add(group); board.append(group); }
      group.append(row);
    }
  }
  function filter() {
    const words = at("search").value.trim().toLowerCase(), sign = at("sign").value, topic = at("topic").value, outlet = at("outlet").value;
    let shown = 0;
    for (const r of rows) {
      r.row.hidden = Boolean((words && !r.words.includes(words)) || (sign && !r.signs.includes(sign)) || (topic && r.topic !== topic) || (outlet && !r.outlets.has(outlet)));
      shown += !r.row.hidden;
    }
    for (const group of board.querySelectorAll(".group")) group.hidden = !group.querySelector("article.row:not([hidden])");
    at("count").textContent = `${shown} of ${rows.length} propositions`;
    at("nothing").hidden = shown > 0;
  }
  at("filters").addEventListener("input", (event) => { if (event.target.id === "sort") sort(); else filter(); });
  at("filters").addEventListener("submit", (event) => event.preventDefault());
  at("filters").addEventListener("reset", () => setTimeout(() => { sort(); filter(); }));
  at("again").addEventListener("click", () => at("filters").reset());
  sort();
  filter();
})();
