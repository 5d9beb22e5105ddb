// Uploads with their progress, parts of a page that look again while work goes on, statements at the keyboard.
(() => {
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

  const polled = document.querySelector("[data-poll]");
  let shown = "";
  const look = async () => {
    const address = new URL(polled.dataset.poll, location.href);
    address.searchParams.set("part", "1");
    const answer = await fetch(address).catch(() => null);
    const text = answer?.ok && !answer.redirected ? await answer.text() : shown;
    if (text !== shown) polled.innerHTML = shown = text;
    again();
  };
  let timer = 0;
  const again = (soon) => {
    clearTimeout(timer);
    polled?.setAttribute("aria-busy", String(Boolean(polled.querySelector("[data-busy]"))));  // read out once it is done
    if (polled && (soon || polled.querySelector("[data-busy]"))) timer = setTimeout(look, soon ? 200 : 2000);
  };
  again();
  if (document.querySelector("[data-reload]")) setTimeout(() => location.reload(), 2500);

  const form = document.getElementById("upload");
  if (form) {
    const list = form.querySelector(".uploads"), input = form.querySelector("[type=file]"), waiting = [];
    let busy = 0;
    const send = (file) => new Promise((done) => {
      const line = document.createElement("li"), name = document.createElement("span");
      const bar = document.createElement("progress"), said = document.createElement("span");
      name.textContent = file.name;
      bar.max = 1;
      bar.value = 0;
      line.append(name, bar, said);
      list.append(line);
      if (file.size > Number(list.dataset.largest)) {
        said.textContent = list.dataset.toolarge;
        said.className = "problem";
        bar.remove();
        done();
        return;
      }
      const request = new XMLHttpRequest(), data = new FormData();
      data.append("files", file);
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-CSRFToken", token());
      request.upload.addEventListener("progress", (e) => { if (e.lengthComputable) bar.value = e.loaded / e.total; });
      request.addEventListener("loadend", () => {
        let told = null;
        try { told = JSON.parse(request.responseText); } catch { /* not ours: an error page */ }
        bar.value = 1;
        said.textContent = told?.problems.join() || (told ? (told.taken[0].known ? list.dataset.known : list.dataset.done) : list.dataset.failed);
        if (!told || told.problems.length) said.className = "problem";
        again(true);
        done();
      });
      request.send(data);
    });
    const next = async () => {
      if (busy >= 2 || !waiting.length) return;
      busy++;
      await send(waiting.shift());
      busy--;
      next();
    };
    const add = (files) => { waiting.push(...files); next(); next(); };
    form.addEventListener("submit", (e) => { e.preventDefault(); add(input.files); form.reset(); });
    input.addEventListener("change", () => { add(input.files); form.reset(); });
    for (const kind of ["dragenter", "dragover"]) form.addEventListener(kind, (e) => { e.preventDefault(); form.classList.add("over"); });
    for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, (e) => { e.preventDefault(); form.classList.remove("over"); });
    form.addEventListener("drop", (e) => add(e.dataTransfer.files));
  }

  const reader = document.getElementById("reader"), panel = document.getElementById("panel");
  if (!reader) return;
  const box = document.getElementById("show-source");
  box.addEventListener("change", () => reader.classList.toggle("side", box.checked));
  // Every statement is a stop of its own, also where several share one mark.
  const stops = [...reader.querySelectorAll(".mark")].flatMap((mark) => mark.dataset.ids.split(" ").map((id) => ({ mark, id })));
  const seen = new Set();
  const steps = stops.filter((stop) => !seen.has(stop.id) && seen.add(stop.id));
  let at = -1;
  const fill = async (answer) => {
    panel.innerHTML = await answer.text();
    panel.hidden = false;
  };
  const go = async (n) => {
    if (n < 0 || n >= steps.length) return;
    steps[at]?.mark.classList.remove("current");
    at = n;
    const { mark, id } = steps[at];
    mark.classList.add("current");
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
    const answer = await fetch(`${mark.href.replace(/\d+$/, id)}?part=1`);
    if (answer.ok && steps[at].id === id) await fill(answer);
  };
  const close = () => { panel.hidden = true; steps[at]?.mark.focus(); };
  const decide = async (decision) => {
    const asked = panel.querySelector("[data-decide]");
    if (!asked || panel.hidden || !asked.querySelector("button")) return;
    const data = new FormData(asked), mark = steps[at].mark, here = at;
    const first = panel.querySelector(".decision").classList.length === 1;
    data.set("decision", decision);
    const answer = await fetch(`${asked.action}?part=1`, { method: "POST", body: data, headers: { "X-CSRFToken": token() } });
    await fill(answer);
    if (!answer.ok) return;
    mark.classList.remove("accepted", "corrected", "rejected");
    mark.classList.add(decision);
    const left = document.getElementById("undecided");
    if (first) left.textContent = String(Number(left.textContent) - 1);
    if (at === here) await go(at + 1);
  };
  reader.addEventListener("click", (e) => {
    const mark = e.target.closest(".mark");
    if (!mark || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    go(steps.findIndex((step) => step.mark === mark));
  });
  panel.addEventListener("submit", (e) => { e.preventDefault(); decide(e.submitter?.value || "corrected"); });
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "Escape" && !panel.hidden) { close(); return; }
    if (e.target.closest("input:not([type=checkbox]), select, textarea")) {
      if (e.key === "Enter" && panel.contains(e.target)) { e.preventDefault(); decide("corrected"); }
      return;
    }
    const act = { j: () => go(at + 1), k: () => go(at - 1), a: () => decide("accepted"), r: () => decide("rejected"),
      e: () => panel.querySelector("[name=indicator]")?.focus() }[e.key];
    if (act) { e.preventDefault(); act(); }
  });
})();
