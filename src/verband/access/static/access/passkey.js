// Passkeys: allauth's own script does the work; this tells it which button, field and data.
// The buttons are hidden until now, since nothing of it works without script.
const { forms } = window.allauth.webauthn;

for (const knop of document.querySelectorAll("[data-passkey]")) {
  knop.hidden = false;
  forms[knop.dataset.passkey]({
    ids: {
      authenticate: knop.id,
      login: knop.id,
      add: knop.id,
      credential: knop.dataset.veld,
      passwordless: knop.dataset.alleen,
      data: "js_data",
    },
  });
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const fout = document.getElementById("passkey-fout");
  fout.hidden = false;
  fout.focus();
});
