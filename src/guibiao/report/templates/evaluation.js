(() => {
  const plain = text => text.normalize("NFKC").toLowerCase();
  for (const list of document.querySelectorAll("[data-list]")) {
    const form = list.querySelector("form.tools"), output = form.querySelector("output");
    const items = [...list.querySelectorAll("[data-item]")], homes = items.map(item => item.parentElement);
    const lights = [...document.querySelectorAll(`button[data-for="${list.id}"]`)];
    const rows = new Map([...list.querySelectorAll("[data-of]")].map(row => [row.dataset.of, row]));
    const sorted = list.querySelector("[data-sorted]"), collator = new Intl.Collator("zh");
    const choices = [...form.querySelectorAll("select:not([name=sort])")];
    const found = items.map(item => plain(item.dataset.words));

    const narrow = () => {
      const wanted = lights.filter(l => l.getAttribute("aria-pressed") === "true").map(l => l.dataset.light);
      const words = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
      const chosen = choices.filter(c => c.value);
      let n = 0;
      items.forEach((item, at) => {
        const fits = (!wanted.length || wanted.includes(item.dataset.light))
          && chosen.every(c => item.dataset[c.name] === c.value) && words.every(w => found[at].includes(w));
        item.hidden = !fits;
        const row = rows.get(item.id);
        if (row) row.hidden = !fits;
        n += fits;
      });
      for (const part of list.querySelectorAll("[data-class]")) part.hidden = !part.querySelector("[data-item]:not([hidden])");
      output.textContent = n === items.length ? "" : `${n} / ${items.length}`;
    };
    const order = () => {
      const key = form.elements.sort.value, by = item => item.getAttribute(`data-by-${key}`);
      const next = items.map((item, at) => [item, at]);
      if (key) next.sort(([a, i], [b, j]) => (isNaN(by(a)) ? collator.compare(by(a), by(b)) : by(a) - by(b)) || i - j);
      if (sorted) sorted.hidden = !key;
      for (const [item, at] of next) {
        (key && sorted || homes[at]).append(item);
        const row = rows.get(item.id);
        row?.parentElement.append(row);
      }
      narrow();
    };
    for (const light of lights) light.addEventListener("click", () => {
      light.setAttribute("aria-pressed", light.getAttribute("aria-pressed") !== "true");
      narrow();
    });
    form.addEventListener("input", event => {
      if (!event.isComposing) (event.target.name === "sort" ? order : narrow)(); // pinyin on its way is no word yet
    });
    form.addEventListener("compositionend", narrow);
    form.addEventListener("submit", event => event.preventDefault());
    form.querySelector("[type=reset]").addEventListener("click", event => {
      event.preventDefault();
      form.reset();
      for (const light of lights) light.setAttribute("aria-pressed", "false");
      order();
    });
  }

  const reach = hash => { // what a link leads to is unfolded and not filtered away
    const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) return;
    if (target.hidden) target.closest("[data-list]").querySelector("form.tools [type=reset]").click();
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const working = target.matches(".card") && target.querySelector("details.working");
    if (working) working.open = true;
    setTimeout(() => target.scrollIntoView({block: "start"}), 20);
  };
  addEventListener("hashchange", () => reach(location.hash));
  reach(location.hash);

  const told = document.getElementById("told");
  let from = null;
  const close = back => {
    if (told.hidden) return;
    told.hidden = true;
    if (back) from.focus();
  };
  document.addEventListener("click", event => {
    const cite = event.target.closest("a.cite");
    if (!cite) return told.contains(event.target) && !event.target.closest("a") || close(false);
    const row = document.getElementById(cite.getAttribute("href").slice(1));
    if (!row) return;
    event.preventDefault();
    from = cite;
    const [value, name, source] = [...row.cells].map(cell => cell.cloneNode(true));
    const strong = document.createElement("strong"), about = document.createElement("p"), origin = document.createElement("p");
    strong.textContent = value.textContent;
    about.append(...name.childNodes);
    origin.append(...source.childNodes);
    told.replaceChildren(strong, about, origin);
    told.hidden = false;
    const at = cite.getBoundingClientRect(), box = told.getBoundingClientRect();
    const below = at.bottom + box.height + 10 < innerHeight || at.top < box.height + 10;
    told.style.left = `${scrollX + Math.max(8, Math.min(at.left, document.documentElement.clientWidth - box.width - 8))}px`;
    told.style.top = `${scrollY + (below ? at.bottom + 6 : at.top - box.height - 6)}px`;
    told.focus({preventScroll: true});
  });
  addEventListener("keydown", event => { if (event.key === "Escape") close(true); });
})();
