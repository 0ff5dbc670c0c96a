// The take-away menu works without this script. It counts what is ticked, beside
// the buttons, and keeps the ticks while one turns the pages of a search.
"use strict";
{
  const form = document.getElementById("take");
  const bar = document.querySelector(".picks");
  const ticks = [...document.querySelectorAll('.tick input[name="id"]')];
  const most = Number(bar.dataset.most);
  // Pages of one search differ in nothing that the form sends.
  const key = "take " + new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "id"));
  let picked = new Set();

  const show = () => {
    for (const t of ticks) t.checked = picked.has(t.value);
    form.querySelectorAll("[data-elsewhere]").forEach((field) => field.remove());
    const here = new Set(ticks.map((t) => t.value));
    for (const id of picked) {
      if (here.has(id)) continue;
      const field = Object.assign(document.createElement("input"), { type: "hidden", name: "id", value: id });
      field.dataset.elsewhere = "";
      form.append(field);
    }
    const over = picked.size > most;
    const some = picked.size > 0;
    bar.classList.toggle("shown", some);
    bar.lastElementChild.hidden = !some;
    bar.firstElementChild.textContent = (some ? bar.dataset.some.replace("%", picked.size) : "") + (over ? " " + bar.dataset.over : "");
    for (const b of document.querySelectorAll("#take button, .picks button[form]")) b.disabled = over;
  };
  const load = () => {
    try { picked = new Set(JSON.parse(sessionStorage.getItem(key) ?? "[]")); } catch { picked = new Set(); }
    show();
  };
  const keep = () => {
    try { sessionStorage.setItem(key, JSON.stringify([...picked])); } catch { /* kept on this page alone */ }
    show();
  };

  addEventListener("pageshow", load); // also when one comes back to the page
  for (const t of ticks) {
    t.addEventListener("change", () => {
      if (t.checked) picked.add(t.value); else picked.delete(t.value);
      keep();
    });
  }
  bar.addEventListener("click", (event) => {
    const what = event.target.value;
    if (what === "all") for (const t of ticks) picked.add(t.value);
    else if (what === "none") picked.clear();
    else return;
    keep();
  });
}
