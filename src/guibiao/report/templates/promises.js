"use strict";
// The lights filter: a second press shows everything again.
const lights = [...document.querySelectorAll(".light")];
for (const light of lights) {
  light.addEventListener("click", () => {
    const on = light.getAttribute("aria-pressed") !== "true";
    for (const other of lights) other.setAttribute("aria-pressed", String(other === light && on));
    for (const entry of document.querySelectorAll(".entry")) {
      entry.hidden = on && entry.dataset.verdict !== light.dataset.verdict;
    }
    for (const list of document.querySelectorAll(".list")) list.hidden = !list.querySelector(".entry:not([hidden])");
  });
}
