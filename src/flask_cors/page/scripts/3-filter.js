{
  const form = byId("filters");
  const fields = form.elements;
  const count = byId("count");
  const about = byId("about");
  const nothing = byId("nothing");
  const kinds = ["read", "cookies", "write"];
  const has = (words, word) => (words ?? "").split(" ").includes(word);
  const rows = [...document.querySelectorAll("#routes tbody tr")].map((row) => ({
    row,
    text: textOf(row),
    policies: [...row.querySelectorAll("a.number")].map((link) => link.hash.slice(1)),
  }));
  const origins = [...document.querySelectorAll(".policies tbody tr")].map((row) => ({
    id: row.id,
    text: row.querySelector(".origins").textContent.toLowerCase(),
  }));
  const rest = byId("rest");
  const most = Number(byId("routes")?.dataset.most);
  let limit = most;
  let pending = 0;

  // What the columns say; a button's label is none of it.
  function textOf(row) {
    const cells = [...row.cells].flatMap((cell) => [...cell.children]);
    const said = cells.filter((part) => part.localName !== "button");
    return said.map((part) => part.textContent).join(" ").toLowerCase();
  }

  function isOfSeverity(data, wanted) {
    if (wanted === "any" || wanted === "none") {
      return (wanted === "any") === Boolean(data.severity);
    }

    return wanted === "" || has(data.severity, wanted);
  }

  // A row has the first origins of its policies, and their own table has them all.
  function asked(word) {
    const found = origins.filter((policy) => policy.text.includes(word));
    const policies = new Set(found.map((policy) => policy.id));
    return (each) => each.text.includes(word) || each.policies.some((id) => policies.has(id));
  }

  function isWanted(each, questions) {
    const data = each.row.dataset;
    const finding = fields.finding.value;
    return (
      questions.every((isSo) => isSo(each)) &&
      kinds.every((kind) => !fields[kind].value || has(data[kind], fields[kind].value)) &&
      isOfSeverity(data, fields.severity.value) &&
      (!finding || has(data.findings, finding))
    );
  }

  function apply() {
    pending = 0;
    const words = fields.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const questions = words.map(asked);
    let shown = 0;

    for (const each of rows) {
      const wanted = isWanted(each, questions);
      shown += wanted;
      each.row.hidden = !wanted;
      each.row.classList.toggle("later", wanted && shown > limit);
    }

    rest.hidden = shown <= limit;
    tell(shown);
  }

  function tell(shown) {
    const all = `${rows.length} ${rows.length === 1 ? "route" : "routes"}`;
    const finding = fields.finding.value;
    count.textContent = shown === rows.length ? all : `${shown} of ${all}`;
    about.textContent = finding ? `, those of finding ${finding}` : "";
    nothing.hidden = shown > 0;
  }

  function showTheRest() {
    limit = Infinity;
    apply();
  }

  // A query such as "read=any": all else is as it was at first.
  function filter(query) {
    form.reset();
    fields.finding.value = "";
    limit = most;

    for (const [name, value] of new URLSearchParams(query)) {
      fields[name].value = value;
    }

    apply();
  }

  // Once for what is typed between two frames.
  function later() {
    limit = most;
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(apply);
  }

  // A link to a row leads there, also where the filter has hidden it.
  function unhide() {
    const target = byId(location.hash.slice(1));

    if (target?.localName !== "tr") {
      return;
    }

    if (target.hidden) {
      filter("");
    }

    if (target.classList.contains("later")) {
      showTheRest();
    }

    target.scrollIntoView();
  }

  if (nothing) {
    form.addEventListener("input", later);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      fields.finding.value = "";
      later();
    });
    rest.querySelector("button").addEventListener("click", showTheRest);
    addEventListener("hashchange", unhide);
    document.addEventListener("click", (event) => {
      const asking = event.target.closest("[data-filter]");

      if (asking) {
        event.preventDefault();
        filter(asking.dataset.filter);
        reveal(byId("matrix"));
      }
    });
    // Browsers keep what was chosen when a page is loaded again.
    apply();
    unhide();
  } else {
    form.hidden = true;
  }
}
