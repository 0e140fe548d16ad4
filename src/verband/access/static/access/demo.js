// Counts the seconds of the code down, and asks for the next one when it has run out.
// A list that is opened closes the others: the bar stays one line.
let bezig = false;
setInterval(async () => {
  const over = document.querySelector("[data-seconden]");
  if (!over || bezig) return;
  const seconden = Number(over.dataset.seconden) - 1;
  over.dataset.seconden = seconden;
  over.textContent = Math.max(seconden, 0);
  if (seconden > 0) return;
  bezig = true;
  try {
    await window.htmx.ajax("GET", over.dataset.adres, { target: "#demo-code", swap: "outerHTML" });
  } finally {
    bezig = false;
  }
}, 1000);
