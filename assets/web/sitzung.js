// Warns a minute before a session's time is over and lets the person stay (WCAG 2.2.1). The only script of the pages; without it
// everything works, and what is typed too late is kept all the same.
"use strict";
(() => {
  const dialog = document.getElementById("mw-sitzung");
  if (!dialog || !dialog.showModal) return;
  const MINUTE = 60_000;
  const tabs = new BroadcastChannel("mw-sitzung");
  const fragen = { ruht: dialog.querySelector("[data-bei=ruht]"), endet: dialog.querySelector("[data-bei=endet]") };
  let wecker;
  let gemeldet = 0;

  // Seconds from now: until the session rests for want of use, and until it ends however much it is used.
  function stelle({ ruht, endet }) {
    clearTimeout(wecker);
    if (dialog.open) dialog.close();
    wecker = setTimeout(() => warne(endet <= ruht), Math.max(0, Math.min(ruht, endet) * 1000 - MINUTE));
  }

  function warne(amEnde) {
    fragen.ruht.hidden = amEnde;
    fragen.endet.hidden = !amEnde;
    dialog.showModal();
    wecker = setTimeout(() => dialog.close(), MINUTE);
  }

  // Tells the service that somebody is there; the other tabs learn it from us.
  async function bleibe() {
    try {
      const antwort = await fetch(dialog.dataset.adresse, {
        method: "POST",
        body: new URLSearchParams({ csrf: dialog.dataset.csrf }),
      });
      if (!antwort.ok) return;
      const frist = await antwort.json();
      stelle(frist);
      tabs.postMessage(frist);
    } catch {
      // No way to the service: the warning has been seen, and what is typed is kept.
    }
  }

  tabs.onmessage = (nachricht) => stelle(nachricht.data);
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "bleiben") bleibe();
    dialog.returnValue = "";
  });
  // Only real input counts as use, and once a minute is enough.
  document.addEventListener("input", () => {
    const jetzt = performance.now();
    if (jetzt - gemeldet < MINUTE) return;
    gemeldet = jetzt;
    bleibe();
  });
  const frist = { ruht: Number(dialog.dataset.ruht), endet: Number(dialog.dataset.endet) };
  stelle(frist);
  tabs.postMessage(frist);
})();
