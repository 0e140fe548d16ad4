// Filters, search, order and lists over findings that already stand on the page.
// Nothing goes to the server: it keeps no result to filter.

const FIELDS = ["kracht", "aan_zet", "thema"];

export function startResult(root) {
  const box = root.querySelector("[data-findings]");
  if (box && !box.dataset.started) {
    box.dataset.started = "";
    startFilters(box);
  }
  root.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => copy(button.dataset.copy, button.closest(".v-kopieer")));
  });
}

function startFilters(box) {
  const state = { box, chosen: Object.fromEntries(FIELDS.map((f) => [f, new Set()])), words: [] };
  state.findings = [...box.querySelectorAll("[data-finding]")];
  state.facets = [...box.querySelectorAll("button[data-field]")];
  box.querySelector("[data-facets]").hidden = false;
  box.querySelector("[data-tools]").hidden = false;
  // Folded on a phone, always open beside the list.
  const wide = window.matchMedia("(min-width: 901px)");
  const fold = box.querySelector("[data-facet-fold]");
  const unfold = () => { fold.open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();
  state.facets.forEach((facet) => facet.addEventListener("click", () => toggle(state, facet)));
  box.querySelector("[data-search]").addEventListener("input", (event) => {
    state.words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    apply(state);
  });
  box.querySelector("[data-sort]").addEventListener("change", (event) => sort(box, event.target.value));
  box.querySelectorAll("[data-clear]").forEach((b) => b.addEventListener("click", () => clear(state)));
  box.querySelector("[data-copy-active]").addEventListener("click", () => {
    copy(`lijst-${[...state.chosen.aan_zet][0]}`);
  });
  apply(state);
}

function toggle(state, facet) {
  const values = state.chosen[facet.dataset.field];
  if (!values.delete(facet.dataset.value)) values.add(facet.dataset.value);
  apply(state);
}

function clear(state) {
  FIELDS.forEach((field) => state.chosen[field].clear());
  state.words = [];
  state.box.querySelector("[data-search]").value = "";
  apply(state);
  state.box.querySelector("[data-search]").focus();
}

// `except` leaves one filter out: a button counts what pressing it would show.
function fits(state, finding, except) {
  return (
    FIELDS.every((f) => f === except || !state.chosen[f].size || state.chosen[f].has(finding.dataset[f])) &&
    matching(state, finding).length > 0
  );
}

// A card tells one finding, or the same one at many places: each place counts as one. What is
// searched for may stand partly in the card and partly at the place.
function matching(state, finding) {
  const spots = finding.dataset.many ? [...finding.querySelectorAll("[data-place]")] : [finding];
  const rest = state.words.filter((word) => !finding.dataset.zoek.includes(word));
  if (!rest.length) return spots;
  return finding.dataset.many
    ? spots.filter((spot) => rest.every((word) => spot.textContent.toLowerCase().includes(word)))
    : [];
}

function places(state, finding) {
  const fit = new Set(matching(state, finding));
  finding.querySelectorAll("[data-place]").forEach((spot) => { spot.hidden = !fit.has(spot); });
  const more = finding.querySelector("[data-places]");
  if (more) {
    more.hidden = !more.querySelector("[data-place]:not([hidden])");
    if (state.words.length && !more.hidden && fit.size <= 20) more.open = true;
  }
  return fit.size;
}

function apply(state) {
  const { box, findings, facets, chosen } = state;
  let shown = 0;
  findings.forEach((finding) => {
    const n = fits(state, finding) ? places(state, finding) : 0;
    finding.hidden = !n;
    shown += n;
  });
  box.querySelectorAll("[data-group]").forEach((group) => {
    group.hidden = !group.querySelector("[data-finding]:not([hidden])");
  });
  facets.forEach((facet) => {
    const { field, value } = facet.dataset;
    const n = findings
      .filter((f) => f.dataset[field] === value && fits(state, f, field))
      .reduce((sum, f) => sum + matching(state, f).length, 0);
    facet.querySelector("[data-n]").textContent = n;
    facet.classList.toggle("v-facet--none", n === 0);
    facet.setAttribute("aria-pressed", chosen[field].has(value));
  });
  const total = findings.reduce((sum, f) => sum + Number(f.dataset.many ?? 1), 0);
  const status = box.querySelector("[data-status]");
  status.textContent = status.dataset.text.replace("%n", shown).replace("%t", total);
  box.querySelector("[data-empty]").hidden = shown > 0;
  box.querySelector("[data-active]").hidden = !state.words.length && FIELDS.every((f) => !chosen[f].size);
  offerList(box, chosen.aan_zet);
}

function offerList(box, people) {
  const button = box.querySelector("[data-copy-active]");
  const person = people.size === 1 && document.querySelector(`[data-person="${[...people][0]}"]`);
  button.hidden = !person;
  if (person) button.textContent = button.dataset.text.replace("%w", person.dataset.label);
}

function sort(box, key) {
  const list = box.querySelector("[data-list]");
  const first = (group) => group.querySelector("[data-finding]");
  const byNumber = (a, b) => first(a).dataset.nr - first(b).dataset.nr;
  const byText = (a, b) =>
    first(a).dataset[key].localeCompare(first(b).dataset[key], "nl", { numeric: true }) || byNumber(a, b);
  [...list.children].sort(key === "nr" ? byNumber : byText).forEach((group) => list.append(group));
}

// ``box`` says itself what came of it; for what has none the page does.
async function copy(id, box) {
  const area = document.getElementById(id);
  const status = box?.querySelector("[data-copied]") ?? document.querySelector("[data-copied]:not(.v-kopieer *)");
  let done = false;
  try {
    await navigator.clipboard.writeText(area.value);
    done = true;
  } catch {
    // No permission or no secure address: open the text and select it instead.
    area.closest("details")?.setAttribute("open", "");
    area.focus();
    area.select();
  }
  status.textContent = "";
  status.textContent = done ? status.dataset.ok : status.dataset.fail;
}
