/* Filling in an FML by keyboard, keeping each change at once, and the preview of what a coach will read. Without this all of it works with
   its buttons. Single keys work only inside a row, and can be switched off. */
"use strict";

(() => {
  const WAIT = 300; // milliseconds after the last change
  const form = document.querySelector("[data-fml]");

  /* ---------- keeping ---------- */
  const words = document.getElementById("bewaard-zin");
  let waiting = null; // a change that is not sent yet
  let busy = false;
  let button = null; // pressed while something was being sent: it waits, so that both do not cross

  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(keep, WAIT);
  }

  async function keep() {
    if (busy) {
      changed();
      return;
    }
    waiting = null;
    busy = true;
    const data = new URLSearchParams(new FormData(form));
    data.set("stap", "vanzelf");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, redirect: "error", keepalive: true });
      if (answer.status === 200 || answer.status === 422) {
        show(await answer.text());
      } else {
        say(answer.status === 409 ? form.dataset.anders : form.dataset.weg);
      }
    } catch {
      say(form.dataset.weg); // logged out, or no network: with the button all that was typed goes along
    }
    busy = false;
    if (button) {
      form.requestSubmit(button);
    }
  }

  function send(event) {
    clearTimeout(waiting); // the button sends everything itself
    waiting = null;
    button = busy ? event.submitter : null;
    if (busy) {
      event.preventDefault();
    }
  }

  /* Each part takes the place of the one with its id, except what somebody is in. */
  function show(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    for (const part of fresh.querySelectorAll("body > [id]")) {
      const old = document.getElementById(part.id);
      if (old && !old.contains(document.activeElement) && old.outerHTML !== part.outerHTML) {
        old.replaceWith(document.adoptNode(part));
      }
    }
  }

  function say(sentence) {
    const place = document.getElementById(words.id);
    place.className = "veld__fout";
    place.textContent = sentence;
  }

  /* ---------- keys ---------- */
  const rows = () => [...form.querySelectorAll("[data-rij]")];
  const row = (element) => element.closest("[data-rij]");
  const choices = (place) => [...place.querySelectorAll("input[type=radio], input[type=checkbox]")];
  const on = (id) => document.getElementById(id).checked;

  function enter(place) {
    const found = choices(place);
    (found.find((choice) => choice.checked) ?? found[0]).focus();
  }

  function next(place) {
    const all = rows();
    const following = all[all.indexOf(place) + 1];
    if (following) {
      enter(following);
    } else {
      form.querySelector("[data-verder]").focus();
    }
  }

  /* In a row where more codes can hold, "not assessed" and "no limitation" hold alone. */
  function settle(box) {
    const all = choices(row(box));
    const alone = (other) => other.value === "n" || other.value === "0";
    if (box.checked) {
      for (const other of all) {
        other.checked = other === box || (other.checked && !alone(box) && !alone(other));
      }
    } else if (!all.some((other) => other.checked)) {
      all.find((other) => other.value === "n").checked = true;
    }
  }

  function choose(place, value) {
    const found = choices(place).find((choice) => choice.value === value);
    if (!found) {
      return false;
    }
    const isBox = found.type === "checkbox";
    found.checked = isBox && found.dataset.grens !== undefined ? !found.checked : true;
    if (isBox) {
      settle(found);
    }
    found.focus();
    changed();
    if (on("toets-verder") && !(isBox && found.dataset.grens !== undefined)) {
      next(place);
    }
    return true;
  }

  /* The boxes of a row are one stop of the Tab key, as radios are; arrows go along them. */
  function rove(place, to) {
    for (const box of choices(place)) {
      box.tabIndex = box === to ? 0 : -1;
    }
  }

  function step(box, by) {
    const all = choices(row(box));
    const to = all[(all.indexOf(box) + by + all.length) % all.length];
    rove(row(box), to);
    to.focus();
  }

  const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  function handled(event, place) {
    const { key, target } = event;
    const isChoice = target.matches("input[type=radio], input[type=checkbox]");
    if (key === "Enter" && (isChoice || target.matches("input:not([type])"))) {
      next(place);
      return true;
    }
    if (!isChoice) {
      return false;
    }
    if (target.type === "checkbox" && ARROWS[key]) {
      step(target, ARROWS[key]);
      return true;
    }
    if (!on("toets-cijfers")) {
      return false;
    }
    if (key === "r") {
      form.querySelector("[data-rest]")?.click();
      return true;
    }
    return /^[0-9n]$/.test(key) && choose(place, key);
  }

  function remember() {
    for (const id of ["toets-cijfers", "toets-verder"]) {
      const box = document.getElementById(id);
      try {
        box.checked = localStorage.getItem(id) !== "uit";
        box.addEventListener("change", () => localStorage.setItem(id, box.checked ? "aan" : "uit"));
      } catch {
        // A browser that keeps nothing: the choice holds for this page.
      }
    }
  }

  function begin() {
    form.querySelector("[data-toetsen]").hidden = false;
    remember();
    for (const place of rows()) {
      const boxes = choices(place).filter((choice) => choice.type === "checkbox");
      if (boxes.length) {
        rove(place, boxes.find((box) => box.checked) ?? boxes[0]);
      }
    }
    form.addEventListener("keydown", (event) => {
      const place = row(event.target);
      if (place && !event.ctrlKey && !event.altKey && !event.metaKey && handled(event, place)) {
        event.preventDefault();
      }
    });
    form.addEventListener("change", (event) => {
      if (!row(event.target)) {
        return;
      }
      if (event.target.type === "checkbox") {
        settle(event.target);
        rove(row(event.target), event.target);
      }
      changed();
    });
    form.addEventListener("submit", send);
    window.addEventListener("pagehide", () => {
      if (waiting) {
        clearTimeout(waiting);
        keep();
      }
    });
    form.addEventListener("focusin", (event) => arrive(event.target));
    const place = document.getElementById(location.hash.slice(1));
    if (place && form.contains(place)) {
      arrive(place);
    }
  }

  /* An address that leads to a row, or to the buttons under them, leads to what can be typed or pressed there. */
  function arrive(place) {
    if (place.matches("[data-rij]")) {
      enter(place);
    } else if (place.id === "verder") {
      place.querySelector("[data-verder]").focus();
    }
  }

  if (form) {
    begin();
  }

  /* ---------- the preview of a release ---------- */
  const release = document.querySelector("[data-verstrekken]");
  if (release) {
    const lines = [...release.querySelectorAll("[data-item]")];
    const count = release.querySelector("[data-niet]");
    release.querySelector("[data-zonder-script]").hidden = true;
    const look = () => {
      const ticked = new Set([...release.querySelectorAll("input[name=item]:checked")].map((box) => box.value));
      for (const line of lines) {
        line.hidden = !ticked.has(line.dataset.item);
      }
      count.textContent = Number(count.dataset.alles) - ticked.size;
    };
    release.addEventListener("change", look);
    look();
  }
})();
