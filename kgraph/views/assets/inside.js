"use strict";
// A view inside of a case file: it tells the file which claim is read, so that it can be judged there, and opens what the file asks for.
// It stands in a frame of its own with no other way out.
(() => {
  const tell = (claim) => {
    const held = document.querySelector(`[data-claim="${CSS.escape(claim)}"]`), line = held && (held.content || held).querySelector("summary > span, .said");
    parent.postMessage({ kgraph: "read", claim, label: line ? line.textContent : "" }, "*");
  };
  document.addEventListener("kgraph:shown", (event) => tell(event.detail));
  document.addEventListener("toggle", (event) => {
    if (event.target.open && event.target.matches("details.claim[data-claim]")) tell(event.target.dataset.claim);
  }, true);
  addEventListener("message", (event) => {
    if (event.source !== parent || event.data.kgraph !== "show") return;
    const id = CSS.escape(event.data.claim);
    const place = document.querySelector(`[data-open="${id}"], details[data-claim="${id}"]`);
    if (!place) return;
    for (let held = place; held; held = held.parentElement) if (held.tagName === "DETAILS") held.open = true;
    place.scrollIntoView({ block: "center" });
    if (place.dataset.open) place.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  });
  parent.postMessage({ kgraph: "ready" }, "*");
})();
