(() => {
  const main = document.querySelector("main");
  const twin = p => document.getElementById((p.id[0] === "s" ? "t" : "s") + p.id.slice(1));
  const top = p => p.getBoundingClientRect().top - p.closest(".pane").getBoundingClientRect().top;
  const light = p => {
    for (const lit of main.querySelectorAll(".lit")) lit.classList.remove("lit");
    p.classList.add("lit");
    twin(p).classList.add("lit");
    twin(p).closest(".pane").scrollTop += top(twin(p)) - top(p); // beside each other, or at the same height of its pane
  };
  const show = p => {
    p.closest(".pane").scrollTop += top(p) - 56;
    light(p);
  };
  main.addEventListener("click", event => {
    const p = event.target.closest(".passage");
    if (!p || String(getSelection())) return;
    if (event.target.closest(".no")) event.preventDefault();
    light(p);
  });
  main.addEventListener("keydown", event => {
    const p = event.target.matches(".no") && event.target.closest(".passage");
    const next = p && { ArrowDown: p.nextElementSibling, ArrowUp: p.previousElementSibling }[event.key];
    if (!next || !next.matches(".passage")) return;
    event.preventDefault();
    next.querySelector(".no").focus();
    light(next);
  });
  const named = () => {
    const p = /^#[st]\d+$/.test(location.hash) && document.querySelector(location.hash);
    if (p) show(p);
  };
  document.addEventListener("click", event => {
    const link = event.target.closest("nav a, .notes a");
    if (link && link.hash === location.hash) named();
  });
  addEventListener("hashchange", named);
  if (innerWidth <= 1100) main.querySelector("details")?.removeAttribute("open");
  named();
})();
