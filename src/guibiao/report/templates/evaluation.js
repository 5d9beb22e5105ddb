(() => {
  const cards = [...document.querySelectorAll(".card")], lights = [...document.querySelectorAll(".light")];
  const search = document.getElementById("search"), shown = document.getElementById("shown");
  const apply = () => {
    const wanted = lights.filter(l => l.getAttribute("aria-pressed") === "true").map(l => l.dataset.verdict);
    const words = search.value.trim().toLowerCase();
    let n = 0;
    for (const card of cards) {
      const fits = (!wanted.length || wanted.includes(card.dataset.verdict))
        && card.dataset.name.toLowerCase().includes(words);
      card.hidden = !fits;
      n += fits;
    }
    for (const grid of document.querySelectorAll(".cards"))
      grid.hidden = grid.previousElementSibling.hidden = ![...grid.children].some(c => !c.hidden);
    shown.textContent = wanted.length || words ? `${n} / ${cards.length}` : "";
  };
  for (const light of lights) light.addEventListener("click", () => {
    light.setAttribute("aria-pressed", light.getAttribute("aria-pressed") !== "true");
    apply();
  });
  search.addEventListener("input", apply);
})();
