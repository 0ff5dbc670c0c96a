// The buttons that show what was said before and after a hit work without this
// script: they ask for the page again. It takes the hit out of that page and puts
// it in place, so that one stays where one reads.
"use strict";
{
  const form = document.getElementById("around");
  const closed = new WeakMap(); // hits that are open → what they were
  // The tick stays, since others know it.
  const parts = (hit) => [...hit.children].filter((part) => !part.matches(".tick"));
  const fill = (hit, with_) => {
    const before = parts(hit);
    hit.append(...with_);
    before.forEach((part) => part.remove());
    hit.querySelector("button.context").focus({ preventScroll: true });
    return before;
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.context");
    const hit = button?.closest(".hit");
    if (!hit) return;
    if (closed.has(hit)) {
      event.preventDefault();
      fill(hit, closed.get(hit));
      closed.delete(hit);
      return;
    }
    if (!button.name) return; // open since the page came
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    fields.set(button.name, button.value);
    const address = form.action + "?" + fields;
    button.ariaBusy = "true";
    try {
      const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
      const opened = page.querySelector(".opened");
      opened.querySelector("[autofocus]").autofocus = false; // fill moves the focus
      closed.set(hit, fill(hit, parts(opened)));
    } catch {
      location = address;
    }
  });
}
