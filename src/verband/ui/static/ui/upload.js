// Choosing or dropping a plan. The form itself stays a plain form.

export function startUpload(form) {
  if (form.dataset.started) return;
  form.dataset.started = "";
  const field = form.querySelector("input[type=file]");
  const choose = form.querySelector("[data-choose]");
  form.querySelector("[data-plain]").classList.add("v-sr");
  form.querySelector("[data-plain]").setAttribute("inert", "");
  choose.hidden = false;
  choose.addEventListener("click", () => field.click());
  field.addEventListener("change", () => send(form, field));
  // Excel may still be writing the file, or the connection is gone.
  form.addEventListener("htmx:sendError", () => {
    form.querySelector("[data-busy]").textContent = "";
    form.querySelector("[data-error]").textContent = form.dataset.notSent;
    field.value = "";
  });
}

function send(form, field) {
  const error = form.querySelector("[data-error]");
  const busy = form.querySelector("[data-busy]");
  error.textContent = "";
  const file = field.files[0];
  if (!file) return;
  if (file.size > Number(form.dataset.maxBytes)) {
    error.textContent = form.dataset.tooLarge;
    field.value = "";
    return;
  }
  busy.textContent = busy.dataset.busyText;
  // A page may have its own way of sending: then it takes the event over.
  const taken = !form.dispatchEvent(new CustomEvent("verband:file", { cancelable: true }));
  if (!taken) form.requestSubmit();
}

function carriesFile(event) {
  return event.dataTransfer?.types.includes("Files");
}

// The whole page takes a file: missing the box must never open the workbook in the browser.
export function watchPageDrop() {
  const mark = (on) => {
    const form = document.querySelector("form[data-drop]");
    form?.classList.toggle("v-drop--over", on);
  };
  document.addEventListener("dragover", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    // A field with a box of its own takes the file itself.
    mark(!event.target.closest?.("[data-laat-vallen]"));
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) mark(false);
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    mark(false);
    take(event.dataTransfer.files);
  });
}

function take(files) {
  const form = document.querySelector("form[data-drop]");
  if (!form) return;
  if (files.length > 1) {
    form.querySelector("[data-error]").textContent = form.dataset.tooMany;
    form.scrollIntoView({ block: "center" });
    return;
  }
  const field = form.querySelector("input[type=file]");
  field.files = files;
  send(form, field);
}
