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
    row.scrollLeft = here.offsetLeft - row.offsetLeft - 16;
  });
  root.querySelectorAll("[data-laat-vallen]").forEach(startDrop);
}

function startDrop(box) {
  const field = box.querySelector("input[type=file]");
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
  });
}
