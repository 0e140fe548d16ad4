// What is typed in a long form is kept in this browser until it is saved: a log-in that expired, a
// line that dropped, another tab or a refusal costs nobody their text. It never leaves the browser.

const STORE = "verband-concept:";
const DAYS = 14;
const SECRET = /wachtwoord|password|iban|bsn|code|csrf|token/i;
const IBAN = /\b[A-Z]{2}\d{2}\s?(?:[A-Z0-9]{4}\s?){2,7}[A-Z0-9]{0,4}\b/i;
// Only where something is kept: a page without such a form leaves nothing in the browser.
const tab = document.querySelector("[data-concept]") && (sessionStorage.verbandTab ||= crypto.getRandomValues(new Uint32Array(2)).join("-"));

export function startDrafts(root) {
  clean();
  const forms = [...root.querySelectorAll("form[data-concept]")];
  if (document.querySelector("[data-bewaard]")) saved();
  else delete sessionStorage.verbandVerstuurd;
  forms.forEach(startForm);
}

function startForm(form) {
  if (form.dataset.conceptStarted) return;
  form.dataset.conceptStarted = "";
  const draft = { form, base: `${STORE}${form.dataset.conceptWie}:${form.dataset.concept}:`, from: [] };
  draft.empty = values(form);
  offer(draft);
  const keepSoon = soon(() => keep(draft));
  for (const name of ["input", "change", "verband:typen"]) form.addEventListener(name, keepSoon);
  window.addEventListener("pagehide", () => draft.touched && keep(draft));
  form.addEventListener("input", () => { draft.touched = true; });
  form.addEventListener("change", () => { draft.touched = true; });
  form.addEventListener("verband:typen", () => { draft.touched = true; });
  form.addEventListener("submit", (event) => submit(draft, event));
  // Another tab with the same form: say so, before two texts grow apart.
  window.addEventListener("storage", (event) => {
    if (!event.key?.startsWith(draft.base) || !event.newValue || draft.warned) return;
    draft.warned = true;
    notice(draft, form.dataset.tekstTab, []);
  });
}

function soon(act) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, 250);
  };
}

function elfproef(digits) {
  const sum = [...digits].reduce((total, digit, i) => total + digit * (i === 8 ? -1 : 9 - i), 0);
  return sum % 11 === 0;
}

function secret(field, value) {
  if (SECRET.test(field.name) || ["password", "file", "hidden", "submit"].includes(field.type)) return true;
  const numbers = value.match(/(?:\d[ .-]?){8}\d/g) ?? [];
  return IBAN.test(value) || numbers.some((n) => elfproef(n.replace(/\D/g, "")));
}

function values(form) {
  const found = {};
  for (const field of form.elements) {
    if (!field.name || field.disabled) continue;
    const name = ["radio", "checkbox"].includes(field.type) ? `${field.name}=${field.value}` : field.name;
    const value = field.type === "radio" || field.type === "checkbox" ? String(field.checked) : field.value;
    if (!secret(field, value)) found[name] = value;
  }
  return found;
}

function keep(draft) {
  const now = values(draft.form);
  try {
    if (!draft.touched || !differs(now, draft.empty)) localStorage.removeItem(draft.base + tab);
    else localStorage.setItem(draft.base + tab, JSON.stringify({ at: Date.now(), values: now }));
  } catch {
    // Full, or shut by the browser: the form itself works on.
  }
}

const differs = (one, other) => Object.keys(one).some((name) => one[name] !== (other[name] ?? ""));

function drafts(base) {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(base))
    .map((key) => ({ key, ...read(key) }))
    .filter((draft) => draft.values)
    .sort((a, b) => b.at - a.at);
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

function offer(draft) {
  const [newest, ...older] = drafts(draft.base).filter((d) => differs(d.values, draft.empty));
  if (!newest) return;
  restore(draft, newest);
  const again = older.map((d) => [`${draft.form.dataset.tekstOok} ${time(d.at)}`, () => restore(draft, d)]);
  notice(draft, `${draft.form.dataset.tekstTerug} ${time(newest.at)}.`, again, true);
}

const time = (at) => new Date(at).toLocaleString("nl-NL", { weekday: "long", hour: "2-digit", minute: "2-digit" });

// A grid that was longer when it was kept: ask for as many rows, then put them back.
function rowsMissing(draft, kept) {
  const numbers = Object.keys(kept.values).filter((name) => kept.values[name] && kept.values[name] !== "false");
  const last = Math.max(0, ...numbers.map((name) => Number(name.match(/^c(\d+)-/)?.[1] ?? 0)));
  const here = Number(draft.form.elements.rijen?.value ?? 0);
  const address = new URL(location);
  if (last <= here || address.searchParams.has("rijen")) return false;
  address.searchParams.set("rijen", last);
  location.replace(address);
  return true;
}

function restore(draft, kept) {
  if (draft.form.elements.rijen && rowsMissing(draft, kept)) return;
  draft.from.push(kept.key);
  for (const field of draft.form.elements) {
    const choice = ["radio", "checkbox"].includes(field.type);
    const value = kept.values[choice ? `${field.name}=${field.value}` : field.name];
    if (value === undefined || secret(field, value)) continue;
    if (choice) field.checked = value === "true";
    else if (field.tagName === "SELECT" && ![...field.options].some((o) => o.value === value)) continue;
    else field.value = value;
  }
  draft.form.dispatchEvent(new Event("verband:hersteld"));
  draft.touched = true;
}

function wipe(draft) {
  const before = draft.empty;
  restore(draft, { key: draft.base, values: before });
  drafts(draft.base).forEach((d) => localStorage.removeItem(d.key));
  draft.touched = false;
}

function notice(draft, words, buttons, mayWipe = false) {
  const box = document.createElement("div");
  box.className = "v-toast v-toast--info v-noprint";
  box.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = words;
  const acts = document.createElement("div");
  acts.className = "v-toast__acties";
  const all = mayWipe ? [...buttons, [draft.form.dataset.tekstWis, () => { wipe(draft); box.remove(); }]] : buttons;
  all.forEach(([label, act]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "utrecht-button utrecht-button--subtle";
    button.textContent = label;
    button.addEventListener("click", act);
    acts.append(button);
  });
  box.append(text, acts);
  draft.form.before(box);
}

function submit(draft, event) {
  keep(draft);
  if (!navigator.onLine) {
    event.preventDefault();
    event.stopPropagation();
    if (!draft.offline) notice(draft, draft.form.dataset.tekstVerbinding, []);
    draft.offline = true;
    return;
  }
  sessionStorage.verbandVerstuurd = JSON.stringify([draft.base + tab, ...draft.from]);
}

// The page after sending says that it was saved: only then may what was kept go.
function saved() {
  for (const key of JSON.parse(sessionStorage.verbandVerstuurd ?? "[]")) localStorage.removeItem(key);
  delete sessionStorage.verbandVerstuurd;
}

function clean() {
  const oldest = Date.now() - DAYS * 86_400_000;
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(STORE) && !(read(key).at > oldest)) localStorage.removeItem(key);
  }
}
