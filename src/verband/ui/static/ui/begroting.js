// Your own begroting: read again with each correction, and remember what her words mean. Only this
// browser remembers, by a fingerprint of each word; the form works without any of this.

const STORE = "verband-begroting";
const MOST = 3000;
const ROUNDS = 3; // a remembered header shows columns that are remembered too

export function startBudget(form) {
  if (form.dataset.budgetStarted) return;
  form.dataset.budgetStarted = "";
  const part = (name) => form.querySelector(`[data-${name}]`);
  const file = form.querySelector("input[type=file]");
  const paste = form.querySelector("textarea");
  const result = part("read-result");
  let rounds = 0;
  let restored = 0;

  const read = () => {
    part("problem").replaceChildren();
    part("error").textContent = "";
    part("busy").textContent = part("busy").dataset.busyText;
    form.dispatchEvent(new Event("lees"));
  };
  const fresh = () => {
    result.replaceChildren();
    part("kept").hidden = true;
    rounds = restored = 0;
    const name = file.files[0]?.name ?? "";
    part("chosen").textContent = name;
    part("chosen").hidden = !name;
    read();
  };

  form.addEventListener("verband:file", (event) => {
    event.preventDefault();
    paste.value = "";
    fresh();
  });
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-forget]")) {
      store({});
      part("kept-text").textContent = part("kept-text").dataset.textForgotten;
      part("forget").hidden = true;
      return;
    }
    const button = event.target.closest("[data-read], [data-read-paste]");
    if (!button) return;
    event.preventDefault();
    if (button.dataset.readPaste === undefined) return read();
    file.value = "";
    fresh();
  });
  form.addEventListener("change", (event) => {
    const field = event.target.closest("[data-keep]");
    if (field) keep(field.dataset.keep, valueOf(field));
  });
  form.addEventListener("htmx:afterRequest", () => {
    part("busy").textContent = "";
  });
  form.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== result) {
      part("problem").scrollIntoView({ block: "center" });
      return;
    }
    const [changed, structure] = restore(result);
    restored += changed;
    if (structure && (rounds += 1) < ROUNDS) return read();
    part("kept").hidden = Object.keys(load()).length === 0;
    part("forget").hidden = false;
    part("kept-text").textContent = sentence(part("kept-text").dataset, restored);
    result.querySelector("[data-focus]")?.focus();
  });
}

// An error page (too busy, too large) goes above what was read: her file and choices stay.
document.addEventListener("htmx:beforeSwap", (event) => {
  const form = event.detail.requestConfig?.elt;
  if (event.detail.target !== document.body || !form?.matches?.("form[data-budget]")) return;
  event.detail.shouldSwap = false;
  const page = new DOMParser().parseFromString(event.detail.serverResponse, "text/html");
  const problem = form.querySelector("[data-problem]");
  problem.replaceChildren(...(page.querySelector("main")?.children ?? []));
  problem.scrollIntoView({ block: "center" });
});

function sentence(texts, n) {
  if (n === 0) return texts.textKeeps;
  return n === 1 ? texts.textOne : texts.textMore.replace("#", n);
}

function valueOf(field) {
  return field.type === "checkbox" ? (field.checked ? "ja" : "") : field.value;
}

// How many fields got another value than the page proposed, and whether the tables changed by it.
function restore(result) {
  const kept = load();
  let changed = 0;
  let structure = false;
  for (const field of result.querySelectorAll("[data-keep]")) {
    const value = kept[field.dataset.keep];
    if (typeof value !== "string" || value === valueOf(field)) continue;
    if (field.type === "checkbox") field.checked = value === "ja";
    else if (field.options && ![...field.options].some((o) => o.value === value)) continue;
    else field.value = value;
    changed += 1;
    structure ||= field.dataset.structure !== undefined;
  }
  return [changed, structure];
}

function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) ?? "{}");
    return kept && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

function store(kept) {
  try {
    if (Object.keys(kept).length === 0) localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, JSON.stringify(kept));
  } catch {
    // Full or forbidden: then the next time she chooses again.
  }
}

function keep(key, value) {
  const kept = load();
  delete kept[key]; // the newest stands last
  kept[key] = value;
  store(Object.fromEntries(Object.entries(kept).slice(-MOST)));
}
