// The few things that should not reload a page. Every page works without this file.
"use strict";

// A table that narrows as one types: <input data-narrows="#rows">, rows with data-words.
for (const input of document.querySelectorAll("[data-narrows]")) {
  const scope = document.querySelector(input.dataset.narrows);
  const narrow = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of scope.querySelectorAll("[data-words]")) {
      row.hidden = !words.every((word) => row.dataset.words.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    for (const group of scope.querySelectorAll("[data-group]")) {
      group.hidden = !group.querySelector("[data-words]:not([hidden])");
    }
    const told = document.querySelector("[data-shown]");
    if (told) told.textContent = String(shown);
  };
  input.addEventListener("input", narrow);
  narrow();
}

// Choices of a filter apply at once; its button is for those without scripts.
for (const form of document.querySelectorAll("form[data-at-once]")) {
  form.addEventListener("change", (event) => {
    if (event.target.tagName === "SELECT") form.requestSubmit();
  });
}

// What was typed and not kept is not lost by a slip.
for (const form of document.querySelectorAll("form[method=post] textarea")) {
  let touched = false;
  form.addEventListener("input", () => { touched = true; });
  form.form.addEventListener("submit", () => { touched = false; });
  window.addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
}
