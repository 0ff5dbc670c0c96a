// A citation can be read and copied without this script. It copies it when it is
// opened, and says so.
"use strict";
{
  const record = document.querySelector(".record");
  const toast = document.querySelector(".toast");
  let hiding = 0;

  // Pages of an intranet are often no secure context, where there is no clipboard
  // but what is selected.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return document.execCommand("copy");
    }
  };

  record.addEventListener("click", async (event) => {
    const summary = event.target.closest(".cite > summary");
    if (!summary || summary.parentElement.open) return;
    event.preventDefault();
    summary.parentElement.open = true;
    const citation = summary.nextElementSibling;
    getSelection().selectAllChildren(citation);
    toast.textContent = (await copy(citation.textContent)) ? record.dataset.copied : record.dataset.failed;
    clearTimeout(hiding);
    hiding = setTimeout(() => { toast.textContent = ""; }, 5000);
  });
}
