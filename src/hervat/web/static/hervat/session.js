/* Says five minutes before the end that the session is almost over, with one button to go on. No clock runs in sight. */
"use strict";

(() => {
  const WARN_SECONDS = 300;
  const CHECK_SECONDS = 20;
  const bar = document.querySelector("[data-sessie]");
  if (!bar) {
    return;
  }
  const form = bar.querySelector("form");
  const words = bar.querySelector("[role=status]");
  const json = { Accept: "application/json" };
  const later = (seconds) => setTimeout(look, Math.max(1, seconds) * 1000);

  async function look() {
    let answer;
    try {
      answer = await fetch(form.action, { headers: json, redirect: "error" });
    } catch {
      show(bar.dataset.over, false); // logged out, or no network: in both cases one logs in, or tries again
      return;
    }
    const { seconds, can_go_on: canGoOn } = await answer.json();
    if (seconds > WARN_SECONDS) {
      bar.hidden = true;
      later(seconds - WARN_SECONDS);
      return;
    }
    show(canGoOn ? bar.dataset.almost : bar.dataset.day, canGoOn);
    later(Math.min(seconds + 1, CHECK_SECONDS)); // another window may have gone on
  }

  function show(sentence, withButton) {
    bar.hidden = false;
    form.hidden = !withButton;
    if (words.textContent !== sentence) {
      words.textContent = sentence;
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await fetch(form.action, { method: "POST", headers: json, body: new FormData(form), redirect: "error" });
    } finally {
      look();
    }
  });

  later(Number(bar.dataset.seconds) - WARN_SECONDS);
})();
