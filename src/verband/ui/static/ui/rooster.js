// Keys, pasting, undoing and totals for a grid whose cells are fields of a form. Without this the
// form still works; nothing here decides what may be saved.

const EURO = new Intl.NumberFormat("nl-NL", { style: "currency", currency: "EUR" });
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function startGrid(box) {
  if (box.dataset.started) return;
  box.dataset.started = "";
  const grid = { box, done: [], undone: [], table: box.querySelector("table") };
  grid.rows = [...grid.table.tBodies[0].rows].map((row) => [...row.querySelectorAll("[data-cel]")]);
  grid.rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      cell.gridPlace = [row, column];
      cell.gridWas = valueOf(cell);
    }),
  );
  box.querySelector("[data-rooster-balk]").hidden = false;
  box.querySelector("[data-terug]").addEventListener("click", () => undo(grid));
  box.querySelector("[data-opnieuw]").addEventListener("click", () => redo(grid));
  grid.table.addEventListener("focusin", (event) => enter(event.target));
  grid.table.addEventListener("focusout", (event) => commit(grid, event.target));
  grid.table.addEventListener("input", (event) => typed(grid, event.target));
  grid.table.addEventListener("change", (event) => commit(grid, event.target));
  grid.table.addEventListener("dblclick", (event) => edit(event.target));
  grid.table.addEventListener("keydown", (event) => press(grid, event));
  grid.table.addEventListener("paste", (event) => paste(grid, event));
  total(grid);
}

const isCell = (element) => element?.gridPlace !== undefined;
const valueOf = (cell) => (cell.type === "checkbox" ? String(cell.checked) : cell.value);
const editing = (cell) => cell.dataset.typen !== undefined;

function set(cell, value) {
  if (cell.type === "checkbox") cell.checked = value === "true";
  else cell.value = value;
  cell.gridWas = valueOf(cell);
}

function enter(cell) {
  if (!isCell(cell)) return;
  cell.gridBegan = valueOf(cell);
  if (cell.select && cell.type === "text") cell.select();
}

function edit(cell) {
  if (!isCell(cell) || cell.type === "checkbox") return;
  cell.dataset.typen = "";
  if (cell.type === "text") cell.setSelectionRange(cell.value.length, cell.value.length);
}

// Typing over a selected cell is editing it, as in a spreadsheet.
function typed(grid, cell) {
  if (isCell(cell) && cell.type === "text") cell.dataset.typen = "";
  total(grid);
}

function commit(grid, cell) {
  if (!isCell(cell)) return;
  delete cell.dataset.typen;
  if (valueOf(cell) !== cell.gridWas) {
    remember(grid, [[cell, cell.gridWas, valueOf(cell)]]);
    cell.gridWas = valueOf(cell);
  }
  total(grid);
}

function remember(grid, changes) {
  grid.done.push(changes);
  if (grid.done.length > 200) grid.done.shift();
  grid.undone = [];
}

function press(grid, event) {
  const cell = event.target;
  if (!isCell(cell)) return;
  const control = event.ctrlKey || event.metaKey;
  if (control && !editing(cell) && ["z", "y"].includes(event.key.toLowerCase())) {
    event.preventDefault();
    (event.key.toLowerCase() === "y" || event.shiftKey ? redo : undo)(grid);
  } else if (event.key === "Escape") {
    if (valueOf(cell) !== cell.gridBegan) event.preventDefault();
    set(cell, cell.gridBegan);
    delete cell.dataset.typen;
    cell.dispatchEvent(new Event("input", { bubbles: true }));
    delete cell.dataset.typen;
    if (cell.type === "text") cell.select();
    total(grid);
  } else if (event.key === "F2") {
    event.preventDefault();
    edit(cell);
  } else if (event.key === "Enter") {
    event.preventDefault(); // or the form would be sent in the middle of typing
    commit(grid, cell);
    move(grid, cell, event.shiftKey ? -1 : 1, 0);
  } else if (STEPS[event.key] && !control && !event.altKey && !event.shiftKey && !editing(cell)) {
    event.preventDefault();
    move(grid, cell, ...STEPS[event.key]);
  } else if (event.key === "Delete" && !editing(cell) && cell.type === "text") {
    event.preventDefault();
    cell.value = "";
    commit(grid, cell);
    tell(cell);
  }
}

