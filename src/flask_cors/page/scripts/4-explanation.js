// What there is to say of an explanation, in the words of "flask cors explain".
const told = (() => {
  const verdicts = {allowed: "Allowed", blocked: "Blocked", unknown: "Unknown"};
  const names = {chromium: "Chromium", firefox: "Firefox"};

  // What the page cannot tell stands there as {unknown: "why"}.
  function said(value, otherwise = "") {
    if (value === null || value === undefined || value === "") {
      return otherwise;
    }

    return value.unknown ? `unknown: ${value.unknown}` : String(value);
  }

  function listed(value) {
    return Array.isArray(value) ? value : [];
  }

  function headers(pairs) {
    return listed(pairs).map(([name, value]) => `${name}: ${value}`).join("\n");
  }

  // Those of an answer that say something of CORS.
  function telling(pairs) {
    const isTelling = (name) => /^(access-control-|timing-allow-|x-cors-|location$|vary$)/i.test(name);
    return headers(listed(pairs).filter(([name]) => isTelling(name)));
  }

  function governed(found) {
    if (found.unknown) {
      return said(found);
    }

    const which = found.number ? `, policy ${found.number}` : "";
    const source = found.source;
    const line = source && source.file ? `${source.file}:${source.line}, ` : "";
    const where = source ? `, ${line}${source.name}` : "";

    if (found.level === "blueprint") {
      return `blueprint ${found.blueprint}: ${found.pattern}${which}${where}`;
    }

    if (found.level === "resources") {
      return `resources: ${found.pattern}${which}${where}`;
    }

    return `${found.level}${which}${where}`;
  }

  function facts(result) {
    const why = result.why_preflight;
    const preflight = why?.unknown ? said(why) : listed(why).join("; ");
    const exposed = listed(result.exposed_headers).join(", ");
    const shown = [
      ["Governed by", governed(result.governed_by)],
      ["Preflight", preflight ? `yes: ${preflight}` : "none"],
      ["Readable headers", result.verdict === "allowed" ? exposed : ""],
    ];
    const parts = shown
      .filter(([, text]) => text)
      .flatMap(([name, text]) => [element("dt", {}, name), element("dd", {}, text)]);
    return element("dl", {}, ...parts);
  }

  function exchange(each) {
    const purpose = each.purpose === "preflight" ? " (the preflight)" : "";
    const {response_headers: answered} = each;
    const shown = answered?.unknown ? said(answered) : telling(answered);
    return element(
      "div",
      {},
      element("h3", {}, `The browser sends ${each.method} ${each.url}${purpose}`),
      element("pre", {}, headers(each.request_headers)),
      element("h3", {}, `The server answers ${said(each.status)}`),
      element("pre", {}, shown || "no header of CORS"),
    );
  }

  function exchanges(result) {
    const all = listed(result.exchanges);
    const last = all.at(-1);
    const parts = all.map(exchange);

    if (result.verdict === "blocked" && last?.purpose === "preflight") {
      const {method} = result.request;
      parts.push(element("h3", {}, `The browser does not send ${method} ${last.url}`));
    }

    return element("div", {class: "exchanges"}, ...parts);
  }

  function sentence([name, browser], profiles) {
    if (!browser.sentence) {
      return null;
    }

    const profile = profiles.find((each) => each.name.toLowerCase() === name);
    const title = element("h3", {}, `${profile.name} ${profile.version} says`);
    return element("div", {}, title, element("pre", {class: "said"}, said(browser.sentence)));
  }

  function cause(each) {
    return element(
      "div",
      {class: "cause"},
      element("p", {}, said(each.message)),
      each.change ? element("pre", {class: "change"}, said(each.change)) : null,
      each.opens ? element("p", {}, said(each.opens)) : null,
    );
  }

  function causes(all) {
    if (all?.unknown) {
      return element("div", {}, element("h3", {}, "Because"), element("p", {}, said(all)));
    }

    const told = listed(all);

    if (!told.length) {
      return null;
    }

    const fix = told.some((each) => each.change) ? ", and what to write instead" : "";
    return element("div", {}, element("h3", {}, `Because${fix}`), ...told.map(cause));
  }

  function messages(title, all) {
    const told = all?.unknown ? [{message: said(all)}] : listed(all);
    const items = told.map((each) => element("p", {}, each.message));
    return items.length ? element("div", {}, element("h3", {}, title), ...items) : null;
  }

  function browsersOf(result, only) {
    return Object.entries(result.browsers).filter(([name]) => !only || name === only);
  }

  function ruling(result, shown) {
    const isBlocked = ([, browser]) => browser.verdict === "blocked";
    const blocking = shown.filter(isBlocked).map(([name]) => names[name]);

    if (result.verdict === "unknown" || result.write_reason) {
      return [result.verdict, ""];
    }

    const where = blocking.length < shown.length ? ` in ${blocking[0]}` : "";
    return blocking.length ? ["blocked", where] : ["allowed", ""];
  }

  // The result in one line, which screen readers say.
  function verdict(result, only) {
    const [word, where] = ruling(result, browsersOf(result, only));
    const {method, url, origin, credentials} = result.request;
    const cookies = credentials ? ", with cookies" : "";
    return [
      element("b", {class: word}, `${verdicts[word]}${where}`),
      ` ${method} ${url} from ${origin}${cookies}`,
    ];
  }

  function parts(result, only, profiles) {
    const all = [
      facts(result),
      exchanges(result),
      ...browsersOf(result, only).map((each) => sentence(each, profiles)),
      causes(result.causes),
      messages("Note", result.remarks),
      messages("Doubt", result.doubts),
      messages("What this page cannot tell", listed(result.untold).map((message) => ({message}))),
    ];
    return all.filter((part) => part !== null);
  }

  return {verdict, parts};
})();
