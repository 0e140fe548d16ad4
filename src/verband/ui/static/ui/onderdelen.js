// Small behaviour of components: a dialog, a message that can be put away, tabs in sight, a file
// dropped on its field.

export function startParts(root) {
  root.querySelectorAll("[data-dialoog]").forEach((link) => {
    const dialog = document.getElementById(link.dataset.dialoog);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      dialog.showModal();
    });
    dialog.querySelector("[data-dialoog-dicht]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => link.focus());
  });
  root.querySelectorAll("[data-toast-weg]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => button.closest("[data-toast]").remove());
  });
  root.querySelectorAll("[data-tabs] [aria-current]").forEach((here) => {
    const row = here.parentElement;
    // A little of what stands before it stays in sight: so one sees that the row slides.
    row.scrollLeft = here.offsetLeft - row.offsetLeft - 48;
  });
  root.querySelectorAll("[data-laat-vallen]").forEach(startDrop);
}

function startDrop(box) {
  const field = box.querySelector("input[type=file]");
  const chosen = box.querySelector("[data-chosen]");
  const show = () => {
    chosen.textContent = [...field.files].map((file) => file.name).join(", ");
  };
  // The browser's own button speaks the language of the browser. The field itself stays where
  // focus can go: the browser says there that it is required.
  const choose = box.querySelector("[data-choose]");
  box.querySelector("[data-plain]").classList.add("v-sr");
  field.tabIndex = -1;
  choose.hidden = false;
  choose.disabled = field.disabled;
  choose.addEventListener("click", () => field.click());
  field.addEventListener("change", show);
  show();
  box.addEventListener("dragover", (event) => {
    event.preventDefault();
    box.classList.add("v-drop--over");
  });
  box.addEventListener("dragleave", () => box.classList.remove("v-drop--over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    box.classList.remove("v-drop--over");
    if (!field.disabled && event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    show();
  });
}