function move(grid, cell, down, right) {
  const [row, column] = cell.gridPlace;
  grid.rows[row + down]?.[column + right]?.focus();
}

// Autosave and others listen to the form.
const tell = (cell) => cell.dispatchEvent(new Event("verband:typen", { bubbles: true }));

function undo(grid) {
  const changes = grid.done.pop();
  if (!changes) return say(grid, grid.box.dataset.tekstNiets);
  [...changes].reverse().forEach(([cell, was]) => set(cell, was));
  grid.undone.push(changes);
  after(grid, changes, grid.box.dataset.tekstTerug);
}

function redo(grid) {
  const changes = grid.undone.pop();
  if (!changes) return say(grid, grid.box.dataset.tekstNiets);
  changes.forEach(([cell, , now]) => set(cell, now));
  grid.done.push(changes);
  after(grid, changes, grid.box.dataset.tekstOpnieuw);
}

function after(grid, changes, word) {
  total(grid);
  say(grid, word);
  changes[0][0].focus();
  tell(changes[0][0]);
}

function paste(grid, event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const cell = event.target;
  if (!isCell(cell) || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return; // one value: as always
  event.preventDefault();
  const data = grid.box.dataset;
  const [row, column] = cell.gridPlace;
  const room = grid.rows.length - row;
  const count = text.replace(/\r?\n$/, "").split("\n").length; // counted before anything is taken apart
  if (count > room) {
    const how = row + count > Number(data.max) ? data.teLang : data.tekstErbij;
    return say(grid, `${data.tekstPastNiet} ${count}. ${data.tekstVrij} ${room}. ${how}`.trim());
  }
  const changes = [];
  split(text).forEach((values, down) =>
    values.forEach((value, right) => {
      const target = grid.rows[row + down]?.[column + right];
      if (target && target.type !== "checkbox") put(target, value.trim(), changes);
    }),
  );
  if (changes.length) remember(grid, changes);
  total(grid);
  tell(cell);
  say(grid, `${data.tekstGeplakt} ${changes.length}`);
}

function put(cell, value, changes) {
  const was = cell.gridWas;
  if (cell.tagName === "SELECT") {
    const found = [...cell.options].find((o) => [o.value, o.text.trim()].some((t) => t.toLowerCase() === value.toLowerCase()));
    if (!found) cell.add(new Option(value, value)); // the server says what is wrong with it
    cell.value = found ? found.value : value;
  } else {
    cell.value = value;
  }
  cell.gridWas = valueOf(cell);
  if (cell.gridWas !== was) changes.push([cell, was, cell.gridWas]);
}

// As a spreadsheet puts it on the clipboard: tabs and lines, with quotes around what holds those.
function split(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/\r?\n$/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\r?\n|$)/g)) {
    const value = quoted === undefined ? plain : quoted.replaceAll('""', '"');
    if (end === "" && value === "" && rows.at(-1).length > 0) break;
    rows.at(-1).push(value);
    if (end === "") break;
    if (end !== "\t") rows.push([]);
  }
  return rows;
}

function say(grid, words) {
  grid.box.querySelector("[data-rooster-stand]").textContent = words;
}

// While typing only: the server adds up what is saved.
function total(grid) {
  grid.box.querySelectorAll("[data-som]").forEach((place) => {
    const cents = grid.rows.map((cells) => {
      const gone = cells.at(-1).type === "checkbox" && cells.at(-1).checked;
      return gone ? 0 : toCents(cells[Number(place.dataset.som)].value);
    });
    place.textContent = cents.includes(null) ? "–" : EURO.format(cents.reduce((a, b) => a + b, 0) / 100);
  });
  grid.rows.forEach((cells) => {
    const last = cells.at(-1);
    if (last.type === "checkbox") last.closest("tr").classList.toggle("v-rooster__weg", last.checked);
  });
}

function toCents(text) {
  const bare = text.replace(/[€\s]/g, "");
  if (!bare) return 0;
  if (!/^(\d+|\d{1,3}(\.\d{3})+)(,\d{1,2})?$/.test(bare)) return null;
  const [whole, rest = ""] = bare.replaceAll(".", "").split(",");
  return Number(whole) * 100 + Number(rest.padEnd(2, "0"));
}
