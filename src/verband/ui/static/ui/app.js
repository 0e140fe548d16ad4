// The pages work without this. With it: drop a file anywhere, filter, copy, print unfolded.
import { startBudget } from "./begroting.js";
import { startDrafts } from "./concept.js";
import { startParts } from "./onderdelen.js";
import { startGrid } from "./rooster.js";
import { startUpload, watchPageDrop } from "./upload.js";
import { startResult } from "./result.js";

function start(root) {
  root.querySelectorAll("form[data-drop]").forEach(startUpload);
  root.querySelectorAll("form[data-budget]").forEach(startBudget);
  root.querySelectorAll("[data-choose-for]").forEach((link) => {
    link.addEventListener("click", (event) => {
      const field = document.getElementById(link.dataset.chooseFor);
      if (!field) return;
      event.preventDefault();
      field.click();
    });
  });
  root.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  startResult(root);
  startParts(root);
  root.querySelectorAll("[data-rooster]").forEach(startGrid);
  startDrafts(root);
  openTarget();
}

// A link to a finding opens it: a folded target would look like a broken link.
function openTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.scrollIntoView();
    target.querySelector("summary").focus({ preventScroll: true });
  } else if (target && target.closest("details:not([open])")) {
    target.closest("details").open = true;
    target.scrollIntoView();
  }
}

function openAllForPrint() {
  document.querySelectorAll("details:not([open])").forEach((details) => {
    details.open = true;
    details.dataset.wasClosed = "";
  });
}

function closeAfterPrint() {
  document.querySelectorAll("details[data-was-closed]").forEach((details) => {
    details.open = false;
    delete details.dataset.wasClosed;
  });
}

window.addEventListener("hashchange", openTarget);
window.addEventListener("beforeprint", openAllForPrint);
window.addEventListener("afterprint", closeAfterPrint);
document.addEventListener("click", (event) => {
  // The same link twice gives no hashchange.
  const link = event.target.closest?.('a[href^="#punt-"]');
  if (link && link.hash === location.hash) openTarget();
});
// Who opens one thing that is asked wants to type there, in the place of what it says now.
document.addEventListener("click", (event) => {
  const row = event.target.closest?.("summary")?.parentElement;
  if (!row?.matches("[data-wijzig]") || row.open) return;
  setTimeout(() => {
    const field = row.querySelector("input, select");
    field?.focus();
    field?.select?.();
  });
});
watchPageDrop();
start(document);
// After a file was sent htmx has put a new page in the body: start it, and tell the reader.
document.addEventListener("htmx:afterSettle", (event) => {
  document.querySelectorAll("[data-rooster]").forEach(startGrid);
  if (event.detail.target !== document.body) return;
  start(document);
  document.querySelector("[data-focus]")?.focus({ preventScroll: true });
});
