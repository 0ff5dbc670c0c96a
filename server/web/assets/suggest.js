// Suggestions under the box: the combobox with a list box of the ARIA practices.
// What is asked for comes from /api/v1/suggest. While an input method composes, its
// keys are its own, but what it shows so far is completed all the same.
"use strict";
(() => {
  const box = document.getElementById("q");
  const list = document.getElementById("suggestions");
  if (!box || !list) return;
  const form = box.form;
  const clear = form.querySelector(".clear");
  const told = form.querySelector("[role=status]");
  const filters = ["kind", "speaker", "section", "meeting", "year", "fiscal_year", "from", "to", "synonyms"];
  const pause = 120; // ms of no typing before the server is asked
  let found = [];
  let active = -1; // of found; -1 is the box itself
  let timer, request;

  const isOpen = () => !list.hidden;

  // What one chooses among stays as it is.
  function move(n) {
    stop();
    mark(n);
  }

  function mark(n) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = n;
    const option = list.children[active];
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  }

  function show(open) {
    mark(-1);
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    told.textContent = open ? told.dataset.found.replace("%s", found.length) : "";
  }

  function stop() {
    clearTimeout(timer);
    request?.abort();
  }

  function close() {
    stop();
    show(false);
  }

  function element(name, className, text) {
    const e = document.createElement(name);
    e.className = className;
    e.textContent = text;
    return e;
  }

  function option(suggestion, n) {
    const e = element("li", "", "");
    e.id = "suggestion-" + n;
    e.setAttribute("role", "option");
    e.setAttribute("aria-selected", "false");
    e.append(element("span", "", suggestion.section || suggestion.query));
    if (list.dataset[suggestion.kind]) e.append(" ", element("span", "hint", list.dataset[suggestion.kind]));
    e.append(" ", element("span", "count", suggestion.remarks.toLocaleString("en")));
    return e;
  }

  async function ask() {
    stop();
    const parameters = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (name === "q" || filters.includes(name)) parameters.append(name, value);
    }
    request = new AbortController();
    try {
      const response = await fetch("/api/v1/suggest?" + parameters, { signal: request.signal });
      found = response.ok ? (await response.json()).suggestions : [];
      list.replaceChildren(...found.map(option));
      show(found.length > 0);
    } catch {
      // Overtaken, or the server is away: the box works without.
    }
  }

  // What is shown stays until the next answer is there.
  function typed() {
    stop();
    clear.hidden = box.value === "";
    if (box.value.trim() === "") return close();
    timer = setTimeout(ask, pause);
  }

  function choose(n) {
    const suggestion = found[n];
    close();
    if (suggestion.section) return location.assign(suggestion.href);
    box.value = suggestion.query;
    form.requestSubmit();
  }

  function empty() {
    box.value = "";
    typed();
    box.focus();
  }

  const keys = {
    ArrowDown() {
      if (isOpen()) move(active + 1 < found.length ? active + 1 : -1);
      else if (box.value.trim() !== "") ask();
    },
    ArrowUp() {
      if (isOpen()) move(active < 0 ? found.length - 1 : active - 1);
      else return true;
    },
    Enter() {
      if (!isOpen() || active < 0) return true;
      choose(active);
    },
    Escape() {
      if (isOpen()) close();
      else empty();
    },
    Tab() {
      close();
      return true;
    },
  };

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  show(false);
  clear.hidden = box.value === "";
  box.addEventListener("input", typed);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    const composing = event.isComposing || event.keyCode === 229;
    if (composing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    if (!keys[event.key]()) event.preventDefault(); // true leaves the key to the browser
  });
  form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose([...list.children].indexOf(option));
  });
  clear.addEventListener("click", empty);
  addEventListener("pageshow", () => { clear.hidden = box.value === ""; });
})();
