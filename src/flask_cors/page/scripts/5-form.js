{
  const form = byId("request");
  const fields = form.elements;
  const verdict = byId("verdict");
  const explanation = byId("explanation");
  let tables;

  // They are long in a big application, and needed first when something is asked.
  function known() {
    tables ??= JSON.parse(byId("tables").textContent);
    return tables;
  }

  function headers(text) {
    const lines = text.split("\n").filter((line) => line.trim());
    return lines.map(header);
  }

  // Where only the name matters, the value can be left out.
  function header(line) {
    const at = line.indexOf(":");
    const name = (at < 0 ? line : line.slice(0, at)).trim();
    const some = name.toLowerCase() === "content-type" ? "application/json" : "1";
    return [name, at < 0 ? some : line.slice(at + 1).trim()];
  }

  function request() {
    const asked = {
      method: fields.method.value.trim(),
      url: fields.url.value.trim(),
      origin: fields.origin.value.trim(),
      headers: headers(fields.headers.value),
      credentials: fields.credentials.value,
    };
    return fields.browser.value ? {...asked, browser: fields.browser.value} : asked;
  }

  function show(line, parts) {
    verdict.replaceChildren(...line);
    explanation.replaceChildren(...parts);
  }

  // What is written wrongly, and how it is right.
  function wrong(field, text) {
    show([element("b", {class: "mistake"}, "No such request"), ` ${text}`], []);
    field?.setAttribute("aria-invalid", "true");
    field?.focus();
  }

  function answer(asked) {
    try {
      return corsExplain(known(), asked);
    } catch (error) {
      return {unknown: `This page cannot tell (${error.message}). Ask flask cors explain.`};
    }
  }

  function explain() {
    for (const field of fields) {
      field.removeAttribute("aria-invalid");
    }

    const asked = request();
    const result = answer(asked);

    if (result.invalid) {
      wrong(fields[result.invalid], result.unknown);
    } else if (result.unknown) {
      show([element("b", {class: "unknown"}, "Unknown"), ` ${result.unknown}`], []);
    } else {
      const {browsers} = known();
      show(told.verdict(result, asked.browser), told.parts(result, asked.browser, browsers));
    }
  }

  function chosen(row) {
    document.querySelector("tr.chosen")?.classList.remove("chosen");
    row.classList.add("chosen");
    fields.method.value = row.dataset.method;
    fields.url.value = row.dataset.path;
    explain();
    byId("explain").scrollIntoView({block: "start"});
    fields.origin.focus({preventScroll: true});
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    explain();
  });

  byId("routes")?.tBodies[0].addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    const isButton = event.target.closest("button.explain");
    const isSelecting = !getSelection().isCollapsed;

    if (isButton || !(event.target.closest("a") || isSelecting)) {
      chosen(row);
    }
  });
}
