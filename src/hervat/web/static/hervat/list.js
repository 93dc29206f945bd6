/* Choosing lines of a list: all at once, a range with Shift, and how many there are. Going back leads to the line one left from. */
"use strict";

(() => {
  const NARROW = matchMedia("(max-width: 48rem)");
  let last = null;

  const form = () => document.getElementById("kiezen");
  const boxes = () => [...document.querySelectorAll("#kiezen tbody input[name=dossier]")];
  const all = () => document.querySelector("[data-kies-alles]");

  function count() {
    const found = boxes();
    const chosen = found.filter((box) => box.checked).length;
    const words = document.querySelector("[data-gekozen]");
    if (!words) {
      return;
    }
    words.dataset.none ??= words.textContent;
    words.textContent = { 0: words.dataset.none, 1: words.dataset.een }[chosen] ?? words.dataset.meer.replace("{n}", chosen);
    const box = all().querySelector("input");
    box.checked = chosen > 0 && chosen === found.length;
    box.indeterminate = chosen > 0 && chosen < found.length;
  }

  function choose(box, withRange) {
    const found = boxes();
    const from = found.indexOf(last);
    if (withRange && from >= 0) {
      const to = found.indexOf(box);
      for (const other of found.slice(Math.min(from, to), Math.max(from, to) + 1)) {
        other.checked = box.checked;
      }
    }
    last = box;
    count();
  }

  function begin() {
    last = null;
    const head = all();
    if (head) {
      head.hidden = false;
    }
    if (NARROW.matches) {
      document.getElementById("filter")?.removeAttribute("open"); // on a telephone the list comes first
    }
    count();
  }

  document.addEventListener("click", (event) => {
    const box = event.target.closest("#kiezen input[type=checkbox]");
    if (box?.name === "dossier") {
      choose(box, event.shiftKey);
    } else if (box) {
      for (const other of boxes()) {
        other.checked = box.checked;
      }
      count();
    }
    const row = event.target.closest("#kiezen tbody tr");
    if (row && event.target.closest("th a, td a")) {
      history.replaceState(history.state, "", `#${row.id}`);
    }
  });

  // Space ticks a box without telling whether Shift was down, so the range is made where the key is still known.
  document.addEventListener("keydown", (event) => {
    const box = event.target.closest?.("#kiezen input[name=dossier]");
    if (box && event.key === " " && event.shiftKey) {
      event.preventDefault();
      box.checked = !box.checked;
      choose(box, true);
    }
  });

  document.addEventListener("htmx:afterSettle", () => {
    begin();
    document.getElementById("gezegd").textContent = document.getElementById("telling").textContent; // read aloud: this stayed on the page
    if (document.activeElement === document.body) {
      document.getElementById("kop").focus(); // what one clicked is gone, so one begins at the top
    }
  });
  const forget = () => sessionStorage.removeItem("htmx-current-path-for-history"); // it may hold a name that one searched for
  for (const moment of ["htmx:load", "htmx:pushedIntoHistory", "htmx:historyRestore", "pageshow", "pagehide"]) {
    window.addEventListener(moment, forget);
  }
  window.addEventListener("pageshow", begin); // also when one comes back, to boxes that the browser kept
})();
