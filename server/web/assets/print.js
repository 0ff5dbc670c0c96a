// The sheet prints without this script too. It shows the button that does so.
"use strict";
const button = document.querySelector(".unprinted button");
button.hidden = false;
button.addEventListener("click", () => window.print());
