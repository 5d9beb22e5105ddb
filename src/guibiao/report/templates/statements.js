(() => {
  const $ = id => document.getElementById(id);
  const marks = [...document.querySelectorAll("a.mark")], rows = [...document.querySelectorAll("#table tbody tr")];
  const roles = [...document.querySelectorAll(".light")], search = $("search"), measure = $("measure"), pop = $("fields");
  const heads = [...document.querySelectorAll("#table thead th")].map(th => th.textContent);
  const rowsOf = mark => mark.dataset.rows.split(" ").map(n => $("r" + n));

  const filter = () => {
    const wanted = roles.filter(b => b.getAttribute("aria-pressed") === "true").map(b => b.dataset.role);
    const words = search.value.trim().toLowerCase();
    let n = 0;
    for (const row of rows) {
      row.hidden = !((!wanted.length || wanted.includes(row.dataset.role))
        && (!measure.value || measure.value === row.dataset.measure) && row.dataset.name.toLowerCase().includes(words));
      n += !row.hidden;
    }
    for (const mark of marks) {
      const off = rowsOf(mark).every(row => row.hidden);
      mark.classList.toggle("off", off);
      mark.tabIndex = off ? -1 : 0;
    }
    $("shown").textContent = wanted.length || words || measure.value ? `${n} / ${rows.length}` : "";
  };
  for (const button of roles) button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
    filter();
  });
  search.addEventListener("input", filter);
  measure.addEventListener("change", filter);

  let current = null, closing = 0;
  const hide = () => {
    pop.hidden = true;
    current?.removeAttribute("aria-describedby");
    current = null;
  };
  const show = mark => {
    clearTimeout(closing);
    if (mark === current || mark.classList.contains("off")) return;
    hide();
    current = mark;
    pop.replaceChildren(...rowsOf(mark).filter(row => !row.hidden).map(row => {
      const list = document.createElement("dl");
      [...row.cells].forEach((cell, i) => {
        if (!cell.textContent) return;
        const name = document.createElement("dt"), value = document.createElement("dd");
        name.textContent = heads[i];
        value.textContent = cell.textContent;
        if (cell.dataset.why) {
          const why = document.createElement("small");
          why.textContent = cell.dataset.why;
          value.append(why);
        }
        list.append(name, value);
      });
      return list;
    }));
    pop.hidden = false;
    mark.setAttribute("aria-describedby", "fields");
    const at = mark.getClientRects()[0], box = pop.getBoundingClientRect();
    const below = at.bottom + box.height + 10 < innerHeight || at.top < box.height + 10;
    pop.style.left = `${scrollX + Math.max(8, Math.min(at.left, document.documentElement.clientWidth - box.width - 8))}px`;
    pop.style.top = `${scrollY + (below ? at.bottom + 6 : at.top - box.height - 6)}px`;
  };
  const later = () => { closing = setTimeout(hide, 250); }; // time to move the pointer onto it
  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => show(mark));
    mark.addEventListener("mouseleave", later);
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("blur", later);
  }
  pop.addEventListener("mouseenter", () => clearTimeout(closing));
  pop.addEventListener("mouseleave", later);
  addEventListener("keydown", event => { if (event.key === "Escape") hide(); });

  const light = (...found) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const element of found) element?.classList.add("lit");
  };
  let touched = null;
  addEventListener("pointerdown", event => { // a first touch shows the fields, a second follows the link
    const mark = event.target.closest("a.mark");
    touched = event.pointerType === "touch" && mark !== current ? mark : null;
  });
  document.addEventListener("click", event => {
    const mark = event.target.closest("a.mark"), back = event.target.closest("#table a");
    if (mark && mark === touched) {
      event.preventDefault();
      show(mark);
    } else if (mark) {
      light(mark, ...rowsOf(mark));
      hide();
    } else if (back) {
      event.preventDefault();
      const found = $(back.hash.slice(1)).closest("a.mark");
      light(found, back.closest("tr"));
      found.scrollIntoView({ block: "center" });
      found.focus({ preventScroll: true });
    }
  });
})();
